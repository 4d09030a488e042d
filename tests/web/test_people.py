"""Where people come in: hand-off from both sides, objection from both sides, feedback."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.web.conftest import opened
from tests.web.talk import Talk


@pytest.fixture
def desk(browser: Browser, url: str) -> Iterator[Page]:
    """The counsellor's page in a browser of its own."""
    with opened(browser) as context:
        page = context.new_page()
        Talk(page, url).open("/counsellor")
        yield page


def ask_for_person(talk: Talk, reason: str, *, share: bool) -> None:
    """Fill in the form of the hand-off."""
    talk.page.get_by_role("button", name="상담원 연결").click()
    talk.dialog.get_by_label("어떤 도움이 필요하세요?").fill(reason)
    if share:
        talk.dialog.get_by_role("checkbox", name="지금까지의 대화").check()
        talk.dialog.get_by_role("checkbox", name="재정").check()
    talk.dialog.get_by_role("button", name="연결 요청하기").click()
    expect(talk.page.locator(".toast")).to_contain_text("상담사에게 전했어요")


def take(desk: Page, reason: str) -> None:
    """Open the hand-off with that reason."""
    desk.reload()
    desk.get_by_role("list").get_by_role("button").filter(has_text=reason).click()
    expect(desk.get_by_role("region", name="연결 요청")).to_contain_text(reason)


def test_a_wish_for_a_person_is_answered_with_the_way_to_one(talk: Talk) -> None:
    assert talk.say("카드값이 밀렸어요").get_by_role("button", name="상담원과 이야기하기").count() == 0
    talk.say("상담원이랑 직접 통화하고 싶어요").get_by_role("button", name="상담원과 이야기하기").click()
    expect(talk.dialog.get_by_label("어떤 도움이 필요하세요?")).to_be_visible()


def test_a_hand_off_from_both_sides(talk: Talk, desk: Page) -> None:
    said = "제 번호는 010-1234-5678이고 카드값이 밀렸어요"
    talk.say(said)
    reason = f"사람과 이야기하고 싶어요 {uuid4().hex[:6]}"
    ask_for_person(talk, reason, share=True)
    take(desk, reason)
    expect(desk.get_by_role("list", name="초기 연체")).to_contain_text("기준")
    transcript = desk.get_by_role("list", name="대화")
    expect(transcript).to_contain_text("카드값이 밀렸어요")
    expect(transcript).not_to_contain_text("010-1234-5678")
    desk.get_by_label("답장").fill("안녕하세요. 상담사예요. <b>함께</b> 볼게요.")
    desk.get_by_role("button", name="보내기").click()
    expect(transcript).to_contain_text("<b>함께</b> 볼게요.")
    talk.page.reload()
    expect(talk.page.get_by_role("article", name="상담사의 답변")).to_contain_text("<b>함께</b> 볼게요.")
    desk.get_by_role("button", name="상담 마치기").click()
    desk.get_by_role("dialog").get_by_role("button", name="마치기").click()
    expect(desk.get_by_role("region", name="연결 요청")).to_contain_text("마침")
    expect(desk.get_by_label("답장")).to_have_count(0)


def test_who_waits_for_a_person_sees_it_and_may_withdraw(talk: Talk, desk: Page) -> None:
    talk.say("카드값이 밀렸어요")
    reason = f"사람과 이야기하고 싶어요 {uuid4().hex[:6]}"
    ask_for_person(talk, reason, share=False)
    waiting = talk.page.get_by_text(re.compile(r"상담사를 기다리고 있어요 · .+ 요청"))
    expect(waiting).to_be_visible()
    talk.page.reload()
    expect(waiting).to_be_visible()
    talk.page.get_by_role("button", name="요청 거두기").click()
    talk.dialog.get_by_role("button", name="거두기").click()
    expect(waiting).to_have_count(0)
    desk.reload()
    expect(desk.locator("html[data-ready]")).to_be_attached()
    expect(desk.get_by_text(reason)).to_have_count(0)


