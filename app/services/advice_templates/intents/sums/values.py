"""Wishes to know what a value is once it has risen or fallen by a share."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import RATE, SUM

NO_VALUE = (
    r"금리|이자|대출|빚|연체|카드|적금|예금|리볼빙|확률|세금|수수료|할인|월세|전세|지출|식비|%p|빌려|빌리"
)
MOVING = r"떨어지|떨어졌|하락|빠지면|빠졌|내리면|내렸|손실|오르면|올랐|오른다면|상승|뛰면"

VALUE_INTENTS: tuple[Intent, ...] = (
    intent("calc.value_moved", 24, RATE, r"본전|원금회복|원래대로", unless=NO_VALUE, longest=30),
    intent(
        "calc.value_moved",
        24,
        r"본전",
        r"몇%|얼마나?(?:올라|오르)|몇.{0,2}올라",
        unless=NO_VALUE,
        longest=30,
    ),
    intent(
        "calc.value_change",
        24,
        r"\d[\d,]*(?:만원?|원)?(?:을|를)?(?:정도|쯤)?(?:넣|샀|투자|들어갔|사서)",
        r"(?:지금|현재|이제|평가).{0,6}\d|\d[\d,]*(?:만원?|원)?(?:이면|인데|남았|됐|됨|이야|이에요)",
        r"몇%|수익률|얼마나(?:잃|손해|벌)",
        unless=r"적금|예금|대출|금리|사기|보냈",
        longest=40,
    ),
    intent(
        "calc.value_moved",
        24,
        rf"{SUM}(?:이|에서|짜리가|어치가|은|넣었는데|넣은게|샀는데)?.{{0,4}}{RATE}.{{0,6}}(?:{MOVING})",
        r"얼마|면$|면요$|남",
        unless=NO_VALUE,
        longest=34,
    ),
    intent(
        "calc.value_moved",
        24,
        rf"^(?:그럼|그러면|만약에?)?(?:반대로)?{RATE}(?:정도|쯤|더)?(?:{MOVING})",
        unless=NO_VALUE,
        about=r"^calc:value_moved",
        longest=20,
    ),
)
