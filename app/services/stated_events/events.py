"""How the stated events are put into words (data, with the two checks that all share)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rules.metrics import Metric


def any_of(*alternatives: str) -> re.Pattern[str]:
    """A pattern of alternatives; a space in them stands for an optional one."""
    return re.compile("|".join(alternatives).replace(" ", r"\s?"))


#: What follows the words of an event when it is feared, supposed or denied.
UNREAL = re.compile(
    r"(?:[가-힣]{0,2}\s?)?(?:"
    r"(?:을|를|ㄹ)?까\s?(?:봐|봐서|요|$)|으?면|다면|더라도|을?지도|려나|을\s?(?:것|거|뻔|수|때)|기\s?전"
    r"|지\s?않|지\s?못|진\s?않|지는\s?않|[은는던]?\s?적\s?(?:이\s?)?없|[은는]?\s?(?:게|것이|건|거)\s?아니|은\s?아니|이\s?아니)"
)
NEGATED = re.compile(r"(?:안|못|아직)\s?$")
FICTION = re.compile(r"드라마|영화|소설|웹툰|게임|유튜브|뉴스에|기사")


@dataclass(frozen=True, slots=True)
class EventWords:
    """One event: words that must be somewhere in the message, words that state it, words that belie it."""

    metric: Metric
    subject: re.Pattern[str]
    happened: re.Pattern[str]
    unless: re.Pattern[str]
    over: re.Pattern[str]  # words that tell, later in a talk, that it is over or given up
    wish: bool = False  # stated by asking and wondering, not as done

    def about(self, message: str) -> bool:
        """Whether a message is about the matter at all."""
        if FICTION.search(message) or self.unless.search(message):
            return False
        return self.subject.search(message) is not None

    def denied(self, clause: str, start: int, end: int) -> bool:
        """Whether the words found are feared, supposed or denied."""
        if NEGATED.search(clause[:start]):
            return True
        return not self.wish and UNREAL.match(clause[end:]) is not None


LOAN = r"(?:대출|대환|햇살론|마이너스 통장|마통|주담대|버팀목|디딤돌|보금자리|사잇돌|새희망홀씨|청년전세|잔금|한도)"
NO_LOAN = (
    r"책 대출|도서|열람실|해외 결제|카드 발급|보증 보험|보험금|대출 ?(?:스팸|광고|권유)|광고 ?문자|상속|한정승인"
    r"|지원금|장려금|채무 조정|근로장려|분납|공모전|면접"
)
AMOUNT = r"[\d억천백만,\s]*(?:원 )?"
#: That a loan is no longer wanted, or no longer there.
NO_LONGER = any_of(
    r"대출(?:은|을|도)? (?:안 받기로|받지 않기로|포기했|접었|취소했|철회했)",
    r"(?:안 받기로|받지 않기로|안 빌리기로|빌리지 않기로) (?:했|마음|결정)|철회했",
)
AT_WORK = any_of(
    r"취직(?:했|됐|되었|에 성공)|(?:재)?취업(?:했|됐|되었|에 성공)|복직(?:했|됐)|(?:새|다른) (?:직장|회사|일자리)(?:를|을|에|로)? [가-힣\s]{0,6}(?:구했|들어갔|다니|옮겼|나가)"
)
MADE_GOOD = any_of(
    r"본전(?:을|은|까지|까지는)? (?:찾았|왔|회복|넘)|원금(?:을|은|까지)? (?:회복(?:했|됐)|찾았)|손실(?:을|은)? (?:만회|회복|메웠)"
)
ADVERB = r"(?:다|전부|또|아예|결국|막판에|모두|드디어|방금|오늘|단번에|무사히|딱 맞게|잘|생각보다|꽤|많이)? "

REJECTED = EventWords(
    Metric.SAID_LOAN_REJECTED,
    any_of(LOAN, r"은행|심사|신용|금리|사유|또 (?:부결|거절)"),
    any_of(
        r"(?:거절|부결)(?:을|이|은|까지|만)? (?:당|됐|되고\s|되었|되더|돼|됨|받|맞|났|나왔|나더|뜸|떴|문자|통보|연락|안내|먹|이래|이라|이랍|이네|한두 번)",
        r"(?:거절|부결)(?=[\s.!?~ㅠㅜㅋㅎ…,]|$)",
        rf"(?:{LOAN}|심사|연장)(?:을|를|이|가|도|에서|은|는)? {ADVERB}거절(?:하|했)",
        r"심사(?:에서|에|도)? 또? ?(?:떨어졌|떨어짐|미끄러졌|탈락)",
        rf"(?:{LOAN}|연장)(?:이|은|도|가|까지)? {ADVERB}(?:안 (?:나왔|나온대|나온다네|됐|된대|된다네|된답|된다고|된다는|해 준대|해주네|나오네)|막혔|막혀|막히니|못 받았)",
    ),
    any_of(NO_LOAN, r"인하 ?요구|재심사 기준|까 봐 신청"),
    over=NO_LONGER,
)
APPROVED = EventWords(
    Metric.SAID_LOAN_APPROVED,
    any_of(LOAN, r"승인|심사"),
    any_of(
        rf"(?:{LOAN}|심사)(?:이|은|도|금이)? {AMOUNT}{ADVERB}(?:승인|통과)(?! ?(?:기준|조건|기간|확률|여부|연락이 없|안|못|이 안|거절|취소|받으려|받기|될|되나|되려|나려|날|하려|나면|되면|전|할|해야|하면|하려))",
        rf"{LOAN}(?:이|도|가)? {AMOUNT}{ADVERB}나왔(?:어|습|네|다|는|지|음|고|거|대)",
        rf"{LOAN}(?:이|도|가)? {ADVERB}{ADVERB}나왔(?:어|습|네|다|는)",
        r"승인(?:이|은|도)? (?:났|나서|떴|됐|되었|받았(?!다)|문자|떨어졌|이래|이랍)|(?:단번에|드디어|방금) 승인",
        r"(?:대출|잔금|대환)(?:이|금이)? (?:실행됐|실행되었|들어왔|됐다카네|됐대)|대출 (?:잘|무사히) 받(?:았|아수)",
    ),
    any_of(
        NO_LOAN,
        r"승인 (?:거절|취소|연락이 없)|취소 통보|카드 결제|결제 승인|회원|가입 승인|눌러보면|빌려준|사업계획",
    ),
    over=NO_LONGER,
)
CONSIDERED = EventWords(
    Metric.SAID_LOAN_CONSIDERED,
    any_of(LOAN, "빌릴", "빌려도"),
    any_of(
        rf"(?:대출|대환|대환대출|햇살론|마통|마이너스 통장)(?:을|를|이라도|이나|도|까지|로|로라도)? (?:더|또|새로|하나|좀|조금)? {AMOUNT}(?:을|정도|쯤)? "
        r"(?:받을까|받아야 (?:할까|하나|할지|할 것|할 거|하는지|될)|받아도 (?:될|되|괜찮)|받으려(?!면)|받을려(?!면)|받고 싶|받을지|받을 수 있(?!습|다)|받을 생각|받을 예정"
        r"|받는 게 (?:나을|좋을|맞)|넣으려(?!면)|신청(?:하려(?!면)|할까|하고 싶|해도|을 고민)|알아보|알아봐|고민|고려|생각 중|낼까|땡길까|당길까"
        r"|갈아탈까|갈아타려(?!면)|갈아타고 싶|갈아타야|갈아타기 (?:고민|할까)|상담 (?:받고 싶|예약))",
        r"(?:돈|급전|목돈|[\d백천만억]+(?:원|만 원)?)(?:을|이라도|좀)? 더? ?(?:빌릴까|빌려도 (?:될까|되나|되려|괜찮))",
    ),
    any_of(r"책 대출|도서|열람실|명의|빌려 ?달|빌려줄까|대출 (?:스팸|광고)|안 받으려|안 받을|취소해"),
    over=NO_LONGER,
    wish=True,
)
JOB_LOST = EventWords(
    Metric.SAID_JOB_LOST,
    any_of(
        r"실직|해고|[잘짤]렸|[잘짤]려|[잘짤]림|[잘짤]리|권고 사직|퇴사|그만뒀|그만두|희망 퇴직|명퇴|구조 조정|백수|무직|실업 급여",
        r"일자리|직장|직업|계약 (?:만료|종료|해지)|폐업|가게|장사|간판|일이|회사",
    ),
    any_of(
        r"실직(?:했|하게|당했|됐|하고|한 (?:지|거|뒤|상태|후)|자가? (?:됐|되))",
        r"해고 (?:통보를?|문자를?)? ?(?:당했|당하고|당함|됐|되었|되고|받았|받고|왔)|해고 통보를 [가-힣]+ 받았",
        r"(?:회사|직장|알바|일|일자리|아르바이트)(?:에서|를|을|도)? (?:갑자기|어제|오늘|또)? ?[잘짤](?:렸|림|리고|려서)",
        r"^(?:저|나|오늘|어제|결국|지난달에?|갑자기|방금|나도|저도) (?:저|나)? ?[잘짤]렸",
        r"권고 사직(?:을|으로)? (?:당했|당하고|받았|됐|통보|했|처리)",
        r"퇴사(?:했(?!던)|를? 당했|하게 됐|처리됐|하고 (?:나서|나니|쉬|놀|백수|실업)|하니)",
        r"(?:회사|직장|다니던 (?:회사|곳|데)|일|알바)(?:를|을|도)? (?:결국|어제|오늘)? ?그만(?:뒀|두게 됐|두고 (?:나서|나니|쉬))",
        r"(?:일자리|직장|직업)(?:을|를)? 잃(?:었|고|은)|백수(?:가)? (?:됐|되었|된|생활|예요|입니다|임)|현재 무직",
        r"(?:희망 퇴직|명퇴) (?:당했|했|통보 받|하고)|(?:정리 해고|구조 조정)(?:을|에|으로|돼서)? (?:당했|됐|[잘짤]렸)",
        r"계약 (?:만료|종료|해지)(?:로|돼서|되고|됐|당했)|일이 (?:다|뚝|아예)? ?끊겼",
        r"실업 급여 (?:받는 (?:중|동안)|받고 있|신청했|[가-힣]+ 회차 신청했|[가-힣\s]{0,8}(?:끝나는데|끝이))|실업 급여도 끝",
        r"폐업(?:했(?!던)|신고(?:를)? (?:하고 왔|했|서에 도장 찍)|하고 (?:한|두|나|쉬|백수|[0-9])| 처리됐)",
        r"(?:가게|장사)(?:를|도)? (?:결국)? ?(?:접었|접고 (?:나|왔|쉬)|닫았|정리했|정리하면서)|(?:간판|가게) (?:내렸|내린 날)",
        r"(?:회사|직장)(?:가|이)? (?:망했|부도났|문 닫았|폐업)",
    ),
    any_of(
        r"실업 급여 (?:조건|자격|신청 방법)|그만둔?대|그만뒀대|머리|나무|손가락|인터넷이|통신이|폐업할 땐|지금 직장"
    ),
    over=AT_WORK,
)
INVESTMENT_LOSS = EventWords(
    Metric.SAID_INVESTMENT_LOSS,
    any_of(
        r"주식|코인|이더리움|투자|펀드|ETF|etf|선물|옵션|레버리지|리딩방|가상 화폐|빚투|ELS|els|손절|상폐|상장 폐지"
    ),
    any_of(
        r"날렸|날려 (?:먹|버)|날림|날리고|잃었(?!던)|잃고|잃음|다 잃|잃은 (?:건|게|돈)|물렸|물려 (?:서|있)|물린|다 녹았|녹아 내렸",
        r"반 토막 (?:났|나고|나서|남|이 났|이에요|입니다|이라|됐|난|내주|이 돼|이 됐)|반 토막(?=[\sㅠㅜ.!~]*$)",
        r"깡통 (?:찼|차고|됐|계좌)|휴지 조각(?:이)? (?:됐|되었|이에요)|쫄딱 망했|망했(?:어|습|다|네)|투자(?:에)? 실패(?:로|하고|했)",
        r"손실(?:이|을|만|도|은)? (?:났|나서|난 (?:거|게|돈|상태)|봤|보고|본 (?:거|게|돈)|입었|확정|중|[\d-])",
        r"상폐(?:됐|당했|되고|돼서)|상장 폐지(?:됐|당했|되고|돼서| 공시가 떴)|청산 당(?:했|하|한)|반대 매매 (?:당|맞았|나갔)",
        r"마이너스 \d+|- ?\d+ ?(?:%|퍼|프로)|(?:폭락|급락|떡락|폭망)(?:해서|했|하고|$|\s)|계속 빠지니|손절했",
    ),
    any_of(
        r"본전 (?:왔|찾|회복|넘)|투자심리|주식(?:인 나라|으로 안? ?먹|이 되어)|주식 말고|친구도 안? ?잃|사람도? 잃|보이스피싱|세금|수익률|연금|기업은|누가 가져|정부가 보호|없음 좋|였음 좋",
        r"(?:지갑|폰|휴대폰|신분증|입맛|의욕|자신감|희망|길)(?:을|를)? 잃|친구 손절|손절각",
    ),
    over=MADE_GOOD,
)
EVENTS = (REJECTED, APPROVED, CONSIDERED, JOB_LOST, INVESTMENT_LOSS)
