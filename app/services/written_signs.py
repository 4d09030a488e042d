"""The language in which the screens' signs are written, in TOML tables beside them (pure).

In a pattern a space is an optional gap, ``~`` a few characters of the same sentence (how many is the screen's
``reach``), and ``<name>`` the words of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

GAP = " ?"
NAME = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class SignLanguage:
    """Compiles patterns; line breaks within the ``words`` do not count."""

    words: Mapping[str, str]
    reach: str  # what ``~`` stands for, as a regular expression

    def compiled(self, patterns: Iterable[str]) -> re.Pattern[str]:
        """One expression that finds any of ``patterns``. Raises ``KeyError`` for unknown words."""
        return re.compile("|".join(f"(?:{self.expanded(pattern)})" for pattern in patterns))

    def expanded(self, pattern: str) -> str:
        """A pattern in plain regular syntax. Raises ``KeyError`` for unknown words."""
        named = NAME.sub(lambda found: f"(?:{self.words[found[1]]})".replace("\n", ""), pattern)
        return named.replace(" ", GAP).replace("~", self.reach)


def joined(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """One expression that finds what any of ``patterns`` finds."""
    return re.compile("|".join(pattern.pattern for pattern in patterns))
