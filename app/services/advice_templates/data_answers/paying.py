"""What is left of the balance once a living cost is paid, or a debt that the data hold."""

from __future__ import annotations

import re

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data, not_reported
from app.services.advice_templates.data_answers.reckoning import led, wanted
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.told.amounts import Amount, AmountRole
from app.services.advice_templates.wording import josa, sentences, won

#: The debts that the data hold, by what they are called and what an answer about them is about.
DEBTS = (
    ("리볼빙 잔액", re.compile(r"리볼빙|이월"), "revolving"),
    ("밀린 돈", re.compile(r"밀린|연체"), "arrears"),
    ("다음 카드값", re.compile(r"카드값|카드대금"), "card_bill"),
    ("남은 빚", re.compile(r"빚|대출"), "data:debt"),
)
SUBJECT = Subject("calc", "balance_after")
HALF, RESERVE = re.compile(r"절?반"), re.compile(r"비상금|생활비|쓸돈")
OUT_OF_IT = re.compile(r"(?:통장|잔액|수중|계좌).{0,14}(?:그걸로|그돈으로|한번에|한꺼번에)")
SPENT = re.compile(r"(?:통장|계좌|잔고).{0,8}(?:쓰면|빼면|내면|빠지면|나가면)")
#: 200쯤 생각해: in units of 10,000 won.
THOUGHT = re.compile(r"(?<![\d,.])(\d{2,4})\s?(?:쯤|정도)(?=\s|$|이|은|으로)")
LATELY = 3  # messages
BEFORE = re.compile(r"^calc:(?:rest_after|arrears|spend)")
SHORT = "모자라는 만큼은 내는 날이 오기 전에 받을 곳에 먼저 말하고, 날짜를 미루거나 나누어 낼 수 있는지 물어보시면 좋아요."


def after_paying(consultation: Consultation) -> Answer:
    """What is left of the balance once a living cost, or all or half of a debt, is paid."""
    ledger = consultation.ledger
    amounts = (
        () if of_what_is_held(consultation) else consultation.sums().amounts or paid_before(consultation)
    )
    if ledger is None or not ledger.months:
        return no_data(consultation, SUBJECT)
    balance = ledger.newest("balance", "balance_won")
    if balance is None:
        return Answer(not_reported("통장 잔액"), SUBJECT)
    held = None if amounts else debt_named(consultation, ledger)
    if not amounts and held is None:
        return wanted(consultation, SUBJECT, "내실 금액", purpose="통장에 얼마가 남는지")
    if consultation.question.message.has(RESERVE) and held is not None:
        return Answer(led(consultation) + with_reserve(ledger, int(balance.amount), held), SUBJECT)
    paid = sum(each.won for each in amounts) if held is None else held[1]
    halved = held is not None and consultation.question.message.has(HALF)
    paid = paid // 2 if halved else paid
    rest = int(balance.amount) - paid
    left = f"{josa(won(rest), '이/가')} 남아요" if rest >= 0 else f"{josa(won(-rest), '이/가')} 모자라요"
    named = "" if held is None else f"{held[0]}{' 절반인' if halved else ''} "
    stated = f"통장 잔액 {won(balance.amount)}에서 {named}{josa(won(paid), '을/를')} 내면 {left}."
    less = "남는 쪽의 이자도 절반으로 줄어요." if halved and rest >= 0 else ""
    lasts = "" if held is None or rest < 0 else lasts_for(ledger, rest)
    return Answer(led(consultation) + sentences(stated, less, lasts, "" if rest >= 0 else SHORT), SUBJECT)


def of_what_is_held(consultation: Consultation) -> bool:
    """Whether the amount of the message is what the account holds, and a debt is paid out of it."""
    return consultation.question.message.has(OUT_OF_IT)


def lasts_for(ledger: Ledger, rest: int) -> str:
    """For how many months of essentials the rest would do."""
    essential = ledger.newest("spending", "essential_won")
    if essential is None or essential.amount <= 0:
        return ""
    months = rest / int(essential.amount)
    share = f"{months:.1f}개월 치쯤이에요" if months >= 1 else "한 달을 채우기에 모자라요"
    return f"한 달에 꼭 쓰는 돈이 {won(essential.amount)}이라 남는 돈은 {share}."


def with_reserve(ledger: Ledger, balance: int, held: tuple[str, int]) -> str:
    """How much of the debt can be paid with a month's essentials kept back."""
    essential = ledger.newest("spending", "essential_won")
    month = 0 if essential is None else int(essential.amount)
    room = min(balance - month, held[1])
    if not month or room <= 0:
        return "그럼 한꺼번에 갚지 말고, 한 달 치 생활비를 먼저 남겨 두고 낼 수 있는 만큼만 갚으시면 돼요."
    if room == held[1]:
        half = held[1] // 2
        return (
            f"{held[0]} {won(held[1])}을 다 갚고 남는 {josa(won(balance - held[1]), '은/는')} 한 달 치 생활비 남짓이라 빠듯하게 느껴지실 만해요. "
            f"그 가운데 {won(half)}만 먼저 갚으면 {josa(won(balance - half), '이/가')} 남고, 이자도 그만큼 줄어요."
        )
    return (
        f"그럼 한꺼번에 갚지 않으셔도 돼요. 한 달에 꼭 쓰는 돈 {josa(won(month), '을/를')} 남겨 두면 "
        f"{held[0]} 가운데 {won(room)}까지 먼저 갚을 수 있어요. 먼저 갚은 만큼 이자도 줄어요."
    )


def paid_before(consultation: Consultation) -> tuple[Amount, ...]:
    """What was told just before: the amount a sum was about, or one that is thought of being spent now."""
    spent = SPENT.search(consultation.question.message.compact) is not None
    if not spent and not consultation.anchor.has(BEFORE):
        return ()
    lately = consultation.case.history.written[: -LATELY - 1 : -1]
    return next((told for text in lately if (told := amount_told(consultation, text, spent=spent))), ())


def amount_told(consultation: Consultation, text: str, *, spent: bool) -> tuple[Amount, ...]:
    """The amount of a message; where money is spent also a number without a unit: 200쯤 생각해."""
    if told := consultation.sums(text).amounts[-1:]:
        return told
    found = THOUGHT.search(text) if spent else None
    return () if found is None else (Amount(int(found[1]) * 10_000, AmountRole.OTHER),)


def debt_named(consultation: Consultation, ledger: Ledger) -> tuple[str, int] | None:
    """The debt of the data that is to be paid at once: named in the message, else the one of the answer before."""
    words = consultation.question.message.compact
    told = next((kind for kind, named, _ in DEBTS if named.search(words)), None)
    spoken_of = [consultation.anchor, *reversed(consultation.case.history.subjects)]
    kinds = (kind for about in spoken_of for kind, _, of_it in DEBTS if of_it in str(about).lower())
    kind = told or next(kinds, None)
    arrears = ledger.arrears
    late = arrears.overdue_won if arrears is not None and arrears.overdue_since is not None else None
    figures = {
        "리볼빙 잔액": ledger.newest("card", "revolving_won"),
        "다음 카드값": ledger.coming_bill,
        "남은 빚": ledger.newest("balance", "debt_won"),
    }
    if kind == "밀린 돈":
        return ("밀린 돈", late) if late else None
    figure = figures.get(kind or "")
    return None if kind is None or figure is None or not figure.amount else (kind, int(figure.amount))
