"""Readers of the data folder and of our own rows; every text leaves here in normal form."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from app.services.emotion_analyzer.normal_form import network_form
from app.services.fraud_screen.detection import by_name
from app.services.told_loans.plain_form import plain_form
from app.services.told_loans.rates import illegal_rate

OWN = Path(__file__).parent / "data"
#: Messages of the crisis and fraud lanes: the opened ones are learnt from, the held-out ones are only ever scored.
LANES = Path(__file__).parent.parent / "tests" / "safety"
OPENED, HELD_OUT = "opened", "heldout"
#: The opened sets by which the screens weigh the model: their writers are unknown to what it learns from.
DEV_PARTS = {
    "crisis": frozenset({"28", "29", "30", "33", "34", "35", "38", "40", "42"}),
    "fraud": frozenset({"18", "30", "31", "32", "35", "36", "39", "41", "42"}),
}
TRAIN, DEV = "train", "dev"
EMOTIONS = ("슬픔", "중립", "화남", "걱정", "행복")
FINE_LABELS = 44
FRAUD_KINDS = (
    "voice_phishing",
    "advance_fee",
    "loan_fraud_work",
    "illegal_rate",
    "illegal_collection",
    "acquaintance_collection",
    "personal_data_leak",
)
NONE = "none"
#: Words of collectors, lenders and swindlers: a message with one of them is no everyday talk until it has been read.
LEFT_OPEN = re.compile(r"추심|사채|대부|일수|사기|피싱|협박|내놓|불법|선이자|명의|대포|인간들")
COMMENTS = frozenset({"kote", "curse"})  # sources that are written under the news, not said in a talk


@dataclass(frozen=True, slots=True)
class Row:
    """One message. ``None`` where a source does not say; ``fine`` are KOTE label ids."""

    text: str
    source: str
    register: str  # "written", "chat" (written in the manner of real talk), "real" or "comment"
    emotion: str | None = None
    finance: bool | None = None
    risk: bool | None = None
    sure: bool = True
    fine: tuple[int, ...] | None = None
    fraud: str | None = None  # one of ``FRAUD_KINDS`` or ``NONE``
    #: The side of a row that is not split by chance: chosen by an earlier model, or of a set of its own.
    side: str | None = None


def read_tsv(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a TSV with a header; some of KOTE's rows are quoted."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def key_of(text: str) -> str:
    """The key under which our labels of a third party's text are stored."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def labelled(row: dict[str, str], text: str, source: str, register: str) -> Row:
    """A row of our five-emotion files; the topic is left empty where the message alone does not tell it."""
    return Row(
        text=network_form(text),
        source=source,
        register=register,
        emotion=row["emotion"],
        finance=row["topic"] == "finance" if row["topic"] else None,
        risk=row["risk"] == "1",
        sure=row.get("sure", "1") == "1",
    )


def authored() -> Iterator[Row]:
    """Our own messages, ``training/data/authored``."""
    for path in sorted((OWN / "authored").glob("*.tsv")):
        for row in read_tsv(path):
            yield labelled(row, row["text"], path.stem, "written")


def lessons() -> Iterator[Row]:
    """Our own messages that were written to be learnt from only, ``training/data/lessons``."""
    for folder, register in (("lessons", "written"), ("lessons/chat", "chat")):
        for path in sorted((OWN / folder).glob("*.tsv")):
            for row in read_tsv(path):
                yield replace(labelled(row, row["text"], path.stem, register), side=TRAIN)


def developed() -> Iterator[Row]:
    """Our own messages that models are chosen by and nothing is learnt from, ``training/data/development``."""
    for path in sorted((OWN / "development").glob("*.tsv")):
        for row in read_tsv(path):
            yield replace(labelled(row, row["text"], path.stem, "written"), side=DEV)