def test_who_waits_in_one_talk_is_not_told_so_in_another(talk: Talk) -> None:
    talk.say("카드값이 밀렸어요")
    ask_for_person(talk, f"사람과 이야기하고 싶어요 {uuid4().hex[:6]}", share=False)
    waiting = talk.page.get_by_text("상담사를 기다리고 있어요")
    expect(waiting).to_be_visible()
    talk.page.get_by_role("button", name="새 대화 시작하기").click()
    expect(waiting).to_have_count(0)


def test_a_reply_stands_at_its_time(talk: Talk, desk: Page) -> None:
    talk.say("카드값이 밀렸어요")
    reason = f"순서대로 보여 주세요 {uuid4().hex[:6]}"
    ask_for_person(talk, reason, share=False)
    take(desk, reason)
    desk.get_by_label("답장").fill("사이에 드리는 답장이에요.")
    desk.get_by_role("button", name="보내기").click()
    expect(desk.get_by_role("list", name="대화")).to_contain_text("사이에 드리는 답장이에요.")
    talk.say("연체 이자가 얼마예요?")
    talk.page.reload()
    expect(talk.log.locator("> *")).to_have_count(5)
    expect(talk.log.locator("> *").nth(2)).to_contain_text("사이에 드리는 답장이에요.")
    expect(talk.page.get_by_text("상담사가 함께하고 있어요")).to_be_visible()
    expect(talk.page.get_by_role("button", name="요청 거두기")).to_have_count(0)


def test_a_reply_half_written_outlives_a_look_at_another_case(talk: Talk, desk: Page) -> None:
    reasons = [f"{which} 요청이에요 {uuid4().hex[:6]}" for which in ("첫째", "둘째")]
    for reason in reasons:
        talk.say("카드값이 밀렸어요")
        ask_for_person(talk, reason, share=False)
        talk.page.get_by_role("button", name="새 대화 시작하기").click()
    take(desk, reasons[0])
    desk.get_by_label("답장").fill("쓰다 만 답장")
    cases = desk.locator("#list").get_by_role("button")
    cases.filter(has_text=reasons[1]).click()
    expect(desk.get_by_label("답장")).to_have_value("")
    cases.filter(has_text=reasons[0]).click()
    expect(desk.get_by_label("답장")).to_have_value("쓰다 만 답장")
    desk.get_by_role("button", name="보내기").click()
    expect(desk.get_by_role("list", name="대화")).to_contain_text("쓰다 만 답장")
    expect(desk.get_by_label("답장")).to_have_value("")
    expect(desk.get_by_role("radio", name="상담 중")).to_be_checked()
    expect(cases.filter(has_text=reasons[0])).to_have_attribute("aria-current", "true")


def test_without_consent_no_transcript_is_shared(talk: Talk, desk: Page) -> None:
    talk.say("카드값이 밀렸어요")
    reason = f"대화는 나누지 않을게요 {uuid4().hex[:6]}"
    ask_for_person(talk, reason, share=False)
    take(desk, reason)
    expect(desk.get_by_role("region", name="연결 요청")).to_contain_text("동의하지 않음")
    expect(desk.get_by_role("list", name="대화")).to_have_count(0)
    expect(desk.locator(".criteria")).to_have_count(0)


def test_the_queue_is_shown_to_its_end(browser: Browser, url: str) -> None:
    def waiting(reason: str) -> dict[str, str]:
        return {
            "handoff_id": reason,
            "reason": reason,
            "state": "waiting",
            "created_at": "2026-11-25T03:00:00Z",
        }

    def paged(route: Route) -> None:
        later = "after=1-a" in route.request.url
        page = {"handoffs": [waiting("나중")]} if later else {"handoffs": [waiting("먼저")], "next": "1-a"}
        route.fulfill(json=page)

    with opened(browser) as context:
        page = context.new_page()
        page.route("**/api/counsellor/**", paged)
        page.goto(f"{url}/counsellor")
        page.get_by_role("button", name="더 보기").click()
        for reason in ("먼저", "나중"):
            expect(page.get_by_role("button").filter(has_text=reason)).to_be_visible()
        expect(page.get_by_role("button", name="더 보기")).to_have_count(0)


