"""Which term's meaning a message asks for, and which procedure's way (pure)."""

from __future__ import annotations

import re

from app.schemas.subject import Subject
from app.services.advice_templates.hearing.named import (
    loosely_named,
    named_beside_sums,
    named_term,
    term_explained,
    terms_named,
)
from app.services.advice_templates.intents.ways.aspects import TALKED_OF
from app.services.advice_templates.normal_form import NormalForm
from rules.facts.registry import Procedure, Term

COMPARED = re.compile(
    r"차이|다른(?!은행|데|곳|회사)|달라|다릅|다르|중에?어디|중에?(?:서)?(?:이자|금리|수수료)|(?:뭐가|어느게|어느쪽이|어떤게)(?:더)?(?:싸|비싸|낮|높|불리|유리|안전)|보다(?:더)?(?:비싸|싸|비쌀|쌀|높|낮|나은|나아)|보다.{2,10}(?:나아|나은|나을|낫|좋|유리|맞)|(?:이|가)(?:더)?(?:맞|나을|나은|나아|낫).{0,8}(?:이|가)(?:더)?(?:맞|나을|나은|나아|낫)|중에(?:서)?(?:뭐|어느|어떤|뭘|저|제|나|내)|중(?:뭐|어느|어떤)|뭐가(?:더)?(?:맞|낫|나)"
)
AGAINST_LAST = re.compile(r"(?:이랑|랑|하고|와|과|보다).{0,6}(?:차이|다른|달라|다릅|다르|뭐가|어느|어떤)")
TO_REPAY = re.compile(r"갚|부터|먼저")  # which debt comes first is no comparison of terms
TERM_ASK = re.compile(
    r"라는(?:거|게|것|데)|있다(?:던데|며|면서|는데|고하|고들|고해)|뭐|뭔|무엇|무슨말|무슨뜻|뜻|의미|설명|이란|란$|개념|차이(?:가|점|를|는|뭐|설명|알려|좀|$)|어떤거|어떤건|무슨제도"
    r"|뭡니까|어때(?:요)?$|어떤가요$|어떨까요?$|하면되나요|해도되나요|받아도될까"
)
#: The right to ask a lender for a lower rate: its verbs say what a way to settle debts does too.
LOWER_INTEREST, AT_THE_LENDER = "rate_cut", re.compile(r"금리인하|금리|은행|카드사|대출")
PROCEDURE_ASK = re.compile(
    r"(?:얼마|어느정도).{0,6}야(?:돼|되|함|하)|어떻게|어디|방법|신청|절차|하려|싶|할수|수있|수없|가능|되나|됩니|될까|돼요|준비|해줘|해주|알려|법$|법좀|받으려|어떡"
    r"|나요$|까요|까$|나$|죠$|니$|냐$|궁금|필요|조건|자격|기간|서류|비용|부탁|알아보|고민|해야|하면|할래|요청|해지요|해지할|해달"
)
TELLING = re.compile(
    r"됐(?:어|습|다)|했(?:어요|습니다|다)$|받았(?:어|습|다)|중인데|중이|인데.*(?:힘들|불안|무서|걱정)|성공|끝났|실패"
)
#: An order for payment that the customer asks for, against somebody else.
AGAINST_OTHERS = re.compile(
    r"지급명령(?:을|도|이라도)?.{0,6}(?:(?<!이의)신청(?!받)|넣|보내려|걸어|걸까)|받을돈|빌려준|거래처|외상|보정"
)
#: ISA는요, 그럼 적금은: one thing after another.
AFTER_A_MATTER = re.compile(r"^(?:term|elsewhere|info):")
NEXT_END = re.compile(r"^(?:그럼|그러면|그렇다면|그리고|근데|그런데|또|아니)+|(?:은|는|이란|란|도)?(?:요)?$")
IN_ENGLISH = re.compile(r"\b(?:what|meaning|means?|define|explain)\b[^가-힣]*$", re.IGNORECASE)


def term_asked(message: NormalForm) -> Term | None:
    """The glossary term whose meaning is asked."""
    name, term = named_term(message)
    if term is None or name is None:
        return None
    if IN_ENGLISH.search(message.raw):
        return term
    alone = message.compact == name
    return term if alone or (asks_meaning(message, name) and not misread_meaning(message)) else None


def term_of_next(message: NormalForm, subject: Subject) -> Term | None:
    """The term that stands alone after one was explained or a matter was pointed elsewhere: ISA는요?"""
    if not subject.has(AFTER_A_MATTER):
        return None
    bare = NEXT_END.sub("", message.compact)
    name, term = named_term(message)
    return term if name is not None and bare == name else None


def terms_compared(message: NormalForm, subject: Subject) -> tuple[Term, ...]:
    """The terms whose difference is asked, in the order of the message; one alone is held against ``subject``."""
    if not message.has(COMPARED) or message.has(TO_REPAY):
        return ()
    named = terms_named(message)
    if len(named) == 1 and message.has(AGAINST_LAST) and (last := term_explained(subject)) is not None:
        named = (last, *named) if last != named[0] else ()
    ways = tuple(term for term in named if term.see and Subject("procedure", term.see).has(TALKED_OF))
    named = (
        ways if len(ways) > 1 else named
    )  # 연체 중인데 회생이랑 프리워크아웃 중에: the arrears are no choice
    return named if len(named) > 1 else ()


def asks_meaning(message: NormalForm, name: str) -> bool:
    """Whether the words that ask for a meaning stand near the term's name."""
    near = re.compile(
        rf"{re.escape(name)}.{{0,10}}(?:{TERM_ASK.pattern})|(?:{TERM_ASK.pattern}).{{0,4}}{re.escape(name)}"
    )
    return message.has(near)


def misread_meaning(message: NormalForm) -> bool:
    """Whether 뭐 and the like ask for something else than a meaning."""
    return message.has(
        re.compile(
            r"얼마|몇|왜|이고뭐고|뭐고|(?:뭐가|뭐)(?:더)?(?:맞|나을|나은|낫|나아|알맞)|뭐하는짓|뜻이죠|뭐부터|무엇부터|무엇을먼저|따져|뭐먼저|뭐해야|뭐하지|무슨소리|무슨일|뭐가필요|뭐준비|어떻게신청|신청방법|어디"
        )
    )


def names_no_other(message: NormalForm, procedure: Procedure) -> bool:
    """Whether the words may be about the way that is talked of: a verb alone, or interest that any such way lowers."""
    lowers = procedure.id == LOWER_INTEREST and not message.has(AT_THE_LENDER)
    return lowers or loosely_named(message, procedure)


def procedure_asked(message: NormalForm, subject: Subject) -> Procedure | None:
    """The procedure whose way is asked; one talked of outranks one that a verb alone names."""
    procedure = named_beside_sums(message)
    if procedure is not None and subject.has(TALKED_OF) and names_no_other(message, procedure):
        return None
    if procedure is None or (message.has(TELLING) and not message.asks and not procedure.told_is_asked):
        return None
    if message.has(
        re.compile(r"뭐예요|뭐야|뭡니까|뭔가|무슨뜻|뜻|의미|차이|뭔데|뭐죠|뭐지|란$|뭐하는거|뭔지")
    ) and term_asked(message):
        return None
    if procedure.told_is_asked:
        return None if message.has(AGAINST_OTHERS) else procedure
    return procedure if message.asks or message.has(PROCEDURE_ASK) else None
