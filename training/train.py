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
from sklearn.metrics import average_precision_score, f1_score
from tokenizers import Tokenizer
from torch import Tensor
from tqdm import tqdm

from training import distil, model
from training.config import BUILD, Run, load_config
from training.dataset import Order, batches, cut, group, pad
from training.model import EmotionNetwork
from training.prepare_base import BASE
from training.prepare_data import load_rows
from training.rounding import round_products
from training.sources import EMOTIONS, FRAUD_KINDS, NONE, Row


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
    """A GPU when there is one; on a CPU bf16 products: faster where AMX is, no slower with AVX-512 alone."""
    if torch.cuda.is_available():
        torch.backends.cuda.matmul.allow_tf32 = True
        return torch.device("cuda")
    torch.backends.mkldnn.matmul.fp32_precision = "bf16"
    return torch.device("cpu")


def train(run: Run, max_tokens: int, data: Path | None) -> None:
    """Train ``run`` to its end; checkpoints and the log lie in ``build/emotion/NAME``."""
    torch.manual_seed(run.seed)
    device = device_of()
    directory = BUILD / run.name
    directory.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer()
    rows = thin(load_rows("train"), run)
    if run.teachers:
        rows = [*rows, *distil.further_rows(rows, data, run.unlabelled, run.seed)]
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
        scores = score(network, load_rows("dev"), tokenizer)
        note(directory, {"epoch": epoch, "loss": loss, "seconds": time.monotonic() - began, **scores})
        save(directory, network, optimiser, schedule, epoch + 1)
    (directory / "run.json").write_text(json.dumps(asdict(run), ensure_ascii=False, indent=2) + "\n")


def thin(rows: list[Row], run: Run) -> list[Row]:
    """All messages of real talk, and the run's shares of written ones and of KOTE's comments."""
    rng = random.Random(run.seed)
    return [row for row in rows if rng.random() < share_of(row, run)]


def share_of(row: Row, run: Run) -> float:
    """How many of the rows like ``row`` the run reads."""
    if row.fine is not None:
        return run.kote_rows
    return run.written_rows if row.register == "written" else 1.0


def load_tokenizer() -> Tokenizer:
    """The trimmed tokenizer, without padding or truncation."""
    return Tokenizer.from_file(str(BASE / "tokenizer.json"))


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


def load_weights(name: str) -> dict[str, Tensor]:
    """The last checkpoint's weights of run ``name``."""
    weights: dict[str, Tensor] = torch.load(BUILD / name / "checkpoint.pt", weights_only=True)["network"]
    return weights


def load_network(name: str) -> EmotionNetwork:
    """A finished run, ready to answer."""
    weights = load_weights(name)
    depth = len({key.split(".")[3] for key in weights if key.startswith("encoder.encoder.layer.")})
    network = model.start_from_base(BASE, tuple(range(depth - 1)), load_config().runs[name].dropout)
    network.load_state_dict(weights)
    return network.eval()


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


@torch.inference_mode()
def answer(network: EmotionNetwork, texts: list[str], tokenizer: Tokenizer, max_tokens: int = 128) -> Tensor:
    """Logits of shape (n, 58) for ``texts``, in their order."""
    network.eval()
    device = next(network.parameters()).device
    ids = [cut(e.ids, max_tokens) for e in tokenizer.encode_batch_fast(texts)]
    logits = torch.zeros(len(texts), model.OUTPUTS)
    for chosen in tqdm(list(group(ids, 4096, random.Random(0))), mininterval=10):
        padded, mask = pad([ids[i] for i in chosen])
        logits[chosen] = network(padded.to(device), mask.to(device)).float().cpu()
    return logits


def score(network: EmotionNetwork, rows: list[Row], tokenizer: Tokenizer) -> dict[str, float]:
    """Development figures: macro-F1 by register, topic F1, F1 of risk, and those of the lanes."""
    messages = [row for row in rows if row.emotion is not None]
    logits = answer(network, [row.text for row in messages], tokenizer)
    guess = logits[:, model.EMOTION].argmax(1).tolist()
    scores: dict[str, float] = {}
    for register in ("written", "real"):
        of = [i for i, row in enumerate(messages) if row.register == register]
        gold = [EMOTIONS.index(messages[i].emotion or "") for i in of]
        scores[f"emotion_{register}"] = float(f1_score(gold, [guess[i] for i in of], average="macro"))
        finance = [bool(messages[i].finance) for i in of]
        scores[f"topic_{register}"] = float(f1_score(finance, (logits[of, 5] > 0).tolist(), average="macro"))
    risky = [bool(row.risk) for row in messages]
    alarms = (logits[:, 6] > 0).tolist()
    scores["risk_f1"] = float(f1_score(risky, alarms))
    return scores | score_lanes(network, [row for row in rows if row.side is not None], tokenizer)


def score_lanes(network: EmotionNetwork, rows: list[Row], tokenizer: Tokenizer) -> dict[str, float]:
    """Average precision on sets by writers who are not learnt from: danger, and fraud of whichever kind."""
    logits = answer(network, [row.text for row in rows], tokenizer)
    risk = [i for i, row in enumerate(rows) if row.risk is not None]
    fraud = [i for i, row in enumerate(rows) if row.fraud is not None]
    told = [[rows[i].fraud == kind for kind in FRAUD_KINDS] for i in fraud]
    return {
        "danger_ap": average_precision(
            [bool(rows[i].risk) for i in risk], logits[risk, model.BINARY.stop - 1]
        ),
        "fraud_ap": average_precision(
            [rows[i].fraud != NONE for i in fraud], logits[fraud, model.FRAUD].amax(1)
        ),
        "fraud_kind_ap": average_precision(told, logits[fraud, model.FRAUD]),
    }


def average_precision(gold: list[bool] | list[list[bool]], logits: Tensor) -> float:
    """Area under precision over recall, every answer counted alike."""
    return float(average_precision_score(gold, logits.numpy(), average="micro"))


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
