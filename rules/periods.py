"""Periods that a Korean message names: 올해, 상반기, 1월부터 3월까지, 최근 석 달, 8·9·10월, 작년 이맘때; and days, for which no data are kept (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from rules.numerals import ONE, count

FROM_TO = re.compile(r"(?<!\d)(1[0-2]|[1-9])월?(?:부터|에서|[~∼〜\-–])(?:지난해|작년|올해)?(1[0-2]|[1-9])월")
SINCE = re.compile(r"(?<!\d)(1[0-2]|[1-9])월부터(?!\d)")
SINCE_LAST_YEAR = re.compile(r"(?:작년|지난해)(?:초)?부터")
LAST_MONTHS = re.compile(
    rf"(?:최근|지난|요|근)?(?:(?P<count>\d{{1,2}}|{ONE})(?:개월|달)(?!전|째|뒤|후|치|만에|안에|이면|부터|마다|에한)|(?P<half>반년)|(?P<year>일년|1년))(?P<over>간|동안|새|사이|치|평균|합|총|정도|내내)?"
)
HALF = re.compile(r"(?P<half>상|하)반기")
QUARTER = re.compile(r"([1-4])(?:사)?분기")
THIS_YEAR = re.compile(r"올해|금년|올들어|연초부터|1월부터지금")
LAST_YEAR = re.compile(r"작년|지난해")
AGAINST = re.compile(r"(?:작년|지난해|올해)(?:보다|이랑|하고|과|에비해|대비|에비)")
AVERAGE = re.compile(r"평균")
#: 전달 is the month before, and handing something over (말을 전달, 전달했어요, 전달이 안 됐어요), and part of 환전 달러.
THING = r"(?:[을를께]|에게|한테|현금|돈|봉투|서류|문서|공문|문자|말씀|말|내용|소식) ?"
MONTHLY = r" ?(?:대비|수준)|보다|만큼|처럼|에(?!게)|엔|의|부터|이랑|과|와|하고 ?비교"
DONE = (
    r"(?:[을를은이도만]|까지)? ?(?:(?:안|못|잘|좀|꼭|다) ?)?"
    r"(?:하(?![루순]|고 ?비교)|했|해(?![외지])|한(?!도| ?달)|할(?![부인])|함(?!께)|합(?![계쳐산])|받|드|되|돼|됐|된|될|부탁|요청)"
)
MONTH_BEFORE = re.compile(rf"({THING}전달(?!{MONTHLY})|전달(?:[라러리려]|책| ?사항|{DONE}))|전달")
A_YEAR_AGO = r"(?:작년|지난해)(?:의)?(?:이맘때|이때|같은달|같은시기|동월|이달|이번달)"
NAMED_MONTH = re.compile(rf"(?<!\d)\d{{1,2}}월(?!급)|이번달|지난달|저번달|지지난달|{A_YEAR_AGO}")
NUMBER = r"(?:1[0-2]|[1-9])"
JOINED = r"(?:[·,/&]|이랑|랑|하고|과|와|및)"
#: One month, or some of one year in a row: 지난달, 두 달 전, 작년 이맘때, 작년 9월, 8·9·10월.
MONTH = re.compile(
    rf"(?P<then>{A_YEAR_AGO})|(?P<before_last>지지난달|저저번달|저지난달|전전달)|(?P<last>지난달|저번달|전월)|(?P<this>이번달|요번달|이달|금월|당월)"
    rf"|(?P<back>(?<!\d)\d{{1,2}}|{ONE})(?:개월|달)전|(?:(?P<year>작년|지난해)|올해|금년)?(?:의|에)?(?<![\d,.])(?P<numbers>(?:{NUMBER}(?:월{JOINED}?|{JOINED}))*{NUMBER})월(?!급|세|요일)"
)
THAN = re.compile(
    r"(?:의|에|달)?(?:보다|보단|대비|에비해|에비하면|에비교)|(?:이|에|엔)(?:더|덜)(?:많|적|쓰|썼|나)"
)
BESIDE = re.compile(r"(?:것|거)?(?:이랑|랑|하고|과|와)")
COMPARES = re.compile(r"비교|견주|견줘|차이|늘|줄|많|적(?!금)|더|덜|올랐|내렸|변했|달라|다른|(?<![것거건])같")
SIDE_BY_SIDE = re.compile(r"비교|견주|견줘|차이|(?:중|중에|가운데)(?:서)?(?:어디|어느|언제|뭐|무엇|어떤)")
#: What may stand beside a time in a message that says nothing else: 9월이랑 비교해줘, 석 달 전엔 얼마였어요?
BESIDE_A_TIME = re.compile(
    r"(?:그럼|그러면|그리고|그런데|근데|또|은|는|엔|에는|에|의|도|요|이랑|랑|하고|과|와|보다|보단|대비|에비해|에비하면|비교|견줘|하면|해줘|해주세요|해봐|해보면|해|좀|어때|얼마나?|몇|이?였|이었|예|에|야|인데|죠|지|각각"
    r"|더|덜|많|적|늘|줄|었|았|아|어|나|으면|면|달라졌|차이|가|이|총|모두|합치|[?!.,~·])*"
)
DAY = re.compile(
    r"어제|그제|그저께|엊그제|(?<!\d)오늘(?!까지|기준|로|날|도)|이번주(?!말)|이번주말|지난주|저번주|금주|지지난주|저저번주|주말(?:에|동안)|\d{1,2}월\d{1,2}일(?!까지|부터|기준)"
)
MONTH_NUMBER = re.compile(r"(?<!\d)(\d{1,2})월(?!급|세|요일)")
USUAL_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Span:
    """Months from the first days of ``first`` to that of ``last``, both included."""

    first: date
    last: date
    average: bool = False
    up_to_now: bool = field(default=False, compare=False)  # 석 달 동안: a level is told as it stands today


def months_back(month: date, count: int) -> date:
    """The first day of the month ``count`` months before ``month``."""
    index = month.year * 12 + month.month - 1 - count
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Months:
    """The single months that a message names, in its order; ``against``: the one that they are compared with."""

    named: tuple[date, ...] = ()
    against: date | None = None


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
    fixed = between(words, today) or part_of_year(words, today)
    found = fixed or last_months(words, today)
    if found is None and average and not NAMED_MONTH.search(words):
        found = whole_months(today, USUAL_MONTHS)
    return None if found is None else Span(*found, average=average, up_to_now=fixed is None)


def between(words: str, today: date) -> tuple[date, date] | None:
    """From one named month to another, or up to now."""
    this = today.replace(day=1)
    if named := FROM_TO.search(words):
        years = 1 if LAST_YEAR.search(words) else 0
        last = in_the_past(int(named[2]), today, years)
        first = date(last.year, int(named[1]), 1)
        return (first if first <= last else first.replace(year=first.year - 1)), last
    if SINCE_LAST_YEAR.search(words):
        return date(today.year - 1, 1, 1), this
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
    months = int(count(found["count"]))
    return whole_months(today, months) if months > 1 else None


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


def asked_months(text: str, today: date) -> Months:
    """The single months that a message asks about, and the one that it holds them against."""
    words = flat(with_last_month(text))
    found = [(months_of(match, words, today), words[match.end() :]) for match in MONTH.finditer(words)]
    compares = COMPARES.search(words) is not None
    beside = [
        months[-1] for months, after in found if THAN.match(after) or (compares and BESIDE.match(after))
    ]
    named = dict.fromkeys(month for months, _ in found for month in months)
    if len(named) == 2 and SIDE_BY_SIDE.search(words):
        beside = [min(named)]
    against = beside[-1] if beside else None
    return Months(tuple(month for month in named if month != against), against)


def months_of(match: re.Match[str], words: str, today: date) -> tuple[date, ...]:
    """The months of one expression."""
    this = today.replace(day=1)
    if match["numbers"]:
        years = 1 if match["year"] or (LAST_YEAR.search(words) and "올해" not in words) else 0
        numbers = re.findall(NUMBER, match["numbers"])
        return tuple(in_the_past(int(number), today, years) for number in numbers)
    if match["back"]:
        return (months_back(this, int(count(match["back"]))),)
    ago = {"then": 12, "before_last": 2, "last": 1, "this": 0}
    return (months_back(this, next(count for name, count in ago.items() if match[name])),)


def asks_only_when(text: str) -> bool:
    """Whether a message names a time and hardly anything else: the figure is that of the talk."""
    words = flat(with_last_month(text))
    span = LAST_MONTHS.search(words)
    over = span is not None and span["over"] is not None
    if not over and MONTH.search(words) is None and SINCE_LAST_YEAR.search(words) is None:
        return False
    rest = SINCE_LAST_YEAR.sub("", MONTH.sub("", words))
    return BESIDE_A_TIME.fullmatch(LAST_MONTHS.sub("", rest) if over else rest) is not None


def compares_months(text: str) -> bool:
    """Whether a message sets a month against another."""
    words = flat(with_last_month(text))
    if COMPARES.search(words) is None:
        return False
    found = list(MONTH.finditer(words))
    named = sum(len(re.findall(NUMBER, match["numbers"] or "1")) for match in found)
    if named > 1 and SIDE_BY_SIDE.search(words):
        return True
    after = (words[match.end() :] for match in found)
    return any(THAN.match(rest) or BESIDE.match(rest) for rest in after)
