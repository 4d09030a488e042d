"""Sums and figures that go on with the answer before, and what one's own figures come to once something changes."""

from __future__ import annotations

from app.services.advice_templates.intents.figures.asking import CATEGORY
from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import BARE, LEAD, SUM, TERM

#: Answers about money that is still to be paid, and about what is there for it.
DUE = r"^data:(?:card_bill|due_date|due_in_all|can_pay|arrears|shortfall|needed)"
HELD = rf"{DUE}|^data:(?:balance|repayment)"
CARD_TALK = r"revolving|REVOLVING|CARD_PAY|split_bill|^data:(?:card_bill|shortfall|due_date)"
SHORT_BORROWING = r"(?:현금서비스|카드론|단기카드대출|장기카드대출)"
LIMIT_TALK = r"CREDIT_DOWN|CREDIT_UP|limit|^procedure:credit"
WINDFALL = r"위로금|보너스|상여금|성과급|합의금|보험금|환급금|지원금"
ISSUER = r"(?:국민|신한|삼성|현대|롯데|하나|우리|농협|비씨|bc|kb|nh|기업|씨티)"
TOLD_BILL = rf"{ISSUER}(?:카드)?(?:은|는|이|가|에서|값)?\d[\d,]*(?:만\d*천?)?원?"

#: Sums that ask for an amount where it is not known: a bare value is that.
ASKED_FOR = ("bearable", "windfall", "days_interest", "balance_after")


