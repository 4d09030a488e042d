"""When there is no figure to give, why, said plainly."""

from __future__ import annotations

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.wording import josa, sentences

CANNOT = "말씀드릴 수 없어요"


def no_data(consultation: Consultation, subject: Subject) -> Answer:
    """Say why no figure can be given, and what can be done without one."""
    return Answer(why_no_data(consultation), subject)


def why_no_data(consultation: Consultation) -> str:
    """The reason, and what is possible all the same."""
    missing = consultation.texts.common["missing"]
    if told_already(consultation) and not consultation.data_away:
        return consultation.pick(missing["still_unseen"])
    if consultation.data_away:
        return sentences(consultation.pick(missing["data_away"]), missing["data_away_hint"][0])
    if consultation.not_looked_up:
        return consultation.pick(missing["not_looked_up"])
    if consultation.case.profile is not None:
        return missing["empty_profile"][0]
    return sentences(consultation.pick(missing["unknown_customer"]), missing["unknown_customer_hint"][0])


def told_already(consultation: Consultation) -> bool:
    """Whether this talk has heard, in whatever words, that there are no figures to see."""
    missing = consultation.texts.common["missing"]
    names = ("unknown_customer", "empty_profile", "data_away", "not_looked_up")
    return any(consultation.told(text) for name in names for text in missing[name])


def beside_counsel(consultation: Consultation) -> str:
    """Within counselling: once a talk, in a line, with what the customer can do instead."""
    if told_already(consultation):
        return ""
    if consultation.data_away or consultation.not_looked_up:
        return why_no_data(consultation)
    missing = consultation.texts.common["missing"]
    name = "unknown_customer" if consultation.case.profile is None else "empty_profile"
    return sentences(consultation.pick(missing[name]), consultation.common("missing", "told_figures"))


def not_reported(title: str) -> str:
    """That one figure has never been reported."""
    return f"{josa(title, '은/는')} 아직 들어온 것이 없어 {CANNOT}. 짐작해서 답하지는 않을게요."
