"""Sections of a document that a script writes, each between two markers of its own name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path


def with_section(text: str, name: str, body: str) -> str:
    """``text`` with ``body`` between the markers ``name``; at its end when it has none yet."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    section = f"{begin}\n{body.strip()}\n{end}"
    pattern = re.compile(re.escape(begin) + r".*?" + re.escape(end), re.DOTALL)
    if pattern.search(text):
        return pattern.sub(lambda _: section, text)
    return f"{text.rstrip()}\n\n{section}\n".lstrip()


def write_section(document: Path, name: str, body: str) -> None:
    """Put ``body`` between the markers ``name`` of ``document``; at its end when it has none yet."""
    text = document.read_text("utf-8") if document.exists() else ""
    document.parent.mkdir(parents=True, exist_ok=True)
    document.write_text(with_section(text, name, body), "utf-8")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)
