"""Whether a reply has the style that the specification asks for an emotion, seen by its words (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from app.schemas.labels import Emotion

FEELING = re.compile(
    r"마음|힘드|힘들|불안|걱정|무거|지치|지쳐|애쓰|애써|애쓴|속상|막막|서글|서러|서럽|외로|무서|두려|겁|조마조마|허탈|허무|울컥|눈물|졸이|상심|맥이"
    r"|고단|초조|캄캄|숨이|버티|버텨|견디|잠이|허전|헛헛|아프|쓰라|떨리|조심스러|움츠|작아지|후회|탓|짊어|기운이|철렁"
    r"|[시셨](?:지요|죠|겠|을 것|을 거|군요)|으?실 (?:것|거)"  # what somebody must be feeling, said to them
)
HOPE = re.compile(
    r"길이|길은|길을|방법|수 있|괜찮|충분|늦지|가벼|되돌|나아|함께|같이|힘이|열려|트이|트일|끊어|넘길|달라|놓여|놓일|지킬|쌓이|다시|줄일|늦출|끝을"
    r"|틈이 생|남는 자국이"
)
CALMING = re.compile(r"진정하|흥분하|화내지|화를 내지|참으세요|참으시")
SUBSTANCE = re.compile(
    r"\d|권리|법|금지|요구|신고|확인|사실|숫자|기록|요청|물어|민원|자료|설명|무효|해지|따져|내역|살펴|정정|상한"
)
PRAISE = re.compile(
    r"용기|자랑|내셨|하셨네|셨네요|셨군요|잘하|잘해|잘됐|축하|대단|멋|반가|기쁘|뿌듯|훌륭|다행|장하|보람|큰일|걸음|애쓴|해내|나누어 주|나눠|대견|칭찬|참 좋|보기 좋|현명|큰 힘"
)
PLAN = re.compile(
    r"다음|목표|계획|볼까요|앞으로|두면|해 보|오래|어떨까요|삼아|때마다|떼어|옮겨|써 볼 때|들려주|모아|이어 가"
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
