"""Periods that a Korean message names: 올해, 상반기, 1월부터 3월까지, 최근 석 달; and days, for which no data are kept (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rules.numerals import ONES

HANGUL = "|".join(sorted(ONES, key=len, reverse=True))
FROM_TO = re.compile(r"(?<!\d)(1[0-2]|[1-9])월?(?:부터|에서|[~∼〜\-–])(?:지난해|작년|올해)?(1[0-2]|[1-9])월")
SINCE = re.compile(r"(?<!\d)(1[0-2]|[1-9])월부터(?!\d)")
LAST_MONTHS = re.compile(
    rf"(?:최근|지난|요|근)?(?:(?P<count>\d{{1,2}}|{HANGUL})(?:개월|달)(?!전|째|뒤|후|치|만에|안에|이면|부터|마다|에한)|(?P<half>반년)|(?P<year>일년|1년))(?P<over>간|동안|치|평균|합|총|정도|내내)?"
)
HALF = re.compile(r"(?P<half>상|하)반기")
QUARTER = re.compile(r"([1-4])(?:사)?분기")
THIS_YEAR = re.compile(r"올해|금년|올들어|연초부터|1월부터지금")
LAST_YEAR = re.compile(r"작년|지난해")
AGAINST = re.compile(r"(?:작년|지난해|올해)(?:보다|이랑|하고|과|에비해|대비|에비)")
AVERAGE = re.compile(r"평균")
NAMED_MONTH = re.compile(r"(?<!\d)\d{1,2}월(?!급)|이번달|지난달|저번달|지지난달")
#: 전달 is the month before, and handing something over (말을 전달, 전달했어요, 전달이 안 됐어요), and part of 환전 달러.
THING = r"(?:[을를께]|에게|한테|현금|돈|봉투|서류|문서|공문|문자|말씀|말|내용|소식) ?"
MONTHLY = r" ?(?:대비|수준)|보다|만큼|처럼|에(?!게)|엔|의|부터|이랑|과|와|하고 ?비교"
DONE = (
    r"(?:[을를은이도만]|까지)? ?(?:(?:안|못|잘|좀|꼭|다) ?)?"
    r"(?:하(?![루순]|고 ?비교)|했|해(?![외지])|한(?!도| ?달)|할(?![부인])|함(?!께)|합(?![계쳐산])|받|드|되|돼|됐|된|될|부탁|요청)"
)
MONTH_BEFORE = re.compile(rf"({THING}전달(?!{MONTHLY})|전달(?:[라러리려]|책| ?사항|{DONE}))|전달")
DAY = re.compile(
    r"어제|그제|그저께|엊그제|(?<!\d)오늘(?!까지|기준|로|날|도)|이번주(?!말)|이번주말|지난주|저번주|금주|지지난주|저저번주|주말(?:에|동안)|\d{1,2}월\d{1,2}일(?!까지|부터|기준)"
)
MONTH_NUMBER = re.compile(r"(?<!\d)(\d{1,2})월(?!급|세|요일)")
USUAL = 6  # months


@dataclass(frozen=True, slots=True)
class Span:
    """Months from the first days of ``first`` to that of ``last``, both included."""

    first: date
    last: date
    average: bool = False


def months_back(month: date, count: int) -> date:
    """The first day of the month ``count`` months before ``month``."""
    index = month.year * 12 + month.month - 1 - count
    return date(index // 12, index % 12 + 1, 1)


def flat(text: str) -> str:
    """The text without spaces."""
    return re.sub(r"\s", "", text)


def with_last_month(text: str) -> str:
    """``text`` with 지난달 for 전달, where it means the month."""
    return MONTH_BEFORE.sub(lambda found: found[1] or "지난달", text)


def asked_span(text: str, today: date) -> Span | None:
    """The several months that a message asks about together; ``None`` where it names one month or none."""
    words = AGAINST.sub("", flat(with_last_month(text)))
    average = AVERAGE.search(words) is not None
    found = between(words, today) or part_of_year(words, today) or last_months(words, today)
    if found is None and average and not NAMED_MONTH.search(words):
        found = whole_months(today, USUAL)
    return None if found is None else Span(*found, average=average)


def between(words: str, today: date) -> tuple[date, date] | None:
    """From one named month to another, or up to now."""
    this = today.replace(day=1)
    if named := FROM_TO.search(words):
        years = 1 if LAST_YEAR.search(words) else 0
        last = in_the_past(int(named[2]), today, years)
        first = date(last.year, int(named[1]), 1)
        return (first if first <= last else first.replace(year=first.year - 1)), last
    since = SINCE.search(words)
    return None if since is None else (in_the_past(int(since[1]), today, 0), this)


def in_the_past(month: int, today: date, years: int) -> date:
    """The newest month of that number that has begun, or the one of last year."""
    return date(today.year - (years or int(month > today.month)), month, 1)


def part_of_year(words: str, today: date) -> tuple[date, date] | None:
    """A year, a half or a quarter of one, as far as it has come."""
    if NAMED_MONTH.search(words):
        return None
    year = today.year - (1 if LAST_YEAR.search(words) else 0)
    if half := HALF.search(words):
        first, length = (1, 6) if half["half"] == "상" else (7, 6)
    elif quarter := QUARTER.search(words):
        first, length = int(quarter[1]) * 3 - 2, 3
    elif LAST_YEAR.search(words) or THIS_YEAR.search(words):
        first, length = 1, 12
    else:
        return None
    begun, this = date(year, first, 1), today.replace(day=1)
    ended = date(year, first + length - 1, 1)
    return (begun, min(ended, this)) if begun <= this else None


def last_months(words: str, today: date) -> tuple[date, date] | None:
    """The last whole months, where their number is told and not how each of them went."""
    found = LAST_MONTHS.search(words)
    if found is None or not (found["over"] or re.match(r"최근|지난|요|근", found[0])):
        return None
    if found["half"] or found["year"]:
        return whole_months(today, 6 if found["half"] else 12)
    count = int(found["count"]) if found["count"].isdigit() else ONES[found["count"]]
    return whole_months(today, count) if count > 1 else None


def whole_months(today: date, count: int) -> tuple[date, date]:
    """The last so many months that are over."""
    this = today.replace(day=1)
    return months_back(this, count), months_back(this, 1)


def asks_a_day(text: str) -> bool:
    """Whether a message asks about a day or a week."""
    return DAY.search(flat(text)) is not None


def no_such_month(text: str) -> int | None:
    """The number of a month that there is not, such as 13."""
    numbers = (int(found[1]) for found in MONTH_NUMBER.finditer(flat(text)))
    return next((number for number in numbers if not 1 <= number <= 12), None)
