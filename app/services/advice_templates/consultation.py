"""One message being answered: the case, what was understood, the tone, and how wording is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from zlib import crc32

from app.schemas.labels import Emotion, RiskLevel, Topic
from app.schemas.subject import NOTHING, Subject
from app.schemas.talk import History, Role
from app.schemas.turn import EVERYDAY, Analysis, Case, Degraded, Reading, Risk
from app.services.advice_templates.hearing.hearing import Hearing, heard
from app.services.advice_templates.hearing.left_out import amount_asked
from app.services.advice_templates.hearing.old_debts import minding_age
from app.services.advice_templates.hearing.understanding import Question, settled, understand, understood
from app.services.advice_templates.intents import Family
from app.services.advice_templates.ledger import Ledger
from app.services.advice_templates.matter import within_the_way
from app.services.advice_templates.normal_form import NormalForm
from app.services.advice_templates.texts import Texts, load_texts
from app.services.advice_templates.told.amounts import Sums
from app.services.advice_templates.told.sums_read import SumsRead
from app.services.advice_templates.told_matters import matter_concerned
from app.services.advice_templates.tone import Tone, tone_for
from app.services.advice_templates.wording import opening, sentences
from app.services.stated_events import misfortune_in_talk
from rules.facts.registry import Fact, Registry
from rules.knowledge import current_registry

DEBT = re.compile(r"빚|채무|부채|대출")
LATELY = 4  # answers
OPEN = frozenset({"unknown", "situation.told"})  # what no pattern knows
LEANING_FAMILIES = frozenset({Family.FOLLOW_UP, Family.INFO})
OF_MATTERS = ("info.inherit", "info.divorce", "info.child_support")
AFTERMATH = frozenset({Family.FRAUD, Family.CRISIS})
BLAME = "follow.blame"
OF_ANYTHING = frozenset({"fraud.first", "fraud.next", "fraud.when", "fraud.ack", "fraud.police"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said, before it becomes a draft."""

    text: str
    subject: Subject = NOTHING
    facts: tuple[str, ...] = ()
    understood: bool = True
    steps: tuple[str, ...] = ()  # lines of ``text`` that are steps to take


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with the ids of the registry entries in it, and its lines where they are steps."""

    text: str
    facts: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consultation:
    """Everything a handler needs to answer one message."""

    case: Case
    hearing: Hearing
    question: Question
    tone: Tone
    seed: int  # the same request always chooses the same wording
    before: str  # the counsellor's last words
    earlier: str  # all that the counsellor has said in this talk as far as it is remembered
    subject: Subject  # what they were about
    anchor: Subject  # what the last words that were an answer were about: follow-ups refer to it
    misfortune: str | None  # the kind that the message tells, as ``stated_events`` names it
    texts: Texts
    registry: Registry
    sums_read: SumsRead = field(default_factory=SumsRead)

    def sums(self, text: str | None = None) -> Sums:
        """The amounts, the rate and the term of a message of this talk; of the one being answered where none is named."""
        return self.sums_read.of(self.case.text if text is None else text)

    @property
    def messages(self) -> tuple[NormalForm, ...]:
        """All that the customer wrote in this talk, oldest first, with the message that is answered."""
        return self.hearing.messages

    @property
    def newest_first(self) -> tuple[NormalForm, ...]:
        """The same, newest first."""
        return self.hearing.messages[::-1]

    @property
    def written_before(self) -> tuple[NormalForm, ...]:
        """What the customer wrote before this message, oldest first."""
        return self.hearing.before

    @property
    def message(self) -> NormalForm:
        """The message that is answered, whole also where ``question`` is one of several in it."""
        return self.hearing.message

    @property
    def ledger(self) -> Ledger | None:
        """The customer's figures, ``None`` when there are none to look at."""
        profile = self.case.profile
        return None if profile is None else Ledger(profile, self.case.today)

    def pick(self, options: Sequence[str]) -> str:
        """A wording new to the talk, at least to the last answer and its opening; the seed decides among them."""
        turned = [options[(self.seed + step) % len(options)] for step in range(len(options))]
        apart = [text for text in turned if not self.said(text) and opening(text) != opening(self.before)]
        return next((text for text in apart if not self.told(text)), apart[0] if apart else turned[0])

    def common(self, section: str, name: str | None = None) -> str:
        """A wording of ``common.toml``; by tone where no name is given."""
        return self.pick(self.texts.common[section][name or self.tone.value])

    def said(self, text: str) -> bool:
        """Whether the last answer held this text."""
        return bool(text.strip()) and text.strip() in self.before

    def told(self, text: str) -> bool:
        """Whether any answer of this talk held this text."""
        return bool(text.strip()) and text.strip() in self.earlier

    def render(self, text: str) -> Passage:
        """The text with hotlines and facts filled in."""
        rendered = self.registry.render(text, self.case.today)
        return Passage(rendered.text, rendered.used)

    def choose(self, options: Sequence[str]) -> Passage:
        """A wording as ``pick`` chooses it, with its hotlines and facts filled in."""
        passages = {passage.text: passage for passage in map(self.render, options)}
        return passages[self.pick(tuple(passages))]

    def quote(self, identifiers: Iterable[str], *, at_most: int, again: bool = False) -> Passage:
        """The first facts that may be quoted today and fit this customer, as sentences.

        ``again``: also those of earlier answers, where the facts are what was asked for.
        """
        fitting = [fact for fact in self.quotable(identifiers) if again or not self.told(fact.text)][:at_most]
        return Passage(sentences(*(fact.text for fact in fitting)), tuple(fact.id for fact in fitting))

    def quotable(self, identifiers: Iterable[str]) -> list[Fact]:
        """The facts that may be quoted today and whose limits this customer keeps."""
        found = (self.registry.fact(identifier, self.case.today) for identifier in identifiers)
        return [fact for fact in found if fact is not None and self.fits(fact)]

    def fits(self, fact: Fact) -> bool:
        """Whether the debt is below the principal up to which the fact holds; unknown counts as below."""
        limit = fact.values.get("principal_below_won")
        newest = None if self.ledger is None else self.ledger.newest("delinquency", "principal_won")
        if newest is None:
            return limit is None or self.debt_told < limit
        return limit is None or newest.amount < limit

    @property
    def debt_told(self) -> int:
        """The debt that the message names; 0 where it names none."""
        if not self.question.message.has(DEBT):
            return 0
        return max((amount.won for amount in self.sums().amounts), default=0)

    @property
    def in_danger_now(self) -> bool:
        """Whether somebody is in danger at this moment, as far as the talk tells."""
        return self.anchor.now

    @property
    def data_away(self) -> bool:
        """Whether the customer's data could not be read just now."""
        return Degraded.FINANCE_DATA in self.case.degraded

    @property
    def not_looked_up(self) -> bool:
        """Whether nobody looked, because the talk seemed to be about something else."""
        return self.case.profile is None and not self.data_away and self.case.analysis.topic is Topic.GENERAL


