"""Cases, talks and drafts that prompts are made of, and prompts as texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.schemas.labels import Emotion
from app.schemas.prompt import Prompt
from app.schemas.subject import Subject
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Author, Case, Draft
from rules.scenario import Scenario
from tests.counsellor.factories import NOW, case

BUDGET = 6_000
DRAFT = Draft(
    "갚을 날이 지나 마음이 무거우셨겠어요.\n"
    "11월 12일부터 35만 2,000원이 밀려 있어요. 오늘로 12일째예요.\n"
    "먼저 돈을 빌린 금융회사에 전화하세요.",
    Author.COUNSELLOR,
    subject=Subject("scenario", "DELINQ_EARLY"),
    facts=("lender_adjustment", "ccrs"),
)


def late(emotion: Emotion | None = Emotion.WORRY, **changes: object) -> Case:
    """Somebody whose payment is late."""
    told = case("카드값이 밀렸어요. 월급은 250만원이에요", emotion=emotion, scenario=Scenario.DELINQ_EARLY)
    return replace(told, **changes)  # type: ignore[arg-type]


def talk(count: int, *, text: str = "그러면 어떻게 해요?") -> History:
    """A talk of so many messages, the customer's and ours in turn."""
    messages = tuple(
        Message(
            Role.CUSTOMER if number % 2 == 0 else Role.COUNSELLOR,
            f"{number}번째로 묻는 말이에요. {text}" if number % 2 == 0 else "카드값은 131만 5,000원이에요.",
            NOW - timedelta(minutes=count - number),
        )
        for number in range(count)
    )
    return History(messages)


def rendered(prompt: Prompt) -> str:
    """A prompt as a text to read."""
    return "\n\n".join(f"--- {message.role}\n{message.content}" for message in prompt.messages) + "\n"


def system_of(prompt: Prompt) -> str:
    """What the model is told first."""
    assert prompt.messages[0].role == "system"
    return prompt.messages[0].content
