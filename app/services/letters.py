"""The letters of a message: full-width signs made narrow, Hangul told from the rest, syllables put together (pure)."""

from __future__ import annotations

import re

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
FIRST = 0xAC00  # 가

FULL_WIDTH = re.compile("[\uff01-\uff5e]")
WIDER_BY = 0xFEE0  # how far a full-width sign lies behind its ASCII twin
#: Shown as nothing: soft hyphen, zero-width and bidirectional marks, tags, selectors of a form.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0e\ufeff\ufffc\U000e0000-\U000e0fff"
)
#: Shown as nothing, but not everywhere: what joins an emoji, and the filler that stands for a blank.
EMOJI_JOINERS, FILLER = "\u200d\ufe0f", "\u3164"
SYLLABLE = re.compile("[가-힣]")
HANGUL = re.compile("[가-힣ㄱ-ㅣ]")


def narrow(text: str) -> str:
    """``text`` with full-width letters, digits and marks as ASCII."""
    return FULL_WIDTH.sub(lambda wide: chr(ord(wide[0]) - WIDER_BY), text)


def has_syllable(text: str) -> bool:
    """Whether a whole syllable of Hangul is in ``text``: it may be a word."""
    return SYLLABLE.search(text) is not None


def has_hangul(text: str) -> bool:
    """Whether anything of Hangul is in ``text``, be it only letters: ㅠㅠ, ㅈㅅ."""
    return HANGUL.search(text) is not None


def syllable(initial: str, vowel: str, final: str = "") -> str:
    """One syllable of its letters."""
    order = INITIALS.index(initial) * len(VOWELS) + VOWELS.index(vowel)
    return chr(FIRST + order * len(FINALS) + FINALS.index(final))


def vowel_of(char: str) -> int:
    """The number of a syllable's vowel."""
    return (ord(char) - FIRST) // len(FINALS) % len(VOWELS)


def closed(open_syllable: str, final: str) -> str:
    """``주`` and ``ㄱ`` as ``죽``; a syllable that has its final already stays as it is, the letter after it."""
    if (ord(open_syllable) - FIRST) % len(FINALS):
        return open_syllable + final
    return chr(ord(open_syllable) + FINALS.index(final))
