"""What decisions and answers rest on: the rule book and the registry, read together, frozen, under one version.

A request takes one snapshot and keeps it to its end (``using``), so a turn never meets two states of the
files. Whoever takes none gets what lies in the package.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from rules.facts.registry import FILES, Registry, read_registry
from rules.limits import read_run, resolve
from rules.rule_book import RULE_BOOK, RuleBook
from rules.thresholds import ALL

PACKAGE = Path(__file__).parent
THRESHOLDS = "thresholds.json"
NAMES = (THRESHOLDS, *(f"facts/{file}" for file in FILES))
#: What reading a broken file raises.
BROKEN = (OSError, ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """One state of the files."""

    book: RuleBook
    registry: Registry
    version: str


_taken: ContextVar[Knowledge] = ContextVar("knowledge")


@cache
def packaged() -> Knowledge:
    """What lies in the package, as it was when the process began."""
    return read_knowledge(PACKAGE)


def knowledge() -> Knowledge:
    """The snapshot that was taken here, else what lies in the package."""
    return _taken.get(None) or packaged()


def current_book() -> RuleBook:
    """The rule book of the snapshot."""
    return knowledge().book


def current_registry() -> Registry:
    """The registry of the snapshot."""
    return knowledge().registry


@contextmanager
def using(taken: Knowledge) -> Iterator[None]:
    """Let everything in the block, and the tasks that begin in it, rest on ``taken``."""
    token = _taken.set(taken)
    try:
        yield
    finally:
        _taken.reset(token)


def files_of(folder: Path) -> dict[str, Path]:
    """Every file by name: that of ``folder``, or the package's where ``folder`` has none."""
    return {name: path if (path := folder / name).exists() else PACKAGE / name for name in NAMES}


def version_of(folder: Path) -> str:
    """What tells two states of the files apart. Raises ``OSError``."""
    content = b"\0".join(path.read_bytes() for path in files_of(folder).values())
    return sha256(content).hexdigest()[:16]


def read_knowledge(folder: Path) -> Knowledge:
    """Read the thresholds and the registry of ``folder``. Raises one of ``BROKEN``."""
    files = files_of(folder)
    limits = resolve(ALL, read_run(files[THRESHOLDS]))
    return Knowledge(
        book=RuleBook(RULE_BOOK.rules, limits, RULE_BOOK.calibration),
        registry=read_registry({file: files[f"facts/{file}"] for file in FILES}),
        version=version_of(folder),
    )


def check_replaces(new: Knowledge, old: Knowledge) -> None:
    """Raise ``ValueError`` when ``new`` lacks what code and texts name: they name entries by their ids."""
    for kind in ("facts", "hotlines", "terms", "procedures", "guides"):
        if lost := set(getattr(old.registry, kind)) - set(getattr(new.registry, kind)):
            raise ValueError(f"{kind} without {sorted(lost)}; let an entry end with valid_to instead")
    for name, fact in old.registry.facts.items():
        if lost := set(fact.values) - set(new.registry.facts[name].values):
            raise ValueError(f"fact {name} without the values {sorted(lost)}")
