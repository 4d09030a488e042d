"""Language models behind the OpenAI API: OpenAI itself, or any server that speaks it (vLLM, Ollama).

A provider streams one answer or raises ``ModelFailure``; which provider is asked next, and who answers when
none does, is decided by whoever asked. Every call leaves a ``ModelCall``.

Retries are our own and not the SDK's: with a customer waiting, a ``Retry-After`` that is longer than the
patience for a first token means asking somebody else at once, and the SDK would sleep it out.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, contextmanager
from dataclasses import asdict, dataclass
from email.utils import parsedate_to_datetime
from time import monotonic, time
from typing import Any

import httpx2
import openai
import structlog
from openai import AsyncOpenAI, AsyncStream
from openai.types.chat import ChatCompletionChunk

from app.core.circuit import Circuit
from app.core.llm_settings import OPENAI_URL, LanguageModelSettings, ProviderSettings
from app.core.metrics import IN_USE, LIMIT, LLM_COST
from app.core.model_failures import ModelFailure, failures_named
from app.core.model_progress import Progress
from app.core.model_switch import ModelSwitch
from app.core.tracing import begin, finish
from app.core.whole_answer import in_one_piece, is_whole
from app.schemas.model_calls import CallOutcome, ModelCall, Purpose
from app.schemas.prompt import DataLevel, Prompt

log = structlog.get_logger(__name__)

Record = Callable[[ModelCall], None]
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.3, 2.0
RETRIED = (openai.APITimeoutError, openai.RateLimitError, openai.InternalServerError)
#: Ends that show the provider well, and those that say nothing of it: a caller who left waited, or never asked.
WELL = frozenset({CallOutcome.ANSWERED, CallOutcome.FILTERED})
SILENT = frozenset({CallOutcome.WITHDRAWN, CallOutcome.BUSY, CallOutcome.CIRCUIT_OPEN})


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one call may take, in seconds, and how often it is tried again."""

    first_token_s: float
    whole_s: float
    retries: int


class HostedModel:
    """One endpoint with its model, its permits and its circuit."""

    def __init__(
        self,
        client: AsyncOpenAI,
        settings: ProviderSettings,
        *,
        level: DataLevel,
        whole: LanguageModelSettings,
    ) -> None:
        self.name, self.model, self.level = settings.name, settings.model, level
        self.client = client
        self.limits = Limits(whole.llm_first_token_timeout_s, whole.llm_timeout_s, whole.llm_retries)
        self.permits = whole.llm_permits
        self.cost_of = settings.cost_of
        LIMIT.labels(f"llm_{self.name}").set(whole.llm_permits)
        self.circuit = Circuit(failures=whole.llm_circuit_failures, rest_s=whole.llm_circuit_rest_s)
        self.options = options_of(settings, whole)
        self.unwelcome = False  # told so by the endpoint, and not answered since

    async def stream(self, prompt: Prompt, purpose: Purpose, record: Record) -> AsyncGenerator[str, None]:
        """Pieces of the answer as they come. Raises ``ModelFailure``; close it to stop the model early."""
        progress, traced = Progress(), begin("model")
        outcome = CallOutcome.WITHDRAWN  # unless something else happens
        try:
            with self.admitted(), failures_named():
                async with aclosing(self.pieces(prompt, progress)) as pieces:
                    async for piece in pieces:
                        yield piece
                progress.check()
            outcome = CallOutcome.ANSWERED
        except ModelFailure as failure:
            outcome, self.unwelcome = failure.outcome, failure.unwelcome or self.unwelcome
            raise
        finally:
            finish(traced, provider=self.name, model=self.model, purpose=purpose.value, outcome=outcome.value)
            self.close(progress, purpose, outcome, record)

    @contextmanager
    def admitted(self) -> Iterator[None]:
        """Hold a permit. Raises ``ModelFailure`` at once when there is none, or while the circuit is open."""
        if not self.permits:
            raise ModelFailure(CallOutcome.BUSY)
        if not self.circuit.admits():
            raise ModelFailure(CallOutcome.CIRCUIT_OPEN)
        self.permits -= 1
        try:
            with IN_USE.labels(f"llm_{self.name}").track_inprogress():
                yield
        finally:
            self.permits += 1

    async def pieces(self, prompt: Prompt, progress: Progress) -> AsyncGenerator[str, None]:
        """The texts of one request's stream, each awaited no longer than the limits allow."""
        end = progress.begun + self.limits.whole_s
        first = min(progress.begun + self.limits.first_token_s, end)
        async with await self.opened(prompt, progress, until=first) as response:
            chunks = aiter(in_one_piece(response) if is_whole(response) else response)
            while True:
                async with asyncio.timeout(max(0.0, (end if progress.said else first) - monotonic())):
                    chunk = await anext(chunks, None)
                if chunk is None:
                    return
                if text := progress.take(chunk):
                    yield text

    async def opened(
        self, prompt: Prompt, progress: Progress, *, until: float
    ) -> AsyncStream[ChatCompletionChunk]:
        """The stream, asked for again while there is time after 429, 5xx and timeouts."""
        for attempt in range(self.limits.retries + 1):
            try:
                async with asyncio.timeout(max(0.0, until - monotonic())):
                    stream = await self.ask(prompt)
                    progress.sent = prompt.tokens
                    return stream
            except RETRIED as error:
                wait = pause(error, attempt)
                if attempt == self.limits.retries or monotonic() + wait >= until:
                    raise
                await asyncio.sleep(wait)
        raise AssertionError  # the last attempt returns or raises

    async def ask(self, prompt: Prompt) -> AsyncStream[ChatCompletionChunk]:
        """Send the request; the answer's headers are there when this returns."""
        messages: Any = [{"role": message.role, "content": message.content} for message in prompt.messages]
        stream: AsyncStream[ChatCompletionChunk] = await self.client.chat.completions.create(
            model=self.model,
            messages=messages,
            stream=True,
            stream_options={"include_usage": True},
            **self.options,
        )
        return stream

    def close(self, progress: Progress, purpose: Purpose, outcome: CallOutcome, record: Record) -> None:
        """Tell the circuit, the log and whoever asked how the call ended."""
        if outcome in WELL:
            self.circuit.succeeded()
            self.unwelcome = False
        elif outcome not in SILENT:
            self.circuit.failed()
        call = ModelCall(
            provider=self.name,
            model=self.model,
            purpose=purpose,
            outcome=outcome,
            latency_ms=progress.elapsed_ms,
            first_token_ms=progress.first_token_ms,
            prompt_tokens=progress.prompt_tokens,
            completion_tokens=progress.completion_tokens,
            estimated_tokens=progress.estimate,
        )
        if cost := self.cost_of(progress.prompt_tokens, progress.completion_tokens):
            LLM_COST.labels(self.name).inc(cost)
        log.info("model_call", **asdict(call))
        record(call)


