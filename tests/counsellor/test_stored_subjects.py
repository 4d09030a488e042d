"""What an answer was about, kept as text and read back."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from app.repositories.conversations.messages import parse, render
from app.schemas.subject import NOTHING, UNPLACED, Subject
from app.schemas.talk import Message, Role

AT = datetime(2026, 11, 26, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", [None, "unplaced", "procedure:workout", "crisis:own_now", "guide:loan_fraud_work_heard"]
)
def test_a_stored_answer_keeps_its_subject_as_text(text: str | None) -> None:
    said = Message(Role.COUNSELLOR, "네.", AT, subject=Subject.parse(text))
    row = render(said)
    assert json.loads(row)["subject"] == text
    assert parse([row]) == (said,)


def test_endings_tell_what_a_card_or_a_guide_is() -> None:
    card, guide = Subject("crisis", "own_now"), Subject("guide", "voice_phishing_heard")
    assert (card.now, card.matter, card.outright) == (True, "own", card)
    assert (guide.heard, guide.matter, guide.outright) == (
        True,
        "voice_phishing",
        Subject("guide", "voice_phishing"),
    )
    other = Subject("info", "arrears_now")  # an ending tells nothing of what is neither
    assert (other.now, other.heard, other.matter) == (False, False, "arrears_now")


def test_only_what_an_answer_was_about_can_be_leant_on() -> None:
    assert not NOTHING
    assert UNPLACED
    assert [subject.placed for subject in (NOTHING, UNPLACED, Subject("term", "isa"))] == [False, False, True]
