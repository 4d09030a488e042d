"""What is left of the balance once a living cost is paid, or a debt that the data hold."""

from __future__ import annotations

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data, not_reported
from app.services.advice_templates.data_answers.reckoning import led, wanted
from app.services.advice_templates.wording import josa, sentences, won

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
