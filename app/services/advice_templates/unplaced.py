"""Messages that cannot be placed: admitted, with what can be done and a person."""

from __future__ import annotations

import re
from dataclasses import replace

from app.schemas.subject import UNPLACED, Subject
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.intents import Family
from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.own_facts import on_the_point, on_the_point_of_term
from app.services.advice_templates.subjects import desk_of, fitting, procedure_of, term_of
from app.services.advice_templates.wording import listed, paragraphs, sentences
from rules.facts.registry import Procedure

#: What a question that no pattern knows is likely to lean on.
ASKED_ABOUT = frozenset({"procedure", "term"})
OPEN = frozenset({Family.UNKNOWN, Family.SITUATION})
BRIEF = 9  # syllables: too few to bring up a matter of its own
#: Matters by the words that name them, the narrower first; who answers each stands in ``common.toml``.
MATTERS = tuple(
    (name, re.compile(words))
    for name, words in (
        ("student", r"학자금|장학|등록금"),
        ("health", r"건강보험|건보료|장기요양|요양등급"),
        ("pension", r"국민연금|기초연금|노령연금"),
        (
            "tax",
            r"3\.3%|원천징수|(?<![전월취])세금|국세|지방세|부가세|자동차세|주민세|소득세|양도세|증여|상속세|종소세|연말정산|공제|비과세|현금영수증|과태료",
        ),
        (
            "work",
            r"실업급여|퇴직금|월급(?:명세|체계)|최저임금|주휴|산재|해고|퇴사|근로계약|4대보험|알바|고용보험|육아휴직|연차",
        ),
        ("home", r"전세|월세|보증금|집주인|임대|세입자|관리비|계약갱신|복비|중개"),
        ("law", r"소송|재판|고소|고발|법원|법적|변호사|상속|유언|이혼|양육비|합의금|차용증|공증|내용증명"),
        ("welfare", r"지원금|복지|수급|바우처|주민센터|긴급|기초생활|차상위"),
        ("insurance", r"보험|실손|실비|약관"),
        ("phone", r"통신비|통신사|소액결제|요금제|휴대폰|핸드폰"),
        ("invest", r"주식|펀드|증권|etf|코인|배당|청약|채권|isa|irp|연금저축|퇴직연금"),
        ("score", r"신용점수|신용등급|신용평가|신용조회"),
        ("lender", r"대출|이자|금리|마이너스통장|마통|할부|캐피탈|저축은행|대환"),
        ("card", r"카드|결제|포인트|마일리지|연회비|리볼빙|청구서|명세서"),
        ("bank", r"통장|계좌|예금|적금|이체|송금|은행|수표|환전|해외송금|인증서|otp|보안카드"),
        ("debt", r"빚|연체|채무|회생|파산|워크아웃|추심|압류|독촉"),
    )
)
#: Matters of which no debt programme, and nobody who answers a trouble, knows.
FAR_FROM_DEBT = frozenset({"student", "health", "pension", "tax", "work", "insurance", "phone", "welfare"})
#: A stranger who says to be of a company: that company answers nothing here.
PRETENDED = re.compile(r"사칭|명함|진짜사람|보이스|피싱|사기|그사람|그쪽|상대방")
DESKS = ("ccrs", "microfinance", "fss")


def admit(consultation: Consultation) -> Answer:
    """Say plainly that this is not known, within what is talked of, and who answers it."""
    far = named_matter(consultation) in FAR_FROM_DEBT and not touches_the_matter(consultation)
    if far and (desk := desk_of_matter(consultation)) is not None:
        return desk
    procedure = matter_of(consultation)
    if procedure is not None and (touched := touch_on(consultation, procedure)) is not None:
        return touched
    if procedure is None and (beside := beside_term(consultation)) is not None:
        return beside
    if procedure is not None and not missed_twice(consultation):
        return admit_in_matter(consultation, procedure)
    if procedure is None and (desk := desk_of_matter(consultation)) is not None:
        return desk
    if procedure is not None or consultation.subject == UNPLACED:
        return to_a_person(consultation)
    person = consultation.common("unplaced", "person")
    text = sentences(consultation.common("unplaced", "first"), consultation.common("unplaced", "offer"))
    return Answer(paragraphs(text, person), UNPLACED, understood=False)


def beside_term(consultation: Consultation) -> Answer | None:
    """What the term just talked of says to the question, and the desk that answers it; ``None`` where it has none."""
    term = None if consultation.question.themes else term_of(consultation)
    if term is None or not term.desk:
        return None
    desk, point = consultation.render(term.desk), on_the_point_of_term(consultation, term)
    if point is None:
        said = consultation.common("aspect", "beside").format(desk=desk.text)
        return Answer(said, consultation.anchor, desk.facts, understood=False)
    put = consultation.common("aspect", "own_case").format(desk=desk.text)
    text = paragraphs(sentences(consultation.common("aspect", "touches"), point.text), put)
    return Answer(text, consultation.anchor, (*point.facts, *desk.facts))


def desk_of_matter(consultation: Consultation) -> Answer | None:
    """Who answers a question about a matter that is only named, such as a policy or a tax; ``None`` where none is."""
    name = named_matter(consultation)
    if name is None or not consultation.question.asked or consultation.question.message.has(PRETENDED):
        return None
    desk = consultation.choose(consultation.texts.common["matter_desk"][name])
    said = consultation.choose(consultation.texts.common["unplaced"]["desk"]).text.format(desk=desk.text)
    return Answer(said, UNPLACED, desk.facts, understood=False)


def named_matter(consultation: Consultation) -> str | None:
    """The matter that the message names."""
    return named_matter_in(consultation.question.message)


