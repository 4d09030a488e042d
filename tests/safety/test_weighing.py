"""Wording and the model's reading are weighed together; without a model the wording's own thresholds hold."""

from __future__ import annotations

from math import isclose, log
from types import MappingProxyType

import numpy as np
import pytest

from app.schemas.labels import Emotion, RiskLevel
from app.schemas.talk import History
from app.schemas.turn import Reading
from app.services.fraud_screen import detect_fraud
from app.services.fraud_screen.detection import load_wording
from app.services.safety_screen import screen
from app.services.safety_screen.normal_form import sign_form
from app.services.safety_screen.screening import DANGER
from app.services.safety_screen.screening import load_wording as crisis_wording
from app.services.word_weights import Council, MeaningParts, Wording, WordWeights, log_odds, voices

WEIGHTS = WordWeights(
    labels=("danger",),
    wording=Wording(
        MeaningParts({}, {}),
        bias=np.array([-1.0]),
        places={"가": 0},
        table=np.array([[2.0, 3.0]], np.float32),
    ),
    council=Council(
        names=("risk", "슬픔"),
        by_words=np.array([[0.5]]),
        by_reading=np.array([[1.0], [0.25]]),
        bias=np.array([-0.5]),
    ),
    thresholds={"alone": {"certain": 2.5}, "together": {"certain": 1.0}},
    left_out={},
    model="",
)
#: No written sign and no figure: what is likely here depends on the model.
TOLD = "그 사람이 시키는 대로 다 했는데 이제 연락이 안 돼요"


def reading(
    *, risk: float = 0.01, signal: bool = True, emotion: Emotion = Emotion.WORRY, **fraud: float
) -> Reading:
    """What the model would say; every kind of fraud that is not named is unlikely."""
    chances = dict.fromkeys(load_wording().labels, 0.001) | fraud
    shares = MappingProxyType({each: 0.6 if each is emotion else 0.1 for each in Emotion})
    return Reading(
        shares if signal else None, {}, finance=0.9, risk=risk, model_version="test", fraud=chances
    )


def test_a_feature_of_unit_length_adds_its_weight() -> None:
    weighed = WEIGHTS.weigh("가", None)
    assert isclose(weighed.odds["danger"], 2.0)
    assert weighed.at == {"certain": 2.5}


def test_words_that_were_never_seen_say_nothing() -> None:
    assert isclose(WEIGHTS.weigh("나", None).odds["danger"], -1.0)


def test_wording_and_reading_are_weighed_under_thresholds_of_their_own() -> None:
    weighed = WEIGHTS.weigh("가", reading(risk=0.2, emotion=Emotion.SADNESS))
    assert isclose(weighed.odds["danger"], 0.5 * 2.0 + log(0.25) + 0.25 * log(1.5) - 0.5)
    assert weighed.at == {"certain": 1.0}


def test_a_text_without_a_signal_is_weighed_by_its_wording_alone() -> None:
    weighed = WEIGHTS.weigh("가", reading(risk=0.9, signal=False))
    assert weighed.odds == weighed.words
    assert weighed.at == {"certain": 2.5}


def test_fraud_hears_every_voice_of_a_reading_and_danger_those_of_feeling() -> None:
    names = set(voices(reading()))
    assert set(load_wording().council.names) == names
    assert set(crisis_wording().council.names) == names - set(load_wording().labels)


def test_no_probability_counts_as_certain() -> None:
    assert log_odds(0.0) == pytest.approx(-log_odds(1.0))
    assert 6 < log_odds(1.0) < 7


def test_the_model_decides_about_what_nobody_wrote_down() -> None:
    assert detect_fraud(TOLD, reading()) is None
    sure = detect_fraud(TOLD, reading(voice_phishing=0.9999))
    assert sure is not None
    assert sure.kinds == ("voice_phishing",)


def test_a_written_sign_needs_no_model() -> None:
    alert = detect_fraud("검사라는 사람이 제 통장이 대포통장으로 쓰였다고 돈을 옮기래요", reading())
    assert alert is not None
    assert alert.certain


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("밤마다 안 사고 버티는 방법 있을까요", RiskLevel.NONE),
        ("오늘 다 정리했어요 고마웠어요", RiskLevel.CONCERN),
    ],
)
def test_the_model_alone_gives_no_cause_for_concern_where_the_wording_is_far_from_it(
    text: str, level: RiskLevel
) -> None:
    at = crisis_wording().thresholds["together"]
    readings = [reading(risk=odds / (1 + odds)) for odds in (0.1, 0.5, 1, 2, 4, 8, 16, 32, 64, 128)]
    weighed = ((one, crisis_wording().weigh(sign_form(text), one).odds[DANGER]) for one in readings)
    likely = [one for one, odds in weighed if at["likely"] <= odds < at["certain"]]
    assert likely
    assert {screen(text, one, History()).level for one in likely} == {level}


@pytest.mark.parametrize("risk", [0.0, 0.5, 1.0])
def test_what_is_said_outright_is_a_crisis_whatever_the_model_says(risk: float) -> None:
    assert screen("죽고 싶어요", reading(risk=risk), History()).level is RiskLevel.CRISIS


def test_the_model_is_named_only_where_it_spoke_for_danger() -> None:
    text = "이제 정리할 건 다 정리했어요"
    assert "model" not in screen(text, reading(risk=0.0), History()).rules
    assert "model" in screen(text, reading(risk=0.9999), History()).rules


@pytest.mark.parametrize(
    "text", ["I am worried about my credit card debt", "I want to buy a house", "借金が多いです", "12345!!"]
)
def test_neither_wording_nor_model_speaks_of_what_has_no_hangul(text: str) -> None:
    assert screen(text, reading(risk=0.999), History()).level is RiskLevel.NONE
    assert detect_fraud(text, reading(voice_phishing=0.9999)) is None


@pytest.mark.parametrize("text", ["I want to die", "my friend wants to die", "i will end my life"])
def test_written_signs_are_heard_without_hangul(text: str) -> None:
    assert screen(text, reading(), History()).level is RiskLevel.CRISIS
