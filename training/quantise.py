"""Step 4: the served file. int8 products, and fp32 for the few input columns that int8 would spoil."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from torch import Tensor

from app.services.emotion_analyzer.artefact import OnnxEngine
from training import graph
from training.model import EMOTION, EmotionNetwork

OUTLIERS = 2  # input columns of a matrix that stay fp32
FAR = 1.5  # how many times as large as the others they are
#: A matrix's short name and the part of a layer whose input it shares.
INPUTS = {
    "qkv": "attention.self.query",
    "out": "attention.output.dense",
    "up": "intermediate.dense",
    "down": "output.dense",
}
Ids = Sequence[Sequence[int]]


def state_of(network: EmotionNetwork, temperature: float) -> dict[str, graph.Array]:
    """The weights as the checkpoint has them (fp16), the temperature folded into the emotion logits."""
    state = {name: value.clone() for name, value in network.state_dict().items() if value.is_floating_point()}
    state["heads.weight"][EMOTION] /= temperature
    state["heads.bias"][EMOTION] /= temperature
    return {name: value.half().float().numpy() for name, value in state.items()}


def write_onnx(
    network: EmotionNetwork, temperature: float, samples: Ids, max_tokens: int, path: Path
) -> None:
    """Quantise ``network`` after looking at ``samples`` (rows of ids) and write it to ``path``."""
    plan = graph.Plan(outliers=outliers(network, samples))
    onnx.save(graph.build(state_of(network, temperature), max_tokens, plan), path)


@torch.inference_mode()
def outliers(
    network: EmotionNetwork, samples: Ids, count: int = OUTLIERS, far: float = FAR
) -> dict[str, npt.NDArray[np.int64]]:
    """The ``count`` columns that grow largest over ``samples``, of each matrix's input where they stand far out.

    Far out: the largest is at least ``far`` times the largest that would be left.
    """
    peaks: dict[str, Tensor] = {}

    def watch(name: str):  # type: ignore[no-untyped-def]
        def look(_module: object, inputs: tuple[Tensor, ...]) -> None:
            seen = inputs[0].abs().flatten(0, -2).amax(0)
            peaks[name] = torch.maximum(peaks.get(name, seen), seen)

        return look

    layers = network.encoder.encoder.layer
    hooks = [
        layer.get_submodule(part).register_forward_pre_hook(watch(f"{at}.{name}"))
        for at, layer in enumerate(layers)
        for name, part in INPUTS.items()
    ]
    for ids in samples:
        network.encoder(torch.tensor([ids]))
    for hook in hooks:
        hook.remove()
    peaks[f"{len(layers) - 1}.kv"] = peaks[f"{len(layers) - 1}.qkv"]
    largest = {name: peak.topk(count + 1) for name, peak in peaks.items()}
    return {
        name: top.indices[:count].sort().values.numpy()
        for name, top in largest.items()
        if top.values[0] >= far * top.values[count]
    }


def run(path: Path, ids: Ids) -> Tensor:
    """Logits (n, 58) of the file for rows of ids, one by one as in serving."""
    engine = OnnxEngine(path, threads=1)
    rows = [engine(row) for row in ids]
    return torch.from_numpy(np.stack(rows))
