"""Wishes for a sum that holds one rate against another: a loan that is exchanged, two that are offered."""

from __future__ import annotations

from app.services.advice_templates.intents.figures.asking import MEANING
from app.services.advice_templates.intents.intent import Intent, at_a_rate, intent
from app.services.advice_templates.intents.sums.wanted import RATE, SUM, TERM

DECIMAL = r"\d{1,2}\.\d{1,3}"
FROM_TO = rf"(?<![\d.])(?:\d{{1,2}}(?:\.\d{{1,3}})?%|{DECIMAL}%?)(?:짜리|대)?에서(?:연)?(?:\d{{1,2}}(?:\.\d{{1,3}})?%|{DECIMAL}%?)(?:짜리|대)?으?로"
MOVED = r"바꾸|바꿔|바꿀|바뀌|갈아|옮기|옮길|대환|나온|나왔|나오|내려|낮춰|낮추|낮아|깎|된대|해준|준대|제안|가능하|다른(?:은행|데|곳)|래요?$|라(?:던데|는데)"
SAVED = r"아끼|아껴|절약|이득|유리|차이|줄|덜"
NO_LOAN = (
    r"예금|적금|파킹|청약|수익률|손실|점수|법정|최고|dsr|비율|주식|코인|할인|환율|물가|등급|사용률|합법|불법"
)
LABEL = r"(?:(?<![a-z])[ab](?![a-z])|(?:첫|두)번째|[가-힣](?:은행|뱅크|캐피탈|금고)|다른(?:쪽|곳|데)|하나(?=[는가]|\d))"
OFFERED = rf"{LABEL}.{{0,10}}{RATE}.{{0,20}}{LABEL}.{{0,10}}{RATE}"
#: The same of two loans told by their values alone.
BY_VALUES = (
    rf"{RATE}.{{0,10}}{TERM}.{{1,16}}{RATE}.{{0,10}}{TERM}|{TERM}.{{0,8}}{RATE}.{{1,18}}{TERM}.{{0,8}}{RATE}"
)
CHOICE = (
    r"뭐가|뭐(?=더|가)|어느|어떤|중에|중이자|차이|비교|나아|나은|나을|낫|유리|적(?:어|은|게)|덜|싸|좋|각각"
)
NO_SUM = rf"카드값|월급|통장|리볼빙|연체|추천|어디|{MEANING}"

#: Money that is over, and where it is to go.
SPARE = r"여윳돈|여유돈|여유자금|남는돈|남은돈|목돈|보너스|상여금|성과급|퇴직금|환급금|모은돈|모아둔돈|비상금"
WHERE_TO = r"(?:어디|어느|뭐|무엇|뭘|무슨)(?:[가-힣]{0,3}?)(?:에|부터|먼저|를|을|쪽)?(?:[가-힣]{0,4})?(?:갚|상환|넣|털)|먼저갚|부터갚"

TWO_RATE_INTENTS: tuple[Intent, ...] = (
    at_a_rate(
        intent(
            "calc.spare_money",
            13,
            rf"{RATE}.+{RATE}",
            rf"{SPARE}|{LABEL}.+{RATE}.*{LABEL}.+{RATE}",
            WHERE_TO,
            unless=r"예금|적금|주식|코인|투자|빌리",
            longest=80,
        )
    ),
    intent(
        "calc.spare_money",
        22,
        r"^(?:근데|그런데)?(?:왜|이유|까닭|어째서)|(?:다)?갚(?:고|으면|고나면).{0,4}(?:남|얼마)|(?:남은|남는)(?:건|거|것|게|돈|빚)|^(?:여윳돈|여유돈)",
        unless=r"연체|밀린|거절|사기|통장|전화",
        longest=22,
        about=r"^calc:spare_money",
    ),
    at_a_rate(
        intent(
            "calc.offers",
            14,
            OFFERED,
            unless=rf"{NO_LOAN}|추천해|카드|현금서비스|갚고|적립|여윳돈|여유돈",
            longest=70,
        )
    ),
    at_a_rate(
        intent("calc.offers", 14, BY_VALUES, CHOICE, unless=rf"{NO_LOAN}|갚고|거치", longest=70),
    ),
    intent(
        "calc.offers",
        23,
        rf"{SUM}|{RATE}|\d년|\d개월|수수료|싸|저렴|유리|나아|나은|낫|이득|좋|덜|얼마|골라|고를|각각|납입|매달|한달|다달이|이자|차이",
        unless=rf"카드값|월급|통장|리볼빙|연체|추천|어디에(?:서|다)?|{MEANING}",
        longest=26,
        about=r"^calc:offers",
    ),
    intent(
        "calc.switch",
        24,
        FROM_TO,
        rf"{SUM}|대출|금리|이자|빚|{MOVED}|{SAVED}|$",
        unless=NO_LOAN,
        longest=60,
    ),
    at_a_rate(
        intent(
            "calc.switch",
            24,
            rf"{RATE}.{{1,16}}{RATE}",
            rf"{MOVED}|{SAVED}",
            rf"{SUM}|대출|금리|이자|빚|지금|기존",
            unless=rf"{NO_LOAN}|수수료[가는이]?{RATE}.{{0,16}}$|모으|씩",
            longest=60,
        )
    ),
    intent(
        "calc.switch",
        24,
        rf"{SUM}|{RATE}|수수료|아끼|아껴|절약|이득|유리|손해|나아|낫|본전|갈아타|바꿀까|옮길까|얼마",
        unless=NO_SUM,
        longest=26,
        about=r"^calc:switch",
    ),
)
