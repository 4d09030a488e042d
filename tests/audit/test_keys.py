"""The audit keys: given in production, made once in development, shown never."""

from __future__ import annotations

import json
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import ValidationError
from structlog.testing import capture_logs

from app.core.audit_keys import audit_keys, canonical, load_audit_keys, own_key
from app.core.config import Settings

ONE, TWO = "the first key of the tests: long enough", "the second key of the tests and longer"


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)  # type: ignore[arg-type]


def test_production_does_not_start_without_one() -> None:
    with pytest.raises(SystemExit, match="AUDIT_KEY"):
        load_audit_keys(settings(environment="production"))


@pytest.mark.parametrize("weak", ["short", "a" * 64, f"{ONE},short", " " * 40])
def test_a_weak_one_is_refused_and_not_shown(weak: str) -> None:
    with pytest.raises(ValidationError, match="32자 이상") as refused:
        settings(audit_key=weak)
    assert weak not in str(refused.value)


def test_the_first_seals_and_all_verify() -> None:
    keys = load_audit_keys(settings(audit_key=f"{ONE}, {TWO}"))
    assert keys.current == audit_keys([ONE]).current
    assert [key.id for key in keys.former] == [audit_keys([TWO]).current.id]
    assert keys.get(keys.former[0].id) is keys.former[0]
    assert keys.get("unknown") is None
    assert len(set(keys.subjects("kim")) | set(keys.persons("kim"))) == 4


def test_a_key_is_not_shown() -> None:
    assert ONE not in repr(audit_keys([ONE]))


def test_development_makes_its_own_once_and_says_so(tmp_path: Path) -> None:
    given = settings(audit_dir=tmp_path / "audit")
    with capture_logs() as logs:
        first, second = load_audit_keys(given), load_audit_keys(given)
    assert first == second
    assert [entry["event"] for entry in logs] == ["audit_key_of_this_installation"] * 2
    path = tmp_path / "audit" / "audit.key"
    assert path.read_text() not in json.dumps(logs)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_of_many_that_start_at_once_one_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "audit" / "audit.key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(own_key, [path] * 8))
    assert keys == {path.read_text()}


def test_seals_depend_on_key_purpose_and_value_only() -> None:
    one, two = audit_keys([ONE]).current, audit_keys([TWO]).current
    assert one.seal("link", ["가", 1]) == one.seal("link", ["가", 1])
    different = {one.seal("link", ["가", 1]), one.seal("end", ["가", 1]), one.seal("link", ["가", "1"])}
    assert len(different | {two.seal("link", ["가", 1])}) == 4
    assert canonical({"b": 1, "a": "가"}) == '{"a":"가","b":1}'.encode()
