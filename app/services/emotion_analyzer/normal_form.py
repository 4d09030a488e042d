"""The one normal form of a text in front of the tokenizer, in training and in serving alike."""

from __future__ import annotations

import re
import unicodedata

from app.services.letters import has_syllable

#: Zero-width characters and line ends stand for a space; other control characters for nothing.
BLANKS = re.compile("[\t\n\f\r\x85\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]")
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
SPACES = re.compile(r"\s+")
#: A customer may write the name of a special token; it must stay text.
SPECIAL = re.compile(r"<(?=/?(?:s|pad|unk|mask)>)", re.IGNORECASE)
#: Laughter and tears of any length say the same as four of them.
DRAWN_OUT = re.compile(r"(.)\1{4,}")
JAMO = re.compile(r"[\u1100-\u11ff]{2,}")


def network_form(text: str) -> str:
    """NFKC, control and zero-width characters out, special tokens broken, spaces collapsed.

    A character drawn out more than four times is cut to four. Idempotent.
    """
    plain = CONTROLS.sub("", BLANKS.sub(" ", unicodedata.normalize("NFKC", text)))
    broken = SPECIAL.sub("< ", plain)
    return SPACES.sub(" ", DRAWN_OUT.sub(r"\1\1\1\1", broken)).strip()


def carries_signal(normal: str) -> bool:
    """Whether a normalised text has any Korean the model could read (syllables or "ㅠㅠ", "ㅋㅋ")."""
    return has_syllable(normal) or JAMO.search(normal) is not None
