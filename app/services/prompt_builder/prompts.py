"""Prompts for an answer, for its repair and for a summary (pure).

What other people wrote stands inside a fence. Tokens are estimated from above, a third of the UTF-8 bytes: a
Hangul syllable has three and is hardly ever more than one token. When the budget is short the oldest turns go first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from app.schemas.prompt import DataLevel, Prompt, PromptMessage
from app.schemas.talk import History, Message, Role
from app.schemas.turn import Case, Draft
from app.services.advice_templates.tone import tone_of
from app.services.prompt_builder.blanks import Blanked
from app.services.prompt_builder.fence import EARLIER, fenced, harmless
from app.services.prompt_builder.material import Material, is_everyday, material_for
from app.services.prompt_builder.summaries import due, uncovered
from app.services.prompt_builder.texts import load_prompt_texts
from app.services.prompt_builder.unsafe_turns import harmless_turns
from app.services.reply_verifier import Finding, FindingKind, Handed, Verifier, pieces_of, verifier_of

OVERHEAD = 8  # tokens that a message costs beside its text
SHORTEST = 200  # characters that any answer may have
REMEMBERED = 2  # sentences of an earlier answer


@dataclass(frozen=True, slots=True)
class AnswerPrompt:
    """A prompt for an answer, the blanks that the answer may hold, and what it is held against."""

    prompt: Prompt
    blanks: Blanked
    handed: Handed

    def repaired(self, written: str, findings: Iterable[Finding]) -> AnswerPrompt:
        """The prompt that asks for the answer again and names what was wrong with it."""
        texts = load_prompt_texts()
        asked = "\n".join((texts["repair"]["lead"], *complaints(written, findings), texts["repair"]["then"]))
        more = (PromptMessage("assistant", written or "…"), PromptMessage("user", asked))
        messages = (*self.prompt.messages, *more)
        return replace(self, prompt=Prompt(messages, self.prompt.version, tokens_of(messages)))


def complaints(written: str, findings: Iterable[Finding]) -> Iterator[str]:
    """One line a kind. Words that only the filled answer has are not told: they may be figures."""
    texts = load_prompt_texts()["findings"]
    quotes: dict[FindingKind, list[str]] = {}
    for finding in findings:
        told = quotes.setdefault(finding.kind, [])
        heard = finding.quote in written or finding.kind is FindingKind.LOST
        if (
            finding.quote
            and heard
            and not any(finding.quote in other or other in finding.quote for other in told)
        ):
            told.append(finding.quote)
    for kind, told in quotes.items():
        yield f"- {texts[kind.value]}" + (": " + ", ".join(f"'{quote}'" for quote in told) if told else "")


def answer_prompt(
    case: Case, local: Draft, *, level: DataLevel, budget: int, verifier: Verifier | None = None
) -> AnswerPrompt:
    """The prompt for an answer to ``case``; ``local`` is the built-in counsellor's, ``budget`` is in tokens."""
    verifier = verifier or verifier_of(case)
    branch = "generic" if is_everyday(case, local) else "finance"
    material = material_for(case, local, level, verifier)
    system = PromptMessage("system", system_text(case, branch, material))
    asked = PromptMessage("user", fenced(case.text))
    room = budget - tokens_of((system, asked))
    talk = recalled(case.history, level, verifier, room)
    messages = (system, *talk, asked)
    prompt = Prompt(messages, version_of(branch), tokens_of(messages))
    return AnswerPrompt(prompt, material.answer, verifier.handed(local, material.spoken))


def system_text(case: Case, branch: str, material: Material) -> str:
    """Role, form, rules and style, then the material."""
    texts = load_prompt_texts()
    most = max(SHORTEST, -(-len(material.answer.text) * 5 // 4 // 50) * 50)
    rules = texts["rules"][branch].strip()
    if material.answer.figures:
        rules = f"{texts['rules']['blanks'].strip()}\n{rules}"
    parts = [
        ("role", texts[branch]["role"]),
        ("form", texts[branch]["form"].format(most=most)),
        ("rules", rules),
        ("style", texts["style"][tone_of(case.analysis.reading).value]),
        *material.sections,
    ]
    return "\n\n".join(f"■ {texts['headings'][name]}\n{text.strip()}" for name, text in parts)


def recalled(history: History, level: DataLevel, verifier: Verifier, room: int) -> tuple[PromptMessage, ...]:
    """The talk so far that fits into ``room`` tokens: the newest turns, and the summary where there is one."""
    told = [as_told(message, level, verifier) for message in harmless_turns(uncovered(history))]
    summary = summarised(history, level)
    kept: list[PromptMessage] = []
    left = room - tokens_of(summary)
    for message in reversed(told):
        left -= tokens_of((message,))
        if left < 0:
            break
        kept.insert(0, message)
    while kept and kept[0].role == "assistant":  # a talk begins with the customer
        kept.pop(0)
    return (*(summary if room >= tokens_of(summary) else ()), *kept)


def summarised(history: History, level: DataLevel) -> tuple[PromptMessage, ...]:
    """What was talked about before; it may tell of the customer's finances, so at ``none`` it stays."""
    if history.summary is None or level is DataLevel.NONE:
        return ()
    return (PromptMessage("user", fenced(history.summary.text, EARLIER)),)


def as_told(message: Message, level: DataLevel, verifier: Verifier) -> PromptMessage:
    """One earlier message: the customer's as it was said, the beginning of our own without the customer's figures."""
    if message.role is Role.CUSTOMER:
        return PromptMessage("user", fenced(message.text))
    told = "" if level is DataLevel.NONE else beginning(message.text, verifier)
    return PromptMessage("assistant", harmless(told) or load_prompt_texts()["notes"]["earlier"])


def beginning(text: str, verifier: Verifier) -> str:
    """The first sentences that hold none of the customer's figures: models imitate what they read of themselves."""
    plain = (piece.strip() for piece in pieces_of(text) if not verifier.own_numbers(piece))
    return " ".join(islice(filter(None, plain), REMEMBERED))


def summary_prompt(case: Case, *, level: DataLevel, budget: int, verifier: Verifier | None = None) -> Prompt:
    """The prompt for a running summary of the older messages of ``case``'s talk."""
    texts, verifier = load_prompt_texts()["summary"], verifier or verifier_of(case)
    system = PromptMessage("system", texts["system"].strip())
    ask = PromptMessage("user", texts["ask"])
    older = History(due(case.history), case.history.summary)
    room = budget - tokens_of((system, ask))
    messages = (system, *recalled(older, level, verifier, room), ask)
    return Prompt(messages, version_of("summary"), tokens_of(messages))


def version_of(branch: str) -> str:
    """What the audit trail records of the prompt."""
    return f"{branch}/{load_prompt_texts().version}"


def tokens_of(messages: Iterable[PromptMessage]) -> int:
    """An estimate from above of what ``messages`` cost."""
    return sum(len(message.content.encode()) // 3 + 1 + OVERHEAD for message in messages)
