"""Sums of what is told in a talk: offers with what is given back, values that move, a household's amounts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.schemas.talk import History
from app.services.advice_templates import counsel
from app.services.advice_templates.told.rates import move_in
from app.services.advice_templates.told.two_rates import back_in, offers_in
from app.services.fraud_screen import detect_fraud
from tests.counsellor.factories import after, case

Turns = tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
#: What is said, what the answer has to hold, and what it must not.
TALKS: Mapping[str, Turns] = {
    "one-of-two-gives-money-back": (
        ("A은행은 4.5% B은행은 4.8%인데 캐시백 20만원 준대요", ("빌릴 금액과 갚을 기간",), ()),
        ("2천만원 5년이요", ("돌려받는 20만 원", "B 쪽이 3만 5,900원"), ("A 쪽이",)),
        ("어디가 나아", ("B 쪽이",), ("자료가 없", "상담원")),
    ),
    "money-back-in-one-sentence": (
        (
            "A은행은 4.5%, B은행은 4.8%인데 B는 20만원 돌려준대요 2천만원 5년이면 뭐가 나아요",
            ("B 쪽이 3만 5,900원",),
            (),
        ),
    ),
    "offers-in-letters": (
        ("A 5% B 4.8% 수수료 30만원", ("빌릴 금액과 갚을 기간",), ()),
        ("천만원 3년", ("수수료 30만 원", "A 쪽이 26만 7,700원"), ()),
    ),
    "one-and-the-other": (
        ("3천 빌리는데 하나는 5% 5년 하나는 4.5% 3년", ("첫 번째는 5년", "두 번째는 3년"), ()),
        ("월 납입금 각각 얼마야", ("56만 6,100원", "89만 2,400원"), ("들어온 돈",)),
    ),
    "a-discount-that-is-not-understood": (
        (
            "신한은행 5.1% 국민은행 5.3%인데 국민은 우대 0.4% 된대요 3000만원 3년 어디가 싸",
            ("0.4%는", "셈에 넣지 못했"),
            ("덜 들어요",),
        ),
    ),
    "even-again": (("20% 오르면 본전이야?", ("25%가 올라야",), ("금리", "이자")),),
    "even-after-a-fall-told": (
        ("수익률 -18% 인데", (), ()),
        ("20% 오르면 본전이야?", ("22%쯤 올라야", "못 미쳐요"), ("금리", "이자")),
    ),
    "a-value-that-falls": (("천만원이 20% 떨어지면 얼마야", ("800만 원",), ("금리", "이자")),),
    "a-household": (
        ("생활비 150 월세 50 보험 20이면 합쳐서 얼마?", ("220만 원",), ()),
        ("월급 280에서 빼면?", ("60만 원이 남",), ()),
    ),
    "a-rent-over-two-years": (
        ("보증금 5천에 월 40", ("480만 원",), ()),
        ("2년 살면 총 얼마 나가?", ("960만 원",), ()),
        ("관리비 7만원도 있어", ("1,128만 원",), ()),
    ),
}


@pytest.mark.parametrize("turns", TALKS.values(), ids=TALKS.keys())
def test_a_sum_goes_on_from_what_was_told(turns: Turns) -> None:
    history = History()
    for text, wanted, unwanted in turns:
        asked = case(text, history=history)
        draft = counsel(asked)
        assert all(words in draft.text for words in wanted), draft.text
        assert not any(words in draft.text for words in unwanted), draft.text
        history = after(asked, draft)


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("금리 20% 오르면", True),
        ("1%p 오르면?", True),
        ("2% 오르면 이자 얼마야", True),
        ("20% 오르면 본전이야?", False),
        ("천만원이 20% 떨어지면", False),
        ("월세가 5% 오르면", False),
    ],
)
def test_only_a_rate_moves_as_one(text: str, moves: bool) -> None:
    assert (move_in(text) is not None) is moves


def test_what_is_given_back_is_no_principal() -> None:
    assert back_in("캐시백 20만원 준대요") == back_in("20만원 돌려준대요") == 200_000
    assert back_in("2천만원 5년이요") == 0
    assert offers_in(["A은행 4.5% B은행 4.8% 캐시백 20만원"])["B"].back == 200_000


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("50에서 60으로 올리재요", True),
        ("한달에 30만원까지래요", True),
        ("50 빌려서 일주일 뒤 80 갚으래요", False),
    ],
)
def test_a_rent_or_a_bound_is_no_lender(text: str, quiet: bool) -> None:
    assert (detect_fraud(text, None) is None) is quiet
