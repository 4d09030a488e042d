"""What customers say of themselves is read, and what they say of others is not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.services.stated_events import hear, misfortune_told
from rules.metrics import Metric

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
