"""What the customer told before, said back: an amount that is asked for again, days in arrears put right."""

from __future__ import annotations

import re

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.debts import summed_up
from app.services.advice_templates.data_answers.reckoning import led
from app.services.advice_templates.data_answers.side_by_side import debts_beside
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.lateness import ABOUT_ARREARS, days_alone
from app.services.advice_templates.told.amounts import AmountRole
from app.services.advice_templates.wording import day_name, is_, josa, sentences, won

#: 제가 얼마라고 했죠?
ASKS_BACK = re.compile(
    r"^얼마라고(?:했|말했|그랬)|(?:제가|내가|아까|방금).{0,8}(?:얼마|뭐|몇).{0,8}(?:했|말했|말씀드렸|그랬|적었|썼)(?:죠|지|나요|더라|어요)"
)
#: 제 자료랑 맞아요?
AGAINST_DATA = re.compile(
    r"(?:자료|기록|데이터)(?:이?랑|하고|와|과|에|엔|는|은)?.{0,4}(?:맞|같|다르|다른|비교|차이|일치)"
)
ASKED_BACK = (
    (AmountRole.OVERDUE, re.compile(r"밀[렸린]|연체")),
    (AmountRole.PAID, re.compile(r"냈|갚았")),
    (AmountRole.OTHER, re.compile(r"들어오|들어온|월급|소득|수입")),
    (AmountRole.WHOLE, re.compile(r"빚|대출|빌")),
)
NAMES = {
    AmountRole.OVERDUE: "밀린 돈",
    AmountRole.WHOLE: "빚",
    AmountRole.LOAN: "빌릴 금액",
    AmountRole.MONTHLY: "한 달에 내거나 모을 돈",
    AmountRole.INTEREST: "이자",
    AmountRole.PAID: "내신 돈",
    AmountRole.PART: "먼저 갚을 돈",
    AmountRole.GOAL: "모으실 돈",
    AmountRole.OTHER: "들어오는 돈",
}
ONWARD = "이 날짜로 이어서 볼게요."


def recalled(consultation: Consultation) -> Answer | None:
    """The answer to somebody who asks what they said, holds it against the data, or puts days right."""
    message = consultation.question.message
    if message.has(ASKS_BACK):
        return said_before(consultation)
    if message.has(AGAINST_DATA):
        return against_data(consultation)
    if consultation.subject.has(ABOUT_ARREARS) and not consultation.sums().amounts:
        return days_heard(consultation)
    return None


def said_before(consultation: Consultation) -> Answer | None:
    """The amount told last, by what it is; all debts where it was one of several."""
    told, message = told_sums(consultation), consultation.question.message
    named = next((role for role, words in ASKED_BACK if message.has(words) and role in told.amounts), None)
    role = named or told.newest(*NAMES)
    if role is None:
        return None
    if role is AmountRole.WHOLE and told.debts.known:
        return Answer(led(consultation) + summed_up(told.debts), consultation.subject)
    text = f"{josa(NAMES[role], '은/는')} {won(told.amounts[role])}이라고 하셨어요. 다르면 편하게 고쳐 말씀해 주세요."
    return Answer(led(consultation) + text, consultation.subject)


def against_data(consultation: Consultation) -> Answer | None:
    """The debts that were told beside those of the data."""
    told, ledger = told_sums(consultation), consultation.ledger
    owed = None if ledger is None else ledger.newest("balance", "debt_won")
    if not told.debts.known or ledger is None or owed is None:
        return None
    beside = debts_beside(ledger, told.debts.total)
    agree = f"자료에 있는 남은 빚도 {is_(won(owed.amount))}. 서로 맞아요."
    check = "자료에는 빌린 곳의 이름이 보이지 않으니, 빠뜨린 곳이 있는지 금융회사 앱에서 한 번 살펴봐 주세요."
    text = sentences(
        f"말씀하신 것을 모두 더하면 {is_(won(told.debts.total))}.", beside or agree, check if beside else ""
    )
    return Answer(led(consultation) + text, Subject("data", "debt"))


def days_heard(consultation: Consultation) -> Answer | None:
    """The days in arrears that a message tells in a talk about arrears, beside those of the data."""
    days = days_alone(consultation.question.message.compact)
    if not days:
        return None
    told, ledger = told_sums(consultation), consultation.ledger
    newest = None if ledger is None else ledger.arrears
    beside = ""
    if ledger is not None and newest is not None and newest.overdue_since is not None:
        held = (ledger.today - newest.overdue_since).days
        since = day_name(newest.overdue_since, ledger.today)
        beside = (
            ""
            if held == days
            else f"자료에는 {since}부터 {held}일째로 나와 서로 달라요. 금융회사 앱에서 날짜를 한 번 확인해 주세요."
        )
    owed = told.of(AmountRole.OVERDUE)
    amount = "" if owed is None else f"밀린 돈은 말씀하신 {is_(won(owed))}."
    return Answer(
        led(consultation) + sentences(f"네, 밀린 지 {days}일째로 알아들었어요.", amount, beside, ONWARD),
        consultation.subject,
    )
