"""What people write after a card for whoever was touched against their will, or is blackmailed with pictures."""

from __future__ import annotations

from app.services.advice_templates.intents.crisis.danger_now import CALLED, NO_POLICE
from app.services.advice_templates.intents.crisis.own import after_crisis
from app.services.advice_templates.intents.intent import Intent

VIOLATED = "violated"
#: How old the writer is, and little else.
AGE = r"^(?:저|나|저는|전|제가)?(?:지금|아직|이제)?(?:(?:초등?|중|고)(?:학교|학생)?\d?(?:학년)?|초딩|중딩|고딩|미성년자?|학생|(?:만)?(?:[6-9]|1[0-8])살|(?:일곱|여덟|아홉|열(?:한|두|세|네|다섯|여섯|일곱|여덟)?)살)(?:이에요|예요|에요|이요|요|입니다|인데요?|이야|임)?$"

AFTER_VIOLATION_INTENTS: tuple[Intent, ...] = (
    after_crisis(
        "secret",
        1,
        r"(?:엄마|아빠|부모|어머니|아버지|가족|식구|학교|선생님|친구|남편|아무|누구).{0,10}(?:말(?:은|을)?(?:절대)?(?:안|못|하지|할수없)|알면|아시면|모르|몰라|비밀|말하지)|(?:절대|도저히)(?:말(?:은|을)?)?(?:못|안)(?:말)?(?:해|하)|비밀|혼나|혼날|혼낼",
        whose=VIOLATED,
    ),
    after_crisis("no_police", 1, NO_POLICE.pattern, whose=VIOLATED, unless=CALLED, longest=48),
    after_crisis(
        "ashamed",
        1,
        r"창피|부끄|쪽팔|수치|더러|남자(?:인데|라서|라|니까)|누가믿|안믿|(?:제|내)(?:탓|잘못|가잘못|가먼저|가보낸)|따라갔|술(?:을)?마셨|거절(?:을)?못|싫다고(?:를|는)?못",
        whose=VIOLATED,
    ),
    after_crisis("young", 1, AGE, whose="(?:attacked|violated)"),
    after_crisis(
        "keep",
        1,
        r"씻|샤워|빨았|빨래|버렸|지웠|지워도|증거|옷(?:은|을)|병원|임신(?:하면|됐|일까)",
        whose=VIOLATED,
    ),
    after_crisis(
        "pay",
        1,
        r"(?:돈|사진|영상)(?:을|를|만|이라도)?.{0,6}(?:주면|보내면|내면|줘야|보내야|보낼까|줄까)",
        whose=VIOLATED,
    ),
    after_crisis(
        "no_police",
        2,
        r"신고(?:를|은|는)?.{0,8}(?:하면|할까|해야|되나|어떻게)|처벌|감옥|잡혀가|보복",
        whose=VIOLATED,
        unless=CALLED,
    ),
)
