"""The personas: sixteen lives that each show one scenario, and one of whom nothing is known."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from app.schemas.labels import Emotion
from app.services.finance_metrics import measure
from app.services.scenario_engine import assess, match_scenario
from rules.probability import FRESH, NEWEST
from rules.scenario import Absence, Basis, NoScenario, Scenario, ScenarioMatch
from scripts.personas import PERSONAS, STRANGER, Persona
from scripts.personas.life import MONTHS, Arrears, Card, Life, at, profile_of, swaying
from tests.rules.factories import BOOK, TODAY

TOLD = {Scenario.LOAN_DECISION, Scenario.INVESTMENT_LOSS}
DAYS = [TODAY, date(2026, 11, 1), date(2026, 12, 31), date(2027, 2, 28), date(2028, 2, 29)]
OPENINGS = [(persona, emotion) for persona in PERSONAS for emotion in Emotion]


def name_of(value: object) -> str | None:
    """A persona by its id."""
    return value.user_id if isinstance(value, Persona) else None


@pytest.mark.parametrize(("persona", "emotion"), OPENINGS, ids=name_of)
def test_every_opening_meets_its_scenario(persona: Persona, emotion: Emotion) -> None:
    """In any mood the persona's own words and figures give its scenario."""
    found = assess(persona.profile(TODAY), persona.openings[emotion], TODAY).match
    assert found is not None
    assert found.scenario is persona.scenario
    assert found.probability > 0.5


@pytest.mark.parametrize("today", DAYS)
@pytest.mark.parametrize(
    "persona", [p for p in PERSONAS if p.scenario not in TOLD], ids=lambda p: str(p.user_id)
)
def test_figures_alone_give_the_scenario(persona: Persona, today: date) -> None:
    """On any day, by the thresholds in force and by the documented ones."""
    measured = measure(persona.profile(today), today)
    for found in (match_scenario(measured, today=today), match_scenario(measured, today=today, book=BOOK)):
        assert isinstance(found, ScenarioMatch)
        assert found.scenario is persona.scenario
        assert not found.missing or found.scenario is Scenario.RECOVERING
        if found.basis is Basis.RULE:
            assert FRESH <= found.probability <= NEWEST


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda p: str(p.user_id))
def test_a_demo_of_three_weeks_ago_still_tells_its_story(persona: Persona) -> None:
    """Nobody seeds every day: the scenario is the same after 20 days."""
    words = persona.openings[Emotion.NEUTRAL]
    found = assess(persona.profile(TODAY), words, TODAY + timedelta(days=20)).match
    assert found is not None
    assert found.scenario is persona.scenario


@pytest.mark.parametrize("persona", [p for p in PERSONAS if p.scenario in TOLD], ids=lambda p: str(p.user_id))
def test_told_scenarios_need_the_words(persona: Persona) -> None:
    """Without the message nothing is wrong with them."""
    found = assess(persona.profile(TODAY), "", TODAY).match
    assert found is None or found.scenario is Scenario.STABLE_HOPE


def test_the_stranger_has_no_data() -> None:
    """No months, no scenario, and the reason says so."""
    for words in STRANGER.openings.values():
        assert assess(STRANGER.profile(TODAY), words, TODAY).absence == NoScenario(Absence.NO_DATA)


def test_each_scenario_has_one_persona() -> None:
    """Ids are the labels in kebab case; words are different everywhere."""
    assert [persona.scenario for persona in PERSONAS] == list(Scenario)
    for persona in PERSONAS:
        assert persona.scenario is not None
        assert persona.user_id == "demo-" + persona.scenario.value.lower().replace("_", "-")
    words = [text for persona in (*PERSONAS, STRANGER) for text in persona.openings.values()]
    assert len(set(words)) == len(words) == 17 * 5


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda p: str(p.user_id))
def test_figures_agree_with_each_other(persona: Persona) -> None:
    """Twelve months without a gap, sums of categories, bills that follow from the month before."""
    months = persona.profile(TODAY).months
    assert len(months) == MONTHS
    for before, now in pairwise(months):
        assert now.month == (before.month + timedelta(days=32)).replace(day=1)
        assert now.card is not None
        assert before.card is not None
        assert now.card.billed_won == before.card.next_bill_won
    for month in months:
        spending, card = month.spending, month.card
        assert spending is not None
        assert card is not None
        assert (spending.essential_won or 0) + (spending.discretionary_won or 0) == spending.total_won
        assert (spending.night_won or 0) <= (spending.total_won or 0)
        assert (card.used_won or 0) <= (card.limit_won or 0)
        assert (card.paid_won or 0) <= (card.billed_won or 0)


def test_courses_by_hand() -> None:
    """A tuple gives the last months; before them its first value; plain numbers sway and end as they are."""
    assert [at((1, 2, 3), index) for index in range(MONTHS)] == [1] * 10 + [2, 3]
    assert at(7, 0) == 7
    assert swaying((1_234, 5_678), 11) == 5_680
    assert swaying(1_000_000, 11) == 1_000_000
    assert len({swaying(1_000_000, index) for index in range(MONTHS)}) > 5


def test_arrears_and_revolving_by_hand() -> None:
    """Arrears begin and end on their days; what revolves is the unpaid part of the bill."""
    life = Life(
        age=40,
        annual_income_won=30_000_000,
        card=Card(spent_won=(100_000, 100_000), paid=(100, 40), revolves=True),
        arrears=Arrears(since=60, cured=20, won=5, principal_won=50),
    )
    months = profile_of("x", life, TODAY).months
    arrears = [month.delinquency for month in months if month.delinquency is not None]
    assert [row.overdue_since is not None for row in arrears[-3:]] == [True, True, False]
    assert arrears[-1].cured_on == TODAY - timedelta(days=20)
    assert arrears[-1].episodes_12m == 1
    assert arrears[-4].episodes_12m == 0
    card = months[-1].card
    assert card is not None
    assert (card.billed_won, card.paid_won, card.revolving_won) == (100_000, 40_000, 60_000)
    assert card.next_bill_won == 100_000 + round(60_000 * (1 + 17.5 / 1200))
