"""What is asked once the first steps are done: the law, a bank's share, what is left, and who refuses to help."""

from __future__ import annotations

from app.services.advice_templates.intents.fraud.amid import GOODS
from app.services.advice_templates.intents.fraud.deceived import DECEIVED, after_fraud
from app.services.advice_templates.intents.fraud.pressed import after_pressed
from app.services.advice_templates.intents.intent import Intent, intent

DEALT = rf"{DECEIVED}|{GOODS}"
TO_LAW = r"고소|소송|변호사|민사|형사(?:처벌|소송|재판|고소|로)|재판|배상명령|법적(?:으로)?(?:대응|조치|해결|절차)|법으로해결"
ASKED = r"되나|되죠|될까|돼|하면|하나|할까|할수|해야|걸까|걸면|쓸까|써야|쓰나|사야|구해야|선임|맡기|어떻게|어디|필요|나요|까요|효과|낫"
#: Law that others threaten with, and helpers who offer themselves.
OTHERS_LAW = r"대요|래요|한다고|하겠다|겠대|건대|당했|당하|변호사(?:가|라고|라며|이라|래)|업체|찾아준|위약금|취소|그만두"
REFUSED = (
    r"안된대|안된다|안된다고|안돼요|안된다네|대상이아니|해당(?:이)?안|안해준|못해준|거절|어렵대|어렵다|안받아"
)
OFFICERS = r"경찰|형사|지구대|파출소|112|수사관|신고"
HEARD_SAY = r"이라|래|대요|다고|라고|라는|라던|는데"


def after_deal(
    name: str, priority: int, *needs: str, unless: str | None = None, about: str = DEALT
) -> Intent:
    """A follow-up that is meant where money went to somebody who deceived, for goods too."""
    return intent(f"fraud.{name}", priority, *needs, unless=unless, longest=40, about=about)


REDRESS_INTENTS: tuple[Intent, ...] = (
    after_fraud(
        "bank_share",
        4,
        r"은행|카드사|통신사|금융회사|거래소",
        r"책임|과실|잘못(?:은|이|도)?(?:없|아니|있)|배상|보상|물어(?:내|줘|주)",
        unless=r"업체|찾아준|(?:내|제)잘못|위약금",
    ),
    after_deal(
        "sue",
        4,
        r"(?:경찰|형사|수사관|은행|금감원).{0,8}(?:고소|소송|민사)",
        r"하래|내래|쓰래|하라|해보래|가래",
    ),
    after_deal("sue", 4, TO_LAW, ASKED, unless=rf"{OTHERS_LAW}|경찰.{{0,4}}민사"),
    after_pressed(
        "civil_said",
        3,
        r"민사",
        HEARD_SAY,
        unless=r"민사(?:소송|로)?(?:을|를)?(?:하|할|걸|넣)(?:겠|까|면|ㄹ)",
    ),
    after_deal("civil_said_deceived", 3, r"민사", OFFICERS, HEARD_SAY),
    after_fraud(
        "money_left",
        5,
        r"남아있(?:대|다고|다네|다던|다더|다는)|남았(?:대|다고|다네|다던|다더)|(?:그|상대|사기범|받은|묶인|정지된)(?:쪽)?(?:계좌|통장)(?:에|엔)?.{0,10}남|남(?:은|아있는)(?:돈|금액|잔액).{0,6}(?:받|돌려|나눠|찾|어떻게)",
        unless=r"(?:내|제|저희)(?:통장|계좌)|카드값|생활비|대출",
    ),
    after_fraud(
        "stop_not_for",
        5,
        r"지급정지|정지",
        r"투자|코인|주식|물건|물품|중고|(?<!금융)거래(?!소|은행|하는)|가입비|회비",
        REFUSED,
    ),
    after_fraud(
        "coin_sent",
        5,
        r"코인|거래소|비트|테더|usdt|가상(?:자산|화폐)|이더",
        r"(?:막|멈추|멈출|정지|취소|동결|되돌리|되돌릴|추적|회수)(?:을|할|하|되|될|시킬)?(?:수|나|까|면|방법|려)|막아|어디(?:에|다|로)(?:신고|말|전화|연락)|(?:찾|돌려받)을수",
        unless=r"준다|준대|찾아준|업체|풀|입금하",
    ),
    after_deal("goods_bank_refused", 5, r"은행|지급정지|정지", REFUSED, about=GOODS),
    after_deal(
        "goods_known",
        6,
        r"계좌|전화|폰번호|휴대폰|핸드폰|번호|아이디|닉네임|이름|주소|연락처|신상|누군지",
        r"만(?:알|있|남|가지)|밖에(?:몰|모르|없)|모르|몰라|뿐",
        about=GOODS,
    ),
)
