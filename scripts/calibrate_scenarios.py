"""Fit the probabilities of decisions that rest on signs, and write ``rules/calibration.json``.

A generated population is seen twice: as it is, and through the noise of partial reporting (one field in
fifty missing; deposits, income, debts and spending blurred by 5 %, as other banks' accounts are seen late or
not at all; the card's and the arrears' own ledgers are exact). For every decision that a scenario's signs bring about in the noisy view,
the true view says whether the scenario holds. Isotonic regression over equal groups of strength turns
that into a step function, smoothed by one decision of each kind. What this answers is "would this stand
on exact data?", not "is the customer in trouble?": the latter needs people's labels.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from tqdm import tqdm

from app.schemas.customer import CustomerProfile
from app.services.finance_metrics import measure
from rules.calibration import FILE, Calibration, calibration_of
from rules.conditions import Facts, comparisons, evaluate, strength
from rules.korean_time import korean_today
from rules.limits import Ground
from rules.metrics import Metrics
from rules.probability import NEWEST
from rules.said import NOTHING
from rules.scenario import Scenario
from rules.scenario_rules import RULES, ScenarioRule
from rules.thresholds import load_thresholds
from scripts.compute_thresholds import write
from scripts.generated_profiles import generated_profiles
from scripts.reliability import reliability_of

PRECISION = Path(__file__).with_name("stated_precision.toml")
BLUR = 0.05  # standard deviation of the noise on amounts, as a share of the amount
LOST = 0.02  # share of fields not reported
GROUPS = 20
LEAST_GROUP = 30  # decisions
LEAST_TABLE = 200  # decisions, for a scenario to have a table of its own
#: The ledgers of card and arrears, known to the won.
EXACT = frozenset(
    {
        "limit_won",
        "billed_won",
        "paid_won",
        "minimum_due_won",
        "revolving_won",
        "cash_advance_won",
        "card_loan_won",
        "borrowed_near_due_won",
        "overdue_won",
        "principal_won",
    }
)
FIRM = frozenset({Ground.FIRM})
Row = TypeVar("Row")
Decisions = list[tuple[float, bool]]  # strength in the noisy view, whether the true view agrees


def blurred(row: Row, noise: random.Random) -> Row:
    """A monthly row as it might be reported."""
    changes: dict[str, Any] = {}
    for field in fields(row):  # type: ignore[arg-type]
        value = getattr(row, field.name)
        if field.name == "as_of" or value is None:
            continue
        if noise.random() < LOST:
            changes[field.name] = None
        elif field.name.endswith("_won") and field.name not in EXACT:
            changes[field.name] = round(value * noise.lognormvariate(0, BLUR))
    return replace(row, **changes)  # type: ignore[type-var]


def reported(profile: CustomerProfile, noise: random.Random) -> CustomerProfile:
    """A customer as the data might show him."""
    months = tuple(
        replace(
            month,
            card=month.card and blurred(month.card, noise),
            delinquency=month.delinquency and blurred(month.delinquency, noise),
            balance=month.balance and blurred(month.balance, noise),
            spending=month.spending and blurred(month.spending, noise),
        )
        for month in profile.months
    )
    return replace(profile, months=months)


def rests_on_signs(rule: ScenarioRule) -> bool:
    """Whether a scenario can be decided on soft comparisons."""
    return any(compare.threshold.ground is Ground.SOFT for compare in comparisons(rule.condition))


def decide(rule: ScenarioRule, seen: Metrics, true: Metrics, limits: Mapping[str, float]) -> Decisions:
    """The decision that signs bring about in what is seen, if they do."""
    facts = Facts(seen, limits)
    certain = evaluate(rule.condition, Facts(seen, limits, FIRM)) is True
    if certain or evaluate(rule.condition, facts) is not True:
        return []
    holds = evaluate(rule.condition, Facts(true, limits)) is True
    return [(strength(rule.condition, facts), holds)]


def gather(profiles: Iterator[CustomerProfile], today: date, seed: int) -> dict[str, Decisions]:
    """All decisions on signs, by scenario."""
    noise, limits = random.Random(seed), load_thresholds().limits  # noqa: S311
    rules = [rule for rule in RULES if rests_on_signs(rule)]
    found: dict[str, Decisions] = {rule.scenario.value: [] for rule in rules}
    for profile in profiles:
        true = {**measure(profile, today).values, **NOTHING.metrics}
        seen = {**measure(reported(profile, noise), today).values, **NOTHING.metrics}
        for rule in rules:
            found[rule.scenario.value] += decide(rule, seen, true, limits)
    return found


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring decisions: where they start, how many there are and how many were right."""

    start: float
    n: int
    right: int

    @property
    def rate(self) -> float:
        """Share that was right, smoothed by one of each."""
        return (self.right + 1) / (self.n + 2)


