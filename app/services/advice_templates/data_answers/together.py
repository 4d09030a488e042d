"""Several figures in one answer: what falls due in all, categories summed up and set against one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.data_answers.card_bills import beside
from app.services.advice_templates.data_answers.debts import told_in_all
from app.services.advice_templates.data_answers.over_time import within
from app.services.advice_templates.data_answers.spending import categories_in, category
from app.services.advice_templates.ledger import Figure, Ledger, asked_month
from app.services.advice_templates.settled import settled
from app.services.advice_templates.unplaced import admit
from app.services.advice_templates.wording import day_name, is_, josa, sentences, won


def due_in_all(consultation: Consultation, ledger: Ledger) -> str:
    """The next card bill, a month's repayment and what is overdue, summed up and held against the balance."""
    parts = due_of(consultation, ledger)
    if not parts:
        return not_reported("다음에 나갈 카드값과 대출 갚는 돈")
    total = sum(amount for _, amount in parts)
    if len(parts) == 1:
        stated = f"자료에서 나갈 돈으로 보이는 것은 {parts[0][0]} {is_(won(total))}."
        return sentences(stated, against_balance(ledger, total))
    *others, last = [f"{name} {won(amount)}" for name, amount in parts]
    added = f"{', '.join(others)}에 {josa(last, '을/를')} 더하면 {is_(won(total))}."
    return sentences(added, against_balance(ledger, total))


def due_of(consultation: Consultation, ledger: Ledger) -> list[tuple[str, int]]:
    """What is going to be paid, each by its name: what is overdue comes last."""
    parts = [
        (name, int(figure.amount))
        for name, figure in due_parts(ledger)
        if figure is not None and figure.amount
    ]
    newest = ledger.arrears
    if (
        newest is not None
        and newest.overdue_since is not None
        and newest.overdue_won
        and not settled(consultation)
    ):
        parts.append(("밀린 돈", newest.overdue_won))
    return parts


def due_parts(ledger: Ledger) -> tuple[tuple[str, Figure | None], ...]:
    """What is going to be paid: the next card bill and a month's repayment."""
    return (
        ("다음 카드값", ledger.coming_bill),
        ("다달이 갚을 대출 원금과 이자", ledger.newest("balance", "repayment_won")),
    )


def against_balance(ledger: Ledger, total: int) -> str:
    """How the account balance stands against it."""
    balance = ledger.newest("balance", "balance_won")
    if balance is None:
        return ""
    day = day_name(balance.as_of, ledger.today)
    return f"{day} 기준 통장 잔액은 {won(balance.amount)}이라 {beside(balance.amount, total, '모두 내고도')}."


def category_total(consultation: Consultation, ledger: Ledger) -> str:
    """The categories that are named, one by one and together."""
    figures = named_categories(consultation, ledger)
    if len(figures) < 2:
        return category(consultation, ledger)
    whole = won(sum(int(figure.amount) for _, figure in figures))
    names = ", ".join(f"{title} {won(figure.amount)}" for title, figure in figures)
    return f"{within(ledger, figures[0][1])} {josa(names, '을/를')} 합치면 {is_(whole)}."


def category_contest(consultation: Consultation, ledger: Ledger) -> str:
    """Which of the categories that are named costs more, and by how much."""
    figures = named_categories(consultation, ledger)
    if len(figures) < 2:
        return category(consultation, ledger)
    (first, most), (second, less), *_ = sorted(figures, key=lambda pair: -pair[1].amount)
    month = within(ledger, most)
    if most.amount == less.amount:
        return f"{month} {josa(first, '과/와')} {josa(second, '은/는')} {won(most.amount)}으로 같아요."
    ahead = won(most.amount - less.amount)
    return f"{month} {josa(first, '은/는')} {won(most.amount)}, {josa(second, '은/는')} {won(less.amount)}으로 {first} 쪽이 {ahead} 더 많아요."


def named_categories(consultation: Consultation, ledger: Ledger) -> list[tuple[str, Figure]]:
    """Each category that the message names with its figure in the month that is named or the newest."""
    message = consultation.question.message
    asked = asked_month(message, ledger.today)
    found = [
        (
            one.title,
            ledger.newest("spending", one.field)
            if asked is None
            else ledger.at("spending", one.field, asked),
        )
        for one in categories_in(message)
    ]
    return [(title, figure) for title, figure in found if figure is not None]


def debts_together(consultation: Consultation) -> Answer:
    """What the debts that were told come to, for somebody who asks without naming them again."""
    text = told_in_all(consultation)
    return Answer(text, Subject("data", "debt")) if text else admit(consultation)


TOGETHER_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.due_in_all": due_in_all,
    "data.category_total": category_total,
    "data.category_contest": category_contest,
}
