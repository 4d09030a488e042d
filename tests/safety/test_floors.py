"""The screens over our own sets: never below the aims where we learnt, nor below ``docs/safety.md`` elsewhere.

Words alone, without the emotion model, so that a model trained anew moves no floor. About five seconds.
"""

from __future__ import annotations

import re

import pytest

from scripts.evaluate_safety import (
    DOCUMENT,
    KINDS,
    Screened,
    fraud_recall,
    fraud_specificity,
    judged,
    recall,
    screened,
    specificity,
    talks,
)
from training.sources import HELD_OUT, OPENED

AIMS = {"explicit": 0.99, "implicit": 0.95, "about_other": 0.95}
SPECIFIC = 0.98
NUMBER = re.compile(r"\d\.\d{3}")


def documented(first_cell: str) -> list[float]:
    """The figures of the line of ``docs/safety.md`` that begins with ``first_cell``."""
    lines = DOCUMENT.read_text("utf-8").splitlines()
    line = next(line for line in lines if line.startswith(f"| {first_cell} |"))
    return [float(found) for found in NUMBER.findall(line)]


@pytest.fixture(scope="module")
def opened() -> list[Screened]:
    return screened(OPENED)


@pytest.fixture(scope="module")
def held_out() -> list[Screened]:
    return screened(HELD_OUT)


@pytest.mark.parametrize(("kind", "aim"), AIMS.items())
def test_danger_is_found_where_we_learnt(opened: list[Screened], kind: str, aim: float) -> None:
    assert recall(opened, kind) >= aim


def test_harmless_words_raise_no_card_where_we_learnt(opened: list[Screened]) -> None:
    assert specificity(opened) >= SPECIFIC


def test_unseen_words_are_judged_as_well_as_documented(held_out: list[Screened]) -> None:
    figures = [*(recall(held_out, kind) for kind in KINDS), specificity(held_out)]
    floors = documented("검증 문장, 말만")[: len(figures)]
    assert all(round(figure, 3) >= floor for figure, floor in zip(figures, floors, strict=True))


def test_every_turn_of_the_talks_is_where_it_should_be() -> None:
    assert [turn for turn in talks() if turn.risk.level is not turn.expected] == []


def test_fraud_is_found_where_we_learnt() -> None:
    rows = judged(OPENED)
    assert fraud_recall(rows) >= 0.99
    assert fraud_specificity(rows) >= SPECIFIC


def test_unseen_fraud_is_judged_as_well_as_documented() -> None:
    rows = judged(HELD_OUT)
    assert round(fraud_recall(rows), 3) >= documented("모두")[1]
    assert round(fraud_specificity(rows), 3) >= documented("특이도")[1]
