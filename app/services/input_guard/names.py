"""Names of people where a cue leaves no doubt (pure).

A Korean name looks like any other word, so a cue is asked for that only a name follows or precedes:
"성명:", "제 이름은 …입니다", "… 씨", "… 팀장님", an account number. Words that begin like a name are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.services.input_guard.kinds import Found, Kind
from app.services.input_guard.words import words

SURNAME = (
    "(?:남궁|선우|제갈|황보|독고|서문|사공|[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함"
    "류변탁도마표명봉반라길연위복피기견옥육인맹제모국어은편용예경사부가태석])"
)
FULL = rf"(?<![가-힣])(?P<name>{SURNAME}[가-힣]{{2}})"
LABEL = "(?:" + "|".join(sorted(words("name_labels"), key=len, reverse=True)) + ")"
NAMING = r"(?:성명|성함|실명|예금주|계좌주|명의자|(?:제|저의|본인)\s이름)"
TITLE = (
    r"(?:팀장|과장|부장|차장|대리|주임|원장|사장|대표|실장|본부장|상무|전무|지점장|주무관|사무관|조사관|전문의|간호사|변호사|법무사|세무사|회계사|"
    r"설계사|상담사|상담원|선생|기사|트레이너|매니저|교수|소장|국장|계장|사원|간사|고객)"
)
IS = r"(?:입니다|이에요|예요|이고요?|이라고|라고|이며|인데|이야|이요|임(?![가-힣])|씨|님|쌤|으로|로\s)"
ENDS = r"(?:[이가은는을를의와과도]|한테|에게|께서?)?(?![가-힣])"
CUED = (
    rf"{LABEL}\s{{0,3}}(?:\([^()\n]{{1,12}}\))?\s{{0,3}}[:|\]]\s{{0,3}}{FULL}(?=\s?{IS}|{ENDS})",
    rf"{NAMING}[은는이가]?\s{{1,2}}{FULL}(?=\s?{IS}|{ENDS})",
    rf"(?:이름|성함)[은는이가]\s{FULL}(?=\s?{IS})",
    rf"(?:저는|나는|전|제가|거주하는|가입한)\s{FULL}(?=(?:이라고|라고)\s?(?:합니다|해요|하는데|하고)|(?:입니다|이에요|예요|이고요))",
    r"(?:^|[.!?,\n]\s?|안녕하세요\s)" + FULL + r"(?=이?라고\s?(?:합니다|해요))",
    rf"{FULL}(?=\s?씨(?:[가는를도의와랑]|한테|에게|께|네)?(?![가-힣]))",
    rf"{FULL}(?=\s?님(?:[이은을도의과]|께서?|한테|에게)?(?![가-힣]))",
    rf"{FULL}(?=\s?{TITLE}(?:님|쌤)|\s쌤)",
    rf"{TITLE}님?\s{FULL}(?=\s?(?:입니다|이라고|님|쌤|이고)|\s?[,.)(/|\n]|$)",
    rf"{FULL}(?=\s(?:드림|올림|배상)\s*(?:$|\n))",
    rf"\ufffc(?:\s\(?|\()(?!이(?:래|에|거|걸|건|게|런|렇|라|랑|번|제|쪽|것|고|야|죠)){FULL}(?=\s?{IS}|\s?[,.)(/\n]|$)",
    rf"{FULL}(?=\s?\(\ufffc)",
)
PATTERNS = tuple(re.compile(pattern) for pattern in CUED)
NO_NAMES = frozenset(words("no_names"))
#: No given name ends like this; a verb, a noun with its particle or a title does.
NAMELESS = re.compile(
    r".*(?:니까|는지|는데|에서|해서|와서|라고|다고|라는|다는|한테|으로|에게|까지|부터|[를을에의와과랑습였었했됐고]|"
    r"실장|대표|코치|팀장|과장|부장|차장|대리|사장|회장|원장|교수|감독|기자|작가|선수|의원|장관|총리|지사|시장|소장|국장|반장)"
)


def find_names(text: str) -> Iterator[Found]:
    """Names behind or before a sure cue."""
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            if not is_word(match["name"]):
                yield Found(match.start("name"), match.end("name"), Kind.NAME)


def is_word(name: str) -> bool:
    """Whether what looks like a name is a common word, or a surname and a title."""
    return name in NO_NAMES or NAMELESS.fullmatch(name) is not None
