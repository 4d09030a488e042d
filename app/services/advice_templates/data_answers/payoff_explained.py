"""How long the debt of the data lasts as it is paid now, and why a debt takes as long as it was told."""

from __future__ import annotations

from decimal import Decimal

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.reckoning import (
    average_rate,
    led,
    rate_named,
    spoken_term,
    wanted,
)
from app.services.advice_templates.data_answers.repaying import PAYOFF, Pace, endless, owed_meant, rate_meant
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.told.amounts import AmountRole
from app.services.advice_templates.wording import is_, josa, sentences, won
from rules.interest import interest_until_repaid, months_to_repay
from rules.repayment import MONTHS

NO_NEW_DEBT = "새로 빌리지 않고 이대로 갚을 때의 어림이에요."


def payoff_now(consultation: Consultation) -> Answer:
    """When the debt of the data is paid at what is paid a month now."""
    ledger = consultation.ledger
    if ledger is None or not ledger.months:
        return no_data(consultation, PAYOFF)
    debt, repaid = ledger.newest("balance", "debt_won"), ledger.newest("balance", "repayment_won")
    if debt is None or repaid is None or not repaid.amount:
        return wanted(consultation, PAYOFF, "한 달에 갚을 금액", purpose="다 갚는 데 얼마나 걸리는지")
    owed, each, rate = int(debt.amount), int(repaid.amount), average_rate(consultation) or Decimal(0)
    stated = f"남은 빚은 {won(owed)}이고, 다달이 원금과 이자로 {josa(won(each), '을/를')} 갚고 계세요."
    months = months_to_repay(owed, rate, each)
    if months is None:
        return Answer(led(consultation) + sentences(stated, endless(owed, rate, Pace(each, MONTHS))), PAYOFF)
    basis = f"{rate_named(rate, average=True)}로 셈하면" if rate else "이자를 빼고 셈하면"
    text = f"{basis} 다 갚기까지 {is_(f'{spoken_term(months)}쯤')}. {NO_NEW_DEBT}"
    return Answer(led(consultation) + sentences(stated, text), PAYOFF)


def payoff_why(consultation: Consultation) -> Answer:
    """The number of payments that the debt alone takes, and what the interest adds to them."""
    told = told_sums(consultation)
    owed, paid = owed_meant(consultation, told), told.of(AmountRole.MONTHLY)
    stated = rate_meant(consultation, told)
    rate = stated if stated is not None else average_rate(consultation)
    months = None if owed is None or not paid else months_to_repay(owed.won, rate or 0, paid)
    if owed is None or not paid or not months or told.often != MONTHS:
        return wanted(consultation, PAYOFF, "한 달에 갚을 금액", purpose="다 갚는 데 얼마나 걸리는지")
    interest = about(round(interest_until_repaid(owed.won, rate or 0, paid)))
    bare = -(-owed.won // paid)
    text = sentences(
        f"{josa(won(owed.won), '을/를')} 한 달에 {won(paid)}씩 나누면 원금만으로 {spoken_term(bare)}이 걸려요.",
        f"그동안 남은 돈에 붙는 이자가 모두 {won(interest)}쯤이라, 그것까지 내면 {is_(f'{spoken_term(months)}쯤')}."
        if interest
        else "",
        "달이 갈수록 남은 돈이 줄어 이자도 함께 줄어요.",
    )
    return Answer(led(consultation) + text, PAYOFF)
