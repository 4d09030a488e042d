"""API9 Improper Inventory Management: what is served is what is described, and documents stay in development."""

from __future__ import annotations

import re
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr

from app.factory import create_app
from tests.conftest import Backend, settings_for
from tests.security.identities import client_of, running
from tests.security.test_production import SOUND


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
async def test_production_describes_itself_to_nobody(servers: Backend, path: str) -> None:
    own = {"db_url": SecretStr(servers.db_url), "redis_url": SecretStr(str(servers.redis_url))}
    sound = SOUND | own | {"emotion_model_dir": servers.folder / "none"}
    async with running(servers, **sound) as app, client_of(app) as http:
        assert (await http.get(path)).status_code == 404


def test_every_operation_is_described(embedded: Backend) -> None:
    described: dict[str, Any] = create_app(settings_for(embedded)).openapi()["paths"]
    for path, operations in described.items():
        for method, operation in operations.items():
            assert operation.get("summary"), (method, path)
            assert operation["responses"], (method, path)


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
async def test_the_documents_need_no_other_host(client: httpx2.AsyncClient, path: str) -> None:
    page = (await client.get(path)).text
    fetched = re.findall(r"""<(?:script|link|img)[^>]+(?:src|href)=["']([^"']+)""", page)
    assert fetched
    for address in fetched:
        assert address.startswith("/"), address
        assert (await client.get(address)).status_code == 200
