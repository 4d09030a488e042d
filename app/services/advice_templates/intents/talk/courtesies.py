"""Greetings, goodbyes, praise and thanks."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

#: What makes small talk talk about money.
MONEY = r"리볼빙|돈|카드|대출|빚|연체|이자|월급|통장|월세|적금|주식|코인|신용|결제|상환|추심|보험|투자|갚"
GOING = r"잘가|안녕히|이만(?:가|갈|할|끝)|가볼게|갈게|나중에(?:봐|올|또)|다음에(?:봐|또|올)|잘있어|잘자(?!고|는|서|니|면|려|기|라)|굿나잇|또올게"

#: What leaves a good day wanting.
LACKING = r"못|없|안(?!녕|내|주|부)|혼자|슬프|속상|서러|눈물|미안"

COURTESIES: tuple[Intent, ...] = (
    intent(
        "talk.greeting",
        70,
        r"^(?:안녕(?!히)|하이(?!고)|헬로|ㅎㅇ|hi|hello|반가|좋은아침|굿모닝|좋은저녁|처음뵙|여보세요|계세요|저기요|하이루|방가|안뇽)",
        unless=rf"{GOING}|빚|연체|밀렸|압류|추심|독촉|사기",
        longest=16,
    ),
    intent(
        "talk.bye",
        70,
        rf"{GOING}|^(?:ㅂ+|ㅃ+|ㅂ2|ㅂㅇ|ㅂㅂㅇ|ㅃㅇ|ㅃ2|빠이|빠빠이|빠잉|바바이)(?:요|용|~)*$|(?<!토)바이(?!트|러|오)|bye|수고(?:하|해)|끝낼게|그만할게|(?:좋은|편안한|행복한)(?:밤|저녁|하루|주말)(?:되|보내)|편히쉬|푹쉬|들어가세요|들어가볼게|그만들어갈|주무세요|이만줄",
        unless=MONEY,
        longest=22,
    ),
    intent(
        "talk.compliment",
        71,
        r"(?:너|챗봇|여기|말|대답|설명).*?(?:예쁘|똑똑|친절|착하|잘하|잘한다|최고|대단|든든|따뜻|좋다|좋네|좋아|다정)|너최고|짱이|똑똑하네|친절하",
        unless=r"은행|직원|카드사",
        longest=28,
    ),
    intent(
        "talk.thanks",
        71,
        r"고마|고맙|감사|땡큐|thank|ㄱㅅ|ㄳ|도움(?:이)?(?:됐|많이|되었|돼)|덕분",
        longest=40,
        unless=r"감사하게도|카드값|왜|줄알|도움(?:이)?(?:돼요|되나|될까|돼)\?|(?:도|것도|게|면)도움(?:이)?돼",
    ),
)
