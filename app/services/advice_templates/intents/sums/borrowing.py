"""Wishes for what is weighed before a loan is taken: a rent against a deposit loan, how much to borrow, what is carried on."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, at_a_rate, intent
from app.services.advice_templates.intents.sums.wanted import LEAD, RATE, SUM, TERM

NUMBER = r"\d[\d,]*(?:백|천)?(?:만)?원?"
WEIGHED = r"고민|나을|나은|나아|낫|좋을|유리|비교|까.{0,12}까|어느|뭐가|싸|이득|덜"
#: The rest of a bill that goes on to the next month.
CARRIED = r"(?:나머지|남은|남는)(?:건|거|것|돈|금액|는|은|를|을)*.{0,6}(?:넘기|넘길|넘겨|이월|리볼빙|다음달)"

BORROWING_INTENTS: tuple[Intent, ...] = (
    intent(
        "calc.rent_or_loan",
        25,
        r"전세",
        rf"월세(?:로|가|는|를)?.{{0,4}}{NUMBER}",
        WEIGHED,
        unless=r"사기|못받|돌려|경매|밀린|밀렸|만기|전환",
        longest=44,
    ),
    intent(
        "calc.rent_or_loan",
        23,
        rf"{RATE}|월세|전세|{SUM}|금리|어느쪽|어떤게|뭐가(?:더)?(?:나|낫|좋|이득|싸)|결론|관리비|(?:제|내)돈",
        unless=r"사기|못받|돌려|밀린|밀렸|연체|카드|통장|보증보험|법정|최고",
        longest=22,
        about=r"^calc:rent_or_loan",
    ),
    intent(
        "calc.room_to_borrow",
        34,
        r"얼마(?:까지|나|를|정도)?(?:더)?(?:빌리|대출받|대출하)(?:는게|는것이|는편이|는건|면|아도|려도|으면)?.{0,4}(?:좋|괜찮|적당|안전|알맞|무리|적정|맞)",
        unless=r"\d|받을수|나올|나와|친구|가족|부모|사채|카드론|현금서비스",
        longest=30,
    ),
    at_a_rate(intent("calc.room_to_borrow", 23, SUM, RATE, TERM, longest=34, about=r"^calc:room_to_borrow")),
    intent(
        "calc.carried_on",
        24,
        rf"(?:{RATE}|{SUM}|일부|최소(?:금액|결제금액)?|조금)(?:만|을|를)*(?:먼저)?(?:내|결제하|갚|납부하)(?:고|면)",
        CARRIED,
        unless=r"연체|밀린|밀렸|대출|은행|약정서",
        longest=44,
    ),
    intent(
        "calc.carried_on",
        25,
        rf"^{LEAD}(?:이자|수수료|수수료율|금리)?(?:가|는|이|율)?(?:연)?{RATE}|^{LEAD}{RATE}(?:만|를|을)?(?:내|결제)|이자(?:는|가)?(?:얼마|몇)",
        unless=r"대출|카드론|예금|적금",
        longest=22,
        about=r"^calc:carried_on",
    ),
)
