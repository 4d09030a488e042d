"""Step 6: what the artefact can do. ``python -m training.evaluate --data DIR``.

Reads the served file as the service does, on the test rows nobody tuned on, and writes
``build/emotion/figures.json``, the pictures, ``docs/emotion-model.md`` and the model card.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.metrics import f1_score
from torch import Tensor
from transformers import BertForSequenceClassification

from app.services.emotion_analyzer import analyzer
from app.services.emotion_analyzer.artefact import Artefact, open_artefact
from training import agreement as readings
from training import baselines, bias, fine_thresholds, metrics, pictures, report, sources, talks
from training.calibrate import expected_calibration_error
from training.config import ARTEFACT, BUILD, ROOT, load_config
from training.dataset import cut
from training.finished import load_tokenizer
from training.model import EMOTION, FINE
from training.perturbations import PERTURBATIONS
from training.prepare_data import load_rows
from training.quantise import run
from training.sources import EMOTIONS, FINE_LABELS, Row, key_of, network_form, read_tsv

IMAGES = ROOT / "docs" / "images"
FIGURES = BUILD / "figures.json"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    figures = measure(parser.parse_args().data)
    FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    report.write(figures)


def measure(data: Path) -> dict[str, Any]:
    """All figures."""
    test, comments = load_rows("test"), [row for row in load_rows("test") if row.fine is not None]
    rows = [row for row in test if row.emotion is not None]
    logits = read([row.text for row in rows])
    figures = messages(rows, logits)
    figures["independent"] = independent()
    figures["talks"] = talks.measure()
    figures["agreement"] = agreement(rows, logits)
    figures["kote"] = kote(comments, data)
    figures["robustness"] = robustness(rows, logits)
    figures["bias"] = bias_of(rows)
    figures["readings"] = readings.measure(readings.labelled_rows())
    if not baselines.RESULT.exists():
        baselines.main()
    figures["baselines"] = json.loads(baselines.RESULT.read_text(encoding="utf-8"))
    return figures


def read(texts: Sequence[str]) -> Tensor:
    """Logits (n, 58) of the served file, one text after another."""
    limit = load_config().max_tokens
    ids = [cut(encoding.ids, limit) for encoding in load_tokenizer().encode_batch_fast(list(texts))]
    return run(ARTEFACT / "model.onnx", ids)


def independent() -> dict[str, Any]:
    """The independent messages: all of them, and those that both readers read alike."""
    pairs = list(sources.independent())
    logits = read([row.text for row, _ in pairs])
    guess = metrics.guesses(logits)
    figures: dict[str, Any] = {}
    for source in dict.fromkeys(row.source for row, _ in pairs):
        of = [at for at, (row, _) in enumerate(pairs) if row.source == source]
        alike = [at for at in of if pairs[at][0].emotion == pairs[at][1]]
        rows = [pairs[at][0] for at in of]
        figures[source] = {
            "all": metrics.emotion_scores(rows, [guess[at] for at in of]),
            "alike": metrics.emotion_scores([pairs[at][0] for at in alike], [guess[at] for at in alike]),
            "second": metrics.emotion_scores(rows, [pairs[at][1] for at in of]),
            "topic": metrics.topic_f1(rows, logits[of]),
        }
    return figures


def messages(rows: Sequence[Row], logits: Tensor) -> dict[str, Any]:
    """Emotion, topic and risk over the messages, with the pictures."""
    guess = metrics.guesses(logits)
    gold = torch.tensor([EMOTIONS.index(row.emotion or "") for row in rows])
    shares = logits[:, EMOTION].softmax(1)
    sure = [at for at, row in enumerate(rows) if row.sure]
    pictures.calibration(shares, gold, IMAGES / "emotion-calibration.png")
    figures: dict[str, Any] = {
        "register": metrics.by(rows, guess, lambda row: row.register),
        "register_sure": metrics.by(
            [rows[i] for i in sure], [guess[i] for i in sure], lambda row: row.register
        ),
        "source": metrics.by(rows, guess, lambda row: row.source),
        "length": metrics.by(rows, guess, metrics.length_of),
        "risk": metrics.risk_scores(rows, logits),
        "ece": expected_calibration_error(shares, gold),
        "ece_sure": expected_calibration_error(shares[sure], gold[sure]),
    }
    for register in ("written", "real"):
        of = [at for at, row in enumerate(rows) if row.register == register]
        chosen, said = [rows[i] for i in of], [guess[i] for i in of]
        counts = metrics.confusion(chosen, said)
        title = "지은 글" if register == "written" else "실제 대화"
        pictures.confusion(counts, title, IMAGES / f"emotion-confusion-{register}.png")
        figures[f"class_{register}"] = metrics.per_class(chosen, said)
        figures[f"topic_{register}"] = metrics.topic_f1(chosen, logits[of])
    return figures


@torch.inference_mode()
def agreement(rows: Sequence[Row], logits: Tensor) -> dict[str, float]:
    """How often the served file names what the fp32 network names, on all and on sure readings."""
    network = BertForSequenceClassification.from_pretrained(ARTEFACT, local_files_only=True).eval()
    tokenizer, limit = load_tokenizer(), load_config().max_tokens
    reference = torch.cat(
        [network(torch.tensor([cut(tokenizer.encode(row.text).ids, limit)])).logits for row in rows]
    )
    same = (reference.argmax(1) == logits[:, EMOTION].argmax(1)).float()
    distance = (reference.softmax(1) - logits[:, EMOTION].softmax(1)).abs().amax(1)
    return {
        "emotion": float(same.mean()),
        "emotion_sure": float(same[[row.sure for row in rows]].mean()),
        "largest_share_difference": float(distance.mean()),
    }


def kote(comments: Sequence[Row], data: Path) -> dict[str, float]:
    """Macro-F1 of the 44 labels as served and by the network alone, and of tier A's five classes."""
    artefact, gold = open_artefact(ARTEFACT, threads=1), fine_thresholds.gold_of(comments)
    served = served_fine(artefact, comments)
    return {
        "rows": len(comments),
        "macro_f1_44": fine_thresholds.macro(served, gold, np.array(artefact.manifest.fine_thresholds)),
        "macro_f1_44_fixed": fine_thresholds.macro(served, gold, np.full(FINE_LABELS, 0.3)),
        "macro_f1_44_network": by_network_alone(comments),
        **tier_a(comments, metrics.guesses(read([row.text for row in comments])), data),
    }


