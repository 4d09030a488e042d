"""What about a procedure is asked, where it is not the way to it: by its name, or about the one just talked of."""

from __future__ import annotations

import re

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.normal_form import NormalForm
from app.services.persons import FAMILY

OTHERS = rf"(?:회사(?:서)?|직장|사장|동료|집|주변|남들?|{FAMILY})(?:님)?(?:들)?"
CASUAL = r"배달(?:일|기사|대행)?|대리운전|일당|현금(?:으로)?(?:받|벌)|소득증빙(?:이|은|을)?(?:안|못|없)[가-힣]{0,3}|일용직|무직|백수|알바(?:생)?|아르바이트|프리랜서|주부|수급자|학생|자영업자?|비정규직|계약직|외국인"
FITS = r"되(?:나|는지|ㄹ까|려나|죠|겠)|될까|돼(?:요|$|\?)|가능|받을수|할수|신청할|해당|맞(?:는|을|나|아요|죠)"
EARLIER = (
    (
        "follow.prepare",
        r"서류|준비물|(?:뭐|뭘|무엇을).{0,4}(?:챙기|챙겨|준비|가져가|들고가)|뭐(?:가)?필요|필요한(?:거|게|것)",
    ),
    (
        "follow.eligibility",
        r"(?:신속채무조정|신속조정|사전채무조정|프리워크아웃|워크아웃)(?:은|는|이|을|를|도|가|으로)?(?:저도|저는|제가|나도|나는|지금|바로|아직|신청|이용|받을|할|하는게|수|있)*(?:되나|됩니|될까|돼요|되는지|가능|있나|있어요|있을까|있냐)",
    ),
    ("follow.cost", r"비용|공짜|무료(?!로)|돈(?:이|도)?(?:들|없는데)|돈(?:을|도)?내(?:요|나요|야|는)"),
)
#: Those that are also asked of what was talked of last. The first that is found counts.
LEANING = (
    (
        "follow.household",
        r"(?:배우자|남편|아내|와이프|부모님?|가족)(?:의)?(?:명의)?(?:의)?(?:재산|소득|월급|통장|빚|집|차)(?:까지|도|은|는|을|를)*(?:다|같이|함께)?(?:보|봐|들어가|포함|조사|확인|잡히|건드|영향|내야|적어)",
    ),
    (
        "follow.discovery",
        rf"{OTHERS}(?:에서|으로|에|이|가|도|은|는|한테|에게|까지)*(?:안)?.{{0,4}}(?:알(?:게|려지|려져|릴까|수있|까|면|아요|아\?|아$|아(?:불|버리)?면|죠|지않)|통보|통지|연락(?:이)?(?:안)?가|우편(?:이|물)?|들키)",
    ),
    (
        "follow.extent",
        r"^(?!.*(?:갚으면|내면|으로하면)).*(?:원금(?:도|을|이|은|까지)?.{0,8}(?:깎|탕감|감면|줄(?:어|여)|없어)|(?:얼마나|얼마까지|몇%(?:나|까지)?).{0,3}(?:깎(?!였)|줄어(?!들었)|줄여(?!야)|감면|탕감))",
    ),
    (
        "follow.extent",
        r"^(?:그럼|그러면|근데)*(?:원금|이자|빚)(?:은|는|을|를|도)?(?:몇%|얼마나|얼마|어느정도)(?:나|까지|정도)?(?:요|예요|에요|인가요|돼요|되나요)?$",
    ),
    (
        "follow.monthly",
        r"변제금|(?:매달|매월|다달이|한달에|달마다)(?:은|는)?.{0,4}얼마.{0,6}(?:내게|갚게|내야|갚아야|나와|나올|납부)",
    ),
    (
        "follow.duration",
        r"몇년|몇달(?!치|밀)|몇개월|얼마나걸|오래걸|며칠(?:이나)?걸|언제(?:쯤)?(?:끝|결과)|얼마(?:나)?(?:동안|간|오래).{0,3}(?:갚|내|걸)|언제까지(?:갚|내야)",
    ),
    ("follow.days", r"(?:날짜|날수|일수|기간)(?:의|는|은)?기준|며칠(?:부터|이상|째부터|넘어야|돼야|되어야)|(?:몇일|몇달|얼마나)(?:연체|밀려|밀리)(?:돼야|되어야|어야|야|면)"),
    (
        "follow.eligibility",
        rf"자격|(?:저|나|제)(?:한테|에게|게)(?:는|도|가)?맞|(?:{CASUAL})(?:인데|이어도|이라도|라도|여도|도).{{0,6}}(?:{FITS})"
        rf"|(?:월급|소득|수입|한달)(?:이|은|에)?(?:\d+(?:만)?(?:원)?|없|적).{{0,6}}(?:{FITS})|(?:빚|대출|채무)(?:이|은|가)?\d[\d만억천]*(?:원)?(?:이?인데|있는데|이면|이에요).{{0,10}}(?:{FITS})|\d+일(?:째)?.{{0,6}}(?:밀|연체).{{0,18}}(?:{FITS})",
    ),
)  # fmt: skip
LATER = (
    (
        "follow.refused",
        r"(?:기각|불인가|불허가|거절|거부|부결|탈락|반려)(?:이|가)?(?:되|돼|될|당하|당할|나|날|하)?(?:버리)?(?:(?:으)?면(?!서)|까(?:봐|바))",
    ),
    (
        "follow.effect",
        r"(?:하면|받으면|신청하면|되면).{0,14}(?:못쓰|못써|못하|알게되|알려지|피해|불이익|떨어지|떨어져|떨어질|기록|뺏|빼앗|잃|없어지|없어져|박탈|영향|취업|이직|회사|우편|집으로|통지)",
    ),
)
ASPECTS = tuple((identifier, re.compile(words)) for identifier, words in (*EARLIER, *LEANING, *LATER))
ASPECT_IDS = frozenset(identifier for identifier, _ in ASPECTS)
#: What was talked of when such a question can be about it: ways to settle debts, and what comes of them.
SETTLING = r"rehabilitation|bankruptcy|workout|pre_workout|early_adjustment|lender_adjustment|debt_adjustment|discharge|repayment_plan"
SETTLED = (
    rf"^(?:procedure|term):(?:{SETTLING}|debtor_agent|public_loan|haetsal|refinance|rate_cut|payment_order)"
    r"|^scenario:(?:DELINQ|DEBT)|^info:(?:insolvency|home_|rehabilitation|court_needed|rest_forgiven|lawyer_fee|adjustment|in_secret|broker|programme)"
)
#: And any other way that is gone at some company or office: how long, for whom, and who comes to know of it.
WAYS = SETTLED + (
    r"|^procedure:(?!payment_stop|spending_plan|saving_start|credit_|debt_order|illegal_lending|collection_report)"
)
OF_ANY_WAY = frozenset({"follow.duration", "follow.discovery", "follow.eligibility"})
#: Ways of which a customer may ask on, so that a verb such as 나눠 갚다 is about these.
TALKED_OF = re.compile(rf"^(?:procedure|term):(?:{SETTLING}|rate_cut|public_loan|payment_order)")
#: Asked of ways to settle debts by a noun alone, or by a verb that elsewhere asks for something else.
ALONE = (
    r"^(?:그럼|그러면|근데|그런데|그리고|아니|또|혹시|참)*(?:{nouns})(?:은|는|도|이|가)?(?:요|은요|는요)?$"
)
BY_NOUN = (
    ("follow.extent", "원금|이자|빚"),
    ("follow.duration", "기간|갚는기간|걸리는기간|시간"),
    ("follow.cost", "비용|수수료|돈|드는돈"),
    ("follow.prepare", "서류|준비물|필요서류"),
    ("follow.discovery", "회사|직장|가족|식구|배우자|남편|아내|와이프|부모님?|주변"),
    ("follow.monthly", "변제금|생활비|생계비|월납입금|다달이"),
    ("follow.eligibility", "자격|조건|대상"),
    ("follow.effect", "신용점수|점수|신용|카드|통장|집|차|자동차|보증인|직업|기록|불이익|월급"),
)

