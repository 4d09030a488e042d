"""What a fraud has already done, from all that the customer wrote in this talk (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.services.advice_templates.normal_form import normalise

MONEY = re.compile(
    r"(?<![안못])(?:보냈|보내(?:버렸|고말)|부쳤|입금(?:했|해버|해줬)|이체(?:했|해버|해줬|됐)|송금(?:했|해버|해줬)|넣었|넣어(?:줬|버렸)|빠져나가(?:고|는|요)|빠져나갔|털렸|인출됐|출금됐|결제됐|건넸|건네(?:줬|버)|받아갔|가져갔|뜯겼)"
)
#: What may be sent without a 원 leaving the account.
NOT_MONEY = re.compile(
    r"신분증|주민|여권|면허증|비번|비밀번호|인증번호|카드번호|사진|서류|사본|체크카드|유심|명함|공문|문서|문자|카톡|링크|메일|주소|물건|택배"
)
SURELY_MONEY = re.compile(r"\d만|[일이삼사오육칠팔구십백천]만|원|돈|입금|이체|송금|현금|빠져나|털")
DEVICE = re.compile(
    r"(?<![안못])(?:깔았|깔렸|깔아(?:버렸|줬)|설치(?:했|됐|해버|해줬))|(?:앱|어플|깔|설치|원격|링크).{0,26}시키는대로(?:다)?(?:했|하고|눌렀)"
    r"|(?:링크|문자|주소|url).{0,10}(?<![안못])(?:눌렀|눌러(?:버|봤)|클릭했|들어갔|열었)|원격(?:으로)?(?:연결|접속|제어)?(?:했|해줬|됐|되고)"
    r"|(?:화면|폰|휴대폰|핸드폰|휴대전화).{0,6}(?:저절로|제멋대로|멋대로|혼자)"
)
SECRETS = re.compile(
    r"(?:신분증|주민|여권|면허증|비번|비밀번호|인증번호|카드번호|계좌번호|보안카드|otp|인증서|통장|체크카드|유심|개인정보).{0,18}(?<![안못])(?:보냈|보내줬|알려줬|알려주고|넘겼|넘겨줬|불러줬|찍어줬|찍어보냈|입력했|적었|줬어|줬는데|건넸|맡겼|말했|말해줬)"
)
PAYMENT_STOPPED = re.compile(
    r"(?:지급정지|정지).{0,8}(?:했|됐|걸었|시켰)|(?:은행|112|경찰|고객센터).{0,8}(?:전화|신고|연락|말|얘기)(?:는|은|도)?(?:했|하고왔|해놨|마쳤)"
)
DEVICE_OFF = re.compile(
    r"비행기모드(?:로|는)?(?:했|바꿨|켰|해놨|해뒀)|(?:전원|폰|핸드폰|휴대폰|휴대전화)?(?:을|은)?(?:껐|끄고)"
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


def harm_told(messages: Iterable[str]) -> Harm:
    """What the messages tell of."""
    told = [normalise(text).compact for text in messages]
    return Harm(
        money=any(tells_of_money(text) for text in told),
        device=any(DEVICE.search(text) for text in told),
        secrets=any(SECRETS.search(text) for text in told),
    )


def done_told(messages: Iterable[str]) -> Done:
    """What the messages say was done already."""
    told = [normalise(text).compact for text in messages]
    return Done(
        payment_stop=any(PAYMENT_STOPPED.search(text) for text in told),
        device_off=any(DEVICE_OFF.search(text) for text in told),
    )


def tells_of_money(text: str) -> bool:
    """Whether money went: papers and messages are sent too."""
    if MONEY.search(text) is None:
        return False
    return NOT_MONEY.search(text) is None or SURELY_MONEY.search(text) is not None
