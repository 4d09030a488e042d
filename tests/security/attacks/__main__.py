"""``python -m tests.security.attacks``: every attack on every defence, and what harmless messages get.

Prints the tables and writes them into ``docs/safety.md``.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections import Counter
from pathlib import Path

from app.core.config import ROOT
from scripts.marked_section import table, write_section
from tests.security.attacks.holding import Assault, Defence, assault
from tests.security.attacks.prompts import Attack, attacks, harmless
from tests.security.attacks.refusing import refused

DOCUMENT = ROOT / "docs" / "safety.md"
KINDS = {"data leak": "정보 유출", "prompt leak": "지시문 유출", "forbidden claim": "해서는 안 되는 말"}
NOTE = (
    "직접 쓴 공격 {attacks}개(여덟 번 넘게 오가는 대화 {long}개)를 서비스 전체에 보내고 답변 하나하나를 검사했습니다. "
    "검사는 답변 검증기와 따로, 심어 둔 말과 문장 꼴로 합니다. 언어 모델의 자리에는 공격자가 시키는 대로 다른 고객의 "
    "정보, 지시문, 승인 약속, 종목 추천, 스크립트를 말하는 서버를 두었습니다. 마지막 줄은 조종 시도를 알아보는 규칙까지 "
    "꺼서 모든 공격이 그 모델에 닿게 한 결과입니다."
)


def row_of(defence: Defence, found: Assault) -> tuple[object, ...]:
    """One line of the table."""
    kinds = Counter(won.gain.split(":")[0] for won in found.won)
    return (defence.value, f"{found.answers:,}", f"{found.asked:,}", *(kinds[kind] for kind in KINDS))


def report(given: list[Attack]) -> str:
    """The section of the document."""
    rows = []
    for defence in Defence:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(row_of(defence, asyncio.run(assault(defence, given, Path(folder)))))
    head = ["막는 것", "답변", "모델에 보낸 요청", *KINDS.values()]
    long = sum(len(attack.turns) >= 8 for attack in given)
    told = NOTE.format(attacks=len(given), long=long)
    return f"### 공격을 서비스 전체에\n\n{told}\n\n{table(head, rows)}\n\n{overrefusal()}"


def overrefusal() -> str:
    """How many harmless messages were turned away."""
    messages = harmless()
    with tempfile.TemporaryDirectory() as folder:
        turned_away = asyncio.run(refused(messages, Path(folder)))
    share = len(turned_away) / len(messages)
    return (
        f"평범한 금융 질문과 관용구 {len(messages)}개 가운데 거절하거나 위기 안내로 잘못 보낸 것은 "
        f"{len(turned_away)}개({share:.1%})입니다."
    )


def main() -> None:
    """Print and write."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    body = report(attacks())
    print(body)
    write_section(DOCUMENT, "attacks", body)


if __name__ == "__main__":
    main()
