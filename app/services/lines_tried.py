"""Which help lines the customer called in vain, for the crisis card and for what follows it (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

SUICIDE, MENTAL = "suicide_prevention", "mental_health"  # ids of the registry
LINES = {
    SUICIDE: re.compile(
        r"(?<!\d)(?:109|1393)(?![\d만천백억])|자살 ?(?:예방|상담)|생명의 ?전화|(?<![가-힣])(?:백공구|일공구|백구(?=번|로|에))"
    ),
    MENTAL: re.compile(r"1577|일오칠칠|정신 ?건강"),
}
NOT_REACHED = r"안 ?받(?!을)|못 ?받|받(?:지|질) ?(?:를|도)? ?않|받(?:는|을) 사람(?:이)? 없|통화 ?중|연결[^?]{0,5}?(?:안|못)|이어지지[^?]{0,3}?않|응답[^?]{0,3}?없|먹통|대기 ?(?:중|만|음|라)"
VAIN = re.compile(NOT_REACHED)
#: Where a line is named with it: the call was lost, nobody was there, or it does not work.
LOST = re.compile(
    r"끊(?:겼|어졌|겨|김|기(?:네|고|더|만))|상담(?:원|사)(?:이|가|도|은)? ?(?:없|부족|모자라)|(?:도|는|은|가|이|\d|해 ?봐도|걸어도) ?안 ?(?:돼|되|됩)(?![^?]{0,6}\?)"
)
#: Somebody answered, and not kindly.
UNKIND = re.compile(
    r"짜증(?:을|만)? ?(?:내(?!지)|냈|부)|화(?:를|만)? ?(?:냈|내더|내는)|불친절|혼(?:났|냈)|무시(?:했|하|당)|비웃|한숨(?:을|만)? ?쉬|쌀쌀|차갑게|건성|성의 ?없|귀찮(?:아하|은 ?듯|다는)|설교|훈계|상처(?:만|를)? ?받(?:았|고)"
)
ANSWERED = re.compile(r"상담(?:원|사)|전화 ?받은|받은 ?(?:사람|분)")
RESCUE = re.compile(r"(?<!\d)11[29](?!\d)|구급|소방|경찰")
#: Told of no number: of the one that was named last, or of all of them.
BARE = re.compile(
    r"^(?:전화|상담|번호|거기|여기|그것|거긴|아무|데|곳|다|둘|모두|전부|계속|아직|여전히|또|역시|지금|해도|했는데|걸었는데|해봤는데|걸어도|에서|서도|에도|는|은|도|를|가|이|요|"
    rf"\s)*(?:{NOT_REACHED})"
)
ALL = re.compile(
    r"(?<![가-힣])(?:다|둘 ?다|모두|전부)(?![가-힣])|아무 ?(?:데|곳)|아무도|두 ?(?:군데|곳|번호)"
)
THROUGH = re.compile(
    r"통화(?:를|가|도)? ?(?:했|하고 ?있|됐|되었)|연결(?:이|은)? ?(?:됐|되었)|이어졌|(?<!안 )(?<![안못])받았|상담(?:을)? ?(?:했|받았)"
)


def rescue_in_vain(text: str) -> bool:
    """Whether a message tells that even rescue or the police were not reached."""
    return RESCUE.search(text) is not None and VAIN.search(text) is not None


def tells_vain(text: str) -> bool:
    """Whether a message tells that a help line was not reached."""
    named = bool(named_in(text))
    lost = named and LOST.search(text) is not None
    return lost or (VAIN.search(text) is not None and (named or BARE.search(text.strip()) is not None))


def tells_unkind(text: str) -> bool:
    """Whether a message tells that whoever answered a help line was unkind."""
    at_a_line = named_in(text) or ANSWERED.search(text)
    return bool(at_a_line) and UNKIND.search(text) is not None


def named_in(text: str) -> frozenset[str]:
    """The help lines that a message names."""
    return frozenset(line for line, pattern in LINES.items() if pattern.search(text))


def lines_in_vain(written: Iterable[str]) -> frozenset[str]:
    """The lines that were not reached in what was ``written``, oldest first; empty once one was."""
    vain: frozenset[str] = frozenset()
    for text in written:
        if tells_vain(text):
            vain |= named_in(text) or (frozenset(LINES) if ALL.search(text) else {SUICIDE})
        elif THROUGH.search(text):
            vain = frozenset()
    return vain


def vain_key(vain: frozenset[str]) -> str | None:
    """The name of the wording for the lines that were called in vain; ``None`` for none."""
    if not vain:
        return None
    return "both_in_vain" if vain == LINES.keys() else f"{next(iter(vain))}_in_vain"


def tried_before(written: Sequence[str]) -> bool:
    """Whether a call in vain was told before the last of ``written``."""
    return any(map(tells_vain, written[:-1]))
