"""The rate of a loan or a deposit that a customer writes, and by which span of time: 연 5%, 월 1%, 금리는 15야 (pure).

A percentage is a rate only where it is named as one, or stands beside an amount, a term or a loan with no
other noun between: DSR 40%, 수수료 2%, 할인 10% and 20%를 넘으면 are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.services.advice_templates.told.terms import TAKEN_BACK, squeezed
from rules.repayment import DAYS, MONTHS, WEEKS

PERCENT = re.compile(
    r"(?<![\d.])(?P<rate>\d{1,4}(?:\.\d{1,4})?)\s?%"
    r"|(?:금리|이자율)[은는이가를]?\s?(?:연\s?)?(?P<bare>\d{1,2}(?:\.\d{1,2})?)(?![\d.,]|\s?[%십백천만억원년개월점일번배])"
)
#: The spans by which a rate is told, and how many of them a year has.
SPANS = (
    (1, "한 해", r"(?<![가-힣\d])연(?:간|에)?|(?<!\d)(?:1|일|한)\s?(?:년|해)(?:에|마다)?|매년|해마다"),
    (MONTHS, "월", r"(?<![가-힣\d])월|(?<!\d)(?:1|일|한)\s?(?:달|개월)(?:에|마다)?|매달|매월|다달이|달마다"),
    (
        WEEKS,
        "일주일에",
        r"(?<!\d)(?:1|일)\s?주일?(?:에|마다)?|한\s?주(?:에|마다)?|매주|주마다|(?<![가-힣\d])주",
    ),
    (DAYS, "하루", r"하루(?:에|마다)?|매일|날마다|일일|(?<![가-힣\d])일"),
)
NAME = r"(?:이자율|이자|금리)[는은이가을를로도]?\s?"
FILL = r"(?:(?:약|대략|대충|한|지금|현재|고정|변동)\s?)*"
TOLD_BY = tuple((often, re.compile(rf"(?:{words})\s?(?:{NAME})?{FILL}$")) for often, _, words in SPANS)
#: 열흘에 10%, 두 달에 5%: by a span that is not reckoned with.
UNEVEN_SPAN = re.compile(
    r"(?:[흘름틀새]|\d\s?[일주달]|[두세석네넉]\s?[주달]|개월|주일)(?:에|마다|만에|뒤에?)?\s?$"
)
NAMED = re.compile(rf"{NAME}{FILL}$"), re.compile(r"^\s?(?:의|짜리)?\s?(?:이자|금리)")
#: The law's ceiling, or what all rates start from: nobody's own rate.
OF_ALL = re.compile(r"(?:기준|최고|법정|상한)\s?(?:최고\s?)?(?:금리|이자율|이자)[는은이가]?\s?(?:연\s?)?$")
#: A bound, a change or a share, also one that is paid back: 매달 10%만 결제하면.
NO_RATE = re.compile(
    r"^(?:만|씩만?|이라도|정도|쯤|을|를)*\s?(?:결제|갚|상환|납부)|^\s?(?:[을를이가]\s?)?(?:넘|이상|이하|초과|미만|까지|할인|감면|깎|캐시백|적립|환급|떼|오르|오른|올[랐라]|인상|인하|내[렸려리]|낮|높|p|포인트|수수료|세금|확률)"
)
#: By how much a rate is cut, asked before the number: 이자율 몇프로 깎아요 50%라던데.
CUT = re.compile(r"(?:깎|감면|탕감|인하|낮춰|낮추|줄여)[가-힣]{0,4}[\s,?]*$")
#: A rate that is only thought of as moving, to or by so much: 6%로 오르면, 금리 0.5%p 내리면.
MOVE = re.compile(
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,4})?)\s?%\s?(?:p|포인트)?|(?:금리|이자율)[은는이가를만도]?\s?(?:연\s?)?(?P<bare>\d{1,2}(?:\.\d{1,4})?)|(?<![\d.,])(?P<decimal>\d{1,2}\.\d{1,3})(?=\s?으?로\s?(?:만\s?)?(?:낮|내[리려]|오르|올[라리]|떨어)))"
    r"\s?(?P<to>으?로|까지)?\s?(?:만큼|만|정도|쯤|씩|[을를이가])?\s?(?:더\s?)?"
    r"(?:(?P<up>오르|오른|올라|올리|올린|인상)|낮추|낮춘|낮아|내리|내린|내려|인하|떨어|깎|줄이|줄인|줄어)[가-힣]{0,3}?면"
)
#: 금리가 20% 오르면 is of a rate; 20% 오르면 본전이야?, 천만원이 20% 떨어지면, 월세가 5% 오르면 are of a value.
OF_A_RATE = re.compile(r"금리|이자|이율|대출|변동|%\s?p|포인트")
VALUE = re.compile(
    r"[원만억천]\s?(?:이|에서|은|짜리가|어치가)\s|본전|주식|코인|펀드|수익|손실|주가|집값|시세|월세|전세|보증금|월급|연봉|환율|물가|점수"
)
NO_MOVE_OF_A_RATE = 10  # percent
#: What may stand right before a rate that is not named: nothing, a value, a loan, the end of a clause.
BESIDE = re.compile(
    r"(?:^|[,.?!~\n]|(?<![a-z])[ab](?:는|은)?|(?<![가-힣])하나|[\d십백천만억]|원|년|년\s?반|개월|달|만기|상환|거치|균등|일시|말고|아니라|아니고"
    r"|대출금?|론|담대|빚|원금|통장|은행|서비스|리볼빙|사채|홀씨|캐피탈|저축|예금|적금|예치|금리"
    r"|데|고|면|서|요|다|죠|거든|까|그럼|만약에?|혹시|아니|네|음|아|앗|이번엔)"
    rf"(?:\s?(?:동안|짜리|정도|쯤|씩|[을를에은는이가의로도]))*[\s,.]*{FILL}$"
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as it was told: so many percent, so ``often`` a year."""

    percent: Decimal
    often: int = 1

    @property
    def yearly(self) -> Decimal:
        """Percent a year, simple."""
        return self.percent * self.often

    @property
    def span(self) -> str:
        """The span it was told by, as it is said before the percentage."""
        return next(name for often, name, _ in SPANS if often == self.often)


