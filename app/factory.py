"""The application, put together in the order in which a request meets its parts."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import structlog
from fastapi import FastAPI
from fastapi_offline import FastAPIOffline

from app.api.openapi import describe
from app.api.v1 import (
    chat,
    completions,
    conversations,
    counsellor,
    feedback,
    handoffs,
    health,
    insights,
    metrics,
    objections,
    personas,
    scenario,
    sessions,
    stream,
)
from app.core.access.admission import AdmissionMiddleware
from app.core.access.middleware import AccessMiddleware, IdentityMiddleware
from app.core.access.size import SizeMiddleware
from app.core.access.wiring import open_access
from app.core.config import Settings, load_settings
from app.core.db import migrate
from app.core.dependencies import open_services
from app.core.head import HeadMiddleware
from app.core.logger import configure_logging
from app.core.metrics import MetricsMiddleware, forget_the_dead
from app.core.production import refuse_missing, refuse_unsafe, warn_of_risks
from app.core.request_id import RequestIdMiddleware
from app.core.rules_in_force import RulesMiddleware
from app.core.schema_version import announce_schema
from app.core.tracing import TracingMiddleware
from app.core.unforeseen import UnforeseenMiddleware
from app.errors import add_error_handlers
from app.web import plain
from app.web.pages import add_pages

log = structlog.get_logger(__name__)

ROUTED = (
    chat,
    stream,
    sessions,
    completions,
    insights,
    personas,
    scenario,
    conversations,
    handoffs,
    objections,
    feedback,
    counsellor,
    health,
    metrics,
    plain,
)


def create_app(settings: Settings | None = None) -> FastAPI:
    """Build the application; nothing is opened before its lifespan begins."""
    settings = settings or load_settings()
    refuse_unsafe(settings)
    refuse_missing(settings)
    configure_logging(settings)
    # The pages of the documents bring their own scripts: a closed network reaches no other.
    build = FastAPIOffline if settings.documents_itself else partial(FastAPI, openapi_url=None)
    app = build(
        title="감정 기반 금융 챗봇 API",
        summary="감정과 금융 데이터를 함께 읽는 금융 상담 챗봇",
        version="0.1.0",
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.add_middleware(HeadMiddleware)
    app.add_middleware(RulesMiddleware)
    app.add_middleware(AccessMiddleware)
    app.add_middleware(AdmissionMiddleware)
    app.add_middleware(IdentityMiddleware)
    app.add_middleware(
        SizeMiddleware,
        body_bytes=settings.body_limit_bytes,
        header_bytes=settings.header_limit_bytes,
        body_timeout_s=settings.body_timeout_s,
    )
    app.add_middleware(UnforeseenMiddleware)
    if settings.otel_exporter_otlp_endpoint is not None:
        app.add_middleware(TracingMiddleware)
    app.add_middleware(MetricsMiddleware)
    app.add_middleware(RequestIdMiddleware)
    add_error_handlers(app)
    for part in ROUTED:
        app.include_router(part.router)
    add_pages(app)
    describe(app)
    return app


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Prepare the embedded database, open what lives as long as the process, close it at the end."""
    settings: Settings = app.state.settings
    if settings.embedded_database:
        await asyncio.to_thread(migrate, settings.db_url.get_secret_value())
    announce(settings)
    forget_the_dead()
    async with open_services(settings) as services:
        app.state.services = services
        if not settings.embedded_database:
            await announce_schema(services.database)
        app.state.readiness = health.readiness_of(app)
        app.state.access = open_access(settings, services.redis, services.pipeline.in_danger)
        if settings.environment != "test":  # where one process opens one application after another
            spare_collector()
        yield


def spare_collector() -> None:
    """Take all that lives as long as the process out of the garbage collector's sight.

    A full collection looks at every object there is, a tenth of a second each time, and turns wait for it.
    """
    gc.collect()
    gc.freeze()


def announce(settings: Settings) -> None:
    """Say at start-up what kind of parts are in use, without addresses or secrets."""
    log.info(
        "starting",
        environment=settings.environment,
        database="embedded SQLite" if settings.embedded_database else "MySQL/MariaDB",
        redis="embedded (conversations end with this process)" if settings.redis_url is None else "server",
    )
    warn_of_risks(settings)
    if settings.openai_key_is_an_example:
        log.warning(
            "example_key", warning="OPENAI_API_KEY가 예시 값이라 쓰지 않습니다. 언어 모델 없이 답합니다."
        )
