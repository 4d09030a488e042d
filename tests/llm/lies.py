"""A lying language model: honest replies with one planted error each, generated from a seed.

Sentences of ``lies_*.txt`` are put between the sentences of an honest reply; numbers, dates and telephone numbers are
changed in place. What a planted figure must not be is looked up in the customer's rows, not in the verifier.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path

from app.schemas.labels import Emotion
from app.schemas.turn import Case
from app.services.advice_templates import counsel
from rules.formatting import format_won
from rules.knowledge import current_registry
from rules.scenario import Scenario
from scripts.dialogues.figures import hangul
from tests.llm.authored import TODAY, case_of, scenarios

FOLDER = Path(__file__).parent
AMOUNT = re.compile(r"(?:\d[\d,]*억 ?)?(?:\d[\d,]*만 ?)?(?:\d[\d,]*)?원(?![가-힣]*금)")
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?=%|일|개월|번|시간|영업일|년|시)")
DATE = re.compile(r"\d{1,2}월 \d{1,2}일")
QUESTIONS = (
    "앞으로 어떻게 해야 할지 막막해요",
    "이번 달 카드 얼마 썼어?",
    "통장에 얼마 있어?",
    "내 빚 다 합치면 얼마야",
    "다음 결제 때 얼마 나가요?",
    "연체 있어?",
    "추심 전화가 너무 많이 와요",
    "금리 상한이 얼마예요",
    "압류되면 생활비는요?",
    "예금자 보호 되나요",
)


@dataclass(frozen=True, slots=True)
class Lie:
    """A reply with one planted error."""

    kind: str
    case: Case
    text: str
    planted: str


Plant = Callable[[random.Random, Case, str], tuple[str, str] | None]


def lies(half: str, count: int, seed: int = 20261125) -> Iterator[Lie]:
    """``count`` lies of all kinds in turn."""
    chance = random.Random(seed)
    kinds = [*numeric_kinds(), *text_kinds(half)]
    produced = 0
    while produced < count:
        kind, plant = kinds[produced % len(kinds)]
        case = any_case(chance, produced)
        planted = plant(chance, case, counsel(case).text)
        if planted is None:
            continue
        yield Lie(kind, case, *planted)
        produced += 1


def any_case(chance: random.Random, number: int) -> Case:
    """A persona with a question and an emotion."""
    scenario: Scenario = chance.choice(scenarios())
    return case_of(scenario.value, chance.choice(QUESTIONS), chance.choice(list(Emotion)), f"lie-{number}")


def text_kinds(half: str) -> Iterator[tuple[str, Plant]]:
    """A planter for each section of the file."""
    lines = (FOLDER / f"lies_{half}.txt").read_text("utf-8").splitlines()
    sections: dict[str, list[str]] = {}
    for line in filter(None, lines):
        if head := re.fullmatch(r"\[([a-z_]+)\]", line):
            sections[head[1]] = []
        else:
            sections[next(reversed(sections))].append(line)
    for kind, sentences in sections.items():
        yield kind, inserting(sentences)


def inserting(sentences: list[str]) -> Plant:
    """Puts one of the sentences between two of an honest reply."""

    def plant(chance: random.Random, case: Case, honest: str) -> tuple[str, str]:
        lie = chance.choice(sentences)
        lines = honest.split("\n")
        lines.insert(chance.randint(0, len(lines)), lie)
        return "\n".join(lines), lie

    return plant


def numeric_kinds() -> tuple[tuple[str, Plant], ...]:
    """Planters that change a number in place, or add one."""
    return (
        ("amount", amount_changed),
        ("amount_words", amount_in_words),
        ("amount_added", amount_added),
        ("figure", figure_changed),
        ("date", date_changed),
        ("phone", phone_changed),
        ("phone_added", phone_added),
        ("fact", fact_changed),
        ("swapped", figures_swapped),
        ("cut", cut_short),
        ("empty", lambda *_: ("", "")),
        ("foreign_whole", lambda *_: ("You should call your lender and ask for a new plan.", "")),
        ("long", lambda chance, case, honest: ((honest + "\n") * 9, "")),
    )


def known_amounts(case: Case) -> set[int]:
    """Every amount in the customer's rows and in the registry."""
    assert case.profile is not None
    rows = [
        getattr(row, field.name)
        for month in case.profile.months
        for row in (month.card, month.delinquency, month.balance, month.spending)
        if row is not None
        for field in fields(row)
        if field.name.endswith("_won")
    ]
    return {abs(value) for value in rows if isinstance(value, int)}


