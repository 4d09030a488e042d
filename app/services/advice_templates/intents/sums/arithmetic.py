"""Wishes for plain reckoning: a share of an amount, a price reduced, sums and differences."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import RATE, SUM

#: A loan, a deposit, a debt: reckoned elsewhere.
OTHERWISE = r"이자|금리|대출|빌|빚|연체|밀린|갚|예금|적금|연\d|수수료|세금|카드론|현금서비스|리볼빙|수익|주식|코인|한도|통장|잔액|깎아(?:준|주)|감면|탕감|사기|합법|불법|dsr|점수"

#: An amount with its unit: 70만원, 12,000원.
MONEY = r"\d[\d,.]*[백천]*(?:(?:만|억)\d*[백천]*원?|원)"
SPANS = r"하루|매일|매달|한달|1년|개월|\d년|\d일|\d월|식비|교통비|지출"

ARITHMETIC_INTENTS: tuple[Intent, ...] = (
    intent(
        "calc.arithmetic",
        24,
        rf"{MONEY}(?:의|에서|중에서?){RATE}",
        r"얼마|얼만|몇만|이면|면$|면요$|할인",
        unless=rf"{OTHERWISE}|{SPANS}",
        longest=32,
    ),
    intent(
        "calc.arithmetic",
        24,
        rf"{RATE}(?:할인|세일|깎)|(?:할인|세일){RATE}",
        MONEY,
        r"얼마|원래|정가|면",
        unless=rf"{OTHERWISE}|{SPANS}",
        longest=32,
    ),
    intent(
        "calc.arithmetic",
        24,
        rf"{MONEY}.{{0,8}}{MONEY}",
        r"몇%",
        unless=rf"{OTHERWISE}|올랐|줄었|늘었|월급에서|{SPANS}",
        longest=32,
    ),
    intent("calc.arithmetic", 24, rf"{SUM}(?:을|를|에)?(?:곱하기|x|×)\d", unless=OTHERWISE, longest=26),
    intent(
        "calc.arithmetic",
        30,
        rf"{MONEY}(?:에서|빼기).{{0,10}}{MONEY}",
        r"빼면|빼기|제하면",
        unless=OTHERWISE,
        longest=30,
    ),
    intent(
        "calc.arithmetic",
        30,
        rf"(?:{MONEY}|\d{{4,}}).{{0,14}}(?:{MONEY}|\d{{4,}})",
        r"더하면|더하기|합하면|합치면|합쳐서|다해서",
        r"얼마|$",
        unless=rf"{OTHERWISE}|카드값|은행|캐피탈|카드|\d월",
        longest=50,
    ),
    intent(
        "calc.arithmetic",
        24,
        r"[가-힣]{2,}(?:이|가|은|는)?\d{1,4}(?:만원?)?(?:이랑|하고|이고|에|,)?[가-힣]{2,}(?:이|가|은|는)?\d{1,4}",
        r"더하면|합하면|합치면|합쳐서|합쳐|다해서|합은|합이",
        r"얼마|$",
        unless=rf"{OTHERWISE}|은행|캐피탈|카드|\d월(?!세|급)|\d일|\d명",
        longest=50,
    ),
    intent(
        "calc.arithmetic",
        24,
        r"\d.{0,4}에서(?:그걸|그거|그만큼)?(?:다)?(?:빼면|제하면)",
        unless=OTHERWISE,
        about=r"^calc:arithmetic",
        longest=20,
    ),
)
