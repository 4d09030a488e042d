"""Lures that nobody called a fraud yet, whoever still believes in one, and everyday life that sounds alike."""

from __future__ import annotations

import pytest

from app.schemas.labels import RiskLevel
from app.schemas.subject import Subject
from app.schemas.talk import History
from app.services.advice_templates import counsel
from app.services.advice_templates.after_alarm.harm import done_told, harm_told, only_asked_for, only_opened
from app.services.advice_templates.hearing.understanding import understand
from app.services.advice_templates.normal_form import normalise
from app.services.safety_screen.screening import screen, tells_danger
from app.services.told_deceit import tells_of_unasked_card
from tests.counsellor.factories import after, case

LURES = (
    ("모르는 사람한테서 50만원이 입금됐어요", "info.lure_money"),
    ("누군지 모르는 사람이 통장에 100만원 보냈어요", "info.lure_money"),
    ("이상한 돈이 계좌에 들어왔는데요", "info.lure_money"),
    ("모르는 돈이 들어와서 다른 계좌로 보내줬어요", "info.lure_money_sent"),
    ("데이팅앱에서 만난 사람이 투자하래요", "info.lure_love"),
    ("해외에 사는 남자가 통관비 보내달래요", "info.lure_love"),
    ("한번도 만난 적 없는데 결혼하자며 돈 보내달래요", "info.lure_love"),
    ("무조건 20% 수익 난대요", "info.lure_profit"),
    ("손해 없이 월 5% 준다는데 믿어도 돼요?", "info.lure_profit"),
    ("저금리로 바꿔준다고 은행에서 전화 왔는데 진짜일까요", "info.lure_call"),
    ("과태료 미납 문자 왔는데 진짜예요?", "info.lure_message"),
    ("신청한 적 없는 카드가 발급됐다고 문자 왔어요", "info.lure_message"),
    ("사기당한 돈 찾아준다는 업체 연락 왔어요", "info.lure_recovery"),
    ("엄마가 온라인에서 만난 사람한테 돈 보내려고 해요", "info.lure_kin"),
    ("경찰이라면서 계좌번호 알려달래요", "info.lure_secret"),
    ("저 18살인데 일수돈 빌렸어요", "info.minor_loan"),
)
EVERYDAY = (
    "월급이 들어왔어요",
    "환급금이 들어왔어요",
    "엄마가 통장에 50만원 넣어줬어요",
    "남자친구랑 결혼하려고 돈 모으고 있어요",
    "온라인으로 적금 들었어요",
    "적금 연 5% 준다는데 괜찮아요?",
    "카드사에서 결제 문자가 왔어요",
    "은행에서 만기 됐다고 전화 왔어요",
    "은행 직원이랑 통화했어요",
    "카드값 결제 문자가 왔는데 맞나요",
    "게임에서 만난 친구랑 여행 가려고 돈 모아요",
    "인터넷에서 알아보고 주식 샀어요",
    "은행에서 전화 왔는데 연장해도 될까요",
    "친구가 빌린 돈 갚는다고 보냈어요",
    "엄마가 동생한테 용돈 보내려고 해요",
    "회사에서 통장 사본 보내달래요",
)
GUIDED = "guide:voice_phishing"
BELIEVED = (
    ("그 사람 좋은 사람이에요", GUIDED, "fraud.trusts"),
    ("매일 연락하는 사이인데요", "info:lure_love", "fraud.trusts"),
    ("4시에 보기로 했어요", GUIDED, "fraud.meeting"),
    ("지금 나가는 중이에요", GUIDED, "fraud.meeting"),
    ("돈 뽑으러 가는 길이에요", GUIDED, "fraud.at_bank"),
    ("지금 은행이에요", GUIDED, "fraud.at_bank"),
    ("끊으면 안된대요", GUIDED, "fraud.threatened"),
    ("미션 하나만 더 하면 출금해준대요", "guide:advance_fee", "fraud.one_more"),
    ("어제 10만원 출금도 됐는데요", "guide:advance_fee", "fraud.paid_out"),
    ("경찰에서 문자가 왔어요", "guide:loan_fraud_work", "fraud.summoned"),
    ("쪽팔려서 경찰에 말 못하겠어요", GUIDED, "fraud.ashamed_report"),
    ("112 말고 또 어디 있어요?", GUIDED, "fraud.other_desk"),
    ("1332 말고 다른 데 없어요?", "guide:illegal_rate", "fraud.other_desk_pressed"),
    ("빌린 건 사실이니까 갚아야겠죠?", "guide:illegal_rate", "fraud.must_pay"),
    ("캐피탈이라 합법이래요", "guide:illegal_collection", "fraud.lawful_claim"),
    ("안심해도 될까요?", "info:lure_message", "fraud.all_clear"),
    ("신분증도요", "guide:personal_data_leak", "follow.leaked"),
    ("혼자 모텔에 가 있으래요", GUIDED, "fraud.isolated"),
    ("엄마가 제 말을 안 들어요", "info:lure_kin", "fraud.kin_refuses"),
)


@pytest.mark.parametrize(("text", "intent"), LURES)
def test_a_lure_has_its_answer(text: str, intent: str) -> None:
    assert understand(text).intent == intent


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_life_is_no_lure(text: str) -> None:
    assert not understand(text).intent.startswith("info.lure_")


@pytest.mark.parametrize(("text", "anchor", "intent"), BELIEVED)
def test_what_is_said_in_the_middle_of_a_fraud_is_heard_there(text: str, anchor: str, intent: str) -> None:
    assert understand(text, subject=Subject.parse(anchor)).intent == intent
    assert understand(text).intent != intent


def test_money_that_came_is_no_money_that_went() -> None:
    assert not harm_told([normalise("제 통장에 누가 300만원을 보냈어요")]).money
    assert harm_told([normalise("제가 300만원을 보냈어요")]).money


def test_a_call_to_the_bank_that_only_asked_stopped_no_payment() -> None:
    assert not done_told([normalise("은행에 전화했더니 맞다고 하던데요")]).payment_stop
    assert done_told([normalise("은행에 전화했어요")]).payment_stop


def test_a_link_that_was_opened_is_no_app_that_came_in() -> None:
    assert only_opened(normalise("문자 링크를 눌렀어요"))
    assert not only_opened(normalise("링크를 눌렀더니 앱이 깔렸어요"))


def test_secrets_that_are_asked_for_are_not_given_yet() -> None:
    assert only_asked_for(normalise("신분증 사진을 보내달래요"))
    assert not only_asked_for(normalise("신분증 사진을 보내달래서 보냈어요"))


def test_a_card_nobody_asked_for_is_minded_beside_the_answer() -> None:
    told = "이번 달 지출을 줄이고 싶어요. 신청 안 한 카드 배송됐다고 전화도 왔었고요"
    assert tells_of_unasked_card(told)
    assert "1394" in counsel(case(told)).text
    assert not tells_of_unasked_card("카드 배송 언제 와요?")


def test_the_number_that_fails_is_not_given_once_more() -> None:
    first = case("보이스피싱 당해서 돈을 보냈어요", fraud=("voice_phishing",))
    answer = counsel(case("1394도 통화중이에요", history=after(first, counsel(first))))
    assert "(1394)" not in answer.text
    assert "(112)" in answer.text


def test_an_age_is_no_danger() -> None:
    assert not tells_danger("저 19살인데 사채 썼어요")
    assert screen("저 19살인데 사채 썼어요", None, History()).level is RiskLevel.NONE
    assert tells_danger("저 19살인데 죽고 싶어요")
