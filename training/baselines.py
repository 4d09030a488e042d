"""What simpler methods reach on the same rows: character TF-IDF and frozen e5, each with logistic regression.

``python -m training.baselines`` writes ``build/emotion/baselines.json``; they depend on the data alone.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence

import numpy as np
import torch
from transformers import BertModel

from training import metrics
from training.config import BUILD
from training.dataset import cut, group, pad
from training.finished import load_tokenizer
from training.lexical import characters, regression
from training.prepare_base import BASE
from training.prepare_data import load_rows
from training.sources import Row

RESULT = BUILD / "baselines.json"
E5_LAYERS = 12


def main() -> None:
    """Fit on the training rows, score on the test rows by register."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    train, rows = ([row for row in load_rows(split) if row.emotion] for split in ("train", "test"))
    methods = {"TF-IDF + LR": tfidf, "고정 e5 + LR": frozen_e5}
    scores = {
        n: metrics.by(rows, method(train, rows), lambda row: row.register) for n, method in methods.items()
    }
    RESULT.write_text(json.dumps(scores, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(scores, ensure_ascii=False, indent=2))


def tfidf(train: Sequence[Row], rows: Sequence[Row]) -> list[str]:
    """Emotions guessed from character 1-4-grams."""
    grams = characters()
    seen = grams.fit_transform([row.text for row in train])
    return regression(seen, train).predict(grams.transform([row.text for row in rows])).tolist()


def frozen_e5(train: Sequence[Row], rows: Sequence[Row]) -> list[str]:
    """Emotions guessed from the base encoder's mean vectors."""
    return regression(embed(train), train).predict(embed(rows)).tolist()


@torch.inference_mode()
def embed(rows: Sequence[Row]) -> np.ndarray:
    """Mean token vectors of the base encoder, shape (n, 384), unit length."""
    encoder = BertModel.from_pretrained(BASE, add_pooling_layer=False).eval()
    if encoder.config.num_hidden_layers != E5_LAYERS:
        raise ValueError(
            f"{BASE} holds a release (training.restore); the baseline needs training.prepare_base's"
        )
    ids = [cut(encoding.ids, 128) for encoding in load_tokenizer().encode_batch_fast([r.text for r in rows])]
    vectors = np.zeros((len(rows), encoder.config.hidden_size), np.float32)
    for chosen in group(ids, 4096, random.Random(0)):
        padded, mask = pad([ids[i] for i in chosen])
        hidden = encoder(padded, attention_mask=mask).last_hidden_state * mask[..., None]
        vectors[chosen] = (hidden.sum(1) / mask.sum(1, keepdim=True)).numpy()
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


if __name__ == "__main__":
    main()
