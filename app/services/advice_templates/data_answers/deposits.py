"""Sums about money that bears interest for the customer: put aside every month, or left for a time."""

from __future__ import annotations

import re
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.reckoning import EACH, led, spoken_term, wanted
from app.services.advice_templates.data_answers.told_sums import spoken, told_sums
from app.services.advice_templates.told.amounts import AmountRole, written_out
from app.services.advice_templates.told.sums_read import Told
from app.services.advice_templates.wording import is_, josa, percent, sentences, won
from rules.repayment import MONTHS, deposit_interest, put_aside_interest

SUBJECT = Subject("calc", "deposit")
KINDS = re.compile(r"적금|예금|예치|파킹|저축|맡[기겨길]|넣어\s?[두놓]")
LENDING = re.compile(
    r"대출|빚|빌[리린려렸]|갚|상환|카드론|현금서비스|리볼빙|연체|밀[린렸]|저축은행|담보|마통|마이너스"
)
A_MONTH = re.compile(r"(?:한|1)달(?:에|치|동안|이면)?")
LATELY = 2  # messages before the one that is answered
EACH_MONTH = frozenset({"적금", "저축"})
LUMP = (AmountRole.WHOLE, AmountRole.GOAL, AmountRole.LOAN, AmountRole.OTHER, AmountRole.PART)
AFTER_TAX = re.compile(r"세금|세후|떼|공제")
OF_TAX = re.compile(r"세금|세후|세전|이자")
BEFORE_TAX = "이자에서는 보통 세금을 떼기 때문에 손에 쥐는 돈은 이보다 적어요."
UNTOLD_TAX = "세금을 얼마나 떼는지는 상품과 가입하신 분에 따라 달라 제가 숫자로 말씀드리지 않을게요. 세금을 뗀 금액은 은행 앱이나 창구에서 확인해 보세요. '이 상품 이자에서 세금을 몇 퍼센트 떼는지, 세금을 덜 떼는 가입 방법이 있는지'를 물어보시면 돼요."
#: A tax on the interest that the customer told: 세금 15.4% 떼면.
TAX_TOLD = re.compile(
    r"세(?:금|율)[은는이가을를]?\s?(?:이자의\s?)?(?P<percent>\d{1,2}(?:\.\d{1,2})?)\s?%|(?P<before>\d{1,2}(?:\.\d{1,2})?)\s?%\s?(?:의\s?)?(?:세금|떼|뗀|과세)"
)
#: Nobody promises what an investment brings.
INVESTED = re.compile(r"굴리|굴려|투자|주식|펀드|etf|코인|수익률")
NO_PROMISE = "투자로 굴리는 것이라면 수익률은 미리 정해지지 않고 원금도 줄 수 있으니, 이 금액은 그 이자를 꼬박꼬박 받았을 때의 셈으로만 보세요."
IN_CHAIN = frozenset({Subject("calc", "save"), Subject("calc", "goal"), Subject("calc", "deposit")})
SIMPLE = "이자에 이자가 붙지 않는 단리로 셈했어요."


def deposit(consultation: Consultation) -> Answer:
    """What is got at the end, before tax; what this message leaves out was said before, else it is asked for."""
    told = told_sums(consultation)
    monthly = put_in_again(consultation, told)
    months = told.months or (1 if not monthly and consultation.question.message.has(A_MONTH) else None)
    amount = put_in(told, monthly=monthly)
    missing = [
        *([] if amount else ["한 달에 넣을 금액" if monthly else "맡길 금액"]),
        *([] if told.rate is not None else ["연 금리"]),
        *([] if months else ["넣을 기간" if monthly else "맡길 기간"]),
    ]
    if amount is None or told.rate is None or not months:
        return wanted(consultation, SUBJECT, *missing, purpose="만기에 받을 돈을")
    kind = kind_meant(consultation)
    text, put, interest = (
        set_aside(told, amount, told.rate, months, kind=kind)
        if monthly
        else left_lying(amount, told.rate, months)
    )
    risky = any(INVESTED.search(one.lower()) for one, _ in spoken(consultation))
    taxed = after_tax(consultation, put, interest)
    return Answer(led(consultation) + sentences(text, taxed, SIMPLE, NO_PROMISE if risky else ""), SUBJECT)


