"""Several debts told in a talk: heard by their names, summed up, put right, counted once."""

from __future__ import annotations

import pytest

from app.schemas.talk import History, Message, Role
from app.services.advice_templates import counsel
from app.services.advice_templates.consultation import consult
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.told.amounts import AmountRole, sums_in
from app.services.advice_templates.told.sums_read import Told
from app.services.advice_templates.told.which_debt import which_asked
from app.services.reply_verifier import verify
from rules.debt_names import DebtName
from tests.counsellor.factories import NOW, after, case

MYRIAD = 10_000


def told(*texts: str) -> Told:
    """What a customer has said of sums in these messages."""
    *before, last = texts
    answered = Message(Role.COUNSELLOR, "네, 듣고 있어요.", NOW)
    history = tuple(one for text in before for one in (Message(Role.CUSTOMER, text, NOW), answered))
    return told_sums(consult(case(last, known=False, history=History(history))))


def debts(*texts: str) -> dict[str, int | None]:
    """The debts by name, in units of 10,000 won."""
    return {
        debt.name.shown: None if debt.won is None else debt.won // MYRIAD for debt in told(*texts).debts.each
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("카드론 800만 원이랑 캐피탈 500, 햇살론 700 있어요", {"카드론": 800, "캐피탈": 500, "햇살론": 700}),
        ("800만 원 카드론, 500만 원 캐피탈이요", {"카드론": 800, "캐피탈": 500}),
        ("카드론800캐피탈500 있어요", {"카드론": 800, "캐피탈": 500}),
        ("사채 300 일수 200 쓰고 있어요", {"사채": 300, "일수": 200}),
        (
            "국민은행 신용대출 3천만원, 현대캐피탈 1200만원, 삼성카드 리볼빙 400만원 있습니다",
            {"국민은행 신용대출": 3000, "현대캐피탈": 1200, "삼성카드 리볼빙": 400},
        ),
        ("통장에 돈이 300 있고 은행 대출이 5000 있어요", {"은행 대출": 5000}),
        ("대부업체에도 있는데 얼마인지 모르겠어요. 카드론은 500이에요", {"카드론": 500, "대부업체": None}),
        ("빚이 너무 많아요 카드론 800, 저축은행 1200이에요", {"카드론": 800, "저축은행": 1200}),
    ],
)
def test_debts_in_one_message(text: str, expected: dict[str, int | None]) -> None:
    assert debts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "은행에 500만원 있어요",
        "친구한테 200 빌려줬어요",
        "햇살론 700만 원 받을 수 있나요?",
        "카드론 500이면 이자가 얼마예요?",
        "남편이 카드론 800 있어요",
        "주담대 2억을 금리 4%로 30년이면 매달 얼마예요?",
        "월급이 300인데 카드값이 150이에요",
        "총 500만원 썼어요",
    ],
)
def test_what_is_no_debt_of_the_customers(text: str) -> None:
    assert debts(text) == {}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("카드론 800, 캐피탈 500 있어요", "아 그리고 친구한테 200 빌린 것도 있어요"), 1500),
        (("카드론 800, 캐피탈 500 있어요", "캐피탈은 500이 아니라 600이에요"), 1400),
        (("카드론 800, 캐피탈 500 있어요", "아니 600이에요"), 1400),
        (("카드론 800, 현대캐피탈 500 있어요", "캐피탈은 600이에요"), 1400),
        (("카드론 800, 캐피탈 500 있어요", "카드론 800이랑 캐피탈 500 때문에 힘들어요"), 1300),
        (("카드론 800, 캐피탈 500 있어요", "캐피탈 하나 더 있어요 300이요"), 1600),
        (("카드론 800, 캐피탈 500 해서 총 1300이에요",), 1300),
        (("빚이 삼천만 원이에요", "카드론 800, 캐피탈 500이에요"), 3000),
        (("빚이 총 3천인데 카드론 800, 캐피탈 500이에요", "그리고 친구한테 200 빌렸어요"), 3200),
        (("신용대출 2천 있고 친구한테 300 꿨어요", "빚이 500 더 있어요"), 2800),
        (("카드론 800, 캐피탈 500 있어요", "다 합치면 2천만 원이에요"), 2000),
        (("카드론 800, 캐피탈 500 있어요", "캐피탈은 다 갚았어요"), 800),
        (("카드론 800, 캐피탈 500 있어요", "카드론 300만원 갚았어요"), 1000),
        (("카드론 800 있고 대부업체는 얼마인지 모르겠어요", "캐피탈도 500 있어요"), 1300),
    ],
)
def test_debts_over_a_talk(texts: tuple[str, ...], expected: int) -> None:
    assert told(*texts).debts.total == expected * MYRIAD
    assert told(*texts).whole == expected * MYRIAD


