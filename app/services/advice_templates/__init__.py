"""The built-in counsellor: what the service says when no language model speaks.

A seam for others: ``counsel`` and ``chat`` turn a ``Case`` into a ``Draft``; ``understand`` names
what a message asks for, ``need_of`` how much of the customer's finances that takes.
"""

from __future__ import annotations

from app.services.advice_templates.counsellor import chat, counsel
from app.services.advice_templates.hearing.understanding import Question, understand
from app.services.advice_templates.need import need_of

__all__ = ["Question", "chat", "counsel", "need_of", "understand"]
