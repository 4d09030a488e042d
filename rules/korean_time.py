"""The days that customers live by: they begin at midnight in Korea, wherever the service runs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

KOREA = ZoneInfo("Asia/Seoul")


def korean_date(at: datetime) -> date:
    """The day in Korea at the aware time ``at``."""
    return at.astimezone(KOREA).date()


def korean_today() -> date:
    """Today in Korea."""
    return korean_date(datetime.now(UTC))
