"""Money among people who know each other: being asked to lend or to stand surety, the paper for it, the small claim."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import SUM
from app.services.persons import ANYBODY

KNOWN = rf"{ANYBODY}|가족|식구|손주|애들|큰애|작은애"
LENDING = r"^info:(?:lend|iou)"
SURETY = r"^info:(?:guarantee(?!_called)|decline)"

LENDING_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.lend",
        36,
        rf"(?:{KNOWN})(?:놈|녀석|님)?(?:이|가|께서|도|한테|에게)?.{{0,16}}(?:빌려|꿔|융통해|돈(?:을|좀)?보태|마련해)(?:달라|달래|달랍|달란|줄래|줄수|주면안|주라|줘라)",
        unless=r"차(?:를|좀)|우산|책(?:을|좀)|옷|자전거|노트북|충전기|집(?:을|좀)|공구|빌려달라(?:고)?(?:할까|해볼까|해도|하기|말)|명의|통장|계좌|카드(?:를|좀)|이름|보증|문자|카톡|메신저|사칭|폰이고장|번호(?:가)?바|액정|안갚|못받|빌려줬|빌려준|갚으라",
        longest=44,
    ),
    intent(
        "info.lend_amount",
        35,
        rf"^(?:아|네|그게|한|약)*{SUM}(?:이나|정도|쯤|이래|이라|이라고|을|를)*(?:이에요|이예요|예요|요|이요|이라요|이래요|인데|인데요|빌려달래요|달래요|에요)*$",
        about=LENDING,
        longest=20,
    ),
    intent(
        "info.iou",
        33,
        r"차용증|차용계약|금전소비대차|각서",
        r"어떻게|쓰(?:는|나|지|면|려|고싶)|써야|쓸때|적(?:어|나|으|는)|양식|서식|뭐라고|뭘|필요|써두|받아야|받아둬|꼭|법적|효력",
        unless=r"없(?:어|는|이)|안썼|안쓰고|안받|사채|대부|일수|보이스|협박|강제로",
        longest=34,
    ),
    intent(
        "info.iou",
        34,
        r"증거|서류|종이|글로|남기|문서|써두|써놔",
        about=r"^info:lend",
        longest=26,
    ),
    intent(
        "info.guarantee_default",
        32,
        r"(?:못갚|안갚|도망|잠적|파산|연체|죽|돌아가)[가-힣]{0,6}?면",
        about=SURETY,
        longest=30,
    ),
    intent(
        "info.guarantee_given",
        34,
        r"(?<!전세)보증(?!금|보험|기관|번호|서류)",
        r"서줬(?:는데|어요|습니다|음|거든요)?$|섰(?:는데|어요|습니다|음)$|서준상태|서고있",
        unless=r"까|독촉|연락|갚으|도망|잠적",
        longest=30,
    ),
    intent(
        "info.guarantor_seized",
        31,
        rf"(?:{KNOWN})(?:들|님)?(?:이|가)?.{{0,6}}(?:못갚|안갚|도망|잠적|파산|연체)[가-힣]{{0,5}}?면",
        r"(?:제|내|저|나|우리)(?:의|한테|에게)?(?:월급|통장|집|재산|계좌|전세금|급여).{0,6}(?:압류|뺏|가져|빼가|묶|차압|날아)",
        longest=44,
    ),
    intent(
        "info.guarantor_seized",
        31,
        r"압류|뺏기|뺏나|가져가|빼가|묶이|차압",
        about=rf"{SURETY}|^info:guarantee_called|^term:(?:guarantor|joint_guarantor)",
        unless=r"보증인(?:이|을)?없",
        longest=30,
    ),
    intent(
        "info.guarantee_may",
        32,
        r"서(?:줘|주어)?(?:도|두)(?:되|돼|될|괜찮)|설까|서줄까|서야|해줄까|해줘도|위험|안되나|안되겠",
        about=SURETY,
        longest=24,
    ),
    intent(
        "info.guarantee_may",
        33,
        r"(?<!전세)보증(?!금|보험|기관|번호|서류)",
        r"서(?:줘|주어)?(?:도|두)(?:되|돼|될|괜찮)|설까|서줄까|서면안|서야(?:하나|할까|될까)",
        unless=r"보증인(?:이|을)?없",
        longest=40,
    ),
    intent(
        "elsewhere.lent_money",
        37,
        rf"^(?:저기|그게|제|내|우리)*(?:{KNOWN})(?:놈|녀석|님|들)?(?:이|가|은|한테|에게|께)?.{{0,14}}(?:빌려|꿔|가져)(?:갔|간지|줬|준지|줬었)[가-힣]{{0,6}}$",
        unless=r"카드|통장|명의|이름|차를|옷|책|갚았|받았|빌려줄|까|은행|사채|대부|저한테|나한테|저희한테",
        longest=34,
    ),
    intent(
        "elsewhere.lent_money",
        35,
        r"받을(?:방법|길|수|데)|받아낼|돌려받|받고싶|못받(?:나|는|겠)|소액(?:재판|심판|소송)|내용증명|신고",
        about=r"^(?:elsewhere:lent_money|info:(?:no_paper|iou|lend)|term:(?:small_claims|proof_mail))",
        unless=r"뭐|뜻|뭔가|대출|카드|빚이|제빚",
        longest=24,
    ),
)
