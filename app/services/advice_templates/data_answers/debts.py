"""The debts that the customer told of, one by one and together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.reckoning import (
    LEGAL_CEILING,
    TOLD_INTEREST,
    asks_per_day,
    led,
    over_ceiling,
)
from app.services.advice_templates.data_answers.side_by_side import beside_data, debts_beside
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.ledger import asked_month
from app.services.advice_templates.told.amounts import AmountRole
from app.services.advice_templates.told.debts import PAID_OFF, Debt, Debts
from app.services.advice_templates.told.sums_read import Told
from app.services.advice_templates.told.which_debt import which_asked
from app.services.advice_templates.wording import is_, josa, listed, percent, sentences, won
from rules.debt_names import DebtName, names_in
from rules.interest import day_interest, month_interest

#: Said where amounts may be owed or kept.
ASKED_WHOSE = "빌리신 돈인가요"


def told_in_all(consultation: Consultation) -> str:
    """Every debt that was told in this talk and what they come to; empty where none was, or a month is asked about."""
    debts = told_sums(consultation).debts
    if not debts.each or asked_month(consultation.question.message, consultation.case.today) is not None:
        return ""
    return sentences(summed_up(debts), left_out(debts))


def summed_up(debts: Debts) -> str:
    """Each debt with its amount, and all of it."""
    if not debts.known:
        return ""
    each = one_by_one(debts.known)
    if len(debts.known) == 1 and debts.whole is None:
        return f"말씀하신 빚은 {is_(each)}."
    if debts.whole is not None:
        return f"말씀하신 빚은 모두 {won(debts.total)}이고, 그 가운데 이름을 들려주신 것은 {is_(each)}."
    return f"말씀하신 빚은 {each}이고, 모두 더하면 {is_(won(debts.total))}."


def one_by_one(debts: Iterable[Debt]) -> str:
    """The debts with their amounts: 카드론 800만 원, 친구에게 빌린 돈 200만 원."""
    return listed([f"{debt.name.shown} {won(debt.won)}" for debt in debts if debt.won is not None])


def left_out(debts: Debts) -> str:
    """Which debts are not in the sum because nobody knows their amount yet."""
    if not debts.unknown:
        return ""
    names = josa(listed([debt.name.shown for debt in debts.unknown]), "은/는")
    return f"{names} 아직 금액을 몰라 넣지 않았어요. 나중에라도 금액을 알려 주시면 더해 드릴게요."


def heard(consultation: Consultation) -> str:
    """A line on the debts that this very message tells of, puts right or pays off; empty where it does not."""
    told = told_sums(consultation)
    said = consultation.sums(told.text)
    told_any = any(names_in(told.text)) or said.amounts or said.alone
    if question := which_asked(told):
        return question
    if not told_any and told.debts.each == told.debts_before.each and ASKED_WHOSE not in consultation.before:
        return beside_data(consultation)
    before = {debt.name: debt for debt in told.debts_before.each}
    new = [
        debt
        for debt in told.debts.each
        if debt.name not in before or before[debt.name].won != debt.won or debt in told.debts_before.doubtful
    ]
    fresh = [debt for debt in new if debt.won is not None and not told_otherwise(debt, told)]
    mended = [debt for debt in new if debt.won is not None and told_otherwise(debt, told)]
    doubted = told.debts_before.doubtful if PAID_OFF.search(told.text) else ()
    gone = [
        debt
        for debt in (*before.values(), *doubted)
        if not any(debt.name.may_be(one.name) for one in told.debts.each)
    ]
    unknown = any(debt.won is None for debt in new)
    in_all = told.debts.total if len(told.debts.known) > 1 and (fresh or mended) else 0
    return sentences(
        overdue_heard(consultation),
        paid_off(gone, told),
        "" if gone and doubted else told_first(fresh, told),
        put_right(mended, told),
        rates_heard(told, before),
        left_out(told.debts) if unknown else "",
        owed_or_kept(told.debts.doubtful),
        debts_beside(consultation.ledger, in_all) if in_all else "",
        beside_data(consultation),
    )


def rates_heard(told: Told, before: Mapping[DebtName, Debt]) -> str:
    """The rates that were told of debts whose amounts were known."""
    rated = [
        f"{josa(debt.name.shown, '은/는')} 연 {percent(debt.rate, 2)}"
        for debt in told.debts.each
        if debt.rate is not None and debt.name in before and before[debt.name].rate != debt.rate
    ]
    return f"{josa(listed(rated), '으로/로')} 알아 둘게요." if rated else ""


def owed_or_kept(doubtful: Sequence[Debt]) -> str:
    """Asks whether amounts told beside nothing but a bank's or a card's name are owed."""
    if not doubtful:
        return ""
    return f"{josa(one_by_one(doubtful), '은/는')} {ASKED_WHOSE}, 가지고 계신 돈이나 쓰신 돈인가요? 빚이라면 모두 더해서 이어서 볼게요."


def overdue_heard(consultation: Consultation) -> str:
    """What is overdue on several debts at once, and together; of one where no data tell of it."""
    overdue = [one for one in consultation.sums().amounts if one.role is AmountRole.OVERDUE]
    late = [one for one in overdue if one.debt is not None]
    if len(late) < 2:
        held = consultation.ledger is not None and consultation.ledger.arrears is not None
        return "" if held or len(overdue) != 1 else f"밀린 돈이 {won(overdue[0].won)}이군요."
    each = listed([f"{one.debt.shown} {won(one.won)}" for one in late if one.debt is not None])
    return f"밀린 돈은 {each}, 모두 {won(sum(one.won for one in late))}이군요."


def interest_of_each(consultation: Consultation) -> Answer | None:
    """A month's interest on each debt at its own rate, and together; ``None`` unless several are told with theirs."""
    told = [
        (one, one.rate)
        for one in consultation.sums().amounts
        if one.debt is not None and one.rate is not None
    ]
    if len(told) < 2:
        return None
    interest, span = (day_interest, "하루") if asks_per_day(consultation) else (month_interest, "한 달")
    parts = [
        f"{one.debt.shown} {josa(won(one.won), '은/는')} 연 {percent(rate, 2)}로 {won(about(interest(one.won, rate)))}"
        for one, rate in told
        if one.debt is not None
    ]
    total = won(about(sum(interest(one.won, rate) for one, rate in told)))
    above = over_ceiling(consultation, max(rate for _, rate in told))
    text = sentences(
        f"{span} 이자를 하나씩 셈하면 {listed(parts)}쯤이고, 모두 더하면 {total}쯤이에요.", *above
    )
    return Answer(led(consultation) + text, TOLD_INTEREST, tuple(above and (LEGAL_CEILING,)))


