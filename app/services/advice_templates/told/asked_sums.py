"""Which sum of a loan is asked for, and by which way it is paid back: 총 이자, 이자만 내면, 원금균등이면 (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from app.services.advice_templates.told.terms import TAKEN_BACK, Spans, spans_in, squeezed
from rules.repayment import Way

A_MONTH = r"(?:매달|매월|한달에?|다달이|달마다|월에?)(?!\d)"
A_YEAR = r"(?:1년|일년|한해|연간)(?:에|치|동안)?"
#: What a month alone asks for: 그럼 한 달은?
MONTH_ALONE = r"^(?:그럼|그러면)?(?:한달|매달)(?:은|엔|에는|이면|치|치는|로|로는|로치면|으로|에)(?:요|얼마(?:예요|야|나)?|어때요?)?\??$"


class Asked(StrEnum):
    """Which sum."""

    LASTS = "lasts"  # how long until all is paid
    LEFT = "left"  # what is still owed after a time
    TOTAL = "total"  # the interest of all the months
    FIRST = "first"  # the first month's interest
    ALONE = "alone"  # a month in which interest alone is paid
    DAY = "day"  # a day's interest
    YEAR = "year"  # a year's interest
    INTEREST = "interest"  # a month's interest
    INSTALMENT = "instalment"  # what is paid a month


ASKED: tuple[tuple[Asked, str], ...] = (
    (
        Asked.LASTS,
        r"(?:얼마나|며칠|몇(?:년|달|개월|주))(?:이나|정도|쯤)?걸|언제(?:쯤|까지)?(?:다)?(?:갚|끝)|몇(?:년|달|개월)(?:이나|동안)?(?:갚|내)",
    ),
    (
        Asked.LEFT,
        r"(?:남은|남는|남아있는)(?:원금|빚|대출|잔액)|(?<!통장)잔액|원금(?:이|은)?(?:얼마나?)?남|얼마(?:나|가)?남",
    ),
    (
        Asked.TOTAL,
        r"(?:총|전체|모두|다해서|전부|만기까지|끝까지)(?:내는|나가는|낼|갚는)?이자|이자(?:는|가|만|를)?(?:총|모두|전부|다해서|다합|합계|합치|통틀어)"
        r"|이자총액|총(?:상환|납입|얼마|갚|내|나가)|(?:모두|전부|다해서|다합쳐)(?:얼마|갚|내)",
    ),
    (Asked.FIRST, r"첫(?:달|번째달|째달|회)|처음(?:달|에내는|내는|한달)"),
    (Asked.ALONE, r"이자만(?:매달|한달에|다달이)?(?:내|갚|낼|상환|납부)"),
    (Asked.DAY, r"(?:하루|일일|매일|날마다)(?!에?[\d백천만])"),
    (Asked.YEAR, rf"{A_YEAR}(?:내는|나가는)?이자|이자(?:는|가|를)?{A_YEAR}"),
    (Asked.INTEREST, rf"{A_MONTH}(?:내는|나가는|붙는|낼)?이자|이자(?:는|가|로|만|를)?{A_MONTH}"),
    (
        Asked.INSTALMENT,
        rf"{A_MONTH}(?:씩)?(?:얼마|얼만|몇만|내|갚|나가|낼|상환|납입)|월(?:납입|상환)|원리금(?!균등)",
    ),
)
#: Interest of no span: all of it where a term is told beside it, else a month's.
OF_NO_SPAN = (
    r"이자(?!율)(?:는|가|를|도)?[^\d%]{0,6}(?:얼마|얼만|몇|계산|알려|어떻게|궁금)|이자(?:는|은)(?:요)?\??$"
)
WAYS: tuple[tuple[Way, str], ...] = (
    (Way.LEVEL, r"원리금(?:을)?(?:균등|똑같이)"),
    (Way.EQUAL_PRINCIPAL, r"원금(?:을|만)?(?:균등|똑같이)"),
    (
        Way.BULLET,
        r"만기일시|일시상환|(?:만기|마지막)에(?:원금)?(?:을|은)?(?:한꺼번에|한번에|다|모두|일시)?(?:갚|내|상환)",
    ),
)
WAY = "|".join(words for _, words in WAYS) + "|거치"
WHAT = "|".join(words for asked, words in ASKED if asked is not Asked.LASTS)
FOUND = tuple((asked, re.compile(words)) for asked, words in ASKED)
UNSPANNED, ALONE_MONTH = re.compile(OF_NO_SPAN), re.compile(MONTH_ALONE)
NAMED_WAYS = tuple((way, re.compile(words)) for way, words in WAYS)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of a loan; ``None`` where nothing tells."""

    what: Asked | None = None
    way: Way | None = None
    grace: int | None = None  # months of interest alone
    paid: int | None = None  # months after which something is left
    anew: bool = False  # 그럼 한 달은?: the same of a month

    @property
    def told(self) -> bool:
        """Whether the customer named a way of paying back."""
        return self.way is not None or bool(self.grace)

    def then(self, newer: Asking, *, another_loan: bool, termed: bool = False) -> Asking:
        """Both, the newer first; another loan told whole is paid back as is said of it.

        ``termed``: a term is told only now, so that interest alone, asked for before, is paid until then.
        """
        before = Asking(what=self.what) if another_loan else self
        if termed and before.what is Asked.ALONE and before.way is None and not newer.grace:
            before = replace(before, way=Way.BULLET)
        if newer.grace and before.way is Way.BULLET:  # a grace is no part of a loan that is repaid at its end
            before = replace(before, way=None)
        return Asking(
            what=newer.what or (a_month_of(before.what) if newer.anew else before.what),
            way=newer.way or before.way,
            grace=before.grace if newer.grace is None else newer.grace,
            paid=newer.paid or before.paid,
        )


def a_month_of(what: Asked | None) -> Asked | None:
    """What a month alone asks for: of interest a month's, else what is paid."""
    return Asked.INTEREST if what in {Asked.DAY, Asked.YEAR, Asked.INTEREST} else None


def ways_in(words: str) -> tuple[Way, ...]:
    """The ways of paying back that a squeezed message names and does not take back."""
    found = ((way, pattern.search(words)) for way, pattern in NAMED_WAYS)
    return tuple(
        way for way, match in found if match is not None and not TAKEN_BACK.search(words[match.end() :])
    )


def asking_in(plain: str) -> tuple[Asking, Spans]:
    """What a message asks of a loan, and its terms."""
    words = squeezed(plain)
    what = next((asked for asked, pattern in FOUND if pattern.search(words)), None)
    ways = ways_in(words)
    way = ways[0] if len(ways) == 1 else None  # of two that are held against one another neither is chosen
    spans = spans_in(plain, so_far=what is Asked.LEFT)
    if what is None and UNSPANNED.search(words):
        what = Asked.TOTAL if (spans.months or 0) > 1 else Asked.INTEREST
    asking = Asking(what, way, spans.grace, spans.paid, anew=ALONE_MONTH.search(words) is not None)
    if way is Way.BULLET and what is Asked.ALONE:  # 이자만 내다가 만기에 갚으면
        asking = replace(asking, what=Asked.INSTALMENT)
    return asking, spans
