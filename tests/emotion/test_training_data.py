"""Our own messages and the ways they are disturbed in training."""

from __future__ import annotations

import csv
import random
from collections import Counter
from pathlib import Path

import pytest

from app.core.config import ROOT
from app.schemas.labels import Emotion
from app.services.emotion_analyzer.normal_form import network_form
from training import augment
from training.sources import Row, authored, labelled

FILES = sorted((ROOT / "training" / "data" / "authored").glob("*.tsv"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_row_is_whole(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            assert row["text"].strip()
            assert row["emotion"] in set(Emotion)
            assert row["topic"] in {"finance", "general", ""}  # nothing where the message alone does not tell
            assert row["risk"] in {"0", "1"}


def test_the_golden_sentences_are_never_trained_on() -> None:
    with (ROOT / "training" / "data" / "golden.tsv").open(encoding="utf-8", newline="") as file:
        golden = {network_form(row["text"]) for row in csv.DictReader(file, delimiter="\t")}
    assert len(golden) >= 40
    assert not golden & {row.text for row in authored()}


@pytest.mark.parametrize(("topic", "finance"), [("finance", True), ("general", False), ("", None)])
def test_a_topic_that_the_message_does_not_tell_is_unknown(topic: str, finance: bool | None) -> None:
    row = {"text": "아니 왜 또 올라", "emotion": "화남", "topic": topic, "risk": "0"}
    assert labelled(row, row["text"], "some", "written").finance is finance


def test_no_message_carries_two_labels() -> None:
    labels: dict[str, set[str | None]] = {}
    for row in authored():
        labels.setdefault(row.text, set()).add(row.emotion)
    assert [text for text, of in labels.items() if len(of) > 1] == []


def test_every_emotion_is_well_represented() -> None:
    counts = Counter(row.emotion for row in authored())
    assert min(counts[emotion.value] for emotion in Emotion) > 800


@pytest.mark.parametrize("change", augment.DISTURBANCES, ids=lambda change: change.__name__)
def test_a_disturbance_leaves_a_text_that_reads_alike(change: augment.Disturbance) -> None:
    rng = random.Random(3)
    for row in list(authored())[::97]:
        disturbed = change(row.text, rng)
        assert disturbed
        assert abs(len(disturbed.replace(" ", "")) - len(row.text.replace(" ", ""))) <= max(
            4, len(row.text) // 6
        )


def test_the_same_seed_disturbs_alike() -> None:
    text = "이번 달 카드값을 어떻게 내야 할지 모르겠어요."
    one, other = (
        [augment.disturb(text, rng) for _ in range(9)] for rng in (random.Random(5), random.Random(5))
    )
    assert one == other
    assert len(set(one)) > 2


def said(text: str, *, side: str | None = None) -> Row:
    """A message whose labels do not matter."""
    return Row(text, "some", "real", emotion="중립", side=side)


def test_rows_only_learnt_from_never_reach_the_measured_sides() -> None:
    pytest.importorskip("sklearn")
    from training.prepare_data import split_rows

    texts = [row.text for row in authored()][::9]
    measured = [said(text) for text in texts[:600]]
    sides = {row.text: side for row, side in split_rows(measured)}
    held_out = next(text for text in texts[:600] if sides[text] == "test" and len(text) > 20)
    learnt = [said(text, side="train") for text in (*texts[600:], held_out + "..", held_out)]
    split = list(split_rows([*measured, *learnt]))
    assert {row.text: side for row, side in split if row.side is None} == sides
    assert {side for row, side in split if row.side == "train"} == {"train"}
    kept = {row.text for row, _ in split if row.side == "train"}
    assert held_out + ".." not in kept
    assert len(kept) > len(texts[600:]) * 0.9


def test_what_the_screens_are_weighed_by_is_not_learnt_from() -> None:
    pytest.importorskip("sklearn")
    from training.prepare_data import split_rows

    texts = [row.text for row in authored() if len(row.text) > 20][::40][:60]
    learnt = [said(text, side="train") for text in texts]
    kept = [said(text, side="dev") for text in (texts[0], texts[1] + "..")]
    split = list(split_rows([*learnt, *kept]))
    assert {row.text for row, side in split if side == "dev"} == {row.text for row in kept}
    assert {row.text for row, side in split if side == "train"} == set(texts[2:])
