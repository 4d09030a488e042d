"""The counsellor's answer in a language model's words: verified sentence by sentence, or not at all.

The counsellor answers first, as always; the model may reword what it said. What it leaves out the counsellor adds.
What the verifier finds wrong is taken back, asked for once more with the finding named, and then left: the
counsellor's own words stand instead. Those are whole at once, so they are not told here but by the pipeline, once
they are recorded.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import structlog

from app.core.model_failures import ModelFailure
from app.core.stages import StageClock
from app.schemas.labels import RiskLevel
from app.schemas.language_models import Budget, LanguageModels, Provider
from app.schemas.model_calls import ModelCall, Purpose
from app.schemas.talk import Summary
from app.schemas.turn import Author, Case, Degraded, Draft, Listener
from app.services.prompt_builder import (
    AnswerPrompt,
    answer_prompt,
    due,
    extracted,
    may_be_told,
    summary_prompt,
    written,
)
from app.services.reply_verifier import (
    Finding,
    FindingKind,
    Handed,
    Verifier,
    facts_kept,
    left_out,
    steps_kept,
    verifier_of,
    whole_sentences,
)

log = structlog.get_logger(__name__)

#: Answers that are figures, refusals or urgent guides: right by construction, so no model rewords them.
KEPT = frozenset({"data", "calc", "refuse", "guide"})
#: Marks that models like and customers do not need.
MARKS = re.compile(r"\*\*|^(?:#{1,6}|[-*•]|\d{1,2}[.)]) +", re.MULTILINE)


class Unfit(Exception):
    """The model answered twice, and neither answer may reach the customer."""


@dataclass
class Attempt:
    """What was asked, said and found so far in one turn."""

    case: Case
    listener: Listener
    calls: list[ModelCall] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    heard: bool = False  # whether anything was said that may have to be taken back
    clock: StageClock = field(default_factory=StageClock)
    gap: str = ""  # white space that waits for what follows it

    @cached_property
    def verifier(self) -> Verifier:
        """What holds texts against the case; ``prepare`` makes it."""
        return verifier_of(self.case)

    async def prepare(self) -> None:
        """Gather what may be said, off the event loop: in a talk full of numbers that is much."""
        await asyncio.to_thread(getattr, self, "verifier")

    async def tell(self, text: str) -> None:
        """Let the listener hear ``text``, without white space at the beginning and the end of the answer."""
        words = self.gap + text if self.heard else text.lstrip()
        self.gap = words[len(words.rstrip()) :]
        if words.strip():
            self.heard = True
            await self.listener.say(words.rstrip())

    async def pass_on(self, text: str, handed: Handed, *, after: str) -> tuple[Finding, ...]:
        """Tell the listener ``text`` unless something is wrong with it; what is wrong."""
        findings = self.wrong_with(text, handed, after=after) if text else ()
        if not findings:
            await self.tell(text)
        return findings

    async def take_back(self) -> None:
        """Let the listener forget what it heard."""
        if self.heard:
            self.heard, self.gap = False, ""
            await self.listener.retract()

    def wrong_with(
        self, text: str, handed: Handed, *, after: str = "", final: bool = False
    ) -> tuple[Finding, ...]:
        """What the verifier finds in ``text``, which rewords what was ``handed``; remembered for the record."""
        with self.clock.stage("verify"):
            verdict = self.verifier.verify(text, final=final, after=after, handed=handed)
        self.findings += [kind for kind in verdict.kinds if kind not in self.findings]
        return verdict.findings


@dataclass(frozen=True, slots=True)
class Written:
    """What a model wrote, as it came and with its blanks filled, and what is wrong with it."""

    raw: str
    text: str
    findings: tuple[Finding, ...] = ()

    @property
    def unfit(self) -> bool:
        """Whether anything is wrong with what it says; what it leaves out can be added."""
        return any(finding.kind is not FindingKind.LOST for finding in self.findings)


@dataclass(frozen=True, slots=True)
class ModelChat:
    """Says the counsellor's answer, in a model's words where that is possible and right."""

    models: LanguageModels
    budget: Budget
    prompt_tokens: int

    async def say(self, case: Case, counselled: Draft, listener: Listener) -> Draft:
        """The answer that was said."""
        attempt = Attempt(case, listener)
        providers = await self.whom_to_ask(counselled, attempt)
        if not providers:
            # Nothing is missing and nothing degraded: the counsellor is the mode that was chosen.
            return replace(counselled, summary=extracted(case.history))
        user_id = case.guarded.turn.user_id
        if not await self.budget.has_left(user_id):
            lost = (Degraded.LANGUAGE_MODEL_BUDGET,)
            return replace(counselled, degraded=lost, summary=extracted(case.history))
        try:
            async with alongside(self.summarise(attempt, providers[0])) as summary:
                draft = await self.reworded(providers, counselled, attempt)
        finally:  # what was asked for is paid for, also by whoever left
            await self.budget.spend(user_id, sum(call.tokens for call in attempt.calls))
        verify_ms = attempt.clock.ms.get("verify", 0.0)
        return replace(
            draft,
            calls=tuple(attempt.calls),
            verify_ms=verify_ms,
            summary=summary() or extracted(case.history),
        )

    async def whom_to_ask(self, counselled: Draft, attempt: Attempt) -> list[Provider]:
        """The providers that may reword this answer, in order."""
        if not may_be_reworded(attempt.case, counselled):
            return []
        available = await self.models.available()
        if available:
            await attempt.prepare()
        return [one for one in available if may_be_told(attempt.case, counselled, one.level)]

    async def reworded(self, providers: Sequence[Provider], counselled: Draft, attempt: Attempt) -> Draft:
        """A model's answer, or the counsellor's with what the model could not do told."""
        try:
            async with asyncio.timeout(self.models.timeout_s):
                draft = await self.ask_each(providers, counselled, attempt)
        except (TimeoutError, ModelFailure, Unfit) as error:
            log.warning("language_model_passed_over", error=type(error).__name__, findings=attempt.findings)
            await attempt.take_back()
            draft = replace(counselled, degraded=(Degraded.LANGUAGE_MODEL,))
        return replace(draft, findings=tuple(attempt.findings))

    async def ask_each(self, providers: Sequence[Provider], counselled: Draft, attempt: Attempt) -> Draft:
        """The first provider's answer that comes and passes. Raises the last ``ModelFailure``, or ``Unfit``."""
        *others, last = providers
        for provider in others:
            try:
                return await self.ask(provider, counselled, attempt)
            except ModelFailure:
                await attempt.take_back()
        return await self.ask(last, counselled, attempt)

    async def ask(self, provider: Provider, counselled: Draft, attempt: Attempt) -> Draft:
        """One provider's answer, repaired once. Raises ``ModelFailure`` and ``Unfit``."""
        prompt = answer_prompt(
            attempt.case,
            counselled,
            level=provider.level,
            budget=self.prompt_tokens,
            verifier=attempt.verifier,
        )
        answer = await hear(provider, prompt, Purpose.ANSWER, attempt)
        if answer.unfit:
            await attempt.take_back()
            again = prompt.repaired(answer.raw, answer.findings)
            answer = await hear(provider, again, Purpose.REPAIR, attempt)
        if answer.unfit:
            raise Unfit
        text = await completed(answer, prompt.handed, attempt)
        return replace(
            counselled,
            text=text,
            author=Author.LANGUAGE_MODEL,
            facts=facts_kept(text, prompt.handed, attempt.case.today),
            steps=steps_kept(text, prompt.handed),
            model=provider.model,
            prompt_version=prompt.prompt.version,
        )

    async def summarise(self, attempt: Attempt, provider: Provider) -> Summary | None:
        """The older part of a long talk in the model's words; ``None`` when none is due or it failed."""
        history = attempt.case.history
        if not due(history):
            return None
        prompt = summary_prompt(
            attempt.case, level=provider.level, budget=self.prompt_tokens, verifier=attempt.verifier
        )
        try:
            async with aclosing(provider.stream(prompt, Purpose.SUMMARY, attempt.calls.append)) as pieces:
                return written(history, "".join([piece async for piece in pieces]))
        except ModelFailure:
            return None


