"""Rates, terms and paces that a customer writes: 연 5%, 1년 6개월, 십 년, 매주 (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rules.numerals import NATIVE, native, sino

DIGIT = "[일이삼사오육칠팔구]"
SPELT = rf"(?:{DIGIT}?십{DIGIT}?|{DIGIT})"
NUMBER_WORDS = r"[\d일이삼사오육칠팔구십백천만억][\d,.\s일이삼사오육칠팔구십백천만억]*"
#: 연 5%; 금리는 15야.
RATE = re.compile(
    r"(?<![\d.])(?P<rate>\d{1,4}(?:\.\d{1,4})?)\s?%"
    r"|(?:금리|이자율)[은는이가를]?\s?(?:연\s?)?(?P<bare>\d{1,2}(?:\.\d{1,2})?)(?![\d.,]|\s?[%십백천만억원년개월점일번배])"
)
#: What follows a span that is no term: 3년 전, 두 달째, 98년생.
NO_TERM = r"(?!\s?(?:전(?!부)|째|생|차|도)|\s?치(?!\w))"
TERM = re.compile(
    rf"(?:(?<![\d.])(?P<years>\d{{1,2}})|(?<![가-힣\d])(?P<spelt>{SPELT}))\s?년{NO_TERM}"
    rf"(?:\s?(?P<rest>\d{{1,2}}|{NATIVE}|{SPELT})\s?(?:개월|달){NO_TERM}|\s?(?P<and_half>반)(?=[\s?.,!이동만안뒤후짜]|$))?"
    rf"|(?:(?<![\d.])(?P<months>\d{{1,3}})\s?(?:개월|달(?!러))|(?<![가-힣])(?:(?P<native>{NATIVE})\s?(?:달(?!러)|개월)|(?P<sino>{SPELT})\s?개월)){NO_TERM}"
    r"|(?<![가-힣])(?:(?P<half>반\s?년)|(?P<one>한\s?해)(?=이|에|동안|만|면|$|\s))"
)
#: 한 달 names a pace more often than a term.
ONE_MONTH = re.compile(r"(?:한|1)\s?(?:달|개월)(?!\s?(?:동안|만에|안에|이?면|뒤|후|짜리))")
EACH_YEAR = re.compile(
    r"(?:(?<![\d.일이삼사오육칠팔구십])(?:1|일|한)\s?(?:년|해)(?:에|마다)|매년|해마다)\s?"
    rf"(?={NUMBER_WORDS}원?\s?(?:(?:정도|쯤)?\s?씩|(?:정도|쯤|을|를)?\s?(?:갚으면|내면|넣으면|모으면|저축하면|부으면)))"
)
#: Paces that are not reckoned with: 일 년에 두 번, 두 달에 50만원씩, 격주로.
UNEVEN = re.compile(
    rf"(?:주일?|달|개월|년|해)에\s?(?:[2-9]|두|세|네|다섯|여섯)\s?(?:번|차례)|격주|격월|분기(?:에|마다)"
    rf"|(?<![\d가-힣])(?:[2-9]|\d{{2}}|두|세|석|네|넉|다섯|여섯)\s?(?:일|주일?|달|개월|년)(?:에|마다)\s?(?:한\s?번\s?)?(?={NUMBER_WORDS}원?\s?씩)"
)
#: Between a pace and its amount no other thought ends: 매일 걱정돼요 50씩 is no pace.
GAP = r"(?:(?![요데고서면니다]).){0,8}"
#: How often a year an amount is paid or put aside, by the words right before it, or between 씩 and the verb.
PACES = (
    (12, re.compile(r"(?:(?:한|일|1)(?:달|개월)에|매달|달마다|다달이|매월|(?<![\d가-힣])월)$"), re.compile(r"(?!)")),
    (
        365,
        re.compile(rf"(?:하루(?:에|마다|당)|매일|날마다){GAP}$|하루$"),
        re.compile(r"^(?:정도|쯤)?씩(?:하루에|매일|날마다)"),
    ),
    (
        52,
        re.compile(rf"(?:(?:일|1)주일?(?:에|마다|당)|한주(?:에|마다|당)|매주|주마다|주당){GAP}$"),
        re.compile(r"^(?:정도|쯤)?씩(?:일주일에|매주|주마다)"),
    ),
)  # fmt: skip
#: 그럼 두 배면?, 절반만 갚으면?: times what was said before; 두 배로 늘었어요 tells of something else.
TIMES = re.compile(
    rf"(?<![\d가-힣.])(?:(?P<times>\d{{1,2}}|{NATIVE}|{SPELT})\s?배|절?(?P<halved>반))(?=으?로|이?면|이라면|를|을|씩|만|은|는|$)"
)
GREW = re.compile(r"늘|올랐|올라|뛰|됐|되었|비싸|많아")
#: Takes back what stands before it: 300이 아니라.
DENIED = r"(?:이|가|은|는|이요|이에요)?(?:아니(?:라|고|구|야|에요|예요|요)|말고)"
TAKEN_BACK = re.compile(rf"^{DENIED}")


def squeezed(text: str) -> str:
    """The text without spaces and commas."""
    return re.sub(r"[\s,]", "", text)


def standing(pattern: re.Pattern[str], plain: str) -> Iterator[re.Match[str]]:
    """What the pattern finds that is not taken back, the last first."""
    found = [each for each in pattern.finditer(plain) if not TAKEN_BACK.search(squeezed(plain[each.end() :]))]
    return reversed(found)


def rate_in(plain: str) -> Decimal | None:
    """The rate, percent a year."""
    return next((Decimal(found["rate"] or found["bare"]) for found in standing(RATE, plain)), None)


def months_in(plain: str) -> int | None:
    """The term in months; 한 달에 and 1년에 before an amount are paces."""
    unpaced = EACH_YEAR.sub(" ", plain)
    terms = (found for found in standing(TERM, unpaced) if not ONE_MONTH.match(unpaced, found.start()))
    return next((months_of(found) for found in terms), None)


def months_of(found: re.Match[str]) -> int:
    """The months of a term."""
    if found["half"]:
        return 6
    if found["one"]:
        return 12
    years = int(count(found["years"] or found["spelt"] or "0"))
    rest = found["rest"] or found["months"] or found["native"] or found["sino"]
    return years * 12 + int(count(rest or "0")) + (6 if found["and_half"] else 0)


def count(words: str) -> Decimal:
    """A small number in digits, Sino-Korean or native words."""
    try:
        return native(words)
    except KeyError:
        return sino(words)


def often_of(before: str, after: str) -> int | None:
    """How often a year, by the squeezed text around an amount; ``None`` where nothing tells."""
    found = (often for often, ahead, behind in PACES if ahead.search(before) or behind.search(after))
    return next(found, None)


def multiple_in(plain: str) -> Decimal | None:
    """By how much what was said before is to be multiplied."""
    found = TIMES.search(plain)
    if found is None or GREW.search(plain):
        return None
    return Decimal("0.5") if found["halved"] else count(found["times"])
