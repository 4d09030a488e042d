"""The frozen dialogues of ``tests/dialogues`` held with whoever is configured, judged and reported on.

Without a configured language model the built-in counsellor answers. Fails when fewer dialogues pass than
``--floor`` asks for. The set is frozen: an answer is mended for what it shows, never the set for the answer.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from app.core.config import ROOT, Settings, load_settings
from app.core.model_switch import ModelSwitch
from app.core.openai_client import open_language_model
from app.core.redis_client import open_redis
from app.core.token_budget import TokenBudget
from app.services.finance_chat import FinanceChat
from app.services.generic_chat import GenericChat
from app.services.model_chat import ModelChat
from scripts.dialogues.dialogue import Dialogue, load_dialogues
from scripts.dialogues.holding import Counsel
from scripts.dialogues.judging import Judged, judge
from scripts.dialogues.report import document, summary, voices

REPORT = ROOT / "data" / "evaluation" / "dialogues.md"
FLOOR = 0.95  # the share that has to pass


async def evaluate(settings: Settings, dialogues: Sequence[Dialogue], *, show: bool = False) -> list[Judged]:
    """Hold and judge every dialogue, one after the other."""
    async with (
        open_redis(settings) as redis,
        open_language_model(settings, ModelSwitch(redis, enabled=settings.llm_enabled)) as models,
    ):
        unbounded = TokenBudget(redis, limit=0)
        chat = ModelChat(models, unbounded, prompt_tokens=settings.llm_prompt_tokens)
        counsel = Counsel(FinanceChat(chat), GenericChat(chat))
        told = tqdm(dialogues, disable=not show, unit="대화")
        return [judge(dialogue, await counsel.hold(dialogue)) for dialogue in told]


def who_answers(settings: Settings) -> str:
    """The configured models, or the built-in counsellor."""
    providers = settings.llm_providers if settings.llm_enabled else ()
    return ", ".join(f"{one.name}/{one.model}" for one in providers) or "내장 상담사"


def main() -> None:
    """Evaluate, print, write, and fail below the floor."""
    parser = argparse.ArgumentParser(description="정해 둔 대화로 상담을 채점합니다.")
    parser.add_argument("--report", type=Path, default=REPORT, help="보고서를 쓸 곳")
    parser.add_argument("--floor", type=float, default=FLOOR, help="통과해야 하는 비율 (0~1)")
    given = parser.parse_args()
    settings = load_settings()
    who = who_answers(settings)
    judged = asyncio.run(evaluate(settings, load_dialogues(), show=sys.stderr.isatty()))
    print(f"{who}\n\n{summary(judged)}\n\n{voices(judged)}")
    given.report.parent.mkdir(parents=True, exist_ok=True)
    given.report.write_text(document(judged, who), "utf-8")
    print(f"\n보고서: {given.report}")
    if sum(one.passed for one in judged) < given.floor * len(judged):
        sys.exit(1)


if __name__ == "__main__":
    main()
