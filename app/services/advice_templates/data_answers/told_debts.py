"""What is asked of the debts that the customer told: their sum, their interest, which first, what paying one saves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.cards import about
from app.services.advice_templates.data_answers.debts import (
    left_out,
    one_by_one,
    summed_up,
    told_in_all,
    whole_named,
)
from app.services.advice_templates.data_answers.recalled import recalled
from app.services.advice_templates.data_answers.reckoning import (
    LEGAL_CEILING,
    TOLD_INTEREST,
    led,
    over_ceiling,
    spoken_term,
    wanted,
)
from app.services.advice_templates.data_answers.told_sums import told_sums
from app.services.advice_templates.data_answers.weighing import weighed
from app.services.advice_templates.intents import Family
from app.services.advice_templates.lateness import ABOUT_ARREARS
from app.services.advice_templates.told.amounts import AmountRole
from app.services.advice_templates.told.asked_sums import Asked
from app.services.advice_templates.told.debts import Debt
from app.services.advice_templates.told.sums_read import Told
from app.services.advice_templates.wording import is_, josa, listed, percent, sentences, won
from rules.interest import (
    day_interest,
    interest_until_repaid,
    month_interest,
    payments_to_repay,
    year_interest,
)
from rules.repayment import MONTHS

PAYOFF, OWED_NOW = Subject("calc", "payoff"), Subject("data", "debt")
#: The customer's own data, or something else than these debts, is asked about.
ELSEWHERE = re.compile(
    r"자료|통장|카드값|한도|월급|생활비|적금|예금|연체이자|밀린|밀렸|리볼빙|법정|최고|상한|불법|합법|조정|신용(?!대출|카드)|회생|파산|지난달|이번달|\d월"
)
SUM = re.compile(
    r"(?:합(?:이|은|계|산|하면|치면|쳐서?|해서?)|총(?:액|빚)?|모두|전부|다(?:해서|합쳐|합해|더하))[가-힣]{0,8}(?:얼마|몇|요$|$)"
    r"|^(?:그럼|그러면|이제|지금|그래서|빚이|빚은)*얼마(?:나|가)?(?:더)?남|남은(?:빚|돈|거|게|건)(?:은|이|는)?(?:얼마|요$|$)"
)
OF_INTEREST = re.compile(
    r"이자(?!율)(?:만|가|는|은|를|로)?(?:.{0,10}(?:얼마|얼만|몇|나가|내|해서|계산)|요$|$)|얼마.{0,8}이자"
)
SPAN_ALONE = re.compile(
    r"^(?:그럼|그러면|그걸|그거)*(?:하루|한달|1달|일년|1년|한해|\d+년|\d+개월|[일이삼사오]년)(?:은|는|에는|이면|면|로|치|동안|에)*(?:요|얼마(?:예요|야)?)?$"
)
ORDER = re.compile(
    r"(?:어느|어떤|무슨|뭐|무엇|뭘)(?:거|것|게|빚|대출|쪽|곳)?(?:을|를|이|가)?(?:부터|먼저)|순서"
    r"|(?:어느|어떤|뭐|무엇)(?:거|것|게|빚|대출|쪽|곳)?(?:이|가)?(?:더)?(?:금리|이자)(?:가|이)?(?:더|제일|가장)?(?:높|비싸|세)"
)
LARGEST = re.compile(r"(?:제일|가장|젤)(?:큰|많은)(?:빚|대출|거|것|게|건)")
HOW_MANY = re.compile(
    r"(?:빚|대출|채무)(?:이|은|가|는)?(?:모두|총|다해서)?(?:몇건|몇개|몇가지)|^(?:총|모두)?건수"
)
CLEARED = re.compile(r"(?:갚|정리|없애|털)(?:하|으|고나)?면")
UNTIL_PAID = re.compile(r"총|모두|전부|다해서|그동안|갚는동안|때까지")
AT_ONCE = re.compile(r"(?:뒤|후)에?(?:한번에|한꺼번에|일시에?|다|모두).{0,3}(?:갚|내)")
PAYING_ON = re.compile(r"씩|언제|걸려|걸리|며칠|몇(?:달|년|개월)")
#: What such questions may be taken for where the talk is not looked at.
MAY_BE = frozenset(
    {Family.UNKNOWN, Family.DATA, Family.CALC, Family.SITUATION, Family.PROCEDURE, Family.TERM}
)
OWN_DATA = frozenset(
    {f"data.{name}" for name in ("debt", "arrears", "interest_rate", "due_in_all", "needed")}
    | {f"calc.{name}" for name in ("loans_together", "days_interest", "windfall", "bills_told")}
    | {f"calc.{name}" for name in ("spare_money", "pay_told", "left_over", "left_lasts", "within")}
    | {f"calc.{name}" for name in ("needed_each", "rent_or_loan", "room_to_borrow", "carried_on")}
)
NAMED_PROCEDURE = frozenset({"debt_order"})

Handler = Callable[[Consultation, Told], Answer | None]


def of_the_talk(consultation: Consultation) -> Answer | None:
    """The answer out of what was told in this talk; ``None`` where the message asks nothing of the kind."""
    question, message = consultation.question, consultation.question.message
    if question.family not in MAY_BE:
        return None
    if (back := recalled(consultation)) is not None:
        return back
    if question.intent in OWN_DATA or message.has(ELSEWHERE):
        return None
    if question.procedure is not None and question.procedure.id not in NAMED_PROCEDURE:
        return None
    if (apart := weighed(consultation)) is not None:
        return apart
    handler = next((answer for asks, answer in ASKED_OF_DEBTS if asks(consultation)), None)
    if handler is None or consultation.sums().amounts:
        return None
    told = told_sums(consultation)
    return handler(consultation, told) if told.debts.known else None


def asks_for_interest(consultation: Consultation) -> bool:
    """Whether interest is asked for, or a span of it after an answer about it."""
    message = consultation.question.message
    if consultation.anchor.has(ABOUT_ARREARS):
        return False
    goes_on = consultation.anchor == TOLD_INTEREST and message.has(SPAN_ALONE)
    return goes_on or (message.has(OF_INTEREST) and not message.has(CLEARED))


def told_interest(consultation: Consultation, told: Told) -> Answer | None:
    """The interest on each debt at its own rate, and together, by the span that is asked for."""
    debts = told.about or told.debts.known
    if told.newest(AmountRole.LOAN, AmountRole.WHOLE) is AmountRole.LOAN:  # a loan thought of since
        return None
    rated = [(debt, debt.won, debt.rate) for debt in debts if debt.won and debt.rate is not None]
    unrated = [debt for debt in debts if debt.rate is None]
    tried = consultation.sums().rate
    if tried is not None and all(rate != tried.yearly for _, _, rate in rated):
        return None
    if not rated and (consultation.ledger is not None or consultation.question.family is Family.CALC):
        return None
    if not rated:
        names = listed([debt.name.shown for debt in unrated])
        return wanted(consultation, TOLD_INTEREST, f"{names}의 연 금리", purpose="이자를")
    in_all = consultation.anchor == PAYOFF and consultation.question.message.has(UNTIL_PAID)
    if in_all and (whole := until_paid(consultation, told)) is not None:
        return whole
    span, interest = span_of(consultation)
    above = over_ceiling(consultation, max(rate for _, _, rate in rated))
    text = sentences(
        one_by_one_at(rated, span, interest),
        "원금이 그대로일 때의 셈이에요.",
        rate_missing(unrated),
        left_out(told.debts),
        *above,
    )
    return Answer(led(consultation) + text, TOLD_INTEREST, (LEGAL_CEILING,) if above else ())


def one_by_one_at(
    rated: Sequence[tuple[Debt, int, Decimal]], span: str, interest: Callable[[int, Decimal], int]
) -> str:
    """The interest of a span on each debt, and together."""
    if len(rated) == 1:
        debt, owed, rate = rated[0]
        return f"{debt.name.shown} {won(owed)}의 {span} 이자는 연 {percent(rate, 2)}로 {won(about(interest(owed, rate)))}쯤이에요."
    parts = [
        f"{debt.name.shown} {josa(won(owed), '은/는')} 연 {percent(rate, 2)}로 {won(about(interest(owed, rate)))}"
        for debt, owed, rate in rated
    ]
    total = won(about(sum(interest(owed, rate) for _, owed, rate in rated)))
    return f"{span} 이자를 하나씩 셈하면 {listed(parts)}쯤이고, 모두 더하면 {total}쯤이에요."


def until_paid(consultation: Consultation, told: Told) -> Answer | None:
    """All of the interest until the debt just reckoned with is paid off at the pace that was told."""
    paid, owed = told.of(AmountRole.MONTHLY), told.whole
    if not paid or not owed or told.rate is None or told.often != MONTHS:
        return None
    spans = payments_to_repay(owed, told.rate, paid, MONTHS)
    if spans is None:
        return None
    interest = won(about(round(interest_until_repaid(owed, told.rate, paid))))
    text = f"{whole_named(told)}{josa(won(owed), '을/를')} 한 달에 {won(paid)}씩 {spoken_term(spans)}쯤 갚는 동안 내는 이자는 모두 {interest}쯤이에요. 연 {percent(told.rate, 2)}로 셈했어요."
    return Answer(led(consultation) + text, PAYOFF)


def at_once(consultation: Consultation, told: Told) -> Answer | None:
    """What is to be paid where all is paid at once after so many months."""
    debts, months = told.about or told.debts.known, consultation.sums().months
    rated = [(debt, debt.won, debt.rate) for debt in debts if debt.won and debt.rate is not None]
    if not months or len(rated) < len(debts):
        return None
    owed = sum(won for _, won, _ in rated)
    interest = round(sum((rate * won for _, won, rate in rated), Decimal(0)) * months / 1_200)
    text = (
        f"{whole_named(told)}{josa(won(owed), '을/를')} {spoken_term(months)} 뒤에 한꺼번에 갚으면 "
        f"그동안의 이자 {won(about(interest))}쯤을 더해 {won(about(owed + interest))}쯤이에요. 이자를 그때 한꺼번에 낸다고 보고 셈했어요."
    )
    return Answer(led(consultation) + text, TOLD_INTEREST)


def span_of(consultation: Consultation) -> tuple[str, Callable[[int, Decimal], int]]:
    """What the span is called, and the interest of it."""
    said, message = consultation.sums(), consultation.question.message
    if said.asking.what is Asked.DAY or message.has(re.compile(r"하루")):
        return "하루", day_interest
    months = said.months
    if months is None and message.has(re.compile(r"1년|일년|한해|연간")):
        months = 12
    if months == 12:
        return "한 해", year_interest
    if months and months > 1:
        return f"{spoken_term(months)} 동안의", lambda owed, rate: round(
            Decimal(owed) * rate * months / 1_200
        )
    return "한 달", month_interest


def rate_missing(unrated: Sequence[Debt]) -> str:
    """Which debts are left out because nobody told their rate."""
    if not unrated:
        return ""
    names = josa(listed([debt.name.shown for debt in unrated]), "은/는")
    return f"{names} 금리를 몰라 넣지 않았어요. 금리를 알려 주시면 더해 드릴게요."


def summed(consultation: Consultation, told: Told) -> Answer | None:
    """All debts that were told, one by one and together."""
    text = told_in_all(consultation) or sentences(summed_up(told.debts), left_out(told.debts))
    return Answer(led(consultation) + text, OWED_NOW) if text else None


def in_order(consultation: Consultation, told: Told) -> Answer | None:
    """Which of the debts to pay first by their rates; arrears come before that."""
    rated = sorted(told.debts.rated, key=lambda each: -each[2])
    if len(rated) < 2:
        return None
    names = listed([f"{debt.name.shown}(연 {percent(rate, 2)})" for debt, _, rate in rated])
    unrated = [debt for debt in told.debts.known if debt.rate is None]
    missing = josa(listed([debt.name.shown for debt in unrated]), "은/는")
    text = sentences(
        f"금리가 높은 순서로 놓으면 {is_(names)}.",
        f"밀린 것이 없다면 {rated[0][0].name.shown}부터 줄이실 때 이자가 가장 많이 줄어요.",
        "밀린 것이 있으면 그것을 먼저 멈추고, 나머지는 정해진 금액을 거르지 않게 내 두세요.",
        f"{missing} 금리를 알려 주시면 순서에 함께 놓아 볼게요." if unrated else "",
    )
    return Answer(led(consultation) + text, Subject("procedure", "debt_order"))


def cleared(consultation: Consultation, told: Told) -> Answer | None:
    """By how much a month's interest falls once the debts that are named are paid, and what is left."""
    named = told.debts.named(told.text)
    rated = [(debt, debt.won, debt.rate) for debt in named if debt.won and debt.rate is not None]
    if not named:
        return None
    rest = told.debts.total - sum(debt.won or 0 for debt in named)
    left = f"남는 빚은 {is_(won(rest))}." if rest > 0 else "그러면 말씀하신 빚이 모두 끝나요."
    if len(rated) < len(named):
        return Answer(
            sentences(
                f"{josa(one_by_one(named), '을/를')} 다 갚으면 {left}",
                rate_missing([debt for debt in named if debt.rate is None]),
            ),
            TOLD_INTEREST,
        )
    saved = won(about(sum(month_interest(owed, rate) for _, owed, rate in rated)))
    rates = listed([f"연 {percent(rate, 2)}" for _, _, rate in rated])
    text = f"{josa(one_by_one(named), '을/를')} 다 갚으면 한 달 이자가 {saved}쯤 줄어요. {josa(rates, '으로/로')} 셈했어요. {left}"
    return Answer(led(consultation) + text, TOLD_INTEREST)


