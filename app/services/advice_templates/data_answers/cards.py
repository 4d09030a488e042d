"""Card limits, revolving and card borrowing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.data_answers.single import Single, absent_month, beyond_a_month
from app.services.advice_templates.ledger import Figure, Ledger, asked_month
from app.services.advice_templates.wording import (
    day_name,
    is_,
    josa,
    month_name,
    percent,
    sentences,
    was,
    won,
)


@dataclass(frozen=True, slots=True)
class Borrowing:
    """A way to borrow by card: its name, its field, and the words that name it alone."""

    name: str
    single: Single
    words: re.Pattern[str]


REVOLVED = Single("card", "revolving_won", "리볼빙 잔액", flow=False)
LIMIT = Single("card", "limit_won", "카드 한도", flow=False)
BORROWED = (
    Borrowing(
        "현금서비스",
        Single("card", "cash_advance_won", "새로 받은 현금서비스"),
        re.compile(r"현금서비스|단기카드대출"),
    ),
    Borrowing(
        "카드론", Single("card", "card_loan_won", "새로 받은 카드론"), re.compile(r"카드론|장기카드대출")
    ),
)


def limit(consultation: Consultation, ledger: Ledger) -> str:
    """The limit, what is used of it and what is left; of the month that is named."""
    message, newest = consultation.question.message, ledger.newest("card", "limit_won")
    if newest is None:
        return not_reported("카드 한도")
    if (whole := beyond_a_month(message, ledger, LIMIT)) is not None:
        return whole
    asked = asked_month(message, ledger.today)
    total = ledger.of("card", "limit_won", asked)
    if total is None:
        return sentences(absent_month(asked or newest.month, ledger.today), limit_stated(ledger, newest))
    return limit_stated(ledger, total)


def limit_now(ledger: Ledger) -> str:
    """The newest limit, what is used of it and what is left."""
    newest = ledger.newest("card", "limit_won")
    return "" if newest is None else limit_stated(ledger, newest)


def limit_stated(ledger: Ledger, total: Figure) -> str:
    """A limit, what is used of it and what is left."""
    used = ledger.at("card", "used_won", total.month)
    if total != ledger.newest("card", "limit_won"):
        return limit_then(ledger, total, used)
    stated = f"{day_name(total.as_of, ledger.today)} 기준 카드 한도는 {is_(won(total.amount))}."
    if used is None or not total.amount:
        return stated
    left = max(total.amount - used.amount, 0)
    share = percent(round(used.amount / total.amount * 100))
    return sentences(
        stated,
        f"지금 {josa(won(used.amount), '을/를')} 쓰고 있어 {share}쯤 찼고, 남은 한도는 {is_(won(left))}.",
    )


def limit_then(ledger: Ledger, total: Figure, used: Figure | None) -> str:
    """The limit of an earlier month, and what was used of it."""
    stated = f"{month_name(total.month, ledger.today)}에 카드 한도는 {won(total.amount)}"
    if used is None or not total.amount:
        return f"{was(stated)}."
    share = percent(round(used.amount / total.amount * 100))
    return f"{stated}이었고, 그 가운데 {josa(won(used.amount), '을/를')} 써서 {share}쯤 차 있었어요."


def revolving(consultation: Consultation, ledger: Ledger) -> str:
    """What is carried over, and how it moved."""
    message = consultation.question.message
    if (whole := beyond_a_month(message, ledger, REVOLVED)) is not None:
        return whole
    asked = asked_month(message, ledger.today)
    carried = ledger.of("card", "revolving_won", asked) or ledger.newest("card", "revolving_won")
    if carried is None:
        return not_reported("리볼빙 잔액")
    day = day_name(carried.as_of, ledger.today)
    if not carried.amount:
        return f"{day} 기준으로 리볼빙으로 넘긴 금액은 없어요."
    earlier = ledger.before("card", "revolving_won", carried.month)
    stated = f"{day} 기준 리볼빙 잔액은 {is_(won(carried.amount))}."
    return stated if earlier is None else sentences(stated, moved(ledger, earlier, carried.amount))


def moved(ledger: Ledger, earlier: Figure, amount: int | Decimal) -> str:
    """What a balance was the month before, and by how much it rose or fell since."""
    month, change = month_name(earlier.month, ledger.today), Decimal(amount) - Decimal(earlier.amount)
    if not change:
        return f"{josa(month, '과/와')} 같아요."
    went = "늘었어요" if change > 0 else "줄었어요"
    return f"{month}에는 {was(won(earlier.amount))}. 그 사이 {josa(won(abs(change)), '이/가')} {went}."


def borrowed(consultation: Consultation, ledger: Ledger) -> str:
    """Cash advances and card loans taken in the month that is named, else in the newest one."""
    message = consultation.question.message
    kinds = [kind for kind in BORROWED if message.has(kind.words)] or list(BORROWED)
    whole = beyond_a_month(message, ledger, kinds[0].single)
    asked = None if whole else asked_month(message, ledger.today)
    return sentences(whole or "", borrowed_in(ledger, kinds, asked))


def borrowed_in(ledger: Ledger, kinds: list[Borrowing], asked: date | None) -> str:
    """What was newly borrowed in the month that is named, else in the newest one."""
    found = [(kind.single.title, taken(ledger, kind, asked)) for kind in kinds]
    known = [(title, figure) for title, figure in found if figure is not None]
    names = "와 ".join(kind.name for kind in kinds)
    if not known:
        return not_reported(names)
    month = month_name(known[0][1].month, ledger.today)
    parts = [
        f"{kind.name} {won(figure.amount)}"
        for kind in kinds
        if (figure := taken(ledger, kind, asked)) and figure.amount
    ]
    if not parts:
        none = f"{month}에 새로 받은 {josa('나 '.join(kind.name for kind in kinds), '은/는')} 없어요."
        held = "" if asked else "그 전에 받은 것의 남은 금액은 제 자료에 따로 나뉘어 있지 않아요."
        return sentences(none, held)
    stated = f"{month}에 새로 받은 것은 {is_(', '.join(parts))}."
    return sentences(stated, "남은 금액은 카드사 앱에서 확인하시는 것이 정확해요.")


def taken(ledger: Ledger, kind: Borrowing, asked: date | None) -> Figure | None:
    """What was newly borrowed of a kind, in the month that is named or in the newest one."""
    return ledger.of(kind.single.part, kind.single.field, asked)


def about(amount: int) -> int:
    """An estimate in won, to the hundred."""
    return round(amount, -2)


CARD_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.card_limit": limit,
    "data.revolving": revolving,
    "data.card_loan": borrowed,
}
