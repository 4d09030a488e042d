"""Sums about money that bears interest for the customer: put aside every month, or left for a time."""

from __future__ import annotations

import re
from decimal import Decimal

from app.services.advice_templates.amounts import Role
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.reckoning import EACH, led, spoken_term, wanted
from app.services.advice_templates.sums_read import Told
from app.services.advice_templates.told_sums import spoken, told_sums
from app.services.advice_templates.wording import is_, josa, percent, sentences, won
from rules.repayment import MONTHS, deposit_interest, put_aside_interest

SUBJECT = "calc:deposit"
KINDS = re.compile(r"적금|예금|예치|파킹|저축")
LENDING = re.compile(
    r"대출|빚|빌[리린려렸]|갚|상환|카드론|현금서비스|리볼빙|연체|밀[린렸]|저축은행|담보|마통|마이너스"
)
LATELY = 2  # messages before the one that is answered
EACH_MONTH = frozenset({"적금", "저축"})
LUMP = (Role.WHOLE, Role.GOAL, Role.LOAN, Role.OTHER, Role.PART)
AFTER_TAX = re.compile(r"세금|세후|떼|공제")
BEFORE_TAX = "이자에서는 보통 세금을 떼기 때문에 손에 쥐는 돈은 이보다 적어요."
UNTOLD_TAX = "세금을 얼마나 떼는지는 상품과 가입하신 분에 따라 달라 제가 숫자로 말씀드리지 않을게요. 세금을 뗀 금액은 은행 앱이나 창구에서 확인해 보세요."
SIMPLE = "이자에 이자가 붙지 않는 단리로 셈했어요."


def deposit(consultation: Consultation) -> Answer:
    """What is got at the end, before tax; what this message leaves out was said before, else it is asked for."""
    told = told_sums(consultation)
    monthly = kind_meant(consultation) in EACH_MONTH
    amount = put_in(told, monthly=monthly)
    missing = [
        *([] if amount else ["한 달에 넣을 금액" if monthly else "맡길 금액"]),
        *([] if told.rate is not None else ["연 금리"]),
        *([] if told.months else ["넣을 기간" if monthly else "맡길 기간"]),
    ]
    if amount is None or told.rate is None or not told.months:
        return wanted(consultation, SUBJECT, *missing, purpose="만기에 받을 돈을")
    text = (set_aside if monthly else left_lying)(told, amount, told.rate, told.months)
    asked = consultation.question.message.has(AFTER_TAX)
    return Answer(led(consultation) + sentences(text, UNTOLD_TAX if asked else BEFORE_TAX, SIMPLE), SUBJECT)


def of_a_deposit(consultation: Consultation) -> bool:
    """Whether the sum goes on with a deposit that was just spoken of, and nobody spoke of borrowing since."""
    *earlier, (text, _) = spoken(consultation)
    lately = [text, *(before for before, _ in reversed(earlier[-LATELY:]))]
    named = next((one for one in lately if KINDS.search(one) or LENDING.search(one)), "")
    return bool(KINDS.search(named)) and not LENDING.search(named)


def kind_meant(consultation: Consultation) -> str | None:
    """What the customer called it last."""
    named = (KINDS.findall(text) for text, _ in reversed(list(spoken(consultation))))
    return next((found[-1] for found in named if found), None)


def put_in(told: Told, *, monthly: bool) -> int | None:
    """What is put in each time, or once."""
    role = told.newest(Role.MONTHLY, *LUMP) if monthly else told.newest(*LUMP)
    return None if role is None else told.of(role)


def set_aside(told: Told, each: int, rate: Decimal, months: int) -> str:
    """The same amount again and again."""
    often = told.often if told.newest(Role.MONTHLY, *LUMP) is Role.MONTHLY else MONTHS
    times = often * months // MONTHS
    interest = about(round(put_aside_interest(each, rate, times, often)))
    head = f"{EACH[often]} {won(each)}씩 {spoken_term(months)} 동안 연 {percent(rate, 2)} 적금에 넣으면"
    return got(head, f"넣은 돈 {josa(won(each * times), '과/와')}", each * times, interest)


def left_lying(told: Told, amount: int, rate: Decimal, months: int) -> str:
    """One amount, once."""
    interest = about(round(deposit_interest(amount, rate, months)))
    head = f"{josa(won(amount), '을/를')} 연 {percent(rate, 2)}로 {spoken_term(months)} 동안 맡기면"
    return got(head, "", amount, interest)


def got(head: str, beside: str, put: int, interest: int) -> str:
    """The interest before tax, and what comes together with it."""
    together = is_(f"모두 {won(put + interest)}쯤")
    return f"{head} 세금을 떼기 전 이자는 {won(interest)}쯤이고, {beside or '원금과'} 더하면 {together}."
