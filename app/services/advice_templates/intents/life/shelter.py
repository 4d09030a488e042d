"""No roof, nothing to eat, harm from those one lives with or works for, drugs: before any talk of money.

Whoever is told of it goes on with it: the cold, a desk that said no, a child or a husband who stays kin.
"""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

SOON = r"오늘|내일|모레|당장|지금|이번주|며칠(?:안|뒤|후)|곧|\d일까지"
NO_ROOM = r"(?:없|마땅치|못구)"
OUTING = r"캠핑|차박|여행|휴게소|낮잠|출장|친구들|데이트|놀러|호캉스|휴가|개운|좋았|재밌|재미있|주말|운동|야근|전망|자동차극장|꿈에서|영화|드라마|게임|강아지|고양이"
NIGHTS = r"밤째|방값|쫓겨|며칠|사흘|나흘|이틀|일주일|보름|\d일|개월|달째|(?:일|주|달)째|돈(?:이|도)?없|집(?:이|도)?없|갈(?:데|곳)|방(?:을)?(?:뺐|빼)|비웠|애(?:랑|들|하고|기)|아이|아기|노숙|추워|춥"
ROOFLESS = r"^elsewhere:(?:homeless|losing_home)|^info:(?:rent_late|cold_night|no_shelter)"
NEED = (
    r"^elsewhere:(?:homeless|losing_home|hunger|baby_food|welfare)|^info:(?:cold_night|no_shelter|welfare_)"
)

CHILD_OF_ONES_OWN = r"아들|아덜|딸|자식|자슥|며느리|메누리|사위|손자|손녀|조카|요양보호사|간병인"
IN_LAW = r"시어(?:머니|머이|매|무이|른)|시엄마|시아버지|시누|시댁"
PARTNER = r"남편|신랑|서방|영감|애아빠|아내|와이프|집사람|마누라|동거인"
AT_HOME = rf"(?:{CHILD_OF_ONES_OWN}|{IN_LAW}|{PARTNER}|형|오빠|동생|언니|누나)(?:님|놈|년|들|네|분)*(?:이|가|은|는|께서|도)?"
SAVED = r"연금|통장|도장|인감|집문서|기초수급|수급비|노령연금"
TAKEN = r"가져갔|가져가(?:서|고|요|버|네|놓)|뺏|빼앗|들고갔|챙겨갔|안돌려|안줘|안준|숨겨|몰래(?:빼|찾|썼|쓰)|지마음대로|제마음대로|마음대로"
ABUSED = r"욕(?:을)?(?:하|해|퍼|먹)|쌍욕|폭언|밀치|밀쳐|밀쳤|윽박|구박|괴롭|못살게|위협|행패|소리(?:를)?(?:질|지르)|부수|부숴|던지|던져|던졌|꼬집|가둬|가두|굶기|굶겨|못나가게"
ALWAYS = r"맨날|매일|자꾸|계속|늘|항상|날마다|또|허구한날"
UNFED = r"밥(?:을|도|은)?(?:제대로)?(?:안|못)(?:줘|주|준|차려|먹게)|굶기|굶겨"
WATCHED = r"영수증|검사|허락|감시|(?:일일이|하나하나|하나하나다|십원|\d+원)(?:까지|도)?.{0,6}(?:따져|따지|확인|보고|적|물어)|못쓰게|못벌게|일(?:도|을)?못하게|(?:월급|통장|카드|신분증)(?:을|를|도|까지)?(?:다|전부)?(?:뺏|빼앗|가져가)"
KEPT_SHORT = r"생활비|용돈|돈|월급|통장|카드"
HARMED = r"^elsewhere:(?:family_harm|money_control)|^info:(?:thrown|still_kin|old_and_harmed)"

DRUGS = r"필로폰|히로뽕|뽕(?:했|맞|을맞|을했)|마약|대마(?!도)|코카인|엑스터시|펜타닐|엘에스디|케타민|졸피뎀중독|물뽕"
USED = r"했어|했습|했는데|하고있|하게됐|해버|해봤|맞았|맞고|피웠|피우|피워|빨았|먹었|손(?:을)?댔|못끊|끊고|끊을|끊는|끊으|중독|빠졌|투약|생각나|하고싶|금단|또했|시작했"
NOT_USED = r"신고|드라마|영화|뉴스|기사|예방|떡볶이|김밥|옥수수|계란|같은맛|처럼|토스트|운반|던지기|알바|보이스|사기|협박"
PAPERS = r"여권|외국인등록증|등록증|신분증"
EMPLOYER = r"사장|사모|업주|공장장|반장|브로커|소장|이사장|고용주|회사(?:에서|가)|농장"
HELD = r"갖고|가지고|가져|뺏|빼앗|안줘|안준|안주|안돌려|못받|맡아|보관|압수|숨겨|내놓"

