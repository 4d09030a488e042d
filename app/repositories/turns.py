"""What a turn leaves behind: its label, its audit record and, in a crisis, a bare event; all or none.

A turn in which somebody may be in danger leaves what everyday talk leaves, in every field: nothing in the
trail tells that it was one. The crisis event has another pseudonym and only the minute.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal
from hashlib import sha256
from ipaddress import ip_address, ip_network
from types import MappingProxyType
from typing import Any

from app.core.audit_keys import AuditKey
from app.repositories.audit import AuditTrail
from app.schemas.audit import CUSTOMER, AuditKind, AuditRecord, Companion, Kept
from app.schemas.chat import NOTICE
from app.schemas.labels import RiskLevel, Topic
from app.schemas.retention import Retention
from app.schemas.turn import Author, Case, Degraded, Draft, Turn
from rules.scenario import Evidence, ScenarioMatch

NOTICE_ID = "ai:" + sha256(NOTICE.encode()).hexdigest()[:8]
#: What :func:`counselling_of` keeps of everyday talk that the built-in counsellor answered.
EVERYDAY: Mapping[str, Any] = MappingProxyType(
    {
        "topic": Topic.GENERAL.value,
        "label": None,
        "basis": None,
        "bands": [],
        "rules": None,
        "facts": [],
        "fraud": [],
        "fraud_certain": False,
        "author": Author.COUNSELLOR.value,
        "model": None,
        "prompt": None,
        "calls": [],
        "findings": [],
    }
)
CARE = frozenset({"suicide_prevention", "mental_health"})  # ids that would tell of a crisis


@dataclass(frozen=True, slots=True)
class TurnRecorder:
    """Records finished turns."""

    trail: AuditTrail

    async def record(self, case: Case, draft: Draft) -> tuple[Degraded, ...]:
        """Return when the turn is safe, with what was away; the reply may leave only then.

        Raises ``Unavailable`` when neither the database nor the disk takes it, but never when somebody
        may be in danger.
        """
        kept = await self.trail.append(record_of(case, draft, self.trail.keys.current))
        return (Degraded.AUDIT_SPOOLED,) if kept is Kept.SPOOLED else ()


def record_of(case: Case, draft: Draft, key: AuditKey) -> AuditRecord:
    """The record of one turn (pure)."""
    turn = case.guarded.turn
    return AuditRecord(
        entry_id=turn.request_id,
        kind=AuditKind.TURN,
        retention=retention_of(case),
        at=turn.received_at,
        actor=turn.actor or CUSTOMER,
        address=address_of(turn),
        subject=key.subject(turn.user_id),
        purpose="counselling",
        details=details_of(case, draft),
        companions=tuple(companions_of(case, key)),
        urgent=case.analysis.risk.stops,
    )


def retention_of(case: Case) -> Retention:
    """The class of a turn, by what it used."""
    if case.match is not None and not case.analysis.risk.stops:
        return Retention.COUNSELLING
    return Retention.ACCESS if case.profile is None else Retention.PROCESSING


def address_of(turn: Turn) -> str | None:
    """Where a turn came from: the address of a service, only the network of a customer."""
    if turn.address is None or turn.actor is not None:
        return turn.address
    try:
        length = 24 if ip_address(turn.address).version == 4 else 48
    except ValueError:
        return None
    return str(ip_network(f"{turn.address}/{length}", strict=False))


def details_of(case: Case, draft: Draft) -> dict[str, Any]:
    """What the answer rested on: ids, bands and versions.

    The same fields for every turn: a turn that stops for a crisis looks like everyday talk that the built-in
    counsellor answered, since the id of an entry is joined to a customer wherever it was rated.
    """
    reading = case.analysis.reading
    return {
        "data_read": case.profile is not None,
        "notices": [NOTICE_ID],
        "emotion_model": None if reading is None else reading.model_version,
        "degraded": [lost.value for lost in dict.fromkeys((*case.degraded, *draft.degraded))],
        "masked": list(case.guarded.masked),
        "injection": case.guarded.injection,
        **(EVERYDAY if case.analysis.risk.stops else counselling_of(case, draft)),
    }


def counselling_of(case: Case, draft: Draft) -> dict[str, Any]:
    """What is kept of a turn that was no crisis; in a crisis :data:`EVERYDAY` stands in its place."""
    match, fraud = case.match, case.analysis.fraud
    return {
        "topic": case.analysis.topic.value,
        "label": None if match is None else match.scenario.value,
        "basis": None if match is None else match.basis.value,
        "bands": [] if match is None else [band_of(found) for found in match.evidence],
        "rules": None if match is None else match.rules_version,
        "facts": [fact for fact in draft.facts if fact not in CARE],
        "fraud": [] if fraud is None else list(fraud.kinds),
        "fraud_certain": fraud is not None and fraud.certain,
        "author": draft.author.value,
        "model": draft.model,
        "prompt": draft.prompt_version,
        "calls": [f"{call.purpose.value} {call.model} {call.outcome.value}" for call in draft.calls],
        "findings": list(draft.findings),
    }


def band_of(found: Evidence) -> str:
    """A criterion as the side of its threshold the value lies on, such as ``overdue_days>=5``."""
    return f"{found.metric.value}{found.operator}{found.threshold:.12g}"


def companions_of(case: Case, key: AuditKey) -> Iterator[Companion]:
    """The rows of other tables that a turn leaves."""
    if case.analysis.risk.level is RiskLevel.CRISIS:
        yield crisis_event_of(case, key)
    elif case.match is not None:
        yield label_of(case, case.match)


def crisis_event_of(case: Case, key: AuditKey) -> Companion:
    """That the crisis lane acted."""
    turn = case.guarded.turn
    values = {
        "person": key.person(turn.user_id),
        "at": turn.received_at.astimezone(UTC).replace(second=0, microsecond=0),
        "action": "emergency_numbers" if case.analysis.risk.imminent else "crisis_numbers",
    }
    return Companion("CrisisEvent", values)


def label_of(case: Case, match: ScenarioMatch) -> Companion:
    """What was decided, with the emotion beside it."""
    turn, reading = case.guarded.turn, case.analysis.reading
    score = None if reading is None or reading.emotions is None else Decimal(f"{reading.score:.4f}")
    values = {
        "user_id": turn.user_id,
        "request_id": turn.request_id,
        "decided_at": turn.received_at,
        "label": match.scenario.value,
        "probability": Decimal(f"{match.probability:.4f}"),
        "basis": match.basis.value,
        "data_as_of": match.as_of,
        "evidence": [evidence_of(found) for found in match.evidence],
        "rules_version": match.rules_version,
        "emotion": None if case.analysis.emotion is None else case.analysis.emotion.value,
        "emotion_score": score,
    }
    return Companion("ScenarioLabel", values)


def evidence_of(found: Evidence) -> dict[str, Any]:
    """One criterion as JSON; when it was told only where an earlier message of the talk did."""
    told = {} if found.told_at is None else {"told_at": found.told_at.isoformat()}
    return {
        "metric": found.metric.value,
        "value": found.value,
        "operator": found.operator,
        "threshold": found.threshold,
        "unit": found.unit,
        "kind": found.threshold_kind,
        "as_of": found.as_of.isoformat(),
        **told,
    }
