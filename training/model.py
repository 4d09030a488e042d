"""The network: one encoder, one pooled vector, four heads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertConfig, BertModel
from transformers.models.bert.modeling_bert import BertLayer

from training.dataset import Targets
from training.sources import EMOTIONS, FINE_LABELS, FRAUD_KINDS

#: Where each head's logits lie in the output of shape (n, 58).
EMOTION = slice(0, len(EMOTIONS))
BINARY = slice(len(EMOTIONS), len(EMOTIONS) + 2)  # finance, risk
FINANCE, RISK = range(BINARY.start, BINARY.stop)
FINE = slice(len(EMOTIONS) + 2, len(EMOTIONS) + 2 + FINE_LABELS)
FRAUD = slice(FINE.stop, FINE.stop + len(FRAUD_KINDS))
OUTPUTS = FRAUD.stop
TEMPERATURE = 2.0
#: On a CPU the fused kernel's way back takes as long as everything else where texts are this short.
ATTENTION = "eager"


class EmotionNetwork(nn.Module):
    """BERT with its usual pooler (first token, tanh), as ``BertForSequenceClassification`` has it."""

    def __init__(self, encoder: BertModel, dropout: float) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.Linear(encoder.config.hidden_size, OUTPUTS)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Logits of shape (n, 58) for ids and mask of shape (n, tokens)."""
        return self.answer(self.pool(ids, mask))

    def answer(self, pooled: Tensor) -> Tensor:
        """Logits of shape (n, 58) for what the heads see, of shape (n, 384)."""
        logits: Tensor = self.heads(self.dropout(pooled))
        return logits

    def pool(self, ids: Tensor, mask: Tensor) -> Tensor:
        """What the heads see: shape (n, 384)."""
        pooled: Tensor = self.encoder(ids, attention_mask=mask).pooler_output
        return pooled


def start_from_base(directory: Path, layers: tuple[int, ...], dropout: float) -> EmotionNetwork:
    """The base encoder reduced to ``layers``, a gathering layer on top, new heads.

    In e5 the first token hardly differs from text to text (its meaning lies in the mean of all
    tokens), while ``BertForSequenceClassification`` reads the first token only. The gathering layer is
    an ordinary layer that begins by adding the mean of all tokens to the first one.
    """
    encoder = BertModel.from_pretrained(
        directory,
        attn_implementation=ATTENTION,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
    )
    keep_layers(encoder, layers)
    encoder.encoder.layer.append(gathering_layer(encoder.config))
    encoder.config.num_hidden_layers += 1
    return EmotionNetwork(encoder, dropout)


def gathering_layer(config: BertConfig) -> BertLayer:
    """Near-uniform attention that passes values through unchanged, and a silent feed-forward part."""
    layer = BertLayer(config, layer_idx=config.num_hidden_layers)
    attention = layer.attention
    for linear in (attention.self.query, attention.self.key, layer.intermediate.dense):
        nn.init.normal_(linear.weight, std=0.02)
        nn.init.zeros_(linear.bias)
    for linear in (attention.self.value, attention.output.dense):
        nn.init.eye_(linear.weight)
        nn.init.zeros_(linear.bias)
    nn.init.zeros_(layer.output.dense.weight)
    nn.init.zeros_(layer.output.dense.bias)
    return layer


@torch.inference_mode()
def standardise_pooler(network: EmotionNetwork, samples: Iterable[Tensor]) -> None:
    """Begin the pooler as a standardisation of what it sees for ``samples`` of shape (1, tokens)."""
    network.eval()
    firsts = torch.cat([network.encoder(ids).last_hidden_state[:, 0] for ids in samples])
    mean, scale = firsts.mean(0), 1 / (firsts.std(0) + 1e-2)
    dense = network.encoder.pooler.dense
    dense.weight.copy_(torch.diag(scale))
    dense.bias.copy_(-mean * scale)


def keep_layers(encoder: BertModel, layers: tuple[int, ...]) -> None:
    """Drop every layer that is not in ``layers``."""
    encoder.encoder.layer = nn.ModuleList(encoder.encoder.layer[i] for i in layers)
    encoder.config.num_hidden_layers = len(layers)


def loss_of(logits: Tensor, targets: Targets, smoothing: float, kote_share: float) -> Tensor:
    """The sum of the heads' losses, each over the rows that have its label."""
    said = (targets.emotion >= 0).float() * targets.weight
    emotion = F.cross_entropy(
        logits[:, EMOTION], targets.emotion.clamp(min=0), reduction="none", label_smoothing=smoothing
    )
    return (
        (emotion * said).sum() / len(said)
        + binary_loss(logits[:, BINARY], targets.binary)
        + binary_loss(logits[:, FRAUD], targets.fraud)
        + kote_share * 4 / FINE_LABELS * binary_loss(logits[:, FINE], targets.fine)
    )


def binary_loss(logits: Tensor, targets: Tensor) -> Tensor:
    """The sum over yes-or-no questions, both of shape (n, questions); unknown targets (-1) do not count."""
    said = (targets >= 0).float()
    losses = F.binary_cross_entropy_with_logits(logits, targets.clamp(min=0), reduction="none")
    return (losses * said).sum() / len(targets)


def distil_loss(logits: Tensor, teacher: Tensor, kote_share: float) -> Tensor:
    """How far ``logits`` are from the teacher's, all heads; both (n, 58). ``kote_share``: the fine head's weight."""
    soft = F.kl_div(
        F.log_softmax(logits[:, EMOTION] / TEMPERATURE, -1),
        F.softmax(teacher[:, EMOTION] / TEMPERATURE, -1),
        reduction="batchmean",
    )
    binary = F.binary_cross_entropy_with_logits(logits[:, BINARY], teacher[:, BINARY].sigmoid())
    fine = F.binary_cross_entropy_with_logits(logits[:, FINE], teacher[:, FINE].sigmoid())
    fraud = F.binary_cross_entropy_with_logits(logits[:, FRAUD], teacher[:, FRAUD].sigmoid())
    return soft * TEMPERATURE**2 + 2 * binary + 2 * kote_share * fine + len(FRAUD_KINDS) * fraud
