"""What the customer's own figures come to once something changes: a category cut, money that comes in, a new loan."""

from __future__ import annotations

import re

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import no_data
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.over_time import within
from app.services.advice_templates.data_answers.reckoning import average_rate, led, spoken_term, wanted
from app.services.advice_templates.data_answers.savings import UNPAID
from app.services.advice_templates.data_answers.spending import TOTAL, category_of
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.ledger import Figure, Ledger
from app.services.advice_templates.told.amounts import AmountRole, sums_in, written_out
from app.services.advice_templates.wording import about as roughly
from app.services.advice_templates.wording import is_, josa, listed, month_name, percent, sentences, was, won
from rules.interest import month_interest, year_interest
from rules.repayment import MONTHS, Plan

TO_REACH = Subject("calc", "goal")
FIRST_LIVING = "다 갚기 전에 몇 달 치 생활비를 먼저 떼어 두시면 다시 빌리는 일을 막아 줘요. 나머지는 밀린 것과 금리가 높은 빚부터 갚는 순서가 이자를 가장 많이 줄여요."
#: 10만원 줄이면 is by so much, 10만원으로 줄이면 to so much.
CUT_BY = re.compile(r"[만천원](?:을|를|정도|쯤|씩)?(?:만|더)?(?:줄이면|줄인다면|아끼면|덜쓰면)")
TAXED = "세금을 떼고 받는 돈이라면 손에 쥐는 금액으로 다시 셈해 보세요."
#: 8만원에서 3만원으로: a cost that is lowered.
LOWERED = re.compile(
    r"\d[\d,.]*\s?(?:만\s?\d*\s?천?\s?원?|천\s?원|원)\s?(?:짜리)?에서\s?\d[\d,.]*\s?(?:만\s?\d*\s?천?\s?원?|천\s?원|원)"
)
PUT_BY = "줄인 만큼을 월급날 다른 통장으로 옮겨 두면 그대로 모여요."
NOT_DECIDED = "감당할 만한지는 여기에 다달이 쓰시는 생활비까지 빼 보고 정하시면 돼요. 금리가 오르거나 소득이 줄어도 낼 수 있는지도 함께 보세요."
SAVINGS_RATE = "적금은 다달이 넣은 돈마다 넣어 둔 기간만큼만 이자가 붙고 이자에서 세금도 떼니, 같은 금리라면 대출을 줄이는 쪽이 더 남아요."


def cut_spending(consultation: Consultation) -> Answer:
    """How much less is spent once a category is cut to an amount, and what would be left of the month."""
    subject, ledger = Subject("calc", "cut_spending"), consultation.ledger
    if ledger is None or not ledger.months:
        return no_data(consultation, subject)
    single = category_of(consultation.question.message) or TOTAL
    figure, amounts = ledger.newest("spending", single.field), consultation.sums().amounts
    if figure is None or not amounts:
        return wanted(consultation, subject, "줄이려는 금액", purpose="얼마가 남는지")
    cut_by = CUT_BY.search(consultation.question.message.compact) is not None
    target = max(int(figure.amount) - amounts[-1].won, 0) if cut_by else amounts[-1].won
    now = f"{within(ledger, figure)} {josa(single.title, '은/는')} {is_(won(figure.amount))}."
    if target >= figure.amount:
        return Answer(led(consultation) + sentences(now, f"지금도 {won(target)}보다 많지 않아요."), subject)
    spared = int(figure.amount) - target
    text = sentences(
        now,
        f"{won(spared)} 줄이면 {is_(won(target))}."
        if cut_by
        else f"{josa(won(target), '으로/로')} 줄이면 그보다 {josa(won(spared), '이/가')} 덜 나가요.",
        left_then(ledger, figure, spared),
    )
    return Answer(led(consultation) + text, subject)


def cost_lowered(consultation: Consultation) -> Answer:
    """What a monthly cost that is lowered spares a month and over the span that is asked for, a year where none is."""
    subject = Subject("calc", "cost_lowered")
    texts = [consultation.case.text, *reversed(consultation.case.history.written)]
    pair = next((found for text in texts if (found := lowered_in(text)) is not None), None)
    if pair is None:
        return wanted(consultation, subject, "지금 금액과 바꾼 뒤의 금액", purpose="얼마가 덜 나가는지")
    before, after = pair
    spared, months = before - after, consultation.sums().months or MONTHS
    if spared <= 0:
        text = (
            f"한 달에 {josa(won(-spared), '이/가')} 더 나가는 셈이에요." if spared else "나가는 돈은 같아요."
        )
        return Answer(led(consultation) + text, subject)
    span = "한 해면" if months == MONTHS else f"{spoken_term(months)}이면"
    total = f"{span} {josa(won(spared * months), '이/가')} 덜 나가요."
    confirmed = consultation.anchor == subject and any(
        one.won == spared * months for one in consultation.sums().amounts
    )
    if consultation.anchor == subject:
        lead = "네, 맞아요." if confirmed else ""
        return Answer(led(consultation) + sentences(lead, total, PUT_BY), subject)
    stated = f"{won(before)}에서 {josa(won(after), '으로/로')} 바꾸면 한 달에 {josa(won(spared), '이/가')} 덜 나가요."
    return Answer(led(consultation) + sentences(stated, total, PUT_BY), subject)