def independent() -> Iterator[tuple[Row, str]]:
    """Messages for a test only, by writers who saw none of ours, each with a second reader's emotion.

    From ``training/data/independent``. Nothing is learnt from them; those near to what is learnt were left out.
    """
    for name, register in (("written", "written"), ("plain", "written"), ("chat", "real")):
        for row in read_tsv(OWN / "independent" / f"{name}.tsv"):
            yield labelled({**row, "risk": "0"}, row["text"], f"independent_{name}", register), row["second"]


def lane_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one file of the lanes, such as ``crisis_opened``."""
    with (LANES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def opened_crisis() -> Iterator[Row]:
    """Danger to life and its harmless neighbours, for the risk head; worry about others' words is left out."""
    for row in lane_rows(f"crisis_{OPENED}"):
        if row["expected"] != "concern":
            risk = row["expected"] != "none"
            yield Row(
                network_form(row["text"]),
                f"crisis_{OPENED}",
                "written",
                risk=risk,
                side=lane_side("crisis", row),
            )


def opened_fraud() -> Iterator[Row]:
    """Fraud, illegal lending and their harmless neighbours, for the fraud head."""
    for row in lane_rows(f"fraud_{OPENED}"):
        yield Row(
            network_form(row["text"]),
            f"fraud_{OPENED}",
            "written",
            fraud=row["kind"],
            side=lane_side("fraud", row),
        )


def lane_side(lane: str, row: dict[str, str]) -> str:
    """The side of a row of an opened set."""
    return DEV if row["part"] in DEV_PARTS[lane] else TRAIN


def without_fraud(row: Row) -> Row:
    """``row`` as everyday talk for the fraud head, unless anything in it may speak for a kind: then nobody has read it."""
    plain = plain_form(row.text)
    told = LEFT_OPEN.search(plain) is not None or any(by_name(plain)) or illegal_rate(plain) is not None
    return row if told else replace(row, fraud=NONE)


def chat_labels(data: Path) -> Iterator[Row]:
    """Our reading of Songys messages and 3i4k finance sentences."""
    for name, source in (("chat_emotion", "songys"), ("finance_talk_emotion", "3i4k")):
        for row in read_tsv(data / "chat-labels" / f"{name}.tsv"):
            yield labelled(row, row["text"], source, "real")


def keyed_labels(data: Path, folder: str = "labels") -> Iterator[Row]:
    """Our later labels, stored without the texts and joined to them here."""
    texts = {key_of(text): (text, source) for text, source in unlabelled(data, raw=True)}
    for path in sorted((OWN / folder).glob("*.tsv")):
        for row in read_tsv(path):
            if found := texts.get(row["key"]):
                text, source = found
                yield labelled(row, text, source, "comment" if source in COMMENTS else "real")


def picked_labels(data: Path) -> Iterator[Row]:
    """Our labels of messages that were picked where an earlier model was unsure or named a rare emotion."""
    for row in keyed_labels(data, "picked_labels"):
        yield replace(row, side=TRAIN)


def kote(path: Path) -> Iterator[Row]:
    """KOTE comments with their 44 labels."""
    for row in read_tsv(path):
        ids = tuple(int(i) for i in row["label_ids"].split(",") if i)
        yield Row(network_form(row["text"]), "kote", "comment", fine=ids)


def unlabelled(data: Path, *, raw: bool = False) -> Iterator[tuple[str, str]]:
    """(text, source) of every Korean text that may be read without labels; no test rows."""
    columns = (
        ("songys-chatbot/chatbot_data.tsv", "Q", "songys"),
        ("3i4k/3i4k_topic_weak.tsv", "text", "3i4k"),
        ("kote/kote_val.tsv", "text", "kote"),
        ("klue-ynat-dev/ynat_dev.tsv", "title", "klue"),
        ("curse-2runo/curse.tsv", "text", "curse"),
    )
    for path, column, source in columns:
        for row in read_tsv(data / path):
            yield row[column] if raw else network_form(row[column]), source
