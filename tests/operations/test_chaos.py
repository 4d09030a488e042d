"""Two rows of the chaos matrix: those that need a real process to kill and to end. About half a minute."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.chaos.matrix import MATRIX
from benchmarks.chaos.servers import Servers, servers
from benchmarks.chaos.trial import play
from tests.conftest import skip
from tests.servers import PATH, Missing

pytestmark = pytest.mark.timeout(600)  # a busy machine is no fault
ROWS = ("데이터베이스가 없는 동안 kill -9", "붐비는 중에 SIGTERM")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """Everything the service rests on."""
    for program in ("mariadbd", "redis-server"):
        if shutil.which(program, path=PATH) is None:
            skip(Missing(f"{program}이(가) 없습니다. `apt-get install mariadb-server redis-server`"))
    with servers(tmp_path_factory.mktemp("servers")) as found:
        yield found


@pytest.mark.parametrize("name", ROWS)
def test_nothing_is_lost(whole: Servers, tmp_path: Path, name: str) -> None:
    fault = next(fault for fault in MATRIX if fault.name == name)
    result = play(whole, fault, tmp_path / "row")
    assert result.proof.faults == ()
    assert result.broken == ()
    assert result.proof.answered > 20
