"""What the customer's own figures come to once something changes, and what goes on with the answer before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.schemas.turn import Case
from app.services.advice_templates import counsel
from app.services.advice_templates.data_answers.chained import bills_in
from app.services.advice_templates.data_answers.reckoning import spoken_term
from app.services.advice_templates.hearing.themes import act_of, themes_of
from app.services.advice_templates.hearing.understanding import understand
from app.services.advice_templates.normal_form import normalise
from app.services.advice_templates.told.terms import days_in
from app.services.reply_verifier.quantities import quantities_in
from app.services.reply_verifier.thought_of import thought_of
from app.services.reply_verifier.units import Unit
from app.services.told_loans.plain_form import plain_form
from app.services.told_loans.rates import illegal_rate, within_the_law
from rules.scenario import Scenario
from tests.counsellor.factories import after, case


def with_balance(turn: Case, **changes: int) -> Case:
    """The case with other figures in its newest month and the one before."""
    assert turn.profile is not None
    *early, before, newest = turn.profile.months
    assert before.balance is not None
    assert newest.balance is not None
    changed = [replace(one, balance=replace(one.balance, **changes)) for one in (before, newest)]  # type: ignore[type-var]
    return replace(turn, profile=replace(turn.profile, months=(*early, *changed)))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("빚 다 갚았어요", "paid_off"),
        ("빚 다 갚고 나니 홀가분해요", "paid_off"),
        ("대출 다 갚은 날이에요", "paid_off"),
        ("다음 달에 다 갚아요", None),
        ("다 갚으면 뭐 하죠", None),
        ("이번 달도 빚 갚고 나니 2만 원 남았네요", None),
    ],
)
def test_a_plan_is_no_deed(text: str, act: str | None) -> None:
    found = act_of(normalise(text))
    assert (None if found is None else found.id) == act


def test_what_is_left_of_a_month_is_a_trouble() -> None:
    assert "no_cash" in {theme.id for theme in themes_of(normalise("빚 갚고 나니 2만 원 남았네요"))}
    assert themes_of(normalise("드디어 적자 탈출이에요")) == ()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("다음 주에 월급 받으면 다 낼 거예요", "info.pay_plan"),
        ("월말에 한 번에 갚으려고요", "info.pay_plan"),
        ("내일까지 입금할게요", "info.pay_plan"),
        ("보너스로 대출 갚을까요", "calc.windfall"),
        ("한도 얼마까지 나와요", "refuse.approval"),
        ("카드 한도 얼마예요", "data.card_limit"),
        ("신용융자 이자 얼마예요", "data.kind_rate"),
    ],
)
def test_each_is_understood(text: str, intent: str) -> None:
    assert understand(text).intent == intent


@pytest.mark.parametrize(
    "text", ["보너스로 대출 갚았어요", "다음 주에 못 갚을 것 같아요", "내일 커피값 낼게요"]
)
def test_neighbours_are_left_alone(text: str) -> None:
    assert understand(text).intent not in {"info.pay_plan", "calc.windfall"}


@pytest.mark.parametrize(
    ("compact", "bills"),
    [
        ("국민40삼성25현대18나왔어요", [("국민", 400_000), ("삼성", 250_000), ("현대", 180_000)]),
        ("신한카드는30만5천kb12만", [("신한", 305_000), ("KB", 120_000)]),
        ("롯데150,000원", [("롯데", 150_000)]),
    ],
)
def test_bills_of_several_cards(compact: str, bills: list[tuple[str, int]]) -> None:
    assert bills_in(compact) == bills


@pytest.mark.parametrize(
    ("text", "days"), [("8일치면", 8), ("열흘이면", 10), ("0일", None), ("얼마요", None)]
)
def test_days(text: str, days: int | None) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("months", "said"), [(8, "8개월"), (12, "1년"), (14, "1년 2개월"), (30, "2년 6개월")]
)
def test_terms_in_years_and_months(months: int, said: str) -> None:
    assert spoken_term(months) == said


def test_a_category_that_is_cut_no_further() -> None:
    assert "많지 않아요" in counsel(case("식비 900만원으로 줄이면 얼마 남아")).text
    assert "연결" in counsel(case("식비 20만원으로 줄이면 얼마 남아", known=False)).text


def test_nothing_is_left_to_save() -> None:
    turn = with_balance(case("지금 속도면 500만원 언제 모아"), inflow_won=100_000)
    assert "남은 돈이 없어서" in counsel(turn).text


def test_money_that_comes_in_does_not_cover_the_debt() -> None:
    turn = with_balance(case("보너스 100만원으로 대출 갚을까요"), debt_won=5_000_000)
    assert "다 갚기에는 400만 원이 모자라요" in counsel(turn).text


def test_a_payment_that_never_ends_is_no_saving() -> None:
    first = case("매달 5만원씩 갚으면")
    second = case("10만원으로 올리면 얼마 아껴요", history=after(first, counsel(first)))
    turn = with_balance(second, debt_won=90_000_000)
    assert "원금이 줄지 않아요" in counsel(turn).text


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("35만 2천원에 20%면 8일치", 1_543, 1_700),
        ("110만원이랑 150만원 19% 합치면", 41_167, 41_900),
        ("530만원을 40만원씩 말고 60만원씩 8.6% 얼마 아껴요", 93_700, 95_000),
        ("카드 국민 40 삼성 25 현대 18 나왔어요", 830_000, 840_000),
        ("2억을 4%로 20년 감당돼요", 1_212_000, 1_222_000),
    ],
)
def test_the_verifier_reckons_them(text: str, known: int, unknown: int) -> None:
    found = {value for unit, value in thought_of(quantities_in(text), text, None) if unit is Unit.WON}
    assert Decimal(known).normalize() in found
    assert Decimal(unknown).normalize() not in found


def test_a_saver_is_no_victim() -> None:
    assert illegal_rate(plain_form("매달 50만원 4% 2년이면 이자 얼마")) is None
    assert illegal_rate(plain_form("매달 이자 4%씩 내요")) is not None
    assert within_the_law(plain_form("연 18%라고 하더라고요"))
    assert not within_the_law(plain_form("연 48%라고 하더라고요"))


@pytest.mark.parametrize(
    ("scenario", "opening"),
    [(Scenario.DELINQ_EARLY, "금융회사"), (Scenario.STABLE_HOPE, "계획|정해")],
)
def test_a_plan_to_pay_is_confirmed(scenario: Scenario, opening: str) -> None:
    text = counsel(case("다음 주에 다 갚을 예정이에요", scenario=scenario)).text
    assert any(word in text for word in opening.split("|"))
    assert "축하" not in text