def test_a_sum_is_of_the_debt_that_is_named() -> None:
    talk = ("카드론 800, 캐피탈 500 있어요", "카드론을 한 달에 50씩 갚으면 언제 끝나요?")
    assert told(*talk).whole == 800 * MYRIAD
    assert told(*talk, "한 달에 50씩 갚으면 언제 끝나요? 전부 다요").debts.total == 1300 * MYRIAD


def test_debts_overdue_at_once_add_up() -> None:
    assert told("카드론 50만 원, 캐피탈 30만 원 밀렸어요").of(AmountRole.OVERDUE) == 80 * MYRIAD
    assert told("카드론 800 있는데 캐피탈 30만 원 밀렸어요").of(AmountRole.OVERDUE) == 30 * MYRIAD
    assert (
        told("카드론이 50만 원 밀렸어요", "아니 카드론이 60만 원 밀렸어요").of(AmountRole.OVERDUE)
        == 60 * MYRIAD
    )


@pytest.mark.parametrize(
    "text", ["카드론 800 15%, 캐피탈 500 19%", "연 15%로 카드론 800, 연 19%로 캐피탈 500"]
)
def test_each_debt_has_its_own_rate(text: str) -> None:
    assert [(one.won // MYRIAD, str(one.rate)) for one in sums_in(text).amounts] == [(800, "15"), (500, "19")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (DebtName(lender="캐피탈"), DebtName(lender="현대캐피탈"), True),
        (DebtName(lender="하나캐피탈"), DebtName(lender="현대캐피탈"), False),
        (DebtName("국민은행", "신용대출"), DebtName(kind="신용대출"), True),
        (DebtName("국민은행", "신용대출"), DebtName(kind="전세대출"), False),
        (DebtName(lender="카드"), DebtName(kind="카드론"), False),
        (DebtName(kind="장기카드대출"), DebtName(kind="카드론"), True),
        (DebtName(lender="친구", person=True), DebtName(lender="엄마", person=True), False),
    ],
)
def test_which_names_mean_one_debt(one: DebtName, other: DebtName, *, same: bool) -> None:
    assert one.may_be(other) is same
    assert other.may_be(one) is same


def test_what_is_said_of_the_debts_passes_the_verifier() -> None:
    history = History()
    for text, expected in (
        ("카드론 800만 원이랑 캐피탈 500, 햇살론 700 있어요", "모두 2,000만 원이군요"),
        ("아 그리고 친구한테 200 빌린 것도 있어요", "모두 2,200만 원이에요"),
        ("캐피탈은 500이 아니라 600이에요", "캐피탈은 600만 원으로 바로잡을게요"),
        ("모두 합치면 얼마예요?", "모두 더하면 2,300만 원이에요"),
    ):
        asked = case(text, known=False, history=history)
        draft = counsel(asked)
        assert expected in draft.text
        assert verify(draft.text, asked).findings == ()
        history = after(asked, draft)


def test_an_amount_that_was_asked_for_is_of_the_debt_that_lacked_it() -> None:
    first = case("카드론 800 있고 캐피탈은 얼마인지 모르겠어요", known=False)
    draft = counsel(first)
    assert "캐피탈은 아직 금액을 몰라 넣지 않았어요" in draft.text
    then = consult(case("300이요", known=False, history=after(first, draft)))
    assert told_sums(then).debts.total == 1100 * MYRIAD


