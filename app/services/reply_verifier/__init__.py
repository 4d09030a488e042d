"""Whether a reply may reach the customer: every number, name and promise in it, and its manners (pure)."""

from __future__ import annotations

from app.services.reply_verifier.grounds import facts_quoted
from app.services.reply_verifier.handed import Handed
from app.services.reply_verifier.quantities import Quantity
from app.services.reply_verifier.rewording import facts_kept, left_out, steps_kept
from app.services.reply_verifier.sentences import pieces_of, whole_sentences
from app.services.reply_verifier.units import Unit
from app.services.reply_verifier.verdict import Finding, FindingKind
from app.services.reply_verifier.verification import Verifier, verifier_of, verify

__all__ = [
    "Finding",
    "FindingKind",
    "Handed",
    "Quantity",
    "Unit",
    "Verifier",
    "facts_kept",
    "facts_quoted",
    "left_out",
    "pieces_of",
    "steps_kept",
    "verifier_of",
    "verify",
    "whole_sentences",
]
