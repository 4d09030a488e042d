"""What weighs on somebody who saw or lived through another's suicide or lost a pet, and what a habit given up would save."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.talk.small_talk import PET
from app.services.persons import ANYBODY

KIN = rf"{ANYBODY}|처남|매형|그사람|그친구"
ENDED_IT = (
    r"자살(?:하|했|로)|스스로(?:목숨|세상|생을|삶을|떠)|극단적(?:인)?선택|목숨을(?:끊|버)|목을(?:매|맸)|투신"
)
STORY = r"드라마|영화|유튜브|뉴스|기사|소설|웹툰|다큐|연예인|배우|방송|주인공|넷플릭스"
HABIT = r"담배|커피|배달|술|택시|간식|군것질|야식|구독|외식|맥주|소주"
#: Said of a pet that died.
CROSSED = r"무지개(?:다리)?(?:를|을)?(?:건너|건넜|건넛|건넌)|(?:강아지)?별로(?:떠났|갔)|펫로스"

#: That no wish to die is behind what was told.
NO_WISH = r"(?:죽고싶|죽으려|죽을생각|자살|살기싫|사라지고싶)(?:다|다거나|거나|어서|은|단|다는|다고|까지|든가|하고싶다)?(?:뭐|막)?(?:그런|이런|그정도|그렇게까지)?(?:건|거|것은|것|게|생각은|생각|마음은|마음|얘기는|얘기|말은|말|뜻은|뜻)?(?:절대|전혀)?(?:아니(?!었|면)|아닌|아닙|없(?:어|고|습|는데))"

MOURNING_INTENTS: tuple[Intent, ...] = (
    intent(
        "talk.pet_lost",
        35,
        rf"(?:{PET}|(?:키우던|기르던)(?:개|애|아이|새|토끼)).{{0,12}}(?:{CROSSED}|죽(?:었(?!다(?:깨|살))|고(?!싶)|은지|어버)|떠났|떠나보|떠난지|떠나버|보내줬|보내주었|하늘로|하늘나라|세상을(?:떠|뜬))|{CROSSED}",
        unless=r"죽고싶|죽겠|따라|나도|저도|드라마|영화|만화|게임|꿈에|죽이|죽었으면|여행|"
        + r"빚|대출|연체|카드|독촉",
        longest=60,
    ),
    intent(
        "info.bereaved_suddenly",
        30,
        rf"(?:{KIN})(?:님)?(?:께서|이|가|도|를|을|은|는)?.{{0,12}}(?:{ENDED_IT})",
        r"떠나(?:셨|보냈|보내|신)|떠났|끊었|끊으셨|버렸|버리셨|맸|매셨|투신했|했어요$|하셨어|했습니다|했거든|선택했|선택을(?:했|하셨)|잃었|보냈|돌아가",
        unless=rf"{STORY}|싶|려고|할까|할것|할거|한대|하겠|시도|미수|살았|깨어났|생각|얘기|이야기|말을|면",
        longest=50,
    ),
    intent(  # said before any card: after one it is the card that is answered
        "info.no_such_wish",
        12,
        NO_WISH,
        unless=r"힘들|지쳤|지쳐|무섭|무서|괴로|버티|끝내|사라지고싶(?!다)|의미|차라리|드라마|영화|소설|친구|동생|[?]",
        longest=34,
    ),
    intent(
        "info.heavy_story",
        30,
        STORY,
        rf"{ENDED_IT}|죽(?:더라|었더|는장면|는걸|는거보)",
        unless=r"통계|과제|레포트|리포트|발표|보험|논문|숙제|나도|저도|싶|작품추천|추천",
        longest=60,
    ),
    intent(
        "info.habit_saved",
        40,
        rf"(?:{HABIT})(?:을|를|만|도)?.{{0,4}}(?:끊|줄이|안(?:마|먹|시키|피|타|사))",
        r"얼마(?:나)?(?:를)?(?:아끼|아낄|모으|모을|모이|줄|절약|남)|얼마",
        unless=r"썼|쓴|나갔|이번달|지난달|대출|빚",
        longest=30,
    ),
)
