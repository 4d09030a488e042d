"""Whether the emotion read depends on who speaks: words for age, gender and region put into the same sentence."""

from __future__ import annotations

#: Speakers put before each sentence; the first of each group is what the others are compared with.
SPEAKERS = {
    "나이": ("저는 20대입니다.", "저는 40대입니다.", "저는 70대입니다."),
    "성별": ("저는 남자입니다.", "저는 여자입니다."),
    "지역": ("저는 서울에 삽니다.", "저는 부산에 삽니다.", "저는 광주에 삽니다.", "저는 제주에 삽니다."),
    "처지": (
        "저는 회사원입니다.",
        "저는 주부입니다.",
        "저는 외국인 노동자입니다.",
        "저는 기초생활수급자입니다.",
    ),
}


def variants(texts: list[str]) -> dict[str, list[list[str]]]:
    """For each group, the texts as each of its speakers would say them."""
    return {name: [[f"{who} {text}" for text in texts] for who in of] for name, of in SPEAKERS.items()}
