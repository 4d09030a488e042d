"""What wording speaks for danger and for fraud. ``python -m training.word_weights [crisis|fraud] --data DIR``.

A logistic regression over the features of ``app.services.word_weights``, learnt from the opened sets of
``tests/safety`` and, as everyday talk and further danger, from our own messages and Songys'. Thresholds
come from scores of rows whose set was not learnt from: a tenth of the sets in turn is left out. Those for wording and
emotion model together come from the sets that the model in ``app/models/emotion`` has not learnt from either
(``sources.DEV_PARTS``), so this is run again after each new model. The held-out sets are not read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from app.services.emotion_analyzer.analyzer import read
from app.services.emotion_analyzer.artefact import Artefact, open_artefact
from app.services.safety_screen.normal_form import sign_form
from app.services.safety_screen.screening import DANGER
from app.services.told_loans.plain_form import plain_form
from app.services.word_weights import MeaningParts, features, load_parts, voices
from app.services.word_weights.weights import ALONE, TOGETHER, WEIGHTS
from training import sources
from training.config import ARTEFACT, HERE
from training.council import KEPT, Unlearnt, council_table, together

ROOT = HERE.parent
SERVICES = ROOT / "app" / "services"
FOLDS = 10
#: No kind of fraud is heard for danger: whoever was defrauded would seem to be in it.
FEELING = frozenset({*sources.EMOTIONS, "finance", "risk"})


@dataclass(frozen=True, slots=True)
class WrittenMessage:
    """A message as it was written; ``part`` names its set, ``None`` for everyday talk."""

    text: str
    label: str
    part: str | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What is learnt for one screen."""

    name: str
    package: Path
    labels: tuple[str, ...]
    rows: Callable[[Path], Iterator[WrittenMessage]]
    normal: Callable[[str], str]  # the normal form in which wording is read
    hears: frozenset[str]  # the voices of the model's reading that are weighed with the wording
    strength: float  # inverse of the regularisation
    weight: float  # of a row of the sets beside one of everyday talk
    everyday: bool  # whether everyday talk adds features of its own
    rarest: int  # messages a feature must occur in
    alarms: Mapping[str, float]  # threshold: the share of harmless rows that may reach it
    misses: Mapping[str, float]  # threshold: the share of rows with a label that may stay under it


def crisis_rows(data: Path) -> Iterator[WrittenMessage]:
    """Danger, to oneself or to others, and none: the opened sets, our own messages, everyday talk."""
    for row in sources.lane_rows(f"crisis_{sources.OPENED}"):
        if row["expected"] != "concern" or row["kind"] == "about_other":
            label = sources.NONE if row["expected"] == sources.NONE else DANGER
            yield WrittenMessage(row["text"], label, row["part"], row["kind"])
    songys = (row for row in sources.chat_labels(data) if row.source == "songys")
    for row in chain(sources.authored(), sources.lessons(), songys):
        yield WrittenMessage(row.text, DANGER if row.risk else sources.NONE)


def fraud_rows(data: Path) -> Iterator[WrittenMessage]:
    """Kinds of fraud and none: the opened sets; our own messages without a written sign as everyday talk."""
    del data
    for row in sources.lane_rows(f"fraud_{sources.OPENED}"):
        yield WrittenMessage(row["text"], row["kind"], row["part"], row["kind"])
    for row in map(sources.without_fraud, chain(sources.authored(), sources.lessons())):
        if row.fraud is not None:
            yield WrittenMessage(row.text, row.fraud)


TASKS = {
    "crisis": Task(
        name="crisis",
        package=SERVICES / "safety_screen",
        labels=(DANGER,),
        rows=crisis_rows,
        normal=sign_form,
        hears=FEELING,
        strength=50,
        weight=8,
        everyday=True,
        rarest=3,
        alarms={"certain": 0.015, "likely": 0.05},
        misses={"unlikely": 0.01},
    ),
    "fraud": Task(
        name="fraud",
        package=SERVICES / "fraud_screen",
        labels=sources.FRAUD_KINDS,
        rows=fraud_rows,
        normal=plain_form,
        hears=FEELING | set(sources.FRAUD_KINDS),
        strength=20,
        weight=15,
        everyday=False,
        rarest=4,
        alarms={"certain": 0.015, "likely": 0.05},
        misses={"unlikely": 0.005},
    ),
}


@dataclass(frozen=True, slots=True)
class Learnt:
    """A vocabulary and one regression a label."""

    counts: TfidfVectorizer
    judges: tuple[LogisticRegression, ...]

    def scores(self, found: Sequence[set[str]]) -> np.ndarray:
        """Log-odds, shape (n, labels)."""
        seen = self.counts.transform(found)
        return np.stack([judge.decision_function(seen) for judge in self.judges], axis=1)


def learn(task: Task, rows: Sequence[WrittenMessage], found: Sequence[set[str]]) -> Learnt:
    """Fit every label against all other rows."""
    occurring = Counter(
        name for row, names in zip(rows, found, strict=True) if row.part or task.everyday for name in names
    )
    vocabulary = sorted(name for name, times in occurring.items() if times >= task.rarest)
    counts = TfidfVectorizer(analyzer=lambda names: names, vocabulary=vocabulary, binary=True)
    seen: csr_matrix = counts.fit_transform(found)
    weights = np.array([1.0 if row.part is None else task.weight for row in rows])
    judges = []
    for label in task.labels:
        judge = LogisticRegression(
            C=task.strength, class_weight="balanced", solver="liblinear", tol=1e-3, random_state=0
        )
        judges.append(judge.fit(seen, [row.label == label for row in rows], sample_weight=weights))
    return Learnt(counts, tuple(judges))


