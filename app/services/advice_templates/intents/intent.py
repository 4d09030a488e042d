"""One intent: what it is called, and which messages speak of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.told.amounts import tells_rate


class Family(StrEnum):
    """Intents that are answered in the same way."""

    DATA = "data"
    CALC = "calc"
    INFO = "info"
    TERM = "term"
    PROCEDURE = "procedure"
    ELSEWHERE = "elsewhere"
    FOLLOW_UP = "follow"
    FRAUD = "fraud"
    CRISIS = "crisis"
    WHY = "why"
    REFUSAL = "refuse"
    SERVICE = "service"
    TALK = "talk"
    SITUATION = "situation"
    UNKNOWN = "unknown"


#: A feeling denied: 행복하지 않아요, 살 맛이 안 납니다, 감사할 일이 없네요; before it 안 or 못.
DENIED_AFTER = re.compile(
    r"[가-힣]{0,3}?(?:지(?:도|는|가|를)?(?:가)?(?:않|못)|(?:이|가|은|도|을)?(?:안|없|못)(?!아|내|전)"
    r"|(?:일|날|데|때|게|거|것|구석|리|줄|맛)(?:이|가|은|도|을|란)?(?:하나도|하나|전혀|통|별로)?(?:없|모르|있나|있겠|안))"
)
DENIED_BEFORE = re.compile(r"(?<![불편미])(?:안|못|하나도|전혀)$")


@dataclass(frozen=True, slots=True)
class Intent:
    """Matches a message in which every one of ``needs`` and none of ``unless`` is found.

    A lower ``priority`` is asked first. ``longest`` bounds the message's length in syllables: what
    is an intent in a short message is often a passing remark in a long one.
    """

    id: str
    priority: int
    needs: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None = None
    longest: int | None = None
    replies: bool = False  # meant only once the counsellor has said anything at all
    felt: bool = False  # a feeling: it counts only where it is not denied
    about: re.Pattern[str] | None = None  # meant only once something was answered whose subject is such
    rated: bool = False  # meant only where a percentage is told as a loan's or a deposit's rate
    family: Family = field(init=False)  # the part of the id before the point

    def __post_init__(self) -> None:
        object.__setattr__(self, "family", Family(self.id.partition(".")[0]))

    def matches(self, message: NormalForm) -> bool:
        """Whether the message speaks of this intent; what hardly any message has is looked for first."""
        if self.longest is not None and len(message.compact) > self.longest:
            return False
        if not all(message.has(pattern) for pattern in self.needs):
            return False
        if self.unless is not None and message.has(self.unless):
            return False
        if self.felt and not all(has_undenied(message, pattern) for pattern in self.needs):
            return False
        return not self.rated or tells_rate(message.raw)


def has_undenied(message: NormalForm, pattern: re.Pattern[str]) -> bool:
    """Whether the pattern is found anywhere that no 안 or 않 denies it."""
    return any(
        not DENIED_AFTER.match(message.compact[found.end() :])
        and not DENIED_BEFORE.search(message.compact[: found.start()])
        for found in pattern.finditer(message.compact)
    )


def intent(
    identifier: str,
    priority: int,
    *needs: str,
    unless: str | None = None,
    longest: int | None = None,
    replies: bool = False,
    about: str | None = None,
) -> Intent:
    """An intent from pattern texts."""
    return Intent(
        id=identifier,
        priority=priority,
        needs=tuple(re.compile(pattern) for pattern in needs),
        unless=None if unless is None else re.compile(unless),
        longest=longest,
        replies=replies,
        about=None if about is None else re.compile(about),
    )


def at_a_rate(one: Intent) -> Intent:
    """The intent where a rate is told, and nowhere else."""
    return replace(one, rated=True)
