"""The word at the end of an answer: of care while the talk gives cause for concern, of caution where fraud is likely."""

from __future__ import annotations

import re

from app.schemas.labels import RiskLevel
from app.schemas.subject import ASKED, Subject
from app.services.advice_templates.after_alarm.no_victims import no_victim
from app.services.advice_templates.after_alarm.own_answers import everyday_only
from app.services.advice_templates.after_alarm.traces import untraced
from app.services.advice_templates.after_alarm.urgent import is_alarm, only_a_sum
from app.services.advice_templates.consultation import Answer, Consultation, Passage
from app.services.advice_templates.hearing.understanding import asks_plainly
from app.services.advice_templates.intents import ABOUT_ITSELF, Family
from app.services.advice_templates.intents.crisis.beside_card import (
    DENIED,
    MEANT_DEBT,
    MEANT_OTHERWISE,
    WHY_NUMBERS,
)
from app.services.advice_templates.intents.crisis.own import MATTER_NAMED, NO_NUMBERS
from app.services.advice_templates.tone import Tone
from app.services.lines_tried import lines_in_vain, vain_key
from app.services.told_deceit import tells_of_unasked_card

#: Small talk under which nobody is asked about their heart once more.
LIGHT = frozenset(
    f"talk.{name}"
    for name in (
        "thanks",
        "ack",
        "bye",
        "happy",
        "relief",
        "compliment",
        "laugh",
        "greeting",
        "meant_otherwise",
    )
)
GOOD = frozenset({"talk.happy", "talk.relief", "talk.meant_journey", "talk.meant_medicine"})
#: Procedures that are the help a word of caution would send to.
REPORTED = frozenset(
    Subject("procedure", name)
    for name in (
        "payment_stop",
        "debtor_agent",
        "collection_report",
        "contact_limit",
        "illegal_lending_report",
    )
)
#: Answers that hold the caution themselves, or tell of money that was gambled away and that nobody took.
CAUTIOUS = frozenset(
    (
        *(
            f"info.{name}"
            for name in (
                "suspicious_message",
                "app_installed",
                "link_opened",
                "lure_money",
                "lure_money_sent",
                "lure_recovery",
                "lure_kin",
                "lure_secret",
                "minor_loan",
                "private_loan",
                "lure_love",
                "lure_profit",
                "lure_office",
                "lure_message",
                "lure_call",
                "unlawful_ad",
                "tip_room_paid",
                "phishing_prevent",
                "phishing_anyone",
                "name_used",
                "proxy_borrowed",
                "proxy_parents",
                "gambling",
                "gambling_told",
                "night_call",
                "gambling_urge",
                "gambling_urge_after",
                "gambling_kept",
                "gambling_relapse",
                "gambling_hidden",
                "gambling_blame",
                "gambling_resolved",
            )
        ),
        *(f"fraud.{name}" for name in ("goods", "goods_waiting", "goods_back", "goods_report")),
    )
)
LINES = frozenset({"suicide_prevention", "mental_health"})  # an answer that names these is care itself
TO_DEBT, TO_LOAN = "crisis.debt", "crisis.loan"
TO_MONEY = frozenset({TO_DEBT, TO_LOAN})  # back to money: an answer about that, and no care in itself
#: What is asked about money without naming a matter of it.
SUM_ASKED = re.compile(
    r"갚(?:아|을|으|는|게|나)|아끼|절약|보험금|얼마(?!나(?:더|버|견|살|힘))(?:예요|(?:나|쯤|를|씩)?(?:모아|있어야|저축|넣|내야)|에요|인가|죠|야|나요|남|쯤|나가|들어)"
)
ILL = "ill"
BESIDE = frozenset(
    {ILL, "witness", "attacked", "violated", "missing"}
)  # cards under which nobody wished to die
WISHED = re.compile(
    r"죽고싶(?!다는|다고|은(?:건|게|것)|지|진)|자살(?!예방)|살기싫|살고싶지않|죽을래|죽으려|뛰어내"
)
IN_PASSING = re.compile(r"ㅋㅋ|ㅎㅎ|느라|때문|땜|때매")
WATCHED_ONLY = ("watch",)  # the message itself said nothing; the talk before it did


def care_of(consultation: Consultation, answer: Answer) -> Passage | None:
    """The word of care that fits; ``None`` where the answer is care itself, or where it would spoil good news."""
    of_danger = consultation.question.family is Family.CRISIS and consultation.question.intent not in TO_MONEY
    if answer.subject.now or of_danger or answer.subject == ASKED or not LINES.isdisjoint(answer.facts):
        return None
    card = last_card(consultation)
    if quiet(consultation) and (card in BESIDE or put_right(consultation)):
        return None  # nobody wished to die, or they said how it was meant
    if quiet(consultation) and numbers_refused(consultation):
        return consultation.choose(consultation.texts.common["care"]["without_numbers"])
    if quiet(consultation) and cared_for(consultation, answers=1 if card is None else 2):
        return None
    if (vain := called_in_vain(consultation)) is not None and card == "own":
        if answer.subject.of_crisis:
            return None  # the answer tells what else there is
        return consultation.choose(consultation.texts.common["care"][vain])
    for_other = card == "other" or consultation.case.analysis.risk.about_other
    threatened = for_other and card is None and is_alarm(consultation)  # what to do there is told
    if threatened or (card != "own" and quiet(consultation) and tells_good_news(consultation)):
        return None
    in_fraud = consultation.question.family is Family.FRAUD  # what presses there is said in the answer
    light = in_fraud or consultation.question.intent in LIGHT or tells_good_news(consultation)
    whose = "other" if for_other else "own"
    return consultation.choose(consultation.texts.common["care"][f"{whose}_light" if light else whose])


