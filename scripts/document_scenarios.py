"""Write the generated parts of ``docs/scenarios.md`` and its figure from the rules in force.

The prose between them is written by people. ``--check`` writes nothing and fails when a part is not current.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from app.core.config import ROOT
from rules.calibration import FILE as CALIBRATION
from rules.calibration import Steps
from rules.conditions import AllOf, AnyOf, AtLeast, Compare, Condition, Not, Operator
from rules.limits import Threshold, ThresholdKind, in_force
from rules.metrics import SPECS, Metric, Source, format_metric
from rules.probability import NEWEST
from rules.rule_book import RULE_BOOK
from rules.scenario import Scenario
from rules.scenario_rules import COMMON_FLAGS, ScenarioRule
from rules.thresholds import ALL
from scripts import next_month_section
from scripts.marked_section import table, with_section
from scripts.reliability_figure import draw

DOCUMENT = ROOT / "docs" / "scenarios.md"
FIGURE = ROOT / "docs" / "reliability.svg"

SIDES = {
    Operator.LESS: "미만",
    Operator.AT_MOST: "이하",
    Operator.MORE: "초과",
    Operator.AT_LEAST: "이상",
}
KINDS = {
    ThresholdKind.FIXED: "고정",
    ThresholdKind.OWN: "본인 이력",
    ThresholdKind.PERCENTILE: "백분위",
    ThresholdKind.STATED: "말씀",
}
HELD_OUT = json.loads(CALIBRATION.read_text("utf-8"))["held_out"]


def limit_of(threshold: Threshold) -> str:
    """The value in force as people write it."""
    return format_metric(threshold.metric, RULE_BOOK.thresholds.limits[threshold.id])


def compared(compare: Compare) -> str:
    """One comparison in words."""
    title = SPECS[compare.metric].title
    if compare.threshold.kind is ThresholdKind.STATED:
        return f"{title}: 본인의 일로 말씀하심"
    return f"{title} {limit_of(compare.threshold)} {SIDES[compare.operator]}"


def heading(condition: AllOf | AnyOf | AtLeast) -> str:
    """What is asked of the parts of a condition."""
    match condition:
        case AllOf():
            return "다음을 모두 만족"
        case AnyOf():
            return "다음 가운데 하나 이상"
        case AtLeast(count):
            return f"다음 가운데 {count}가지 이상"


def outline(condition: Condition, depth: int = 0) -> list[str]:
    """A condition as a nested list; scenarios that are ruled out are named in one line."""
    indent = "  " * depth
    match condition:
        case Compare():
            return [f"{indent}- {compared(condition)}"]
        case Not(part):
            return [f"{indent}- 아님: {title_of(part)}"]
        case _:
            own = [part for part in condition.parts if not isinstance(part, Not)]
            ruled_out = [title_of(part.part) for part in condition.parts if isinstance(part, Not)]
            lines = [line for part in own for line in outline(part, depth + 1)]
            if ruled_out:
                lines.append(f"{indent}  - 다음이 모두 아니라고 확인됨: {', '.join(ruled_out)}")
            return [f"{indent}- {heading(condition)}", *lines]


def title_of(condition: Condition) -> str:
    """The title of the scenario that a condition decides."""
    return next(rule.title for rule in RULE_BOOK.rules if rule.condition is condition)


def names(metrics: Iterable[Metric]) -> str:
    """Titles of metrics, with commas."""
    return ", ".join(SPECS[metric].title for metric in metrics)


def section(rank: int, rule: ScenarioRule) -> str:
    """All there is to say about one scenario."""
    lines = [f"### {rank}. {rule.title} (`{rule.scenario.value}`)", "", rule.summary, ""]
    lines += outline(rule.condition)
    lines.append(f"- 핵심 지표: {names(rule.key)}")
    if rule.support:
        lines.append(f"- 곁들이는 근거(판단에는 쓰지 않음): {', '.join(map(compared, rule.support))}")
    lines += [f"- 세부 표시 `{flag.name}`: {flag.title}" for flag in rule.flags]
    return "\n".join(lines)


def criteria() -> str:
    """Every scenario in order of precedence."""
    sections = [section(rank, rule) for rank, rule in enumerate(RULE_BOOK.rules, start=1)]
    common = [f"- `{flag.name}`: {flag.title}" for flag in COMMON_FLAGS]
    return "\n\n".join([*sections, "모든 시나리오에서 함께 보는 표시:", "\n".join(common)])


def order() -> str:
    """The order of precedence in one line."""
    return " → ".join(f"{rule.title}" for rule in RULE_BOOK.rules)


def thresholds() -> str:
    """Every threshold with its value, kind and reason."""
    head = ("이름", "지표", "값", "종류", "결정하는 힘", "까닭")
    return table(
        head, (threshold_row(threshold) for threshold in ALL if threshold.kind is not ThresholdKind.STATED)
    )


def threshold_row(threshold: Threshold) -> tuple[str, ...]:
    """One threshold."""
    value, run = limit_of(threshold), RULE_BOOK.thresholds.run
    if threshold.kind is ThresholdKind.PERCENTILE:
        found = in_force(threshold, run)
        value += " (기본값)" if found is None else f" (고객 {found.n:,}명에게서 계산)"
    return (
        f"`{threshold.id}`",
        SPECS[threshold.metric].title,
        value,
        KINDS[threshold.kind],
        "확정" if threshold.firm else "신호",
        threshold.note,
    )


def population() -> str:
    """Where the percentiles in force come from."""
    run = RULE_BOOK.thresholds.run
    return f"지금 쓰는 백분위는 {run.computed_on}에 {run.source}에서 계산했다."


def probabilities() -> str:
    """The calibration tables in short."""
    head = ("시나리오", "판단 수", "가장 약할 때", "가장 뚜렷할 때", "표")
    return table(head, (probability_row(rule) for rule in RULE_BOOK.rules if may_be_scored(rule)))


def may_be_scored(rule: ScenarioRule) -> bool:
    """Whether a scenario has a table of its own or could use the pooled one."""
    return rule.scenario in RULE_BOOK.calibration.scores or rule.scenario is Scenario.RECOVERING


def probability_row(rule: ScenarioRule) -> tuple[object, ...]:
    """The span of one scenario's probabilities."""
    own = RULE_BOOK.calibration.scores.get(rule.scenario)
    steps: Steps = own or RULE_BOOK.calibration.pooled
    span = (f"{min(steps.probabilities[end], NEWEST):.2f}" for end in (0, -1))
    return (rule.title, f"{steps.n:,}", *span, "시나리오의 것" if own else "모두 모은 것")


