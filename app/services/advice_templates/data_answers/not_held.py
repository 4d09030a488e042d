"""Figures and days that the data do not hold: said plainly, with the nearest thing that is known under its own name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.hearing.understanding import Question
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.wording import day_name, is_, month_name, percent, sentences, won

LOAN_DUE = "대출금이 빠져나가는 날은 제가 보는 자료에 없어 며칠인지 말씀드릴 수 없어요. 대출받은 금융회사 앱이나 약정서에 상환일이 적혀 있어요."
PAY_DAY = "월급이 들어오는 날은 제가 보는 자료에 없어 며칠인지 말씀드릴 수 없어요. 자료에는 달마다 들어온 금액만 있어요."
MATURITY = "대출이 언제 끝나는지는 제가 보는 자료에 없어 말씀드릴 수 없어요. 만기일은 약정서나 대출받은 금융회사 앱에서 볼 수 있어요."
INSTALMENTS = "앞으로 남은 할부금은 제가 보는 자료에 나뉘어 있지 않아 말씀드릴 수 없어요. 카드사 앱의 할부 내역에서 남은 횟수와 금액을 볼 수 있어요."
REVOLVING_RATE = "리볼빙에 붙는 금리는 제가 보는 자료에 없어 몇 퍼센트인지 말씀드릴 수 없어요. 카드사 앱이나 명세서에 적힌 적용 금리를 확인해 주세요."
ACCOUNTS = "통장마다의 이름과 잔액은 제가 보는 자료에 나뉘어 있지 않아 목록으로는 보여 드리지 못해요. 은행 앱의 전체 계좌 보기에서는 통장마다 볼 수 있어요."
KIND_RATE = "대출 종류마다의 금리는 제가 보는 자료에 나뉘어 있지 않아 말씀드릴 수 없어요. 약정서나 금융회사 앱에 적혀 있어요."

EACH_DEBT = "빚마다의 금액은 제가 보는 자료에 나뉘어 있지 않아 어느 빚이 가장 큰지는 말씀드릴 수 없어요. 빌린 곳마다 남은 금액을 알려 주시면 큰 순서나 금리 순서로 놓아 드릴게요."
STUDENT_LOAN = "학자금만 따로 나뉘어 있지는 않아서 그 금액은 말씀드릴 수 없어요. 한국장학재단 누리집이나 앱에서 남은 금액과 다달이 나가는 돈을 볼 수 있어요."


#: A card called by its issuer: 신한카드, 국민카드로.
ONE_CARD = re.compile(
    r"^(?P<issuer>[가-힣a-z]{1,6})카드(?:로|로는|는|은|값|값은|대금|대금은|한도|한도는|에서|의|만)?$",
    re.IGNORECASE,
)
ANY_CARD = re.compile(
    r"^(?:내|제|나의|저의|신용|체크|전체|모든|이|그|저|다른|법인|가족|교통|선불|두|한|여러|이번|다음|지난|밀린|연체된)$|[달월]$"
)
OF_CARDS = frozenset(
    f"data.{name}" for name in ("card_spent", "card_bill", "card_limit", "due_date", "card_loan", "revolving")
)


def one_card(question: Question) -> str:
    """That the data hold all cards together, for somebody who asks about one of them; empty for anybody else."""
    if question.intent not in OF_CARDS:
        return ""
    words = (re.sub(r"[^\w]", "", word) for word in question.message.raw.split())
    named = (match["issuer"] for match in map(ONE_CARD.match, words) if match is not None)
    issuer = next((name for name in named if not ANY_CARD.search(name)), None)
    if issuer is None:
        return ""
    return f"{issuer}카드만 따로 나뉘어 있지는 않아서, 쓰시는 카드를 모두 합친 것으로 말씀드릴게요."


def lacking(said: str, known: Callable[[Ledger], str], consultation: Consultation, ledger: Ledger) -> str:
    """What is not there, and what is known beside it."""
    return sentences(said, known(ledger))


def loan_repaid(ledger: Ledger) -> str:
    """What is repaid in a month."""
    repaid = ledger.newest("balance", "repayment_won")
    return "" if repaid is None or not repaid.amount else f"다달이 갚을 돈은 {won(repaid.amount)}으로 나와요."


def repaid_and_left(ledger: Ledger) -> str:
    """What is repaid in a month on all loans, and what is owed."""
    return sentences(
        loan_repaid(ledger).replace("다달이 갚을 돈", "모든 대출을 합쳐 다달이 갚을 돈"), debt_left(ledger)
    )


def debt_left(ledger: Ledger) -> str:
    """What is owed now."""
    debt = ledger.newest("balance", "debt_won")
    return "" if debt is None or not debt.amount else f"지금 남은 빚은 {is_(won(debt.amount))}."


def lenders_and_left(ledger: Ledger) -> str:
    """From how many lenders, and how much in all."""
    lenders = ledger.newest("balance", "lenders")
    many = "" if lenders is None or not lenders.amount else f"돈을 빌린 곳은 {int(lenders.amount)}곳이에요."
    return sentences(many, debt_left(ledger))


def income_in(ledger: Ledger) -> str:
    """What came in."""
    inflow = ledger.newest("balance", "inflow_won")
    if inflow is None:
        return ""
    return f"{month_name(inflow.month, ledger.today)}에 통장에 들어온 돈은 {is_(won(inflow.amount))}."


def instalments_new(ledger: Ledger) -> str:
    """What was newly bought on instalment."""
    new = ledger.newest("card", "instalment_won")
    if new is None:
        return ""
    return f"{month_name(new.month, ledger.today)}에 새로 할부로 결제한 금액은 {is_(won(new.amount))}."


def carried_over(ledger: Ledger) -> str:
    """What is carried over."""
    carried = ledger.newest("card", "revolving_won")
    if carried is None:
        return ""
    stated = f"{day_name(carried.as_of, ledger.today)} 기준 리볼빙 잔액은 {is_(won(carried.amount))}."
    return sentences(stated, average_of_loans(ledger))


def average_of_loans(ledger: Ledger) -> str:
    """The average rate of all loans."""
    rate = ledger.newest("balance", "weighted_rate")
    return (
        ""
        if rate is None or not rate.amount
        else f"아는 것은 대출 전체의 평균 금리 연 {percent(rate.amount)}예요."
    )


def balance_now(ledger: Ledger) -> str:
    """What all accounts hold together."""
    balance = ledger.newest("balance", "balance_won")
    if balance is None:
        return ""
    return f"{day_name(balance.as_of, ledger.today)} 기준으로 모두 합친 잔액은 {is_(won(balance.amount))}."


NOT_HELD_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.loan_due": partial(lacking, LOAN_DUE, loan_repaid),
    "data.pay_day": partial(lacking, PAY_DAY, income_in),
    "data.maturity": partial(lacking, MATURITY, debt_left),
    "data.instalments_left": partial(lacking, INSTALMENTS, instalments_new),
    "data.revolving_rate": partial(lacking, REVOLVING_RATE, carried_over),
    "data.kind_rate": partial(lacking, KIND_RATE, average_of_loans),
    "data.largest_debt": partial(lacking, EACH_DEBT, lenders_and_left),
    "data.student_loan": partial(lacking, STUDENT_LOAN, repaid_and_left),
    "data.accounts": partial(lacking, ACCOUNTS, balance_now),
}
