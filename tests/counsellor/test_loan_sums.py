"""Sums of loans and deposits at each rate and by each way of repaying; each figure reckoned anew here."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from app.schemas.subject import Subject
from app.schemas.turn import Draft
from app.services.advice_templates import counsel
from rules.numerals import sino
from rules.repayment import Way
from rules.scenario import Scenario
from tests.booked_loans import booked
from tests.counsellor.factories import after, case

LOAN = "3천만 원 5년 연 6%면"
NEAR = Decimal("0.005")  # of an amount that is said with 쯤
WON = re.compile(r"(\d[\d,]*(?:억|만)?(?: \d[\d,]*만)?(?: ?\d[\d,]*)?) ?원")


def talk(*messages: str) -> list[Draft]:
    """A talk with somebody of whom nothing is known."""
    drafts: list[Draft] = []
    asked = case(messages[0], known=False)
    for number, text in enumerate(messages):
        asked = (
            case(text, known=False)
            if number == 0
            else case(text, history=after(asked, drafts[-1]), known=False)
        )
        drafts.append(counsel(asked))
    return drafts


def after_words(words: str, text: str) -> Decimal:
    """The amount that follows ``words``."""
    _, found, rest = text.partition(words)
    assert found, text
    amount = WON.search(rest)
    assert amount is not None, text
    return sino(amount[1].replace(",", "").replace(" ", ""))


def near(said: Decimal, reckoned: int | Decimal) -> bool:
    """Whether an amount is said as people say it: to within half a percent."""
    return abs(said - reckoned) <= reckoned * NEAR


@pytest.mark.parametrize(
    ("way", "named"),
    [(Way.LEVEL, "원리금균등"), (Way.EQUAL_PRINCIPAL, "원금균등"), (Way.BULLET, "만기일시")],
)
@pytest.mark.parametrize(
    ("principal", "percent", "years"), [(3_000, "6", 5), (20_000, "4.2", 30), (500, "15.9", 3)]
)
def test_all_of_the_interest_by_each_way(
    way: Way, named: str, principal: int, percent: str, years: int
) -> None:
    [draft] = talk(f"{principal}만 원 {years}년 연 {percent}% {named}이면 총 이자가 얼마예요?")
    ledger = booked(principal * 10_000, Decimal(percent), years * 12, way=way)
    assert near(after_words("이자는 모두", draft.text), ledger.interest)
    assert near(after_words("더하면", draft.text), principal * 10_000 + ledger.interest)


def test_what_is_paid_a_month_by_each_way() -> None:
    level, equal, bullet, grace = (
        draft.text
        for draft in talk(f"{LOAN} 한 달에 얼마 내요?", "원금균등이면?", "만기일시면?", "1년 거치면?")
    )
    percent = Decimal(6)
    assert near(after_words("한 달에 내는 돈은", level), booked(30_000_000, percent, 60).paid[0])
    shares = booked(30_000_000, percent, 60, way=Way.EQUAL_PRINCIPAL).paid
    assert near(after_words("첫 달에 내는 돈은", equal), shares[0])
    assert near(after_words("마지막 달에는", equal), shares[-1])
    assert near(after_words("한 달에 내는 이자는", bullet), 150_000)
    assert after_words("만기에 원금", bullet.partition("갚으면")[2]) == 30_000_000
    later = booked(30_000_000, percent, 60, grace=12)
    assert "남은 4년 동안 같은 금액씩" in grace
    assert near(after_words("처음 1년은 한 달에", grace), later.paid[0])
    assert near(after_words("그 뒤에는 한 달에", grace), later.paid[12])
    assert near(after_words("이자는 모두", grace), later.interest)


def test_what_follows_a_sum_just_reckoned() -> None:
    drafts = talk(f"{LOAN} 한 달에 얼마 내요?", "총 이자는?", "하루 이자는?", "이자만 내면 한 달에 얼마?", "첫 달 이자는요?", "2년 뒤 잔액은?")  # fmt: skip
    _, total, day, alone, first, rest = (draft.text for draft in drafts)
    ledger = booked(30_000_000, Decimal(6), 60)
    assert near(after_words("이자는 모두", total), ledger.interest)
    assert near(after_words("한꺼번에 갚는 방식이면 이자는 모두", total), 9_000_000)
    assert "하루 이자는 4,932원" in day  # 30,000,000 x 0.06 / 365
    assert "이자만 내면 한 달에 15만 원" in alone
    assert "줄지 않고" in alone
    assert near(after_words("가운데 이자는", first), 150_000)
    assert near(after_words("남는 원금은", rest), ledger.owed[23])


def test_the_term_of_what_was_paid_is_asked_for_and_is_not_the_loan_s() -> None:
    asked, told = talk(f"{LOAN} 잔액 얼마 남아요?", "3년이요")
    assert "갚은 기간을 알려 주시면" in asked.text
    assert "5년 동안" in told.text
    assert near(after_words("남는 원금은", told.text), booked(30_000_000, Decimal(6), 60).owed[35])


def test_a_way_of_repaying_is_kept_while_what_is_missing_is_asked() -> None:
    asked, bit, told = talk("원금균등으로 3천만원 빌리면 얼마예요?", "6%요", "5년이요")
    assert "연 금리와 갚을 기간을 알려 주시면" in asked.text
    assert "갚을 기간을 알려 주시면" in bit.text
    paid = booked(30_000_000, Decimal(6), 60, way=Way.EQUAL_PRINCIPAL).paid
    assert near(after_words("첫 달에 내는 돈은", told.text), paid[0])


def test_one_question_for_what_is_missing() -> None:
    asked, told = talk("3천만원 5년 빌리면 총 이자 얼마예요?", "연 6%요")
    assert asked.text.endswith("연 금리를 알려 주시면 이자가 모두 얼마인지 셈해 드릴게요.")
    assert near(after_words("이자는 모두", told.text), booked(30_000_000, Decimal(6), 60).interest)


@pytest.mark.parametrize(
    ("text", "told", "month"),
    [
        ("100만 원을 월 1%로 빌리면 이자가 얼마예요?", "월 1%는 한 해로 치면 연 12%예요.", "1만 원"),
        ("500만원 한 달 1.5%면 이자 얼마예요?", "월 1.5%는 한 해로 치면 연 18%예요.", "7만 5,000원"),
        (
            "100만원 하루 0.05%로 빌리면 이자 얼마예요?",
            "하루 0.05%는 한 해로 치면 연 18.25%예요.",
            "1만 5,208원",
        ),
    ],
)
def test_a_month_s_rate_is_never_taken_for_a_year_s(text: str, told: str, month: str) -> None:
    [draft] = talk(text)
    assert draft.text.startswith(told)
    assert f"한 달 이자는 {month}" in draft.text


def test_what_a_rate_by_the_month_comes_to_a_year() -> None:
    below, above = talk("월 1.5%면 연으로 몇 %예요?", "월 2%면요?")
    assert below.text == "월 1.5%는 한 해로 치면 연 18%예요."
    assert above.text.index("20%를 넘을 수 없고") < above.text.index("연 24%")


def test_a_year_s_interest_then_a_month_s() -> None:
    year, month = talk("2천만원 5% 1년 이자 얼마예요", "그럼 한 달은?")
    assert after_words("한 해 이자는", year.text) == 1_000_000
    assert "한 달 이자는 8만 3,333원" in month.text


def test_above_the_ceiling_the_law_stands_first_and_once() -> None:
    _, above, again = talk("500만원 빌리면 이자가 얼마예요?", "월 2%요", "하루로 치면요?")
    assert (
        above.text.index("연 24%") < above.text.index("연 20%를 넘을 수 없고") < above.text.index("10만 원")
    )
    assert "rate_cap" in above.facts
    assert "넘을 수 없고" not in again.text


@pytest.mark.parametrize(
    "text",
    [
        "DSR 40%면 3천만원 빌릴 수 있어요?",
        "100만원짜리 할인 10% 받으면 얼마예요?",
        "대출 1000만원 수수료 2% 내라는데 이자 얼마예요?",
        "주식 수익률 10%면 500만원이 얼마 돼요?",
    ],
)
def test_no_interest_is_reckoned_on_a_percentage_of_something_else(text: str) -> None:
    [draft] = talk(text)
    assert "로 빌" not in draft.text
    assert "한 달 이자는" not in draft.text


def test_savings_bear_interest_from_the_day_each_was_put_in() -> None:
    [draft] = talk("매달 30만 원씩 1년 적금 4%면 얼마 받아요?")
    interest = sum(300_000 * Decimal(4) * months / 1_200 for months in range(1, 13))
    assert after_words("이자는", draft.text) == interest == 78_000
    assert after_words("모두", draft.text) == 3_600_000 + interest
    assert "세금을 떼기 전" in draft.text
    assert "15.4" not in draft.text


def test_a_deposit_before_tax_and_no_rate_of_tax_that_is_not_known() -> None:
    before, taxed, longer = talk("천만 원 정기예금 3.5% 1년", "세금 떼면요?", "2년이면요?")
    assert after_words("이자는", before.text) == 350_000
    assert after_words("모두", before.text) == 10_350_000
    assert "숫자로 말씀드리지 않을게요" in taxed.text
    assert after_words("이자는", longer.text) == 700_000


def test_a_deposit_is_asked_what_it_lacks() -> None:
    asked, bit, told, other = talk("500만원 예금하면 이자 얼마예요?", "연 3%요", "1년이요", "적금이면요?")
    assert "연 금리와 맡길 기간을 알려 주시면" in asked.text
    assert "맡길 기간을 알려 주시면" in bit.text
    assert after_words("이자는", told.text) == 150_000
    assert "한 달에 500만 원씩" in other.text


def test_a_loan_that_is_paid_by_an_amount_lasts_at_its_own_rate() -> None:
    first, then = talk("3천만원 연 6%에 매달 50만원씩 갚으면 얼마나 걸려요?", "80만원씩이면?")
    assert "6년쯤" in first.text  # 72 payments of 500,000
    assert "3년 6개월쯤" in then.text  # 42 payments of 800,000


def test_the_customer_s_own_figures_stay_their_own() -> None:
    sum_first = case(f"{LOAN} 매달 얼마예요?", scenario=Scenario.STABLE_HOPE)
    drafted = counsel(sum_first)
    own = counsel(case("내 통장 잔액은?", history=after(sum_first, drafted), scenario=Scenario.STABLE_HOPE))
    assert own.subject == Subject("data", "balance")


def test_a_way_of_repaying_is_explained_where_its_meaning_is_asked() -> None:
    _, meant = talk(f"{LOAN} 매달 얼마예요?", "원금균등이 뭐예요?")
    assert meant.subject == Subject("term", "equal_principal")
