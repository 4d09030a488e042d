"""Every number in a Korean text, in digits or words, with what it counts (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from app.services.reply_verifier.units import (
    DAY_WORDS,
    FOR_ONE_SYLLABLE,
    NATIVE_SUFFIXES,
    SUFFIXES,
    Suffix,
    Unit,
)
from rules.numerals import ARABIC, LARGE, NATIVE, SINO, SMALL, native, sino

WIDE = {
    ord(wide): narrow
    for wide, narrow in zip("０１２３４５６７８９．，％～∼〜＋", "0123456789.,%~~~+", strict=True)
}
DONE = "\0"  # stands where a number has been read
PLACES = "".join((*SMALL, *LARGE))
WORDS = "".join(SINO) + PLACES
#: Arabic digits go with places (3천, 131만 5,000), Sino-Korean digits with places and one another.
RUN = re.compile(
    rf"(?:{ARABIC}|[{WORDS}])"
    rf"(?:[{PLACES}]|(?<=[{PLACES}])(?:{ARABIC})|(?<=[{WORDS}])[{''.join(SINO)}]"
    rf"|(?<=[만억조]) (?:{ARABIC}|[{WORDS}])|(?<=\d) (?=[만억조])|(?<=\d)여 ?(?=[만억조]))*"
)
NATIVE_RUN = re.compile(rf"(?<![가-힣])(?:{NATIVE})(?=[ 가-힣])")
PAIRS = {"한두": (1, 2), "두세": (2, 3), "두서너": (2, 4), "서너": (3, 4), "너댓": (4, 5), "대여섯": (5, 6)}
PAIR_RUN = re.compile(rf"(?<![가-힣])(?:{'|'.join(PAIRS)})(?=[ 가-힣])")
#: What a number in words alone may follow without a space.
BEFORE_WORDS = re.compile(r"(?:^|[^가-힣]|[약총월연각])$")
#: What may follow 삼백만 where no unit does; 천만에요 and 천만다행 are no sums.
BARE_AFTER = re.compile(r"$|[\s.,?]|[을은이도](?![가-힣])|넘|까지|정도|이상")
UNCOUNTED = re.compile(r"(?:몇|수) ?$")
ROUGHLY_BEFORE = re.compile(r"(?:약|대략|거의|어림잡아|얼추) ?(?:연|월)? ?$")
ROUGHLY_AFTER = re.compile(r" ?(?:쯤|정도|가량|남짓|안팎|내외|가까이|조금|여 |대(?![출상비]))")
BOUND_AFTER = re.compile(r"[을를]? ?(?:넘|이상|이하|미만|초과|밑|아래|보다|~|에서 |사이|안쪽|까지)")
TELEPHONE_LENGTHS = range(3, 5)  # digits: 109, 1332
DAY_BEFORE = re.compile(r"(?: 들어|달|이달|매월|매달|결제일은?|납부일은?|월급날은?|납입일은?) ?$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number as it stands in a text."""

    unit: Unit
    value: Decimal
    text: str
    start: int
    end: int
    rough: bool = False  # said as an approximation or a bound
    bound: bool = False  # said as a bound: 이상, 미만, ~


