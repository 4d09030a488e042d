"""Sums about what is overdue: its interest, and what is left of it once something was paid."""

from __future__ import annotations

from app.services.advice_templates.intents.figures.asking import MEANING
from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import END, LEAD, RATE, SUM, TERM

#: 삼백이 아니라 삼십만원이요, 아니 30만원이요: puts an amount right that was told.
CORRECTION = rf"{SUM}(?:이|가|은)?(?:아니라|아니고|아니야|말고){SUM}|^{LEAD}(?:아니(?:요|야|다)?|아냐|아뇨|앗|아차|잘못\w{{1,5}}|정정\w{{0,3}}|실수\w{{0,3}}){SUM}{END}$|{SUM}(?:이에요|이요|예요|이야)?{SUM}(?:이|은)?아니(?:고|에요|야)"
ARREARS = r"^(?:scenario:(?:DELINQ|DEBT_CRISIS|CARD_PAY)|data:arrears|calc:(?:arrears|late)|info:(?:arrears|call)|procedure:(?:early_adj|lender_adj|pre_work|workout))"
PAID = r"(?:냈|갚았|넣었|입금했|상환했|납부했)(?:어|습|음|는데|지|다|고|거든|네|으니)"
WHEN = r"(?:오늘|방금|어제|아까|그제|좀전에|아침에|점심에|낮에|일단|벌써|이미|지금|막|우선|먼저|더|또|추가로|마저|다시|다|전부|모두)"

LATE_SUM_INTENTS: tuple[Intent, ...] = (
    intent(
        "calc.late_interest",
        26,
        rf"^{LEAD}(?:{TERM}|한달|1달|\d{{1,3}}일|열흘|보름|일주일)(?:만|을|을더|더|동안|치)*(?:밀리면|밀리게되면|연체하면|연체되면|늦으면|늦어지면|지나면)(?:요|은요|얼마(?:예요|야|나)?|어떻게돼요?)?$",
        about=r"^calc:late_interest",
        longest=22,
    ),
    intent(
        "calc.late_interest",
        28,
        r"^(?:그거|그것|그건|그럼|그러면|그돈|밀린돈|그)*(?:에|의)?(?:하루|한달)(?:에|치)?(?:연체)?이자",
        about=r"^(?:data:arrears|calc:(?:arrears|late_interest))",
        longest=20,
    ),
    intent(
        "calc.late_interest",
        27,
        r"(?:오늘|지금|여태|이제)까지.{0,6}(?:붙|쌓|나온|나왔|이자)|^(?:그래서|그럼|총|다해서|모두|전부)*(?:얼마|얼마나)(?:나)?(?:붙|쌓|나왔|돼|예|이에|인데|죠|야)?(?:었어|였어|어|요|에요|나요|는데요)*$"
        r"|^(?:그럼|그러면|그래서|근데)*(?:연체)?이자(?:는|가|도)?(?:얼마나?|몇).{0,3}(?:붙|쌓|나오|나와)",
        about=r"^calc:late_interest",
        longest=20,
    ),
    intent(
        "calc.late_interest",
        27,
        r"^(?:그럼|그러면|그래서|근데)*(?:연체)?이자(?:는|가|도)?(?:하루에?|한달에?|매일)?(?:얼마나?|몇)(?:씩|나|쯤)*.{0,3}(?:붙|쌓)",
        about=r"^data:arrears",
        longest=20,
    ),
    intent(
        "calc.late_interest",
        29,
        r"연체이자|연체료|지연이자|지연배상금",
        RATE,
        r"얼마|하루|한달|붙|나와|나가|계산",
        longest=40,
    ),
    intent(
        "calc.late_interest",
        42,
        r"연체이자|연체료|지연이자|지연배상금",
        r"얼마|하루|붙|나와|나가|계산",
        unless=MEANING,
        longest=30,
    ),
    intent(
        "calc.late_interest",
        40,
        r"(?:밀린|연체된|연체한)(?:거|것|돈|금액|카드값|대출금)",
        r"이자",
        r"하루|매일|(?:얼마|몇).{0,4}붙",
        unless=r"밀린이자|신청|감면|없애|빼",
        longest=30,
    ),
    intent("calc.arrears", 27, CORRECTION, about=ARREARS, longest=34),
    intent(
        "calc.arrears",
        32,
        rf"{SUM}(?:은|는|을|를|만|정도|쯤)*{WHEN}*{PAID}",
        unless=r"사기|보이스|피싱|수수료|선입금|보증금|투자|주식|코인|적금|저축|[?]|냈는지",
        about=ARREARS,
        longest=34,
    ),
    intent(
        "calc.arrears",
        32,
        rf"(?:밀린|연체|미납).{{0,8}}{SUM}.{{0,4}}(?:중에?서?|에서|가운데).{{0,6}}{SUM}.{{0,8}}{PAID}",
        longest=44,
    ),
    intent(
        "calc.arrears",
        40,
        rf"{SUM}(?:만|정도|쯤)?(?:더내면|남은|남았|남는|만내면|만더)|얼마(?:나|가)?(?:더)?(?:남|내야|내면)|나머지(?:는|가|돈은?)?얼마|얼마(?:가|나)?밀렸",
        about=r"^(?:data:arrears|calc:(?:arrears|late))",
        unless=r"통장|잔액|카드값|한도|월급|생활비|이번달",
        longest=24,
    ),
)
