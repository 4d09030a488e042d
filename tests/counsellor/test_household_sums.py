"""Sums of what a household tells: two loans, money over, a month's pay, a bill in parts, days; and what goes on from them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.services.advice_templates.lateness import spans_told
from app.services.advice_templates.told.amounts import sums_in
from rules.scenario import Scenario
from tests.counsellor.test_plain_sums import Turns, held

#: What is said by somebody without data, what the answer has to hold, and what it must not.
TALKS: Mapping[str, Turns] = {
    "two-loans-by-their-values": (
        (
            "3천만원 5% 3년이랑 3천만원 4.5% 5년 뭐가 나아요",
            ("237만 원", "356만 원", "첫 번째 쪽이 119만 원", "한 달에는 더 나가"),
            ("상담원",),
        ),
        ("월 납입금은 각각", ("89만 9,100원", "55만 9,300원"), ("자료", "237만")),
        ("이자 차이는?", ("119만 원",), ("앱이나 명세서", "55만")),
    ),
    "two-loans-which-bears-less": (
        (
            "1000만원 연8% 3년이랑 1000만원 연10% 2년중에 이자 뭐가 적어요",
            ("128만 원", "107만 원", "두 번째 쪽이 20만 6,300원"),
            (),
        ),
        ("2천만원이면요", ("256만 원", "215만 원"), ()),
    ),
    "two-loans-of-unlike-amounts": (
        ("2천 6% 3년 vs 3천 5% 4년 비교해줘", ("190만 원", "316만 원", "금액이 서로 달라"), ()),
    ),
    "spare-money-on-the-dearer-debt": (
        (
            "A대출 800만원 17% B대출 500만원 19% 여윳돈 300 어디 갚아요",
            (r"B\(연 19%\)부터", "57만 원", "51만 원"),
            ("갚을 기간",),
        ),
        ("왜요", ("금리가 높은 빚", "57만 원"), ("자료에 있는 금액",)),
        ("그럼 B 다갚고 남은건", ("B 200만 원", "A 800만 원", "모두 1,000만 원", "마저 다 갚으면 800만 원"), ()),
    ),
    "which-of-two-debts-without-an-amount": (
        ("A대출 800만원 17% B대출 500만원 19% 어디부터 갚아요", (r"B\(연 19%\)부터", "먼저 갚을 금액"), ()),
    ),
    "two-debts-at-one-rate": (
        ("A 300만원 10% B 200만원 10% 여윳돈 250만원 뭐부터 갚을까", ("금리가 같아서", "B를 다 갚아"), ()),
    ),
    "two-offers-are-no-debts": (
        ("A은행 4% B은행 5% 1000만원 3년 어디가 나아요", ("A 쪽이 16만 900원",), ("갚으시면",)),
    ),
    "what-is-left-and-a-debt-told-after": (
        ("월급 280만원인데 월세 50만원이랑 보험 20만원 빼면 얼마 남아요", ("210만 원이 남",), ()),
        ("그걸로 몇년", ("남은 빚을 알려",), ("20만 원을",)),
        ("3000만원이요", ("3,000만 원", "1년 3개월"), ()),
        ("2년 안에 되나요", ("네,", "2년 안에"), ()),
        ("1년 안에 끝나요?", ("1년 안에 끝내기 어려워요", "필요해요"), ()),
    ),
    "nothing-is-left": (
        ("월급 200에서 월세 80 생활비 120 빼면 얼마 남아요", ("남지 않아요",), ("쓰셔도",)),
        ("그걸로 몇년", ("남지 않아요", "1600-5500"), ()),
    ),
    "five-years-for-a-debt-told": (
        ("월 500 버는데 빚 1억 5년에 갚으려면", ("1억 원", "166만 6,700원", "33%"), ()),
        ("금리 6%요", ("193만 3,300원",), ()),
    ),
    "a-debt-told-after-its-term": (
        ("5년에 다 갚으려면 한달에 얼마씩", ("남은 빚을 알려",), ()),
        ("2000만원이요", ("33만 3,300원",), ("연 금리를 알려 주시면 다달이",)),
    ),
    "the-debts-that-were-told": (
        ("카드론 500만원 캐피탈 800만원 국민은행 대출 300만원 있어요", (), ()),
        ("제일 큰 빚이 뭐예요", ("캐피탈 800만 원",), ("카드론",)),
        ("빚이 몇 건이에요", ("3건",), ()),
    ),
    "a-tenth-of-the-bill": (
        (
            "카드값 200만원인데 10프로만 내고 나머지는 넘기면",
            ("20만 원을 내면", "180만 원이 다음 달", "이자가 붙", "연체"),
            (),
        ),
        ("이자 17%면요", ("180만 원", "2만 5,500원"), ("20만 원을 내면",)),
    ),
    "a-sum-of-the-bill": (
        ("카드값 150만원 중에 30만원만 내고 나머지 다음달로 넘기면 얼마", ("120만 원이 다음 달",), ()),
    ),
    "rent-or-deposit-loan": (
        ("전세대출 2억 받을까 월세 80 살까 고민이에요", ("금리를 알려",), ()),
        ("금리 4.1%", ("68만 3,300원", "80만 원", "11만 6,700원", "보증금", "수수료"), ()),
        ("그럼 월세가 나아요?", ("전세대출 쪽이 11만 6,700원",), ("132",)),
    ),
    "pay-day-after-the-bill": (
        ("월급날 25일이고 카드값 14일인데", ("14일은 월급날 25일보다 앞", "결제일을"), ()),
    ),
    "pay-day-right-before-the-bill": (
        ("월급날은 25일 카드값은 2일", ("7일쯤 뒤", "가까운 편"), ("앞이라",)),
        ("25일에 월급인데 14일에 카드값 나가요", ("앞이라",), ()),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TALKS)
def test_a_household_reckons(name: str) -> None:
    held(TALKS[name])


def test_own_figures_go_on_with_hardly_a_word() -> None:
    """A rate, a part and a day's share are reckoned with what the data hold."""
    held(
        (
            ("5.9로 낮추면 얼마 절약", ("연 5.9%", "자료에 있는 남은 빚"), ("상담원",)),
            ("원금 500 먼저 갚으면", ("500만 원", "평균 금리"), ("상담원",)),
            ("48만원으로 15일 하루에 얼마", ("3만 2,000원",), ()),
            ("월세 40 빼면요", ("8만 원", "5,300원"), ()),
            ("60 빼면", ("남는 돈이 없",), ()),
        ),
        scenario=Scenario.CREDIT_UP,
        known=True,
    )


