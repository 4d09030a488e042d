"""What a first turn would load, loaded before there is one: tables, patterns, calendars."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.schemas.talk import History
from app.schemas.turn import Turn
from app.services.advice_templates import chat, counsel
from app.services.chat_pipeline import analyse, build_case
from app.services.finance_metrics.business_days import business_days
from app.services.input_guard import guard
from app.services.safety_screen import crisis_reply

MESSAGE = "카드값이 밀려서 걱정이에요"
ARREARS = timedelta(days=400)


def warm_up() -> None:
    """Answer one message to nobody (blocking, under a second)."""
    guarded = guard(Turn("", "", "", MESSAGE, datetime.now(UTC)))
    case = build_case(guarded, analyse(guarded, None, History()), History(), None)
    business_days(case.today - ARREARS, case.today)
    for answer in (counsel, chat, crisis_reply):
        answer(case)
