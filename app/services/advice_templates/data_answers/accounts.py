"""Arrears, interest, what is left over, credit score, and the whole picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.data_answers.absent import CANNOT, not_reported
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.interest_ahead import over_time
from app.services.advice_templates.data_answers.single import (
    NO_DEBT,
    Single,
    against_usual,
    answer_single,
    without_debt,
)
from app.services.advice_templates.ledger import Ledger, Part, asked_month
from app.services.advice_templates.wording import (
    day_name,
    is_,
    josa,
    listed,
    month_name,
    percent,
    sentences,
    won,
)
from rules.interest import month_interest
from rules.periods import asked_span

INTEREST = Single("balance", "interest_won", "이자", due=True)


def arrears(consultation: Consultation, ledger: Ledger) -> str:
    """Whether anything is overdue, since when and how much."""
    newest = ledger.arrears
    if newest is None:
        return not_reported("연체 정보")
    day = day_name(newest.as_of, ledger.today)
    if newest.overdue_since is None:
        cured = (
            ""
            if newest.cured_on is None
            else f"마지막 연체는 {day_name(newest.cured_on, ledger.today)}에 정리되었어요."
        )
        return sentences(f"{day} 기준으로 밀린 돈은 없어요.", cured)
    amount = "" if newest.overdue_won is None else f" {josa(won(newest.overdue_won), '이/가')}"
    return f"{day_name(newest.overdue_since, ledger.today)}부터{amount} 밀려 있어요. {overdue_days(newest.overdue_since, ledger.today)}"


def overdue_days(since: date, today: date) -> str:
    """How long it has been overdue."""
    return f"오늘로 {(today - since).days}일째예요."


def arrears_history(consultation: Consultation, ledger: Ledger) -> str:
    """Whether there were arrears in the month that is named; else how often within twelve months, and when they ended."""
    asked = asked_month(consultation.question.message, ledger.today)
    if asked is not None:
        return arrears_in(ledger, asked)
    episodes = ledger.newest("delinquency", "episodes_12m")
    cured = ledger.newest_date("delinquency", "cured_on")
    settled = "" if cured is None else f"마지막으로 정리한 날은 {is_(day_name(cured, ledger.today))}."
    if episodes is None:
        return sentences(settled, "" if settled else not_reported("연체 이력"))
    if not episodes.amount:
        return sentences("최근 열두 달 동안 연체한 기록이 없어요.", settled)
    return sentences(f"최근 열두 달 동안 연체가 {episodes.amount}번 있었어요.", settled)


def cured(consultation: Consultation, ledger: Ledger) -> str:
    """When the last arrears were settled; that they are not, or that there were none."""
    ended = ledger.newest_date("delinquency", "cured_on")
    newest = ledger.arrears
    if newest is not None and newest.overdue_since is not None:
        return arrears(consultation, ledger)
    if ended is None:
        return arrears_history(consultation, ledger)
    return arrears_in(ledger, ended.replace(day=1)).removeprefix("네, ")


def arrears_in(ledger: Ledger, month: date) -> str:
    """Whether anything was overdue in a month: since when, how much, and when it was settled."""
    name = month_name(month, ledger.today)
    known = [row.delinquency for row in ledger.months if row.delinquency is not None and row.month == month]
    if not known:
        return f"{name} 자료는 들어와 있지 않아 그때 연체가 있었는지 {CANNOT}."
    spell = next((one for one in spells(ledger) if one.touches(month)), None)
    if spell is None:
        return f"{name}에는 밀린 돈이 없었어요."
    amount = "" if spell.won is None else f" {josa(won(spell.won), '이/가')}"
    since = day_name(spell.since, ledger.today)
    if spell.cured is None:
        return f"네, {since}부터{amount} 밀려 있고 {overdue_days(spell.since, ledger.today)}"
    return f"네, {since}부터{amount} 밀려 있었고, {day_name(spell.cured, ledger.today)}에 모두 정리되었어요."


@dataclass(frozen=True, slots=True)
class Spell:
    """One time in arrears: from which day to which, and the last amount reported."""

    since: date
    won: int | None
    cured: date | None

    def touches(self, month: date) -> bool:
        """Whether anything was overdue in that month."""
        begun = self.since.replace(day=1) <= month
        return begun and (self.cured is None or self.cured >= month)


def spells(ledger: Ledger) -> list[Spell]:
    """Every time in arrears that the data show, oldest first."""
    rows = [row.delinquency for row in ledger.months if row.delinquency is not None]
    amounts = {row.overdue_since: row.overdue_won for row in rows if row.overdue_since is not None}
    cures = sorted({row.cured_on for row in rows if row.cured_on is not None})
    return [
        Spell(since, won, next((cure for cure in cures if cure >= since), None))
        for since, won in amounts.items()
    ]


def interest(consultation: Consultation, ledger: Ledger) -> str:
    """The interest of the month or the months that are named, else of the newest; else one estimated from debt and rate."""
    message = consultation.question.message
    if without_debt(ledger, None):
        return NO_DEBT["interest_won"]
    if asked_month(message, ledger.today) or asked_span(message.raw, ledger.today):
        return answer_single(consultation, ledger, INTEREST)
    known = ledger.newest("balance", "interest_won")
    debt, rate = ledger.newest("balance", "debt_won"), ledger.newest("balance", "weighted_rate")
    basis = listed(
        [
            *([] if debt is None else [f"남은 빚 {won(debt.amount)}"]),
            *([] if rate is None else [f"평균 금리 연 {percent(rate.amount)}"]),
        ]
    )
    if known is not None:
        stated = f"{month_name(known.month, ledger.today)} 몫의 이자는 {is_(won(known.amount))}."
        onward = over_time(consultation, int(known.amount))
        return sentences(stated, f"{basis} 기준이에요." if basis and not onward else "", onward)
    if debt is None or rate is None:
        return not_reported("대출 이자")
    return f"{basis}로 어림하면 한 달 이자는 {won(about(month_interest(debt.amount, rate.amount)))}쯤이에요."


def month_of_the_talk(consultation: Consultation, today: date) -> date | None:
    """The month that is named, else the one of the question before, where that was about a figure too."""
    named = asked_month(consultation.question.message, today)
    before = consultation.written_before
    if named is not None or not before or consultation.subject.kind != "data":
        return named
    return asked_month(before[-1], today)


def leftover(consultation: Consultation, ledger: Ledger) -> str:
    """What remains of a month's income after spending and repayments, of the month that is named or the newest."""
    asked = month_of_the_talk(consultation, ledger.today)
    inflow = ledger.of("balance", "inflow_won", asked) or ledger.newest("balance", "inflow_won")
    total = None if inflow is None else ledger.at("spending", "total_won", inflow.month)
    left = None if inflow is None else ledger.left_of(inflow)
    if inflow is None or total is None or left is None:
        return not_reported("한 달에 남는 돈을 셈하는 데 필요한 소득이나 지출")
    repaid = ledger.at("balance", "repayment_won", inflow.month)
    repayment = 0 if repaid is None else repaid.amount
    rest = left.amount
    paid = f", 빚 갚은 돈 {won(repayment)}" if repayment else ""
    stated = f"{month_name(inflow.month, ledger.today)}에 들어온 돈 {won(inflow.amount)}에서 지출 {won(total.amount)}{paid}을 빼면"
    past = not ledger.running(inflow)
    if rest < 0:
        return f"{stated} {josa(won(-rest), '이/가')} {'모자랐어요' if past else '모자라요'}."
    if past:
        return f"{stated} {josa(won(rest), '이/가')} 남았어요."
    return f"{stated} {josa(won(rest), '이/가')} 남아요. 남는 돈을 모두 묶지 말고 일부부터 떼어 두는 것이 오래가요."


