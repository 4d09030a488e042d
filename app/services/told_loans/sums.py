"""The sums and spans of time told in a message about a loan, and what each sum is (pure).

50 빌려서 일주일 뒤 80 갚으래요: 50 was lent, 80 is due, a week lies between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rules.numerals import DAYS, NATIVE, count, sino

DAY, WEEK, MONTH, YEAR = Decimal(1), Decimal(7), Decimal(30), Decimal(365)
HOUR = DAY / 24
UNITS = {
    "시간": HOUR, "일": DAY, "날": DAY, "주일": WEEK, "주": WEEK, "달": MONTH, "개월": MONTH, "년": YEAR,
}  # fmt: skip
NAMED = {
    "시간당": HOUR,
    **{word: days * DAY for word, days in DAYS.items()},
    **dict.fromkeys(("매일", "날마다", "다음 날", "다음날", "담날", "이튿날"), DAY),
    **dict.fromkeys(("매주", "주마다", "다음 주", "다음주", "담주"), WEEK),
    **dict.fromkeys(("월", "매달", "매월", "달마다", "다달이", "다음 달", "다음달", "담달"), MONTH),
    **dict.fromkeys(("반년", "반 년"), YEAR / 2),
    **dict.fromkeys(("연", "년"), YEAR),
}  # fmt: skip
#: A day of the calendar is no span: 3월 5일, 지난달 25일.
DATE = r"(?<!\d)(?:\d{4}년|\d{1,2}월)(?: ?\d{1,2}[월일])*|(?:이번 ?달|이달|지난 ?달|오는) ?\d{1,2}일"
NAME = (
    rf"(?:{'|'.join(name for name in NAMED if len(name) > 1)}"
    r"|(?<![가-힣\d])[월연년](?= ?(?:\d|$)| ?이율| ?이자| ?금리| ?[이삼사오육칠팔구]?[십백천만]))"
)
COUNT = rf"\d+|{NATIVE}|[일이삼사오육칠팔구십백]+"
UNIT = (
    r"주일|개월|년|주(?!기|고|면|려|라|래|게|지|었|시|세)|달(?!라|래)|일(?![가-힣]수|수|날)"
    r"|날(?= ?(?:만|뒤|후|동안|안|사이))|시간(?= ?(?:에|마다|늦|지나))"
)
TERM = re.compile(
    rf"(?P<date>{DATE})|(?P<named>{NAME})(?:(?<=[달월이]) ?\d{{1,2}}일(?!수))?"
    rf"|(?<![가-힣\d.,])(?P<count>{COUNT}) ?(?P<unit>{UNIT})(?P<half> ?반(?=[ 이만에]|$))?"
)
HIDDEN = "_"  # stands for each character of a term while sums are sought; no plain form holds it
DIGITS = r"(?:\d[\d,]*+(?:\.\d+)?+|이(?=[십백천만억]| ?원)|[일삼사오육칠팔구십백천만억])"
SUM = re.compile(rf"(?<![가-힣\d.,]){DIGITS}(?: ?{DIGITS})*+(?P<won> ?원)?")
COUNTED = re.compile(r" ?[%통번명시분]")  # after a number that is no money
PARTICLE = re.compile(r"(?:을|를|만|이|은|에|씩|도|으로|$|[^가-힣])")

HALF = Decimal("0.5")
TEN_THOUSAND = Decimal(10_000)
AROUND = 16  # characters before and after a sum that tell what it is


class SumRole(StrEnum):
    """What a sum is."""

    LENT = "lent"
    INTEREST = "interest"
    PART = "part"  # paid again and again
    DUE = "due"


FEE = r"(?:이자|연체료|연체 ?이자|수고비|지각비|연장비|사례비)"
IN_ALL = r"(?:총|다 해서|전부|모두|합쳐서?|합해서)?"
GROWN = r"^ ?(?:(?:으로|까지) ?[불늘]|이 ?[됐돼되])"
BEFORE = {
    SumRole.INTEREST: re.compile(
        rf"{FEE}(?:가|만|를|로|는|은|로만|만 해도)?[ {HIDDEN}]*(?:에|마다)? ?{IN_ALL} ?$"
    ),
    SumRole.LENT: re.compile(
        r"(?:원금|빌린 ?(?:돈|거|게|금액|건)?|(?<!연체)(?<!연체 )일수|사채|급전)(?:은|이|만|의|도)? ?$"
    ),
    SumRole.DUE: re.compile(r"(?:갚을|갚아야 할|내야 할|줄) ?(?:게|돈|거|것|금액|건)?(?:이|은)? ?$"),
}
AFTER = {
    SumRole.INTEREST: re.compile(rf"^ ?씩?(?:의|을|이)? ?{FEE}"),
    SumRole.PART: re.compile(r"^ ?씩"),
    SumRole.LENT: re.compile(
        rf"^ ?(?:쯤|정도|가량)?(?:을|를|만)?[ {HIDDEN}]*(?:동안|간)? ?(?:급전|사채|일수|현금|돈)?(?:을|를|로)? ?(?:빌|땡|꿔|꾸|대출|썼|쓰고|쓰는|쓰기|받았|받고|받아서|주면서)|^ ?이던 ?(?:게|돈|빚)|^ ?(?:을|를)? ?일수(?:로|를)?(?: |$)"
    ),
    SumRole.DUE: re.compile(
        rf"^[^\d?{HIDDEN}]{{0,12}}?(?:갚|달라|달래|돌려(?! ?받)|상환|내라|내래|내야|내놓|내기로|입금|줬|주기로|주래|줘야|뱉|물어)|^ ?(?:이라[는네고더]|이래|됐)|{GROWN}"
    ),
}
#: What comes again and again is a part, also where no 씩 stands behind it: 하루 12만원 100일.
EVERY = re.compile(
    r"(?:하루에?|매일|날마다|매주|매달|매월|다달이|(?:한|1) ?달에|일주일에|[일달주흘름]마다)(?: ?(?:꼬박|꼭))? ?$"
)
#: What stands behind a span is due then, unless it is what comes in: 50 빌려서 열흘 뒤 80.
LATER = re.compile(r"(?:[일주년달흘틀새름월] ?(?:뒤|후)|다음 ?[주달]|담[주달])(?:에|엔|에는)? ?$")
COMES_IN = re.compile(r"^[^.?]{0,8}(?:받|들어)")
#: Interest told beside what is paid off the loan in the same breath: 원금 50만 원하고 이자 20만 원.
INSTALMENT = re.compile(r"^ ?(?:씩|하고|이랑|랑|과|와)")
#: Money that the customer lent: 친구한테 30만 원 빌려줬는데.
OWN_LOAN = re.compile(rf"(?:한테|에게|께)[ {HIDDEN}]*$"), re.compile(r"^ ?(?:을|를|만)? ?(?:빌려|꿔) ?[줬주]")
OWED = re.compile(GROWN)
#: Money that came in, by what is told just before it.
EARNED = re.compile(
    r"(?:월급(?!날)|급여(?!일)|연봉|용돈|보너스|퇴직금|지원금|알바비|보험금|적금)[^_\d]{0,6}$"
)


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A span of time: how long, the unit it is counted in, and where it stands."""

    days: Decimal
    unit: Decimal
    start: int
    end: int
    every: bool = False  # comes again after each such span: 매일, 10일마다


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount as told (50 may mean 500,000), what it is, and where it stands."""

    won: Decimal
    role: SumRole
    start: int
    end: int
    exact: bool = False  # told in won: 6천 원 is no shorthand

    def beside(self, other: Sum) -> Decimal:
        """This sum as a share of ``other``; a bare number is told in the unit of the other."""
        one, whole = self.won, other.won
        if one >= TEN_THOUSAND > whole and not other.exact:
            whole *= TEN_THOUSAND
        elif whole >= TEN_THOUSAND > one and not self.exact:
            one *= TEN_THOUSAND
        return one / whole


def terms_of(text: str) -> list[TimeSpan]:
    """The spans of time in a text of plain form, in order."""
    return [term for found in TERM.finditer(text) if (term := term_of(found)) and term.days]


def term_of(found: re.Match[str]) -> TimeSpan | None:
    """One span of time, ``None`` for a date."""
    if found["date"]:
        return None
    every = EVERY.search(f"{found[0]}{found.string[found.end() : found.end() + 2]}".rstrip()) is not None
    if found["named"]:
        days = NAMED[found["named"]]
        return TimeSpan(days, days, *found.span(), every=every)
    unit = UNITS[found["unit"]]
    so_many = count(found["count"]) + (HALF if found["half"] else 0)
    return TimeSpan(so_many * unit, unit, *found.span(), every=every)


def sums_of(text: str) -> list[Sum]:
    """The amounts of a text of plain form whose surroundings tell what they are, in order."""
    hidden = TERM.sub(lambda found: HIDDEN * len(found[0]), text)
    told = (
        (found, role_of(hidden, found) or by_its_span(text, found))
        for found in SUM.finditer(hidden)
        if is_amount(hidden, found)
    )
    sums = (
        Sum(sino(found[0]), role, *found.span(), exact=bool(found["won"])) for found, role in told if role
    )
    return [one for one in sums if one.won]


def is_amount(text: str, found: re.Match[str]) -> bool:
    """Whether a numeral may be money: in digits, or in words that are no part of another word."""
    words = found[0]
    if COUNTED.match(text, found.end()):
        return False
    if found["won"] or any(char.isdigit() for char in words):
        return True
    return (len(words) > 1 or words in "백천억") and PARTICLE.match(text, found.end()) is not None


def role_of(text: str, found: re.Match[str]) -> SumRole | None:
    """What an amount is, by the words just before and after it."""
    before = text[max(0, found.start() - AROUND) : found.start()]
    after = text[found.end() : found.end() + AROUND]
    if EARNED.search(before):
        return None
    for role in SumRole:
        tells = any(
            side[role].search(words) for side, words in ((BEFORE, before), (AFTER, after)) if role in side
        )
        if tells and not (role is SumRole.LENT and not_lent(before, after)):
            return role
    return None


def by_its_span(text: str, found: re.Match[str]) -> SumRole | None:
    """A sum right behind how often or when it comes, else nothing that is known."""
    before = text[max(0, found.start() - AROUND) : found.start()]
    if EARNED.search(before):
        return None
    if EVERY.search(before):
        return SumRole.PART
    later = LATER.search(before) and not COMES_IN.search(text[found.end() : found.end() + AROUND])
    return SumRole.DUE if later else None


def not_lent(before: str, after: str) -> bool:
    """Whether an amount is an instalment, a loan to somebody else or what a loan has grown to."""
    to_whom, lent = OWN_LOAN
    return bool(
        INSTALMENT.search(after) or OWED.search(after) or (to_whom.search(before) and lent.search(after))
    )


def nearest(terms: Sequence[TimeSpan], one: Sum, other: Sum | None = None) -> TimeSpan | None:
    """The span of time that belongs to a sum: between the two if there is one, else the closest."""
    between = [term for term in terms if other and other.end <= term.start and term.end <= one.start]
    return min(
        between or terms,
        key=lambda term: min(abs(one.start - term.end), abs(term.start - one.end)),
        default=None,
    )
