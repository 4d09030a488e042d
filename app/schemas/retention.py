"""How long each class of record is kept, and why. Every stored row belongs to one class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType


class Retention(StrEnum):
    """The classes."""

    TEXT = "text"  # what customers and counsellors wrote, masked
    ACCESS = "access"  # who read whose data
    PROCESSING = "processing"  # credit data was used; no text
    COUNSELLING = "counselling"  # label, bands, facts, versions, notices: what an answer rested on
    CRISIS = "crisis"  # a pseudonym, a minute and an action
    RECEIPT = "receipt"  # proof of an erasure
    OBJECTION = "objection"  # an objection and a person's answer


@dataclass(frozen=True, slots=True)
class Period:
    """A span of calendar years and days, with its ground in Korean."""

    ground: str
    years: int = 0
    days: int = 0

    def before(self, now: datetime) -> datetime:
        """The moment that lies this long before ``now``."""
        start = now - timedelta(days=self.days)
        try:
            return start.replace(year=start.year - self.years)
        except ValueError:  # 29 February
            return start.replace(year=start.year - self.years, day=28)


PERIODS: Mapping[Retention, Period] = MappingProxyType(
    {
        Retention.TEXT: Period("개인정보 보호법 제21조: 필요한 동안만", days=30),
        Retention.ACCESS: Period("개인정보의 안전성 확보조치 기준 제8조", years=2),
        Retention.PROCESSING: Period("신용정보법 제20조 제2항", years=3),
        Retention.COUNSELLING: Period("AI 기본법 시행령 제27조 제2항에 맞춤", years=5),
        Retention.CRISIS: Period("민감한 기록이므로 짧게 (법이 정한 기간은 없음)", years=1),
        Retention.RECEIPT: Period("삭제했다는 증명", years=3),
        Retention.OBJECTION: Period("신용정보법 제20조 제2항에 맞춤", years=3),
    }
)
AS_A_SELLER = Period("금융소비자보호법 제28조, 시행령 제26조 제2항", years=10)


def period_of(retention: Retention, *, seller: bool) -> Period:
    """How long ``retention`` is kept; longer for evidence when the operator sells financial products."""
    if seller and retention is Retention.COUNSELLING:
        return AS_A_SELLER
    return PERIODS[retention]