def largest(consultation: Consultation, told: Told) -> Answer | None:
    """The greatest of the debts that were told."""
    debts = sorted(told.debts.known, key=lambda debt: -(debt.won or 0))
    text = f"들려주신 빚 가운데 가장 큰 것은 {is_(one_by_one(debts[:1]))}."
    return Answer(led(consultation) + sentences(text, left_out(told.debts)), OWED_NOW)


def counted(consultation: Consultation, told: Told) -> Answer | None:
    """How many debts were told, each by its name."""
    text = f"지금까지 들려주신 빚은 모두 {len(told.debts.each)}건으로, {is_(one_by_one(told.debts.known))}."
    return Answer(led(consultation) + sentences(text, left_out(told.debts)), OWED_NOW)


ASKED_OF_DEBTS: tuple[tuple[Callable[[Consultation], bool], Handler], ...] = (
    (lambda asked: asked.question.message.has(LARGEST), largest),
    (lambda asked: asked.question.message.has(HOW_MANY), counted),
    (
        lambda asked: asked.question.message.has(ORDER) and not asked.question.message.has(OF_INTEREST),
        in_order,
    ),
    (lambda asked: asked.question.message.has(AT_ONCE), at_once),
    (
        lambda asked: asked.question.message.has(CLEARED) and not asked.question.message.has(PAYING_ON),
        cleared,
    ),
    (asks_for_interest, told_interest),
    (lambda asked: asked.question.message.has(SUM) and asked.sums().months is None, summed),
)
