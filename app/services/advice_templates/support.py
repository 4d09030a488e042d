"""What is said beside a plain answer to somebody who is sad or worried."""

from __future__ import annotations

from dataclasses import replace

from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.settled import standing
from app.services.advice_templates.texts import ScenarioTexts
from app.services.advice_templates.wording import paragraphs, sentences
from rules.scenario import Scenario

#: Scenarios in which nothing presses.
EASY = frozenset({Scenario.STABLE_HOPE, Scenario.CREDIT_UP, Scenario.RECOVERING})


def supported(consultation: Consultation, answer: Answer) -> Answer:
    """A plain answer to somebody who is sad or worried, with a hopeful line and the first step."""
    scenario = standing(consultation)
    if scenario is None or not consultation.tone.comforts:
        return answer
    texts = consultation.texts.scenarios[scenario.value]
    hope = consultation.pick(texts.hope)
    if scenario in EASY:
        return replace(answer, text=paragraphs(answer.text, hope))
    step = next_step(consultation, texts)
    text = paragraphs(answer.text, sentences(hope, step.text))
    return replace(answer, text=text, facts=(*answer.facts, *step.facts))


def next_step(consultation: Consultation, texts: ScenarioTexts) -> Passage:
    """The most pressing step that the last answer did not name."""
    rendered = [consultation.render(step) for step in texts.steps]
    return next((passage for passage in rendered if not consultation.said(passage.text)), rendered[0])
