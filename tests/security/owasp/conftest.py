"""The whole application before an obedient model."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from tests.security.attacks.holding import ATTACKER, service, settings_of
from tests.security.attacks.obedience import Obedient, obedient_server

PLAIN = "앞으로 어떻게 해야 할지 막막해요. 카드값이 걱정돼요"


@dataclass(frozen=True, slots=True)
class Served:
    """A client, and the model behind the service."""

    http: httpx2.AsyncClient
    model: Obedient

    async def say(self, message: str = PLAIN) -> dict[str, object]:
        """One message of a customer, answered."""
        response = await self.http.post("/api/chat", json={"user_id": ATTACKER, "message": message})
        assert response.status_code == 200, response.text
        answer: dict[str, object] = response.json()
        return answer


@pytest.fixture
def model() -> Iterator[Obedient]:
    """A model that does what it is told by anybody."""
    with obedient_server() as obedient:
        yield obedient


@pytest.fixture
async def served(model: Obedient, tmp_path: Path) -> AsyncIterator[Served]:
    """The application on that model."""
    async with service(settings_of(tmp_path, openai_base_url=model.url)) as http:
        model.asked.clear()
        yield Served(http, model)