def after_tax(consultation: Consultation, put: int, interest: int) -> str:
    """What is left of the interest once the tax is taken that the customer told; else that there is one."""
    told = next(
        (
            found
            for text, _ in reversed(list(spoken(consultation)))
            if (found := TAX_TOLD.search(written_out(text)))
        ),
        None,
    )
    if told is None:
        return UNTOLD_TAX if consultation.question.message.has(AFTER_TAX) else BEFORE_TAX
    share = Decimal(told["percent"] or told["before"])
    kept = about(round(interest * (100 - share) / 100))
    return f"말씀하신 대로 이자에서 세금 {josa(percent(share), '을/를')} 떼면 이자는 {won(kept)}쯤이 남아, 모두 {is_(f'{won(put + kept)}쯤')}."


def bears_interest(consultation: Consultation) -> bool:
    """Whether a rate was told of the money that is put aside: in this message, or in an answer's chain before it."""
    if consultation.sums().rate is not None:
        return True
    for text, subject in reversed(list(spoken(consultation))[:-1]):
        if consultation.sums(text).rate is not None:
            return subject in IN_CHAIN or bool(KINDS.search(text))
        if subject not in IN_CHAIN:
            break
    return False


def of_tax(consultation: Consultation) -> bool:
    """Whether the tax on an interest, or an interest without its rate, is asked about."""
    return consultation.question.message.has(OF_TAX)


def put_in_again(consultation: Consultation, told: Told) -> bool:
    """Whether the same amount is put in again and again, by its name, else by what was told of it last."""
    kind = kind_meant(consultation)
    return kind in EACH_MONTH or (
        kind is None and told.newest(AmountRole.MONTHLY, *LUMP) is AmountRole.MONTHLY
    )


def spread(consultation: Consultation) -> Answer:
    """Over how many banks an amount is spread so that all of it is covered."""
    subject = Subject("calc", "deposit_cover")
    fact = consultation.registry.fact("deposit_cover", consultation.case.today)
    amount = max((one.won for one in consultation.sums().amounts), default=None)
    if fact is None or amount is None:
        return wanted(consultation, subject, "맡기실 금액", purpose="몇 곳에 나누면 되는지")
    limit = int(fact.values["per_bank_won"])
    banks = -(-amount // limit)
    if banks == 1 and amount < limit:
        advice = f"{josa(won(amount), '은/는')} 한 곳에 두셔도 그 안에 들어요. 이자까지 더해 한도를 넘지 않는지만 보세요."
    else:
        advice = f"{josa(won(amount), '은/는')} 한 금융회사에 {won(limit)}을 넘지 않게 적어도 {max(banks, 2)}곳에 나누어 두시면 돼요. 이자까지 생각해 한 곳마다 조금 덜 넣어 두면 더 든든해요."
    return Answer(sentences(fact.text, advice), subject, ("deposit_cover",))


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
    role = (
        told.newest(AmountRole.MONTHLY, *LUMP)
        if monthly
        else told.newest(*LUMP) or told.newest(AmountRole.MONTHLY)
    )
    return None if role is None else told.of(role)


def set_aside(told: Told, each: int, rate: Decimal, months: int, *, kind: str | None) -> tuple[str, int, int]:
    """The same amount again and again, beside what was saved before; with what is put in, and its interest."""
    often = told.often if told.newest(AmountRole.MONTHLY, *LUMP) is AmountRole.MONTHLY else MONTHS
    times, start = round(Decimal(often * months) / MONTHS), told.of(AmountRole.START) or 0
    interest = put_aside_interest(each, rate, times, often) + deposit_interest(start, rate, months)
    held = f"모아 두신 {won(start)}에 " if start else ""
    way = " 적금에 넣으면" if kind == "적금" else "로 모으면"
    head = f"{held}{EACH[often]} {won(each)}씩 {spoken_term(months)} 동안 연 {percent(rate, 2)}{way}"
    put = each * times + start
    return got(head, f"넣은 돈 {josa(won(put), '과/와')}", put, about(round(interest)))


def left_lying(amount: int, rate: Decimal, months: int) -> tuple[str, int, int]:
    """One amount, once."""
    interest = about(round(deposit_interest(amount, rate, months)))
    head = f"{josa(won(amount), '을/를')} 연 {percent(rate, 2)}로 {spoken_term(months)} 동안 맡기면"
    return got(head, "", amount, interest)


def got(head: str, beside: str, put: int, interest: int) -> tuple[str, int, int]:
    """The interest before tax, and what comes together with it; with both as numbers."""
    together = is_(f"모두 {won(put + interest)}쯤")
    text = f"{head} 세금을 떼기 전 이자는 {won(interest)}쯤이고, {beside or '원금과'} 더하면 {together}."
    return text, put, interest
