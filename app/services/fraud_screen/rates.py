"""Loan interest told in a message, as a yearly rate: 연 24%, 월 5부, 열흘에 10%, 50 빌려서 일주일 뒤 80 (pure).

Simple interest over a year of 365 days, as the law counts it; fees and interest taken in advance count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.services.fraud_screen.sums import MONTH, YEAR, Role, Sum, Term, nearest, sums_of, terms_of
from rules.knowledge import current_registry

INTEREST = re.compile(r"이자|금리|이율|사채|일수|대부")
RATE = re.compile(
    r"(?<![\d.])(?P<rate>\d+(?:\.\d+)?) ?"
    r"(?P<mark>%(?!p| ?포인트)|[부할](?= ?이자| ?로| ?예요|이에요|씩|이?[래라]|$))"
)
STOP = re.compile(r"[.?%]")
BEFORE, AFTER = 24, 16  # characters around a rate that tell what it is of
ADJACENT = 9  # characters between a period and the rate that belongs to it
NOT_A_LOAN = re.compile(
    r"적금|예금|저축|수익|투자|배당|청약|물가|환급|할인|적립|공제|세율|연금|법정|최고|상한|(?:사용|연체|부채|확|승인|보급|할인|수익|환급|성장|합격|상승|하락)[률율]"
)
CHANGED = re.compile(
    r"^(?:나|쯤|정도|가량)? ?(?:올랐|올라|오르|내렸|내려|인상|인하|늘|줄|낮아|높아|떨어|상승|하락|갚았|갚는|할인)"
)
BORROWED = re.compile(r"빌|대출|사채|썼|쓰고|대부|카드 ?론|현금 ?서비스|리볼빙|일수|급전")
UNLAWFUL = re.compile(
    r"사채|업자|일수|달돈|대리 ?입금|급전|선이자|떼고|떼는|먼저 떼|빼고|수고비|사례비|불법|협박|주당|주 단위|주마다|일주일|열흘|보름|하루|매일|닷새|관리비|수수료|연체 ?[비료]|떼였|떼먹|찍|등록|계약서|약정서|담보"
)
LENDING = re.compile(
    r"빌|꿔|꾸|땡|대출|사채|급전|일수|이자|달돈|대부|대리 ?입금|카드 ?론|현금 ?서비스|리볼빙|원금|떼고"
)
#: Money of a friend that both agreed to round up: no interest is told.
FRIENDLY = re.compile(
    r"^(?!.*(?:이자|사채|업자|일수|급전|갚으[라란랍래])).*(?:친구|엄마|아빠|언니|누나|오빠|형|동생|동료|선배|후배)(?:한테|에게|께) .*기로 (?:했|하고)"
)
#: A rate by the year, told with nothing of a loan beside it: 연 18%래요.
A_YEAR = re.compile(r"(?<![가-힣\d.])연 ?(\d{1,3}(?:\.\d+)?) ?%")
#: What is put aside or paid a month stands between the month and the rate: 매달 50만 원 4% 2년.
EACH_MONTH = re.compile(r"^(?:에|마다)? ?\d[\d,]*[만천백]* ?만? ?원?씩? ?(?:연 ?)?$")
PRIVATE = re.compile(r"사채|업자|일수|달돈|대리 ?입금|급전")


def illegal_rate(text: str) -> Decimal | None:
    """The highest yearly rate in a text of plain form that is over the legal cap; ``None`` without one."""
    cap = current_registry().rate_cap
    return max((rate for rate in (*stated(text), *computed(text)) if rate > cap), default=None)


def within_the_law(text: str) -> bool:
    """Whether loan rates are told, none is over the cap, and nothing of an unlawful lender is told beside them."""
    told = max((*stated(text), *map(Decimal, A_YEAR.findall(text))), default=None)
    return told is not None and told <= current_registry().rate_cap and UNLAWFUL.search(text) is None


def stated(text: str) -> Iterator[Decimal]:
    """Loan rates given in percent or tenths, by the year."""
    for found in RATE.finditer(text):
        mark = found["mark"]
        before = STOP.split(text[max(0, found.start() - BEFORE) : found.start()])[-1]
        after = STOP.split(text[found.end() : found.end() + AFTER])[0]
        if NOT_A_LOAN.search(before[-14:]) or NOT_A_LOAN.search(after[:8]) or CHANGED.match(after):
            continue
        period = [term for term in terms_of(before) if len(before) - term.end <= ADJACENT]
        if period and terms_of(after) and EACH_MONTH.match(before[period[-1].end :]):
            period = []
        hints = bool(period), mark != "%", BORROWED.search(text) is not None
        if INTEREST.search(before[-16:] + after) or hints.count(True) > 1:
            rate = Decimal(found["rate"]) * (10 if mark == "할" else 1)
            yield yearly(rate, period[-1].days if period else default(mark))


def default(mark: str) -> Decimal:
    """The days of a rate without a period: 부 and 할 are told by the month, percent by the year."""
    return YEAR if mark == "%" else MONTH


def computed(text: str) -> Iterator[Decimal]:
    """Rates that follow from what was lent, what is due or paid, and when."""
    sums = sums_of(text) if LENDING.search(text) and not FRIENDLY.search(text) else []
    lent = min((one for one in sums if one.role is Role.LENT), key=lambda one: one.won, default=None)
    if lent is None:
        return
    terms = terms_of(text)
    for one in sums:
        term = nearest(terms, one, lent if one.role is Role.DUE else None)
        if one.role is Role.INTEREST and term:
            yield yearly(one.beside(lent) * 100, term.days)
        elif one.role is Role.PART and term:
            yield from in_parts(terms, one, lent)
        elif one.role is Role.DUE and (term or PRIVATE.search(text)):
            yield yearly((one.beside(lent) - 1) * 100, term.days if term else YEAR)


def in_parts(terms: list[Term], part: Sum, lent: Sum) -> Iterator[Decimal]:
    """The rate of a loan paid back in equal parts: 매일 4만원씩 65일, 4주 동안 매주 40만원씩."""
    each = min(terms, key=lambda term: term.days)
    whole = max(terms, key=lambda term: term.days)
    step = each.days if each is not whole else whole.unit
    yield yearly((part.beside(lent) * whole.days / step - 1) * 100, whole.days)


def yearly(rate: Decimal, days: Decimal) -> Decimal:
    """A rate per ``days`` as a rate per year, simple interest."""
    return rate * YEAR / days