#: Two debts whose lenders have everyday words for names, and two of one house.
OWED = "하나은행 대출 1000만원, 우리은행 대출 700만원, 토스뱅크 대출 300만원 있어요"
TWICE = "삼성카드 리볼빙 500만원, 삼성카드론 1000만원 있어요"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("하나는 다 갚았어요", 1000),
        ("우리는 600만원이에요", 1900),
        ("토스는 200이에요", 1900),
        ("토뱅은 어제 다 갚았어요", 1700),
        ("토스 대출은 다 갚았어요", 1700),
        ("빚은 다 갚았어요", 0),
        ("세 군데 중에 하나는 다 갚았어요", 2000),
        ("하나는 다 갚았고 하나는 남았어요", 2000),
        ("하나도 안 갚았어요", 2000),
        ("토스는 다 갚았으면 좋겠어요", 2000),
        ("토스는 다 갚았나요", 2000),
        ("우리 가족은 다 갚았어요", 2000),
        ("토스로 300 보냈어요", 2000),
        ("국민연금 30만원 내요", 2000),
    ],
)
def test_a_short_name_is_the_debt_it_fits_and_an_ordinary_word_is_none(text: str, total: int) -> None:
    assert told(OWED, text).debts.total == total * MYRIAD


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        ((TWICE, "삼성은 다 갚았어요"), "삼성카드 리볼빙, 삼성카드론 가운데 어느 빚"),
        ((TWICE, "삼성은 400만원이에요"), "삼성카드 리볼빙, 삼성카드론 가운데 어느 빚"),
        ((TWICE, "신한은 다 갚았어요"), "그 가운데 하나를 말씀하신 건가요"),
        ((TWICE, "다 갚았어요"), "전부 다 갚으신 건가요"),
        ((TWICE, "친구는 다 갚았어요"), ""),
        ((TWICE, "카드론은 다 갚았어요"), ""),
        ((TWICE, "현대캐피탈 300만원도 있어요"), ""),
    ],
)
def test_which_debt_is_meant_is_asked_where_nobody_can_tell(texts: tuple[str, ...], asked: str) -> None:
    question = which_asked(told(*texts))
    assert asked in question
    assert bool(question) is bool(asked)


@pytest.mark.parametrize(
    ("earlier", "reply", "total"),
    [
        ("삼성은 다 갚았어요", "카드론이요", 500),
        ("삼성은 400만원이에요", "리볼빙이요", 1400),
        ("다 갚았어요", "전부요", 0),
        ("다 갚았어요", "그런데 요즘 잠이 안 와요", 1500),
    ],
)
def test_the_name_that_was_asked_for_completes_what_was_told(earlier: str, reply: str, total: int) -> None:
    first = case(TWICE, known=False)
    history = after(first, counsel(first))
    second = case(earlier, known=False, history=history)
    third = case(reply, known=False, history=after(second, counsel(second)))
    assert told_sums(consult(third)).debts.total == total * MYRIAD


def test_what_is_said_of_debts_called_short_passes_the_verifier() -> None:
    history = History()
    for text, expected in (
        ("국민은행 대출 1900만원 5%, 삼성카드론 400만원 15% 있어요", "모두 2,300만 원이군요"),
        ("국민은 6%예요", "국민은행 대출은 연 6%로 알아 둘게요"),
        ("한 달 이자 얼마예요", "모두 더하면 14만 5,000원쯤"),
        ("국민은 1800이에요", "국민은행 대출은 1,800만 원으로 바로잡을게요"),
        ("삼성은 다 갚았어요", "이제 남은 빚은 국민은행 대출 1,800만 원이에요"),
    ):
        asked = case(text, known=False, history=history)
        draft = counsel(asked)
        assert expected in draft.text
        assert verify(draft.text, asked).findings == ()
        history = after(asked, draft)
