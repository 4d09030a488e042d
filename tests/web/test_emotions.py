"""The five shares of each message, in colour and in words, and their change over the talk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from app.schemas.labels import Emotion
from tests.web.conftest import opened
from tests.web.service import running_service
from tests.web.talk import Talk

SHARE = re.compile(r"(\d+)%")


@pytest.fixture
def reading(reads_emotions: bool) -> None:
    """Only where there is a model to read with."""
    if not reads_emotions:
        pytest.skip("감정 모델이 없습니다. `make train`으로 만드세요.")


@pytest.mark.usefixtures("reading")
def test_each_message_shows_its_five_shares(talk: Talk) -> None:
    talk.say("카드값이 밀렸는데 이러다 신용불량자가 되는 건 아닌지 너무 불안해요")
    mood = talk.log.locator(".mood")
    expect(mood.locator("summary b")).to_have_text(re.compile(r"걱정 \d+%"))
    mood.locator("summary").click()
    rows = mood.get_by_role("listitem")
    expect(rows).to_have_count(5)
    assert [row.inner_text().split()[0] for row in rows.all()] == [emotion.value for emotion in Emotion]
    assert 97 <= sum(int(SHARE.findall(row.inner_text())[0]) for row in rows.all()) <= 103


@pytest.mark.usefixtures("reading")
def test_the_change_over_the_talk_is_drawn_and_told(talk: Talk) -> None:
    talk.say("카드값이 밀려서 너무 불안하고 걱정돼요")
    talk.say("오늘 밀린 돈을 다 갚아서 정말 기뻐요!")
    panel = talk.page.locator("#mood")
    expect(panel.get_by_role("img", name=re.compile("메시지 2개에서 읽은 감정.*행복"))).to_be_visible()
    panel.get_by_text("숫자로 보기").click()
    table = panel.get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(3)
    expect(table.get_by_role("columnheader")).to_have_text(
        ["메시지", *(emotion.value for emotion in Emotion)]
    )


def test_a_model_that_is_away_is_told_as_such(browser: Browser, database: Path, tmp_path: Path) -> None:
    with running_service(database, EMOTION_MODEL_DIR=str(tmp_path)) as port, opened(browser) as context:
        talk = Talk(context.new_page(), f"http://127.0.0.1:{port}").open()
        talk.say("카드값이 밀려서 걱정돼요")
        expect(talk.log.get_by_text("감정을 읽지 못했어요")).to_be_visible()
        expect(talk.page.locator("#mood")).to_contain_text("감정을 읽지 못했어요")
        expect(talk.page.locator("#mood .shares")).to_have_count(0)
