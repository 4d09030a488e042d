"""Loan interest told in a message, as a yearly rate: 연 24%, 월 5부, 열흘에 10%, 50 빌려서 일주일 뒤 80 (pure).

Simple interest over a year of 365 days, as the law counts it; fees and interest taken in advance count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.services.told_loans.sums import MONTH, YEAR, Sum, SumRole, TimeSpan, nearest, sums_of, terms_of
from rules.interest import equal_payments_rate
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
#: A share of what is owed that is paid back, and no interest: 매달 10%만 결제하면, 50%씩 갚으면.
PAID_BACK = re.compile(r"^(?:만|씩만?|이라도|정도|쯤|을|를)* ?(?:결제|갚|상환|납부)")
#: By how much a rate or a debt is cut, asked or told before the percentage: 이자율 몇프로 깎아요 50%라던데.
CUT = re.compile(r"(?:깎|감면|탕감|인하|낮춰|낮추|줄여)[가-힣]{0,4} ?$")
BORROWED = re.compile(r"빌|대출|사채|썼|쓰고|대부|카드 ?론|현금 ?서비스|리볼빙|일수|급전")
UNLAWFUL = re.compile(
    r"사채|업자|일수|달돈|대리 ?입금|급전|선이자|떼고|떼는|먼저 떼|빼고|수고비|사례비|불법|협박|주당|주 단위|주마다|일주일|열흘|보름|하루|매일|닷새|관리비|수수료|연체 ?[비료]|떼였|떼먹|찍|(?:미|무) ?등록|등록(?:도|이)? ?(?:안|하지)|계약서|약정서|담보"
)
LENDING = re.compile(
    r"빌|꿔|꾸|땡|대출|사채|급전|일수|이자|달돈|대부|대리 ?입금|카드 ?론|현금 ?서비스|리볼빙|원금|떼고"
)
#: Money of a friend that both agreed to round up: no interest is told.
FRIENDLY = re.compile(
    r"^(?!.*(?:이자|사채|업자|일수|급전|갚으[라란랍래])).*(?:친구|엄마|아빠|언니|누나|오빠|형|동생|동료|선배|후배)(?:한테|에게|께) .*기로(?: ?(?:했|하고|함|한|해)|[ .]*$)"
)
#: A rate by the year, told with nothing of a loan beside it: 연 18%래요.
A_YEAR = re.compile(r"(?<![가-힣\d.])연 ?(\d{1,3}(?:\.\d+)?) ?%")
#: What is put aside or paid a month stands between the month and the rate: 매달 50만 원 4% 2년.
EACH_MONTH = re.compile(r"^(?:에|마다)? ?\d[\d,]*[만천백]* ?만? ?원?씩? ?(?:연 ?)?$")
MISREAD = 1  # percent a year: nobody lends for less, a sum was not read as it was meant
#: What is paid does not bring the loan down.
STILL_OWED = re.compile(r"원금(?:은|이|도)? ?(?:그대로|따로|말고|별도|하나도 안|안 줄)")
EACH_TIME = re.compile(r"(?<![가-힣])달에 |씩")
IN_ONE_SUM = re.compile(r"이자(?:가|를|는|만|로)? ?(?:총|다 해서|전부|모두|합쳐서?|합해서)|총 ?이자")
PRIVATE = re.compile(r"사채|업자|일수|달돈|대리 ?입금|급전")


def illegal_rate(text: str) -> Decimal | None:
    """The highest yearly rate in a text of plain form that is over the legal cap; ``None`` without one."""
    cap = current_registry().rate_cap
    return max((rate for rate in (*stated(text), *computed(text)) if rate > cap), default=None)


def told_rate(text: str) -> Decimal | None:
    """The highest yearly rate of a loan that a text of plain form tells, also between friends; ``None`` without one."""
    return max((rate for rate in (*stated(text), *reckoned(text)) if rate > 0), default=None)


def among_friends(text: str) -> bool:
    """Whether the loan in a text of plain form was agreed between people who know each other."""
    return FRIENDLY.search(text) is not None


def spread_over(text: str) -> bool:
    """Whether the interest of a text of plain form is told in one sum for a term of months."""
    return IN_ONE_SUM.search(text) is not None and any(term.days > MONTH for term in terms_of(text))


def grown_by_when(text: str) -> bool:
    """Whether a private lender wants more back than was lent, and nobody told by when: no rate follows."""
    sums = sums_of(text) if PRIVATE.search(text) and not terms_of(text) else []
    lent = [one for one in sums if one.role is SumRole.LENT]
    return any(one.role is SumRole.DUE and one.beside(lent[0]) > 1 for one in sums if lent)


def within_the_law(text: str) -> bool:
    """Whether loan rates are told, none is over the cap, and nothing of an unlawful lender is told beside them."""
    even = among_friends(text)  # who pays back just what was lent owes no interest
    follows = (rate for rate in reckoned(text) if even or rate >= MISREAD)
    if EACH_TIME.search(text):  # by which span, is not always told
        follows = (rate for rate in follows if rate > current_registry().rate_cap)
    told = max((*stated(text), *follows, *map(Decimal, A_YEAR.findall(text))), default=None)
    return told is not None and told <= current_registry().rate_cap and UNLAWFUL.search(text) is None


def stated(text: str) -> Iterator[Decimal]:
    """Loan rates given in percent or tenths, by the year."""
    for found in RATE.finditer(text):
        mark = found["mark"]
        before = STOP.split(text[max(0, found.start() - BEFORE) : found.start()])[-1]
        after = STOP.split(text[found.end() : found.end() + AFTER])[0]
        if NOT_A_LOAN.search(before[-14:]) or NOT_A_LOAN.search(after[:8]) or CHANGED.match(after):
            continue
        if CUT.search(before) or (PAID_BACK.match(after) and not INTEREST.search(before[-ADJACENT:])):
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
    """Rates that follow from what was lent, what is due or paid, and when; friends who round up tell of none."""
    return reckoned(text) if not among_friends(text) else iter(())


def reckoned(text: str) -> Iterator[Decimal]:
    """The same of any loan."""
    sums = sums_of(text) if LENDING.search(text) else []
    lent = min((one for one in sums if one.role is SumRole.LENT), key=lambda one: one.won, default=None)
    if lent is None:
        return
    terms = terms_of(text)
    for one in sums:
        again = [term for term in terms if term.every] if one.role is SumRole.INTEREST else []
        term = nearest(again or terms, one, lent if one.role is SumRole.DUE else None)
        if term is None:
            continue
        if one.role is SumRole.INTEREST or (one.role is SumRole.PART and only_interest(text, terms, one)):
            yield yearly(one.beside(lent) * 100, term.days)
        elif one.role is SumRole.PART:
            yield from in_parts(terms, one, lent)
        elif one.role is SumRole.DUE:
            yield yearly((one.beside(lent) - 1) * 100, term.days)


def only_interest(text: str, terms: list[TimeSpan], part: Sum) -> bool:
    """Whether what a private lender gets again and again bears the interest alone: 사채 이자, 10일마다 20만원."""
    endless = all(term.every for term in terms) and len({term.days for term in terms}) == 1
    paid_off = PAID_BACK.match(text[part.end : part.end + AFTER]) is not None
    asked = "이자" in text and PRIVATE.search(text) is not None
    return endless and not paid_off and (asked or STILL_OWED.search(text) is not None)


def in_parts(terms: list[TimeSpan], part: Sum, lent: Sum) -> Iterator[Decimal]:
    """The rate of a loan paid off in equal parts: 매일 4만원씩 65일, 4주 동안 매주 40만원씩."""
    each = min(terms, key=lambda term: term.days)
    whole = max(terms, key=lambda term: term.days)
    step = each.days if each is not whole or each.every else whole.unit
    payments = max(round(whole.days / step), 1)
    yield yearly(equal_payments_rate(Decimal(1), part.beside(lent), payments) * 100, step)


def yearly(rate: Decimal, days: Decimal) -> Decimal:
    """A rate per ``days`` as a rate per year, simple interest."""
    return rate * YEAR / days
