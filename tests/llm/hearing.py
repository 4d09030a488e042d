"""Talk over a language model, with somebody who hears it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from fakeredis import FakeAsyncRedis

from app.core.openai_client import LanguageModel
from app.core.token_budget import TokenBudget
from app.schemas.labels import Emotion
from app.schemas.turn import Author, Case, Draft
from app.services.finance_chat import FinanceChat
from app.services.generic_chat import GenericChat
from app.services.model_chat import ModelChat
from rules.scenario import Scenario
from tests.counsellor.factories import case

GOOD = (
    "연체가 시작돼 마음이 많이 무거우셨겠어요. 지금 움직이면 되돌릴 길이 있어요. 지금 35만 2,000원이 밀려 있어요. "
    "먼저 돈을 빌린 금융회사에 전화해 사정을 알려 주세요."
)
LYING = "걱정이 크시지요. 이번 달에 87만 원을 돌려받으실 거예요."
PROMISING = "대출은 무조건 승인되니까 안심하고 신청해 보세요."


@dataclass
class Ears:
    """Hears an answer and forgets what is taken back."""

    heard: list[str] = field(default_factory=list)
    retracted: int = 0
    most: int = 0  # signs heard at once

    async def say(self, text: str) -> None:
        self.heard.append(text)
        self.most = max(self.most, len(self.text))

    async def retract(self) -> None:
        assert self.heard, "nothing to take back"
        self.heard.clear()
        self.retracted += 1

    @property
    def text(self) -> str:
        return "".join(self.heard)


def said_by(models: LanguageModel) -> ModelChat:
    """A chat without a daily limit."""
    unbounded = TokenBudget(FakeAsyncRedis(decode_responses=True), limit=0)
    return ModelChat(models, unbounded, prompt_tokens=6_000)


def over(models: LanguageModel) -> FinanceChat:
    """Finance talk over ``models``."""
    return FinanceChat(said_by(models))


def worried(**changes: object) -> Case:
    said = "연체가 시작됐는데 너무 걱정돼요. 어떡하죠"
    return replace(case(said, emotion=Emotion.WORRY, scenario=Scenario.DELINQ_EARLY), **changes)  # type: ignore[arg-type]


async def answered(chat: FinanceChat | GenericChat, asked: Case) -> tuple[Draft, Ears]:
    ears = Ears()
    draft = await chat.answer(asked, ears)
    # Whatever happened, what was heard is the model's answer, or nothing: the counsellor's is told once recorded.
    assert ears.text == (draft.text if draft.author is Author.LANGUAGE_MODEL else "")
    return draft, ears
