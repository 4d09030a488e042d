"""Offers that nobody asked for: loans by text message, losses to be won back, products that are pressed on."""

from __future__ import annotations

from app.services import persons
from app.services.advice_templates.intents.intent import Intent, intent
from app.services.persons import SWEETHEARTS

KIN = rf"(?:{persons.KIN}|{SWEETHEARTS}|친구|전남편|전처)"
PAID = r"(?<![안못])(?:냈|결제했|결제함|보냈|입금했|송금했|가입했)"
#: A message from an office, with something in it to open.
SENT = r"(?:국세청|세무서|홈택스|건강보험|건보|공단|연금|법원|경찰|검찰|은행|카드사|택배|우체국|통신사|정부|지원금|환급금?|과태료|범칙금|청첩장|부고|관세|통관|세관|해외직구|배송|쇼핑몰).{0,14}(?:문자|카톡|메일|링크|알림|주소|앱)"

OFFER_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.loan_ads",
        33,
        r"대출|대부|광고|스팸",
        r"문자|전화|카톡",
        r"자꾸|계속|엄청|통씩|그만|보내|스무통|번호.*어떻게알|쏟아",
        unless=r"추심|독촉|갚으라|연체|밀린",
    ),
    intent(
        "info.recovery_scam",
        18,
        r"리딩방|원금(?:을)?(?:복구|회복)|손실(?:을)?(?:복구|회복|보전)|수익(?:을)?보장",
        r"해준|해볼까|한다|하는데|할까|믿|괜찮|진짜|가입|들어(?:가|갔|와)|해주겠|입장료|회비|유료|초대|내(?:라|래)|이래|한대|준대|찍어|알려|따라|수익|벌|교수|선생|매니저|추천|하고있|하는중|있어",
        unless=rf"당했|신고|잃|{PAID}",
    ),
    intent(
        "info.tip_room_paid",
        18,
        r"리딩방|종목추천방|주식방|코인방|유료방|vip방",
        PAID,
        unless=r"안냈|안보냈|출금|수익금|세금|잃|날렸|당했",
        longest=60,
    ),
    intent(
        "info.pushed_product",
        34,
        r"(?:펀드|els|금융상품|상품|연금|적금)(?:를|을|에|도)?.{0,4}(?:들라|들래|가입하라|하라|권하|권유|추천해서|들어도)|원금(?:은|이)?(?:안까먹|안잃)",
        unless=r"해지|깨|당했|속았|손실|났",
    ),
    intent(  # asked before it is opened
        "info.suspicious_message",
        17,
        SENT,
        r"눌러(?:볼까|볼가|도|봐도|야)|누를까|누르면|열어(?:볼까|도|봐도|야)|클릭(?:해|할|하)(?:도|까|볼까|면)|들어가(?:볼까|도|봐도|면)|확인해(?:볼까|도)|깔(?:까|아도|아야)|설치(?:할까|해도|해야)",
        unless=r"눌렀|열었|깔았|클릭했|설치했|공식앱|앱스토어",
        longest=50,
    ),
    intent(
        "info.app_installed",
        17,
        r"앱|어플|업데이트",
        r"(?:은행|카드사|통신사|기관|상담원|직원|고객센터|보험사)(?:에서|가|이|원이)?.{0,14}(?:하래서|하라고해서|하라길래|하라해서|래서|라고해서|라길래)",
        r"깔았|설치했|업데이트했|눌렀",
        unless=r"원격|시키는|검찰|경찰|금감원|전화(?:로|가|해서)|통화|이상|저절로",
        longest=50,
    ),
    intent(
        "info.link_opened",
        7,
        rf"{KIN}(?:가|이|께서|한테서?|에게서?).{{0,8}}(?:보내|보낸|받은|공유)",
        r"링크|주소|청첩장|부고|초대장|문자",
        r"열어봤|열었|눌렀|눌러봤|들어가봤|들어갔|클릭했",
        unless=r"모르는|이상|시키|깔았|앱|해킹|사칭|폰(?:이)?고장|돈|비밀번호|입력",
        longest=50,
    ),
    intent(
        "info.unlawful_ad",
        17,
        r"사채|불법대출|당일대출|급전|무직자대출|누구나대출",
        r"광고|문자|전단|카톡|명함",
        r"된대|준대|가능|왔|받았|뜨|봤|나왔|될까|써볼",
        unless=r"썼|빌렸|빌린|갚|독촉|협박|추심|이자(?:가|를)?(?:밀|못)",
        longest=50,
    ),
    intent(
        "info.unlawful_ad",
        17,
        r"써볼까|쓸까|빌려볼까|빌릴까|해볼까|받아볼까|써두|신청해볼까|빌리면안|써도(?:되|돼|괜찮)|써볼래|급한데",
        about=r"^info:(?:unlawful_ad|loan_ads|private_loan|proxy_payment)",
        longest=30,
    ),
    intent(  # a husband or a child who borrowed in the customer's name
        "info.name_used",
        16,
        rf"{KIN}(?:님)?(?:가|이|께서|도)",
        r"(?:제|내|저희)(?:이름|명의)(?:으로|로)?(?:도|까지|만)?|명의(?:를)?도용|몰래",
        r"(?:대출|카드|빚|카드론|현금서비스|할부).{0,14}(?:받|썼|만들|냈|빌렸|했|있)",
        unless=r"제가(?:받|해줬|서명|빌려)|허락|동의|빌려줬|해줬|받아줬|받아달|만들어달|보증|받자|하자|쓰자|만들자|하재|받재|려고|달라|달래|까봐",
        longest=60,
    ),
    intent(
        "info.phishing_prevent",
        30,
        r"(?:피싱|스미싱|사기).{0,6}(?:예방|교육|조심|안내|주의)",
        unless=r"뻔|당했|보냈|입금했|송금했|깔았|눌렀|앱|링크",
        longest=40,
    ),
    intent(
        "info.phishing_anyone",
        34,
        r"당할수|당하나|당할까|속을수|속을까|걸릴수|모르게",
        about=r"^info:phishing|^term:(?:voice_phishing|smishing)",
        longest=30,
    ),
    intent(
        "info.proxy_borrowed",
        17,
        r"대리입금|댈입|대입금",
        r"빌렸|빌린|썼|했는데|했어요|받았",
        unless=r"협박|신상|사진|당했|알바|이자|빌릴까|해도",
        longest=50,
    ),
    intent(
        "info.proxy_parents",
        37,
        r"부모|엄마|아빠|가족|선생|학교|집에",
        r"말(?:을|도|은)?(?:못|하면|해야|할)|알면|알게|혼나|혼날|무서|모르게|들키|몰래",
        about=r"^info:proxy",
        longest=34,
    ),
)
