"""What may stand behind a number in Korean, and what a number with it means (data)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rules.numerals import DAYS


class Unit(StrEnum):
    """What is counted or measured. Weeks are days, years are months; a date is ``month * 100 + day``."""

    WON = "won"
    VAGUE_WON = "vague_won"  # 수백만 원: the value is the order of magnitude
    PERCENT = "percent"
    MULTIPLE = "multiple"
    DAYS = "days"
    BUSINESS_DAYS = "business_days"
    MONTHS = "months"
    HOURS = "hours"
    MINUTES = "minutes"
    CLOCK = "clock"
    DATE = "date"
    DAY_OF_MONTH = "day_of_month"
    MONTH_NAME = "month_name"
    YEAR = "year"
    TIMES = "times"
    PLACES = "places"
    ITEMS = "items"
    POINTS = "points"
    AGE = "age"
    DEVIATIONS = "deviations"
    ARTICLE = "article"
    PHONE = "phone"
    NUMBER = "number"  # nothing stands behind it


@dataclass(frozen=True, slots=True)
class Suffix:
    """What a unit looks like behind a number, and by how much the number counts."""

    pattern: re.Pattern[str]
    unit: Unit
    factor: Decimal = Decimal(1)


def suffix(pattern: str, unit: Unit, factor: int = 1) -> Suffix:
    """A unit's spelling."""
    return Suffix(re.compile(rf" ?(?:{pattern})"), unit, Decimal(factor))


#: Behind Arabic and Sino-Korean numbers, in the order in which they are tried.
SUFFIXES = (
    suffix(r"원(?!금|리금|래|인|칙|하)", Unit.WON),
    suffix(r"% ?p|%|퍼센트(?: ?포인트)?|프로(?![그젝필모])|퍼(?=[예요입로를]|$)", Unit.PERCENT),
    suffix(r"표준편차", Unit.DEVIATIONS),
    suffix(r"영업일", Unit.BUSINESS_DAYS),
    suffix(r"개월", Unit.MONTHS),
    suffix(r"시간", Unit.HOURS),
    suffix(r"주일|주간|주(?![택식의거소민문말변장유인])", Unit.DAYS, 7),
    suffix(r"일(?![반시정부상요단어하자])", Unit.DAYS),
    suffix(r"달(?!러)", Unit.MONTHS),
    suffix(r"년(?!도)|년도", Unit.MONTHS, 12),
    suffix(r"시(?![작점도기장행름])", Unit.CLOCK),
    suffix(r"분(?![의할납류석명화])", Unit.MINUTES),
    suffix(r"번|회(?![사원생복])|차례", Unit.TIMES),
    suffix(r"곳|군데", Unit.PLACES),
    suffix(r"배(?![우달려])", Unit.MULTIPLE),
    suffix(r"점(?![수검심])", Unit.POINTS),
    suffix(r"세(?![대금])|살(?![림아피])", Unit.AGE),
    suffix(
        r"가지|개(?![월인설선])|명|장(?!기)|건(?![물강조])|단계|줄(?![어이고면었여])|마디|차(?![액이])",
        Unit.ITEMS,
    ),
)
#: Behind native numbers: 두 달, 세 곳.
NATIVE_SUFFIXES = (
    suffix(r"시간", Unit.HOURS),
    suffix(r"주일|주(?![택식의거소민문말변장유인])", Unit.DAYS, 7),
    suffix(r"달(?!러)", Unit.MONTHS),
    suffix(r"해(?![결지제보야요봐주]| (?:보|봐|주|줘|두|둬|놓|드))", Unit.MONTHS, 12),
    suffix(r"시(?=[에까부반]|\s|$)", Unit.CLOCK),
    suffix(r"번|차례", Unit.TIMES),
    suffix(r"곳|군데", Unit.PLACES),
    suffix(r"배(?![우달려])|갑절", Unit.MULTIPLE),
    suffix(r"살(?![림아피])", Unit.AGE),
    suffix(
        r"가지|개(?![월인설선])|명|분(?![의할납류석명화])|사람|장(?!기)|건(?![물강조])|단계|줄(?![어이고면었여])|마디|칸|걸음|갈래|쪽",
        Unit.ITEMS,
    ),
)
#: A lone syllable such as 이 or 오 is a number before these only: 오 개월, but not 이 일 or 이 점.
FOR_ONE_SYLLABLE = frozenset({Unit.MONTHS, Unit.PERCENT, Unit.BUSINESS_DAYS, Unit.WON})
DAY_WORDS = {**DAYS, "일주일": 7}
