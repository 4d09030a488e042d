"""A finished run, and what it answers."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor
from tqdm import tqdm

from training import model
from training.config import BUILD, load_config
from training.dataset import cut, group, pad
from training.model import EmotionNetwork
from training.prepare_base import BASE


def load_tokenizer() -> Tokenizer:
    """The trimmed tokenizer, without padding or truncation."""
    return Tokenizer.from_file(str(BASE / "tokenizer.json"))


def load_weights(name: str) -> dict[str, Tensor]:
    """The last checkpoint's weights of run ``name``."""
    weights: dict[str, Tensor] = torch.load(BUILD / name / "checkpoint.pt", weights_only=True)["network"]
    return weights


def load_network(name: str) -> EmotionNetwork:
    """A finished run, ready to answer."""
    weights = load_weights(name)
    depth = len({key.split(".")[3] for key in weights if key.startswith("encoder.encoder.layer.")})
    network = model.start_from_base(BASE, tuple(range(depth - 1)), load_config().runs[name].dropout)
    network.load_state_dict(weights)
    return network.eval()


def answer(
    network: EmotionNetwork, texts: Sequence[str], tokenizer: Tokenizer, max_tokens: int = 128
) -> Tensor:
    """Logits of shape (n, 58) for ``texts``, in their order."""
    return run_over(network, network, model.OUTPUTS, texts, tokenizer, max_tokens)


def pooled(
    network: EmotionNetwork, texts: Sequence[str], tokenizer: Tokenizer, max_tokens: int = 128
) -> Tensor:
    """What the heads see of ``texts``: shape (n, 384), in their order."""
    width = network.encoder.config.hidden_size
    return run_over(network, network.pool, width, texts, tokenizer, max_tokens)


@torch.inference_mode()
def run_over(
    network: EmotionNetwork,
    read: Callable[[Tensor, Tensor], Tensor],
    width: int,
    texts: Sequence[str],
    tokenizer: Tokenizer,
    max_tokens: int,
) -> Tensor:
    """``read`` of ids and mask, of shape (n, ``width``), for ``texts`` in batches of like length."""
    network.eval()
    device = next(network.parameters()).device
    ids = [cut(e.ids, max_tokens) for e in tokenizer.encode_batch_fast(texts)]
    said = torch.zeros(len(texts), width)
    for chosen in tqdm(list(group(ids, 4096, random.Random(0))), mininterval=10):
        padded, mask = pad([ids[i] for i in chosen])
        said[chosen] = read(padded.to(device), mask.to(device)).float().cpu()
    return said
