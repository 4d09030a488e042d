"""Lays out the served artefact as the finished run it came from: ``python -m training.restore``.

Whoever has a clone but not its ``build`` folder can so go on from the last release instead of from the
base. Vocabulary and weights come from ``app/models/emotion``; the temperature is taken out of the logits again.
"""

from __future__ import annotations

import argparse
import json
import shutil

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import BertConfig

from training.config import ARTEFACT, BUILD
from training.model import EMOTION
from training.prepare_base import BASE


def main() -> None:
    """Command line."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    manifest = json.loads((ARTEFACT / "manifest.json").read_text(encoding="utf-8"))
    weights = load_file(ARTEFACT / "model.safetensors")
    state = {name: value.float() for name, value in weights.items()}
    write_base(state)
    write_run(manifest["run"], state, float(manifest["calibration"]["temperature"]))
    print(f"{manifest['run']} of {manifest['version']} can be gone on from")


def write_base(state: dict[str, Tensor]) -> None:
    """The release's tokenizer, and its encoder in the place of the base's."""
    BASE.mkdir(parents=True, exist_ok=True)
    for file in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(ARTEFACT / file, BASE / file)
    BertConfig.from_pretrained(ARTEFACT).save_pretrained(BASE)
    encoder = {name.removeprefix("bert."): v for name, v in state.items() if name.startswith("bert.")}
    save_file(encoder, BASE / "model.safetensors", metadata={"format": "pt"})


def write_run(name: str, state: dict[str, Tensor], temperature: float) -> None:
    """The last checkpoint of the run, as ``training.train`` leaves it."""
    network = {f"encoder.{n.removeprefix('bert.')}": v for n, v in state.items() if n.startswith("bert.")}
    for part in ("weight", "bias"):
        emotion, further = state[f"classifier.{part}"] * temperature, state[f"further_heads.{part}"]
        assert len(emotion) == EMOTION.stop  # noqa: S101
        network[f"heads.{part}"] = torch.cat([emotion, further])
    directory = BUILD / name
    directory.mkdir(parents=True, exist_ok=True)
    torch.save({"network": network}, directory / "checkpoint.pt")
    (directory / "run.json").write_text("{}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
