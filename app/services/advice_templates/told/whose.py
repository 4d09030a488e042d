"""Whose figures a question is about: the customer's own, another person's, or those of the world at large (pure)."""

from __future__ import annotations

import re
from enum import StrEnum

from app.services.advice_templates.normal_form import NormalForm
from app.services.persons import ANYBODY

PERSON = rf"(?:{ANYBODY}|사장님?|부장님?|팀장님?)"
TITLED = rf"{PERSON}(?:님|분|들)?"
SAID_OF = re.compile(rf"^(?:우리)?{PERSON}")
OWN = re.compile(
    r"^(?:내|제|나|저|난|전|나는|저는|나도|저도|내가|제가|나의|저의|내꺼|제꺼|내거|제거|나랑|저랑|저희|저희집|우리집|본인|나한테|저한테)$"
)
#: What somebody holds, owes or earns, and what somebody spends.
HELD = (
    r"(?:빚|대출|부채|채무|월급|연봉|소득|수입|급여|카드값|카드대금|카드한도|카드|한도|통장|계좌|잔액|잔고|예금|적금|연체|금리|이자"
    r"|신용점수|신용등급|재산|자산|월수입)"
)
DONE = r"(?:버는|벌어|벌고|썼|쓰는|쓰나|써요?$|갚는|갚고|모았|모은)"
OF_ANOTHER = re.compile(
    rf"{TITLED}(?:의|네|꺼|앞으로된|앞으로있는|명의로된|명의의|이름으로된|이진|이가진|이빌린)?(?:남은|밀린|한달|이번달|지난달|현재)*{HELD}"
)
BY_ANOTHER = re.compile(
    rf"{TITLED}(?:이(?!랑|나|야|에게)|가|은|는|께서는?|도)(?!.{{0,12}}(?:알(?!려)|모르|몰|물어|묻|궁금|말하|말해|걱정|화내|화났|잔소리|보라|빌려준|빌려줬|준돈|보내준|주신))"
    rf".{{0,16}}(?:{HELD}|{DONE})"
)
POPULATION = re.compile(
    r"(?:직장인|회사원|사람들|남들|다른사람|다른집|다들|또래|동년배|국민|한국(?!은행|장학)|우리나라|대한민국|전국|전체가구|가구당|가구평균|[2-9]0대"
    r"|대학생들|청년들|신입사원|사회초년생|자영업자|1인가구|신혼부부|일반인|대기업|공무원|미국|일본|중국)(?!(?:직장인|회사원|주부|자영업자|공무원|청년|초반|중반|후반)*(?:인데|이고|이라|이에요|예요|입니다|이야|으로서|한테|에게))"
)
INDICATOR = re.compile(
    r"중위소득|가계부채|가계빚|국가채무|국가부채|나라빚|국민소득|기준금리|물가상승률|최저임금"
)
MEAN_OF_ALL = re.compile(r"평균(?:적인)?(?:연봉|소득|자산|재산|월급|빚|부채|저축)(?!.*(?:개월|달))")
RATE = r"(?:금리|이자율|이자)"
PRODUCT = (
    r"주택담보대출|주담대|전세(?:자금)?대출|신용대출|카드론|현금서비스|단기카드대출|장기카드대출|마이너스통장|마통|학자금(?:대출)?|사업자대출|정책대출|서민대출"
    r"|햇살론|사잇돌|새희망홀씨|미소금융|보금자리론|디딤돌|버팀목|불법사금융예방대출|대부업|저축은행|캐피탈|사채"
)
RATE_OF_KIND = re.compile(rf"(?:{PRODUCT})(?:은|는|의)?(?:요즘|보통|평균|지금)?{RATE}")
GENERALLY = re.compile(r"요즘|보통|평균적|대체로|일반적|시중|통상|대개|시세")
#: A loan that is looked for, and not yet taken.
SOUGHT = re.compile(
    r"대출(?:을|를)?.{0,4}(?:알아보|알아봤|받으려|받을려|받으면|신청하려|고민|생각중|생각하고)"
)
MINE_SAID = re.compile(r"받은|쓰는|쓰고있|빌린|갚는|갚고|있는(?:대출|빚)")


