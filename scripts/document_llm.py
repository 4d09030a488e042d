"""What leaves for a language model at each data level, written into ``docs/llm.md`` from a real prompt."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from types import MappingProxyType

from app.core.config import ROOT
from app.schemas.labels import Emotion, Topic
from app.schemas.prompt import DataLevel
from app.schemas.talk import History
from app.schemas.turn import Analysis, Case, GuardedTurn, Reading, Risk, Turn
from app.services.advice_templates import counsel
from app.services.prompt_builder import answer_prompt
from app.services.scenario_engine import assess
from rules.scenario import Scenario
from scripts.marked_section import write_section
from scripts.personas import PERSONAS

DOCUMENT = ROOT / "docs" / "llm.md"
TODAY = date(2026, 11, 25)
BUDGET = 6_000
SITUATION = "■ 고객의 상황"
MESSAGE = "리볼빙 잔액이 계속 늘어나요. 이대로 두면 어떻게 될지 겁이 나요."


def example() -> Case:
    """A worried customer who revolves."""
    persona = next(one for one in PERSONAS if one.scenario is Scenario.REVOLVING_BURDEN)
    turn = Turn(persona.user_id, "s", "document", MESSAGE, datetime(2026, 11, 25, 3, tzinfo=UTC))
    shares = {emotion: 0.8 if emotion is Emotion.WORRY else 0.05 for emotion in Emotion}
    reading = Reading(MappingProxyType(shares), MappingProxyType({}), 0.97, 0.01, "document")
    profile = persona.profile(TODAY)
    found = assess(profile, MESSAGE, TODAY)
    analysis = Analysis(reading, Topic.FINANCE, Risk())
    return Case(GuardedTurn(turn, MESSAGE), analysis, History(), TODAY, profile, found.metrics, found.match)


def material(level: DataLevel) -> str:
    """The part of the prompt that speaks of the customer."""
    case = example()
    system = answer_prompt(case, counsel(case), level=level, budget=BUDGET).prompt.messages[0].content
    return system[system.index(SITUATION) :]


def rendered() -> str:
    """The three levels, one after the other."""
    titles = {
        DataLevel.BANDS: "`bands` (기본값): 상황과, 구간으로 나타낸 지표가 나갑니다",
        DataLevel.FIGURES: "`figures`: 지표가 어림수로 나갑니다. 내부망의 모델에 쓰세요",
        DataLevel.NONE: "`none`: 고객의 상황도 지표도 나가지 않습니다",
    }
    return "\n\n".join(f"### {title}\n\n```\n{material(level)}\n```" for level, title in titles.items())


def main() -> None:
    """Write the section."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    write_section(DOCUMENT, "levels", rendered())


if __name__ == "__main__":
    main()
