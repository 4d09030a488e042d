"""Taxes and premiums asked on about: what comes back and when, what is owed and cannot be paid at once."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import SUM

TAXES = r"(?<![전월취])세금|국세(?!청)|지방세|부가세|부가가치세|종소세|종합소득세|소득세|재산세|자동차세|주민세|양도세|취득세"
PREMIUM = r"건강보험(?:료)?|건보(?:료)?|의료보험(?:료)?|국민연금(?:보험료)?|4대보험"
LATE = r"밀렸|밀린|밀려|밀림|체납|못냈|못낸|못내(?:고|서)|연체|미납|독촉"
#: What is owed to the tax office or the insurer, however it came up.
OWED_DUES = r"^info:(?:dues_|tax_unpaid)|^elsewhere:(?:tax|social_insurance)$"
DECEIT = r"사기|링크|눌러|눌렀|환급|사칭|보이스|피싱|카톡|앱"
FREED = r"없어지|없어져|사라지|사라져|탕감|면책|면제|벗어|없앨|깎아|깎이|포함|되나|돼요|될까"
WAYS = r"회생|파산|면책|워크아웃|채무조정"

TAX_INTENTS: tuple[Intent, ...] = (
    intent(
        "elsewhere.tax_refund",
        34,
        r"3\.3%|원천징수|경정청구|삼쩜삼|프리랜서세금|종소세환급|(?:종합)?소득세환급",
        r"환급|돌려|돌려받|신청|받을|뗀|떼인|되나|돼|어떻게|언제",
        unless=r"대출|금리|이자|카드|문자|링크|사기",
        longest=40,
    ),
    intent(
        "elsewhere.tax_settlement",
        34,
        r"얼마|돌려받|환급|한도|조건|언제|되나|돼|서류|공제|연봉|총급여|집주인",
        about=r"^elsewhere:tax_settlement",
        unless=r"카드값|대출|통장|빚|보증금",
        longest=34,
    ),
    intent(
        "info.tax_unpaid",
        35,
        TAXES,
        r"체납|밀렸|밀린|밀려|못냈|못내|연체|미납",
        r"나눠|나누어|분납|분할|쪼개|미룰|미뤄|일부|조금씩|어떻게|어떡|압류|카드로",
        unless=r"카드값|대출(?:이|을)?(?:밀|못)|파산|회생|면책|상속|증여|사기|문자|보이스",
        longest=40,
    ),
    intent(  # 회생하면 세금도 없어져요?
        "info.dues_stay",
        33,
        WAYS,
        rf"{TAXES}|체납|{PREMIUM}",
        FREED,
        unless=r"연말정산|환급|받았|됐는데|되었|상속|증여|양육비|벌금",
        longest=44,
    ),
    intent("info.dues_stay", 33, WAYS, about=OWED_DUES, unless=r"얼마|서류|어떻게신청", longest=30),
    intent(
        "info.dues_seizure",
        33,
        r"압류|차압|(?:통장|계좌|월급|급여|카드매출)(?:이|을|도|까지|은)*.{0,4}(?:막|묶|못쓰|뺏|가져가|떼)",
        about=OWED_DUES,
        longest=34,
    ),
    intent(
        "info.dues_seizure",
        33,
        rf"{TAXES}|국세청|세무서|체납|{PREMIUM}|공단",
        r"압류|차압|통장(?:이|을|도|까지)*.{0,4}(?:막|묶)",
        r"나요|까|하나|해요|돼요|당하|되나|죠|하던데|한다던데|언제",
        unless=rf"{DECEIT}|{WAYS}|연금(?:도|은|까지|을)?(?:압류|뺏|묶|차압)|풀",
        longest=44,
    ),
    intent(
        "info.dues_doctor",
        33,
        r"병원|진료|치료|수술|약국|아프|아픈데|의료보험(?:은|이|도)?(?:안|끊|돼|되)",
        about=OWED_DUES,
        unless=r"병원비(?:가)?\d",
        longest=34,
    ),
    intent(
        "info.dues_doctor",
        34,
        rf"(?:{PREMIUM}).{{0,10}}(?:{LATE})",
        r"병원|진료|치료|수술",
        longest=44,
    ),
    intent(
        "info.dues_health",
        36,
        r"건강보험(?:료)?|건보(?:료)?|의료보험(?:료)?",
        LATE,
        unless=rf"{DECEIT}|환급|카드값|대출|회생|파산",
        longest=40,
    ),
    intent(
        "info.dues_pension",
        36,
        r"국민연금|연금보험료",
        LATE,
        unless=rf"{DECEIT}|환급|카드값|대출|회생|파산|압류|받고|받는|타서",
        longest=40,
    ),
    intent(
        "info.dues_tax",
        36,
        rf"체납|(?:국세청|세무서|구청|시청|위택스|홈택스).{{0,12}}(?:{LATE}|고지|내라)|(?:{TAXES}).{{0,10}}(?:{LATE})",
        unless=rf"{DECEIT}|문자|{WAYS}|상속|증여|집주인|임대인|과태료|카드값|대출|{PREMIUM}|관리비|통신",
        longest=40,
    ),
    intent(
        "info.dues_split",
        34,
        r"나눠|나누어|나눌|분납|분할|쪼개|할부|미룰|미뤄|조금씩|일부",
        about=r"^info:dues_",
        unless=r"카드값|카드대금|대출",
        longest=26,
    ),
    intent(  # 6개월 밀림, 부가세 400
        "info.dues_told",
        36,
        rf"^(?:한|지금|총|다해서|{TAXES}|{PREMIUM}|합쳐서|벌써)*(?:이|가|은|는)?(?:한)?(?:{SUM}|(?:\d+|[한두세네석넉]|여섯|일곱|열)(?:개월|달|년|번|회)|\d{{2,4}})(?:치|째|분|정도|쯤|이나|넘게)*(?:밀렸|밀림|밀린|밀려|못냈|체납|나왔|이에요|예요|이요|요|임|됐|입니다)?[가-힣]{{0,4}}$",
        about=OWED_DUES,
        unless=r"면|까|나요",
        longest=24,
    ),
)
