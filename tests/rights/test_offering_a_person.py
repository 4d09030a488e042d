"""When talking to a person is offered."""

from __future__ import annotations

from dataclasses import replace

from app.schemas.labels import RiskLevel
from app.schemas.subject import Subject
from app.schemas.talk import History, Message, Role
from app.services.hand_off import offers_person
from tests.audit.factories import case, draft
from tests.rights.conftest import AT


def told(subject: str | None) -> History:
    """A talk whose last answer was about ``subject``."""
    return History(
        (
            Message(Role.CUSTOMER, "음", AT),
            Message(Role.COUNSELLOR, "글쎄요", AT, subject=Subject.parse(subject)),
        )
    )


def test_a_person_is_offered_in_a_crisis() -> None:
    assert offers_person(case(risk=RiskLevel.CRISIS), draft())
    assert not offers_person(case(risk=RiskLevel.CONCERN), draft())


def test_a_person_is_offered_after_two_failed_turns() -> None:
    failed = draft(understood=False)
    assert not offers_person(case(), failed)
    assert not offers_person(replace(case(), history=told("dsr")), failed)
    assert offers_person(replace(case(), history=told("unplaced")), failed)
    assert not offers_person(replace(case(), history=told("unplaced")), draft())


def test_a_person_is_offered_on_the_wish() -> None:
    asked = case()
    guarded = replace(asked.guarded, text="상담원 연결해 주세요")
    assert offers_person(replace(asked, guarded=guarded), draft())
