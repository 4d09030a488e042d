"""One aspect of two ways that the talk sets side by side: what is known of each, and where both are asked about."""

from __future__ import annotations

import re
from dataclasses import replace

from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.knowledge import follow_up
from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.ways.aspects import what_is_known
from app.services.advice_templates.ways.comparing import PAIR, talked_of, tell_apart
from app.services.advice_templates.wording import is_, listed, paragraphs
from rules.facts.registry import Procedure

#: What is held against each other, by the words for it.
SIDES = (
    ("prepare", re.compile(r"서류|준비|챙기|챙겨")),
    ("cost", re.compile(r"비용|수수료|싸|싼|저렴|비싸|무료|돈")),
    ("duration", re.compile(r"기간|오래|길|짧|빨리|빠르|몇년|몇달")),
    ("discovery", re.compile(r"회사|직장|가족|남편|아내|알려|알게|들키|소문")),
    ("monthly", re.compile(r"다달이|매달|한달|변제금|월납")),
    ("extent", re.compile(r"원금|이자|깎|탕감|줄어|줄여|감면")),
    ("eligibility", re.compile(r"자격|조건|되나|받기|쉬워|쉽|어려")),
    ("effect", re.compile(r"점수|신용|기록|카드|불이익|통장|피해")),
)


def aspect_of_both(consultation: Consultation) -> Answer:
    """The aspect of either way under its name; where the talk does not set two side by side, of the one."""
    aspect, ways = side_asked(consultation.question.message), ways_side_by_side(consultation)
    if aspect is None or len(ways) < PAIR:
        asked = replace(consultation.question, intent=f"follow.{aspect or 'detail'}")
        return follow_up(replace(consultation, question=asked))
    told = of_each(consultation, ways, aspect)
    close = consultation.choose(consultation.texts.common["explain_pair"]["aspect"])
    texts = dict.fromkeys(passage.text for passage in told)
    facts = tuple(dict.fromkeys(fact for passage in (*told, close) for fact in passage.facts))
    return Answer(paragraphs(*texts, close.text), consultation.anchor, facts)


def side_asked(message: NormalForm) -> str | None:
    """Which aspect is compared; ``None`` where the words name none."""
    return next((aspect for aspect, words in SIDES if message.has(words)), None)


def ways_side_by_side(consultation: Consultation) -> list[Procedure]:
    """The two ways that the talk named last, as the customer named them first."""
    terms = [term for term in talked_of(consultation) if term.see is not None]
    found = dict.fromkeys(term.see for term in terms)
    names = [name for name in found if name is not None][:PAIR]
    return [consultation.registry.procedures[name] for name in reversed(names)]


def of_each(consultation: Consultation, ways: list[Procedure], aspect: str) -> list[Passage]:
    """What is known of each; said once where it is the same."""
    if aspect == "prepare":
        return [Passage(f"{way.title}에 준비할 것은 {is_(listed(way.prepare))}.") for way in ways]
    known = [what_is_known(consultation, way, aspect) for way in ways]
    if len({passage.text for passage in known}) == 1:
        return [Passage(f"말씀드릴 수 있는 것이 두 길 모두 같아요. {known[0].text}", known[0].facts)]
    return [under_its_name(way, passage) for way, passage in zip(ways, known, strict=True)]


def tell_difference(consultation: Consultation) -> Answer:
    """The difference of two that the talk set side by side; where their meaning was just told, what each changes."""
    ways = ways_side_by_side(consultation)
    explained = [consultation.registry.terms.get(way.id) for way in ways]
    just_told = all(term is not None and consultation.said(term.text) for term in explained)
    if len(ways) < PAIR or not just_told:
        return tell_apart(consultation)
    told = of_each(consultation, ways, "extent")
    close = consultation.choose(consultation.texts.common["explain_pair"]["aspect"])
    facts = (*(fact for passage in told for fact in passage.facts), *close.facts)
    return Answer(paragraphs(*(passage.text for passage in told), close.text), consultation.anchor, facts)


def under_its_name(way: Procedure, known: Passage) -> Passage:
    """What is known of one of them, under its name where it does not begin with that."""
    name = "" if known.text.startswith(way.title) else f"{way.title}: "
    return Passage(name + known.text, known.facts)
