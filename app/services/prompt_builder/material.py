"""What the model is given to speak from: the situation, the facts that fit, the answer's skeleton (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.schemas.prompt import DataLevel
from app.schemas.turn import Case, Draft
from app.services.advice_templates import Question, understand
from app.services.advice_templates.texts import load_texts
from app.services.prompt_builder.blanks import Blanked, blanked
from app.services.prompt_builder.data_levels import metric_told, size_of
from app.services.prompt_builder.texts import load_prompt_texts
from app.services.reply_verifier import Verifier
from rules.facts.registry import Fact, Hotline
from rules.knowledge import current_book, current_registry
from rules.metrics import SPECS, Metric
from rules.scenario import ScenarioMatch

MOST_FACTS = 6


@dataclass(frozen=True, slots=True)
class Material:
    """Sections of the system prompt by their headings' names, in order, and the answer with blanks."""

    sections: tuple[tuple[str, str], ...]
    answer: Blanked


def material_for(case: Case, local: Draft, level: DataLevel, verifier: Verifier) -> Material:
    """Everything that may be told at ``level``; ``local`` is the built-in counsellor's answer."""
    question = understand(case.text)
    told = level is not DataLevel.NONE
    answer = blanked(local.text, verifier) if told and local.understood else Blanked("")
    sections = (
        ("situation", "\n".join(situation(case, local, level))),
        ("evidence", "\n".join(evidence(case.match, case, level)) if case.match is not None else ""),
        ("facts", "\n".join(fact.text for fact in fitting_facts(case, local, question, level))),
        ("offices", "\n".join(f"{line.label}: {line.purpose}" for line in offices(case, local, question, level))),
        ("explanation", explanation(question, case)),
        ("draft", drafted(answer)),
        ("blanks", "\n".join(sizes(answer, level))),
    )  # fmt: skip
    return Material(tuple((name, text) for name, text in sections if text), answer)


def situation(case: Case, local: Draft, level: DataLevel) -> Iterator[str]:
    """The day, the scenario, and what is not known."""
    notes = load_prompt_texts()["notes"]
    yield notes["today"].format(today=f"{case.today.year}년 {case.today.month}월 {case.today.day}일")
    if level is DataLevel.NONE:
        yield notes["withheld"]
    elif case.profile is None or not case.profile.months:
        yield notes["no_data"]
    elif case.match is not None:
        yield f"{case.match.title}: {current_book().rule(case.match.scenario).summary}"
    if not local.understood:
        yield notes["not_understood"]


def evidence(match: ScenarioMatch, case: Case, level: DataLevel) -> Iterator[str]:
    """The metrics behind the scenario, as far as they may be told."""
    values = {found.metric: found.value for found in match.evidence}
    for metric in current_book().rule(match.scenario).key:
        if metric in case.metrics:
            values.setdefault(metric, case.metrics[metric])
    for metric, value in values.items():
        shown = metric_told(Metric(metric), value, level)
        if shown is not None:
            yield f"{SPECS[metric].title}: {shown}"


def fitting_facts(case: Case, local: Draft, question: Question, level: DataLevel) -> list[Fact]:
    """The facts that the counsellor quotes, those of the procedure asked for, those of the scenario."""
    registry = current_registry()
    wanted = [*(() if question.procedure is None else question.procedure.facts)]
    if level is not DataLevel.NONE:
        wanted = [*local.facts, *wanted]
        if case.match is not None and question.family.value not in PLAIN:
            wanted += load_texts().scenarios[case.match.scenario.value].facts
    known = (registry.facts[name] for name in dict.fromkeys(wanted) if name in registry.facts)
    return [fact for fact in known if fact.quotable(case.today)][:MOST_FACTS]


#: Questions whose answer needs no facts of the scenario.
PLAIN = frozenset({"data", "calc", "talk", "service", "term"})


def offices(case: Case, local: Draft, question: Question, level: DataLevel) -> list[Hotline]:
    """Whom to call: the offices of the answer and of the procedure asked for."""
    registry = current_registry()
    wanted = [*(() if level is DataLevel.NONE else local.facts)]
    wanted += () if question.procedure is None else question.procedure.hotlines
    known = (registry.hotlines[name] for name in dict.fromkeys(wanted) if name in registry.hotlines)
    return [line for line in known if line.quotable(case.today)]


def explanation(question: Question, case: Case) -> str:
    """The term or procedure that was asked for, in the registry's words."""
    if question.term is not None:
        return f"{question.term.names[0]}: {question.term.text}"
    if question.procedure is None:
        return ""
    steps = " ".join(question.procedure.steps)
    return (
        current_registry()
        .render(f"{question.procedure.title}: {question.procedure.summary} {steps}", case.today)
        .text
    )


def drafted(answer: Blanked) -> str:
    """The skeleton of the answer with what to make of it."""
    return f"{load_prompt_texts()['notes']['draft']}\n{answer.text}" if answer.text else ""


def sizes(answer: Blanked, level: DataLevel) -> Iterator[str]:
    """How large the figures behind the blanks are, as far as it may be told."""
    for name, figure in answer.figures.items():
        size = size_of(figure, level)
        if size is not None:
            yield f"{{{name}}}: {size}"
