"""How an amount is written: 1억 2천, 삼백만 원, 60만; and what looks like one and is none (pure)."""

from __future__ import annotations

import re

from app.services.advice_templates.told.terms import DIGIT
from rules.numerals import ARABIC

ONE = rf"(?:{ARABIC}|{DIGIT})"
#: Places run together, or falling with a space between: 2천 5백.
PLACES = rf"(?:{ONE}?(?:천(?:\s(?={ONE}[백십]))?|백(?:\s(?={ONE}십))?|십))+"
GROUP = rf"(?:{PLACES}(?:{ARABIC})?|{ONE}(?=\s?[만억])|{ARABIC})"
#: Behind a number that is no amount: a rate, a term, a day, a count. 3천 월 50씩, 2억 주담대 and 5천 분할 name none.
COUNTED = (
    r"(?![\d십백천만억]|[.,]\d|(?<![십백천\s])(?<![2-9]\d)(?<!\d\d\d)월|\s?월\s?\d{1,2}\s?일(?!시)|\s?(?:%|년|개월|달(?!러)|일(?![이시반단수])|시간|번(?!다)|회|명(?!의)"
    r"|주(?![택담식거소])|시(?![작중티])|분(?![할납])|개(?!인)|곳|군데|살(?!\s?때)|배(?![우달당상])|차(?![량할])|호|점(?!점)|대(?![출환부])))"
)
AMOUNT = re.compile(
    rf"(?<![\d.,])(?:(?:{GROUP}\s?[억만]|(?<![가-힣\d])[억만](?=\s?원))(?:\s?{GROUP}\s?만)?(?:\s?{GROUP}{COUNTED})?|{GROUP}{COUNTED})(?P<unit>\s?원)?"
)
LARGE = re.compile(r"[만억]")
SMALLEST = 1_000  # won; what is smaller is hardly meant as a sum
#: 이만 가볼게요, 천만에요.
NO_SUM = re.compile(r"이만\s?(?:가|갈|할|끝|안녕|하|마|$)|천만(?:에|다행|의\s|명)|백만(?:장|명)")


def set_apart(words: str, before: str) -> bool:
    """Whether number words are no part of another word: 만 in 이자만 is none."""
    return (
        words[0].isdigit() or not re.search(r"[가-힣]$", before) or bool(re.search(r"[만천억]\s?원$", words))
    )
