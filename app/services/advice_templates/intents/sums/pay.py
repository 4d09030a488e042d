"""Wishes for sums of a month's pay that is told: the share of it that goes to debts, what is left, how long that takes."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import BARE, LEAD, TERM

EARNED = r"(?:월급|소득|수입|급여|월수입|월소득|알바비|버는(?:돈|거|게))"
NUMBER = r"\d[\d,]*(?:백|천)?(?:만)?원?"
SHARE = r"비율|비중|몇%|몇할|대비|차지"
#: What a month's pay goes to, each with its amount.
ITEM = rf"[가-힣]{{2,}}(?:이|가|은|는)?{NUMBER}"
LEFT = (
    r"(?:얼마|몇만|얼만).{0,4}(?:남|갚|낼수|여유|모자라|부족)|남(?:아요|나요|는돈|을까|는게|는거)|모자라|적자"
)
OTHERWISE = r"대출받|빌리|빌릴|한도|금리|이자율|적금|예금|모으|퇴직|연봉|압류|회생|파산"

PAY_INTENTS: tuple[Intent, ...] = (
    intent(
        "calc.pay_told",
        26,
        EARNED,
        r"갚|상환|원리금|대출|빚|나가",
        SHARE,
        r"\d",
        unless=rf"{OTHERWISE}|dsr|줄이|적당|넘으면|안전|카드값|월세|식비|지출|쓴",
        longest=44,
    ),
    intent(
        "calc.pay_told",
        28,
        rf"^{LEAD}(?:월급|소득|수입|한달에?)?(?:은|는|이)?{NUMBER}(?:이?요|이에요|예요|임|입니다)?$",
        longest=20,
        about=r"^calc:pay_told",
    ),
    intent(
        "calc.left_over",
        23,
        rf"{EARNED}(?:은|는|이|가)?(?:세후)?{NUMBER}",
        rf"{EARNED}.{{0,12}}(?:{ITEM}).*(?:{ITEM})|에서.{{0,12}}{NUMBER}(?:을|를|만)?(?:빼면|쓰면|내면|나가면|쓰고|빼고|내고)",
        LEFT,
        unless=rf"{OTHERWISE}|%|올랐|줄었|으로줄|까지",
        longest=60,
    ),
    intent(
        "calc.left_lasts",
        23,
        r"^(?:그럼|그러면)?(?:그걸로|그돈으로|그거로|그만큼|그렇게|남은걸로|남는걸로|남는돈으로|다)*(?:다)?(?:갚으면|갚는데)?(?:몇년|몇달|몇개월|언제|얼마나걸)",
        unless=r"연체|밀린|모으|저축",
        longest=22,
        about=r"^calc:left_over",
    ),
    intent(
        "calc.needed_each",
        27,
        rf"{TERM}(?:안|만|동안|이내|내)?(?:에|으로|로)?(?:다|전부|모두|싹)?(?:갚으려면|갚을려면|갚으려고|갚고싶|갚자면|끝내려면|상환하려면|정리하려면)",
        unless=r"면책|회생|조정|모으|거치|씩갚",
        longest=40,
    ),
    *(
        intent(f"calc.{name}", 28, BARE, longest=24, about=f"^calc:{name}")
        for name in ("left_lasts", "needed_each")
    ),
    intent(
        "calc.within",
        23,
        rf"{TERM}(?:안|이내|내)(?:에|으로)?.{{0,4}}(?:되|돼|될|갚|끝|가능)",
        unless=r"신청|면책|회생|연체|조정|모으",
        longest=22,
        about=r"^calc:(?:left_over|payoff)",
    ),
)
