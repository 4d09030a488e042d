"""The screens over our own sets: never below the aims where we learnt, nor below ``docs/safety.md`` elsewhere.

Where we learnt, words alone; elsewhere words alone and with the served emotion model. Half a minute on a quiet machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from app.schemas.labels import Emotion
from app.schemas.talk import History
from app.schemas.turn import Reading
from app.services.fraud_screen.detection import load_wording as fraud_wording
from app.services.safety_screen import screen
from app.services.safety_screen.screening import load_wording as crisis_wording
from app.services.word_weights import WordWeights
from scripts.evaluate_safety import (
    DOCUMENT,
    KINDS,
    MODEL,
    Reader,
    Screened,
    fraud_recall,
    fraud_specificity,
    judged,
    model_reader,
    no_model,
    recall,
    screened,
    specificity,
    talks,
)
from training.sources import HELD_OUT, OPENED

pytestmark = pytest.mark.timeout(600)  # a busy machine is no fault
AIMS = {"explicit": 0.99, "implicit": 0.95, "about_other": 0.95}
SPECIFIC = 0.98
#: Column of the held-out rows in the table on fraud.
HELD_OUT_COLUMNS = {"말만": 2, "말과 모델": 3}
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
def readers() -> dict[str, Reader]:
    return {"말만": no_model, "말과 모델": model_reader()}


@pytest.mark.parametrize(("kind", "aim"), AIMS.items())
def test_danger_is_found_where_we_learnt(opened: list[Screened], kind: str, aim: float) -> None:
    assert recall(opened, kind) >= aim


def test_harmless_words_raise_no_card_where_we_learnt(opened: list[Screened]) -> None:
    assert specificity(opened) >= SPECIFIC


@pytest.mark.parametrize("how", HELD_OUT_COLUMNS)
def test_unseen_words_are_judged_as_well_as_documented(readers: dict[str, Reader], how: str) -> None:
    rows = screened(HELD_OUT, readers[how])
    figures = [*(recall(rows, kind) for kind in KINDS), specificity(rows)]
    floors = documented(f"검증 문장, {how}")[: len(figures)]
    assert all(round(figure, 3) >= floor for figure, floor in zip(figures, floors, strict=True))


def test_every_turn_of_the_talks_is_where_it_should_be() -> None:
    assert [turn for turn in talks() if turn.risk.level is not turn.expected] == []


def test_fraud_is_found_where_we_learnt() -> None:
    rows = judged(OPENED)
    assert fraud_recall(rows) >= 0.99
    assert fraud_specificity(rows) >= SPECIFIC


@pytest.mark.parametrize(("how", "column"), HELD_OUT_COLUMNS.items())
def test_unseen_fraud_is_judged_as_well_as_documented(
    readers: dict[str, Reader], how: str, column: int
) -> None:
    rows = judged(HELD_OUT, readers[how])
    assert round(fraud_recall(rows), 3) >= documented("모두")[column]
    assert round(fraud_specificity(rows), 3) >= documented("특이도")[column]


@pytest.mark.parametrize("wording", [fraud_wording, crisis_wording])
def test_the_thresholds_were_set_with_the_served_model(wording: Callable[[], WordWeights]) -> None:
    served = json.loads((MODEL / "manifest.json").read_text("utf-8"))
    assert wording().model == served["files"]["model.onnx"]["sha256"]


def test_the_model_tells_of_every_kind_that_is_weighed() -> None:
    served = json.loads((MODEL / "manifest.json").read_text("utf-8"))
    assert set(fraud_wording().labels) == set(served["labels"]["fraud"])


def test_a_model_that_sees_no_danger_takes_no_written_sign_back(opened: list[Screened]) -> None:
    calm = {emotion: float(emotion is Emotion.NEUTRAL) for emotion in Emotion}
    no_fraud = dict.fromkeys(fraud_wording().labels, 0.0)
    unworried = Reading(calm, {}, finance=0.5, risk=0.0, model_version="test", fraud=no_fraud)
    told = [row for row in opened if row.risk.stops]
    assert all(
        screen(row.text, unworried, History()).stops for row in told if "wording" not in row.risk.rules
    )
