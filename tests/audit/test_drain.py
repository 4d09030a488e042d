"""What cannot be stored is set aside once, however often the database goes away meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.audit_keys import AuditKey, audit_keys
from app.core.spool import Spool
from app.repositories.audit.drain import BATCH, Drain
from app.repositories.audit.packing import pack
from app.repositories.turns import record_of
from app.schemas.audit import AuditRecord
from tests.audit.factories import case, draft

KEY: AuditKey = audit_keys(["a key of thirty-two letters or more"]).current


class Desk:
    """Stores what it is given, away for the first calls, and refuses one record for ever."""

    def __init__(self, *, away: int, refuses: str) -> None:
        self.away, self.refuses = away, refuses
        self.stored: list[str] = []

    async def store_once(self, records: Sequence[AuditRecord]) -> None:
        if any(record.entry_id == self.refuses for record in records):
            raise IntegrityError("", {}, Exception())
        if len(records) == 1 and self.away:
            self.away -= 1
            raise TimeoutError
        self.stored += [record.entry_id for record in records if record.entry_id not in self.stored]


@pytest.mark.parametrize("held", [False, True])
async def test_an_attempt_that_is_made_again_sets_nothing_aside_twice(tmp_path: Path, held: bool) -> None:
    records = [record_of(case(), draft(), KEY) for _ in range(4)]
    desk, spool = Desk(away=2, refuses=records[0].entry_id), Spool(tmp_path)
    drain = Drain(cast("Any", desk), spool)
    spool.append([b"of another version", *([] if held else map(pack, records))])
    drain.held = list(records) if held else []
    for _ in range(2):
        with pytest.raises(TimeoutError):
            await drain.drain()
    assert not (tmp_path / "refused").exists()
    assert await drain.drain() == len(records) + 1
    assert desk.stored == [record.entry_id for record in records[1:]]
    assert (tmp_path / "refused").read_bytes().count(b"\n") == 2
    assert len(records) <= BATCH