def consult(case: Case) -> Consultation:
    """Begin answering ``case``."""
    last = case.history.last(Role.COUNSELLOR)
    subject = NOTHING if last is None else last.subject
    hearing = heard(case.text, case.history)
    question, anchor = question_in_talk(hearing, case.history, case.analysis.risk)
    question = minding_age(question, anchor, hearing, case.today)
    said = [message.text for message in case.history.answers]
    misfortune = misfortune_in_talk(case.text, case.history.written)
    return Consultation(
        case=case,
        hearing=hearing,
        question=question,
        tone=tone_for(believed(case.analysis), question, misfortune),
        seed=crc32(case.guarded.turn.request_id.encode()) + len(said),
        before="" if last is None else last.text,
        earlier="\n".join(said),
        subject=subject,
        anchor=anchor,
        misfortune=misfortune,
        texts=load_texts(),
        registry=current_registry(),
    )


def believed(analysis: Analysis) -> Reading | None:
    """The reading; of a message that only sounds like danger joy alone, for the model hears the danger in it."""
    reading = analysis.reading
    glad = reading is not None and reading.dominant is Emotion.JOY
    return reading if glad or EVERYDAY not in analysis.risk.rules else None


def question_in_talk(hearing: Hearing, history: History, risk: Risk) -> tuple[Question, Subject]:
    """The question, and what it leans on: the last answer, an urgent matter, else the way that is talked of."""
    question, anchor = on_the_last(hearing, history, risk)
    if question.intent in OPEN and not anchor.presses:
        question = with_its_amount(question, history)
    return within_the_way(hearing, history, question, anchor)


