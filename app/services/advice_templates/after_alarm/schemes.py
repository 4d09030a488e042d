"""By which known scheme somebody is being deceived, from what a message tells: the names are the guides' alarms (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.services.advice_templates.normal_form import NormalForm
from app.services.persons import KIN

OFFICE = r"검찰|검사|경찰|수사|형사|금감원|금융감독원|국정원|은행직원|보이스피싱|피싱|사기|이상한(?:사람|전화|데)|수상한|모르는사람"
ON_THE_LINE = r"통화(?:를)?(?:하고|하는|중|하셔|하세|하시|해)|전화(?:를)?(?:받고|하고|하는|하셔|하세|하시|붙)|전화(?:를)?(?:안|못)끊|끊지(?:를)?않"
KIN_HAS = rf"(?:{KIN})(?:님)?(?:가|이|께서|은|는|랑)?"
PINS = "pins"  # numbers of vouchers
VOUCHER = r"상품권|문상|컬쳐랜드|기프트카드|구글(?:플레이)?카드|구글기프트|핀번호"
ROOM = r"호텔|모텔|숙소|여관|고시원|펜션"
PHONE = r"폰|핸드폰|휴대폰|휴대전화|공기계"
TOLD_TO = r"(?:으|하)?(?:라고|라(?:했|해|하)|래|라는|라니|라면서|라며|라네|라던|랬)"
#: Money of others that somebody takes in, draws and hands on, as work or as a favour.
#: What may be in it nobody says; only to be taken from one and given to another, for pay.
PARCEL = r"택배|상자|박스|물건|소포|서류|봉투|가방|쇼핑백"
WORK = r"알바|일당|부업|일자리|구직|고수익|고액"
PASSED_ON = r"인출|뽑|찾아|코인|(?<!지)전달|보내|송금|이체|환전|건네|넘기|넘겨|무통장|입금|갖다"
#: The most telling first.
SCHEMES = {
    "courier": re.compile(
        rf"(?:내|제|본인)?(?:통장|계좌)(?:로|에|으로)(?:돈|현금|입금)?(?:을|이)?.{{0,6}}(?:받아서?|받고|들어오면|들어온(?:돈|거)|입금되면).{{0,16}}(?:{PASSED_ON}).{{0,10}}(?:알바|일이|일을|래|라고|된대|된다|했|해주면|하면)"
        rf"|(?:돈봉투|현금|돈|봉투)(?:을|를)?.{{0,10}}(?:받아서?|받아다|수거해|걷어|걷는).{{0,12}}(?:{PASSED_ON})(?:.{{0,12}}(?:알바|일이|일을|래|라고|된대|된다)|했|하는|해줬|줬|주는|하면)"
        rf"|(?:알바|일당|부업|일자리|구직).{{0,20}}(?:현금|돈|봉투)(?:을|를)?.{{0,8}}(?:받아|수거|걷|인출|뽑).{{0,14}}(?:{PASSED_ON})|수거책|인출책|전달책|현금수거"
        rf"|(?:통장|계좌)(?:로|에|으로)?들어온(?:돈|거|현금).{{0,6}}(?:뽑|찾|인출).{{0,8}}(?:전해|전달|건네|넘|갖다)"
        rf"|(?:돈|현금|입금)(?:을|를)?.{{0,8}}받아서?.{{0,8}}(?:코인|상품권|달러|환전|바꿔).{{0,16}}(?:{WORK}|수수료|수고비|준다|준대|주면|하래|한대)"
        rf"|(?:{WORK}).{{0,24}}(?:{PARCEL}).{{0,10}}(?:받아|수거|찾아|픽업).{{0,10}}(?:전달|전해|갖다|넘기|두고).{{0,6}}(?:만|기만|하면|주면)"
        rf"|(?:{PARCEL}).{{0,10}}(?:받아|수거|찾아|픽업).{{0,10}}(?:전달|전해|갖다|넘기|두고).{{0,6}}(?:만|기만|하면|주면).{{0,16}}(?:{WORK}|수수료|수고비|만원|돈(?:을)?준)"
        r"|(?:현금|돈)(?:을|를)?(?:수거|걷으러|받으러)(?:하는|다니는|가는).{0,4}(?:알바|일)|카드(?:를)?.{0,6}(?:여러장|받아).{0,14}(?:뽑|인출).{0,10}(?:알바|일)"
    ),
    "switch": re.compile(
        r"(?:기존|원래|쓰던|있던|지금|현재)(?:에|있는|쓰는|받은)?(?:대출금?|빚|카드론|거|꺼|것|건)(?:을|를|부터|은)?.{0,14}(?:갚으(?:라|래|란|랍)|갚아야(?:한|된|하|돼|해)|상환(?:부터|을|먼저)?하(?:라|래)|상환해야|정리하(?:라|래)|보내(?:라|래)|입금하(?:라|래))"
    ),
    "office": re.compile(
        r"(?:검찰|검사|수사관|수사기관|경찰|형사|금감원|금융감독원|국정원|법원).{0,20}(?:대포통장|명의(?:가|를)?도용|(?:내|제)(?:명의|이름|통장|계좌)(?:로|가|이).{0,14}(?:만들|개설|개통|연루|사용|쓰였|쓰인|범죄)|범죄(?:에)?(?:연루|가담|사용)|자금세탁|피의자|공범)(?!.{0,20}(?:처벌|출석요구서|우편))"
    ),
    "kidnapped": re.compile(
        r"납치.{0,20}(?:전화|연락|문자|돈|보내|입금|목소리|우는|끊지)|(?:전화|연락|문자|목소리).{0,20}납치"
    ),
    "on_call": re.compile(
        rf"{KIN_HAS}.{{0,20}}(?:{OFFICE}).{{0,12}}(?:{ON_THE_LINE})|(?:{OFFICE}).{{0,10}}{KIN_HAS}.{{0,6}}(?:{ON_THE_LINE})"
    ),
    "isolated": re.compile(
        rf"(?:{ROOM}).{{0,16}}혼자.{{0,6}}(?:있|들어가|가){TOLD_TO}|혼자.{{0,10}}(?:{ROOM}).{{0,10}}(?:있|가|들어가|잡){TOLD_TO}"
        rf"|(?:{PHONE})(?:을|를|만|도)?.{{0,6}}(?:새로|하나|따로).{{0,4}}(?:개통|만들|사).{{0,14}}{TOLD_TO}|새(?:{PHONE}).{{0,16}}{TOLD_TO}"
    ),
    PINS: re.compile(
        rf"(?:{VOUCHER}).{{0,20}}(?:핀|번호|코드|찍어|보내|보냈|불러|알려|달래|달라)|(?:{VOUCHER}).{{0,12}}(?:사서|샀|사오|사달)"
    ),
    "posing": re.compile(
        rf"(?:{KIN})(?:이|가|인데|라며|라면서|라고|나|나야|난데)?.{{0,8}}(?:{PHONE}|액정)(?:이|을|도)?.{{0,8}}(?:고장|깨|나갔|잃어|물에|수리|맡겼)"
    ),
}


def scheme_in(message: NormalForm) -> str | None:
    """The scheme that a message tells of."""
    told = message.compact
    return next((name for name, pattern in SCHEMES.items() if pattern.search(told)), None)


def scheme_told(messages: Iterable[NormalForm]) -> str | None:
    """The scheme that the messages tell of, the newest first."""
    return next(filter(None, map(scheme_in, reversed(list(messages)))), None)


def sends_vouchers(messages: Iterable[NormalForm]) -> bool:
    """Whether what goes to the deceiver are the numbers of vouchers: no bank stops those."""
    return any(SCHEMES[PINS].search(message.compact) for message in messages)
