"""Finance talk or general talk, from the model's reading and the talk so far (pure).

The model sees one message; a short answer in the middle of debt talk ("네, 그렇게 해볼게요") is
finance talk although nothing in it says so. The talk so far therefore shifts the odds, and the more so the
less a message says by itself ("지난달은?", "준비물은?"). What asks for a figure of the customer's is finance talk
whatever the model reads in it: nobody can answer it without the figures.
"""

from __future__ import annotations

import re
from math import log

from app.schemas.labels import Topic
from app.schemas.talk import History, Role
from app.schemas.turn import Need, Reading

#: Added to the log-odds of finance when the talk before was about finance, or was not.
#: A message at 0.12 in finance talk, or at 0.62 in general talk, is at even odds.
AFTER_FINANCE = 2.0
AFTER_GENERAL = -0.5
LEANING = 4.5  # instead of AFTER_FINANCE, for a message that says nothing by itself
LATELY = 2  # messages; a word in between does not end the talk about money
SHORT = 25  # syllables; who says more says what it is about
SURE = 0.98
#: Words that point back at what was said, or ask on about it.
POINTS_BACK = re.compile(
    r"^(?:뭐부터|무엇부터|뭐먼저|더쉽게|쉽게|더짧게|짧게|무슨말|그럼|그러면|그건|그거|그게|그것|그렇게|이건|이거|이게|또|왜|어떻게|얼마|언제|어디|누구한테)"
    r"|(?:달|월|거|건|것|물|류|비|값|돈)(?:은|는|도)(?:요)?$"
    r"|신청|접수|준비|서류|자격|조건|절차|방법|받을수|이유를|까닭|설명해|자세히|구체적|해봤|불이익|비용|수수료"
    r"|기한|언제까지|어디로|전화|번호|시나리오|판단|왜(?:제가|내가|저를|나를)"
    r"|몇번|비교하|지난달|신고|경찰|없어도(?:돼|되)|있어도(?:돼|되)|멈추|멈출|멈춥|말고|아니라"
    r"|^그래서|며칠째|제일많이|많이(?:쓰|썼|나가|나감)|줄이는|(?:년|개월)이면|못내|안내면"
)
#: Sounds that say nothing of a topic: the talk goes on about what it was about.
SOUND = re.compile(r"(?:[ㅇㅠㅜ]|헐|헉|와|우와|오|아하|네|넵|음|응)+")
DISCLAIMS = re.compile(
    r"(?:돈|금융|빚)\s?(?:얘기|이야기|문제|걱정|상담)(?:은|는|이|가|도)?\s?(?:아니|아닌|말고)"
)


def detect_topic(text: str, reading: Reading | None, history: History, need: Need = Need.NONE) -> Topic:
    """The topic of ``text``, which the model read as ``reading``, after ``history``; ``need`` is what it asks for.

    Without a reading (the model is away) the talk goes on about what it was about, and a talk that
    has not begun is taken as finance talk: this is a finance service, and its counsellor answers
    small talk too.
    """
    if DISCLAIMS.search(text):
        return Topic.GENERAL
    if need is Need.FIGURES:
        return Topic.FINANCE
    before = topic_before(history)
    if reading is None:
        return before or Topic.FINANCE
    if before is not None and SOUND.fullmatch("".join(char for char in text if char.isalnum())):
        return before
    if need is Need.TALK and Topic.FINANCE in topics_lately(history):
        return (
            Topic.FINANCE
            if odds_of_finance(reading.finance, Topic.FINANCE, leans=True) > 0
            else Topic.GENERAL
        )
    odds = odds_of_finance(reading.finance, before, leans=leans(text))
    return Topic.FINANCE if odds > 0 else Topic.GENERAL


def leans(text: str) -> bool:
    """Whether a short message points back at the talk instead of saying what it is about."""
    words = "".join(char for char in text if char.isalnum())
    return len(words) <= SHORT and POINTS_BACK.search(words) is not None


def topic_before(history: History) -> Topic | None:
    """What the last message of the customer was about."""
    last = history.last(Role.CUSTOMER)
    return None if last is None else last.topic


def topics_lately(history: History) -> list[Topic | None]:
    """What the customer's last messages were about."""
    topics = [message.topic for message in history.said]
    return topics[-LATELY:]


def odds_of_finance(probability: float, before: Topic | None, *, leans: bool = False) -> float:
    """The log-odds of finance given the model's ``probability`` and the topic ``before``."""
    bounded = min(max(probability, 1 - SURE), SURE)
    after_finance = LEANING if leans else AFTER_FINANCE
    shift = {Topic.FINANCE: after_finance, Topic.GENERAL: AFTER_GENERAL, None: 0.0}[before]
    return log(bounded / (1 - bounded)) + shift
