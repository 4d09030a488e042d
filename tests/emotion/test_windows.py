"""Texts past the limit."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.services.emotion_analyzer import windows
from tests.emotion.conftest import logits_of


def test_a_short_text_is_one_window() -> None:
    assert windows.split([0, 5, 6, 2], 128, 32) == [[0, 5, 6, 2]]


@given(st.integers(0, 900), st.integers(8, 128))
def test_every_id_is_read_and_none_past_the_limit(count: int, limit: int) -> None:
    ids = [0, *range(10, 10 + count), 2]
    parts = windows.split(ids, limit, limit // 4)
    assert all(len(part) <= limit and part[0] == 0 and part[-1] == 2 for part in parts)
    assert {i for part in parts for i in part} == set(ids)


@given(st.integers(200, 900))
def test_neighbours_share_the_overlap(count: int) -> None:
    parts = windows.split([0, *range(10, 10 + count), 2], 128, 32)
    for one, other in pairwise(parts):
        assert one[-33:-1] == other[1:33]


def test_emotions_are_averaged_by_length() -> None:
    joined = windows.join([logits_of(worry=4.0), logits_of(worry=-2.0)], [100, 50])
    assert np.isclose(joined[3], 2.0)


def test_the_riskiest_window_decides_about_risk() -> None:
    joined = windows.join([logits_of(risk=5.0), logits_of(finance=3.0), logits_of()], [10, 100, 100])
    assert (joined[6], joined[5]) == (5.0, 3.0)


def test_one_window_is_enough_to_tell_of_fraud() -> None:
    told = logits_of()
    told[[50, 51, 57]] = 4.0  # the last fine emotion, the first and the last kind of fraud
    joined = windows.join([told, logits_of(), logits_of()], [100, 100, 100])
    assert np.allclose(joined[[50, 51, 57]], [0.0, 4.0, 4.0])
