"""What moves a credit score: looking it up, why it fell, how many cards, and which of them to keep."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

#: Talk about credit scores, however it came up.
CREDIT = r"^procedure:credit|^data:credit|^info:(?:score|card_count|close_card|limit_score)|^term:credit_(?:score|bureau)|^scenario:CREDIT_(?:DOWN|UP)"

CREDIT_SCORE_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.score_lookup",
        36,
        r"조회",
        r"점수|신용|등급",
        r"떨어|영향|깎|내려|나빠|나쁘|불이익|안좋|괜찮|손해",
        unless=r"대출(?:을)?조회|대출한도|한도조회|은행(?:이|에서)|카드사(?:가|에서)|금융회사|떨어져서|떨어졌는데",
        longest=40,
    ),
    intent(
        "info.score_counts",
        37,
        r"(?:대출|한도)(?:을|를|한도)?조회|(?:은행|카드사|금융회사)(?:이|가|에서).{0,4}조회",
        r"점수|신용|등급",
        r"떨어|영향|깎|내려|나빠|나쁘|불이익|안좋|괜찮",
        longest=40,
    ),
    intent(
        "info.score_lookup",
        36,
        r"조회(?:만)?(?:하는(?:것|거|건)|해|하)(?:만)?(?:도|으?면|만해도)",
        r"떨어|영향|깎|내려|나빠|나쁘|불이익|안좋|괜찮|손해",
        about=CREDIT,
        unless=r"대출(?:을)?조회|한도조회|은행(?:이|에서)|카드사(?:가|에서)|금융회사",
        longest=30,
    ),
    intent(
        "info.score_why",
        36,
        r"왜.{0,6}(?:떨어|내려|깎|낮아|안올|그대로)|(?:떨어|내려|낮아|깎인|안오르는|안올라).{0,6}(?:이유|까닭|원인)",
        about=CREDIT,
        unless=r"한도|금리|이자|주식|월급|소득|매출",
        longest=30,
    ),
    intent(
        "info.score_why",
        35,
        r"(?:신용점수|신용등급|신용도|점수)",
        r"왜.{0,6}(?:떨어|내려|깎|낮아|낮은)|(?:떨어|내려|낮아).{0,6}(?:이유|까닭|원인)",
        r"연체(?:도|가|는|한번도)?(?:없|안)|안밀렸|제때(?:냈|내)|꼬박꼬박",
        longest=44,
    ),
    intent(
        "info.card_count_score",
        36,
        r"(?:카드(?:를|가|는)?)?(?:몇개|몇장)(?:가|를|이|까지|정도)?.{0,6}(?:적당|알맞|좋|괜찮|써야|쓰는게|만들|있어야|가지)",
        about=CREDIT,
        longest=24,
    ),
    intent(
        "info.card_count_score",
        35,
        r"카드",
        r"점수|신용(?!카드)",
        r"(?:몇개|몇장)(?:가|를|이|까지|정도)?.{0,6}(?:적당|알맞|좋|괜찮|써야|쓰는게|있어야|가지)",
        unless=r"썼|결제|얼마",
        longest=28,
    ),
    intent(
        "info.close_card",
        37,
        r"(?:안쓰는|놀고있는|남는|나머지)(?:카드|거|건|것)?(?:은|는|들은)?.{0,3}(?:해지|없애|정리|자르|잘라|버리)",
        about=CREDIT,
        unless=r"통장|보험|구독|적금",
        longest=24,
    ),
    intent(
        "info.score_counts",
        37,
        r"점수|신용등급|신용도",
        r"카드(?:를|가|만)?(?:많이|여러|또|더)|(?:여러|많은)(?:개|장)?(?:의)?카드",
        r"떨어|내려|깎|영향|나빠|나쁘|불리",
        unless=r"한도|결제일|카드값|연체",
        longest=34,
    ),
    intent(
        "info.score_counts",
        37,
        r"점수|신용등급|신용도|카드(?:를|가)?여러(?:개|장)",
        r"들어가|반영|포함|계산되|여러(?:개|장).*(?:안좋|나쁘|괜찮|영향|불리)",
        unless=r"올리|한도|결제일",
        longest=30,
    ),
    intent(
        "info.score_counts",
        37,
        r"들어가나|반영(?:되|돼)|포함(?:되|돼)|여러(?:개|장)",
        about=r"^procedure:credit|^data:credit|^info:score",
        longest=26,
    ),
)
