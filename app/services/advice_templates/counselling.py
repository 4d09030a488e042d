"""Counselling on a situation: empathy, the customer's figures, rights, steps, in the order the tone asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from app.schemas.subject import Subject
from app.services.advice_templates.company import listen, praised
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.focus import (
    GOOD,
    beside_good,
    scenario_in_focus,
    tells_of_another,
    told_scenarios,
    unlooked_for,
)
from app.services.advice_templates.hearing.themes import TROUBLES
from app.services.advice_templates.pictures import picture
from app.services.advice_templates.settled import announced, not_yet
from app.services.advice_templates.texts import ScenarioTexts
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.ways.rights import introduced, quoted
from app.services.advice_templates.ways.steps import fresh_steps, steps
from app.services.advice_templates.wording import paragraphs, sentences
from rules.scenario import Scenario

#: Where no office and no lender is to be faced.
CALM = frozenset(
    {
        Scenario.OVERSPEND_EMOTIONAL,
        Scenario.STABLE_HOPE,
        Scenario.CREDIT_UP,
        Scenario.RECOVERING,
        Scenario.INVESTMENT_LOSS,
    }
)
LOSS = "loss"
#: Misfortunes that have words of their own, whatever the scenario they lead to.
BEFALLEN = frozenset(
    {"job", "bill", "spent", "loss", "hidden", "secret", "grown", "ill", "grief", "bust", "failed"}
)
KIN = r"아이|애(?:가|들|기)|아들|딸|엄마|아빠|어머니|아버지|남편|아내|부모|식구|가족|할머니|할아버지"
#: Words that open an answer whatever the scenario: shame, and illness.
ABOVE_ALL = (
    (
        "ashamed",
        re.compile(r"한심|창피|부끄러|쪽팔|못났|무능|쓰레기(?:같|야|인|예요|임)|죄인같|자괴감|면목이?없"),
    ),
    (
        "illness_family",
        re.compile(rf"치매|간병|편찮|(?:{KIN}).{{0,12}}(?:암|입원|수술|병원비|쓰러|아파|아프|다쳐|다쳤)"),
    ),
    ("illness", re.compile(r"(?<![가-힣])암|입원|수술|병원비|쓰러지|쓰러져")),
)
#: An investment that brought something in, and what takes the gladness back.
GAIN = re.compile(
    r"(?:돈|수익|이익|원|배|%|만|천|억)(?:을|를|이|도|좀|많이|조금|꽤)*(?:벌었|땄|났|냈|올렸|봤)|익절|떡상"
)
GONE_AGAIN = re.compile(r"잃|날렸|날리|물렸|떨어|빚|대출|사기|출금|손실|손해|못|안되|걱정|불안|다시넣|더넣")
#: Deeds after which the trouble that the message names is over.
OVER = frozenset({"paid_off", "revolving_ended"})
REJECTED = re.compile(r"거절|부결|안된대|안된다|안나온|떨어졌|막혔|탈락")
APPROVED = re.compile(r"승인|통과|나왔|받았|실행됐")


def counsel_situation(consultation: Consultation) -> Answer:
    """Counsel on the scenario the customer is in, or the trouble the message tells of."""
    scenario = scenario_in_focus(consultation)
    if scenario is None or unlooked_for(consultation, scenario) or beside_good(consultation, scenario):
        return listen(consultation)
    if consultation.misfortune == LOSS and scenario in CALM and scenario not in told_scenarios(consultation):
        return listen(consultation)  # money that was lost is no spending
    if announced(consultation) and consultation.tone is not Tone.ANGER:
        return praise_for_settling(consultation)
    texts = consultation.texts.scenarios[wording_of(consultation, scenario)]
    passages = ORDERS[consultation.tone](consultation, scenario, texts)
    exhausted = not fresh_steps(consultation, texts) and consultation.tone is not Tone.JOY
    closing = "" if exhausted else consultation.common("closings", closing_of(consultation, scenario))
    return Answer(
        paragraphs(*(passage.text for passage in passages), closing),
        Subject("scenario", scenario.value),
        tuple(dict.fromkeys(fact for passage in passages for fact in passage.facts)),
        steps=tuple(step for passage in passages for step in passage.steps),
    )


def praise_for_settling(consultation: Consultation) -> Answer:
    """For somebody who tells that what was overdue is paid: praise, that the data lag behind, how it stays so."""
    praise, keep = (consultation.common("settled", name) for name in ("praise", "keep"))
    closing = consultation.common("closings", Tone.JOY.value)
    text = paragraphs(praise, not_yet(consultation), keep, closing)
    return Answer(text, Subject("scenario", Scenario.RECOVERING.value))


def closing_of(consultation: Consultation, scenario: Scenario) -> str:
    """Which closings fit: nobody is to be called where nothing is owed."""
    tone = consultation.tone
    calm = scenario in CALM and tone in {Tone.ANGER, Tone.WORRY, Tone.NEUTRAL}
    if tone is Tone.NEUTRAL and (consultation.ledger is None or not consultation.ledger.months):
        return "no_figures"
    return f"{tone.value}_calm" if calm else tone.value


def wording_of(consultation: Consultation, scenario: Scenario) -> str:
    """Which table of wording: a loan is decided, refused or granted."""
    if scenario is not Scenario.LOAN_DECISION:
        return scenario.value
    match, message = consultation.case.match, consultation.question.message
    flags = () if match is None else match.flags
    granted = consultation.question.act is not None and message.has(APPROVED)  # told after any refusal
    if "rejected" in flags or (message.has(REJECTED) and not granted):
        return "LOAN_REJECTED"
    return "LOAN_APPROVED" if granted or "approved" in flags or message.has(APPROVED) else scenario.value


def empathy_first(consultation: Consultation, scenario: Scenario, texts: ScenarioTexts) -> list[Passage]:
    """슬픔 and 걱정: empathy, a hopeful line, the figures, at most three steps."""
    return [
        Passage(sentences(opening_of(consultation, scenario, texts), hope_of(consultation, scenario, texts))),
        Passage(picture(consultation, scenario)),
        steps(consultation, texts),
        introduced(consultation, "comfort", quoted(consultation, texts.comfort)),
    ]


def hope_of(consultation: Consultation, scenario: Scenario, texts: ScenarioTexts) -> str:
    """The hopeful line; a plan instead where it would call finances good that nobody has seen."""
    return consultation.pick(texts.plan if unseen_good(consultation, scenario) else texts.hope)


def unseen_good(consultation: Consultation, scenario: Scenario) -> bool:
    """Whether the scenario is a good one that only the customer's words point at."""
    match = consultation.case.match
    return scenario in GOOD and (match is None or match.scenario is not scenario)


