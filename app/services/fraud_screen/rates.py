"""Loan interest told in a message, as a yearly rate: 연 24%, 월 5부, 열흘에 10%, 50 빌려서 일주일 뒤 80 (pure).

Simple interest over a year of 365 days, as the law counts it; fees and interest taken in advance count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rules.knowledge import current_registry
from rules.numerals import sino

YEAR = 365
UNITS = {"일": 1, "날": 1, "주일": 7, "주": 7, "달": 30, "개월": 30, "년": YEAR}
COUNTS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "열흘": 10, "보름": 15}
NATIVE = {
    "한": 1,
    "두": 2,
    "세": 3,
    "석": 3,
    "네": 4,
    "넉": 4,
    "다섯": 5,
    "여섯": 6,
    "일": 1,
    "이": 2,
    "삼": 3,
}
NAMED = {
    "매일": 1,
    "매주": 7,
    "매달": 30,
    "매월": 30,
    "월": 30,
    "다음 달": 30,
    "다음달": 30,
    "담달": 30,
    "다음 주": 7,
    "다음주": 7,
    "연": YEAR,
    "년": YEAR,
}

NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|[일이삼사오육칠팔구십백천]{1,6})"
PERIOD = (
    rf"(?P<NAME>{'|'.join(COUNTS)}|(?:\d+|{'|'.join(NATIVE)}) ?(?:주일|개월|일|주|달|년)"
    r"|매일|매주|매달|매월|다음 ?[달주]|담달|(?<![가-힣])월|(?<![가-힣])연|(?<![가-힣\d])년)"
)
AMOUNT = rf"(?P<NAME>{NUMBER} ?(?:억|천만|백만|십만|만|천|백)? ?원?)"

INTEREST = r"(?:이자율|이자|금리|이율|연이율|사채|일수|대부)"
RATE = re.compile(
    r"(?P<before>[^.?%]{0,24}?)(?<![\d.])(?P<rate>\d+(?:\.\d+)?) ?(?P<mark>%(?!p|포인트| ?포인트)|부(?= ?이자| ?로| ?예요|$))(?P<after>[^.?%]{0,16})"
)
ADJACENT = 9  # characters between a period and the rate that belongs to it
WHEN = re.compile(PERIOD.replace("NAME", "period"))
NOT_A_LOAN = re.compile(
    r"적금|예금|저축|수익|투자|배당|청약|물가|환급|할인|적립|공제|세율|연금|법정|최고|상한|[가-힣]*(?:사용|연체|부채|확|승인|보급|할인|수익|환급|성장|합격|상승|하락)[률율]"
)
CHANGED = re.compile(
    r"^(?:나|쯤|정도|가량)? ?(?:올랐|올라|오르|내렸|내려|인상|인하|늘|줄|낮아|높아|떨어|상승|하락|갚았|갚는|할인)"
)
BORROWED = re.compile(r"빌|대출|사채|썼|쓰고|대부|카드론|현금서비스|리볼빙|일수|급전")

LUMP = re.compile(
    AMOUNT.replace("NAME", "lent")
    + r"(?:을|를)? ?(?:빌리|빌려|빌렸|대출|받았|받고|썼|쓰고|꿔|꾸)[^?]{0,20}?"
    + PERIOD.replace("NAME", "term")
    + r"[^?\d]{0,14}?"
    + AMOUNT.replace("NAME", "due")
    + r"[^?]{0,12}?(?:갚|달라|달래|돌려|상환|줬|내라|내래|내야|내놓|입금|뱉)"
)
LUMP_TERM_LAST = re.compile(
    AMOUNT.replace("NAME", "lent")
    + r"(?:을|를)? ?(?:빌리|빌려|빌렸|받았|받고|썼|꿔)[^?\d]{0,14}?"
    + AMOUNT.replace("NAME", "due")
    + r"[^?\d]{0,14}?(?:갚|달라|달래|돌려|상환|내라|내래|내야)[^?]{0,10}?"
    + PERIOD.replace("NAME", "term")
)
DAILY_SUM = re.compile(
    AMOUNT.replace("NAME", "lent")
    + r"[^?]{0,14}?(?:빌|썼|쓰고|쓰는|일수)[^?]{0,10}?(?P<each>매일|매주|매달|하루에?)[^?\d]{0,6}?"
    + AMOUNT.replace("NAME", "part")
    + r" ?씩 ?"
    + r"(?P<times>\d+) ?(?:일|번|회|주|달|개월)"
)
SUM_INTEREST = re.compile(
    PERIOD.replace("NAME", "each")
    + r"(?:에|마다)? ?(?:이자(?:가|를|만|로)?)?[^?\d]{0,6}?"
    + AMOUNT.replace("NAME", "part")
    + r" ?씩? ?[^?]{0,6}?(?:이자|붙|내)[^?]{0,16}?원금(?:은|이)? ?"
    + AMOUNT.replace("NAME", "lent")
)


def illegal_rate(text: str) -> Decimal | None:
    """The highest yearly rate in a text of plain form that is over the legal cap; ``None`` without one."""
    cap = current_registry().facts["rate_cap"].values["yearly_percent"]
    return max((rate for rate in (*stated(text), *computed(text)) if rate > cap), default=None)


def stated(text: str) -> Iterator[Decimal]:
    """Loan rates given in percent, by the year."""
    for found in RATE.finditer(text):
        before, after = found["before"], found["after"]
        if NOT_A_LOAN.search(before[-14:]) or NOT_A_LOAN.search(after[:8]) or CHANGED.match(after):
            continue
        period = [when for when in WHEN.finditer(before) if len(before) - when.end() <= ADJACENT]
        of_interest = re.search(INTEREST, before[-16:] + after) is not None
        if of_interest or found["mark"] == "부" or (period and BORROWED.search(text)):
            yield yearly(Decimal(found["rate"]), period[-1]["period"] if period else default(found["mark"]))


def default(mark: str) -> str:
    """The period of a rate without one: 부 is told by the month, percent by the year."""
    return "월" if mark == "부" else "연"


def computed(text: str) -> Iterator[Decimal]:
    """Rates that follow from what was lent, what is due, and when."""
    for pattern in (LUMP, LUMP_TERM_LAST):
        for found in pattern.finditer(text):
            lent, due = amounts(found["lent"], found["due"])
            if lent and due > lent:
                yield yearly((due - lent) / lent * 100, found["term"])
    for found in DAILY_SUM.finditer(text):
        lent, part = amounts(found["lent"], found["part"])
        total, days = (
            part * int(found["times"]),
            days_of(found["each"].removesuffix("에")) * int(found["times"]),
        )
        if lent and days and total > lent:
            yield (total - lent) / lent * 100 * YEAR / days
    for found in SUM_INTEREST.finditer(text):
        lent, part = amounts(found["lent"], found["part"])
        if lent:
            yield yearly(part / lent * 100, found["each"])


def yearly(rate: Decimal, period: str) -> Decimal:
    """A rate per ``period`` as a rate per year, simple interest."""
    return rate * YEAR / days_of(period)


def days_of(period: str) -> int:
    """The length of a period in days."""
    if period in COUNTS:
        return COUNTS[period]
    if period in NAMED:
        return NAMED[period]
    unit = next(name for name in ("주일", "개월", "일", "주", "달", "년") if period.endswith(name))
    count = period.removesuffix(unit).strip()
    return (int(count) if count.isdigit() else NATIVE.get(count, 1)) * UNITS[unit] or 1


def amounts(first: str, second: str) -> tuple[Decimal, Decimal]:
    """Two amounts in one unit: in "50만원 빌려 80" the second is told in the unit of the first."""
    one, other = sino(first), sino(second)
    for unit in (10_000,):
        if one >= unit > other > 0:
            other *= unit
        elif other >= unit > one > 0:
            one *= unit
    return one, other
