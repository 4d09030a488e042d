"""Whether a reply has the style that the specification asks for an emotion, seen by its words (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from app.schemas.turn import Emotion

FEELING = re.compile(
    r"마음|힘드|힘들|불안|걱정|무거|지치|지쳐|애쓰|애써|속상|막막|서글|서러|서럽|외로|무서|두려|겁|조마조마|허탈|허무|울|눈물|졸이|놀라|상심|맥이|고단"
    r"|[시셨](?:지요|죠|겠|을 것|을 거|군요)|으?실 (?:것|거)|떨리|초조|캄캄|숨|버티|버텨|견디|그동안|잠|허전|허하|아프|아픈|마주하|낯선|알아보|차분|달래|부담|탓|작아|비는 것|모르고 있을|앞일|다르|숫자를 보|바로 살펴|모자란|후회|담아 두|제자리"
)
HOPE = re.compile(
    r"길이|길은|길을|방법|수 있|괜찮|충분|늦지|가벼|되돌|나아|함께|같이|힘이|열려|트이|트일|시작|끊어|넘길|달라|돌아와|살펴봤|확인해 볼게|줄어|도움|놓|쉬어|남은|남아|바꾸|순서|지킬|지켜|쌓|회복|좋아"
)
CALMING = re.compile(r"진정하|흥분하|화내지|화를 내지|참으세요|참으시")
SUBSTANCE = re.compile(
    r"\d|권리|법|금지|요구|신고|확인|사실|숫자|기록|요청|물어|민원|자료|설명|무효|해지|따져|내역|살펴|정정|상한|답"
)
PRAISE = re.compile(
    r"용기|자랑|내셨네요|내셨군요|하셨네요|셨네요|잘하|잘해|축하|대단|멋|반가|기쁘|뿌듯|훌륭|다행|좋은|좋아|장하|보람|큰일|걸음|애쓰|애쓴|끊어 내|해내|나누어 주|나눠|대견|지켜"
)
PLAN = re.compile(
    r"다음|목표|계획|이어|볼까요|앞으로|두면|해 보|오래|어떨까요|삼아|때마다|떼어|옮겨|요구해|들려주|보면|모아|궁금|물어보"
)

Judge = Callable[[str], bool]


def empathic(reply: str) -> bool:
    """슬픔, 걱정: the feeling is met within the first two sentences, and something hopeful is said."""
    opening = " ".join(re.split(r"(?<=[.?!])\s", reply)[:2])
    return bool(FEELING.search(opening) and HOPE.search(reply))


def objective(reply: str) -> bool:
    """화남: something of substance to go by, and no call for calm."""
    return bool(SUBSTANCE.search(reply)) and not CALMING.search(reply)


def informative(reply: str) -> bool:
    """중립: an answer, not consolation."""
    return not re.match(r"(?:많이 )?(?:힘드|속상|슬프|마음이 (?:아프|무거))", reply)


def encouraging(reply: str) -> bool:
    """행복: what was done is praised, and a next step spoken of."""
    return bool(PRAISE.search(reply) and PLAN.search(reply))


STYLES: Mapping[Emotion, Judge] = {
    Emotion.SADNESS: empathic,
    Emotion.WORRY: empathic,
    Emotion.ANGER: objective,
    Emotion.NEUTRAL: informative,
    Emotion.JOY: encouraging,
}
