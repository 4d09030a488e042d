"""A service killed among its turns loses and doubles none: a small run of ``python -m tests.audit.kill``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.kill import trial
from tests.conftest import Backend

pytestmark = pytest.mark.timeout(600)  # a busy machine is no fault


async def test_a_service_killed_among_its_turns(servers: Backend, tmp_path: Path) -> None:
    left = await trial(servers.db_url, str(servers.redis_url), tmp_path, 80)
    assert len(left.answered) >= 40
    assert left.whole, left
