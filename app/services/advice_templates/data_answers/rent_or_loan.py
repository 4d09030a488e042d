"""A month's interest on a deposit loan against a rent, each as it was told last; no choice is made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.reckoning import led, rate_named, wanted
from app.services.advice_templates.data_answers.told_at_home import (
    RENT_TOLD,
    UPKEEP,
    newest,
    newest_first,
)
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.told.amounts import sums_in
from app.services.advice_templates.wording import is_, josa, sentences, won
from rules.interest import month_interest

RENT_OR_LOAN = Subject("calc", "rent_or_loan")
SUM = r"\d[\d,.]*\s?(?:억(?:\s?\d[\d,]*\s?천?\s?(?:만)?)?|천(?:\s?\d{1,3}(?=\s?만))?\s?(?:만)?|백?만)\s?원?"
PARTICLE = r"(?:[은는이가을를만]|금[은는이]?)?\s?"
#: What is borrowed, before or behind the word; a 전세 whose price alone is told is borrowed whole.
BORROWED = (
    re.compile(rf"(?:대출|빌리는\s?(?:돈|거|건)){PARTICLE}(?P<sum>{SUM})"),
    re.compile(rf"(?P<sum>{SUM})\s?(?:을|를|만|은|짜리)?\s?(?:전세\s?)?(?:자금\s?)?(?:대출|빌리|빌려|빌릴)"),
)
DEPOSIT = (
    re.compile(rf"전세(?:\s?보증금|자금|금)?{PARTICLE}(?P<sum>{SUM})"),
    re.compile(rf"(?P<sum>{SUM})\s?(?:짜리\s?)?전세"),
)
#: Money of one's own that goes into the deposit: 보증금 4천은 제 돈이에요, 제 돈 4천 넣고.
OWN = (
    re.compile(rf"(?P<sum>{SUM})[은는이]?\s?(?:원래\s?)?(?:제|내|저희|우리|모아\s?둔|모은)\s?(?:돈|거|저축)"),
    re.compile(rf"(?:제|내|저희|우리|모아\s?둔|모은)\s?(?:돈|저축){PARTICLE}(?P<sum>{SUM})"),
)
#: An amount and nothing that tells of a rent: after the comparison it is the loan's.
OF_RENT = re.compile(r"월세|보증금|관리비|월\s?\d|제\s?돈|내\s?돈")
LEAST_LOAN = 10_000_000  # won; a rent is less
BOTH_SIDES = re.compile(r"양쪽|둘\s?다|똑같|전세도")
RENT_BETTER = re.compile(r"월세(?:가|로|쪽이)?.{0,6}(?:나은|낫|나아|이득|싸|유리)")
LOAN_BETTER = re.compile(r"전세(?:대출)?(?:가|이|로|쪽이)?.{0,6}(?:나은|낫|나아|이득|싸|유리)")
BESIDE = "이자 말고도 드는 돈이 달라요. 전세 쪽은 대출로 모자라는 보증금과 보증료, 월세 쪽은 월세 보증금이 있고, 중개 수수료와 이사 비용은 양쪽 다 들어요."
NOT_ONLY = "금리가 오르면 이자도 늘고, 전세는 나갈 때 보증금을 돌려받을 수 있는 집인지도 보셔야 해요. 이 금액들을 적어 견주어 보고 정하시면 돼요."
LEFT_TO_WEIGH = "어느 쪽으로 하실지는 전세 보증금을 제때 돌려받을 수 있는 집인지와, 금리가 올라도 이자를 낼 수 있는지를 보고 정하시면 돼요."


@dataclass(frozen=True, slots=True)
class Homes:
    """Both homes as far as they are told, in won."""

    loan: int | None
    rent: int | None
    upkeep: int  # of the rented home alone
    own: int  # tied up in the deposit

    @property
    def a_month(self) -> int:
        """What the rented home asks for."""
        return (self.rent or 0) + self.upkeep


def rent_or_loan(consultation: Consultation) -> Answer:
    """What either costs a month; told before, only what has changed or the difference again."""
    texts, rate = newest_first(consultation), told_sums(consultation).rate
    homes = told_in(texts, going_on=consultation.anchor == RENT_OR_LOAN)
    missing = [
        *([] if homes.loan else ["전세대출 금액"]),
        *([] if homes.rent else ["월세"]),
        *([] if rate is not None else ["전세대출 금리"]),
    ]
    if not homes.loan or not homes.rent or rate is None:
        return wanted(consultation, RENT_OR_LOAN, *missing, purpose="한 달에 나가는 돈을 나란히")
    interest = about(month_interest(homes.loan, rate))
    stated, apart = sides(homes, rate, interest), difference(interest, homes.a_month)
    own = f"내 돈 {josa(won(homes.own), '은/는')} 그동안 전세 보증금에 묶여 있어요." if homes.own else ""
    if consultation.told(stated) and consultation.told(own):
        answer = sentences(supposed(texts[0], interest, homes.a_month), apart, LEFT_TO_WEIGH)
    else:
        new = ["" if consultation.told(text) else text for text in (stated, own, f"{BESIDE} {NOT_ONLY}")]
        answer = sentences(new[0], apart, *new[1:])
    return Answer(led(consultation) + answer, RENT_OR_LOAN)


def sides(homes: Homes, rate: Decimal, interest: int) -> str:
    """Both with what a month of each comes to."""
    upkeep = f"에 관리비 {josa(won(homes.upkeep), '을/를')} 더하면 한 달에 {is_(won(homes.a_month))}"
    return (
        f"전세대출 {josa(won(homes.loan or 0), '을/를')} {josa(rate_named(rate, average=False), '으로/로')} 빌리면 "
        f"이자가 한 달에 {won(interest)}쯤이고, 월세는 "
        f"{won(homes.rent or 0) + upkeep if homes.upkeep else is_(won(homes.rent or 0))}."
    )


def difference(interest: int, rent: int) -> str:
    """Which of the two asks for less a month, by these alone."""
    if interest == rent:
        return "다달이 나가는 돈만 보면 둘이 같아요."
    less = "전세대출" if interest < rent else "월세"
    return f"다달이 나가는 돈만 보면 {less} 쪽이 {won(abs(rent - interest))}쯤 적어요."


def supposed(text: str, interest: int, rent: int) -> str:
    """Whether what the message supposes of them holds; empty where it supposes nothing."""
    rented, lent = RENT_BETTER.search(text), LOAN_BETTER.search(text)
    if interest == rent or (rented is None) == (lent is None):
        return ""
    return (
        "네, 그렇게 볼 수 있어요."
        if (interest > rent) == (rented is not None)
        else "이 금액들로는 그렇지 않아요."
    )


def told_in(texts: list[str], *, going_on: bool) -> Homes:
    """Both homes by the messages, the newest first; ``going_on``: the last ones may only put an amount right."""
    own, upkeep = of_words(OWN, texts) or 0, newest(UPKEEP, texts) or 0
    shared = any(UPKEEP.search(text) and BOTH_SIDES.search(text) for text in texts)
    return Homes(
        loan=loan_in(texts, own, going_on=going_on),
        rent=newest(RENT_TOLD, texts),
        upkeep=0 if shared else upkeep,
        own=own,
    )


def loan_in(texts: list[str], own: int, *, going_on: bool) -> int | None:
    """What would be borrowed: told as that, put right, or the deposit less what is one's own."""
    for text in texts:
        if (named := of_words(BORROWED, [text])) is not None:
            return named
        if (deposit := of_words(DEPOSIT, [text])) is not None:
            return deposit - own if own < deposit else deposit
        alone = [one.won for one in sums_in(text).amounts if one.won >= LEAST_LOAN]
        if going_on and len(alone) == 1 and not OF_RENT.search(text):
            return alone[0]
    return None


def of_words(patterns: tuple[re.Pattern[str], ...], texts: list[str]) -> int | None:
    """The amount that the newest message tells by such words."""
    found = (match for text in texts for pattern in patterns if (match := pattern.search(text)))
    told = (sums_in(match["sum"].strip()).amounts for match in found)
    return next((amounts[0].won for amounts in told if amounts), None)
