"""The sums and spans of time told in a message about a loan, and what each sum is (pure).

50 빌려서 일주일 뒤 80 갚으래요: 50 was lent, 80 is due, a week lies between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rules import numerals
from rules.numerals import native, sino

UNITS = {"주일": 7, "개월": 30, "일": 1, "주": 7, "달": 30, "년": 365}
NAMED = {
    "하루": Decimal(1), "이틀": Decimal(2), "사흘": Decimal(3), "나흘": Decimal(4), "닷새": Decimal(5),
    "엿새": Decimal(6), "이레": Decimal(7), "열흘": Decimal(10), "보름": Decimal(15),
    "매일": Decimal(1), "날마다": Decimal(1), "매주": Decimal(7), "매달": Decimal(30), "매월": Decimal(30),
    "다달이": Decimal(30), "다음 달": Decimal(30), "다음달": Decimal(30), "담달": Decimal(30),
    "다음 주": Decimal(7), "다음주": Decimal(7), "담주": Decimal(7), "시간당": 1 / Decimal(24),
    "월": Decimal(30), "연": Decimal(365), "년": Decimal(365),
}  # fmt: skip
TERM = re.compile(
    rf"(?P<named>{'|'.join(name for name in NAMED if len(name) > 1)}|(?<![가-힣\d])[월연년](?= ?(?:\d|$)| ?이율| ?이자| ?금리| ?[이삼사오육칠팔구]?[십백천만]))"
    rf"|(?<![가-힣\d.,])(?P<count>\d+|{numerals.NATIVE}|[일이삼사오육칠팔구십]+) ?(?P<unit>주일|개월|년|주(?!기|고|면|려|라|래|게|지|었|시|세)|달(?!라|래)|일(?![가-힣]수|수))"
)
HIDDEN = "_"  # stands for each character of a term while sums are sought; no plain form holds it
DIGITS = r"(?:\d[\d,]*+(?:\.\d+)?|이(?=[십백천만억]| ?원)|[일삼사오육칠팔구십백천만억])"
SUM = re.compile(rf"(?<![가-힣\d.,]){DIGITS}(?: ?{DIGITS})*+(?P<won> ?원)?(?! ?[%통번명시분])")
PARTICLE = re.compile(r"(?:을|를|만|이|은|에|씩|도|으로|$|[^가-힣])")

TEN_THOUSAND = Decimal(10_000)
AROUND = 16  # characters before and after a sum that tell what it is


class Role(StrEnum):
    """What a sum is."""

    LENT = "lent"
    INTEREST = "interest"
    PART = "part"  # paid again and again
    DUE = "due"


FEE = r"(?:이자|연체료|연체 ?이자|수고비|지각비|연장비|사례비)"
BEFORE = {
    Role.INTEREST: re.compile(rf"{FEE}(?:가|만|를|로|는|은|로만|만 해도)?[ {HIDDEN}]*(?:에|마다)? ?$"),
    Role.LENT: re.compile(
        r"(?:원금|빌린 ?(?:돈|거|게|금액|건)?|(?<!연체)(?<!연체 )일수|사채|급전)(?:은|이|만|의|도)? ?$"
    ),
    Role.DUE: re.compile(r"(?:갚을|갚아야 할|내야 할|줄) ?(?:게|돈|거|것|금액|건)?(?:이|은)? ?$"),
}
AFTER = {
    Role.INTEREST: re.compile(rf"^ ?씩?(?:의|을|이)? ?{FEE}"),
    Role.PART: re.compile(r"^ ?씩"),
    Role.LENT: re.compile(
        r"^ ?(?:쯤|정도|가량)?(?:을|를|만)? ?(?:급전|사채|일수|현금|돈)?(?:을|를|로)? ?(?:빌|땡|꿔|꾸|대출|썼|쓰고|쓰는|쓰기|받았|받고|받아서|주면서)|^ ?이던 ?(?:게|돈|빚)"
    ),
    Role.DUE: re.compile(
        rf"^[^\d?{HIDDEN}]{{0,12}}?(?:갚|달라|달래|돌려|상환|내라|내래|내야|내놓|내기로|입금|줬|주기로|주래|줘야|뱉|물어)|^ ?(?:이라[는네고더]|이래|됐|(?:으로|까지) ?[불늘]|이 됐|이 돼|이 되)"
    ),
}
#: Interest told beside what is paid off the loan in the same breath: 원금 50만 원하고 이자 20만 원.
INSTALMENT = re.compile(r"^ ?(?:씩|하고|이랑|랑|과|와)")
#: Money that the customer lent: 친구한테 30만 원 빌려줬는데.
OWN_LOAN = re.compile(rf"(?:한테|에게|께)[ {HIDDEN}]*$"), re.compile(r"^ ?(?:을|를|만)? ?(?:빌려|꿔) ?[줬주]")
EARNED = re.compile(r"(?:월급|급여|연봉|용돈|보너스|퇴직금|지원금|알바비|보험금|적금)[^_\d]{0,6}$")


@dataclass(frozen=True, slots=True)
class Term:
    """A span of time: how long, the unit it is counted in, and where it stands."""

    days: Decimal
    unit: Decimal
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount as told (50 may mean 500,000), what it is, and where it stands."""

    won: Decimal
    role: Role
    start: int
    end: int

    def beside(self, other: Sum) -> Decimal:
        """This sum as a share of ``other``; a bare number is told in the unit of the other."""
        one, whole = self.won, other.won
        if one >= TEN_THOUSAND > whole:
            whole *= TEN_THOUSAND
        elif whole >= TEN_THOUSAND > one:
            one *= TEN_THOUSAND
        return one / whole