def heard() -> str:
    """How often stated events are read rightly."""
    by_id = {threshold.id: SPECS[threshold.metric].title for threshold in ALL}
    rows = (
        (by_id[name], f"{found.correct}/{found.n}", f"{found.probability:.2f}")
        for name, found in sorted(RULE_BOOK.calibration.stated.items())
    )
    return table(("말씀", "맞게 읽음", "확률"), rows)


def reliability() -> str:
    """Error on decisions that were not fitted on, and the figure."""
    rows = ((f"{stated:.2f}", f"{right:.2f}", f"{n:,}") for stated, right, n in HELD_OUT["bins"])
    summary = (
        f"맞추는 데 쓰지 않은 {HELD_OUT['source']}의 판단 {HELD_OUT['n']:,}건에서 "
        f"Brier 점수 {HELD_OUT['brier']:.4f}, 기대 보정 오차(ECE) {HELD_OUT['ece']:.4f}."
    )
    figure = f"![보정 곡선: 점선에 가까울수록 확률이 정직하다]({FIGURE.name})"
    return "\n\n".join([summary, table(("말한 확률(평균)", "실제로 맞은 비율", "판단 수"), rows), figure])


def metrics() -> str:
    """Every metric with its unit, table and formula."""
    rows = (
        (f"`{metric.value}`", spec.title, spec.unit.value, f"`{spec.source.value}`", spec.description)
        for metric, spec in SPECS.items()
        if spec.source is not Source.MESSAGE
    )
    return table(("이름", "제목", "단위", "표", "계산"), rows)


PARTS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "order": order,
        "criteria": criteria,
        "thresholds": thresholds,
        "population": population,
        "probabilities": probabilities,
        "heard": heard,
        "reliability": reliability,
        "next-month-judged": next_month_section.judged,
        "next-month-points": next_month_section.weights,
        "metrics": metrics,
    }
)


def filled(text: str) -> str:
    """The document with every part written anew."""
    for name, write in PARTS.items():
        text = with_section(text, name, write())
    return text


def pages() -> dict[Path, str]:
    """Each file with the content it should have."""
    return {
        DOCUMENT: filled(DOCUMENT.read_text("utf-8")),
        FIGURE: draw([(stated, right) for stated, right, _ in HELD_OUT["bins"]]),
    }


def stale() -> list[Path]:
    """Files that are not current."""
    return [path for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]


def main() -> None:
    """Write the parts, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="쓰지 않고 확인만")
    if parser.parse_args().check:
        if found := stale():
            raise SystemExit(f"다시 만들어야 합니다: {', '.join(path.name for path in found)}")
        return
    for path, text in pages().items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
