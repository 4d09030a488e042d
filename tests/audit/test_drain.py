"""What cannot be stored is set aside once, however often the database goes away meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from cryptography.fernet import InvalidToken
from sqlalchemy.exc import IntegrityError

from app.core.audit_keys import audit_keys
from app.core.spool import Spool
from app.repositories.audit.drain import BATCH, Drain
from app.repositories.audit.packing import Packing
from app.repositories.turns import record_of
from app.schemas.audit import AuditRecord
from tests.audit.factories import case, draft

KEYS = audit_keys(["a key of thirty-two letters or more"])
PACKING = Packing(KEYS.cipher)


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
    records = [record_of(case(), draft(), KEYS.current) for _ in range(4)]
    desk, spool = Desk(away=2, refuses=records[0].entry_id), Spool(tmp_path)
    drain = Drain(cast("Any", desk), spool, PACKING)
    spool.append([b"of another version", *([] if held else map(PACKING.pack, records))])
    drain.held = list(records) if held else []
    for _ in range(2):
        with pytest.raises(TimeoutError):
            await drain.drain()
    assert not (tmp_path / "refused").exists()
    assert await drain.drain() == len(records) + 1
    assert desk.stored == [record.entry_id for record in records[1:]]
    assert (tmp_path / "refused").read_bytes().count(b"\n") == 2
    assert len(records) <= BATCH


def test_a_line_tells_nothing_without_the_key() -> None:
    record = record_of(case(), draft(), KEYS.current)
    line = PACKING.pack(record)
    assert b"\n" not in line
    assert record.subject is not None
    assert record.subject.encode() not in line
    with pytest.raises(InvalidToken):
        Packing(audit_keys(["another key of thirty-two letters"]).cipher).unpack(line)


def test_a_line_of_a_former_key_is_opened() -> None:
    record = record_of(case(), draft(), KEYS.current)
    rotated = audit_keys(["a new key of thirty-two letters or so", "a key of thirty-two letters or more"])
    assert Packing(rotated.cipher).unpack(PACKING.pack(record)) == record
