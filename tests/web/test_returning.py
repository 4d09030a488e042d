"""Coming back to a talk: by reload, by Back, in another tab, in the middle of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.talk import Talk
from tests.web.wire import Wire

SAID = "카드값이 밀렸는데 어떻게 해야 할지 모르겠어요"
CRISIS = "빚 때문에 더는 살고 싶지 않아요. 죽고 싶어요"
FRAUD = "검찰이라면서 안전계좌로 돈을 보내라고 해요"


@pytest.fixture
def wired(page: Page, wire: Wire) -> Iterator[Talk]:
    """A talk over a wire that the test holds."""
    yield Talk(page, wire.url).open()
    page.goto("about:blank")


def back_again(talk: Talk) -> None:
    """Reload, and wait until the page has begun."""
    talk.page.reload()
    expect(talk.page.locator("html[data-ready]")).to_be_attached()


def stays(talk: Talk, turns: int) -> None:
    """The talk is on the page, with nothing lost and nothing twice."""
    expect(talk.log.locator(".mine")).to_have_count(turns)
    expect(talk.answers).to_have_count(turns)
    expect(talk.answers.last.locator(".after")).to_be_visible()
    expect(talk.page.get_by_text("어떤 마음으로 오셨어요?")).to_be_hidden()


def test_a_reload_reopens_the_talk(talk: Talk) -> None:
    talk.say(SAID)
    talk.say("안녕하세요")
    steps = talk.answers.first.locator("ol.steps li").all_inner_texts()
    back_again(talk)
    stays(talk, 2)
    expect(talk.page.locator("#mood").get_by_role("img", name=re.compile("메시지 2개에서"))).to_be_visible()
    expect(talk.answers.first.locator("ol.steps li")).to_have_text(steps)
    expect(talk.answers.first.get_by_text(re.compile(r"근거 \d+가지"))).to_be_visible()
    expect(talk.page.locator("#scenario .title")).to_have_text("초기 연체")
    expect(talk.page.locator("#scenario")).to_contain_text("연체 일수")
    talk.say("연체 이자가 얼마예요?")
    stays(talk, 3)


def test_back_from_the_flow_finds_the_talk(talk: Talk) -> None:
    talk.say(SAID)
    talk.page.get_by_role("link", name="나의 흐름").click()
    expect(talk.page.locator("#flow")).to_be_visible()
    talk.page.go_back()
    stays(talk, 1)


def test_a_new_talk_stays_empty_after_a_reload(talk: Talk) -> None:
    talk.say(SAID)
    talk.page.get_by_role("button", name="새 대화 시작하기").click()
    back_again(talk)
    expect(talk.log.locator(".mine")).to_have_count(0)
    expect(talk.page.get_by_text("어떤 마음으로 오셨어요?")).to_be_visible()


@pytest.mark.parametrize(
    ("said", "title", "number"),
    [(CRISIS, "지금은 안전이 먼저예요", "109"), (FRAUD, "먼저 돈과 정보를 지켜요", "1394")],
)
def test_a_card_reopened_has_its_numbers(talk: Talk, said: str, title: str, number: str) -> None:
    talk.say(said)
    back_again(talk)
    card = talk.answers.first.get_by_role("region", name=title)
    link = card.get_by_role("list", name="전화할 곳").get_by_role("link", name=re.compile(f"^{number}"))
    expect(link).to_have_attribute("href", f"tel:{number}")
    expect(link).to_be_in_viewport()
    assert card.get_by_role("button", name="상담원과 이야기하기").count() == (said == CRISIS)


def test_an_answer_that_ended_while_the_page_was_away_is_there_once(wired: Talk, wire: Wire) -> None:
    wire.flowing.clear()
    wired.write(SAID)
    expect(wired.page.locator("#scenario")).to_contain_text("초기 연체")
    wired.page.wait_for_timeout(1_000)  # the service has answered, the page has not heard it
    wired.page.reload()
    wire.flowing.set()
    stays(wired, 1)


def test_a_message_that_nobody_heard_is_asked_again(talk: Talk) -> None:
    talk.say("안녕하세요")
    talk.page.route("**/api/chat/stream", lambda route: route.abort("connectionreset"))
    talk.write(SAID)
    expect(talk.answers.last.locator(".trouble")).to_be_visible()
    talk.page.unroute("**/api/chat/stream")
    back_again(talk)
    stays(talk, 2)
    back_again(talk)
    stays(talk, 2)


def test_a_message_that_was_stopped_is_not_asked_again(wired: Talk, wire: Wire) -> None:
    wired.say("안녕하세요")
    wire.flowing.clear()
    wired.write(SAID)
    wired.page.get_by_role("button", name="답변 멈추기").click()
    expect(wired.answers.last.locator(".trouble")).to_contain_text("멈췄어요")
    assert SAID not in wired.page.evaluate("JSON.stringify({...sessionStorage})")
    wire.flowing.set()


def test_another_customer_does_not_see_what_was_left(talk: Talk) -> None:
    talk.page.route("**/api/chat/stream", lambda route: route.abort("connectionreset"))
    talk.write(SAID)
    expect(talk.answers.last.locator(".trouble")).to_be_visible()
    talk.page.unroute("**/api/chat/stream")
    talk.page.evaluate("sessionStorage.setItem('emofinance.persona', 'demo-low-cash')")
    back_again(talk)
    expect(talk.page.get_by_text("어떤 마음으로 오셨어요?")).to_be_visible()
    expect(talk.log.locator(".mine")).to_have_count(0)


def test_a_second_tab_sees_what_the_first_said(talk: Talk, context: BrowserContext, url: str) -> None:
    talk.say(SAID)
    session = talk.page.evaluate("sessionStorage.getItem('emofinance.session')")
    other = context.new_page()
    other.add_init_script(f"sessionStorage.setItem('emofinance.session', '{session}')")
    second = Talk(other, url).open()
    stays(second, 1)
    talk.say("연체 이자가 얼마예요?")
    other.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
    stays(second, 2)
