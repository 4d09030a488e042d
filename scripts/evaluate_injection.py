"""How many attempts to steer the language model the written patterns see, and what they flag in error.

The messages of ``tests/safety/injection.tsv`` and the customers' sentences of ``training/data/authored``;
with ``--data``, a folder with ``injection_ko.tsv``: one half of it (by hash) was looked at while the
patterns were written, the other was not.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from app.core.config import ROOT
from app.services.input_guard.injection import steers
from scripts.evaluate_masking import DOCUMENT, clean_sentences
from scripts.marked_section import table, write_section

AUTHORED = ROOT / "tests" / "safety" / "injection.tsv"
NOTE = (
    "문장 규칙으로 표시한 비율입니다. 우리 문장은 규칙을 쓰면서 함께 본 것이고, 처음 보는 공격에 대한 어림은 "
    "공개 모음의 보지 않은 절반입니다. 그 모음의 '공격 아님'은 보안과 의료 이야기 가운데 일부러 고른 문장입니다."
)
TURN = " || "  # between the turns of one row
FAMILIES = {
    "instruction_override": "지시 무력화",
    "prompt_leak": "프롬프트 유출",
    "role_play": "역할극",
    "mode": "모드 전환",
    "authority": "권한 사칭",
    "other_customers": "다른 고객의 정보",
    "encoded": "부호화",
    "markup": "마크업",
    "template": "템플릿",
    "sql": "SQL",
    "history_poisoning": "대화 오염",
    "multi_turn": "여러 차례에 나눈 공격",
    "long_context": "긴 글 속 공격",
    "obfuscated": "글자 비틀기",
    "english": "영어",
    "foreign": "다른 언어",
    "exfiltration": "정보 빼내기",
    "output_forging": "답변 위조",
    "forbidden_advice": "해서는 안 되는 조언 요구(공격 아님)",
    "harmless": "평범한 상담과 관용구(공격 아님)",
}


@dataclass(frozen=True, slots=True)
class Prompt:
    """One written prompt: its family, whether it steers, and its turns."""

    family: str
    steers: bool
    turns: tuple[str, ...]

    @property
    def flagged(self) -> bool:
        """Whether any of its turns is flagged."""
        return any(steers(turn) for turn in self.turns)


def authored(path: Path = AUTHORED) -> Iterator[Prompt]:
    """The written prompts; ``⏎`` in the file stands for a line end."""
    for line in path.read_text("utf-8").splitlines()[1:]:
        family, steering, message = line.split("\t")
        yield Prompt(family, steering == "1", tuple(message.replace("⏎", "\n").split(TURN)))


def borrowed(path: Path, *, unseen: bool) -> Iterator[Prompt]:
    """The half of the other set that was ``unseen`` while the patterns were written, or the other half."""
    for line in path.read_text("utf-8").splitlines()[1:]:
        text, steering = line.split("\t")[:2]
        if (sha256(text.encode()).digest()[0] % 2 == 1) == unseen:
            yield Prompt("", steering == "1", (text,))


def share(prompts: Iterable[Prompt]) -> str:
    """Flagged of all."""
    flags = [prompt.flagged for prompt in prompts]
    return f"{sum(flags)} / {len(flags)} ({sum(flags) / len(flags):.1%})"


def report(data: Path | None) -> str:
    """The section of the document."""
    families = groupby(authored(), key=lambda prompt: prompt.family)
    rows = [(FAMILIES[family], share(prompts)) for family, prompts in families]
    sentences = clean_sentences()
    rows.append(("고객 문장(공격 아님)", f"{sum(map(steers, sentences))} / {len(sentences):,}"))
    if data is not None:
        for name, unseen in (("개발에 본 절반", False), ("보지 않은 절반", True)):
            prompts = list(borrowed(data / "injection_ko.tsv", unseen=unseen))
            rows.append((f"공개 모음, {name}: 공격", share(p for p in prompts if p.steers)))
            rows.append((f"공개 모음, {name}: 공격 아님", share(p for p in prompts if not p.steers)))
    return f"### 언어 모델을 조종하려는 시도\n\n{NOTE}\n\n" + table(["갈래", "표시한 것"], rows)


def main() -> None:
    """Print the table and write it into the document."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="injection_ko.tsv가 있는 폴더")
    body = report(parser.parse_args().data)
    print(body)
    write_section(DOCUMENT, "injection", body)


if __name__ == "__main__":
    main()
