"""Figures to prose: ``docs/emotion-model.md`` and the model card, both in Korean."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from training.config import ARTEFACT, BUILD, HERE, ROOT
from training.report_prose import (
    AGREEMENT,
    CALIBRATION,
    CARD_TEXT,
    DIFFERENCES,
    INDEPENDENT,
    INTRODUCTION,
    KOTE,
    LIMITS,
    MACHINE,
    READINGS,
    SERVING,
    SURE,
    TALKS,
)

DOCUMENT = ROOT / "docs" / "emotion-model.md"
CARD = ARTEFACT / "MODEL_CARD.md"
READ_TWICE = {
    "written": "지은 글",
    "real": "실제 대화",
    "real_sure": "실제 대화, 첫 읽기가 확신한 글",
    "lessons": "배우려고 쓴 글",
    "lessons_sure": "배우려고 쓴 글, 쓴 사람이 확신한 글",
    "chat": "짧은 대화처럼 쓴 글",
    "chat_sure": "짧은 대화처럼 쓴 글, 쓴 사람이 확신한 글",
    "picked": "모델이 흔들려 고른 글",
    "picked_sure": "고른 글, 첫 읽기가 확신한 글",
}
Figures = Mapping[str, Any]


def write(figures: Figures) -> None:
    """Write both documents."""
    manifest = json.loads((ARTEFACT / "manifest.json").read_text(encoding="utf-8"))
    DOCUMENT.write_text(document(figures, manifest), encoding="utf-8")
    CARD.write_text(card(figures, manifest), encoding="utf-8")


def document(figures: Figures, manifest: Figures) -> str:
    """The whole evaluation."""
    parts = (
        INTRODUCTION.format(version=manifest["version"]),
        "## 다섯 감정",
        against_baselines(figures),
        SURE.format(**{k: f"{v['macro_f1']:.3f}" for k, v in figures["register_sure"].items()}),
        independent(figures["independent"]),
        readings(figures["readings"]),
        classes(figures),
        "![지은 글](images/emotion-confusion-written.png) ![실제 대화](images/emotion-confusion-real.png)",
        "## 대화 속의 짧은 말",
        talks(figures["talks"]),
        "## 출처와 길이에 따라",
        scores_table("출처", figures["source"]),
        scores_table("길이", figures["length"]),
        "## 주제와 위험",
        topic_and_risk(figures),
        "## 확신은 믿을 만한가",
        CALIBRATION.format(
            temperature=manifest["calibration"]["temperature"], ece=figures["ece"], sure=figures["ece_sure"]
        ),
        "## 세부 감정 44가지 (KOTE 시험 묶음)",
        KOTE.format(**figures["kote"]),
        "## 다르게 써도 같게 읽는가",
        robustness(figures),
        "## 속도와 크기",
        engines(),
        serving(),
        AGREEMENT.format(**figures["agreement"]),
        "## 시도한 것들",
        trials(),
        LIMITS,
    )
    return "\n\n".join(parts) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[object]], side: str = "---:") -> str:
    """A Markdown table; the first column is text, the others lie on ``side``."""
    lines = [f"| {' | '.join(head)} |", f"| --- |{f' {side} |' * (len(head) - 1)}"]
    lines += [f"| {' | '.join(cell(value) for value in row)} |" for row in rows]
    return "\n".join(lines)


def cell(value: object) -> str:
    """Numbers with three places, the rest as it is."""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def scores_table(name: str, of: Mapping[str, Mapping[str, float]]) -> str:
    """Rows, macro-F1 and accuracy of each group."""
    rows = [
        (key.strip(), int(v["rows"]), float(v["macro_f1"]), float(v["accuracy"])) for key, v in of.items()
    ]
    return table((name, "글", "macro-F1", "정확도"), rows)


def against_baselines(figures: Figures) -> str:
    """Our model and the simpler methods in one table."""
    methods = {**figures["baselines"], "**이 모델**": figures["register"]}
    rows = [
        (
            name,
            *(
                float(of[register][what])
                for register in ("written", "real")
                for what in ("macro_f1", "accuracy")
            ),
        )
        for name, of in methods.items()
    ]
    return table(("방법", "지은 글 F1", "지은 글 정확도", "실제 대화 F1", "실제 대화 정확도"), rows)


def talks(figures: Figures) -> str:
    """What the message before adds, over all messages of a talk and over the short ones."""
    names = {"chosen_on": "비율을 정한 대화", "tried_on": "다른 사람이 쓴 대화"}
    ways = ("alone", "in_talk", "person_alone")
    rows = [
        (f"{name}{part}", int(of[count]), *(float(of[f"{way}{suffix}"]) for way in ways))
        for key, name in names.items()
        for part, count, suffix in (("", "rows", ""), (", 짧은 말", "short", "_short"))
        for of in (figures[key],)
    ]
    head = ("대화", "글", "이 말만", "앞말까지(서비스)", "사람, 이 말만")
    return f"{TALKS}\n\n{table(head, rows)}"


def independent(figures: Figures) -> str:
    """The messages of writers who saw none of ours."""
    names = {
        "independent_written": "금융과 일상의 글",
        "independent_plain": "담담히 알리는 짧은 말",
        "independent_chat": "짧은 대화",
    }
    rows = [
        (
            name,
            int(v["all"]["rows"]),
            float(v["all"]["macro_f1"]),
            f"{v['alike']['macro_f1']:.3f} ({v['alike']['rows']})",
            float(v["second"]["macro_f1"]),
            float(v["topic"]),
        )
        for source, name in names.items()
        if (v := figures[source])
    ]
    head = ("따로 쓴 글", "글", "감정 F1", "두 읽기가 같은 글만", "두 번째 읽기의 F1", "주제 F1")
    return f"{INDEPENDENT}\n\n{table(head, rows)}"


def readings(figures: Figures) -> str:
    """How far two readings of the same messages agree."""
    columns = ("emotion", "emotion_kappa", "emotion_macro_f1", "topic", "topic_kappa", "topic_macro_f1")
    rows = [
        (name, int(v["rows"]), *("-" if v[column] is None else float(v[column]) for column in columns))
        for group, name in READ_TWICE.items()
        if (v := figures["groups"].get(group))
    ]
    head = ("두 번 읽은 글", "글", "감정 일치", "감정 κ", "감정 F1", "주제 일치", "주제 κ", "주제 F1")
    differing = figures["differences"]
    told = DIFFERENCES.format(
        all=sum(count for *_, count in differing),
        neutral=sum(count for *pair, count in differing if "중립" in pair),
        most=", ".join(f"{one}·{other} {count}개" for one, other, count in differing[:3]),
    )
    return f"{READINGS}\n\n{table(head, rows)}\n\n{told}"


def classes(figures: Figures) -> str:
    """Precision, recall and F1 of each emotion and register."""
    rows = [
        (f"{emotion} · {name}", int(v["rows"]), float(v["precision"]), float(v["recall"]), float(v["f1"]))
        for register, name in (("written", "지은 글"), ("real", "실제 대화"))
        for emotion, v in figures[f"class_{register}"].items()
    ]
    return table(("감정", "글", "정밀도", "재현율", "F1"), rows)


def topic_and_risk(figures: Figures) -> str:
    """Topic F1 by register; recall and false alarms of risk."""
    risk = figures["risk"]
    return (
        f"- 주제(금융/일반) macro-F1: 지은 글 {figures['topic_written']:.3f}, 실제 대화 {figures['topic_real']:.3f}\n"
        f"- 위험: 위험한 글 {risk['rows']:.0f}개 가운데 {risk['recall']:.1%}를 찾고, 그렇지 않은 글의 "
        f"{risk['false_alarms']:.1%}에 잘못 울립니다. 잘못 울림을 5%까지 받아들이면 {risk['recall_at_5_percent']:.1%}를 찾습니다.\n"
        "- 이 모델만으로 위험과 사기를 가리지 않습니다. 서비스는 말의 규칙, 낱말의 무게와 함께 봅니다. 함께 보아 얼마나 찾는지는 "
        "[`safety.md`](safety.md)에 있습니다."
    )


def robustness(figures: Figures) -> str:
    """Share of predictions that a perturbation changes, accuracy before and after."""
    rows = [
        (name, int(v["rows"]), float(v["changed"]), float(v["accuracy_before"]), float(v["accuracy_after"]))
        for name, v in figures["robustness"].items()
    ]
    return table(("바꾼 것", "바뀐 글", "판정이 달라진 비율", "정확도(전)", "정확도(후)"), rows)


def engines() -> str:
    """The table of ``benchmarks.emotion_engines``, when it has been run."""
    path = BUILD / "engines.json"
    if not path.exists():
        return "`python -m benchmarks.emotion_engines`를 돌리면 표가 생깁니다."
    measured = json.loads(path.read_text(encoding="utf-8"))
    rows = [
        (
            way,
            float(v["p50_ms"]),
            float(v["p95_ms"]),
            f"{v['times_faster']:.1f}배",
            f"{v['megabytes']:.1f}" if "megabytes" in v else "-",
            f"{v['agreement']:.1%}" if "agreement" in v else "-",
        )
        for way, v in measured["ways"].items()
    ]
    head = ("방식", "p50 (ms)", "p95 (ms)", "기준 대비", "크기 (MB)", "fp32와 같은 판정")
    note = f"{measured['tokens']}토큰 문장, 한 스레드, 같은 실행 안에서 번갈아 {measured['rounds']}번."
    return f"{note}\n\n{table(head, rows)}\n\n{MACHINE}"


def serving() -> str:
    """What ``benchmarks.emotion_serving`` measured, when it has been run."""
    path = BUILD / "serving.json"
    if not path.exists():
        return "`python -m benchmarks.emotion_serving`를 돌리면 서비스의 수치가 생깁니다."
    return SERVING.format(**json.loads(path.read_text(encoding="utf-8")))


def trials() -> str:
    """Every trial, the losing ones too."""
    with (HERE / "trials.tsv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, delimiter="\t")
    return table(head, rows, side="---")


def card(figures: Figures, manifest: Figures) -> str:
    """The model card."""
    register = {name: figures["register"][name]["macro_f1"] for name in ("written", "real")}
    return CARD_TEXT.format(
        version=manifest["version"],
        trained_on=manifest["trained_on"],
        temperature=manifest["calibration"]["temperature"],
        written=register["written"],
        real=register["real"],
        risk=figures["risk"],
        ece=figures["ece"],
        classes=classes(figures),
        sources=scores_table("출처", figures["source"]),
        dialect=figures["robustness"]["사투리 섞기"]["changed"],
        bias=table(
            ("바꾼 말", "글", "판정이 달라진 비율"),
            [(k, int(v["rows"]), float(v["changed"])) for k, v in figures["bias"].items()],
        ),
    )
