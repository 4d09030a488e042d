"""Questions whether to do it: buy, borrow, use up a limit, break savings; answered with a judgement."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

#: After what is thought of doing: whether one may, whether one should. 사도 됨?, 살까요, 사는 게 나을까
MAY = r"(?:도|두)(?:되|돼|됨|될|괜찮|좋을까|상관없)"
SHOULD = r"는(?:게|것이|건|편이)(?:좋|나을|낫|나아|맞|어때|어떨)"
#: What is no thing that one buys for oneself, or no purchase at all.
NO_PURCHASE = (
    r"주식|종목|코인|펀드|etf|집(?!에서입)|아파트|부동산|땅|오피스텔|빌라|로또|복권|토토|보험|달러|엔화|금(?:을|은|값|투자)|상품권|채권|투자"
    r"|어떻게살|먹고살|뭐(?:로|하고)살|혼자살|같이살|어디서?살|살까(?:봐|싶)|뭐(?:를)?살까|뭘살까|환불|훔쳐"
)
HOME = r"전세|월세|보증금|주담대|주택|집(?:을|사|담보)|아파트|학자금|등록금"
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
)
