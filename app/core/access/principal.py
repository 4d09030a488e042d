"""Who a request comes from, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a caller may do."""

    CHAT = "chat"  # talk
    OWN = "own"  # see and change the data of one customer
    COUNSELLOR = "counsellor"  # see and answer what customers hand over
    ADMIN = "admin"
    METRICS = "metrics"


class CallerKind(StrEnum):
    """What kind of caller it is."""

    PERSON = "person"  # a token's subject: a customer, or somebody who counsels
    SERVICE = "service"  # a bank's own back end, by its API key, for any of its customers
    OPEN = "open"  # this machine, in development, while no key is configured


#: What a token may do that names no scope.
CUSTOMER = frozenset({Scope.CHAT, Scope.OWN})


@dataclass(frozen=True, slots=True)
class Principal:
    """An identified caller."""

    kind: CallerKind
    subject: str  # the customer's or counsellor's id, or the service's name
    scopes: frozenset[Scope]

    def may(self, scope: Scope) -> bool:
        """Whether the caller has ``scope``."""
        return scope in self.scopes

    def reaches(self, user_id: str) -> bool:
        """Whether the data of ``user_id`` is in the caller's reach: a person reaches only their own."""
        return self.kind is not CallerKind.PERSON or self.subject == user_id

    def actor(self, scope: Scope) -> str | None:
        """The name of the caller in the audit trail; ``None`` for customers on their own data."""
        if self.kind is CallerKind.SERVICE:
            return f"service:{self.subject}"
        return f"{scope.value}:{self.subject}" if scope in {Scope.COUNSELLOR, Scope.ADMIN} else None


OPEN = Principal(CallerKind.OPEN, "development", frozenset(Scope))


def scopes_of(names: str) -> frozenset[Scope]:
    """The scopes of a list separated by spaces or ``+``; raises ``ValueError`` on an unknown one."""
    return frozenset(Scope(name) for name in names.replace("+", " ").split())