def credit_score(consultation: Consultation, ledger: Ledger) -> str:
    """That the score is not among the data, and where it can be seen."""
    return (
        f"신용점수는 제가 보는 자료에 들어 있지 않아 몇 점인지 {CANNOT}. "
        "신용평가회사의 누리집이나 금융 앱에서 무료로 볼 수 있고, 조회해도 점수는 내려가지 않아요."
    )


def investment(consultation: Consultation, ledger: Ledger) -> str:
    """That gains and losses are not among the data, and what can be looked at instead."""
    return (
        f"투자한 돈과 손익은 제가 보는 자료에 들어 있지 않아 얼마인지 {CANNOT}. "
        "거래하는 증권사나 거래소의 앱에서 산 금액과 지금 금액을 나란히 적어 보세요. 그 옆에 놓을 생활비와 비상금은 제가 확인해 드릴 수 있어요."
    )


def lender_rates(consultation: Consultation, ledger: Ledger) -> str:
    """That the data hold the average rate only, and where each loan's stands."""
    average = ledger.newest("balance", "weighted_rate")
    known = "" if average is None else f"아는 것은 대출 전체의 평균 금리 연 {percent(average.amount)}예요."
    return sentences(
        f"빚마다의 금리는 제 자료에 나뉘어 있지 않아 어느 것이 가장 높은지 {CANNOT}.",
        known,
        "약정서나 금융회사 앱에서 금리를 찾아 높은 순서로 적어 보세요. 보통 현금서비스, 카드론, 리볼빙이 위에 와요.",
    )


