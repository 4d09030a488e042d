"""The verifier: lies do not pass, honest replies do, and what each check holds against what."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal

import pytest

from app.schemas.labels import Emotion, Topic
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Case
from app.services.advice_templates import chat, counsel
from app.services.advice_templates.wording import won
from app.services.reply_verifier import FindingKind, facts_quoted, verifier_of, verify
from tests.counsellor.test_understanding import QUESTIONS
from tests.llm.authored import TODAY, Authored, authored, case_of, scenarios
from tests.llm.lies import lies

PERSONAS = (*(scenario.value for scenario in scenarios()), "-", "generic")
EVERY = 23  # of the counsellor's questions, each persona takes one in so many
MOST_REFUSED = 0.02


def counsellors_replies() -> list[Authored]:
    """What the counsellor says to every persona, over a spread of all example questions and emotions."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        questions = [row["question"] for row in rows]
    emotions = list(Emotion)
    replies = []
    for who, persona in enumerate(PERSONAS):
        for number in range(who % EVERY, len(questions), EVERY):
            case = case_of(persona, questions[number], emotions[(number + who) % 5], f"{persona}-{number}")
            replies.append(Authored(case, (chat if persona == "generic" else counsel)(case).text))
    return replies


def refused(replies: list[Authored]) -> list[tuple[str, tuple[str, ...]]]:
    """What is refused, with the kinds found."""
    verdicts = [(reply.text, verify(reply.text, reply.case)) for reply in replies]
    return [(text, verdict.kinds) for text, verdict in verdicts if not verdict.passed]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("half", ["development", "heldout", "third", "fourth"])
def test_of_a_thousand_lies_none_passes(half: str) -> None:
    told = list(lies(half, 250))
    passed = [(lie.kind, lie.planted) for lie in told if verify(lie.text, lie.case).passed]
    assert len({lie.kind for lie in told}) >= 25
    assert passed == []


def test_honest_replies_of_a_model_pass() -> None:
    replies = [reply for half in ("development", "heldout", "third") for reply in authored(half)]
    assert len(replies) >= 300
    wrong = refused(replies)
    assert len(wrong) <= MOST_REFUSED * len(replies), wrong


def test_the_counsellors_own_replies_pass() -> None:
    replies = counsellors_replies()
    assert len(replies) > 250
    wrong = refused(replies)
    assert len(wrong) <= MOST_REFUSED * len(replies), wrong


def kinds(text: str, case: Case | None = None) -> set[str]:
    """What is found in a text."""
    return set(verify(text, case or case_of("CARD_PAY_DIFFICULTY", "어떡하죠", Emotion.WORRY)).kinds)


CASE = case_of("CARD_PAY_DIFFICULTY", "월급이 250인데 카드값이 걱정돼요", Emotion.WORRY)


@pytest.mark.parametrize(
    "text",
    [
        "나갈 카드값은 166만 원이고 통장 잔액은 147만 원이에요.",
        "통장에 백사십칠만 원이 있어요.",
        "모자라는 돈은 19만 원이에요.",
        "카드값은 약 170만 원 정도예요.",
        "월급 250만 원에서 카드값 166만 원을 빼면 84만 원이 남아요.",
        "결제일은 11월 30일이고 닷새 남았어요.",
    ],
)
def test_figures_in_any_spelling_pass(text: str) -> None:
    assert kinds(text, CASE) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("나갈 카드값은 167만 원이에요.", FindingKind.NUMBER),
        ("통장 잔액은 166만 원이에요.", FindingKind.MISATTRIBUTED),
        ("카드값은 약 145만 원이에요.", FindingKind.MISATTRIBUTED),
        ("결제일은 12월 3일이에요.", FindingKind.DATE),
        ("대출 금리는 연 24%를 넘을 수 없어요.", FindingKind.NUMBER),
        ("예금은 5,000만 원까지 보호돼요.", FindingKind.NUMBER),
        ("추심 연락은 7일 동안 10번까지 할 수 있어요.", FindingKind.NUMBER),
        ("대출은 계약한 뒤 보름 안에 물릴 수 있어요.", FindingKind.NUMBER),
        ("이자는 반값으로 줄어요.", FindingKind.NUMBER),
        ("신용회복위원회(1397)에 전화하세요.", FindingKind.PHONE),
        ("금융감독원(1600-5500)에 신고하세요.", FindingKind.PHONE),
        ("1355번으로 전화하세요.", FindingKind.PHONE),
        ("제35조를 보여 주세요.", FindingKind.LAW),
        ("가계부채관리특별법이 있어요.", FindingKind.LAW),
        ("새도약기금을 알아보세요.", FindingKind.PROGRAMME),
        ("행복저축은행에 가 보세요.", FindingKind.COMPANY),
    ],
)
def test_what_comes_from_nowhere_is_found(text: str, kind: FindingKind) -> None:
    assert kind.value in kinds(text, CASE) or (
        kind is FindingKind.NUMBER and "misattributed" in kinds(text, CASE)
    )