def facts_first(consultation: Consultation, scenario: Scenario, texts: ScenarioTexts) -> list[Passage]:
    """화남: what is established and what can be demanded, then steps."""
    opened = [Passage(opening_of(consultation, scenario, texts)), Passage(picture(consultation, scenario))]
    if scenario is Scenario.STABLE_HOPE:  # nothing in the figures to be angry about: ask before advising
        return opened
    return [*opened, quoted(consultation, texts.facts), steps(consultation, texts)]


def information_first(consultation: Consultation, scenario: Scenario, texts: ScenarioTexts) -> list[Passage]:
    """중립 and unknown: the figures, what is established, steps."""
    facts = quoted(consultation, texts.facts)
    shown = picture(consultation, scenario)
    return [
        Passage(sentences(lead_of(consultation, scenario, shown), shown)),
        introduced(consultation, "rights", facts),
        steps(consultation, texts),
    ]


def lead_of(consultation: Consultation, scenario: Scenario, shown: str) -> str:
    """The words that lead in: a trouble told is heard, and nobody is shown figures that are not there."""
    told = told_scenarios(consultation)
    if consultation.tone is Tone.WARM and (above := above_all(consultation)) is not None:
        return consultation.common("openings", above)
    if consultation.tone is Tone.WARM and consultation.misfortune in BEFALLEN:
        return consultation.common("misfortune", consultation.misfortune)
    if consultation.tone is Tone.WARM and scenario in told:
        texts = consultation.texts.scenarios[wording_of(consultation, scenario)]
        if (scenario in TROUBLES and not gained(consultation)) or consultation.misfortune is not None:
            return consultation.pick(texts.openings["worry"])
    ledger = consultation.ledger
    known = bool(shown) and ledger is not None and bool(ledger.months)
    if consultation.question.asked:  # a question is answered, not nodded at
        return consultation.common("openings", Tone.NEUTRAL.value) if known else ""
    return consultation.common("openings", consultation.tone.value if known else "listen_warm")


def gained(consultation: Consultation) -> bool:
    """Whether an investment is told to have brought something in: there no trouble is heard."""
    message = consultation.question.message
    return message.has(GAIN) and not message.has(GONE_AGAIN)


def praise_first(consultation: Consultation, scenario: Scenario, texts: ScenarioTexts) -> list[Passage]:
    """행복: praise of what was done, the figures, a next plan."""
    match = consultation.case.match  # no good news is answered with figures that it is not about
    known = consultation.ledger is not None and match is not None and match.scenario is scenario
    return [
        Passage(opening_of(consultation, scenario, texts)),
        Passage(picture(consultation, scenario) if known else ""),
        Passage(consultation.pick(plan_of(consultation, texts))),
    ]


def plan_of(consultation: Consultation, texts: ScenarioTexts) -> tuple[str, ...]:
    """The next plan; who has paid to the end is sent to no counsel about debts."""
    act = consultation.question.act
    over = act is not None and act.id in OVER
    return consultation.texts.scenarios[Scenario.RECOVERING.value].plan if over else texts.plan


def opening_of(consultation: Consultation, scenario: Scenario, texts: ScenarioTexts) -> str:
    """The first sentence: praise of the act told, else words for the trouble told, else the scenario's."""
    question, tone = consultation.question, consultation.tone
    if tone is Tone.JOY and question.act is not None:
        return praised(consultation, question.act)
    above = above_all(consultation)
    if above is not None and tone is not Tone.JOY:
        return consultation.common("openings", above)
    if tone is not Tone.JOY and tells_of_another(consultation, scenario):
        told = wording_of(consultation, question.themes[0].scenario)
        return consultation.pick(consultation.texts.scenarios[told].openings[tone.value])
    if tone.comforts and unseen_good(consultation, scenario):
        return consultation.common("openings")
    if tone is not Tone.JOY and len(fresh_steps(consultation, texts)) < len(texts.steps):
        return consultation.common("openings")  # the scenario's own words were for the first time
    return consultation.pick(texts.openings[tone.value])


def above_all(consultation: Consultation) -> str | None:
    """Shame or illness in the family, which are met before anything else."""
    return next((name for name, words in ABOVE_ALL if consultation.question.message.has(words)), None)


ORDERS: Mapping[Tone, Callable[[Consultation, Scenario, ScenarioTexts], list[Passage]]] = {
    Tone.SADNESS: empathy_first,
    Tone.WORRY: empathy_first,
    Tone.ANGER: facts_first,
    Tone.JOY: praise_first,
    Tone.NEUTRAL: information_first,
    Tone.WARM: information_first,
}
