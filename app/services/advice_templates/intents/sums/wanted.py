"""Wishes for a sum, with the customer's own figures or with amounts that are written."""

from __future__ import annotations

from app.services.advice_templates.intents.figures.asking import MEANING
from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.told.asked_sums import MONTH_ALONE
from rules.numerals import SEVERAL

SUM = r"(?:\d[\d,.]*|[일이삼사오육칠팔구]?[십백천만억])[\d,.일이삼사오육칠팔구십백천만억]*원?"
RATE = r"[\d.]+%"
COUNT = r"(?:\d+|[일이삼사오육칠팔구]?십?[일이삼사오육칠팔구]|[일이삼사오육칠팔구]?십)"
NATIVE = rf"(?:{SEVERAL}|열(?:한|두)?)"
TERM = rf"(?:{COUNT}년(?:반|(?:{COUNT}|{NATIVE})(?:개월|달))?|\d+달|{COUNT}개월|{NATIVE}달|반년)"
VALUE = rf"(?:연|월)?(?:{RATE}|{TERM}|{SUM})"
#: Times what was said before: 두 배, 절반.
MULTIPLE = rf"(?:(?:{COUNT}|{NATIVE})배|절?반)"
#: A value with hardly a word beside it: it goes on with the sum before. 그럼 20년이면요?, 아니 2억 말고 1억 5천이요.
LEAD = r"(?:너무|좀|많네요?|비싸네요?|부담되네요?|부담스럽네요?|그게아니라|그게아니고|그거말고|그걸|그거|그돈|그럼|그러면|만약에?|혹시|아니(?:요|야|다|에요)?|아냐|아뇨|앗|아차|네|음|아|다시|정정할게요|정정|잘못(?:말했|썼|적었)\w{1,3}|실수(?:예요|했어요|야)|착각했?\w{0,2}|죄송해?요?|미안(?:해요?)?)*"
NOUN = r"(?:(?:대출)?(?:금리|이자율|기간|금액|원금|잔액|이자)(?:은|는|이|가|을|를|도|만)?)?"
PACE = r"(?:(?:한|1)달에|매달|다달이|매월|하루에?|매일|(?:일|1)주일에|매주|(?:일|1)년에|매년)?"
DENIED = rf"(?:(?:이|가|은)?(?:아니라|아니고|아니에요|아니야|말고){PACE}{VALUE})"
END = (
    r"(?:씩|만|을|를|정도|쯤|먼저|미리|더|으로|로|동안|에|짜리|이)*(?:이?라면|이?면|면은|은|는|하면|올리면|늘리면|줄이면|바꾸면|갚으면|내면|모으면|빌리면|갚는다면|정도면)*"
    r"(?:이?요|이?에요|예요|이?야|이?다|임|이지|입니다|인데요?|이?거든요?|이?라고하(?:더라고?|네|던데)요?|이?라고해요?|이?라(?:고|니까)요?|이?(?:래|라네|라던데|라더라|랍니다)요?|(?:다시)?(?:계산|셈)?해(?:줘|주세요|봐)요?|(?:바꿔|고쳐)(?:줘|주세요)|어때요?|어떻게(?:돼|되)(?:요|나요)?|얼마(?:예요|에요|나|가|씩)?|얼마나?(?:걸려요?|줄어요?|내요?|나와요?)|죄송(?:해요|합니다|해여)?|잘못(?:썼|말했|적었|눌렀)\w{1,3}|[ㅠㅜㅎㅋ])*"
)
BARE = rf"^{LEAD}{NOUN}{PACE}{VALUE}{DENIED}?{END}$"
SCALED = rf"^{LEAD}(?:{NOUN}|빚[이은]?){PACE}{MULTIPLE}{END}$"
#: 금리를 모르겠어요, said to somebody who asked for it.
UNKNOWN = r"^(?:아직|정확한)?(?:금리|이자율|기간|금액|이자|잔액|원금)(?:은|는|을|를|이|가|도)?(?:정확히|잘|아직)*(?:모르|몰라|기억)"
MONTHLY = r"(?:매달|매월|다달이|달마다|한달에?|월)(?:에)?"
SAVED = r"모으|모아|저축|적금|부으면|떼어|따로두"
OFFERED = r"빌리|대출받|면책|회생"
LASTS = r"언제|며칠|몇주|몇달|몇개월|몇년|얼마나걸|얼마동안|끝나|끝날|다갚"

#: The sums that a bare value goes on with, by what the answer before it was about.
GOING_ON = {
    "calc.prepay": r"calc:prepay|data:lender_rates|procedure:(?:prepay_card|revolving_cancel)",
    "calc.rest_after": r"^calc:rest_after",
    "calc.payoff": r"calc:(?:payoff|pay_faster)",
    "calc.instalments": r"calc:instalments",
    "calc.message": r"calc:(?:message|told_interest)",
    "calc.late_interest": r"calc:late_interest",
    "calc.deposit": r"calc:deposit",
    "calc.save": r"calc:save",
    "calc.goal": r"calc:goal",
    "calc.yearly_rate": r"calc:yearly_rate",
    "calc.revolving": r"calc:revolving",
    "calc.card_loan": r"calc:card_loan",
    "calc.arrears": r"calc:arrears|data:arrears",
}

