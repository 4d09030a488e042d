"""What is left of the balance once a living cost is paid, and what a price comes to over the months of its instalments."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data, not_reported
from app.services.advice_templates.data_answers.reckoning import led, wanted
from app.services.advice_templates.told_sums import told_sums
from app.services.advice_templates.wording import is_, josa, sentences, won

FREE = re.compile(r"무이자")
FEE = "수수료는 넣지 않은 금액이라, 카드사가 할부 수수료를 매기면 그만큼 더 나가요. 결제하기 전에 무이자인지, 아니면 수수료율이 몇 퍼센트인지 확인해 보세요."
NO_FEE = "무이자라면 수수료는 따로 붙지 않아요."
SHORT = "모자라는 만큼은 내는 날이 오기 전에 받을 곳에 먼저 말하고, 날짜를 미루거나 나누어 낼 수 있는지 물어보시면 좋아요."


def after_paying(consultation: Consultation) -> Answer:
    """What is left of the balance once a living cost is paid."""
    subject, ledger = "calc:balance_after", consultation.ledger
    amounts = consultation.sums().amounts
    if ledger is None or not ledger.months:
        return no_data(consultation, subject)
    balance = ledger.newest("balance", "balance_won")
    if balance is None:
        return Answer(not_reported("통장 잔액"), subject)
    if not amounts:
        return wanted(consultation, subject, "내실 금액", purpose="통장에 얼마가 남는지")
    paid = sum(each.won for each in amounts)
    rest = balance.amount - paid
    left = f"{josa(won(rest), '이/가')} 남아요" if rest >= 0 else f"{josa(won(-rest), '이/가')} 모자라요"
    stated = f"통장 잔액 {won(balance.amount)}에서 {josa(won(paid), '을/를')} 내면 {left}."
    return Answer(led(consultation) + sentences(stated, "" if rest >= 0 else SHORT), subject)


def split_price(consultation: Consultation) -> Answer:
    """What a price comes to a month over its instalments, before any fee."""
    subject, said = "calc:split_price", consultation.sums()
    price = max((each.won for each in said.amounts), default=None)
    months = said.months or told_sums(consultation).months
    if price is None or not months:
        missing = "값" if price is None else "개월 수"
        return wanted(consultation, subject, missing, purpose="한 달에 나갈 돈을")
    each = round(price / months)
    about = "" if price % months == 0 else "쯤"
    free = consultation.question.message.has(FREE)
    stated = f"{josa(won(price), '을/를')} {months}개월로 나누면 한 달에 {is_(won(each) + about)}."
    return Answer(led(consultation) + sentences(stated, NO_FEE if free else FEE), subject)
