"""How well personal data is masked: recall by kind, and how many clean sentences change.

Three sets: the messages of ``tests/safety/personal_data.tsv`` (those of ``personal_data_heldout.tsv`` were
written along with them and never tuned on) and the customers' sentences of ``training/data/authored`` (in
the repository), and synthetic Korean documents (``--data``, a folder with
``generated_eval_large.jsonl``, used for development, and ``eval_corpus.jsonl``, never tuned on).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.core.config import ROOT
from app.services.input_guard.kinds import DataKind, Found
from app.services.input_guard.personal_data import find
from app.services.input_guard.tidy import tidy
from scripts.marked_section import table, write_section

AUTHORED = ROOT / "tests" / "safety" / "personal_data.tsv"
HELD_OUT = AUTHORED.with_name("personal_data_heldout.tsv")
CLEAN = ROOT / "training" / "data" / "authored"
DOCUMENT = ROOT / "docs" / "safety.md"
MARKED = re.compile(r"⟦(?P<kind>[^|⟧]+)\|(?P<text>[^⟧]*)⟧")
KINDS = {
    "RRN": DataKind.RESIDENT,
    "FRN": DataKind.FOREIGNER,
    "CARD": DataKind.CARD,
    "ACCOUNT": DataKind.ACCOUNT,
    "PHONE": DataKind.PHONE,
    "FAX": DataKind.PHONE,
    "EMAIL": DataKind.EMAIL,
    "PASSPORT": DataKind.PASSPORT,
    "DRIVER_LICENSE": DataKind.LICENCE,
    "BUSINESS_REG": DataKind.BUSINESS,
    "DT_BIRTH": DataKind.BIRTH_DATE,
    "ADDRESS": DataKind.ADDRESS,
    "PERSON": DataKind.NAME,
}
#: Labels of the synthetic sets that are no personal data here: a company's own line or a short public
#: number, a year, a region, a mislabel.
NOT_PERSONAL = {
    DataKind.PHONE: re.compile(r"1[5-8]\d\d[-. ]?\d{4}|080[-. )]?\d{3,4}[-. ]?\d{4}|\d{3,4}"),
    DataKind.BIRTH_DATE: re.compile(r"(?:\d{2}|\d{4})년생?"),
    DataKind.ADDRESS: re.compile(r"\D+"),
    DataKind.FOREIGNER: re.compile(r"FRN.*"),
}
WHOLE = frozenset({DataKind.EMAIL, DataKind.NAME})
NOTE = (
    "이름은 이름에 흔한 글자와 앞뒤 말을 함께 보고 가립니다. 이름이 아닌 말의 목록은 고객 문장을 보며 "
    "다듬었습니다. 기관 대표번호와 짧은 신고 번호, 출생연도, 번지 없는 지역은 "
    "개인정보로 세지 않습니다."
)
MOST = 0.8  # of an address, besides all of its digits
SPOKEN_DIGITS = frozenset("공영일이삼사오육칠팔구")  # as they are said one by one


@dataclass(frozen=True, slots=True)
class Sample:
    """A text and the personal data in it."""

    text: str
    marked: tuple[Found, ...]


@dataclass
class Score:
    """What of each kind was there and was masked."""

    there: Counter[DataKind] = field(default_factory=Counter)
    masked: Counter[DataKind] = field(default_factory=Counter)

    def recall(self, kind: DataKind) -> str:
        """As "0.998 (512)", or "-" without any."""
        total = self.there[kind]
        return f"{self.masked[kind] / total:.3f} ({total:,})" if total else "-"


def authored(path: Path = AUTHORED) -> Iterator[tuple[str, Sample]]:
    """The form and the sample of each written row; personal data stands as ``⟦kind|text⟧``."""
    for line in path.read_text("utf-8").splitlines()[1:]:
        form, _, message = line.partition("\t")
        text, marked, end = "", [], 0
        message = message.replace("\\n", "\n")
        for mark in MARKED.finditer(message):
            text += tidy(message[end : mark.start()])
            start, end = len(text), mark.end()
            text += tidy(mark["text"])
            marked.append(Found(start, len(text), DataKind(mark["kind"])))
        yield form, Sample(text + tidy(message[end:]), tuple(marked))


def synthetic(path: Path) -> Iterator[Sample]:
    """The documents of a synthetic set; every place where a labelled value stands counts."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text = tidy(row["text"])
        yield Sample(text, tuple(dict.fromkeys(places(text, labels(row)))))


