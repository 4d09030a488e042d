"""AdamW, and how its rate rises and falls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor, nn

Optimiser = torch.optim.AdamW
Schedule = torch.optim.lr_scheduler.LambdaLR


def optimiser_of(
    groups: Sequence[tuple[Iterable[nn.Parameter], float]], weight_decay: float, steps: int, warmup: float
) -> tuple[Optimiser, Schedule]:
    """AdamW over (parameters, rate) groups; linear warm-up over a share of the steps, then linear decay."""
    parts = [{"params": list(parameters), "lr": rate} for parameters, rate in groups]
    optimiser = Optimiser(parts, weight_decay=weight_decay, fused=True)
    warm = max(1, int(steps * warmup))
    rate = lambda step: min((step + 1) / warm, max(0.02, (steps - step) / (steps - warm + 1)))  # noqa: E731
    return optimiser, Schedule(optimiser, rate)


def descend(loss: Tensor, network: nn.Module, optimiser: Optimiser, schedule: Schedule) -> None:
    """One step down ``loss``, no longer than 1."""
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    schedule.step()
    optimiser.zero_grad()
