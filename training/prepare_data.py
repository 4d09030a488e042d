"""Step 2: the data. ``python -m training.prepare_data --data DIR [--add FILE.tsv ...] [--picked NAME ...]``.

Writes ``build/emotion/rows.jsonl`` (every labelled row with its split) and the data card
``training/DATA_CARD.md`` (counts by source, label and licence). ``--add`` takes further TSV files with
the columns text, emotion, topic, risk; ``--picked`` names the sources whose picked messages are learnt
from (Songys alone when left out: the others have not helped so far); ``kote_train.tsv`` in the data
folder's ``kote/`` is used when it is there.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import chain
from pathlib import Path

from training import sources
from training.config import BUILD, HERE
from training.sources import DEV, EMOTIONS, TRAIN, Row
from training.splits import far_from, split_of

ROWS = BUILD / "rows.jsonl"
CARD = HERE / "DATA_CARD.md"
PICKED = ("songys", "3i4k", "kote", "curse")
LICENCES = {
    "kote": "MIT",
    "songys": "글 MIT, 라벨은 직접",
    "curse": "글 MIT, 라벨은 직접",
    "3i4k": "글 CC BY-SA 4.0, 라벨은 직접",
}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--add", type=Path, nargs="*", default=[])
    parser.add_argument("--picked", nargs="*", choices=PICKED, default=["songys"])
    options = parser.parse_args()
    rows = list(split_rows(collect(options.data, options.add, options.picked)))
    ROWS.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps({**asdict(row), "split": split}, ensure_ascii=False) for row, split in rows)
    ROWS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    CARD.write_text(card(rows), encoding="utf-8")
    print(Counter((row.register, split) for row, split in rows))


def collect(data: Path, added: Iterable[Path], picked: Container[str]) -> Iterator[Row]:
    """All labelled rows of the five-emotion task, those of the risk and fraud heads, then KOTE's."""
    messages = chain(
        sources.authored(),
        sources.lessons(),
        sources.developed(),
        sources.chat_labels(data),
        sources.keyed_labels(data),
    )
    yield from map(sources.without_fraud, messages)
    unsure = (row for row in sources.picked_labels(data) if row.source in picked)
    yield from map(sources.without_fraud, unsure)
    yield from sources.opened_crisis()
    yield from sources.opened_fraud()
    for path in added:
        for row in sources.read_tsv(path):
            yield sources.labelled(row, row["text"], path.stem, "real")
    for name in ("kote_train", "kote_val", "kote_test"):
        if (path := data / "kote" / f"{name}.tsv").exists():
            yield from (replace(row, source=name) for row in sources.kote(path))


def split_rows(rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """Rows with their split: the first of equal texts counts; KOTE keeps its own test set."""
    first = sorted(rows, key=lambda row: (DEV, None, TRAIN).index(row.side))  # what is measured stays so
    unique = list({(row.text, row.fine is None): row for row in reversed(first) if row.text}.values())
    messages = [row for row in unique if row.fine is None]
    measured = [row for row in messages if row.side is None]
    sides = split_of([row.text for row in measured])
    yield from zip(measured, sides, strict=True)
    held_out = [row.text for row, side in zip(measured, sides, strict=True) if side != TRAIN]
    developed = [row for row in messages if row.side == DEV]
    yield from ((row, DEV) for row in developed)
    independent = [row.text for row, _ in sources.independent()]
    yield from learnt_rows(messages, [*held_out, *(row.text for row in developed), *independent])
    comments = [row for row in unique if row.fine is not None]
    kept = {row.text for row in comments if row.source == "kote_test"}
    for row in comments:
        if row.source == "kote_test":
            yield row, "test"
        elif row.text not in kept:
            yield row, "dev" if sources.key_of(row.text) < "14" else TRAIN


def learnt_rows(messages: Iterable[Row], held_out: Sequence[str]) -> Iterator[tuple[Row, str]]:
    """The rows that are only learnt from, without those too near to a text of ``held_out``."""
    learnt = [row for row in messages if row.side == TRAIN]
    if learnt:
        far = far_from([row.text for row in learnt], held_out)
        yield from ((row, TRAIN) for row, is_far in zip(learnt, far, strict=True) if is_far)


def load_rows(split: str) -> list[Row]:
    """The prepared rows of ``split``."""
    with ROWS.open(encoding="utf-8") as file:
        raw = [json.loads(line) for line in file]
    chosen = [row for row in raw if row.pop("split") == split]
    return [Row(**{**row, "fine": None if row["fine"] is None else tuple(row["fine"])}) for row in chosen]


def card(rows: Iterable[tuple[Row, str]]) -> str:
    """The data card in Markdown."""
    counts: dict[str, Counter[str]] = {}
    for row, split in rows:
        counts.setdefault(row.source, Counter()).update(
            [split, row.emotion or "-", *(["금융"] if row.finance else []), *(["위험"] if row.risk else [])]
        )
    columns = ("train", "dev", "test", *EMOTIONS, "금융", "위험")
    lines = [
        "# 학습 데이터",
        "",
        "`python -m training.prepare_data`가 씁니다. 남의 글은 저장소에 넣지 않고, 라벨과 직접 쓴 글만 둡니다.",
        "거의 같은 글은 한쪽에만 들어가도록 나누었습니다. KOTE는 여러 라벨을 함께 갖고, 제 시험 묶음을 그대로 씁니다.",
        "",
        f"| 출처 | 라이선스 | {' | '.join(columns)} |",
        f"| --- | --- |{' ---: |' * len(columns)}",
    ]
    for source, counter in sorted(counts.items()):
        licence = LICENCES.get(source.split("_")[0], "직접 씀(MIT)")
        lines.append(f"| {source} | {licence} | {' | '.join(f'{counter[c]:,}' for c in columns)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
