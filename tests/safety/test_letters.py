"""Letters, and the language of the written signs: what all normal forms and both screens rest on."""

from __future__ import annotations

import pytest

from app.services.input_guard.tidy import tidy
from app.services.letters import EMOJI_JOINERS, FILLER, closed, has_hangul, has_syllable, narrow, syllable
from app.services.safety_screen.normal_form import sign_form
from app.services.written_signs import SignLanguage


def test_full_width_signs_are_narrow() -> None:
    assert narrow("ＤＳＲ　４５％！") == "DSR　45%!"
    assert narrow("".join(map(chr, range(0xFF01, 0xFF5F)))) == "".join(map(chr, range(0x21, 0x7F)))


@pytest.mark.parametrize(
    "hidden",
    "\u00ad\u034f\u061c\u180b\u180e\u200b\u200e\u202e\u2060\ufe00\ufe0e\ufeff\ufffc\U000e0041",
)
def test_what_is_shown_as_nothing_is_read_as_nothing(hidden: str) -> None:
    assert tidy(f"죽{hidden}고 싶다") == sign_form(f"죽{hidden}고 싶다") == "죽고 싶다"


def test_what_joins_an_emoji_stays_with_it_and_a_filler_is_a_blank() -> None:
    family = "\U0001f468\u200d\U0001f469 \u2764\ufe0f"
    assert tidy(family) == family
    assert tidy(f"죽{EMOJI_JOINERS}고{FILLER}싶다") == "죽고 싶다"
    assert sign_form(f"죽{EMOJI_JOINERS}고{FILLER} 싶다") == "죽고 싶다"


@pytest.mark.parametrize(
    ("text", "syllables", "hangul"),
    [("네", True, True), ("ㅠㅠ", False, True), ("OK 👍 123", False, False), ("", False, False)],
)
def test_letters_alone_are_hangul_and_no_word(text: str, syllables: bool, hangul: bool) -> None:
    assert (has_syllable(text), has_hangul(text)) == (syllables, hangul)


def test_syllables_are_put_together() -> None:
    assert syllable("ㅈ", "ㅜ") + syllable("ㄱ", "ㅏ", "ㅄ") + syllable("ㅎ", "ㅣ", "ㅎ") == "주값힣"
    assert closed("주", "ㄱ") == "죽"
    assert closed("죽", "ㄱ") == "죽ㄱ"


def test_the_language_of_the_signs() -> None:
    found = SignLanguage({"money": "돈|\n현금"}, reach="[^.]{0,4}?").compiled(["<money> 을~보내", "입금"])
    assert found.search("현금을 빨리 보내래요")
    assert found.search("돈 을 보내")
    assert not found.search("돈을 다음 주에 꼭 보내")
    assert found.search("입금")
    with pytest.raises(KeyError):
        SignLanguage({}, reach="").compiled(["<nobody>"])
