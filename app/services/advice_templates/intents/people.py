"""A person instead of the counsellor: whether this is one, whether they scold, how and when one answers."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

ADVISER = r"상담사|상담원|상담직원|신복위|신용회복위원회|은행|직원|전화하면|상담(?:가면|받으면|하면)"
NOT_ASKED_OF_US = r"추심|독촉|사채|카드사|결과|심사|법원|월급|환급|업체|남편|아내|친구"

PEOPLE_INTENTS: tuple[Intent, ...] = (
    intent(
        "service.who",
        13,
        r"^(?:근데|그런데|혹시|저기|지금|진짜|정말|실제|설마|여기)*(?:상담사|상담원)(?:님|분)?(?:이|이신|인)?(?:세요|신가|에요|예요|인가|입니까|맞(?:아|으|나|죠|습)|이야|이냐)",
        longest=24,
    ),
    intent(
        "service.scolded",
        13,
        ADVISER,
        r"혼내|혼나|혼날|혼낼|나무라|야단|무시(?:하|당|할)|한심하게|꾸짖|욕(?:하|먹)|뭐라(?:고)?(?:할까|하지않|하실까)|비난",
        unless=r"했어|했는데|당했|추심|독촉|사채|업체|신고|부모|엄마|아빠",
        longest=34,
    ),
    intent(
        "service.person_here",
        13,
        r"여기(?:서|에서|는|선|로)?.{0,4}(?:사람|상담원|상담사)?(?:이랑|하고|을|이|은)?.{0,3}연결|^(?:그럼|그러면|바로|지금|사람|상담원|상담사)*연결(?:은|이|좀)?(?:안되|안돼|되나|돼요|되는)",
        unless=r"자료|데이터|계좌|통장|카드|인터넷|앱|추심|자동이체|마이데이터",
        longest=22,
    ),
    intent(
        "service.person_when",
        39,
        r"(?:언제|몇시간|며칠).{0,6}(?:연락|답장|답변|전화)(?:이|을|은|가|를)?.{0,4}(?:와|오|줘|주|올|받)|^(?:그럼|그러면|상담사|상담원|사람)*(?:연락|답|답장|답변|전화)(?:은|이|는)?언제",
        unless=NOT_ASKED_OF_US,
        longest=20,
        replies=True,
    ),
    intent(
        "info.desk_hours",
        31,
        r"몇시(?:까지|부터|에)|(?:운영|상담|영업|업무|여는)시간|(?:밤|새벽|주말|토요일|일요일|공휴일|점심|이시간|지금|\d시).{0,8}(?:전화|상담|통화|연결).{0,4}(?:돼|되|받|가능|할수)",
        r"전화|상담|통화|연결|신복위|신용회복|서민금융|금감원|센터|열어|여나|하나요|해요",
        unless=NOT_ASKED_OF_US
        + r"|와요|왔|걸려|이체|입금|출금|점검|자꾸|계속|연락(?:이)?(?:와|오)|해도되|거래소|장이|증시|은행",
        longest=30,
    ),
    intent(
        "info.desk_visit",
        31,
        r"방문|찾아가(?:서|려|도|면|고)|직접가|가서상담|오프라인|대면",
        r"어디|위치|주소|가까운|예약|되나|돼|가능|상담",
        unless=NOT_ASKED_OF_US + r"|집에|집으로|찾아와|찾아오|은행|가정방문|방문판매|회사",
        longest=30,
    ),
)