#: Two ways set against each other in one respect: 기간은 어느 쪽이 길어요? 서류는 각각 뭐예요?
EITHER = r"어느(?:쪽|게|것|거)|각각|둘다|둘중|뭐가더|어떤게더"
RESPECT = r"기간|오래|길|짧|빨리|빠르|비용|수수료|싸|싼|저렴|비싸|서류|준비|회사|직장|가족|알려|알게|다달이|매달|변제금|원금|깎|탕감|자격|조건|점수|신용|기록|카드|통장|불이익"
#: Where what a court or an office sends is delivered: asked of a way, and no letter that came.
POST = r"(?:우편|등기|서류|통지서?|고지서)(?:물)?(?:이|은|도|가|을|를)?.{0,4}(?:집|주소|어디)(?:으로|로|에)?|(?:집|주소지?)(?:으로|로|에)(?:우편|등기|서류|통지|뭐|뭔가)(?:물)?(?:이|가|도)?.{0,4}(?:오|와|가|날아)"
#: What a way to settle debts is asked for besides, where the words alone would mean something else.
BY_VERB = (
    ("follow.extent", r"이자(?:는|가|도|를|까지|만)?.{0,6}(?:없어지|없어져|면제|줄어|줄여|안내(?!면)|깎|낮춰|낮아|내려|감면|탕감)"),
    ("follow.effect", r"보증인.{0,8}(?:연락|어떻게|가나|가요|청구|책임)|(?:카드|통장)(?:를|을|는|은|가|이)?.{0,3}(?:못쓰|못써|막히|정지|끊기)|(?:신용)?점수.{0,4}(?:떨어|내려|깎)"),
    ("follow.monthly", r"(?:생활비|생계비|먹고살).{0,6}(?:남겨|남기|남나|남는|빼|인정|얼마)|나눠(?:서)?(?:갚|내|낼)|나누어(?:서)?(?:갚|내|낼)"),
)  # fmt: skip
ASPECT_INTENTS: tuple[Intent, ...] = (
    intent(
        "follow.both",
        33,
        EITHER,
        RESPECT,
        about=rf"^(?:procedure|term):(?:{SETTLING}|public_loan|haetsal|refinance)",
        unless=r"은행이|카드사가|대출은|부터갚|먼저갚",
        longest=26,
    ),
    *(
        intent(
            identifier,
            38,
            words,
            about=WAYS if identifier in OF_ANY_WAY else SETTLED,
            unless=r"상담사|여기|챗봇|몰래|모르게|비밀|카드값|추심|독촉|전화(?:가)?(?:와|왔|오)|대출더",
            longest=26,
        )
        for identifier, words in LEANING
    ),
    *(
        intent(identifier, 34, ALONE.format(nouns=nouns), about=TALKED_OF.pattern, longest=14)
        for identifier, nouns in BY_NOUN
    ),
    intent("follow.discovery", 33, POST, about=SETTLED, unless=r"왔어|왔는데|받았|연체|카드값", longest=26),
    intent(
        "info.plan_broken",
        34,
        r"(?:중간에|도중에|갚다가|하다가|다시|또|나중에|한번|두번|세번|네번|몇번|\d번|\d회|한달|두달|석달|몇달).{0,6}(?:못내|못갚|밀리|밀려|밀렸|안내|연체|빼먹|빠지)",
        about=rf"^(?:procedure|term):(?:{SETTLING})|^info:(?:plan_|card_in_plan|paid_faithfully|programme|rest_forgiven|rehabilitation)|^scenario:RECOVERING",
        unless=r"카드값|며칠째|날짜|적금|보험",
        longest=24,
    ),
    intent(
        "info.plan_broken",
        34,
        r"실효(?!성)|(?:신용회복|채무조정|워크아웃|변제금|회생).{0,8}(?:못내면|밀리면|안내면|연체(?:하|되)면|폐지|취소되|깨지)",
        unless=r"보험|신청(?:을)?(?:했|하)",
        longest=30,
    ),
    intent(
        "info.card_in_plan",
        34,
        r"(?:신용회복|채무조정|워크아웃|회생|변제)(?:을|를)?(?:중|하는중|받는중|하는동안|끝)|(?:신용회복|채무조정|워크아웃|회생).{0,4}중",
        r"카드|통장|대출|휴대폰|핸드폰|할부",
        r"발급|만들|나오|되|돼|쓸수|가능|받을",
        unless=r"신청(?:중|했)|카드값|연체|압류|밀렸",
        longest=34,
    ),
    intent(
        "info.card_in_plan",
        35,
        r"^(?:그럼|그러면|근데)?(?:체크카드|신용카드|교통카드|휴대폰|핸드폰|통장|대출|할부)+(?:은|는|도)?(?:요|은요|는요|되|돼|만들|가능).{0,4}$",
        about=r"^info:card_in_plan",
        longest=16,
    ),
    intent(
        "info.paid_faithfully",
        35,
        r"(?:성실|꾸준|열심|안밀리고|제때).{0,6}(?:갚|내|상환|납부)",
        r"혜택|우대|좋은거|보상|지원|대출|돌려|깎아|뭐있|뭐가있",
        unless=r"못|세금|보험|카드값",
        longest=34,
    ),
    *(
        intent(
            identifier,
            priority,
            words,
            about=rf"^(?:procedure|term):(?:{SETTLING})",
            unless=r"추심|독촉|카드값|카드대금",
            longest=26,
        )
        for priority, (identifier, words) in zip((35, 35, 39), BY_VERB, strict=True)
    ),
)


def aspect_of(asked: NormalForm) -> str | None:
    """The follow-up that a question about a named procedure amounts to."""
    return next((identifier for identifier, pattern in ASPECTS if asked.has(pattern)), None)
