"""Numbers that name a person, in a text whose numbers are written plainly (pure).

What maskingtape leaves: cards whatever their check digit, accounts without a bank's name, resident
numbers with an impossible date, and any number right behind the word that says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.services.input_guard.kinds import MASKED, DataKind, Found

ALONE = r"(?<![\d-])(?<!\d[.,/])"  # not the tail of a longer number
END = r"(?!-?\d)(?![.,/]\d)"
MARK = r"[-. /]?"
DATE = r"(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
DAY = r"(?:19|20)?\d\d\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}(?:\s?일)?"
BACK = r"\d{6}"
HIDDEN = r"[*xX●○•ㅇ#]"
#: A sum, a count or a rate is no number of a person.
AMOUNT = re.compile(r"\s?(?:[십백천만억조]{0,3}\s?(?:원|달러)|[만천억조](?=[\s,.]|$)|%|포인트)")
#: What a long number is when it says so: an order, a parcel, a case.
OTHER_NUMBER = re.compile(
    r"(?:주문|운송장|송장|배송|접수|사건|예약|승인|거래|관리|문서|민원|티켓|일련|상품|모델|버전|품번|코드|우편|바코드)"
    r"\s?(?:번호|코드)?[은는이가]?\s?[:#]?\s?(?:[A-Za-z]{1,5}-?)?$|[A-Za-z]-?$"
)
YEARS_OR_SUMS = re.compile(r"(?:(?:19|20)\d\d\W+){3}(?:19|20)\d\d|(?:\d\d00\W+){3}\d\d00")  # no card
CARD_MARK = r"[-. ,/\n]{1,3}"
CARD_GROUPS = rf"[2-9]\d{{3}}(?:{CARD_MARK}\d{{4}}){{2}}{CARD_MARK}\d{{3,4}}(?:-\d{{1,3}})?"
ACCOUNT_SHAPES = (
    "3-3-6 6-2-6 4-3-6 3-6-5 3-4-4-2 3-6-2-3 4-2-7 3-2-6 3-2-6-1 4-4-4-1 4-2-6-1 3-6-3 3-4-6 5-2-6 7-2-6 "
    "6-2-5 6-2-4-1 4-3-7 3-3-7 3-3-4-3 2-3-6 3-2-7 3-5-5 3-6-4 3-2-5-3 4-2-6 12-2 13-2 11-2 5-2-5-1 4-3-5 2-6-6"
)
#: A letter or a digit of a passport, also as it is said.
LETTER = r"(?:[A-Za-z]|에이치|에이|비|씨|디|이|에프|지|아이|제이|케이|엘|엠|엔|오|피|큐|알|에스|티|유|브이|더블유|엑스|와이|제트)"
DIGIT = "[0-9공영일이삼사오육륙칠팔구]"
LICENCE_SHAPE = r"(?:1[1-9]|2[0-8])-\d\d-\d{6}-\d\d"


def shape(sizes: str) -> str:
    """The pattern of digit groups of these ``sizes``, joined by one kind of mark."""
    first, *others = sizes.split("-")
    return rf"\d{{{first}}}" + "".join(rf"-\d{{{size}}}" for size in others)


SURE = (
    (DataKind.RESIDENT, rf"{ALONE}{DATE}{MARK}[0-9]{BACK}{END}"),
    (DataKind.RESIDENT, rf"{ALONE}\d{{6}}-\d{BACK}{END}"),
    (
        DataKind.RESIDENT,
        rf"{ALONE}{DATE}(?:[^\w\n]{{1,4}}|\s?(?:뒤에?|뒷자리[는가]?|다음에?|그리고)\s?)[1-8](?:[- ]?\d){{6}}(?!-?\d)",
    ),
    (DataKind.RESIDENT, rf"{ALONE}{DATE}\s?-\s?[1-8]\d{{0,5}}{HIDDEN}{{1,7}}"),
    (DataKind.CARD, rf"{ALONE}{CARD_GROUPS}{END}"),
    (DataKind.CARD, rf"{ALONE}(?!20\d\d(?:0[1-9]|1[0-2]))[2-9]\d{{14,18}}{END}"),
    (DataKind.CARD, rf"{ALONE}[3-9]\d{{7}}[- ]\d{{8}}{END}"),
    (DataKind.CARD, rf"{ALONE}3[47]\d\d[-. ]?\d{{6}}[-. ]?\d{{5}}{END}"),
    (DataKind.CARD, rf"{ALONE}3[068]\d\d-\d{{6}}-\d{{4}}{END}"),
    (
        DataKind.CARD,
        rf"{ALONE}(?=[-\d ]{{4,12}}{HIDDEN})[3-9]\d{{3}}(?:[- ]?[\d*xX●○•#]{{4}}){{2}}[- ]?[\d*xX]{{3,4}}{END}",
    ),
    (DataKind.LICENCE, rf"{ALONE}{LICENCE_SHAPE}{END}"),
    (DataKind.PASSPORT, r"(?<![A-Za-z0-9-])[DEGMOPRS]\d{8}(?![A-Za-z0-9-])"),
    (DataKind.PASSPORT, r"(?<![A-Za-z0-9-])[MRS]\d{3}[A-Z]\d{4}(?![A-Za-z0-9-])"),
    (DataKind.PHONE, rf"{ALONE}01[016789][-. ,/)]{{0,2}}\d{{3,4}}[-. ,/]{{0,2}}\d{{4}}{END}"),
    (DataKind.PHONE, rf"{ALONE}0 ?1 ?[016789](?: ?\d){{7,8}}(?! ?\d)"),
    (DataKind.PHONE, rf"{ALONE}01[016789](?:[-. ]{{0,2}}\d){{7,8}}(?![-. ]?\d)"),
    (
        DataKind.PHONE,
        rf"{ALONE}01[016789](?:[^\w\n]{{1,3}}|\s?(?:국?에|의)\s?)\d{{3,4}}(?:[^\w\n]{{1,3}}|\s?(?:국?에|의)\s?)\d{{4}}(?!\d)",
    ),
    (DataKind.PHONE, r"\+\d{1,3}[- ]?(?:\(0\))?\d{1,4}[- ]\d{3,4}[- ]\d{4}(?!\d)"),
    (DataKind.BUSINESS, rf"{ALONE}\d{{3}}-\d\d-\d{{5}}{END}"),
    (DataKind.ACCOUNT, rf"{ALONE}(?:{'|'.join(shape(sizes) for sizes in ACCOUNT_SHAPES.split())}){END}"),
    (DataKind.ACCOUNT, rf"{ALONE}(?!(?:19|20)\d\d-)\d{{4}}-\d{{4}}-\d{{4}}{END}"),
    (DataKind.ACCOUNT, rf"{ALONE}(?<![/=_#])(?!20\d\d(?:0[1-9]|1[0-2])\d\d)\d{{11,14}}{END}"),
)
#: What only the owner knows, and how much of it there is or how often it was wrong.
OWNERS_ONLY = (
    r"(?:비밀\s?번호|비번|패스워드|password|passwd|암호|핀\s?번호|(?<![A-Za-z])pin(?:\s?번호)?|OTP(?:\s?번호)?|오티피(?:\s?번호)?"
    r"|CV[CV]2?(?:\s?번호)?|인증\s?번호|보안\s?(?:카드|코드)(?:\s?번호)?)(?:\s?(?:앞|뒤)?\s?(?:네|두|여섯|\d)\s?자리)?\s?(?:은|는|이|가|도|를|을)?\s?[:=]?\s{0,2}"
)
HOW_OFTEN = r"(?!\s?(?:자리|번째|번(?!\s?이)|회|개|분|초|시간|일|년|월|차|[십백천만억조]|원|%|글자|명|대|살|층|호))(?![\d,-])"
#: A word that says what the number behind it is, and that number.
CUED = (
    (DataKind.CODE, rf"{OWNERS_ONLY}(?P<it>\d{{3,10}}){HOW_OFTEN}"),
    (DataKind.CODE, rf"{OWNERS_ONLY}(?P<it>(?=[A-Za-z!@#$%^&*._-]*\d)[A-Za-z][A-Za-z0-9!@#$%^&*._-]{{3,}})"),
    (
        DataKind.CODE,
        rf"{OWNERS_ONLY}(?P<it>[공영일이삼사오육륙칠팔구]{{4,8}})(?=이?에요|예요|입니다|이야|야|이고|인데|이요|요|임|\s|$)",
    ),
    (
        DataKind.LICENCE,
        r"(?:면허|신분증)(?:증|\s?번호)?[^\d\n]{0,6}(?:[12]종?급?\s?(?:보통|대형|소형))?[^\d\n]{0,8}(?P<it>\d[\d.-]{8,20}\d|\d(?:[ .-]?\d){8,14})",
    ),
    (
        DataKind.RESIDENT,
        r"(?:주민|외국인)\s?등?록?\s?(?:번호|증)[^\d\n]{0,10}(?P<it>\d{6}(?!\d)(?:[-. ]{0,3}[1-8]\d{0,6}(?!\d))?)",
    ),
    (DataKind.RESIDENT, r"뒷\s?자리[^\d\n]{0,6}(?P<it>[1-8]\d{6})(?![\d,])"),
    (
        DataKind.PASSPORT,
        r"(?:여권|passport)[^\dA-Za-z]{0,8}(?:(?:No|number)\b[^\dA-Za-z]{0,5})?"
        rf"(?P<it>[A-Za-z]{{0,2}}(?:[-. ]?\d){{7,9}}[A-Z]{{0,2}}(?![\dA-Za-z])|{LETTER}\s?(?:[-. ]?{DIGIT}){{3}}[-. ]?{LETTER}(?:[-. ]?{DIGIT}){{4}})",
    ),
    (
        DataKind.PASSPORT,
        r"(?:여권|passport)[^\n]{0,30}?(?<![A-Z0-9])(?P<it>[A-Z]{1,2}\d{7,8}[A-Z]?)(?![A-Z0-9])",
    ),
    (DataKind.CARD, r"카드\s?번호[^\d\n]{0,6}(?P<it>\d(?:[- ]{0,2}\d){13,18})(?!\d)"),
    (DataKind.ACCOUNT, r"(?:계좌|통장)\s?(?:번호)?[^\d\n]{0,10}(?P<it>\d(?:[- ]?\d){8,16})(?![\d,])"),
    (
        DataKind.BIRTH_DATE,
        r"(?:생년월일|생일|생신|출생일?|Date of Birth|DOB)[^\d\n]{0,6}"
        rf"(?P<it>{DAY}|(?:19|20)?\d{{6}}(?!\d))",
    ),
    (DataKind.BIRTH_DATE, rf"(?<!\d)(?P<it>{DAY})\s?(?=생(?:이|입|인|으로|,|\s|$))"),
    (DataKind.BIRTH_DATE, rf"(?<![A-Za-z])[(][MF남여]\s?/\s?(?P<it>{DAY})"),
    (DataKind.BIRTH_DATE, rf"{MASKED}\s?[/|,(]\s?(?P<it>19[3-9]\d[-./]\d{{1,2}}[-./]\d{{1,2}})(?!\d)"),
)
SURE_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in SURE)
CUED_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in CUED)
UNSURE = frozenset(
    {
        DataKind.ACCOUNT,
        DataKind.CARD,
        DataKind.RESIDENT,
        DataKind.BUSINESS,
        DataKind.LICENCE,
        DataKind.PASSPORT,
    }
)
TELLS = re.compile(r"\d|여권|비밀\s?번호|비번|암호")  # without any there is no such number
DATED = re.compile(r"20\d{6}")


def find_numbers(plain: str) -> Iterator[Found]:
    """Every such number in a text of plain numbers."""
    if not TELLS.search(plain):
        return
    for kind, pattern in SURE_PATTERNS:
        for match in pattern.finditer(plain):
            if not says_otherwise(plain, Found(match.start(), match.end(), kind)):
                yield Found(match.start(), match.end(), kind)
    for kind, pattern in CUED_PATTERNS:
        for match in pattern.finditer(plain):
            if match["it"][0].isalpha() or AMOUNT.match(plain, match.end("it")) is None:
                yield Found(match.start("it"), match.end("it"), kind)


def says_otherwise(plain: str, found: Found) -> bool:
    """Whether the words around a long number say that it is a sum, an order or the like."""
    if found.kind not in UNSURE:
        return False
    number = plain[found.start : found.end]
    if "-" not in number and AMOUNT.match(plain, found.end):
        return True
    if found.kind is DataKind.CARD and YEARS_OR_SUMS.fullmatch(number):
        return True
    if found.kind is DataKind.RESIDENT and not DATED.match(number):
        return False
    return OTHER_NUMBER.search(plain, max(0, found.start - 14), found.start) is not None
