"""The served network on engines that the service does not need: OpenVINO and CTranslate2.

``pip install openvino nncf ctranslate2`` beside the training extra, then ``python -m benchmarks.other_engines``.
Every engine gets the artefact's weights and the ids of the same 28 tokens, on one thread; rounds go through all
of them in turn. CPU time tells the work also where the machine is busy. Agreement is with fp32 on development rows. Results lie in ``training/trials.tsv``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import ctranslate2
import nncf
import numpy as np
import numpy.typing as npt
import openvino as ov
import torch
from ctranslate2.converters import TransformersConverter
from tokenizers import Tokenizer
from transformers import BertForSequenceClassification, BertModel

from app.services.emotion_analyzer.artefact import OnnxEngine
from benchmarks.emotion_engines import ROUNDS, TEXT
from training.config import ARTEFACT, load_config
from training.export import ids_of, messages

Logits = npt.NDArray[np.float32]
Engine = Callable[[list[int]], Logits]  # ids of one text to its logits, the five emotions first
ROWS, SAMPLES = 300, 60


def main() -> None:
    """Measure and print."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(ARTEFACT / "tokenizer.json"))
    network = BertForSequenceClassification.from_pretrained(ARTEFACT, local_files_only=True).eval()
    samples = ids_of(messages("train")[:: len(messages("train")) // SAMPLES], tokenizer)
    engines: dict[str, Engine] = {
        "served": OnnxEngine(ARTEFACT / "model.onnx", 1),
        **open_vino(network, samples),
        **c_translate(network),
    }
    ids = tokenizer.encode(TEXT).ids
    times = measure(engines, ids)
    rows = ids_of(messages("dev")[:ROWS], tokenizer)
    named = {name: [int(engine(row)[:5].argmax()) for row in rows] for name, engine in engines.items()}
    served, right = times["served"], named["OpenVINO fp32"]
    for name, (wall, cpu) in times.items():
        figures = {
            "p50_ms": median(wall),
            "cpu_ms": median(cpu),
            "p50_of_served": median(wall) / median(served[0]),
            "cpu_of_served": median(cpu) / median(served[1]),
            "agreement": float(np.mean([a == b for a, b in zip(named[name], right, strict=True)])),
        }
        print(name, json.dumps({key: round(value, 3) for key, value in figures.items()}))


def measure(engines: dict[str, Engine], ids: list[int]) -> dict[str, tuple[list[float], list[float]]]:
    """Milliseconds that passed and that the processor worked, in each round, after three to warm up."""
    times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in engines}
    for number in range(ROUNDS + 3):
        for name, engine in engines.items():
            began, worked = perf_counter(), process_time()
            engine(ids)
            if number >= 3:
                times[name][0].append((perf_counter() - began) * 1e3)
                times[name][1].append((process_time() - worked) * 1e3)
    return times


def open_vino(network: BertForSequenceClassification, samples: list[list[int]]) -> dict[str, Engine]:
    """fp32, int8 weights with inputs quantised as they come, and int8 calibrated on ``samples``."""
    limit = load_config().max_tokens
    inputs = [("input_ids", [1, ov.Dimension(1, limit)], ov.Type.i64)]
    model = ov.convert_model(network, example_input=torch.tensor([samples[0]]), input=inputs)
    arrays = [np.asarray([row], np.int64) for row in samples]
    static = nncf.quantize(
        model, nncf.Dataset(arrays), model_type=nncf.ModelType.TRANSFORMER, subset_size=len(arrays)
    )
    weights = nncf.compress_weights(model.clone(), mode=nncf.CompressWeightsMode.INT8_SYM)
    dynamic = {"DYNAMIC_QUANTIZATION_GROUP_SIZE": 32}
    return {
        "OpenVINO fp32": compiled(model),
        "OpenVINO int8 (weights)": compiled(weights, dynamic),
        "OpenVINO int8 (calibrated)": compiled(static),
    }


def compiled(model: ov.Model, options: dict[str, int] | None = None) -> Engine:
    """One thread, tuned for latency."""
    settings = {"INFERENCE_NUM_THREADS": 1, "PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": "f32"}
    request = ov.Core().compile_model(model, "CPU", settings | (options or {})).create_infer_request()
    return lambda ids: next(iter(request.infer([np.asarray([ids], np.int64)]).values()))[0].copy()


def c_translate(network: BertForSequenceClassification) -> dict[str, Engine]:
    """The encoder in int8 and fp32; pooler and head, one row each, in numpy."""
    weight, bias = (value.detach().numpy() for value in (network.classifier.weight, network.classifier.bias))
    with TemporaryDirectory() as directory:
        source, target = Path(directory) / "bert", Path(directory) / "converted"
        network.config.position_embedding_type = "absolute"  # the converter still asks for it
        BertModel.save_pretrained(network.bert, source)
        for name in ("tokenizer.json", "tokenizer_config.json"):
            (source / name).write_bytes((ARTEFACT / name).read_bytes())
        TransformersConverter(str(source)).convert(str(target))

        def engine(kind: str) -> Engine:
            encoder = ctranslate2.Encoder(str(target), compute_type=kind, intra_threads=1, inter_threads=1)

            def run(ids: list[int]) -> Logits:
                output = encoder.forward_batch([ids])
                return np.array(output.pooler_output)[0] @ weight.T + bias

            return run

        return {f"CTranslate2 {kind}": engine(kind) for kind in ("float32", "int8")}


if __name__ == "__main__":
    main()
