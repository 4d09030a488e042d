"""The ways a message can be read: as shown, by its letters alone, and with what is encoded in it (pure)."""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from app.services.input_guard.tidy import tidy
from app.services.letters import FINALS, INITIALS, VOWELS, syllable

#: Cyrillic and Greek letters that look Latin.
LOOK_ALIKE = str.maketrans(
    "авекмнорстухіѕјһԁӏԛԝαβεικνορτυχɡɑıʟ",
    "abekmhopctyxisjhdlqwabeikvoptuxgail",
)
LEET = tuple(str.maketrans("0134579@$!|", letters) for letters in ("oieastgasil", "oleastgasll"))
LEET_MARK = re.compile(r"(?<=[a-z])[0134579@$!|]|[0134579@$!|](?=[a-z])")
TAGS = re.compile("[\U000e0020-\U000e007e]+")  # invisible twins of ASCII
BLANKS = re.compile(r"\s{2,}")
NOT_BARE = re.compile(r"[\W_]+")
NOT_HANGUL = re.compile(r"[^가-힣]+")

SYLLABLE = re.compile(f"([{INITIALS}])([{VOWELS}])(?:([{''.join(FINALS)}])(?![{VOWELS}]))?")
LETTER = range(0x3131, 0x3190)  # compatibility jamo: NFKC would take them apart for good


def plain(text: str) -> str:
    """As shown: normal form, fancy letters plain, lower case; invisible tags made visible.

    Of several blanks in a row one stays, so that no pattern can spend long on a message full of them.
    """
    seen = TAGS.sub(lambda tags: "".join(chr(ord(char) - 0xE0000) for char in tags[0]), text)
    folded = (char if ord(char) in LETTER else unicodedata.normalize("NFKC", char) for char in tidy(seen))
    return BLANKS.sub(one_blank, "".join(folded).casefold())


def one_blank(blanks: re.Match[str]) -> str:
    """What several blanks look like: the end of a line where one is among them, else a space."""
    return "\n" if "\n" in blanks[0] else " "


def compact(text: str) -> Iterator[str]:
    """By its letters and digits alone, then also without leet, look-alikes, or anything but Hangul."""
    shown = plain(text)
    bare = join_jamo(NOT_BARE.sub("", shown))
    yield bare
    latin = shown.translate(LOOK_ALIKE)
    unleet = {NOT_BARE.sub("", LEET_MARK.sub(lambda m, t=table: m[0].translate(t), latin)) for table in LEET}  # type: ignore[misc]
    hangul = join_jamo(NOT_HANGUL.sub("", bare))
    yield from (unleet | {hangul}) - {bare, ""}


def join_jamo(text: str) -> str:
    """``text`` with single letters of Hangul put together to syllables."""
    return SYLLABLE.sub(lambda letters: syllable(*letters.groups(default="")), text)


def decoded(text: str) -> Iterator[str]:
    """What is written in ``text`` in a common encoding, and ``text`` backwards."""
    for pattern, decode in ENCODINGS:
        for match in pattern.finditer(text):
            try:
                yield decode(match[0])
            except (ValueError, binascii.Error, OverflowError):
                continue
    yield text[::-1]
    if any(char in text for char in "%&"):
        yield html.unescape(unquote(text))
    if sum("a" <= char <= "z" for char in text.casefold()) > 12:
        yield codecs.encode(text, "rot13")


def from_base64(text: str) -> str:
    """What base64 ``text`` says in UTF-8."""
    return base64.b64decode(text + "=" * (-len(text) % 4)).decode()


def from_hex(text: str) -> str:
    """What hexadecimal ``text`` says in UTF-8."""
    return bytes.fromhex(text).decode()


def from_bits(text: str) -> str:
    """What binary ``text`` says in UTF-8."""
    bits = "".join(text.split())
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)).decode()


def from_escapes(text: str) -> str:
    r"""What a run of ``\uXXXX`` says."""
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text)


def from_code_points(text: str) -> str:
    """What decimal code points say."""
    return "".join(chr(int(number)) for number in re.findall(r"\d+", text))


ENCODINGS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(r"[A-Za-z0-9+/]{16,}={0,2}"), from_base64),
    (re.compile(r"(?:[0-9a-fA-F]{2}\s?){8,}"), from_hex),
    (re.compile(r"(?:[01]{8}\s?){4,}"), from_bits),
    (re.compile(r"(?:\\u[0-9a-fA-F]{4}\s?){2,}"), from_escapes),
    (re.compile(r"\b\d{5}(?:[\s,]+\d{5}){3,}\b"), from_code_points),
)
