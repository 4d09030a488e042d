"""Messages as the fraud signs read them: ASCII digits and marks, single spaces, one way to say it (pure)."""

from __future__ import annotations

import re
import unicodedata

from app.services.letters import narrow

PERCENT = re.compile(
    r"(?<=[\d일이삼사오육칠팔구십백]) ?(?:퍼센트|퍼센|프로(?![가-힣])|프로(?=[가-힣]{0,3}(?:\s|$))|퍼(?![가-힣]))"
)
#: What went down: -52%; a rate never does.
MINUS = re.compile(r"(?<![\w.,~%])[-−–](?=\d+(?:\.\d+)?%)")
MARKS = re.compile(r"[^\w\s.,?%]|_")
SPACES = re.compile(r"\s+")
#: What the regions say and what is often misspelt, as the signs write it: 내라 카네 is 내라네, 줘 부렀다 is 줘 버렸다.
SPOKEN = (
    (re.compile(r"(?<=[라다]) ?카(?=[는네더던길])"), ""),
    (re.compile(r"라 ?캐(?=[서가싸])"), "래"),
    (re.compile(r"라 ?칸(?=다)"), "란"),
    (re.compile(r"(?<=[라다]) ?캤"), "고 했"),
    (re.compile(r"[부뿌]렀|뿟|삤"), "버렸"),
    (re.compile(r"욕 ?봤(?=[소데심습어네])"), "수고했"),  # thanks in the south, and no abuse
    (re.compile("줫"), "줬"),
    (re.compile("됬"), "됐"),
)


def plain_form(text: str) -> str:
    """``text`` with one spelling of digits, percent signs, spaces and regional speech."""
    composed = narrow(unicodedata.normalize("NFC", text)).lower()
    signed = MINUS.sub("마이너스 ", PERCENT.sub("%", composed))
    plain = SPACES.sub(" ", MARKS.sub(" ", signed)).strip()
    for said, meant in SPOKEN:
        plain = said.sub(meant, plain)
    return plain
