"""Step 3: train the runs of the configuration. ``python -m training.train [NAME ...] [--data DIR]``.

Resumable: every epoch ends with a checkpoint from which an interrupted run goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer
from tqdm import tqdm

from training import distil, fine_head, model
from training.config import BUILD, Run, load_config
from training.dataset import Order, batches
from training.development import scores
from training.finished import answer, load_network, load_tokenizer, load_weights
from training.model import EmotionNetwork
from training.prepare_base import BASE
from training.prepare_data import load_rows
from training.rounding import round_products
from training.sources import Row


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


def device_of() -> torch.device:
    """A GPU when there is one."""
    if torch.cuda.is_available():
        torch.backends.cuda.matmul.allow_tf32 = True
        return torch.device("cuda")
    return torch.device("cpu")


def fast_products(device: torch.device) -> torch.autocast:
    """bf16 products on a CPU that multiplies bf16 itself (AVX-512 BF16, AMX): 1.7 times a step of fp32."""
    able = device.type == "cpu" and torch.cpu.get_capabilities().get("avx512_bf16", False)
    return torch.autocast("cpu", torch.bfloat16, enabled=able)


def train(run: Run, max_tokens: int, data: Path | None) -> None:
    """Train ``run`` to its end; checkpoints and the log lie in ``build/emotion/NAME``."""
    torch.manual_seed(run.seed)
    device = device_of()
    directory = BUILD / run.name
    directory.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer()
    rows = rows_of(run, data)
    teacher = distil.answers(run, rows, tokenizer, device) if run.teachers else None
    network = start(run, rows, tokenizer).to(device)
    if run.rounded:
        round_products(network.encoder.encoder.layer)
    order = Order(run.batch_tokens, max_tokens, run.augment, run.unsure_weight)
    steps = run.epochs * sum(1 for _ in batches(rows, tokenizer, order, random.Random(0)))
    optimiser, schedule = optimiser_of(network, run, steps)
    first = resume(directory, network, optimiser, schedule)
    for epoch in range(first, run.epochs):
        began = time.monotonic()
        rng = random.Random(run.seed * 1000 + epoch)
        stream = batches(rows, tokenizer, order, rng, teacher)
        loss = train_epoch(network, stream, run, optimiser, schedule)
        figures = score(network, tokenizer)
        note(directory, {"epoch": epoch, "loss": loss, "seconds": time.monotonic() - began, **figures})
        save(directory, network, optimiser, schedule, epoch + 1)
    finish(network, run, tokenizer)
    note(directory, score(network, tokenizer))
    save(directory, network, optimiser, schedule, run.epochs)
    (directory / "run.json").write_text(json.dumps(asdict(run), ensure_ascii=False, indent=2) + "\n")


def finish(network: EmotionNetwork, run: Run, tokenizer: Tokenizer) -> None:
    """Go back towards the start by the run's share, then fit the fine emotions' head."""
    if run.kept:
        before = load_weights(run.start)
        mean = {n: torch.lerp(now, before[n].to(now), run.kept) for n, now in network.state_dict().items()}
        network.load_state_dict(mean)
    fine_head.fit(network, load_rows("train"), tokenizer)


def rows_of(run: Run, data: Path | None) -> list[Row]:
    """Our rows that ``run`` reads, and the texts that only its teachers label."""
    rows = thin(load_rows("train"), run)
    if not run.unlabelled:
        return rows
    if data is None:
        raise ValueError("this run reads unlabelled texts: give --data")
    return [*rows, *distil.further_rows(rows, data, run.unlabelled, run.seed)]


def score(network: EmotionNetwork, tokenizer: Tokenizer) -> dict[str, float]:
    """Figures of ``network`` on the rows kept aside for development."""
    rows = load_rows("dev")
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
    if run.start == "base":
        network = model.start_from_base(BASE, run.layers, run.dropout)
        sample = rows[:: max(1, len(rows) // 500)]
        model.standardise_pooler(network, (torch.tensor([tokenizer.encode(r.text).ids[:64]]) for r in sample))
        return network
    network = load_network(run.start)
    if run.layers:
        model.keep_layers(network.encoder, run.layers)
    return network


Optimiser = torch.optim.AdamW
Schedule = torch.optim.lr_scheduler.LambdaLR


def optimiser_of(network: EmotionNetwork, run: Run, steps: int) -> tuple[Optimiser, Schedule]:
    """AdamW with a higher rate for the new parts; linear warm-up, then linear decay."""
    encoder = [p for n, p in network.named_parameters() if "heads" not in n and "pooler" not in n]
    new = [p for n, p in network.named_parameters() if "heads" in n or "pooler" in n]
    groups = [
        {"params": encoder, "lr": run.learning_rate},
        {"params": new, "lr": run.head_learning_rate},
    ]
    optimiser = Optimiser(groups, weight_decay=run.weight_decay, fused=True)
    warm = max(1, int(steps * run.warmup))
    rate = lambda step: min((step + 1) / warm, max(0.02, (steps - step) / (steps - warm + 1)))  # noqa: E731
    return optimiser, Schedule(optimiser, rate)


def train_epoch(network: EmotionNetwork, stream, run: Run, optimiser: Optimiser, schedule: Schedule) -> float:  # type: ignore[no-untyped-def]
    """One pass over ``stream``; the mean loss."""
    network.train()
    total, count = 0.0, 0
    device = next(network.parameters()).device
    for batch in tqdm(stream, mininterval=10):
        moved = batch.to(device)
        with fast_products(device):
            logits = network(moved.ids, moved.mask).float()
        loss = model.loss_of(logits, moved, run.label_smoothing, run.kote_share)
        if moved.teacher is not None:
            share = run.distil_share
            loss = (1 - share) * loss + share * model.distil_loss(logits, moved.teacher)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        total, count = total + loss.item(), count + 1
        if count % 50 == 0:
            tqdm.write(f"step {count}: mean loss {total / count:.3f}")
    return total / count


def resume(directory: Path, network: EmotionNetwork, optimiser: Optimiser, schedule: Schedule) -> int:
    """Load the last checkpoint, if any; the epoch to go on with."""
    path = directory / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    schedule.load_state_dict(state["schedule"])
    return int(state["epoch"])


def save(
    directory: Path, network: EmotionNetwork, optimiser: Optimiser, schedule: Schedule, epoch: int
) -> None:
    """Write the checkpoint whole or not at all."""
    state = {
        "network": network.state_dict(),
        "optimiser": optimiser.state_dict(),
        "schedule": schedule.state_dict(),
        "epoch": epoch,
    }
    partial = directory / "checkpoint.partial"
    torch.save(state, partial)
    partial.replace(directory / "checkpoint.pt")


def note(directory: Path, entry: dict[str, float]) -> None:
    """Append ``entry`` to the run's log and print it."""
    line = json.dumps({k: round(v, 4) for k, v in entry.items()})
    print(line, flush=True)
    with (directory / "log.jsonl").open("a") as log:
        log.write(line + "\n")


if __name__ == "__main__":
    main()
