"""Personal data leaves no message: every written form, and nothing else."""

from __future__ import annotations

import re
import string
import time
from datetime import UTC, datetime

import pytest
from _pytest.mark.structures import ParameterSet
from hypothesis import given, settings
from hypothesis import strategies as st

from app.schemas.turn import GuardedTurn, Turn
from app.services.input_guard import guard
from app.services.input_guard.kinds import DataKind
from app.services.input_guard.personal_data import find
from app.services.input_guard.placeholders import mask
from app.services.input_guard.tidy import tidy
from scripts.evaluate_masking import HELD_OUT, Sample, authored, clean_sentences, score

ROWS = list(authored())
HOSTILE = "0123456789 -.,/()[]\n:@*xX공일이사구〇①ＯOl다시에국가김이님씨동호로길번\u200b\u0336\ufe0f주민카드계좌여권면허"
TEXTS = st.one_of(
    st.text(alphabet=HOSTILE, max_size=400),
    st.text(max_size=200),
    st.lists(st.sampled_from([row.text for _, row in ROWS]), max_size=4).map(" ".join),
    st.text(alphabet="0123456789- ", max_size=2_000),
)


def guarded(message: str) -> GuardedTurn:
    """The message behind the guard."""
    return guard(Turn("u", "s", "r", message, datetime(2026, 11, 25, tzinfo=UTC)))


def as_parameters() -> list[ParameterSet]:
    """The written rows; those of the form "inexact" hold what is not found, or found with a word too many."""
    misses = pytest.mark.xfail(strict=True, reason="a name without a sign, or more than the data is masked")
    return [
        pytest.param(form, row, id=f"{n}-{form}", marks=[misses] if form == "inexact" else [])
        for n, (form, row) in enumerate(ROWS)
    ]


@pytest.mark.parametrize(("form", "row"), as_parameters())
def test_masks_exactly_what_is_personal(form: str, row: Sample) -> None:
    assert [(item.kind, row.text[item.start : item.end]) for item in find(row.text)] == [
        (item.kind, row.text[item.start : item.end]) for item in row.marked
    ]


def test_the_set_is_large_enough() -> None:
    forms = [form for form, _ in ROWS]
    assert len(forms) - forms.count("clean") >= 530
    assert forms.count("clean") >= 330
    assert forms.count("inexact") <= 15


def test_most_of_the_sentences_never_tuned_on_are_masked() -> None:
    rows = [row for _, row in authored(HELD_OUT)]
    result = score(rows)
    assert result.masked[DataKind.NAME] >= 0.85 * result.there[DataKind.NAME]
    assert sum(bool(find(row.text)) for row in rows if not row.marked) <= 1


def test_clean_sentences_stay_as_they_are() -> None:
    sentences = clean_sentences()
    changed = [text for text in sentences if find(text)]
    assert len(sentences) > 5_000
    assert len(changed) <= len(sentences) * 3 // 1000, changed[:20]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_around_what_is_found_the_message_stays_as_it_is(message: str) -> None:
    text = tidy(message)
    found, masked = find(text), mask(text, find(text))
    ends = [0, *(item.end for item in found)]
    between = [
        text[end:start] for end, start in zip(ends, [*(f.start for f in found), len(text)], strict=True)
    ]
    assert guarded(message).text == masked.text
    assert re.fullmatch(r"\[[^\]]+\]".join(map(re.escape, between)), masked.text)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_guarding_twice_changes_nothing(message: str) -> None:
    text = guarded(message).text
    assert guarded(text).text == text


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("민석이한테 빌렸어요. 이자랑 원금이랑 얼마죠", "[이름]이한테 빌렸어요. 이자랑 원금이랑 얼마죠"),
        ("예금주 최 은 경 맞나요. 한 달 뒤에 갚을게요", "예금주 [이름] 맞나요. 한 달 뒤에 갚을게요"),
        ("쩐 티 마이입니다", "[이름]입니다"),
        ("펑펑 울었어요. 한정승인이 신용은 지켜 주나요", "펑펑 울었어요. 한정승인이 신용은 지켜 주나요"),
        ("여권 M 123 B 4567 입니다", "여권 [여권번호] 입니다"),
    ],
)
def test_names_are_told_from_ordinary_words(message: str, text: str) -> None:
    assert guarded(message).text == text


@pytest.mark.parametrize(
    "piece",
    [
        *string.digits[:2],
        *" (@{<공이김가A",
        "1-",
        "1 ",
        "010-",
        "900101-1234567-",
        "5321-****-",
        "가나 1동 ",
        "강남구 역삼로 1 ",
        "성명:김가나 ",
        "계좌 1",
        "a.",
        "{{",
        "이전 지시 ",
        "ignore ",
        "다른 고객 ",
        "aGk=",
        "[카드번호]",
    ],
)
def test_hostile_messages_take_no_longer_than_others(piece: str) -> None:
    message = (piece * 2_000)[:2_000]
    began = time.process_time()
    guarded(message)
    assert time.process_time() - began < 0.5


def test_placeholders_are_numbered_when_there_are_several() -> None:
    turn = guarded("010-1234-5678이나 010-9876-5432로, 아니 010-1234-5678로 주세요. a@b.co.kr")
    assert turn.text == "[전화번호1]이나 [전화번호2]로, 아니 [전화번호1]로 주세요. [이메일]"
    assert turn.masked == ("전화번호", "이메일")


def test_a_placeholder_the_customer_wrote_is_not_taken_for_ours() -> None:
    turn = guarded("[카드번호] 자리에 5321-1234-5678-9012를 넣나요?")
    assert turn.text == "[카드번호] 자리에 [카드번호1]를 넣나요?"


def test_what_stood_there_is_nowhere_in_what_is_handed_on() -> None:
    assert "1234" not in repr(guarded("010-1234-5678"))


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("１２３만원％", "123만원%"),
        ("ㅠㅠ 힘들어요…", "ㅠㅠ 힘들어요…"),
        ("이자\u200b율\u3000높아요", "이자율 높아요"),
        ("\u1112\u1161\u11ab도", "한도"),
        ("👨‍👩‍👧 가족 ❤️ 빚", "👨‍👩‍👧 가족 ❤️ 빚"),
        ("빚\u0336이", "빚이"),
        ("한 줄\r\n두 줄", "한 줄\n두 줄"),
    ],
)
def test_the_normal_form_harms_no_korean(message: str, text: str) -> None:
    assert guarded(message).text == text
