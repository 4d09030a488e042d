"""What people write while the danger is now: of the body, the place, the one who hits, and what keeps them from calling."""

from __future__ import annotations

import re

from app.services.advice_templates.intents.crisis.own import after_crisis
from app.services.advice_templates.intents.intent import Intent

#: Said while the danger is now, of the body, the place, and of what keeps somebody from calling.
NOW = r"(?:own|attacked)_now"
CALLED = r"불렀|했어|했습|걸었|오고있|온대|왔어"
NO_POLICE = re.compile(
    r"(?:경찰|신고|112|고소).{0,10}(?:싫|안하고|안할|안부르|못하|못해|못부르|말고|무서|무섭|부담|보복|심해|앙심|해코지|더화|더괴롭|들키|알면|쫓겨|추방|망설|까지는|그렇고|원치|원하지|말아|말래|하지마|일커|안돼|안되)"
)

DANGER_NOW_INTENTS: tuple[Intent, ...] = (
    after_crisis("no_police", 1, NO_POLICE.pattern, whose="attacked", unless=CALLED, longest=48),
    after_crisis(
        "helpline",
        1,
        r"1366|여성긴급|긴급전화|(?:상담|물어볼|의논할|전화할)(?:데|곳)|상담(?:을)?받|어디(?:에|로|다|에다)?(?:전화|연락|상담|말)",
        whose="attacked",
        unless=CALLED,
    ),
    after_crisis(
        "shelter",
        1,
        r"(?:지낼|갈|있을|머물|잘|피할|피신할|숨을|도망갈|살)(?:곳|데|집)|쉼터|피난처|보호소|(?:집|밖)(?:을|으로|에서)?나가(?:면|고|려|도|서)|나가살|방(?:을|이라도)?구하",
        whose="attacked",
    ),
    after_crisis(
        "ashamed",
        1,
        r"창피|부끄|쪽팔|수치|남자(?:가|인데|라서|라|니까|도)|누가믿|안믿|비웃|(?:제|내)(?:탓|잘못|가잘못)|맞을만|맞을짓",
        whose="attacked",
    ),
    after_crisis(
        "money_held",
        2,
        r"통장|월급|카드|돈|신분증|생활비|명의|휴대폰|핸드폰",
        r"갖고|가지고|가져|뺏|빼앗|관리|쥐고|못쓰|숨겨|없|감춰",
        whose="attacked",
    ),
    after_crisis(
        "gone",
        2,
        r"나갔|갔어|갔는데|가버렸|비웠|출근했|지금은?없|(?:그사람|남편|아내|남친|여친)(?:은|는|이|가)?(?:자고있|자요|잠들|잔다)|곯아",
        whose="attacked_now",
        unless=r"다시|또|올거|올것|들어|제가|내가|저는|애들|집으로",
    ),
    after_crisis(
        "children_away",
        2,
        r"(?:애들?|아이들?|아기|아가|딸|아들|큰애|둘째|막내)",
        r"보냈|보내놨|보내뒀|맡겼|맡겨|외가|친정|시댁|본가|할머니|데려갔|데려다",
        whose="own_now",
    ),
    after_crisis(
        "ack", 2, r"^(?:네|넵|예|응|웅|ㅇㅇ?)*(?:됐어요?|됐습니다|됐어|됐다|됐네요?)$|^ㅇ+$|^웅+$", whose=NOW
    ),
    after_crisis(
        "cannot_call",
        1,
        r"(?:전화|119|112|신고|구급차|거기).{0,8}(?:안(?!전)|못|싫|어려|무서|힘들|말아|말래|부담)|말(?:이|을|로)?(?:안나|못|하기)|소리(?:를|가)?(?:못|안|내면)|그만(?:물|해|좀|말)|내버려|냅둬|귀찮|목소리",
        whose=NOW,
        unless=CALLED + r"|안받|통화중",
    ),
    after_crisis(
        "secret",
        1,
        r"(?:엄마|아빠|부모|어머니|아버지|가족|식구|남편|아내|와이프|회사|학교|사람들|아무|누구|이웃).{0,8}(?:알면|알게|아시면|모르|몰라|말하지|말못|비밀)|비밀|들키|소문|혼나|돈(?:이)?(?:들|없|나와)|병원비|비용|얼마(?:예|나와)",
        whose=NOW,
        unless=rf"{CALLED}|카드값|잔액|통장|점수|월급|대출|연체|이자|남은돈",
    ),
    after_crisis(
        "unwell",
        3,
        r"속(?:이|도|은)?.{0,4}(?:메스|미식|울렁|쓰리|쓰려|아파|아프|안좋|뒤집|타)|메스꺼|울렁|토할|토했|토하|구토|어지러|어지럽|배가?아|머리가?아|가슴이|심장이|숨(?:이|을|쉬).{0,4}(?:안|못|막|차|가빠)|손이?떨|힘이?(?:없|빠)|흐릿|안보여|식은땀|입이말|목이타|몸이이상",
        whose=NOW,
    ),
    after_crisis(
        "drowsy",
        3,
        r"졸려|졸리|졸음|잠(?:이|만|은)?(?:와|오|쏟|들)|자고싶|잘래|잘게|자도|눈(?:이|을|만)?(?:감|풀|무거)|몽롱|멍해|누워|눕|쓰러",
        whose=NOW,
    ),
    after_crisis(
        "bleeding", 3, r"(?<!커)(?<!코)피(?:가|는|도|만|를)|지혈|누르고|눌렀|수건|붕대|상처|베인", whose=NOW
    ),
    after_crisis(
        "cold", 3, r"추워|추운|춥|바람|떨려|떨리|떨고|비가|비와|눈이와|젖었|어두|캄캄|높아|무서", whose=NOW
    ),
    after_crisis(
        "children",
        3,
        r"(?<![가-힣])(?:애들?|아이들?|아기|아가|딸|아들|큰애|둘째|막내)(?:은|는|이|가|도|랑|이랑|하고|을|를)",
        whose="own_now",
    ),
    after_crisis(
        "again",
        3,
        r"또|때리|때려|올거|올것|올텐데|다시온|다시와|다시올|돌아올|돌아오|돌아온|들이닥|들어오|들어와|부수|부셔|문을|문앞|쫓아|찾아|오고|온다|온대|깼|일어났|화났|술",
        whose="attacked",
    ),
    after_crisis(
        "children", 4, r"(?<![가-힣])(?:애|애들|아이|아이들|아기|딸|아들)(?![가-힣]?인)", whose="attacked_now"
    ),
    after_crisis(
        "hiding", 3, r"몰래|숨어|조용|들리|듣|화장실|옆에있|같이있|나갈수|못나가|나가지", whose="attacked_now"
    ),
    after_crisis(
        "called",
        1,
        r"눌렀|걸었|이어졌|연결(?:이|은)?됐|통화(?:중이|하고있)|(?:119|112|경찰|구급차|소방서?).{0,6}(?:전화|연락|신고)?(?:했|불렀)|문자(?:를|로|도)?(?:했|보냈)|신고함|^(?:네|넵|예|응)*(?:방금|지금)?(?:전화)?했어요?$",
        whose=r"\w+_now",
        unless=r"안|못|끊|수건|상처|손으로|천으로",
    ),
    after_crisis(
        "not_yet", 2, r"^(?:아니|아뇨|아니요|아니오|아직)+(?:요|이요|안했어요?|못했어요?)?$", whose=NOW
    ),
    after_crisis(
        "shut_out",
        2,
        r"문.{0,6}(?:안열|잠|못열|닫)|대답(?:이)?(?:없|안)|반응(?:이)?없|의식|숨을?안|안일어나|안깨",
        whose="other_now",
    ),
)
