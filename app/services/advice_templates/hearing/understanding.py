"""What a message asks for: one typed question out of the intent tables and the registry (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from operator import itemgetter

from app.schemas.subject import NOTHING, Subject
from app.services.advice_templates.hearing.left_out import names_meant, put_right, with_its_noun
from app.services.advice_templates.hearing.named import (
    way_named,
)
from app.services.advice_templates.hearing.terms_and_ways import (
    procedure_asked,
    term_asked,
    term_of_next,
    terms_compared,
)
from app.services.advice_templates.hearing.themes import Act, Theme, act_of, themes_of
from app.services.advice_templates.intents import INTENTS, Family, Intent
from app.services.advice_templates.intents.ways.aspects import ASPECT_IDS, aspect_of
from app.services.advice_templates.normal_form import ASKING, NormalForm, asking_part, normalise
from app.services.advice_templates.told.whose import NOT_OWN, whose
from app.services.stated_events import misfortune_told
from rules.facts.registry import Procedure, Term
from rules.periods import asks_only_when, compares_months

TERM_PRIORITY = 42
PROCEDURE_PRIORITY = 40
ASPECT_PRIORITY = 38  # after what is answered about one way alone
#: What a message that names two terms and asks for their difference may otherwise be taken for.
COMPARISONS = frozenset({"term", "procedure", "refuse.ranking"})
#: What a question may turn out to be once the noun that it leaves out is put back.
COMPLETED = frozenset({Family.DATA, Family.CALC, Family.PROCEDURE, Family.INFO, Family.REFUSAL})
#: What a question without a noun is only asked of where the talk names none: 지금 얼마 남았어요?
ABOUT_THE_TALK = frozenset({"data.leftover"})
#: What gives way to whatever is said after it in the same message.
COURTESIES = frozenset({"talk.thanks", "talk.greeting", "talk.sorry", "talk.compliment", "talk.ack"})
PARTS = re.compile(r"(?<=[.?!\n…~])\s*|(?<=[요다])\s+|\s(?=(?:근데|그런데|하지만|그래도)\s)")
HARD_FEELINGS = frozenset(
    f"talk.{name}" for name in ("sad", "worry", "angry", "tired", "lonely", "sleepless", "ashamed", "guilt")
)
CANNOT = re.compile(
    r"못하겠|못할|못내|못갚|안나요|안나네|자신(?:이|도)?없|엄두|무서|무섭|막막|힘들|걱정|불안|어렵|어려"
)
ELLIPTIC, SHORT = 9, 14  # syllables
ELLIPTIC_END = re.compile(r"(?:은요|는요|은|는|도)$")
TELLING_END = re.compile(r"[다어아네ㅠㅜㅋㅎ]$|[^은는]요$")
COMPARED_ALONE = re.compile(
    r"^(?:그럼|그러면|그게|그거)?(?:지난달|지지난달|전달|예전)(?:이랑|하고|과|와|보다|대비|에비해)?.{0,2}(?:비교|늘|줄|많|더)"
)
#: The mean of a figure of the talk, asked for alone, and the figures that add up over a month.
MEAN_ALONE = re.compile(
    r"^(?:그럼|그러면|그)?(?:월|한달|매달|다달이|최근)?(?:에)?평균(?:으로|은|이|내면)?(?:얼마|몇)?(?:요|예요|에요|이에요|야|죠|인가요|나요|쯤|정도|나|돼|되)*$"
)
AVERAGED = {
    **{each: each for each in ("spending", "category", "card_spent", "income", "instalment", "night")},
    "spending_change": "spending",
    "category_change": "category",
}
#: What asks how such a figure moved; the others tell the month before of themselves.
MOVED = {"spending": "spending_change", "category": "category_change"}

#: 나요 asks, except after a feeling: 눈물이 나요, 화가 나요, 짜증나요.
QUESTION = re.compile(
    r"얼마(?!나)|언제|어디(?!서감히)|몇|누구|무슨|어느|뭐|까요|(?<!눈물이)(?<!눈물)(?<!화가)(?<!짜증)(?<!짜증이)(?<!겁)(?<!겁이)(?<!열)나요$|까$|(?<!실화)냐$|니$|인가|는지"
    r"|(?<!없)는가요$|(?<!안)알려|궁금|조회|보여줘|해줘|해주세요|주십시오|주시겠|바꿔줘|부탁|확인좀"
)
#: Said of what may come: 회생 기각되면요, 기각될까 봐 불안해요.
SUPPOSED = re.compile(r"면(?:요|은요)?$|까(?:봐|바)")
LOST = re.compile(
    r"어떡|어쩌|어쩜|막막|모르겠|어떻게해야|어떻게사|어떻게살|어떻게버|뭐부터|무엇부터|큰일|답이없|방법이없|살려|도와|캄캄|깜깜"
    r"|(?:뭘|뭐를|무엇을|이제뭐|다음엔뭐|다음에뭐).{0,6}(?:하면|해야|준비|할까|하지|하는게)|어떻게(?:하는|내는|쓰는|갚는|넘기)(?:게|면|죠)|이제뭐(?:해요|하죠|하지|하나)|이제어떻게(?:할까|하죠|하지|하면)|(?:뭘|뭐를|무엇을|어떤(?:점|것|걸|부분)을?)(?:먼저)?(?:봐야|따져|살펴|조심|신경)"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A message understood. ``intent`` is an intent's id, or its family where a slot tells the rest."""

    message: NormalForm
    intent: str
    term: Term | None = None
    procedure: Procedure | None = None
    versus: tuple[Term, ...] = ()  # the others where terms are compared
    themes: tuple[Theme, ...] = ()
    act: Act | None = None

    @property
    def family(self) -> Family:
        """The part of the intent before the point."""
        return Family(self.intent.partition(".")[0])

    @property
    def asked(self) -> bool:
        """Whether something is asked, with or without a question mark."""
        return self.message.asks or self.message.has(QUESTION)

    @property
    def label(self) -> str:
        """The intent with its slot, as tests and logs name it."""
        slot = self.term or self.procedure
        return self.intent if slot is None else f"{self.intent}:{slot.id}"


