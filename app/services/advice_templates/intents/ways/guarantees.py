"""A guarantee for somebody else's debt that is called for, regretted or joint."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

GUARANTEE_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.guarantee_called",
        32,
        r"(?<!전세)보증(?!금|보험|기관|번호|서류)",
        r"서줬|서준|섰|서고|서줘서|서주고|선(?:거|것|게|빚|사람)",
        r"갚게|갚아야|갚으라|내야|물어|제가|저한테|연락|독촉|잠수|파산|도망|안갚|못갚",
        longest=50,
    ),
    intent(
        "info.guarantee_called",
        33,
        r"(?<!전세)보증(?:을|만|도|은)?(?:그때)?(?:안섰|서지(?:만)?않|안서|선게|섰던게|선거|섰던거|선것|서준게)",
        r"텐데|더라면|을걸|후회|원망|잘못|바보|미쳤|어리석|이런일|때문에",
        longest=34,
    ),
    intent(
        "info.guarantee_joint",
        33,
        r"연대보증(?:을|인으로|인)?(?:이었|였|이에요|이라|인데|섰|선거|서줬|서준|한거)",
        unless=r"까요|나요|뭐|뜻|차이|설까|서도|서달",
        longest=20,
    ),
    intent(
        "info.guarantor_left",
        31,
        r"파산|회생|면책|잠수|죽으면|도망",
        about=r"^info:guarant",
        longest=26,
    ),
    intent(
        "info.guarantee_called",
        32,
        r"(?:뭘|뭐|무엇을|어떻게)(?:부터)?(?:를)?해야|뭐부터|갚아야|책임|못갚",
        about=r"^info:guarantee_called",
        longest=26,
    ),
)
