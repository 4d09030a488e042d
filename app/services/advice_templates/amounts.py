"""Amounts, rates and terms that a customer writes, and what is said of each: 300만원, 1억 2천, 60씩, 7.5% (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from app.services.advice_templates.normal_form import respell
from rules.numerals import ARABIC
from rules.short_amounts import is_short, won_of

DIGIT = "[일이삼사오육칠팔구]"
GROUP = rf"(?:(?:(?:{ARABIC}|{DIGIT})?[십백천])+(?:{ARABIC})?|{ARABIC}|{DIGIT}(?=\s?[만억]))"
#: Behind a number that is no amount: a rate, a term, a day, a count.
COUNTED = (
    r"(?!\d|[.,]\d|\s?(?:%|년|개월|달|일(?![이시])|월|주|시간|시|분|번|회|명|개|곳|군데|살|배|차|호|점|대))"
)
AMOUNT = re.compile(
    rf"(?<![\d.,])(?:(?:{GROUP}\s?[억만]|(?<![가-힣\d])[억만](?=\s?원))(?:\s?{GROUP}\s?만)?(?:\s?{GROUP}{COUNTED})?|{GROUP}{COUNTED})(?P<unit>\s?원)?"
)
LARGE = re.compile(r"[만억]")
RATE = re.compile(r"(?<![\d.])(\d{1,4}(?:\.\d{1,4})?)\s?%")
TERM = re.compile(
    r"(?<![\d.])(?:(?P<years>\d{1,2})\s?년|(?P<months>\d{1,3})\s?(?:개월|달))(?!\s?전)"
    r"|(?<![가-힣])(?:(?P<half>반년)|(?P<year>일년|한\s?해|1년)(?=이|에|동안|만|면|$|\s))"
)
SMALLEST = 1_000  # won; what is smaller is hardly meant as a sum
MOST = 10**12  # won; no household reckons with more
#: 이만 가볼게요, 천만에요.
NO_SUM = re.compile(r"이만\s?(?:가|갈|할|끝|안녕|하|마|$)|천만(?:에|다행|의\s|명)|백만(?:장|명)")
NEAR = 16  # characters in which the words about an amount stand
DENIED = r"(?:이|가|은|는|이요|이에요)?(?:아니(?:라|고|구|에요|예요|요|야)|말고)"
TAKEN_BACK = re.compile(rf"^{DENIED}")
#: Opens a message that puts the one before it right; 아니 이자가 60만원이나 only wonders.
PUT_RIGHT = re.compile(
    r"^(?:(?:아|어|앗|음)[\s,.]+)?(?:아니(?:요|에요)?|아뇨|아차|아참|죄송\S*|다시|잘못\s?(?:말|썼|적|눌)\S*|실수\S*|정정\S*|틀렸\S*)[\s,.~]*"
    r"(?!.*(?:이나|라고요|라구요))(?=.*(?:\d|[십백천만억]))"
)


class Role(StrEnum):
    """What an amount is said to be."""

    WHOLE = "whole"  # a debt: what nothing else is said of
    LOAN = "loan"  # thought of, not taken yet
    GOAL = "goal"  # to be saved
    PART = "part"  # to be paid back early
    MONTHLY = "monthly"  # paid, saved or put aside again and again
    INTEREST = "interest"
    OVERDUE = "overdue"
    PAID = "paid"  # already
    LEFT = "left"  # still to be paid, as the customer reckons
    OTHER = "other"  # income, rent, a balance


#: What a message is about makes of an amount of which nothing else is said.
MATTERS = (
    (
        Role.LOAN,
        re.compile(r"빌리면|빌리려|빌릴까|빌려볼까|빌리고\s?싶|빌려서|대출\s?받으[면려]|대출을?\s?받을"),
    ),
    (Role.GOAL, re.compile(r"모으|모을|모아|저축|목돈")),
)
#: In this order: what the words before an amount, and those behind it, make of it.
ROLES: tuple[tuple[Role, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (role, re.compile(before), re.compile(after))
    for role, before, after in (
        (
            Role.INTEREST,
            r"(?<!연체)이자(?:만|가|는|로만|로|도|를)?(?:해도|매번)?(?:한달에|매달|다달이|달마다|매월|월|1년에|일년에|연간?|한해에?)?$",
            r"^(?:이|을|씩)?(?:정도|쯤|씩)?이자(?:로|를|만|예요|에요|가나)",
        ),
        (
            Role.PAID,
            r"(?!)",
            r"^(?:은|는|을|를|만|정도|쯤|먼저)*(?:오늘|방금|어제|아까|그제|좀전에|아침에|점심에|낮에|일단|벌써|이미|지금|막|우선|먼저)*(?:냈|갚았|넣었|입금했|상환했|납부했)",
        ),
        (
            Role.OVERDUE,
            r"(?:밀린|연체(?:된|한|중인)?|미납(?:된|한)?)(?:돈|금액|금|액|거|게|건)*(?:이|은|는|가|만)?(?:총|다해서|전부)?$",
            r"^(?:이|을|를|은|정도|쯤|넘게|째|가량)*(?:밀렸|밀려|밀린|연체|못냈|못내|못갚|미납)",
        ),
        (
            Role.LEFT,
            r"(?!)",
            r"^(?:이|만|정도|쯤)*(?:더)?(?:남|만내면|내면(?:되|돼|끝))",
        ),
        (
            Role.MONTHLY,
            r"(?:한달에|매달|달마다|다달이|매월|월|하루에?|매일|매주|일주일에|한주에|주마다)$",
            r"^(?:정도|쯤)?씩",
        ),
        (
            Role.PART,
            r"(?!)",
            r"^(?:을|를|만|정도|쯤|이라도|어치|부터)*(?:더|먼저|미리|우선|일단|한꺼번에|한번에|당장|바로|중도에?|이번달에)*(?:갚(?!아야|는데|으려)|내면|내고|낼|상환|선결제|중도상환|털면|넣으면)",
        ),
        (
            Role.OTHER,
            r"(?:월급|급여|연봉|소득|수입|월세|생활비|보증금|용돈|알바비|통장에?|잔액|잔고|비상금|한도|연금)(?:이|은|는|가|에|도|으로)?$",
            r"(?!)",
        ),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount in won and what is said of it."""

    won: int
    role: Role
    denied: bool = False  # taken back by what follows: 300이 아니라


