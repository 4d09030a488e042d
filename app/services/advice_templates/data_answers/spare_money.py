"""Money that is over beside several debts: which of them it is paid on, what that saves, and what is left of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.reckoning import led, wanted
from app.services.advice_templates.data_answers.told_sums import spoken, told_sums
from app.services.advice_templates.told.amounts import sums_in
from app.services.advice_templates.told.two_rates import offers_in
from app.services.advice_templates.wording import about, is_, josa, listed, percent, sentences
from app.services.advice_templates.wording import won as spoken_won
from rules.formatting import MYRIAD
from rules.interest import year_interest

SUBJECT = Subject("calc", "spare_money")
#: Money that is over, by what it is called: 여윳돈 300, 보너스가 200만원 들어왔는데.
SPARE = re.compile(
    r"(?:여윳돈|여유\s?돈|여유\s?자금|남는\s?돈|남은\s?돈|목돈|보너스|상여금|성과급|퇴직금|환급금|모은\s?돈|모아\s?둔\s?돈|비상금)[이은는가도으로]{0,2}\s?(?:지금\s?)?(?P<words>\d[\d,.]*(?:\s?[천백]?만)?\s?원?)"
)
WHY = re.compile(r"왜|이유|까닭|어째서")
LATE_FIRST = "밀린 것이 있다면 그것부터 멈추고, 한 달 치 생활비는 남겨 둔 다음에 갚으세요."
FEE = "중도상환수수료가 있으면 줄어드는 이자에서 빼고 보셔야 해요."
SMALL_FIRST = (
    "금액이 작은 것부터 갚으면 갚을 곳이 빨리 하나 줄어 힘이 나지만, 그동안 내는 이자는 더 많을 수 있어요."
)
GROUND = "같은 돈을 갚아도 금리가 높은 빚에서 이자가 더 많이 줄어요."


@dataclass(frozen=True, slots=True)
class Rated:
    """A debt of known amount and rate, as it is called."""

    name: str
    won: int
    rate: Decimal


def spare_money(consultation: Consultation) -> Answer:
    """Which debt the money goes on, with the reason or with what is left of each where that is asked."""
    debts, spare = debts_told(consultation), spare_told(consultation)
    if len(debts) < 2:
        purpose = "어느 쪽에 갚을 때 이자가 더 줄어드는지"
        return wanted(consultation, SUBJECT, "빚마다 금액과 금리", purpose=purpose)
    if not spare and consultation.anchor == SUBJECT and WHY.search(consultation.case.text):
        return Answer(led(consultation) + sentences(GROUND, SMALL_FIRST), SUBJECT)
    if not spare:
        asked = wanted(consultation, SUBJECT, "먼저 갚을 금액", purpose="이자가 얼마나 줄어드는지")
        return Answer(sentences(order_of(debts), LATE_FIRST, asked.text), SUBJECT)
    goes_on = consultation.anchor == SUBJECT
    if goes_on and not WHY.search(consultation.case.text):
        return Answer(led(consultation) + left_of_each(debts, spare), SUBJECT)
    first, other = debts[0], debts[-1]
    if first.rate == other.rate:
        text = f"금리가 같아서 어느 쪽에 갚아도 줄어드는 이자는 같아요. {fewer(debts, spare)}"
        return Answer(led(consultation) + sentences(text, LATE_FIRST), SUBJECT)
    saved = (
        f"{spoken_won(spare)}을 {first.name}에 갚으면 한 해 이자가 {saved_by(first, spare)}쯤 줄고, "
        f"{other.name}에 갚으면 {saved_by(other, spare)}쯤 줄어요."
    )
    if goes_on:
        return Answer(led(consultation) + sentences(GROUND, saved, FEE), SUBJECT)
    return Answer(led(consultation) + sentences(order_of(debts), saved, LATE_FIRST, FEE), SUBJECT)


def order_of(debts: Sequence[Rated]) -> str:
    """Which of the debts to begin with."""
    first = debts[0]
    return (
        f"금리가 더 높은 {first.name}(연 {percent(first.rate, 2)})부터 갚으시면 이자가 더 많이 줄어요."
        if first.rate != debts[-1].rate
        else "금리가 같아서 어느 쪽에 갚아도 줄어드는 이자는 같아요."
    )


def debts_told(consultation: Consultation) -> tuple[Rated, ...]:
    """The debts with amount and rate, the dearest first: named by letters and the like, else by their names."""
    labelled = [
        Rated(offer.label, offer.beside[0], offer.rate)
        for offer in offers_in(text for text, _ in spoken(consultation)).values()
        if offer.rate is not None and offer.beside
    ]
    named = [Rated(debt.name.shown, won, rate) for debt, won, rate in told_sums(consultation).debts.rated]
    return tuple(sorted(labelled if len(labelled) > len(named) else named, key=lambda debt: -debt.rate))


def spare_told(consultation: Consultation) -> int | None:
    """The money that is over, as it was told last; a number alone is counted in 만."""
    for text, _ in reversed(list(spoken(consultation))):
        if found := SPARE.search(text):
            words = found["words"].strip()
            if words.replace(",", "").isdigit() and int(words.replace(",", "")) < MYRIAD:
                return int(words.replace(",", "")) * MYRIAD
            told = sums_in(words).amounts
            return told[0].won if told else None
    return None


def saved_by(debt: Rated, spare: int) -> str:
    """How much less interest a year that debt costs."""
    return about(year_interest(min(spare, debt.won), debt.rate))


def left_of_each(debts: Sequence[Rated], spare: int) -> str:
    """What is left once the money is paid on the dearest debt and what is over of it on the next."""
    rest, left = spare, []
    for debt in debts:
        paid = min(rest, debt.won)
        rest -= paid
        left.append((debt.name, debt.won - paid))
    total = sum(won for _, won in left)
    if not total:
        return f"{josa(spoken_won(spare), '으로/로')} 말씀하신 빚을 모두 갚을 수 있어요."
    parts = [f"{name} {spoken_won(won) if won else '0원'}" for name, won in left]
    first = left[0]
    short = (
        f"{josa(spoken_won(spare), '으로/로')}는 {josa(first[0], '을/를')} 다 갚지는 못하고 {josa(spoken_won(first[1]), '이/가')} 남아요."
        if first[1]
        else f"{josa(spoken_won(spare), '으로/로')} {josa(first[0], '을/를')} 다 갚을 수 있어요."
    )
    later = (
        f"{josa(first[0], '을/를')} 마저 다 갚으면 {josa(spoken_won(total - first[1]), '이/가')} 남아요."
        if first[1]
        else ""
    )
    return sentences(short, f"그러면 남는 빚은 {listed(parts)}, 모두 {is_(spoken_won(total))}.", later)


def fewer(debts: Sequence[Rated], spare: int) -> str:
    """Of debts at one rate, the smallest that can be paid off whole."""
    small = min(debts, key=lambda debt: debt.won)
    if small.won > spare:
        return ""
    return f"{josa(small.name, '을/를')} 다 갚아 갚을 곳을 하나 줄이는 쪽이 챙기기 쉬워요."
