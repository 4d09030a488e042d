"""Ways in which a message may be written differently while it says the same; for evaluation only."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from training.augment import drop_marks, drop_particle, join_words, slip

POLITE = (
    (re.compile(r"습니다(?=[.!?\s]|$)"), "어"),
    (re.compile(r"(?<=[가-힣])요(?=[.!?~ㅠ\s]|$)"), ""),
)
DIALECT = (
    ("어떻게", "우째"),
    ("왜 ", "와 "),
    ("너무", "억수로"),
    ("그런데", "근디"),
    ("정말", "참말로"),
    ("아니에요", "아니라예"),
    ("했어요", "했심더"),
    ("해요", "합니더"),
    ("있어요", "있심더"),
    ("없어요", "없심더"),
    ("인데", "인디"),
    ("는데", "는디"),
)


def two_slips(text: str, rng: random.Random) -> str:
    """Two slips of the thumb."""
    return slip(slip(text, rng), rng)


def plain_speech(text: str, rng: random.Random) -> str:
    """Polite endings dropped."""
    del rng
    for pattern, instead in POLITE:
        text = pattern.sub(instead, text)
    return text


def polite_speech(text: str, rng: random.Random) -> str:
    """A polite ending where a sentence ends plainly in 어, 아, 해, 지 or 네."""
    del rng
    return re.sub(r"(?<=[어아해지네])(?=[.!?]|$)", "요", text)


def emoji(text: str, rng: random.Random) -> str:
    """A neutral emoji at the end."""
    return f"{text} {rng.choice('📌📱💬🙂')}"


def dialect(text: str, rng: random.Random) -> str:
    """A few words and endings of the south-east and south-west."""
    del rng
    for word, instead in DIALECT:
        text = text.replace(word, instead)
    return text


PERTURBATIONS: dict[str, Callable[[str, random.Random], str]] = {
    "오타 두 번": two_slips,
    "띄어쓰기 없음": join_words,
    "조사 생략": drop_particle,
    "문장 부호 생략": drop_marks,
    "반말로": plain_speech,
    "존댓말로": polite_speech,
    "이모지 덧붙임": emoji,
    "사투리 섞기": dialect,
}
