"""Money that is bet or borrowed to win: what is refused, and what is answered as it was asked."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.persons import CHILDREN, KIN, PARENTS, SPOUSES, SWEETHEARTS

GAMBLE = (
    r"토토|도박|베팅|배팅|바카라|카지노|슬롯머신|홀짝|사다리게임|파워볼|강원랜드|경마|경륜|경정|사설(?:사이트|놀이터)"
    r"|홀덤|포커(?!페이스)|블랙잭|룰렛(?!돌리)|온카(?!드)|파칭코|빠칭코|성인(?:오락실|게임장)|스포츠프로토|인터넷바둑이"
)
INVEST = r"투자|주식|코인|물타|한방|매수|비트|단타|선물거래|레버리지|몰빵|본전|만회|복구"
BORROW = (
    r"빚(?:을|이라도)?(?:더|또)?내|대출.{0,6}(?:받아|받고|받을|내서|땡겨|당겨|끌어)|대출(?:을|금)?(?:으로|로)|빌려서|빌릴|빌린돈|카드론|현금서비스"
    r"|마통|마이너스통장|영끌|집(?:을)?담보|사채|캐피탈"
)
#: What somebody is about to do, as against what was done.
PLANNED = r"까|죠|겠|돼|되나|되지|않나|않을|미친|짓|어떨|어때|하면|할래|할거|할게|볼게|하려|려고|려구|려는|싶|고민|생각중|계획"
DONE = r"했다|했는데|했어|했습|샀|잃|날렸|망했|물렸|뭐야|뜻"
MORE = r"물타|더(?:사|넣|담|들어)|추가매수|투자(?:하면|할까|하려|해볼|해도)|만회|복구|본전|한번더|한방"
#: What was lost to it, or how one cannot leave it.
FALLEN = r"잃|날렸|날려|날린|날림|꼴았|꼬라박|빚|빠져|빠졌|중독|못끊|헤어나|탕진|털렸|털어|올인|빌려|빌렸|대출|갚|후회|미치겠|미쳤|망했|썼"
#: A story about it or a place to stay, where nothing tells of betting.
WATCHED = r"^(?!.*(?:싶|끊|다시|또|생각나|했|하다|하고|땄|걸었|베팅|배팅)).*(?:영화|드라마|다큐|뉴스|기사|소설|웹툰|예능|호텔|리조트|뮤지컬)"
#: Cards played for fun: no money is told of.
PLAYED = (
    r"^(?!.*(?:[만백천]원|\d|돈|잃|날[렸려리]|땄|걸|베팅|빚|밤새|매일|중독|끊|싶)).*(?:포커|홀덤|블랙잭|룰렛)"
)
#: The last bet before one stops, by the words of betting alone; and pay that was bet.
STAKE = r"본전|원금만(?:찾|건지)|잃은(?:돈|거|것|걸|만큼)|(?:이번|한|다음|마지막)판|판만|따면|한번만더(?:걸|하고)|한번만걸"
STAKED = r"(?:월급|급여|용돈|생활비|보증금|적금|등록금|전재산|돈)(?:을|를|도|까지|이)?(?:들어오자마자|받자마자|타자마자|나오자마자|다|전부|몽땅|또|싹)*걸(?:었|어버)"
INVESTED = r"주식|코인|펀드|투자|종목|전화|게임|화투|윷|약정|할부|대출"
#: Who gambles, where it is told: somebody close, or the writer.
KIN_WHO = rf"(?:{KIN}|시동생)(?:이|가|께서|도|은|는)"
GAMBLED_BY_KIN = rf"{KIN_WHO}.{{0,8}}(?:{GAMBLE})"
GAMBLED_MYSELF = rf"(?:제가|(?<!아)내가|저는|나는|저도|나도).{{0,8}}(?:{GAMBLE})"
#: The wish to bet again, told with the betting or in a talk about it; the next sum or the one last time.
WISH = r"(?:하고|가고|걸고|치고|땡기고|돌리고)싶|근질|땡기|땡겨|(?:^(?:근데|요즘|또|자꾸|계속|그|밤에|밤마다|매일|다시|지금도|아직도|혼자있으면)*|본전|도박|게임|토토|판|경기|돈딸|잃은(?:돈|거))(?:생각|떠오)(?:이|만|도|밖에)?(?:자꾸|계속|또|너무|많이)*(?:나(?![가-힣]*안)|난다|남$|올라)|유혹|충동|흔들|참기(?:가)?(?:힘|어려)|못참|손이(?:가|떨)"
ONCE_MORE = (
    r"(?:한번|한판|한탕|하루|이번|마지막|월드컵|올림픽|결승|조금|소액|\d+만?원?|[일이삼사오육칠팔구십]*(?:만|천)원?)(?:만|까지만)|(?:걸|하|가)면안(?:되|돼|될)"
    r"|본전|(?:찾아|따|메꾸고|건져)(?:올까|올게|와야|오면)|(?:더|또|다시)(?:가|하|걸)(?:볼까|면안|서찾|고싶|자|ㄹ까)|(?:더|또|다시)(?:할까|갈까|걸까|해볼까|가볼까)"
)
#: Gone back to it, after it was left.
RELAPSED = r"(?:또|다시|결국)(?:어제|오늘|그제|방금|몰래|그만|손|을|를|거기)*(?:했(?!다가끊)|해버렸|해봤|손댔|손대|손을댔|갔(?:다|어|음|네)|걸었|걸어버|질렀|빠졌|시작했|도졌|깔았|가입했)|재발|못지켰|무너졌"
LEFT = (
    r"끊(?:고|었|은|는다|기로|겠다)|참(?:다가|았는데|다)|안하(?:기로|다가|겠다)|그만(?:뒀|두기로|둔다)|약속"
)
#: Kept from somebody close.
HIDDEN = r"거짓말|숨기|숨겼|몰래|모르(?:게|고|세|는데|거든|시)|몰라|들키|들킬|들통|속였|속이|둘러댔|말(?:을|도|은)?(?:못|안)(?:했|하|해)|알면|알게되|비밀"
CLOSE = rf"{SPOUSES}|{PARENTS}|{CHILDREN}|{SWEETHEARTS}|가족|식구|집에"
BLAME = r"쓰레기|한심|미친(?:놈|년|거)|인간(?:도|이)?(?:아니|말종)|못난|못났|바보|멍청|병신|나쁜(?:놈|년)|죄인|자격(?:이|도)?없|천벌|(?<!처)벌받는(?:거|것|건가)|구제불능|답이없는(?:놈|사람)|왜이러|왜이럴"
RESOLVED = r"(?:안|더안|다시는안|이제안)(?:할게|할래|하겠|갈게|가겠|걸게|할거)|안하기로|그만(?:할게|하겠|둘게)|참아(?:볼|보)|끊(?:어볼|을게|어보|겠)|(?:앱|어플|계정|사이트)(?:을|를|도)?(?:지웠|지울|탈퇴|차단했)|탈퇴했|(?:전화|연락|상담)(?:를|을|도)?(?:해볼|해보|할게|하겠|걸어|받아볼)|걸어볼"
AGAIN = rf"{WISH}|{ONCE_MORE}"
NO_URGE = r"끊고싶|그만하고싶|멈추고싶|끊을|그만할|상담|번호|회생|파산|잃었|날렸|월급(?:만|까지)|갚|빚|죽|먹고싶|울고싶|자고싶|쉬고싶"
KEPT = r"(?<!못)끊은지|(?<!못)끊었(?:어|는데|거든|고)|그만둔지|안한지|손뗀지|(?<!안)참은지|(?:\d+|한|두|세|네|몇|열)(?:달|주|일|개월|년)(?:째|동안|을|이나)*(?:안했|안하|참|끊)"
KEPT_TALK = r"^info:gambling_(?:stopped|kept|urge_after)"
TALKED_OF = r"^info:gambling(?!_(?:family|law|asked))"
CLOSE_ONES = r"남편|아내|아들|딸|아빠|엄마|동생|형이|친구가.*(?:빠졌|중독)"


def of_gambling(
    name: str, priority: int, *needs: str, unless: str | None = None, about: str = TALKED_OF
) -> Intent:
    """What somebody who gambles tells further on in the talk."""
    return intent(f"info.gambling_{name}", priority, *needs, unless=unless, longest=34, about=about)


GAMBLING_INTENTS: tuple[Intent, ...] = (
    intent("refuse.leverage_bet", 17, BORROW, GAMBLE, PLANNED, unless=rf"{DONE}|회생|파산|면책|조정|처벌"),
    intent("refuse.leverage", 18, BORROW, INVEST, PLANNED, unless=rf"{DONE}|{GAMBLE}"),
    intent(
        "refuse.leverage",
        18,
        rf"{BORROW}|빌려|빌리|빚내",
        r"(?:복구|만회|회복|본전|되찾|손실|잃은|뒤집)(?:을|를|은)?(?:돈)?.{0,4}(?:할까|할수|해볼|해야|찾|될까|되나|하면|하려|하고싶|볼까|을까|메우|메울|메꾸|메꿀)",
        unless=rf"신용(?:점수)?회복|개인회생|생활비|밀린|연체|카드값|월세|{GAMBLE}",
    ),
    intent(
        "refuse.leverage",
        18,
        rf"(?:{BORROW}).{{0,14}}(?:{MORE}).{{0,10}}(?:까|면|려|래|게|싶|죠|어때)",
        unless=rf"{GAMBLE}|사기|업체|권유|하래|하라",
    ),
    intent(
        "refuse.leverage",
        18,
        rf"^(?:그럼|그러면|근데|아니면|차라리)*(?:{BORROW}|빚내|빌려)(?:서|받아서|내서|라도|으로)*(?:요|라도|하면|해서|사면|할까|는요|은요)*$|^(?:{BORROW}|빚내|빌려).{{0,4}}서(?:요)?$",
        about=r"^refuse:(?:stock|leverage)|INVESTMENT_LOSS",
        unless=r"갚|이자|금리|얼마",
        longest=16,
    ),
    intent(
        "info.gambling_debt",
        18,
        GAMBLE,
        r"회생|파산|면책|워크아웃|채무조정|빚조정|신복위|신용회복|탕감|감면",
        unless=r"주식",
        longest=60,
    ),
    intent(
        "info.gambling_debt",
        33,
        r"회생|파산|면책|워크아웃|조정|탕감|감면",
        r"되나|될까|돼|가능|받을수|안되|해주|할수",
        about=r"^info:gambling",
        longest=30,
    ),
    intent(
        "info.gambling_law",
        18,
        GAMBLE,
        r"처벌|감옥|구속|자수|전과|벌금|경찰|잡혀|잡히|범죄|불법(?:인가|이에요|인지|이죠|이면|이야)",
        unless=CLOSE_ONES,
        longest=60,
    ),
    intent(
        "info.gambling_law",
        33,
        r"처벌|감옥|구속|자수|전과|벌금|경찰|잡혀|잡히|걸리(?:나|면|죠)",
        about=r"^info:gambling",
        longest=26,
    ),
    intent(
        "info.gambling_help",
        18,
        GAMBLE,
        r"상담|전화번호|번호|센터|치료|치유|병원|끊고|끊을|끊는|끊으려|멈추고|그만두고|그만하고|도움|어디(?:에|서|로)",
        unless=r"끊긴|끊어졌",
        longest=60,
    ),
    intent(
        "info.gambling_help",
        33,
        r"번호|센터|치료|병원|끊는|끊고싶|끊을|못끊|상담(?:받|하는데|할데|은어디)",
        about=r"^info:gambling",
        longest=26,
    ),
    intent(
        "info.gambling_asked",
        19,
        GAMBLE,
        r"할까|해볼까|해도(?:되|돼|괜찮)|하자(?:는|고|네)|하재|하래|같이하|배우|어때|걸까|걸면|걸어볼|추천|알려(?:줘|주)",
        unless=r"주식|중독|" + CLOSE_ONES,
        longest=60,
    ),
    intent(  # gone back to it
        "info.gambling_relapse",
        17,
        GAMBLE,
        LEFT,
        RELAPSED,
        unless=rf"주식|{GAMBLED_BY_KIN}|{WATCHED}",
        longest=60,
    ),
    of_gambling("relapse", 16, RELAPSED, unless=r"거짓말|말했|울었|싸웠"),
    of_gambling("hidden", 17, CLOSE, HIDDEN, unless=r"한테.{0,4}(?:말했|털어놨|털어놓았)|명의"),
    of_gambling("blame", 9, BLAME, unless=r"그사람|남편이|아내가|사장|업자"),
    of_gambling("resolved", 16, RESOLVED, unless=r"못|까요|나요|싫"),
    intent(
        "info.gambling_urge",
        18,
        GAMBLE,
        rf"{WISH}|(?:딱|마지막|이번)?(?:한번|한판|이번)만",
        unless=rf"주식|끊고싶|그만하고싶|멈추고싶|상담|{CLOSE_ONES}|^(?!.*다시).*(?:영화|드라마|호텔)|{GAMBLED_BY_KIN}",
        longest=60,
    ),
    of_gambling("urge_after", 17, AGAIN, unless=NO_URGE, about=KEPT_TALK),
    of_gambling("urge", 18, AGAIN, unless=NO_URGE),
    intent(  # whether it was bet or invested, the thought of it is the same
        "info.win_back",
        32,
        r"(?:본전|원금|잃은돈|날린돈)생각(?:이|만|도|밖에)?(?:자꾸|계속|또|너무|밤마다)*(?:나|들|떠올)",
        unless=GAMBLE,
        longest=24,
    ),
    of_gambling("kept", 18, KEPT, unless=r"못끊|다시|또|끊었다가", about=r"^info:gambling_urge"),
    of_gambling("stopped", 19, KEPT, unless=r"못끊|다시|또|끊었다가"),
    intent(
        "info.gambling_stopped",
        18,
        GAMBLE,
        r"(?<!못)끊은지|(?<!못)끊었|그만뒀|그만둔지|안(?:한지|하고|한게)|손뗀|손(?:을)?뗐|멈췄|참았",
        unless=r"못끊|다시|또|끊었다가|상담|번호",
        longest=60,
    ),
    intent(
        "info.gambling",
        19,
        GAMBLE,
        FALLEN,
        r"제가|내가|저는|나는|제|내",
        unless=rf"주식|{GAMBLED_BY_KIN}",
        longest=60,
    ),
    intent("info.gambling", 19, GAMBLE, FALLEN, unless=rf"주식|{CLOSE_ONES}", longest=60),
    intent("info.gambling_told", 20, GAMBLED_MYSELF, unless=rf"주식|{WATCHED}|{PLAYED}", longest=60),
    intent("info.gambling_told", 20, GAMBLE, unless=rf"주식|{CLOSE_ONES}|{WATCHED}|{PLAYED}", longest=60),
    intent(
        "info.gambling_family",
        20,
        GAMBLE,
        KIN_WHO,
        unless=rf"주식|{GAMBLED_MYSELF}",
        longest=60,
    ),
    intent(
        "info.gambling",
        31,
        STAKE,
        r"끊(?:을|으)|그만(?:할|하|둘|두)|접(?:을|으)|손(?:뗄|떼|털)|끝낼|끝내",
        unless=INVESTED,
        longest=40,
    ),
    intent("info.gambling_told", 31, STAKED, unless=INVESTED, longest=40),
    intent(
        "info.gambling",
        33,
        r"잃|땄|따면|본전|더걸|한판|한번만더|걸었|걸고(?:말|있)|또(?:걸|했|손)|못참|참기",
        about=r"^info:gambling",
        longest=26,
    ),
    intent(
        "info.gambling_family_lost",
        32,
        r"날렸|날려|날린|잃|탕진|털|빚|대출|거짓말|또(?!한)|몰래|안끊|못끊|적금|통장|전세금|카드",
        about=r"^info:gambling_family",
        unless=r"제가했|내가했|저도했|상담|번호|얼마|회생|파산|[?]",
        longest=40,
    ),
    intent(
        "info.win_back",
        32,
        r"본전|원금회복|손실(?:을)?(?:복구|만회)|(?:잃은|날린|물린)(?:돈|거|것|걸|원금)",
        r"찾을|찾는|찾고|찾으려|복구|만회|되돌릴|메꿀|메울|메꾸|회복(?:할|하는)",
        unless=r"사기|보증금|전세|보이스|피싱|송금|환불|업체|준대|준다|연락|신고|찾았|복구했",
        longest=34,
    ),
)
