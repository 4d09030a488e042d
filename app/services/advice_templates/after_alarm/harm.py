"""What a fraud has already done, from all that the customer wrote in this talk, and what is happening now (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.services.advice_templates.intents.fraud.papers import BANK_KEYS, CODES, PAPERS
from app.services.advice_templates.normal_form import NormalForm
from app.services.persons import FRIENDS, KIN

MONEY = re.compile(
    r"(?<![안못])(?:보냈|보내(?:버렸|고말|셨)|부쳤|부치셨|(?:입금|송금|이체)하셨|넣으셨|건네셨|입금(?:했|해버|해줬)|이체(?:했|해버|해줬|됐)|송금(?:했|해버|해줬)|넣었|넣어(?:줬|버렸)|빠져나가(?:고|는|요)|빠져나갔|털렸|인출됐|출금됐|결제됐|건넸|건네(?:줬|버)|받아갔|가져갔|뜯겼)"
    r"|(?:현금|[만천백억]원)(?:으로|을|을다)?.{0,8}(?<![안못])줬|"
    r"(?:\d+|[만천백]|원|돈|회비|수수료|보증료|보증금|입장료|가입비|세금|이미|벌써)(?:을|를|은|는|도|이나|원)?(?:다|먼저|전부)?(?<![안못])냈"
)
#: Sent, with no word of what: it is what the message before asked for.
SENT_ALONE = re.compile(
    r"^(?:네|아|이미|벌써|방금|다|아까|그래서|근데|그냥|그거|그건|사진(?:은|을)?)*(?:다)?(?:보냈|보내줬|보내버렸|찍어보냈|줬|줘버렸)(?:어요?|는데요?|습니다|지요?|죠|다|음|네요?)*$"
)
#: What may be sent without a 원 leaving the account.
NOT_MONEY = re.compile(
    rf"{PAPERS}|{CODES}|사진|서류|사본|체크카드|유심|명함|공문|문서|문자|카톡|링크|메일|주소|물건|택배"
)
SURELY_MONEY = re.compile(
    r"회비|수수료|\d만|[일이삼사오육칠팔구십백천]만|원|돈|입금|이체|송금|현금|빠져나|털"
)
#: Money gone, in the clipped style of messages: 공탁금 2천 보냄.
SENT_CLIPPED = re.compile(r"(?<![안못])(?:보냄|부침|입금함|송금함|이체함|넣음|결제함|뜯김|털림)")
INSTALLED = re.compile(
    r"(?<![안못])(?:깔았|깔렸|깔아(?:버렸|줬)|설치(?:했|됐|해버|해줬))|원격|시키는대로|저절로|멋대로|혼자"
)
OPENED = re.compile(r"(?<![안못])(?:눌렀|눌러(?:버|봤)|클릭했|열어봤|열었)")
JUST_SAID = 12  # syllables: what was opened is what the talk is about
DEVICE = re.compile(
    r"(?<![안못])(?:깔았|깔렸|깔아(?:버렸|줬)|설치(?:했|됐|해버|해줬))|깔(?:라고|래서|라길래|라해서|라고해서).{0,6}깔(?:고|아서)|(?:앱|어플|프로그램)(?:을|를)?깔고|(?:앱|어플|깔|설치|원격|링크).{0,26}시키는대로(?:다)?(?:했|하고|눌렀)"
    r"|(?:링크|문자|주소|url|청첩장|부고|초대장|안내장).{0,10}(?<![안못])(?:눌렀|눌러(?:버|봤|서)|클릭(?:했|해서)|들어갔|들어가서|열었)|(?:파일|앱|어플)(?:이|가)?(?:저절로|자동으로)?(?:다운|내려받|받아졌|설치됐|깔렸)|원격(?:으로)?(?:연결|접속|제어)?(?:했|해줬|됐|되고)"
    r"|(?:화면|폰|휴대폰|핸드폰|휴대전화).{0,6}(?:저절로|제멋대로|멋대로|혼자)"
)
SECRETS = re.compile(
    rf"(?:{PAPERS}|{CODES}|계좌번호|{BANK_KEYS}|통장|체크카드|유심|개인정보).{{0,18}}(?<![안못])(?:보냈|보내줬|알려줬|알려주고|넘겼|넘겨줬|불러줬|찍어줬|찍어보냈|입력했|넣었|써넣|적었|줬어|줬는데|건넸|맡겼|말했|말해줬)"
    rf"|(?:신분증|주민번호|{CODES}|{BANK_KEYS})(?:도|까지)(?:다)?(?:요)?$"
)
DEMANDED = re.compile(
    rf"(?:{PAPERS}|{CODES}|계좌번호|{BANK_KEYS}|통장사본|개인정보|얼굴|셀카).{{0,10}}"
    r"(?:달래|달라|보내래|보내라|찍으래|찍어서보내|불러달|알려달|요구|물어(?:봐|보|봤))"
)
PAYMENT_STOPPED = re.compile(
    r"(?:지급정지|정지).{0,8}(?:했|됐|걸었|시켰)|(?:은행|112|경찰|고객센터).{0,8}(?:전화|신고|연락|말|얘기)(?:는|은|도)?(?:했(?!더니(?:맞|진짜)|는데(?:맞|진짜|안|통화))|하고왔|해놨|마쳤)"
)
DEVICE_OFF = re.compile(
    r"비행기모드(?:로|는)?(?:했|바꿨|켰|해놨|해뒀)|(?:전원|폰|핸드폰|휴대폰|휴대전화)?(?:을|은)?(?:껐|끄고)"
)
#: What was handed over, told in a word, where the talk is about papers, telephones or a name that was lent.
HANDED_OVER = re.compile(
    r"(?<![안못])(?:넘겼|넘겨(?:줬|버렸)|보냈|개통(?:했|해줬)|만들어줬|뚫어줬|팔았|빌려줬|맡겼)"
)
NOW = r"(?:지금|방금|현재|아직|계속)"
#: What a message tells that is happening, the most pressing first: the names of the guides' alarms.
HAPPENING = {
    "device": DEVICE,
    "door": re.compile(
        rf"{NOW}.{{0,20}}(?:문|현관|초인종|벨|앞|밖|아래|복도).{{0,12}}(?:두드|두들|차[고는요네면]|누르|눌러|흔들|부수|소리|와있|있어|있대|서있|기다)"
        r"|(?:문|현관|초인종|벨)(?:을|를|도)?(?:막|계속|자꾸|쾅쾅|마구|또|지금|발로)*(?:두드려(?:요|서|대)|두드립|두드리|두들기|두들겨|차요|차고|차면서|찹|차대|차는데|눌러요|누르|흔들|부수)(?!면(?!서)|던|고갔|고가|러|신|셨|며인사)"
        r"|(?:지금|방금).{0,10}(?:집|문|가게|회사)(?:앞|밖)?(?:에|까지|으로)?(?:찾아)?왔|(?:집|문|가게|회사)(?:앞|밖)?(?:에|까지|으로)?(?:찾아)?왔(?:어요?|습니다|는데|네요)?(?:지금|방금)"
        r"|(?:문|현관|초인종|벨).{0,6}(?:두드리|두들기|차|누르|흔들|부수)고있|(?:문|집|현관)(?:앞|밖)에(?:와|서)있(?:어|대|는)"
    ),
    "danger": re.compile(
        r"죽여|죽이겠|죽인[다대]|죽이러|죽일거|칼(?:을|로|들)|찌르|찔러|불(?:을)?질러|불지른|장기|손가락|목을|파묻|묻어버"
    ),
    "breaking_in": re.compile(
        r"(?:문|현관|자물쇠|비밀번호)(?:을|를)?(?:강제로|억지로)?(?:따고|부수고|뜯고|뚫고|따서|부숴|열고).{0,6}(?:들어|온|간|쳐들|들이닥)|쳐들어(?:온|오|간|가)|들이닥(?:친|치)"
    ),
    "child": re.compile(
        r"(?:애|아이|아들|딸|자식|손주|손녀|손자)(?:들)?(?:이|가|의|네)?(?:다니는)?(?:학교|유치원|어린이집|학원).{0,10}(?:찾아|간다|가겠|간대|온다|온대|알린|알리|전화|기다)|(?:애|아이|아들|딸|자식)(?:들)?(?:을|를|한테|까지|도)?.{0,6}(?:해코지|가만(?:히)?안|데려가|데리고간|조심하|다치게|무사)"
    ),
    "cash_gone": re.compile(
        r"현금(?:으로|을)?.{0,10}(?<![안못])(?:줬|드렸)(?:어|습|는데|다|음|지)|(?:현금|돈|봉투|골드바|[만천백]원|원)(?:을|를|으로)?.{0,16}(?:건넸|건네(?:줬|주셨|드렸|셨|버)|(?:전|지난)달했|넘겨줬|넘겨주셨|받아갔|가져갔|들고갔)"
    ),
    "cash": re.compile(
        r"현금.{0,20}(?:찾아|찾으|뽑|인출|준비).{0,24}(?:주라|건네|(?:전|지난)달|두라|두래|맡기|받으러|온대|온다|가지러)|(?:현금|돈).{0,10}(?:받으러|가지러|걷으러)(?:온|오|간|보낸)"
    ),
    "incoming": re.compile(
        r"(?:모르는|잘못|처음보는|이상한|낯선|누군지모르).{0,12}(?:돈|입금|[만천백]원|원).{0,12}(?:들어왔|들어와|입금됐|입금되|입금했|보냈)|(?:들어왔|들어와|입금됐).{0,20}잘못(?:보냈|입금|부쳤)"
        r"|(?:통장|계좌)(?:에|으로|로).{0,6}(?:누가|누군가).{0,14}(?:보냈|넣었|입금)|(?:누가|누군가).{0,10}(?:통장|계좌)(?:에|으로|로).{0,14}(?:보냈|넣었|입금)"
    ),
}

#: Pictures that are spread or threatened to be, and what makes it a matter of debt.
IMAGES = re.compile(r"(?:알몸|나체|몸|그|야한|신체|제|내|우리)?(?:사진|영상|동영상)|몸캠|딥페이크")
SPREADING = re.compile(
    r"뿌린|뿌리|퍼뜨|유포|올린(?:다|대)|올리겠|올렸|올려|(?:한테|에게)(?:다|까지)?(?:보낸(?:다|대)|보내겠)|(?:사진|영상|얼굴)(?:을|를|은)?(?:다|전부|싹|모두)?보낸(?:다|대)|돌린(?:다|대)|돌리겠|공개|협박"
)
FOR_A_DEBT = re.compile(r"빚|빌린|빌렸|빌려|사채|대부|업자|이자|추심|갚|대리입금|연체|대출|채권")
#: Filmed in a video call: the threat is in the word.
FILMED = re.compile(
    r"몸캠.{0,16}(?:찍|당|걸|돈|달래|달라|보내|퍼|협박)|(?:영상통화|화상통화|화상채팅).{0,24}(?:찍혔|찍힌|녹화).{0,24}(?:돈|달래|달라|보내|퍼|뿌|협박|올린)"
)
#: Somebody else is told to be the victim.
ANOTHER = rf"(?:{KIN}|{FRIENDS}|동료)"
BEFELL_OTHER = re.compile(
    rf"(?:당한|당했다는|속은){ANOTHER}|{ANOTHER}(?:가|이|께서|도).{{0,24}}(?:당했|당하셨|속았|속으셨|보내셨|보냈대|알려주셨|건네셨|당한것|(?:찾으러|뽑으러|인출하러|보내러|부치러|송금하러|이체하러)(?:가|나)|(?:보내|부치|송금하|이체하|넣으|찾으|뽑으)려)"
)

#: Somebody close is told to be the one who does it; who only asks the customer for it does not.
KIN_DOES = re.compile(rf"(?:{KIN}|{FRIENDS})(?:님)?(?:이|가|께서|은|는|도)(?!라면서|라며|인데)")
ASKED_OF_ME = re.compile(
    r"(?:나|저|내|제)(?:한테|에게|보고|더러)|(?:내|제|본인)(?:통장|계좌|명의|이름|폰|카드)|소개|추천|같이하|하자|해달|부탁"
)
#: A name and a password typed where somebody else reads them.
LOGGED_IN = re.compile(
    r"(?:아이디|비번|비밀번호|계정).{0,8}(?<![안못])(?:넣었|입력했|쳤|적었|알려줬|넣어버|넣고)|로그인(?:을)?(?:했|해버|해줬|하고)"
)


@dataclass(frozen=True, slots=True)
class Harm:
    """What has left the customer's hands."""

    money: bool = False
    device: bool = False  # somebody else may be in the telephone
    secrets: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What the customer has done against it."""

    payment_stop: bool = False
    device_off: bool = False


def harm_told(messages: Iterable[NormalForm]) -> Harm:
    """What the messages tell of."""
    told = [message.compact for message in messages]
    given = [gives_papers(*pair) for pair in zip(["", *told], told, strict=False)]
    return Harm(
        money=any(
            tells_of_money(text) and not papers and not HAPPENING["incoming"].search(text)
            for text, papers in zip(told, given, strict=True)
        ),
        device=any(DEVICE.search(text) for text in told),
        secrets=any(given) or any(SECRETS.search(text) for text in told),
    )


def gives_papers(asked: str, told: str) -> bool:
    """Whether ``told`` says that something went, and what was asked for just before are papers or secrets."""
    return SENT_ALONE.search(told) is not None and DEMANDED.search(asked) is not None


def done_told(messages: Iterable[NormalForm]) -> Done:
    """What the messages say was done already."""
    told = [message.compact for message in messages]
    return Done(
        payment_stop=any(PAYMENT_STOPPED.search(text) for text in told),
        device_off=any(DEVICE_OFF.search(text) for text in told),
    )


def happening_in(message: NormalForm) -> str | None:
    """What a message tells that is happening now."""
    told = message.compact
    return next((name for name, pattern in HAPPENING.items() if pattern.search(told)), None)


def only_asked_for(message: NormalForm) -> bool:
    """Whether papers or secrets are asked for, and nothing is told to have gone."""
    told = message.compact
    return DEMANDED.search(told) is not None and harm_told([message]) == Harm()


def only_opened(message: NormalForm) -> bool:
    """Whether a link was opened and nothing is told that came in by it."""
    told = message.compact
    opened = DEVICE.search(told) or (OPENED.search(told) if len(told) <= JUST_SAID else None)
    return opened is not None and INSTALLED.search(told) is None


def money_came(messages: Iterable[NormalForm]) -> bool:
    """Whether somebody else's money is in the customer's account."""
    return any(HAPPENING["incoming"].search(message.compact) for message in messages)


def threatens_with_images(message: NormalForm) -> bool:
    """Whether a message tells that somebody spreads pictures, or threatens to."""
    told = message.compact
    return filmed(message) or (IMAGES.search(told) is not None and SPREADING.search(told) is not None)


def filmed(message: NormalForm) -> bool:
    """Whether a message tells that somebody was filmed in a video call and is pressed with it."""
    return FILMED.search(message.compact) is not None


def for_a_debt(messages: Iterable[NormalForm]) -> bool:
    """Whether a debt is told."""
    return any(FOR_A_DEBT.search(message.compact) for message in messages)


def befell_other(message: NormalForm) -> bool:
    """Whether a message tells that somebody close was deceived."""
    return BEFELL_OTHER.search(message.compact) is not None


def kin_does(message: NormalForm) -> bool:
    """Whether a message tells that somebody close, and not the customer, does what it tells of."""
    told = message.compact
    return KIN_DOES.search(told) is not None and ASKED_OF_ME.search(told) is None


def logged_in(messages: Iterable[NormalForm]) -> bool:
    """Whether a name and a password were typed into what a stranger sent."""
    return any(LOGGED_IN.search(message.compact) for message in messages)


def handed_over(messages: Iterable[NormalForm]) -> bool:
    """Whether something was handed over, whatever it was."""
    return any(HANDED_OVER.search(message.compact) for message in messages)


def speaks_of_it(message: NormalForm) -> bool:
    """Whether a message tells of what a fraud takes, of what is happening in one or of what was done against it."""
    told = harm_told([message]) != Harm() or done_told([message]) != Done()
    return told or happening_in(message) is not None or handed_over([message])


def tells_of_money(text: str) -> bool:
    """Whether money went: papers and messages are sent too."""
    if MONEY.search(text) is None and SENT_CLIPPED.search(text) is None:
        return False
    return NOT_MONEY.search(text) is None or SURELY_MONEY.search(text) is not None