def understand(text: str, *, subject: Subject = NOTHING, answered: bool = True) -> Question:
    """The question in ``text``; ``subject`` is what the last answer was about, ``answered`` whether there was one."""
    return understood(normalise(text), subject=subject, answered=answered)


def understood(message: NormalForm, *, subject: Subject = NOTHING, answered: bool = True) -> Question:
    """The same of a message that is in normal form already."""
    part = asking_part(message.raw)
    asked = message if part == message.raw else normalise(part)
    question = in_full(message, asked, subject, answered=answered)
    if question.intent in COURTESIES and (rest := beyond_courtesy(message.raw)):
        meant = in_full(message, normalise(rest), subject, answered=answered)
        question = meant if says_more(meant, rest) else question
    return of_whom(question)


def beyond_courtesy(text: str) -> str:
    """What a message says after its thanks, greeting or excuse; empty where it says nothing else."""
    parts = [part for part in PARTS.split(text) if normalise(part).compact]
    said = (first_intent(normalise(part), NOTHING) for part in parts)
    polite = [found is not None and found.id in COURTESIES for found in said]
    return " ".join(parts[polite.index(False) :]) if polite and polite[0] and False in polite else ""


def says_more(question: Question, rest: str) -> bool:
    """Whether what follows a courtesy is the message: something asked, a trouble, something that cannot be done."""
    if question.family is Family.TALK:
        return question.intent in HARD_FEELINGS
    asked = question.message.asks or ASKING.search(rest.strip()) is not None
    told = question.intent == "situation.told" or (question.intent == "unknown" and not asked)
    return not told or normalise(rest).has(CANNOT) or misfortune_told(rest) is not None


def of_whom(question: Question) -> Question:
    """The question; one about a figure that is not the customer's own asks for that, and for nothing of theirs."""
    intent = NOT_OWN.get(whose(question.message)) if question.family is Family.DATA else None
    return question if intent is None else replace(question, intent=intent)


def in_full(message: NormalForm, asked: NormalForm, subject: Subject, *, answered: bool) -> Question:
    """The question as it stands, else with the noun or the verb that it leaves out."""
    question = asked_as_it_stands(message, asked, subject, answered=answered)
    if question.intent in ABOUT_THE_TALK and (noun := with_its_noun(asked, subject)) is not None:
        meant = asked_as_it_stands(message, normalise(noun), NOTHING, answered=answered)
        return meant if meant.family is Family.DATA else question
    if settled(question) and not (question.family is Family.SITUATION and names_meant(asked)):
        return question
    about = subject if names_meant(asked) else NOTHING  # a name alone may lean on the talk
    wholes = [(whole, about) for whole in put_right(asked)]
    wholes += [(whole, NOTHING) for whole in (with_its_noun(asked, subject),) if whole]
    read = (asked_as_it_stands(message, normalise(whole), on, answered=answered) for whole, on in wholes)
    return next((completed for completed in read if completed.family in COMPLETED), question)


def settled(question: Question) -> bool:
    """Whether the words alone say what is asked."""
    if question.family is Family.SITUATION:
        return bool(question.themes)
    return question.family is not Family.UNKNOWN


