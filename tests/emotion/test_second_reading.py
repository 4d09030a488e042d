"""The second reading of a sample, and how its agreement with the first is computed."""

from __future__ import annotations

import pytest

from app.schemas.labels import Emotion
from training.sources import OWN, Row, authored, key_of, lessons, read_tsv

SECOND = list(read_tsv(OWN / "second_reading.tsv"))


def test_every_reading_is_whole_and_of_another_text() -> None:
    assert len({row["key"] for row in SECOND}) == len(SECOND) == 2198
    assert {row["emotion"] for row in SECOND} == set(Emotion)
    assert {row["topic"] for row in SECOND} == {"finance", "general"}


def test_only_our_own_texts_lie_in_the_file() -> None:
    ours = {row.text for row in (*authored(), *lessons())}
    texts = [row for row in SECOND if row["text"]]
    assert len(texts) == 1599
    assert {row["text"] for row in texts} <= ours
    assert all(row["key"] == key_of(row["text"]) for row in texts)


@pytest.fixture
def pairs() -> list[tuple[Row, dict[str, str]]]:
    """Ten rows read twice: emotions differ in two of them, topics in one."""
    first = ["중립"] * 5 + ["걱정"] * 5
    second = ["중립"] * 4 + ["걱정"] * 5 + ["슬픔"]
    return [
        (
            Row(f"글 {at}", "songys", "real", emotion=one, finance=at % 2 == 0),
            {"emotion": other, "topic": "general" if at % 2 or at == 0 else "finance"},
        )
        for at, (one, other) in enumerate(zip(first, second, strict=True))
    ]


def test_agreement_counts_what_chance_would_give(pairs: list[tuple[Row, dict[str, str]]]) -> None:
    pytest.importorskip("sklearn")
    from training.agreement import agreement

    found = agreement(pairs)
    assert found["rows"] == 10
    assert found["emotion"] == pytest.approx(0.8)
    # by chance: 0.5 x 0.4 + 0.5 x 0.5 = 0.45
    assert found["emotion_kappa"] == pytest.approx((0.8 - 0.45) / (1 - 0.45))
    # 중립 8/9, 걱정 8/10, 슬픔 0
    assert found["emotion_macro_f1"] == pytest.approx((8 / 9 + 8 / 10 + 0) / 3)
    assert found["topic"] == pytest.approx(0.9)
    assert found["topic_kappa"] == pytest.approx((0.9 - 0.5) / (1 - 0.5))


def test_a_topic_that_the_first_reader_left_open_is_not_compared(
    pairs: list[tuple[Row, dict[str, str]]],
) -> None:
    pytest.importorskip("sklearn")
    from training.agreement import agreement

    left_open = (Row("글 10", "songys", "real", emotion="걱정"), {"emotion": "걱정", "topic": "finance"})
    assert agreement([*pairs, left_open])["topic"] == pytest.approx(0.9)


def test_differences_are_counted_in_either_order(pairs: list[tuple[Row, dict[str, str]]]) -> None:
    pytest.importorskip("sklearn")
    from training.agreement import differences, paired

    other_way = (Row("글 10", "songys", "real", emotion="슬픔"), {"emotion": "걱정", "topic": "general"})
    assert differences([*pairs, other_way]) == [("슬픔", "걱정", 2), ("중립", "걱정", 1)]
    known = {key_of("글 3"): {"emotion": "중립", "topic": "general"}}
    assert [row.text for row, _ in paired([row for row, _ in pairs], known)] == ["글 3"]
