"""A measure asked for in a few words, 몇 년인데요, 얼마까지요: told out of what was talked of before it is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.intents import Family
from app.services.advice_templates.own_facts import asked_words, touching
from app.services.advice_templates.procedure_tables import (
    PROCEDURE_OF_GUIDE,
    PROCEDURE_OF_INFO,
    PROCEDURE_OF_REFUSAL,
)
from app.services.advice_templates.subjects import term_of
from app.services.advice_templates.wording import paragraphs, sentences
from rules.facts.registry import Fact

LONGEST = 18  # syllables
MOST = 2  # facts
YEARS = r"(?<!\d)\d{1,2}(?:년|개월)"
SPAN = rf"{YEARS}|\d+(?:영업)?일|\d+주"
#: What is asked for, and how a fact that holds it is written.
MEASURES = tuple(
    (re.compile(asked), re.compile(held))
    for asked, held in (
        (r"몇%|최고금리|이자율|(?:이자|금리)(?:는|가|은)?(?:요|얼마|어느|높|$)", r"\d%"),
        (r"몇년|몇해|몇살", YEARS),
        (r"몇달|몇개월", YEARS),
        (r"며칠|몇주|언제까지|기한|(?:기간|날짜)(?:은|이|는)?(?:요|얼마|어떻게|있|$)", SPAN),
        (r"몇번|몇회|횟수", r"\d+번"),
        (r"몇시간", r"\d+시간"),
        (r"몇시|(?:밤|새벽|아침)에(?:는|도)", r"\d시(?!간)"),
        (r"(?:은행|통장|회사|금융회사|증권사)(?:이|을|를|에|가)?.{0,2}(?:두|둘|여러|나누|나눠|각각)", r"한 회사에서"),
        (r"몇개|몇가지", r"하나 만들|두 가지"),
        (r"(?:문자|카톡|톡|방문|전화)(?:은|는|도|까지)?.{0,3}(?:막|안오게|안받|못하게)|몇가지", r"연락 수단"),
        (r"법(?:으로|에|적으로)|넘게받으면|더받으면", r"넘을 수 없|법으로 금지|압류할 수 없"),
        (r"얼마(?:까지|부터|이상|이하|나(?:요|$)|예요|에요|인데|야|요|죠|받|지켜|보호|빌|$)|한도(?:는|은|가|도)?(?:요|얼마|어떻게|있|$)|몇만원|최대(?!한)|최고", r"만 원|억 원"),
    )
)  # fmt: skip
#: What asks how long something takes or how long it is paid: no term that the law sets.
TAKES = re.compile(r"걸려|걸리|걸릴|걸립|갚|결과|나오|나와|미뤄|미루|올라|오르|모으|모아")
#: The customer's own figures are asked for.
OWN = re.compile(
    r"^(?:그럼|그러면|근데)?(?:저는|나는|난|내|제|우리)|내거|제거|내건|제건|지금|현재|남은|남았|이번달|지난달|밀린"
)
#: Programmes of which a rate or a sum is asked, where the words alone would ask for the customer's.
PROGRAMMES = re.compile(r"^(?:procedure:public_loan|term:(?:haetsal|prevention_loan|dsr|deposit_insurance)|info:(?:haetsal|prevention_loan|public_rates|public_limit|deposit_cover)|calc:(?:late_interest|wage_kept))$")  # fmt: skip
#: What such a question is otherwise taken for; whatever knows it better keeps it.
LOOSE = frozenset(
    {"follow.duration", "follow.measure", "follow.extent", "follow.eligibility", "follow.afford"}
)
OF_COLLECTORS = re.compile(r"^(?:procedure|info):(?:contact_|collection_)|^term:collection")
WATCHES_COLLECTORS = "{h:fss}"
AGAINST_COLLECTORS = ("collection_night", "contact_cap", "contact_block")
#: Sums that answer about what the law keeps.
OF_LAW = {
    Subject("calc", "wage_kept"): ("wage_floor", "living_account"),
    Subject("calc", "late_interest"): ("rate_cap",),
    Subject("data", "late_interest"): ("rate_cap",),
}


def measured(consultation: Consultation) -> Answer | None:
    """The measure that is asked for, where what was talked of last has one; ``None`` where it has none."""
    message = consultation.question.message
    if len(message.compact) > LONGEST or not may_lean(consultation):
        return None
    held = [held for asked, held in MEASURES if message.has(asked)]
    tiers = (
        [fact for fact in tier if any(each.search(fact.text) for each in held)]
        for tier in facts_talked_of(consultation)
    )
    fitting = next(filter(None, tiers), None)
    if fitting is None:
        return None
    told = nearest(consultation, fitting)
    put = desk_of_talk(consultation)
    text = paragraphs(
        consultation.common("aspect", "measured") + sentences(*(fact.text for fact in told)),
        "" if not put.text else consultation.common("aspect", "own_case").format(desk=put.text),
    )
    return Answer(text, consultation.anchor, (*(fact.id for fact in told), *put.facts))


def may_lean(consultation: Consultation) -> bool:
    """Whether the question names nothing of its own and nothing that the tables know better."""
    question, message = consultation.question, consultation.question.message
    if question.procedure is not None or question.term is not None or question.act is not None:
        return False
    if message.has(TAKES) or OWN.search(message.compact):
        return False
    if question.family is Family.DATA:
        return consultation.anchor.has(PROGRAMMES)
    open_still = question.intent in LOOSE or question.intent == "info.which_amount"
    return open_still or question.family in {Family.UNKNOWN, Family.SITUATION}


def facts_talked_of(consultation: Consultation) -> Iterator[tuple[Fact, ...]]:
    """The dated entries that belong to what was talked of last: its own, then those of the way that goes with it."""
    for names in names_talked_of(consultation):
        yield tuple(consultation.quotable(dict.fromkeys(names)))


def names_talked_of(consultation: Consultation) -> Iterator[Sequence[str]]:
    """Their ids, by the kind of subject."""
    kind, identifier = consultation.anchor.kind, consultation.anchor.matter
    yield OF_LAW.get(consultation.anchor, ())
    if consultation.anchor.has(OF_COLLECTORS):
        yield AGAINST_COLLECTORS
    if kind == "term" and (term := consultation.registry.terms.get(identifier)) is not None:
        yield term.facts
        yield of_procedure(consultation, term.see)
    if kind == "guide":
        yield consultation.registry.guides[identifier].facts
        yield of_procedure(consultation, PROCEDURE_OF_GUIDE.get(identifier))
    if kind in {"info", "refuse"}:
        reply = consultation.texts.replies.get(f"{kind}.{identifier}")
        yield () if reply is None else reply.facts
        leads_to = PROCEDURE_OF_INFO if kind == "info" else PROCEDURE_OF_REFUSAL
        yield of_procedure(consultation, leads_to.get(identifier))
    if kind == "procedure":
        yield of_procedure(consultation, identifier)


def of_procedure(consultation: Consultation, identifier: str | None) -> tuple[str, ...]:
    """The entries of a procedure, with those of the term of the same name."""
    found = consultation.registry.procedures.get(identifier or "")
    term = consultation.registry.terms.get(identifier or "")
    return () if found is None else (*found.facts, *(() if term is None else term.facts))


def nearest(consultation: Consultation, facts: list[Fact]) -> list[Fact]:
    """Those that share most words with the question, else the first ones."""
    words = asked_words(consultation)
    most = max(touching(words, fact.text) for fact in facts)
    return [fact for fact in facts if touching(words, fact.text) == most][:MOST]


def desk_of_talk(consultation: Consultation) -> Passage:
    """Who answers for the customer's own case: the desk of the term, else of the procedure."""
    if consultation.anchor.has(OF_COLLECTORS):
        return consultation.render(WATCHES_COLLECTORS)
    term = term_of(consultation)
    if term is not None and term.desk:
        return consultation.render(term.desk)
    kind, identifier = consultation.anchor.kind, consultation.anchor.matter
    name = (
        term.see if term is not None else PROCEDURE_OF_INFO.get(identifier) if kind == "info" else identifier
    )
    procedure = consultation.registry.procedures.get(name or "")
    return Passage("") if procedure is None else consultation.render(procedure.own_desk)
