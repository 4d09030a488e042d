"""The dated registry: what may be quoted, and what drops out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.services.advice_templates import counsel
from app.services.advice_templates.after_alarm.urgent import ORDER
from app.services.advice_templates.subjects import ADJUSTMENTS
from app.services.advice_templates.texts import FOLDER, load_texts
from rules.facts.registry import Fact
from rules.knowledge import PACKAGE, current_registry
from tests.counsellor.factories import case

REGISTRY = current_registry()
TODAY = datetime.now(UTC).date()


def test_no_verified_entry_has_expired() -> None:
    """Red when a source has to be read again: check it, then move ``checked_on`` and ``valid_to``."""
    dated = (*REGISTRY.facts.values(), *REGISTRY.hotlines.values())
    expired = [entry.id for entry in dated if entry.status == "verified" and not entry.quotable(TODAY)]
    assert expired == []


def test_every_entry_was_checked_before_it_was_used() -> None:
    for entry in (*REGISTRY.facts.values(), *REGISTRY.hotlines.values()):
        assert entry.source
        assert entry.checked_on <= TODAY
        assert entry.valid_to - entry.checked_on <= timedelta(days=410)


def test_a_number_stands_for_one_line() -> None:
    """Whoever asks what a number is gets one answer."""
    numbers = [line.number for line in REGISTRY.hotlines.values()]
    assert len(set(numbers)) == len(numbers)


def test_unverified_entries_are_never_quoted() -> None:
    quotable = {entry.id for entry in REGISTRY.quotable(TODAY)}
    assert not quotable & {
        "dsr_limit",
        "leap_fund",
        "fresh_start_fund",
        "fresh_start_fund_desk",
    }
    assert not any(entry.mark == "BLOG" for entry in REGISTRY.quotable(TODAY))


def test_the_bands_that_are_told_are_those_that_are_reckoned_with() -> None:
    values = REGISTRY.facts["adjustment_bands"].values
    assert {scheme: days for days, scheme in ADJUSTMENTS} == {
        "workout": values["late_from_days"],
        "pre_workout": values["early_until_days"] + 1,
    }
    assert values["middle_until_days"] + 1 == values["late_from_days"]


def test_an_expired_fact_drops_out_of_answers() -> None:
    question = "햇살론 어떻게 신청해요?"
    assert "12.5%" in counsel(case(question)).text
    later = counsel(case(question, today=date(2027, 1, 2)))
    assert "12.5%" not in later.text
    assert "haetsal_special" not in later.facts
    assert "서민금융콜센터(1397)" in later.text


def test_an_expired_number_leaves_the_office_without_it() -> None:
    rendered = REGISTRY.render("{h:ccrs}에 전화하세요.", date(2030, 1, 1))
    assert rendered.text == "신용회복위원회에 전화하세요."
    assert rendered.used == ()


def test_a_fact_with_a_limit_is_kept_from_those_above_it() -> None:
    early = case("은행에 채무조정 요청하고 싶어요")
    assert "3,000만 원" in counsel(early).text
    assert early.profile is not None
    months = tuple(
        replace(
            m, delinquency=None if m.delinquency is None else replace(m.delinquency, principal_won=30_000_000)
        )
        for m in early.profile.months
    )
    above = replace(early, profile=replace(early.profile, months=months))
    assert "3,000만 원보다 적으면" not in counsel(above).text


@pytest.mark.parametrize("broken", [{"status": "maybe"}, {"mark": "HEARSAY"}, {"valid_to": date(2000, 1, 1)}])
def test_a_bad_entry_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="bad registry entry"):
        replace(REGISTRY.facts["rate_cap"], **broken)  # type: ignore[arg-type]


def test_figures_live_in_the_registry_alone() -> None:
    """No figure stands in wording, terms, procedures or guides: numbers come from facts and hotlines."""
    files = (
        *FOLDER.glob("*.toml"),
        PACKAGE / "facts" / "glossary.toml",
        PACKAGE / "facts" / "procedures.toml",
        PACKAGE / "facts" / "guides.toml",
    )
    for file in files:
        lines = (line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        assert not [line for line in lines if re.search(r"\d", line)], file.name


def test_it_is_as_large_as_promised() -> None:
    assert len(REGISTRY.terms) >= 80
    assert len(REGISTRY.procedures) >= 24
    assert set(REGISTRY.guides) == set(ORDER)


def test_wording_refers_only_to_what_exists() -> None:
    texts = load_texts()
    for scenario in texts.scenarios.values():
        assert scenario.procedure in REGISTRY.procedures
        assert {*scenario.facts, *scenario.comfort} <= set(REGISTRY.facts)
        assert len(scenario.steps) == 6
    for reply in texts.replies.values():
        assert set(reply.facts) <= set(REGISTRY.facts)
    assert isinstance(REGISTRY.fact("rate_cap", TODAY), Fact)
