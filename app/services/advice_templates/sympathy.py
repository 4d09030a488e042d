"""A word of sympathy before an answer of fact to somebody sad or worried, and hope where it holds none (pure)."""

from __future__ import annotations

import re
from dataclasses import replace

from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.counselling import above_all
from app.services.advice_templates.intents import Family
from app.services.advice_templates.intents.intent import has_undenied
from app.services.advice_templates.wording import paragraphs, sentences

#: Answers that go straight to a fact; all others open with words of their own.
OF_FACT = frozenset(
    {
        Family.INFO,
        Family.REFUSAL,
        Family.DATA,
        Family.CALC,
        Family.ELSEWHERE,
        Family.FOLLOW_UP,
        Family.TERM,
        Family.PROCEDURE,
    }
)
#: Facts that are met with sympathy even where the feeling was heard and not named.
UNASKED = frozenset({Family.INFO, Family.REFUSAL})
#: Feelings as they are named, and the words that meet each; the narrower first.
FEELINGS = tuple(
    (name, re.compile(words))
    for name, words in (
        (
            "sleepless",
            r"잠(?:이|을|도)?(?:안와|안오|못자|못이루|설치|설쳐|설쳤)|밤(?:을|에)?(?:새|뜬눈)|뜬눈으로",
        ),
        ("fear", r"무서|무섭|두려|두렵|겁나|겁이|겁먹|떨려|떨리|공포"),
        ("worry", r"걱정|불안|초조|조마조마|막막|답이없|앞이(?:안|캄캄)|까봐"),
        ("sadness", r"슬프|슬퍼|속상|서럽|서러|우울|눈물|울었|울고|비참|허탈|참담"),
        ("tired", r"힘들|힘드|지쳤|지쳐|지친|괴로|괴롭|버거|버겁|벅차"),
    )
)
TEARS = re.compile(r"[ㅠㅜ]{2}")
#: How words of sympathy sound, wherever they were written.
SYMPATHETIC = re.compile(
    r"마음|불안|막막|무서|무섭|겁이|두려|놀라|놀랐|힘드|힘든|속상|애쓰|지친|지치|고단|걱정되셨|걱정이 (?:크|조금|많)|탓하|잘못이 아니|무겁|무거"
    r"|(?:지요|군요|셨어요|겠어요|을까요|고마워요)(?:[.]|$)"
)
SENTENCE = re.compile(r"(?<=[.?!])\s+")
OPENING = 2  # sentences
LONG = 12  # syllables: below this a question is asked in passing
#: What already holds out hope.
HOPEFUL = re.compile(
    r"길(?:이|은|도)? ?(?:여럿|있|열|보|남)|늦지 않|늦은 것은 아니|되돌릴|지켜 줘|지킬 수|도와줘|도와드|나아질|나아져|회복|괜찮아요|안 하셔도 돼요|않으셔도 돼요"
    r"|같이 (?:볼|찾|해)|함께 (?:볼|봐|찾|따져)|마음이 놓|숨이|걸음|덜어|끝이 있|아직 .{0,12}(?:아니에요|있어요)"
)
ANSWERS_AT_ONCE = re.compile(r"(?:아니요|아니에요|네|그럼요|아직 아니)[,. ]")
INVESTED = re.compile(r"주식|코인|펀드|투자|종목|비트|선물거래|etf")
OWED = re.compile(r"빚|연체|밀[린렸려]|대출|카드|압류|추심|독촉|이자|신용|갚|회생|파산|채무")


def consoled(consultation: Consultation, answer: Answer) -> Answer:
    """The answer behind a word for the feeling that was told, and with a hopeful line where it has none."""
    if not wants_sympathy(consultation, answer):
        return answer
    lines = answer.text.splitlines()
    hope = "" if holds_hope(consultation, answer) else consultation.common("hope", matter_of(consultation))
    asks = len(lines) > 1 and lines[-1].endswith("?")  # a question is what the talk goes on from
    told = [*lines[:-1], hope, lines[-1]] if asks else [*lines, hope]
    if ANSWERS_AT_ONCE.match(told[0]):  # 아니요 is said to the question, not to the feeling
        return replace(answer, text=paragraphs(sympathy(consultation), *told))
    return replace(answer, text=paragraphs(sentences(sympathy(consultation), told[0]), *told[1:]))


def wants_sympathy(consultation: Consultation, answer: Answer) -> bool:
    """Whether a fact is told to somebody moved who was not met with sympathy in this answer or the last."""
    family = consultation.question.family
    if not consultation.tone.comforts or family not in OF_FACT or urgent(consultation, answer):
        return False
    if opens_gently(answer.text) or opens_gently(consultation.before):
        return False
    if feeling_told(consultation) is not None:
        return True
    first = not consultation.earlier and len(consultation.question.message.compact) > LONG
    return first and family in UNASKED


def urgent(consultation: Consultation, answer: Answer) -> bool:
    """Whether the talk is about danger, where nothing stands before what to do."""
    return answer.subject.presses or consultation.anchor.presses


def opens_gently(text: str) -> bool:
    """Whether a text opens with sympathy."""
    return SYMPATHETIC.search(" ".join(SENTENCE.split(text.strip())[:OPENING])) is not None


def feeling_told(consultation: Consultation) -> str | None:
    """The feeling that the message names; ``None`` where it names none."""
    message = consultation.question.message
    named = next((name for name, words in FEELINGS if has_undenied(message, words)), None)
    return named or ("sadness" if TEARS.search(message.raw) else None)


def sympathy(consultation: Consultation) -> str:
    """Words for shame or illness before all, else for the feeling."""
    if (above := above_all(consultation)) is not None:
        return consultation.common("openings", above)
    return consultation.common("sympathy", feeling_told(consultation) or consultation.tone.value)


def holds_hope(consultation: Consultation, answer: Answer) -> bool:
    """Whether the answer holds out hope, or the last one closed with such a line."""
    lines = (line for options in consultation.texts.common["hope"].values() for line in options)
    return HOPEFUL.search(answer.text) is not None or any(map(consultation.said, lines))


def matter_of(consultation: Consultation) -> str:
    """Which hopeful lines are true of what is talked of."""
    message = consultation.question.message
    if message.has(INVESTED):
        return "invested"
    return "owed" if message.has(OWED) else "any"
