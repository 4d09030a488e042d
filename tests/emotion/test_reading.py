"""What the analyzer makes of logits, and how it sheds load."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import replace
from math import exp
from threading import Event

import pytest
from prometheus_client import REGISTRY

from app.schemas.labels import Emotion, dominant_of
from app.services.emotion_analyzer import AbsentModel, EmotionAnalyzer, ModelUnavailable, Overloaded
from app.services.emotion_analyzer.analyzer import NO_EMOTION, read
from app.services.emotion_analyzer.artefact import Artefact, Logits, Network
from tests.emotion.conftest import Letters, logits_of
from tests.emotion_twin import EmotionTwin

Make = Callable[..., Artefact]


def test_the_five_shares_sum_to_one(make: Make) -> None:
    reading = read(make(lambda _: logits_of(anger=3.0, worry=2.5)), "왜 이래요")
    assert reading.emotions is not None
    assert set(reading.emotions) == set(Emotion)
    assert sum(reading.emotions.values()) == pytest.approx(1.0)
    assert dominant_of(reading.emotions) is Emotion.ANGER


def test_finance_risk_and_fine_emotions_are_chances_of_their_own(make: Make) -> None:
    reading = read(make(lambda _: logits_of(finance=0.0, risk=-20.0)), "대출")
    assert reading.finance == pytest.approx(0.5)
    assert reading.risk < 1e-6
    assert len(reading.fine) == 44
    assert list(reading.fine.values()) == pytest.approx([1 / (1 + exp(2.0))] * 44)


def test_each_kind_of_fraud_has_its_chance(make: Make) -> None:
    logits = logits_of()
    logits[[51, 57]] = (0.0, 3.0)
    reading = read(make(lambda _: logits), "대출")
    assert list(reading.fraud) == [f"fraud {i}" for i in range(7)]
    assert reading.fraud["fraud 0"] == pytest.approx(0.5)
    assert reading.fraud["fraud 6"] == pytest.approx(1 / (1 + exp(-3.0)))


@pytest.mark.parametrize("text", ["", "???", "hello"])
def test_unknown_is_not_neutral(make: Make, text: str) -> None:
    reading = read(make(lambda _: logits_of(neutral=9.0)), text)
    assert reading.emotions is None
    assert dict(reading.fine) == {}
    assert dominant_of(reading.emotions) is None


def test_a_fine_emotion_is_the_mean_of_what_network_and_words_say(make: Make) -> None:
    *others, last = read(make(lambda _: logits_of()), "고마워서 히").fine.values()
    assert last == pytest.approx(1 / (1 + exp(-1.0)))  # the network says -2, the words 4
    assert others == pytest.approx([1 / (1 + exp(2.0))] * 43)


def test_fine_emotions_are_named_from_their_thresholds_the_surest_first(make: Make) -> None:
    def engine(_: Sequence[int]) -> Logits:
        logits = logits_of()
        logits[[7, 8]] = 0.0, 3.0  # (0 - 2) / 2 is above the threshold's log-odds of -1.39, as is (3 - 2) / 2
        return logits

    assert read(make(engine), "고마워서").named == ("fine 1", "fine 0")


def test_that_nothing_is_felt_is_named_only_alone(make: Make) -> None:
    def engine_of(**high: float) -> Callable[[Sequence[int]], Logits]:
        def engine(_: Sequence[int]) -> Logits:
            logits = logits_of()
            logits[[7, 8]] = high["none"], high["glad"]
            return logits

        return engine

    def named(**high: float) -> tuple[str, ...]:
        artefact = make(engine_of(**high))
        fine = (NO_EMOTION, "기쁨", *artefact.manifest.fine[2:])
        return read(replace(artefact, manifest=replace(artefact.manifest, fine=fine)), "고마워서").named

    assert named(none=9.0, glad=-9.0) == (NO_EMOTION,)
    assert named(none=9.0, glad=3.0) == ("기쁨",)


def test_a_neutral_question_is_neutral(make: Make) -> None:
    reading = read(make(lambda _: logits_of(neutral=9.0)), "금리가 몇 프로예요")
    assert dominant_of(reading.emotions) is Emotion.NEUTRAL


def test_a_long_text_is_read_to_its_end(make: Make) -> None:
    seen: list[int] = []

    def engine(ids: Sequence[int]) -> Logits:
        seen.extend(ids)
        return logits_of(risk=6.0) if ord("끝") in ids else logits_of()

    reading = read(make(engine, max_tokens=20, overlap=4), "가나다라마바사아자차" * 30 + "끝")
    assert ord("끝") in seen
    assert reading.risk > 0.99


def test_a_users_own_network_gives_the_emotions_and_ours_the_rest(make: Make) -> None:
    artefact = make(lambda _: logits_of(joy=5.0, finance=5.0))
    own = Network(Letters(), lambda _: logits_of(sadness=7.0)[:5], max_tokens=16, overlap=4)  # type: ignore[arg-type]
    reading = read(replace(artefact, own=own), "길고 긴 이야기 " * 9)
    assert dominant_of(reading.emotions) is Emotion.SADNESS
    assert reading.finance > 0.99


async def test_whoever_finds_no_permit_is_told_at_once(make: Make) -> None:
    gate = Event()

    def engine(_: Sequence[int]) -> Logits:
        gate.wait(5)
        return logits_of()

    analyzer = EmotionAnalyzer(make(engine), permits=2, workers=1)
    inside = [asyncio.create_task(analyzer.read("안녕")) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(Overloaded) as refusal:
        await analyzer.read("안녕")
    gate.set()
    await asyncio.gather(*inside)
    assert (refusal.value.code, refusal.value.retry_after) == ("model_overloaded", 1)
    assert (await analyzer.read("안녕")).model_version == "made"
    await analyzer.close()


async def test_nobody_waits_for_a_slow_model_and_its_permit_stays_taken(make: Make) -> None:
    gate = Event()

    def engine(_: Sequence[int]) -> Logits:
        gate.wait(20)
        return logits_of()

    analyzer = EmotionAnalyzer(make(engine), permits=2, timeout_s=0.05, workers=1)
    for _ in range(2):  # one on the worker, then one that never got there
        with pytest.raises(ModelUnavailable, match="slow"):
            await analyzer.read("안녕")
    analyzer.timeout_s = 20
    running = asyncio.create_task(analyzer.read("안녕"))
    await asyncio.sleep(0)
    with pytest.raises(Overloaded):
        await analyzer.read("안녕")
    gate.set()
    assert (await running).model_version == "made"
    await analyzer.close()


def failures(kind: str) -> float:
    """How many readings the model did not give."""
    return REGISTRY.get_sample_value("emofinance_emotion_model_failures_total", {"kind": kind}) or 0.0


async def test_a_broken_model_is_unavailable_and_gives_its_permit_back(make: Make) -> None:
    before = failures("broken")

    def engine(_: Sequence[int]) -> Logits:
        raise RuntimeError("broken")

    analyzer = EmotionAnalyzer(make(engine), permits=1)
    for _ in range(3):
        with pytest.raises(ModelUnavailable, match="RuntimeError"):
            await analyzer.read("안녕")
    await analyzer.close()
    assert failures("broken") == before + 3


async def test_a_closed_model_is_unavailable(make: Make) -> None:
    analyzer = EmotionAnalyzer(make(lambda _: logits_of()))
    await analyzer.close()
    with pytest.raises(ModelUnavailable):
        await analyzer.read("안녕")


async def test_the_callers_context_reaches_the_worker(make: Make) -> None:
    turn: ContextVar[str] = ContextVar("turn", default="none")
    seen: list[str] = []

    def engine(_: Sequence[int]) -> Logits:
        seen.append(turn.get())
        return logits_of()

    analyzer = EmotionAnalyzer(make(engine))
    turn.set("mine")
    await analyzer.read("안녕")
    await analyzer.close()
    assert seen == ["mine"]


async def test_the_time_of_each_stage_is_told(make: Make) -> None:
    analyzer = EmotionAnalyzer(make(lambda _: logits_of()))
    reading = await analyzer.read("안녕")
    await analyzer.close()
    assert set(reading.timings_ms) == {"queue", "tokenise", "infer"}
    assert all(time >= 0 for time in reading.timings_ms.values())


async def test_an_absent_model_says_why() -> None:
    with pytest.raises(ModelUnavailable, match="no readable manifest"):
        await AbsentModel("no readable manifest").read("안녕")


async def test_the_twin_answers_the_same_every_time() -> None:
    twin = EmotionTwin()
    first, second = await twin.read("이자가 걱정돼요"), await twin.read("이자가 걱정돼요")
    assert first == second
    assert dominant_of(first.emotions) is Emotion.WORRY
    assert sum((first.emotions or {}).values()) == pytest.approx(1.0)
    assert (await twin.read("???")).emotions is None