def pause(error: openai.OpenAIError, attempt: int) -> float:
    """Seconds before the next attempt: what the server asks for, else a doubling wait with full jitter."""
    asked = retry_after(error.response.headers) if isinstance(error, openai.APIStatusError) else None
    if asked is not None:
        return asked
    return random.uniform(0.5, 1.0) * min(FIRST_PAUSE_S * 2.0**attempt, LONGEST_PAUSE_S)  # noqa: S311


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds of a ``Retry-After`` header, given in seconds or as a date."""
    value = headers.get("retry-after", "").strip()
    if value.replace(".", "", 1).isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time())
    except ValueError:
        return None


def options_of(settings: ProviderSettings, whole: LanguageModelSettings) -> dict[str, Any]:
    """Request fields that differ between endpoints. Only OpenAI knows the newer name of the token limit."""
    limit = "max_completion_tokens" if settings.base_url == OPENAI_URL else "max_tokens"
    warmth = {} if whole.llm_temperature is None else {"temperature": whole.llm_temperature}
    return {limit: whole.llm_answer_tokens, **warmth}


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """The providers in the order in which they are asked, and the switch before them."""

    providers: tuple[HostedModel, ...]
    switch: ModelSwitch
    timeout_s: float  # for everything that one turn asks of the model

    async def available(self) -> tuple[HostedModel, ...]:
        """Whom to ask; nobody when none is configured or the switch is off."""
        return self.providers if self.providers and await self.switch.is_on() else ()

    async def state(self) -> str:
        """``ok``, ``off`` where nobody may be asked; where none answers ``refused`` for our keys, or ``away``.

        Nobody is asked only to know: a key that is refused shows with the first call.
        """
        providers = await self.available()
        if not providers:
            return "off"
        if all(provider.unwelcome for provider in providers):
            return "refused"
        return "away" if all(provider.circuit.is_open for provider in providers) else "ok"


@asynccontextmanager
async def open_language_model(
    settings: LanguageModelSettings, switch: ModelSwitch
) -> AsyncIterator[LanguageModel]:
    """A client for each provider, closed at the end. Nothing is sent until the first call."""
    async with AsyncExitStack() as stack:
        providers = [
            HostedModel(
                await stack.enter_async_context(client_of(provider, settings)),
                provider,
                level=provider.data_level or settings.llm_data_level,
                whole=settings,
            )
            for provider in settings.llm_providers
        ]
        yield LanguageModel(tuple(providers), switch, settings.llm_timeout_s)


def client_of(provider: ProviderSettings, settings: LanguageModelSettings) -> AsyncOpenAI:
    """The SDK's client for one endpoint; it sends no header that names a customer."""
    key = "none" if provider.api_key is None else provider.api_key.get_secret_value()
    client = AsyncOpenAI(
        api_key=key,
        base_url=provider.base_url,
        max_retries=0,
        timeout=httpx2.Timeout(settings.llm_timeout_s, connect=settings.llm_connect_timeout_s),
    )
    _ = client.chat.completions  # the SDK loads its parts late: now, and not while a customer waits
    return client
