"""Anger at the counsellor itself: it is owned, and answered."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

#: Others who may be meant; what is said of them is told, and no reproach.
OTHERS = (
    r"은행|카드사|업체|추심|사채|남편|아내|친구|가족|엄마|아빠|부모|동생|상사|팀장|사장|집주인|직원이|보증"
)

REPROACH_INTENTS: tuple[Intent, ...] = (
    intent(
        "service.sarcasm",
        22,
        r"(?:참|너무|말(?:은|이야)?|그렇게|잘도)?쉽게(?:도|만|들)?(?:말|얘기|이야기)(?:씀)?(?:하|은|이)|(?:빚|돈고생|연체)(?:을|를|도)?(?:져|해|진|당해)?(?:본|봤던)?(?:적|일)(?:이|도|은)?없(?:죠|지|으시|잖|으니)"
        r"|(?:빚|돈|이자|카드값)(?:도|을|이라도)?.{0,3}대신.{0,2}(?:갚아|내)(?:주|줄|줘).{0,4}(?:나봐|시게|건가|려나|래요?|거야|거예요|나요)|퍽이나|어련하|잘났(?:다|네|어)",
        unless=OTHERS,
        longest=60,
        replies=True,
    ),
    intent(
        "service.calm",
        22,
        r"진정(?:하|해|좀|시키)(?:라|세요|란|라고|라는|라니|시라)?.{0,6}(?:말|소리|하지마|그만)"
        r"|(?:뻔한|그런|같은|위로|힘내라는|위로하는)(?:위로|소리|말|얘기)?(?:은|는|을|같은거)?.{0,4}(?:하지마|집어치|필요없|듣기싫|그만해|됐고)",
        unless=OTHERS + r"|돈|대출|투자",
        longest=34,
        replies=True,
    ),
    intent(
        "service.given_up",
        22,
        r"말을말(?:죠|지|아|자|어)|^(?:아|에이|하|아이|참|그냥|이제|아니|됐고)*됐(?:어요?|습니다|거든요?|네요?|다)(?:말|그만|치|관|필요)|(?:소귀에|벽(?:이랑|에다|보고|에대고)).{0,4}(?:얘기|말|읽)"
        r"|기대(?:도|를)?(?:안|한(?:내|제)가)|(?:관두|때려치|집어치)(?:죠|자|지|세요|워|우)",
        unless=OTHERS + r"|회사|직장|장사|가게|알바",
        longest=24,
        replies=True,
    ),
    intent(
        "service.liable",
        22,
        r"책임(?:을|도|은|이)?(?:져|질|지)(?:요|나|거|래|실|수|면|세|니|냐|죠|는|라|$)",
        r"틀리|틀렸|잘못|손해|네가|니가|너|여기|챗봇|누가|답|말",
        unless=OTHERS + r"|빚|대출|명의|보험|상속|서명|계약|사고",
        longest=26,
        replies=True,
    ),
    intent(
        "service.doubt",
        23,
        r"한통속|(?:니네|너네|너희|니들|당신들|여기)(?:도|들도)?.{0,4}(?:다)?(?:똑같|같은편|한패)",
        unless=r"사기꾼|업체랑|남편|아내|친구",
        longest=30,
    ),
)
