"""How far one call of a language model has come: what was heard, what it cost, whether it ended well."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic

from openai.types.chat import ChatCompletionChunk

from app.core.model_failures import ModelFailure
from app.schemas.model_calls import CallOutcome


@dataclass(slots=True)
class Progress:
    """What is known of a call while it runs."""

    begun: float = field(default_factory=monotonic)
    first_token_ms: float | None = None
    sent: int = 0  # tokens of the prompt, estimated; 0 until the provider begins to answer
    heard: int = 0  # characters
    said: bool = False  # whether anything but white space came
    finish: str | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None

    @property
    def elapsed_ms(self) -> float:
        """Milliseconds since the call began."""
        return round((monotonic() - self.begun) * 1_000, 1)

    @property
    def estimate(self) -> int:
        """The tokens of what was sent and heard: a Korean syllable is at most about one."""
        return self.sent + self.heard

    def take(self, chunk: ChatCompletionChunk) -> str:
        """The text in ``chunk``; notes its usage and finish reason. Raises ``ModelFailure``."""
        try:
            return self._take(chunk)
        except (AttributeError, TypeError, IndexError):  # the SDK does not check what servers send
            raise ModelFailure(CallOutcome.MALFORMED) from None

    def _take(self, chunk: ChatCompletionChunk) -> str:
        if chunk.usage is not None:
            self.prompt_tokens = chunk.usage.prompt_tokens
            self.completion_tokens = chunk.usage.completion_tokens
        if not chunk.choices:
            return ""
        choice = chunk.choices[0]
        self.finish = choice.finish_reason or self.finish
        text = choice.delta.content or ""
        if self.first_token_ms is None and text:
            self.first_token_ms = self.elapsed_ms
        self.heard += len(text)
        self.said = self.said or bool(text.strip())
        return text + ""  # a TypeError for anything but a text

    def check(self) -> None:
        """Raise ``ModelFailure`` unless the stream came to its end. One cut short gives no finish reason."""
        if self.finish == "content_filter":
            raise ModelFailure(CallOutcome.FILTERED)
        if self.finish != "stop":
            raise ModelFailure(CallOutcome.CUT)
        if not self.said:
            raise ModelFailure(CallOutcome.EMPTY)
