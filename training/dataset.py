"""Rows to padded batches of about equal size."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.augment import disturb
from training.sources import EMOTIONS, FINE_LABELS, FRAUD_KINDS, Row

PAD = 1
UNKNOWN = -1.0


@dataclass(frozen=True, slots=True)
class Targets:
    """What ``n`` rows should be answered with. Unknown is -1; ``teacher`` holds logits (n, 58) where distilled."""

    emotion: Tensor  # (n,) class index
    binary: Tensor  # (n, 2) finance, risk
    fine: Tensor  # (n, 44)
    fraud: Tensor  # (n, 7)
    weight: Tensor  # (n,)
    teacher: Tensor | None = None

    def to(self, device: torch.device) -> Targets:
        """The same targets on ``device``."""
        return self.each(lambda part: part.to(device, non_blocking=True))

    def of(self, chosen: Sequence[int]) -> Targets:
        """The targets of the ``chosen`` rows."""
        at = torch.tensor(chosen, device=self.emotion.device)
        return self.each(lambda part: part[at])

    def each(self, change: Callable[[Tensor], Tensor]) -> Targets:
        """Every part changed alike."""
        parts = {name: getattr(self, name) for name in self.__slots__}
        return Targets(**{name: None if part is None else change(part) for name, part in parts.items()})


@dataclass(frozen=True, slots=True)
class Batch:
    """Ids and mask, both of shape (n, tokens), and the targets of the n rows."""

    ids: Tensor
    mask: Tensor
    targets: Targets


@dataclass(frozen=True, slots=True)
class Order:
    """How an epoch is cut into batches and disturbed."""

    batch_tokens: int
    max_tokens: int
    augment: float


def batches(
    texts: Sequence[str], targets: Targets, tokenizer: Tokenizer, order: Order, rng: random.Random
) -> Iterator[Batch]:
    """One shuffled epoch on the device of the ``targets``, which are aligned with the ``texts``."""
    device = targets.emotion.device
    for chosen, ids in shuffled(texts, tokenizer, order, rng):
        padded, mask = pad(ids)
        yield Batch(padded.to(device), mask.to(device), targets.of(chosen))


def shuffled(
    texts: Sequence[str], tokenizer: Tokenizer, order: Order, rng: random.Random
) -> Iterator[tuple[list[int], list[list[int]]]]:
    """Each batch's rows and their token ids, in a new order, some texts disturbed."""
    said = [disturb(text, rng) if rng.random() < order.augment else text for text in texts]
    ids = [cut(e.ids, order.max_tokens) for e in tokenizer.encode_batch_fast(said)]
    groups = list(group(ids, order.batch_tokens, rng))
    rng.shuffle(groups)
    for chosen in groups:
        yield chosen, [ids[i] for i in chosen]


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


def targets_of(rows: Sequence[Row], unsure_weight: float, teacher: Tensor | None = None) -> Targets:
    """The targets of ``rows``; where a reader was unsure the emotion weighs ``unsure_weight``."""
    return Targets(
        emotion=torch.tensor([-1 if r.emotion is None else EMOTIONS.index(r.emotion) for r in rows]),
        binary=torch.tensor([[known(r.finance), known(r.risk)] for r in rows]),
        fine=torch.stack([fine_targets(r) for r in rows]),
        fraud=torch.tensor([fraud_targets(r) for r in rows]),
        weight=torch.tensor([1.0 if r.sure else unsure_weight for r in rows]),
        teacher=teacher,
    )


def pad(ids: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    """Ids and mask of shape (n, longest)."""
    longest = max(map(len, ids))
    padded = torch.tensor([[*row, *[PAD] * (longest - len(row))] for row in ids])
    return padded, (padded != PAD).long()


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