def named_matter_in(message: NormalForm) -> str | None:
    """The first matter that a message names, as the desks are listed."""
    return next((name for name, words in MATTERS if message.has(words)), None)


def leans_on_matter(consultation: Consultation) -> bool:
    """Whether the very last answer was about a procedure or a term, so that the question is likely about it too."""
    return consultation.subject.kind in ASKED_ABOUT


def matter_of(consultation: Consultation) -> Procedure | None:
    """The procedure that the question is likely about: the talk's own, else that of the trouble it names."""
    question = consultation.question
    if asks_of_the_matter(consultation):
        return procedure_of(consultation)
    theme = next(iter(question.themes), None)
    if theme is None:
        return None
    leads_to = consultation.texts.scenarios[theme.scenario.value].procedure
    found = fitting(consultation, consultation.registry.procedures[leads_to], named=False)
    return found if found.hotlines or found.desk else None


def asks_of_the_matter(consultation: Consultation) -> bool:
    """Whether the question is about the procedure or the term that is talked of: too short for a trouble of its own."""
    named = consultation.anchor.kind in ASKED_ABOUT
    return named and (is_brief(consultation) or not consultation.question.themes)


def is_brief(consultation: Consultation) -> bool:
    """Whether the message is too short to bring up a matter of its own."""
    return len(consultation.question.message.compact) <= BRIEF


def touches_the_matter(consultation: Consultation) -> bool:
    """면책이 뭐예요, 세금도 돼요?: whether a few words for another field ask of what is talked of, which says something to it."""
    question, procedure = consultation.question, procedure_of(consultation)
    of_it = (
        question.family in {Family.ELSEWHERE, Family.UNKNOWN}
        and is_brief(consultation)
        and asks_of_the_matter(consultation)
    )
    return of_it and procedure is not None and on_the_point(consultation, procedure) is not None


def missed_twice(consultation: Consultation) -> bool:
    """Whether the last answer already was the second that did not know."""
    again = consultation.texts.common["aspect"]["within_again"]
    beside = [text.partition("{")[0] for text in consultation.texts.common["aspect"]["beside"]]
    return any(consultation.said(text) for text in (*again, *beside))


def admit_in_matter(consultation: Consultation, procedure: Procedure) -> Answer:
    """What is known of the procedure that is talked of; beside a trouble that is only named, where it is answered."""
    if asks_of_the_matter(consultation) or not consultation.question.themes:
        return admit_within(consultation, procedure)
    desk = consultation.render(desk_of(procedure))
    said = consultation.common("aspect", "beside").format(desk=desk.text)
    return Answer(said, Subject("procedure", procedure.id), desk.facts, understood=False)


def touch_on(consultation: Consultation, procedure: Procedure) -> Answer | None:
    """What is established that touches the question, and who answers it; ``None`` where nothing does."""
    asked = asks_of_the_matter(consultation) or not consultation.question.themes
    point = on_the_point(consultation, procedure) if asked else None
    if point is None:
        return None
    put = whom_to_put_it(consultation, procedure)
    text = paragraphs(sentences(consultation.common("aspect", "touches"), point.text), put.text)
    return Answer(text, Subject("procedure", procedure.id), (*point.facts, *put.facts))


def whom_to_put_it(consultation: Consultation, procedure: Procedure) -> Passage:
    """The desk to which the question can be put as it is."""
    desk = consultation.render(desk_of(procedure))
    said = consultation.common("aspect", "put_so").format(title=procedure.title, desk=desk.text)
    return Passage(said, desk.facts)


def admit_within(consultation: Consultation, procedure: Procedure) -> Answer:
    """What is known of the matter, who answers the rest, and that the question can be put as it is."""
    facts = consultation.quote(procedure.facts, at_most=1)
    again = consultation.told(procedure.summary)
    lead = consultation.common("aspect", "within_again" if again else "within")
    put = whom_to_put_it(consultation, procedure)
    text = paragraphs(
        lead.format(title=procedure.title),
        "" if again else sentences(procedure.summary, facts.text),
        put.text,
    )
    used = (*(() if again else facts.facts), *put.facts)
    return Answer(text, Subject("procedure", procedure.id), used, understood=False)


def admit_gently(consultation: Consultation) -> Answer:
    """The same for somebody moved: their feeling first, then what cannot be told, then a person."""
    if (procedure := matter_of(consultation)) is not None:
        within = admit_in_matter(consultation, procedure)
        return replace(within, text=paragraphs(consultation.common("openings"), within.text))
    if consultation.subject == UNPLACED:
        return to_a_person(consultation)
    known = consultation.common("unplaced", "partly")
    text = sentences(consultation.common("openings"), known)
    return Answer(paragraphs(text, consultation.common("unplaced", "told")), UNPLACED, understood=False)


def to_a_person(consultation: Consultation) -> Answer:
    """After two failed turns: who can be called in a trouble; for anything else what can be asked here."""
    person = consultation.common("unplaced", "person")
    if matter_of(consultation) is None and not consultation.question.themes:
        text = sentences(consultation.common("unplaced", "again"), consultation.common("unplaced", "offer"))
        return Answer(paragraphs(text, person), UNPLACED, understood=False)
    found = [consultation.registry.hotline(identifier, consultation.case.today) for identifier in DESKS]
    desks = [desk for desk in found if desk is not None]
    call = consultation.common("unplaced", "person_now").format(desks=listed([desk.label for desk in desks]))
    text = paragraphs(consultation.common("unplaced", "again"), call)
    return Answer(text, UNPLACED, tuple(desk.id for desk in desks), understood=False)
