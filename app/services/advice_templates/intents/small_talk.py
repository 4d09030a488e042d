"""Small talk."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

MONEY = r"리볼빙|돈|카드|대출|빚|연체|이자|월급|통장|월세|적금|주식|코인|신용|결제|상환|추심|보험|투자|갚"

TALK_INTENTS: tuple[Intent, ...] = (
    intent(
        "talk.greeting",
        70,
        r"^(?:안녕|하이|헬로|ㅎㅇ|hi|hello|반가|좋은아침|굿모닝|좋은저녁|처음뵙|여보세요|계세요|저기요|하이루|방가|안뇽)",
        longest=16,
    ),
    intent(
        "talk.bye",
        70,
        r"잘가|안녕히|이만(?:가|갈|할|끝)|가볼게|갈게|나중에(?:봐|올|또)|다음에(?:봐|또|올)|바이|bye|수고(?:하|해)|끝낼게|그만할게|잘있어|잘자|굿나잇|또올게",
        unless=MONEY,
        longest=22,
    ),
    intent(
        "talk.compliment",
        71,
        r"(?:너|챗봇|여기|말|대답|설명).*?(?:예쁘|똑똑|친절|착하|잘하|잘한다|최고|대단|든든|따뜻|좋다|좋네|좋아|다정)|너최고|짱이|똑똑하네|친절하",
        unless=r"은행|직원|카드사",
        longest=28,
    ),
    intent(
        "talk.thanks",
        71,
        r"고마|고맙|감사|땡큐|thank|ㄱㅅ|ㄳ|도움(?:이)?(?:됐|많이|되었|돼)|덕분",
        longest=40,
        unless=r"감사하게도|카드값|왜|줄알",
    ),
    intent("talk.sorry", 72, r"미안|죄송(?:해|합|한데|요)|민폐", unless=MONEY, longest=24),
    intent("talk.birthday", 72, r"생일|기념일", unless=MONEY),
    intent("talk.hungry", 73, r"배고프|배고파|배가고|꼬르륵|출출|허기", unless=MONEY),
    intent("talk.menu", 73, r"뭐먹|뭘먹|메뉴|저녁추천|점심추천|야식|맛집|먹을까", unless=MONEY),
    intent(
        "talk.weather",
        73,
        r"날씨|비(?:가)?(?:오|와|올)|눈(?:이)?(?:오|와|올)|더워|더운|추워|춥|추운|덥|미세먼지|우산|기온|장마|폭염",
        unless=MONEY,
    ),
    intent(
        "talk.sleepless",
        73,
        r"잠(?:이|을)?(?:안와|안온|못자|못잤|못들|이안)|(?<!해)불면|새벽인데깨|뒤척",
        unless=MONEY,
    ),
    intent(
        "talk.tired", 73, r"피곤|지쳤|지친다|지쳐|졸려|졸리|쉬고싶|녹초|기운(?:이)?없|번아웃", unless=MONEY
    ),
    intent("talk.bored", 73, r"심심|지루|할거없|할게없|무료해|놀아줘|놀자", unless=MONEY),
    intent(
        "talk.lonely",
        73,
        r"외로|외롭|혼자(?:라|인게|있|살)|쓸쓸|허전|얘기할사람|말할데|말할사람|친구(?:가)?없",
        unless=MONEY,
    ),
    intent(
        "talk.sick",
        73,
        r"아파(?!트)|아프다|감기|몸살|열나|두통|머리아|배아|병원(?:가|에)",
        unless=MONEY + "|병원비|마음|가슴|배고",
    ),
    intent("talk.joke", 73, r"재밌는얘기|재미있는|농담|웃겨줘|웃긴|유머|개그|썰풀|심심풀이", unless=MONEY),
    intent(
        "talk.work",
        74,
        r"(?<!조)회사|상사|팀장|부장|야근|출근|퇴근|알바|직장|발표|회의|면접",
        unless=MONEY + "|짤|잘렸|해고|실직|퇴사|그만두",
    ),
    intent(
        "talk.study",
        74,
        r"시험|공부|과제|학교|수능|성적|학점|합격|숙제",
        unless=MONEY + "|등록금|학자금|장학",
    ),
    intent(
        "talk.love",
        74,
        r"남친|여친|남자친구|여자친구|헤어졌|헤어지|이별|연애|짝사랑|썸|고백|차였|소개팅|보고싶",
        unless=MONEY,
    ),
    intent(
        "talk.family",
        74,
        r"엄마|아빠|부모님|남편|아내|아들|딸|동생|언니|오빠|누나|애가|아이가|강아지|고양이",
        unless=MONEY + "|병원비|등록금",
    ),
    intent("talk.happy", 70, r"기분.*(?:좋|최고|째)", unless=MONEY + "|안좋|않|나빠", longest=30),
    intent(
        "talk.happy",
        75,
        r"기분(?:이)?(?:좋|최고|째)|행복(?!주택|출산|나눔)|신나|신난|기뻐|기쁘|좋은일|(?<![은는이게])좋다$|(?<![은는이게])좋아요$|즐거|설레|잘됐|해냈|성공했",
        unless=MONEY + "|안좋|않",
        longest=40,
    ),
    intent(
        "talk.worry",
        75,
        r"불안|걱정(?:돼|되|이)|초조|긴장|(?<!세)무서|두려|겁나|떨려|떨리",
        unless=MONEY,
        longest=40,
    ),
    intent(
        "talk.angry",
        75,
        r"짜증|화나|화가|열받|빡치|빡쳐|빡친|억울|어이없|분노|킹받",
        unless=MONEY,
        longest=40,
    ),
    intent(
        "talk.sad",
        75,
        r"힘들|힘드|우울|슬프|슬퍼|눈물|울었|울고|속상|서럽|서러|괴로|외롭|허무|공허|무기력|지친",
        unless=MONEY,
        longest=40,
    ),
    intent("talk.laugh", 76, r"^[ㅋㅎㅠㅜ하호]+$", longest=20),
    intent(
        "talk.ack",
        77,
        r"^(?:네|넵|넹|예|응|어|웅|ㅇ|ㅇㅋ|오케이|오키|ok|아하|음|글쎄)+요?$|^(?:그래요?|맞아요?|좋아요?)$"
        r"|^(?:아|네|넵|예|응|음|오|그럼){0,2}(?:ㅇ*알겠|알았|그렇군|그렇구나|그럴게|그러게|확인했|이해했|그렇게할|일단|해볼게|해보겠|진행해|생각해볼|잠시만|잠깐)",
        longest=26,
        unless=r"뭐|어떻게|얼마|언제|왜|어디",
    ),
    intent("talk.love_you", 78, r"사랑해|좋아해|결혼하|사귀", unless=MONEY, longest=20),
    intent(
        "talk.praise_me",
        69,
        r"칭찬(?:좀)?(?:해줘|해주세요|해주라|해달라|받고)|나(?:자신)?칭찬해|잘하고있(?:는거|나|죠|지)|누가잘했다고",
        longest=40,
    ),
    intent(
        "talk.comfort_me",
        69,
        r"아무말이나|(?<!따)위로(?:나|좀)?(?:좀)?(?:해줘|해주세요|해달|가필요|받고)|토닥|안아줘|응원(?:해|좀)",
        longest=30,
    ),
    intent(
        "talk.relief",
        71,
        r"(?:말|얘기|이야기|털어놓)(?:하|놓)?고나니|좀낫네|나아졌|나아진|후련|마음.{0,5}(?:놓이|놓여|편해|가벼)",
        unless=r"안놓|안편|줄알았|슬퍼|강물|점수|형편|소득|카드|대출|연체|이자",
        longest=30,
    ),
    intent(
        "talk.self",
        69,
        r"(?:^|아)(?:너|넌|너는|너도|당신은).{0,4}(?:취미|나이|몇살|밥|뭐좋아|뭐해|꿈|고향|여행|자냐|자니)",
        longest=20,
    ),
    intent("talk.cheer_up", 72, r"힘내(?:야|볼|보|겠)|버텨(?:야|봐야|볼게)", unless=MONEY, longest=20),
    intent("talk.wow", 76, r"^(?:헐|헉|와|우와|대박|어머|세상에|엥|오)+[ㅋㅎㅠㅜ]*$", longest=10),
    intent(
        "talk.no_use",
        24,
        r"(?:너|챗봇|여기)(?:한테|에게|에)?.{0,4}(?:말해|얘기해|이야기해|털어놔)(?:봤자|봐야|도소용|서뭐)",
        longest=40,
    ),
    intent(
        "talk.mishap",
        72,
        r"미끄러져|미끄러지|넘어졌|넘어져|엉덩방아|(?:발목|손목|허리).{0,3}삐|(?:발|손|허리|다리|팔|무릎)(?:을|를|도)?다쳤",
        unless=MONEY + "|일을못|탈락|시험|못한대",
        longest=40,
    ),
    intent(
        "talk.ashamed",
        74,
        r"한심|창피|부끄러|쪽팔|못났|죄인같|자책|면목이없|자괴감|내가밉|제가밉",
        unless=MONEY + r"|은행|직원|상담원|챗봇",
        longest=60,
    ),
    intent("talk.time", 78, r"몇시(?:야|예|에요|지|임|인)|무슨요일|오늘며칠|날짜", unless=MONEY, longest=16),
)
