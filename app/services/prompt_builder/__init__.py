"""What the language model is asked: pure, versioned, with everything that other people wrote inside a fence."""

from __future__ import annotations

from app.services.prompt_builder.material import may_be_told
from app.services.prompt_builder.prompts import AnswerPrompt, answer_prompt, summary_prompt
from app.services.prompt_builder.summaries import due, extracted, written

__all__ = ["AnswerPrompt", "answer_prompt", "due", "extracted", "may_be_told", "summary_prompt", "written"]
