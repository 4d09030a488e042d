"""Those who ask for the money: how often, where, by what means, and from whom they may."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.ways.letters import KIN
from app.services.persons import FAMILY

TALKED_OF = r"^scenario:(?:DELINQ|DEBT|CARD_PAY|SHORT)|^guide:.*collection|^info:(?:contact|collection|mail|who_pays|arrears|part|rest)|^procedure:(?:collection|contact|debtor)"
NOT_COLLECTORS = r"광고|스팸|대출(?:해|받으|문자)|보이스|사기|남친|여친|남자친구|여자친구|친구가|친구한테|상담원|고객센터에|면접|엄마가|아빠가"
ASKING_PARTY = r"추심|독촉|카드사|은행|캐피탈|저축은행|대부|금융회사|채권|신용정보|빚쟁이"
PLACES = r"회사|직장|일터|가게|사무실|학교|근무지|거래처"

#: Whether a door has to be opened, or somebody let in.
OPEN_THE_DOOR = r"(?:안|꼭)?열어(?:줘|주|드려)?(?:도|야|주나|줄까|줘야)|열지않(?:아|으면)|안열(?:어|면|고)|(?:안)?들여(?:보내)?(?:도|야|보내)|들어오(?:게|라고)(?:해야|해도)|대답(?:을)?(?:안|꼭)해(?:도|야)"
ABOUT_PRESSED = (
    r"^guide:(?:illegal|acquaintance)|^procedure:(?:debtor_agent|collection_report)|^info:collector_door"
)

#: After an answer on what collectors may do.
OF_LAW = (
    r"^info:(?:collection_rules|contact_)|^procedure:(?:contact_limit|collection_report)|^term:collection"
)
#: After an answer on who comes to know of debts.
ABOUT_TOLD = r"^info:(?:found_out|contact_work|contact_family)"

COLLECTOR_INTENTS: tuple[Intent, ...] = (
    *(
        intent(
            "info.found_out_work",
            priority,
            r"(?:회사|직장|일터)(?:에서|에서도|에|에도|이|가|도|사람들?(?:이|한테|도)?|쪽(?:에서|에)?)?.{0,5}(?:알게(?:되|될|돼)|알려(?:지|질|져)|알까|아나|들키|들킬)",
            unless=r"챗봇|대화|여기서|채팅|회생|파산|워크아웃|조정|임신|이직|면접|투잡|부업|겸직|병|연봉|코인|주식|알려야|말해야",
            longest=28,
            about=about,
        )
        for priority, about in ((37, r"^(?:scenario|data|calc|info:(?!inherit|divorce))"), (39, None))
    ),
    intent(
        "info.found_out_work",
        37,
        r"^(?:그럼|그러면|그리고|근데|혹시)*(?:회사|직장)(?:에|에서|한테|에는|에서는)?(?:은|는|도)?(?:요)?$",
        about=ABOUT_TOLD,
        longest=14,
    ),
    intent(
        "info.contact_family",
        36,
        rf"^(?:그럼|그러면|그리고|근데|혹시)*(?:{FAMILY}|집)(?:들|님)?(?:한테|에게|께|에|도|은|는)*(?:요)?$",
        about=ABOUT_TOLD,
        longest=14,
    ),
    intent(
        "info.contact_work",
        35,
        rf"^(?:그럼|그러면|근데|만약)?(?:{PLACES})(?:으?로|에|까지|에다|한테)?(?:도)?(?:전화)?.{{0,3}}(?:오면|와도|말하면|찾아오|하면|걸면)",
        about=OF_LAW,
        longest=18,
    ),
    intent(
        "info.contact_family",
        35,
        rf"^(?:그럼|그러면|근데|만약)?(?:{FAMILY}|집)(?:들|님)?(?:한테|에게|께|에|까지|으로)?(?:도)?(?:전화)?.{{0,3}}(?:오면|말하면|말해도|알리면|연락하면|하면|걸면)",
        about=OF_LAW,
        longest=18,
    ),
    intent(
        "info.contact_count",
        37,
        r"전화|연락|문자|독촉|추심|톡",
        r"몇번(?:까지|이나|이상|넘|정도)?|몇통|횟수|얼마나자주|매일(?:해도|걸어도|하는게|와도)",
        r"법|까지|할수있|해도(?:되|돼|괜찮)|되는거|되나|제한|정해|불법|한도|규정",
        unless=NOT_COLLECTORS + r"|제가|내가",
        longest=40,
    ),
    intent(
        "info.contact_count",
        36,
        r"(?:하루|매일|아침부터|일주일|한주|날마다|종일|온종일|수시로|쉬지않고|끊임없이).{0,10}(?:전화|연락|문자|톡)|(?:전화|연락|문자|톡).{0,6}(?:하루|매일|아침부터|일주일|날마다|종일|온종일|수시로)",
        r"\d+번|\d+통|(?:열|스무|서른|마흔|다섯|여섯|일곱|여덟|아홉|여러|수십|몇십)(?:몇)?(?:번|통|차례)|계속|쉴새|수십|매일|날마다|종일|수시로|몇(?:번|통)씩",
        unless=NOT_COLLECTORS + rf"|까요$|(?:{KIN})(?:이|가|께서|랑|하고)|한통만|해도될",
        about=TALKED_OF,
        longest=60,
    ),
    intent(
        "info.contact_count",
        36,
        ASKING_PARTY,
        r"전화|연락|문자|톡",
        r"(?:하루|매일|날마다|일주일|종일|수시로).{0,8}(?:번씩|통씩|번이나|통이나|차례|몇번|계속|전화|와|옵)",
        unless=NOT_COLLECTORS + r"|까지|앱|인증",
        longest=44,
    ),
    intent(
        "info.contact_count",
        36,
        r"(?:\d+|열|스무|서른|다섯|여섯|일곱|여덟|아홉|여러|수십)(?:몇)?(?:번|통)",
        r"법|불법|위법|합법|규정|걸려|걸리",
        about=r"^info:contact|^guide:.*collection|^procedure:(?:collection|contact)",
        longest=30,
    ),
    intent(
        "info.contact_channel",
        35,
        r"(?:문자|카톡|톡|메일|이메일|글|우편|앱)(?:으로|로)?만.{0,8}(?:연락|보내|하라|해달|달라|받|와|오|주)|(?:전화|통화)(?:는|를|은)?.{0,3}(?:말고|대신).{0,4}(?:문자|카톡|톡|메일|글|우편).{0,8}(?:하라|해달|달라|보내|연락|받을|받고)",
        unless=rf"{NOT_COLLECTORS}|제가.*보낼|인증번호",
        longest=44,
    ),
    intent(
        "info.contact_work",
        36,
        rf"(?:{PLACES})(?:에|에도|에까지|로|로도|으로|으로도|까지|까지도|쪽에|쪽으로|사람들?한테|동료한테|동료들한테)(?!서|다니|있|갔|왔|나|일)"
        r".{0,6}(?:연락|전화|통보|알림|알리|알려|통지|찾아|쳐들어)",
        r"가(?:요|나|는|면|지|죠)|갈까|갈수|오(?:나|는|면|지|죠)|와(?:요|도)|올까|하(?:나|는|면|지|죠)|해(?:요|도)|할까|할수|될까|되나|되는|돼|못하게|막|안하게|안가게|까봐",
        unless=rf"{NOT_COLLECTORS}|했어|왔어|왔다|왔는데|했다|했는데|늦는다|병가|결근|퇴사|사직|신고하면|대출(?:받|신청|심사)",
        longest=40,
    ),
    intent(
        "info.contacted_work",
        35,
        rf"(?:{PLACES})(?:에까지|까지|에도|로도|에다|에다가)?(?:막|또|자꾸|매일)?(?:전화|연락|찾아)(?:를|을)?.{{0,4}}(?:했|왔|하네|하더|해서|하고난리|와서|해대|질)",
        unless=rf"{NOT_COLLECTORS}|제가|내가|면접|합격|병가|결근|지각|퇴사|출근|상사|동료가",
        longest=44,
    ),
    intent(  # whoever stood surety is no mere relative
        "info.contact_guarantor",
        36,
        r"보증인(?:님)?(?:한테|에게|께|은|이|도|까지)*",
        r"연락|전화|독촉|추심|청구|통지|피해|알려|갚으라",
        unless=r"보증인(?:이|을)?(?:없|필요|구|세우)",
        longest=30,
    ),
    intent(
        "info.who_pays",
        36,
        rf"(?:{KIN})(?:들|님)*(?:한테|에게|께|에)(?:도|까지|는)*.{{0,4}}(?:피해|불이익|영향|해(?:가|를)|손해)(?:가|를|도|이)?.{{0,3}}(?:가(?:나|요|는|면)|갈까|있나|있을까|있어요|생기나|미치나|주나|줄까|끼치나|끼칠까)",
        unless=r"싫|미안|짐이|죽|보증|돌아가|상속|회생|파산|이혼|알려|대화|챗봇|전화|연락|보이스|사기|정보",
        longest=26,
    ),
    intent(
        "info.contacted_family",
        33,
        rf"(?:{KIN})(?:님)?(?:한테|에게|께)(?:까지|도)*.{{0,4}}(?:연락|전화|독촉|추심|문자|말|얘기|이야기)(?:을|를)?.{{0,8}}(?:했(?!다고뭐)|왔|하네|하더|해서|와서|보냈|해대)",
        rf"{ASKING_PARTY}|추심원|빚쟁이",
        unless=rf"{NOT_COLLECTORS}|제가|내가|보증",
        longest=50,
    ),
    intent(
        "info.contacted_family",
        33,
        rf"(?:{KIN}|시댁|처가|친정)(?:님)?(?:한테|에게|께|에|까지|로)+.{{0,3}}(?:연락|전화|문자)(?:을|를)?(?:해서|하고|걸어서|와서|까지해서).{{0,14}}(?:말했|알렸|얘기했|이야기했|떠들|말해버|다말|갚으라)",
        ASKING_PARTY,
        unless=rf"{NOT_COLLECTORS}|제가|내가|보증|협박|사채|대부",
        longest=50,
    ),
    intent(
        "info.collection_rules",
        36,
        r"밤|새벽|심야|저녁늦게|늦은시간|아침일찍",
        r"전화|연락|문자|찾아|오(?:는|던|네|고)|와(?:요|도|서)",
        r"불법|위법|법|아님|아닌가|괜찮|되나|되는거|돼|신고|금지|맞(?:아|나)",
        about=TALKED_OF,
        unless=NOT_COLLECTORS,
        longest=34,
    ),
    intent(
        "info.night_call",
        35,
        r"(?:밤|오후|저녁)?(?:9|10|11|12|아홉|열|열한|열두)시|새벽|한밤|자정|밤늦|늦은밤|오밤|밤(?:에도|마다|중에)",
        r"왔|와(?:요|서|대|도)|오(?:네|던|는데|더라|고)|옵니다|걸려|전화(?:를)?(?:했|해|하)|연락|문자(?:가|를)?(?:왔|보내)",
        about=TALKED_OF,
        unless=NOT_COLLECTORS + r"|지급명령|우편|등기|집에(?:왔|와서)|찾아|문앞|문을|퇴근|남편|아내",
        longest=30,
    ),
    intent(
        "info.officer_door",
        31,
        r"집행관|법원(?:에서|직원)",
        r"왔|와(?:서|있)|찾아|온다|오면",
        r"문|열어|들여",
        unless=r"우편|등기|서류만|편지|봉투",
        longest=44,
    ),
    *(
        intent(
            "info.collector_door",
            priority,
            *needs,
            rf"{OPEN_THE_DOOR}",
            unless=r"자동차|가게문|현관비밀|택배",
            about=about,
            longest=44,
        )
        for priority, needs, about in (
            (3, (r"문|집(?:에|안)|안(?:에|으로)",), rf"{ABOUT_PRESSED}|{TALKED_OF}"),
            (
                34,
                (rf"{ASKING_PARTY}|추심원|빚쟁이|사채|업자|찾아(?:온다|오면|오겠|왔는데)", r"문|집(?:에|안)"),
                None,
            ),
        )
    ),
    intent(
        "info.contact_family",
        36,
        rf"(?:{KIN})(?:님)?(?:한테|한테도|에게|에게도|께|께도|까지|까지도|도)?.{{0,6}}(?:연락|전화|통보|독촉|추심|알려|찾아).{{0,2}}"
        r"(?:가(?:요|나|는지|면|죠)|갈까|갈수|오나|와요|올까|하나|해요|할까|할수|해도|되나|돼요|가도)",
        unless=rf"{NOT_COLLECTORS}|챗봇|여기|제가|내가(?!빚)|회생|파산|워크아웃|조정|했어요$|사고",
        longest=36,
    ),
    intent(
        "info.who_pays",
        35,
        rf"(?:{KIN})(?:님)?(?:이|가|도|께서|은|는|한테|에게|보고)?.{{0,6}}(?:대신|제빚|내빚|내대신|제대신).{{0,6}}(?:갚|내야|물어|책임)"
        rf"|(?:{KIN})(?:님)?(?:의|이|가)?(?:진)?(?:빚|카드값|대출|연체)(?:은|는|을|를|도|까지)?.{{0,6}}(?:제가|내가|대신|저도|나도|저보고|나보고|저한테|나한테)?.{{0,4}}(?:갚아야|내야|책임|물어야|갚으라|갚으래)"
        rf"|(?:{KIN})(?:님)?(?:한테|에게|보고|더러|도|께).{{0,6}}(?:갚으라|갚으래|내라|물어내|책임|청구)"
        rf"|(?:가족|식구)(?:이|도|들이|들도)?.{{0,4}}(?:갚아야|책임)",
        unless=r"보증(?:을)?(?:섰|서준|서줬)|돌아가|상속|물려|사망|이혼|빌려줬|빌려준|사기|돈을빌려|생활비",
        longest=44,
    ),
    intent(
        "info.who_pays",
        36,
        rf"(?:{KIN}|남|누가).{{0,8}}(?:갚아야|책임져|책임지|내야|갚을의무)",
        about=TALKED_OF,
        unless=r"돌아가|상속|물려|사망|이혼|보증|먼저|부터|빌려줬|제가내야|얼마",
        longest=30,
    ),
    intent(
        "info.mail_home",
        34,
        r"(?:집|주소|본가|부모님댁|시댁|친정)(?:으로|에|에도|까지|로)?.{0,6}(?:우편|편지|등기|고지서|통지서|독촉장|종이|청구서|서류|뭐)(?:물|라도|같은게|가|이|은|는)?.{0,4}(?:오나|와요|오는|오면|올까|가나|가요|보내|날아|안오게|못오게|받)"
        r"|(?:우편|우편물|등기|고지서|통지서|독촉장|편지)(?:이|가|은|는|도|을|를)?.{0,4}(?:집|본가).{0,4}(?:오|와|가|올|날아|안)"
        r"|(?:우편|우편물|고지서|독촉장)(?:을|를|은)?.{0,4}(?:안받|안오게|못오게|안보내|회사로|다른주소|이메일로|문자로)",
        unless=r"법원|지급명령|조정|회생|파산|워크아웃|세금|환급|택배|카드(?:를|가)?(?:발급|재발급)|당첨|사기",
        longest=44,
    ),
)
