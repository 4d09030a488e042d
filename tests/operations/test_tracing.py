"""Traces reach a real collector over OTLP, stage by stage, with nothing of a customer in them; off, nothing runs."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest
from fastapi import FastAPI
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status

from app.core.config import ROOT
from app.core.tracing import provider_to
from app.factory import create_app, lifespan
from app.schemas.turn import Case, Draft, Listener
from scripts.seed_demo import seed
from tests.conftest import Backend, settings_for
from tests.llm.server import Play, openai_server
from tests.pipeline.serving import heard, served
from tests.pipeline.stand_ins import WordEmotions, install

USER = "demo-delinq-early"
SECRET = "제 번호는 010-2345-6789이고 카드값이 밀려서 걱정이에요"
PARTS = ("010-2345-6789", "카드값", "걱정", USER, "a-secret-session")
STAGES = {"floor", "guard", "emotion", "screens", "read", "scenario", "answer", "close"}
CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@dataclass
class Collector:
    """What arrived: the decoded spans, and the bytes as they came."""

    url: str = ""
    spans: list[Span] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    services: set[str] = field(default_factory=set)

    def take(self, path: str, body: bytes) -> None:
        """One export."""
        assert path == "/v1/traces"
        request = ExportTraceServiceRequest.FromString(body)
        self.raw.append(body)
        for part in request.resource_spans:
            self.services |= {
                a.value.string_value for a in part.resource.attributes if a.key == "service.name"
            }
            for scope in part.scope_spans:
                self.spans += scope.spans

    def named(self, name: str) -> list[Span]:
        """The spans of one name."""
        return [span for span in self.spans if span.name == name]


@pytest.fixture
def collector() -> Iterator[Collector]:
    """An OTLP collector on loopback."""
    taken = Collector()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            taken.take(self.path, self.rfile.read(int(self.headers["content-length"])))
            answer = ExportTraceServiceResponse().SerializeToString()
            self.send_response(200)
            self.send_header("content-type", "application/x-protobuf")
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    taken.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield taken
    server.shutdown()
    server.server_close()
    thread.join()


@asynccontextmanager
async def running(backend: Backend, **changes: object) -> AsyncIterator[FastAPI]:
    """The application with the demo customers."""
    settings = settings_for(backend, emotion_model_dir=backend.folder / "no-model", **changes)
    app = create_app(settings)
    async with lifespan(app):
        await seed(settings, customers=0)
        install(app, emotions=WordEmotions())
        yield app


def attributes(span: Span) -> dict[str, object]:
    """What a span says."""
    return {a.key: a.value.string_value or a.value.int_value for a in span.attributes}


async def test_a_turn_is_one_trace_with_a_span_for_each_stage(
    embedded: Backend, collector: Collector
) -> None:
    body = {"user_id": USER, "session_id": "a-secret-session", "message": SECRET}
    async with running(embedded, otel_exporter_otlp_endpoint=collector.url) as app, served(app) as http:
        answer = await http.post("/api/chat", json=body, headers={"traceparent": CALLER})
        assert answer.status_code == 200
        await heard(http, body)
        await http.get(f"/api/users/{USER}/sessions/a-secret-session")
    assert collector.services == {"emofinance"}
    (request,) = collector.named("POST /api/chat")
    assert request.trace_id.hex() == CALLER.split("-")[1]
    assert request.parent_span_id.hex() == CALLER.split("-")[2]
    assert attributes(request) == {
        "http.request.method": "POST",
        "http.route": "/api/chat",
        "http.response.status_code": 200,
        "emofinance.request_id": answer.headers["x-request-id"],
    }
    for one in (request, *collector.named("POST /api/chat/stream")):
        below = {span.name for span in collector.spans if span.parent_span_id == one.span_id}
        assert below == STAGES
    assert len(collector.named("GET /api/users/{user_id}/sessions/{session_id}")) == 1


async def test_the_language_model_and_its_verification_are_spans(
    embedded: Backend, collector: Collector
) -> None:
    with openai_server() as model:
        model.script.append(Play("말씀해 주셔서 고마워요. 오늘은 어떤 하루였어요?"))
        settings = {
            "openai_base_url": model.url,
            "openai_model": "m",
            "otel_exporter_otlp_endpoint": collector.url,
        }
        async with running(embedded, **settings) as app, served(app) as http:
            body = {"user_id": USER, "message": "안녕하세요"}
            assert (await http.post("/api/chat", json=body)).status_code == 200
    (call,) = collector.named("model")
    assert attributes(call) == {
        "provider": "openai",
        "model": "m",
        "purpose": "answer",
        "outcome": "answered",
    }
    assert collector.named("verify")
    (answer,) = collector.named("answer")
    assert call.parent_span_id == answer.span_id


class Breaking:
    """A chat that fails with the customer's words in its error."""

    async def answer(self, case: Case, listener: Listener) -> Draft:
        """Always raises."""
        raise RuntimeError(case.guarded.turn.message)


async def test_nothing_of_a_customer_leaves_not_even_in_errors(
    embedded: Backend, collector: Collector
) -> None:
    body = {"user_id": USER, "session_id": "a-secret-session", "message": SECRET}
    async with running(embedded, otel_exporter_otlp_endpoint=collector.url) as app:
        transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://test") as http:
            assert (await http.post("/api/chat", json=body)).status_code == 200
            await http.get(f"/api/users/{USER}/insights?from=카드값")
            crisis = body | {"message": f"{SECRET}. 빚 때문에 죽고 싶어요"}
            assert (await http.post("/api/chat", json=crisis)).status_code == 200
            install(app, chat=Breaking())
            general = body | {"message": "안녕하세요. 제 번호는 010-2345-6789예요"}
            assert (await http.post("/api/chat", json=general)).status_code == 500
    failed = [span for span in collector.named("answer") if span.status.code == Status.STATUS_CODE_ERROR]
    assert [span.status.message for span in failed] == ["RuntimeError"]
    assert len(collector.spans) > 3 * len(STAGES)
    everything = b"".join(collector.raw)
    for part in PARTS:
        assert part.encode() not in everything, part


async def test_a_collector_that_is_away_costs_no_answer(embedded: Backend, collector: Collector) -> None:
    async with (
        running(embedded, otel_exporter_otlp_endpoint="http://127.0.0.1:9") as app,
        served(app) as http,
    ):
        answer = await http.post("/api/chat", json={"user_id": USER, "message": SECRET})
        assert answer.status_code == 200
        assert answer.json()["meta"]["degraded"] == []


async def test_without_an_endpoint_nothing_is_traced(embedded: Backend) -> None:
    async with running(embedded) as app:
        assert app.state.services.tracer is None
        assert not any("TracingMiddleware" in str(middleware) for middleware in app.user_middleware)


def test_without_an_endpoint_no_exporter_is_imported() -> None:
    program = "import sys, main; print([n for n in ('opentelemetry.sdk.trace', 'opentelemetry.exporter') if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_sdk_is_an_extra_because_redis_would_load_it_at_every_start() -> None:
    assert "opentelemetry-sdk" not in (ROOT / "requirements.txt").read_text("utf-8")
    assert "opentelemetry-sdk" in (ROOT / "requirements-tracing.txt").read_text("utf-8")


def test_an_endpoint_without_the_extra_ends_the_start_with_a_clear_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    with pytest.raises(SystemExit, match=r"requirements-tracing\.txt"):
        provider_to("http://127.0.0.1:9/v1/traces", service="emofinance")
