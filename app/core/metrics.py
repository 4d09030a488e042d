"""Prometheus metrics. Labels come from closed sets; nothing of a customer is in them.

Under several workers set ``PROMETHEUS_MULTIPROC_DIR`` to an empty directory that all of them share: counts
and histograms are then summed over the workers at every scrape.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from prometheus_client import REGISTRY as PROCESS
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.unforeseen import route_of
from app.schemas.model_calls import Purpose
from app.schemas.turn import Author, Case, Degraded, Draft, Reading, Reply

UNKNOWN = "unknown"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
FAST = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

REQUESTS = Counter("emofinance_requests", "Requests by route and status.", ["method", "route", "status"])
REQUEST_SECONDS = Histogram(
    "emofinance_request_seconds", "Time to the end of the response.", ["route"], buckets=FAST
)
IN_FLIGHT = Gauge("emofinance_requests_in_flight", "Requests inside.", multiprocess_mode="livesum")
STAGE_SECONDS = Histogram("emofinance_stage_seconds", "Time of one stage of a turn.", ["stage"], buckets=FAST)
TURNS = Counter(
    "emofinance_turns", "Turns answered, by topic and by who wrote the answer.", ["topic", "author"]
)
EMOTIONS = Counter("emofinance_emotions", "Dominant emotions; unknown where none was read.", ["emotion"])
SCENARIOS = Counter(
    "emofinance_scenarios", "Scenarios decided in finance talk; none where none.", ["scenario"]
)
DEGRADED = Counter("emofinance_degraded", "Turns answered without a part.", ["part"])
MODEL_FAILURES = Counter(
    "emofinance_emotion_model_failures", "Readings that the model did not give: slow or broken.", ["kind"]
)
EMOTION_MODEL_SECONDS = Histogram(
    "emofinance_emotion_model_seconds",
    "Time of one part of a reading: waiting for a worker, splitting into tokens, computing.",
    ["part"],
    buckets=FAST,
)
MASKED = Counter("emofinance_masked", "Messages in which personal data was masked.", [])
RISK = Counter("emofinance_crisis", "Turns by level of the crisis lane.", ["level"])
CRISIS_SEEN = Counter("emofinance_crisis_seen", "Messages in which a crisis was seen, answered or not.", [])
REFERRALS = Counter("emofinance_crisis_referrals", "Answers that gave the crisis card with its numbers.", [])
RATE_LIMITED = Counter("emofinance_rate_limited", "Requests over a limit, by the limit.", ["limit"])
FRAUD = Counter("emofinance_fraud_alerts", "Fraud overlays by kind.", ["kind"])
FRAUD_LIKELY = Counter(
    "emofinance_fraud_likely", "Messages in which fraud was only likely, by kind.", ["kind"]
)
AUDIT_SPOOL_DEPTH = Gauge(
    "emofinance_audit_spool_depth",
    "Audit records on the disk that the database does not have yet.",
    multiprocess_mode="livemax",
)
AUDIT_CHAIN_INTACT = Gauge(
    "emofinance_audit_chain_intact",
    "1 while everything this process added to the audit trail still verifies.",
    multiprocess_mode="livemin",
)
AUDIT_CHAIN_INTACT.set(1)  # also of a process that has not come to its trail yet: nought would call somebody
HANDOFFS_WAITING = Gauge(
    "emofinance_handoffs_waiting", "Customers who wait for a person.", multiprocess_mode="livemax"
)
LLM_CALLS = Counter("emofinance_llm_calls", "Calls of a language model.", ["provider", "outcome"])
LLM_SECONDS = Histogram(
    "emofinance_llm_seconds", "Time of one call of a language model.", ["model"], buckets=FAST
)
LLM_TOKENS = Counter("emofinance_llm_tokens", "Tokens as the providers counted them.", ["kind"])
LLM_COST = Counter(
    "emofinance_llm_cost",
    "Cost of language models, in the currency of the prices in the settings.",
    ["provider"],
)
LLM_FALLBACKS = Counter(
    "emofinance_llm_fallbacks",
    "Answers that the first provider did not write: who did, another one or the counsellor.",
    ["to"],
)
FINDINGS = Counter("emofinance_verifier_findings", "What the verifier did not let through.", ["kind"])
RULES_RELOADS = Counter(
    "emofinance_rules_reloads", "Thresholds and facts read while running: loaded or refused.", ["outcome"]
)
RULES_REFUSED = Gauge(
    "emofinance_rules_refused",
    "1 while the files of thresholds and facts are refused and older values hold.",
    multiprocess_mode="livemax",
)
IN_USE = Gauge(
    "emofinance_in_use",
    "Connections and permits that are taken now.",
    ["resource"],
    multiprocess_mode="livesum",
)
LIMIT = Gauge(
    "emofinance_in_use_limit",
    "Connections and permits that there are.",
    ["resource"],
    multiprocess_mode="livesum",
)
REPLICA_FALLBACKS = Counter(
    "emofinance_replica_fallbacks", "Reads that the database answered because its replica did not.", []
)
NOT_UNDERSTOOD = Counter("emofinance_not_understood", "Answers that admit not to know.", [])


def count_turn(reply: Reply, stages_ms: Mapping[str, float]) -> None:
    """Count one finished turn."""
    case = reply.case
    emotion = case.analysis.emotion
    TURNS.labels(case.analysis.topic.value, reply.draft.author.value).inc()
    EMOTIONS.labels(UNKNOWN if emotion is None else emotion.value).inc()
    if case.analysis.topic.value == "finance":
        SCENARIOS.labels("none" if case.match is None else case.match.scenario.value).inc()
    for part in reply.degraded:
        DEGRADED.labels(part.value).inc()
    for stage, spent in stages_ms.items():
        STAGE_SECONDS.labels(stage).observe(spent / 1_000)
    count_reading(case.analysis.reading)
    count_care(reply)
    count_model(reply.draft)


def count_seen(case: Case) -> None:
    """Count a crisis as soon as it is seen, so that one without an answer shows."""
    if case.analysis.risk.stops:
        CRISIS_SEEN.inc()


def count_reading(reading: Reading | None) -> None:
    """Count what the emotion model's parts took of one turn."""
    for part, spent in (reading.timings_ms if reading else {}).items():
        EMOTION_MODEL_SECONDS.labels(part).observe(spent / 1_000)