def groups(decisions: Decisions) -> list[Block]:
    """Decisions in about equal groups by strength; equal strengths stay together."""
    ordered = sorted(decisions)
    size = max(len(ordered) // GROUPS, LEAST_GROUP)
    blocks: list[list[tuple[float, bool]]] = [[]]
    for decision in ordered:
        if len(blocks[-1]) >= size and decision[0] > blocks[-1][-1][0]:
            blocks.append([])
        blocks[-1].append(decision)
    return [Block(block[0][0], len(block), sum(holds for _, holds in block)) for block in blocks]


def isotonic(blocks: Sequence[Block]) -> list[Block]:
    """Pool neighbours until the rates never fall (pool adjacent violators)."""
    pooled: list[Block] = []
    for block in blocks:
        merged = block
        while pooled and pooled[-1].rate >= merged.rate:
            left = pooled.pop()
            merged = Block(left.start, left.n + merged.n, left.right + merged.right)
        pooled.append(merged)
    return pooled


def table_of(decisions: Decisions) -> dict[str, Any]:
    """What the file says of one scenario; the first step starts at 0."""
    pooled = isotonic(groups(decisions))
    steps = [[round(block.start, 4), round(block.rate, 4)] for block in pooled]
    steps[0][0] = 0.0
    return {"n": len(decisions), "right": sum(holds for _, holds in decisions), "steps": steps}


def document_of(found: dict[str, Decisions], *, source: str, today: date) -> dict[str, Any]:
    """The whole file."""
    stated = tomllib.loads(PRECISION.read_text("utf-8"))
    measured_on = stated.pop("measured_on")
    return {
        "fitted_on": today.isoformat(),
        "source": source,
        "stated_source": f"본 적 없는 문장에서 사람이 확인({measured_on})",
        "scores": {name: table_of(made) for name, made in found.items() if len(made) >= LEAST_TABLE},
        "pooled": table_of([decision for made in found.values() for decision in made]),
        "stated": stated,
    }


def forecasts(found: dict[str, Decisions], calibration: Calibration) -> list[tuple[float, bool]]:
    """What the tables would state of decisions, and whether each was right."""
    return [
        (min(calibration.score(Scenario(name), strength), NEWEST), right)
        for name, made in found.items()
        for strength, right in made
    ]


def decisions(size: int, today: date, seed: int) -> dict[str, Decisions]:
    """All decisions on signs in one generated population, with a progress bar."""
    profiles = generated_profiles(size, as_of=today, seed=seed)
    return gather(iter(tqdm(profiles, total=size, unit="명", disable=None)), today, seed)


def main() -> None:
    """Fit on one population, judge on the next one, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--today", type=date.fromisoformat, default=korean_today(), help="기준일")
    parser.add_argument("--size", type=int, default=20_000, help="생성할 고객 수")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--output", type=Path, default=FILE)
    args = parser.parse_args()
    found = decisions(args.size, args.today, args.seed)
    source = f"생성한 모집단 {args.size:,}명(seed {args.seed}), 금액 잡음 {BLUR:.0%}, 결측 {LOST:.0%}"
    document = document_of(found, source=source, today=args.today)
    unseen = decisions(args.size, args.today, args.seed + 1)
    document["held_out"] = {
        "source": f"다른 모집단 {args.size:,}명(seed {args.seed + 1})",
        **reliability_of(forecasts(unseen, calibration_of(document))),
    }
    for name, made in found.items():
        print(f"  {name}: 판단 {len(made):,}건, 맞음 {sum(holds for _, holds in made):,}건")
    print("  held out: Brier {brier}, ECE {ece}, 판단 {n:,}건".format(**document["held_out"]))
    write(document, args.output)


if __name__ == "__main__":
    main()
