"""Small things that people say around money: pay day, good news, a word of long years; and what is looked over once."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.persons import FAMILY

EVERYDAY_INTENTS: tuple[Intent, ...] = (
    intent(  # paid in parts is what the talk is of, and no card
        "info.utility_late",
        18,
        r"나눠|나누어|분할|쪼개",
        about=r"^info:utility_late|^elsewhere:power_cut",
        longest=20,
    ),
    intent("info.lawyer_fee", 18, r"나눠|나누어|분할|할부", about=r"^info:lawyer_fee", longest=20),
    intent(
        "talk.awake",
        44,
        r"^(?:너|넌|혹시|아직|지금)*(?:자니|자냐|자나요?|자요|안자니|안자냐|안자요|안주무세요|거기있(?:니|냐|어요?|나요?)|듣고있(?:니|냐|어요?|나요?)|아무도없(?:나요?|어요?|니|냐))$",
        longest=12,
    ),
    intent(
        "talk.asked_back",
        45,
        r"^(?:너는?|넌|챗봇(?:은|아|도)?|당신은)*(?:밥(?:은|을)?먹었(?:니|냐|어\??|나요|어요|습니까)|식사(?:는)?하셨(?:어요|나요|습니까)|잘있었(?:니|냐|어|어요|나요)|잘지냈(?:니|어|어요|나요))$",
        longest=14,
    ),
    intent(
        "talk.listen_only",
        60,
        r"넋두리|하소연(?:이|이라|하|좀)|푸념|그냥(?:하는|해본|해보는)(?:말|소리)|들어(?:만|주기만)(?:줘|주세|줬으면|주면)|답(?:은)?안(?:해도|해줘도)(?:돼|되)|대답(?:은)?필요없",
        unless=r"어디|누구|곳|데\?",
        longest=30,
    ),
    intent(
        "talk.no_more_money",
        58,
        r"(?:돈|빚|카드|대출)(?:이야기|얘기|소리|말)(?:은|는|좀|도)?.{0,4}(?:그만|하기싫|하고싶지않|말자|싫어|지겨|안하고싶)",
        unless=r"남편|아내|엄마|아빠|친구|가족",
        longest=26,
    ),
    intent(
        "talk.sick_of_paying",
        59,
        r"갚기(?:가|도)?(?:싫|지겨|지긋|귀찮)|(?:빚|돈)갚는(?:거|것|게|일)(?:이|도)?.{0,4}(?:지긋|지겨|지쳐|질려|싫|끝이없)",
        unless=r"안갚|도망|잠수|튀|면제|까\?|어떻게|방법",
        longest=30,
    ),
    intent(
        "talk.payday",
        40,
        r"월급날(?:이다|이에요|이네요?|이야|이군요?|입니다|임|이당|이예요|이지롱|이라|왔다|이닷)|월급(?:이)?(?:들어왔다|들어왔어요|들어왔습니다|나왔다|나왔어요|입금됐다|입금됐어요|탔다|탔어요|받았다|받았어요)",
        unless=r"까지|멀|전|안들|적|줄|다나가|빠져|스쳐|통장을|카드|대출|빚|이자|얼마|며칠|언제|밀|인데|는데|지만|또|벌써|\?",
        longest=26,
    ),
    intent(
        "talk.long_years",
        78,
        r"(?:\d+|몇|일|이|삼|사|오|육|칠|팔|구|십|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?:년|해)(?:이나|만에|넘게|동안|을|걸려|꼬박|내내)*(?:걸렸|버텼|버텨왔|고생했|기다렸|참았|견뎠)(?:네|어|습|지|다|는데)",
        unless=r"소송|심사|\?|얼마|갚|빚|대출|모으|모았|저축",
        longest=24,
    ),
    intent(
        "info.tell_family",
        37,
        FAMILY,
        r"말(?:을)?(?:해야|할까|하는게)|털어놓(?:아야|을까|는게)|얘기(?:해야|할까|하는게)|고백(?:해야|할까|하는게)",
        r"까|나요|되나|돼|낫|좋|죠",
        unless=r"추심|독촉|사기|물려받|상속|보험|대신|자해|죽",
        longest=34,
    ),
    intent(
        "info.tell_family",
        37,
        r"^(?:그럼|그러면|그래서)*(?:뭐라고?|어떻게|무슨말(?:을|부터)?)(?:말|얘기|이야기|꺼내)?(?:을|부터)?(?:할까|하까|하면|해야|하지|꺼내)",
        about=r"^info:tell_family",
        longest=18,
    ),
    intent(
        "elsewhere.insurance_review",
        36,
        r"(?:보험|실손|실비|암보험|종신|운전자보험)",
        r"리모델링|중복|겹치|겹쳐|두개|2개|둘(?:이나|다)|갈아타|바꾸(?:라|래|자|는게|라는|라고)|점검|정리(?:하|해)|재설계|너무많",
        unless=r"대출|결제|자동차보험료|4대|건강보험|고용보험|예금자",
        longest=40,
    ),
    intent(
        "info.limit_why_up",
        36,
        r"한도",
        r"왜.{0,6}(?:올|늘|높)|(?:올랐|늘었|높아졌).{0,4}왜|(?:올린|늘린|올려준|늘려준)(?:이유|까닭)",
        unless=r"대출|안(?:올|늘)|못(?:올|늘)|줄",
        longest=24,
    ),
    intent(
        "info.best_day",
        36,
        r"언제(?:로|가|쯤|쯤으로)?|며칠(?:로|이|쯤)?|몇일(?:로)?|어느날(?:로|이)?",
        r"바꾸|옮기|좋|나을|나은|낫|맞추|할까|하는게",
        about=r"^procedure:due_date_change|^info:autopay_date|^data:due_date",
        longest=24,
    ),
)