def test_an_objection_is_answered_by_a_person(talk: Talk, desk: Page) -> None:
    talk.say("카드값이 밀렸는데 어떻게 해야 할지 모르겠어요")
    talk.page.get_by_role("button", name="이의 제기").click()
    text = f"지난주에 이미 갚았어요 {uuid4().hex[:6]}"
    talk.dialog.get_by_label("다르다고 느끼신 점").fill(text)
    talk.dialog.get_by_role("button", name="이의 제기하기").click()
    expect(talk.page.get_by_role("list", name="보낸 이의")).to_contain_text("살펴보는 중")
    desk.get_by_role("radio", name="이의 제기").check()
    desk.get_by_role("list").get_by_role("button").filter(has_text=text).click()
    card = desk.get_by_role("region", name="이의 제기")
    expect(card).to_contain_text("초기 연체")
    expect(card).to_contain_text("연체 일수")
    desk.get_by_label("답변").fill("확인해 보니 말씀이 맞아요.")
    desk.get_by_role("button", name="답하기").click()
    expect(card).to_contain_text("확인해 보니 말씀이 맞아요.")
    talk.say("제 연체 상황을 다시 알려 주세요")
    expect(talk.page.get_by_role("list", name="보낸 이의")).to_contain_text("확인해 보니 말씀이 맞아요.")


def test_thumbs_are_kept_with_their_reason(talk: Talk, rows: sqlite3.Connection) -> None:
    answer = talk.say("카드값이 밀렸는데 어떻게 해야 할지 모르겠어요")
    answer.get_by_role("button", name="도움됐어요").click()
    expect(answer.get_by_role("button", name="도움됐어요")).to_have_attribute("aria-pressed", "true")
    answer.get_by_role("button", name="아쉬워요").click()
    talk.dialog.get_by_role("radio", name="사실과 달라요").check()
    word = uuid4().hex[:6]
    talk.dialog.get_by_label("더 알려 주실 것이 있다면").fill(f"날짜가 달라요 {word}")
    talk.dialog.get_by_role("button", name="보내기").click()
    expect(answer.get_by_role("button", name="아쉬워요")).to_have_attribute("aria-pressed", "true")
    expect(answer.get_by_role("button", name="도움됐어요")).to_have_attribute("aria-pressed", "false")
    kept = rows.execute("SELECT rating, reason FROM Feedback WHERE reason LIKE ?", (f"%{word}%",)).fetchall()
    assert kept == [("down", f"사실과 달라요 / 날짜가 달라요 {word}")]


def test_the_desk_asks_for_credentials_when_it_must(browser: Browser, url: str) -> None:
    with opened(browser) as context:
        page = context.new_page()
        body = {
            "error": {
                "code": "unauthenticated",
                "message": "로그인이 필요해요.",
                "details": [],
                "request_id": "r",
            }
        }
        heard: list[str | None] = []

        def guarded(route: object) -> None:
            header = route.request.headers.get("authorization")  # type: ignore[attr-defined]
            heard.append(header)
            if header:
                route.fulfill(json={"handoffs": []})  # type: ignore[attr-defined]
            else:
                route.fulfill(status=401, json=body)  # type: ignore[attr-defined]

        page.route("**/api/counsellor/**", guarded)
        page.goto(f"{url}/counsellor")
        page.get_by_label("토큰").fill("a.b.c")
        page.get_by_role("button", name="들어가기").click()
        expect(page.get_by_text("지금은 아무도 없어요.")).to_be_visible()
        assert heard[-1] == "Bearer a.b.c"
