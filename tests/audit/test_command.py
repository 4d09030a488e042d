"""``python -m app.audit``."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import select, update

from app import audit
from app.core.audit_keys import load_audit_keys
from app.core.config import Settings
from app.core.db import Database, open_database
from app.models import AuditEntry
from app.repositories.audit import AuditTrail, open_trail
from app.repositories.audit.anchors import drop_anchor, read_anchors
from app.repositories.audit.expiry import Expiry
from app.repositories.housekeeping import Housekeeping
from app.repositories.turns import TurnRecorder
from tests.audit.factories import case, draft, turn
from tests.conftest import Backend, settings_for


async def run(settings: Settings, *words: str) -> int:
    return await audit.run(settings, audit.asked(words))


async def test_verify_says_that_all_is_well(
    recorder: TurnRecorder, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await recorder.record(case(), draft())
    assert await run(settings, "verify") == 0
    assert "기록 1건(보관 기간이 지나 비운 것 0건): 모두 온전합니다." in capsys.readouterr().out


async def test_verify_says_when_there_is_no_anchor(
    recorder: TurnRecorder, settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    await recorder.record(case(), draft())
    assert await run(settings, "verify") == 0
    assert "표지 없음" in capsys.readouterr().out
    assert recorder.trail.writer.end is not None
    drop_anchor(tmp_path / "kept", recorder.trail.writer.end)
    assert await run(settings, "verify", "--anchors", str(tmp_path / "kept" / "anchors.jsonl")) == 0
    assert "표지 없음" not in capsys.readouterr().out


@pytest.fixture
def other(migrated_sqlite: Path, tmp_path: Path) -> Settings:
    """Settings on another database, with the same key, that has a trail of its own."""
    copyfile(migrated_sqlite, tmp_path / "other.db")
    backend = Backend("other", f"sqlite+aiosqlite:///{tmp_path / 'other.db'}", None, tmp_path / "elsewhere")
    return settings_for(backend, db_timeout_s=30)


async def write(settings: Settings, *, turns: int) -> None:
    """What a service leaves that answered so often: a chain, and its anchor."""
    async with open_database(settings) as database, open_trail(settings, database) as trail:
        for _ in range(turns):
            await TurnRecorder(trail).record(case(known=False), draft())


async def test_anchors_of_another_database_are_no_tampering(
    settings: Settings, other: Settings, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await write(settings, turns=3)
    foreign = str(settings.audit_dir / "anchors.jsonl")
    assert await run(other, "verify", "--anchors", foreign) == 3  # it has no entry yet
    await write(other, turns=1)
    capsys.readouterr()
    assert await run(other, "verify") == 0
    assert "다른 데이터베이스" not in capsys.readouterr().out
    assert await run(other, "verify", "--anchors", foreign) == 0
    shown = capsys.readouterr().out
    assert "표지 2개 가운데 1개는 다른 데이터베이스의 것" in shown
    assert "모두 온전합니다" in shown
    (other.audit_dir / "anchors.jsonl").unlink()
    assert await run(other, "verify", "--anchors", foreign) == 3
    shown = capsys.readouterr().out
    assert "표지 1개 가운데 1개는 다른 데이터베이스의 것" in shown
    assert "모두 온전합니다" in shown
    assert await run(settings, "verify") == 0


async def test_anchors_are_read_from_a_log_too(
    settings: Settings, database: Database, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    await write(settings, turns=2)
    (anchor,) = read_anchors(settings.audit_dir / "anchors.jsonl")
    line = {"event": "audit_anchor", "level": "info", **asdict(anchor)}
    logs = tmp_path / "logs.json"
    logs.write_text(f"no JSON\n[1]\n{json.dumps(line)}\n{json.dumps(line | {'length': 3})}\n")
    assert await run(settings, "verify", "--anchors", str(logs)) == 1
    assert "- 사슬 1 기록 3: 끝이 잘렸습니다" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, "", "no anchor in here\n"], ids=["missing", "empty", "without"])
async def test_a_file_of_anchors_that_says_nothing_is_an_error(
    content: str | None,
    settings: Settings,
    database: Database,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    await write(settings, turns=1)
    given = tmp_path / "given.jsonl"
    if content is not None:
        given.write_text(content)
    assert await run(settings, "verify", "--anchors", str(given)) == 3
    shown = capsys.readouterr()
    assert (
        f"표지를 읽을 수 없는 파일입니다(없거나, 비었거나, 열 수 없거나, 표지가 한 줄도 없습니다): {given}"
        in shown.err
    )
    assert "표지 1개와 견주었습니다" in shown.out
    assert await run(settings, "verify", "--anchors", str(tmp_path)) == 3  # a folder is no file


async def test_verify_says_how_many_anchors_were_compared(
    settings: Settings, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await write(settings, turns=1)
    own = str(settings.audit_dir / "anchors.jsonl")
    assert await run(settings, "verify", "--anchors", own) == 0  # the same file twice is one
    assert "데이터베이스 밖의 표지 1개와 견주었습니다." in capsys.readouterr().out


async def test_verify_names_what_is_wrong_and_fails(
    recorder: TurnRecorder, database: Database, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await recorder.record(case(), draft())
    async with database.transaction() as session:
        await session.execute(update(AuditEntry).values(purpose="curiosity"))
    assert await run(settings, "verify") == 1
    assert "- 사슬 1 기록 1: 내용이 바뀌었습니다" in capsys.readouterr().out


async def test_export_masks_and_is_itself_recorded(
    recorder: TurnRecorder, database: Database, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await recorder.record(case(asked=turn(actor="counsellor:lee", address="203.0.113.77")), draft())
    await recorder.record(case(asked=turn(user_id="park", address="2001:db8:1:2::3"), known=False), draft())
    assert await run(settings, "export", "--customer", "kim") == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["actor"], first["address"]) == ("co…", "203.0…")
    assert first["details"]["label"] == "DELINQ_EARLY"
    subject = load_audit_keys(settings).current.subject("kim")
    assert first["subject"] == subject[:8] + "…"
    assert second["kind"] == "export"
    assert second["actor"] == "cl…"
    async with database.session() as session:
        entry = (await session.scalars(select(AuditEntry).where(AuditEntry.kind == "export"))).one()
    assert entry.subject == subject
    assert str(entry.actor).startswith("cli:")


async def test_export_unmasked_tells_counsellors_apart_and_keeps_the_reason(
    recorder: TurnRecorder, database: Database, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    for actor, address in (("counsellor:lee", "203.0.113.77"), ("counsellor:choi", "203.0.113.78")):
        await recorder.record(case(asked=turn(actor=actor, address=address)), draft())
    reason = "유출 신고 2026-17 확인, 담당 010-1234-5678"
    assert await run(settings, "export", "--customer", "kim", "--unmasked", "--reason", reason) == 0
    lee, choi, own = map(json.loads, capsys.readouterr().out.splitlines())
    assert [(lee["actor"], lee["address"]), (choi["actor"], choi["address"])] == [
        ("counsellor:lee", "203.0.113.77"),
        ("counsellor:choi", "203.0.113.78"),
    ]
    async with database.session() as session:
        entry = (await session.scalars(select(AuditEntry).where(AuditEntry.kind == "export"))).one()
    assert entry.details is not None
    assert (entry.details["unmasked"], own["kind"]) == (True, "export")
    assert entry.details["reason"].startswith("유출 신고 2026-17 확인")
    assert "010-1234-5678" not in entry.details["reason"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--unmasked"], '가리지 않고 내보내려면 --reason "까닭"이 있어야 합니다'),
        (["--unmasked", "--reason", "  ? "], "까닭을 5자에서 300자까지로 적어 주세요"),
        (["--since", "내일"], "날짜를 읽을 수 없습니다: 내일 (2026-11-01처럼 적어 주세요)"),
    ],
)
def test_what_cannot_be_exported_is_told(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        audit.asked(["export", *words])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


async def test_export_by_time(
    recorder: TurnRecorder, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    now = datetime.now(UTC)
    for days in (1, 3):
        await recorder.record(case(asked=turn(at=now - timedelta(days=days))), draft())
    await run(
        settings, "export", "--since", (now - timedelta(days=2)).isoformat(), "--until", now.isoformat()
    )
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["seq"] == 1


async def test_retain_purges_and_verifies(
    trail: AuditTrail, recorder: TurnRecorder, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    old = datetime.now(UTC) - timedelta(days=6 * 366)
    await recorder.record(case(asked=turn(at=old)), draft())
    assert await run(settings, "retain") == 0
    shown = capsys.readouterr().out
    assert "감사 기록: counselling 1건" in shown
    assert "다른 표: ScenarioLabel 1건" in shown
    assert "비운 것 1건): 모두 온전합니다." in shown
    assert await run(settings, "purge") == 0
    assert "보관 기간이 지난 것이 없습니다" in capsys.readouterr().out


async def test_retain_tells_what_it_could_not_do_and_does_the_rest(
    recorder: TurnRecorder,
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await recorder.record(case(), draft())

    async def away(*_: object, **__: object) -> int:
        raise TimeoutError

    monkeypatch.setattr(Expiry, "purge", away)
    monkeypatch.setattr(Housekeeping, "_step", away)
    assert await run(settings, "retain") == 1
    shown = capsys.readouterr()
    assert "감사 기록을 비우지 못했습니다: TimeoutError" in shown.err
    assert "다 정리하지 못한 표: ScenarioLabel" in shown.err
    assert "모두 온전합니다" in shown.out
