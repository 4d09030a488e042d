"""Numbers that are a way of speaking rather than a claim (pure)."""

from __future__ import annotations

import re

from app.services.reply_verifier.quantities import Quantity
from app.services.reply_verifier.sentences import Sentence
from app.services.reply_verifier.units import Unit

#: What nobody takes for a claim: 한 가지, 하나씩, 세 단계.
SMALL_ITEMS, SMALL_TIMES = 5, 3
COUNTED_DEBT = re.compile(r"(?:연체|대출|카드|빚|추심|연락|독촉)[^.]{0,12}$")
#: A span of time that limits or foretells something is a claim; one that a habit takes is not.
LIMITS = re.compile(r"^ ?(?:안에|안으로|이내|내에|이상|지나|넘|뒤|후|까지|째|만에|전|이면|부터|미만|초과)")
INSTITUTIONS = re.compile(
    r"답(?:해|을|변)|등록|신청|공유|승인|심사|법|권리|추심|연체|금융회사|위원회|은행|카드사|법원|철회|취소|환급|지급|기록|처리|결정|통보|상환|계약|금리|이자|면책|회생|조정"
)
PRACTICE = re.compile(
    r"(?:보세요|봐요|볼까요|봐도|보시|어때요|어떨까요|도움이|좋아요|좋겠어요|두세요|해요)[.?~]*$"
)
RECENT = re.compile(r"(?:최근|지난|요) ?$")  # 최근 열두 달 동안: the months at hand
SHORT_SPANS = {Unit.DAYS: 31, Unit.MONTHS: 3, Unit.MINUTES: 60, Unit.HOURS: 24}


def is_idle(number: Quantity, sentence: Sentence) -> bool:
    """Whether it is a way of speaking rather than a claim: 한 가지, 하루만, 일주일 동안 적어 보세요."""
    before, after = sentence.text[: number.start], sentence.text[number.end :]
    if number.unit is Unit.ITEMS:
        counted = "건" in number.text and COUNTED_DEBT.search(before)
        return number.value <= SMALL_ITEMS and not counted
    if number.unit is Unit.TIMES:
        limited = COUNTED_DEBT.search(before) or LIMITS.match(after)
        return number.value == 1 or (number.value <= SMALL_TIMES and not limited)
    if number.unit is Unit.PLACES:
        return number.value == 1
    if number.unit is Unit.MONTHS and RECENT.search(before):
        return number.value <= 12
    return is_practice(number, sentence, after)


def is_practice(number: Quantity, sentence: Sentence, after: str) -> bool:
    """Whether a span of time belongs to a habit that is suggested, or is one of the day's own words."""
    if number.value > SHORT_SPANS.get(number.unit, 0):
        return number.text == "한 해"
    limited, official = LIMITS.match(after), INSTITUTIONS.search(sentence.text)
    if number.value == 1 or number.text == "이틀":
        return not (limited and official) or "않" in after
    return not official and bool(PRACTICE.search(sentence.text)) and not after.startswith((" 이내", " 안에 "))