def told_otherwise(debt: Debt, told: Told) -> bool:
    """Whether the debt was told before with another amount, or without one."""
    earlier = [one for one in told.debts_before.each if one.name.may_be(debt.name)]
    later = [one for one in told.debts.each if one.name.may_be(debt.name)]
    return bool(earlier) and len(earlier) == len(later)


def told_first(fresh: list[Debt], told: Told) -> str:
    """The debts told for the first time, with all of them together."""
    if not fresh:
        return ""
    each, total = one_by_one(fresh), won(told.debts.total)
    if any(debt.within for debt in fresh):
        return f"모두 {total} 가운데 {josa(each, '이/가')} 있으시군요."
    if told.debts_before.known or told.debts_before.whole:
        return f"{each}까지 더하면 모두 {is_(total)}."
    return f"{josa(each, '이/가')} 있으시군요." if len(fresh) == 1 else f"{each}, 모두 {total}이군요."


def put_right(mended: list[Debt], told: Told) -> str:
    """The debts whose amounts were put right."""
    if not mended:
        return ""
    parts = [f"{josa(debt.name.shown, '은/는')} {won(debt.won or 0)}" for debt in mended]
    total = f"그러면 모두 {is_(won(told.debts.total))}." if len(told.debts.known) > 1 else ""
    return sentences(f"{josa(listed(parts), '으로/로')} 바로잡을게요.", total)


def paid_off(gone: list[Debt], told: Told) -> str:
    """Praise for debts that are paid, and what is left of the others."""
    if not gone:
        return ""
    names = listed([debt.name.shown for debt in gone])
    left = f"이제 남은 빚은 {is_(one_by_one(told.debts.known))}." if told.debts.known else ""
    return sentences(f"{josa(names, '은/는')} 다 갚으셨군요. 정말 애쓰셨어요.", left)


def whole_named(told: Told) -> str:
    """What the whole amount is of: one debt by its name, or several together; empty where it is told as one."""
    debts = told.about or told.debts.known
    if not debts or sum(debt.won or 0 for debt in debts) != told.whole:
        return ""
    if len(debts) == 1:
        return f"{debts[0].name.shown} "
    if len(debts) == len(told.debts.known):
        return "빚을 모두 더한 "
    return f"{josa(listed([debt.name.shown for debt in debts]), '을/를')} 더한 "
