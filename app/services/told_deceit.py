"""Whether the customer tells of having been deceived, for the crisis card and for what follows it (pure)."""

from __future__ import annotations

import re

#: A home or a flat paid for in a deceit is another matter: no bank holds that money back.
DECEIVED = re.compile(
    r"피싱|스미싱|사칭|(?<!전세)(?<!전세 )(?<!분양)(?<!분양 )사기(?:를|에|로|도|까지)? ?(?:당(?!할 ?뻔)|맞[았은]|꾼|범)|속아"
)

UNASKED_CARD = re.compile(
    r"(?:모르는|신청(?:도|한 적(?:이|도)?)? ?(?:안|없는?)(?: ?한)?|안 ?만든|발급(?:받은)? 적(?:이|도)? 없는) ?카드[^.?!]{0,16}(?:배송|발급|전화|왔|온다)"
    r"|카드 ?(?:배송|발급)[^.?!]{0,20}(?:모르는|신청(?:도|한 적)? ?(?:안|없)|안 ?만들)"
)


def tells_deceit(text: str) -> bool:
    """Whether ``text`` tells that somebody deceived the writer."""
    return DECEIVED.search(text) is not None


def tells_of_unasked_card(text: str) -> bool:
    """Whether ``text`` tells of a call or message about a card that nobody asked for, however much in passing."""
    return UNASKED_CARD.search(text) is not None
