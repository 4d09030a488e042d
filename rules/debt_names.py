"""What people call a debt of theirs: 카드론, 국민은행 신용대출, 친구한테 빌린 돈 (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: A card's bill, limit and the like are no debt with the card's name; 카드론 and 카드빚 are kinds of their own
#: where no name stands before them, as one does in 신한카드론.
NO_CARD = r"(?!값|대금|한도|사용|결제|깡)(?!(?<![가-힣]카드)(?:론|빚))"
#: Whoever lends and does little else, also by the way such names end, and whoever also keeps money or is paid with.
LENDS = r"저축은행|캐피탈|대부업체|대부업|대부|사금융|캐시(?!백|플)|크레디트|크레딧|파이낸셜"
KEEPS = rf"은행|뱅크|카드사?{NO_CARD}|새마을금고|금고|신협|농협|수협"
LENDER = rf"(?!(?:장기|단기)카드대출)(?:[가-힣a-zA-Z]{{1,6}}?)?(?:{LENDS}|{KEEPS})"
KIND = (
    r"카드론|카드빚|장기카드대출|단기카드대출|현금서비스|리볼빙|햇살론|새희망홀씨|사잇돌|미소금융|마이너스통장|마통|학자금|사채|일수"
    r"|(?:자동차|차|오토)\s?할부|주택담보대출|주담대|약관대출|(?:신용|담보|전세|전세자금|학자금|자동차|차량|사업자|보험|은행)\s?대출|대출"
)
#: Words that end like the name of a loan and are none.
NO_LOAN = r"(?!(?:결|물|이|여|토|언|평|추|의|반|서|본|부|막|담|거|공|방법)론)"
#: What one owes a lender without saying more; a loan by its own name: 오케이론.
OWED = r"빚|부채|채무"
OWN_NAME = rf"{NO_LOAN}[가-힣a-zA-Z]{{1,5}}론(?![가-힣])"
PERSON = r"(?:친구|지인|가족|부모님?|엄마|아빠|어머니|아버지|형님?|누나|오빠|언니|동생|남편|아내|배우자|이모|고모|삼촌|처가|시댁|친정|동료|선배|후배|사장님?|회사)들?"
NAME = re.compile(
    rf"(?<![가-힣a-zA-Z])(?:(?P<person>{PERSON})(?:한테서?|에게서?|께)|(?P<general>빚|부채|채무)"
    rf"|(?P<lender>{LENDER})(?:에서|의)?\s?(?P<of>{KIND}|론|{OWED})|(?P<alone>{LENDER})|(?P<kind>{KIND})|(?P<own>{OWN_NAME}))"
)
#: A debt told with its amount, and no wish to borrow so much: 햇살론 700 있어요, but not 햇살론 700만 원 받을 수 있나요.
TOLD = re.compile(
    rf"{NAME.pattern}[^.?!\n\d]{{0,10}}\d[\d,.]*+(?:\s?[십백천만억])*+(?:\s?원)?+(?!\s?(?:을|를|정도|까지)*\s?(?:받|빌[리릴려]|신청|나오|나올|가능|한도))"
)
#: What tells that an amount is all of it.
TOGETHER = re.compile(r"총|모두|전부|합쳐|합치|합하|합해|합계|통틀어|다\s?해서")
#: An amount stands near enough behind the name: 카드론이 아직 한 800.
NEAR = 16  # characters
BROKEN = re.compile(r"[.?!\n]")
OF_IT = re.compile(r"(?:[은는이]\s)?\s*")
LENT_ALSO = re.compile(rf"(?<!저축)(?:{KEEPS})$")
#: Two names of one kind of debt.
SAME = {
    "장기카드대출": "카드론",
    "단기카드대출": "현금서비스",
    "마통": "마이너스통장",
    "주택담보대출": "주담대",
    "학자금대출": "학자금",
}


#: A word alone right before an amount, at the beginning of what is told or of its place in a list.
GIVEN = re.compile(
    r"(?:^|[,.\n]|이랑|랑|하고|고|과|와|또|그리고|거기에|빚[이은]?)\s*(?P<word>[가-힣a-zA-Z]{3,8}?)(?:[은는이가도에]|에서|에는|에도)?\s*$"
)
#: A sum is asked for, or a purchase weighed: what stands before an amount need not have lent it.
WONDERS = re.compile(r"얼마|얼만|몇|언제|계산|예금|적금|저축(?!은행)|이?면(?:\s|$|요|은)|까요?\s?\??$")
#: How words end that are no lender: what is paid or kept, a pace, a measure, a verb.
NO_GIVEN = re.compile(
    r"(?:[비료값세금돈월달년주일해씩만쯤약한총등들앞뒤때까께]|정도|생활|보험|통장|월급|수입|소득|급여|연봉|아마|대략|거의|모두|전부|합쳐|합해|다해|아니|그럼|지금|현재|이번|다음|원래|하루|매일|연체|리볼빙|남은|있고|있는|이랑|데|서|고|면|지|요|은|는)$"
)
#: Behind an amount that is wished for, weighed or lent to somebody, and so is no debt.
NOT_OWED = re.compile(
    r"(?:을|를|으로|정도|쯤|까지|만|더|짜리)*(?:이?라면|이?면(?!서)|받을|받고싶|받으|빌리|빌릴|빌려[준줬주볼도]|신청|나올|나오나|가능|승인|한도|대환)"
)


@dataclass(frozen=True, slots=True)
class DebtName:
    """One debt as it was called: by the lender, by the kind, by both; ``general`` where it is debts at large."""

    lender: str | None = None
    kind: str | None = None
    person: bool = False
    general: bool = False

    @property
    def shown(self) -> str:
        """How it is named to the customer."""
        if self.person:
            return f"{self.lender}에게 빌린 돈"
        if self.kind == "카드론" and (self.lender or "").endswith("카드"):
            return f"{self.lender}론"
        return " ".join(part for part in (self.lender, self.kind) if part) or "빚"

    @property
    def sort(self) -> str | None:
        """The kind in the one word that stands for all its names; 삼성카드 빚 may be any kind."""
        return None if self.kind is None or self.kind == "빚" else SAME.get(self.kind, self.kind)

    @property
    def unsure(self) -> bool:
        """Whether it may as well be where money lies, or what was paid with: 은행에 500만 원."""
        return self.kind is None and not self.person and LENT_ALSO.search(self.lender or "") is not None

    def may_be(self, other: DebtName) -> bool:
        """Whether both can mean one debt: 캐피탈 and 현대캐피탈, 국민은행 신용대출 and 신용대출."""
        lenders, kinds = (self.lender, other.lender), (self.sort, other.sort)
        if self.person is not other.person or not (all(lenders) or all(kinds)):
            return False
        short, long = sorted((lender or "" for lender in lenders), key=len)
        return long.endswith(short) and (not all(kinds) or kinds[0] == kinds[1])


ALL_OF_IT = DebtName(general=True)


def names_in(text: str) -> Iterator[tuple[int, int, DebtName]]:
    """Every name of a debt in a text of plain spelling, with its place."""
    for found in NAME.finditer(text):
        yield found.start(), found.end(), name_of(found)


def name_of(found: re.Match[str]) -> DebtName:
    """The name that was found."""
    if found["general"]:
        return ALL_OF_IT
    if found["person"]:
        return DebtName(lender=found["person"], person=True)
    if found["own"]:
        return DebtName(lender=found["own"])
    kind = found["of"] or found["kind"]
    if kind is not None and re.fullmatch(OWED, kind):
        kind = "빚" if LENT_ALSO.search(found["lender"]) else None
    kind = "카드론" if kind == "론" else kind
    return DebtName(found["lender"] or found["alone"], None if kind is None else re.sub(r"\s", "", kind))


def name_before(gap: str) -> DebtName | None:
    """The debt that an amount right behind ``gap`` is of."""
    if named := list(names_in(gap)):
        _, end, name = named[-1]
        return None if len(gap) - end > NEAR or BROKEN.search(gap[end:]) else name
    return ALL_OF_IT if TOGETHER.search(BROKEN.split(gap)[-1]) else None


def name_behind(text: str) -> DebtName | None:
    """The debt named right behind an amount: 800만 원 카드론, 2천은 대출이에요. One that has its own amount behind it is another."""
    found = NAME.match(text, OF_IT.match(text).end())  # type: ignore[union-attr]
    if found is None or found["general"] or re.match(r"[은는이가도]?\s?\d", text[found.end() :]):
        return None
    return name_of(found)


def told_of(gap: str, after: str, last: DebtName | None, *, denied: bool) -> DebtName | None:
    """The debt that the amount between ``gap`` and ``after`` is told of; a wish, and what was lent to others, is none.

    ``last`` is the debt of the amount before, ``denied`` where that was taken back: 캐피탈은 500이 아니라 600.
    """
    if NOT_OWED.match(re.sub(r"[\s,]", "", after)):
        return None
    ahead = name_before(gap)
    if ahead is None:
        return (last if denied else None) or name_behind(after)
    taken = last is not None and last == ahead == name_behind(gap)  # 800만 원 카드론, 500만 원 캐피탈
    return name_behind(after) if taken else ahead


def name_given(gap: str, text: str) -> DebtName | None:
    """The word right before an amount as the name of whoever lent it; ``text`` must tell, and reckon nothing."""
    if WONDERS.search(text):
        return None
    found = GIVEN.search(gap)
    return None if found is None or NO_GIVEN.search(found["word"]) else DebtName(lender=found["word"])


def before_name(text: str) -> str:
    """The text up to the first name of a debt."""
    found = NAME.search(text)
    return text if found is None else text[: found.start()]


def behind_name(text: str) -> str:
    """The text behind the last name of a debt; nothing where it names none."""
    named = list(names_in(text))
    return text[named[-1][1] :] if named else ""
