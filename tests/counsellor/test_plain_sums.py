"""Sums that a household asks for in many words: saving, dividing, two rates, shares; and what goes on from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from app.schemas.talk import History
from app.services.advice_templates import counsel
from app.services.advice_templates.data_answers.dividing import days_left
from app.services.advice_templates.normal_form import asking_part
from app.services.advice_templates.told.amounts import AmountRole, sums_in
from app.services.advice_templates.told.terms import months_until
from app.services.advice_templates.told.two_rates import Fee, fee_in, offers_in, pair_in
from app.services.fraud_screen import detect_fraud
from rules.scenario import Scenario
from tests.counsellor.factories import after, case

Turns = tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
#: What is said, what the answer has to hold, and what it must not.
TALKS: Mapping[str, Turns] = {
    "divided-by-a-number": (("90만원을 3으로 나누면?", ("3으로 나누면 30만 원",), ()),),
    "divided-among-people": (
        ("80만원을 3명이 나누면?", ("한 사람에 26만 6,667원쯤",), ()),
        ("4명이면?", ("80만 원", "한 사람에 20만 원"), ()),
        ("100만원이면?", ("100만 원", "한 사람에 25만 원"), ()),
    ),
    "shared-by-four": (("12만원 넷이서 나누면 얼마씩?", ("한 사람에 3만 원",), ()),),
    "saved-by-the-day-then-with-interest": (
        ("하루 5천원씩 1년 모으면 얼마야?", ("182만 5,000원", "이자는 넣지 않은"), ()),
        ("아니 그게 아니라 하루 7천원", ("255만 5,000원",), ("아는 범위",)),
        ("그럼 3년이면?", ("766만 5,000원",), ()),
        ("이자 3% 붙으면?", ("연 3%", "3년", "34만 5,200원", "단리"), ("남은 빚", "740만")),
        ("만원으로 올리면?", ("하루에 1만 원씩",), ("1332", "한도를 넘")),
    ),
    "saved-by-the-month-with-a-tax-that-is-told": (
        ("30만원씩 2년 모으면 얼마야", ("720만 원",), ()),
        ("이자 연 4%면요?", ("750만 원",), ()),
        ("세금 떼면요?", ("750만 원", "세금을 얼마나 떼는지"), ("15.4",)),
        ("세금 15.4%면요?", ("25만 3,800원", "745만 3,800원"), ()),
    ),
    "a-coffee-a-day": (
        ("커피 하루 한잔 4500원 끊으면 한달에 얼마 아껴?", ("13만 5,000원",), ("식비는",)),
        ("1년이면?", ("164만 2,500원",), ()),
        ("그걸 10년 하면 ㄷㄷ", ("1,642만 5,000원",), ("마음에 걸리",)),
        ("연 5%로 굴리면?", ("연 5%", "410만 7,400원", "미리 정해지지 않"), ()),
    ),
    "twice-a-week": (
        ("일주일에 두 번 배달 2만원씩 안 시키면 1년에 얼마 아껴요?", ("일주일에 4만 원", "208만 원"), ()),
    ),
    "two-packs-a-day": (
        (
            "담배 한 갑에 4500원 하루 두 갑 피우는데 끊으면 1년에 얼마 아껴요?",
            ("하루에 9,000원", "328만 5,000원"),
            (),
        ),
    ),
    "a-hundred-days": (("하루 만원씩 100일 모으면 얼마야", ("100일 동안", "100만 원"), ()),),
    "saving-for-a-wedding": (
        (
            "제가 내년 가을에 결혼을 생각하고 있는데 지금 모은 돈이 2천이고 한 달에 120만원 정도 모을 수 있거든요 내년 10월까지 모으면 얼마나 될까요?",
            ("11개월", "1,320만 원", "3,320만 원"),
            (),
        ),
        ("아 2천에 더해서요", ("3,320만 원",), ()),
        ("4천 되려면 한달에 얼마씩 모아야해요?", ("2,000만 원이 더", "181만 8,200원"), ()),
    ),
    "a-rate-that-was-lowered": (
        ("금리 내려준대요 6.9에서 6.2로 2천만원짜리요", ("14만 원쯤",), ("중도상환수수료", "신청해 보세요")),
        ("한달에 얼마 아끼는 거예요?", ("1만 1,667원",), ()),
    ),
    "two-offers": (
        ("A은행은 5.5% 3년이고 B은행은 6.1%인데 수수료가 없대요", ("빌릴 금액을 알려 주시면",), ()),
        ("천만원 빌릴거예요", ("87만 500원", "96만 8,200원"), ()),
        ("A는 수수료가 10만원이에요", ("97만 500원", "B 쪽이 2,300원쯤 덜"), ()),
        ("그러니까 뭐가 더 싸냐고요", ("B 쪽이",), ()),
    ),
    "some-prices-together": (("14500, 9900, 10900원 더하면 얼마야", ("3만 5,300원",), ()),),
    "a-yearly-pay-by-the-month": (("연봉 3600이면 한달에 얼마야", ("300만 원", "떼기 전"), ()),),
    "spread-over-banks": (
        ("예금자보호 얼마까지예요?", ("1억 원까지",), ()),
        ("2억 있으면 어떻게 나눠요?", ("2곳",), ()),
    ),
}


def held(turns: Turns, *, scenario: Scenario | None = None, known: bool = False) -> None:
    """Hold a talk and look at every answer."""
    history = History()
    for number, (text, must, must_not) in enumerate(turns):
        asked = case(text, history=history, known=known, scenario=scenario, request_id=f"t{number}")
        answer = counsel(asked)
        for pattern in must:
            assert re.search(pattern, answer.text), (text, pattern, answer.text)
        for pattern in must_not:
            assert not re.search(pattern, answer.text), (text, pattern, answer.text)
        history = after(asked, answer)


@pytest.mark.parametrize("name", TALKS)
def test_a_talk_of_sums(name: str) -> None:
    held(TALKS[name])


def test_a_debt_of_the_data_is_cleared_out_of_the_balance() -> None:
    held(
        (
            ("리볼빙 잔액이 얼마야?", ("리볼빙 잔액",), ()),
            ("그거 한번에 갚으면 통장에 얼마 남아?", ("통장 잔액 .*리볼빙 잔액 .*(?:남아요|모자라요)",), ()),
            ("매달 30만원씩 갚으면 언제 다 갚아?", ("30만 원씩",), ()),
            ("이율은 17.5%야", ("연 17.5%",), ()),
            ("총 이자는?", ("이자는 모두", "연 17.5%"), ("한 해에",)),
        ),
        scenario=Scenario.REVOLVING_BURDEN,
        known=True,
    )


@pytest.mark.parametrize(
    ("text", "must", "must_not"),
    [
        ("월급이 300에서 220으로 줄었어요", "80만 원 줄었군요", "서로 달라요"),
        ("급여가 50만원 깎였어요", "50만 원 줄었군요", "서로 달라요"),
    ],
)
def test_a_cut_of_the_pay_is_no_pay(text: str, must: str, must_not: str) -> None:
    held(((text, (must,), (must_not,)),), scenario=Scenario.INCOME_DROP, known=True)


def test_days_until_the_pay() -> None:
    held(
        (
            (
                "통장에 30만원 남았고 월급날까지 10일인데 하루에 얼마씩 쓸 수 있어?",
                ("하루에 3만 원",),
                ("알려 주시면",),
            ),
        ),
        scenario=Scenario.LOW_CASH,
        known=True,
    )


@pytest.mark.parametrize(
    ("text", "today", "days"),
    [
        ("월급날이 10일이에요", date(2026, 11, 27), 13),
        ("월급날이 31일", date(2026, 11, 27), 3),
        ("25일에 월급 들어와요", date(2026, 12, 26), 30),
        ("2주 남았어요", date(2026, 11, 27), 14),
        ("보름 남음", date(2026, 11, 27), 15),
    ],
)
def test_days_left(text: str, today: date, days: int) -> None:
    assert days_left(text, today) == days


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("내년 10월까지 모으면", 11),
        ("12월까지 모으면", 1),
        ("연말까지", 1),
        ("내년 말까지", 13),
        ("3월까지", 4),
        ("11월까지", 12),
        ("이번 달까지", None),
        ("정말까지 모으면", None),
    ],
)
def test_months_until(text: str, months: int | None) -> None:
    assert months_until(text, date(2026, 11, 27)) == months


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("6.9에서 6.2로 2천만원짜리요", ("6.9", "6.2")),
        ("5.8%에서 4.9%로 바꾸면", ("5.8", "4.9")),
        ("4.9%로 갈아타라는데 지금은 5.8%고 3천 남았어요", ("5.8", "4.9")),
        ("지금 7.2%인데 다른 은행은 5.9%래요 수수료는 0.8%", ("7.2", "5.9")),
        ("연 5%로 빌리면", None),
    ],
)
def test_two_rates(text: str, pair: tuple[str, str] | None) -> None:
    assert pair_in(text) == (None if pair is None else tuple(map(Decimal, pair)))


def test_fees_and_offers() -> None:
    assert fee_in("중도상환수수료가 1.2%면요?") == Fee(Decimal("1.2"))
    assert fee_in("수수료가 10만원이에요") == Fee(won=100_000)
    assert fee_in("수수료가 없대요") == Fee()
    assert fee_in("이자가 얼마예요") is None
    told = offers_in(["A는 5.5% 3년이고 B는 6.1%인데 수수료가 없대요", "A는 수수료가 10만원이에요"])
    assert [(one.rate, one.months, one.fee) for one in told.values()] == [
        (Decimal("5.5"), 36, Fee(won=100_000)),
        (Decimal("6.1"), None, Fee()),
    ]


@pytest.mark.parametrize(
    ("text", "won", "role"),
    [
        ("담배 하루 한갑 4500원 끊으면", 4_500, AmountRole.MONTHLY),
        ("담배 한 갑에 4500원 하루 두 갑 피우는데 끊으면", 9_000, AmountRole.MONTHLY),
        ("지금 모은 돈이 2천이고 한 달에 120만원 모으면", 20_000_000, AmountRole.START),
        ("500만원 있고 매달 40만원씩 모으면", 5_000_000, AmountRole.START),
        ("200만원 남았는데 연 18%면", 2_000_000, AmountRole.WHOLE),
        ("35만원 밀렸는데 20만원 남았어요", 200_000, AmountRole.LEFT),
        ("빚 100만원 줄이면 이자가 얼마나 줄어요", 1_000_000, AmountRole.WHOLE),
    ],
)
def test_what_an_amount_is(text: str, won: int, role: AmountRole) -> None:
    assert sums_in(text).of(role) == won


def test_a_long_sentence_asks_with_its_last_clauses() -> None:
    story = "제가 내년 가을에 결혼을 생각하고 있는데 지금 모은 돈이 2천이고 한 달에 120만원 정도 모을 수 있거든요 내년 10월까지 모으면 얼마나 될까요?"
    assert asking_part(story).endswith("내년 10월까지 모으면 얼마나 될까요?")
    assert (
        asking_part(
            "엄마가 편찮으시고 남편은 일을 잃어서 요즘은 하루하루가 너무 길고 밤에는 잠도 오지 않아서 정말 어떻게 해야 할지 모르겠는데 괜찮을까요?"
        )
        == ""
    )


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("한달에 70으로 올리면?", True),
        ("하루 만원씩 저금하면 한달에?", True),
        ("45만 곱하기 12는?", True),
        ("50 빌려줬는데 일주일 뒤에 80 갚으래요", False),
        ("하루에 이자 3만원씩 내래요 30만원 빌렸는데", False),
    ],
)
def test_plain_reckoning_is_no_lender(text: str, quiet: bool) -> None:
    assert (detect_fraud(text, None) is None) is quiet
