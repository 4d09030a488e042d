"""Plain reckoning with amounts that are written: a share of one, a price reduced, sums and differences."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.reckoning import led, wanted
from app.services.advice_templates.told.amounts import sums_in, written_out
from app.services.advice_templates.wording import is_, josa, listed, percent, won
from rules.formatting import MYRIAD

SUBJECT = Subject("calc", "arithmetic")
PERCENT = re.compile(r"(?<![\d.])(?P<percent>\d{1,3}(?:\.\d{1,2})?)\s?%")
REDUCED, BEFORE = re.compile(r"할인|세일|깎|디씨|dc|쿠폰"), re.compile(r"원래|정가|할인\s?전|원가")
WHICH_SHARE = re.compile(r"몇\s?%")
#: 14500, 9,900: in won, where nothing else is written.
PLAIN_NUMBER = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d{4,7})(?![\d.]|\s?[만천억%])")
TIMES = re.compile(r"(?:곱하기|[x×*])\s?(?P<times>\d{1,4})")
LESS, MORE = re.compile(r"빼면|빼기|제하면|뺀|빼고"), re.compile(r"더하|합하|합치|합쳐|다\s?해서|합은|합이")


#: 생활비 150 월세 50 보험 20: each behind its name, without a unit in units of 10,000 won.
ITEM = re.compile(r"[가-힣]{2,}(?:이|가|은|는)?\s?(?P<won>\d{1,4})\s?(?:만\s?원?)?(?=\s|,|이|하고|랑|에|$)")


def arithmetic(consultation: Consultation) -> Answer:
    """The result with what it was reckoned from."""
    plain = written_out(consultation.case.text)
    amounts = [one.won for one in sums_in(TIMES.sub(" ", plain)).amounts]
    plain_numbers = [int(found.replace(",", "")) for found in PLAIN_NUMBER.findall(plain)]
    amounts = plain_numbers if len(plain_numbers) > len(amounts) else amounts
    amounts = [*amounts, summed_before] if (summed_before := taken_off(consultation, amounts)) else amounts
    items = items_in(plain)
    amounts = items if len(items) > max(len(amounts), 1) else amounts
    told = next((text for reckon in RECKONED if (text := reckon(plain, amounts))), None)
    if told is None:
        return wanted(consultation, SUBJECT, "금액", purpose="바로")
    return Answer(led(consultation) + told, SUBJECT)


def items_in(plain: str) -> list[int]:
    """The amounts of a list in which each stands behind its name, in won."""
    return [int(found["won"]) * MYRIAD for found in ITEM.finditer(plain)]


def taken_off(consultation: Consultation, amounts: list[int]) -> int:
    """The sum of the message before, where this one takes it from an amount; else nothing."""
    if len(amounts) != 1 or not consultation.case.history.written or not LESS.search(consultation.case.text):
        return 0
    plain = written_out(consultation.case.history.written[-1])
    told = [one.won for one in sums_in(plain).amounts]
    items = items_in(plain)
    return sum(items if len(items) > len(told) else told) if MORE.search(plain) else 0


def a_share(plain: str, amounts: list[int]) -> str:
    """So many percent of an amount, or what is left once they are taken off, or what it was before."""
    found = PERCENT.search(plain)
    if found is None or not amounts:
        return ""
    share, amount = Decimal(found["percent"]), amounts[0]
    part = round(amount * share / 100)
    if REDUCED.search(plain) and share > 100:
        return ""
    if not REDUCED.search(plain):
        return f"{won(amount)}의 {josa(percent(share, 2), '은/는')} {is_(won(part))}."
    if BEFORE.search(plain) and share < 100:
        whole = amount * 100 / (100 - share)
        near = "" if whole == int(whole) else "쯤"
        return f"{percent(share, 2)} 할인해서 {won(amount)}이라면 원래 값은 {is_(won(round(whole)) + near)}."
    return f"{won(amount)}에서 {percent(share, 2)} 할인하면 {josa(won(part), '이/가')} 빠져 {is_(won(amount - part))}."


def which_share(plain: str, amounts: list[int]) -> str:
    """Which part of the greater of two amounts the smaller is."""
    if not WHICH_SHARE.search(plain) or len(amounts) != 2:
        return ""
    less, more = sorted(amounts)
    share = Decimal(less) * 100 / more
    return f"{josa(won(less), '은/는')} {won(more)}의 {percent(round(share, 1))}쯤이에요."


def times(plain: str, amounts: list[int]) -> str:
    """An amount so many times over."""
    found = TIMES.search(plain)
    if found is None or not amounts:
        return ""
    number = int(found["times"])
    return f"{won(amounts[0])}에 {josa(found['times'], '을/를')} 곱하면 {is_(won(amounts[0] * number))}."


def difference(plain: str, amounts: list[int]) -> str:
    """What is left of the first amount once the others are taken off."""
    if not LESS.search(plain) or len(amounts) < 2:
        return ""
    first, *others = amounts
    rest = first - sum(others)
    end = f"{josa(won(rest), '이/가')} 남아요" if rest >= 0 else f"{josa(won(-rest), '이/가')} 모자라요"
    return f"{won(first)}에서 {josa(listed([won(one) for one in others]), '을/를')} 빼면 {end}."


def total(plain: str, amounts: list[int]) -> str:
    """All amounts together."""
    if not MORE.search(plain) or len(amounts) < 2:
        return ""
    return f"{josa(listed([won(one) for one in amounts]), '을/를')} 모두 더하면 {is_(won(sum(amounts)))}."


RECKONED: tuple[Callable[[str, list[int]], str], ...] = (which_share, a_share, times, difference, total)
