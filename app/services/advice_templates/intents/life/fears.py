"""What is feared and has not happened: a refusal, a lower limit, a deposit that is lost, a suit, the work, who comes to know.

How it is kept off, and what is to be done if it comes, is told; never the words for somebody whom it befell.
"""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.persons import FAMILY

#: Said of what may come: 될까 봐, 당하면 어쩌죠.
FEARED = r"까(?:봐|바)|면어(?:쩌|떡|떻)|면큰일|(?:될|할|질|릴|힐|날|을|일)(?:까|거|것)(?:같)?(?:아|아서)?(?:걱정|불안|무서|무섭|두려)"
FAR = r"친구|지인|아들|딸|동생|남편|아내"

FEAR_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.fear_refused",
        33,
        r"대출|심사|승인|카드발급|햇살론|대환",
        rf"(?:거절|부결|탈락|떨어|안나오|안될|거부|막히|막힐)[가-힣]{{0,4}}?(?:{FEARED})|(?:거절|부결|탈락)(?:될|당할|나|날).{{0,2}}(?:{FEARED})",
        unless=rf"회생|파산|워크아웃|채무조정|거절됐|거절당했|부결됐|부결났|{FAR}",
        longest=40,
    ),
    intent(
        "info.fear_limit",
        33,
        r"한도",
        rf"(?:깎이|깎일|줄어들|줄어|줄(?=면)|감액되|감액될|축소되|축소될|내려가|내려갈|막히|막힐)[가-힣]{{0,3}}?(?:{FEARED})",
        unless=r"깎였|줄었|감액됐|대출한도|늘",
        longest=34,
    ),
    intent(
        "info.fear_deposit",
        33,
        r"전세|보증금|전월세|깡통",
        rf"(?:사기|못돌려받|못받|떼이|떼일|떼먹|날리|날릴|못돌려|경매)[가-힣]{{0,6}}?(?:{FEARED})|전세사기(?:가|를|도|당할까)?(?:너무|좀)?(?:무서|무섭|걱정|불안|겁)",
        unless=r"당했|안돌려줘|안줘|안준대|못준대|잠적|연락이안",
        longest=40,
    ),
    intent(
        "info.fear_sued",
        33,
        rf"(?:소송|고소|재판|법적조치|소장|지급명령|압류)[가-힣]{{0,6}}?(?:{FEARED})",
        unless=rf"통장|계좌|월급|급여|왔|받았|들어왔|사기|이혼|상간|명예훼손|교통사고|{FAR}",
        longest=34,
    ),
    intent(
        "info.fear_job",
        33,
        rf"(?:실직|해고|잘리|잘릴|짤리|짤릴|권고사직|구조조정|정리해고|회사에서쫓겨나|일자리(?:를)?잃|직장(?:을)?잃|계약(?:이)?(?:종료|해지))[가-힣]{{0,5}}?(?:{FEARED})",
        unless=rf"됐어|당했|잘렸|짤렸|회생|파산|연체|빚(?:을|이)?못|{FAR}",
        longest=36,
    ),
    intent(  # sighed over, at an age
        "info.lament_age",
        36,
        r"(?:나이|이나이|내나이|제나이)?(?:[3-7]\d|서른|마흔|쉰|예순|일흔|환갑)(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|살|중반|초반|넘어)*(?:에|먹고|먹어서|되도록|이나돼서|나이에|인데)(?:나는|나|내가|저는|제가)?(?:지금|대체|도대체|아직도)?(?:뭐하|이게뭐|이게무슨|뭔꼴|무슨꼴|이꼴|이러고|왜이러|이모양)|이나이(?:에|먹고|먹도록|되도록)(?:나는|나|내가|저는|제가)?(?:지금|대체|도대체|아직도)?(?:뭐하|이게뭐|이게무슨|뭔꼴|무슨꼴|이꼴|이러고|왜이러|이모양)",
        unless=r"죽|살아|사나|추천|취미|공부|운동",
        longest=30,
    ),
    intent(
        "info.fear_job",
        34,
        r"(?:짤|잘)(?:릴|리겠|려나갈)|해고(?:당할|될)|권고사직(?:당할|될|할)|정리해고(?:당할|될|할)|내보낼|나가라(?:고)?할",
        r"(?:것|거|듯|걸)(?:같|하|싶|요|다|이|해|임|ㅠ|$)|분위기|소문|눈치|예정|겠(?:어|다|네|음|지)|차례",
        unless=rf"어요[?]|됐어|당했|잘렸|짤렸|회생|파산|신청하면|연체|{FAR}|부장|팀장|상사|손가락|머리|꼬리|카드|통장",
        longest=30,
    ),
    intent(
        "info.found_out",
        37,
        rf"(?:{FAMILY}|회사|직장|주변|동료)(?:들|님|사람들)*(?:한테|에게|께|에|에서|이|가|께서|도|까지)*.{{0,8}}(?:알려질|알게될|알게되|알까|들킬|들통날|소문날|퍼질)[가-힣]{{0,2}}?까(?:봐|바)",
        unless=r"챗봇|대화|여기서|채팅|회생|파산|워크아웃|조정|임신|이혼|이직|병|질렀|샀|쇼핑|도박|토토|투자|주식|코인",
        longest=40,
    ),
)
