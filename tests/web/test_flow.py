"""나의 마음·재정 흐름: charts with their tables, and states that help when there is nothing to draw."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.web.conftest import opened
from tests.web.talk import Talk

INSERT = """INSERT INTO ScenarioLabel (user_id, request_id, decided_at, label, probability, basis, data_as_of,
evidence, rules_version, emotion, emotion_score) VALUES (?, ?, ?, ?, 0.97, 'rule', ?, '[]', 'test', ?, 0.8)"""
FEELINGS = ("걱정", "걱정", "슬픔", "중립", "행복")


@pytest.fixture
def months_of_talk(rows: sqlite3.Connection) -> Iterator[str]:
    """A customer who has talked every third day for ten weeks, more and more at ease."""
    customer, now = "demo-revolving-burden", datetime.now(UTC)
    feelings = cycle(FEELINGS)
    for days in range(70, -1, -3):
        at = now - timedelta(days=days)
        emotion = next(feelings) if days > 20 else "행복"
        label = "CARD_PAY_DIFFICULTY" if days > 30 else "REVOLVING_BURDEN"
        at_text = at.replace(tzinfo=None).isoformat(sep=" ")
        rows.execute(INSERT, (customer, uuid4().hex, at_text, label, at.date().isoformat(), emotion))
    rows.commit()
    yield customer
    rows.execute("DELETE FROM ScenarioLabel WHERE rules_version = 'test'")
    rows.commit()


def flow_of(page: Page, url: str, customer: str) -> Page:
    """The flow of one demo customer."""
    page.add_init_script(f"sessionStorage.setItem('emofinance.persona', {json.dumps(customer)})")
    Talk(page, url).open("/flow")
    expect(page.locator("#flow[aria-busy=false]")).to_be_attached()
    return page


def test_feelings_scenarios_and_figures_stand_side_by_side(page: Page, url: str, months_of_talk: str) -> None:
    flow_of(page, url, months_of_talk)
    expect(page.get_by_role("img", name=re.compile("주마다 읽은 감정의 비율.*행복"))).to_be_visible()
    timeline = page.get_by_role("region", name="상황의 흐름").get_by_role("listitem")
    expect(timeline).to_have_count(2)
    expect(timeline.first).to_contain_text("리볼빙 부담")
    expect(page.get_by_role("img", name=re.compile("리볼빙이 이어진 달, 20"))).to_be_visible()


def test_every_chart_has_its_table(page: Page, url: str, months_of_talk: str) -> None:
    flow_of(page, url, months_of_talk)
    charts = page.locator("svg.chart")
    assert charts.count() >= 4
    for summary in page.get_by_text("숫자로 보기").all():
        summary.click()
    expect(page.get_by_role("table")).to_have_count(charts.count())
    first = page.get_by_role("table").first
    expect(first.get_by_role("columnheader").first).to_have_text("주")
    expect(first.get_by_role("row").nth(1)).to_contain_text("%")


def test_days_weeks_and_a_year(page: Page, url: str, months_of_talk: str) -> None:
    flow_of(page, url, months_of_talk)
    page.get_by_role("radio", name="한 달").check()
    expect(page.get_by_role("img", name=re.compile("^날마다 읽은 감정의 비율"))).to_be_visible()
    page.get_by_role("radio", name="일 년").check()
    expect(page.get_by_role("img", name=re.compile("^주마다 읽은 감정의 비율"))).to_be_visible()


def test_a_customer_without_talk_is_invited(page: Page, url: str) -> None:
    flow_of(page, url, "demo-stable-hope")
    expect(page.get_by_text("이 기간에 읽은 마음이 아직 없어요")).to_be_visible()
    expect(page.locator("#flow").get_by_role("link", name="이야기 시작하기")).to_have_attribute("href", "/")
    expect(page.get_by_role("img").first).to_be_visible()


def test_the_mood_of_everyday_talk_is_shown_without_a_situation(page: Page, url: str) -> None:
    Talk(page, url).open().as_persona("demo-new").say("오늘 날씨가 좋아서 기분이 참 좋아요")
    flow_of(page, url, "demo-new")
    expect(page.get_by_role("img", name=re.compile("읽은 감정의 비율"))).to_be_visible()
    expect(page.get_by_role("region", name="상황의 흐름")).to_have_count(0)


def test_a_customer_without_data_is_told_so(page: Page, url: str) -> None:
    flow_of(page, url, "demo-new")
    expect(page.get_by_text("연결된 금융 자료가 없어")).to_be_visible()


def test_an_error_says_what_helps(page: Page, url: str) -> None:
    broken = "지금은 답을 드릴 수 없어요. 잠시 뒤 다시 시도해 주세요."
    body = {"error": {"code": "unavailable", "message": broken, "details": [], "request_id": "r"}}

    def once(route: Route) -> None:
        route.fulfill(status=503, json=body)
        page.unroute("**/insights*")

    page.route("**/insights*", once)
    flow_of(page, url, "demo-delinq-early")
    expect(page.locator("#flow").get_by_text(broken)).to_be_visible()
    page.get_by_role("button", name="다시 불러오기").click()
    expect(page.get_by_role("img").first).to_be_visible()


def test_loading_is_told(page: Page, url: str) -> None:
    page.route("**/api/personas", lambda route: None)
    page.goto(f"{url}/flow")
    expect(page.get_by_text("기록을 모으고 있어요.")).to_be_visible()
    page.unroute_all(behavior="ignoreErrors")


def test_the_charts_fit_a_phone(browser: Browser, url: str, months_of_talk: str) -> None:
    with opened(browser, viewport={"width": 320, "height": 640}) as context:
        page = flow_of(context.new_page(), url, months_of_talk)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        letters = page.locator("svg.chart text").first.bounding_box()
        assert letters is not None
        assert letters["height"] >= 9
