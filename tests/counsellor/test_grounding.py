"""Every number in a reply comes from the customer's data, the registry or the message."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from app.schemas.customer import CustomerProfile
from app.schemas.labels import Emotion, Topic
from app.schemas.subject import Subject
from app.schemas.turn import Case, Degraded, Draft
from app.services.advice_templates import counsel
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.told.amounts import sums_in
from app.services.advice_templates.wording import percent, won
from rules.interest import month_interest
from rules.knowledge import current_registry
from rules.metrics import Metric
from rules.scenario import Evidence, Scenario
from tests.counsellor.factories import TODAY, after, case
from tests.counsellor.test_language import EMOTIONS, SAID, first_turn
from tests.counsellor.test_understanding import QUESTIONS

NUMBER = re.compile(r"\d[\d,.]*(?:억|만)?(?: ?\d[\d,]*만)?(?: \d[\d,]*)?")
AMOUNT = re.compile(r"(?:\d[\d,]*억 ?)?(?:\d[\d,]*만 ?)?(?:\d[\d,]*)?원")


def amounts_of(profile: CustomerProfile) -> set[int]:
    """Every amount of the profile, and what may honestly be made of two of them."""
    known = {
        abs(value)
        for month in profile.months
        for part in (month.card, month.delinquency, month.balance, month.spending)
        if part is not None
        for field in fields(part)
        if field.name.endswith("_won") and isinstance(value := getattr(part, field.name), int)
    }
    newest = profile.months[-1]
    assert newest.card is not None
    assert newest.balance is not None
    assert newest.spending is not None
    made = {abs(one - other) for one, other in itertools.product(known, known)}
    rest = newest.balance.inflow_won, newest.spending.total_won, newest.balance.repayment_won
    assert None not in rest
    made.add(abs((rest[0] or 0) - (rest[1] or 0) - (rest[2] or 0)))
    for rate in (newest.balance.weighted_rate or Decimal(0), Decimal(current_registry().rate_cap)):
        made.add(about(month_interest(newest.card.revolving_won or 0, rate)))
    made.add((newest.spending.essential_won or 0) * 3)  # a reserve of three months
    if newest.delinquency is not None and newest.delinquency.overdue_won:
        due = (newest.card.next_bill_won or 0) + newest.delinquency.overdue_won
        made |= {due, abs(due - (newest.balance.balance_won or 0))}
    medians = {(one + other) // 2 for one, other in itertools.combinations(sorted(known), 2)}
    return known | made | medians


def allowed_amounts(turn: Case) -> set[str]:
    """Amounts as they may be written in the answer to ``turn``."""
    facts = " ".join(fact.text for fact in current_registry().facts.values() if fact.quotable(turn.today))
    own = amounts_of(turn.profile) if turn.profile is not None and turn.profile.months else set()
    return {won(amount) for amount in own} | {found[0] for found in AMOUNT.finditer(facts)}


def unfounded_amounts(turn: Case, draft: Draft) -> list[str]:
    """Amounts in a reply that come from nowhere; the customer's own words are somewhere."""
    allowed = {*allowed_amounts(turn), *(won(amount.won) for amount in sums_in(turn.text).amounts)}
    written = [found[0].strip() for found in AMOUNT.finditer(draft.text) if re.search(r"\d", found[0])]
    return [amount for amount in written if amount not in allowed]


def unfounded_numbers(turn: Case, draft: Draft) -> list[str]:
    """Numbers beside amounts: days, counts, shares and telephones that come from nowhere."""
    registry = current_registry()
    entries = " ".join(
        entry.text if hasattr(entry, "text") else f"{entry.number} {entry.purpose}"
        for entry in registry.quotable(turn.today)
    )
    numbers = {
        *re.findall(r"\d+(?:\.\d+)?", entries),
        *re.findall(r"\d+(?:\.\d+)?", turn.text),
        *own_numbers(turn),
    }
    rest = AMOUNT.sub(" ", draft.text)
    return [number for number in re.findall(r"\d+(?:\.\d+)?", rest) if number not in numbers]


