"""What a turn costs grows at most with the length of the talk: counted in calls, so no clock is asked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import FrameType

import pytest

from app.schemas.labels import Topic
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Reading, Turn
from app.services.advice_templates import counsel
from app.services.chat_pipeline import analyse, build_case
from app.services.input_guard import guard
from app.services.reply_verifier import verifier_of
from scripts.personas import PERSONAS
from tests.counsellor.factories import case
from tests.emotion_twin import EmotionTwin

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
ASKED = "카드값이 밀려서 걱정이에요. 그럼 그건 어떻게 신청해요?"
SAID = ("카드값이 밀렸어요", "이번 달 카드 얼마 썼어?", "고마워요", "리볼빙이 뭐예요?")


def talk(length: int) -> History:
    """So many messages, the customer's and ours in turn."""
    messages = [
        Message(
            Role.CUSTOMER if number % 2 == 0 else Role.COUNSELLOR,
            SAID[number // 2 % len(SAID)],
            NOW - timedelta(minutes=length - number),
            topic=Topic.FINANCE if number % 2 == 0 else None,
        )
        for number in range(length)
    ]
    return History(tuple(messages))


def calls_of(work: Callable[[], object]) -> int:
    """How many functions ``work`` calls."""
    count = 0

    def noting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(noting)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture
async def reading() -> Reading:
    """What the model reads."""
    return await EmotionTwin().read(ASKED)


async def test_the_work_of_a_turn_grows_at_most_with_the_talk(reading: Reading) -> None:
    profile = PERSONAS[0].profile(NOW.date())

    def turn(length: int) -> Callable[[], object]:
        history = talk(length)

        def work() -> object:
            guarded = guard(Turn("demo-delinq-early", "s", "r", ASKED, NOW))
            return counsel(build_case(guarded, analyse(guarded, reading, history), history, profile))

        return work

    turn(40)()  # loads what is loaded once
    short, longer, longest = (calls_of(turn(length)) for length in (0, 100, 1_000))
    assert (
        longer - short < 2.0 * short
    )  # a talk as long as one is kept at most weighs less than the turn itself
    assert longest - short < 12 * (longer - short) + 0.2 * short


def numbers(count: int, *, first: int = 0) -> str:
    """A message with so many amounts, rates and terms, none of them twice."""
    return " ".join(f"{n + 10}만원 {n % 90}.{n % 9}% {n + 1}개월" for n in range(first, first + count))


def test_what_a_reply_may_rest_on_grows_at_most_with_the_numbers() -> None:
    def gathering(count: int, messages: int = 0) -> Callable[[], object]:
        said = (numbers(count, first=100 * n) for n in range(messages))
        history = History(tuple(Message(Role.CUSTOMER, text, NOW) for text in said))
        return lambda: verifier_of(case(numbers(count), history=history))

    gathering(1)()  # loads what is loaded once
    few, many, talk_of_many = (calls_of(gathering(*sizes)) for sizes in ((20,), (80,), (80, 9)))
    assert many < 5 * few
    assert talk_of_many < 12 * many
