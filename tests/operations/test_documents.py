"""Documents that scripts write are current, and what they name exists."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from app.core.config import ROOT, Settings
from scripts import build_dashboards, document_llm, document_settings

#: A file or folder of ours in code type; with a star or a brace it names several.
PATH = re.compile(
    r"`((?:app|rules|batch|scripts|training|benchmarks|migrations|deploy|docs|tests)/[\w./-]+)`"
)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def test_every_setting_is_described_and_the_document_is_current() -> None:
    assert document_settings.DOCUMENT.read_text("utf-8") == document_settings.rendered()


def test_every_line_of_the_example_is_a_setting() -> None:
    text = (ROOT / ".env.example").read_text("utf-8")
    names = re.findall(r"^([A-Z_]+)=", text, re.MULTILINE)
    assert {"OPENAI_API_KEY", "ENVIRONMENT", "DB_URL", "REDIS_URL"} <= set(names)
    described = {name.upper() for group in document_settings.GROUPS.values() for name in group}
    assert set(names) <= described


def test_dashboards_are_what_the_table_says() -> None:
    for dashboard in build_dashboards.DASHBOARDS:
        written = (build_dashboards.FOLDER / f"{dashboard.uid}.json").read_text("utf-8")
        assert written == build_dashboards.rendered(dashboard)


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages()
        for target in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert len(pages()) > 5
    assert broken == []


def test_every_path_that_a_document_names_exists() -> None:
    gone = [
        f"{page.relative_to(ROOT)}: {path}"
        for page in pages()
        for path in PATH.findall(page.read_text("utf-8"))
        if not (ROOT / path).exists()
    ]
    assert gone == []


def test_every_part_of_the_application_is_described() -> None:
    told = set(re.findall(r"[\w/.]+", (ROOT / "docs" / "architecture.md").read_text("utf-8")))
    parts = {path.relative_to(ROOT).as_posix() for path in modules(ROOT / "app")}
    services = {path.stem for path in modules(ROOT / "app" / "services")}
    assert parts - {"app/api", "app/services"} - told == set()
    assert services - told == set()


def pages() -> list[Path]:
    """Everything written about the project."""
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "training").glob("*.md")]


def modules(folder: Path) -> list[Path]:
    """The modules and packages right in ``folder``."""
    return [path for path in folder.iterdir() if not path.name.startswith("_")]


def test_what_leaves_for_a_model_is_what_the_document_shows() -> None:
    assert document_llm.rendered() in document_llm.DOCUMENT.read_text("utf-8")


def test_compose_hands_every_setting_to_the_application() -> None:
    """What somebody writes into ``.env`` is never dropped in silence; places inside the container are its own."""
    compose = (ROOT / "docker-compose.yml").read_text("utf-8")
    passed = set(re.findall(r"^    ([A-Z0-9_]+): ", compose, re.MULTILINE))
    places = {"RULES_DIR", "EMOTION_MODEL_DIR", "AUDIT_DIR", "AUTH_JWKS_FILE"}
    assert {name.upper() for name in Settings.model_fields} - places <= passed


def test_what_compose_does_not_hand_over_is_told() -> None:
    """Where the application is told of a setting by the file and not by ``.env``, the documents say so."""
    compose = (ROOT / "docker-compose.yml").read_text("utf-8")
    application = yaml.safe_load(compose)["x-app"]["environment"]
    own = {name for name, value in application.items() if f"${{{name}:-" not in value}
    places = {"RULES_DIR", "EMOTION_MODEL_DIR", "AUDIT_DIR", "AUTH_JWKS_FILE"}
    assert own == {"DB_URL", "REDIS_URL"}
    assert {"WORKERS", "GRACE_S"} <= set(application)
    for text in (
        compose,
        *((ROOT / page).read_text("utf-8") for page in ("README.md", "docs/operations.md")),
    ):
        assert [name for name in own | places if name not in text] == []


def test_commands_are_told_as_they_work_outside_of_an_environment() -> None:
    """Whoever copies one from a document has not activated anything; inside a container there is no ``.venv``."""
    pages = (
        "docs/operations.md",
        "docs/compliance.md",
        "docs/data.md",
        "docs/settings.md",
        "SECURITY.md",
        "README.md",
    )
    bare = re.compile(
        r"(?<!exec app )(?<!\.venv/bin/)(?<!emofinance/\.venv/bin/)python -m (?:app\.audit|scripts\.)"
    )
    assert [page for page in pages if bare.search((ROOT / page).read_text("utf-8"))] == []


def test_every_alert_is_told_with_what_to_do() -> None:
    alerts = re.findall(r"- alert: (\w+)", (ROOT / "deploy" / "prometheus" / "alerts.yml").read_text("utf-8"))
    told = (ROOT / "docs" / "operations.md").read_text("utf-8")
    assert [alert for alert in alerts if f"`{alert}`" not in told] == []
