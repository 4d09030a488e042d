"""Step 3: train the runs of the configuration. ``python -m training.train [NAME ...] [--data DIR]``.

Resumable: every epoch ends with a checkpoint from which an interrupted run goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from tqdm import tqdm

from training import distil, last_heads, model
from training.config import BUILD, Run, load_config
from training.dataset import Batch, Order, Targets, batches, shuffled, targets_of
from training.development import scores
from training.device import device_of, fast_products
from training.finished import answer, load_network, load_tokenizer, load_weights
from training.model import EmotionNetwork
from training.prepare_data import load_rows
from training.rounding import round_products
from training.schedule import descend, optimiser_of
from training.sources import Row

LOOKED_AT = 4  # between epochs one development row in so many: on a CPU reading all takes as long as an epoch


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="all, in their order, when left out")
    parser.add_argument("--data", type=Path, help="the data folder, for runs that read unlabelled texts")
    options = parser.parse_args()
    config = load_config()
    for name in options.names or config.runs:
        if (BUILD / name / "run.json").exists():
            print(f"{name} is finished")
        else:
            train(config.runs[name], config.max_tokens, options.data)


def train(run: Run, max_tokens: int, data: Path | None) -> None:
    """Train ``run`` to its end; checkpoints and the log lie in ``build/emotion/NAME``."""
    torch.manual_seed(run.seed)
    device = device_of()
    directory = BUILD / run.name
    directory.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer()
    rows = rows_of(run, data)
    texts = [row.text for row in rows]
    teacher = distil.answers(run, rows, tokenizer, device) if run.teachers else None
    targets = targets_of(rows, run.unsure_weight, teacher).to(device)
    network = start(run, rows, tokenizer).to(device)
    if run.rounded:
        round_products(network.encoder.encoder.layer)
    order = Order(run.batch_tokens, max_tokens, run.augment)
    steps = run.epochs * sum(1 for _ in shuffled(texts, tokenizer, order, random.Random(0)))
    course = Course(network, run, steps)
    for epoch in range(course.resume(directory), run.epochs):
        began = time.monotonic()
        rng = random.Random(run.seed * 1000 + epoch)
        loss = train_epoch(course, batches(texts, targets, tokenizer, order, rng), run)
        figures = score(course.network, tokenizer, every=LOOKED_AT)
        note(directory, {"epoch": epoch, "loss": loss, "seconds": time.monotonic() - began, **figures})
        course.save(directory, epoch + 1)
    finish(course.network, run, tokenizer)
    note(directory, score(course.network, tokenizer))
    course.save(directory, run.epochs)
    (directory / "run.json").write_text(json.dumps(asdict(run), ensure_ascii=False, indent=2) + "\n")


class Course:
    """A network on its way, with its optimiser."""

    def __init__(self, network: EmotionNetwork, run: Run, steps: int) -> None:
        encoder = [p for n, p in network.named_parameters() if "heads" not in n and "pooler" not in n]
        new = [p for n, p in network.named_parameters() if "heads" in n or "pooler" in n]
        groups = [(encoder, run.learning_rate), (new, run.head_learning_rate)]
        self.network = network
        self.optimiser, self.schedule = optimiser_of(groups, run.weight_decay, steps, run.warmup)

    def step(self, loss: Tensor) -> None:
        """One step down ``loss``."""
        descend(loss, self.network, self.optimiser, self.schedule)

    def resume(self, directory: Path) -> int:
        """Load the last checkpoint, if any; the epoch to go on with."""
        path = directory / "checkpoint.pt"
        if not path.exists():
            return 0
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        return int(state["epoch"])

    def save(self, directory: Path, epoch: int) -> None:
        """Write the checkpoint whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "epoch": epoch,
        }
        partial = directory / "checkpoint.partial"
        torch.save(state, partial)
        partial.replace(directory / "checkpoint.pt")


def finish(network: EmotionNetwork, run: Run, tokenizer: Tokenizer) -> None:
    """Go back towards an earlier run by the run's share, then fit the heads that come last."""
    if run.kept:
        before = load_weights(run.towards or run.start)
        mean = {n: torch.lerp(now, before[n].to(now), run.kept) for n, now in network.state_dict().items()}
        network.load_state_dict(mean)
    last_heads.fit(network, load_rows("train"), tokenizer, run)


def rows_of(run: Run, data: Path | None) -> list[Row]:
    """Our rows that ``run`` reads, and the texts that only its teachers label."""
    rows = thin(load_rows("train"), run)
    if not run.unlabelled:
        return rows
    if data is None:
        raise ValueError("this run reads unlabelled texts: give --data")
    return [*rows, *distil.further_rows(rows, data, run.unlabelled, run.seed)]


def score(network: EmotionNetwork, tokenizer: Tokenizer, every: int = 1) -> dict[str, float]:
    """Figures of ``network`` on each ``every``-th of the rows kept aside for development."""
    rows = load_rows("dev")[::every]
    return scores(rows, answer(network, [row.text for row in rows], tokenizer))


def thin(rows: list[Row], run: Run) -> list[Row]:
    """The run's shares of talk, of written messages and of KOTE's comments."""
    rng = random.Random(run.seed)
    return [row for row in rows if rng.random() < share_of(row, run)]


def share_of(row: Row, run: Run) -> float:
    """How many of the rows like ``row`` the run reads."""
    if row.source in run.whole:
        return 1.0
    if row.fine is not None:
        return run.kote_rows
    return run.written_rows if row.register == "written" else run.talk_rows


def start(run: Run, rows: list[Row], tokenizer: Tokenizer) -> EmotionNetwork:
    """The network with which ``run`` begins."""
    if run.start not in load_config().runs:
        network = model.start_from_base(BUILD / run.start, run.layers, run.dropout)
        sample = rows[:: max(1, len(rows) // 500)]
        model.standardise_pooler(network, (torch.tensor([tokenizer.encode(r.text).ids[:64]]) for r in sample))
        return network
    network = load_network(run.start)
    if run.layers:
        model.keep_layers(network.encoder, run.layers)
    return network


def train_epoch(course: Course, stream: Iterable[Batch], run: Run) -> float:
    """One pass over ``stream``; the mean loss."""
    course.network.train()
    device = next(course.network.parameters()).device
    total, count = torch.zeros((), device=device), 0
    for batch in tqdm(stream, mininterval=10):
        with fast_products(device):
            pooled = course.network.pool(batch.ids, batch.mask)
        logits = course.network.answer(pooled.float())  # bf16 is too coarse for the fine emotions' weights
        loss = loss_of(logits, batch.targets, run)
        course.step(loss)
        total, count = total + loss.detach(), count + 1
    return float(total) / count


def loss_of(logits: Tensor, targets: Targets, run: Run) -> Tensor:
    """What people said and, where there are teachers, what they said, by the run's share."""
    loss = model.loss_of(logits, targets, run.label_smoothing, run.kote_share)
    if targets.teacher is None:
        return loss
    return torch.lerp(loss, model.distil_loss(logits, targets.teacher, run.kote_share), run.distil_share)


def note(directory: Path, entry: dict[str, float]) -> None:
    """Append ``entry`` to the run's log and print it."""
    line = json.dumps({k: round(v, 4) for k, v in entry.items()})
    print(line, flush=True)
    with (directory / "log.jsonl").open("a") as log:
        log.write(line + "\n")


if __name__ == "__main__":
    main()
