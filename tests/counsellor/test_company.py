"""What befell a customer is named, now and later; a courtesy gives way to what is said after it."""

from __future__ import annotations

import pytest

from app.schemas.labels import Emotion, Topic
from app.schemas.talk import History
from app.schemas.turn import Draft
from app.services.advice_templates import chat, understand
from app.services.advice_templates.normal_form import normalise
from app.services.stated_events import misfortune_told
from tests.counsellor.factories import after, case


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("아이가 입원했어요", "ill"),
        ("다리 깁스해서 두 달은 일 못한대요", "ill"),
        ("지방세 체납 300만원 있어요", "tax"),
        ("체납은 없어요", None),
        ("워크아웃 실효됐어요", "broken"),
        ("최고장 받았어요", "letter"),
        ("집에 빨간 딱지 붙었어요", "seized"),
        ("부도났어요", "bust"),
        ("동료들이 다 알게 됐어요", "exposed"),
        ("아버지가 돌아가신 지 두 달 됐어요", "grief"),
        ("승진했어요 근데 빚이 더 늘었어요", "grown"),
        ("빚이 늘었는데 드디어 다 갚았어요", None),
        ("수술 안 했어요", None),
        ("입원할까봐 걱정돼요", None),
        ("집에 돌아가셨어요", None),
        ("또 떨어졌어요 공무원시험", "failed"),
        ("불합격 문자 받았어요", "failed"),
        ("취업 준비 중인데 대출이 거절됐어요", "refusal"),
        ("마트에서 거절당했어요", None),
        ("할머니가 치매래요", "dementia"),
        ("우리 고양이가 죽었어요", "pet"),
    ],
)
def test_misfortunes_told(text: str, kind: str | None) -> None:
    assert misfortune_told(text) == kind


def told_on(*messages: str) -> list[Draft]:
    """What is answered to messages of one sad talk."""
    drafts: list[Draft] = []
    history = History()
    for message in messages:
        turn = case(message, emotion=Emotion.SADNESS, known=False, topic=Topic.GENERAL, history=history)
        drafts.append(chat(turn))
        history = after(turn, drafts[-1])
    return drafts


def test_the_one_who_was_lost_is_named_later_and_never_in_the_same_words() -> None:
    drafts = told_on(
        "어머니가 돌아가셨어요", "방이 그대로예요", "아직 아무것도 못 치웠어요", "저는 외동이에요"
    )
    later = [draft.text for draft in drafts[1:]]
    assert all("어머님을" in text for text in later)
    assert len(set(later)) == len(later)


def test_a_loss_that_was_named_enough_is_not_named_for_ever() -> None:
    drafts = told_on("최고장 받았어요", "속이 타요", "한숨만 나와요")
    assert "문서" in drafts[1].text
    assert "문서" not in drafts[2].text


def test_talk_without_a_loss_is_listened_to() -> None:
    assert "보내신" not in told_on("방이 그대로예요")[0].text


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("고맙습니다... 전화할 용기가 안나요", "info.call_script"),
        ("감사해요. 그런데 아직도 무서워요", "talk.worry"),
        ("고마워요 덕분에 마음이 놓였어요", "talk.thanks"),
        ("네 감사합니다", "talk.thanks"),
        ("고맙습니다 누구한테도 말을 못 했어요", "talk.thanks"),
        ("상담사가 혼내지 않을까요", "service.scolded"),
        ("혹시 진짜 상담사분이세요?", "service.who"),
        ("상담사 연결해 주세요", "service.person"),
        ("신용점수 어떻게 올려요", "procedure:credit_up"),
    ],
)
def test_the_message_is_what_follows_the_courtesy(text: str, intent: str) -> None:
    assert understand(text).label == intent


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("내 돈 얼마 밀맀노?", "내돈얼마밀렸나요"),
        ("얼마나 밀렸당가", "얼마나밀렸나요"),
        ("할 수 있어유?", "할수있어요"),
        ("방법이 없소", "방법이없어요"),
        ("돈이업서요", "돈이없어요"),
        ("머라고 말해야대나요", "뭐라고말해야되나요"),
        ("환불각?", "환불할까요"),
        ("카지노", "카지노"),
        ("주소", "주소"),
        ("여유", "여유"),
        ("사업서류", "사업서류"),
        ("도대체", "도대체"),
        ("취소", "취소"),
    ],
)
def test_dialect_and_spelling_as_heard(spoken: str, written: str) -> None:
    assert normalise(spoken).compact == written


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("도박 끊은 지 1년 됐어요", "info.gambling_stopped"),
        ("도박을 못 끊겠어요", "info.gambling"),
        ("제가 도박으로 남편 돈을 날렸어요", "info.gambling"),
        ("남편이 도박에 빠졌어요", "info.gambling_family"),
        ("강원랜드 다녀왔어요", "info.gambling_told"),
        ("도박 중독 상담 전화번호 좀요", "info.gambling_help"),
        ("도박으로 진 빚도 개인회생이 되나요?", "info.gambling_debt"),
        ("불법토토였는데 처벌받아요?", "info.gambling_law"),
        ("친구가 토토 하자는데 해도 돼요?", "info.gambling_asked"),
        ("대출받아서 토토 한번만 더 할까요", "refuse.leverage_bet"),
        ("마이너스통장으로 물타기 하려는데", "refuse.leverage"),
        ("대출받아서 주식했다가 다 날렸어요", "situation"),
        ("본전 찾을 방법 없나요", "info.win_back"),
        ("직원이 말을 쉽게 하네요", "situation.told"),
        ("보증 선 사람이 책임지나요", "unknown"),
        ("지금 밤 11시인데 전화 돼요?", "info.desk_hours"),
        ("통역사 월급이 얼마예요", "data.income"),
    ],
)
def test_what_only_looks_alike_is_told_apart(text: str, intent: str) -> None:
    assert understand(text).label == intent
