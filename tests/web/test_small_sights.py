"""Long messages, amounts over two lines, keys of a phone, limits of one figure, a list without a network."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from tests.web.conftest import NARROW, opened
from tests.web.talk import Talk


def test_an_amount_stays_on_one_line(talk: Talk) -> None:
    answer = talk.say("이번 달 카드 얼마 썼어?")
    text = answer.locator(".body").text_content() or ""
    assert re.search(r"\d만\u00a0[\d,]+원", text), text
    assert not re.search(r"\d[조억만천] (?:\d|원)", text), text


def test_a_long_message_is_folded(talk: Talk) -> None:
    talk.say("카드값이 밀려서 걱정이에요. " * 100)
    said = talk.log.locator(".mine")
    fold = said.get_by_role("button")
    folded = said.locator("p").first.bounding_box()
    assert folded is not None
    assert folded["height"] < 320
    fold.click()
    expect(fold).to_have_text("접기")
    whole = said.locator("p").first.bounding_box()
    assert whole is not None
    assert whole["height"] > 2 * folded["height"]


def test_enter_makes_a_new_line_on_a_phone(browser: Browser, url: str) -> None:
    with opened(browser, viewport=NARROW, has_touch=True, is_mobile=True) as context:
        talk = Talk(context.new_page(), url).open()
        talk.write("첫 줄")
        expect(talk.page.locator("#message")).to_have_value("첫 줄\n")
        expect(talk.answers).to_have_count(0)
        talk.page.get_by_role("button", name="보내기", exact=True).click()
        expect(talk.answers.first.locator(".after")).to_be_visible()


def test_the_limits_of_one_figure_stand_together(talk: Talk) -> None:
    talk.as_persona("demo-delinq-mid")
    talk.say("연체가 걱정돼요").get_by_role("button", name=re.compile("판단 근거")).click()
    days = talk.page.locator("#evidence .criteria li").filter(has_text="연체 일수")
    expect(days).to_have_count(1)
    expect(days).to_contain_text(re.compile(r"기준 \d+일 이상, \d+일 이하"))


def test_the_list_outlives_the_network(talk: Talk) -> None:
    talk.say("안녕하세요")
    listed = talk.page.locator("#sessions [aria-current]")
    expect(listed).to_have_count(1)
    talk.page.route("**/sessions", lambda route: route.abort("internetdisconnected"))
    talk.say("카드값이 밀렸어요")
    expect(listed).to_have_count(1)
    expect(talk.page.locator("#sessions")).not_to_contain_text("인터넷 연결")
