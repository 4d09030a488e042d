"""What is set apart from prose: steps, numbers, sources, the crisis card, the fraud card, the evidence."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.talk import Talk

STEPS = "연체가 있는데 뭐부터 해야 하는지 알려 주세요"


def test_steps_are_a_list_and_sources_are_apart(talk: Talk) -> None:
    answer = talk.say("카드값이 밀렸는데 어떻게 해야 할지 모르겠어요")
    expect(answer.locator("ol.steps li").nth(1)).to_be_visible()
    sources = answer.get_by_text(re.compile(r"근거 \d+가지"))
    sources.click()
    expect(answer.locator(".sources li").first).to_contain_text("확인")


def test_numbers_call(talk: Talk) -> None:
    answer = talk.say("채무조정은 어떻게 신청해요?")
    numbers = answer.get_by_role("list", name="전화할 곳")
    expect(numbers.get_by_role("link", name=re.compile("1600-5500"))).to_have_attribute(
        "href", "tel:1600-5500"
    )


def test_a_crisis_gets_a_quiet_card_with_the_numbers(talk: Talk) -> None:
    answer = talk.say("더는 살고 싶지 않아요. 죽고 싶어요")
    card = answer.get_by_role("region", name="지금은 안전이 먼저예요")
    numbers = card.get_by_role("list", name="전화할 곳")
    expect(numbers.get_by_role("link", name=re.compile("^109"))).to_have_attribute("href", "tel:109")
    expect(numbers.get_by_role("link", name=re.compile("1577-0199"))).to_have_attribute(
        "href", "tel:1577-0199"
    )
    expect(answer.get_by_role("button", name="도움됐어요")).to_have_count(0)
    card.get_by_role("button", name="상담원과 이야기하기").click()
    expect(talk.dialog).to_contain_text("상담원에게 연결할까요?")


def test_fraud_gets_its_steps_first(talk: Talk) -> None:
    answer = talk.say("검찰이라면서 안전계좌로 돈을 보내라고 해요")
    card = answer.get_by_role("region", name="먼저 돈과 정보를 지켜요")
    numbers = card.get_by_role("list", name="전화할 곳")
    expect(numbers.get_by_role("link", name=re.compile("1394"))).to_have_attribute("href", "tel:1394")
    expect(card.locator("ol.steps li").nth(1)).to_be_visible()


def test_the_scenario_opens_into_its_evidence(talk: Talk) -> None:
    answer = talk.say("카드값이 밀렸는데 너무 걱정돼요")
    answer.get_by_role("button", name=re.compile("판단 근거: 초기 연체")).click()
    panel = talk.page.locator("#scenario")
    first = panel.locator("#evidence .criteria li").first
    expect(first).to_contain_text("연체 일수")
    expect(first).to_contain_text(re.compile(r"값 \d+일 · 기준 1일 이상"))
    expect(first).to_contain_text(re.compile(r"\d+월 \d+일 자료"))
    expect(first).to_contain_text("해당")
    expect(panel).to_contain_text("대출 심사나 신용평가에는 쓰이지 않아요")


def test_copying_carries_the_mark(talk: Talk) -> None:
    talk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer = talk.say("안녕하세요")
    answer.get_by_role("button", name="복사").click()
    expect(talk.page.get_by_text("답변을 복사했어요.").first).to_be_visible()
    assert "생성형 인공지능이 만든 답변" in talk.page.evaluate("navigator.clipboard.readText()")


MARKUP = "<img src=x onerror=\"document.title='!'\"><script>document.title='!'</script>"


@pytest.mark.parametrize("text", [MARKUP, "[link](javascript:alert(1)) **굵게**", "{{7*7}} ${7*7}"])
def test_text_is_inserted_as_text(talk: Talk, text: str) -> None:
    talk.say(text)
    expect(talk.log.locator(".mine p").first).to_have_text(f"나: {text}")
    assert talk.page.title() != "!"
    expect(talk.log.locator(".mine img, .mine script, .mine a")).to_have_count(0)


def test_an_answer_of_the_service_is_inserted_as_text_too(page: Page, url: str) -> None:
    meta = {
        "session_id": "s",
        "request_id": "r",
        "topic": "general",
        "kind": "general",
        "degraded": [],
        "notice": "",
    }
    answer = {"reply": MARKUP, "emotion": None, "meta": {**meta, "steps": [], "contacts": [], "sources": []}}
    page.route("**/api/chat/stream", lambda route: route.fulfill(status=404))
    page.route("**/api/chat", lambda route: route.fulfill(json=answer))
    talk = Talk(page, url).open()
    shown = talk.say("안녕하세요")
    expect(shown.locator(".body")).to_have_text(MARKUP)
    assert page.title() != "!"
