"""Wishes to divide an amount: over months, among people, over the days until the next income."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import BARE, COUNT, LEAD, NATIVE, SUM, TERM

BY_COUNT = r"(?:(?<![가-힣])|(?<=원))(?:둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열)"
PARTS = rf"(?:(?:{COUNT}|{NATIVE})(?:명|사람|번|회|차례|등분|으?로)|{BY_COUNT}(?:이서|서|이)?)"
DIVIDED = r"나누|나눠|나눌|나눈|쪼개|쪼갤|등분|분할|[엔n]빵|더치|인당|똑같이"
NO_DIVIDING = r"%|대출|빌|빚|카드론|현금서비스|리볼빙|갚|남았|남은|적금|예금|차할부|자동차|썼|결제했|긁었|사기|유산|상속|재산"

DIVIDING_INTENTS: tuple[Intent, ...] = (
    intent(
        "calc.split_price",
        28,
        SUM,
        TERM,
        rf"할부|무이자|{DIVIDED}",
        r"얼마|얼만|몇만|계산|면|씩",
        unless=NO_DIVIDING,
        longest=36,
    ),
    intent(
        "calc.split_price",
        28,
        SUM,
        rf"{PARTS}(?:으로|에)?.{{0,4}}(?:{DIVIDED}|내면|내기로|부담)|(?:{DIVIDED}).{{0,4}}{PARTS}",
        r"얼마|얼만|몇만|계산|면|씩",
        unless=NO_DIVIDING,
        longest=36,
    ),
    intent(
        "calc.split_price",
        27,
        rf"{BARE}|^{LEAD}{PARTS}(?:서|으로|에)?(?:나누|나눠|내)?(?:이?면|라면|은|는|하면|내면)*(?:요|얼마(?:예요|야|씩)?)?$",
        longest=20,
        about=r"^calc:split_price",
    ),
    intent(
        "calc.split_price",
        26,
        r"나머지|남은|남는",
        rf"{PARTS}(?:으로|에)?.{{0,4}}(?:{DIVIDED}|내|갚)|{TERM}.{{0,4}}(?:{DIVIDED})|(?:{DIVIDED}).{{0,4}}{PARTS}",
        unless=rf"{SUM}원|사기|유산|상속|재산",
        longest=26,
        about=r"^calc:(?:rest_after|arrears|split_price)",
    ),
    intent(
        "calc.split_price",
        33,
        SUM,
        TERM,
        r"(?:나눠|나누어|나눠서|쪼개)(?:서)?(?:갚|상환|내)",
        r"얼마|얼만|몇만|씩",
        unless=r"%|금리|조정|회생|워크아웃|빌리|받으면|적금|예금",
        longest=36,
    ),
    intent(
        "calc.split_salary",
        36,
        rf"연봉(?:이|은|으로)?(?:세전|세후)?(?:{SUM}|\d{{4}})",
        r"(?:한달|월|매달)(?:에|급)?(?:은|이|으로)?(?:얼마|얼만|몇)",
        unless=r"대출|빌리|한도|빚|협상|실업급여",
        longest=30,
    ),
    intent(
        "calc.per_day",
        31,
        r"하루에?(?:에)?(?:얼마|얼만|몇만?원?)(?:씩|나|까지|정도)*(?:을|를)?(?:써|쓰|쓸|살)|하루(?:에)?쓸수있는(?:돈|금액)|하루(?:에)?얼마꼴|하루(?:치)?(?:생활비|예산).{0,4}(?:얼마|몇)",
        unless=r"이자|빚|갚|붙|연체|적금|모으|보통|평균|썼|지난|식비|배달",
        longest=50,
    ),
    intent(  # to come through on so much until a day
        "calc.per_day",
        31,
        r"까지|동안|(?:며칠|일주일|열흘|보름)(?:을|은)?",
        rf"{SUM}(?:으로|로|만으로|가지고|갖고|만가지고|만갖고|만)+.{{0,6}}(?:버텨야|버티어야|버텨봐야|버티려|버틸|살아야|살아남|지내야|견뎌야|나야(?:해|하|돼|되))",
        unless=r"대출|빚|카드값|이자|적금|어떻게버|어떻게살",
        longest=40,
    ),
    intent(
        "calc.per_day",
        27,
        r"\d{1,2}일|열흘|보름|(?:일|1|이|2)주일?|월급날",
        unless=r"카드값|결제|연체|이자|밀",
        longest=24,
        about=r"^calc:per_day",
    ),
)
