"""Claims of law that people ask for in many words, and the fact whose figures alone may answer them (data)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.services.reply_verifier.units import Unit


@dataclass(frozen=True, slots=True)
class Claim:
    """How a matter is spoken of, the units its figures have, and the facts that hold them."""

    pattern: re.Pattern[str]
    units: frozenset[Unit]
    facts: tuple[str, ...]


def claim(pattern: str, units: str, *facts: str) -> Claim:
    """A claim; ``units`` are separated by spaces."""
    return Claim(re.compile(pattern), frozenset(Unit(unit) for unit in units.split()), facts)


#: Behind the name of a loan with an amount that is owed, no word is said on what the law grants.
UNOWED = r"(?! ?\d[\d,]*+(?: ?[십백천만억])*+[\d,천백]*+ ?원(?! ?(?:까지|이하|이내|한도|을 (?:빌리|받))))"
CLAIMS = (
    claim(r"최고 ?금리|최고 ?이자율|법정 ?(?:금리|이자|한도)|금리 ?상한|이자 ?상한|법이 정한 (?:금리|이자|한도)|(?:금리|이자)[^.]*(?:넘을 수 없|넘길 수 없|넘지 못|넘으면 안)", "percent",
          "rate_cap", "void_loan"),
    claim(r"무효", "percent", "void_loan"),
    claim(r"예금자? ?보호|보호(?:돼요|되는 예금|받)|예금은 .*보호", "won", "deposit_cover"),
    claim(r"철회|물릴 수|물리려면|무를 수", "days business_days months", "withdrawal_right"),
    claim(r"생계비 ?계좌|압류 ?방지 ?(?:통장|계좌)", "won", "living_account"),
    claim(r"(?:월급|급여)[^.]*압류|압류[^.]*(?:월급|급여)", "won percent", "wage_floor", "living_account"),
    claim(r"추심[^.]*(?:번|회)|(?:번|회)[^.]*추심|독촉[^.]*(?:번|회)까지", "times days", "contact_cap"),
    claim(r"시간대를? 정해|추심 연락을 하지 말라|연락 ?제한", "hours days", "contact_block"),
    claim(r"추심을? [^.]*(?:미뤄|미룰|유예)", "months days", "contact_pause"),
    claim(r"(?:금융회사|은행|카드사|빌린 곳)[^.]*(?:답해|답을|회신|통지)", "business_days days months",
          "lender_adjustment", "contact_pause"),
    claim(r"개인 ?회생", "won months", "rehabilitation"),
    claim(r"상속 ?포기|한정 ?승인", "months", "inheritance_deadline", "inheritance_late"),
    claim(r"법정 ?손해배상", "won", "statutory_damages"),
    claim(r"(?:다른 금융회사|금융권)[^.]*(?:공유|알려)|연체 ?정보[^.]*(?:공유|등록)", "won days business_days months",
          "arrears_shared", "long_arrears_registered"),
    claim(r"장기 ?연체[^.]*등록", "months days", "long_arrears_registered"),
    claim(rf"햇살론{UNOWED}", "percent won", "haetsal_special"),
    claim(rf"불법사금융 ?예방 ?대출{UNOWED}", "percent won", "prevention_loan"),
    claim(r"(?:밤|저녁|야간|아침)[^.]*(?:추심|독촉|찾아오)|(?:추심|독촉)[^.]*(?:밤|저녁|야간|아침)", "clock", "collection_night"),
)  # fmt: skip
