"""Step 5: the artefact. ``python -m training.export [RUN]`` writes ``app/models/emotion`` from a finished run.

``model.safetensors``, ``config.json`` and the tokenizer load with ``AutoModelForSequenceClassification`` and
``AutoTokenizer``; the topic, risk, fine and fraud heads lie beside the five emotions as ``further_heads.*``.
``model.onnx`` is what the service runs. Nothing is replaced unless the new file agrees with the network.
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertConfig

from app.services.emotion_analyzer.analyzer import sigmoid
from app.services.emotion_analyzer.artefact import digest
from app.services.emotion_analyzer.fine_words import FINE_WORDS, fine_odds, open_fine_words
from training import fine_thresholds, fine_words, quantise
from training.calibrate import expected_calibration_error, fit_temperature
from training.config import ARTEFACT, load_config
from training.dataset import cut
from training.development import scores
from training.fine_labels import FINE_EMOTIONS
from training.finished import answer, load_network, load_tokenizer
from training.model import EMOTION, FINE, EmotionNetwork
from training.prepare_base import BASE
from training.prepare_data import load_rows
from training.sources import EMOTIONS, FRAUD_KINDS, Row

LEAST_AGREEMENT = 0.99  # of the predicted emotion with fp32, on development rows
OVERLAP = 32  # tokens
LICENCES = {
    "weights": "MIT",
    "base": "intfloat/multilingual-e5-small (MIT)",
    "data": "KOTE (MIT), Songys Chatbot_data (MIT), 3i4K (CC BY-SA 4.0), own messages (MIT)",
}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", nargs="?", help="a run of training/config.toml; its release when left out")
    name = parser.parse_args().run or load_config().release
    with TemporaryDirectory(dir=ARTEFACT.parent) as scratch:
        draft = Path(scratch)
        manifest = build(name, draft)
        print(json.dumps(manifest["metrics"], indent=2))
        install(draft)


def build(name: str, directory: Path) -> dict[str, object]:
    """Write every file of the artefact to ``directory`` and return its manifest."""
    network, tokenizer, developed = load_network(name), load_tokenizer(), load_rows("dev")
    heard = answer(network, [row.text for row in developed], tokenizer)
    told = [at for at, row in enumerate(developed) if row.emotion is not None]
    rows, logits = [developed[at] for at in told], heard[told]
    gold = torch.tensor([EMOTIONS.index(row.emotion or "") for row in rows])
    temperature = fit_temperature(logits[:, EMOTION], gold)
    write_checkpoint(network, temperature, directory)
    torch.save(asdict(load_config().runs[name]), directory / "training_args.bin")
    for file in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(BASE / file, directory / file)
    served_file, limit = directory / "model.onnx", load_config().max_tokens
    quantise.write_onnx(network, temperature, ids_of(messages("train")[::50], tokenizer), limit, served_file)
    fine_words.write(load_rows("train"), directory / FINE_WORDS)
    served = quantise.run(served_file, ids_of(rows, tokenizer))
    thresholds = fine_thresholds_of(directory, [row for row in developed if row.fine is not None], tokenizer)
    metrics = {
        **scores(developed, heard),
        "ece_dev": expected_calibration_error(served[:, EMOTION].softmax(1), gold),
        "agreement_with_fp32": agreement(served, logits),
    }
    if metrics["agreement_with_fp32"] < LEAST_AGREEMENT:
        raise SystemExit(f"the int8 file agrees with fp32 on {metrics['agreement_with_fp32']:.1%} only")
    calibration = {
        "temperature": round(temperature, 4),
        "folded_into": "emotion logits",
        "fine_thresholds": thresholds,
    }
    return write_manifest(directory, name, calibration, metrics)


def fine_thresholds_of(directory: Path, comments: list[Row], tokenizer: Tokenizer) -> list[float]:
    """The probability from which each fine emotion is named, chosen on ``comments`` as they will be served."""
    words = open_fine_words(directory / FINE_WORDS)
    heard = quantise.run(directory / "model.onnx", ids_of(comments, tokenizer))[:, FINE].numpy()
    odds = np.stack([fine_odds(of, words, row.text) for of, row in zip(heard, comments, strict=True)])
    learnt = fine_thresholds.gold_of([row for row in load_rows("train") if row.fine is not None])
    chosen = fine_thresholds.choose(sigmoid(odds), fine_thresholds.gold_of(comments), learnt.mean(0))
    return [round(float(threshold), 4) for threshold in chosen]


def messages(split: str) -> list[Row]:
    """The rows of ``split`` that carry one of the five emotions."""
    return [row for row in load_rows(split) if row.emotion is not None]


def ids_of(rows: list[Row], tokenizer: Tokenizer) -> list[list[int]]:
    """Token ids of each row, one window each."""
    limit = load_config().max_tokens
    return [cut(encoding.ids, limit) for encoding in tokenizer.encode_batch_fast([row.text for row in rows])]


def agreement(served: Tensor, reference: Tensor) -> float:
    """Share of rows on which both name the same emotion."""
    same = served[:, EMOTION].argmax(1) == reference[:, EMOTION].argmax(1)
    return float(same.float().mean())


def write_checkpoint(network: EmotionNetwork, temperature: float, directory: Path) -> None:
    """``BertForSequenceClassification`` in fp16, the temperature folded into its classifier."""
    state = {f"bert.{name}": value for name, value in network.encoder.state_dict().items()}
    weight, bias = network.heads.weight.detach(), network.heads.bias.detach()
    state["classifier.weight"] = weight[EMOTION] / temperature
    state["classifier.bias"] = bias[EMOTION] / temperature
    state["further_heads.weight"], state["further_heads.bias"] = weight[EMOTION.stop :], bias[EMOTION.stop :]
    halves = {
        name: value.half().contiguous() if value.is_floating_point() else value.contiguous()
        for name, value in state.items()
        if not name.endswith("position_ids")
    }
    save_file(halves, directory / "model.safetensors", metadata={"format": "pt"})
    config = BertConfig.from_dict(network.encoder.config.to_dict())
    config.architectures = ["BertForSequenceClassification"]
    config.id2label = dict(enumerate(EMOTIONS))
    config.label2id = {label: index for index, label in enumerate(EMOTIONS)}
    config.save_pretrained(directory)


def write_manifest(
    directory: Path, name: str, calibration: dict[str, object], metrics: dict[str, float]
) -> dict[str, object]:
    """What serving and people need to know of the artefact."""
    config = load_config()
    files = sorted(path for path in directory.iterdir() if path.is_file())
    manifest: dict[str, object] = {
        "version": config.version,
        "run": name,
        "trained_on": date.today().isoformat(),  # noqa: DTZ011
        "labels": {
            "emotion": list(EMOTIONS),
            "further": ["finance", "risk"],
            "fine": list(FINE_EMOTIONS),
            "fraud": list(FRAUD_KINDS),
        },
        "window": {"tokens": config.max_tokens, "overlap": OVERLAP},
        "calibration": calibration,
        "metrics": {key: round(value, 4) for key, value in metrics.items()},
        "licences": LICENCES,
        "files": {path.name: {"sha256": digest(path), "bytes": path.stat().st_size} for path in files},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (directory / "manifest.json").write_text(text, encoding="utf-8")
    return manifest


def install(draft: Path) -> None:
    """Put the new files in the place of the old ones; the manifest comes last, so that a reader sees all or none."""
    ARTEFACT.mkdir(parents=True, exist_ok=True)
    for path in sorted(draft.iterdir(), key=lambda path: path.name == "manifest.json"):
        path.chmod(0o644)
        path.replace(ARTEFACT / path.name)


if __name__ == "__main__":
    main()