def terms_of(text: str) -> list[Term]:
    """The spans of time in a text of plain form, in order."""
    return [term for found in TERM.finditer(text) if (term := term_of(found)).days]


def term_of(found: re.Match[str]) -> Term:
    """One span of time."""
    if found["named"]:
        days = NAMED[found["named"]]
        return Term(days, days, *found.span())
    unit = Decimal(UNITS[found["unit"]])
    return Term(counted(found["count"]) * unit, unit, *found.span())


def counted(words: str) -> Decimal:
    """A count in digits, native or Sino-Korean words."""
    return native(words) if re.fullmatch(numerals.NATIVE, words) else sino(words)


def sums_of(text: str, terms: Sequence[Term]) -> list[Sum]:
    """The amounts of a text whose surroundings tell what they are, in order."""
    for term in terms:
        text = text[: term.start] + HIDDEN * (term.end - term.start) + text[term.end :]
    found = ((amount, role_of(text, amount)) for amount in SUM.finditer(text) if is_amount(text, amount))
    return [Sum(sino(amount[0]), role, *amount.span()) for amount, role in found if role and sino(amount[0])]


def is_amount(text: str, found: re.Match[str]) -> bool:
    """Whether a numeral may be money: in digits, or in words that are no part of another word."""
    words = found[0].strip()
    if found["won"] or any(char.isdigit() for char in words):
        return True
    return len(words) > 1 and PARTICLE.match(text, found.end()) is not None


def role_of(text: str, found: re.Match[str]) -> Role | None:
    """What an amount is, by the words just before and after it."""
    before = text[max(0, found.start() - AROUND) : found.start()]
    after = text[found.end() : found.end() + AROUND]
    for role in Role:
        tells = any(
            side[role].search(words) for side, words in ((BEFORE, before), (AFTER, after)) if role in side
        )
        if tells and not (role is Role.LENT and is_no_debt(before, after)):
            return role
    return None


def is_no_debt(before: str, after: str) -> bool:
    """Whether an amount that was paid out is an instalment, income or a loan to somebody else."""
    to_whom, lent = OWN_LOAN
    return any(
        (INSTALMENT.search(after), EARNED.search(before), to_whom.search(before) and lent.search(after))
    )


def nearest(terms: Sequence[Term], one: Sum, other: Sum | None = None) -> Term | None:
    """The span of time that belongs to a sum: between the two if there is one, else the closest."""
    between = [term for term in terms if other and other.end <= term.start and term.end <= one.start]
    return min(
        between or terms,
        key=lambda term: min(abs(one.start - term.end), abs(term.start - one.end)),
        default=None,
    )
