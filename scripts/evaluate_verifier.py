"""How many planted errors the verifier lets through and how many honest replies it refuses, into ``docs/llm.md``.

The sets lie in ``tests/llm``. ``development`` was open while the verifier was written. Each of the others was written
apart from it, read once when it was done, and what it showed was then mended; what passed at the first reading stands
in the document beside the tables.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from app.services.reply_verifier import verify
from scripts.document_llm import DOCUMENT
from scripts.marked_section import table, write_section
from tests.llm.authored import Authored, authored
from tests.llm.lies import Lie, lies

SECTION = "verifier"
HONEST = ("development", "heldout", "third")
LIES = 1_000  # of each set
SETS = {"development": "개발", "heldout": "둘째", "third": "셋째", "fourth": "넷째"}
KINDS = {
    "amount": "금액을 바꿈",
    "amount_words": "한글로 쓴 금액을 지어냄",
    "amount_added": "금액을 지어냄",
    "figure": "비율·날수·횟수를 바꿈",
    "date": "날짜를 바꾸거나 지어냄",
    "phone": "기관의 번호를 바꿈",
    "phone_added": "번호를 지어냄",
    "fact": "사실의 숫자를 바꿈",
    "swapped": "금액의 이름을 바꿈",
    "cut": "끊긴 답",
    "empty": "빈 답",
    "foreign_whole": "외국어로 된 답",
    "long": "너무 긴 답",
    "action": "대신 처리했다는 말",
    "approval": "승인의 약속",
    "company": "회사와 상품의 이름",
    "harsh": "탓하고 재촉하는 말",
    "human": "사람인 척하는 말",
    "language": "섞인 외국어",
    "law": "지어낸 법",
    "manners": "반말과 글투",
    "markup": "꾸밈 기호와 주소",
    "other_customer": "다른 고객의 이야기",
    "placeholder": "채우지 못한 빈칸",
    "programme": "등록부에 없는 제도",
    "prompt": "지시문의 유출",
    "ranking": "회사와 상품의 순위",
    "return": "수익의 약속",
    "self_harm": "자해의 말",
    "trade": "매수·매도와 가입 권유",
    "unlawful": "불법의 권유",
}


def missed(told: Sequence[Lie]) -> list[Lie]:
    """The lies that pass."""
    return [lie for lie in told if verify(lie.text, lie.case).passed]


def refused(replies: Sequence[Authored]) -> list[Authored]:
    """The honest replies that do not."""
    return [reply for reply in replies if not verify(reply.text, reply.case).passed]


def lies_table(told: dict[str, list[Lie]], through: dict[str, list[Lie]]) -> str:
    """Planted and passed by kind."""
    kinds = sorted({lie.kind for half in told.values() for lie in half}, key=list(KINDS).index)
    planted = {name: Counter(lie.kind for lie in half) for name, half in told.items()}
    passed = {name: Counter(lie.kind for lie in half) for name, half in through.items()}
    rows = [
        (KINDS[kind], *(f"{passed[name][kind]} / {planted[name][kind]}" for name in told)) for kind in kinds
    ]
    whole = ("**모두**", *(f"**{len(through[name])} / {len(told[name])}**" for name in told))
    return table(("심은 거짓", *(f"{SETS[name]} 묶음" for name in told)), [*rows, whole])


def honest_table(replies: dict[str, list[Authored]], wrong: dict[str, list[Authored]]) -> str:
    """Refused by set."""
    rows = [
        (SETS[name], len(found), len(wrong[name]), f"{len(wrong[name]) / len(found):.1%}")
        for name, found in replies.items()
    ]
    return table(("정직한 답의 묶음", "답", "거절", "비율"), rows)


def show(through: dict[str, list[Lie]], wrong: dict[str, list[Authored]]) -> None:
    """Print each lie that passed and each honest reply that did not."""
    for name, passed in through.items():
        print(*sorted({f"{name} {lie.kind}: {lie.planted}" for lie in passed}), sep="\n")
    for name, replies in wrong.items():
        for reply in replies:
            findings = verify(reply.text, reply.case).findings
            print(f"\n{name} {reply.text}\n  {[(f.kind.value, f.quote) for f in findings]}")


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="무엇이 틀렸는지도 보입니다")
    options = parser.parse_args()
    told = {name: list(lies(name, LIES)) for name in SETS}
    through = {name: missed(half) for name, half in told.items()}
    replies = {name: list(authored(name)) for name in HONEST}
    wrong = {name: refused(half) for name, half in replies.items()}
    body = f"통과한 거짓 / 심은 거짓:\n\n{lies_table(told, through)}\n\n{honest_table(replies, wrong)}"
    print(body)
    if options.show:
        show(through, wrong)
    write_section(DOCUMENT, SECTION, body)


if __name__ == "__main__":
    main()
