"""The normal form in front of the tokenizer."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.emotion_analyzer.artefact import Artefact
from app.services.emotion_analyzer.normal_form import carries_signal, network_form


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("카드값  걱정\n돼요", "카드값 걱정 돼요"),
        ("\u200d빚\u200d이\u200d 많아", "빚 이 많아"),
        (unicodedata.normalize("NFD", "연체됐어요"), "연체됐어요"),
        ("\uff11\uff10만원", "10만원"),
        ("끝\x00났\x1b다", "끝났다"),
        ("아아아아아아아", "아아아아"),
        ("좋아!!!!!!!", "좋아!!!!"),
        ("   ", ""),
    ],
)
def test_a_text_has_one_form(text: str, normal: str) -> None:
    assert network_form(text) == normal


def test_long_laughter_and_tears_are_cut_to_four() -> None:
    assert network_form("ㅠㅠㅠㅠㅠㅠㅠㅠ") == network_form("ㅠㅠㅠㅠ")
    assert len(network_form("ㅋ" * 30)) == 4


@pytest.mark.parametrize("name", ["<s>", "</s>", "<pad>", "<unk>", "<MASK>"])
def test_the_name_of_a_special_token_stays_text(real: Artefact, name: str) -> None:
    specials = {0, 1, 2}
    ids = real.network.tokenizer.encode(network_form(f"빚이 {name} 많아요")).ids
    assert (ids[0], ids[-1]) == (0, 2)
    assert not specials & set(ids[1:-1])


@given(st.text())
def test_the_form_of_a_form_is_itself(text: str) -> None:
    assert network_form(network_form(text)) == network_form(text)


@pytest.mark.parametrize("text", ["안녕", "ㅠㅠ", "ㅋㅋㅋ", "OK 알겠어요"])
def test_korean_carries_a_signal(text: str) -> None:
    assert carries_signal(network_form(text))


@pytest.mark.parametrize("text", ["", "???", "12345", "hello there", "😀", "ㅁ", "。。"])
def test_what_has_no_korean_carries_none(text: str) -> None:
    assert not carries_signal(network_form(text))