def test_own_bill_is_carried_on() -> None:
    held(
        (("10프로만 내고 나머지는 넘기면", ("다음 카드값", "다음 달로 넘어가요"), ("상담원",)),),
        scenario=Scenario.CARD_PAY_DIFFICULTY,
        known=True,
    )


def test_a_payment_a_month_told_backwards() -> None:
    held(
        (
            ("얼마까지 빌리는 게 좋을까요?", ("정해 드리지는 않",), ("빌리셔도",)),
            ("한달에 30만원 5% 3년", ("1,001만 원",), ()),
        ),
        scenario=Scenario.LOAN_DECISION,
        known=True,
    )


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1500만원 16% 3년 한달 얼마", 36),
        ("1200만원 연 15% 2년 한 달에 얼마 내요", 24),
        ("500만원 10% 2년 한 달 동안", 25),
        ("500만원 연 10% 2년 6개월", 30),
    ],
)
def test_a_month_asked_for_is_no_part_of_the_term(text: str, months: int) -> None:
    assert sums_in(text).months == months


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("연체가60일인데100일됐어요", (60, 100)),
        ("밀린지한달인데두달됐어요", (30, 60)),
        ("연체가60일됐어요", ()),
        ("연체60일인데3일남았어요", ()),
    ],
)
def test_two_spans_of_arrears(text: str, spans: tuple[int, ...]) -> None:
    assert spans_told(text) == spans