def labels(row: Mapping[str, list[dict[str, str]]]) -> Iterator[tuple[DataKind, str]]:
    """The personal values of a row, in either of the two layouts."""
    for item in row.get("spans") or row.get("pii") or []:
        kind = KINDS.get(item.get("label") or item.get("type") or "")
        value = tidy(item["text"])
        if kind and value and not (kind in NOT_PERSONAL and NOT_PERSONAL[kind].fullmatch(value)):
            yield kind, value


def places(text: str, values: Iterable[tuple[DataKind, str]]) -> Iterator[Found]:
    """Where each value stands in ``text``."""
    for kind, value in values:
        for match in re.finditer(re.escape(value), text):
            yield Found(match.start(), match.end(), kind)


def score(samples: Iterable[Sample]) -> Score:
    """Mask every sample and count."""
    result = Score()
    for sample in samples:
        hidden = {at for found in find(sample.text) for at in range(found.start, found.end)}
        for item in sample.marked:
            result.there[item.kind] += 1
            result.masked[item.kind] += is_hidden(sample.text, item, hidden)
    return result


def is_hidden(text: str, item: Found, hidden: set[int]) -> bool:
    """Whether nothing telling of ``item`` is left: no digit; no letter of a name or an e-mail address."""
    span = range(item.start, item.end)
    if item.kind in WHOLE:
        return all(at in hidden for at in span)
    if item.kind is DataKind.ADDRESS:
        digits = all(at in hidden for at in span if text[at].isdecimal())
        return digits and sum(at in hidden for at in span) >= MOST * len(span)
    return all(at in hidden for at in span if text[at].isdecimal() or text[at] in SPOKEN_DIGITS)


def clean_sentences(folder: Path = CLEAN) -> list[str]:
    """The customers' sentences of the training set: none holds personal data."""
    lines = (
        line for path in sorted(folder.glob("*.tsv")) for line in path.read_text("utf-8").splitlines()[1:]
    )
    return [tidy(line.split("\t")[0]) for line in lines]


def report(data: Path | None) -> str:
    """The section of the document."""
    rows = [sample for _, sample in authored()]
    held_out = [sample for _, sample in authored(HELD_OUT)]
    scores = {"직접 쓴 문장": score(rows), "직접 쓴 문장(검증)": score(held_out)}
    if data is not None:
        scores["합성 문서(개발)"] = score(synthetic(data / "generated_eval_large.jsonl"))
        scores["합성 문서(검증)"] = score(synthetic(data / "eval_corpus.jsonl"))
    recalls = table(
        ["종류", *scores], [[kind.value, *(s.recall(kind) for s in scores.values())] for kind in DataKind]
    )
    return f"### 개인정보 가리기\n\n재현율이며, 괄호 안은 개수입니다. {NOTE}\n\n{recalls}\n\n{changed(rows, held_out)}\n"


def changed(rows: Iterable[Sample], held_out: Iterable[Sample]) -> str:
    """How many clean sentences change."""
    sets = {
        "직접 쓴 까다로운 문장": [row.text for row in rows if not row.marked],
        "직접 쓴 까다로운 문장(검증)": [row.text for row in held_out if not row.marked],
        "고객 문장": clean_sentences(),
    }
    counts = [(name, len(texts), sum(bool(find(text)) for text in texts)) for name, texts in sets.items()]
    return table(
        ["개인정보가 없는 문장", "문장", "바뀐 문장"],
        [(name, f"{total:,}", f"{hits:,} ({hits / total:.2%})") for name, total, hits in counts],
    )


def main() -> None:
    """Print the tables and write them into the document."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="합성 문서가 있는 폴더")
    body = report(parser.parse_args().data)
    print(body)
    write_section(DOCUMENT, "masking", body)


if __name__ == "__main__":
    main()