def runway(consultation: Consultation, ledger: Ledger) -> str:
    """How many months of essential spending the balance covers with nothing coming in, and with the loans paid besides."""
    balance, essential = ledger.newest("balance", "balance_won"), ledger.newest("spending", "essential_won")
    if balance is None or essential is None or essential.amount <= 0:
        return not_reported("버틸 수 있는 달을 셈하는 데 필요한 잔액이나 지출")
    held = f"통장 잔액은 {won(balance.amount)}, 한 달에 꼭 쓰는 돈은 {is_(won(essential.amount))}."
    months = balance.amount / essential.amount
    if months < 1:
        return f"{held} 새로 들어오는 돈이 없다면 한 달을 채우기에 모자라요."
    lasts = f"새로 들어오는 돈이 없다면 이 잔액으로 {months:.1f}개월쯤 쓸 수 있는 셈이에요."
    return sentences(held, lasts, with_repayments(ledger, int(balance.amount), int(essential.amount)))


def with_repayments(ledger: Ledger, balance: int, essential: int) -> str:
    """The same with what is repaid each month; nothing where nothing is."""
    repaid = ledger.newest("balance", "repayment_won")
    if repaid is None or not repaid.amount:
        return ""
    months = balance / (essential + int(repaid.amount))
    shown = f"{months:.1f}개월쯤이에요" if months >= 1 else "한 달을 채우기에 모자라요"
    return f"대출 갚는 돈 {won(repaid.amount)}까지 치면 {shown}."


def income_change(consultation: Consultation, ledger: Ledger) -> str:
    """The newest income against what was usual, and by which share it moved."""
    newest = ledger.newest("balance", "inflow_won")
    stated = against_usual(ledger, newest, "inflow_won", "통장에 들어온 돈")
    usual = None if newest is None else ledger.usual("balance", "inflow_won", newest.month)
    if newest is None or not usual:
        return stated or not_reported("들어온 돈")
    share = round((newest.amount - usual) / usual * 100)
    moved = (
        ""
        if not share
        else f"그때와 견주면 {percent(abs(share))}쯤 {'늘었어요' if share > 0 else '줄었어요'}."
    )
    return sentences(stated, moved)


def summary(consultation: Consultation, ledger: Ledger) -> str:
    """The figures that matter most, in one breath, and the scenario."""
    flows = named(ledger, ("들어온 돈", "balance", "inflow_won"), ("쓴 돈", "spending", "total_won"))
    levels = named(ledger, ("통장 잔액", "balance", "balance_won"), ("남은 빚", "balance", "debt_won"))
    month = month_name(ledger.months[-1].month, ledger.today)
    match = consultation.case.match
    return sentences(
        f"가장 최근인 {month}에 {is_(listed(flows))}." if flows else "",
        f"{is_(listed(levels))}." if levels else "",
        arrears(consultation, ledger),
        ""
        if match is None
        else f"종합하면 '{match.title}'에 가까운 모습이에요. 까닭이 궁금하면 '왜 그렇게 판단했어?'라고 물어보세요.",
    )


def named(ledger: Ledger, *wanted: tuple[str, Part, str]) -> list[str]:
    """Each figure there is, after its name."""
    found = ((name, ledger.newest(part, field)) for name, part, field in wanted)
    return [f"{josa(name, '은/는')} {won(figure.amount)}" for name, figure in found if figure is not None]


ACCOUNT_ANSWERS: Mapping[str, Callable[[Consultation, Ledger], str]] = {
    "data.arrears_history": arrears_history,
    "data.cured": cured,
    "data.interest": interest,
    "data.leftover": leftover,
    "data.credit_score": credit_score,
    "data.investment": investment,
    "data.lender_rates": lender_rates,
    "data.runway": runway,
    "data.income_change": income_change,
    "data.summary": summary,
}
