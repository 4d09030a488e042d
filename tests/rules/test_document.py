"""``docs/scenarios.md`` says what the rules say."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from rules.rule_book import RULE_BOOK
from rules.scenario import Scenario
from rules.thresholds import ALL
from scripts.document_scenarios import DOCUMENT, FIGURE, criteria, filled, outline, stale


def test_the_document_is_current() -> None:
    """What would be written anew is what is there."""
    assert stale() == [], "python -m scripts.document_scenarios"


def test_a_stale_part_is_noticed() -> None:
    """A figure changed by hand would be put right."""
    text = DOCUMENT.read_text("utf-8")
    assert filled(text.replace("연체 일수 90일 이상", "연체 일수 91일 이상")) == text


def test_everything_is_in_it() -> None:
    """Every scenario and every threshold with its name."""
    text = DOCUMENT.read_text("utf-8")
    assert all(f"(`{scenario.value}`)" in text for scenario in Scenario)
    assert all(f"`{threshold.id}`" in text for threshold in ALL if threshold.kind != "stated")


def test_an_outline_by_hand() -> None:
    """Conditions in words, nested."""
    assert outline(RULE_BOOK.rule(Scenario.DELINQ_EARLY).condition) == [
        "- 다음을 모두 만족",
        "  - 연체 일수 1일 이상",
        "  - 연체 일수 30일 이하",
    ]
    assert "다음이 모두 아니라고 확인됨: 장기 연체" in criteria()


def test_the_figure_is_a_picture() -> None:
    """Well-formed, with a title for those who cannot see it."""
    root = fromstring(FIGURE.read_text("utf-8"))  # noqa: S314
    assert root.tag.endswith("svg")
    assert root[0].text == "말한 확률과 실제로 맞은 비율"
