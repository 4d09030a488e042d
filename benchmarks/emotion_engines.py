"""How fast each way to run the emotion model is, against the reference design, on one thread in one run.

``python -m benchmarks.emotion_engines [RUN]`` writes ``build/emotion/engines.json``. The reference design is
a BERT-base of multilingual size with 25 labels (random weights) in a ``transformers`` pipeline on torch.
Rounds go through all ways, so that a busy machine slows all of them alike, each in another order, so that
none always finds the caches as the same other one left them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

import numpy as np
import torch
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast, pipeline

from app.services.emotion_analyzer.artefact import OnnxEngine
from training import graph, quantise
from training.config import ARTEFACT, BUILD, load_config
from training.dataset import cut
from training.export import messages
from training.finished import load_network, load_tokenizer
from training.model import EMOTION

TEXT = "이번 달 카드값이 너무 많이 나와서 어떻게 갚아야 할지 모르겠어요 자꾸 걱정이 돼서 잠이"  # 28 tokens
ROUNDS = 40
SPECIAL = {"pad_token": "<pad>", "unk_token": "<unk>"}
Way = Callable[[], object]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", nargs="?", default=load_config().release)
    name = parser.parse_args().run
    torch.set_num_threads(1)
    files = build_files(name)
    times = measure({"기준 설계 (torch pipeline)": reference(), **{n: session(p) for n, p in files.items()}})
    base = median(times["기준 설계 (torch pipeline)"])
    agreements = agree(files)
    table = {
        way: {
            "p50_ms": median(values),
            "p95_ms": float(np.quantile(values, 0.95)),
            "least_ms": min(values),
            "times_faster": base / median(values),
            **({"megabytes": files[way].stat().st_size / 1e6} if way in files else {}),
            **agreements.get(way, {}),
        }
        for way, values in times.items()
    }
    result = {"tokens": len(load_tokenizer().encode(TEXT).ids), "rounds": ROUNDS, "ways": table}
    (BUILD / "engines.json").write_text(
        json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    print(json.dumps(result, ensure_ascii=False, indent=2))


def build_files(name: str) -> dict[str, Path]:
    """One ONNX file for each way to store the matrices; ``served`` is the artefact's own."""
    network, tokenizer, limit = load_network(name), load_tokenizer(), load_config().max_tokens
    samples = [cut(tokenizer.encode(row.text).ids, limit) for row in messages("train")[::50]]
    state, layers = quantise.state_of(network, 1.0), len(network.encoder.encoder.layer)
    outliers = quantise.outliers(network, samples, 16, far=0)
    plans = {
        "ONNX fp32": graph.Plan(graph.exact),
        "ONNX 동적 int8": graph.Plan(),
        "ONNX 동적 int8, FFN-down은 fp32": graph.Plan(kept=[f"{at}.down" for at in range(layers)]),
        "ONNX 동적 int8 + 모든 행렬의 이상치 열 16개 fp32": graph.Plan(outliers=outliers),
        "ONNX 블록별 int8 (32)": graph.Plan(graph.blockwise),
        "ONNX 블록별 int4 (32)": graph.Plan(partial(graph.blockwise, bits=4)),
    }
    files = {"서비스 중인 파일": ARTEFACT / "model.onnx"}
    for at, (way, plan) in enumerate(plans.items()):
        files[way] = BUILD / f"engine-{at}.onnx"
        files[way].write_bytes(graph.build(state, limit, plan).SerializeToString())
    return files


def session(path: Path) -> Way:
    """One forward pass of the file on one thread, tokenising included."""
    engine, tokenizer = OnnxEngine(path, threads=1), load_tokenizer()
    return lambda: engine(tokenizer.encode(TEXT).ids)


def reference() -> Way:
    """The reference design on as many tokens."""
    config = BertConfig(vocab_size=119_547, num_labels=25)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=load_tokenizer(), **SPECIAL)
    classify = pipeline(
        "text-classification",
        model=BertForSequenceClassification(config).eval(),
        tokenizer=tokenizer,
        top_k=None,
    )
    return lambda: classify(TEXT)


def measure(ways: dict[str, Way]) -> dict[str, list[float]]:
    """Milliseconds of each round of each way, after three to warm up."""
    times: dict[str, list[float]] = {way: [] for way in ways}
    order = Random(1)  # noqa: S311
    for number in range(ROUNDS + 3):
        for way, run in order.sample(list(ways.items()), len(ways)):
            began = perf_counter()
            run()
            if number >= 3:
                times[way].append((perf_counter() - began) * 1e3)
    return times


def agree(files: dict[str, Path]) -> dict[str, dict[str, float]]:
    """Share of development rows on which each file names the emotion that fp32 names."""
    tokenizer, limit = load_tokenizer(), load_config().max_tokens
    ids = [cut(tokenizer.encode(row.text).ids, limit) for row in messages("dev")]
    named = {way: quantise.run(path, ids)[:, EMOTION].argmax(1) for way, path in files.items()}
    return {way: {"agreement": float((of == named["ONNX fp32"]).float().mean())} for way, of in named.items()}


if __name__ == "__main__":
    main()
