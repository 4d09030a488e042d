"""``verify``: a text held against the case it answers (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.schemas.turn import Case
from app.services.reply_verifier.grounds import Grounds, grounds_of
from app.services.reply_verifier.manners import check_manners, check_whole
from app.services.reply_verifier.names import check_names
from app.services.reply_verifier.numbers import check_numbers, own_numbers
from app.services.reply_verifier.promises import check_promises
from app.services.reply_verifier.quantities import Quantity
from app.services.reply_verifier.sentences import Sentence, sentences_of
from app.services.reply_verifier.telephones import check_phones
from app.services.reply_verifier.verdict import Check, Finding, Verdict

SENTENCE_CHECKS: tuple[tuple[str, Callable[[Sentence, Grounds], Iterator[Finding]]], ...] = (
    ("numbers", check_numbers),
    ("phones", check_phones),
    ("names", check_names),
    ("promises", check_promises),
    ("manners", check_manners),
)


@dataclass(frozen=True, slots=True)
class Verifier:
    """Checks texts that answer one case; what they may rest on is gathered once."""

    case: Case
    grounds: Grounds

    def verify(self, text: str, *, final: bool = True, after: str = "") -> Verdict:
        """Everything wrong with ``text``, which goes on from ``after``.

        ``final=False`` leaves out what only a whole reply can be.
        """
        said = sentences_of(text, after=after)
        findings: list[Finding] = []
        checks: list[Check] = []
        for name, check in SENTENCE_CHECKS:
            found = [finding for sentence in said for finding in check(sentence, self.grounds)]
            findings += found
            checks.append(Check(name, len(found)))
        if final:
            whole = list(check_whole(text, self.case))
            findings += whole
            checks.append(Check("whole", len(whole)))
        return Verdict(tuple(dict.fromkeys(findings)), tuple(checks))

    def own_numbers(self, text: str) -> tuple[Quantity, ...]:
        """The numbers of ``text`` that tell something of this customer's finances."""
        return tuple(own_numbers(text, self.grounds))


def verifier_of(case: Case) -> Verifier:
    """A verifier for answers to ``case``."""
    return Verifier(case, grounds_of(case))


def verify(text: str, case: Case, *, final: bool = True) -> Verdict:
    """Hold ``text`` against ``case``; a sentence of an unfinished reply with ``final=False``."""
    return verifier_of(case).verify(text, final=final)
