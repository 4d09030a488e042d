"""A model's answer against what it was handed: it keeps the counsellor's content and brings in nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from app.schemas.labels import Emotion, Topic
from app.schemas.prompt import DataLevel
from app.schemas.turn import Degraded
from app.services.advice_templates import chat, counsel
from app.services.prompt_builder import AnswerPrompt, answer_prompt
from app.services.reply_verifier import Verifier, facts_kept, left_out, steps_kept, verifier_of
from tests.llm.authored import TODAY, case_of
from tests.llm.test_verifier import counsellors_replies

REVOLVING = (
    "REVOLVING_BURDEN",
    "리볼빙 잔액이 계속 늘어나요. 이대로 두면 어떻게 될지 겁이 나요.",
    Emotion.WORRY,
)
LATE = ("DELINQ_MID", "한 달 반째 연체라 너무 무서워요. 독촉 전화가 계속 와요.", Emotion.WORRY)
LUNCH = ("generic", "오늘 점심 뭐 먹지?", Emotion.NEUTRAL)
WEATHER = ("generic", "요즘 날씨가 참 좋네요", Emotion.JOY)
CALLED = ("DELINQ_MID", "독촉 전화를 하루에 몇 번이나 하는 겁니까? 진짜 화나네요", Emotion.ANGER)
GLAD = ("RECOVERING", "드디어 밀린 빚을 다 갚았어요! 너무 기쁘고 홀가분해요", Emotion.JOY)
POORER = ("INCOME_DROP", "월급이 반 가까이 줄었어요. 어떻게 해야 하죠", Emotion.WORRY)
HELLO = ("generic", "안녕하세요", Emotion.NEUTRAL)
Told = tuple[str, str, Emotion]


@cache
def handed(told: Told) -> tuple[Verifier, AnswerPrompt]:
    """The prompt for what was told, and what its answers are held against."""
    case = case_of(*told)
    local = (chat if case.analysis.topic is Topic.GENERAL else counsel)(case)
    verifier = verifier_of(case)
    return verifier, answer_prompt(case, local, level=DataLevel.BANDS, budget=6_000, verifier=verifier)


def found(told: Told, written: str) -> set[str]:
    """What is wrong with an answer."""
    verifier, prompt = handed(told)
    return set(verifier.verify(prompt.blanks.filled(written), handed=prompt.handed).kinds)


def found_beside(told: Told, more: str) -> set[str]:
    """What is wrong with the counsellor's own answer and a sentence more."""
    return found(told, f"{handed(told)[1].blanks.text}\n{more}")


def test_the_counsellors_own_answers_pass_as_rewordings() -> None:
    for reply in counsellors_replies()[::3]:
        local = (chat if reply.case.analysis.topic is Topic.GENERAL else counsel)(reply.case)
        verifier = verifier_of(reply.case)
        if not verifier.verify(local.text).passed:
            continue  # ``test_verifier`` has those
        prompt = answer_prompt(reply.case, local, level=DataLevel.BANDS, budget=6_000, verifier=verifier)
        written = prompt.blanks.filled(prompt.blanks.text)
        assert verifier.verify(written, handed=prompt.handed).findings == (), local.text


