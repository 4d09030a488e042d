"""A talk without model and customer."""

from __future__ import annotations

from datetime import UTC, datetime

from app.schemas.labels import Topic
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Draft, GuardedTurn, Turn
from app.services.advice_templates import chat, counsel
from app.services.chat_pipeline import analyse, build_case
from app.services.safety_screen import crisis_reply

NOW = datetime(2026, 11, 25, tzinfo=UTC)


class Talk:
    """A talk without model and customer."""

    def __init__(self) -> None:
        self.history = History()
        self.lines = 0

    def say(self, text: str) -> Draft:
        """The answer to the next message."""
        self.lines += 1
        guarded = GuardedTurn(Turn("u", "s", f"r{self.lines}", text, NOW), text)
        analysis = analyse(guarded, None, self.history)
        case = build_case(guarded, analysis, self.history, None)
        answer = counsel if analysis.topic is Topic.FINANCE else chat
        draft = crisis_reply(case) if analysis.risk.stops else answer(case)
        asked = Message(Role.CUSTOMER, text, NOW, topic=analysis.topic, risk=analysis.risk.level)
        said = Message(Role.COUNSELLOR, draft.text, NOW, subject=draft.subject)
        self.history = History((*self.history.messages, asked, said))
        return draft
