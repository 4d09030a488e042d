"""Development figures: what is looked at after each epoch, on rows that are not learnt from."""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.metrics import average_precision_score, f1_score
from torch import Tensor

from training import model
from training.sources import EMOTIONS, FINE_LABELS, FRAUD_KINDS, NONE, Row

LIKELY = 0.3  # probability from which a fine label is named here; the served thresholds are tuned one by one


def scores(rows: Sequence[Row], logits: Tensor) -> dict[str, float]:
    """The figures of our task for ``logits`` of shape (n, 58)."""
    messages = [i for i, row in enumerate(rows) if row.emotion is not None]
    lanes = [i for i, row in enumerate(rows) if row.side is not None]
    comments = [i for i, row in enumerate(rows) if row.fine is not None]
    return (
        message_scores([rows[i] for i in messages], logits[messages])
        | lane_scores([rows[i] for i in lanes], logits[lanes])
        | {"kote_f1": fine_f1([rows[i] for i in comments], logits[comments])}
    )


def message_scores(rows: Sequence[Row], logits: Tensor) -> dict[str, float]:
    """Macro-F1 of emotion and topic by register, and F1 of risk."""
    figures: dict[str, float] = {}
    guess = logits[:, model.EMOTION].argmax(1).tolist()
    finance = (logits[:, model.FINANCE] > 0).tolist()
    for register in ("written", "real"):
        of = [i for i, row in enumerate(rows) if row.register == register]
        gold = [EMOTIONS.index(rows[i].emotion or "") for i in of]
        figures[f"emotion_{register}"] = macro_f1(gold, [guess[i] for i in of])
        figures[f"topic_{register}"] = macro_f1([bool(rows[i].finance) for i in of], [finance[i] for i in of])
    risky = [bool(row.risk) for row in rows]
    return figures | {"risk_f1": float(f1_score(risky, (logits[:, model.RISK] > 0).tolist()))}


def lane_scores(rows: Sequence[Row], logits: Tensor) -> dict[str, float]:
    """Average precision on sets by writers who are not learnt from: danger, and fraud of whichever kind."""
    risk = [i for i, row in enumerate(rows) if row.risk is not None]
    fraud = [i for i, row in enumerate(rows) if row.fraud is not None]
    told = [[rows[i].fraud == kind for kind in FRAUD_KINDS] for i in fraud]
    return {
        "danger_ap": average_precision([bool(rows[i].risk) for i in risk], logits[risk, model.RISK]),
        "fraud_ap": average_precision(
            [rows[i].fraud != NONE for i in fraud], logits[fraud, model.FRAUD].amax(1)
        ),
        "fraud_kind_ap": average_precision(told, logits[fraud, model.FRAUD]),
    }


def fine_f1(rows: Sequence[Row], logits: Tensor) -> float:
    """Macro-F1 of KOTE's labels at one threshold."""
    told = [[label in (row.fine or ()) for label in range(FINE_LABELS)] for row in rows]
    return macro_f1(told, (logits[:, model.FINE].sigmoid() > LIKELY).tolist())


def macro_f1(gold: Sequence[object], guess: Sequence[object]) -> float:
    """F1, every class counted alike."""
    return float(f1_score(gold, guess, average="macro", zero_division=0))


def average_precision(gold: list[bool] | list[list[bool]], logits: Tensor) -> float:
    """Area under precision over recall, every answer counted alike."""
    return float(average_precision_score(gold, logits.numpy(), average="micro"))
