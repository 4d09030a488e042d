"""A marriage that ends: what is told of it, the children's money, and what two people have to divide."""

from __future__ import annotations

from app.services.advice_templates.intents.figures.asking import MEANING
from app.services.advice_templates.intents.intent import Intent, intent
from app.services.persons import KIN

OTHERS = r"(?:부모|엄마|아빠|친구|동생|언니|누나|오빠|형|딸|아들|지인|동료|사촌)(?:님|네)?(?:이|가|도|은|는|들이)?.{0,4}이혼|(?:위장|가짜|서류상)이혼|드라마|축하"
#: That the writer's own marriage is ending or over.
DIVORCED = (
    rf"^(?!.*(?:{OTHERS})).*(?:이혼(?:을|은|도)?(?:했(?!대)|하기로|하게됐|하게되|하고|하자|하재|할까|당했|당할|한지|한뒤|한상태|한후|소송|조정중|절차|준비|숙려|고민|생각|중이|중인|중입|도장)"
    r"|갈라서기로|갈라섰|별거(?:중|하고|를시작))"
)
SHARED = r"위자료|재산분할|재산|집(?:을|은|도|이)|보증금|전세금|명의"
AFTER_DIVORCE = r"^info:divorce|^info:child_support"
UNPAID = r"안(?:줘|주|준|보내|들어|내)|못받|끊(?:었|겼|어)|밀(?:렸|려|리)|떼먹|미루"

DIVORCE_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.loan_for_kin",
        15,
        rf"(?:제|내)(?:이름|명의|앞)(?:으로|로).{{0,8}}(?:대출|빚|카드론|돈).{{0,14}}(?:{KIN})(?!이|가(?!게)|께서).{{0,16}}(?:줬|주었|드렸|넣|보탰|보태|댔|빌려줬|메꿔|막아줬|썼|들어갔|해줬)"
        rf"|(?:{KIN}).{{0,14}}(?:사업|가게|장사|식당|공장|빚|병원비|학비|전세).{{0,14}}(?:제|내)(?:이름|명의|앞)(?:으로|로).{{0,6}}(?:대출|빚)(?!.{{0,10}}(?:할까|될까|되나|달래|달라))",
        unless=r"몰래|모르게|도용|사칭|업체|업자|작업|브로커|사기|받아달|받으래|해달|[?]|할까|받을까|해줄까|나요|까요",
        longest=50,
    ),
    intent(
        "info.child_support",
        33,
        r"양육비",
        unless=rf"{MEANING}|식비|지출|얼마(?:나)?(?:썼|써|쓰|나갔|나가)|면책|파산|회생",
        longest=44,
    ),
    intent(
        "info.divorce_debt",
        34,
        r"이혼",
        r"빚|채무|대출(?!받)|보증(?!금)",
        r"나눠|나누|나뉘|반반|누가|누구|어떻게|제가|내가|책임|갚|넘어|되나|돼",
        unless=rf"{OTHERS}|{MEANING}|몰래|파산|회생|조정(?!중)",
        longest=50,
    ),
    intent(
        "info.divorce_debt",
        34,
        r"빚|채무|대출|카드값|보증",
        r"나눠|나누|나뉘|반반|남편|아내|배우자|그사람|전남편|전처|제가|내가|갚아야|책임",
        about=AFTER_DIVORCE,
        unless=r"제빚|내빚|얼마(?:예요|야|죠|인가|지)|먼저|부터|제카드|내카드|제대출|내대출",
        longest=34,
    ),
    intent("info.divorce_money", 34, r"위자료|재산분할", unless=MEANING, longest=44),
    intent(
        "info.divorce_money",
        35,
        SHARED,
        r"나눠|나누|나뉘|반반|절반|받|누구|제몫|팔|어떻게|줘야|뺏",
        about=AFTER_DIVORCE,
        unless=r"월세|압류",
        longest=30,
    ),
    intent("info.divorce_living", 35, r"생활비", UNPAID, about=AFTER_DIVORCE, longest=30),
    intent(
        "info.divorce_children",
        36,
        r"애|아이|자녀|아들|딸",
        r"데리고|키우|키워|맡|혼자",
        about=AFTER_DIVORCE,
        longest=30,
    ),
    intent(
        "info.divorce_decide",
        34,
        r"이혼",
        r"해야(?:할까|하나|하는(?:지|가|걸)|돼|되|맞|겠)|할까|하는게(?:나을|나은|낫|맞|좋)|말까|밖에(?:없|는)|답(?:일까|인가|이겠|인지)|고민|하고싶",
        unless=rf"{OTHERS}|{MEANING}|빚|대출|재산|위자료|양육비|회생|파산",
        longest=36,
    ),
    *(
        intent(
            "info.child_support_where",
            32,
            r"신청|접수|어디|어떻게(?:받|해|하)|전화|방법|절차|이행관리|강제|받아낼|받으려면|서류",
            *named,
            about=about,
            unless=r"카드|대출|얼마|면책|파산|회생",
            longest=30,
        )
        for named, about in (((), r"^info:child_support"), (("양육비",), None))
    ),
    intent(
        "info.child_support_owed",
        32,
        r"\d+개월|(?:한|두|세|네|석|넉|다섯|여섯|일곱|여덟|아홉|열)달|\d+년|몇달|째|월\d+|매달|밀렸|밀려|못받",
        about=r"^info:child_support",
        unless=r"카드|대출|합쳐|모두얼마|다얼마|총|[?]",
        longest=40,
    ),
    intent("info.divorce_told", 36, DIVORCED, unless=rf"{MEANING}|빚|대출|연체", longest=40),
)
