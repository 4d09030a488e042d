"""A talk with each of the demo customers."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from app.api.v1.personas import every_persona
from rules.rule_book import RULE_BOOK
from scripts.personas import PERSONAS, STRANGER, Persona
from tests.web.talk import Talk


def test_the_page_offers_the_customers_that_are_seeded() -> None:
    offered = {persona.user_id: persona.examples for persona in every_persona().personas}
    assert set(offered) == {persona.user_id for persona in (*PERSONAS, STRANGER)}
    for persona in (*PERSONAS, STRANGER):
        assert set(offered[persona.user_id]) == set(persona.openings.values())


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.user_id)
def test_a_talk_with_each_persona(talk: Talk, persona: Persona) -> None:
    assert persona.scenario is not None
    talk.as_persona(persona.user_id)
    example = talk.page.get_by_role("list", name="이렇게 말을 걸어 보세요").get_by_role("button").first
    said = example.inner_text()
    example.click()
    answer = talk.answers.first
    expect(answer.locator(".after")).to_be_visible()
    expect(talk.log.get_by_text(said)).to_be_visible()
    assert len(answer.locator(".body").inner_text()) > 20
    title = RULE_BOOK.rule(persona.scenario).title
    expect(talk.page.get_by_role("complementary", name="이 대화에서 읽은 것")).to_contain_text(title)


def test_a_customer_without_data_is_told_so(talk: Talk) -> None:
    talk.as_persona(STRANGER.user_id)
    answer = talk.say("이번 달 카드 얼마 썼어?")
    expect(answer).to_contain_text("자료")
    expect(talk.page.locator("#scenario")).to_contain_text("금융 이야기를 나누면")
