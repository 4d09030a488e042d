"""Letters, and the language of the written signs: what all normal forms and both screens rest on."""

from __future__ import annotations

import pytest

from app.services.letters import closed, has_hangul, has_syllable, narrow, syllable
from app.services.written_signs import SignLanguage


def test_full_width_signs_are_narrow() -> None:
    assert narrow("ＤＳＲ　４５％！") == "DSR　45%!"
    assert narrow("".join(map(chr, range(0xFF01, 0xFF5F)))) == "".join(map(chr, range(0x21, 0x7F)))


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