@dataclass(frozen=True, slots=True)
class Sums:
    """The amounts, the rate and the term of one message, as it means them."""

    amounts: tuple[Amount, ...] = ()  # those that stand
    denied: tuple[int, ...] = ()  # those that are taken back, in won
    rate: Decimal | None = None  # percent a year
    months: int | None = None
    corrects: bool = False  # whether it puts an earlier message right

    def of(self, role: Role) -> int | None:
        """The last amount of that role."""
        return next((amount.won for amount in reversed(self.amounts) if amount.role is role), None)


@lru_cache(maxsize=256)
def sums_in(text: str) -> Sums:
    """Everything of the kind in a message as it was written."""
    plain = respell(unicodedata.normalize("NFKC", text).lower())
    amounts = tuple(amounts_in(plain))
    denied = tuple(amount.won for amount in amounts if amount.denied)
    return Sums(
        amounts=tuple(amount for amount in amounts if not amount.denied),
        denied=denied,
        rate=next((Decimal(found[1]) for found in standing(RATE, plain)), None),
        months=next((months_of(found) for found in standing(TERM, plain)), None),
        corrects=bool(denied) or PUT_RIGHT.search(plain) is not None,
    )


def standing(pattern: re.Pattern[str], plain: str) -> Iterator[re.Match[str]]:
    """What the pattern finds that is not taken back, the last first."""
    found = [each for each in pattern.finditer(plain) if not TAKEN_BACK.search(squeezed(plain[each.end() :]))]
    return reversed(found)


def months_of(found: re.Match[str]) -> int:
    """The months of a term."""
    if found["half"]:
        return 6
    if found["year"]:
        return 12
    return int(found["years"]) * 12 if found["years"] else int(found["months"])


def amounts_in(plain: str) -> Iterator[Amount]:
    """Every amount with its role; a rate, a term and a count are none."""
    whole = next((role for role, words in MATTERS if words.search(plain)), Role.WHOLE)
    for found in AMOUNT.finditer(plain):
        before, after = plain[: found.start()], plain[found.end() :]
        if not set_apart(found[0], before) or NO_SUM.match(found[0] + after):
            continue
        value = int(won_of(found[0]))
        if not LARGE.search(found[0]) and found["unit"] is None:
            if not is_short(found[0], value, before, after):
                continue
            value *= 10_000
        if SMALLEST <= value < MOST:
            yield amount_of(value, squeezed(before)[-NEAR:], squeezed(after)[:NEAR], whole)


def set_apart(words: str, before: str) -> bool:
    """Whether number words are no part of another word: 만 in 이자만 is none."""
    return (
        words[0].isdigit() or not re.search(r"[가-힣]$", before) or bool(re.search(r"[만천억]\s?원$", words))
    )


def amount_of(value: int, before: str, after: str, whole: Role) -> Amount:
    """The amount with the role that its neighbours give it."""
    role = next(
        (role for role, ahead, behind in ROLES if ahead.search(before) or behind.search(after)), whole
    )
    return Amount(value, role, denied=TAKEN_BACK.search(after) is not None)


def squeezed(text: str) -> str:
    """The text without spaces and commas."""
    return re.sub(r"[\s,]", "", text)
