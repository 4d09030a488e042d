"""Counselling on a situation: empathy, the customer's figures, rights, steps, in the order the tone asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from app.services.advice_templates.company import listen
from app.services.advice_templates.consultation import LATELY, Answer, Consultation, Passage
from app.services.advice_templates.lateness import days_told
from app.services.advice_templates.pictures import picture
from app.services.advice_templates.rights import introduced, quoted
from app.services.advice_templates.settled import ARREARS, announced, not_yet, settled, standing
from app.services.advice_templates.steps import fresh_steps, steps
from app.services.advice_templates.subjects import scheme_at
from app.services.advice_templates.texts import ScenarioTexts
from app.services.advice_templates.themes import TROUBLES
from app.services.advice_templates.tone import Tone
from app.services.advice_templates.wording import paragraphs, sentences
from rules.scenario import Scenario

#: What weighs so much that the counselling stays with it whatever else a message speaks of.
PRESSING = frozenset({Scenario.DELINQ_EARLY, Scenario.DELINQ_MID, Scenario.DELINQ_LONG, Scenario.DEBT_CRISIS})
#: One kind of trouble: who speaks of any of these is answered on the one that the figures show.
DEBTS = PRESSING | {
    Scenario.CARD_PAY_DIFFICULTY,
    Scenario.REVOLVING_BURDEN,
    Scenario.SHORT_TERM_CREDIT_SPIRAL,
}
SHORT_OF_MONEY = DEBTS | {Scenario.LOW_CASH}
#: Who is in one of these and tells of being short of money tells of what comes of it.
BEHIND_IT = DEBTS | {Scenario.INCOME_DROP}
#: The arrears in which each scheme is the one that is open.
AT_WAY = {
    "early_adjustment": Scenario.DELINQ_EARLY,
    "pre_workout": Scenario.DELINQ_MID,
    "workout": Scenario.DELINQ_LONG,
}
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
GOOD = frozenset({Scenario.STABLE_HOPE, Scenario.CREDIT_UP, Scenario.RECOVERING})
#: Misfortunes that have words of their own, whatever the scenario they lead to.
BEFALLEN = frozenset({"job", "bill", "spent", "loss", "hidden", "secret", "grown", "ill", "grief", "bust"})
#: Misfortunes with a way of their own, which no scenario has words for.
OF_THEIR_OWN = frozenset({"hidden", "secret"})
WITH_A_WAY = frozenset({"ill", "grief", "tax", "broken", "letter", "seized", "bust", "exposed"})
#: What good figures are about, however it is named.
OF_CREDIT = re.compile(r"기록|신용|점수|금리|이자|한도|예전|다시|앞날|앞으로|돌아갈|빚|카드|대출|저축|돈")
FEARED = re.compile(r"(?:될|질|할|낼)까(?:봐|바)")
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
REJECTED = re.compile(r"거절|부결|안된대|안된다|안나온|떨어졌|막혔|탈락")
APPROVED = re.compile(r"승인|통과|나왔|받았|실행됐")


def counsel_situation(consultation: Consultation) -> Answer:
    """Counsel on the scenario the customer is in, or the trouble the message tells of."""
    scenario = scenario_in_focus(consultation)
    if scenario is None or unlooked_for(consultation, scenario) or beside_good(consultation, scenario):
        return listen(consultation)
    if announced(consultation) and consultation.tone is not Tone.ANGER:
        return praise_for_settling(consultation)
    texts = consultation.texts.scenarios[wording_of(consultation, scenario)]
    passages = ORDERS[consultation.tone](consultation, scenario, texts)
    exhausted = not fresh_steps(consultation, texts) and consultation.tone is not Tone.JOY
    closing = "" if exhausted else consultation.common("closings", closing_of(consultation, scenario))
    return Answer(
        paragraphs(*(passage.text for passage in passages), closing),
        f"scenario:{scenario.value}",
        tuple(dict.fromkeys(fact for passage in passages for fact in passage.facts)),
        steps=tuple(step for passage in passages for step in passage.steps),
    )


def praise_for_settling(consultation: Consultation) -> Answer:
    """For somebody who tells that what was overdue is paid: praise, that the data lag behind, how it stays so."""
    praise, keep = (consultation.common("settled", name) for name in ("praise", "keep"))
    closing = consultation.common("closings", Tone.JOY.value)
    text = paragraphs(praise, not_yet(consultation), keep, closing)
    return Answer(text, f"scenario:{Scenario.RECOVERING.value}")


def told_scenarios(consultation: Consultation) -> list[Scenario]:
    """The troubles and joys told, weightiest first, without arrears that were told to be paid."""
    told = [theme.scenario for theme in consultation.question.themes]
    if settled(consultation):
        return [one for one in told if one not in ARREARS]
    return list(dict.fromkeys(at_its_days(consultation, one) for one in told))


def at_its_days(consultation: Consultation, scenario: Scenario) -> Scenario:
    """Arrears that are told, by the days that are told of them."""
    days = days_told(consultation)
    if scenario not in ARREARS or not days:
        return scenario
    way = scheme_at(consultation, days).id
    return AT_WAY[way]


def unlooked_for(consultation: Consultation, scenario: Scenario) -> bool:
    """Whether a misfortune is told that the scenario has no words for: a secret, or one amid good figures."""
    if consultation.misfortune is None or consultation.tone is Tone.JOY:
        return False
    if consultation.misfortune in OF_THEIR_OWN:
        return True
    apart = scenario in GOOD or consultation.misfortune in WITH_A_WAY
    return apart and not troubles_of(consultation)


def beside_good(consultation: Consultation, scenario: Scenario) -> bool:
    """Whether somebody moved tells of something that has nothing to do with their good figures."""
    question = consultation.question
    told = question.intent == "situation.told" and not question.themes and question.act is None
    moved = consultation.tone.comforts or consultation.tone is Tone.ANGER
    return told and moved and scenario in GOOD and not question.message.has(OF_CREDIT)


def troubles_of(consultation: Consultation) -> list[Scenario]:
    """The troubles that the themes of the message point at."""
    return [theme.scenario for theme in consultation.question.themes if theme.scenario not in GOOD]


def scenario_in_focus(consultation: Consultation) -> Scenario | None:
    """The scenario to speak of: a pressing one, else the trouble told, else the one decided."""
    decided, told = standing(consultation), told_scenarios(consultation)
    if decided is None and not told:
        return scenario_talked_of(consultation)
    if decided in PRESSING or decided in told or not told:
        return decided
    if decided is not None and beside_the_point(consultation, decided, told[0]):
        return decided
    if decided in BEHIND_IT and told[0] in SHORT_OF_MONEY:
        return decided
    return decided if decided is not None and bill_is_covered(consultation, told[0]) else told[0]


def scenario_talked_of(consultation: Consultation) -> Scenario | None:
    """The scenario that the talk is about, for somebody who asks what to do without naming it again."""
    asks_on = consultation.question.intent == "situation" and consultation.question.act is None
    lately = (about.partition(":") for about in reversed(consultation.answered_before[-LATELY:]))
    return next((Scenario(label) for kind, _, label in lately if asks_on and kind == "scenario"), None)


def beside_the_point(consultation: Consultation, decided: Scenario, told: Scenario) -> bool:
    """Whether the word that points elsewhere is no news: good news told in anger, or a debt that is only feared."""
    if told in GOOD and decided not in GOOD:
        return consultation.tone in {Tone.SADNESS, Tone.WORRY, Tone.ANGER}
    return decided in GOOD and told in DEBTS and consultation.question.message.has(FEARED)


def bill_is_covered(consultation: Consultation, told: Scenario) -> bool:
    """Whether somebody worries about a card bill for which the money is there."""
    ledger = consultation.ledger
    if told is not Scenario.CARD_PAY_DIFFICULTY or ledger is None:
        return False
    bill, balance = ledger.coming_bill, ledger.newest("balance", "balance_won")
    return bill is not None and balance is not None and balance.amount >= bill.amount


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
        if scenario in TROUBLES or consultation.misfortune is not None:
            return consultation.pick(texts.openings["worry"])
    ledger = consultation.ledger
    known = bool(shown) and ledger is not None and bool(ledger.months)
    if consultation.question.asked:  # a question is answered, not nodded at
        return consultation.common("openings", Tone.NEUTRAL.value) if known else ""
    return consultation.common("openings", consultation.tone.value if known else "listen_warm")


def praise_first(consultation: Consultation, scenario: Scenario, texts: ScenarioTexts) -> list[Passage]:
    """행복: praise of what was done, the figures, a next plan."""
    match = consultation.case.match  # no good news is answered with figures that it is not about
    known = consultation.ledger is not None and match is not None and match.scenario is scenario
    return [
        Passage(opening_of(consultation, scenario, texts)),
        Passage(picture(consultation, scenario) if known else ""),
        Passage(consultation.pick(texts.plan)),
    ]


def opening_of(consultation: Consultation, scenario: Scenario, texts: ScenarioTexts) -> str:
    """The first sentence: praise of the act told, else words for the trouble told, else the scenario's."""
    question, tone = consultation.question, consultation.tone
    if tone is Tone.JOY and question.act is not None:
        return consultation.common("praise", question.act.id)
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


def tells_of_another(consultation: Consultation, scenario: Scenario) -> bool:
    """Whether the trouble told is of another kind than the scenario that is spoken of."""
    told = told_scenarios(consultation)
    if not told or scenario in told:
        return False
    if beside_the_point(consultation, scenario, told[0]):
        return False
    return not (scenario in BEHIND_IT and told[0] in SHORT_OF_MONEY)


ORDERS: Mapping[Tone, Callable[[Consultation, Scenario, ScenarioTexts], list[Passage]]] = {
    Tone.SADNESS: empathy_first,
    Tone.WORRY: empathy_first,
    Tone.ANGER: facts_first,
    Tone.JOY: praise_first,
    Tone.NEUTRAL: information_first,
    Tone.WARM: information_first,
}