def served_fine(artefact: Artefact, rows: Sequence[Row]) -> fine_thresholds.Floats:
    """The 44 probabilities (n, 44) that the service gives; none where it finds no signal."""
    given = [analyzer.read(artefact, row.text).fine for row in rows]
    return np.array([[fine.get(name, 0.0) for name in artefact.manifest.fine] for fine in given])


def by_network_alone(comments: Sequence[Row]) -> float:
    """Macro-F1 of the 44 labels by the network's head, with thresholds of its own from the development rows."""
    train, held = ([row for row in load_rows(split) if row.fine is not None] for split in ("train", "dev"))
    tuned, said = (
        read([row.text for row in rows])[:, FINE].sigmoid().numpy().astype(np.float64)
        for rows in (held, comments)
    )
    shares = fine_thresholds.gold_of(train).mean(0)
    thresholds = fine_thresholds.choose(tuned, fine_thresholds.gold_of(held), shares)
    return fine_thresholds.macro(said, fine_thresholds.gold_of(comments), thresholds)


def tier_a(comments: Sequence[Row], guess: Sequence[str], data: Path) -> dict[str, float]:
    """The five emotions on the comments whose labels leave no doubt."""
    sure = {
        key_of(network_form(row["text"])): row["class5"]
        for row in read_tsv(data / "kote" / "kote_5class.tsv")
        if row["tier"] == "A" and row["class5"] in EMOTIONS
    }
    pairs = [
        (sure[k], said) for row, said in zip(comments, guess, strict=True) if (k := key_of(row.text)) in sure
    ]
    gold, said = zip(*pairs, strict=True)
    return {"tier_a_rows": len(pairs), "tier_a_macro_f1": float(f1_score(gold, said, average="macro"))}


def robustness(rows: Sequence[Row], logits: Tensor) -> dict[str, dict[str, float]]:
    """For each perturbation: how many texts it changes and how many of those are then read differently."""
    guess = metrics.guesses(logits)
    changes: dict[str, dict[str, float]] = {}
    for name, perturb in PERTURBATIONS.items():
        rng = random.Random(7)
        texts = {at: network_form(perturb(row.text, rng)) for at, row in enumerate(rows)}
        changed = [at for at, row in enumerate(rows) if texts[at] != row.text]
        said = metrics.guesses(read([texts[at] for at in changed]))
        changes[name] = {
            "rows": len(changed),
            "changed": float(np.mean([guess[at] != now for at, now in zip(changed, said, strict=True)])),
            **{
                f"accuracy_{when}": float(
                    np.mean([rows[at].emotion == of for at, of in zip(changed, are, strict=True)])
                )
                for when, are in (("before", [guess[at] for at in changed]), ("after", said))
            },
        }
    return changes


def bias_of(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """How often another speaker of the same sentence is read differently from the first one of the group."""
    texts = [row.text for row in rows if row.register == "written" and len(row.text) < 60][::3]
    found: dict[str, dict[str, float]] = {}
    for name, spoken in bias.variants(texts).items():
        first, *others = [metrics.guesses(read(list(of))) for of in spoken]
        differs = [a != b for other in others for a, b in zip(first, other, strict=True)]
        found[name] = {"rows": len(differs), "changed": float(np.mean(differs))}
    return found


if __name__ == "__main__":
    main()
