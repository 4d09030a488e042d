"""What is asked on once an account or the pay is seized: the money in it, the sum that is kept, the work, the rent."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import SUM

TALK = r"^procedure:living_account|^term:(?:seizure|living_account|provisional)|^calc:wage_kept|^info:(?:account_stopped|seizure|seized|seizing|court_seizure|pay_in_account|wage_seized|pension_seizure|severance_seizure)"
PAY = r"월급|급여|봉급|임금|알바비|생활비"
TAKE_OUT = r"못(?:빼|찾|꺼내|쓰|써|뽑)|안(?:빠져|나와|나오)|뺄수|찾을수|꺼낼수|뽑을수|쓸수|묶|막혔|막힌|인출"
FIRED = r"자르|짜르|잘리|짤리|잘릴|짤릴|잘라|짤라|해고|쫓겨|나가(?:라|래)|(?:그만|관)두(?:라|래)|권고사직"
BARE_SUM = rf"(?:{SUM}|(?<!\d)\d{{3}}(?!\d))"
WRONG = r"보험료|사장|점장|안줘|못받|대출|카드값|적금"

SEIZURE_INTENTS: tuple[Intent, ...] = (
    intent(  # 압류래요. 월급 들어온 것도 못 빼요?
        "info.pay_in_account",
        30,
        r"압류|막혔|묶였|묶인",
        PAY,
        r"들어(?:온|왔)|입금(?:된|됐)|통장(?:에|으로)",
        TAKE_OUT,
        unless=WRONG,
        longest=44,
    ),
    intent(
        "info.pay_in_account",
        31,
        rf"(?:{PAY}|들어온(?:돈|것|거)|안에(?:있는|든|남은)(?:돈|거|것)|그돈|있던돈|남은돈)",
        TAKE_OUT,
        about=TALK,
        unless=WRONG,
        longest=34,
    ),
    intent(  # 185만 원 아니에요? 2월부터 250으로 바뀌었다던데, 250 남는 거죠?
        "info.seizure_sum",
        31,
        BARE_SUM,
        r"아니(?:에요|예요|야|었|죠|냐|지)|맞|바뀌|바꼈|바껴|올랐|올라|달라졌|라던데|이라던데|라는데|다던데|남는(?:거|다|게)|지켜(?:지|주)|보호|까지(?:만|는|죠|요|예요)",
        about=TALK,
        unless=r"월세|빚|갚|카드|받는데|받아요|벌|떼가|가져가|이자|언제",
        longest=30,
    ),
    intent(
        "info.seized_bank",
        31,
        r"은행|창구|지금|오늘|바로|당장|가면",
        r"주나|줘요|줄까|주는|내주|내줘|받을수|찾을수|뺄수|꺼낼수|풀어(?:주|줘)|풀리|되나|될까|돼요",
        about=TALK,
        unless=r"대출|생계비계좌|월세|집세|회사|개설|만들",
        longest=28,
    ),
    intent(
        "info.seized_rent",
        30,
        r"월세|방세|집세|관리비|공과금|전기세|가스비",
        r"내일|오늘|모레|당장|이번주|곧|며칠|어떡|어떻게|어쩌|없",
        about=TALK,
        longest=34,
    ),
    intent(
        "info.seized_food",
        30,
        r"생활비|밥값|밥(?:을|도)?(?:못|굶)|먹고살|먹을(?:것|거|돈)|쌀|약값|차비|교통비|분유|기저귀",
        r"내일|오늘|당장|어떡|어떻게|어쩌|없|못",
        about=TALK,
        longest=34,
    ),
    intent(
        "info.seized_how_long",
        30,
        r"(?:며칠|얼마나|언제쯤?|언제까지|오래|몇주|몇달)(?:이나|정도|쯤)?(?:걸|풀|기다|있어야|되면|나와|묶여|안에)",
        about=r"^info:(?:account_stopped|pay_in_account|seized|seizure_sum|court_seizure)",
        longest=24,
    ),
    intent(  # told of one's own pay, and not only feared
        "info.wage_seized",
        31,
        r"(?:월급|급여|봉급|임금)(?:이|에|을|를|도|까지)*(?:가?압류|차압)",
        r"들어온(?:대|다)|들어왔|들어간(?:대|다)|들어갔|됐|되었|된대|당했|한대|한다고|걸렸|걸린|왔|옴|날아|통지|통보|연락",
        unless=rf"면|까봐|될까|되나|풀렸|풀었|해제|남편|아내|아들|딸|친구|직원|{SUM}",
        longest=44,
    ),
    intent(
        "info.severance_seizure",
        31,
        r"퇴직금|퇴직연금|퇴직급여",
        r"가져가|뺏|빼앗|압류|떼|건드|손대|묶|차압|빼가|은요|는요|도요|까지",
        about=TALK,
        longest=28,
    ),
    intent(
        "info.severance_seizure",
        34,
        r"퇴직금|퇴직연금|퇴직급여",
        r"압류|차압",
        unless=r"못받|안줘|사장|대출",
        longest=36,
    ),
    intent(
        "info.seized_dismissed",
        30,
        FIRED,
        about=TALK,
        longest=34,
    ),
    intent(
        "info.seized_dismissed",
        30,
        r"압류|차압",
        r"회사|직장|사장",
        FIRED,
        unless=r"잘려서|짤려서|해고(?:당했|당해서|돼서|되어서)",
        longest=44,
    ),
    intent(
        "info.seized_ashamed",
        28,
        r"쪽팔|창피|부끄|민망|수치|망신|얼굴을(?:못|어떻게)|볼낯",
        about=r"^info:(?:wage_seized|seized|severance_seizure|seizure_sum)|^calc:wage_kept",
        longest=40,
    ),
)
