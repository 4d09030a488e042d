"""Money that is no longer spent on a habit: 하루 한 갑 4500원 끊으면, 일주일에 두 번 2만원씩 안 시키면 (pure)."""

from __future__ import annotations

import re

from rules.numerals import SEVERAL, count
from rules.repayment import DAYS, MONTHS, WEEKS

#: Something given up or cut; a debt or a limit that falls is none of it.
SPARED = re.compile(
    r"(?:끊|줄이|참|아끼|절약하|해지하|포기하|안\s?(?:사|마시|먹|시키|시켜|피우|피|쓰|타|하))\s?(?:먹|마시)?(?:으?면|으?니까|는다면|ㄴ다면|고)"
    r"|(?:사|마시|먹|시키|피우|피|쓰|타)지\s?않으면|아껴서|아낀다면"
)
NOT_SPARED = re.compile(r"빚|대출|한도|원금|금리|이자율|리볼빙|카드값|빌[려리]|갚")
#: What a habit costs by its pace: 하루 한 갑 4500원이면, 커피 4500원 매일 마시면.
HABIT = re.compile(
    r"(?:하루|매일|날마다)(?:에|마다)?\s?(?:[가-힣]{1,6}\s)?(?:(?:한|두|세|네|\d{1,2})\s?(?:번|회|잔|갑|개비|캔|병|끼|그릇))"
    r"|(?:하루|매일|날마다|매주|주마다)[^.?!]{0,14}(?:마시|먹|사|피우|타|시키|쓰|내)(?:으?면|ㄴ다면)|(?:하루|매일|매주|일주일에?)\s?[\d일이삼사오육칠팔구천만백][\d,천만백]*\s?원?\s?(?:씩)?(?:이면|이요|이라면|짜리)"
)
NO_HABIT = re.compile(r"이자|사채|일수|연체|카드값|월급|들어오|벌[어고]|빌")
PACES = (
    (DAYS, re.compile(r"하루|매일|날마다|일일")),
    (WEEKS, re.compile(r"(?:일|1)\s?주일|한\s?주|매주|주마다|(?<![가-힣])주\s?\d|(?<![가-힣])주에")),
    (MONTHS, re.compile(r"(?:한|1)\s?달|매달|매월|다달이|달마다|월에|(?<![가-힣\d])월\s?\d")),
)
UNIT = r"(?:번|회|잔|갑|개비|캔|병|끼|그릇|봉지)"
OFTEN = re.compile(
    rf"(?:하루|매일|주일?|달|주|월)(?:에|마다)?\s?(?:[가-힣]{{1,6}}\s)?(?P<times>[2-9]|\d{{2}}|{SEVERAL})\s?{UNIT}"
)
#: What tells that an amount is that of one time.
OF_ONE = re.compile(rf"(?:한|1)\s?{UNIT}\s?(?:에|당|값)|{UNIT}\s?당|짜리|원\s?씩")


def is_spared(plain: str) -> bool:
    """Whether a message speaks of money that a habit no longer costs."""
    return SPARED.search(plain) is not None and NOT_SPARED.search(plain) is None


def is_habit(plain: str) -> bool:
    """Whether a message tells what is spent or spared again and again, by its pace."""
    costs = HABIT.search(plain) is not None and NO_HABIT.search(plain) is None
    return is_spared(plain) or (costs and NOT_SPARED.search(plain) is None)


def pace_of(plain: str) -> int | None:
    """How often a year it was spent; the shortest span that is named is the habit's, a longer one is asked about."""
    return next((often for often, words in PACES if words.search(plain)), None)


def times_of(plain: str) -> int:
    """How many times a span it was spent, where the amount is that of one time."""
    found = OFTEN.search(plain)
    return int(count(found["times"])) if found is not None and OF_ONE.search(plain) else 1
