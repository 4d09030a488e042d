"""Pictures of the main states of the page: ``python -m scripts.screenshots --url http://127.0.0.1:8000``.

Needs Chromium, Korean fonts and a service in development with the demo customers. Writes ``docs/images``.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from app.core.config import ROOT

FOLDER = ROOT / "docs" / "images"
CHROMIUM = "chromium"
FLAGS = ["--no-sandbox", "--disable-gpu"]
WORRY = "카드값이 밀렸는데 이러다 신용불량자가 되는 건 아닌지 너무 불안해요"
NEXT = "그럼 채무조정은 어떻게 신청해요?"
FRAUD = "검찰이라면서 안전계좌로 돈을 보내라고 해요"
CRISIS = "빚 때문에 더는 살고 싶지 않아요"


@dataclass(frozen=True)
class Picture:
    """One state: where, how large, in which look, and what is done first."""

    name: str
    size: tuple[int, int] = (1440, 960)
    scheme: str = "light"
    path: str = "/"
    persona: str = "demo-delinq-early"
    prepare: Callable[[Page], None] = lambda page: None


def says(*messages: str) -> Callable[[Page], None]:
    """Write messages, one after the other."""

    def talk(page: Page) -> None:
        for message in messages:
            page.locator("#message").fill(message)
            page.locator("#message").press("Enter")
            page.locator(".theirs:last-child .after").wait_for()

    return talk


def shows_evidence(page: Page) -> None:
    """Open what a scenario was judged by."""
    says(WORRY)(page)
    page.get_by_role("button", name=re.compile("판단 근거")).click()
    page.locator("#evidence .criteria li").first.wait_for()


def takes_a_case(page: Page) -> None:
    """Open the first hand-off of the queue."""
    page.locator("#list button").first.click()
    page.get_by_role("region", name="연결 요청").wait_for()
    page.evaluate("scrollTo(0, 0)")


PICTURES = (
    Picture("welcome"),
    Picture("talk", prepare=says(WORRY, NEXT)),
    Picture("talk-dark", scheme="dark", prepare=shows_evidence),
    Picture("crisis", size=(1024, 1080), prepare=says(CRISIS)),
    Picture("fraud", size=(1024, 1000), scheme="dark", prepare=says(FRAUD)),
    Picture("phone", size=(390, 844), prepare=says(WORRY)),
    Picture("narrow", size=(320, 640)),
    Picture("flow", size=(1280, 1180), path="/flow", persona="demo-revolving-burden"),
    Picture("flow-dark", size=(390, 844), scheme="dark", path="/flow", persona="demo-revolving-burden"),
    Picture("counsellor", size=(1280, 900), path="/counsellor", prepare=takes_a_case),
)


def take(browser: Browser, url: str, picture: Picture) -> Path:
    """One picture."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        locale="ko-KR",
        timezone_id="Asia/Seoul",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.add_init_script(f"sessionStorage.setItem('emofinance.persona', '{picture.persona}')")
    page.goto(url + picture.path)
    page.locator("html[data-ready]").wait_for(state="attached")
    picture.prepare(page)
    page.wait_for_timeout(500)
    path = FOLDER / f"{picture.name}.png"
    page.screenshot(path=path)
    context.close()
    return path


def main() -> None:
    """Take them all, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("names", nargs="*", help="찍을 그림 (비우면 모두)")
    given = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which(CHROMIUM), args=FLAGS)
        for picture in PICTURES:
            if not given.names or picture.name in given.names:
                print(take(browser, given.url, picture).relative_to(ROOT))
        browser.close()


if __name__ == "__main__":
    main()
