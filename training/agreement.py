"""How far two readings agree: a second one of a sample against the labels the model learns.

The second reading saw 2,198 texts, shuffled, without labels or sources: 200 of each register in proportion to
their sources, later 399 of the picked ones, then 350 of the lessons, 349 of those in the manner of real talk,
350 of those that tell a feeling plainly and 350 of those written where the model of 2026.12.2 erred. Our own
texts lie in the file; third parties' are named by their key only.
``python -m training.agreement`` prints the figures of ``docs/emotion-model.md``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sklearn.metrics import cohen_kappa_score, f1_score

from training.prepare_data import load_rows
from training.sources import EMOTIONS, OWN, Row, key_of, read_tsv

SECOND = OWN / "second_reading.tsv"
SPLITS = ("train", "dev", "test")
Pair = tuple[Row, dict[str, str]]  # a row with its first labels, and the second ones


def main() -> None:
    """Print the figures."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    print(json.dumps(measure(labelled_rows()), ensure_ascii=False, indent=2))


def labelled_rows() -> list[Row]:
    """Every prepared row that carries one of the five emotions, whatever its split."""
    return [row for split in SPLITS for row in load_rows(split) if row.emotion is not None]


def measure(rows: Iterable[Row]) -> dict[str, Any]:
    """Agreement by register, on lessons and on picked messages, and where the first reader was sure."""
    pairs = paired(rows, {row["key"]: row for row in read_tsv(SECOND)})
    split = [pair for pair in pairs if pair[0].side is None]
    written, real = ([pair for pair in split if pair[0].register == name] for name in ("written", "real"))
    learnt = [pair for pair in pairs if pair[0].side is not None]
    lessons = [pair for pair in learnt if pair[0].register == "written"]
    chat = [pair for pair in learnt if pair[0].register == "chat"]
    picked = [pair for pair in learnt if pair[0].register not in ("written", "chat")]
    groups = {
        "written": written,
        "real": real,
        "real_sure": [pair for pair in real if pair[0].sure],
        "lessons": lessons,
        "lessons_sure": [pair for pair in lessons if pair[0].sure],
        "chat": chat,
        "chat_sure": [pair for pair in chat if pair[0].sure],
        "picked": picked,
        "picked_sure": [pair for pair in picked if pair[0].sure],
    }
    return {
        "groups": {name: agreement(of) for name, of in groups.items() if of},
        "differences": differences(pairs),
    }


def paired(rows: Iterable[Row], second: dict[str, dict[str, str]]) -> list[Pair]:
    """The rows that were read twice."""
    return [
        (row, second[key]) for row in rows if row.emotion is not None and (key := key_of(row.text)) in second
    ]


def agreement(pairs: Sequence[Pair]) -> dict[str, float | None]:
    """Share of equal labels and Cohen's kappa; macro-F1 of one reader taking the other for right.

    Macro-F1 does not depend on whose labels count as right: it is what a second reader reaches
    where the model is scored against the first one.
    """
    emotions = [(row.emotion or "", other["emotion"]) for row, other in pairs]
    told = [(row, other) for row, other in pairs if row.finance is not None]
    topics = [("finance" if row.finance else "general", other["topic"]) for row, other in told]
    return {
        "rows": len(pairs),
        "emotion": observed(emotions),
        "emotion_kappa": kappa(emotions),
        "emotion_macro_f1": macro_f1(emotions),
        "topic": observed(topics),
        "topic_kappa": kappa(topics),
        "topic_macro_f1": macro_f1(topics),
    }


def observed(labels: Sequence[tuple[str, str]]) -> float:
    """Share of equal labels."""
    return sum(a == b for a, b in labels) / len(labels)


def kappa(labels: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa: agreement beyond what the readers' own frequencies would give; ``None`` for one label alone."""
    if len({label for pair in labels for label in pair}) == 1:
        return None
    return float(cohen_kappa_score(*zip(*labels, strict=True)))


def macro_f1(labels: Sequence[tuple[str, str]]) -> float:
    """Macro-F1 over the labels that either reader gave."""
    return float(f1_score(*zip(*labels, strict=True), average="macro", zero_division=0))


def differences(pairs: Sequence[Pair]) -> list[tuple[str, str, int]]:
    """Unordered pairs of emotions between which the readers differed, the most frequent first."""
    counts = Counter(
        tuple(sorted((row.emotion or "", other["emotion"]), key=EMOTIONS.index))
        for row, other in pairs
        if row.emotion != other["emotion"]
    )
    return [(one, other, count) for (one, other), count in counts.most_common()]


if __name__ == "__main__":
    main()
