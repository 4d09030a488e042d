"""Sums about two rates: what the lower one saves, when a fee is made up for, which of two offers costs less."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from math import ceil
from typing import TypeVar

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.loan_plans import summed
from app.services.advice_templates.data_answers.reckoning import led, spoken_term, wanted
from app.services.advice_templates.data_answers.told_sums import spoken, told_sums
from app.services.advice_templates.told.two_rates import (
    Fee,
    Offer,
    fee_in,
    offers_in,
    pair_in,
    principal_in,
)
from app.services.advice_templates.wording import josa, listed, percent, sentences, won
from rules.interest import month_interest, year_interest
from rules.repayment import Plan

T = TypeVar("T")
SWITCH, OFFERS = Subject("calc", "switch"), Subject("calc", "offers")
#: An amount told beside an offer that is at most one in so many of the loan is none of what is borrowed.
SLIGHT = 10
MONTHLY = re.compile(r"월납|월얼마|월상환|매달|매월|한달|다달이|각각")
APART = re.compile(r"이자|차이|총|모두")
DEARER_MONTH = "모두 덜 드는 쪽이 한 달에는 더 나가니, 다달이 낼 수 있는 돈인지도 함께 보고 정하시면 돼요."
NOT_AS_MUCH = "빌리는 금액이 서로 달라서 이자만으로 어느 쪽이 낫다고 하기는 어려워요."
UNCHANGED = "원금이 그대로일 때의 셈이에요."
#: The lender itself lowers the rate: nothing is left, and no fee is due.
LOWERED = re.compile(
    r"(?:내려|깎아|낮춰)\s?(?:준|주|줬)|(?:내려갔|낮아졌|내렸|인하됐|인하\s?됐|떨어졌)|금리\s?인하\s?(?:승인|됐|받)"
)
RISEN = re.compile(r"올랐|올라|오르|인상됐|인상\s?되")
FEE_ASKED = "옮기실 생각이라면 중도상환수수료부터 확인해 보세요. 몇 퍼센트인지 알려 주시면 몇 달이 지나야 그 돈을 덮는지도 셈해 드릴게요."
LEVEL = "다달이 같은 금액씩 갚는 방식으로 셈했고, 인지세처럼 따로 드는 돈은 넣지 않았어요."
CHECK = "갚는 방식과 중도상환수수료도 같은지 계약 전에 확인해 보세요."


def switch(consultation: Consultation) -> Answer:
    """What a month and a year cost less at the other rate, and how long a fee takes to be made up for."""
    texts = [text for text, _ in spoken(consultation)]
    pair = newest(pair_in, texts)
    principal = newest(principal_in, texts)
    if pair is None:
        return wanted(consultation, SWITCH, "지금 금리", "바뀔 금리", purpose="이자가 얼마나 줄어드는지")
    if principal is None:
        return wanted(consultation, SWITCH, "남은 원금", purpose="이자가 얼마나 줄어드는지")
    before, after = pair
    saved_month = month_interest(principal, before) - month_interest(principal, after)
    saved_year = year_interest(principal, before) - year_interest(principal, after)
    way = "줄어요" if saved_year >= 0 else "늘어요"
    rates = f"연 {percent(before, 2)}에서 {josa(percent(after, 2), '으로/로')}"
    stated = f"{won(principal)}의 금리가 {rates} 바뀌면 이자가 한 달에 {won(abs(saved_month))}쯤, 한 해에 {won(abs(saved_year))}쯤 {way}."
    lowered = any(LOWERED.search(text) for text in texts)
    fee = newest(fee_in, texts)
    own = fee is None and (lowered or any(RISEN.search(text) for text in texts))
    rest = "" if own else made_up(principal, saved_year, fee)
    if consultation.told(stated):  # told just before: the answer to the question alone
        stated, unchanged = (
            f"한 해에 {won(abs(saved_year))}쯤, 한 달로는 {won(abs(saved_month))}쯤 {way}.",
            "",
        )
        rest = "" if rest == FEE_ASKED and consultation.said(FEE_ASKED) else rest
    else:
        unchanged = UNCHANGED
    return Answer(led(consultation) + sentences(stated, unchanged, rest), SWITCH)


def made_up(principal: int, saved_year: int, fee: Fee | None) -> str:
    """When the fee is made up for by the interest that is no longer paid."""
    if saved_year <= 0:
        return "이자만 보면 옮기지 않는 쪽이 덜 나가요."
    if fee is None:
        return FEE_ASKED
    cost = fee.of(principal)
    if not cost:
        return "수수료가 없다면 줄어든 이자가 그대로 남으니 옮기는 쪽이 이자를 덜 내는 셈이에요."
    months = ceil(Decimal(cost) * 12 / saved_year)
    share = f"원금의 {percent(fee.percent, 2)}인 " if fee.percent is not None else ""
    return (
        f"중도상환수수료는 {share}{won(cost)}이라, {spoken_term(months)}이 지나야 줄어든 이자로 덮여요. "
        "그보다 오래 갚으실 대출이면 옮기는 쪽이, 그 전에 다 갚으실 것이면 그대로 두는 쪽이 덜 내는 셈이에요."
    )


def offers(consultation: Consultation) -> Answer:
    """What two offered loans cost in all, interest and fee together."""
    texts = [text for text, _ in spoken(consultation)]
    told = [offer for offer in offers_in(texts).values() if offer.rate is not None][-2:]
    principal = newest(principal_in, texts) or next((one.principal for one in told if one.principal), None)
    months = next((one.months for one in told if one.months), None) or told_sums(consultation).months
    missing = [*([] if principal else ["빌릴 금액"]), *([] if months else ["갚을 기간"])]
    if len(told) < 2:
        missing = ["두 곳의 금리", *missing]
    if missing or principal is None or months is None:
        return wanted(consultation, OFFERS, *missing, purpose="어느 쪽이 덜 드는지")
    plans = [Plan(one.principal or principal, one.rate or 0, one.months or months) for one in told]
    if left := left_out(told, principal):
        stated = sentences(opening(plans), each_cost(told, plans), left)
        return Answer(led(consultation) + stated, OFFERS)
    return Answer(led(consultation) + told_apart(consultation, told, plans), OFFERS)


def told_apart(consultation: Consultation, told: Sequence[Offer], plans: Sequence[Plan]) -> str:
    """What each costs in all and a month; of what was told already, only what is asked for."""
    message, goes_on = consultation.question.message, consultation.anchor == OFFERS
    new = bool(consultation.sums().amounts or consultation.sums().months or consultation.sums().rate)
    if goes_on and not new and message.has(MONTHLY):
        return sentences(a_month(told, plans), LEVEL)
    if goes_on and not new and message.has(APART):
        return sentences(each_cost(told, plans), verdict(told, plans))
    monthly = alike(plans) and not message.has(MONTHLY)
    return sentences(
        opening(plans),
        each_cost(told, plans),
        verdict(told, plans),
        "" if monthly else a_month(told, plans),
        "" if monthly else weighed(told, plans),
        LEVEL,
        CHECK,
    )


def alike(plans: Sequence[Plan]) -> bool:
    """Whether both are over as many months, and of as much."""
    return len({(plan.months, plan.principal) for plan in plans}) == 1


def cost_of(offer: Offer, plan: Plan) -> Decimal:
    """The interest of all the months and the fee, less what is given back."""
    fee = 0 if offer.fee is None else offer.fee.of(int(plan.principal))
    return plan.interest + fee - offer.back


def opening(plans: Sequence[Plan]) -> str:
    """What is borrowed, and for how long where both are for as long."""
    if len({plan.principal for plan in plans}) > 1:
        return "두 대출에 드는 돈을 나란히 셈해 볼게요."
    term = f" {spoken_term(plans[0].months)} 동안" if alike(plans) else ""
    return f"{josa(won(plans[0].principal), '을/를')}{term} 갚을 때 드는 돈을 셈해 볼게요."


def each_cost(told: Sequence[Offer], plans: Sequence[Plan]) -> str:
    """What each costs in all."""
    of_as_much = len({plan.principal for plan in plans}) == 1
    return " ".join(
        f"{josa(one.label, '은/는')} {'' if of_as_much else josa(won(plan.principal), '을/를') + ' '}"
        f"{'' if alike(plans) else f'{spoken_term(plan.months)} 동안 갚으면 '}{with_fee(one, int(plan.principal))} {summed(cost_of(one, plan))}쯤이에요."
        for one, plan in zip(told, plans, strict=True)
    )


def verdict(told: Sequence[Offer], plans: Sequence[Plan]) -> str:
    """Which of the two costs less in all."""
    first, second = (cost_of(one, plan) for one, plan in zip(told, plans, strict=True))
    if abs(first - second) < 1:
        return "두 곳이 거의 같아요."
    cheaper = told[1] if first > second else told[0]
    if len({plan.principal for plan in plans}) > 1:
        return f"이자로는 {cheaper.label} 쪽이 {summed(abs(first - second))}쯤 덜 들지만, {NOT_AS_MUCH}"
    return f"{cheaper.label} 쪽이 {summed(abs(first - second))}쯤 덜 들어요."


def weighed(told: Sequence[Offer], plans: Sequence[Plan]) -> str:
    """That the one that costs less in all asks for more a month, where it does."""
    first, second = (cost_of(one, plan) for one, plan in zip(told, plans, strict=True))
    return DEARER_MONTH if (first < second) == (plans[0].first > plans[1].first) else ""


def a_month(told: Sequence[Offer], plans: Sequence[Plan]) -> str:
    """What each comes to a month."""
    each = [
        f"{josa(one.label, '은/는')} {summed(plan.first)}쯤" for one, plan in zip(told, plans, strict=True)
    ]
    return f"한 달에 내는 돈은 {each[0]}, {each[1]}이에요."


def left_out(told: Sequence[Offer], principal: int) -> str:
    """What was told beside the rates and is not understood: then nothing is said of which is better."""
    amounts = [won(one) for offer in told for one in offer.beside if one * SLIGHT <= principal]
    unread = [*amounts, *(percent(one, 2) for offer in told for one in offer.moved)]
    if not unread:
        return ""
    return (
        f"다만 말씀하신 {josa(listed(unread), '은/는')} 더 내는 것인지 돌려받거나 깎아 주는 것인지 제가 알지 못해 셈에 넣지 못했어요. "
        "이것에 따라 답이 달라질 수 있으니 어느 쪽이 낫다고는 아직 말씀드리지 않을게요. "
        "우대를 넣은 금리와 수수료, 돌려받는 금액을 한 곳씩 알려 주시면 다시 셈해 드릴게요."
    )


def with_fee(offer: Offer, principal: int) -> str:
    """The rate, and what is paid or given back once where there is any."""
    fee = 0 if offer.fee is None else offer.fee.of(principal)
    named = f"연 {percent(offer.rate or Decimal(0), 2)} 이자"
    added = f"에 수수료 {josa(won(fee), '을/를')} 더하고" if fee and offer.back else ""
    if offer.back:
        return f"{named}{added or '에서'} 돌려받는 {josa(won(offer.back), '을/를')} 빼면 모두"
    return f"{named}에 수수료 {josa(won(fee), '을/를')} 더해 모두" if fee else f"{named}가 모두"


def newest(read: Callable[[str], T | None], texts: Sequence[str]) -> T | None:
    """What the last message that tells it tells."""
    return next((found for text in reversed(texts) if (found := read(text)) is not None), None)
