"""Which scope a path asks for, and whose data it is about. Everything under ``/api`` and ``/v1`` is closed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from app.core.access.principal import Scope


@dataclass(frozen=True, slots=True)
class AccessRule:
    """What a path asks for: nothing when open, else to be known and, with a ``scope``, to have it."""

    open: bool = False
    scope: Scope | None = None
    user_ids: tuple[str, ...] = ()


TABLE: tuple[tuple[re.Pattern[str], AccessRule], ...] = (
    (re.compile(r"/api/personas"), AccessRule(open=True)),  # there in development only
    (re.compile(r"/api/counsellor(?:/.*)?", re.DOTALL), AccessRule(scope=Scope.COUNSELLOR)),
    (re.compile(r"/api/users/(?P<user_id>[^/]+)(?:/.*)?", re.DOTALL), AccessRule(scope=Scope.OWN)),
    (re.compile(r"/api/feedback"), AccessRule(scope=Scope.OWN)),
    (re.compile(r"/(?:api/chat|v1)(?:/.*)?", re.DOTALL), AccessRule(scope=Scope.CHAT)),
    (re.compile(r"/metrics"), AccessRule(scope=Scope.METRICS)),
    (re.compile(r"/api(?:/.*)?", re.DOTALL), AccessRule(scope=Scope.ADMIN)),  # not thought of: closed
)
OPEN = AccessRule(open=True)  # pages, their assets, health, documents


def rule_for(path: str, query: str = "") -> AccessRule:
    """The rule of ``path``; every ``user_id`` in the path and the query must be within the caller's reach."""
    for pattern, rule in TABLE:
        if (match := pattern.fullmatch(path)) is not None:
            named = [match["user_id"]] if "user_id" in pattern.groupindex else []
            asked = [] if rule.open else parse_qs(query, keep_blank_values=True).get("user_id", [])
            return AccessRule(rule.open, rule.scope, (*named, *asked))
    return OPEN
