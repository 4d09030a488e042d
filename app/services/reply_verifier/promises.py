"""What is never said: promises, recommendations, leaks, ways to harm oneself or to break the law (pure)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.services.reply_verifier.grounds import Grounds
from app.services.reply_verifier.registry_words import squeezed
from app.services.reply_verifier.sentences import Sentence
from app.services.reply_verifier.verdict import Finding, FindingKind

PART = re.compile(r"<([a-z_]+)>")
#: Where the customer's own word may be taken up: whoever he asks about may be answered by that name.
ECHOED = frozenset({FindingKind.OTHER_CUSTOMER})
PARTICLES = "은는이가의께도을를, "


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """A pattern that must not be found, and what in the same sentence turns it round."""

    kind: FindingKind
    pattern: re.Pattern[str]
    turn: re.Pattern[str] | None

    def broken_by(self, text: str) -> str | None:
        """The words that break the rule, if any do."""
        found = self.pattern.search(text)
        if found is None:
            return None
        around = f"{text[: found.start()]} {text[found.end() :]}"
        turned = self.turn is not None and self.turn.search(around)
        return None if turned else found[0]


@cache
def load_rules() -> tuple[PhraseRule, ...]:
    """Read ``promises.toml`` once for the life of the process."""
    lists = tomllib.loads(Path(__file__).with_name("promises.toml").read_text("utf-8"))
    parts: Mapping[str, str] = lists["parts"]
    warned = re.compile(parts["turn"])
    return tuple(
        PhraseRule(
            FindingKind(row["kind"]), compiled(row["pattern"], parts), None if row.get("always") else warned
        )
        for row in lists["rule"]
    )


def compiled(pattern: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern with its parts put in."""
    return re.compile(PART.sub(lambda name: parts[name[1]], pattern))


def check_promises(sentence: Sentence, grounds: Grounds) -> Iterator[Finding]:
    """A finding for every rule that the sentence breaks."""
    for rule in load_rules():
        words = rule.broken_by(sentence.text)
        if words is not None and not (rule.kind in ECHOED and is_own_word(words, grounds)):
            yield Finding(rule.kind, words)


def is_own_word(words: str, grounds: Grounds) -> bool:
    """Whether the customer said it."""
    return squeezed(words).lower().rstrip(PARTICLES) in grounds.words