#: The sums whose amount may be told as a multiple, and those that have a month's part.
SCALABLE = ("calc.prepay", "calc.payoff", "calc.instalments", "calc.message", "calc.save", "calc.goal")
A_MONTH = (
    "calc.message",
    "calc.revolving",
    "calc.card_loan",
    "calc.late_interest",
    "calc.instalments",
    "calc.prepay",
    "calc.save",
)

SUM_INTENTS: tuple[Intent, ...] = (
    *(intent(name, 28, f"{BARE}|{UNKNOWN}", longest=30, about=about) for name, about in GOING_ON.items()),
    *(intent(name, 28, SCALED, longest=20, about=GOING_ON[name]) for name in SCALABLE),
    *(intent(name, 28, MONTH_ALONE, longest=16, about=GOING_ON[name]) for name in A_MONTH),
    intent(
        "calc.yearly_rate",
        26,
        r"몇%(?:인|쯤|정도|나|짜리)?(?:셈|꼴|되는|인거|되나|되는거)|연(?:으로|이자로|금리로|이율로)?(?:치면|따지면|환산하면|계산하면|보면).{0,4}(?:몇|얼마)|금리로(?:치면|따지면|환산).{0,4}(?:몇|얼마)",
    ),
    intent(
        "calc.yearly_rate",
        40,
        r"(?:연|금리|이자율).{0,4}몇%",
        about=r"calc:(?:debt_told|yearly_rate)",
        longest=20,
    ),
    intent(
        "calc.yearly_rate",
        28,
        rf"^(?:이자|원금|빚)(?:은|는|이|가|만|로)?{PACE}{SUM}",
        about=GOING_ON["calc.yearly_rate"],
        longest=24,
    ),
    *(
        intent(
            name,
            28,
            r"^(?:그럼|그러면)?(?:하루|일일)(?:로|에|면|치|에는)",
            longest=16,
            about=rf"^{GOING_ON[name]}",
        )
        for name in ("calc.message", "calc.revolving", "calc.card_loan")
    ),
    intent(
        "calc.debt_told",
        33,
        rf"(?<!연체)이자(?:만|가|로|로만|는)?(?:한달에|매달|다달이|달마다|월)?{SUM}",
        rf"^{SUM}(?:이|인데|이고|정도|쯤|있|요)|(?:빚|대출|원금|부채)(?:이|은|만|도)?(?:총|다해서|합쳐서|전부)?{SUM}",
        unless=rf"어떡|어떻|힘들|못|죽|버겁|감당|무서|걱정|너무|막막|{RATE}|얼마|며칠|언제|줄|사채|일수|낮|싼|연체|밀",
        longest=34,
    ),
    intent(
        "calc.revolving",
        41,
        r"리볼빙|이월",
        r"이자|수수료",
        r"얼마|얼만|계산|붙|어떻게|알려|나가",
        unless=MEANING,
    ),
    intent(
        "calc.card_loan",
        44,
        r"현금서비스|카드론|단기카드대출|장기카드대출",
        r"이자|수수료",
        r"얼마|얼만|계산|붙|나가|나와|이자(?:는|은)(?:요)?$",
        unless=MEANING + r"|줄|낮|갚으면|막",
    ),
    intent(
        "calc.payoff",
        36,
        rf"{SUM}(?:씩|을|정도|쯤)*(?:더|매달|다달이|꾸준히)*(?:갚|내|넣)(?:으)?면",
        LASTS,
        unless=rf"{OFFERED}|{SAVED}",
    ),
    intent(
        "calc.payoff",
        36,
        rf"{SUM}씩(?:을|만|정도|쯤)*(?:더)?(?:갚|내)(?:으)?면",
        r"총이자|이자(?:는|가|를)?(?:총|모두|전부)|(?:모두|총|전부)내는이자",
        unless=rf"{OFFERED}|{SAVED}",
        longest=34,
    ),
    intent(
        "calc.payoff",
        36,
        rf"(?:매달|매월|다달이|달마다|한달에?|월)(?:에)?{SUM}(?:씩|정도|쯤)*(?:이면|이라면|으로|로|면)",
        LASTS,
        unless=rf"{OFFERED}|{SAVED}|못|밀|{RATE}",
        longest=28,
    ),
    intent(
        "calc.payoff",
        36,
        rf"^{LEAD}(?:(?:저|제|제가|나|내|빚|대출|원금|지금)(?:은|는|을|를)?)*(?:{MONTHLY}{SUM}(?:씩|정도|쯤)*|{SUM}씩)(?:더|꾸준히)*(?:갚으면|갚는다면|갚아나가면|내면)(?:요|은요|어때요?|어떻게(?:돼|되)(?:요|나요)?)?$",
        longest=26,
    ),
    intent(
        "calc.pay_faster",
        27,
        rf"{SUM}(?:씩|을|정도|쯤|으로|로)*(?:더)?(?:올리면|늘리면|올려서|늘려서|갚으면|내면|하면)",
        r"(?:얼마|이자).{0,6}(?:아끼|아껴|절약|덜|줄)",
        about=r"^calc:(?:payoff|pay_faster)",
        longest=30,
    ),
    intent(
        "calc.pay_faster",
        35,
        rf"{MONTHLY}{SUM}(?:씩|정도|쯤)*(?:으로|로)(?:올리|늘리)",
        r"(?:얼마|이자).{0,6}(?:아끼|아껴|절약|덜|줄)",
        unless=rf"{SAVED}|월세|생활비",
        longest=34,
    ),
    intent("calc.payoff", 36, rf"{SUM}씩", LASTS, unless=rf"{OFFERED}|{SAVED}|못|밀", longest=34),
    intent(
        "calc.rest_after",
        27,
        rf"{SUM}(?:을|를|만|정도|쯤|이라도|부터)*(?:먼저|미리|우선|일단|더)*(?:갚|내|넣|상환하)(?:으)?면",
        r"얼마(?:나|가)?(?:더)?남|남는(?:게|건|돈)|얼마남",
        unless=r"모으|저축|통장|월급|생활비|씩",
        longest=30,
    ),
    intent(
        "calc.prepay",
        28,
        rf"^(?:그럼|그러면|만약)?{SUM}(?:을|만|정도)*(?:먼저|미리|더)*(?:갚|내)(?:으)?면",
        longest=22,
        about=GOING_ON["calc.prepay"],
    ),
    intent(
        "calc.payoff",
        28,
        rf"^(?:그럼|그러면|만약)?(?:한달에|매달)?{SUM}(?:씩|을|만|정도)*(?:더)*(?:갚|내)(?:으)?면",
        longest=24,
        about=GOING_ON["calc.payoff"],
    ),
    intent(
        "calc.prepay",
        35,
        rf"{SUM}(?:을|를|만|정도|쯤)*(?:먼저|미리|더)*(?:중도상환|조기상환|상환)(?:을|를)?하면",
        r"이자.{0,8}(?:얼마|줄|덜|아끼)",
        unless=r"수수료|씩",
        longest=34,
    ),
    intent(
        "info.early_fee",
        27,
        rf"^{LEAD}(?:중도상환|조기상환)?수수료(?:는|가|도|은)?(?:요|얼마.{{0,6}}|있(?:나요|어요|나|어)|없(?:나요|어요|나|어)|내야.{{0,4}}|붙.{{0,4}})?$",
        about=r"^calc:(?:prepay|payoff|pay_faster)",
        longest=18,
    ),
    intent(
        "calc.payoff",
        27,
        rf"^{LEAD}{PACE}{SUM}씩(?:더|꾸준히)*(?:갚|내|넣)?(?:이?라?면|으면|은|요)*(?:(?:언제|몇|얼마나).{{0,8}})?$",
        about=r"revolving|REVOLVING",
        longest=26,
    ),
    intent(
        "calc.payoff_now",
        32,
        r"(?:지금|이|여태|하던)(?:처럼|대로|만큼|속도로)(?:만|계속|쭉|꾸준히)*(?:갚|내|상환하)(?:으면|면|아가면|는다면)",
        LASTS,
        unless=r"\d|모으|저축|연체|밀린",
        longest=26,
    ),
    intent(
        "calc.payoff_why",
        27,
        r"^(?:근데|그런데)?(?:왜|어떻게|어째서)(?:그렇게|그게|그만큼|이렇게|그리)?.{0,6}(?:돼|되|나와|나온|걸|계산)|^(?:계산|셈)(?:을|은)?(?:어떻게|한거)",
        about=r"^calc:payoff",
        longest=18,
    ),
    intent(
        "calc.spend",
        47,
        SUM,
        r"(?:써도|사도|질러도|드려도|쓰면|써버리면)(?:될까|되나|돼|괜찮|무리)",
        unless=r"대출|빌|카드론|현금서비스",
        longest=40,
    ),
    intent(
        "calc.prepay",
        39,
        r"(?:먼저|미리)(?:갚|내)(?:으)?면",
        r"얼마.{0,4}(?:줄|아끼|덜|적)|이자.{0,6}(?:줄|덜)",
        unless=r"빌리|대출받|카드값",
    ),
    intent(
        "calc.prepay",
        39,
        rf"^{LEAD}(?:(?:대출)?원금|대출|빚)(?:을|에서|중에|은|만)?{SUM}(?:을|를|만|정도|쯤)*(?:먼저|미리|중도에?|일부)*(?:갚|상환하|내)(?:으)?면(?:요|은요|어때요?|어떻게(?:돼|되)요?)?$",
        longest=24,
    ),
    intent(
        "calc.prepay",
        39,
        rf"{SUM}(?:을|만|정도|쯤)*(?:먼저|미리|더)*(?:갚|내|선결제하|상환하)(?:으)?면",
        r"얼마|줄",
        unless=r"빌리|대출받|이자만",
    ),
)
