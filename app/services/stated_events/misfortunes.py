"""What a message tells that nobody is congratulated on: work lost, a bill, a loss, illness, a death, a hidden debt (pure).

Wider than the events that rules are decided by: it only keeps the tone of an answer from being gladder than
what was told, so what befell somebody close counts too. What is told last counts: a refusal turned into a
grant is good news, a grant that was taken back is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.services.persons import ANYBODY
from app.services.stated_events.clauses import clauses
from app.services.stated_events.events import EVENTS, NEGATED, UNREAL, any_of
from rules.metrics import Metric

HOW = r"(?:[\d억천백만,]+ ?(?:원|만 ?원)?(?:이|씩|이나|쯤|정도)?|또|다|전부|모두|거의|갑자기|오늘|어제|이번에?|이번 달에?|한꺼번에|생각보다|엄청|많이|너무|무려)? ?"
BILLS = (
    r"(?:병원비|수술비|치료비|입원비|검사비|약값|간병비|수리비|정비비|합의금|벌금|과태료|범칙금|위약금|추징금|변상금|세금|[재소취]\w{0,2}산?세"
    r"|자동차세|주민세|부가세|종소세|관리비|난방비|전기세|전기요금|가스비|수도세|공과금|카드값|통신비|폰비|건보료|건강보험료|보험료|등록금|학비|청구서|고지서)"
)
NEST_EGG = r"(?:비상금|적금|예금|저축(?:한 돈)?|모은 돈|모아 ?둔 돈|모아 ?놓은 돈|월급|생활비|퇴직금|전 ?재산|통장(?:에 있던)? ?돈|여윳돈|가진 돈)"


#: Where a card does not go through: no loan is refused there.
AT_THE_TILL = r"계산대|마트|편의점|식당|주유소|매장|카페"
#: What somebody tries for and may fail: no lender answers there.
TRIED_OUT = r"(?:면접|시험|서류 ?전형|서류|공채|공무원|자격증|임용|고시|수능|입시|오디션|취업|채용|입사|합격)"
OF_LENDERS = r"대출|심사|카드|청약|공모|한도|점수|면책"
PETS = r"(?:강아지|고양이|냥이|댕댕이|멍멍이|멍뭉이|반려[견묘]|반려 ?동물|햄스터|토끼|앵무새)"


@dataclass(frozen=True, slots=True)
class Misfortune:
    """A kind of it: the words that state it, and the words that make them harmless."""

    kind: str
    happened: re.Pattern[str]
    unless: re.Pattern[str] | None = None


MISFORTUNES = (
    Misfortune(
        "job",
        any_of(
            r"(?:해고|권고 사직|정리 해고|희망 퇴직|계약 (?:만료|종료|해지)|명퇴)(?:를|을|가|이|로|으로)? (?:통보|통지|문자)?(?:를|을|가)? ?(?![안못])[가-힣]{0,3} ?(?:당했|당하|됐|되었|되고|받았|받고|받음|왔|나왔|했)",
            r"(?:^|\s|오늘부로|회사에서|직장에서|일을|알바)[잘짤](?:렸|림|리고|리게)",
            r"(?:재계약|계약 연장|갱신)(?:이|은|도|을)? (?:불가|안 (?:됐|된|해)|거절|못 (?:했|한)|탈락)",
            r"(?:월급|급여|임금|연봉|수당|근무 시간|일감|매출|수입)(?:이|을|도|은)? [^.?!]{0,16}(?:깎였|깎인|깎여|밀렸|못 받았|안 (?:나왔|들어왔|나온)|줄었|끊겼|반 토막)",
            r"일자리(?:를|가)? (?:잃|없어졌)|일이 .{0,4}끊겼|폐업(?:했|하게)|(?:가게|회사)(?:를|가|이)? .{0,4}(?:접었|접게|망했|문 ?을? ?닫)",
        ),
        any_of(r"머리|나무|손가락|손톱|꼬리|인터넷"),
    ),
    Misfortune(
        "refusal",
        any_of(
            r"(?:거절|부결|탈락|불합격|반려|기각|불승인|부적격|(?:발급|승인|대출|가입|이용|연장) ?불가)(?:을|를|이|가|은|까지)? (?:통보|통지|문자|연락|처리)?(?:를|을|가)? ?(?:당했|당함|됐|됨|되었|났|나왔|떴|먹었|왔|받았|받음|이래|래요|이랍|입니다|이네|네요|이에요)",
            r"(?:대출|심사|청약|공모|신청|한도|카드 발급)(?:에서|이|은|가|도|에)? .{0,5}(?:떨어졌|미끄러졌|안 (?:됐|된대|된답|나왔|나온대|해 준대)|막혔|못 받았)",
            r"(?:승인|당첨|계약|예약|지원|혜택|회원)(?:이|은|도)? .{0,4}취소(?:됐|되었|당했|통보)|취소 통보|^(?:오늘|어제|방금|결국|갑자기)? ?취소(?:됐|당했)",
            r"(?:카드|통장|계좌|한도|거래)(?:가|이|를|도)? .{0,5}(?:정지(?:됐|되었|당했)|막혔|묶였|압류(?:됐|되었|당했))|압류(?:가|를)? ?(?:또)? ?(?:들어왔|당했|됐)",
            r"(?:한도|신용 ?점수|점수|신용 ?등급)(?:가|이|도)? .{0,8}(?:깎였|줄었|줄어들|떨어졌|내려갔|내려왔)",
        ),
        any_of(rf"빚|갚을 돈|{AT_THE_TILL}|^(?!.*(?:{OF_LENDERS})).*{TRIED_OUT}"),
    ),
    Misfortune(
        "failed",
        any_of(
            rf"{TRIED_OUT}[^.?!]{{0,14}}(?:떨어[졌져짐]|미끄러졌|탈락(?:했|됐|이)|불합격|낙방|망쳤|거절|취소(?:됐|되었|당했| ?통보)|안 ?(?:됐|된대|된답))",
            rf"(?:떨어졌|떨어짐|탈락했|탈락이|불합격|낙방)[^.?!]{{0,8}}{TRIED_OUT}|불합격",
        ),
        any_of(OF_LENDERS),
    ),
    Misfortune(
        "bill",
        any_of(
            rf"{BILLS}(?:이|가|만|도|은|는|로|으로)? ?{HOW}{HOW}(?:나왔|나온대|나온다|날아왔|날라왔|청구됐|청구되|부과됐|들었|들어갔|들게 생|깨졌|깨지게|나가게 생|왔(?:어|습|네|다)|물게 (?:생|됐)|물어야|내래|내라(?:고|네))",
            r"(?:폭탄|추징|청구서|고지서)(?:이|가|을)? .{0,5}(?:맞았|날아왔|날라왔|받았|왔)",
        ),
        any_of(
            r"(?:적게|덜|조금만?|얼마 안|0원|안|싸게) (?:나왔|들었|나온)|환급|공제|보험금|보험(?:에서|으로|처리)|지원금|돌려|줄어|할인|아꼈|면제|무료"
        ),
    ),
    Misfortune(
        "spent",
        any_of(
            rf"{NEST_EGG}(?:을|를|까지|도|이|은|마저)? .{{0,6}}?(?:다|전부|모두|몽땅|싹|홀랑|거의 다|죄다) ?(?:썼|써 ?버|쓰고|쓰게|날렸|날려|나갔|까먹|없어졌|빠졌|잃|털|탕진|녹)",
            rf"{BILLS}(?:로|으로) .{{0,4}}(?:다|전부|싹|몽땅) ?(?:나갔|썼|빠졌|날렸)",
            r"(?:적금|예금|보험|청약|연금)(?:을|를|까지|도)? .{0,3}(?:깼|깨고|깨야|깨게|해지했)|(?:돈|통장)(?:이|을)? .{0,3}(?:바닥났|바닥이 났|탕진)",
        ),
        any_of(r"다시 채웠|채워"),
    ),
    Misfortune(
        "loss",
        any_of(
            r"(?:돈|원|만|억|주식|코인|투자금|보증금|전세금|월급|지갑|카드|통장|가게|재산|퇴직금|사업)(?:을|를|이|가|으로|로|도|은|에)? .{0,8}(?:잃었|잃고|잃어버렸|잃어서|잃은 ?(?:거|게|건)|날렸|날려 ?버|날려서|날린 ?(?:거|게|건)|날리고|도둑맞|털렸|떼였|떼먹|뜯겼|사기 ?당했|물렸|망했|반 ?토막|못 받게|못 돌려받|손해 ?(?:를)? ?봤)",
            r"사기(?:를)? 당했|도둑(?:이|을)? (?:들|맞)|보이스 ?피싱(?:을|에)? 당했|깡통 ?(?:전세|찼)|(?:돈|빌려).{0,14}(?:잠수|연락(?:이)? (?:끊|안 ?돼|두절)|도망갔|튀었|안 갚)",
            r"(?:차|휴대폰|핸드폰|폰|노트북|냉장고|세탁기|보일러)(?:가|이|도)? .{0,4}(?:고장 ?났|망가졌|박살|퍼졌)|사고(?:가|를)? (?:났|나서|냈|당했)",
        ),
        any_of(r"되찾|돌려받았|영화|드라마|게임"),
    ),
    Misfortune(
        "hidden",
        any_of(
            r"(?:몰래|모르게|말도 없이|말 없이|상의도 없이|의논도 없이|속이고|숨기고) .{0,12}(?:대출|빚|카드|주식|코인|투자|보증|빌려|빌렸|팔았|(?:적금|보험)(?:을|를)? ?(?:깼|해지))",
            r"(?:빚|대출|사채|카드값|연체|도박)(?:을|를|이|가|도)? .{0,8}(?:숨기고 있|숨겼|숨겨|있었더라|있더라|있는 걸 (?:알|숨)|있다는 걸|들켰|들통)",
            r"(?:남편|아내|와이프|집사람|신랑|아들|딸|동생|엄마|아빠|어머니|아버지|부모님|형|누나|언니|오빠|애인|시어머니|시댁)(?:이|가|께서)? .{0,10}(?:도박(?!.{0,4}끊)|사채|(?:제|내|저희) ?(?:카드|이름|명의|통장|돈)(?:으로|로|을|를|에서)? .{0,12}(?:샀|썼|쓰고|긁|빌렸|대출|결제|보증|개통|뺐|빼))",
        ),
        any_of(
            r"깜짝|선물|비상금을? 모|모아 ?[줬놨둔]|갚아 ?[주줬놨]|고마",
            r"(?:남편|신랑|아내|와이프|집사람|가족|식구|부모님?|엄마|아빠|회사|친정|시댁|아무도?)(?:한테|에게|께|들)? (?:몰래|모르게|숨기|말도? 안)",
        ),
    ),
    Misfortune(
        "secret",
        any_of(
            r"(?:남편|신랑|아내|와이프|집사람|가족|식구|부모님?|엄마|아빠|아무도?)(?:한테|에게|께|들)? (?:몰래|모르게|숨기고|말 ?안 ?하고|말도 안 하고) .{0,12}(?:대출|빚|카드|주식|코인|투자|보증|빌렸|빌려|날렸|(?:적금|보험)(?:을|를)? ?(?:깼|해지)).{0,8}[았었했됐졌렸렀깼]",
        ),
        any_of(r"깜짝|선물|모았|갚았|갚아 ?[왔냈]|끝"),
    ),
    Misfortune(
        "arrears",
        any_of(
            r"(?:카드값|카드 대금|이자|대출금?|월세|집세|관리비|공과금|통신비|할부금?|원리금|보험료|세금)(?:이|을|를|도|가)? .{0,8}(?:밀렸|밀려 ?있|밀리고|연체(?:됐|되었|했|중|에)|못 (?:냈|갚았|내고|갚고))|연체(?:됐|되었|가 됐|중이|자가 됐|라고 (?:문자|연락))",
            r"(?:독촉|추심)(?:장| ?전화| ?문자)?(?:이|가|을|를|도)? ?(?:또|계속|자꾸|매일)? ?(?:왔|받았|받고|시달|옵니다|와요)|신용 ?불량자?(?:가|이)? ?(?:됐|되었)",
        ),
        any_of(r"풀렸|갚았|정리(?:했|됐)|해소|다 냈"),
    ),
    Misfortune(
        "grown",
        any_of(
            r"(?:빚|대출|카드값|이자|연체금?|부채|리볼빙)(?:이|가|도|만)? .{0,6}(?:늘었|늘어났|늘어만|불었|불어났|커졌|쌓였|두 배)"
        ),
        any_of(r"한도|줄었"),
    ),
    Misfortune(
        "ill",
        any_of(
            r"입원(?:했|하셨|하게|해서|하셨|중|시켰)|수술(?:을|이)? ?(?:했|하셨|하게|해야|받았|받으셨|받게|날)|(?:암|중풍|뇌졸중) ?(?:진단|판정|이래|이라|이시래|에 걸)|응급실|중환자실",
            r"깁스(?:했|해서|를|하고)|부러졌|부러져|골절|쓰러(?:졌|지셨|져서)|(?:다리|팔|허리|손|발|무릎|어깨|머리)(?:를|을|가)? .{0,3}(?:다쳤|다쳐)|다쳐서|크게 다쳤",
            r"사고(?:가|를)? ?(?:나가|나서|났|당했|당해).{0,10}(?:일|못|쉬)|(?:아파서|다쳐서|깁스|병원).{0,12}일(?:을|도)? ?(?:못|쉬)",
        ),
        any_of(r"퇴원|다 나았|회복(?:됐|했)|무사|보험금|성형"),
    ),
    Misfortune(
        "dementia",
        any_of(r"치매 ?(?:진단|판정|래|라[고네니는]|이래|이시래|초기|가 (?:왔|오신)|에 걸|검사에서)"),
        any_of(r"치매 ?(?:예방|보험|안심)|검사(?:를)? ?받아 ?볼"),
    ),
    Misfortune(
        "pet",
        any_of(
            rf"무지개 ?다리|펫로스|{PETS}(?:가|이|를|을|도)? .{{0,10}}(?:죽었|죽고|죽은 ?지|떠났|떠나 ?보|떠난 ?지|하늘나라|별이 됐|보내 ?줬|돌아갔)",
        ),
        any_of(r"드라마|영화|만화|게임"),
    ),
    Misfortune(
        "grief",
        any_of(
            r"장례(?:비|식|를|식을)|상을 (?:치|당)|돌아가(?:셨|신 지|시고|셔서)|세상을 (?:떠|뜨|등)|하늘나라|사별|먼저 보냈",
        ),
        any_of(rf"상속|유산|집에|집으로|드라마|영화|대통령|연예인|무지개 ?다리|{PETS}"),
    ),
    Misfortune(
        "tax",
        any_of(
            r"(?:국세|지방세|세금|재산세|자동차세|주민세|부가세|종소세|건보료|건강보험료?|국민연금|4대 ?보험)(?:이|가|을|를|도)? .{0,10}체납|체납(?:됐|되었|했|자|고지|액|이|이에요| \d)"
        ),
        any_of(r"다 냈|완납|풀렸"),
    ),
    Misfortune(
        "broken",
        any_of(
            r"실효(?:됐|되었|가 됐|통보| 통보|처리|래|라고)|(?:회생|조정|약정)(?:이|가)? .{0,4}폐지(?:됐|되었|결정)"
        ),
    ),
    Misfortune(
        "letter",
        any_of(
            r"(?:최고장|최고서|내용 ?증명|법적 ?(?:조치|절차) ?(?:예고|착수|통보|안내)?장?)(?:이|가|을|를)? .{0,6}(?:왔|받았|받음|날아왔|들어간대|한대|통보)"
        ),
        any_of(r"내용 ?증명(?:을|를)? ?(?:보내|보냈)"),
    ),
    Misfortune(
        "seized",
        any_of(
            r"(?:빨간 |압류 )?딱지(?:가|를)? .{0,4}붙(?:었|이고)[가-힣]?|(?:빨간|압류) ?딱지|집행관(?:이|들이)? .{0,6}(?:왔|다녀)"
        ),
        any_of(r"주차|과태료"),
    ),
    Misfortune(
        "bust", any_of(r"부도(?:가|를)? ?(?:났|나서|나고|맞)|(?:회사|거래처|사업)(?:이|가)? .{0,4}부도")
    ),
    Misfortune(
        "exposed",
        any_of(
            r"(?:회사|직장|동료|상사|가족|남편|아내|부모님?|엄마|아빠|친구|주변|동네|사람)(?:들)?(?:이|가|도|한테|에게|에서)? .{0,6}(?:알게 됐|알게 되었|알아 ?버렸|알아챘|들켰|들통)",
            r"(?:빚|대출|연체|소문)(?:이|가)? .{0,6}소문(?:이|까지)? ?(?:났|나서)|소문이 (?:다 )?났",
        ),
        any_of(r"선물|깜짝|합격|승진|다행"),
    ),
)
#: Kinds that an 안 before the verb denies; a refusal and a lost post are told with one.
BEFALLS = frozenset({"arrears", "bill", "spent", "loss", "hidden", "grown", "tax", "ill", "exposed"})
NOT = re.compile(r"\s안\s?\S+$")
PAST = re.compile(r"던(?!데|가)|었던|었을 때|을 때")
#: What the decided events tell is of these kinds too.
KIND_OF_EVENT = {
    Metric.SAID_JOB_LOST: "job",
    Metric.SAID_LOAN_REJECTED: "refusal",
    Metric.SAID_INVESTMENT_LOSS: "loss",
}
GOOD_NEWS = any_of(
    r"승인|(?<!불)합격|통과|당첨|환급|완납|면했|면해서|피했|무사히|취직|취업(?:했|됐|에 성공)|붙었|해결|풀렸|복직|승진|보너스|성과급|돌려받|되찾|갚았|벗어났|탈출|이겼|다행"
)


#: A try, and its failure told without naming it: 오늘 면접 봤어요 – 떨어졌대요.
TRIED = any_of(r"면접|시험|서류|심사|대출|청약|공모|신청|카드 발급")
PERSON_NAMED = any_of(ANYBODY)
FAILED = any_of(r"^(?:결국|또|그런데|근데|아)?,? ?(?:떨어졌|미끄러졌|안 ?됐|안 ?된대|불합격)")


def misfortune_told(message: str) -> str | None:
    """The kind of misfortune that a message tells; ``None`` where it tells none, or better news after it."""
    told: str | None = None
    for clause in clauses(message):
        found = last_misfortune(message, clause.text)
        good = max((match.end() for match in GOOD_NEWS.finditer(clause.text)), default=-1)
        if found is not None and found[1] > good:
            told = found[0]
        elif good >= 0:
            told = None
    return told


def misfortune_in_talk(message: str, written: Sequence[str]) -> str | None:
    """The misfortune that a message tells after what was ``written`` before.

    One that leaves out what failed is of what the message before tried; a funeral of nobody named is of the
    pet that was told of.
    """
    told = misfortune_told(message)
    if told == "grief" and PERSON_NAMED.search(message) is None:
        lost = (kind for kind in map(misfortune_told, reversed(written)) if kind in {"grief", "pet"})
        return next(lost, told)
    tried = TRIED.search(written[-1]) if written and told is None and FAILED.match(message) else None
    return told if tried is None else misfortune_told(f"{tried[0]} {message}")


def last_misfortune(message: str, clause: str) -> tuple[str, int] | None:
    """The kind of the misfortune that a clause states last, and where it ends."""
    stated = [
        (match.end(), order, kind)
        for order, (kind, happened) in enumerate(stated_by(message))
        for match in happened.finditer(clause)
        if not undone(kind, match[0], clause[: match.start()], clause[match.end() :])
    ]
    if not stated:
        return None
    end, _, kind = max(stated, key=lambda one: (one[0], -one[1]))
    return kind, end


def undone(kind: str, words: str, before: str, after: str) -> bool:
    """Whether the words of a misfortune are denied, feared or long past: 안 밀렸어요, 거절됐던."""
    denied = NEGATED.search(before) or (kind in BEFALLS and NOT.search(words))
    return bool(denied or UNREAL.match(after) or PAST.match(after))


def stated_by(message: str) -> list[tuple[str, re.Pattern[str]]]:
    """The kinds that a message may tell of, with the words that state them."""
    wide = [
        (one.kind, one.happened) for one in MISFORTUNES if not (one.unless and one.unless.search(message))
    ]
    decided = [
        (KIND_OF_EVENT[event.metric], event.happened)
        for event in EVENTS
        if event.metric in KIND_OF_EVENT and event.about(message)
    ]
    return [*wide, *decided]
