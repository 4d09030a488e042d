"""Turns to be recorded: keyword-only, with sensible defaults."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import NoReturn
from uuid import uuid4

from app.repositories.audit import AuditTrail
from app.schemas.labels import Emotion, RiskLevel, Topic
from app.schemas.subject import Subject
from app.schemas.talk import History
from app.schemas.turn import Analysis, Author, Case, Draft, GuardedTurn, Risk, Turn
from app.services.scenario_engine import Assessment, assess
from rules.scenario import Scenario
from tests.counsellor.factories import TODAY, profile, reading

WORDS = "카드값이 밀려서 걱정이에요"


@cache
def assessment() -> Assessment:
    """What the rules say of a customer twelve days in arrears."""
    return assess(profile(scenario=Scenario.DELINQ_EARLY), "", TODAY)


class NoDatabase:
    """A database that does not answer."""

    def session(self) -> NoReturn:
        """Fail."""
        raise TimeoutError

    transaction = session


@contextmanager
def database_away(trail: AuditTrail) -> Iterator[None]:
    """The trail without its database."""
    writers = (trail.writer, trail.drain.writer)
    databases = [writer.database for writer in writers]
    for writer in writers:
        writer.database = NoDatabase()  # type: ignore[assignment]
    yield
    for writer, database in zip(writers, databases, strict=True):
        writer.database = database
    trail.drain.away = False


@contextmanager
def nowhere_to_write(trail: AuditTrail) -> Iterator[None]:
    """The trail without its database and its disk."""
    folder = trail.drain.spool.folder
    folder.parent.mkdir(exist_ok=True)
    with database_away(trail):
        folder.write_text("a file where the folder should be")
        yield
        folder.unlink()


def turn(
    *,
    user_id: str = "kim",
    request_id: str | None = None,
    at: datetime | None = None,
    actor: str | None = None,
    address: str | None = "203.0.113.77",
) -> Turn:
    """A message of ``kim`` that just came."""
    return Turn(
        user_id=user_id,
        session_id="default",
        request_id=request_id or uuid4().hex,
        message=WORDS,
        received_at=at or datetime.now(UTC),
        actor=actor,
        address=address,
    )


def case(
    *, asked: Turn | None = None, risk: RiskLevel = RiskLevel.NONE, known: bool = True, imminent: bool = False
) -> Case:
    """A finance turn of a customer in ``DELINQ_EARLY``."""
    found = assessment()
    return Case(
        guarded=GuardedTurn(asked or turn(), WORDS, masked=("phone",)),
        analysis=Analysis(reading(Emotion.WORRY), Topic.FINANCE, Risk(risk, imminent=imminent)),
        history=History(),
        today=TODAY,
        profile=profile(scenario=Scenario.DELINQ_EARLY) if known else None,
        metrics=found.metrics if known else {},
        match=found.match if known else None,
    )


def draft(*, findings: tuple[str, ...] = (), understood: bool = True) -> Draft:
    """An answer of the built-in counsellor."""
    return Draft(
        text="연체 12일째예요. 먼저 카드사에 알려 주세요.",
        author=Author.COUNSELLOR,
        subject=Subject("situation"),
        facts=("ccrs", "suicide_prevention"),
        findings=findings,
        understood=understood,
    )
