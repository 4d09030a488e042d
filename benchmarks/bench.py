"""The service behind its gate as the load meets it, and the customers there are."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.engine import make_url

from app.core.access.api_keys import ApiKey, digest_of, new_key
from app.core.access.principal import Scope
from benchmarks.language_model import LanguageModel
from benchmarks.service import SERVER_DB, Backend, Service, connected, running
from benchmarks.traffic import Population, Seen, closed, opened


@dataclass(frozen=True, slots=True)
class Bench:
    """A running service, who may call it, and who talks."""

    service: Service
    headers: dict[str, str]
    users: Sequence[str]

    def people(self, name: str) -> Population:
        """Customers for one measurement."""
        return Population(self.users, name)

    def closed(self, customers: int, seconds: float) -> Seen:
        """Closed load."""
        who = self.people(f"closed-{customers}")
        return asyncio.run(closed(self.service.port, customers, seconds, who, self.headers))

    async def opened(self, rate: float, seconds: float, name: str, seen: Seen | None = None) -> Seen:
        """Open load, noted in ``seen``."""
        who = self.people(name)
        return await opened(self.service.port, rate, seconds, who, self.headers, seen or Seen())


@contextmanager
def bench(backend: Backend, model: LanguageModel, **options: str) -> Iterator[Bench]:
    """The service behind its gate: a bank's backend that speaks for all of its customers."""
    key = new_key()
    settings = {
        "OPENAI_BASE_URL": model.url,
        "API_KEYS": str(ApiKey("bench", frozenset({Scope.CHAT}), digest_of(key))),
        "RATE_PER_KEY": "1000000/minute",
        "TURNS_PER_USER": "1000000/minute",
        "LLM_DAILY_TOKENS_PER_USER": "0",  # few customers say here in minutes what takes them weeks
        "LOG_LEVEL": "WARNING",
    }
    with running(backend, **settings, **options) as service:
        found = Bench(service, {"X-API-Key": key}, users_of(SERVER_DB))
        found.closed(4, 3)  # warm
        yield found


def users_of(url: str) -> list[str]:
    """The customers there are."""
    with connected(url) as connection, connection.cursor() as cursor:
        connection.select_db(make_url(url).database)
        cursor.execute("SELECT user_id FROM User ORDER BY user_id")
        return [str(row[0]) for row in cursor.fetchall()]