def own_numbers(turn: Case) -> Iterator[str]:
    """Days, months, counts, rates and shares out of the profile, and the business days in arrears."""
    if (days := turn.metrics.get(Metric.DQ_BUSINESS_DAYS)) is not None:
        yield str(int(days))
    for month in turn.profile.months if turn.profile is not None else ():
        for part in (month.card, month.delinquency, month.balance, month.spending):
            for field in fields(part) if part is not None else ():
                value = getattr(part, field.name)
                yield from numbers_of(value, field.name, turn.today)
        if month.card is not None and month.card.limit_won and month.card.used_won:
            yield percent(round(month.card.used_won / month.card.limit_won * 100)).rstrip("%")
        if month.balance is not None and month.balance.inflow_won and month.balance.repayment_won:
            yield percent(round(month.balance.repayment_won / month.balance.inflow_won * 100)).rstrip("%")


def numbers_of(value: object, name: str, today: date) -> Iterator[str]:
    """One field's value as it may be written."""
    if isinstance(value, date):
        yield from (str(value.month), str(value.day), str(abs((today - value).days)))
    elif isinstance(value, int | Decimal) and not name.endswith("_won"):
        yield str(value)


def questions() -> list[str]:
    """Every question of the examples."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        return [row["question"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


CALCULATED = re.compile(r"%|프로|퍼|\d만원 ?(?:씩|이|써)|연체이자 하루")


@pytest.mark.parametrize("scenario", Scenario)
@pytest.mark.parametrize("emotion", EMOTIONS)
def test_counselling_is_grounded(scenario: Scenario, emotion: Emotion | None) -> None:
    turn = case(SAID[emotion], emotion=emotion, scenario=scenario)
    draft = first_turn(scenario, emotion)
    assert unfounded_amounts(turn, draft) == []
    assert unfounded_numbers(turn, draft) == []


@pytest.mark.parametrize("scenario", [Scenario.DELINQ_MID, Scenario.REVOLVING_BURDEN, Scenario.RECOVERING])
def test_answers_are_grounded(scenario: Scenario) -> None:
    for number, question in enumerate(questions()):
        if CALCULATED.search(question):
            continue  # sums with the message's own figures have a test of their own
        turn = case(question, scenario=scenario, request_id=f"q{number}")
        draft = counsel(turn)
        assert unfounded_amounts(turn, draft) == [], (question, draft.text)
        assert unfounded_numbers(turn, draft) == [], (question, draft.text)


def test_the_check_itself_finds_an_invented_number() -> None:
    turn = case("이번 달 카드 얼마 썼어?")
    lie = Draft("11월에 카드로 쓴 금액은 77만 7,770원이고 0000-1234로 전화하세요.", counsel(turn).author)
    assert unfounded_amounts(turn, lie) == ["77만 7,770원"]
    assert "0000" in unfounded_numbers(turn, lie)


def test_a_sum_with_the_customers_own_words() -> None:
    text = counsel(case("500만원 빌리면 연 24%일 때 한달 이자 얼마야")).text
    assert "10만 원" in text
    assert "연 20%를 넘을 수 없고" in text


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_an_unknown_customer_is_told_so_and_gets_no_figure(emotion: Emotion | None) -> None:
    draft = counsel(case("이번 달 카드 얼마 썼어?", emotion=emotion, known=False))
    assert "연결" in draft.text
    assert not re.search(r"\d", draft.text)


def test_data_away_is_told_and_not_taken_for_unknown() -> None:
    away = counsel(case("연체 있어?", known=False, degraded=(Degraded.FINANCE_DATA,)))
    unknown = counsel(case("연체 있어?", known=False))
    assert away.text != unknown.text
    assert re.search(r"잠시|조금 뒤", away.text)


def test_a_month_without_data_is_admitted() -> None:
    text = counsel(case("1월에 카드 얼마 썼어?")).text
    assert "1월 자료는 들어와 있지 않아요" in text
    assert "82만 3,000원" in text  # the nearest there is, with its month
    assert "11월" in text


def test_a_field_that_was_never_reported_is_not_zero() -> None:
    text = counsel(case("교육비 얼마 썼어?")).text
    assert "0원" not in re.sub(r"\d0원|,\d+원", "", text)
    assert "말씀드릴 수 없어요" in text


def test_a_follow_up_finds_its_way_back() -> None:
    first = case("프리워크아웃이 뭐예요", scenario=Scenario.DELINQ_MID)
    answered = counsel(first)
    assert answered.subject == Subject("term", "pre_workout")
    second = case("그럼 그건 어떻게 신청해?", scenario=Scenario.DELINQ_MID, history=after(first, answered))
    applied = counsel(second)
    assert applied.subject == Subject("procedure", "pre_workout")
    third = case("준비물은?", scenario=Scenario.DELINQ_MID, history=after(second, applied))
    assert "신분증" in counsel(third).text


def test_the_evidence_is_told_with_value_and_bound() -> None:
    turn = case("왜 그렇게 판단했어?", scenario=Scenario.DELINQ_EARLY)
    assert turn.match is not None
    days = Evidence(Metric.UTIL, "연체일수", 12, ">=", 1, "일", "fixed", TODAY)
    used = Evidence(Metric.UTIL, "한도 이용률", 92.5, ">", 90, "%", "percentile", TODAY)
    told = counsel(replace(turn, match=replace(turn.match, evidence=(days, used)))).text
    assert "연체일수가 12일이에요. 정해진 기준으로 보면 1일 이상이면 해당해요." in told
    assert "한도 이용률이 92.5%예요. 전체 고객의 분포로 보면 90%를 넘으면 해당해요." in told


def test_two_bounds_are_one_range_and_deviations_are_told_as_people_say() -> None:
    turn = case("왜 그렇게 판단했어?", scenario=Scenario.DELINQ_MID)
    assert turn.match is not None
    least = Evidence(Metric.UTIL, "연체 일수", 47, ">=", 31, "일", "fixed", TODAY)
    most = replace(least, operator="<=", threshold=89)
    usual = Evidence(Metric.SPEND_Z, "평소 지출과의 차이", 5.02, ">=", 2, "표준편차", "own", TODAY)
    share = Evidence(Metric.DISC_SHARE, "비중", 46.79, ">=", 31.07, "%", "percentile", TODAY)
    seen = replace(turn, match=replace(turn.match, evidence=(least, most, usual, share)))
    told = counsel(seen)
    assert "연체 일수가 47일이에요. 31일 이상 89일 이하이면 해당해요." in told.text
    assert told.text.count("47일") == 1
    assert "표준편차" not in told.text
    assert "평소 달보다 훨씬 많아요" in told.text
    assert "46.8%" in told.text
    again = counsel(replace(seen, history=after(seen, told)))
    assert "47일" not in again.text
    assert "이의" in again.text or "앞에서" in again.text


def test_a_few_words_lean_on_the_last_figure() -> None:
    first = case("이번 달 카드 얼마 썼어?")
    second = case("지난달은?", history=after(first, counsel(first)))
    answered = counsel(second)
    assert "10월에 카드로 쓴 금액은 85만 4,000원이었어요" in answered.text
    third = counsel(case("식비는?", history=after(second, answered)))
    assert "식비는 54만 원이에요" in third.text


def test_the_urgent_guide_comes_before_counselling() -> None:
    draft = counsel(
        case("검사라면서 돈을 보내래요", scenario=Scenario.LOW_CASH, fraud=("illegal_rate", "voice_phishing"))
    )
    assert draft.subject == Subject("guide", "voice_phishing")
    assert "112" in draft.text
    assert "1394" in draft.text
    assert "지급정지" in draft.text


def test_what_cannot_be_placed_is_admitted_and_then_handed_to_a_person() -> None:
    first = case("운전면허 갱신은 며칠이나 걸려요?")
    answered = counsel(first)
    assert not answered.understood
    second = counsel(case("여권 재발급은 어디서 해요?", history=after(first, answered)))
    assert not second.understood
    assert "상담원" in second.text
    assert "1600-5500" not in second.text  # no desk for debts knows of passports


def test_general_talk_did_not_look_at_the_data_and_says_so() -> None:
    draft = counsel(case("통장에 얼마 남았어", known=False, topic=Topic.GENERAL))
    assert "열지 않고" in draft.text


def test_today_is_the_day_of_the_case() -> None:
    assert case("안녕").today == TODAY
