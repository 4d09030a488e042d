"""What a customer tells about: themes that point at a scenario, and acts worth praising (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.services.advice_templates.normal_form import NormalForm
from app.services.stated_events import misfortune_told
from rules.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Theme:
    """A trouble or a joy that a message speaks of."""

    id: str
    scenario: Scenario
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Act:
    """Something the customer did, or that went well."""

    id: str
    pattern: re.Pattern[str]


def theme(identifier: str, scenario: Scenario, pattern: str) -> Theme:
    """A theme from its pattern text."""
    return Theme(identifier, scenario, re.compile(pattern))


def act(identifier: str, pattern: str) -> Act:
    """An act from its pattern text."""
    return Act(identifier, re.compile(pattern))


LENT = r"카드|대출|이자|할부|캐피탈|리볼빙|현금서비스|빚|원리금"
HOUSEHOLD = r"(?:월세|집세|방세|임대료|관리비|공과금|전기세|전기요금|가스비|가스요금|수도세|수도요금).{0,8}(?:밀|못냈|못내|연체|미납)"
#: Paid to the end, and not what is planned: 다음 달에 다 갚아요, 다 갚으면.
PAID_UP = r"다갚(?:은(?!다음|후|뒤)|음|고나니|고나서|고홀가분|아버렸|아버려서|아냈|아서|네요|게됐|게되었)"
#: All put in order: of debts, or where nothing else is named.
SETTLED_UP = r"(?:빚|대출|카드값|카드론|현금서비스|리볼빙|연체|밀린|밀렸던|할부|이자|채무|사채).{0,12}다정리(?:했|됐|하고나|되었)|^(?:이제|드디어|저|제가|오늘|어제|전부|진짜|결국)*다정리(?:했|됐|되었)(?!.{0,4}(?:옷|방|집|짐|서랍|책|냉장고|창고|사진|물건|신발|장롱))"
#: 보냈다, 지냈다, 화냈다: no payment; 빚을 냈다, 내 이름으로 냈다: a debt made.
HANDED_IN = r"(?<![보지해화꺼아혼])(?<!화를)(?<!짜증)(?<!짜증을)(?<!소리)(?<!빚)(?<!빚을)(?<!빚도)(?<!빚까지)(?<!대출)(?<!대출을)(?<!대출도)(?<!이름으로)(?<!명의로)(?<!휴가)(?<!휴가를)"
#: What is left of a month once the debts are paid: 빚 갚고 나니 2만 원 남았네요.
LEFT_OF_A_MONTH = r"(?<!다)갚고(?:나니까?|나면|보니|나서)?.{0,8}(?:[\d십백천만]+원(?:밖에|만|정도|쯤)*(?:안)?남|남는(?:게|돈이)?없|빈손)"
#: 신용점수가 900점이 됐다, 800점을 넘겼다.
SCORE_REACHED = r"신용(?:점수|평점)[가-힣]{0,8}\d{3}점?[가-힣]{0,4}?(?:됐|되었|넘었|넘겼|찍었|돌파|달성)"
#: In the order they are asked: what weighs most first.
THEMES: tuple[Theme, ...] = (
    theme(
        "job_loss",
        Scenario.INCOME_DROP,
        r"실직|(?:해고|권고사직)(?!.{0,8}(?:면했|면하|면해|피했|안당|철회))|(?:회사|직장|다니던데|일)(?:를|을|도)?.{0,3}그만(?:뒀|두게|두고(?!싶|픈))|짤렸|잘렸|퇴사(?!(?:를|도)?(?:하고싶|하고픈|할까|각|마렵|생각|고민))|백수|폐업|(?:가게|식당).*(?:접|문닫)|농사.*(?:망|흉작)|(?:월급|급여|봉급|알바비).*(?:줄|깎|안들어|못받|밀려|끊|안나와)|수입.*(?:줄|끊|없)|소득.*(?:줄|끊|없)|실업|일자리.*잃|일이끊|매출.*(?:줄|떨어|반토막)|알바.*(?:잘|짤)",
    ),
    theme(
        "seizure",
        Scenario.DELINQ_LONG,
        r"압류|가압류|신용불량|신불자|법원.*(?:왔|소장|우편)|소장|강제집행|경매",
    ),
    theme(
        "collection",
        Scenario.DELINQ_MID,
        r"추심|독촉|(?:카드사|은행|캐피탈).*전화.*(?:해쌓|계속|자꾸|매일|번씩|하루)|전화(?:가)?(?:와도|오면)안받|빚쟁이|채권사|신용정보회사|갚으라|^(?!.*(?:옆집|윗집|아랫집|이웃|관리실|관리사무소|경비실|택배|배달|누수|점검)).*문을?두[드들]",
    ),
    theme(
        "spiral",
        Scenario.SHORT_TERM_CREDIT_SPIRAL,
        r"돌려막|(?:카드론|현금서비스)(?!.{0,6}(?:받은적|쓴적|안받|안썼|쓰지않|받지않))|한도.*(?:꽉|초과|다찼|다썼|막)|빌려서갚|빚내서갚|막을카드|카드로카드|어디서(?:또)?(?:메우|메꾸|메워|메꿔|구해|빌려)",
    ),
    theme("revolving", Scenario.REVOLVING_BURDEN, r"리볼빙|이월(?!세|급)|최소결제"),
    theme(
        "arrears",
        Scenario.DELINQ_EARLY,
        # of what a household owes its landlord or the waterworks no lender asks
        rf"^(?!(?!.*(?:{LENT})).*(?:{HOUSEHOLD})).*"
        r"(?:연체|밀렸|밀려|밀린|미납|못냈|못갚(?!으면|을까|을것)|제때못(?!내면|내게|낼까))",
    ),
    theme("card_bill", Scenario.CARD_PAY_DIFFICULTY, r"카드값|카드대금|카드비|결제일|카드고지서|카드명세"),
    theme(
        "investment",
        Scenario.INVESTMENT_LOSS,
        r"주식|코인|비트코인|투자|펀드|물렸|손실|반대매매|원금.*(?:날|반|까)|etf|청산당|선물.*(?:날|잃)",
    ),
    theme(
        "loan",
        Scenario.LOAN_DECISION,
        r"(?:돈을?빌렸다가|돈을?빌려도|빌릴까|빌려야하나)|대출(?!.*몰래).*(?:거절|부결|안나|안된|막혀|승인|통과|나왔|받아야|받을까|고민|알아보)|^(?!.*(?:계산대|마트|편의점|식당|주유소|매장|카페|면접|취업)).*거절당|부결|대출심사|대출받|대출승인|전세대출|주담대|신용대출",
    ),
    theme(
        "debt",
        Scenario.DEBT_CRISIS,
        r"대출(?:이|도|금)?(?:너무|참|엄청)?많(?!이|은데서)|빚(?!(?:은|이|도)?없(?!어지|애))|부채|채무|빌린돈.*(?:갚|어떻게|어떡)|이자.*(?:등골|감당|내느라|갚다|허덕|무섭|버겁|부담|너무|또)|이자만|대출금(?!리)|원리금|갚을길|갚아도|허덕|파산|회생|사채|빚더미|원금.*(?:그대로|안줄)",
    ),
    theme(
        "credit_down",
        Scenario.CREDIT_DOWN,
        r"(?:신용)?점수.*(?:떨어|내려|깎|하락)|신용등급.*(?:떨어|내려|하락)|한도.*(?:줄|깎|감액|축소)",
    ),
    theme(
        "credit_up",
        Scenario.CREDIT_UP,
        rf"(?:신용)?점수.*(?:올|상승)|신용등급.*(?:올|상승)|{SCORE_REACHED}|한도.*(?:올랐|올라|늘었|늘어|상향)",
    ),
    theme(
        "overspend",
        Scenario.OVERSPEND_EMOTIONAL,
        r"충동|지름|쇼핑(?:을|이|만)?.{0,4}(?:못끊|못참|못멈|멈출수|끊고싶|멈춰지)|질렀|지르|쇼핑중독|과소비|돈.*(?:많이썼|너무썼|펑펑)|또샀|잔뜩샀|배달.*(?:너무|또|매일)|스트레스.*(?:사|쇼핑|결제|풀)|^(?!.*(?:장례|병원|수술|치료비|입원|약값|등록금|월세|생활비|쌀|카드.*나눠)).*카드.*긁었|텅장|소비.*못참|탕진|야식.*시켜|(?:쿠팡|쇼핑앱|쇼핑몰|홈쇼핑|무신사|테무|장바구니).{0,8}(?:자꾸|또|켜|들어가|들락|구경|습관|버릇|못끊|중독)|(?:자꾸|밤마다|밤에|새벽에|매일).{0,8}(?:쿠팡|쇼핑(?:앱|몰)|홈쇼핑|장바구니|무신사|테무)",
    ),
    theme(
        "no_cash",
        Scenario.LOW_CASH,
        LEFT_OF_A_MONTH
        + r"|돈(?:이|은)?(?:없|부족|모자|떨어|말라|바닥)|통장.*(?:텅|비었|바닥|0원|마이너스|밖에)|통장에(?:\d{1,2}만|\d{1,2}만원|\d+천원|[몇]만원)(?:원)?(?:뿐|남|있더|$)|(?:이사|수리|교통|차|기름|약|밥|학원|난방)(?:비용|비|값)(?:이|도|가|은)?(?:하나도)?(?:없(?!어지)|모자|부족)|잔액(?:이|은)?(?:없|부족|바닥)|잔고.*(?:없|바닥|비)|생활비.*(?:없|부족|모자|막막)|월세.*(?:밀|못|없|막막|모자|부족)|거지|돈나갈|적자(?!생존|.{0,6}(?:탈출|벗어|면했|면한|끝|아니))|빠듯|쪼들|생계|밥값|먹고살|공과금|관리비.*(?:밀|못)|다음달.*(?:막막|어떻게|버티)|월급날.*(?:멀|까지)|(?:월급|용돈).*(?:다나가|다빠져)|생활비를?안줘",
    ),
    theme(
        "saving",
        Scenario.STABLE_HOPE,
        r"저축(?!은행)|적금|모았|모으|비상금|목돈|재테크|노후|내집|청약|종잣돈|목표|은퇴|퇴직까지|퇴직후",
    ),
    theme(
        "recovering",
        Scenario.RECOVERING,
        rf"{PAID_UP}|갚았|완납|청산|성실상환|(?<!신용)회복|신용회복(?:됐|했|중|되)|다시시작|재기|빚.*(?:끝|졸업)|변제.*(?:끝|마쳤)",
    ),
)

ACTS: tuple[Act, ...] = (
    act("revolving_ended", r"리볼빙.*(?:해지했|끊었|탈출|끝냈)"),
    act(
        "paid_off",
        rf"(?:다|모두|전부|완전히|드디어).*갚았|완납|청산|빚.*(?:끝|졸업|제로)|{PAID_UP}|{SETTLED_UP}|리볼빙.*(?:해지했|끝|끊었|탈출)|변제.*(?:끝|마쳤|마지막)|상환완료|면책(?:됐|받|결정)",
    ),
    act(
        "paid_some",
        rf"갚았|{HANDED_IN}냈(?:어|습니다)|상환했|연체.*(?:풀|정리|해결|해소)|밀린.*(?:냈|정리)|선결제했|줄였|줄었|줄어들었",
    ),
    act(
        "saved",
        r"모았|저축했|저축.*시작|적금.*(?:들|만기|부었|가입)|비상금.*(?:만들|모(?!자)|채웠|채우)|천만원.{0,6}(?:모|넘|됐|찍|달성|만들)|목표.*(?:달성|채웠)|돈.*모이",
    ),
    act("spent_less", r"아꼈|덜썼|안샀|참았|절약했|구독.*정리|무지출|가계부.*(?:쓰|썼)|집밥|도시락"),
    act(
        "approved",
        r"승인|통과|합격|당첨|뽑혔|선정|나왔대|(?<![일주달년월칠흘틀번시분살째])됐대|받아들여|인용|인하.*(?:됐|성공|받)|금리.*(?:내려갔|낮아|인하)|이자.*(?:줄었|낮아|깎)|조정.*(?:됐|확정|승인)|연장.*됐",
    ),
    act(
        "income_up",
        r"월급.*(?:올|들어왔|인상)|연봉.*(?:올|인상)|취직|취업|승진|보너스|성과급|환급|첫월급|첫알바비|알바비.*받았|일.*구했|일자리.*구|(?:부업|알바|일거리)(?:를|을|도)?.{0,3}구했",
    ),
    act("score_up", rf"점수.*(?:올|상승)|등급.*(?:올|상승)|{SCORE_REACHED}"),
    act("limit_up", r"한도.*(?:올|늘)"),
    act("asked_help", r"상담.*(?:받|예약|다녀|했)|전화해(?:봤|봣|보니)|신청했|알아봤|물어봤|털어놨"),
    act("recovered_loss", r"돌려받|찾았|되찾|복구|막았|면했|무사히넘|해결됐|풀렸|해결"),
)


ADVERBS = (
    r"(?:또|다시|이제|절대|절대로|한번도|더이상|더는|아예|전혀|여태|지금까지|앞으로|아직|하나도|아무것도)*"
)
#: Arrears and debts that there never were, that are over, or that there shall be no more. A way that is asked for
#: (연체 안 하려면) is none of these.
DENIED = re.compile(
    rf"(?:연체|미납|밀린(?:거|것|돈|건|적)|카드값?|빚|부채|채무)(?:을|를|은|는|도|이|가|조차)?{ADVERBS}(?:"
    r"(?:한|된|있던|있었던|진|낸|밀린|해본)?적(?:이|은|도)?없"
    r"|없(?:어요|습니다|어$|음|네|다|지|이|고|는데|었)"
    r"|안(?:하|할|해|했|되|될|돼|됐|밀리|밀릴|밀려|밀렸|지|질|져|졌|만들|낼|내)(?!려면|으면|면|까|나|려고하면)"
    r"|(?:하|되|밀리|지)지(?:는|도)?않(?!으면))"
)

#: Scenarios that nobody tells of with joy, unless something was done about them.
TROUBLES = frozenset(Scenario) - {
    Scenario.CREDIT_UP,
    Scenario.RECOVERING,
    Scenario.STABLE_HOPE,
    Scenario.LOAN_DECISION,
}


def themes_of(message: NormalForm) -> tuple[Theme, ...]:
    """Every theme the message speaks of, weightiest first; what is denied or forsworn is none."""
    kept = replace(message, compact=DENIED.sub("", message.compact), bare=DENIED.sub("", message.bare))
    return tuple(theme for theme in THEMES if kept.has(theme.pattern))


def act_of(message: NormalForm) -> Act | None:
    """The act the message tells of; a misfortune told last is none, whatever words it shares with one."""
    if misfortune_told(message.raw) is not None:
        return None
    return next((act for act in ACTS if message.has(act.pattern)), None)
