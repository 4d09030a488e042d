"""Earlier talks: listed, opened, renamed, deleted, taken home, erased."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.talk import Talk

MENU = "이름 바꾸기와 지우기"
PERSONAS = ("demo-low-cash", "demo-income-drop")


@pytest.fixture
def talk(page: Page, url: str) -> Talk:
    """A talk of a customer whom no other test looks at."""
    page.add_init_script(
        f"sessionStorage.getItem('emofinance.persona') ?? sessionStorage.setItem('emofinance.persona', '{PERSONAS[0]}')"
    )
    return Talk(page, url).open()


def listed(talk: Talk) -> Locator:
    """The entries of the side list."""
    return talk.page.locator("#sessions li:not(.empty)")


def entry(talk: Talk, title: str) -> Locator:
    """The entry of one talk."""
    return listed(talk).filter(has=talk.page.get_by_text(title, exact=True))


def rename(talk: Talk, title: str) -> None:
    """Give the talk on the page a name."""
    talk.page.locator("#sessions [aria-current]").get_by_role("button", name=MENU).click()
    talk.dialog.get_by_label("이름").fill(title)
    talk.dialog.get_by_role("button", name="이름 바꾸기").click()
    expect(entry(talk, title)).to_be_visible()


def test_a_talk_is_listed_renamed_and_opened_again(talk: Talk) -> None:
    talk.say("통장 잔액이 얼마나 남았어?")
    title = f"잔액 이야기 {uuid4().hex[:6]}"
    rename(talk, title)
    expect(entry(talk, title).get_by_role("button", name=MENU)).to_be_focused()
    talk.page.get_by_role("button", name="새 대화 시작하기").click()
    expect(talk.log.locator(".mine")).to_have_count(0)
    expect(talk.page.get_by_text("어떤 마음으로 오셨어요?")).to_be_visible()
    entry(talk, title).get_by_role("button").first.click()
    expect(talk.log.locator(".mine")).to_contain_text("통장 잔액이 얼마나 남았어?")
    expect(talk.answers).to_have_count(1)
    talk.page.reload()
    expect(talk.page.locator("#sessions [aria-current]")).to_contain_text(title)


def test_a_talk_is_deleted_after_asking(talk: Talk) -> None:
    talk.say("이번 달에 얼마나 썼어?")
    title = f"지울 이야기 {uuid4().hex[:6]}"
    rename(talk, title)
    menu = entry(talk, title).get_by_role("button", name=MENU)
    menu.click()
    talk.dialog.get_by_role("button", name="이 대화 지우기").click()
    expect(talk.dialog).to_contain_text("되돌릴 수 없어요")
    talk.dialog.get_by_role("button", name="닫기").click()
    expect(entry(talk, title)).to_be_visible()
    menu.click()
    talk.dialog.get_by_role("button", name="이 대화 지우기").click()
    expect(talk.dialog).to_contain_text("되돌릴 수 없어요")
    talk.dialog.get_by_role("button", name="지우기").click()
    expect(entry(talk, title)).to_have_count(0)
    expect(talk.log.locator(".mine")).to_have_count(0)


def test_a_long_list_does_not_bury_what_is_below_it(talk: Talk) -> None:
    many = [
        {"session_id": f"s{n}", "title": f"대화 {n}", "last_at": "2026-11-20T03:00:00Z", "messages": 2}
        for n in range(40)
    ]
    talk.page.route("**/sessions", lambda route: route.fulfill(json={"sessions": many}))
    talk.page.reload()
    rows = listed(talk).filter(has=talk.page.get_by_role("button", name=MENU))
    expect(rows).to_have_count(15)
    expect(talk.page.locator("#sessions button")).to_have_count(31)
    expect(talk.page.get_by_role("button", name="모두 지우기", exact=True)).to_be_in_viewport()
    talk.page.get_by_role("button", name="더 보기").click()
    expect(rows).to_have_count(30)
    expect(rows.nth(15).get_by_role("button").first).to_be_focused()
    expect(talk.page.get_by_role("button", name="모두 지우기", exact=True)).to_be_in_viewport()
    talk.page.get_by_role("button", name="더 보기").click()
    expect(rows).to_have_count(40)
    expect(talk.page.get_by_role("button", name="더 보기")).to_have_count(0)


def test_everything_can_be_taken_home_with_the_mark(talk: Talk) -> None:
    talk.say("연체가 있는지 알려 주세요")
    with talk.page.expect_download() as download:
        talk.page.get_by_role("button", name="대화 내려받기").click()
    kept = download.value.path().read_text("utf-8")
    assert "연체가 있는지 알려 주세요" in kept
    assert "인공지능" in kept
    assert json.loads(kept)


def test_everything_can_be_erased_with_a_receipt(talk: Talk) -> None:
    talk.as_persona(PERSONAS[1])
    talk.say("월급이 줄어서 걱정이에요")
    expect(listed(talk)).not_to_have_count(0)
    talk.page.get_by_role("button", name="모두 지우기", exact=True).click()
    talk.dialog.get_by_role("button", name="모두 지우기").click()
    expect(talk.dialog).to_contain_text("확인 번호")
    talk.dialog.get_by_role("button", name="확인").click()
    expect(talk.page.get_by_text("지난 대화가 아직 없어요.")).to_be_visible()
    expect(talk.log.locator(".mine")).to_have_count(0)
