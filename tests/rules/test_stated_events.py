"""What customers say of themselves is read, and what they say of others is not."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.schemas.talk import History, Message, Role
from app.services.stated_events import hear, hear_in_talk, misfortune_told
from rules.metrics import Metric

NOON = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TABLE = Path(__file__).with_name("stated_events.tsv")
MISFORTUNES = Path(__file__).with_name("misfortunes.tsv")
with TABLE.open(encoding="utf-8", newline="") as file:
    MESSAGES = [(row["text"], row["events"] or "") for row in csv.DictReader(file, delimiter="\t")]


@pytest.mark.parametrize(("text", "events"), MESSAGES)
def test_stated_events(text: str, events: str) -> None:
    """Exactly the events of the table."""
    expected = frozenset(Metric(f"said_{name}") for name in events.split(",") if name)
    assert hear(text).events == expected


def test_the_table_speaks_for_every_event() -> None:
    """Each event occurs, and so do messages without one."""
    named = [name for _, events in MESSAGES for name in events.split(",")]
    for event in ("loan_rejected", "loan_approved", "loan_considered", "job_lost", "investment_loss"):
        assert named.count(event) >= 3
    assert named.count("") >= 20


@pytest.mark.parametrize(
    ("text", "kind"),
    [tuple(line.split("\t")) for line in MISFORTUNES.read_text("utf-8").splitlines()[1:]],
)
def test_misfortunes(text: str, kind: str) -> None:
    assert (misfortune_told(text) or "") == kind


def talk(*told: str) -> History:
    """What the customer wrote, a minute apart."""
    return History(
        tuple(
            Message(Role.CUSTOMER, text, NOON + timedelta(minutes=minute)) for minute, text in enumerate(told)
        )
    )


def test_what_was_told_earlier_holds_with_its_time() -> None:
    said = hear_in_talk("이제 어떻게 해야 할까요", talk("안녕하세요", "코인으로 2천 날렸네요", "네"))
    assert said.events == {Metric.SAID_INVESTMENT_LOSS}
    assert said.earlier == NOON + timedelta(minutes=1)


def test_what_is_told_now_has_no_earlier_time_and_replaces_the_rest() -> None:
    said = hear_in_talk("대출을 받을지 고민이에요", talk("저 회사에서 해고당했어요"))
    assert said.events == {Metric.SAID_LOAN_CONSIDERED}
    assert said.earlier is None
    later = hear_in_talk("네", talk("저 회사에서 해고당했어요", "대출을 받을지 고민이에요"))
    assert later.events == {Metric.SAID_LOAN_CONSIDERED}


@pytest.mark.parametrize(
    ("told", "over"),
    [
        ("저 회사에서 해고당했어요", "다행히 새 직장을 구했어요"),
        ("저 회사에서 해고당했어요", "저 취직했어요"),
        ("코인으로 2천 날렸네요", "본전은 찾았어요"),
        ("대출을 받을지 고민이에요", "안 받기로 했어요"),
    ],
)
def test_what_was_taken_back_holds_no_longer(told: str, over: str) -> None:
    assert hear_in_talk(over, talk(told)).events == frozenset()
    assert hear_in_talk("그럼 저축은요?", talk(told, over)).events == frozenset()


@pytest.mark.parametrize("text", ["저 취직 못 했어요", "동생이 취직했어요", "취직했으면 좋겠어요"])
def test_what_only_sounds_like_it_takes_nothing_back(text: str) -> None:
    told = hear_in_talk(text, talk("저 회사에서 해고당했어요"))
    assert told.events == {Metric.SAID_JOB_LOST}


def test_the_counsellors_words_tell_nothing_of_the_customer() -> None:
    said = Message(Role.COUNSELLOR, "코인으로 2천 날렸네요", NOON)
    assert hear_in_talk("네", History((said,))).events == frozenset()
