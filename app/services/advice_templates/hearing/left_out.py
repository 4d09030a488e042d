"""Questions that leave out what they are about (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.schemas.subject import Subject
from app.services.advice_templates.normal_form import NormalForm

LONGEST = 26  # syllables
#: The noun that a short question after an answer leaves out.
NOUNS = {
    Subject("scenario", "DELINQ_EARLY"): "연체",
    Subject("scenario", "DELINQ_MID"): "연체",
    Subject("scenario", "DELINQ_LONG"): "연체",
    Subject("term", "arrears"): "연체",
    Subject("info", "arrears_effect"): "연체",
    Subject("info", "arrears_stages"): "연체",
    Subject("data", "arrears"): "연체",
    Subject("calc", "late_interest"): "연체",
    Subject("scenario", "DEBT_CRISIS"): "빚",
    Subject("data", "debt"): "빚",
    Subject("scenario", "CARD_PAY_DIFFICULTY"): "카드값",
    Subject("data", "card_bill"): "카드값",
    Subject("scenario", "REVOLVING_BURDEN"): "리볼빙",
    Subject("procedure", "revolving_cancel"): "리볼빙",
    Subject("term", "revolving"): "리볼빙",
    Subject("data", "revolving"): "리볼빙",
    Subject("calc", "revolving"): "리볼빙",
    Subject("data", "revolving_rate"): "리볼빙",
    Subject("info", "revolving_at_once"): "리볼빙",
    Subject("data", "shortfall"): "카드값",
    Subject("scenario", "LOW_CASH"): "통장",
    Subject("scenario", "INCOME_DROP"): "월급",
    Subject("scenario", "CREDIT_DOWN"): "한도",
    Subject("procedure", "limit_cut_reason"): "한도",
    Subject("data", "card_limit"): "한도",
    Subject("data", "limit_moves"): "한도",
    Subject("scenario", "INVESTMENT_LOSS"): "주식",
    Subject("refuse", "stock"): "주식",
    Subject("scenario", "SHORT_TERM_CREDIT_SPIRAL"): "현금서비스",
    Subject("data", "card_loan"): "현금서비스",
    Subject("term", "dsr"): "DSR",
    Subject("data", "dsr"): "DSR",
    Subject("term", "credit_score"): "신용점수",
    Subject("term", "card_limit"): "카드 한도",
    Subject("term", "utilisation"): "카드 한도",
}
#: Nothing but pronouns, adverbs and a verb: the noun has to come from the talk.
WITHOUT_NOUN = re.compile(
    r"^(?:그럼|그러면|근데|그래서|아니|저는|제가|나는|내가|지금이라도|지금|이거|그거|이게|그게|이건|그건|제건|제거|내건|내거|지난달보다|지난달이랑|지난달대비|전보다|왜|자꾸|계속|정확히|도대체|다시|또|바로|총|전부|다"
    r"|얼마나?|며칠째?|언제(?:까지|부터)?|몇(?:일|번|개월|달|%)?)+[가-힣]{0,2}?"
    r"(?:모자|부족|밀|남|내야|내면|갚|올|오르|오를|떨어|내려|줄|늘|깎|팔|떼|나가|붙|받|썼|돼|됐|되|째|예요|에요|인가|죠|야|이야|$)"
)
TELLS = re.compile(r"[요다어아네지죠ㅠㅜ]$|(?:데|고|서|면|이[예에])$|\d")  # a sentence, or a sum
LONGEST_MEANT = 10  # characters: a noun, and no sentence of its own
CORRECTION = re.compile(r"(?:말고|아니라|아니고)[,.]?\s*(?P<meant>\S.*)$")
ASKED_BEFORE = re.compile(
    r"(?:[을를]\s*|\s+)?(?:물어\s?[봤본].*|말한.*|궁금.*|쪽(?:이?요|으로요?)?|(?:이라고|이라니까|이)?요)[.!?~]*$"
)


def with_its_noun(asked: NormalForm, subject: Subject) -> str | None:
    """The question with the noun of the talk before it; ``None`` where it needs none or there is none."""
    noun = NOUNS.get(subject)
    if noun is None or len(asked.compact) > LONGEST or WITHOUT_NOUN.search(asked.compact) is None:
        return None
    return f"{noun} {asked.raw}"


def put_right(asked: NormalForm) -> tuple[str, ...]:
    """What a correction means, as it may be asked in full: 통신비 말고 교통비 물어봤잖아요."""
    found = CORRECTION.search(asked.raw)
    if found is None or len(asked.compact) > LONGEST:
        return ()
    meant = ASKED_BEFORE.sub("", found["meant"]).strip()
    if len(meant) > LONGEST_MEANT:
        return (meant,)
    return (meant, f"{meant} 얼마예요?", f"{meant} 어떻게 신청해요?") if meant else ()


def names_meant(asked: NormalForm) -> bool:
    """Whether a correction ends in the name of what was meant, and tells of no trouble: 그게 아니라 이번 달 카드값."""
    found = CORRECTION.search(asked.raw)
    meant = "" if found is None else ASKED_BEFORE.sub("", found["meant"]).strip()
    return 0 < len(meant) <= LONGEST_MEANT and TELLS.search(meant) is None


#: An amount and nothing else: 얼마요, 지금은 얼마.
AMOUNT_ALONE = re.compile(
    r"^(?:그럼|그러면|그래서|근데|지금은?|현재는?|오늘은?|총|전부|다해서)*얼마(?:나|쯤|정도)?(?:요|예요|에요|이에요|야|죠|임|인가요|인데요?|있어요?|있나요)?$"
)
#: Figures as they are told of, and how they are asked for.
TOLD_OF = (
    (re.compile(r"통장|잔액|잔고"), "통장 잔액"),
    (re.compile(r"카드값|카드대금|결제일"), "카드값"),
    (re.compile(r"연체|밀렸|밀린|못냈|독촉|추심"), "연체"),
    (re.compile(r"리볼빙"), "리볼빙"),
    (re.compile(r"월급|급여"), "월급"),
    (re.compile(r"빚|대출"), "빚"),
)


def amount_asked(asked: NormalForm, written: Sequence[str]) -> str | None:
    """The figure that a bare 얼마요 is about, as the last messages name it; empty where none does; ``None`` for more than that."""
    if AMOUNT_ALONE.search(asked.compact) is None:
        return None
    told = (
        noun for text in reversed(written) for words, noun in TOLD_OF if words.search(text.replace(" ", ""))
    )
    return next((f"{noun} 얼마예요?" for noun in told), "")