CHAINED_INTENTS: tuple[Intent, ...] = (
    *(intent(f"calc.{name}", 28, BARE, longest=24, about=f"^calc:{name}") for name in ASKED_FOR),
    intent(
        "data.due_in_all",
        31,
        r"(?:이번|그|밀린|저)?(?:거|것|건|돈)?(?:이랑|랑|하고|까지|도)?(?:다|모두|전부)?(?:합치면|합하면|더하면|합쳐서|합해서|다해서|합은)",
        about=DUE,
        unless=rf"{CATEGORY}|빚이|\d",
        longest=20,
    ),
    intent(
        "data.due_in_all",
        31,
        r"(?:갚고|내고|빠지고|나가고|결제하고|막고)(?:나면|나서|나도|난뒤)?.{0,6}(?:얼마|몇).{0,4}(?:남|돼|되)",
        about=HELD,
        unless=r"\d",
        longest=22,
    ),
    intent(
        "data.can_pay",
        31,
        r"(?:갚|낼|내|막|결제할|감당할)(?:을)?수(?:는|가|도)?있(?:을까|나|네|겠|어|는거|는건|죠|지|음)|^(?:그럼|그러면|결국)?(?:다)?(?:낼|갚을)만(?:한가|해)|감당(?:이)?(?:되|돼|될|가능)",
        about=HELD,
        unless=r"어떻게|방법|빌려|대출받|언제|\d",
        longest=20,
    ),
    intent(
        "data.until_payday",
        40,
        r"월급(?:날|나올때|들어올때|받을때|타기)?(?:전|까지).{0,8}쓸(?:수있는)?(?:돈|거|금액).{0,6}(?:얼마|몇|$)|월급(?:날)?(?:전|까지).{0,6}얼마(?:나|를)?(?:써|쓸|남)",
        longest=26,
    ),
    intent(
        "data.needed",
        37,
        r"(?:다|전부|모두|한번에|한꺼번에|싹)(?:갚으려면|내려면|정리하려면|끝내려면|털려면|해결하려면).{0,8}(?:얼마|몇만|얼만)",
        unless=r"까지|걸려|걸릴|씩|\d|언제|리볼빙|카드론",
        longest=24,
    ),
    intent(
        "data.needed",
        33,
        r"(?:한번에|한꺼번에|싹|다|전부|모두)+(?:갚으려면|내려면|정리하려면|끝내려면|털려면)(?:요|은요|얼마.{0,6})?$",
        about=r"revolving|REVOLVING",
        longest=20,
    ),
    intent(
        "data.balance",
        50,
        rf"(?:통장|계좌|잔고|잔액)(?:에|은|는|이|가)?(?:지금)?{SUM}.{{0,4}}(?:맞|이죠|이지|인거|있는거|있죠|인가|이야)",
        longest=24,
    ),
    intent(
        "data.card_bill",
        50,
        rf"(?:카드값|카드대금|결제금액)(?:은|는|이|가)?(?:다음|이번)?(?:달)?{SUM}.{{0,4}}(?:맞|이죠|이지|인거|인가)",
        longest=24,
    ),
    intent(
        "data.debt",
        50,
        rf"(?:빚|대출|남은돈)(?:은|는|이|가)?(?:총|다해서)?{SUM}.{{0,4}}(?:맞|이죠|이지|인거|인가)",
        unless=r"갚|내면",
        longest=24,
    ),
    intent(
        "data.limit_moves",
        34,
        r"(?:얼마나?|얼만큼|몇만원|몇)(?:이나|를|만큼)?(?:깎|줄|내려|감액|올|늘)|얼마(?:였|이었)?(?:던게|는데|던|에서)(?:지금)?(?:은)?(?:얼마|몇)|^(?:원래|전에|전엔|지금)(?:은|는)?(?:얼마였|얼마로)",
        about=LIMIT_TALK,
        unless=r"점수|금리|이자|빚|대출|지출|쓰|갚",
        longest=18,
    ),
    intent(
        "data.limit_before",
        34,
        r"(?:원래|처음|전에|예전|옛날|그전).{0,8}\d{2,4}(?:만원?)?(?:점)?(?:이?었|이?였|이라|였|있)",
        about=LIMIT_TALK,
        unless=r"월급|통장|빚|대출|이자",
        longest=26,
    ),
    intent(
        "refuse.approval", 35, r"한도.{0,6}(?:얼마까지|얼마나|얼마)(?:가|는)?(?:나와|나올|나오)", longest=20
    ),
    intent(
        "info.other_borrowing",
        35,
        rf"^(?:그럼|그러면|아니면|차라리|혹시)*{SHORT_BORROWING}(?:은|는|이|가|으로|로|을|를)?(?:요|어때요?|어떤가요|어떨까요?|갈아타면|바꾸면|돌리면|막으면|메우면|갚으면|받으면|쓰면|받을까요?|쓸까요?)(?:요|은요|어때요?|돼요|되나요|안돼요?|안되나요|낫나요|나아요|나을까요)*$",
        about=CARD_TALK,
        longest=22,
    ),
    intent(
        "data.card_loan",
        34,
        rf"^{LEAD}{SHORT_BORROWING}(?:은|는|도|이)?(?:요|은요|는요|도요)?(?:얼마.{{0,6}}|썼.{{0,4}})?$",
        about=r"^data:card_loan",
        longest=18,
    ),
    intent(
        "info.revolving_score",
        43,
        r"(?:신용)?점수.{0,8}(?:떨어|영향|괜찮|나빠|나쁘|오르|올라|깎|내려|안좋)|말고(?:내|제)?(?:신용)?점수",
        about=r"revolving|REVOLVING",
        unless=r"몇점|한도|조회",
        longest=26,
    ),
    intent(
        "data.kind_rate",
        44,
        r"신용융자|미수금|스탁론|주식담보대출|증권담보",
        r"이자|금리",
        r"얼마|몇|어느정도|알려|높",
        unless=r"뭐야|뜻",
        longest=26,
    ),
    intent(
        "data.student_loan",
        46,
        r"학자금",
        r"얼마|얼만|몇|나가|갚고있|남았",
        unless=r"신청|미루|유예|못|밀|조정|방법|어디|빌",
        longest=22,
    ),
    intent(
        "info.repay_or_save",
        33,
        r"(?:대출|빚)(?:금리|이자)?(?:는|은|이|가)?[\d.]+%|갚는(?:게|쪽이|편이)(?:더)?(?:나|낫|좋|유리)|(?:예금|적금|저축)(?:이|하는게)(?:더)?(?:나|낫|좋|유리)",
        about=r"^(?:calc:(?:windfall|deposit)|info:repay_or_save)",
        unless=r"차이|얼마",
        longest=22,
    ),
    intent(
        "calc.rate_gap",
        34,
        r"차이|얼마나?.{0,6}(?:이득|손해|아끼|유리)|(?:적금|예금|저축).{0,6}%|^[\d.]+%",
        about=r"^(?:info:repay_or_save|calc:rate_gap)",
        longest=24,
    ),
    intent(
        "calc.windfall",
        33,
        rf"(?:^(?:그럼|그러면|근데)?(?:그|이|저)(?:걸로|돈으로|거로|돈이면)|(?:{WINDFALL})(?:{SUM})?(?:으로|로)).{{0,8}}(?:빚|대출|카드값|리볼빙|카드론)?.{{0,6}}(?:(?:갚|털)(?:을까|으면|는게|아야|아도|어야|는것|나요|고싶|으려)|(?:상환|정리)(?:할까|하면|하는게|해야|해도|하려)|갚자|갚는다면)",
        unless=r"돌려|사기|카드로|주식|코인|씩",
        longest=34,
    ),
    intent(
        "calc.windfall",
        31,
        r"얼마(?:나|가)?(?:남|돼|되)|남는(?:거|게|건|돈)",
        about=r"^calc:windfall",
        longest=20,
    ),
    intent(
        "info.severance_offer",
        40,
        r"위로금|희망퇴직|명예퇴직|명퇴",
        r"받을까|받아야|받는게|신청할까|나갈까|해야하나|할까요|고민",
        unless=r"사기|문자|이혼|사고|합의",
        longest=40,
    ),
    intent(
        "calc.cost_lowered",
        28,
        r"\d[\d,]*(?:만\d*천?원?|천원|원)(?:짜리)?에서\d[\d,]*(?:만\d*천?원?|천원|원)(?:짜리)?(?:으로|로)",
        r"바꾸|바꿔|줄이|줄여|낮추|낮춰|내리|옮기|갈아|다운",
        unless=r"한도|금리|이자|점수|대출|월급|소득|갚|보증금",
        longest=36,
    ),
    intent(
        "calc.cost_lowered",
        27,
        rf"^{LEAD}(?:1년|일년|한해|{TERM})(?:이면|면|에|동안)|(?:줄이|바꾸|아끼)면.{{0,4}}(?:얼마|몇)",
        unless=r"대출|빚|갚|카드",
        about=r"^calc:cost_lowered",
        longest=22,
    ),
    intent(
        "calc.cut_spending",
        44,
        CATEGORY,
        rf"{SUM}(?:으로|로|만|까지|까지만)?(?:줄이면|줄인다면|쓰면|아끼면|낮추면)",
        r"얼마|남|덜",
        unless=r"빚|대출",
        longest=30,
    ),
    intent(
        "calc.at_this_pace",
        33,
        rf"(?:지금|이|현재|요즘)(?:의)?(?:속도|추세|페이스|대로|처럼)(?:로|라면|면|모으면)?.{{0,6}}{SUM}",
        r"언제|얼마나걸|몇(?:달|개월|년)|며칠",
        unless=r"빚|대출|갚|카드",
        longest=34,
    ),
    intent(
        "calc.bearable",
        30,
        r"감당|무리|버거|버틸|괜찮|가능|낼수있|갚을수있",
        r"까|돼|되|나요|요$|\?|죠|나$",
        about=r"^calc:(?:instalments|bearable)",
        unless=r"\d|금리|거치|중도",
        longest=24,
    ),
    intent(
        "calc.message",
        28,
        rf"^{LEAD}(?:카드론|현금서비스|대출|마통|마이너스통장)(?:이|은|는)?(?:{SUM}|\d{{2,4}})(?:은|는|이면|면)(?:요|얼마(?:예요|야)?)?$",
        about=r"^calc:message",
        longest=20,
    ),
    intent(
        "calc.loans_together",
        27,
        r"^(?:그럼|그러면|그거|둘|두개|셋|이자)*(?:을|를|다|모두|전부|총)*(?:합치면|합하면|더하면|합쳐서|합해서|다해서)(?:요|얼마(?:예요|야|나|죠)?|이자(?:는|가)?얼마(?:예요|야)?)?$",
        about=r"^calc:message",
        longest=20,
    ),
    intent(
        "calc.bills_told",
        30,
        rf"{TOLD_BILL}.{{0,3}}{TOLD_BILL}",
        r"나왔|나와|나가|청구|카드값|카드(?:가)?(?:두|세|네|\d)|결제|내야",
        unless=r"빌|대출|빚|론|예금|적금|월급|통장|밀|연체|현금서비스|리볼빙",
        longest=60,
    ),
    intent(
        "info.bills_order",
        33,
        r"(?:어디|어느(?:거|것|카드|쪽)?|뭐|무슨카드)(?:를|을|거)?(?:부터|먼저)",
        about=r"^calc:bills_told",
        longest=30,
    ),
)
