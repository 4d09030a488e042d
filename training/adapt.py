"""Step 2b: the base learns how people write here. ``python -m training.adapt [NAME ...] --data DIR``.

Masked words are guessed in every Korean text that may be read (Devlin et al. 2019; going on with it in the
register of the task: Gururangan et al. 2020, arXiv:2004.10964). A shallower encoder gets used to the layers
it lost in the same way. Labels are not looked at, and texts of the development and test sets are left out.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F
from tqdm import tqdm
from transformers import BertModel

from training import sources
from training.config import BUILD, Adaptation, load_config
from training.dataset import Order, pad, shuffled
from training.device import device_of, fast_products
from training.finished import load_tokenizer
from training.model import ATTENTION, keep_layers
from training.prepare_base import BASE
from training.prepare_data import load_rows
from training.schedule import descend, optimiser_of

MASKED = 0.2  # of the tokens
REPLACED, KEPT = 0.1, 0.1  # of the masked ones: by another piece, and left as they are
UNKNOWN, FIRST_PIECE = 3, 4  # <unk> stands for what is masked: the vocabulary has no piece of its own for it


class Guesser(nn.Module):
    """The encoder and a head that names the masked pieces; its last matrix is the encoder's own words."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.head = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.bias = nn.Parameter(torch.zeros(encoder.config.vocab_size))

    def forward(self, ids: Tensor, mask: Tensor, at: Tensor) -> Tensor:
        """Logits (masked, pieces) of the places ``at`` of the flattened ids (n, tokens)."""
        seen = self.encoder(ids, attention_mask=mask).last_hidden_state.flatten(0, 1)[at]
        return F.linear(self.head(seen), self.encoder.embeddings.word_embeddings.weight, self.bias)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="all when left out")
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    config = load_config()
    for name in options.names or config.adaptations:
        if (BUILD / name / "model.safetensors").exists():
            print(f"{name} is finished")
        else:
            adapt(config.adaptations[name], config.max_tokens, options.data)


def adapt(plan: Adaptation, max_tokens: int, data: Path) -> None:
    """Write the adapted encoder to ``build/emotion/NAME``."""
    torch.manual_seed(plan.seed)
    device, tokenizer = device_of(), load_tokenizer()
    texts = texts_of(data)
    encoder = BertModel.from_pretrained(
        BASE,
        add_pooling_layer=False,
        attn_implementation=ATTENTION,
        hidden_dropout_prob=0.0,  # a few rounds over short texts learn none of them by heart
        attention_probs_dropout_prob=0.0,
    )
    keep_layers(encoder, plan.layers)
    network = Guesser(encoder).to(device).train()
    order = Order(plan.batch_tokens, max_tokens, augment=0.0)
    rng = random.Random(plan.seed)
    steps = plan.epochs * sum(1 for _ in shuffled(texts, tokenizer, order, random.Random(0)))
    optimiser, schedule = optimiser_of([(network.parameters(), plan.learning_rate)], 0.01, steps, warmup=0.06)
    for epoch in range(plan.epochs):
        began, total, count = time.monotonic(), torch.zeros((), device=device), 0
        for ids, mask, at, gold in tqdm(questions(texts, tokenizer, order, rng, device), mininterval=10):
            with fast_products(device):
                logits = network(ids, mask, at)
            loss = F.cross_entropy(logits.float(), gold)
            descend(loss, network, optimiser, schedule)
            total, count = total + loss.detach(), count + 1
        print(
            f"{plan.name} {epoch}: {float(total) / count:.3f} in {time.monotonic() - began:.0f} s", flush=True
        )
    encoder.save_pretrained(BUILD / plan.name)


def texts_of(data: Path) -> list[str]:
    """Every text that may be read, none of those that are measured."""
    measured = {row.text for split in ("dev", "test") for row in load_rows(split)}
    measured |= {row.text for row, _ in sources.independent()}
    read = {row.text for row in load_rows("train")} | {text for text, _ in sources.unlabelled(data)}
    return sorted(text for text in read - measured if text)


def questions(
    texts: Sequence[str], tokenizer: Tokenizer, order: Order, rng: random.Random, device: torch.device
) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
    """Ids with gaps and mask, both (n, tokens), the flat places of the gaps and what stood there."""
    pieces = tokenizer.get_vocab_size()
    for _, batch in shuffled(texts, tokenizer, order, rng):
        ids, mask = (part.to(device) for part in pad(batch))
        chance = torch.rand(ids.shape, device=device)
        gaps = (chance < MASKED) & (ids >= FIRST_PIECE)
        at = gaps.flatten().nonzero()[:, 0]
        share = chance / MASKED
        other = torch.randint(FIRST_PIECE, pieces, ids.shape, device=device)
        shown = torch.where(share < REPLACED, other, torch.where(share < REPLACED + KEPT, ids, UNKNOWN))
        yield torch.where(gaps, shown, ids), mask, at, ids.flatten()[at]


if __name__ == "__main__":
    main()
