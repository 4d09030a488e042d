"""``verify``: a text held against the case it answers (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.schemas.turn import Case
from app.services.reply_verifier.grounds import Grounds, grounds_of
from app.services.reply_verifier.manners import check_growing, check_manners, check_whole
from app.services.reply_verifier.names import check_names
from app.services.reply_verifier.numbers import check_numbers, own_numbers
from app.services.reply_verifier.promises import check_promises
from app.services.reply_verifier.quantities import Quantity
from app.services.reply_verifier.sentences import Sentence, sentences_of
from app.services.reply_verifier.telephones import check_phones
from app.services.reply_verifier.verdict import Finding, Verdict

SENTENCE_CHECKS: tuple[Callable[[Sentence, Grounds], Iterator[Finding]], ...] = (
    check_numbers,
    check_phones,
    check_names,
    check_promises,
    check_manners,
)


@dataclass(frozen=True, slots=True)
class Verifier:
    """Checks texts that answer one case; what they may rest on is gathered once."""

    case: Case
    grounds: Grounds

    def verify(self, text: str, *, final: bool = True, after: str = "") -> Verdict:
        """Everything wrong with ``text``, which goes on from ``after``.

        ``final=False`` leaves out what only a whole reply can be, such as cut or too short.
        """
        said = sentences_of(text, after=after)
        findings: list[Finding] = []
        for check in SENTENCE_CHECKS:
            findings += (finding for sentence in said for finding in check(sentence, self.grounds))
        findings += check_whole(text, self.case) if final else check_growing(after + text, self.case)
        return Verdict(tuple(dict.fromkeys(findings)))

    def own_numbers(self, text: str) -> tuple[Quantity, ...]:
        """The numbers of ``text`` that tell something of this customer's finances."""
        return tuple(own_numbers(text, self.grounds))


def verifier_of(case: Case) -> Verifier:
    """A verifier for answers to ``case``."""
    return Verifier(case, grounds_of(case))


def verify(text: str, case: Case, *, final: bool = True) -> Verdict:
    """Hold ``text`` against ``case``; a sentence of an unfinished reply with ``final=False``."""
    return verifier_of(case).verify(text, final=final)
