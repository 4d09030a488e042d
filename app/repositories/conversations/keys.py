"""Names of keys. All of one customer lie in one cluster slot; a customer's id is never part of a name.

::

    chat:{<customer>}:sessions             sorted set, session id -> last activity
    chat:{<customer>}:log:<session>        list of JSON messages, oldest first
    chat:{<customer>}:about:<session>      hash: title, summary, summary_until
    chat:{<customer>}:floor:<session>      the turn that speaks in the session now
    chat:{<customer>}:waiting:<session>    sorted set, turn -> when it arrived
    chat:{<customer>}:seen:<session>       sorted set, turn that waits -> when it last asked, by the clock of Redis
    chat:{<customer>}:kept:<session>       set of the keys below that belong to the session
    chat:{<customer>}:once:<key>           hash: the turn that an idempotency key stands for
    chat:{<customer>}:events:<turn>        list: a mark, then the events of a turn
    chat:{<customer>}:followed:<turn>      there while somebody takes up the events of a running turn
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b


def customer_key(user_id: str) -> str:
    """The prefix of every key of one customer."""
    return f"chat:{{{digest(user_id)}}}"


def digest(text: str) -> str:
    """A short name for ``text`` that does not tell it."""
    return blake2b(text.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class SessionKeys:
    """The keys of one session."""

    customer: str
    session_id: str

    @classmethod
    def of(cls, user_id: str, session_id: str) -> SessionKeys:
        """The keys of a customer's session."""
        return cls(customer_key(user_id), session_id)

    def named(self, kind: str) -> str:
        """The session's key of one kind."""
        return f"{self.customer}:{kind}:{self.session_id}"

    @property
    def sessions(self) -> str:
        """All sessions of the customer."""
        return f"{self.customer}:sessions"

    def once(self, key: str | None) -> str:
        """The turn that an idempotency key stands for."""
        return f"{self.customer}:once:{digest(key or '')}"


def events_key(user_id: str, turn_id: str) -> str:
    """The events of a turn."""
    return f"{customer_key(user_id)}:events:{turn_id}"


def followed_key(user_id: str, turn_id: str) -> str:
    """There while somebody takes up the events of a running turn."""
    return f"{customer_key(user_id)}:followed:{turn_id}"
