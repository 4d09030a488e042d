"""Where somebody stands: yearly income, what is left beside what is owed, the share that goes to debts, single low points."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import takewhile

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import not_reported
from app.services.advice_templates.data_answers.accounts import month_of_the_talk
from app.services.advice_templates.data_answers.single import NO_DEBT
from app.services.advice_templates.ledger import Figure, Ledger, asked_month
from app.services.advice_templates.settled import settled
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

#: A rest below this part of the income is nothing to divide.
THIN = 20
RESERVE_MONTHS = 3
#: Tenths of the usual income; what came in last is reckoned with where it is less than so many.
FALLEN_BELOW = 9
#: 그거 최소금액만 낸 거죠?
ONLY_LEAST = re.compile(r"(?:최소|최저)[가-힣]{0,6}(?:만|으로)?(?:낸|냈|나간|나갔|빠진|빠졌|결제된|결제됐)")


def annual_income(consultation: Consultation, ledger: Ledger) -> str:
    """The yearly income that the data hold, and what came in by the month."""
    income, inflow = ledger.profile.annual_income_won, ledger.newest("balance", "inflow_won")
    if income is None:
        return not_reported("한 해 소득")
    month = (
        ""
        if inflow is None
        else f"{month_name(inflow.month, ledger.today)}에 통장에 들어온 돈은 {is_(won(inflow.amount))}."
    )
    return sentences(f"한 해 소득은 {won(income)}으로 되어 있어요.", month)


def net_worth(consultation: Consultation, ledger: Ledger) -> str:
    """The balance less what is owed, and what that leaves out."""
    balance, debt = ledger.newest("balance", "balance_won"), ledger.newest("balance", "debt_won")
    if balance is None or debt is None:
        return not_reported("순자산을 셈하는 데 필요한 잔액이나 빚")
    rest = balance.amount - debt.amount
    left = f"{josa(won(rest), '이/가')} 남아요" if rest >= 0 else f"빚 쪽이 {won(-rest)} 더 많아요"
    return sentences(
        f"통장 잔액 {won(balance.amount)}에서 남은 빚 {josa(won(debt.amount), '을/를')} 빼면 {left}.",
        "집이나 차, 보증금, 투자한 돈은 제 자료에 없어서 넣지 못했어요.",
    )


def repaid_share(consultation: Consultation, ledger: Ledger) -> str:
    """What goes to debts each month, and which share of the income that is."""
    repaid, inflow = ledger.newest("balance", "repayment_won"), ledger.newest("balance", "inflow_won")
    if repaid is None or inflow is None or inflow.amount <= 0:
        return not_reported("소득에서 빚으로 나가는 몫을 셈하는 데 필요한 소득이나 갚는 돈")
    if not repaid.amount:
        return "자료에는 남아 있는 대출이 없어서 빚으로 나가는 돈도 없어요."
    interest = ledger.newest("balance", "interest_won")
    of_interest = (
        f"그 가운데 이자는 {won(interest.amount)}으로 {percent(round(interest.amount / inflow.amount * 100))}쯤이에요."
        if interest is not None and interest.amount and consultation.anchor == Subject("data", "interest")
        else ""
    )
    return sentences(share_stated(repaid, inflow), of_interest)


def share_stated(repaid: Figure, inflow: Figure) -> str:
    """What is repaid beside what comes in."""
    ratio = percent(round(repaid.amount / inflow.amount * 100))
    return f"다달이 갚을 돈은 {won(repaid.amount)}으로, 통장에 들어오는 돈의 {ratio}쯤이에요."


def budget(consultation: Consultation, ledger: Ledger) -> str:
    """What usually comes in, or came in last where that was much less, without what is repaid and what has to be spent: what may be divided over the weeks."""
    newest = ledger.newest("balance", "inflow_won")
    essential = ledger.newest("spending", "essential_won")
    if newest is None or essential is None:
        return not_reported("예산을 짜는 데 필요한 소득이나 꼭 쓰는 돈")
    usual = ledger.usual("balance", "inflow_won", newest.month)
    repaid = ledger.newest("balance", "repayment_won")
    whole = [each for each in ledger.series("balance", "inflow_won") if not ledger.running(each)]
    lately = int((whole[-1] if whole else newest).amount)
    fallen = usual is not None and lately * 10 < usual * FALLEN_BELOW
    return divided(lately if usual is None or fallen else usual, essential, repaid)


def reserve(consultation: Consultation, ledger: Ledger) -> str:
    """How far the balance reaches toward a month's essentials put by, and toward three."""
    balance, essential = ledger.newest("balance", "balance_won"), ledger.newest("spending", "essential_won")
    if balance is None or essential is None or essential.amount <= 0:
        return not_reported("비상금을 셈하는 데 필요한 잔액이나 꼭 쓰는 돈")
    month, held = int(essential.amount), int(balance.amount)
    stated = f"한 달에 꼭 쓰는 돈은 {won(month)}이고 통장 잔액은 {is_(won(held))}."
    lacking = reserve_gap(ledger)
    if lacking:
        first = f"우선 한 달 치까지 {josa(won(lacking), '을/를')} 더 모으는 것부터 해 보세요."
        return sentences(stated, first, "한 달에 얼마씩 모을지 알려 주시면 얼마나 걸리는지 셈해 드릴게요.")
    spare = f"석 달 치로 잡으면 {josa(won(month * RESERVE_MONTHS), '이/가')} 있어야 해요."
    reached = f"지금 잔액은 {held / month:.1f}개월 치쯤이에요."
    return sentences(stated, reached, spare, "몇 달 치를 둘지는 수입이 얼마나 고른지를 보고 정하시면 돼요.")


