"""What the model is given to speak from: the situation, the facts that fit, the answer's skeleton (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.schemas.labels import Topic
from app.schemas.prompt import DataLevel
from app.schemas.turn import Case, Draft
from app.services.advice_templates import chat, counsel
from app.services.advice_templates.unplaced import DESKS
from app.services.prompt_builder.blanks import Blanked, blanked
from app.services.prompt_builder.data_levels import metric_told, size_of
from app.services.prompt_builder.texts import load_prompt_texts
from app.services.reply_verifier import Verifier
from rules.facts.registry import Fact, Hotline
from rules.knowledge import current_book, current_registry
from rules.metrics import SPECS

#: Sections that give a size and no number that may be written.
SIZES = frozenset({"evidence", "blanks"})


@dataclass(frozen=True, slots=True)
class Material:
    """Sections of the system prompt by their headings' names, in order, and the answer with blanks."""

    sections: tuple[tuple[str, str], ...]
    answer: Blanked
    level: DataLevel

    @property
    def spoken(self) -> str:
        """What may be said again: where figures are told as bands, none of those."""
        banded = self.level is not DataLevel.FIGURES
        return "\n".join(text for name, text in self.sections if not (banded and name in SIZES | {"draft"}))


def material_for(case: Case, local: Draft, level: DataLevel, verifier: Verifier) -> Material:
    """Everything that may be told at ``level``; ``local`` is the built-in counsellor's answer."""
    told = may_be_told(case, local, level)
    answer = blanked(local.text, verifier) if told else Blanked("")
    sections = (
        ("situation", "\n".join(situation(case, local, level))),
        ("evidence", "\n".join(evidence(case, level))),
        ("facts", "\n".join(fact.text for fact in unwritten_facts(case, local)) if told else ""),
        ("offices", "\n".join(f"{line.label}: {line.purpose}" for line in offices(case, local)) if told else ""),
        ("draft", drafted(answer, "talk" if is_everyday(case, local) else "draft")),
        ("blanks", "\n".join(sizes(answer, level))),
    )  # fmt: skip
    return Material(tuple((name, text) for name, text in sections if text), answer, level)


def may_be_told(case: Case, local: Draft, level: DataLevel) -> bool:
    """Whether the counsellor's answer may leave: where nothing of the customer may, one that anybody would get."""
    return level is not DataLevel.NONE or local.text == answer_to_anybody(case)


def answer_to_anybody(case: Case) -> str:
    """What the counsellor says to the same message when nothing is known of whoever wrote it."""
    nobody = replace(case, profile=None, metrics=MappingProxyType({}), match=None, absence=None)
    return (chat if case.analysis.topic is Topic.GENERAL else counsel)(nobody).text


def situation(case: Case, local: Draft, level: DataLevel) -> Iterator[str]:
    """The day, the scenario, and what is not known."""
    notes = load_prompt_texts()["notes"]
    yield notes["today"].format(today=f"{case.today.year}년 {case.today.month}월 {case.today.day}일")
    if level is DataLevel.NONE:
        yield notes["withheld"]
    elif case.analysis.topic is Topic.GENERAL:
        pass  # nothing was looked up
    elif case.profile is None or not case.profile.months:
        yield notes["no_data"]
    elif case.match is not None:
        yield f"{case.match.title}: {current_book().rule(case.match.scenario).summary}"
    if not local.understood:
        yield notes["not_understood"]


def evidence(case: Case, level: DataLevel) -> Iterator[str]:
    """The metrics that decided the scenario, each once, as far as they may be told."""
    values = {} if case.match is None else {found.metric: found.value for found in case.match.evidence}
    for metric, value in values.items():
        shown = metric_told(metric, value, level)
        if shown is not None:
            yield f"{SPECS[metric].title}: {shown}"


def unwritten_facts(case: Case, local: Draft) -> list[Fact]:
    """The facts that the counsellor's answer rests on and does not say word for word."""
    facts = current_registry().facts
    known = (facts[name] for name in dict.fromkeys(local.facts) if name in facts)
    return [fact for fact in known if fact.quotable(case.today) and fact.text not in local.text]


def offices(case: Case, local: Draft) -> list[Hotline]:
    """Whom to call: the offices of the answer; where the counsellor knew none, those that help anybody."""
    hotlines = current_registry().hotlines
    wanted = (*local.facts, *(() if local.understood else DESKS))
    known = (hotlines[name] for name in dict.fromkeys(wanted) if name in hotlines)
    return [line for line in known if line.quotable(case.today)]


def is_everyday(case: Case, local: Draft) -> bool:
    """Whether the counsellor answered everyday talk without facts or steps."""
    return case.analysis.topic is Topic.GENERAL and not local.facts and not local.steps


def drafted(answer: Blanked, note: str) -> str:
    """The skeleton of the answer with what to make of it."""
    return f"{load_prompt_texts()['notes'][note]}\n{answer.text}" if answer.text else ""


def sizes(answer: Blanked, level: DataLevel) -> Iterator[str]:
    """How large the figures behind the blanks are, as far as it may be told."""
    for name, figure in answer.figures.items():
        size = size_of(figure, level)
        if size is not None:
            yield f"{{{name}}}: {size}"
