"""How calls of a language model fail, under one name each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError

import httpx2
import openai

from app.schemas.model_calls import CallOutcome

#: What the SDK and the network raise, the more special first.
OUTCOMES: tuple[tuple[type[Exception], CallOutcome], ...] = (
    (TimeoutError, CallOutcome.TIMEOUT),
    (openai.APITimeoutError, CallOutcome.TIMEOUT),
    (httpx2.TimeoutException, CallOutcome.TIMEOUT),
    (openai.RateLimitError, CallOutcome.RATE_LIMITED),
    (openai.InternalServerError, CallOutcome.SERVER_ERROR),
    (openai.APIStatusError, CallOutcome.REJECTED),
    (openai.APIConnectionError, CallOutcome.UNREACHABLE),
    (httpx2.HTTPError, CallOutcome.CUT),  # raw in the middle of a stream
    (openai.APIError, CallOutcome.SERVER_ERROR),  # an error event in the stream
    (JSONDecodeError, CallOutcome.MALFORMED),  # a chunk that is no JSON, raw
    (UnicodeDecodeError, CallOutcome.MALFORMED),
)
UNWELCOME = (openai.AuthenticationError, openai.PermissionDeniedError, openai.NotFoundError)
FAILURES = tuple(kind for kind, _ in OUTCOMES)


class ModelFailure(Exception):
    """A call that brought no whole answer."""

    def __init__(self, outcome: CallOutcome, *, unwelcome: bool = False) -> None:
        self.outcome = outcome
        self.unwelcome = unwelcome  # the key is not let in, or the model is not there: no next call mends it
        super().__init__(outcome.value)


@contextmanager
def failures_named() -> Iterator[None]:
    """Turn whatever the SDK and the network raise into ``ModelFailure``."""
    try:
        yield
    except FAILURES as error:
        raise ModelFailure(outcome_of(error), unwelcome=isinstance(error, UNWELCOME)) from None


def outcome_of(error: Exception) -> CallOutcome:
    """The name of one failure."""
    return next(outcome for kind, outcome in OUTCOMES if isinstance(error, kind))