def reserve_gap(ledger: Ledger) -> int:
    """What lacks in the balance to a month's essentials; 0 where nothing does, or it is not known."""
    balance, essential = ledger.newest("balance", "balance_won"), ledger.newest("spending", "essential_won")
    return 0 if balance is None or essential is None else max(int(essential.amount - balance.amount), 0)


def divided(income: int, essential: Figure, repaid: Figure | None) -> str:
    """The income less its fixed parts, and what to do with the rest."""
    owed = 0 if repaid is None else int(repaid.amount)
    rest = income - int(essential.amount) - owed
    left = (
        f"{josa(won(rest), '이/가')} 남아요."
        if rest > 0
        else f"{won(-rest)}이 모자라요."
        if rest
        else "남는 돈이 없어요."
    )
    parts = (
        f"다달이 갚을 돈 {won(owed)}과 꼭 쓰는 돈 {won(essential.amount)}"
        if owed
        else f"꼭 쓰는 돈 {won(essential.amount)}"
    )
    led = f"한 달에 들어오는 돈 {won(income)}에서 {josa(parts, '을/를')} 먼저 떼어 두면 "
    if rest < income // THIN:
        return sentences(
            led + left,
            "아끼는 것만으로 메우기는 어려워서, 갚는 조건을 바꾸거나 꼭 쓰는 돈 가운데 줄일 것을 먼저 보셔야 해요.",
        )
    return sentences(
        led + left,
        "이 돈을 네 주로 나누어 한 주에 한 번씩만 쓸 통장에 옮기고, 그 가운데 조금은 비상금으로 먼저 떼어 보세요.",
    )


def lowest_balance(consultation: Consultation, ledger: Ledger) -> str:
    """The lowest balance of the month that is named or the newest one."""
    asked = asked_month(consultation.question.message, ledger.today)
    least = ledger.of("balance", "min_balance_won", asked) or ledger.newest("balance", "min_balance_won")
    if least is None:
        return not_reported("가장 낮았던 잔액")
    month = month_name(least.month, ledger.today)
    until = " 들어" if ledger.running(least) else "에"
    return f"{month}{until} 통장 잔액이 가장 낮았을 때는 {was(won(least.amount))}."


def principal_overdue(consultation: Consultation, ledger: Ledger) -> str:
    """The principal of the debt in arrears beside what is overdue of it."""
    newest = ledger.arrears
    if newest is None:
        return not_reported("연체 정보")
    if newest.overdue_since is None or settled(consultation):
        return f"{day_name(newest.as_of, ledger.today)} 기준으로 밀린 돈은 없어요."
    if newest.principal_won is None:
        return not_reported("연체된 빚의 원금")
    late = (
        "" if newest.overdue_won is None else f"그 가운데 지금 밀려 있는 돈은 {is_(won(newest.overdue_won))}."
    )
    return sentences(f"연체된 빚의 원금은 {is_(won(newest.principal_won))}.", late)


