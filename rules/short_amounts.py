"""Amounts of which people leave out 만 원: 월급이 180이에요, 빚이 3천이에요, 60씩 갚으면 (pure)."""

from __future__ import annotations

import re
from decimal import Decimal

from rules.debt_names import behind_name, name_before
from rules.numerals import LARGE, sino

BEFORE = re.compile(
    r"(?:월급|급여|위로금|퇴직금|보너스|상여금|성과급|합의금|보험금|환급금|지원금|소득|총|합쳐서|합해서|수입|연봉|월세|카드값|카드론|현금서비스|카드|빚|대출|잔액|통장|생활비|이자|리볼빙|한도|보증금|저축|저금|적금|매달|한 ?달에|월|그 ?중에?)"
    r"[은는이가도에만로]?(?:(?!금리|율)[^.?!\d]){0,6}$|[\d십백천](?:이|가|은|는)? ?(?:말고|아니(?:라|고|야|에요)),? ?$"
)
AFTER = re.compile(
    r" ?(?:(?:정도|쯤)?씩|(?:을|만|정도|쯤)? ?(?:먼저|미리)? ?(?:갚|빌[리린려렸]|꾼|꿨|모으|모았|저축|저금|밀렸|밀려)|중에 ?[\d일이삼사오육칠팔구십백천]|(?:이|가)? ?(?:아니(?:라|고|에요)|말고)|,? ?(?:연 ?)?\d[\d.]*%)"
)
NUMBERS, RATED = re.compile(r"\d[\d,.]*"), re.compile(r"금리|율|연\s?$|%")
#: 5천 정도요: a sum of thousands with nothing behind it is no count of won.
THOUSANDS = re.compile(r"천$")
STANDS_ALONE = re.compile(
    r" ?(?:정도|쯤|이요|이에요|이야|이다|임|이거든|이라|이지|이면|있|이고|인데|이 |(?:을|으로) |(?:이 |을 )?(?:되|모으|모을|만들)|에(?:다가?)? ?(?:더|보태|합)|남(?:았|은)|빌|대출|빚|주담|[연월] ?\d|\d{1,2} ?(?:년|개월|달)|$)"
)
#: 그럼 500이면?, 아니 60이야, 하루에 3이요: hardly a word beside the number.
OPENED = re.compile(
    r"^\s*(?:(?:너무|좀)?\s?(?:많|비싸|크|세|부담되|부담스럽)[네다]요?[\s.,!~ㅠㅜ]*)?(?:(?:아니(?:요|야|다|에요)?|아냐|아뇨|미안|네|음|아|앗|그럼|그러면|만약에?|혹시|다시),?\s*)*"
    r"(?:(?:(?:한|1) ?달에|매달|다달이|매월|월|하루에|매일|매주|(?:일|1)주일에|(?:일|1) ?년에|매년) ?)?$"
)
CLOSED = re.compile(
    r" ?씩?(?:이?(?:면|라면|요|야|에요|예요|다|임|거든요?)|으?로(?: ?(?:하|올리|늘리|줄이|바꾸)면)?|은|는|도)*요?"
    r"(?: ?(?:어때|어떻게 ?(?:돼|되)|얼마)\w{0,3})?[\s.?!~ㅠㅜㅎㅋ]*$"
)
#: 한 달에 60이요 means 60만 원; 한 달에 5번 and 15,000 are written as they are meant.
SHORT = range(10, 10_000)


def is_short(number: str, value: int, before: str, after: str) -> bool:
    """Whether ``number``, worth ``value`` and with no unit behind it, is meant in units of 10,000 won."""
    if value not in SHORT:
        return False
    alone = THOUSANDS.search(number) and STANDS_ALONE.match(after)
    return bool(alone or BEFORE.search(before) or AFTER.match(after) or follows_debt(before))


def follows_debt(before: str) -> bool:
    """Whether a debt is named right before a number, and nothing of a rate: 캐피탈은 아직 500."""
    words = NUMBERS.split(before)[-1]
    return name_before(words) is not None and RATED.search(behind_name(words)) is None


def stands_alone(before: str, after: str) -> bool:
    """Whether hardly a word stands beside a number: in reply to a sum it is one in units of 10,000 won."""
    return bool(OPENED.match(before) and CLOSED.match(after))


def won_of(words: str) -> Decimal:
    """An amount with 억 or 만 in it, or a plain number; what follows 억 without a unit is counted in 만: 1억 5천."""
    head, hundred_million, rest = words.rpartition("억")
    bare = hundred_million and not set(rest) & set(LARGE)
    if not bare:
        return sino(words)
    tail = sino(rest)
    return sino(head + hundred_million) + (tail * 10_000 if tail < SHORT.stop else tail)
