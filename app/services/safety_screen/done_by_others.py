"""A danger that the learnt weights alone hear, where a few words tell only what deceivers or collectors do (pure).

Whoever is extorted, or held on the line, writes in short alarmed words that weigh like a wish to die. A card for
that would take the guide against the threat away. It stays wherever the message tells anything more than what those
others do or demand: of 14,000 rows of danger that only the weights hear, none may be lost for it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.schemas.labels import RiskLevel
from app.schemas.subject import PAYMENT_STOP, Subject
from app.schemas.talk import History
from app.schemas.turn import FraudAlert, Risk
from app.services.persons import KIN

MARKS = re.compile(r"[.,!?~…ㅠㅜ\s]+")
#: Rules that no written sign stands behind.
LEARNT = frozenset({"wording", "model", "watch"})
#: Of dying, of an end, of giving up: with any of these the weights keep their say.
OF_ONESELF = re.compile(
    r"죽|자살|자해|목숨|유서|뛰어 ?내|목(?:을|) ?매|번개탄|수면제|농약|한강|옥상|손목"
    r"|(?<![가-힣])살(?:기|고|아|지|면|아서|맛|날|수)|못 ?살|안 ?살|사는 ?(?:게|것|거)|인생|(?<![가-힣])삶|세상|하늘"
    r"|사라지|사라질|없어지|없어질|떠나|떠날|끝내|끝낼|끝났|끝이|그만(?:하|두|둘|할)|포기|희망|의미|소용|견디|견딜|버티|버틸"
    r"|지쳤|지쳐|지친|힘들|힘드|괴로|괴롭|막막|캄캄|무너|안녕|미안|죄송|용서|마지막|면목|창피|수치"
)
#: The whole of a short message: what they threaten, demand or have done.
THEIR_DOING = re.compile(
    r"(?:보낸|뿌린|올린|퍼뜨린|알린|돌린|찾아온|찾아간|전화한|연락한|공개한|가만 ?안 ?둔|신고한)(?:다|대)(?:고 ?(?:해|했|하|협박)[가-힣]{0,3})?(?:요|네요|는데요?)?$"
    r"|(?:보내|내놓으|있으|들어가|가|하|말하지 ?말|끊지 ?말|알리지 ?말|개통하|갚으|입금하|연락하)(?:래|라(?:고)? ?(?:해|했|하|하셨|시켰|시켜)[가-힣]{0,3}|라는데|라네)(?:요)?$"
    r"|(?:한테|에게|까지|께|로)(?:까지)?(?:도)? ?(?:전화|연락|문자|카톡)(?:가|이|를)? ?(?:왔|갔|했대|왔대|갔대|돌렸)(?:어|다|음|네)?(?:요)?$"
    r"|(?:사진|영상|차용증|신상|이름|번호)[가-힣]{0,3} ?(?:[가-힣]+ ){0,3}(?:올렸|뿌렸|퍼뜨렸|돌렸|공개했)(?:어|다|대|음|네)(?:요)?$"
)
AT_MOST = 42  # characters; whoever tells of more may tell of themselves
#: Kin who say or do it may be the ones in danger; oneself who means to, certainly is.
BY_ONES_OWN = re.compile(
    rf"(?:{KIN}|친구|동료|선배|후배|사장님?|상사)(?:님)?(?:이|가|께서|은|는) |(?<![가-힣])(?:내가|제가|나는|저는|난|전|나도|저도|나를|저를) "
    r"|(?:ㄹ|을|할|갈|볼)(?:게|래|까)(?:요)?(?:$| )|려고|고 ?싶|부탁|나중에|장례|보험금|편지|정리"
)
PRIVATE_LOAN = Subject("info", "private_loan")
LATELY = 3  # answers


def without_learnt_danger(risk: Risk, text: str, fraud: FraudAlert | None, history: History) -> Risk:
    """``risk`` as a mere concern where only learnt weights hear an own danger in what others do to the writer."""
    if (
        not risk.stops
        or risk.about_other
        or not LEARNT.issuperset(risk.rules)
        or not tells_only_of_them(text)
    ):
        return risk
    before = any(message.risk is RiskLevel.CRISIS for message in history.messages)
    of_others = (fraud is not None and fraud.certain) or told_lately(history)
    return replace(risk, level=RiskLevel.CONCERN) if of_others and not before else risk


def tells_only_of_them(text: str) -> bool:
    """Whether a message is a few words about what others do, and none about oneself."""
    plain = MARKS.sub(" ", text).strip()
    if len(plain) > AT_MOST or OF_ONESELF.search(plain) or BY_ONES_OWN.search(plain):
        return False
    return THEIR_DOING.search(plain) is not None


def told_lately(history: History) -> bool:
    """Whether one of the last answers was about somebody who deceives or presses the writer."""
    lately = history.subjects[-LATELY:]
    return any(about.of_fraud or about in {PRIVATE_LOAN, PAYMENT_STOP} for about in lately)
