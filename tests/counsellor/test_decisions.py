"""Questions whether to do it are told from what only sounds like them; every one has a judgement and its reason."""

from __future__ import annotations

import pytest

from app.schemas.subject import Subject
from app.services.advice_templates import counsel
from app.services.advice_templates.hearing.understanding import understand
from app.services.advice_templates.intents.ways.decisions import DECISION_INTENTS
from app.services.advice_templates.texts import load_texts
from rules.scenario import Scenario
from tests.counsellor.factories import case


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("명품백 사도 됨?", "info.buy"),
        ("아이폰 질러도 될까", "info.buy"),
        ("살까 말까 고민이에요", "info.buy"),
        ("할부로 차 살까", "info.buy_in_instalments"),
        ("한도 꽉 채워 써도 돼요?", "info.use_limit"),
        ("새 카드 발급받아도 될까요", "info.another_card"),
        ("마이너스통장 만들까", "info.borrow"),
        ("현금서비스 써도 돼요?", "info.card_loan"),
        ("적금 해지할까요", "info.break_savings"),
        ("모아 둔 돈 써도 되나요", "info.spend_reserve"),
        ("변동이 나을까요 고정이 나을까요", "info.fixed_or_floating"),
        ("신용카드 없애도 돼요?", "info.close_card"),
        ("한도 올릴까요", "info.raise_limit"),
        ("대출 미리 갚는 게 좋을까요", "info.prepay"),
        ("여행 가도 될까요", "info.outing"),
        ("회사 그만둬도 될까요", "info.quit"),
        ("생활비 카드로 써도 되나요", "info.use_card"),
        ("금리 7%면 높은 편인가요", "info.rate_fair"),
    ],
)
def test_a_decision_is_understood(text: str, intent: str) -> None:
    assert understand(text).intent == intent


@pytest.mark.parametrize(
    "text",
    [
        "주식 사도 돼요?",
        "집 살까요",
        "로또 살까",
        "이사도 되게 힘드네요",
        "회사도 되게 바빠요",
        "간식 사도 돼요?",
        "어떻게 살까 막막해요",
        "카드값 일부만 내도 되나요",
        "카드로 카드값 막아도 돼요?",
        "대출받아서 주식해도 될까요",
        "대출이 거절될까 봐 걱정돼요",
        "고정지출이랑 변동지출이 뭐예요",
        "한도 줄여도 되나요",
        "보이스피싱 전화 안 받아도 되나요",
    ],
)
def test_its_neighbours_stay_as_they_are(text: str) -> None:
    assert understand(text).intent not in {one.id for one in DECISION_INTENTS}


@pytest.mark.parametrize("intent", sorted({one.id for one in DECISION_INTENTS}))
def test_every_judgement_has_a_reason(intent: str) -> None:
    texts = load_texts()
    assert texts.replies[intent].say
    assert texts.reasons[str(Subject.of_intent(intent))]


def test_every_scenario_and_refusal_has_a_reason() -> None:
    texts = load_texts()
    scenarios = {f"scenario:{one.value}" for one in Scenario}
    refusals = {str(Subject.of_intent(name)) for name in texts.replies if name.startswith("refuse.")}
    assert scenarios | refusals - {"refuse:insist"} <= set(texts.reasons)


def test_the_judgement_goes_by_the_room_there_is() -> None:
    tight = counsel(case("노트북 사도 돼요?", scenario=Scenario.LOW_CASH)).text
    room = counsel(case("노트북 사도 돼요?", scenario=Scenario.STABLE_HOPE)).text
    open_ = counsel(case("노트북 사도 돼요?", known=False)).text
    assert "쪽이 좋아요" in tight
    assert "괜찮아요" in room
    assert len({tight, room, open_}) == 3
