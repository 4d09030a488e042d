"""Why the customer is seen in a scenario: every criterion with its value and threshold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.absent import why_no_data
from app.services.advice_templates.wording import day_name, is_, josa, paragraphs, sentences, won
from rules.limits import ThresholdKind
from rules.metrics import Metric
from rules.scenario import Basis, Evidence, ScenarioMatch

#: Why this share differs from the one that the counsellor names beside the debt.
YEARLY = "DSR은 한 해 소득으로 셈해서, 통장에 들어오는 돈으로 셈한 비율과는 조금 달라요."
FAR = 2  # times the bound
KINDS = {"own": "고객님의 평소 모습", "percentile": "전체 고객의 분포", "fixed": "정해진 기준"}


def explain_scenario(consultation: Consultation) -> Answer:
    """The evidence of the scenario that was decided."""
    match = consultation.case.match
    if match is None:
        absent = why_no_data(consultation) if consultation.ledger is None else ""
        text = sentences(
            "아직 어떤 상황이라고 판단하지 않았어요. 판단할 만큼 자료가 모이지 않았거든요.", absent
        )
        return Answer(text, consultation.subject)
    subject = Subject("scenario", match.scenario.value)
    told = reasons(consultation, match)
    if consultation.told(told):
        return Answer(consultation.common("turns", "same_reasons"), subject)
    return Answer(consultation.common("explain") + told, subject)


def reasons(consultation: Consultation, match: ScenarioMatch) -> str:
    """Title, criteria, how firm it is, and the right to object."""
    criteria = criteria_lines(match.evidence, consultation.case.today)
    basis = (
        "정해진 기준에 들어맞아 판단했어요."
        if match.basis is Basis.RULE
        else "여러 지표를 함께 견주어 본 추정이에요."
    )
    stale = "자료가 오래되었거나 빠진 것이 있어 확실하지는 않아요." if match.stale else ""
    lead = f"{day_name(match.as_of, consultation.case.today)} 자료를 보고 '{match.title}'{josa(match.title, '으로/로').removeprefix(match.title)} 보았어요."
    return paragraphs(
        sentences(lead, basis, stale),
        *criteria,
        YEARLY if any(item.metric is Metric.DSR for item in match.evidence) else "",
        "마음 상태는 이 판단에 들어가지 않아요. 사실과 다른 숫자가 있으면 말씀해 주세요.",
    )


def criteria_lines(evidence: Sequence[Evidence], today: date) -> list[str]:
    """One sentence a criterion; two bounds of one figure are told as the range that they are."""
    figures: dict[tuple[Metric, str], list[Evidence]] = {}
    for item in evidence:
        figures.setdefault((item.metric, item.title), []).append(item)
    return [line for items in figures.values() for line in figure_lines(items, today)]


def figure_lines(items: Sequence[Evidence], today: date) -> list[str]:
    """What is said of the criteria of one figure."""
    return [within(items)] if is_range(items) else [criterion(item, today) for item in items]


def is_range(items: Sequence[Evidence]) -> bool:
    """Whether the figure is held between two bounds."""
    return len(items) == 2 and {item.operator[0] for item in items} == {"<", ">"}


def within(items: Sequence[Evidence]) -> str:
    """A figure between two bounds: from 31 to 89 days."""
    low, high = sorted(items, key=lambda item: item.threshold)
    least = f"{format_value(low.threshold, low.unit)} {'이상' if low.operator == '>=' else '초과'}"
    most = f"{format_value(high.threshold, high.unit)} {'이하' if high.operator == '<=' else '미만'}"
    shown = is_(format_value(low.value, low.unit))
    return f"{josa(low.title, '이/가')} {shown}. {least} {most}이면 해당해요."


def usual_exceeded(item: Evidence) -> str:
    """How far the spending lies from the usual, as people say it; the deviations of the rule stay in the rule."""
    far = "훨씬 " if item.value >= FAR * item.threshold else ""
    return f"이번 달에 쓰신 돈이 고객님의 평소 달보다 {far}많아요. 달마다 조금씩 오르내리는 폭을 넘어서면 해당해요."


def criterion(item: Evidence, today: date) -> str:
    """One criterion as a sentence: the value, and the bound it is held against; what was told, with when."""
    if item.threshold_kind == ThresholdKind.STATED:
        return told(item, today)
    if item.metric is Metric.SPEND_Z:
        return usual_exceeded(item)
    shown = is_(format_value(item.value, item.unit))
    against = josa(KINDS.get(item.threshold_kind, KINDS["fixed"]), "으로/로")
    return f"{josa(item.title, '이/가')} {shown}. {against} 보면 {bound_of(item)} 해당해요."


def told(item: Evidence, today: date) -> str:
    """That the customer told it: just now, or when before in this talk."""
    title = f"'{item.title}'{josa(item.title, '으로/로').removeprefix(item.title)}"
    if item.told_at is None:
        return f"방금 해 주신 말씀을 {title} 들었어요."
    day = day_name(item.as_of, today)
    return f"{day}에 이 대화에서 앞서 해 주신 말씀을 {title} 들었고, 그대로 이어서 보고 있어요."


def bound_of(item: Evidence) -> str:
    """The bound in words."""
    bound = format_value(item.threshold, item.unit)
    words = {
        ">": f"{josa(bound, '을/를')} 넘으면",
        ">=": f"{bound} 이상이면",
        "<": f"{bound}보다 적으면",
        "<=": f"{bound} 이하이면",
        "==": josa(bound, "이면/면"),
    }
    return words[item.operator]


def format_value(value: float, unit: str) -> str:
    """A metric's value with its unit; won amounts as people write them."""
    if unit == "원":
        return won(round(value))
    return f"{round(value, 1 if unit == '%' else 2):g}{unit}"
