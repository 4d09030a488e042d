"""Taxes asked on about: what comes back and when, what is owed and cannot be paid at once."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

TAXES = r"(?<![전월취])세금|국세(?!청)|지방세|부가세|부가가치세|종소세|종합소득세|소득세|재산세|자동차세|주민세|양도세|취득세"

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
)
