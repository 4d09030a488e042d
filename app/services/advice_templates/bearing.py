"""How somebody tells what they tell: a plain wish, an outcry, good news, a misfortune (pure)."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.debts import heard
from app.services.advice_templates.hearing.understanding import LOST, asks_plainly
from app.services.advice_templates.intents import Family
from app.services.advice_templates.intents.intent import has_undenied
from app.services.advice_templates.tone import GLAD, Tone

#: Troubles that others answer: no mood makes good news of them.
IN_NEED = frozenset(
    f"elsewhere.{name}"
    for name in (
        *("hunger", "power_cut", "eating", "faint", "doctor", "drink", "drink_family", "injury"),
        *(
            "homeless",
            "losing_home",
            "baby_food",
            "family_harm",
            "money_control",
            "papers_held",
            "drugs",
            "drugs_kin",
            "drugged",
        ),
        *("gas_or_fire", "vomited", "wage_deducted", "unpaid", "unpaid_wages"),
    )
)
#: Small talk that may be about something done or got.
GLAD_TALK = frozenset({"talk.praise_me", "talk.relief"})
#: How a success is told, and no question put: 저 신용점수 올랐어요!!!
TOLD_SUCCESS = ("어요", "습니다", "어", "네요", "다", "아요", "음", "지롱", "당", "했네")
MOVED = frozenset({Tone.SADNESS, Tone.ANGER, Tone.WORRY})
BARE_NOUN = ("은", "는", "값", "금", "비", "액", "줘", "좀")  # 카드값은, 통장 잔액: asks for the figure
OUTCRY = 20  # syllables
TOLD_ENDINGS = ("다", "요", "야", "어", "음", "지", "네", "해", "ㅠ", "ㅋ", "ㅎ")
#: Such a question is what the steps of a scenario answer.
WANTS_A_WAY = re.compile(rf"어떻게|방법|하면좋|{LOST.pattern}")
TERSE = 16  # syllables: a plain message this short that tells of no trouble is a wish for something


def asks_beside(consultation: Consultation) -> bool:
    """Whether a plain question that no pattern knows would end in advice on the scenario that it did not ask for."""
    question = consultation.question
    asks = question.message.asks and not question.message.has(WANTS_A_WAY) and question.act is None
    return asks and question.intent == "situation" and consultation.tone in {Tone.NEUTRAL, Tone.WARM}


def befell(consultation: Consultation) -> bool:
    """Whether a misfortune is told, and nothing asked."""
    told = consultation.misfortune is not None and consultation.tone is not Tone.JOY
    return told and not consultation.question.message.asks


def good_news(consultation: Consultation) -> bool:
    """Whether somebody tells with joy, and asks nothing, of what others would have to answer, or of a success."""
    question = consultation.question
    if consultation.tone is not Tone.JOY or question.intent in IN_NEED:
        return False
    if question.family is Family.DATA and question.act is not None:
        told = question.message.raw.rstrip("!~ㅎㅋ. ").endswith(TOLD_SUCCESS)
        return not question.message.asks and (told or has_undenied(question.message, GLAD))
    success = question.intent in GLAD_TALK and (bool(question.themes) or question.act is not None)
    return success or (question.family is Family.ELSEWHERE and not question.message.asks)


def exclaims(consultation: Consultation) -> bool:
    """Whether a question about a figure is an outcry: somebody moved who speaks at length and asks for no figure."""
    question = consultation.question
    outcry = question.family is Family.DATA and consultation.tone in MOVED
    return outcry and len(question.message.compact) > OUTCRY and not asks_plainly(question.message)


def tells_unseen(consultation: Consultation) -> bool:
    """Whether something is told, not asked, that a figure would answer which nobody sees."""
    question, ledger = consultation.question, consultation.ledger
    seen = ledger is not None and bool(ledger.months)
    told = not question.asked and not question.message.compact.endswith(BARE_NOUN)
    return question.family is Family.DATA and told and not seen and consultation.tone is not Tone.NEUTRAL


def tells_sums(consultation: Consultation) -> bool:
    """Whether a message that no pattern knows tells or puts right a sum of this talk."""
    question = consultation.question
    unknown = question.intent in {"unknown", "situation.told"} and not question.themes
    return unknown and bool(heard(consultation))


def wishes(consultation: Consultation) -> bool:
    """Whether the message is a terse wish, such as 송금비번 초기화, and no sentence that tells something."""
    compact = consultation.question.message.compact
    return len(compact) <= TERSE and not compact.endswith(TOLD_ENDINGS)
