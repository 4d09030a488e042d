"""Quantisation-aware training: the int8 products of the served file, simulated while a network learns.

A network that has only seen exact products loses answers when they are rounded, because a few columns
of what flows between its layers are far larger than the others and one scale must hold them all. Trained
under that rounding it learns to do without (Jacob et al. 2018, arXiv:1712.05877).
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional as F

#: The matrices of a layer that are served in int8; of the last layer, which serves one token, ``LAST``.
SERVED = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
LAST = ("attention.self.key", "attention.self.value", "intermediate.dense", "output.dense")


class RoundedLinear(nn.Linear):
    """A linear part that rounds input and weight as the served product does; gradients pass straight through.

    The steps of the rounding are reckoned in fp32: bf16 cannot tell all 256 of them apart.
    """

    def forward(self, x: Tensor) -> Tensor:
        """(n, tokens, in) to (n, tokens, out)."""
        return F.linear(rounded_input(x.float()), rounded_weight(self.weight), self.bias)


def round_products(layers: nn.ModuleList) -> None:
    """Let every product of ``layers`` that is served in int8 round; names and weights stay the same."""
    for at, layer in enumerate(layers):
        for name in LAST if at == len(layers) - 1 else SERVED:
            exact = layer.get_submodule(name)
            rounded = RoundedLinear(exact.in_features, exact.out_features)
            rounded.weight, rounded.bias = exact.weight, exact.bias
            layer.set_submodule(name, rounded)


def rounded_input(x: Tensor) -> Tensor:
    """``x`` of shape (n, tokens, width) as uint8, with a scale and a zero point for each of the n messages."""
    seen = x.detach()
    low = seen.amin((1, 2), keepdim=True).clamp(max=0)
    high = seen.amax((1, 2), keepdim=True).clamp(min=0)
    scale = ((high - low) / 255).clamp(min=1e-12)
    zero = (-low / scale).round()
    whole = ((seen / scale).round() + zero).clamp(0, 255)
    return straight_through(x, (whole - zero) * scale)


def rounded_weight(weight: Tensor) -> Tensor:
    """``weight`` of shape (out, in) as int8 with a scale for each output."""
    seen = weight.detach()
    scale = (seen.abs().amax(1, keepdim=True) / 127).clamp(min=1e-12)
    return straight_through(weight, (seen / scale).round() * scale)


def straight_through(exact: Tensor, rounded: Tensor) -> Tensor:
    """The value of ``rounded`` with the gradient of ``exact``."""
    return exact + (rounded - exact).detach()
