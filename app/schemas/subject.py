"""What an answer was about: kept with it, and leant on by what the customer writes next."""

from __future__ import annotations

import re
from dataclasses import dataclass

NOW = "_now"  # how the id of a crisis card ends while the danger is now
HEARD = "_heard"  # how that of an urgent guide ends that no word called for, only the learnt weight of the wording
LURE = "lure_"  # how that of what is known of a lure begins, before anybody called it a fraud


@dataclass(frozen=True, slots=True)
class Subject:
    """``kind`` of the answer and ``id`` of what it told; nothing in particular is false.

    It is stored and told as a text, ``kind:id`` or the kind alone, and :meth:`parse` reads it back.
    """

    kind: str = ""
    id: str = ""

    @classmethod
    def parse(cls, text: str | None) -> Subject:
        """The subject of a stored answer."""
        kind, _, identifier = (text or "").partition(":")
        return cls(kind, identifier)

    @classmethod
    def of_intent(cls, intent: str) -> Subject:
        """The subject of an answer to that question and nothing more."""
        kind, _, identifier = intent.partition(".")
        return cls(kind, identifier)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else self.kind

    def __bool__(self) -> bool:
        return bool(self.kind)

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether the text of it holds ``pattern``."""
        return pattern.search(str(self)) is not None

    @property
    def placed(self) -> bool:
        """Whether the answer was about something, and no mere admission not to know."""
        return bool(self) and self != UNPLACED

    @property
    def intent(self) -> str:
        """The question that it answers, where an answer of this kind is named for one."""
        return f"{self.kind}.{self.id}" if self.id else self.kind

    @property
    def matter(self) -> str:
        """The id without its ending: a guide is the same whatever called for it, a danger the same once it is past."""
        if self.of_crisis:
            return self.id.removesuffix(NOW)
        return self.id.removesuffix(HEARD) if self.guides else self.id

    @property
    def outright(self) -> Subject:
        """The same, as if words had called for it."""
        return Subject(self.kind, self.matter) if self.heard else self

    @property
    def of_crisis(self) -> bool:
        """Whether it is a crisis card, or the talk after one."""
        return self.kind == "crisis"

    @property
    def now(self) -> bool:
        """Whether somebody is in danger at this moment."""
        return self.of_crisis and self.id.endswith(NOW)

    @property
    def guides(self) -> bool:
        """Whether it is an urgent guide."""
        return self.kind == "guide"

    @property
    def heard(self) -> bool:
        """Whether it is an urgent guide that only the learnt weight of the wording called for."""
        return self.guides and self.id.endswith(HEARD)

    @property
    def alarms(self) -> bool:
        """Whether it is a card or a guide: what presses comes alone."""
        return self.of_crisis or self.guides

    @property
    def of_lure(self) -> bool:
        """Whether it is a lure that nobody called a fraud yet."""
        return self.kind == "info" and self.id.startswith(LURE)

    @property
    def of_fraud(self) -> bool:
        """Whether the talk is on a fraud or an unlawful lender already."""
        return self.guides or self.of_lure

    @property
    def presses(self) -> bool:
        """Whether it goes on being answered for a few turns, whatever comes between."""
        return self.alarms or self.of_lure or self == PAYMENT_STOP

    @property
    def of_figures(self) -> bool:
        """Whether it is a figure or a sum."""
        return self.kind in {"data", "calc"}


NOTHING = Subject()
UNPLACED = Subject("unplaced")  # of an answer that admits not to know
ASKED = Subject("care", "asked")  # of one that asks plainly whether the end of a life was meant
PAYMENT_STOP = Subject("procedure", "payment_stop")  # where money went and is to be stopped
