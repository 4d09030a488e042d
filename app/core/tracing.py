"""OpenTelemetry traces, when an endpoint is set: one span for a request, one for each stage of a turn.

A span says what was done and how long it took; nothing that a customer wrote, is called or owns. Errors give
their type, never their text. Without an endpoint we do not import the SDK (an extra), and a span is a lookup.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

import structlog
from opentelemetry.context import Context
from opentelemetry.trace import Span, SpanKind, StatusCode, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.config import Settings
from app.core.metrics import known_method
from app.core.unforeseen import route_of

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

MISSING = (
    "OTEL_EXPORTER_OTLP_ENDPOINT를 쓰려면 추적 도구가 있어야 합니다: "
    "pip install --require-hashes -r requirements-tracing.txt"
)
EXPORT_S = 5  # how long a collector may take
#: Of the caller's headers only this one is taken over: it holds two random numbers and a flag.
PARENT = "traceparent"
_tracer: ContextVar[Tracer | None] = ContextVar("tracer", default=None)

Attribute = str | int | float | bool


@contextmanager
def span(name: str) -> Iterator[None]:
    """Trace the block under ``name``, where the request is traced."""
    tracer = _tracer.get()
    if tracer is None:
        yield
        return
    with tracer.start_as_current_span(name, record_exception=False, set_status_on_exception=False) as current:
        try:
            yield
        except BaseException as error:
            current.set_status(StatusCode.ERROR, type(error).__name__)
            raise


def begin(name: str) -> Span | None:
    """A span that ends with :func:`finish`, for work that is no block; ``None`` where nothing is traced."""
    tracer = _tracer.get()
    return None if tracer is None else tracer.start_span(name)


def finish(begun: Span | None, **attributes: Attribute | None) -> None:
    """End a span with what became known meanwhile."""
    if begun is not None:
        begun.set_attributes({name: value for name, value in attributes.items() if value is not None})
        begun.end()


@asynccontextmanager
async def open_tracing(settings: Settings) -> AsyncIterator[Tracer | None]:
    """The tracer, whose last spans leave when the block ends; ``None`` without an endpoint."""
    if settings.otel_exporter_otlp_endpoint is None:
        yield None
        return
    address = f"{settings.otel_exporter_otlp_endpoint.rstrip('/')}/v1/traces"
    provider = provider_to(address, service=settings.otel_service_name)
    try:
        yield provider.get_tracer("emofinance")
    finally:
        await asyncio.to_thread(provider.shutdown)


def provider_to(address: str, *, service: str) -> TracerProvider:
    """Whatever sends spans to ``address``; ends the process when the extra ``tracing`` is not installed."""
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError:
        raise SystemExit(MISSING) from None
    provider = TracerProvider(resource=Resource.create({"service.name": service}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(address, timeout=EXPORT_S)))
    return provider


class TracingMiddleware:
    """A span for each request, below the caller's where it sent one; the log lines name the trace."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.propagator = TraceContextTextMapPropagator()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        tracer: Tracer | None = scope["app"].state.services.tracer if scope["type"] == "http" else None
        if tracer is None:
            await self.app(scope, receive, send)
            return
        token = _tracer.set(tracer)
        try:
            await self.traced(tracer, scope, receive, send)
        finally:
            _tracer.reset(token)

    async def traced(self, tracer: Tracer, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request in a span of its own; addresses hold customers' ids, so the route is named."""

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                current.set_attribute("http.response.status_code", message["status"])
                if message["status"] >= 500:
                    current.set_status(StatusCode.ERROR)
            await send(message)

        method = known_method(scope["method"])
        with (
            tracer.start_as_current_span(
                method,
                context=self.parent_of(scope),
                kind=SpanKind.SERVER,
                record_exception=False,
                set_status_on_exception=False,
            ) as current,
            structlog.contextvars.bound_contextvars(trace_id=f"{current.get_span_context().trace_id:032x}"),
        ):
            try:
                await self.app(scope, receive, noting)
            finally:
                route = route_of(scope)
                current.update_name(f"{method} {route}")
                current.set_attributes({"http.request.method": method, "http.route": route})
                current.set_attribute("emofinance.request_id", scope["state"]["request_id"])

    def parent_of(self, scope: Scope) -> Context:
        """The caller's span."""
        return self.propagator.extract({PARENT: Headers(scope=scope).get(PARENT, "")})
