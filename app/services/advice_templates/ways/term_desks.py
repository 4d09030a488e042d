"""What is asked again of a term or a way: where it is asked about, and what it is called."""

from __future__ import annotations

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.subjects import procedure_of, term_of
from app.services.advice_templates.unplaced import admit
from app.services.advice_templates.wording import is_

#: Follow-ups that end at a desk where no procedure leads.
TO_A_DESK = frozenset({"follow.contact", "follow.apply", "follow.report"})


def at_its_desk(consultation: Consultation) -> Answer | None:
    """Where the term that is talked of is asked about; ``None`` where it has no desk, or something else is asked."""
    term = term_of(consultation) if consultation.question.intent in TO_A_DESK else None
    if term is None or not term.desk:
        return None
    desk = consultation.render(term.desk)
    return Answer(f"{desk.text}에 물어보시면 돼요.", consultation.anchor, desk.facts)


def tell_name(consultation: Consultation) -> Answer:
    """What the way or the term that is talked of is called, for somebody who asks for the name again."""
    term, procedure = term_of(consultation), procedure_of(consultation)
    name = term.names[0] if term is not None else "" if procedure is None else procedure.title
    if not name:
        return admit(consultation)
    said = consultation.common("aspect", "named").format(name=is_(name))
    return Answer(said, consultation.anchor)
