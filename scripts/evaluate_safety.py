"""How well the crisis lane and the fraud overlay work: recall, specificity and talks, as tables.

The sets are our own, in ``tests/safety``. The held-out ones are only ever scored. Every part of the opened
ones was held out until it was scored (the ``first_scores``), and learnt from afterwards; part 0 was open from the
start. What the learnt wording does on a set it has not learnt from, alone and with the model, was measured when
it was learnt (``training.word_weights``, a tenth of the sets left out in turn) and is kept with its weights. With an emotion
model in ``app/models/emotion`` (or ``--model``) words and model together are scored too.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from pathlib import Path

from app.core.config import ROOT
from app.schemas.labels import RiskLevel
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Reading, Risk
from app.services.emotion_analyzer import ModelUnavailable
from app.services.emotion_analyzer.analyzer import read
from app.services.emotion_analyzer.artefact import open_artefact
from app.services.fraud_screen import detect_fraud
from app.services.fraud_screen.detection import load_wording as fraud_wording
from app.services.safety_screen import screen
from app.services.safety_screen.screening import load_wording as crisis_wording
from app.services.word_weights.weights import ALONE, TOGETHER
from scripts.marked_section import table, write_section
from training.sources import DEV_PARTS, HELD_OUT, OPENED, lane_rows

MODEL = ROOT / "app" / "models" / "emotion"
DOCUMENT = ROOT / "docs" / "safety.md"
KINDS = {"explicit": "직접 말함", "implicit": "돌려 말함", "about_other": "다른 사람이 위험"}
FRAUD_KINDS = {
    "voice_phishing": "보이스피싱",
    "advance_fee": "선입금 요구",
    "loan_fraud_work": "작업대출",
    "illegal_rate": "불법 금리",
    "illegal_collection": "불법추심",
    "acquaintance_collection": "지인 추심",
    "personal_data_leak": "개인정보 유출",
}
LEFT_OUT = {"certain": "위기 카드", "likely": "번호 안내"}  # thresholds
WAYS = {ALONE: "말만", TOGETHER: "말과 모델"}
AT = datetime(2026, 11, 25, tzinfo=UTC)
NONE = "none"

Reader = Callable[[str], Reading | None]


@dataclass(frozen=True, slots=True)
class Screened:
    """A written row and what the screen made of it."""

    expected: RiskLevel
    kind: str
    text: str
    risk: Risk


@dataclass(frozen=True, slots=True)
class TalkTurn:
    """One turn of a written talk and what the screen made of it."""

    talk: str
    expected: RiskLevel
    text: str
    risk: Risk


@dataclass(frozen=True, slots=True)
class Judged:
    """A written row of the fraud sets and the kinds that were found; ``cautioned`` where one was at least likely."""

    kind: str
    text: str
    found: tuple[str, ...]
    cautioned: bool


def no_model(text: str) -> Reading | None:
    """The reader when the model is away."""
    del text
    return None


def model_reader(directory: Path = MODEL) -> Reader:
    """A reader of the artefact in ``directory``. Raises ``ModelUnavailable``."""
    artefact = open_artefact(directory, threads=1)
    return lambda text: read(artefact, text)


def served(text: str, reading: Reading | None, history: History) -> Risk:
    """What the crisis lane decides in service, where the fraud screen is asked first."""
    return screen(text, reading, history, detect_fraud(text, reading))


def screened(sets: str, reader: Reader = no_model) -> list[Screened]:
    """Every row of the opened or held-out sets, each as the first message of a talk."""
    return [
        Screened(
            RiskLevel(row["expected"]),
            row["kind"],
            row["text"],
            served(row["text"], reader(row["text"]), History()),
        )
        for row in lane_rows(f"crisis_{sets}")
    ]


def recall(rows: Iterable[Screened], kind: str, *, gentle: bool = False) -> float:
    """How many rows of a kind get the crisis card; with ``gentle``, the card or the two numbers."""
    risks = [row.risk for row in rows if row.kind == kind]
    return share(risk.level is not RiskLevel.NONE if gentle else risk.stops for risk in risks)


def specificity(rows: Iterable[Screened], *, gentle: bool = False) -> float:
    """How many harmless rows get no crisis card; with ``gentle``, not even the two numbers."""
    risks = [row.risk for row in rows if row.expected is RiskLevel.NONE]
    return share(risk.level is RiskLevel.NONE if gentle else not risk.stops for risk in risks)


def share(hits: Iterable[bool]) -> float:
    """The share of hits."""
    counted = list(hits)
    return sum(counted) / len(counted)


def talks(reader: Reader = no_model) -> list[TalkTurn]:
    """Every turn of the written talks, each with the turns before it as history."""
    turns: list[TalkTurn] = []
    for name, rows in groupby(lane_rows("crisis_talks"), key=lambda row: row["talk"]):
        history = History()
        for row in rows:
            risk = served(row["text"], reader(row["text"]), history)
            turns.append(TalkTurn(name, RiskLevel(row["expected"]), row["text"], risk))
            asked = Message(Role.CUSTOMER, row["text"], AT, risk=risk.level)
            history = History((*history.messages, asked, Message(Role.COUNSELLOR, "네, 듣고 있어요.", AT)))
    return turns


def judged(sets: str, reader: Reader = no_model) -> list[Judged]:
    """Every row of the opened or held-out fraud sets."""
    found = ((row, detect_fraud(row["text"], reader(row["text"]))) for row in lane_rows(f"fraud_{sets}"))
    return [
        Judged(
            row["kind"],
            row["text"],
            alert.kinds if alert is not None and alert.certain else (),
            alert is not None,
        )
        for row, alert in found
    ]


def fraud_recall(rows: Iterable[Judged], kind: str | None = None) -> float:
    """How many rows of ``kind`` (of any kind) are found as what they are."""
    return share(row.kind in row.found for row in rows if row.kind != NONE and kind in {None, row.kind})


def fraud_specificity(rows: Iterable[Judged], *, gentle: bool = False) -> float:
    """How many harmless rows raise no guide; with ``gentle``, not even a word of caution."""
    return share(not (row.cautioned if gentle else row.found) for row in rows if row.kind == NONE)


def warned(rows: Iterable[Judged]) -> float:
    """How many rows of fraud get a guide or a word of caution, whatever the kind."""
    return share(row.cautioned for row in rows if row.kind != NONE)


def crisis_report(readers: dict[str, Reader]) -> str:
    """The section on the crisis lane."""
    parts = {"열어 본 문장": OPENED, "검증 문장": HELD_OUT}
    lines = [
        crisis_line(f"{name}, {how}", screened(chosen, reader))
        for name, chosen in parts.items()
        for how, reader in readers.items()
    ]
    head = ["문장과 방법", *KINDS.values(), "특이도", "돌려 말함(번호 안내까지)", "특이도(번호 안내까지)"]
    turns = talks()
    right = sum(turn.risk.level is turn.expected for turn in turns)
    return (
        "### 위기 대화 알아보기\n\n"
        "재현율은 위기 카드가 나간 비율, 특이도는 위험하지 않은 문장에 위기 카드가 나가지 않은 비율입니다. "
        "괄호 안은 문장 수입니다. 문장은 모두 직접 썼습니다. '말'은 손으로 쓴 규칙과 글자·뜻 조각의 학습된 무게이고, "
        "'말과 모델'은 그 무게와 감정 모델이 읽은 것(다섯 감정, 금융 이야기인지, 위험)을 함께 답니다. 검증 문장은 열어 보지 않고 채점만 하지만, 방법이 바뀔 때마다 다시 채점했습니다.\n\n"
        f"{table(head, lines)}\n\n"
        f"여러 번 오가는 대화 {len({turn.talk for turn in turns})}개, {len(turns)}번의 차례 가운데 "
        f"{right}번이 기대한 단계였습니다.\n\n"
        "열어 본 문장에서는 규칙을 다듬고 무게를 배웠으므로 그 점수는 새 문장에서의 실력이 아닙니다. 묶음의 십분의 일씩을 빼고 배운 "
        "무게가 빠진 묶음에서 찾은 비율은 다음과 같습니다(규칙 없이 무게만). '말과 모델'은 모델도 배우지 않은 묶음 "
        f"{unlearnt('crisis')}에서, 묶음을 하나씩 빼고 배운 목소리의 무게로 재므로 바로 견줄 수 없고, 잘못 울림은 잰 것이 아니라 정한 것입니다.\n\n"
        f"{table(['문턱', *KINDS.values(), '잘못 울림'], list(left_out_lines()))}\n\n"
        "모델 없이 각 묶음을 처음 채점한 결과입니다(6까지는 손으로 쓴 규칙만, 그 뒤는 배운 무게까지). 채점한 다음 열어 보고 배웠습니다. "
        "8부터는 다른 묶음을 보지 않고 따로 쓴 글이라, 새 글에서의 실력에 더 가깝습니다. 36, 37, 39는 위험이 없는 말만 모은 것이고, 39는 위험한 말에 나오는 낱말이 든 것만 골랐습니다.\n\n"
        f"{table(['묶음', '직접 말함', '돌려 말함', '특이도'], first_scores('crisis'))}"
    )


def left_out_lines() -> Iterator[list[str]]:
    """What the wording found, and raised falsely, on sets it was not learnt from."""
    for way, told in WAYS.items():
        for name, title in LEFT_OUT.items():
            shares = crisis_wording().left_out[way][name]
            cells = (f"{shares[kind]:.3f}" if kind in shares else "-" for kind in (*KINDS, NONE))
            yield [f"{title}, {told}", *cells]


def unlearnt(lane: str) -> str:
    """The numbers of the sets that the model has not learnt from."""
    return ", ".join(sorted(DEV_PARTS[lane], key=int))


def crisis_line(name: str, rows: Sequence[Screened]) -> list[str]:
    """One line of the table."""
    harmless = sum(row.expected is RiskLevel.NONE for row in rows)
    counts = {kind: sum(row.kind == kind for row in rows) for kind in KINDS}
    return [
        name,
        *(f"{recall(rows, kind):.3f} ({counts[kind]})" for kind in KINDS),
        f"{specificity(rows):.3f} ({harmless})",
        f"{recall(rows, 'implicit', gentle=True):.3f}",
        f"{specificity(rows, gentle=True):.3f}",
    ]


def fraud_report(readers: dict[str, Reader]) -> str:
    """The section on the fraud overlay."""
    parts = {
        f"{name}, {how}": judged(chosen, reader)
        for name, chosen in (("열어 본 문장", OPENED), ("검증 문장", HELD_OUT))
        for how, reader in readers.items()
    }
    left_out = {way: fraud_wording().left_out[way]["certain"] for way in WAYS}
    lines = [
        [
            title,
            *(f"{fraud_recall(rows, kind):.3f} ({counted(rows, kind)})" for rows in parts.values()),
            *(f"{shares[kind]:.3f}" for shares in left_out.values()),
        ]
        for kind, title in FRAUD_KINDS.items()
    ]
    lines.append(
        ["모두", *(f"{fraud_recall(rows):.3f}" for rows in parts.values()), *("-" for _ in left_out)]
    )
    harmless = (f"{fraud_specificity(rows):.3f} ({counted(rows, NONE)})" for rows in parts.values())
    lines.append(["특이도", *harmless, *(f"{1 - shares[NONE]:.3f}" for shares in left_out.values())])
    for title, figure in (
        ("안내나 한 문장", warned),
        ("특이도(한 문장까지)", partial(fraud_specificity, gentle=True)),
    ):
        lines.append([title, *(f"{figure(rows):.3f}" for rows in parts.values()), *("-" for _ in left_out)])
    return (
        "### 사기와 불법 사금융 알아보기\n\n"
        "손으로 쓴 규칙, 계산한 이자율, 학습된 무게를 함께 봅니다. '말과 모델'은 그 무게와 감정 모델이 읽은 것(다섯 감정, 금융 이야기인지, 위험, 일곱 종류)을 "
        "함께 답니다. 열어 본 문장에서는 규칙을 다듬고 무게를 배웠습니다. 검증 문장은 규칙도 다른 묶음도 보지 않고 따로 쓴 것이고, "
        "열어 보지 않고 채점만 하지만, 방법이 바뀔 때마다 다시 채점했습니다. 마지막 두 칸은 묶음의 십분의 일씩을 빼고 배운 무게가 빠진 묶음에서 "
        f"찾은 비율이며(종류는 가리지 않고), '말과 모델'은 모델도 배우지 않은 묶음 {unlearnt('fraud')}에서 재므로 바로 견줄 수 없습니다. "
        "거기서 잘못 울리는 몫은 잰 것이 아니라 정한 것입니다. '한 문장'은 확실하지 않을 때 답 끝에 덧붙이는 조심의 말입니다.\n\n"
        f"{table(['종류', *parts, *(f'빠진 묶음, {told}' for told in WAYS.values())], lines)}\n\n"
        "5부터의 묶음을 처음 채점한 결과입니다. 채점한 다음 열어 보고 배웠습니다. 6은 그때까지의 검증 문장이고, 5는 방법을 "
        "보지 않고, 7부터는 앞의 묶음에서 놓친 말을 고친 뒤에 새로 쓴 글이며, 12부터는 방법을 모르는 다른 사람들이 썼습니다. "
        "19부터는 그 죄의 이름을 되도록 쓰지 않고 겪은 일만 쓴 글이라 더 어렵고, 22부터는 몇 종류만 다룹니다. 37, 38, 40은 사기가 없는 말만 모은 것이고, 40은 사기에 나오는 낱말이 든 것만 골랐습니다.\n\n"
        f"{table(['묶음', *FRAUD_KINDS.values(), '모두', '특이도'], first_scores('fraud'))}"
    )


def first_scores(lane: str) -> list[list[str]]:
    """What each part of a lane gave, without the model, when it was scored for the first time."""
    return [list(row.values()) for row in lane_rows(f"{lane}_first_scores")]


def counted(rows: Iterable[Judged], kind: str) -> int:
    """How many rows a kind has."""
    return sum(row.kind == kind for row in rows)


def main() -> None:
    """Print the tables and write them into the document."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, default=MODEL, help="감정 모델 폴더")
    options = parser.parse_args()
    readers: dict[str, Reader] = {"말만": no_model}
    try:
        readers["말과 모델"] = model_reader(options.model)
    except ModelUnavailable as error:
        print(f"모델 없이 잽니다: {error}")
    for name, body in (("crisis", crisis_report(readers)), ("fraud", fraud_report(readers))):
        print(body, end="\n\n")
        write_section(DOCUMENT, name, body)


if __name__ == "__main__":
    main()