#: A customer by a name (masked) or an id; whoever introduces themselves speaks of their own.
NAMED = re.compile(
    r"\[이름\d{0,4}\](?:\s?(?:고객|회원|손님))?(?:\s?(?:님|씨))?(?:의|은|는|이|가|네)?(?=\s|$)(?!\s?(?:알려준|말한|준|보낸|보내|빌려|빌린|소개|담당|입니다|이라고|라고|인데))"
    r"|(?<![A-Za-z0-9])(?:(?:demo|user|cust|customer|client|test)[-_]?[A-Za-z0-9][A-Za-z0-9_-]*|[A-Za-z][A-Za-z0-9]*[-_][A-Za-z0-9_-]+)"
    r"\s?(?:고객님?|회원님?|사용자|이용자|계정|아이디|손님|님|씨|의|한테|는|은)"
    r"|고객\s?번호\s?[A-Za-z0-9-]{2,}|(?:다른|딴|옆|아무|모든)\s?(?:고객|회원|손님|사용자|이용자)"
)
#: 형님, 이번 달 카드값이요: said to the counsellor, and nobody whose figures are asked.
ADDRESSED = re.compile(
    r"^\s*(?:(?:형님|누님|성님|이모님|선생님|상담사님|사장님|여사님)(?:[,~!.…ㅠㅜ]*\s+|[,~!.…ㅠㅜ]+)(?!\S*(?:월급|연봉|빚|대출))"
    r"|(?:형|누나|언니|오빠|이모|삼촌|아저씨|아줌마)[,~!.…ㅠㅜ]+\s*|(?:아저씨|아줌마|아지매|아재)\s+)"
)


class Whose(StrEnum):
    """Who is asked about."""

    OWN = "own"
    ANOTHER = "another"
    CUSTOMER = "customer"  # another one of the service, by name or id
    WORLD = "world"


#: What a question about a figure asks for where the figure is not the customer's own.
NOT_OWN = {
    Whose.ANOTHER: "info.another_figures",
    Whose.CUSTOMER: "info.another_customer",
    Whose.WORLD: "info.world_figures",
}


def whose(message: NormalForm) -> Whose:
    """Whose figure the message asks for; the customer's own unless the words say otherwise."""
    if speaks_of_oneself(message.raw) or ADDRESSED.match(message.raw):
        return Whose.OWN
    if message.has(OF_ANOTHER) or message.has(BY_ANOTHER):
        return Whose.ANOTHER
    if NAMED.search(message.raw):
        return Whose.CUSTOMER
    text = message.compact
    if any(pattern.search(text) for pattern in (POPULATION, INDICATOR, MEAN_OF_ALL)):
        return Whose.WORLD
    return Whose.WORLD if of_any_loan(text) else Whose.OWN


def of_any_loan(text: str) -> bool:
    """Whether the rate of a kind of loan is asked, and not of one that the customer has."""
    if MINE_SAID.search(text) or re.search(RATE, text) is None:
        return False
    return any(pattern.search(text) for pattern in (RATE_OF_KIND, GENERALLY, SOUGHT))


def speaks_of_oneself(raw: str) -> bool:
    """Whether a word for oneself stands in the message, other than before a person: 내 남편."""
    words = [re.sub(r"[^\w]", "", word) for word in raw.split()]
    return any(
        OWN.match(word) and not (index + 1 < len(words) and SAID_OF.match(words[index + 1]))
        for index, word in enumerate(words)
    )


def person_named(message: NormalForm) -> str | None:
    """The person that is asked about, as they are called: 남편."""
    found = re.search(PERSON, message.compact)
    return None if found is None else found[0]
