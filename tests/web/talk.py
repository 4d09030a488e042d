"""The page of the talk as a customer uses it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True)
class Talk:
    """One customer at the page."""

    page: Page
    url: str

    def open(self, path: str = "/") -> Talk:
        """Go there and wait until the page has begun."""
        self.page.goto(self.url + path)
        expect(self.page.locator("html[data-ready]")).to_be_attached()
        return self

    def as_persona(self, user_id: str) -> Talk:
        """Talk as another demo customer."""
        self.page.locator("#persona").select_option(user_id)
        return self

    def write(self, text: str) -> None:
        """Send a message and do not wait."""
        self.page.locator("#message").fill(text)
        self.page.locator("#message").press("Enter")

    def say(self, text: str) -> Locator:
        """Send a message; the finished answer."""
        before = self.answers.count()
        self.write(text)
        answer = self.answers.nth(before)
        expect(answer.locator(".after")).to_be_visible()
        return answer

    @property
    def answers(self) -> Locator:
        """Every answer so far."""
        return self.page.get_by_role("article", name="상담 도우미의 답변")

    @property
    def log(self) -> Locator:
        """The conversation."""
        return self.page.get_by_role("log", name="대화 내용")

    @property
    def dialog(self) -> Locator:
        """The dialog that is open."""
        return self.page.get_by_role("dialog")
