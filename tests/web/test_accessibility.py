"""For everybody: axe on every state in light and dark, 320 pixels, keyboard alone, reduced motion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import NARROW, WIDE, opened
from tests.web.talk import Talk

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SERIOUS = {"serious", "critical"}
LOOKS = [("light", WIDE), ("dark", WIDE), ("light", NARROW), ("dark", NARROW)]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUS = """() => { const one = document.activeElement;
  const shown = getComputedStyle(one).outlineStyle !== 'none' || one.closest('.field') !== null;
  return [one.id || one.textContent.trim() || one.ariaLabel, shown]; }"""


@pytest.fixture(params=LOOKS, ids=["light", "dark", "light-320", "dark-320"])
def look(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in each look, without motion, since axe cannot judge a fading colour."""
    scheme, size = request.param
    with opened(browser, color_scheme=scheme, viewport=size, reduced_motion="reduce") as context:
        yield context.new_page()


def faults(page: Page) -> list[tuple[str, Any]]:
    """What axe finds serious, with the places."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        (one["id"], [node["target"] for node in one["nodes"]]) for one in found if one["impact"] in SERIOUS
    ]


def test_axe_finds_no_serious_fault_in_the_talk(look: Page, url: str) -> None:
    talk = Talk(look, url).open()
    assert faults(look) == []
    talk.say("카드값이 밀렸는데 어떻게 해야 할지 모르겠어요").locator(".sources summary").click()
    talk.say("검찰이라면서 안전계좌로 돈을 보내라고 해요")
    talk.say("더는 살고 싶지 않아요. 죽고 싶어요")
    assert look.evaluate(OVERFLOW) <= 0
    assert faults(look) == []


def test_axe_finds_no_serious_fault_in_the_evidence_and_the_dialogs(look: Page, url: str) -> None:
    talk = Talk(look, url).open()
    answer = talk.say("카드값이 밀렸는데 어떻게 해야 할지 모르겠어요")
    answer.get_by_role("button", name=re.compile("판단 근거")).click()
    expect(look.locator("#evidence .criteria li").first).to_be_visible()
    assert faults(look) == []
    look.get_by_role("button", name="이의 제기").click()
    assert faults(look) == []


def test_axe_would_find_one(look: Page, url: str) -> None:
    Talk(look, url).open()
    look.locator(".lead").evaluate("line => { line.style.color = 'light-dark(#ccc, #444)'; }")
    assert [name for name, _ in faults(look)] == ["color-contrast"]


@pytest.mark.parametrize("path", ["/flow", "/counsellor"])
def test_axe_finds_no_serious_fault_elsewhere(look: Page, url: str, path: str) -> None:
    Talk(look, url).open(path)
    assert look.evaluate(OVERFLOW) <= 0
    assert faults(look) == []


def test_the_side_list_opens_over_the_talk_on_a_phone(browser: Browser, url: str) -> None:
    with opened(browser, viewport=NARROW) as context:
        page = context.new_page()
        Talk(page, url).open()
        side = page.get_by_role("complementary", name="대화 목록과 설정")
        expect(side).to_be_hidden()
        page.get_by_role("button", name="대화 목록").click()
        expect(side.get_by_role("button", name="새 대화 시작하기")).to_be_visible()
        assert faults(page) == []
        page.keyboard.press("Escape")
        expect(side).to_be_hidden()
        expect(page.get_by_role("button", name="대화 목록")).to_be_focused()


def test_the_keyboard_alone_is_enough(talk: Talk) -> None:
    page = talk.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="메시지 쓰기로 건너뛰기")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#message")).to_be_focused()
    page.keyboard.type("카드값이 밀렸는데 어떻게 해야 할지 모르겠어요")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("도와주세요")
    page.keyboard.press("Enter")
    expect(talk.answers.first.locator(".after")).to_be_visible()
    expect(page.locator("#message")).to_be_focused()
    reached = walk_back(page, until="판단 근거")
    page.keyboard.press("Enter")
    expect(page.locator("#evidence summary")).to_be_focused()
    expect(page.locator("#evidence .criteria li").first).to_be_visible()
    assert all(shown for _, shown in reached), reached


def walk_back(page: Page, *, until: str) -> list[tuple[str, bool]]:
    """Shift+Tab to a control; what had the focus on the way, and whether it showed."""
    reached: list[tuple[str, bool]] = []
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        name, shown = page.evaluate(FOCUS)
        reached.append((name, shown))
        if name.startswith(until):
            return reached
    raise AssertionError(f"{until} is out of reach: {reached}")


def test_a_dialog_keeps_the_focus_and_gives_it_back(talk: Talk) -> None:
    opener = talk.page.get_by_role("button", name="상담원 연결")
    opener.focus()
    talk.page.keyboard.press("Enter")
    expect(talk.dialog).to_be_visible()
    expect(talk.dialog.get_by_label("어떤 도움이 필요하세요?")).to_be_focused()
    talk.page.keyboard.press("Escape")
    expect(talk.dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_answers_are_announced(talk: Talk) -> None:
    answer = talk.say("안녕하세요")
    text = answer.locator(".body").inner_text().splitlines()[0]
    expect(talk.page.get_by_role("status").first).to_contain_text(text)


def test_a_composed_syllable_is_not_sent(talk: Talk) -> None:
    talk.page.locator("#message").fill("안녕하세")
    talk.page.locator("#message").evaluate(
        "box => box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    expect(talk.answers).to_have_count(0)
    expect(talk.page.locator("#message")).to_have_value("안녕하세")


def test_the_look_can_be_chosen_and_stays(talk: Talk) -> None:
    button = talk.page.get_by_role("button", name=re.compile("^화면:"))
    paper = "getComputedStyle(document.body).backgroundColor"
    light = talk.page.evaluate(paper)
    button.click()
    expect(button).to_contain_text("밝게")
    button.click()
    expect(button).to_contain_text("어둡게")
    assert talk.page.evaluate(paper) != light
    talk.page.reload()
    expect(talk.page.locator("html")).to_have_attribute("data-theme", "dark")


def test_nothing_moves_for_those_who_asked_for_rest(browser: Browser, url: str) -> None:
    with opened(browser, reduced_motion="reduce") as context:
        talk = Talk(context.new_page(), url).open()
        talk.say("안녕하세요")
        assert talk.page.evaluate("document.getAnimations().length") == 0


def test_two_hundred_percent_text_still_fits(talk: Talk) -> None:
    talk.page.evaluate("document.documentElement.style.fontSize = '200%'")
    talk.say("카드값이 밀렸는데 어떻게 해야 할지 모르겠어요")
    assert talk.page.evaluate(OVERFLOW) <= 0
