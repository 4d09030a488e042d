"""Terms and paces that a customer writes: 1년 6개월, 십 년, 1년 거치, 매주 (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rules.numerals import NATIVE, SEVERAL, count
from rules.repayment import DAYS, MONTHS, WEEKS

DIGIT = "[일이삼사오육칠팔구]"
SPELT = rf"(?:{DIGIT}?십{DIGIT}?|{DIGIT})"
NUMBER_WORDS = r"[\d일이삼사오육칠팔구십백천만억][\d,.\s일이삼사오육칠팔구십백천만억]*"
#: What follows a span that is no term: 3년 전, 두 달째, 98년생.
NO_TERM = r"(?!\s?(?:전(?!부)|째|생|차|도)|\s?치(?!\w))"
#: Behind the years a month that is no part of the term, but asks what it costs: 3년 한달 얼마.
ASKED_MONTH = r"(?!(?:한|1)\s?달\s?(?:에|치|마다|씩|이자|납입|상환|원리금|얼마|얼만|몇|내|나가|갚))"
TERM = re.compile(
    rf"(?:(?<![\d.])(?P<years>\d{{1,2}})|(?<![가-힣\d])(?P<spelt>{SPELT}))\s?년{NO_TERM}"
    rf"(?:\s?{ASKED_MONTH}(?P<rest>\d{{1,2}}|{NATIVE}|{SPELT})\s?(?:개월|달){NO_TERM}|\s?(?P<and_half>반)(?=[\s?.,!이동만안뒤후짜]|$))?"
    rf"|(?:(?<![\d.])(?P<months>\d{{1,3}})\s?(?:개월|달(?!러))|(?<![가-힣])(?:(?P<native>{NATIVE})\s?(?:달(?!러)|개월)|(?P<sino>{SPELT})\s?개월)){NO_TERM}"
    r"|(?<![가-힣])(?:(?P<half>반\s?년)|(?P<one>한\s?해)(?=이|에|동안|만|면|$|\s))"
)
#: 한 달 names a pace more often than a term.
ONE_MONTH = re.compile(r"(?:한|1)\s?(?:달|개월)(?!\s?(?:동안|만에|안에|이?면|뒤|후|짜리))")
#: 1년 거치, 거치 기간 1년, 1년은 이자만 내고: a span in which interest alone is paid.
GRACE = re.compile(r"\s?(?:동안|간|은|을|를)?\s?거치(?!\s?(?:기간)?(?:은|이|을)?\s?(?:없|안|빼))")
GRACE_BEFORE = re.compile(r"거치(?:\s?기간)?(?:이|은|을)?\s?$")
NO_GRACE = re.compile(r"거치\s?(?:기간)?(?:은|이|을)?\s?(?:없|안|빼)")
INTEREST_FIRST = re.compile(r"\s?(?:동안|간)?(?:은|에는)?\s?이자만\s?(?:내|갚)")
#: Between a grace and the term that begins when it ends, and what is said of such a term.
THEN = re.compile(
    r"\s?(?:동안|은)?\s?(?:거치|이자만 ?내)(?:식|\s?기간|하고|고|다가|\s?후에?|\s?뒤에?)?[\s,+]*(?:나머지|남은)?\s?"
)
REPAID = re.compile(r"\s?(?:동안)?\s?(?:에\s?걸쳐)?\s?(?:분할|균등|상환|나눠|나누|갚|원금|원리금)")
#: What tells that a term is how long was paid already.
PAID_SO_FAR = re.compile(r"\s?(?:동안|간|을|만|정도|쯤)*\s?(?:갚|내|냈|지나|지난|뒤|후|되)")
EACH_YEAR = re.compile(
    r"(?:(?<![\d.일이삼사오육칠팔구십])(?:1|일|한)\s?(?:년|해)(?:에|마다)|매년|해마다)\s?"
    rf"(?={NUMBER_WORDS}원?\s?(?:(?:정도|쯤)?\s?씩|(?:정도|쯤|을|를)?\s?(?:갚으면|내면|넣으면|모으면|저축하면|부으면)))"
)
#: Paces that are not reckoned with: 일 년에 두 번, 두 달에 50만원씩, 격주로.
UNEVEN = re.compile(
    rf"(?:주일?|달|개월|년|해)에\s?(?:[2-9]|{SEVERAL})\s?(?:번|차례)|격주|격월|분기(?:에|마다)"
    rf"|(?<![\d가-힣])(?:[2-9]|\d{{2}}|{SEVERAL})\s?(?:일|주일?|달|개월|년)(?:에|마다)\s?(?:한\s?번\s?)?(?={NUMBER_WORDS}원?\s?씩)"
)
#: Between a pace and its amount no other thought ends: 매일 걱정돼요 50씩 is no pace.
GAP = r"(?:(?![요데고서면니다]).){0,8}"
#: How often a year an amount is paid or put aside, by the words right before it, or between 씩 and the verb.
PACES = (
    (MONTHS, re.compile(r"(?:(?:한|일|1)(?:달|개월)에|매달|달마다|다달이|매월|(?<![\d가-힣])월)$"), re.compile(r"(?!)")),
    (
        DAYS,
        re.compile(rf"(?:하루(?:에|마다|당)|매일|날마다){GAP}$|하루$"),
        re.compile(r"^(?:정도|쯤)?씩(?:하루에|매일|날마다)"),
    ),
    (
        WEEKS,
        re.compile(rf"(?:(?:일|1)주일?(?:에|마다|당)|한주(?:에|마다|당)|매주|주마다|주당){GAP}$"),
        re.compile(r"^(?:정도|쯤)?씩(?:일주일에|매주|주마다)"),
    ),
)  # fmt: skip
#: 그럼 두 배면?, 절반만 갚으면?: times what was said before; 두 배로 늘었어요 tells of something else.
TIMES = re.compile(
    rf"(?<![\d가-힣.])(?:(?P<times>\d{{1,2}}|{NATIVE}|{SPELT})\s?배|절?(?P<halved>반))(?=으?로|이?면|이라면|를|을|씩|만|은|는|$)"
)
GREW = re.compile(r"늘|올랐|올라|뛰|됐|되었|비싸|많아")
#: So many days: 12일, 열흘; 5일반 and a day of a month are none.
DAYS_TOLD = re.compile(r"(?<!\d)(\d{1,3})\s?일(?!반)(?:\s?(?:치|동안|간|이면|면))?")
DAYS_NAMED = ((re.compile(r"열흘"), 10), (re.compile(r"보름"), 15), (re.compile(r"일주일"), 7))
#: Takes back what stands before it: 300이 아니라.
DENIED = r"(?:이|가|은|는|이요|이에요)?(?:아니(?:라|고|구|야|에요|예요|요)|말고)"
TAKEN_BACK = re.compile(rf"^{DENIED}")


#: A month until which something goes on: 내년 10월까지, 연말까지.
UNTIL = re.compile(
    r"(?:(?P<year>내년|올해|내후년)\s?)?(?:(?P<month>1[0-2]|[1-9])월(?:\s?말)?|(?P<end>연말|(?<=년)말|(?<=년 )말))까지"
)
YEARS_AHEAD = {"올해": 0, "내년": 1, "내후년": 2}


@dataclass(frozen=True, slots=True)
class Spans:
    """The terms of a message in months: the whole one, the grace within it, and what was paid already."""

    months: int | None = None
    grace: int | None = None
    paid: int | None = None


def squeezed(text: str) -> str:
    """The text without spaces and commas."""
    return re.sub(r"[\s,]", "", text)


def spans_in(plain: str, *, so_far: bool = False) -> Spans:
    """The terms of a message by what they are; 한 달에 and 1년에 before an amount are paces.

    ``so_far``: whether it asks what is left, so that a term may be how long was paid already.
    """
    unpaced = EACH_YEAR.sub(" ", plain)
    found = [
        each
        for each in TERM.finditer(unpaced)
        if not ONE_MONTH.match(unpaced, each.start())
        and not TAKEN_BACK.search(squeezed(unpaced[each.end() :]))
    ]
    grace = grace_among(unpaced, found)
    rest = [each for each in reversed(found) if each is not grace]
    paid = next((each for each in rest if so_far and PAID_SO_FAR.match(unpaced, each.end())), None)
    whole = next((each for each in rest if each is not paid), None)
    return Spans(
        months=None if whole is None else months_of(whole) + after_grace(unpaced, grace, whole),
        grace=0 if NO_GRACE.search(unpaced) else None if grace is None else months_of(grace),
        paid=None if paid is None else months_of(paid),
    )


def grace_among(plain: str, found: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The span in which interest alone is paid: named behind it, else before it."""
    named = [each for each in found if GRACE.match(plain, each.end())]
    if len(found) > 1:
        named += [each for each in found if INTEREST_FIRST.match(plain, each.end())]
    before = [each for each in found if GRACE_BEFORE.search(plain[: each.start()])]
    if not named or not before or REPAID.match(plain, before[0].end()):
        return next(iter([*named, *before]), None)
    return min(named[0], before[0], key=months_of)  # 5년 거치 1년, 1년 거치 5년: the shorter lies within


