"""What the verifier finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What may be wrong with a reply."""

    NUMBER = "number"  # comes from nowhere
    MISATTRIBUTED = "misattributed"  # a figure of something else
    DATE = "date"
    PHONE = "phone"
    LAW = "law"
    PROGRAMME = "programme"
    UNFOUNDED = "unfounded"  # a heavy matter, an advice or a claim that the material does not bear
    LOST = "lost"  # what the counsellor's answer turns on is gone
    COMPANY = "company"  # a private company or product that the customer did not name
    APPROVAL = "approval"  # a promise that something will be granted
    RETURN = "return"  # a promised return or recovery
    TRADE = "trade"  # buy, sell, sign up
    RANKING = "ranking"  # which lender or product is best
    OTHER_CUSTOMER = "other_customer"
    PROMPT = "prompt"  # tells its instructions
    SELF_HARM = "self_harm"
    UNLAWFUL = "unlawful"
    ACTION = "action"  # claims to have done or to be able to do what a chatbot cannot
    HUMAN = "human"  # claims to be a person
    HARSH = "harsh"  # blames, commands calm, insults
    MANNERS = "manners"  # not polite Korean
    LANGUAGE = "language"  # not Korean
    MARKUP = "markup"
    PLACEHOLDER = "placeholder"  # an unfilled blank
    EMPTY = "empty"
    CUT = "cut"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, with the words it was found in."""

    kind: FindingKind
    quote: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in a text."""

    findings: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds found, each once, in order."""
        return tuple(dict.fromkeys(finding.kind.value for finding in self.findings))