@pytest.mark.parametrize(
    "text",
    [
        "대출 금리는 연 20%를 넘을 수 없어요.",
        "예금은 한 회사에서 한 사람 앞에 1억 원까지 보호돼요.",
        "추심 연락은 빚 하나에 일주일 동안 일곱 번까지만 할 수 있어요.",
        "대출은 계약한 뒤 2주 안이면 물릴 수 있어요.",
        "신용회복위원회(1600-5500)에서 무료로 상담받으세요.",
        "개인채무자보호법이 정한 권리예요.",
        "한 가지만 골라 하루만 두었다가 다시 보세요.",
        "일주일 동안 쓴 돈을 적어 보세요.",
        "무조건 승인된다는 말은 믿지 마세요.",
        "불법이니 명의를 빌려주지 마세요.",
        "승인될지는 심사하는 금융회사만 알 수 있어요.",
    ],
)
def test_what_the_registry_says_and_ways_of_speaking_pass(text: str) -> None:
    assert kinds(text) == set()


def test_the_customers_own_words_may_be_taken_up() -> None:
    said = case_of("-", "현대카드에서 300만원 빌렸는데 이자가 연 24%래요", Emotion.WORRY)
    assert kinds("현대카드에서 빌린 300만 원의 이자가 연 24%라면 법이 정한 한도를 넘어요.", said) == set()
    assert "company" in kinds("현대카드에 전화하세요.")
    assert "number" in kinds("네, 법정 최고금리는 연 24%가 맞아요.", said)


@pytest.mark.parametrize(
    "said",
    [
        "제 빚이 9999999999999999999999999만원이면 어때요",
        "300만 원을 3% 금리로 99999999999개월 동안 갚으면요",
        "300만 원을 99999999999999999999% 금리로 3개월 동안 갚으면요",
        "300만 원을 0.00000000000000000000000000000001% 금리로 3개월 동안 갚으면요",
        f"빚이 {'9' * 1_900}원이에요",
    ],
)
def test_numbers_of_no_household_found_nothing(said: str) -> None:
    told = case_of("DEBT_CRISIS", said, Emotion.WORRY)
    assert kinds("남은 날짜를 같이 적어 볼까요? 하나씩 보면 돼요.", told) == set()
    assert "number" in kinds("한 달에 8억 7,654만 원씩 갚게 돼요.", told)


def test_numbers_of_long_ago_make_room_for_those_of_now() -> None:
    before = " ".join(f"{n}만원 {n}.5%" for n in range(11, 31))
    told = case_of("-", "3천만 원을 금리 7%로 빌려 5년 동안 갚으면 한 달에 얼마예요?", Emotion.WORRY)
    talk = replace(told, history=History((Message(Role.CUSTOMER, before, told.guarded.turn.received_at),)))
    assert kinds("한 달에 59만 4,036원을 내는 셈이에요.", talk) == set()


def test_a_sentence_is_checked_in_its_place() -> None:
    verifier = verifier_of(CASE)
    assert verifier.verify("그리고", final=False).kinds == ("manners",)
    assert verifier.verify("네.", final=False).passed
    assert not verifier.verify("네.").passed  # as a whole reply it is too short
    before = "대출 금리는 연 20%를 넘을 수 없어요. "
    assert verifier.verify("20%를 넘는 곳이 있는지 보세요.", final=False, after=before).passed


def test_a_text_may_have_several_faults() -> None:
    assert {"company", "approval"} <= kinds("토스에서 무조건 승인돼요.")


def test_what_a_reply_rests_on() -> None:
    text = "대출 금리는 연 20%를 넘을 수 없고, 금융감독원(1332)에 신고할 수 있어요."
    assert set(facts_quoted(text, TODAY)) == {"rate_cap", "fss"}
    assert facts_quoted("오늘 하루도 애쓰셨어요.", TODAY) == ()


def test_everyday_talk_has_its_own_length() -> None:
    generic = case_of("generic", "고마워", Emotion.JOY)
    assert generic.analysis.topic is Topic.GENERAL
    assert verify("별말씀을요.", generic).passed
    assert "length" in verify("네. " * 300 + "좋아요.", generic).kinds


