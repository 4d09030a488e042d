"""How much of somebody's pay a seizure leaves alone."""

from __future__ import annotations

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.wording import josa, paragraphs, sentences, won

FLOOR, ACCOUNT = "wage_floor", "living_account"
ABOVE = "말씀하신 {pay} 가운데 그만큼은 지켜져요. 넘는 {rest}에서 실제로 얼마를 떼는지는 압류 결정문을 들고 상담에서 확인하시는 것이 정확해요."
PAID_IN = (
    "다만 이미 통장에 들어온 뒤에는 통장이 묶일 수 있으니, 월급은 지켜지는 계좌로 받으시는 것이 안전해요."
)


def kept_pay(consultation: Consultation) -> Answer:
    """The part of pay that the law keeps, beside the pay that the message names."""
    facts = consultation.quote((FLOOR,), at_most=1, again=True)
    account = consultation.quote((ACCOUNT,), at_most=1, again=True)
    ways = consultation.render("이미 묶였거나 곧 묶일 것 같으면 {h:ccrs}에서 무료로 상담받으세요.")
    beside = beside_floor(consultation)
    if beside and consultation.told(PAID_IN):  # asked again with another pay
        return Answer(sentences(beside, facts.text), Subject("calc", "wage_kept"), facts.facts)
    text = paragraphs(
        sentences("다 가져가지는 못해요.", facts.text, beside), sentences(PAID_IN, account.text), ways.text
    )
    return Answer(text, Subject("calc", "wage_kept"), (*facts.facts, *account.facts, *ways.facts))


def beside_floor(consultation: Consultation) -> str:
    """How the pay that was named stands to the floor; nothing where none was, or no floor may be quoted."""
    pay = max((amount.won for amount in consultation.sums().amounts), default=None)
    fact = consultation.registry.fact(FLOOR, consultation.case.today)
    if fact is None or pay is None:
        return ""
    floor = int(fact.values["monthly_won"])
    if pay > floor:
        return ABOVE.format(pay=won(pay), rest=won(pay - floor))
    return f"말씀하신 {josa(won(pay), '은/는')} 그 안에 들어요."
