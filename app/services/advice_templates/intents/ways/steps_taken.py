"""Steps that are told as done, the refusal that was heard, and what is asked while an answer is waited for."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.ways.around_ways import OFFICE
from app.services.advice_templates.intents.ways.aspects import SETTLING

LENT_FROM = r"카드사|은행|금융회사|캐피탈|저축은행|대부업체|보험사|고객센터"
ADVISED = rf"{OFFICE}|위원회|상담센터|서민금융(?:진흥원|센터|콜센터)?|금감원|금융감독원|법률구조공단|주민센터|구청|법원|지부|1600|1332|1397|거기|그곳|말(?:한|씀한|씀하신|해준)대로|알려(?:준|주신)대로"
WHERE_TO = rf"(?:{LENT_FROM}|{ADVISED})"
DONE = r"(?:했|해봤|해뒀|해놨|하고왔|받았|받고왔|걸었|걸어봤|드렸|잡았|넣었|냈|마쳤|끝냈|다녀왔)(?:어요?|습니다|네요|거든요?|는데요?|음|지요|죠)?"
#: What was not done, what others did, and what came of it that has answers of its own.
NOT_DONE = r"기각|불인가|반려|떨어졌|떨어진|못|안(?:했|해봤|걸었|받|갔)|려고(?:했|하다|만)|려다|할까|해볼까|거절|안된|안되|안해|사기|협박|전화(?:가)?(?:왔|와|오)|독촉|추심|보냈|송금|입금|승인|대출(?:을|이)?신청|카드(?:를)?신청|(?<!금융)(?<!카드)(?<!보험)회사|환불|배송|주문"
#: A debtor's own way that was asked for and turned down.
TURNED_DOWN = r"안된|안되|거절|못해|안해|안받|어렵다고|힘들다고|부결"

STEP_INTENTS: tuple[Intent, ...] = (
    intent(
        "follow.refused",
        37,
        r"(?:전화|신청|요청|문의|말|상담)(?:을|를|도)?(?:했|해봤|드렸)(?:는데|더니|지만).{0,8}(?:안된|안되|거절|못해|안해|안받)|^(?:그런데|근데|결국)?(?:거절|부결)(?:됐|당했|되었|이래|이에요|이라)",
        about=r"^(?:procedure|scenario|info|term):",
        unless=r"대출(?:이|을)?(?:거절|신청)|대출받|카드발급|친구|회사에서",
        longest=34,
    ),
    intent(
        "info.refused",
        36,
        rf"(?:{WHERE_TO}).{{0,10}}(?:전화|연락|문의|상담|신청|요청|말|얘기|이야기)(?:을|를|도)?.{{0,3}}(?:했|해봤|드렸|걸었).{{0,6}}(?:{TURNED_DOWN})",
        unless=r"대출(?:을|이)?(?:신청|받)|카드(?:를)?(?:신청|발급)|사기|협박|환불|배송",
        longest=40,
    ),
    intent(
        "info.turned_down_there",
        31,
        r"개인회생|회생|파산|면책|워크아웃|채무조정|신복위|신용회복",
        r"기각|불인가|반려|(?<!신용점수)(?<!점수)떨어졌|거절(?:됐|당|되었)|부결|안된대|안된다(?:고|네)",
        unless=r"나요|까요|까봐|까바|대출|카드발급|되면|하면|신용점수",
        longest=44,
    ),
    intent(
        "info.step_taken",
        33,
        r"서류(?:는|를|도|까지|도다|는다)?.{0,4}(?:냈|제출했|보냈|접수했|내고왔|올렸|부쳤)(?!나|는지|을까)",
        about=r"^(?:procedure|term|info):",
        unless=r"잘못|안냈|못냈|가짜",
        longest=26,
    ),
    intent(
        "info.step_taken",
        34,
        r"(?:리볼빙|결제|약정)(?:약정|결제)?비율(?:을|를|도)?.{0,12}(?:올렸|높였|바꿨|변경했)(?!나|는지|을까|더니)",
        unless=r"왜|맘대로|카드사가|줄었",
        longest=40,
    ),
    intent(
        "info.contact_meanwhile",
        34,
        r"(?:그동안|그사이|기다리는(?:동안|사이)|심사(?:중|하는동안)|신청(?:하면|한뒤|하고나면|해놓으면|했는데도)).{0,8}(?:독촉|추심|전화|연락)",
        about=rf"^(?:procedure|term):(?:{SETTLING})|^info:(?:adjustment|step|contact_meanwhile)",
        unless=r"뭐라고|어디로",
        longest=30,
    ),
    intent(
        "info.contact_meanwhile",
        34,
        r"(?:독촉|추심|빚쟁이|채권자)(?:전화|연락|문자)?(?:은|는|이|도|가)?(?:이제|바로|다|좀|더는|더|그럼)*(?:멈추|멈춰|멎|끊|안오|안하|안와|그치|그쳐|정지|중단|막아|막히|사라)",
        about=rf"^(?:procedure|term):(?:{SETTLING})|^info:(?:adjustment|step|contact_meanwhile|plan_broken)",
        unless=r"뭐라고|어디로|줄이|시간",
        longest=26,
    ),
    intent(
        "info.contact_meanwhile",
        35,
        r"(?:채무조정|신속채무조정|사전채무조정|프리워크아웃|워크아웃|회생|파산)(?:을|를)?(?:신청)?(?:하면|되면|들어가면|하고나면)",
        r"(?:독촉|추심)(?:전화|연락|문자)?(?:은|는|이|도|가)?.{0,5}(?:멈추|멈춰|멎|끊|안오|안하|안와|그치|중단|막)",
        longest=34,
    ),
    intent(
        "info.agent_calls",
        35,
        r"(?:독촉|추심|전화|연락)(?:전화|연락)?(?:은|는|이|도|가)?.{0,4}(?:멈추|멈춰|안오|안와|안하|끊|그치|계속|또오)",
        about=r"^(?:procedure|term):debtor_agent|^info:agent_calls",
        longest=26,
    ),
    intent(
        "follow.report",
        36,
        r"(?:안|못)지키면|어기면|무시하면|(?:그래도|계속)(?:전화|연락|독촉)?.{0,2}(?:하면|오면|와요|해요)",
        about=r"^procedure:contact_limit|^info:contact_(?:count|channel|work|family)",
        longest=24,
    ),
    *(
        intent(
            "info.step_taken",
            34,
            words,
            unless=rf"{NOT_DONE}{more}",
            longest=44,
        )
        for words, more in (
            (rf"(?:예약|상담(?:날짜|예약))(?:을|를|도|은)?.{{0,4}}{DONE}", r"|병원|식당|미용|여행|비행기|호텔|숙소"),
            (rf"{WHERE_TO}(?:에|한테|로|에다|에도|으로)?.{{0,10}}(?:전화|연락|문의|통화|상담|방문|신청|접수|요청|신고)(?:을|를|도|은|해서)?.{{0,6}}{DONE}", ""),
            (rf"(?:채무조정|워크아웃|회생|파산|금리인하|유예|분할납부|이의신청|생계비계좌|리볼빙해지|결제일변경)(?:요구|요청|권)?(?:을|를|도|서|은)?(?:신청|접수|요청|제출|상담)?(?:을|를|도)?.{{0,4}}{DONE}", r"|작년|\d년전|개월째|회차|확정|면책|막혔|실효|당했"),
        )
    ),
)  # fmt: skip