def last_card(consultation: Consultation) -> str | None:
    """Whose danger the newest crisis card of the talk was about, by the kind of the card (``card_kinds``)."""
    return next(
        (about.matter for about in reversed(consultation.case.history.subjects) if about.of_crisis),
        None,
    )


def put_right(consultation: Consultation) -> bool:
    """Whether the customer said, since the newest danger, how it was meant; a wish told outright is not taken back so."""
    debt = not wished_outright(consultation) and said_since_danger(consultation, MEANT_DEBT)
    solemn = wished_outright(consultation) and not wished_in_passing(consultation)
    denied = not (solemn or told_again(consultation)) and said_since_danger(consultation, DENIED)
    return debt or denied or said_since_danger(consultation, MEANT_OTHERWISE)


def told_again(consultation: Consultation) -> bool:
    """Whether danger was heard in more than one message: that is no slip of the ear."""
    return sum(message.risk is RiskLevel.CRISIS for message in consultation.case.history.messages) > 1


def wished_outright(consultation: Consultation) -> bool:
    """Whether the customer said before, in so many words, that they wish to die."""
    return any(message.has(WISHED) for message in consultation.written_before)


def wished_in_passing(consultation: Consultation) -> bool:
    """Whether every such wish was told with a laugh, or as what some trouble makes one say."""
    wishes = [message for message in consultation.written_before if message.has(WISHED)]
    return all(message.has(IN_PASSING) for message in wishes)


def numbers_refused(consultation: Consultation) -> bool:
    """Whether the customer asked, since the newest danger, to hear no more numbers, or why they were given any."""
    return any(said_since_danger(consultation, words) for words in (NO_NUMBERS, WHY_NUMBERS))


def said_since_danger(consultation: Consultation, words: re.Pattern[str]) -> bool:
    """Whether the customer wrote such words in a message since the newest danger, before this one."""
    said = consultation.case.history.said
    danger = [place for place, message in enumerate(said) if message.risk is RiskLevel.CRISIS]
    since = consultation.written_before[danger[-1] + 1 :] if danger else ()
    return any(message.has(words) for message in since)


def called_in_vain(consultation: Consultation) -> str | None:
    """The name of the wording for the lines that were called in vain in this talk; ``None`` for none."""
    return vain_key(lines_in_vain(consultation.case.written))


def of_its_own(consultation: Consultation) -> bool:
    """Whether a message after a crisis card brings up a matter of its own, asked about or told in calm words."""
    message = consultation.question.message
    asks = message.asks or asks_plainly(message)
    if asks and (message.has(SUM_ASKED) or said_since_danger(consultation, MEANT_OTHERWISE)):
        return True
    return (quiet(consultation) or asks) and message.has(MATTER_NAMED)


def cared_for(consultation: Consultation, *, answers: int) -> bool:
    """Whether each of the last ``answers`` ended with a word of care: then one goes without.

    After a mere concern one is enough: what was only feared is not feared aloud in every answer.
    """
    spoken = [each.text for each in consultation.case.history.answers]
    rows = consultation.texts.common["care"].values()
    care = tuple(consultation.render(text).text for texts in rows for text in texts)
    return len(spoken) >= answers and all(text.endswith(care) for text in spoken[-answers:])


def quiet(consultation: Consultation) -> bool:
    """Whether only the talk before gave cause for concern."""
    return consultation.case.analysis.risk.rules == WATCHED_ONLY


def tells_good_news(consultation: Consultation) -> bool:
    """Whether the message is glad or relieved."""
    return consultation.tone is Tone.JOY or consultation.question.intent in GOOD


def caution_of(consultation: Consultation, answer: Answer) -> Passage | None:
    """A word of caution where fraud is likely, unless the answer or the talk is about it already."""
    fraud = consultation.case.analysis.fraud
    beside = consultation.question.intent in ABOUT_ITSELF | CAUTIOUS or no_victim(consultation)
    on_it = answer.subject.of_fraud or consultation.subject.of_fraud
    if not (on_it or beside) and tells_of_unasked_card(consultation.case.text):
        return consultation.choose(consultation.texts.common["doubted"]["unasked_card"])
    if fraud is None or is_alarm(consultation) or on_it or beside or answer.subject in REPORTED:
        return None
    if only_a_sum(consultation) or everyday_only(consultation) or untraced(consultation, fraud.kinds[0]):
        return None
    texts = consultation.texts.common["caution"][fraud.kinds[0]]
    rendered = (consultation.render(text) for text in texts)
    return next((passage for passage in rendered if not consultation.told(passage.text)), None)
