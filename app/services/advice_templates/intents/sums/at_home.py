"""Wishes for sums of what is told of the household: a card bill against what is there, a rent over its years; and benefits."""

from __future__ import annotations

from app.services.advice_templates.intents.figures.asking import MEANING
from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import TERM

NUMBER = r"\d[\d,]*(?:백|천)?(?:만)?원?"
BILL = rf"카드(?:값|대금|비|요금)(?:이|은|는|가)?(?:총|다음|이번)?{NUMBER}"
THERE = rf"{NUMBER}(?:밖에|뿐|만있)|(?:통장|수중|지갑|잔고|잔액)(?:에|은|는|이|가|엔|에는)*{NUMBER}"
OF_BILL = r"^calc:bill_told"

AT_HOME_INTENTS: tuple[Intent, ...] = (
    intent(
        "calc.bill_told", 26, BILL, THERE, unless=r"밀렸|밀린|연체|빌려|대출|빼면|내면|죽|자살", longest=40
    ),
    intent(
        "calc.bill_told",
        26,
        r"모자라|모자란|부족|절?반만|나머지|못낸",
        unless=r"전화|어디|방법|이자",
        about=OF_BILL,
        longest=22,
    ),
    intent(
        "calc.rent",
        27,
        rf"보증금(?:이|은)?{NUMBER}.{{0,4}}(?:월세?)(?:가|는|에)?{NUMBER}",
        unless=r"돌려|대출|못받|경매|이자|올려|올린|밀렸|밀린",
        longest=30,
    ),
    intent(
        "calc.rent",
        27,
        rf"월세(?:가|는|이)?{NUMBER}.{{0,6}}{TERM}",
        r"얼마|총|모두",
        unless=r"올려|올린|밀렸|밀린|대출|이자",
        longest=30,
    ),
    intent(
        "calc.rent",
        26,
        rf"{TERM}.{{0,6}}(?:얼마|총|모두|살면)|관리비.{{0,6}}\d",
        unless=r"대출|이자|올려|모으",
        about=r"^calc:rent",
        longest=24,
    ),
    intent(
        "elsewhere.welfare",
        36,
        r"(?:주거|생계|의료|교육|부모)급여|기초(?:생활)?수급",
        r"(?:는|은)(?:요)?\??$|받을|될까|되나|돼|자격|기준|얼마|조건|대상|끊기|신청|어디|까지",
        unless=rf"{MEANING}|대출|햇살론|빌려|압류|압류방지|통장만",
        longest=34,
    ),
    intent(
        "elsewhere.welfare",
        36,
        r"(?:얼마|몇).{0,4}(?:벌|버는|받는|소득).{0,6}(?:사람|까지|이하|기준|돼|되)|(?:소득|재산)(?:이|은)?(?:기준|얼마(?:까지|이하))|^얼마(?:까지)?(?:면|여야|벌어야|괜찮)|(?:자격|조건|기준)(?:이|은)?(?:뭐|어떻게|얼마)",
        about=r"^elsewhere:welfare",
        longest=22,
    ),
)
