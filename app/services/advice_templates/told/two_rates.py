"""Two rates that are held against one another, and the fee of leaving the one for the other (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from app.services.advice_templates.told.amounts import AmountRole, sums_in, written_out

NUMBER = r"\d{1,2}(?:\.\d{1,3})?"
#: 5.8%에서 4.9%로, 6.9에서 6.2로.
FROM_TO = re.compile(
    rf"(?<![\d.])(?P<before>{NUMBER})\s?%?\s?(?:짜리|대)?에서\s?(?:연\s?)?(?P<after>{NUMBER})\s?%?\s?(?:짜리|대)?으?로"
)
PERCENT = re.compile(rf"(?<![\d.])(?P<percent>{NUMBER})\s?%")
#: What tells that the rate behind it is the one of today.
OF_TODAY = re.compile(r"(?:지금|기존|현재|원래|쓰던|쓰는|있는)[가-힣\s]{0,8}(?:연\s?)?$")
FEE = re.compile(
    rf"(?:중도\s?상환\s?)?수수료[율]?[가는이도을를은]?\s?(?:(?P<percent>{NUMBER})\s?%|(?P<sum>[\d일이삼사오육칠팔구십백천][\d,.일이삼사오육칠팔구십백천만\s]*원?))"
)
MONEY = r"[\d일이삼사오육칠팔구십백천][\d,.일이삼사오육칠팔구십백천]*(?:만\s?[\d천]*)?\s?원?"
#: What the lender gives back once: 캐시백 20만원, 20만원 돌려준대요.
BACK = re.compile(
    rf"(?:캐시\s?백|페이\s?백|축하금|사은금|리워드|포인트|상품권|환급금?)[은는이가으로을를도]{{0,2}}\s?(?P<named>{MONEY})"
    rf"|(?P<given>(?<![\d.,]){MONEY})(?:어치|쯤|정도|을|를)?\s?(?:의\s?)?(?:캐시\s?백|페이\s?백|현금으로\s?[준주]|돌려\s?[준주받]|환급|축하금|상품권|포인트)"
)
NO_FEE = re.compile(
    r"수수료[가는이도은]?\s?(?:전혀\s?|하나도\s?|따로\s?)?(?:없|안\s?붙|면제|0\s?(?:%|원)|공짜|무료)"
)
OWED = frozenset({AmountRole.WHOLE, AmountRole.LOAN, AmountRole.LEFT, AmountRole.PART, AmountRole.OVERDUE})
LABEL = re.compile(
    r"(?<![가-힣a-z])(?P<label>[ab](?![a-z])|(?:첫|두)\s?번째|[가-힣]{1,5}(?:은행|뱅크|캐피탈|금고|신협)|[가-힣]{0,2}(?:한|다른)\s?(?:쪽|곳|데)|(?:다른\s?)?하나(?=[는가]|\s?\d))"
)
ONE, OTHER = "첫 번째", "두 번째"
#: Between two loans that are told by their values alone: 3천만원 5% 3년이랑 3천만원 4.5% 5년.
BETWEEN = re.compile(
    r"(?:년|개월|달|%|원|짜리|(?:는|은|을)\s?(?:거|것|게))(?:짜리)?\s?(?:이랑|랑|하고|과|와|이나|vs|대|,)\s?|\svs\.?\s"
)


@dataclass(frozen=True, slots=True)
class Fee:
    """What leaving a loan, or taking it, costs once: a share of it, or an amount."""

    percent: Decimal | None = None
    won: int = 0

    def of(self, principal: int) -> int:
        """In won."""
        return self.won if self.percent is None else round(principal * self.percent / 100)


@dataclass(frozen=True, slots=True)
class Offer:
    """A loan that is offered, as far as it is told."""

    label: str
    rate: Decimal | None = None
    months: int | None = None
    fee: Fee | None = None
    back: int = 0  # won, given back once
    beside: tuple[int, ...] = ()  # amounts told of it that are none of these
    principal: int | None = None  # of this very loan
    moved: tuple[Decimal, ...] = ()  # percentages behind its rate: a discount, a surcharge


def pair_in(text: str) -> tuple[Decimal, Decimal] | None:
    """The rate of today and the one thought of instead, in percent a year."""
    plain = FEE.sub(" ", written_out(text))
    if found := FROM_TO.search(plain):
        return Decimal(found["before"]), Decimal(found["after"])
    rates = list(PERCENT.finditer(plain))
    if len(rates) != 2:
        return None
    first, second = (Decimal(each["percent"]) for each in rates)
    turned = OF_TODAY.search(plain[: rates[1].start()]) and not OF_TODAY.search(plain[: rates[0].start()])
    return (second, first) if turned else (first, second)


def fee_in(text: str) -> Fee | None:
    """The fee that a message tells; one of nothing where it says that there is none."""
    plain = written_out(text)
    if NO_FEE.search(plain):
        return Fee()
    found = FEE.search(plain)
    if found is None:
        return None
    if found["percent"]:
        return Fee(Decimal(found["percent"]))
    told = sums_in(found["sum"].strip()).amounts
    return Fee(won=told[0].won) if told else None


def principal_in(text: str) -> int | None:
    """The debt that a message tells beside any fee."""
    told = [one.won for one in sums_in(without_extras(text)).amounts if one.role in OWED]
    return told[-1] if told else None


def without_extras(text: str) -> str:
    """A message without what is paid or given back once."""
    return BACK.sub(" ", FEE.sub(" ", written_out(text)))


def back_in(text: str) -> int:
    """What a message says is given back, in won; a number alone is counted in 만."""
    found = BACK.search(written_out(text))
    if found is None:
        return 0
    told = sums_in((found["named"] or found["given"]).strip()).amounts
    return told[0].won if told else 0


def offers_in(texts: Iterable[str]) -> dict[str, Offer]:
    """The loans that the messages tell of by a name, each as it was told last."""
    offers: dict[str, Offer] = {}
    for text in texts:
        plain = written_out(text)
        if unlabelled := offers_by_values(plain):
            offers = {offer.label: offer for offer in unlabelled}
            continue
        found = list(LABEL.finditer(plain))
        if not found and principal_in(plain) is not None:
            offers = {label: replace(offer, principal=None) for label, offer in offers.items()}
        ends = [*(each.start() for each in found[1:]), len(plain)]
        for each, end in zip(found, ends[-len(found) :] if found else (), strict=True):
            label = label_of(each["label"], first=each is found[0])
            offers[label] = told_of(offers.get(label, Offer(label)), plain[each.end() : end])
    return offers


def offers_by_values(plain: str) -> tuple[Offer, ...]:
    """Two loans told side by side, each by its rate, its term and what is borrowed; empty where it is no such pair."""
    found = BETWEEN.search(plain)
    if found is None or LABEL.search(plain):
        return ()
    halves = plain[: found.end()], plain[found.end() :]
    pair = tuple(
        replace(offer, principal=offer.beside[0] if offer.beside else None, beside=())
        for label, words in zip((ONE, OTHER), halves, strict=True)
        if (offer := told_of(Offer(label), words)).rate is not None and offer.months
    )
    return pair if len(pair) == len(halves) else ()


def label_of(words: str, *, first: bool) -> str:
    """What an offer is called; of 하나는 … 하나는 each by its place."""
    if "하나" in words:
        return ONE if first else OTHER
    return re.sub(r"\s", "", words).upper().replace("번째", " 번째")


def told_of(offer: Offer, words: str) -> Offer:
    """The offer with what the words behind its name say of it."""
    fee, plain = fee_in(words), without_extras(words)
    rates = [Decimal(each["percent"]) for each in PERCENT.finditer(plain)]
    said = sums_in(plain)
    return replace(
        offer,
        rate=rates[0] if rates else offer.rate,
        months=said.months or offer.months,
        fee=fee if fee is not None else offer.fee,
        back=back_in(words) or offer.back,
        beside=(*offer.beside, *(one.won for one in said.amounts)),
        moved=(*offer.moved, *rates[1:]),
    )
