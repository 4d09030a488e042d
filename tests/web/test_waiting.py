"""What stands on the page while an answer is slow, taken back, or stopped."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.web.talk import Talk

#: The stream of an answer, in the hands of the test.
HELD = """
const real = window.fetch;
window.fetch = (path, options) => {
  if (path !== "/api/chat/stream") return real(path, options);
  const stream = new ReadableStream({ start(feed) { window.feed = feed; } });
  options.signal.addEventListener("abort", () => window.feed.error(new DOMException("", "AbortError")));
  return Promise.resolve(new Response(stream, { headers: { "Content-Type": "text/event-stream" } }));
};
"""
FEED = "text => window.feed.enqueue(new TextEncoder().encode(text))"
WRONG = "처음 쓴 답이에요."


@pytest.fixture
def held(page: Page, url: str) -> Talk:
    """A talk that has just been asked something."""
    page.add_init_script(HELD)
    talk = Talk(page, url).open()
    talk.write("안녕하세요")
    return talk


def feed(talk: Talk, name: str, data: object) -> None:
    """Let one event of the answer arrive."""
    talk.page.evaluate(FEED, f"event: {name}\ndata: {json.dumps(data)}\n\n")


def take_back(talk: Talk) -> None:
    """Show an answer and take it back."""
    feed(talk, "analysis", {"emotion": None, "scenario": None, "meta": {}})
    feed(talk, "token", {"text": WRONG})
    expect(talk.answers.first.locator(".prose")).to_have_text(WRONG)
    feed(talk, "retract", {})


def test_a_slow_answer_is_told_to_be_slow(held: Talk) -> None:
    expect(held.answers.first.get_by_text("말씀을 읽고 있어요")).to_be_visible()
    expect(held.answers.first.get_by_text("조금 더 걸리고 있어요")).to_be_visible()
    expect(held.page.locator("#status")).to_have_text("조금 더 걸리고 있어요")
    feed(held, "token", {"text": "늦어서 죄송해요."})
    expect(held.answers.first.locator(".body")).to_have_text("늦어서 죄송해요.")


def test_words_taken_back_are_gone_and_it_is_said(held: Talk) -> None:
    take_back(held)
    expect(held.answers.first.locator(".body")).to_have_text("답을 다시 쓰고 있어요")
    expect(held.page.locator("#status")).to_have_text("답을 다시 쓰고 있어요")
    feed(held, "token", {"text": "다시 쓴 답이에요."})
    expect(held.answers.first.locator(".body")).to_have_text("다시 쓴 답이에요.")


def test_words_taken_back_do_not_stay_when_it_is_stopped(held: Talk) -> None:
    take_back(held)
    held.page.get_by_role("button", name="답변 멈추기").click()
    expect(held.answers.first.locator(".trouble")).to_contain_text("답을 쓰기 전에 멈췄어요.")
    expect(held.answers.first).not_to_contain_text(WRONG)
    expect(held.answers.first).not_to_contain_text("다시 쓰고 있어요")
