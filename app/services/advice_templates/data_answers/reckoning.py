"""What sums have in common: how they are led in, what is asked for where something is missing, how a term is said."""

from __future__ import annotations

from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.told.asked_sums import Asked
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.wording import josa, percent
from rules.repayment import DAYS, MONTHS, WEEKS

LEGAL_CEILING = "rate_cap"
#: What is said of the interest on debts that were told.
TOLD_INTEREST = Subject("calc", "told_interest")
FINDABLE = "약정서나 금융회사 앱에서 찾아보실 수 있어요."
#: How it is said that something comes so often a year, and what its spans are called.
EACH = {DAYS: "하루에", WEEKS: "일주일에", MONTHS: "한 달에", 1: "한 해에"}
COUNTED = {DAYS: "일", WEEKS: "주"}


def led(consultation: Consultation) -> str:
    """A word for the mood; a sum of the customer's own figures is nothing found in the data."""
    plain = consultation.tone in {Tone.NEUTRAL, Tone.WARM}
    return "" if plain else consultation.common("leads")


def wanted(consultation: Consultation, subject: Subject, *missing: str, purpose: str) -> Answer:
    """Ask for what is missing, and for nothing else; who has been asked already is told where it stands."""
    *others, last = missing
    names = "".join(f"{josa(name, '과/와')} " for name in others) + josa(last, "을/를")
    asked = f"{names} 알려 주시면 {purpose} 셈해 드릴게요."
    head, again, _ = consultation.before.partition(asked)
    if again and not head.endswith(("와 ", "과 ")):
        asked = f"바로 떠오르지 않으셔도 괜찮아요. {josa(last, '은/는')} {FINDABLE} 찾으시면 그때 이어서 셈해 드릴게요."
    return Answer(led(consultation) + asked, subject)


def over_ceiling(consultation: Consultation, rate: Decimal) -> tuple[str, ...]:
    """The ceiling's fact when the rate lies above it."""
    fact = consultation.registry.fact(LEGAL_CEILING, consultation.case.today)
    if fact is None or float(rate) <= fact.values["yearly_percent"]:
        return ()
    return (fact.text,)


def average_rate(consultation: Consultation) -> Decimal | None:
    """The average rate of the customer's loans, percent a year."""
    ledger = consultation.ledger
    figure = None if ledger is None else ledger.newest("balance", "weighted_rate")
    return None if figure is None or not figure.amount else Decimal(figure.amount)


def rate_named(rate: Decimal, *, average: bool) -> str:
    """The rate with where it comes from."""
    return f"{'대출 전체의 평균 금리 ' if average else ''}연 {percent(rate, 2)}"


def spoken_term(months: int) -> str:
    """A term as it is said: 30년, 8개월, 1년 6개월."""
    years, rest = divmod(months, 12)
    if not years:
        return f"{months}개월"
    return f"{years}년 {rest}개월" if rest else f"{years}년"


def spoken_spans(spans: int, a_year: int) -> str:
    """So many days, weeks or months; beyond a year in years and months: 300일, 50주, 2년 9개월."""
    if a_year == MONTHS or spans > a_year:
        return spoken_term(-(-spans * MONTHS // a_year))
    return f"{spans}{COUNTED[a_year]}"


def asks_per_day(consultation: Consultation) -> bool:
    """Whether a day's interest is asked for."""
    return consultation.sums().asking.what is Asked.DAY