def lowered_in(text: str) -> tuple[int, int] | None:
    """The cost before and after, in won; ``None`` where a message moves none."""
    found = LOWERED.search(written_out(text))
    told = [one.won for one in sums_in(found[0]).amounts] if found else []
    return (told[0], told[1]) if len(told) == 2 else None


def left_then(ledger: Ledger, figure: Figure, spared: int) -> str:
    """What is left of the month as it stands, and with that much less spent."""
    inflow = ledger.at("balance", "inflow_won", figure.month)
    left = None if inflow is None else ledger.left_of(inflow)
    if left is None:
        return ""
    month, then = month_name(figure.month, ledger.today), int(left.amount) + spared
    so_far = rest_of(int(left.amount))
    return f"{month}에 들어온 돈에서 지출과 빚 갚은 돈을 빼면 지금은 {so_far}, 줄였을 때로 셈하면 {josa(won(abs(then)), '이/가')} {'남아요' if then >= 0 else '모자라요'}."


def rest_of(amount: int) -> str:
    """What is left or lacking, before a comma."""
    return f"{josa(won(abs(amount)), '이/가')} {'남고' if amount >= 0 else '모자라고'}"


def at_this_pace(consultation: Consultation) -> Answer:
    """How long a goal takes at what was left of the last whole month."""
    subject, ledger = Subject("calc", "at_this_pace"), consultation.ledger
    amounts = consultation.sums().amounts
    if ledger is None or not ledger.months:
        return no_data(consultation, subject)
    whole = [each for each in ledger.series("balance", "inflow_won") if not ledger.running(each)]
    left = ledger.left_of(whole[-1]) if whole else None
    if left is None or not amounts:
        return wanted(consultation, TO_REACH, "한 달에 모을 금액", purpose="얼마나 걸리는지")
    month, target, each = month_name(left.month, ledger.today), amounts[-1].won, int(left.amount)
    if each <= 0:
        asked = wanted(consultation, TO_REACH, "한 달에 모을 수 있는 금액", purpose="얼마나 걸리는지")
        none = f"{month}에는 쓰고 갚고 남은 돈이 없어서 그대로는 모이는 날을 셈할 수 없어요."
        return Answer(sentences(none, asked.text), TO_REACH)
    balance = ledger.newest("balance", "balance_won")
    held = 0 if balance is None else int(balance.amount)
    with_held = (
        f"지금 통장에 있는 {won(held)}까지 보탠다면 {spoken_term(-(-(target - held) // each))}쯤이에요."
        if 0 < held < target
        else ""
    )
    text = sentences(
        f"{month}에 쓰고 갚고 남은 돈은 {was(won(each))}.",
        f"다달이 이만큼 모은다면 {josa(won(target), '이/가')} 되기까지 {spoken_term(-(-target // each))}쯤 걸려요.",
        with_held,
        UNPAID,
    )
    return Answer(led(consultation) + text, subject)


def windfall(consultation: Consultation) -> Answer:
    """What is left of money that comes in once the debts are paid with it, and what a month needs."""
    subject, told, ledger = Subject("calc", "windfall"), told_sums(consultation), consultation.ledger
    role = told.newest(AmountRole.OTHER, AmountRole.WHOLE, AmountRole.LOAN)
    amount = None if role is None else told.of(role)
    debt = None if ledger is None else ledger.newest("balance", "debt_won")
    missing = [*([] if amount else ["받으실 금액"]), *([] if debt is not None else ["남은 빚"])]
    if amount is None or ledger is None or debt is None:
        return wanted(consultation, subject, *missing, purpose="갚고 나서 얼마가 남는지")
    rest, essential = amount - int(debt.amount), ledger.newest("spending", "essential_won")
    stated = (
        f"{josa(won(amount), '으로/로')} 남은 빚 {josa(won(debt.amount), '을/를')} 다 갚으면 {josa(won(rest), '이/가')} 남아요."
        if rest >= 0
        else f"남은 빚은 {won(debt.amount)}이라 {won(amount)}으로 다 갚기에는 {josa(won(-rest), '이/가')} 모자라요."
    )
    lasts = (
        f"한 달에 꼭 쓰는 돈은 {is_(f'{roughly(essential.amount)}쯤')}."
        if essential is not None and essential.amount
        else ""
    )
    return Answer(led(consultation) + sentences(stated, lasts, FIRST_LIVING, TAXED), subject)


