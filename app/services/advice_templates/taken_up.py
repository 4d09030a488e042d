"""Words for what no pattern knows: they take up what was said, and none is said twice in a talk (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.schemas.labels import RiskLevel
from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.wording import josa

SHORTEST, LONGEST = 3, 26  # characters of what is said back
#: The part of a message that is said last, after what leads up to it.
LEADS_UP = re.compile(r"(?<=[가-힣](?:데|서|고|만))\s+|(?<=[.!?~…])\s+|,\s*")
OPENS = re.compile(r"^(?:[ㄱ-ㅎㅏ-ㅣ]+|근데|그런데|그래서|그냥|그리고|아니|아|야|음|뭐|막)\s+")
TRAILS = re.compile(r"[\s.,!?~…ㅋㅎㅠㅜㅡ^;:'\"]+$")
#: Curses, masked numbers, other tongues and what may harm are not said back.
NOT_SAID_BACK = re.compile(
    r"[\[\]{}'\"<>*]|[씨시]발|[ㅅㅆ]ㅂ|존나|좆|병신|ㅂㅅ|미친|개새|새끼|지랄|[a-zA-Z]{4}|[぀-ヿ一-鿿Ѐ-ӿ]"
    r"|죽|자살|자해|사라지|없어지|뛰어내|옥상|난간|번개탄|연탄|농약|수면제|약을|알약|손목|목을|칼|피를|한강|유서|때리|때렸"
)


def taken_up(consultation: Consultation, of_it: Sequence[str], plain: Sequence[str]) -> str:
    """One of the wordings ``of_it`` with the customer's words in it, else a ``plain`` one; new to the talk as long as there is one."""
    said = said_back(consultation)
    fresh = [text for text in of_it if said is not None and not consultation.told(around(text))]
    if said is not None and fresh:
        return consultation.pick([filled(text, said) for text in fresh])
    unsaid = [text for text in plain if not consultation.told(text)]
    if unsaid or said is None or not of_it:
        return consultation.pick(unsaid or plain)
    return consultation.pick([filled(text, said) for text in of_it])


def said_back(consultation: Consultation) -> str | None:
    """The customer's own last words, short enough to be said back; ``None`` where they had better not be."""
    if consultation.case.analysis.risk.level is not RiskLevel.NONE:
        return None
    parts = [part for part in LEADS_UP.split(consultation.case.text) if part and TRAILS.sub("", part)]
    if not parts:
        return None
    words = OPENS.sub("", TRAILS.sub("", consultation.case.text))
    words = words if len(words) <= LONGEST else OPENS.sub("", TRAILS.sub("", parts[-1]))
    fits = SHORTEST <= len(words) <= LONGEST and NOT_SAID_BACK.search(words) is None
    return words if fits else None


def around(text: str) -> str:
    """What a wording says after the words that it takes up."""
    return text.rpartition("}")[2]


def filled(text: str, said: str) -> str:
    """The wording with the quoted words in it, as what is ``named`` so or ``quoted``."""
    named, quoted = (josa(said, pair)[len(said) :] for pair in ("이라는/라는", "이라고/라고"))
    return text.format(named=f"'{said}'{named}", quoted=f"'{said}'{quoted}")
