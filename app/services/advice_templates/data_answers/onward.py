"""Plain reckoning that goes on with the figure told last: 거기서 135 빼면, 반 저축하면 1년에 얼마."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.schemas.subject import Subject
from app.schemas.talk import Role
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.accounts import INTEREST
from app.services.advice_templates.data_answers.arithmetic import items_in
from app.services.advice_templates.data_answers.last_asked import points_asked
from app.services.advice_templates.data_answers.reckoning import led, wanted
from app.services.advice_templates.data_answers.single import SINGLE_ANSWERS, Single
from app.services.advice_templates.data_answers.spending import categories_in
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.normal_form import normalise
from app.services.advice_templates.told.amounts import sums_in, written_out
from app.services.advice_templates.told.terms import spans_in
from app.services.advice_templates.wording import is_, josa, sentences, won
from rules.formatting import MYRIAD
from rules.repayment import MONTHS

ONWARD = Subject("calc", "onward")
TAKEN = re.compile(r"(?:빼|제하|떼|내|쓰|갚|나가|빠지|보내|주)\s?(?:면|고|ㄴ)|뺀|빼기|마이너스")
ADDED = re.compile(r"(?:더하|합하|합치|보태|들어오|받으)\s?(?:면|고)|더해|합쳐")
HALF = re.compile(r"절?반(?!찬|복|응|대|드시)")
YEARLY = re.compile(r"(?:1|일)\s?년|한\s?해")
PUT_ASIDE = re.compile(r"저축|모으|모아|모이|모여|적금|저금")
BARE_NUMBER = re.compile(r"(?<![\d.,])(?P<won>\d{2,4})(?![\d.,%년월일개]|\s?(?:개월|달|주|명|번|%))")
#: Figures that are named instead of an amount: 고정비 빼면, 대출 갚는 돈까지 빼면.
NAMED = (
    (re.compile(r"갚는|상환|원리금"), SINGLE_ANSWERS["data.repayment"]),
    (re.compile(r"고정비|고정\s?지출|꼭\s?쓰는|꼭\s?나가는|생활비"), SINGLE_ANSWERS["data.essential"]),
    (re.compile(r"할부"), SINGLE_ANSWERS["data.instalment"]),
    (re.compile(r"이자"), INTEREST),
    (re.compile(r"빚|대출"), SINGLE_ANSWERS["data.debt"]),
)
NOTHING_LEFT = "남는 돈이 없어서 모이는 금액도 없는 셈이에요."
SAVED_NO_INTEREST = "이자는 넣지 않은 셈이에요."


@dataclass(frozen=True, slots=True)
class Step:
    """What one message does with the figure: taken off or added, halved, put aside for so many months."""

    won: int = 0
    name: str = ""
    halved: bool = False
    months: int = 0
    put_aside: bool = False

    @property
    def does(self) -> bool:
        """Whether it does anything."""
        return bool(self.won or self.halved or self.months)

    def of(self, amount: int) -> int:
        """The figure afterwards; what it comes to over months is told beside it and goes on no further."""
        amount += self.won
        return amount // 2 if self.halved else amount


def onward(consultation: Consultation) -> Answer:
    """The figure told last, with what was done to it since and what this message does."""
    ledger = consultation.ledger
    start = None if ledger is None else figure_told(consultation, ledger)
    step = Step() if ledger is None else step_of(consultation.case.text, ledger)
    if start is None or ledger is None or not step.does:
        return wanted(consultation, ONWARD, "셈할 금액", purpose="바로")
    amount = start
    for text in since_the_figure(consultation):
        amount = step_of(text, ledger).of(amount)
    return Answer(led(consultation) + told_of(step, amount), ONWARD)


def told_of(step: Step, amount: int) -> str:
    """The step in words, and what it comes to."""
    moved = amount + step.won
    verb = "빼면" if step.won < 0 else "더하면"
    named = f"{step.name} {won(abs(step.won))}" if step.name else won(abs(step.won))
    first = ""
    if step.won:
        end = is_(won(moved)) if moved >= 0 else f"{josa(won(-moved), '이/가')} 모자라요"
        first = f"{won(amount)}{'에서' if step.won < 0 else '에'} {josa(named, '을/를')} {verb} {end}."
    rest = step.of(amount)
    half = f"{josa(won(moved), '을/를')} 똑같이 나누면 한쪽이 {is_(won(rest))}." if step.halved else ""
    return sentences(first, half, over_months(step, rest))


def over_months(step: Step, each: int) -> str:
    """What the figure comes to when it recurs every month of the span."""
    if not step.months:
        return ""
    if each <= 0:
        return NOTHING_LEFT
    span = f"{step.months // MONTHS}년" if step.months % MONTHS == 0 else f"{step.months}개월"
    if step.put_aside:
        return f"다달이 {won(each)}씩 모으면 {span}에 {josa(won(each * step.months), '이/가')} 돼요. {SAVED_NO_INTEREST}"
    return f"다달이 {won(each)}씩이면 {span}에 {is_(won(each * step.months))}."


def step_of(text: str, ledger: Ledger) -> Step:
    """What a message does with the figure before it."""
    plain = written_out(text)
    takes, adds = TAKEN.search(plain), ADDED.search(plain)
    amount, name = amount_in(plain), ""
    if not amount and (takes or adds):
        amount, name = figure_in_words(plain, ledger)
    signed = amount if adds and not takes else -amount
    halved = HALF.search(plain) is not None
    return Step(
        won=signed if takes or adds else 0,
        name=name,
        halved=halved,
        months=months_in(plain),
        put_aside=PUT_ASIDE.search(plain) is not None,
    )


def months_in(plain: str) -> int:
    """For how many months the figure recurs; 0 where no span is told."""
    if YEARLY.search(plain):
        return MONTHS
    return spans_in(plain).months or 0


def amount_in(plain: str) -> int:
    """The amounts of a message together; a number alone is counted in 만."""
    if told := [one.won for one in sums_in(plain).amounts]:
        return sum(told)
    if items := items_in(plain):
        return sum(items)
    found = BARE_NUMBER.search(plain)
    return 0 if found is None else int(found["won"]) * MYRIAD


def figure_in_words(plain: str, ledger: Ledger) -> tuple[int, str]:
    """A figure of the data that is named instead of an amount: 고정비 빼면."""
    named = next((one for words, one in NAMED if words.search(plain)), None)
    single = named or next(iter(categories_in(normalise(plain))), None)
    figure = None if single is None else ledger.newest(single.part, single.field)
    return (0, "") if single is None or figure is None else (int(figure.amount), single.title)


def since_the_figure(consultation: Consultation) -> Sequence[str]:
    """The messages that were reckoned with since a figure was told, oldest first."""
    since: list[str] = []
    for text, subject in answered(consultation):
        if subject.kind == "data":
            since = []
        elif subject == ONWARD:
            since.append(text)
    return since


def answered(consultation: Consultation) -> Iterator[tuple[str, Subject]]:
    """Each message of the customer with what the answer to it was about."""
    asked = ""
    for message in consultation.case.history.messages:
        if message.role is Role.CUSTOMER:
            asked = message.text
        elif message.subject.placed:
            yield asked, message.subject


def figure_told(consultation: Consultation, ledger: Ledger) -> int | None:
    """The figure of the last answer that told one, in won."""
    told = next(
        (subject for _, subject in reversed(list(answered(consultation))) if subject.kind == "data"), None
    )
    if told is None:
        return None
    if (beside := OTHER_FIGURES.get(told.id)) is not None:
        figure = ledger.newest(beside.part, beside.field)
        return None if figure is None else int(figure.amount)
    if told.id == "leftover":
        inflow = ledger.newest("balance", "inflow_won")
        left = None if inflow is None else ledger.left_of(inflow)
        return None if left is None else int(left.amount)
    if told.id == "arrears":
        return None if ledger.arrears is None else ledger.arrears.overdue_won
    points = [point for point in points_asked(consultation, ledger) if point.single.unit == "원"]
    return int(points[-1].figure.amount) if points else None


#: Figures that are no single field's answer, by what their answer is about.
OTHER_FIGURES = {
    "interest": INTEREST,
    "income_change": SINGLE_ANSWERS["data.income"],
    "card_bill": Single("card", "next_bill_won", "다음 카드값"),
    "revolving": Single("card", "revolving_won", "리볼빙 잔액", flow=False),
}
