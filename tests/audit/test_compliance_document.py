"""``docs/compliance.md`` and ``SECURITY.md`` promise only what is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from app.core.config import ROOT, Settings
from app.schemas.retention import PERIODS, Retention, period_of

DOCUMENTS = ("docs/compliance.md", "SECURITY.md", "docs/decisions/0004-audit-trail.md")
PLACE = re.compile(r"`((?:app|rules|tests|docs|deploy|scripts)/[\w./-]+\.\w+)(?:::(\w+))?`")
SETTING = re.compile(r"`([A-Z][A-Z0-9_]{4,})(?:=[^`]*)?`")
ROW = re.compile(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)

#: The only modules that may touch ``ScenarioLabel``: they write it, or serve the customer, the person who
#: answers an objection, or the end of its time, or count groups that nobody can be found in. None of them hands
#: labels to anybody who lends.
READERS = {
    "app/models/__init__.py",
    "app/models/finance.py",
    "app/repositories/customer_data.py",
    "app/repositories/housekeeping.py",
    "app/repositories/insights.py",
    "app/repositories/objections.py",
    "app/repositories/turns.py",
    "batch/decisions.py",
    "batch/feelings.py",
    "batch/label_store.py",
    "scripts/label_population.py",
}


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def functions_in(path: Path) -> set[str]:
    """Names of the functions that a module defines."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_and_test_named_is_there(document: str) -> None:
    places = PLACE.findall(text_of(document))
    missing = [
        f"{path}::{name}" if name else path
        for path, name in places
        if not (ROOT / path).is_file() or (name and name not in functions_in(ROOT / path))
    ]
    assert missing == []
    assert len(places) >= 10 or document.startswith("docs/decisions")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_setting_named_is_there(document: str) -> None:
    known = {name.upper() for name in Settings.model_fields}
    assert set(SETTING.findall(text_of(document))) <= known


def test_the_periods_are_those_of_the_code() -> None:
    told = {name: (period, ground) for name, period, ground in ROW.findall(text_of("docs/compliance.md"))}
    assert set(told) == {retention.value for retention in Retention}
    for retention, period in PERIODS.items():
        shown, ground = told[retention.value]
        assert ground == period.ground
        assert re.findall(r"\d+", shown)[0] == str(period.years or period.days)
        assert ("일" in shown) == bool(period.days)
    assert f"{period_of(Retention.COUNSELLING, seller=True).years}년" in told["counselling"][0]


def test_every_duty_has_an_article_and_a_place() -> None:
    sections = text_of("docs/compliance.md").split("\n## ")
    duties = [
        row.split(" | ")
        for section in sections
        if "| 조문 |" in section
        for row in section.splitlines()
        if row.startswith("| ") and not row.startswith(("| 의무", "| ---"))
    ]
    assert len(duties) >= 20
    for duty, article, place, *_ in duties:
        assert "제" in article or article == "–", duty
        assert "`" in place or "#" in place, duty


def test_labels_are_read_only_where_they_help_the_customer() -> None:
    found = {
        str(path.relative_to(ROOT))
        for folder in ("app", "batch", "scripts")
        for path in (ROOT / folder).rglob("*.py")
        if "ScenarioLabel" in path.read_text(encoding="utf-8")
    }
    assert found <= READERS