HONEST: tuple[tuple[Told, str], ...] = (
    (REVOLVING, """잔액이 자꾸 커져서 많이 겁이 나셨겠어요. 언제든 그만둘 수 있는 약정이니 풀어 갈 길이 있어요.
11월 25일 기준 리볼빙 잔액은 {금액1}이고, 10월의 {금액2}보다 {금액3}이 늘었어요.
먼저 카드사 앱에서 리볼빙 잔액과 금리를 확인해 보세요.
그다음 약정결제비율을 감당하실 수 있는 만큼 올려 보세요.
여윳돈이 생기면 리볼빙 잔액부터 먼저 선결제해 보세요."""),
    (REVOLVING, """이대로 두면 어떻게 될지 두려우셨지요. 지금 잔액은 {금액1}이에요. 리볼빙은 언제든 갚을 비율을 올리거나 해지할 수 있어요.
오늘은 카드사 앱에서 잔액과 적용 금리만 확인해 볼까요? 전화하실 때 할 말은 같이 준비해 드릴게요."""),
    (LATE, """전화벨만 울려도 가슴이 철렁하셨겠어요. {날짜1}부터 {금액1}이 밀려 있고 오늘로 {날수1}째예요.
전화와 문자는 날짜와 함께 남겨 두시고, 도를 넘으면 금융감독원(1332)에 신고하실 수 있어요.
신용회복위원회(1600-5500)에 전화해 사전채무조정 상담을 예약해 보세요. 상담은 무료예요."""),
    (CALLED, """하루에도 몇 번씩 전화가 오면 화가 나시는 게 당연해요. 추심 연락은 빚 하나에 7일 동안 7번까지만 할 수 있어요.
전화가 온 시각을 적어 두셨다가 선을 넘으면 금융감독원(1332)에 신고하실 수 있어요."""),
    (CALLED, "정말 화가 나실 만해요. 빚 한 건마다 일주일에 일곱 번까지예요. 넘었다면 금융감독원(1332)에 신고하세요."),
    (GLAD, """정말 축하드려요. 그동안 지켜 오신 약속이 오늘을 만들었어요. 연체는 {날짜1}에 정리되었어요.
앞으로 몇 달은 자동이체로 제때 내는 기록을 쌓아 보세요."""),
    (POORER, """갑자기 월급이 줄어 막막하셨겠어요. 11월 들어 통장에 들어온 돈은 {금액1}이고, 그 전에는 보통 {금액2}쯤이었어요.
빌린 금융회사에 소득이 줄어든 사정을 먼저 알리세요.
신용회복위원회(1600-5500)에 전화해 채무조정을 상담받아 보세요."""),
    (LUNCH, "점심 고민은 매일 찾아오지요. 따뜻한 국물이 좋으세요, 아니면 가벼운 게 좋으세요?"),
    (WEATHER, "그러게요. 날이 좋으면 마음도 조금 가벼워지지요. 오늘은 잠깐 걸어 보셔도 좋겠어요."),
    (LUNCH, "비빔밥이나 국수처럼 간단한 메뉴는 어떠세요?"),
)  # fmt: skip


@pytest.mark.parametrize(("told", "written"), HONEST)
def test_an_honest_rewording_passes(told: Told, written: str) -> None:
    assert found(told, written) == set()


@pytest.mark.parametrize(
    "lost",
    [
        "많이 두려우셨지요. 언제든 같이 볼게요.",  # everything
        "두려우셨지요. 리볼빙은 언제든 갚을 비율을 올리거나 해지할 수 있어요.",  # the figure
        "두려우셨지요. 지금 리볼빙 잔액은 {금액1}이에요.",  # every step and the fact
    ],
)
def test_what_the_answer_turns_on_must_stay(lost: str) -> None:
    assert found(REVOLVING, lost) == {"lost"}


def test_every_office_must_stay() -> None:
    kept = HONEST[2][1]
    assert found(LATE, kept) == set()
    assert found(LATE, kept.replace("(1332)", "")) == {"lost"}


