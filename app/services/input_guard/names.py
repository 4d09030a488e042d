"""Names of people (pure).

A word is taken for a name by how much it looks like one, plus the signs around it: what stands on a form
before a name ("성명:"), who somebody is ("남편", "보증인", "팀장"), what only follows a person ("씨", "한테",
"라는 사람"), a number of theirs. A sure sign needs little more than the form of a name; where there is no
sign, every syllable must be typical of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.services.input_guard.kinds import MASKED, DataKind, Found
from app.services.input_guard.name_likeness import (
    ENDS_A_NOUN,
    FAMILIES,
    LONG_FAMILIES,
    NOUNS,
    SHAPE,
    is_word,
    likeness,
)
from app.services.input_guard.words import any_of

LABEL, NAMING, TITLE = any_of("name_labels", "namings"), any_of("namings"), any_of("titles")
KIN = any_of("kin", "roles", "titles")
#: Who somebody is, or the part of an organisation they speak for.
ROLE = (
    rf"(?:[가-힣]{{0,4}}{any_of('roles', 'titles')}|갑|을|형|딸|부|모"
    r"|[가-힣A-Z]{1,8}(?:팀|과|실|부|국|본부|센터))"
)
ENDING = any_of("endings")
CANDIDATE = re.compile(
    rf"(?<![가-힣])(?P<name>{SHAPE})(?=(?:{ENDING})?(?![가-힣])|\s?(?:씨|님|쌤|{TITLE}))"
    r"(?!(?<=라)[고는며]|(?<=하)[고는며나지죠인네])"  # 최고라고, 지정하고: hardly 윤보라고, 윤민하고
)
#: A name spelled with spaces or points: 박 은 지, 오.세.훈, 남궁 옥분, 정 미경.
FAMILY = rf"(?:{'|'.join(LONG_FAMILIES)}|[{''.join(FAMILIES)}])"
SPACED = re.compile(
    rf"(?<![가-힣\d])(?P<name>{FAMILY}(?: [가-힣] [가-힣]|[.·][가-힣][.·][가-힣]| (?P<given>[가-힣]{{2}})))"
    rf"(?=\s?(?:{ENDING})?(?![가-힣])|\s?(?:씨|님|쌤|{TITLE}))"
)
#: What likeness and signs must reach together, and what a sign is worth; the signs below stand best first.
ENOUGH, SURE, CLEAR, FAIR, SOME = 6, 5, 3, 2, 1
NEAR = 24  # characters looked at on either side
BEFORE = (
    (SURE, rf"[가-힣]{{0,4}}{LABEL}[\"']?\s{{0,3}}(?:\([^()\n]{{1,12}}\))?\s{{0,3}}[:|┃\]]\s{{0,3}}[\"']?"),
    (SURE, rf"(?:[가-힣]{{0,4}}{NAMING}|(?:제|저의|본인|사람)\s이름)[은는이가]?\s{{1,2}}"),
    (CLEAR, rf"{ROLE}(?:의|인|님|인\s)?(?:\s{{1,20}}|\s?[(:]\s?)['\"]?"),
    (CLEAR, rf"{MASKED}\s?\(?"),
    (FAIR, rf"{ROLE}[은는이가]\s"),
    (FAIR, rf"{MASKED}(?:\s?[,·]|이?랑|하고|와|과|\s및)\s"),
    (SOME, r"(?:저|나|전|저는|나는|제가|내가|저희|우리)\s|(?:안녕하세요|안녕하십니까)[,.!]?\s"),
)
AFTER = (
    (SURE, r"\s?씨(?:[가는를도의와랑]|한테|에게|께|네)?(?![가-힣])"),
    (SURE, r"\s?님(?:[이은을도의과]|께서?|한테|에게)?(?![가-힣])"),
    (SURE, r"\s{1,3}(?:드림|올림|배상|귀하|드립니다|拜)(?![가-힣])|\s?\((?:인|서명|날인)\)"),
    (CLEAR, rf"\s{{0,3}}{TITLE}|\s(?:쌤|{KIN})"),
    (CLEAR, rf"\)?:?\s?\(?{MASKED}"),
    (CLEAR, r"이?라고\s?(?:합니다|해요|하는데)|이?라[고는]\s?(?:사람|분|친구|놈|남자|여자|불리)"),
    (FAIR, rf"(?:[은는이가]|이?랑|하고|와|과)?(?:\s?[,·/]\s?|\s){MASKED}"),
    (FAIR, r"한테|에게|께(?:서|는)?(?![가-힣])"),
    (FAIR, r"\s(?:양|군)(?:[이은의을과]|한테|에게)?(?![가-힣])"),
    (SOME, rf"{ENDING}|(?<![{ENDS_A_NOUN}])(?![가-힣])"),
    (SOME, r"의?\s?(?:명의|이름|계좌|통장|앞으로)"),
)
SIGNS_BEFORE = tuple((weight, re.compile(f"(?<![가-힣])(?:{sign})$")) for weight, sign in BEFORE)
SIGNS_AFTER = tuple((weight, re.compile(sign)) for weight, sign in AFTER)
#: A cell of a table, a line or a sentence of its own.
EDGE = r"(?:\n|\s{2}|\s?[\t|┃/,;·:\"'()\[\]]|[.!?)■□○●•-]\s)"
#: Said by whoever begins with their name: "홍길동입니다."
INTRODUCES = re.compile(r"(?:입니다|이에요|예요)(?![가-힣])")
OPENS, CLOSES = re.compile(rf"(?:^|{EDGE}\s?)$"), re.compile(rf"$|{EDGE}|\s\(")


def find_names(text: str) -> Iterator[Found]:
    """Every word that, with the signs around it, is more likely a name than not."""
    for match in CANDIDATE.finditer(text):
        start, end = match.span("name")
        if is_word(match["name"]):
            continue
        likely = likeness(match["name"])
        if likely >= ENOUGH or likely + signs(text, start, end) >= ENOUGH:
            yield Found(start, end, DataKind.NAME)
    for match in SPACED.finditer(text):
        if is_spaced_name(text, match):
            yield Found(*match.span("name"), DataKind.NAME)


def is_spaced_name(text: str, match: re.Match[str]) -> bool:
    """Whether the syllables of ``match`` make a name; a clear sign must say so where the family name alone stands off."""
    name = re.sub("[ .·]", "", match["name"])
    if is_word(name) or match["given"] in NOUNS:
        return False
    likely, shown = likeness(name), signs(text, *match.span("name"))
    return likely + shown >= ENOUGH + SOME and (match["given"] is None or shown >= CLEAR)


def signs(text: str, start: int, end: int) -> int:
    """The weight of the best sign on either side of ``text[start:end]``: together ``SURE`` at most."""
    before, near = text[max(0, start - NEAR) : start], end + NEAR
    opens = OPENS.search(before) is not None
    alone = SOME if opens and CLOSES.match(text, end, near) else 0
    introduced = FAIR if opens and INTRODUCES.match(text, end, near) else 0
    preceding = next((weight for weight, sign in SIGNS_BEFORE if sign.search(before)), 0)
    following = next((weight for weight, sign in SIGNS_AFTER if sign.match(text, end, near)), 0)
    return min(preceding + max(following, introduced) + alone, SURE)