def left_out_scores(task: Task, rows: Sequence[WrittenMessage], found: Sequence[set[str]]) -> np.ndarray:
    """Log-odds (n, labels) of every row of the sets, by what was learnt without its set."""
    scores = np.full((len(rows), len(task.labels)), np.nan)
    parts = list(dict.fromkeys(row.part for row in rows if row.part is not None))
    for fold in range(FOLDS):
        out = frozenset(parts[fold::FOLDS])
        seen = [i for i, row in enumerate(rows) if row.part not in out]
        left = [i for i, row in enumerate(rows) if row.part in out]
        learnt = learn(task, [rows[i] for i in seen], [found[i] for i in seen])
        scores[left] = learnt.scores([found[i] for i in left])
        print(task.name, fold, flush=True)
    return scores


def unlearnt(task: Task, rows: Sequence[WrittenMessage], scores: np.ndarray, artefact: Artefact) -> Unlearnt:
    """Read those rows."""
    chosen = tuple(i for i, row in enumerate(rows) if row.part in sources.DEV_PARTS[task.name])
    heard = [voices(read(artefact, rows[i].text)) for i in chosen]
    kept = [
        (i, {name: odds for name, odds in said.items() if name in task.hears})
        for i, said in zip(chosen, heard, strict=True)
        if said
    ]
    places = (sources.NONE, *task.labels)
    return Unlearnt(
        names=tuple(kept[0][1]),
        rows=tuple(i for i, _ in kept),
        parts=tuple(rows[i].part for i, _ in kept),
        said=np.array([[*scores[i], *said.values()] for i, said in kept]),
        meant=np.array([places.index(rows[i].label) for i, _ in kept]),
    )


def thresholds(task: Task, rows: Sequence[WrittenMessage], highest: np.ndarray) -> dict[str, float]:
    """Log-odds that let through the task's shares of alarms and misses, of the rows that have a number."""
    scored = ~np.isnan(highest)
    harmless = highest[scored & [row.label == sources.NONE for row in rows]]
    meant = highest[scored & [row.label in task.labels for row in rows]]
    at = {name: np.quantile(harmless, 1 - share) for name, share in task.alarms.items()}
    at |= {name: np.quantile(meant, share) for name, share in task.misses.items()}
    return {name: round(float(value), 2) for name, value in at.items()}


def left_out_shares(
    rows: Sequence[WrittenMessage], highest: np.ndarray, at: Mapping[str, float]
) -> dict[str, dict[str, float]]:
    """For every threshold the share of each kind of row that reached it."""
    scored = ~np.isnan(highest)
    kinds = sorted({row.kind for row in rows if row.part is not None} | {sources.NONE})
    of = {kind: highest[scored & [kind in (row.kind, row.label) for row in rows]] for kind in kinds}
    return {
        name: {kind: round(float((scores >= value).mean()), 3) for kind, scores in of.items() if len(scores)}
        for name, value in at.items()
    }


def write(task: Task, learnt: Learnt, messages: int, further: Mapping[str, object]) -> None:
    """The weights as JSON, one feature a line."""
    seen = np.round(np.exp(-(learnt.counts.idf_ - 1)) * (1 + messages) - 1).astype(int)
    columns = np.concatenate([judge.coef_ for judge in learnt.judges])
    names = sorted(learnt.counts.vocabulary_.items())
    head = {
        "labels": task.labels,
        "messages": messages,
        "bias": [round(float(judge.intercept_[0]), KEPT) for judge in learnt.judges],
        **further,
    }
    lines = (
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(row_of(seen[i], columns[:, i]))}"
        for name, i in names
    )
    body = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    (task.package / WEIGHTS).write_text(
        f'{body},\n "features": {{\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8"
    )


def row_of(seen: int, weights: np.ndarray) -> list[float]:
    """How many messages hold a feature, and its weights."""
    return [int(seen), *(float(f"{weight:.3g}") for weight in weights)]


def run(task: Task, data: Path) -> None:
    """Learn one task and write it."""
    artefact = open_artefact(ARTEFACT, threads=1)
    rows = list(task.rows(data))
    parts: MeaningParts = load_parts(task.package)
    found = [features(task.normal(row.text), parts) for row in rows]
    scores = left_out_scores(task, rows, found)
    seen = unlearnt(task, rows, scores, artefact)
    highest = {ALONE: scores.max(1), TOGETHER: together(seen, scores.shape).max(1)}
    at = {way: thresholds(task, rows, of) for way, of in highest.items()}
    shares = {way: left_out_shares(rows, of, at[way]) for way, of in highest.items()}
    manifest = json.loads((ARTEFACT / "manifest.json").read_text("utf-8"))
    model = manifest["files"]["model.onnx"]["sha256"]
    further = {
        "model": model,
        "council": council_table(task.labels, seen),
        "thresholds": at,
        "left_out": shares,
    }
    print(json.dumps(further, ensure_ascii=False, indent=1))
    write(task, learn(task, rows, found), len(rows), further)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tasks", nargs="*", default=list(TASKS), help="crisis, fraud")
    parser.add_argument("--data", type=Path, required=True, help="자료 폴더")
    options = parser.parse_args()
    for name in options.tasks:
        run(TASKS[name], options.data)


if __name__ == "__main__":
    main()