@pytest.mark.parametrize(
    ("persona", "question", "true", "false"),
    [
        (
            "CARD_PAY_DIFFICULTY",
            "3천만 원을 금리 7%로 빌려 5년 동안 갚으면 한 달에 얼마예요?",
            "한 달에 내는 돈은 59만 4,000원쯤이에요.",
            "한 달에 내는 돈은 61만 2,000원쯤이에요.",
        ),
        (
            "DEBT_CRISIS",
            "오십만 원을 먼저 갚으면 이자가 얼마나 줄어요?",
            "한 달 이자가 {saved}쯤 줄어요.",
            "한 달 이자가 9,990원쯤 줄어요.",
        ),
        (
            "DELINQ_EARLY",
            "연체이자 하루에 얼마나 붙어요?",
            "하루 {late}을 넘지 않아요.",
            "하루 9,990원을 넘지 않아요.",
        ),
    ],
)
def test_sums_with_interest_pass_and_others_do_not(
    persona: str, question: str, true: str, false: str
) -> None:
    case = case_of(persona, question, Emotion.WORRY)
    assert case.profile is not None
    newest = case.profile.months[-1]
    assert newest.balance is not None
    assert newest.delinquency is not None
    saved = round(500_000 * (newest.balance.weighted_rate or 0) / 1_200)
    late = round(Decimal(newest.delinquency.overdue_won or 0) * 20 / 36_500)
    assert kinds(true.format(saved=won(saved), late=won(late)), case) == set()
    assert kinds(false, case) != set()


def test_what_only_follows_from_a_sum_is_no_word_of_the_customers() -> None:
    said = case_of("-", "1000만원을 빌렸는데 이자가 한 달에 20만원이에요", Emotion.WORRY)
    assert kinds("1,000만 원에 한 달 이자가 20만 원이라면 연 24%인 셈이에요.", said) == set()
    assert kinds("연 24%라면 법이 정한 한도인 연 20%를 넘어요.", said) == set()
    assert "number" in kinds("대출 금리는 연 24%를 넘을 수 없어요.", said)  # 24 by chance is no ceiling


def test_a_limit_is_never_reckoned() -> None:
    said = case_of("-", "카드론 700만원하고 캐피탈 500만원이 있어요", Emotion.WORRY)
    assert kinds("둘을 더하면 1,200만 원이에요.", said) == set()
    assert "number" in kinds("그런 분은 1,200만 원까지 빌릴 수 있어요.", said)


def test_a_sum_that_meets_another_figure_by_chance_is_not_that_figure() -> None:
    late = case_of("DELINQ_EARLY", "적금이 150만원 있고 비상금도 70만원 있어요", Emotion.WORRY)
    assert late.profile is not None
    assert late.profile.months[-1].delinquency is not None
    assert late.profile.months[-1].delinquency.overdue_won != 2_200_000
    assert kinds("더하면 220만 원이에요.", late) == set()
    assert "misattributed" in kinds("밀린 돈은 220만 원이에요.", late)


def test_only_the_customers_own_words_leave_unblanked() -> None:
    bare = case_of("DELINQ_EARLY", "막막해요", Emotion.WORRY)
    assert bare.profile is not None
    assert bare.profile.months[-1].delinquency is not None
    overdue = bare.profile.months[-1].delinquency.overdue_won or 0
    text = f"밀린 돈은 {won(overdue)}이에요."
    part = 10_000
    chance = replace(
        bare, guarded=replace(bare.guarded, text=f"옷값 {overdue - part}원이랑 밥값 {part}원을 썼어요")
    )
    told = replace(bare, guarded=replace(bare.guarded, text=f"{overdue}원이 밀렸어요"))
    assert [number.value for number in verifier_of(bare).own_numbers(text)] == [overdue]
    assert [number.value for number in verifier_of(chance).own_numbers(text)] == [overdue]
    assert verifier_of(told).own_numbers(text) == ()


def test_interest_on_the_debts_held_is_a_figure_of_the_customers() -> None:
    asked = case_of("DEBT_CRISIS", "이자가 부담돼요", Emotion.WORRY)
    assert asked.profile is not None
    balance = asked.profile.months[-1].balance
    assert balance is not None
    interest = won(round(Decimal(balance.debt_won or 0) * (balance.weighted_rate or 0) / 1_200, -4))
    assert verifier_of(asked).own_numbers(f"한 달 이자는 {interest}쯤이에요.") != ()


def test_half_a_month_is_no_term_to_reckon_with() -> None:
    said = case_of(
        "INCOME_DROP", "한 달 만에 남편 월급이 반으로 줄었는데 대출 1,500만원 이자가 5%예요", Emotion.WORRY
    )
    assert kinds("한 해 이자는 75만 원이에요.", said) == set()
