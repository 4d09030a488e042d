"""What a customer writes lives with the turn: nothing of it stays in the process, and each message is read once."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from typing import Any

import pytest

from app.schemas.subject import Subject
from app.schemas.talk import History
from app.services.advice_templates import counsel
from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.told_sums import reckoned
from app.services.advice_templates.hearing.understanding import Question, in_full
from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.told.amounts import Sums, sums_in
from app.services.advice_templates.told.sums_read import Told
from app.services.letters import narrow
from app.services.reply_verifier import verifier_of
from tests.counsellor.factories import after, case

TALK = (
    "빚이 {n}만원 있는데 한 달에 30만원씩 갚으면 얼마나 걸려요?",
    "밀린 돈은 {n}만원이에요",
    "그중에 20만원은 오늘 냈어요. 얼마 남았어요?",
    "카드론 {n}만원이랑 캐피탈 500만원이 있어요",
    "금리는 12%예요. 이자가 얼마예요?",
)


def caches() -> Iterator[_lru_cache_wrapper[Any]]:
    """Every cache of a function in the modules of this service that are loaded."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in {"app", "rules"}:
            yield from (held for held in vars(module).values() if isinstance(held, _lru_cache_wrapper))


def held(number: int) -> History:
    """A talk with amounts that nobody else names."""
    history = History()
    for text in TALK:
        asked = case(text.format(n=number), history=history)
        draft = counsel(asked)
        verifier_of(asked).verify(draft.text)
        history = after(asked, draft)
    return history


def test_no_message_stays_in_a_cache_after_its_turn() -> None:
    held(711)  # everything that is read once for the life of the process
    before = {id(cache): cache.cache_info().currsize for cache in caches()}
    assert before
    written = {message.text for message in held(733).messages}
    assert {id(cache): cache.cache_info().currsize for cache in caches()} == before
    kept = {
        key
        for cache in caches()
        for table in gc.get_referents(cache)
        if isinstance(table, dict)
        for key in table
        if isinstance(key, str)
    }
    assert not kept & written


LIFE = (
    "요즘 잠이 안 와요",
    "카드값이 밀려서 전화가 와요",
    "엄마가 대신 갚으래요",
    "회생하면 가족이 알게 되나요?",
)


def lived() -> History:
    """A talk in which no sum is told."""
    history = History()
    for text in LIFE:
        asked = case(text, history=history)
        history = after(asked, counsel(asked))
    return history


@pytest.mark.parametrize("fraud", [(), ("illegal_collection",)])
def test_each_message_is_put_in_normal_form_once_a_turn(
    fraud: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = case("그럼 누가 알게 돼요?", history=lived(), fraud=fraud)
    seen: Counter[str] = Counter()

    def counted(text: str) -> str:
        seen[text] += 1
        return narrow(text)

    monkeypatch.setattr("app.services.advice_templates.normal_form.narrow", counted)
    counsel(asked)
    assert {text: seen[text] for text in asked.written} == dict.fromkeys(asked.written, 1)


@pytest.mark.parametrize("text", ["그럼 누가 알게 돼요?", "고마워요", "이자가 얼마예요? 언제 내요?"])
def test_a_message_is_understood_once_on_each_subject(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = case(text, history=lived())
    seen: Counter[tuple[str, str, Subject, bool]] = Counter()

    def counted(message: NormalForm, part: NormalForm, subject: Subject, *, answered: bool) -> Question:
        seen[message.raw, part.raw, subject, answered] += 1
        return in_full(message, part, subject, answered=answered)

    monkeypatch.setattr("app.services.advice_templates.hearing.understanding.in_full", counted)
    counsel(asked)
    assert set(seen.values()) == {1}


def test_each_message_is_read_once_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    history = held(757)
    read: Counter[str] = Counter()

    def counted(text: str) -> Sums:
        read[text] += 1
        return sums_in(text)

    monkeypatch.setattr("app.services.advice_templates.told.sums_read.sums_in", counted)
    counsel(case("밀린 돈이 얼마나 남았어요?", history=history))
    assert read
    assert set(read.values()) == {1}
    assert len(read) <= len(TALK) + 1


@pytest.mark.parametrize(
    "last", ["밀린 돈이 얼마나 남았어요?", "카드론은 금리가 15%예요", "그럼 모두 얼마예요?"]
)
def test_what_was_told_is_reckoned_once_a_turn(last: str, monkeypatch: pytest.MonkeyPatch) -> None:
    history = held(769)
    reckonings: list[Told] = []

    def counted(consultation: Consultation) -> Told:
        reckonings.append(reckoned(consultation))
        return reckonings[-1]

    monkeypatch.setattr("app.services.advice_templates.data_answers.told_sums.reckoned", counted)
    counsel(case(last, history=history))
    assert len(reckonings) == 1
