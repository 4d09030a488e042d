"""Reads a message: five emotions, finer ones, topic, risk and kinds of fraud in one forward pass."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from threading import Semaphore
from time import perf_counter
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import structlog

from app.core.metrics import IN_USE, LIMIT, MODEL_FAILURES
from app.core.unforeseen import place_of
from app.schemas.turn import Reading
from app.services.emotion_analyzer import windows
from app.services.emotion_analyzer.artefact import (
    EMOTIONS,
    FINE,
    Artefact,
    Logits,
    Manifest,
    Network,
    open_artefact,
)
from app.services.emotion_analyzer.errors import ModelUnavailable, Overloaded
from app.services.emotion_analyzer.fine_words import fine_odds
from app.services.emotion_analyzer.normal_form import carries_signal, network_form

log = structlog.get_logger(__name__)

FINE_AT = slice(EMOTIONS + 2, EMOTIONS + 2 + FINE)  # behind finance and risk
NO_EMOTION = "없음"
WARM_UP = ("안녕하세요", "이번 달 카드값을 어떻게 해야 할지 모르겠어요. 자꾸 걱정이 돼서 잠이 안 와요")


class EmotionAnalyzer:
    """One model for the whole process. Messages are read one by one, each on a worker thread.

    There is a worker for each core and a permit for each message inside; whoever finds no permit is
    told so at once (``Overloaded``). A permit comes back when its worker is done, also where nobody waits
    any more. A message's reading never depends on what else is being read.
    """

    def __init__(
        self, artefact: Artefact, *, permits: int = 64, timeout_s: float = 2.0, workers: int | None = None
    ) -> None:
        self.artefact = artefact
        self.permits = Semaphore(permits)
        LIMIT.labels("emotion_model").set(permits)
        self.timeout_s = timeout_s
        self.workers = ThreadPoolExecutor(workers or os.cpu_count() or 1, thread_name_prefix="emotion")

    @classmethod
    def load(
        cls, directory: Path, *, permits: int = 64, threads: int = 1, timeout_s: float = 2.0
    ) -> EmotionAnalyzer:
        """Check, open and warm up the artefact in ``directory``; raises ``ModelUnavailable``."""
        artefact = open_artefact(directory, threads=threads)
        for text in WARM_UP:
            read(artefact, text)
        return cls(artefact, permits=permits, timeout_s=timeout_s)

    async def read(self, text: str) -> Reading:
        """The reading of ``text``; raises ``Overloaded`` or, when closed, too slow or broken, ``ModelUnavailable``."""
        if not self.permits.acquire(blocking=False):
            raise Overloaded(retry_after=1)
        IN_USE.labels("emotion_model").inc()
        work = self.submit(text, perf_counter())
        try:
            async with asyncio.timeout(self.timeout_s):
                return await asyncio.wrap_future(work)
        except TimeoutError as error:
            MODEL_FAILURES.labels("slow").inc()
            raise ModelUnavailable("the model is too slow") from error
        except Exception as error:
            MODEL_FAILURES.labels("broken").inc()
            log.error("emotion_model_broken", error_type=type(error).__name__, at=place_of(error))
            raise ModelUnavailable(type(error).__name__) from error

    def submit(self, text: str, entered: float) -> Future[Reading]:
        """Read on a worker thread, in the caller's context."""
        context = copy_context()
        try:
            work = self.workers.submit(context.run, read, self.artefact, text, entered)
        except RuntimeError as error:
            self.give_back()
            raise ModelUnavailable("the model is closed") from error
        work.add_done_callback(lambda _: self.give_back())
        return work

    def give_back(self) -> None:
        """Return a permit."""
        IN_USE.labels("emotion_model").dec()
        self.permits.release()

    async def close(self) -> None:
        """Let the messages inside finish and end the workers."""
        await asyncio.to_thread(self.workers.shutdown)


class AbsentModel:
    """Stands where a model should be and says why there is none."""

    def __init__(self, reason: str) -> None:
        self.reason = reason

    async def read(self, text: str) -> Reading:
        """Always raises ``ModelUnavailable``."""
        del text
        raise ModelUnavailable(self.reason)


def read(artefact: Artefact, text: str, entered: float | None = None) -> Reading:
    """The reading of ``text``, computed here and now; ``entered`` is when it began to wait."""
    began = perf_counter()
    normal = network_form(text)
    networks = [artefact.network, *([] if artefact.own is None else [artefact.own])]
    parts = [windows_of(network, normal) for network in networks]
    tokenised = perf_counter()
    logits = infer(networks, parts)
    logits[FINE_AT] = fine_odds(logits[FINE_AT], artefact.fine_words, normal)
    inferred = perf_counter()
    timings = {
        "queue": (began - (began if entered is None else entered)) * 1e3,
        "tokenise": (tokenised - began) * 1e3,
        "infer": (inferred - tokenised) * 1e3,
    }
    return reading_of(artefact.manifest, logits, signal=carries_signal(normal), timings_ms=timings)


def windows_of(network: Network, normal: str) -> list[list[int]]:
    """The windows of token ids in which ``network`` reads a normalised text."""
    return windows.split(network.tokenizer.encode(normal).ids, network.max_tokens, network.overlap)


def infer(networks: Sequence[Network], parts: Sequence[list[list[int]]]) -> Logits:
    """All logits of one text; a second network's five emotions stand in for the first one's."""
    said = [[network.engine(part) for part in of] for network, of in zip(networks, parts, strict=True)]
    lengths = [[len(part) for part in of] for of in parts]
    logits = windows.join(said[0], lengths[0])
    if len(networks) > 1:
        logits[:EMOTIONS] = windows.mean(said[1], lengths[1])
    return logits


def reading_of(manifest: Manifest, logits: Logits, *, signal: bool, timings_ms: dict[str, float]) -> Reading:
    """Logits of shape (outputs,) as probabilities; without ``signal`` the emotions are unknown."""
    shares = softmax(logits[:EMOTIONS])
    chances = sigmoid(logits[EMOTIONS:])
    finance, risk, *named = chances.tolist()
    fine = dict(zip(manifest.fine, named, strict=False))
    return Reading(
        emotions=MappingProxyType(dict(zip(manifest.emotions, shares.tolist(), strict=True)))
        if signal
        else None,
        fine=MappingProxyType(fine if signal else {}),
        named=named_of(manifest, fine) if signal else (),
        finance=finance,
        risk=risk,
        model_version=manifest.version,
        fraud=MappingProxyType(dict(zip(manifest.fraud, named[len(manifest.fine) :], strict=True))),
        timings_ms=MappingProxyType(timings_ms),
    )


def named_of(manifest: Manifest, fine: Mapping[str, float]) -> tuple[str, ...]:
    """The fine emotions that reach their thresholds, the most probable first; that there is none only by itself."""
    reached = [
        name
        for name, least in zip(manifest.fine, manifest.fine_thresholds, strict=True)
        if fine[name] >= least
    ]
    felt = [name for name in reached if name != NO_EMOTION]
    return tuple(sorted(felt or reached, key=lambda name: -fine[name]))


def softmax(logits: Logits) -> npt.NDArray[np.float64]:
    """Probabilities that sum to 1."""
    powers = np.exp(logits.astype(np.float64) - logits.max())
    shares: npt.NDArray[np.float64] = powers / powers.sum()
    return shares


def sigmoid(logits: Logits) -> npt.NDArray[np.float64]:
    """A probability for each logit."""
    chances: npt.NDArray[np.float64] = 1.0 / (1.0 + np.exp(-logits.astype(np.float64)))
    return chances