SHELTER_INTENTS: tuple[Intent, ...] = (
    # --- no roof
    intent(
        "elsewhere.homeless",
        24,
        rf"노숙|밖에서(?:자(?:고|는|야|요)|잤|잠을)|길(?:에서|바닥에서|거리에서)(?:자|잠|잤|지내|살)|(?:잘|잠잘|누울|재울)(?:데|곳|방)(?:이|가|도)?{NO_ROOM}"
        rf"|(?:{SOON}|밤).{{0,10}}(?:갈|지낼|있을|머물)(?:데|곳)(?:이|가|도)?{NO_ROOM}|(?:집|방|월세|방세|집세|고시원).{{0,10}}쫓겨(?:났|나서|나고|나와)|(?:오늘|밤).{{0,6}}어디(?:서|에서)(?:자|잘|지내)",
        unless=rf"{OUTING}|회사에서쫓|노숙자(?:를|한테|분|에게|들)|호텔(?!비)|까봐|쫓겨나(?:나|면|는건)",
        longest=60,
    ),
    intent(
        "elsewhere.homeless",
        25,
        r"(?:찜질방|사우나|피시방|pc방|만화방|고시원|차(?:안)?|트럭|역|터미널|공원|화장실|사무실|가게)(?:에서|안에서).{0,8}(?:자(?:고|요|는|면|야|$)|잤|잠|지내|살(?:고|아)|버티)",
        NIGHTS,
        unless=OUTING,
        longest=60,
    ),
    intent(
        "elsewhere.homeless",
        24,
        r"(?:방값|방세|숙박비|모텔비|여관비|찜질방비|고시원비)(?:도|이|가|은|는)?.{0,6}(?:없|떨어|다썼|바닥|못내|모자)|(?:모텔|여관|찜질방|피시방|pc방|친구집|지인집)(?:을|를|에|으로)?.{0,4}(?:전전|떠돌|옮겨다니)",
        unless=rf"{OUTING}|월급나오면|환불|예약",
        longest=60,
    ),
    intent(
        "elsewhere.homeless",
        25,
        r"어디(?:로|에|서|에서)?(?:가야|가면|가요|갈|자|지내)|(?:찜질방|사우나|피시방|pc방|차|역|터미널|공원|고시원|모텔|여관).{0,10}(?:자(?:고|요|는|야)|잤|지내|갈돈|돈(?:이|도)?없|비용)|(?:잘|갈|있을|지낼)(?:데|곳)(?:이|가|도)?없|길에서",
        about=ROOFLESS,
        unless=OUTING,
        longest=40,
    ),
    intent(
        "elsewhere.losing_home",
        33,
        r"집|방|월세|전세|셋방|고시원",
        SOON,
        r"비워|비우|빼야|빼라|빼래|빼줘|나가(?:야|라|래|랍)|쫓겨나(?!나)",
        unless=r"이사(?!갈)|계약(?:이|은)?만료|청소|비워두|세입자|임차인|여행|학교|회사(?:를|에)나가|밥",
        longest=50,
    ),
    intent(
        "elsewhere.losing_home",
        33,
        r"(?:집|방)(?:에서)?(?:도)?쫓겨날|(?:길|거리|길거리)(?:에|로)?나앉",
        unless=r"회사|꿈|드라마",
        longest=50,
    ),
    intent(
        "info.cold_night",
        22,
        r"추워|춥|추운|떨려|떨리|얼어|얼겠|눈(?:이)?와|비(?:가)?와|손발",
        about=ROOFLESS,
        longest=30,
    ),
    intent(
        "info.no_shelter",
        22,
        r"쉼터|시설|보호소",
        r"싫|무서|못가|안가|안갈|별로|불편|말고|가기",
        about=ROOFLESS,
        longest=30,
    ),
    # --- nothing to eat, and a desk that is shut or said no
    intent(
        "elsewhere.baby_food",
        30,
        r"분유|기저귀|이유식",
        r"없|급|떨어|바닥|모자|부족|못사|못먹|살돈|어떡|어떻게|외상",
        unless=r"추천|기저귀떼|브랜드|끊(?:을|고|는)|종류|직구|세일|광고",
        longest=50,
    ),
    intent(
        "info.welfare_night",
        23,
        r"밤인데|밤이(?:라|에요|야|라서)|새벽인데|새벽이(?:라|에요)|주말인데|주말이라|휴일인데|늦었는데|(?:문|주민센터)(?:을|이|는|도)?(?:닫|안열)|이시간에|지금(?:도|은)?(?:전화)?(?:돼|되나|받나|받아)|몇시까지|닫았",
        about=NEED,
        longest=24,
    ),
    intent(
        "info.welfare_refused",
        23,
        r"안된(?:대|다|답)|안됐|거절|탈락|자격(?:이)?(?:안|없)|해당(?:이)?(?:안|없)|못준|못해준|부적합|조건(?:이)?안|떨어졌|안해준",
        about=NEED,
        unless=r"대출|카드|은행",
        longest=36,
    ),
    # --- harm from those one lives with
    intent(
        "elsewhere.family_harm",
        26,
        rf"(?:{CHILD_OF_ONES_OWN}|{IN_LAW})",
        UNFED,
        longest=60,
        unless=r"강아지|고양이|다이어트",
    ),
    intent(
        "elsewhere.family_harm",
        26,
        rf"(?:{CHILD_OF_ONES_OWN})(?:님|놈|년|들|네)*(?:이|가|은|는|께서|도)?.{{0,10}}(?:(?:{SAVED}).{{0,6}}(?:{TAKEN})|카드(?:를|도)?.{{0,8}}(?:뺏|빼앗|안돌려|숨겨|몰래(?:쓰|썼)|마음대로)|(?:내|제)?돈(?:을|도|까지)?.{{0,6}}(?:몰래(?:빼|가져|훔|써|쓰)|뺏|빼앗|마음대로|훔))",
        unless=r"한도|카드값|신용카드를?(?:만들|쓰)|용돈|상속|보이스|피싱|사기|빌려달라|아들카드|딸카드",
        longest=50,
    ),
    intent(
        "elsewhere.family_harm",
        26,
        AT_HOME,
        r"돈(?:을|좀)?(?:달라|내놓|안준다|안주면)|돈때문",
        ABUSED,
        unless=r"사장|업자|사채|보이스",
        longest=60,
    ),
    intent(
        "elsewhere.family_harm",
        27,
        rf"(?:{CHILD_OF_ONES_OWN}|{IN_LAW}|{PARTNER})(?:님|놈|년|들|네|분)*(?:이|가|은|는|께서|도)",
        ALWAYS,
        ABUSED,
        unless=r"숙제|공부|게임|층간|술|드라마|웃|장난|회사에서|손님|상사",
        longest=50,
    ),
    intent(
        "elsewhere.money_control",
        26,
        rf"(?:{PARTNER}|{IN_LAW}|남친|남자친구|애인)(?:님|분)*(?:이|가|은|는|께서|도)",
        KEPT_SHORT,
        WATCHED,
        unless=r"건강검사|검사비|검사결과|보이스|피싱|코로나|추심|사업",
        longest=60,
    ),
    intent(
        "info.thrown",
        22,
        r"던지|던져|던졌|부수|부숴|부셔|부쉈|욕(?:을)?(?:해|하)|소리(?:를)?(?:질|지르)|무서|무섭|밀치|밀쳐|밀쳤|때리려|손(?:을)?올",
        about=HARMED,
        longest=36,
    ),
    intent(
        "info.still_kin",
        22,
        r"애아빠|아이아빠|애들아빠|애엄마|그래도(?:남편|아들|딸|자식|가족|식구|엄마|아빠|부모|시어)|미워도|신고.{0,8}(?:없|못|싫|무서|어떻게|까지는)|자식(?:인데|이라|을어떻게)|불쌍|착할때|(?:제|내)(?:탓|잘못)",
        about=HARMED,
        longest=36,
    ),
    intent(
        "info.kin_punished",
        21,
        r"감옥|교도소|처벌|전과|구속|잡혀가|벌(?:을)?받|콩밥|징역",
        about=HARMED + "|^info:kin_punished",
        longest=36,
    ),
    intent(
        "info.old_and_harmed",
        22,
        r"(?:예순|일흔|여든|아흔|육십|칠십|팔십|구십|[6789]\d)(?:이|살|세|대|줄)*(?:넘|에요|예요|이에요|됐|되|인데|이라|입니다|요|살|세|[가-힣]여섯)|늙(?:어|은|었)|몸(?:이|도)?(?:아파|아프|불편)|거동|혼자(?:는)?못",
        about=HARMED,
        longest=36,
    ),
    # --- at work
    intent(
        "elsewhere.papers_held",
        25,
        PAPERS,
        EMPLOYER,
        HELD,
        unless=r"보냈|찍어|사진|복사|카톡|문자|계좌|대출|인증",
        longest=60,
    ),
    intent(
        "elsewhere.papers_held",
        25,
        PAPERS,
        HELD,
        about=r"^elsewhere:(?:labour|unpaid_wages|wage_deducted|papers_held)",
        longest=40,
    ),
    intent(
        "info.run_away",
        22,
        r"도망|나가면|그만두면|신고하면|잡혀|추방|불법체류|비자|쫓겨|강제출국|경찰",
        about=r"^elsewhere:papers_held|^info:run_away",
        longest=40,
    ),
    intent(
        "elsewhere.child_bullied",
        22,
        r"아들|딸|아이|애가|애를|손주|손녀|손자|조카|동생",
        r"학교|학원|반(?:에서|애|친구)|친구들|애들|일진|선배|학폭|왕따",
        r"맞고(?:와|왔|다|들)|맞았|때려|때린|때렸|뺏|빼앗|뜯(?:기|겼|어)|괴롭|왕따|따돌|학교폭력|학폭|셔틀",
        unless=r"드라마|영화|뉴스|보험|가해|우리애가때|아들이때|딸이때|주사|접종|백신|빚|대출|추심|업자",
        longest=60,
    ),
    # --- with child, and alone with it
    intent(
        "elsewhere.pregnant_alone",
        22,
        r"임신(?:을)?(?:했|한|됐|인|중|테스트|같|이)|두줄(?:이)?(?:나|떴)",
        r"혼자|지우|지울|낙태|중절|낳지|못낳|낳을|낳아|낳고|남자친구|남친|연락(?:이)?(?:안|끊)|아무도|말(?:을)?못|어떡|어떻게|막막|무서|무섭|들키|알면|학생|중\d|고\d|원치않|원하지않|돈(?:이|도)?없",
        unless=r"휴가|휴직|적금|대출|보험|지원금|바우처|강아지|고양이|피(?:가|를)|하혈|양수|축하|준비(?:중|하)|회사|퇴사|해고|권고|연차|남편|신랑|와이프|아내",
        longest=60,
    ),
    intent(
        "info.pregnant_told",
        22,
        r"부모|엄마|아빠|들키|알면|혼나|말(?:을)?못|남친|남자친구|돈|비용|병원|지우|낙태|불법|낳|입양|키우|시간|몇주|개월|무서|무섭|학교|학생|중\d|고\d|살",
        about=r"^elsewhere:pregnant_alone|^info:pregnant_told",
        longest=40,
    ),
    # --- drugs
    intent(
        "elsewhere.drug_drop",
        22,
        r"(?:마약|약|떨|좌표|알바|고수익|텔레).{0,12}던지기|던지기.{0,12}(?:알바|했|하라|하래|시켜|자수|약|마약|걸리|일)|드라[퍼빠]|(?:마약|필로폰|대마|약물)(?:을|를|인줄)?.{0,6}(?:운반|배달|날랐|나르|전달|옮겼|묻었|심부름)",
        unless=r"야구|공던지기|게임|드라마|영화|뉴스|농구|다트|원반|창던지기|체육|약국|처방",
        longest=60,
    ),
    intent(
        "info.drop_law",
        21,
        r"처벌|감옥|구속|자수|전과|벌금|경찰|잡혀|잡히|신고|걸리|협박|몰랐|모르고|그만|찾아|신분증|돈",
        about=r"^elsewhere:drug_drop|^info:drop_law",
        longest=40,
    ),
    intent(
        "elsewhere.drugged",
        23,
        r"물뽕|(?:술|음료|커피|물)(?:에|에다)?(?:약|수면제|뭔가|마약)(?:을|를)?(?:탔|탄|넣|섞)|(?:약|마약|뽕)(?:을|를)?(?:몰래)?먹인",
        unless=r"드라마|영화|뉴스|강아지|고양이|아이|아기|애",
        longest=50,
    ),
    intent(
        "elsewhere.drugs",
        25,
        r"졸피뎀|수면제|진통제|다이어트약|식욕억제제|안정제",
        r"못끊|중독|의존|끊고싶|없이는?못|안먹으면못",
        longest=40,
    ),
    intent(
        "elsewhere.drugs_kin",
        23,
        rf"(?:{CHILD_OF_ONES_OWN}|{PARTNER}|동생|오빠|언니|누나|형|아빠|엄마|친구|남친|여친)(?:이|가|도|은|는).{{0,6}}(?:{DRUGS})",
        unless=NOT_USED,
        longest=50,
    ),
    intent("elsewhere.drugs", 24, DRUGS, USED, unless=NOT_USED, longest=60),
    intent(
        "info.drug_law",
        23,
        r"처벌|감옥|구속|자수|전과|벌금|경찰|잡혀|잡히|신고|걸리",
        about=r"^elsewhere:drugs|^info:drug_law",
        longest=40,
    ),
    intent(
        "elsewhere.drugs",
        25,
        r"끊|참|못견|상담|병원|치료|센터|어디|도와|또|손떨|금단|잠(?:이|을)?",
        about=r"^elsewhere:drugs|^info:drug_law",
        longest=30,
    ),
)
