"""Messages as the written signs read them: composed Hangul, one spelling, single spaces (pure).

People hide, stretch and mistype the very words that matter here: ``ㅅㅏ라지고싶ㄷr``, ``죽 고 싶 다``,
``죽.고.싶.다``, ``죽고시퍼``. All of them come out as the words they stand for.
"""

from __future__ import annotations

import re
import unicodedata

from app.services.letters import (
    EMOJI_JOINERS,
    FILLER,
    FINALS,
    INITIALS,
    INVISIBLE,
    VOWELS,
    closed,
    narrow,
    syllable,
    vowel_of,
)

UNSEEN = re.compile(f"[{INVISIBLE}{EMOJI_JOINERS}{FILLER}]")
LOOKALIKES = re.compile(rf"(?<=[{INITIALS}])[rl](?![a-z])")  # ㄷr is 다, ㅅl is 시
SPELLED = re.compile(
    rf"([{INITIALS}])([{VOWELS}])([{''.join(FINALS[1:])}]?)(?![{VOWELS}])|([{INITIALS}])([{VOWELS}])"
)
OPEN_THEN_FINAL = re.compile(r"([가-힣])([ㄱㄴㄹㅁㅂㅅㅆㅈㅍ])(?=[가-힣])")
STRETCHED = re.compile(r"([가-힣])([아어오우으이에애])(?:\2)+")
TEARS = re.compile(r"[ㅠㅜ]{2,}|(?<![ㄱ-ㅎ])[ㅠㅜ]|ㅡ{2,}")
LAUGHTER = re.compile(r"[ㅋㅎ]+(?![ㅏ-ㅣ])")
MARKS = re.compile(r"(?<=[가-힣ㄱ-ㅣ])[^\w\s?]+(?=[가-힣ㄱ-ㅣ])")
ELSE = re.compile(r"[^\w\s?]|_")
ALONE = re.compile(r"(?<!\S)(?:\S(?: \S){2,})(?!\S)")
REPEATED = re.compile(r"(.)\1{2,}")


def sign_form(text: str) -> str:
    """The normal form of a message; keeps ``?`` and digits, drops every other mark. Never raises."""
    plain = unicodedata.normalize("NFC", narrow(UNSEEN.sub("", text))).lower()
    letters = spelled_out(LAUGHTER.sub(" ㅋㅋ ", TEARS.sub(" ", plain)))
    words = " ".join(ELSE.sub(" ", MARKS.sub(joined, letters)).split())
    return spell_as_usual(REPEATED.sub(r"\1\1", STRETCHED.sub(unstretched, ALONE.sub(together, words))))


def spelled_out(text: str) -> str:
    """Letters written one by one as syllables."""
    text = LOOKALIKES.sub(lambda found: {"r": "ㅏ", "l": "ㅣ"}[found[0]], text)
    composed = SPELLED.sub(
        lambda found: syllable(*(part for part in found.groups() if part is not None)), text
    )
    return OPEN_THEN_FINAL.sub(lambda found: closed(found[1], found[2]), composed)


def joined(found: re.Match[str]) -> str:
    """Marks between two letters: nothing between single syllables (죽.고.싶.다), else a space."""
    text, start, end = found.string, found.start(), found.end()
    alone_before = start < 2 or not text[start - 2].isalnum()
    alone_after = end + 1 >= len(text) or not text[end + 1].isalnum()
    return "" if alone_before and alone_after else " "


def together(found: re.Match[str]) -> str:
    """Three and more single syllables in a row as one word."""
    return found[0].replace(" ", "")


def unstretched(found: re.Match[str]) -> str:
    """A drawn-out vowel (싶어어어) said once."""
    return found[1] + ("" if vowel_of(found[1]) == vowel_of(found[2]) else found[2])


SPELLINGS = tuple(
    (re.compile(wrong), right)
    for wrong, right in (
        (r"(?<=[가-힣])구(?= ?[시싶십]포|싶|시퍼)", "고"),
        (r"(?<![가-힣])[주쥬]거버", "죽어버"),
        (r"(?<![가-힣])[주쥬]거(?= ?싶| ?십| ?시)|죽꼬|죽그|[주쥬]꼬|죽거(?= ?싶)|죽구|주꾸", "죽고"),
        (r"(?<=고 )[십싶시]퍼|(?<=고)[십시]퍼|(?<=고)싶퍼|(?<=고 )싶퍼", "싶어"),
        (r"(?<=고 )십(?=[다어은네음지])|(?<=고)십(?=[다어은네음지])", "싶"),
        (r"(?<=고 )시포|(?<=고)시포", "싶어"),
        (r"(?<=고 )싶[당따]|(?<=고)싶[당따]", "싶다"),
        (r"(?<=고)잡(?=[다네어])|(?<=고 )잡(?=[다네어])", "싶"),
        (r"(?<=고)잪(?=[다네어])|(?<=고 )잪(?=[다네어])", "싶"),
        (r"[주쥬]그(?=면|려|러|까)", "죽으"),
        (r"[주쥬]글(?=래|까|게|거|꺼|란|생| 생|것)", "죽을"),
        (r"[주쥬]거(?=버|야|도|서|라)", "죽어"),
        (r"뒤지고|디지고|뒈지고|디지구|뒤지구", "죽고"),
        (r"뒤질래|디질래|뒈질래|뒤질란다", "죽을래"),
        (r"뒤지(?=는 ?게|는 ?거|면)|뒈지(?=는 ?게|는 ?거|면)", "죽으"),
        (r"[뒤뒈디]질 ?(?=날|때|생각|것 같|거 같|각)", "죽을 "),
        (r"자쌀|자샬|쟈살|좌살|자\d살", "자살"),
        (r"쥭|죽\d(?=고|을|어)", "죽"),
        (r"(?<=고)시픔|(?<=고 )시픔|(?<=고)십음|(?<=고)싶[픔품]", "싶음"),
        (r"살기시[러르]|살기 시[러르]", "살기 싫어"),
        (r"읎", "없"),
        (r"(?<=[쓰되하가])것(?=는|다|제|네|소)", "겠"),
        (r"업서지|없서지|업써지|없어지구", "없어지"),
        (r"사라지구", "사라지고"),
    )
)


def spell_as_usual(text: str) -> str:
    """Common slips and dialect in the usual spelling."""
    for wrong, right in SPELLINGS:
        text = wrong.sub(right, text)
    return text
