"""A user's label names and our five emotions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.own_labels import Refused, emotions_of


def named(*names: str) -> dict[int, str]:
    """Labels as ``config.id2label`` has them."""
    return dict(enumerate(names))


def test_our_own_names_in_another_order() -> None:
    assert emotions_of(named("행복", "걱정", "화남", "중립", "슬픔"), None) == [4, 3, 2, 1, 0]


def test_common_names_are_known_and_several_may_share_an_emotion() -> None:
    labels = named("sadness", "Neutral", "anger", "fear", "joy", "annoyance", "기쁨")
    assert emotions_of(labels, None) == [0, 1, 2, 3, 4, 2, 4]


def test_five_labels_without_names_are_in_the_order_of_the_specification() -> None:
    assert emotions_of(named(*(f"LABEL_{i}" for i in range(5))), None) == [0, 1, 2, 3, 4]


def test_unnamed_labels_of_another_number_are_refused() -> None:
    with pytest.raises(Refused, match="LABEL_0"):
        emotions_of(named(*(f"LABEL_{i}" for i in range(7))), None)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(Refused, match="surprise"):
        emotions_of(named("슬픔", "중립", "화남", "걱정", "행복", "surprise"), None)


def test_a_missing_emotion_is_refused() -> None:
    with pytest.raises(Refused, match="걱정"):
        emotions_of(named("슬픔", "중립", "화남", "행복"), None)


def test_a_mapping_may_leave_a_label_out(tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    pairs = {
        "blue": "슬픔",
        "plain": "중립",
        "mad": "화남",
        "uneasy": "걱정",
        "glad": "행복",
        "surprise": None,
    }
    path.write_text(json.dumps(pairs), encoding="utf-8")
    assert emotions_of(named(*pairs), path) == [0, 1, 2, 3, 4, None]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("not json", "읽을 수 없습니다"),
        ("[]", "JSON"),
        ("{}", "없는 라벨"),
        (
            '{"슬픔": "sad", "중립": "중립", "화남": "화남", "걱정": "걱정", "행복": "행복"}',
            "다섯 감정이 아닌",
        ),
    ],
)
def test_an_odd_mapping_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Refused, match=reason):
        emotions_of(named("슬픔", "중립", "화남", "걱정", "행복"), path)
