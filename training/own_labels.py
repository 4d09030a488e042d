"""From a user's label names to our five emotions."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from training.sources import EMOTIONS

#: Names that need no mapping file.
KNOWN = {
    "슬픔": "슬픔 슬프다 우울 상처 절망 sadness sad grief disappointment remorse",
    "중립": "중립 없음 neutral none other 기타",
    "화남": "화남 분노 짜증 혐오 anger angry annoyance disgust disapproval",
    "걱정": "걱정 불안 공포 두려움 당황 worry worried anxiety anxious fear nervousness",
    "행복": "행복 기쁨 즐거움 감사 joy happy happiness love gratitude relief excitement admiration",
}
OF = {name: emotion for emotion, names in KNOWN.items() for name in names.split()}
UNNAMED = re.compile(r"LABEL_(\d+)")


class Refused(Exception):
    """A checkpoint that cannot be taken into service; the text says why, in Korean."""


def emotions_of(labels: Mapping[int, str], mapping: Path | None) -> list[int | None]:
    """For each label, in order of its id, the index of its emotion; ``None``: left out.

    Five labels without names are taken in the order of the specification.
    """
    names = [labels[index] for index in sorted(labels)]
    if mapping is not None:
        chosen = read_mapping(mapping, names)
    elif len(names) == len(EMOTIONS) and all(UNNAMED.fullmatch(name) for name in names):
        chosen = list(EMOTIONS)
    else:
        chosen = [known(name) for name in names]
    if missing := set(EMOTIONS) - set(chosen):
        raise Refused(
            f"라벨에 {', '.join(sorted(missing))}에 해당하는 것이 없습니다. --mapping 파일로 알려 주세요."
        )
    return [None if name is None else EMOTIONS.index(name) for name in chosen]


def known(name: str) -> str:
    """The emotion of a well-known name."""
    if (emotion := OF.get(name.strip().lower())) is None:
        raise Refused(f"라벨 '{name}'이 다섯 감정 중 무엇인지 알 수 없습니다. --mapping 파일로 알려 주세요.")
    return emotion


def read_mapping(path: Path, names: list[str]) -> list[str | None]:
    """A JSON object: label name → one of our five, or null to leave it out."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Refused(f"대응 파일 {path.name}을 읽을 수 없습니다.") from error
    if not isinstance(raw, dict):
        raise Refused('대응 파일은 {"라벨": "감정"} 꼴의 JSON이어야 합니다.')
    if absent := [name for name in names if name not in raw]:
        raise Refused(f"대응 파일에 없는 라벨이 있습니다: {', '.join(absent)}")
    if odd := {value for value in raw.values() if value is not None} - set(EMOTIONS):
        raise Refused(f"다섯 감정이 아닌 이름이 있습니다: {', '.join(map(str, sorted(odd)))}")
    return [raw[name] for name in names]
