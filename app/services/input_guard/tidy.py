"""The normal form of a message: composed Hangul, plain digits and marks, nothing invisible (pure)."""

from __future__ import annotations

import re
import unicodedata

from app.services.letters import EMOJI_JOINERS, FILLER, INVISIBLE, narrow

UNSEEN = re.compile(f"[{INVISIBLE}]")
#: The joiner and the emoji selector are part of emoji and of nothing else. A run of joiners is read once.
STRAY_JOINER = re.compile(rf"(?:(?<=[\w\s])|^)[{EMOJI_JOINERS}]+|(?<!\u200d)\u200d+(?=[\w\s]|$)")
#: Marks laid over another character: strike-through, key caps.
OVERLAID = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
BLANK = re.compile(f"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800{FILLER}\uffa0]")
LINE_END = re.compile("\r\n?|[\u2028\u2029]")
FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
DASH = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\u2043\u02d7]")


def tidy(text: str) -> str:
    """``text`` as it looks, with one spelling for each character. Idempotent."""
    if text.isascii() and "\r" not in text:
        return text
    seen = OVERLAID.sub("", unicodedata.normalize("NFC", UNSEEN.sub("", text)))
    spaced = narrow(LINE_END.sub("\n", BLANK.sub(" ", seen)))
    plain = FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), spaced)
    return unicodedata.normalize("NFC", STRAY_JOINER.sub("", DASH.sub("-", plain)))
