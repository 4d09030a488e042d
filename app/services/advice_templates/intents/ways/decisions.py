"""Questions whether to do it: buy, borrow, use up a limit, break savings; answered with a judgement."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import SUM, TERM

#: After what is thought of doing: whether one may, whether one should. 사도 됨?, 살까요, 사는 게 나을까
MAY = r"(?:도|두)(?:되|돼|됨|될|괜찮|좋을까|상관없)"
SHOULD = r"는(?:게|것이|건|편이)(?:좋|나을|낫|나아|맞|어때|어떨)"
#: What is no thing that one buys for oneself, or no purchase at all.
NO_PURCHASE = (
    r"주식|종목|코인|펀드|etf|집(?!에서입)|아파트|부동산|땅|오피스텔|빌라|로또|복권|토토|보험|달러|엔화|금(?:을|은|값|투자)|상품권|채권|투자"
    r"|(?:밥|빵|라면|떡볶이|치킨|커피|간식|과자|우유|약|생수|쌀|반찬|김밥|기저귀|분유|생리대)(?:을|를|은|는|이|도|좀|하나|하나만)*(?:사|살)"
    r"|어떻게살|먹고살|뭐(?:로|하고)살|혼자살|같이살|살까.{1,8}(?<!말까)살까|어디서?살|살까(?:봐|싶)|뭐(?:를)?살까|뭘살까|환불|훔쳐"
)
HOME = r"전세|월세|보증금|주담대|주택|집(?:을|사|담보)|아파트|학자금|등록금"
CAR = r"(?<![가-힣기녹홍열])(?:자동차|승용차|중고차|새차|신차|전기차|오토바이|차)"
CHEAP = r"용품|마시|블랙박스|장난감|모형"
OTHERS = r"친구|지인|가족|부모|엄마|아빠|남편|아내|형|누나|언니|오빠|동생|사채|일수|명의|전화(?:가)?왔|문자|대환|갈아타|주식|코인|투자|보증"

DECISION_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.fixed_or_floating",
        41,
        r"고정.{0,12}변동|변동.{0,12}고정",
        r"좋|나을|낫|나아|나은|유리|어느|고를|골라|선택|할까|어떤",
        unless=r"지출|비가|수입|뭐야$|뭐예요$|차이",
        longest=34,
    ),
    intent(
        "info.rate_fair",
        41,
        r"이자|금리",
        r"(?:%|이자|금리)(?:대)?(?:면|이면|인데|라는데|이라는데|라던데|이라던데|는|은|가|이)?(?:이거|이게|그거|그게|좀)?(?:괜찮|높은(?:편|거|건)|낮은(?:편|거|건)|비싼(?:편|거|건)|싼(?:편|거|건)|센(?:편|거)|적당|많이?비싼)",
        unless=r"적금|예금|저축|파킹|사채|일수|하루|주일|연체이자|법정|합법|불법|낮춰|인하",
        longest=34,
    ),
    intent(
        "info.use_limit",
        37,
        r"한도",
        rf"(?:다|꽉|전부|모두|끝까지|꽉채워|꽉채워서)(?:써|쓰|채워){MAY}|(?:다|꽉|전부)(?:써버릴까|쓸까|채울까|쓰면안|써야)|써{MAY}",
        unless=r"점수|신용(?!카드)|마이너스통장|마통|대출|줄(?:었|여)|깎",
        longest=34,
    ),
    intent(
        "info.another_card",
        37,
        r"카드(?:를|도|는)?.{0,3}(?:하나|한장|한개|두장|더|또|새로|추가로|여러(?:개|장))|(?:새|다른)카드",
        rf"만들까|만드까|만들어{MAY}|발급(?:을)?(?:할까|받을까|받아{MAY}|해{MAY})|신청(?:을)?(?:할까|해{MAY})|팔까|파{MAY}|만들면안|만드{SHOULD}",
        unless=r"체크카드|교통카드|만들수|회생|파산|워크아웃|조정",
        longest=30,
    ),
    intent(
        "info.buy_in_instalments",
        37,
        r"할부",
        rf"(?:사|긁어|결제해|질러|끊어|해|써){MAY}|살까|긁을까|결제할까|지를까|끊을까|할까|사{SHOULD}|하{SHOULD}",
        unless=rf"{NO_PURCHASE}|나눠|나누|분할|카드값|카드대금|취소|남은|갚|일시불이랑|병원|치료",
        longest=30,
    ),
    intent(
        "info.buy_dear",
        37,
        rf"{CAR}(?:를|을|한대|하나|좀|새로|이번에|지금|또)*(?:사{MAY}|살까|사{SHOULD}|바꿀까|바꿔{MAY}|뽑을까|뽑아{MAY}|장만할까)",
        unless=rf"\d|할부|대출|빌려|보험|렌트|리스|회생|파산|{CHEAP}",
        longest=22,
    ),
    intent(
        "info.buy",
        38,
        rf"(?<![이회행조장식검인기의변역강봉])사(?:버려|줘)?{MAY}|(?<![가-힣]로)(?:사버릴까|살까(?:요)?$|살까(?:요)?[말마])|질러{MAY}|지를까|긁어{MAY}|긁을까|사{SHOULD}|플렉스해?{MAY}",
        unless=rf"{NO_PURCHASE}|할부|현금서비스|카드론|대출|빌려|회생|파산|빚내",
        longest=30,
    ),
    intent(
        "info.card_loan",
        39,
        r"카드론|현금서비스|단기카드대출|장기카드대출",
        rf"(?:받아|써|땡겨|당겨|해|이용해){MAY}|받을까|쓸까|땡길까|당길까|할까|(?:받|쓰|하)으?면안(?:되|돼|됨)|(?:받|쓰){SHOULD}",
        unless=rf"{HOME}|주식|코인|투자|해지|갚|상환|줄|막아|차단|먼저",
        longest=26,
    ),
    *(  # one kind of borrowing after another was asked about: 카드론은요
        intent(
            identifier,
            38,
            rf"^(?:그럼|그러면|근데|그렇다면|차라리|아니면)*(?:{kinds})(?:은|는)(?:요|어때요?|어떨까요?|괜찮아요?|안돼요?)*$",
            about=r"^info:(?:card_loan|borrow|borrow_to_pay|less_advance|rent_or_card|loan_where|revolving_try|credit_or_check)|^procedure:(?:public_loan|split_bill)|^term:(?:card_loan|cash_advance|revolving|overdraft)",
            longest=16,
        )
        for identifier, kinds in (
            ("info.card_loan", r"카드론|현금서비스|단기카드대출|장기카드대출"),
            ("info.borrow", r"마이너스통장|마통|신용대출|은행대출|대출"),
            ("info.revolving_try", r"리볼빙"),
        )
    ),
    intent(
        "info.borrow",
        40,
        r"대출|빌리|빌려|빌릴|빚(?:을)?내|빚낼|마이너스통장|마통",
        rf"(?:대출(?:을|도|이라도)?(?:더|또|새로|하나더)*|마이너스통장(?:을)?|마통(?:을)?)(?:받아{MAY}|받을까|해{MAY}|할까|써{MAY}|쓸까|뚫을까|뚫어{MAY}|만들까|만들어{MAY}|받으면안(?:되|돼|됨)|받{SHOULD})"
        rf"|빌려{MAY}|빌릴까|빌리면안(?:되|돼|됨)|빌리{SHOULD}|빚(?:을)?(?:내{MAY}|낼까)",
        unless=rf"{HOME}|{OTHERS}|까봐|까바|현금서비스|카드론|거절|부결|승인|회생|파산|워크아웃|조정|얼마까지|얼마나|어디|금리|이자|%|\d",
        longest=28,
    ),
    intent(
        "info.borrow",
        40,
        rf"(?:대출|마이너스통장|마통)(?:을|로|금)?(?:더|또|새로)*{SUM}(?:을|를|만|정도|쯤|더|또|새로)*(?:받아{MAY}|받을까|해{MAY}|할까|써{MAY}|쓸까|받으면안(?:되|돼|됨)|받{SHOULD})"
        rf"|{SUM}(?:을|를|만|정도|쯤|더|또|새로)*(?:대출(?:을)?(?:더|또)?(?:받아{MAY}|받을까|받으면안(?:되|돼|됨)|받{SHOULD}|할까|해{MAY})|빌려{MAY}|빌릴까|빌리면안(?:되|돼|됨)|빌리{SHOULD})",
        unless=rf"{HOME}|{OTHERS}|까봐|까바|현금서비스|카드론|거절|부결|승인|회생|파산|워크아웃|조정|얼마|어디|금리|이자|%|{TERM}",
        longest=32,
    ),
    intent(
        "info.break_savings",
        40,
        r"적금|예금|저축|청약통장|청약",
        rf"(?:깨|해지해|해약해|빼){MAY}|깰까|해지할까|해약할까|깨야(?:하나|할까|되나|돼)|(?:깨|해지하|해약하){SHOULD}|(?:깨|해지하)면안(?:되|돼|됨)",
        unless=r"보험|연금|얼마",
        longest=30,
    ),
    intent(
        "info.spend_reserve",
        41,
        r"비상금(?!대출)|모아둔돈|모은돈|저축한돈",
        rf"(?:써|헐어|꺼내|꺼내써){MAY}|쓸까|헐까|꺼낼까|꺼내쓸까|쓰면안(?:되|돼|됨)|쓰{SHOULD}",
        unless=r"투자|주식|코인|얼마|갚",
        longest=28,
    ),
    intent(
        "info.ignore_calls",
        30,
        r"전화|연락|문자",
        rf"(?:안받아|받지않아|무시해|차단해|씹어){MAY}|안받으면안|(?:차단|무시)할까|안받{SHOULD}|피해{MAY}",
        r"추심|독촉|카드사|은행|캐피탈|채권|대부|금융|갚으라|빚",
        unless=r"사기|피싱|광고|스팸|대출권유|모르는번호",
        longest=34,
    ),
    intent(
        "info.ignore_calls",
        30,
        rf"^(?:그럼|그러면|그냥|이제|계속)*(?:전화|연락|문자)(?:를|을|는|도)?(?:다|전부|아예|그냥|계속)*(?:(?:안받아|받지않아|무시해|차단해|씹어){MAY}|(?:차단|무시)할까)",
        about=r"^guide:.*collection|^procedure:(?:contact|collection)|^scenario:DELINQ|^info:(?:contact|collection|arrears|ignore)",
        longest=24,
    ),
    intent(
        "info.close_card",
        40,
        r"카드",
        rf"(?:없애|해지해|잘라|정리해){MAY}|없앨까|해지할까|자를까|(?:없애|해지하){SHOULD}|없애면안",
        unless=r"체크카드|리볼빙|카드론|현금서비스|자동이체|얼마",
        longest=28,
    ),
    intent(
        "info.raise_limit",
        40,
        r"한도",
        rf"(?:올려|늘려|높여|상향해){MAY}|올릴까|늘릴까|높일까|(?:올리|늘리|높이){SHOULD}",
        unless=r"대출|마통|마이너스|이체|점수|어떻게|방법",
        longest=26,
    ),
    intent(
        "info.prepay",
        40,
        r"중도상환|대출|빚|할부",
        rf"(?:중도상환(?:을)?|미리|먼저|한꺼번에|한번에|일찍|빨리)(?:다|좀)?(?:갚아{MAY}|갚을까|해{MAY}|할까|갚{SHOULD}|하{SHOULD}|갚는게좋)",
        unless=r"적금|저축|뭐|어느|어떤|순서|중에|카드값|수수료|얼마|\d|카드론|현금서비스|받아서|빌려서",
        longest=28,
    ),
    intent(
        "info.outing",
        40,
        rf"(?:여행|해외|놀러|휴가|콘서트|공연)(?:을|를|은|도|에)?(?:좀)?(?:가|다녀와){MAY}|(?:여행|놀러|휴가)(?:을)?갈까|외식(?:을)?(?:좀)?해{MAY}|외식할까|시켜(?:먹어)?{MAY}",
        unless=r"회생|파산|출국|압류|카드정지|연체자",
        longest=26,
    ),
    intent(
        "info.lend",
        40,
        r"돈|\d만원|\d원|친구|지인|동생|형|누나|언니|오빠|부모|엄마|아빠|사촌|삼촌|동료",
        rf"빌려줘{MAY}|빌려줄까|꿔줘{MAY}|꿔줄까|빌려주{SHOULD}|빌려주면안",
        unless=r"통장|계좌|명의|이름|카드|휴대폰|폰|은행|대출|차용증|나한테|저한테|제게",
        longest=32,
    ),
    intent(
        "info.quit",
        40,
        rf"(?:퇴사|이직|휴직)(?:를|을)?해{MAY}|(?:회사|직장|일|알바)(?:를|을|도)?(?:그만둬|때려쳐|때려치워|관둬){MAY}|(?:퇴사|이직)하{SHOULD}",
        unless=r"실업급여|퇴직금|대출",
        longest=28,
    ),
    intent(
        "info.use_card",
        42,
        r"카드",
        rf"카드(?:를|로|는|도)?(?:계속|그냥|좀|다시|막)*(?:써|사용해|긁어){MAY}|카드(?:를)?쓰{SHOULD}",
        unless=r"체크카드|한도|현금서비스|카드론|남의|남편|아내|엄마|아빠|회사|법인|분실|정지|교통|회생|파산|워크아웃|조정",
        longest=24,
    ),
)
