"""Questions about work that money brings along: pay, what follows dismissal, what was put aside for leaving."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.life.elsewhere import ASKS, MEANING, OWN_FIGURE

OUT_OF_WORK = r"^elsewhere:unemployment|^info:(?:left_oneself|unemployment_until)"

WORK_INTENTS: tuple[Intent, ...] = (
    intent(
        "elsewhere.labour",
        37,
        r"임금체불|퇴직금|주휴|최저임금|산재|부당해고|해고예고|육아휴직"
        r"|(?:회사|사장|원장|점장).*(?:해도되|해도돼|여도되|여도돼|되는건가|되는거|불법|맞는거|괜찮은거)"
        r"|(?:월급|임금|알바비|일당|급여).*(?:안줘|안준|안주|떼였|떼먹)",
        ASKS
        + r"|당했|당한|안줘|안준|안주|못받|떼였|떼먹|해도되|해도돼|여도되|여도돼|되는건가|되는거|불법|맞는거|괜찮은거",
        unless=r"증권|투자|irp|대출|리딩방|안심|예정",
    ),
    intent(
        "elsewhere.bullied",
        35,
        r"직장|회사|사무실|일터|팀장|상사|부장|과장|선임|선배|사수|동료|사장|점장|매니저|원장|병원에서일",
        r"괴롭(?:힘|혀|히|힌)|갑질|왕따|따돌|은따|폭언|쌍욕|투명인간|태움|(?:욕|막말)(?:을)?(?:하|해|먹)|인격모독",
        unless=r"추심|독촉|대출|카드|학교|같은반|반애|빚|자발|실업급여|독서실|죽|은행",
        longest=60,
    ),
    intent(
        "elsewhere.severance_early",
        35,
        r"퇴직금|퇴직연금|(?<![a-z])irp(?![a-z])",
        r"중간정산|중도인출|미리(?:받|타|빼|찾)|당겨|일부만(?:받|빼|찾)",
        unless=OWN_FIGURE,
        longest=40,
    ),
    intent(
        "elsewhere.unemployment",
        35,
        r"실업급여|구직급여|고용보험",
        ASKS + r"|나옴|나와|받|자발|제발로|스스로",
        unless=rf"{MEANING}|{OWN_FIGURE}|4대보험|대출|카드",
        longest=44,
    ),
    intent(
        "elsewhere.unemployment",
        35,
        r"얼마|며칠|몇개월|몇달|언제부터|조건|자격|신청|부정수급|알바하면|받을수|어디|어떻게|\d년(?:일|근무|다녔|다닌)|\d{2}(?:살|세)",
        about=OUT_OF_WORK,
        unless=r"카드|대출|이자|통장",
        longest=30,
    ),
    intent(  # the employer, short of the wages that are due
        "elsewhere.wages_due",
        34,
        r"직원|종업원|알바생|아르바이트생|사람들?월급|일꾼|애들월급",
        r"월급|임금|급여|퇴직금|인건비|알바비|일당",
        r"못줬|못주|못준|못드렸|못드리|밀렸|밀려|줄돈|줄수(?:가)?없|줘야(?:하|되|돼|할)|체불(?:하|했|하게|중)",
        unless=r"사장|점장|원장|대표(?:가|님)|회사(?:가|에서)|안줘|안준(?!비)|못받|제월급|내월급|저도직원",
        longest=44,
    ),
    intent(
        "elsewhere.labour",
        38,
        r"불법|위법|법에|되는거|신고|노동",
        about=r"^scenario:INCOME_DROP|^elsewhere:labour",
        unless=r"추심|대출|빚|카드",
        longest=20,
    ),
    intent(
        "elsewhere.unpaid_wages",
        36,
        r"^(?:이번달|지난달|요즘|또|회사가|회사에서|저|제|아직)*(?:월급|임금|급여|알바비|품삯)(?:이|도|은|을)?(?:또|자꾸|계속|아직|안나오고)*(?:밀렸|밀려(?:요|있|서요|ㅠ|$)|밀린(?:상태|지)|밀리고있)",
        unless=r"대출|카드|이자|갚|빚|공무원|실업급여",
        longest=20,
    ),
    intent(
        "elsewhere.unpaid_wages",
        36,
        r"(?:임금|급여|월급)(?:이|을)?체불|(?:월급|임금|알바비|일당|급여|품삯)(?:이|을|도|은)?.{0,10}(?:안나왔|안나와|안나오|못받|안들어왔|안들어와|밀렸|밀려|안줘|안준|안주|미뤄|떼먹|떼였)",
        r"체불|(?:\d|한|두|석|세|넉|네|다섯|여섯|몇)(?:개월|달)|사장|점장|원장|회사|대표|공장|현장|가게|째|계속|그만(?:두|뒀)|퇴사|알바비|일당",
        unless=r"직원(?:들)?(?:월급|임금|급여|한테|에게)|통장에.*(?:들어왔나|들어왔어\?)|언제들어|공무원|실업급여|육아휴직|압류|대출(?:이|을)?(?:밀|못)|카드값(?:이|을)?(?:밀|못)",
        longest=44,
    ),
    intent(
        "info.left_oneself",
        34,
        r"실업급여|구직급여",
        r"자발|자진|스스로|제발로|내발로|내가그만|제가그만|먼저그만|사표",
        unless=rf"{MEANING}|{OWN_FIGURE}|대출|카드",
        longest=44,
    ),
    intent(
        "info.left_oneself",
        34,
        r"자발|자진|스스로|제발로|내발로|사표|개인사정|내가그만|제가그만|먼저그만|권고사직|계약만료",
        about=OUT_OF_WORK,
        unless=r"카드|대출|이자",
        longest=36,
    ),
    intent(
        "info.unemployment_until",
        34,
        r"실업급여|구직급여",
        r"언제까지(?!나와|받)|기한|늦게신청|며칠(?:안|이내)",
        unless=rf"{MEANING}|{OWN_FIGURE}|대출|카드",
        longest=40,
    ),
    intent(
        "info.unemployment_until",
        34,
        r"언제까지|기한|늦게|며칠(?:안|이내)|몇개월안|지나면",
        about=OUT_OF_WORK,
        unless=r"카드|대출|이자|갚",
        longest=30,
    ),
)
