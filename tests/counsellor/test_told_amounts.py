"""What a customer says of an amount: what it is, how often it comes, and which numbers are not reckoned with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.services.advice_templates import counsel
from app.services.advice_templates.ledger import asked_month
from app.services.advice_templates.normal_form import normalise
from app.services.advice_templates.told.amounts import AmountRole, sums_in
from app.services.advice_templates.told.doubtful_numbers import Doubt
from app.services.advice_templates.told.rates import Rate
from tests.counsellor.factories import TODAY, after, case


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "카드론 150만원 중에 50만원 먼저 갚으면",
            [(1_500_000, AmountRole.WHOLE), (500_000, AmountRole.PART)],
        ),
        ("카드론 150 중에 50 먼저 갚으면", [(1_500_000, AmountRole.WHOLE), (500_000, AmountRole.PART)]),
        ("1억 5천 빌리면", [(150_000_000, AmountRole.LOAN)]),
        ("한달에 60씩 내면", [(600_000, AmountRole.MONTHLY)]),
        ("5천 정도요. 이자만 60만원이에요", [(50_000_000, AmountRole.WHOLE), (600_000, AmountRole.INTEREST)]),
        (
            "밀린 35만 2,000원 중에 15만원 오늘 갚았어요",
            [(352_000, AmountRole.OVERDUE), (150_000, AmountRole.PAID)],
        ),
        ("3천만원 모으려면", [(30_000_000, AmountRole.GOAL)]),
        ("월급 250에 월세 60만원이에요", [(2_500_000, AmountRole.OTHER), (600_000, AmountRole.OTHER)]),
        ("아니 삼백이 아니라 삼십만원이요", [(300_000, AmountRole.WHOLE)]),
        ("빚 1억2천 월 200씩 갚으면", [(120_000_000, AmountRole.WHOLE), (2_000_000, AmountRole.MONTHLY)]),
        ("빚 3천 월 50씩 갚으면", [(30_000_000, AmountRole.WHOLE), (500_000, AmountRole.MONTHLY)]),
        ("2억 5천 주담대", [(250_000_000, AmountRole.WHOLE)]),
        ("1억 2천 5백", [(125_000_000, AmountRole.WHOLE)]),
        ("3천 5백 빌리면", [(35_000_000, AmountRole.LOAN)]),
        ("1년에 500만원씩 모으면", [(5_000_000, AmountRole.MONTHLY)]),
        ("1년에 3천만원 모으려면", [(30_000_000, AmountRole.GOAL)]),
        ("10만원 더 냈어", [(100_000, AmountRole.PAID)]),
        ("3월 5일에 12월 3번", []),
        ("대출 금리는 15야", []),
        ("이만 가볼게요 천만에요 10월 25일에 3번", []),
        ("이자만 원금보다 많아요", []),
    ],
)
def test_what_is_said_of_an_amount(text: str, found: list[tuple[int, AmountRole]]) -> None:
    assert [(amount.won, amount.role) for amount in sums_in(text).amounts] == found


def test_what_is_taken_back_does_not_stand() -> None:
    said = sums_in("4% 말고 5.5%로 50이 아니라 35만원이요")
    assert said.rate == Rate(Decimal("5.5"))
    assert (said.corrects, said.denied) == (True, (500_000,))
    assert not sums_in("아니 이자가 60만원이나 나왔어요?").corrects


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("하루에 3만원씩", 365),
        ("매일 커피값 5천원씩", 365),
        ("매주 20만원씩", 52),
        ("20만원씩 매주", 52),
        ("1년에 400만원씩", 1),
        ("매년 400만원 갚으면", 1),
        ("월 30만원씩", 12),
        ("30만원씩", None),
        ("매일 걱정돼요 30만원씩", None),
    ],
)
def test_the_pace_of_an_amount(text: str, often: int | None) -> None:
    assert [amount.often for amount in sums_in(text).amounts] == [often]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("1경 원을 연 5%로", Doubt.BEYOND),
        ("삼조 원", Doubt.BEYOND),
        ("50000억 원", Doubt.BEYOND),
        ("-500만원을 연 5%로", Doubt.BELOW_ZERO),
        ("금리 -5%", Doubt.BELOW_ZERO),
        ("마이너스 5%", Doubt.BELOW_ZERO),
        ("9000억 원", None),
        ("제3조를 보면", None),
        ("300만원-500만원 사이", None),
        ("3-5%쯤", None),
        ("마이너스 통장 1000만원", None),
    ],
)
def test_what_is_not_reckoned_with(text: str, doubt: Doubt | None) -> None:
    assert sums_in(text).doubt is doubt


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("number", ["30000", "9" * 20, "9" * 26, "9" * 300, "0." + "0" * 40 + "1"])
@pytest.mark.parametrize(
    "text",
    [
        "빚이 {}만원인데 매달 10만원씩 갚으면 언제 다 갚아요?",
        "3천만원을 금리 {}%로 5년 빌리면 한달에 얼마예요?",
        "카드값 {}개월 전에 얼마 썼어?",
        "{}달 전 대출 잔액 얼마였어?",
        "{}만원 먼저 갚으면 이자 얼마나 줄어요?",
        "사채 {}만원 빌려서 열흘에 {}% 이자래요",
        "{}만원 써도 될까?",
        "{}%",
    ],
)
def test_a_number_beyond_reason_ends_no_talk(text: str, number: str, known: bool) -> None:
    asked = case(text.replace("{}", number), known=known)
    answered = counsel(asked)
    assert answered.text
    assert counsel(case("그럼 20만원씩이면요?", history=after(asked, answered), known=known)).text


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("석 달 전 카드값", date(2026, 8, 1)),
        ("12개월 전 카드값", date(2025, 11, 1)),
        ("30000개월 전 카드값", None),
    ],
)
def test_a_month_is_counted_back_as_far_as_it_is_meant(text: str, month: date | None) -> None:
    assert asked_month(normalise(text), TODAY) == month
