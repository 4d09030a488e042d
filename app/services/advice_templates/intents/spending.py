"""Questions about what was spent, on what, and how it moved."""

from __future__ import annotations

from app.services.advice_templates.intents.asking import (
    ASK,
    CATEGORY,
    CHANGE,
    HOW_MUCH,
    MEANING,
    NO_COST,
    SUMMED,
)
from app.services.advice_templates.intents.intent import Intent, intent

BOTH = r"(?:이랑|랑|하고|과|와|및|,|더하기)"

#: What the answer before was about, where it told a figure of a month; and what no such figure is.
FIGURE = r"^data:(?:category|spending|card_spent|income|instalment|night|essential|balance$)"
OTHER_FIGURE = r"\d월|빚|대출|카드|월급|수입|지출|이자|금리|제도|회생|파산|조정"

SPENDING_INTENTS: tuple[Intent, ...] = (
    intent(
        "data.category_total",
        47,
        rf"(?:{CATEGORY})(?:비|값)?{BOTH}.{{0,6}}(?:{CATEGORY})",
        SUMMED,
        unless=r"방법|줄이|줄일|지원",
        longest=30,
    ),
    intent(
        "data.category_contest",
        47,
        rf"(?:{CATEGORY}).{{0,5}}(?:{CATEGORY})",
        r"어디(?:에|가)?(?:돈을|돈이)?(?:더|많)|뭐(?:에|가|를)?(?:더|많)|어느(?:쪽|게|것)(?:에|이)?(?:더|많)|중에(?:서)?(?:더|뭐|어디|어느)|더(?:많이)?(?:썼|쓰|나갔)",
        unless=r"방법|줄이|줄일",
        longest=34,
    ),
    intent(
        "data.cut_first",
        36,
        r"(?:뭐|뭘|무엇|어디|어느것|어떤것)(?:를|을|에서)?(?:부터|먼저|제일먼저)*(?:를|을)?.{0,3}(?:줄이|줄일|줄여|아끼|아낄|아껴)",
        unless=r"빚|대출|카드론|리볼빙|한도|이자|금리|점수|현금서비스|할부",
        longest=22,
    ),
    intent("data.cut_first", 27, r"적은|적네|적어|적다|모자|부족|빠듯", about=r"^calc:per_day", longest=14),
    intent(
        "data.which_month",
        44,
        r"(?:제일|가장|젤).{0,14}(?<!지난)(?<!이번)(?<!다음)(?<!한)(?<!매)(?<!몇)달(?!러|려|라)|(?:어느|무슨|어떤)달|몇월|언제",
        r"(?:제일|가장|젤)",
        r"쓴|썼|쓰|나간|나갔|지출|소비|들어온|들어왔|벌었|번달|월급|급여|수입|소득|적자|흑자|남은|남았|잔액|빚|많(?:은|았)|적(?:은|었)|컸|큰",
        unless=r"금리|이자|은행|점수|한도|연체|독촉|추심|언제까지|언제부터|행복|힘들|사고|받을|갚",
        longest=30,
    ),
    intent(
        "data.last_difference",
        32,
        r"차이|(?:얼마|몇)(?:나)?(?:더)?(?:벌어|차이)",
        about=FIGURE,
        unless=rf"(?:{CATEGORY})|{OTHER_FIGURE}|뭐|무슨|어떤|설명",
        longest=14,
    ),
    intent(
        "data.last_together",
        40,
        r"합치|합쳐|합하|합해|합계|더하면|합은|합이",
        about=FIGURE,
        unless=rf"(?:{CATEGORY})|{OTHER_FIGURE}|\d|달",
        longest=14,
    ),
    intent("data.night", 47, r"밤|새벽|야간|심야", r"쓴|썼|쓰는|쓰나|쓸까|소비|지출|결제|쇼핑", ASK),
    intent(
        "data.category_change",
        48,
        CATEGORY,
        CHANGE,
        ASK + "|어\\?|늘었어$|줄었어$|나갔어$|썼어$",
        unless=r"방법|줄이|줄일",
    ),
    intent(
        "data.category_change",
        48,
        CATEGORY,
        r"비교하면|비교해|그렇게많|많은편|보다(?:더|훨씬)?(?:많|늘|적)|(?:월|달)(?:이|에|엔)?(?:더|덜)",
        unless=r"방법|줄이|줄일",
        longest=30,
    ),
    intent(
        "data.top_category",
        48,
        r"제일|가장|젤",
        r"많|큰|크",
        r"썼|쓰|지출|나가|나갔|소비|쓴",
        unless=r"은행|금리|싼",
    ),
    intent(
        "data.top_category",
        47,
        CATEGORY,
        r"(?:제일|가장|젤)(?:많|크|커|큰|비싸|비싼)",
        unless=r"은행|금리|방법|줄이|줄일|카페|커피|배달",
        longest=22,
    ),
    intent(
        "data.top_category",
        49,
        r"(?:어디|뭐|무엇)(?:에|에다|에다가)?(?:돈을|돈이)?더?많이(?:썼|쓰|쓴|나갔|나가)",
        longest=22,
    ),
    intent(
        "data.category",
        49,
        CATEGORY,
        r"얼마|얼만|알려|몇|나가|쓴돈|궁금",
        unless=rf"방법|줄이|줄일|밀렸|못냈|못내|지원|취미(?:가|는)?뭐|{NO_COST}",
    ),
    intent(
        "data.essential",
        48,
        r"고정(?:비|지출|적|으로나가)|숨만쉬어도|꼭(?:쓰는|써야|나가는|나가야|나갈|필요한|내야)(?:하는)?(?:돈|생활비)",
        HOW_MUCH,
        unless=f"{MEANING}|방법|줄이|줄일|금리",
    ),
    intent(
        "data.trend",
        59,
        r"추이|흐름|추세|변화|그래프|몇달.*어때|(?:\d|두|세|석|네|넉|여섯|몇)(?:개월|달).*(?:보여|비교|어때|변|알려)",
    ),
    intent(
        "data.trend",
        55,
        r"부터.{0,16}(?:변했|변해|달라졌|바뀌었|움직)",
        unless=r"금리|이자|점수|한도|등급|연체|규정|제도|법이",
        longest=34,
    ),
    intent(
        "data.why_more",
        40,
        r"^(?:근데|그럼|아니|도대체)*(?:왜|뭐때문에|뭐에서|어디서|뭐가)(?:이렇게|그렇게|그리)*(?:더)?(?:늘었|늘어났|많이썼|많이나갔|많아|많아졌|더나갔|더썼)",
        about=r"^data:(?:spending|category|card_spent)",
        longest=20,
    ),
    intent(
        "data.spending_change",
        59,
        r"지난달|예전|전보다|작년|평소",
        r"더썼|덜썼|더쓴|덜쓴|많이썼|적게썼|더나갔",
        unless=CATEGORY,
    ),
    intent(
        "data.spending_change",
        59,
        r"지출|소비|씀씀이|돈.*쓰|쓰는돈|쓴돈|생활비|많이쓰|많이썼",
        r"늘|줄었|줄어들|더많이|더쓰|더썼|비교|변했|보다|많아졌",
        ASK,
        unless=r"방법|줄이|줄일|왜",
    ),
    intent(
        "data.spending",
        60,
        r"얼마(?:나)?나갔",
        unless=r"이자|대출|카드|보험|빚|들어",
        longest=18,
    ),
    intent(
        "data.spending",
        60,
        r"지출|소비|생활비|쓴돈|돈.*썼|얼마나?써(?:요)?$|얼마썼|얼마쓰|얼마나썼|얼마나쓰|쓰는돈|쓰고있",
        r"얼마|얼만|총|합|알려|확인|궁금|보여",
        unless=r"방법|줄이|줄일|습관|왜|대출|지원|모자라|부족",
    ),
)
