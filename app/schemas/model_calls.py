"""What is recorded of every call of a language model: figures and outcomes, never text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What the language model was asked for."""

    ANSWER = "answer"
    REPAIR = "repair"  # the same answer again, after the verifier found something
    SUMMARY = "summary"


class CallOutcome(StrEnum):
    """How a call of the language model ended."""

    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"  # stopped by us: the verifier found something before the end
    TIMEOUT = "timeout"
    RATE_LIMITED = "rate_limited"  # 429 after every retry
    SERVER_ERROR = "server_error"  # 5xx after every retry
    REJECTED = "rejected"  # another 4xx: the key, the model or the request is wrong
    UNREACHABLE = "unreachable"
    CUT = "cut"  # the stream ended without a finish reason, or at the token limit
    MALFORMED = "malformed"
    EMPTY = "empty"
    FILTERED = "filtered"  # the provider's own filter stopped it
    BUSY = "busy"  # no permit: too many calls at once
    CIRCUIT_OPEN = "circuit_open"  # not tried: the provider failed repeatedly a moment ago


@dataclass(frozen=True, slots=True)
class ModelCall:
    """One call of one provider, as it is recorded: no text."""

    provider: str
    model: str
    purpose: Purpose
    outcome: CallOutcome
    latency_ms: float
    first_token_ms: float | None = None
    prompt_tokens: int | None = None  # as the provider counted; None when it did not say
    completion_tokens: int | None = None
    estimated_tokens: int = 0  # of what was sent and heard, from above

    @property
    def tokens(self) -> int:
        """What the call cost: as the provider counted, else as estimated. A call cut short is never counted for us."""
        if self.prompt_tokens is None or self.completion_tokens is None:
            return self.estimated_tokens
        return self.prompt_tokens + self.completion_tokens