def with_its_amount(question: Question, history: History) -> Question:
    """A bare 얼마요 with the figure that was told of last; one that tells of none is asked which."""
    whole = amount_asked(question.message, history.written[-2:])
    if whole is None:
        return question
    meant = understand(whole) if whole else replace(question, intent="info.which_amount")
    return replace(meant, message=question.message)


def on_the_last(hearing: Hearing, history: History, risk: Risk) -> tuple[Question, Subject]:
    """The question, and what it leans on: the last answer, else an urgent matter of the last few answers."""
    watched = risk.level is not RiskLevel.NONE  # the safety screen watches over the talk
    open_now = [about for about in history.subjects if watched or not about.of_crisis]
    anchor = next((about for about in reversed(open_now) if about.placed), NOTHING)
    leant_on = anchor or (open_now[-1] if open_now else NOTHING)
    message = hearing.message
    question = understood(message, subject=leant_on, answered=bool(history.answers))
    beside = anchor.of_crisis and not anchor.now
    if question.family is Family.FOLLOW_UP and beside:
        return before_the_crisis(message, open_now) or (understood(message), anchor)  # a card has no steps
    if (told := matter_still_meant(hearing, question, leant_on, anchor)) is not None:
        return told
    if question.intent in OPEN and (meant := behind_the_figure(message, open_now)) is not None:
        return meant
    lately = reversed(open_now[-LATELY:])
    matter = next((about for about in lately if about.presses), NOTHING)
    if matter in {NOTHING, anchor} or (settled(question) and question.family is not Family.TALK):
        return question, anchor
    leaning = understood(message, subject=matter)
    return (leaning, matter) if leans(leaning) else (question, anchor)


def behind_the_figure(message: NormalForm, spoken: Sequence[Subject]) -> tuple[Question, Subject] | None:
    """What says nothing after a figure, asked of what was talked of before the figure; ``None`` where there is none."""
    lately = [about for about in reversed(spoken[-LATELY:]) if about.placed]
    if not lately or not lately[0].of_figures:
        return None
    before = next((about for about in lately if not about.of_figures), NOTHING)
    if not before or before.presses:
        return None
    question = understood(message, subject=before)
    return (question, before) if question.family in LEANING_FAMILIES else None


def matter_still_meant(
    hearing: Hearing, question: Question, leant_on: Subject, anchor: Subject
) -> tuple[Question, Subject] | None:
    """The question about a matter told earlier in the talk, whatever was answered since."""
    matter = NOTHING if anchor.of_crisis else matter_concerned(hearing.message, hearing.before)
    if not matter:
        return None
    meant = question if matter == leant_on else understood(hearing.message, subject=matter)
    return (meant, matter) if meant.intent.startswith(OF_MATTERS) else None


def leans(question: Question) -> bool:
    """Whether the question is about the urgent matter although something else was answered since."""
    return question.intent == BLAME or (question.family in AFTERMATH and question.intent not in OF_ANYTHING)


def before_the_crisis(message: NormalForm, spoken: Sequence[Subject]) -> tuple[Question, Subject] | None:
    """A follow-up of what was talked of beside the crisis."""
    beside = next((about for about in reversed(spoken) if about.placed and not about.of_crisis), NOTHING)
    return (understood(message, subject=beside), beside) if beside else None