def principal_paid(consultation: Consultation, ledger: Ledger) -> str:
    """What of a month's payment repays what was borrowed: the payment less its interest."""
    repaid, interest = ledger.newest("balance", "repayment_won"), ledger.newest("balance", "interest_won")
    if repaid is None or interest is None or repaid.month != interest.month:
        return not_reported("원금으로 갚는 돈을 셈하는 데 필요한 갚을 돈이나 이자")
    if not repaid.amount:
        return NO_DEBT["repayment_won"]
    rest = int(repaid.amount - interest.amount)
    month = month_name(repaid.month, ledger.today)
    if rest <= 0:
        return f"{month}에 갚을 돈 {josa(won(repaid.amount), '은/는')} 모두 이자로 나가서 원금은 줄지 않아요."
    return (
        f"{month}에 갚을 돈 {won(repaid.amount)}에서 이자 {josa(won(interest.amount), '을/를')} 빼면 "
        f"원금으로는 {josa(won(rest), '이/가')} 나가요."
    )


def minimum_due(consultation: Consultation, ledger: Ledger) -> str:
    """The least that revolving allowed to pay of the newest bill, or of the one of the month named."""
    message = consultation.question.message
    asked = month_of_the_talk(consultation, ledger.today)
    least = ledger.of("card", "minimum_due_won", asked) or ledger.newest("card", "minimum_due_won")
    if least is None:
        return not_reported("최소결제금액")
    month = month_name(least.month, ledger.today)
    bill = ledger.at("card", "billed_won", least.month)
    of_bill = "" if bill is None else f"그달 카드값 {won(bill.amount)} 가운데서요."
    carried = ledger.newest("card", "revolving_won")
    if message.has(ONLY_LEAST) and (paid := ledger.at("card", "paid_won", least.month)) is not None:
        return least_paid(month, int(least.amount), int(paid.amount))
    told = f"{month}에 청구된 것의 최소결제금액은 {was(won(least.amount))}."
    if carried is None or not carried.amount:
        return sentences(told, of_bill, "리볼빙을 쓰지 않으시면 카드값은 모두 내셔야 해요.")
    return sentences(told, of_bill, "최소금액만 내면 나머지가 이자와 함께 다음 달로 넘어가요.")


def least_paid(month: str, least: int, paid: int) -> str:
    """Whether no more than the least was paid of a bill."""
    if paid > least:
        more = f"{month}에 낸 돈은 {won(paid)}이라, 최소결제금액 {won(least)}보다 많이 내셨어요."
        return f"아니에요. {more}"
    return f"네, {month}에는 최소결제금액인 {won(least)}만 냈어요. 나머지가 이자와 함께 다음 달로 넘어갔어요."


def revolving_since(consultation: Consultation, ledger: Ledger) -> str:
    """For how many months on end something has been carried over."""
    series = ledger.series("card", "revolving_won")
    if not series:
        return not_reported("리볼빙 잔액")
    run = tuple(takewhile(lambda figure: figure.amount, reversed(series)))
    if not run:
        return f"{day_name(series[-1].as_of, ledger.today)} 기준으로 리볼빙으로 넘긴 금액은 없어요."
    first, now = run[-1], run[0]
    begun = f"{month_name(first.month, ledger.today)}부터 {len(run)}개월째 리볼빙이 이어지고 있어요."
    return sentences(begun, f"지금 리볼빙 잔액은 {is_(won(now.amount))}.")


STANDING_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.annual_income": annual_income,
    "data.net_worth": net_worth,
    "data.repaid_share": repaid_share,
    "data.principal_paid": principal_paid,
    "data.budget": budget,
    "data.reserve": reserve,
    "data.lowest_balance": lowest_balance,
    "data.arrears_principal": principal_overdue,
    "data.minimum_due": minimum_due,
    "data.revolving_since": revolving_since,
}