@pytest.mark.parametrize(
    "claim",
    [
        # this customer has none of it
        "고객님은 연체 기록이 있으세요.",
        "이미 신용불량자로 등록되셨어요.",
        "곧 압류가 들어올 거예요.",
        "통장에 여유가 넉넉하시네요.",
        "월급이 줄어드신 것 같아요.",
        "지난달에 카드를 너무 많이 쓰셨네요.",
        # programmes, offices, goods and channels that nobody spoke of
        "햇살론을 신청해 보세요.",
        "법원에 가서 개인파산을 신청하세요.",
        "국세청에 신고하세요.",
        "가까운 대부업체에서 빌려 갚는 것도 방법이에요.",
        "현금서비스로 먼저 갚으시면 이자가 줄어요.",
        "예금보다 펀드가 훨씬 나아요.",
        "텔레그램으로 연락 주시면 안내해 드려요.",
        "재산은 미리 가족에게 옮겨 두세요.",
        # permissions, promises, duties and blame that nobody gave
        "카드값은 한두 번 안 내셔도 괜찮아요.",
        "리볼빙은 그냥 두셔도 문제없어요.",
        "이렇게만 하면 반드시 해결돼요.",
        "금리는 꼭 내려갈 거예요.",
        "씀씀이부터 고치셔야 해요.",
        "오늘 안에 꼭 결정하셔야 해요.",
        "다음 주까지 갚으셔야 해요.",
        "왜 진작 갚지 않으셨어요?",
        "너무 예민하게 생각하지 마세요.",
        "다른 사람에 비하면 괜찮은 편이에요.",
        "제 지인도 이렇게 해서 다 갚았어요.",
        "힘들면 술 한잔하고 잊어버리세요.",
        # written after the rule was done
        "보험을 깨서 갚으시면 마음이 편해져요.",
        "배우자분 앞으로 돌려 두시면 안전해요.",
        "잔액은 저절로 줄어드니 기다려 보세요.",
        "카드를 하나 더 만드시면 한도에 여유가 생겨요.",
        "고객님 정도면 형편이 좋은 편이에요.",
        "리볼빙을 해지하면 신용점수가 떨어져요.",
        "이자는 나중에 한꺼번에 내셔도 돼요.",
    ],
)
def test_what_the_material_does_not_bear_is_found(claim: str) -> None:
    assert found_beside(REVOLVING, claim) & {
        "unfounded",
        "harsh",
        "return",
        "ranking",
        "unlawful",
        "programme",
    }


@pytest.mark.parametrize(
    "claim",
    [
        "신속채무조정을 신청하시면 돼요.",
        "독촉 전화는 무시하셔도 괜찮아요.",
        "추심원이 회사에 알려도 괜찮아요.",
        "추심원은 집에 찾아올 수 없어요.",
        "이미 법원에 넘어갔어요.",
        "가족이 대신 갚아야 해요.",
        "전화를 안 받으면 고소당해요.",
        "소멸시효가 지나면 안 갚으셔도 돼요.",
        "직장에는 절대 알려지지 않아요.",
        "통장을 다른 은행으로 옮겨 두면 압류를 피할 수 있어요.",
    ],
)
def test_what_is_said_of_arrears_needs_the_material_too(claim: str) -> None:
    assert "unfounded" in found_beside(LATE, claim)


@pytest.mark.parametrize(
    "invented",
    [
        "한 달에 10만 원씩 더 내면 돼요.",
        "이자만 매달 3만 원쯤 나가요.",
        "50만 원을 아낄 수 있어요.",
        "이자가 하루에 700원씩 붙어요.",
        "리볼빙 이자율은 연 9.7%예요.",
        "두 해 안에 끝나요.",
        "열에 아홉은 성공해요.",
        "셋 중 둘은 해지에 성공해요.",
        "석 달이면 다 갚아요.",
        "리볼빙 잔액은 100만 원 이상 300만 원 미만이에요.",
    ],
)
def test_a_typed_number_is_one_of_the_material(invented: str) -> None:
    assert found_beside(REVOLVING, invented) & {"number", "misattributed"}


def test_no_chance_amount_passes() -> None:
    for n in range(1, 101):
        assert "number" in found_beside(REVOLVING, f"한 달에 {n}만 원씩 더 낼 수 있어요."), n


def test_the_customers_own_number_may_be_typed() -> None:
    told = ("REVOLVING_BURDEN", "리볼빙이 무서워요. 한 달에 30만원은 더 낼 수 있어요.", Emotion.WORRY)
    assert "number" not in found_beside(told, "한 달에 30만 원은 더 낼 수 있다고 말씀하셨지요.")
    assert "number" in found_beside(told, "한 달에 40만 원은 더 낼 수 있다고 말씀하셨지요.")


