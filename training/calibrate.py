"""Temperature scaling of the emotion head, and how well calibrated it is."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

BINS = 15


def fit_temperature(logits: Tensor, gold: Tensor) -> float:
    """The temperature that makes ``logits`` (n, 5) most likely to give ``gold`` (n,); Guo et al. 2017."""
    fixed = logits.clone()  # logits of inference mode cannot be differentiated through
    log_temperature = torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([log_temperature], lr=0.2, max_iter=60)

    def closure() -> Tensor:
        optimiser.zero_grad()
        loss = F.cross_entropy(fixed / log_temperature.exp(), gold)
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimiser.step(closure)  # type: ignore[arg-type]
    return float(log_temperature.detach().exp())


def expected_calibration_error(shares: Tensor, gold: Tensor) -> float:
    """Mean gap between confidence and accuracy over 15 equal bins; ``shares`` (n, 5) sum to 1."""
    confidence, guess = shares.max(1)
    right = (guess == gold).float()
    bins = (confidence * BINS).long().clamp(max=BINS - 1)
    gaps = [
        (confidence[bins == b].mean() - right[bins == b].mean()).abs() * (bins == b).float().mean()
        for b in range(BINS)
        if (bins == b).any()
    ]
    return float(torch.stack(gaps).sum())
