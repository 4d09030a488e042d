"""Few days late, the next pay day, and who is addressed: read out of plain words."""

from __future__ import annotations

from datetime import date

import pytest

from app.schemas.subject import Subject
from app.services.advice_templates import understand
from app.services.advice_templates.normal_form import normalise
from app.services.advice_templates.told.whose import Whose, whose
from app.services.advice_templates.unplaced import named_matter_in
from app.services.advice_templates.ways.arrears_record import late_days_in
from rules.days_of_month import next_such_day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("하루 늦게 냈어요", 1),
        ("이틀이면?", 2),
        ("4일 밀렸어요", 4),
        ("일주일 늦으면요", 7),
        ("2주 연체", 14),
        ("보름이면요?", 15),
        ("12주 할부", None),
        ("25일이 결제일인데 사흘 늦었어요", 3),
        ("11월 25일 결제일을 이틀 넘겼어요", 2),
        ("25일까지 못 냈어요", None),
        ("25일에 냈어요", None),
        ("카드값이 얼마예요", None),
    ],
)
def test_days_late_are_read(text: str, days: int | None) -> None:
    assert late_days_in(normalise(text)) == days


@pytest.mark.parametrize(
    ("today", "day", "comes"),
    [
        (date(2026, 11, 25), 30, date(2026, 11, 30)),
        (date(2026, 11, 25), 25, date(2026, 11, 25)),
        (date(2026, 11, 25), 20, date(2026, 12, 20)),
        (date(2026, 1, 31), 30, date(2026, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
    ],
)
def test_the_next_pay_day(today: date, day: int, comes: date) -> None:
    assert next_such_day(today, day) == comes


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("형님 이번달 카드값이 얼만교", Whose.OWN),
        ("선생님, 제 잔액 좀 봐주이소", Whose.OWN),
        ("언니! 카드값 얼마예요", Whose.OWN),
        ("형 카드값 얼마예요", Whose.ANOTHER),
        ("언니 빚이 얼마예요", Whose.ANOTHER),
        ("형님 빚이 얼마래요?", Whose.ANOTHER),
    ],
)
def test_who_is_addressed_is_not_who_is_asked_about(text: str, of: Whose) -> None:
    assert whose(normalise(text)) is of


@pytest.mark.parametrize(
    ("text", "subject", "intent"),
    [
        ("ISA는요?", "term:housing_saving", "term:isa"),
        ("적금은요?", "elsewhere:pension_saving", "term:savings"),
        ("ISA는요?", None, "unknown"),
        ("집주인이 돈을 준대요", None, "situation.told"),
        ("친구가 차를 빌려달래요", None, "situation.told"),
        ("이사 갈 때 짐 옮기는 비용 얼마예요", None, "unknown"),
    ],
)
def test_what_is_meant(text: str, subject: str | None, intent: str) -> None:
    assert understand(text, subject=Subject.parse(subject)).label == intent


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("자동차세 연납 뭐예요", "tax"),
        ("주식 배당금 세금은?", "tax"),
        ("연회비 돌려받나요", "card"),
        ("신용평가에 이의 있어요", "score"),
        ("오늘 날씨 어때요", None),
    ],
)
def test_a_matter_is_named(text: str, matter: str | None) -> None:
    assert named_matter_in(normalise(text)) == matter