def is_telephone(number: Quantity) -> bool:
    """Whether it is written like a short telephone number: 109, 1332번."""
    digits = re.sub(r"\D", "", number.text)
    plain = number.unit in {Unit.NUMBER, Unit.TIMES} and "," not in number.text and "." not in number.text
    return plain and len(digits) in TELEPHONE_LENGTHS


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Every number of ``text`` in order."""
    rest = text.translate(WIDE)
    found: list[Quantity] = []
    for reader in READERS:
        for quantity in reader(rest):
            found.append(quantity)
            rest = rest[: quantity.start] + DONE * (quantity.end - quantity.start) + rest[quantity.end :]
    ordered = sorted(found, key=lambda quantity: quantity.start)
    written = [replace(quantity, text=text[quantity.start : quantity.end]) for quantity in ordered]
    return tuple(with_ranges(text, written))


def at(text: str, start: int, end: int, unit: Unit, value: Decimal) -> Quantity:
    """The quantity at ``text[start:end]``."""
    inside = "여" in text[start:end]
    rough = inside or bool(ROUGHLY_BEFORE.search(text[:start]) or ROUGHLY_AFTER.match(text[end:]))
    bound = bool(BOUND_AFTER.match(text[end:]))
    return Quantity(unit, value, text[start:end], start, end, rough or bound, bound)


Reader = Callable[[str], Iterable[Quantity]]


def by_pattern(pattern: str, unit: Unit, value: Callable[[re.Match[str]], int | Decimal]) -> Reader:
    """A reader of everything that matches."""
    compiled = re.compile(pattern, re.MULTILINE)

    def read(text: str) -> Iterator[Quantity]:
        for found in compiled.finditer(text):
            yield at(text, found.start(), found.end(), unit, Decimal(value(found)))

    return read


def read_runs(text: str) -> Iterator[Quantity]:
    """Arabic and Sino-Korean numbers with their units."""
    for found in RUN.finditer(text):
        start, run = found.start(), found[0]
        if not run[0].isdigit() and not BEFORE_WORDS.search(text[:start]):  # 원금만 360만 원
            particle, space, run = run.partition(" ")
            start += len(particle + space)
        quantity = in_run(text, start, run) if run else None
        if quantity is not None:
            yield quantity


def in_run(text: str, start: int, run: str) -> Quantity | None:
    """The number that ``run`` holds, without its last part where that belongs to something else."""
    quantity = measured(text, start, run)
    head, space, _ = run.rpartition(" ")
    if not space or (quantity is not None and quantity.unit is Unit.WON):
        return quantity
    return in_run(text, start, head)


def measured(text: str, start: int, run: str) -> Quantity | None:
    """A run of digits and number words with its unit; ``None`` where the words are no number."""
    words = not any(char.isdigit() for char in run)
    if words and (no_number(run) or not BEFORE_WORDS.search(text[:start]) or UNCOUNTED.search(text[:start])):
        return None
    end = start + len(run)
    for possible in SUFFIXES:
        found = possible.pattern.match(text, end)
        if found and not (words and misread(run, possible.unit, text[end : end + 1])):
            return counted(text, start, found.end(), possible, sino(run))
    if run[-1] in LARGE and (not words or (set(run) & set(SMALL) and BARE_AFTER.match(text[end:]))):
        return at(text, start, end, Unit.WON, sino(run))
    return None if words else at(text, start, end, Unit.NUMBER, sino(run))


def no_number(run: str) -> bool:
    """Whether several number words in a row have no place among them: 일이 줄어요, 사이."""
    return len(run) > 1 and not set(run) & set(PLACES)


def misread(run: str, unit: Unit, following: str) -> bool:
    """Whether words that look like a number are something else: 이 일, 만일, 십분, 여는 일조차."""
    if "조" in run and unit is not Unit.WON:
        return True
    if len(run) == 1:
        lone = unit not in FOR_ONE_SYLLABLE or (run in SINO and unit is Unit.WON)
        return lone and not (run in SMALL and unit is Unit.MONTHS)
    return unit in {Unit.MINUTES, Unit.ITEMS} and following != " " and run[-1] in SINO and len(run) < 3


def counted(text: str, start: int, end: int, suffix: Suffix, number: Decimal) -> Quantity:
    """A number with its unit; a great number of years is a year, a day behind 매달 a day of the month."""
    if suffix.factor == 12 and number >= 1900:
        return at(text, start, end, Unit.YEAR, number)
    if suffix.unit is Unit.DAYS and suffix.factor == 1 and DAY_BEFORE.search(text[:start]):
        return at(text, start, end, Unit.DAY_OF_MONTH, number)
    return at(text, start, end, suffix.unit, number * suffix.factor)


def read_native(text: str) -> Iterator[Quantity]:
    """Native numbers with their units."""
    for found in NATIVE_RUN.finditer(text):
        for possible in NATIVE_SUFFIXES:
            behind = possible.pattern.match(text, found.end())
            if behind:
                yield counted(text, found.start(), behind.end(), possible, native(found[0]))
                break


def read_pairs(text: str) -> Iterator[Quantity]:
    """두세 달, 서너 번: the greater of the two."""
    for found in PAIR_RUN.finditer(text):
        for possible in NATIVE_SUFFIXES:
            behind = possible.pattern.match(text, found.end())
            if behind:
                value = Decimal(PAIRS[found[0]][1])
                yield counted(text, found.start(), behind.end(), possible, value)
                break


def month_and_day(found: re.Match[str]) -> int:
    """A date without its year."""
    return int(sino(found["month"])) * 100 + int(sino(found["day"]))


def part_of(found: re.Match[str]) -> Decimal:
    """``n분의 m`` in percent."""
    return Decimal(100) * sino(found["part"]) / (sino(found["whole"]) or Decimal(1))


def share_of(found: re.Match[str]) -> Decimal:
    """열에 아홉, 셋 중 둘: in percent."""
    return Decimal(100) * native(found["part"]) / native(found["whole"])


def digits_of(found: re.Match[str]) -> int:
    """The digits of a telephone number, written or spelt out."""
    return int("".join(str(SINO.get(char, char)) for char in found[0] if char.isdigit() or char in SINO))


def magnitude(found: re.Match[str]) -> Decimal:
    """The order of magnitude of 수십만, 수천만."""
    return sino(found["size"])


NUMBER = rf"(?:{ARABIC}|[{''.join(SINO)}십백천]+)"
READERS: tuple[Reader, ...] = (
    by_pattern(r"^ *\d{1,2}[.)](?= )|제 ?[12] ?금융권", Unit.ITEMS, lambda _: 1),
    by_pattern(r"(?<!\d)(?:0\d{1,2}[-.) ]{1,2}\d{3,4}|1[568]\d{2}|\d{3,4})-\d{4}(?!\d)|(?<!\d)0\d{8,10}(?!\d)",
               Unit.PHONE, digits_of),
    by_pattern(rf"(?<![가-힣])(?:[{''.join(SINO)}] ?){{3,12}}(?=번(?:으로|에|이)|(?:으로|로|에) ?전화)", Unit.PHONE, digits_of),
    by_pattern(r"제 ?(?P<n>\d+) ?조(?:의 ?\d+)?", Unit.ARTICLE, lambda found: int(found["n"])),
    by_pattern(r"만 (?P<n>\d{1,3}) ?세(?![대금])", Unit.AGE, lambda found: int(found["n"])),
    by_pattern(r"(?:\d{4}년 ?)?(?<!\d)(?P<month>1[0-2]|0?[1-9])월 ?(?P<day>3[01]|[12]\d|0?[1-9])일(?!째)",
               Unit.DATE, month_and_day),
    by_pattern(r"\d{4}[-./] ?(?P<month>1[0-2]|0?[1-9])[-./] ?(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)", Unit.DATE, month_and_day),
    by_pattern(r"(?<![\d/])(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?![\d/])", Unit.DATE, month_and_day),
    by_pattern(r"(?P<month>십[일이]|시|유|[일이삼사오칠팔구])월 ?(?P<day>[이삼]?십?[일이삼사오육칠팔구십])일", Unit.DATE, month_and_day),
    by_pattern(r"(?<!\d)(?P<n>1[0-2]|[1-9])월(?!급)", Unit.MONTH_NAME, lambda found: int(found["n"])),
    by_pattern(rf"(?P<whole>{NUMBER}) ?분의 ?(?P<part>{NUMBER})", Unit.PERCENT, part_of),
    by_pattern(rf"(?<![가-힣])(?P<whole>{NATIVE}) ?(?:에|중(?:에)?|가운데) (?P<part>{NATIVE})(?=[은는이가]? |[은는이가]$)", Unit.PERCENT, share_of),
    by_pattern(r"절반|반값|반으로|반만(?=[ 내갚])|반 이상", Unit.PERCENT, lambda _: 50),
    by_pattern(r"(?<![가-힣])(?P<n>[일이삼사오육칠팔구\d])할(?=[ 이을만은])", Unit.PERCENT, lambda found: sino(found["n"]) * 10),
    by_pattern(r"수 ?(?P<size>(?:십|백|천)?(?:만|억)) ?원", Unit.VAGUE_WON, magnitude),
    by_pattern(rf"(?<![가-힣])(?:{'|'.join(DAY_WORDS)})(?!살이)", Unit.DAYS, lambda found: DAY_WORDS[found[0]]),
    by_pattern(r"(?<![가-힣])반년", Unit.MONTHS, lambda _: 6),
    by_pattern(r"(?<![\d.])(?P<n>\d{1,2})년 ?반(?![가-힣])|(?<![\d.])(?P<m>\d{1,2})년 ?반(?=이|동안|만|짜리)",
               Unit.MONTHS, lambda found: int(found["n"] or found["m"]) * 12 + 6),
    read_runs,
    read_pairs,
    read_native,
)  # fmt: skip


def with_ranges(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """In 10~20% the first number counts what the second does."""
    for index, quantity in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if quantity.unit is Unit.NUMBER and following is not None:
            between = text[quantity.end : following.start].translate(WIDE).strip()
            if between in {"~", "-", "–", "에서"}:
                yield Quantity(
                    following.unit, quantity.value, quantity.text, quantity.start, quantity.end, rough=True
                )
                continue
        yield quantity