def after_grace(plain: str, grace: re.Match[str] | None, whole: re.Match[str]) -> int:
    """The months before a term that only begins when the grace ends: 1년 거치 4년 상환."""
    if grace is None or grace.end() > whole.start():
        return 0
    between, behind = plain[grace.end() : whole.start()], plain[whole.end() :]
    follows = THEN.fullmatch(between) and REPAID.match(behind)
    return months_of(grace) if follows else 0


def months_of(found: re.Match[str]) -> int:
    """The months of a term."""
    if found["half"]:
        return 6
    if found["one"]:
        return MONTHS
    years = int(count(found["years"] or found["spelt"] or "0"))
    rest = found["rest"] or found["months"] or found["native"] or found["sino"]
    return years * MONTHS + int(count(rest or "0")) + (6 if found["and_half"] else 0)


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


def months_until(plain: str, today: date) -> int | None:
    """The months from this one to the one until which something goes on; ``None`` where it names none ahead."""
    found = UNTIL.search(plain)
    if found is None:
        return None
    month = 12 if found["end"] else int(found["month"])
    passed = month <= today.month and not found["year"]
    years = YEARS_AHEAD[found["year"]] if found["year"] else int(passed and not found["end"])
    ahead = years * MONTHS + month - today.month
    return ahead if ahead > 0 else None


def days_in(text: str) -> int | None:
    """How many days a message tells; ``None`` where it tells none."""
    if (found := DAYS_TOLD.search(text)) is not None:
        return int(found[1]) or None
    return next((days for words, days in DAYS_NAMED if words.search(text)), None)