def may_be_reworded(case: Case, counselled: Draft) -> bool:
    """Whether a model may be asked at all: never where danger or fraud is seen or likely, nor by somebody who tries to steer it."""
    analysis = case.analysis
    if analysis.risk.level is not RiskLevel.NONE or analysis.fraud is not None or case.guarded.injection:
        return False
    return counselled.subject.kind not in KEPT


async def hear(provider: Provider, prompt: AnswerPrompt, purpose: Purpose, attempt: Attempt) -> Written:
    """Say each sentence once it is verified; stop the model at the first finding and return it."""
    raw = rest = said = ""
    findings: tuple[Finding, ...] = ()
    async with aclosing(provider.stream(prompt.prompt, purpose, attempt.calls.append)) as pieces:
        async for piece in pieces:
            raw, (done, rest) = raw + piece, whole_sentences(rest + piece)
            text = readable(done, prompt)
            findings = await attempt.pass_on(text, prompt.handed, after=said)
            said += text
            if findings:
                break
    if not findings:
        last = readable(rest, prompt)
        findings = attempt.wrong_with(said + last, prompt.handed, final=True)
        said += last
        if not Written(raw, said, findings).unfit:
            await attempt.tell(last)
    log.info("reply_verified", purpose=purpose.value, found=[finding.kind.value for finding in findings])
    return Written(raw, said.strip(), findings)


async def completed(answer: Written, handed: Handed, attempt: Attempt) -> str:
    """The model's answer, followed by whatever of the counsellor's it left out."""
    missing = left_out(answer.text, handed) if answer.findings else ""
    if not missing:
        return answer.text
    await attempt.tell(f"\n\n{missing}")
    return f"{answer.text}\n\n{missing}"


def readable(text: str, prompt: AnswerPrompt) -> str:
    """The text with its blanks filled and without marks."""
    return prompt.blanks.filled(MARKS.sub("", text))


@asynccontextmanager
async def alongside(work: Coroutine[Any, Any, Summary | None]) -> AsyncIterator[Callable[[], Summary | None]]:
    """Let ``work`` run beside the block; what it has not done by then is not waited for."""
    task = asyncio.create_task(work)
    try:
        yield lambda: task.result() if task.done() and not task.cancelled() else None
    finally:
        task.cancel()
        await asyncio.wait([task])
