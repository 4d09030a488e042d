"""What people write after a crisis card of the means, of today and tomorrow, and of their children."""

from __future__ import annotations

import re

from app.services.advice_templates.intents.crisis.own import MATTER, after_crisis
from app.services.advice_templates.intents.intent import Intent

#: What lies ready, told anywhere in a talk: without it, nothing eaten is a meal.
MEANS_TOLD = re.compile(
    r"수면제|알약|진통제|(?<![가-힣])약(?:을|도|이|은|는)?(?:많|모|사|다|있|준비|챙)|번개탄|착화탄|연탄|농약|제초제|밧줄|끈|(?:칼|커터)|준비(?:해|했|됐|다)"
)
CHILDREN = r"(?<![가-힣])(?:애들?|아이들?|아기|아가|딸|아들|큰애|둘째|막내|자식들?|새끼들?)"

AFTER_MEANS_INTENTS: tuple[Intent, ...] = (
    after_crisis(
        "not_taken",
        2,
        r"(?:안|못)(?:먹었|먹음|삼켰|삼킴|마셨|피웠|켰)|(?:먹|삼키|마시|피우)지(?:는|도)?않았|(?:먹|삼키|마시|피우)(?:기|려)(?:전|다말|다가말)",
        whose="own",
        unless=r"밥|끼니|저녁(?!에)|점심|아침(?!에)|전화|아무것도|며칠|술|하루",
        longest=30,
    ),
    after_crisis(
        "promised",
        5,
        r"안(?:먹을게|할게|죽을게|뛰어내릴게|그럴게|그을게)|(?:먹|죽|하|그러|뛰어내리)지(?:는)?않을게|(?:오늘|지금|이번)(?:밤)?(?:은|까지는|만은|만|까지만)?.{0,4}(?:참을게|참아볼게|버틸게|버텨볼게|견딜게|견뎌볼게)|약속(?:은|도|을)?(?:할게|하겠|지킬)",
        whose="own",
        unless=rf"{MATTER}|걱정|전화|신고",
        longest=30,
    ),
    after_crisis(
        "unsure",
        5,
        r"내일(?:은|도|까지는|부터는|이면|엔)?(?:또|잘|어떨지|어떻게될지|어떻게할지)*(?:모르|몰라|장담)|(?:장담|약속)(?:은|을|도|까지는)?(?:못|안|드릴수없|할수없|없)|(?:언제|또)(?:다시)?(?:그럴지|그런생각이들지|그럴까봐|그럴지도)",
        whose="own",
        unless=MATTER,
        longest=30,
    ),
    after_crisis(
        "children",
        4,
        CHILDREN
        + r"(?:은|는|이|가|도|을|를|만|한테|에게)?.{0,8}(?:어떡|어떻게|어쩌|어째|걱정|불쌍|두고|남겨|남으|누가|돌봐|키워|밥은|보기미안|눈에밟)",
        whose="own",
        unless=rf"{MATTER}|고양이|강아지",
        longest=36,
    ),
)
