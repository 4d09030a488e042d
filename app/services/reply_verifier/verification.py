"""``verify``: a text held against the case it answers (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from app.schemas.turn import Case, Draft
from app.services.own_language import line_for
from app.services.reply_verifier.grounds import Grounds, grounds_of
from app.services.reply_verifier.handed import Handed, handed_of
from app.services.reply_verifier.manners import check_growing, check_manners, check_whole
from app.services.reply_verifier.names import check_names
from app.services.reply_verifier.numbers import check_numbers, own_numbers
from app.services.reply_verifier.promises import check_promises
from app.services.reply_verifier.quantities import Quantity
from app.services.reply_verifier.rewording import check_kept, check_rewording, is_handed
from app.services.reply_verifier.sentences import Sentence, sentences_of
from app.services.reply_verifier.telephones import check_phones
from app.services.reply_verifier.units import Unit
from app.services.reply_verifier.verdict import Finding, Verdict
from rules.knowledge import current_registry

SentenceCheck = Callable[[Sentence, Grounds], Iterator[Finding]]
SENTENCE_CHECKS: tuple[SentenceCheck, ...] = (
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

    def verify(
        self, text: str, *, final: bool = True, after: str = "", handed: Handed | None = None
    ) -> Verdict:
        """Everything wrong with ``text``, which goes on from ``after``.

        ``final=False`` leaves out what only a whole reply can be, such as cut or too short; ``handed`` is what a
        text rewords.
        """
        said = sentences_of(text, after=after)
        findings: list[Finding] = []
        for check in (self.number_check(handed), *SENTENCE_CHECKS):
            findings += (finding for sentence in said for finding in check(sentence, self.grounds))
        if handed is not None:
            findings += (
                finding for sentence in said for finding in check_rewording(sentence, handed, self.grounds)
            )
        if not final:
            findings += check_growing(after + text, self.case, room_of(handed))
        else:
            findings += check_whole(text, self.case, room_of(handed))
            findings += () if handed is None else check_kept(text, handed)
        return Verdict(tuple(dict.fromkeys(findings)))

    def number_check(self, handed: Handed | None) -> SentenceCheck:
        """Numbers from all that is known, or only from what was handed over."""
        return check_numbers if handed is None else partial(check_numbers, founded=partial(is_handed, handed))

    def handed(self, draft: Draft, material: str) -> Handed:
        """What a rewording of ``draft`` may say beside ``material``."""
        own = self.own_numbers(draft.text)
        main = next((number for number in own if number.unit is Unit.WON), own[0] if own else None)
        return handed_of(self.case, draft, material, main, self.grounds)

    def own_numbers(self, text: str) -> tuple[Quantity, ...]:
        """The numbers of ``text`` that tell something of this customer's finances."""
        return tuple(own_numbers(text, self.grounds))


def room_of(handed: Handed | None) -> int:
    """Characters that a rewording may take: as long as what it rewords, and half as much again."""
    return 0 if handed is None else len(handed.draft.text) * 3 // 2


def verifier_of(case: Case) -> Verifier:
    """A verifier for answers to ``case``."""
    return Verifier(case, grounds_of(case))


def verify(text: str, case: Case, *, final: bool = True) -> Verdict:
    """Hold ``text`` against ``case``; a sentence of an unfinished reply with ``final=False``."""
    return verifier_of(case).verify(without_own_line(text, case), final=final)


def without_own_line(text: str, case: Case) -> str:
    """The text without the line, written by people, in the language in which danger was told."""
    line = line_for(case.written)
    return (
        text if line is None else text.replace(current_registry().render(line, case.today).text, "").strip()
    )
