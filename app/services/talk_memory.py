"""What a turn finds of the talk before it, and what it leaves for the next one (pure)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.repositories.conversations import Memory, digest
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Case, Reply, Risk, Turn
from app.services.fraud_screen import detect_fraud
from app.services.input_guard import guard
from app.services.references import kind_of
from app.services.safety_screen import screen
from rules.facts.given import hotlines_given

TITLE_LENGTH = 40
CRISIS_TITLE = "힘든 마음을 나눈 대화"  # a list of talks may be seen by others


def history_of(turn: Turn) -> History:
    """The talk as the client keeps it, guarded like any message, with a crisis in it seen again."""
    history = History()
    for role, told in turn.talk or ():
        text = guard(replace(turn, message=told)).text
        risk = screen(text, None, history, detect_fraud(text, None)) if role is Role.CUSTOMER else Risk()
        quoted = hotlines_given(text) if role is Role.COUNSELLOR else ()
        said = Message(role, text, turn.received_at, risk=risk.level, facts=quoted)
        history = History((*history.messages, said))
    return history


def memory_of(reply: Reply) -> Memory:
    """What a turn leaves in the conversation."""
    case, draft = reply.case, reply.draft
    reading = case.analysis.reading
    asked = Message(
        role=Role.CUSTOMER,
        text=case.text,
        at=case.guarded.turn.received_at,
        topic=case.analysis.topic,
        emotions=None if reading is None else reading.emotions,
        scenario=None if case.match is None else case.match.scenario.value,
        risk=case.analysis.risk.level,
        key=None if case.guarded.turn.key is None else digest(case.guarded.turn.key),
    )
    answered = Message(
        role=Role.COUNSELLOR,
        text=draft.text,
        at=datetime.now(UTC),
        subject=draft.subject,
        turn=case.guarded.turn.request_id,
        kind=kind_of(reply),
        steps=draft.steps,
        facts=draft.facts,
    )
    return Memory((asked, answered), title_of(case), draft.summary)


def title_of(case: Case) -> str:
    """What a session that begins with this message is called."""
    if case.analysis.risk.stops:
        return CRISIS_TITLE
    words = " ".join(case.text.split())
    return words if len(words) <= TITLE_LENGTH else f"{words[: TITLE_LENGTH - 1]}…"
