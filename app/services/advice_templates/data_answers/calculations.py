"""Sums with the amounts that the customer writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from app.schemas.turn import Role
from app.services.advice_templates.amounts import amount_in, rate_in
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data, not_reported
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.kept_pay import kept_pay
from app.services.advice_templates.ledger import Figure, Ledger
from app.services.advice_templates.normal_form import normalise
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.wording import is_, josa, percent, sentences, won
from rules.interest import day_interest, month_interest, monthly_payment, year_interest

LEGAL_CEILING = "rate_cap"
REPAYING = re.compile(r"씩(?:내|갚)|매달(?:내|갚)|갚아야")
TERM_WANTED = "갚을 기간을 알려 주시면 원금까지 다달이 낼 돈도 셈해 드릴게요."
TERM = re.compile(r"(\d{1,2})년|(\d{1,3})개월")


def from_message(consultation: Consultation) -> Answer:
    """A month's simple interest on the amount and rate in the message."""
    text = consultation.question.message.compact
    principal, rate = amount_in(text), rate_in(text)
    if principal is None or rate is None:
        return Answer(
            "계산하려면 빌린 금액과 연 금리가 필요해요. 두 가지를 함께 적어 주세요.", "calc:message"
        )
    monthly = won(month_interest(principal, rate))
    stated = (
        f"{won(principal)}을 연 {percent(rate)}로 빌리면 한 달 이자는 {monthly}쯤이에요. "
        f"원금이 그대로일 때의 셈이고, 한 해로는 {is_(won(year_interest(principal, rate)))}."
    )
    term = TERM_WANTED if REPAYING.search(text) else ""
    above = over_ceiling(consultation, float(rate))
    return Answer(
        led(consultation) + sentences(stated, term, *above),
        "calc:message",
        tuple(above and (LEGAL_CEILING,)),
    )


def led(consultation: Consultation) -> str:
    """A word for the mood; a sum of the customer's own figures is nothing found in the data."""
    plain = consultation.tone in {Tone.NEUTRAL, Tone.WARM}
    return "" if plain else consultation.common("leads")


def over_ceiling(consultation: Consultation, rate: float) -> tuple[str, ...]:
    """The ceiling's fact when the rate lies above it."""
    fact = consultation.registry.fact(LEGAL_CEILING, consultation.case.today)
    if fact is None or rate <= fact.values["yearly_percent"]:
        return ()
    return (f"다만 {fact.text}",)


def instalments(consultation: Consultation) -> Answer:
    """The equal monthly payment over a term; amount and rate may stand in the message before."""
    text = consultation.question.message.compact
    earlier = consultation.case.history.last(Role.CUSTOMER)
    whole = text if earlier is None else f"{normalise(earlier.text).compact} {text}"
    principal, rate = amount_in(text) or amount_in(whole), rate_in(text) or rate_in(whole)
    months = months_in(text)
    if principal is None or rate is None or months is None:
        return Answer(
            "다달이 낼 돈을 셈하려면 빌릴 금액과 연 금리, 갚을 기간이 필요해요. 세 가지를 함께 적어 주세요.",
            "calc:instalments",
        )
    payment = won(about(monthly_payment(principal, rate, months)))
    stated = (
        f"{won(principal)}을 연 {percent(rate)}로 빌려 {spoken(months)} 동안 같은 금액씩 갚으면, "
        f"한 달에 내는 돈은 {payment}쯤이에요. 수수료는 넣지 않은 어림이에요."
    )
    above = over_ceiling(consultation, float(rate))
    return Answer(
        led(consultation) + sentences(stated, *above),
        "calc:instalments",
        tuple(above and (LEGAL_CEILING,)),
    )


def months_in(text: str) -> int | None:
    """The term that a message names, in months."""
    found = TERM.search(text)
    if found is None:
        return None
    return int(found[1]) * 12 if found[1] else int(found[2])


def spoken(months: int) -> str:
    """A term as it is said."""
    years, rest = divmod(months, 12)
    return f"{years}년" if not rest else f"{months}개월"


def late_interest(consultation: Consultation) -> Answer:
    """A day's late interest at most, by the legal ceiling; the agreed rate stands in the contract."""
    ledger = consultation.ledger
    fact = consultation.registry.fact(LEGAL_CEILING, consultation.case.today)
    newest = None if ledger is None else ledger.arrears
    own = "정확한 연체이자율은 약정서나 금융회사 앱에 적혀 있어요."
    if newest is None or newest.overdue_won is None or fact is None:
        return Answer(
            sentences(own, "" if fact is None else fact.text),
            "calc:late_interest",
            () if fact is None else (LEGAL_CEILING,),
        )
    most = day_interest(newest.overdue_won, consultation.registry.rate_cap)
    text = (
        f"밀린 {won(newest.overdue_won)}에 법이 정한 상한으로 셈해도 하루 {won(most)}을 넘지 않아요. "
        f"실제로는 그보다 적을 수 있어요. {own}"
    )
    return Answer(consultation.common("leads") + text, "calc:late_interest", (LEGAL_CEILING,))