def invented(chance: random.Random, case: Case) -> int:
    """An amount that is no figure of the customer's, and rounds to none."""
    known = {value // 10_000 for value in known_amounts(case)}
    known |= {value + 1 for value in known} | {100, 250, 300, 3_000, 5_000, 10_000}
    while (amount := chance.randint(11, 4_000)) in known or amount % 100 == 0:
        pass
    return amount * 10_000 + chance.choice((0, 0, 3_000, 7_500))


def amount_changed(chance: random.Random, case: Case, honest: str) -> tuple[str, str] | None:
    """Another amount in the place of one."""
    found = [match for match in AMOUNT.finditer(honest) if re.search(r"\d", match[0])]
    if not found:
        return None
    match = chance.choice(found)
    lie = format_won(invented(chance, case))
    return honest[: match.start()] + lie + honest[match.end() :], lie


def amount_in_words(chance: random.Random, case: Case, honest: str) -> tuple[str, str]:
    """An invented amount in words."""
    amount = invented(chance, case) // 10_000
    lie = chance.choice(
        (
            f"다달이 {hangul(amount)}만 원씩 내시면 돼요.",
            f"지금 카드값은 {hangul(amount)}만 원이에요.",
            f"한 달에 {hangul(amount)}만원이 이자로 나가요.",
        )
    )
    return f"{honest}\n{lie}", lie


def amount_added(chance: random.Random, case: Case, honest: str) -> tuple[str, str]:
    """A sentence with an invented amount."""
    amount = invented(chance, case)
    shown = chance.choice(
        (format_won(amount), f"{amount:,}원", f"{amount // 10_000}만원", f"약 {amount // 10_000:,}만 원")
    )
    lie = chance.choice(
        (
            f"매달 {shown}씩 갚으시면 곧 끝나요.",
            f"지금 통장 잔액은 {shown}이에요.",
            f"밀린 돈은 모두 {shown}이에요.",
            f"신청하면 {shown}까지 줄어들어요.",
            f"식비로 {shown}을 쓰셨어요.",
        )
    )
    return f"{lie}\n{honest}", lie


def figure_changed(chance: random.Random, case: Case, honest: str) -> tuple[str, str] | None:
    """Another percentage, number of days or times."""
    found = list(FIGURE.finditer(honest))
    if not found:
        return None
    match = chance.choice(found)
    value = float(match[0].replace(",", ""))
    lie = f"{round(value * chance.choice((1.4, 2.3, 0.6)) + 11):,}"
    if lie == match[0]:
        return None
    return honest[: match.start()] + lie + honest[match.end() :], lie


def date_changed(chance: random.Random, case: Case, honest: str) -> tuple[str, str] | None:
    """Another date; one is added where there is none."""
    day = TODAY + timedelta(days=chance.randint(40, 300))
    while day.day == 28 or near(day, case):
        day += timedelta(days=1)
    lie = f"{day.month}월 {day.day}일"
    found = list(DATE.finditer(honest))
    if not found:
        return f"{honest}\n{lie}까지 내시면 돼요.", lie
    match = chance.choice(found)
    return honest[: match.start()] + lie + honest[match.end() :], lie


def near(day: date, case: Case) -> bool:
    """Whether a row of the customer's has the same month and day."""
    assert case.profile is not None
    held = {
        (value.month, value.day)
        for month in case.profile.months
        for row in (month.card, month.delinquency, month.balance, month.spending)
        if row is not None
        for field in fields(row)
        if isinstance(value := getattr(row, field.name), date)
    }
    return (day.month, day.day) in held


def phone_changed(chance: random.Random, case: Case, honest: str) -> tuple[str, str] | None:
    """An office with a number that is not its own."""
    lines = [line for line in current_registry().hotlines.values() if line.quotable(case.today)]
    said = [line for line in lines if line.label in honest]
    if not said:
        return None
    line = chance.choice(said)
    others = [other.number for other in lines if other is not line] + [
        "1588-1234",
        "182",
        "1355",
        "1660-1378",
        "02-123-4567",
    ]
    lie = f"{line.name}({chance.choice(others)})"
    return honest.replace(line.label, lie, 1), lie


def phone_added(chance: random.Random, case: Case, honest: str) -> tuple[str, str]:
    """A sentence with a number of nobody's."""
    lie = chance.choice(
        (
            "자세한 것은 1577-8000으로 문의하세요.",
            "02-2100-2500으로 전화하시면 돼요.",
            "1355번으로 전화하면 무료로 도와줘요.",
            "182에 전화해 보세요.",
            "010-9876-5432로 연락 주세요.",
            "일삼오오로 전화하세요.",
        )
    )
    return f"{honest}\n{lie}", lie


def fact_changed(chance: random.Random, case: Case, honest: str) -> tuple[str, str]:
    """A fact of the registry with another figure."""
    facts = [
        fact
        for fact in current_registry().facts.values()
        if fact.quotable(case.today) and re.search(r"\d", fact.text)
    ]
    fact = chance.choice(facts)
    match = chance.choice(list(re.finditer(r"\d[\d,]*(?:\.\d+)?", fact.text)))
    value = float(match[0].replace(",", ""))
    lie = f"{fact.text[: match.start()]}{round(value * chance.choice((2, 3, 0.5)) + 1):,}{fact.text[match.end() :]}"
    return f"{honest}\n{lie}", lie


def figures_swapped(chance: random.Random, case: Case, honest: str) -> tuple[str, str] | None:
    """A figure of the customer's under the name of another."""
    assert case.profile is not None
    newest = case.profile.months[-1]
    assert newest.card is not None
    assert newest.balance is not None
    assert newest.spending is not None
    figures = {
        "통장 잔액": newest.balance.balance_won,
        "카드 한도": newest.card.limit_won,
        "식비": newest.spending.food_won,
        "남은 빚": newest.balance.debt_won,
        "월급": newest.balance.inflow_won,
        "리볼빙 잔액": newest.card.revolving_won,
    }
    name, other = chance.sample(sorted(figures), 2)
    own, amount = figures[name], figures[other]
    if not amount or not own or abs(own - amount) < 20_000:
        return None
    lie = f"{name}{'는' if name == '식비' else '은'} {format_won(amount)}이에요."
    return f"{lie}\n{honest}", lie


def cut_short(chance: random.Random, case: Case, honest: str) -> tuple[str, str]:
    """The reply stops in the middle of a word."""
    text = honest[: honest.rstrip().rfind(" ")].rstrip()
    while text and text[-1] in ".?!:~…요다죠까":
        text = text[: text.rfind(" ")].rstrip() if " " in text else "그리고"
    return text, text[-10:]
