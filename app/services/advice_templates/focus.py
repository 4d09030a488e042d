"""Which scenario a counselling speaks of: the one decided, the trouble told, or the one the talk is about."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import LATELY, Consultation
from app.services.advice_templates.lateness import days_told
from app.services.advice_templates.settled import ARREARS, settled, standing
from app.services.advice_templates.subjects import scheme_at
from app.services.advice_templates.tone import Tone
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
GOOD = frozenset({Scenario.STABLE_HOPE, Scenario.CREDIT_UP, Scenario.RECOVERING})
#: Misfortunes with a way of their own, which no scenario has words for.
OF_THEIR_OWN = frozenset({"hidden", "secret"})
WITH_A_WAY = frozenset(
    {"ill", "grief", "pet", "dementia", "failed", "tax", "broken", "letter", "seized", "bust", "exposed"}
)
#: What good figures are about, however it is named.
OF_CREDIT = re.compile(r"기록|신용|점수|금리|이자|한도|예전|다시|앞날|앞으로|돌아갈|빚|카드|대출|저축|돈")
FEARED = re.compile(r"(?:될|질|할|낼)까(?:봐|바)")


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


def scenario_talked_of(consultation: Consultation) -> Scenario | None:
    """The scenario that the talk is about, for somebody who asks what to do without naming it again."""
    asks_on = consultation.question.intent == "situation" and consultation.question.act is None
    lately = reversed(consultation.case.history.subjects[-LATELY:])
    return next((Scenario(about.id) for about in lately if asks_on and about.kind == "scenario"), None)


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


def tells_of_another(consultation: Consultation, scenario: Scenario) -> bool:
    """Whether the trouble told is of another kind than the scenario that is spoken of."""
    told = told_scenarios(consultation)
    if not told or scenario in told:
        return False
    if beside_the_point(consultation, scenario, told[0]):
        return False
    return not (scenario in BEHIND_IT and told[0] in SHORT_OF_MONEY)


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