@dataclass(frozen=True, slots=True)
class Move:
    """A rate thought of as moving by so many points, or ``to`` so many percent a year."""

    percent: Decimal
    to: bool

    def of(self, rate: Decimal) -> Decimal:
        """The rate once it has moved; never below nothing."""
        return max(self.percent if self.to else rate + self.percent, Decimal(0))


def move_in(plain: str) -> Move | None:
    """The move of a rate that a message thinks of; a price, a value or an amount that moves by a share is none."""
    found = MOVE.search(plain)
    if found is None or (not OF_A_RATE.search(plain) and moves_otherwise(plain, found)):
        return None
    number, to = Decimal(found["number"] or found["bare"] or found["decimal"]), found["to"] is not None
    return Move(number if to or found["up"] else -number, to)


def moves_otherwise(plain: str, found: re.Match[str]) -> bool:
    """Whether what moves is something else than a rate: so far at once, or named beside it."""
    return not found["to"] and (
        Decimal(found["number"] or 0) >= NO_MOVE_OF_A_RATE or VALUE.search(plain) is not None
    )


def rate_in(plain: str) -> Rate | None:
    """The last rate of a message that is not taken back."""
    return next(rates_in(MOVE.sub(" ", plain)), None)


def rates_in(plain: str) -> Iterator[Rate]:
    """Every rate that stands, the last first."""
    for found in reversed(list(PERCENT.finditer(plain))):
        before, after = plain[: found.start()], plain[found.end() :]
        if TAKEN_BACK.search(squeezed(after)):
            continue
        if found["bare"]:
            yield Rate(Decimal(found["bare"]))
        elif (often := told_by(before, after)) is not None:
            yield Rate(Decimal(found["rate"]), often)


def told_by(before: str, after: str) -> int | None:
    """How often a year a percentage is charged; ``None`` where it is no rate."""
    if NO_RATE.match(after) or OF_ALL.search(before) or CUT.search(before):
        return None
    often = next((often for often, words in TOLD_BY if words.search(before)), None)
    if often is not None:
        return often
    ahead, behind = NAMED
    if UNEVEN_SPAN.search(ahead.sub("", before)):
        return None
    return 1 if ahead.search(before) or behind.match(after) or BESIDE.search(before) else None
