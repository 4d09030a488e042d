"""A browser, the service it looks at, and a page whose console must stay clean."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pydantic import SecretStr

from app.core.config import Settings
from scripts.seed_demo import seed
from tests.conftest import skip
from tests.servers import Missing
from tests.web.bank import running_bank
from tests.web.service import running_service
from tests.web.talk import Talk
from tests.web.wire import Wire

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update"]
FLAGS += ["--disable-background-networking", "--disable-sync"]
WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 320, "height": 640}
PATIENCE_MS = 20_000
NO_CHROMIUM = Missing("Chromium이 없습니다. `apt-get install chromium fonts-nanum`을 하세요.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser and a service of their own take their time on a busy machine."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(300))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; without one the browser tests are skipped, and fail with ``CI=true``."""
    path = os.environ.get("TEST_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        skip(NO_CHROMIUM)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def database(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the demo customers."""
    path = tmp_path_factory.mktemp("web") / "web.db"
    shutil.copyfile(migrated_sqlite, path)
    settings = Settings(_env_file=None, db_url=SecretStr(f"sqlite+aiosqlite:///{path}"))
    with ThreadPoolExecutor(1) as thread:  # Playwright keeps a loop running in this one
        thread.submit(lambda: asyncio.run(seed(settings, customers=0))).result()
    return path


@pytest.fixture(scope="package")
def bank() -> Iterator[int]:
    """The port of a bank's site; the service knows it as ``localhost``."""
    with running_bank() as port:
        yield port


@pytest.fixture(scope="package")
def service(database: Path, bank: int) -> Iterator[int]:
    """The port of a running service that a bank may embed."""
    with running_service(database, WEB_EMBED_ORIGINS=f"http://localhost:{bank}") as port:
        yield port


@pytest.fixture
def wire(service: int) -> Iterator[Wire]:
    """The service behind a wire that can be cut."""
    wire = Wire(service)
    yield wire
    wire.close()


@pytest.fixture
def url(service: int) -> str:
    """Where the service answers."""
    return f"http://127.0.0.1:{service}"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A customer's browser in Korea."""
    with opened(browser) as context:
        yield context


@contextmanager
def opened(browser: Browser, **settings: Any) -> Iterator[BrowserContext]:
    """A context in Korea that closes itself; ``settings`` change it."""
    defaults: dict[str, Any] = {"locale": "ko-KR", "timezone_id": "Asia/Seoul", "viewport": WIDE}
    context = browser.new_context(**{**defaults, **settings})
    context.set_default_timeout(PATIENCE_MS)
    try:
        yield context
    finally:
        context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page; at its end the console must hold no error, and no request may have left the machine."""
    page = context.new_page()
    faults, foreign = watch(page)
    yield page
    assert faults == []
    assert foreign == []


def watch(page: Page) -> tuple[list[str], list[str]]:
    """Lists that fill with errors of the page, and with requests to anywhere but this machine."""
    faults: list[str] = []
    foreign: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if is_fault(line.type, line.text) else None)
    page.on("request", lambda sent: None if is_ours(sent.url) else foreign.append(sent.url))
    return faults, foreign


def is_fault(kind: str, text: str) -> bool:
    """Whether a line of the console is an error of ours; that a request failed may be the test's doing."""
    return kind == "error" and not text.startswith("Failed to load resource")


def is_ours(address: str) -> bool:
    """Whether a request stays on this machine."""
    return address.startswith(("http://127.0.0.1:", "http://localhost:", "data:", "blob:"))


@pytest.fixture
def talk(page: Page, url: str) -> Talk:
    """The talk, opened as the first demo customer."""
    return Talk(page, url).open()


@pytest.fixture(scope="package")
def reads_emotions(service: int) -> bool:
    """Whether the service has an emotion model."""
    try:
        answer = urlopen(f"http://127.0.0.1:{service}/health/ready")
    except HTTPError as not_ready:
        answer = not_ready
    with answer:
        ready: dict[str, Any] = json.load(answer)
    return bool(ready["checks"]["emotion_model"] == "ok")


@pytest.fixture
def rows(database: Path) -> Iterator[sqlite3.Connection]:
    """The service's database, to look into."""
    connection = sqlite3.connect(database)
    yield connection
    connection.close()
