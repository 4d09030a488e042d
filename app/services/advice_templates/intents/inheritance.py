"""Debts that are left behind: whether they pass on, until when to act, and what to do."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.letters import KIN

DEAD = (
    rf"(?:{KIN}|할머니|할아버지)(?:님)?(?:이|가|께서)?.{{0,4}}죽(?:고(?!싶|말|죽)|은(?:뒤|후|다음|지)|었(?:는데|고|어요|습)|어서)|"
    rf"(?:{KIN}|할머니|할아버지|시부모|부친|모친)(?:님)?(?:께서|이|가|도|은|는|을|를)?.{{0,8}}(?:돌아가(?:시|셨|신)|돌아갔(?:어|는|다|습)|세상(?:을)?(?:떠|뜨|등지)|떠나보내|떠나보낸|떠나보냈|여의|여읜|여의었|별세|소천|하늘나라|하늘로|사망|작고|임종|장례)"
    rf"|(?:{KIN}|할머니|할아버지|부모)(?:님)?(?:이|가|께서)?.{{0,4}}(?:남긴|남기신|남기고(?:간|가신|떠))"
    r"|돌아가신(?!다|거리|길)|장례(?:식)?(?:를|을)?(?:치르|치렀|치러|마치|마쳤|끝나|끝내|끝났|모시|모셨)|상(?:을)?(?:치르|치렀|당했|당하)|부친상|모친상|부모상|사별|유족|고인|발인(?:하|했|날)"
)
LEFT_DEBT = r"빚|채무|대출|독촉|추심|연체|보증|갚으라|갚아야|사채|카드값|카드론|빌린(?:돈|게)|빌려(?:쓴|썼)"
OWN_DEBT = r"장례(?:식)?(?:비|비용)|병원비|제빚|내빚|제가진|내가진|제카드|내카드|제대출|내대출|빌려줬|빌려준"
AFTER_DEATH = r"^talk:bereaved|^info:(?:inherit|bereaved)"

INHERITANCE_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.inherited_debt",
        33,
        DEAD,
        LEFT_DEBT,
        unless=rf"{OWN_DEBT}|보험사기|이혼",
        longest=70,
    ),
    intent(
        "info.inherited_debt",
        34,
        LEFT_DEBT,
        about=r"^talk:bereaved|^info:bereaved",
        unless=OWN_DEBT,
        longest=50,
    ),
    intent(
        "info.inherited_debt",
        37,
        LEFT_DEBT,
        rf"(?:{KIN}|부친|모친|할머니|할아버지|고인|돌아가신|남긴|남기신)",
        about=AFTER_DEATH,
        unless=OWN_DEBT,
        longest=50,
    ),
    intent(
        "info.inherit_pay",
        33,
        r"(?:조금|일부|만원|먼저|우선|부터).{0,12}(?:갚|보내|내(?:면|도|볼|야|줄))|(?:갚|보내|내주)(?:으)?(?:면|어도|아도|도)?(?:안)?(?:될까|돼|되나|되는|괜찮|어떨|어때)|갚을까|갚아(?:줄|드릴)|(?:갚|내)겠다고",
        about=AFTER_DEATH,
        unless=r"제카드|내카드|제대출|내대출|제빚|내빚|얼마",
        longest=34,
    ),
    intent(
        "info.inherited_debt",
        34,
        r"상속(?!세)|물려받",
        r"빚|채무|대출",
        unless=r"뭐야$|뭐예요$|뜻|차이|어떻게(?:해|하|신청)|신청|재산이|(?:상속|물려)받은(?:돈|집|재산|땅)|"
        + OWN_DEBT,
        longest=44,
    ),
    intent(
        "info.inherit_late",
        33,
        r"(?:\d+|[일이삼사오육]|한|두|세|석|네|넉|몇)(?:개월|달|년|해|주).{0,4}(?:지났|지나|넘었|넘어|됐|되었)|늦은(?:거|것|건)|(?:기한|기간|날짜)(?:이|을|은)?.{0,3}(?:지났|넘었|넘겼|놓쳤)",
        about=AFTER_DEATH,
        longest=34,
    ),
    intent(
        "info.inherit_papers",
        33,
        r"서류|준비물|(?:뭐|뭘)(?:가)?.{0,3}(?:필요|챙기|챙겨|준비|떼)",
        about=AFTER_DEATH,
        longest=30,
    ),
    intent(
        "info.inherit_papers",
        33,
        r"상속포기|한정승인",
        r"서류|준비물|(?:뭐|뭘)(?:가)?.{0,3}(?:필요|챙기|챙겨|준비|떼)",
        longest=34,
    ),
    intent(
        "info.inherit_deadline",
        34,
        r"언제까지|기한|며칠|몇달|몇개월|얼마안에|늦(?:었|으면|어도)|지났|지나면|\d개월|\d달|석달|세달",
        about=AFTER_DEATH,
        longest=34,
    ),
    intent(
        "info.inherit_deadline",
        34,
        r"상속포기|한정승인",
        r"언제까지|기한|며칠|몇달|몇개월|\d개월|\d달|석달|세달|지났|늦",
        longest=44,
    ),
    intent(
        "info.inherit_way",
        35,
        r"상속포기|한정승인",
        r"어떻게|방법|신청|신고|어디|서류|절차|하고싶|하려|할까|해야|할수|비용|뭐부터",
        unless=r"뭐야$|뭐예요$|뭔가요$|뜻|차이",
        longest=44,
    ),
    intent(
        "info.inherit_way",
        34,
        r"포기|한정승인|안받|안물려|거절|어떻게|어떡|어쩌|어디(?:로|서|에|다|에다|에서)?|방법|서류|준비|법원|절차|신청|신고|뭐부터|뭘",
        about=AFTER_DEATH,
        unless=r"뭐야$|뭐예요$|뭔가요$|뜻|살아야|사나|살지|추심|독촉|견디|버티",
        longest=34,
    ),
    intent(
        "info.inherit_owed",
        35,
        r"갚아야|갚나|갚을|갚으[라래]|저한테|나한테|내야|책임|대신|제가|내가|독촉|추심|전화|연락|서명|보내라|통장|재산|예금|집",
        about=AFTER_DEATH,
        unless=r"제카드|내카드|제대출|내대출|제빚|내빚|얼마",
        longest=34,
    ),
    intent(
        "info.heirs",
        35,
        rf"(?:{KIN})(?:들)?(?:님)?(?:한테|에게|에까지|까지|도|이|가|으로|로)?.{{0,8}}(?:빚|채무).{{0,8}}(?:안)?(?:넘어|물려|대물림|이어|떠넘|상속|남)"
        rf"|(?:빚|채무)(?:이|도|은|을)?.{{0,6}}(?:{KIN})(?:들)?(?:님)?(?:한테|에게|까지|도|이|가)?.{{0,6}}(?:안)?(?:넘어|물려|대물림|이어|떠넘|상속|가나|가요|갈까)"
        r"|(?:내가|제가|저|나)(?:먼저)?(?:죽으면|세상떠나면|없으면|가면).{0,14}빚|빚(?:이|도)?(?:대물림|상속)",
        unless=r"파산하면|죽고|죽은|떠나고|뭐야$|뭐예요$|저한테|나한테|제게|(?:제가|내가|저도)물려받|상속받|돌아가|돌아간",
        longest=44,
    ),
    intent(
        "info.inherit_next",
        34,
        rf"(?:{KIN}|손주|조카).{{0,8}}(?:안)?(?:넘어|물려|대물림|상속|가나|가요|갈까)",
        about=AFTER_DEATH,
        longest=30,
    ),
    intent(
        "info.heirs",
        35,
        rf"(?:{KIN}).{{0,8}}(?:안)?(?:넘어|물려|대물림|상속)",
        about=r"^(?:scenario:D|info|procedure|crisis|term|elsewhere:family)",
        unless=r"재산|돈을|집을|저한테|나한테|물려받|상속받|돌아가",
        longest=30,
    ),
)
