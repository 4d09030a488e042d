"""Rows to padded batches of about equal size."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.augment import disturb
from training.sources import EMOTIONS, FINE_LABELS, FRAUD_KINDS, Row

PAD = 1
UNKNOWN = -1.0


@dataclass(frozen=True, slots=True)
class Batch:
    """``n`` rows. Unknown targets are -1; ``teacher`` holds averaged logits (n, 58) where distilled."""

    ids: Tensor  # (n, tokens)
    mask: Tensor  # (n, tokens)
    emotion: Tensor  # (n,) class index
    binary: Tensor  # (n, 2) finance, risk
    fine: Tensor  # (n, 44)
    fraud: Tensor  # (n, 7)
    weight: Tensor  # (n,)
    teacher: Tensor | None = None

    def to(self, device: torch.device) -> Batch:
        """The same batch on ``device``."""
        moved = {name: getattr(self, name) for name in self.__slots__}
        return Batch(**{k: None if v is None else v.to(device) for k, v in moved.items()})


@dataclass(frozen=True, slots=True)
class Order:
    """How an epoch is cut into batches and disturbed."""

    batch_tokens: int
    max_tokens: int
    augment: float
    unsure_weight: float


def batches(
    rows: Sequence[Row], tokenizer: Tokenizer, order: Order, rng: random.Random, teacher: Tensor | None = None
) -> Iterator[Batch]:
    """One shuffled epoch; ``teacher`` is aligned with ``rows``."""
    texts = [disturb(row.text, rng) if rng.random() < order.augment else row.text for row in rows]
    ids = [cut(e.ids, order.max_tokens) for e in tokenizer.encode_batch_fast(texts)]
    groups = list(group(ids, order.batch_tokens, rng))
    rng.shuffle(groups)
    for chosen in groups:
        yield collate([rows[i] for i in chosen], [ids[i] for i in chosen], order, part(teacher, chosen))


def part(teacher: Tensor | None, chosen: Sequence[int]) -> Tensor | None:
    """The chosen rows of ``teacher``."""
    return None if teacher is None else teacher[list(chosen)]


def cut(ids: list[int], limit: int) -> list[int]:
    """At most ``limit`` tokens, the closing one kept."""
    return ids if len(ids) <= limit else [*ids[: limit - 1], ids[-1]]


def group(ids: Sequence[list[int]], batch_tokens: int, rng: random.Random) -> Iterator[list[int]]:
    """Indices of rows of about equal length, up to ``batch_tokens`` padded tokens together."""
    by_length = sorted(range(len(ids)), key=lambda i: len(ids[i]) + rng.random() * 4)
    chosen: list[int] = []
    longest = 0
    for index in by_length:
        longest = max(longest, len(ids[index]))
        if chosen and longest * (len(chosen) + 1) > batch_tokens:
            yield chosen
            chosen, longest = [], len(ids[index])
        chosen.append(index)
    if chosen:
        yield chosen


def collate(rows: Sequence[Row], ids: Sequence[list[int]], order: Order, teacher: Tensor | None) -> Batch:
    """Pad ``ids`` and gather the targets."""
    padded, mask = pad(ids)
    return Batch(
        ids=padded,
        mask=mask,
        emotion=torch.tensor([-1 if r.emotion is None else EMOTIONS.index(r.emotion) for r in rows]),
        binary=torch.tensor([[known(r.finance), known(r.risk)] for r in rows]),
        fine=torch.stack([fine_targets(r) for r in rows]),
        fraud=torch.tensor([fraud_targets(r) for r in rows]),
        weight=torch.tensor([1.0 if r.sure else order.unsure_weight for r in rows]),
        teacher=teacher,
    )


def pad(ids: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    """Ids and mask of shape (n, longest)."""
    longest = max(map(len, ids))
    padded = torch.tensor([[*row, *[PAD] * (longest - len(row))] for row in ids])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in ids])
    return padded, mask


def known(value: bool | None) -> float:
    """1, 0 or unknown."""
    return UNKNOWN if value is None else float(value)


def fine_targets(row: Row) -> Tensor:
    """KOTE's labels as 44 zeros and ones, all unknown for other rows."""
    if row.fine is None:
        return torch.full((FINE_LABELS,), UNKNOWN)
    targets = torch.zeros(FINE_LABELS)
    targets[list(row.fine)] = 1.0
    return targets


def fraud_targets(row: Row) -> list[float]:
    """A one for the kind that the row tells of, all unknown where nobody said."""
    return [UNKNOWN if row.fraud is None else float(row.fraud == kind) for kind in FRAUD_KINDS]
