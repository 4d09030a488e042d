"""The urgent guide that comes before any counselling when fraud or illegal lending shows."""

from __future__ import annotations

from app.services.advice_templates.amounts import sums_in
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.intents import Family
from app.services.advice_templates.steps import one_a_line
from app.services.advice_templates.told_sums import is_bare
from app.services.advice_templates.wording import paragraphs
from rules.facts.registry import UrgentGuide

FACTS_QUOTED = 2
#: Where several kinds show, money that is leaving now comes first.
ORDER = (
    "voice_phishing",
    "advance_fee",
    "personal_data_leak",
    "acquaintance_collection",
    "illegal_collection",
    "illegal_rate",
    "loan_fraud_work",
)
#: Here nobody was deceived.
PRESSED = frozenset({"acquaintance_collection", "illegal_collection", "illegal_rate"})


def urgent_answer(consultation: Consultation) -> Answer | None:
    """The guide for the most urgent kind that was detected; ``None`` when none was."""
    fraud = consultation.case.analysis.fraud
    if fraud is None or not fraud.certain:
        return None
    kind = min(fraud.kinds, key=ORDER.index)
    if kind_answered(consultation, kind) or (
        is_bare(consultation.case.text) and only_a_sum(consultation, kind)
    ):
        return None
    return guide_answer(consultation, kind)


def only_a_sum(consultation: Consultation, kind: str) -> bool:
    """Whether what sounds like an unlawful rate is a value of a sum that is being reckoned, within the law."""
    rate = sums_in(consultation.case.text).rate
    lawful = rate is None or rate <= consultation.registry.rate_cap
    return kind == "illegal_rate" and lawful and consultation.question.family is Family.CALC


def guide_answer(consultation: Consultation, kind: str) -> Answer:
    """The guide of one kind."""
    guide = consultation.registry.guides[kind]
    passages = guide_passages(consultation, guide)
    return Answer(
        paragraphs(*(passage.text for passage in passages)),
        f"guide:{kind}",
        tuple(dict.fromkeys(fact for passage in passages for fact in passage.facts)),
        steps=tuple(step for passage in passages for step in passage.steps),
    )


def comfort_of(guide: UrgentGuide) -> str:
    """A word that takes the blame away: from whom was deceived, or from whom is pressed to pay."""
    pressed = guide.kind in PRESSED
    return "빚이 있다고 참아야 하는 일이 아니에요." if pressed else "속은 분의 잘못이 아니에요."


def kind_answered(consultation: Consultation, kind: str) -> bool:
    """Whether the last answer was this very guide."""
    return consultation.subject == f"guide:{kind}"


def guide_passages(consultation: Consultation, guide: UrgentGuide) -> list[Passage]:
    """Alarm, steps and rights."""
    steps = [consultation.render(step) for step in guide.steps]
    return [
        Passage(guide.alarm),
        one_a_line(consultation, steps),
        consultation.quote(guide.facts, at_most=FACTS_QUOTED),
        Passage(f"지금 어디까지 진행되었는지 알려 주시면 그다음을 같이 볼게요. {comfort_of(guide)}"),
    ]
