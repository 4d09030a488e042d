"""Dialogues held with the counsellor: the request path of a turn without its stores and its emotion model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from app.schemas.labels import Emotion, Topic
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Analysis, Case, Draft, Reading, Turn
from app.services.chat_pipeline import Chat, Nobody
from app.services.fraud_screen import detect_fraud
from app.services.input_guard import guard
from app.services.safety_screen import crisis_reply, screen
from app.services.scenario_engine import assess
from scripts.dialogues.dialogue import Dialogue, Line

TODAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
SURE = 0.8  # how sure the emotion is read


@dataclass(frozen=True, slots=True)
class Answered:
    """One line with its case and the answer."""

    line: Line
    case: Case
    draft: Draft


@dataclass(frozen=True, slots=True)
class Counsel:
    """Who answers talk about money, and who everything else."""

    finance: Chat
    generic: Chat

    async def hold(self, dialogue: Dialogue) -> list[Answered]:
        """The whole dialogue, each message after the answer to the one before."""
        answered: list[Answered] = []
        history = History()
        for number, line in enumerate(dialogue.lines):
            case = case_of(dialogue, line, history, number)
            draft = await self.answer(case)
            answered.append(Answered(line, case, draft))
            history = remembered(history, case, draft)
        return answered

    async def answer(self, case: Case) -> Draft:
        """One answer."""
        if case.analysis.risk.stops:
            return crisis_reply(case)
        chat = self.finance if case.analysis.topic is Topic.FINANCE else self.generic
        return await chat.answer(case, Nobody())


def case_of(dialogue: Dialogue, line: Line, history: History, number: int) -> Case:
    """The case of one message. The emotion and the topic are the line's: it is the answer that is judged."""
    who = "nobody" if dialogue.persona is None else dialogue.persona.user_id
    at = NOON + timedelta(minutes=number)
    guarded = guard(Turn(who, "evaluation", f"{dialogue.id}-{number}", line.say, at))
    reading = reading_of(line.emotion)
    profile = None
    if dialogue.persona is not None and dialogue.persona.life is not None and line.topic is Topic.FINANCE:
        profile = dialogue.persona.profile(TODAY)
    assessment = assess(profile, guarded.text, TODAY, history)
    fraud = detect_fraud(guarded.text, None)
    risk = screen(guarded.text, None, history, fraud)
    return Case(
        guarded=guarded,
        analysis=Analysis(reading, line.topic, risk, fraud),
        history=history,
        today=TODAY,
        profile=profile,
        metrics=assessment.metrics,
        match=assessment.match,
        outlook=assessment.outlook,
    )


def reading_of(emotion: Emotion) -> Reading:
    """A clear reading of one emotion, without signs of danger: those have to be seen in the words."""
    rest = (1 - SURE) / (len(Emotion) - 1)
    shares = {each: SURE if each is emotion else rest for each in Emotion}
    return Reading(shares, {}, finance=0.9, risk=0.0, model_version="evaluation")


def remembered(history: History, case: Case, draft: Draft) -> History:
    """The talk with this turn at its end."""
    at = case.guarded.turn.received_at
    asked = Message(
        Role.CUSTOMER,
        case.text,
        at,
        topic=case.analysis.topic,
        emotions=case.analysis.reading.emotions if case.analysis.reading else None,
        risk=case.analysis.risk.level,
    )
    said = Message(
        Role.COUNSELLOR, draft.text, at, subject=draft.subject, steps=draft.steps, facts=draft.facts
    )
    return replace(
        history, messages=(*history.messages, asked, said), summary=draft.summary or history.summary
    )