def count_model(draft: Draft) -> None:
    """Count what the language model did for one answer."""
    if draft.calls:
        asked = [call for call in draft.calls if call.purpose is not Purpose.SUMMARY]
        STAGE_SECONDS.labels("model").observe(sum(call.latency_ms for call in asked) / 1_000)
        STAGE_SECONDS.labels("verify").observe(draft.verify_ms / 1_000)
    if Degraded.LANGUAGE_MODEL in draft.degraded:
        LLM_FALLBACKS.labels("counsellor").inc()
    elif draft.calls and draft.author is Author.LANGUAGE_MODEL and draft.model != draft.calls[0].model:
        LLM_FALLBACKS.labels("provider").inc()
    for call in draft.calls:
        LLM_CALLS.labels(call.provider, call.outcome.value).inc()
        LLM_SECONDS.labels(call.model).observe(call.latency_ms / 1_000)
        LLM_TOKENS.labels("prompt").inc(call.prompt_tokens or 0)
        LLM_TOKENS.labels("completion").inc(call.completion_tokens or 0)
    for kind in draft.findings:
        FINDINGS.labels(kind).inc()


def count_care(reply: Reply) -> None:
    """Count what safety and privacy did in a turn."""
    analysis = reply.case.analysis
    RISK.labels(analysis.risk.level.value).inc()
    if analysis.risk.stops:
        REFERRALS.inc()
    if reply.case.guarded.masked:
        MASKED.inc()
    if not reply.draft.understood and reply.draft.author is Author.COUNSELLOR:
        NOT_UNDERSTOOD.inc()
    if analysis.fraud is not None:
        counter = FRAUD if analysis.fraud.certain else FRAUD_LIKELY
        for kind in analysis.fraud.kinds:
            counter.labels(kind).inc()


def forget_the_dead() -> None:
    """Drop what processes that are gone had in use, or a killed worker's would count for ever."""
    folder = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    if folder is None or sys.platform == "win32":
        return
    for path in Path(folder).glob("gauge_live*_*.db"):
        pid = int(path.stem.rpartition("_")[2])
        try:
            os.kill(pid, 0)  # asks only whether it is there
        except ProcessLookupError:
            mark_process_dead(pid)  # type: ignore[no-untyped-call]
        except PermissionError:
            continue


def exposition() -> bytes:
    """Everything measured, in the text format; over all workers where they share a directory."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(PROCESS)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)


def known_method(method: str) -> str:
    """The method as a label; callers may invent any."""
    return method if method in METHODS else "other"


class MetricsMiddleware:
    """Counts and times requests under the route's template, never under the address itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        begun = perf_counter()
        with IN_FLIGHT.track_inprogress():
            try:
                await self.app(scope, receive, noting)
            finally:
                route = route_of(scope)
                REQUESTS.labels(known_method(scope["method"]), route, str(status)).inc()
                REQUEST_SECONDS.labels(route).observe(perf_counter() - begun)