@pytest.mark.parametrize(
    "turned",
    [
        "10월 {금액1}에서 {금액2}으로 늘었어요.",
        "{금액1}에서 {금액2}으로 늘었어요.",
        "한 달 사이 {금액1}이 늘었어요.",
        "다음 달에는 {금액1}이 더 늘어요.",
        "그 사이 {금액3}이 줄었어요.",
        "10월 잔액은 {금액1}이에요.",
        "지난달에는 {금액1}이었어요.",
    ],
)
def test_a_blank_keeps_its_place(turned: str) -> None:
    assert "misattributed" in found_beside(REVOLVING, turned)


@pytest.mark.parametrize(
    "right",
    [
        "10월 {금액2}에서 11월 {금액1}으로 {금액3}이 늘었어요.",
        "지난달 {금액2}에서 {금액3}이 늘었어요.",
        "10월보다 {금액3}이 불어났어요.",
    ],
)
def test_a_blank_may_be_told_otherwise(right: str) -> None:
    assert found_beside(REVOLVING, right) == set()


@pytest.mark.parametrize(
    "pretended",
    [
        "오늘 비가 온대요. 우산 챙기세요.",
        "저는 어제 김치찌개를 먹었어요.",
        "고객님 통장에 돈이 얼마 없으니 도시락이 좋겠어요.",
        "두통약을 두 알 드시면 나아요.",
        "대통령 선거가 다음 주예요.",
    ],
)
def test_everyday_talk_pretends_nothing(pretended: str) -> None:
    assert "unfounded" in found(LUNCH, pretended)


@pytest.mark.parametrize(
    "ugly",
    ["천천히 봐요 😊 저도 있을게요.", "★ 먼저 쉬어요.", "① 먼저 쉬어요.", "ㅋㅋ 천천히 봐요.", "(웃음) 천천히 봐요.",
     "사모님, 천천히 봐요.", "저희 은행이 있을게요.", "(비공개)부터예요."],
)  # fmt: skip
def test_ornaments_and_wrong_addresses_are_found(ugly: str) -> None:
    assert found_beside(REVOLVING, ugly) & {"markup", "manners", "placeholder"}


def test_steps_and_facts_are_known_again() -> None:
    _, prompt = handed(REVOLVING)
    text = prompt.blanks.filled(HONEST[0][1])
    assert steps_kept(text, prompt.handed) == tuple(text.splitlines()[2:])
    fact = "리볼빙은 언제든 비율을 올리거나 해지할 수 있는 약정이에요."
    assert "revolving_choice" in facts_kept(fact, prompt.handed, TODAY)
    assert facts_kept("많이 놀라셨지요.", prompt.handed, TODAY) == ()


@pytest.mark.parametrize("told", [GLAD, HELLO, WEATHER])
@pytest.mark.parametrize("sympathy", ["많이 걱정되셨겠어요.", "마음이 무거우셨지요."])
def test_no_hard_feeling_is_spoken_of_where_none_was_read(told: Told, sympathy: str) -> None:
    assert "unfounded" in found(told, sympathy)


@pytest.mark.parametrize("told", [LATE, CALLED, POORER])
def test_a_hard_feeling_that_was_read_is_spoken_of(told: Told) -> None:
    assert "unfounded" not in found(told, "많이 걱정되셨겠어요.")


def test_that_the_data_could_not_be_read_is_always_told() -> None:
    case = replace(case_of(*LATE), profile=None, match=None, degraded=(Degraded.FINANCE_DATA,))
    local, verifier = counsel(case), verifier_of(case)
    prompt = answer_prompt(case, local, level=DataLevel.BANDS, budget=6_000, verifier=verifier)
    warm = "많이 걱정되셨겠어요. 마음이 무거우셨지요."
    assert "lost" in verifier.verify(warm, final=True, handed=prompt.handed).kinds
    added = left_out(warm, prompt.handed)
    assert any(unread in added for unread in ("불러오지 못", "확인할 수 없"))
