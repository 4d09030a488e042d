"""Takes a user's own Hugging Face checkpoint into service for the five emotions.

The checkpoint is checked, exported to ONNX, compared with itself before and after, timed, and put beside
our artefact as ``own-DIGEST/``; ``own.json`` names it and is replaced in one step. Topic, risk and fine
emotions stay with our network. What is refused changes nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from app.services.emotion_analyzer.normal_form import network_form
from training.config import HERE
from training.own_labels import Refused, emotions_of
from training.own_place import MOST_TOKENS, install
from training.quantise import run
from training.sources import EMOTIONS

GOLDEN = HERE / "data" / "golden.tsv"
LEAST_RIGHT = 0.6  # of the golden sentences; below, the labels are most likely in another order
LEAST_AGREEMENT = 0.98  # of int8 with fp32; below, fp32 is served


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured."""

    right: float
    agreement: float
    milliseconds: float
    megabytes: float
    quantised: bool


class FiveEmotions(nn.Module):
    """A classifier whose labels are added up to our five."""

    def __init__(self, classifier: nn.Module, emotions: Sequence[int | None]) -> None:
        super().__init__()
        self.classifier = classifier
        groups = torch.zeros(len(emotions), len(EMOTIONS))
        for label, emotion in enumerate(emotions):
            if emotion is not None:
                groups[label, emotion] = 1.0
        self.register_buffer("groups", groups)

    def forward(self, input_ids: Tensor) -> Tensor:
        """Logits of shape (1, 5): the logarithms of the added probabilities."""
        logits = self.classifier(input_ids=input_ids, attention_mask=torch.ones_like(input_ids)).logits
        return (logits.float().softmax(-1) @ self.groups).clamp(min=1e-9).log()


def take(directory: Path, tokenizer: Path, mapping: Path | None, artefact: Path) -> Report:
    """Check, export, measure and install; raises ``Refused``."""
    five, words = load(directory, tokenizer, mapping)
    with TemporaryDirectory(dir=artefact) as scratch:
        draft = Path(scratch)
        words.backend_tokenizer.no_padding()
        words.backend_tokenizer.no_truncation()
        words.backend_tokenizer.save(str(draft / "tokenizer.json"))
        report = export(five, words, draft)
        show(report)
        if report.right < LEAST_RIGHT:
            raise Refused(f"분명한 문장 가운데 {report.right:.0%}만 맞혔습니다. 라벨 순서를 확인해 주세요.")
        install(draft, five.classifier.config.max_position_embeddings, artefact)
    print("새 모델을 넣었습니다. 서비스를 다시 시작하면 쓰입니다. (되돌리기: --restore)")
    return report


def load(directory: Path, tokenizer: Path, mapping: Path | None) -> tuple[FiveEmotions, Any]:
    """The classifier and its tokenizer, from local files only and without their code."""
    for name in ("config.json", "model.safetensors"):
        if not (directory / name).is_file():
            raise Refused(f"{directory}에 {name} 파일이 없습니다.")
    try:
        model = AutoModelForSequenceClassification.from_pretrained(
            directory, local_files_only=True, trust_remote_code=False, dtype=torch.float32
        ).eval()
        words = AutoTokenizer.from_pretrained(tokenizer, local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        raise Refused(f"불러올 수 없습니다({type(error).__name__}).") from error
    if not getattr(words, "is_fast", False):
        raise Refused("tokenizer.json이 있는 빠른 토크나이저가 필요합니다.")
    if any(not value.isfinite().all() for value in model.state_dict().values() if value.is_floating_point()):
        raise Refused("가중치에 수가 아닌 값이 있습니다.")
    return FiveEmotions(model, emotions_of(model.config.id2label, mapping)).eval(), words


def export(five: FiveEmotions, words: Any, draft: Path) -> Report:
    """Write ``model.onnx`` and measure it on the golden sentences."""
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        golden = list(csv.DictReader(file, delimiter="\t"))
    ids = [words.backend_tokenizer.encode(network_form(row["text"])).ids for row in golden]
    with torch.inference_mode():
        reference = torch.cat([five(torch.tensor([row])) for row in ids])
    exact, small, served = draft / "exact.onnx", draft / "small.onnx", draft / "model.onnx"
    write(five, exact)
    quantize_dynamic(exact, small, weight_type=QuantType.QInt8, per_channel=True)
    agreement = agreement_of(run(small, ids), reference)
    quantised = agreement >= LEAST_AGREEMENT
    (small if quantised else exact).replace(served)
    for path in (exact, small):
        path.unlink(missing_ok=True)
    began = perf_counter()
    logits = run(served, ids)
    took = (perf_counter() - began) / len(ids) * 1e3
    gold = torch.tensor([EMOTIONS.index(row["emotion"]) for row in golden])
    return Report(
        right=float((logits.argmax(1) == gold).float().mean()),
        agreement=agreement_of(logits, reference),
        milliseconds=took,
        megabytes=served.stat().st_size / 1e6,
        quantised=quantised,
    )


def write(five: FiveEmotions, path: Path) -> None:
    """fp32, with a free number of tokens."""
    torch.onnx.export(
        five,
        (torch.tensor([[1, 2, 3, 4, 5, 6, 7]]),),
        path,
        input_names=["input_ids"],
        output_names=["logits"],
        dynamic_shapes={"input_ids": {1: torch.export.Dim("tokens", min=2, max=MOST_TOKENS)}},
        dynamo=True,
        external_data=False,
        verbose=False,
    )


def agreement_of(served: Tensor, reference: Tensor) -> float:
    """Share of rows on which both name the same emotion; a logit that is no number is a refusal."""
    if not served.isfinite().all():
        raise Refused("내보낸 모델이 수가 아닌 값을 냅니다.")
    return float((served.argmax(1) == reference.argmax(1)).float().mean())


def show(report: Report) -> None:
    """Print what was measured."""
    kind = "int8" if report.quantised else "fp32 (int8은 판정이 달라져 쓰지 않습니다)"
    print(f"형식             {kind}, {report.megabytes:.1f} MB")
    print(f"분명한 문장 정답률 {report.right:.1%}")
    print(f"원래 모델과 일치   {report.agreement:.1%}")
    print(f"문장 하나         {report.milliseconds:.1f} ms (한 스레드)")
