"""The answer as it arrives: understood first, then said; stopped, broken off, taken up again, never doubled."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.talk import Talk
from tests.web.wire import Wire

MESSAGE = "카드값이 밀렸는데 어떻게 해야 할지 모르겠어요"


@pytest.fixture
def wired(page: Page, wire: Wire) -> Iterator[Talk]:
    """A talk over a wire that the test holds, in a session of its own."""
    yield Talk(page, wire.url).open()
    page.goto("about:blank")


def stored(talk: Talk) -> list[str]:
    """The roles of the messages that the service remembers of the session on the page."""
    script = """async () => {
      const session = sessionStorage.getItem('emofinance.session');
      const answer = await fetch(`/api/users/demo-delinq-early/sessions/${session}`);
      return answer.ok ? (await answer.json()).messages.map(({ role }) => role) : [];
    }"""
    roles: list[str] = talk.page.evaluate(script)
    return roles


def test_what_was_understood_shows_before_the_answer(wired: Talk, wire: Wire) -> None:
    wire.flowing.clear()
    wired.write(MESSAGE)
    expect(wired.page.locator("#scenario")).to_contain_text("초기 연체")
    expect(
        wired.answers.first.get_by_text(re.compile("말씀을 읽고 있어요|조금 더 걸리고 있어요"))
    ).to_be_visible()
    expect(wired.page.get_by_role("button", name="답변 멈추기")).to_be_visible()
    wire.flowing.set()
    expect(wired.answers.first.locator(".after")).to_be_visible()
    expect(wired.page.get_by_role("button", name="보내기", exact=True)).to_be_visible()


def test_a_broken_stream_heals_by_itself(wired: Talk, wire: Wire) -> None:
    wire.cuts = 1
    answer = wired.say(MESSAGE)
    assert wire.streams >= 1
    expect(answer.locator(".trouble")).to_have_count(0)
    expect(wired.log.locator(".mine")).to_have_count(1)
    expect(wired.log.locator(".mood, .mood-none")).to_have_count(1)
    assert stored(wired) == ["user", "assistant"]


def test_a_stream_that_stays_broken_is_taken_up_by_hand(wired: Talk, wire: Wire) -> None:
    wired.page.route("**/api/chat/stream", lambda route: route.abort("connectionreset"))
    wired.write(MESSAGE)
    trouble = wired.answers.first.locator(".trouble")
    expect(trouble).to_contain_text("연결")
    wired.page.unroute("**/api/chat/stream")
    trouble.get_by_role("button", name="이어서 받기").click()
    expect(wired.answers.first.locator(".after")).to_be_visible()
    expect(trouble).to_have_count(0)
    expect(wired.answers).to_have_count(1)
    assert stored(wired) == ["user", "assistant"]


def test_every_try_of_a_turn_has_the_same_key(wired: Talk) -> None:
    keys: list[str | None] = []

    def broken(route: Route) -> None:
        keys.append(route.request.headers.get("idempotency-key"))
        route.abort("connectionreset")

    wired.page.route("**/api/chat/stream", broken)
    wired.write(MESSAGE)
    expect(wired.answers.first.locator(".trouble")).to_be_visible()
    wired.page.unroute("**/api/chat/stream")
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert keys[0] is not None


def test_an_answer_can_be_stopped_and_asked_for_again(wired: Talk, wire: Wire) -> None:
    wire.flowing.clear()
    wired.write(MESSAGE)
    expect(wired.page.locator("#scenario")).to_contain_text("초기 연체")
    wired.page.get_by_role("button", name="답변 멈추기").click()
    stopped = wired.answers.first.locator(".trouble")
    expect(stopped).to_contain_text("멈췄어요")
    expect(wired.page.locator("#message")).to_be_focused()
    wire.flowing.set()
    stopped.get_by_role("button", name="다시 답 받기").click()
    expect(wired.answers.first.locator(".after")).to_be_visible()


def test_pieces_add_up_and_a_retraction_starts_again(page: Page, url: str) -> None:
    meta = {
        "session_id": "s",
        "request_id": "r",
        "topic": "general",
        "kind": "general",
        "degraded": [],
        "notice": "",
    }
    whole = {
        "reply": "다시 쓴 답이에요.",
        "emotion": None,
        "meta": {**meta, "steps": [], "contacts": [], "sources": []},
    }
    events = [
        ("analysis", '{"emotion": null, "scenario": null, "meta": {}}'),
        ("token", '{"text": "처음 쓴 "}'),
        ("token", '{"text": "답이에요."}'),
        ("retract", "{}"),
        ("token", '{"text": "다시 쓴 답이에요."}'),
    ]
    body = ": hello\r\n\r\n" + "".join(
        f"id: r:{n}\r\nevent: {name}\r\ndata: {data}\r\n\r\n" for n, (name, data) in enumerate(events)
    )
    page.route("**/api/chat/stream", lambda route: route.fulfill(body=body, content_type="text/event-stream"))
    talk = Talk(page, url).open()
    talk.write("안녕하세요")
    answer = talk.answers.first
    expect(answer.locator(".trouble")).to_contain_text("연결이 끊겼어요")
    expect(answer.locator(".prose")).to_have_text("다시 쓴 답이에요.")
    page.unroute("**/api/chat/stream")
    page.route("**/api/chat/stream", lambda route: route.fulfill(status=404))
    page.route("**/api/chat", lambda route: route.fulfill(json=whole))
    answer.get_by_role("button", name="이어서 받기").click()
    expect(answer.locator(".after")).to_be_visible()
    expect(answer.locator(".prose")).to_have_text("다시 쓴 답이에요.")


def test_without_streaming_the_plain_route_answers(page: Page, url: str) -> None:
    page.route("**/api/chat/stream", lambda route: route.fulfill(status=404))
    answer = Talk(page, url).open().say(MESSAGE)
    expect(answer.locator("ol.steps")).to_be_visible()


@pytest.mark.parametrize(
    ("status", "code", "message", "button"),
    [
        (429, "too_many_requests", "지금은 요청이 많아요. 잠시 뒤 다시 보내 주세요.", "다시 시도"),
        (503, "unavailable", "지금은 답을 드릴 수 없어요. 잠시 뒤 다시 시도해 주세요.", "이어서 받기"),
    ],
)
def test_an_error_is_told_with_what_to_do(
    page: Page, url: str, status: int, code: str, message: str, button: str
) -> None:
    body = {"error": {"code": code, "message": message, "details": [], "request_id": "r"}}
    refuse = lambda route: route.fulfill(status=status, json=body, headers={"Retry-After": "7"})  # noqa: E731
    page.route("**/api/chat/stream", refuse)
    talk = Talk(page, url).open()
    talk.write(MESSAGE)
    trouble = talk.answers.first.locator(".trouble")
    expect(trouble).to_contain_text(message)
    expect(trouble).to_contain_text("7초쯤 뒤에")
    page.unroute("**/api/chat/stream")
    trouble.get_by_role("button", name=button).click()
    expect(talk.answers.first.locator(".after")).to_be_visible()


def test_a_talk_that_needs_signing_in_says_so(page: Page, url: str) -> None:
    page.route("**/api/personas", lambda route: route.fulfill(status=404, json={}))
    talk = Talk(page, url).open()
    expect(page.get_by_text(re.compile("로그인이 필요하거나")).first).to_be_visible()
    talk.write("안녕하세요")
    expect(talk.answers).to_have_count(0)
