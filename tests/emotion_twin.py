"""The emotion model's twin for tests: same interface, no weights, always the same answer to a text."""

from __future__ import annotations

from types import MappingProxyType

from app.schemas.labels import Emotion
from app.schemas.turn import Reading
from app.services.fraud_screen.detection import load_wording

SURE = 0.92
REST = (1 - SURE) / (len(Emotion) - 1)
UNLIKELY = 0.001
#: The first emotion one of whose words stands in the text; none: neutral.
WORDS: dict[Emotion, tuple[str, ...]] = {
    Emotion.WORRY: ("걱정", "불안", "무서", "막막", "어떡"),
    Emotion.ANGER: ("화가", "짜증", "열받", "너무하"),
    Emotion.SADNESS: ("슬퍼", "눈물", "우울", "ㅠ"),
    Emotion.JOY: ("기뻐", "행복", "고마", "감사", "다 갚았"),
}
FINANCE = ("대출", "카드", "이자", "연체", "빚", "월급", "통장", "금리", "보험", "적금")
RISK = ("죽고 싶", "살고 싶지 않")


class EmotionTwin:
    """Stands in for ``EmotionAnalyzer``."""

    async def read(self, text: str) -> Reading:
        """A reading made from the words of ``text``; without any Korean the emotions are unknown."""
        emotion = next((e for e, words in WORDS.items() if contains(text, words)), Emotion.NEUTRAL)
        shares = {each: SURE if each is emotion else REST for each in Emotion}
        korean = any("가" <= letter <= "힣" for letter in text)
        return Reading(
            emotions=MappingProxyType(shares) if korean else None,
            fine=MappingProxyType({"불안/걱정": shares[Emotion.WORRY]} if korean else {}),
            named=("불안/걱정",) if korean and shares[Emotion.WORRY] > 0.5 else (),
            finance=SURE if contains(text, FINANCE) else REST,
            risk=SURE if contains(text, RISK) else REST,
            model_version="twin",
            fraud=MappingProxyType(dict.fromkeys(load_wording().labels, UNLIKELY)),
            timings_ms=MappingProxyType({"queue": 0.0, "tokenise": 0.0, "infer": 0.0}),
        )

    async def close(self) -> None:
        """Nothing to close."""


def contains(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of ``words`` stands in ``text``."""
    return any(word in text for word in words)
