"""Debts so old that paying or promising a little may begin their limitation anew, told now or before (pure)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from app.schemas.subject import Subject
from app.services.advice_templates.hearing.hearing import Hearing
from app.services.advice_templates.hearing.understanding import Question
from app.services.advice_templates.intents import Family
from app.services.advice_templates.intents.ways.letters import ORDER
from app.services.advice_templates.normal_form import NormalForm
from rules.knowledge import current_registry
from rules.numerals import sino

AGO = r"(?P<years>(?<!\d)\d{1,2}|[일이삼사오육칠팔구]?십[일이삼사오육칠팔구]?|[오육칠팔구]|몇십|십몇|십수)년(?:도|더|쯤|정도|이나|이)*(?:전|지난|지나|지났|된|됐|넘)"
YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)년"
LONG_AGO = r"(?P<vague>(?:아주|오래)(?:전|된|묵은)|옛날|예전|잊고(?:있던|살던|지낸))"
TIME = rf"(?:{AGO}|{YEAR}|{LONG_AGO})"
DEBT = r"빚|채무|카드값|카드대금|카드론|빌린돈|연체|통신요금|사채"
#: What may as well be paid in good order for ten years: old only where somebody comes for it.
RUNNING = r"대출|할부|카드|빌린|빌렸|학자금|꾼돈"
PURSUED = re.compile(
    r"추심|독촉|연락|전화|우편|문자|갚으라|시효|나타|소송|지급명령|잊|못갚|안갚|연체|밀린|끝난줄"
)
OWED_LONG = (re.compile(rf"{TIME}.{{0,10}}(?:{DEBT})"), re.compile(rf"(?:빚|채무|연체|독촉).{{0,6}}{TIME}"))
RUNNING_LONG = re.compile(rf"{TIME}.{{0,10}}(?:{RUNNING})")
OF_AN_ORDER = re.compile(ORDER)
IN_GOOD_ORDER = re.compile(
    r"만기|담보|주담대|전세|거치|결혼|면책|다갚았|완납|(?:연체|빚|대출)[가-힣]{0,2}(?:한번|전혀|하나)*(?:도)?없"
)
#: What is paid now, whatever else is old.
DUE_NOW = re.compile(r"최근|요즘|얼마전|지금밀린|이번연체|이번달|이달|다음달|지난달|결제일|카드값")
PART = r"조금|일부|만원|천원|얼마|이자|반|절반|원|씩|만"
#: A part that is to be paid, or a word that is to be given: both count as owning up to the debt.
PAYS = re.compile(
    rf"(?:{PART})(?:씩|만|이라도|라도|이나|정도)?.{{0,6}}(?:갚|내[도면라는]|낼|보내|입금|넣|납부)|갚을까|갚아도|보내도|내도|갚겠다|갚을게|갚는다고|각서|약속|말(?:은|만)?(?:이라도)?해도"
)
DONE = re.compile(
    r"(?:갚겠다고|갚는다고|갚을게(?:요)?라고|준다고|낸다고|보낸다고).{0,4}(?:했|해버|해줬|말해|답해|약속)|약속(?:을|도)?(?:했|해버|해줬|해주고)|각서(?:를|도)?(?:썼|써버|써줬)"
    rf"|(?:{PART})(?:씩|만|이라도|라도|이나|정도)?(?:을|를)?(?:이미|벌써|먼저|그냥)?(?:보냈|입금했|갚았|넣었|냈(?!나))"
)
#: Answers that the age of the debt overrides, since they would have a little paid; and places where nothing was placed.
PAYING = frozenset({"info.part_payment", "info.defer", "info.bill_in_parts"})
OPEN = frozenset({Family.SITUATION, Family.UNKNOWN, Family.FOLLOW_UP, Family.PROCEDURE, Family.TALK})
UNPLACED = frozenset({Family.SITUATION, Family.UNKNOWN})
#: What is settled by a law of its own.
BESIDE = re.compile(r"^(?:info:(?:inherit|bereaved)|talk:bereaved|guide:(?:voice|advance|personal))")


def tells_old_debt(message: NormalForm, today: date) -> bool:
    """Whether a message tells of a debt of the customer's that may be past its limitation."""
    if message.has(IN_GOOD_ORDER):
        return False
    patterns = (*OWED_LONG, RUNNING_LONG) if message.has(PURSUED) else OWED_LONG
    return any(long_ago(found, today) for pattern in patterns for found in pattern.finditer(message.compact))


def long_ago(found: re.Match[str], today: date) -> bool:
    """Whether the time told lies further back than a company's claim lasts."""
    told = found.groupdict()
    if told["vague"] or (told["years"] or "").startswith(("몇", "십몇", "십수")):
        return True
    since = today.year - int(told["year"]) if told["year"] else int(sino(told["years"]))
    return since >= current_registry().facts["limitation_period"].values["company_years"]


def minding_age(question: Question, anchor: Subject, hearing: Hearing, today: date) -> Question:
    """The question; where an old debt is told, now or before, a part or a promise asks whether that revives it."""
    now = tells_old_debt(hearing.message, today)
    if anchor.has(BESIDE) or not (now or any(tells_old_debt(told, today) for told in hearing.before)):
        return question
    intent = intent_for_old(question, anchor, now=now)
    return question if intent is None else replace(question, intent=intent, procedure=None, term=None)


def intent_for_old(question: Question, anchor: Subject, *, now: bool) -> str | None:
    """What a message asks of an old debt; ``None`` where it asks for something else."""
    message, family = question.message, question.family
    open_question = family in OPEN or question.intent in PAYING
    if open_question and message.has(DONE):
        return "info.revive_promised"
    if open_question and message.has(PAYS) and pays_the_old(message, now=now):
        return "info.revive"
    if now and family in UNPLACED:
        return "info.order_old" if anchor.has(OF_AN_ORDER) else "info.old_debt"
    return None


def pays_the_old(message: NormalForm, *, now: bool) -> bool:
    """Whether what is to be paid is the old debt, and no bill of these months."""
    return now or not message.has(DUE_NOW)
