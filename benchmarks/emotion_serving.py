"""The emotion model as the service runs it: load time, memory, latency, throughput.

``python -m benchmarks.emotion_serving`` needs no torch and writes ``build/emotion/serving.json``.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import json
import os
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from app.services.emotion_analyzer import EmotionAnalyzer

ROOT = Path(__file__).parents[1]  # not from the settings: importing them takes 25 MB
ARTEFACT = ROOT / "app" / "models" / "emotion"
RESULT = ROOT / "build" / "emotion" / "serving.json"
MESSAGES, TOGETHER = 1200, 32


def main() -> None:
    """Measure and print."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with (ROOT / "training" / "data" / "golden.tsv").open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file, delimiter="\t")]
    before = resident()
    began = perf_counter()
    analyzer = EmotionAnalyzer.load(ARTEFACT)
    figures = {"load_s": perf_counter() - began, "before_mb": before}
    figures |= asyncio.run(drive(analyzer, texts))
    figures["resident_mb"] = resident()
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=2))


def resident() -> float:
    """Memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def drive(analyzer: EmotionAnalyzer, texts: list[str]) -> dict[str, float]:
    """One message after another, then ``TOGETHER`` at a time."""
    alone = [await timed(analyzer, text) for text in islice(cycle(texts), MESSAGES // 4)]
    gate = asyncio.Semaphore(TOGETHER)

    async def one(text: str) -> float:
        async with gate:
            return await timed(analyzer, text)

    began = perf_counter()
    crowded = await asyncio.gather(*(one(text) for text in islice(cycle(texts), MESSAGES)))
    took = perf_counter() - began
    await analyzer.close()
    return {
        "alone_p50_ms": median(alone),
        "alone_p95_ms": quantiles(alone, n=20)[-1],
        "messages_per_s": MESSAGES / took,
        "crowded_p95_ms": quantiles(crowded, n=20)[-1],
    }


async def timed(analyzer: EmotionAnalyzer, text: str) -> float:
    """Milliseconds of one reading."""
    began = perf_counter()
    await analyzer.read(text)
    return (perf_counter() - began) * 1e3


if __name__ == "__main__":
    main()