def bearable(consultation: Consultation) -> Answer:
    """The payment of the loan just reckoned with beside what is paid already, as a share of the income."""
    subject, told, ledger = Subject("calc", "bearable"), told_sums(consultation), consultation.ledger
    inflow = None if ledger is None else usual_inflow(ledger)
    base = told.base
    if base is None or not told.months:
        return wanted(
            consultation,
            Subject("calc", "instalments"),
            "빌릴 금액과 금리, 갚을 기간",
            purpose="다달이 낼 돈을",
        )
    plan = Plan(base.principal, base.rate, told.months, base.way, base.grace)
    each = about(round(plan.first))
    own = told.of(AmountRole.OTHER)
    income = own or (0 if inflow is None else int(inflow.amount))
    if not income:
        return wanted(consultation, subject, "한 달에 들어오는 돈", purpose="그 가운데 얼마가 나가는지")
    repaid = None if ledger is None else ledger.newest("balance", "repayment_won")
    now = 0 if repaid is None else int(repaid.amount)
    together = f"에 지금 다달이 갚는 {josa(won(now), '을/를')} 더하면 {won(each + now)}" if now else ""
    share = percent(round((each + now) / income * 100))
    named = (
        "말씀하신 한 달 소득"
        if inflow is None or own
        else f"{month_name(inflow.month, consultation.case.today)}에 들어온 돈"
    )
    stated = f"한 달에 낼 {won(each)}{together}이고, {named} {won(income)}의 {share}쯤이에요."
    return Answer(led(consultation) + sentences(stated, NOT_DECIDED), subject)


def usual_inflow(ledger: Ledger) -> Figure | None:
    """The income of the last month that is over, else the newest."""
    over = [each for each in ledger.series("balance", "inflow_won") if not ledger.running(each)]
    return over[-1] if over else ledger.newest("balance", "inflow_won")


def rate_gap(consultation: Consultation) -> Answer:
    """What the debt costs a month beside what the same amount would bring as savings."""
    subject = Subject("calc", "rate_gap")
    average, told = average_rate(consultation), told_sums(consultation).rate
    debt = None if consultation.ledger is None else consultation.ledger.newest("balance", "debt_won")
    if average is None or debt is None or not debt.amount:
        return wanted(consultation, subject, "대출 금리와 적금 금리", purpose="얼마나 차이 나는지")
    owed = int(debt.amount)
    paid = month_interest(owed, average)
    stated = f"남은 빚 {won(owed)}에 평균 금리 {is_(f'연 {percent(average)}')}. 한 달 이자로는 {won(about(paid))}쯤이에요."
    if told is None:
        asked = "생각하시는 적금의 금리를 알려 주시면 차이를 셈해 드릴게요."
        return Answer(led(consultation) + sentences(stated, asked, SAVINGS_RATE), subject)
    got = month_interest(owed, told)
    text = (
        f"같은 금액을 연 {percent(told, 2)}로 맡긴다면 세금을 떼기 전 한 달 이자가 {won(about(got))}쯤이라, "
        f"차이는 {is_(f'{won(about(abs(paid - got)))}쯤')}."
    )
    return Answer(led(consultation) + sentences(stated, text), subject)


def loans_together(consultation: Consultation) -> Answer:
    """A month's interest on every loan that was reckoned with in this talk."""
    loans = list(dict.fromkeys((loan.principal, loan.rate) for loan in told_sums(consultation).loans))
    if not loans:
        return wanted(consultation, Subject("calc", "message"), "빌린 금액", "연 금리", purpose="이자를")
    interest = sum(month_interest(amount, rate) for amount, rate in loans)
    a_year = sum(year_interest(amount, rate) for amount, rate in loans)
    names = listed([f"{won(amount)}(연 {percent(rate, 2)})" for amount, rate in loans])
    text = f"{names}, 모두 {won(sum(amount for amount, _ in loans))}의 한 달 이자는 {won(interest)}쯤이에요. 한 해로는 {is_(f'{won(a_year)}쯤')}."
    return Answer(led(consultation) + text, Subject("calc", "message"))
