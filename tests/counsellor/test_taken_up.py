"""What no pattern knows is taken up in the customer's own words, and never twice alike in a talk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.schemas.labels import Emotion, RiskLevel, Topic
from app.schemas.talk import History
from app.services.advice_templates import chat
from app.services.advice_templates.consultation import consult
from app.services.advice_templates.taken_up import said_back
from tests.counsellor.factories import after, case

TOLD = ["걔는 대학도 안 나왔거든요", "열번째", "나만 에코백", "오늘도 늦게 들어왔어", "막내라 심부름만 하고", "예전 생각이 나서",
        "그때는 몰랐는데", "다들 웃기만 하고", "벌써 십 년째", "문 앞에서 한참 서 있었어"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("나만 에코백 ㅠㅠ", "나만 에코백"),
        (
            "축하한다고 말은 해 줬는데 돌아오는 길에 자꾸 생각이 나더라고요",
            "돌아오는 길에 자꾸 생각이 나더라고요",
        ),
        ("야", None),
        ("...", None),
        ("아 진짜 존나 별로네", None),
        ("제 번호는 [전화번호]예요", None),
        ("어제 옥상에 올라갔어요", None),
        ("가나다라마바사아자차카타파하가나다라마바사아자차카타파하", None),
    ],
)
def test_what_is_said_back(text: str, said: str | None) -> None:
    assert said_back(consult(case(text, topic=Topic.GENERAL))) == said


def test_nothing_is_said_back_where_there_is_concern() -> None:
    turn = case("나만 에코백", topic=Topic.GENERAL)
    worried = replace(turn.analysis, risk=replace(turn.analysis.risk, level=RiskLevel.CONCERN))
    assert said_back(consult(replace(turn, analysis=worried))) is None


@pytest.mark.parametrize("emotion", [Emotion.SADNESS, Emotion.WORRY, Emotion.ANGER, Emotion.NEUTRAL, None])
def test_no_answer_comes_twice_in_a_talk(emotion: Emotion | None) -> None:
    history, texts = History(), []
    for number, message in enumerate(TOLD):
        turn = case(
            message,
            emotion=emotion,
            known=False,
            topic=Topic.GENERAL,
            history=history,
            request_id=f"t{number}",
        )
        answer = chat(turn)
        texts.append(answer.text)
        history = after(turn, answer)
    assert len(set(texts)) == len(texts)
