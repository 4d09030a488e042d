"""What the customer tells of arrears, income, debts and balances beside what the data hold, where the two differ."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.told.amounts import Amount, AmountRole
from app.services.advice_templates.wording import day_name, is_, josa, month_name, sentences, won
from rules.short_amounts import SHORT, won_of

NEARLY = 0.05  # of the greater: rounded, and no difference
INCOME = re.compile(
    r"(?:들어왔|들어와|들어옵|입금됐|벌었|벌어|번다)|(?:월급|급여|수입|소득|알바비)(?:이|은|는|가|으로)?\s?(?:세후\s?)?\d"
)
#: 월급이 80만원 줄었어요: by so much, and not to so much.
CUT = re.compile(
    r"(?:월급|급여|수입|소득|알바비|매출)[이은는가도]?[^.?!]{0,10}?(?:\d|[십백천만])\s?원?\s?(?:정도|쯤|이나|씩|넘게|가량|가까이)?\s?(?:줄|깎|삭감|덜\s?들어|덜\s?나|적어졌|내려|떨어|빠졌)"
)
SUM = r"\d[\d,.]*(?:\s?[백천만억]+)*"
FROM_TO = re.compile(
    rf"(?:월급|급여|수입|소득|알바비|매출)[이은는가도]?\s?(?:월\s?)?(?P<before>{SUM})\s?원?에서\s?(?P<after>{SUM})\s?원?(?:으로|로|밖에|까지)"
)
PAST_MONTH = re.compile(r"지난\s?달|저번\s?달|지지난|작년|예전|전에는|원래|\d월")
OTHERS_ARE_FREE = re.compile(r"다들|남들|다른 사람|사람들|친구|부럽|부러워")
NO_DEBT = re.compile(r"빚(?:은|이|도)?\s?(?:하나도\s?|전혀\s?|따로\s?)?없(?!으면|어질|애)")
LATER = "자료는 며칠 늦게 들어올 수 있어요. 말씀하신 것을 기준으로 이야기할게요."


def beside_data(consultation: Consultation) -> str:
    """A line for each amount of this message that the data know otherwise; empty where they agree or know nothing."""
    ledger, said = consultation.ledger, consultation.sums()
    if cut := income_cut(consultation):
        return cut
    if ledger is None or not ledger.months:
        return income_heard(consultation)
    lines = [
        *(line for one in said.amounts if (line := apart(consultation, ledger, one))),
        no_debt(consultation, ledger),
    ]
    lines = [line for line in lines if line]
    return sentences(*lines, "" if consultation.told(LATER) else LATER) if lines else ""


def apart(consultation: Consultation, ledger: Ledger, one: Amount) -> str:
    """How the data stand to one amount, where they differ from it."""
    text = consultation.case.text
    if one.role is AmountRole.OVERDUE:
        newest = ledger.arrears
        held = None if newest is None or newest.overdue_since is None else newest.overdue_won
        return differ(one.won, held, "밀린 돈이 {}으로 나와")
    if one.debt is not None and one.debt.sort == "리볼빙":
        carried = ledger.newest("card", "revolving_won")
        return differ(one.won, None if carried is None else int(carried.amount), "리볼빙 잔액이 {}으로 나와")
    income = (
        one.debt is None
        and one.role in {AmountRole.WHOLE, AmountRole.OTHER, AmountRole.MONTHLY}
        and INCOME.search(text)
    )
    if not income or PAST_MONTH.search(text) or len(consultation.sums().amounts) > 1:
        return ""
    came = ledger.newest("balance", "inflow_won")
    if came is None:
        return ""
    when = (
        f"{month_name(came.month, ledger.today)} 들어 {came.as_of.day}일까지"
        if ledger.running(came)
        else month_name(came.month, ledger.today)
    )
    return differ(one.won, int(came.amount), f"{when} 통장에 들어온 돈이 {{}}으로 나와")


def income_cut(consultation: Consultation) -> str:
    """By how much less comes in, as it was told; empty where an income itself is told."""
    if (moved := FROM_TO.search(consultation.case.text)) is not None:
        before, after = (short_won(moved[name]) for name in ("before", "after"))
        less = won(before - after) if before > after else ""
        return (
            f"들어오는 돈이 한 달에 {won(before)}에서 {josa(won(after), '으로/로')}, {less} 줄었군요."
            if less
            else ""
        )
    found = CUT.search(consultation.case.text)
    amounts = [one.won for one in consultation.sums().amounts if one.debt is None]
    return f"들어오는 돈이 한 달에 {won(amounts[0])} 줄었군요." if found and len(amounts) == 1 else ""


def short_won(words: str) -> int:
    """An amount of an income, counted in units of 10,000 won where none is written."""
    value = int(won_of(words))
    return value * 10_000 if value < SHORT.stop else value


def income_heard(consultation: Consultation) -> str:
    """What comes in a month as it was told, where no data know of it."""
    amounts = consultation.sums().amounts
    if len(amounts) != 1 or amounts[0].debt is not None or not INCOME.search(consultation.case.text):
        return ""
    return f"들어오는 돈이 {won(amounts[0].won)}이군요."


def differ(told: int, held: int | None, held_so: str) -> str:
    """Both amounts in one sentence; empty where they are nearly the same."""
    if not held or abs(told - held) <= NEARLY * max(told, held):
        return ""
    return f"말씀하신 금액은 {won(told)}인데 자료에는 {held_so.format(won(held))} 서로 달라요."


def no_debt(consultation: Consultation, ledger: Ledger) -> str:
    """That the data hold a debt, for somebody who says that there is none."""
    owed, text = ledger.newest("balance", "debt_won"), consultation.case.text
    if owed is None or not owed.amount or not NO_DEBT.search(text) or OTHERS_ARE_FREE.search(text):
        return ""
    return f"빚이 없다고 하셨는데, {day_name(owed.as_of, ledger.today)} 자료에는 남은 빚이 {is_(won(owed.amount))}."


def debts_beside(ledger: Ledger | None, told: int) -> str:
    """All the debts that were told beside those of the data; empty where nothing is known or they agree."""
    owed = None if ledger is None else ledger.newest("balance", "debt_won")
    held = 0 if owed is None else int(owed.amount)
    if owed is None or not held or abs(told - held) <= NEARLY * max(told, held):
        return ""
    gap = josa(won(abs(held - told)), "이/가")
    more = "더 많아요" if held > told else "더 적어요"
    return f"자료에 있는 남은 빚은 모두 {won(owed.amount)}이라, 말씀하신 것보다 {gap} {more}."
