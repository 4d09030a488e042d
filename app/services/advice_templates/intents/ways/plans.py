"""Those who are in a plan already, of a court or of the committee, and miss an instalment of it."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

MISSED = r"못(?:냈|낸|내고|내서|내는|넣|갚았|갚은|갚고|보냈)|안(?:냈|낸|갚았)|밀렸|밀려(?!면)|밀린|밀림|밀리고|연체(?:했|됐|중|되었|됨)|미납|빼먹"
UNDER_WAY = r"(?:을|를)?(?:하는|받는|갚는|진행)?(?:중|\d+년차|\d+개월차|\d+달째|\d+년째|\d+회차|하고있|받고있|갚고있|내고있|인가(?:받|났|나서|됐))"
COURT = rf"변제금|변제(?:를|계획)|회생.{{0,6}}{UNDER_WAY}"
OFFICE = rf"(?:워크아웃|신용회복(?:위원회)?|신복위|회복위원회|채무조정|신속조정).{{0,8}}{UNDER_WAY}|(?:워크아웃|신복위|신용회복|채무조정)(?:약정|상환금|분할금|납입금|납부금|돈|금)"
IN_COURT, IN_OFFICE = r"^info:plan_court", r"^info:plan_office"
IN_PLAN = r"^info:plan_"
#: How often or how long, and hardly a word beside it.
TOLD_MORE = r"^(?:사실|실은|아니|네|음|지금|벌써|이제|오늘로|사실은|정확히는)*(?:\d+|한|두|세|석|네|넉|다섯|여섯)(?:번|달|개월|회|회차|차례)(?:째|치|분|이나|정도|쯤)*(?:밀렸|밀린|못냈|됐|되었|이에요|예요|이요|요|임|입니다|이네)?[가-힣]{0,5}$"
LOWER = r"변제금.{0,6}(?:줄|낮|깎|내릴|내려|조정|덜|바꿀|바꾸)|(?:다달이|매달|월|한달에)?(?:내는|낼|갚는)(?:돈|금액)(?:을|이)?.{0,6}(?:줄|낮|깎|조정|덜)"
SCOLDED = r"혼나|혼날|혼내|야단|뭐라(?:고)?(?:하|할|안)|화내|눈치|무서|전화(?:하기|해도)"

PLAN_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.plan_court_missed",
        30,
        COURT,
        MISSED,
        unless=r"면(?:요|은|어떻|$)|못내면|실직|잘리|잘렸|해고|퇴사|월급(?:이)?(?:안|줄|끊)|신용카드|밀린빚|밀린카드",
        longest=60,
    ),
    intent(
        "info.plan_office_missed",
        30,
        OFFICE,
        MISSED,
        unless=r"면(?:요|은|어떻|$)|못내면|실직|잘리|잘렸|해고|퇴사|회생|신청(?:중|했)|밀린빚",
        longest=60,
    ),
    intent("info.plan_court_more", 30, TOLD_MORE, about=IN_COURT, longest=20),
    intent("info.plan_office_more", 30, TOLD_MORE, about=IN_OFFICE, longest=20),
    intent(
        "info.plan_court_ended",
        29,
        r"폐지|취소(?:되|돼|당)|기각|끝나면|끝장",
        about=IN_COURT,
        longest=30,
    ),
    intent("info.plan_court_lower", 30, LOWER, about=IN_COURT, longest=34),
    intent(
        "info.plan_court_lower",
        30,
        r"변제금.{0,6}(?:줄일|줄여|낮출|낮춰|깎을|깎아|내릴|조정|덜내)",
        unless=r"얼마",
        longest=34,
    ),
    intent("info.plan_court_call", 12, r"회생위원", SCOLDED, longest=34),
    intent("info.plan_court_call", 12, SCOLDED, about=IN_COURT, longest=24),
    intent(
        "info.plan_office_revive",
        30,
        r"살릴|살리|살아(?:나|있)|부활|이어(?:갈|가)|되돌릴|다시(?:할|시작|받을|될|되)|회복(?:할|될|되)",
        about=IN_OFFICE,
        unless=r"점수|신용회복",
        longest=28,
    ),
    intent(
        "info.plan_office_to_court",
        29,
        r"회생|파산",
        about=IN_OFFICE,
        longest=34,
    ),
    intent(
        "info.plan_office_to_court",
        30,
        r"(?:워크아웃|채무조정|신복위|신용회복(?:위원회)?).{0,8}(?:중|하다가|받다가|도중|갚다가|깨고|그만두고|접고)",
        r"(?:개인)?회생|파산",
        unless=r"얼마|서류|추천|뭐가|어느|어떤|나아|나을|낫|맞을|맞는|이랑|하고.{0,4}중|차이|비교",
        longest=40,
    ),
    intent(
        "info.plan_paid_lost",
        29,
        r"(?:지금까지|그동안|여태|이때까지|이제까지)?(?:낸|갚은|넣은|냈던|부은)(?:돈|것|거|게|건)?(?:은|는|이|도|들은|다)*.{0,4}(?:날(?:린|려|아|렸|라)|없어지|없던|소용|물거품|사라지|헛|버린|버리)",
        about=IN_PLAN,
        longest=34,
    ),
)
