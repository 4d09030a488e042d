"""Wishes to know what is left of the balance once a living cost or a debt is paid."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import LEAD, SUM

#: A debt paid at once, and what the account holds then.
CLEARED = r"(?:갚|내|털|정리하|결제하|상환하|없애)(?:으면|면|고나면|고나서|고)"
LEFT_THEN = r"(?:얼마|몇).{0,4}남|남는(?:게|돈|건)|남(?:아|나|을까|는지)"
#: What a household pays out of its account, which is no debt.
LIVING = r"월세|집세|방세|임대료|관리비|공과금|학원비|교육비|등록금|학비|보험료|통신비|폰비|휴대폰요금|병원비|치료비|수술비|약값|전기(?:세|요금)|가스(?:비|요금)|수도(?:세|요금)|난방비|축의금|조의금|부의금|용돈|장보|생활비"
#: Answers about a debt that may be paid at once or by half.
OF_A_DEBT = r"^data:(?:revolving|debt|card_bill|arrears|card_loan|needed)$|^calc:(?:revolving|card_loan|balance_after)$|^scenario:REVOLVING"

BALANCE_AFTER_INTENTS: tuple[Intent, ...] = (
    intent(
        "calc.balance_after",
        26,
        LIVING,
        rf"{SUM}(?:을|를|만|정도|쯤|이)*(?:먼저|미리|우선|일단|다|더)*(?:내|쓰|보내|보내드리|주|드리|빠지|빠져나가|나가|결제하|이체하)(?:으면|면|고나면|고나서|고)",
        r"얼마(?:나|가)?(?:더)?남|남는(?:게|건|돈)|(?:몇|얼만).{0,4}남",
        unless=r"밀린|밀렸|연체|미납|빚|대출|한도|씩",
        longest=36,
    ),
    intent(
        "calc.balance_after",
        26,
        CLEARED,
        LEFT_THEN,
        about=OF_A_DEBT,
        unless=r"\d|씩|매달|언제|이자|한도|어떻게|점수",
        longest=28,
    ),
    intent(
        "calc.balance_after",
        26,
        r"(?:그걸로|그돈으로|통장(?:에|에서|돈|에있는)|잔액으로|한번에|한꺼번에|한방에|싹)",
        r"(?:갚|내|털|정리하|결제하|상환하|없애)(?:아도|어도|여도|도|아버려도|아버릴까|을까|ㄹ까|면)(?:되나|돼|될까|괜찮|낫|나을)?",
        unless=r"씩|언제|이자|한도|어떻게|점수|빌려|대출받",
        about=OF_A_DEBT,
        longest=32,
    ),
    intent(
        "calc.balance_after",
        26,
        rf"^{LEAD}(?:그거|그걸|리볼빙)?(?:의)?절?반(?:만|이라도|정도|을)*(?:먼저|우선)?(?:갚|내|털|상환하|결제하)",
        unless=r"\d|언제|못",
        about=OF_A_DEBT,
        longest=20,
    ),
    intent(
        "calc.balance_after",
        26,
        r"비상금(?:이|은|도|을)?(?:하나도|아예)?(?:없|모자|부족|바닥|남|어떡|어쩌)|(?:생활비|쓸돈)(?:가|이|는|은|도)?(?:없|모자|부족)",
        unless=r"\d|얼마나(?:있|모)",
        about=r"^calc:balance_after",
        longest=20,
    ),
    intent(
        "calc.balance_after",
        29,
        rf"(?:빚|대출|카드값){SUM}(?:을|를)?(?:다|싹)?(?:갚고나면|갚고나서|내고나면|털고나면)",
        LEFT_THEN,
        unless=r"중에?서?\d|씩|매달|이자",
        longest=26,
    ),
    intent(
        "calc.balance_after",
        40,
        r"리볼빙|이월잔액|카드값|카드대금|밀린(?:거|돈|것)|연체(?:금|된거|된돈)|빚|대출",
        CLEARED,
        LEFT_THEN,
        r"통장|잔액|수중|돈(?:이)?얼마",
        unless=r"%|씩|매달|언제|이자|한도|어떻게|점수|받",
        longest=34,
    ),
    intent(
        "calc.balance_after",
        27,
        r"^(?:그럼|그러면|그다음|그담|그후|그뒤|그리고|그렇게하면|그거내면|내고나면|갚고나면|나면)*(?:에|에는|엔)?(?:내|제)?(?:통장|잔고|잔액|계좌)(?:에|에는|엔|은|는|에서)?(?:얼마(?:나|가)?)?(?:남|돼|되|있)?.{0,4}$",
        about=r"^calc:(?:rest_after|arrears)",
        longest=20,
    ),
    intent(
        "calc.balance_after",
        27,
        r"(?:통장|계좌|잔고)(?:에서|에있는돈으로|으로)(?:그거|그걸|그돈|다)?(?:쓰면|빼면|내면|빠지면|나가면)",
        LEFT_THEN,
        unless=r"\d|카드값|대출|빚|밀린",
        longest=24,
    ),
)
