"""What sounds like a fraud and has a calm answer: a card lent at home, a bank's app, a fee paid by card, money sent by mistake."""

from __future__ import annotations

from app.services import persons
from app.services.advice_templates.intents.fraud.lures import SENT_ON
from app.services.advice_templates.intents.intent import Intent, intent

AT_HOME = rf"(?:{persons.SPOUSES}|{persons.PARENTS}|{persons.CHILDREN}|{persons.SIBLINGS})"
#: Somebody who only gives themselves out for kin, or wants a name, an account or cash.
NOT_AT_HOME = r"카톡|문자|전화|메신저|폰|번호|비번|비밀|보내|보냈|모르는|사칭|라면서|라며|깡|현금|알바|통장|계좌|명의|몰래|업자|사채|수수료|카드론|서비스|대출|돈(?:을)?(?:준|빌)|연체|도용|훔쳐|안갚|안줘|빚"
BANK_APP = r"(?:은행|뱅킹|카드사?|증권사?|금융)(?:의|에서|이|가)?(?:공식)?(?:앱|어플)|(?:앱|어플)카드|(?:토스|카카오뱅크|카뱅)(?:앱)?"
#: Somebody told the customer to, or it is done already.
TOLD_TO = r"하래|하라|래서|라고해|라길래|시키|시켜|원격|직원|상담원|검찰|경찰|금감원|전화(?:가|로|해서|와서|받)|통화"
OPENED = r"(?<![안못])(?:눌렀|눌러버|깔았|깔아버|설치했|열었|클릭했|입력했|적었)"

SOUNDS_ALIKE_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.card_in_family",
        15,
        rf"{AT_HOME}(?:님)?(?:이|가|께서|한테|에게|께|는|은|도|랑|의)?",
        r"카드(?:를|도|만|좀|한장|하나|잠깐|잠시)*(?:빌려|쓰게|써도|쓰라고|쓴다고|쓰고싶|달래|달라|줬|줘도|주면|준거|빌린|같이(?:쓰|써))",
        unless=NOT_AT_HOME,
        longest=40,
    ),
    intent(
        "info.bank_app_new",
        16,
        rf"{BANK_APP}|(?<![가-힣])(?:앱|어플)",
        r"새(?:로)?(?:산|바꾼|핸드폰|휴대폰|폰)|(?:폰|휴대폰|핸드폰|기기)(?:을|를)?(?:바꿨|바꾸|새로|교체|변경|바꾼)|^.{0,10}은행(?:앱|어플)(?:을|를|은)?(?:어떻게|어디서|어디에서|처음)",
        r"깔|설치|옮|다운|받아|받나|받는|등록",
        unless=rf"{TOLD_TO}|{OPENED}|문자|링크|모르는|파일|사은품|공짜|개통",
        longest=44,
    ),
    intent(  # a notice that an app is to be had anew
        "info.lure_app_notice",
        16,
        rf"{BANK_APP}",
        r"(?:깔|설치하|업데이트하|다시받으|새로받으|내려받으|다운받으|바꾸)(?:으)?(?:라|래)|업데이트(?:안내|하라|문자)",
        r"문자|안내|공지|알림|카톡|메일",
        unless=rf"{OPENED}|원격|직원|상담원|상담사|검찰|경찰|금감원|전화(?:가|로|해서|와서|받)|통화|대출|돈|송금|이체|보냈",
        longest=44,
    ),
    intent(
        "info.lure_fee_by_card",
        7,
        r"로또|적중|번호(?:를)?(?:알려|찍어|예측)|리딩|종목|유료(?:회원|방|서비스)|vip|회원(?:비|가입)|가입비|강의|컨설팅",
        r"카드|결제(?:했|함|하고|했더니)|할부|긁었",
        r"환불|취소|해지|돌려(?:달|받|주)",
        unless=r"보냈|입금|송금|이체|계좌|대출|한도|코인|출금|수익금|헬스|학원|필라테스|요가|여행|숙소|또내|더내|작업",
        longest=60,
    ),
    intent(
        "info.lure_money",
        7,
        r"(?:저|나|제|내)(?:한테|에게|통장|계좌)(?:로|에|으로|에다)?|누가|누군가|다른사람|모르는(?:사람|분)|어떤(?:사람|분)",
        r"(?:잘못|실수로)(?:돈(?:을)?)?.{0,8}(?:보냈|부쳤|송금했|입금했|이체했|넣었|보낸|입금한|송금한)(?:다|대|데|거|돈)",
        unless=SENT_ON
        + r"|(?:제가|내가|저는|나는|남편이|아내가|엄마가|아빠가|회사에서)(?!받)|월급|급여|축의|환불|카드|링크|앱|문자를",
        longest=50,
    ),
)
