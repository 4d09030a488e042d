"""What a student learns from: the answers of its teachers, on labelled and further texts.

The teachers are earlier networks and, beside them, a regression over character n-grams: it knows what
words alone tell, the networks what stands between them, and together they err less than either.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training import lexical, model, sources
from training.config import Run
from training.finished import answer, load_network
from training.prepare_data import load_rows
from training.sources import EMOTIONS, Row

SURE = 0.9  # how far a lesson is believed where it corrects the teachers


def further_rows(rows: Sequence[Row], data: Path, count: int, seed: int) -> list[Row]:
    """Up to ``count`` unlabelled texts that are in none of the splits; songys and 3i4k come first."""
    taken = {row.text for split in ("dev", "test") for row in load_rows(split)} | {row.text for row in rows}
    texts = {text: source for text, source in sources.unlabelled(data) if text and text not in taken}
    chosen = sorted(texts.items())
    random.Random(seed).shuffle(chosen)
    chosen.sort(key=lambda item: item[1] != "songys")
    return [Row(text, source, "unlabelled") for text, source in chosen[:count]]


def answers(run: Run, rows: Sequence[Row], tokenizer: Tokenizer, device: torch.device) -> Tensor:
    """What the teachers of ``run`` say of ``rows``: logits of shape (n, 58)."""
    texts = [row.text for row in rows]
    logits = torch.stack([answer(load_network(t).to(device), texts, tokenizer) for t in run.teachers]).mean(0)
    if run.lexical:
        said = logits[:, model.EMOTION].log_softmax(1)
        logits[:, model.EMOTION] = said + run.lexical * torch.from_numpy(
            lexical.log_probabilities(rows, run.seed)
        )
    return corrected(logits, rows, run)


def corrected(logits: Tensor, rows: Sequence[Row], run: Run) -> Tensor:
    """``logits`` of shape (n, 58) in which the sure emotions of the run's lessons stand in the teachers' place.

    A lesson is written where the teachers err: following them there would teach the error again, while
    everywhere else they keep the student from forgetting what it knew.
    """
    taught = [at for at, row in enumerate(rows) if row.source in run.whole and row.sure and row.emotion]
    share = torch.full((len(taught), len(EMOTIONS)), (1 - SURE) / (len(EMOTIONS) - 1))
    share[range(len(taught)), [EMOTIONS.index(str(rows[at].emotion)) for at in taught]] = SURE
    logits[taught, model.EMOTION] = share.log() * model.TEMPERATURE
    return logits