def prepayment(consultation: Consultation) -> Answer:
    """By how much a month's interest falls when an amount is paid back early, at the customer's average rate."""
    amount = amount_in(corrected_part(consultation.question.message.compact))
    ledger = consultation.ledger
    rate = None if ledger is None else ledger.newest("balance", "weighted_rate")
    if amount is None:
        return Answer(
            "미리 갚을 금액을 적어 주시면 한 달 이자가 얼마나 줄어드는지 셈해 드릴게요.", "calc:prepay"
        )
    if rate is None:
        return Answer(not_reported("적용 금리"), "calc:prepay")
    saved = won(about(month_interest(amount, rate.amount)))
    text = (
        f"{won(amount)}을 먼저 갚으면 한 달 이자가 {saved}쯤 줄어요. 대출 전체의 평균 금리 연 {percent(rate.amount)}로 셈한 것이라, "
        "금리가 더 높은 빚부터 갚으면 그보다 많이 줄어요."
    )
    return Answer(consultation.common("leads") + text, "calc:prepay")


def payoff(consultation: Consultation) -> Answer:
    """Whether the debt that is spoken of is gone within a year of paying an amount each month."""
    amount = amount_in(corrected_part(consultation.question.message.compact))
    ledger, about_revolving = consultation.ledger, speaks_of_revolving(consultation)
    title = "리볼빙 잔액" if about_revolving else "남은 빚"
    owed = None if ledger is None else debt_meant(ledger, revolving=about_revolving)
    if amount is None:
        return Answer(
            "한 달에 얼마씩 갚을지 적어 주시면 한 해 동안 얼마나 줄어드는지 셈해 드릴게요.", "calc:payoff"
        )
    if ledger is None or not ledger.months:
        return no_data(consultation, "calc:payoff")
    if owed is None or not owed.amount:
        return Answer(f"자료에는 {josa(title, '이/가')} 없어요.", "calc:payoff")
    yearly = amount * 12
    text = f"{title}은 {is_(won(owed.amount))}. 한 달에 {won(amount)}씩 갚으면 한 해에 {won(yearly)}을 갚게 되어, {pace(consultation, owed.amount, amount)}"
    return Answer(led(consultation) + text, "calc:payoff")


def spend(consultation: Consultation) -> Answer:
    """What is left of the balance after an amount, beside what a month needs; whether to is not decided."""
    amount, ledger = amount_in(consultation.question.message.compact), consultation.ledger
    if ledger is None or not ledger.months:
        return no_data(consultation, "calc:spend")
    balance, essential = ledger.newest("balance", "balance_won"), ledger.newest("spending", "essential_won")
    if amount is None or balance is None:
        return Answer("쓰려는 금액을 적어 주시면 통장에 얼마가 남는지 셈해 드릴게요.", "calc:spend")
    rest = balance.amount - amount
    left = f"{josa(won(rest), '이/가')} 남아요" if rest >= 0 else f"{josa(won(-rest), '이/가')} 모자라요"
    need = "" if essential is None else f"한 달에 꼭 쓰는 돈은 {is_(won(essential.amount))}."
    text = sentences(
        f"통장 잔액 {won(balance.amount)}에서 {josa(won(amount), '을/를')} 쓰면 {left}.",
        need,
        "써도 될지는 제가 정해 드리지 않을게요. 남는 돈이 비상금으로 넉넉한지, 이자가 높은 빚은 없는지 보고 정하시면 돼요.",
    )
    return Answer(led(consultation) + text, "calc:spend")


def debt_meant(ledger: Ledger, *, revolving: bool) -> Figure | None:
    """What was carried over, or all that is owed."""
    return ledger.newest("card", "revolving_won") if revolving else ledger.newest("balance", "debt_won")


def pace(consultation: Consultation, owed: int | Decimal, monthly: int) -> str:
    """How a year of paying stands against a debt that bears at most what the law allows."""
    fact = consultation.registry.fact(LEGAL_CEILING, consultation.case.today)
    if fact is not None and monthly >= monthly_payment(owed, consultation.registry.rate_cap, 12):
        return "이자가 붙더라도 한 해 안에 끝낼 수 있는 셈이에요."
    if monthly * 12 > owed:
        return "이자까지 더하면 한 해 안팎이 걸려요."
    return "이자까지 더하면 다 갚는 데 한 해가 넘게 걸려요. 금리를 낮추거나 갚는 조건을 바꾸는 길도 함께 알아보세요."


def speaks_of_revolving(consultation: Consultation) -> bool:
    """Whether the debt that the customer talks of is what was carried over."""
    spoken = (m.text for m in consultation.case.history.messages if m.role is Role.CUSTOMER)
    return any("리볼빙" in text for text in (consultation.case.text, *spoken))


def corrected_part(text: str) -> str:
    """What stands after 아니라: 30이 아니라 20만 원."""
    return re.split(r"아니(?:라|고)", text)[-1]


SUMS: Mapping[str, Callable[[Consultation], Answer]] = {
    "calc.message": from_message,
    "calc.instalments": instalments,
    "calc.late_interest": late_interest,
    "calc.prepay": prepayment,
    "calc.payoff": payoff,
    "calc.spend": spend,
    "calc.wage_kept": kept_pay,
}