def asked_as_it_stands(
    message: NormalForm, asked: NormalForm, subject: Subject, *, answered: bool
) -> Question:
    """What the words of ``asked`` ask for; themes and acts come from the whole ``message``."""
    procedure = procedure_asked(asked, subject)
    compared = terms_compared(asked, subject)
    term = compared[0] if compared else term_asked(asked)
    found = first_intent(asked, subject, answered=answered)
    way, aspect = aspect_asked(asked, procedure)
    best = min(  # of two of one priority the one that stands first is meant
        (ASPECT_PRIORITY if aspect else 99, aspect or ""),
        (found.priority if found else 99, found.id if found else ""),
        (PROCEDURE_PRIORITY if procedure else 99, "procedure"),
        (TERM_PRIORITY if term else 99, "term"),
        key=itemgetter(0),
    )
    themes, act = themes_of(message), act_of(message)
    if best[0] == 99 and act is None and (figure := elliptic_figure(asked, subject)) is not None:
        return Question(message, figure, themes=themes, act=act)
    if best[0] == 99 and (following := term_of_next(asked, subject)) is not None:
        return Question(message, "term", term=following, themes=themes, act=act)
    if best[0] == 99:
        return Question(message, placed(asked, themes, act), themes=themes, act=act)
    if compared and best[1] in COMPARISONS:
        return Question(message, "term", term=compared[0], versus=compared[1:], themes=themes, act=act)
    if best[1] in ASPECT_IDS:
        return Question(message, best[1], procedure=way, themes=themes, act=act)
    return Question(
        message,
        best[1],
        term=term if best[1] == "term" else None,
        procedure=procedure if best[1] == "procedure" else None,
        themes=themes,
        act=act,
    )


def aspect_asked(asked: NormalForm, procedure: Procedure | None) -> tuple[Procedure | None, str | None]:
    """The procedure that is named, also by its term, and what about it is asked where that is not the way to it."""
    way = procedure or way_named(asked)
    asks = procedure is not None or asked.asks or asked.has(QUESTION) or asked.has(SUPPOSED)
    return way, aspect_of(asked) if way is not None and asks else None


def first_intent(message: NormalForm, subject: Subject, *, answered: bool = True) -> Intent | None:
    """The most urgent intent that matches. Follow-ups count only when there is something to follow."""
    about = str(subject)
    return next(
        (
            intent
            for intent in INTENTS
            if may_match(intent, about, answered=answered) and intent.matches(message)
        ),
        None,
    )


def elliptic_figure(asked: NormalForm, subject: Subject) -> str | None:
    """The figure that a few words ask for: 잔액은?, or 지난달은? after an answer about a figure."""
    kind, figure = subject.kind, subject.id
    told = not asked.asks and TELLING_END.search(asked.compact)
    if kind == "data" and not told and len(asked.compact) <= SHORT and COMPARED_ALONE.search(asked.compact):
        return f"data.{MOVED.get(figure, figure)}"
    if kind == "data" and (base := AVERAGED.get(figure)) is not None and MEAN_ALONE.search(asked.compact):
        return f"data.{base}"
    if kind == "data" and asks_only_when(asked.raw):
        return f"data.{figure}"
    if compares_months(asked.raw) and (compared := figure_named(f"{asked.raw} 얼마")) is not None:
        return compared
    if kind != "data" and "비교" in asked.compact and not told and COMPARED_ALONE.search(asked.compact):
        return "data.spending_change"
    if len(asked.compact) > ELLIPTIC or TELLING_END.search(asked.compact):
        return None
    return figure_named(f"{ELLIPTIC_END.sub('', asked.compact)} 얼마")


def figure_named(text: str) -> str | None:
    """The figure of the customer's that a text asks for."""
    found = first_intent(normalise(text), NOTHING)
    return found.id if found is not None and found.family is Family.DATA else None


def may_match(intent: Intent, about: str, *, answered: bool) -> bool:
    """Whether the intent can be meant at this point of the talk, where the last answer was ``about`` that."""
    if intent.replies and not answered:
        return False
    if intent.about is not None:
        return bool(about) and intent.about.search(about) is not None
    return bool(about) or intent.family is not Family.FOLLOW_UP


def placed(asked: NormalForm, themes: tuple[Theme, ...], act: Act | None) -> str:
    """Where a message goes that no pattern knows: a situation that is told, or an unknown question."""
    if asked.has(LOST):
        return "situation"
    if asked.asks or asked.has(QUESTION):
        return "situation" if themes and not asks_plainly(asked) else "unknown"
    return "situation" if themes or act else "situation.told"


def asks_plainly(message: NormalForm) -> bool:
    """Whether it is a bare request for information rather than a trouble that is told."""
    return message.has(
        re.compile(
            r"얼마|언제(?!까지)|(?<!법이)(?<!경우가)어디|몇|누구|(?<!안)알려|조회|보여|발급|해줘$|해주세요$|바꿔"
        )
    )
