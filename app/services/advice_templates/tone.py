"""The style in which a customer is answered, from the emotion read and from what was told (pure)."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from app.schemas.labels import Emotion
from app.schemas.turn import Reading
from app.services.advice_templates.hearing.themes import DENIED, TROUBLES, themes_of
from app.services.advice_templates.hearing.understanding import Question
from app.services.advice_templates.intents import Family
from app.services.advice_templates.intents.intent import has_undenied
from app.services.advice_templates.normal_form import NormalForm, normalise

SURE = 0.5  # below this the reading is mixed, and the tone neutral and warm
BITTER = re.compile(r"ㅋㅋ|하하|허허|인생이?$|부자다|적자")  # laughter over a trouble
#: A joy in so many words.
GLAD = re.compile(
    r"기뻐|기쁘|행복|좋아(?!지|하는데)|좋네|좋다|좋았(?!을|는데|던)|적게나|덜나(?:왔|와)|칭찬|신나|신났|설레|설렌|뿌듯|다행|잘됐|축하|고마|감사|(?<![아카])웃(?!기|긴|돈)|홀가분|후련|만세|아싸|살것같|보람|자랑|멋지|본전"
)
#: What people tell of when they are glad: something reached, praised, or enjoyed.
CHEERFUL = re.compile(
    r"드디어|성공|합격|해냈|최고(?!장|서|금|이자|한도|액)|탈출|졸업|벗어났|재밌|재미있|맛있|맛났|예쁘|예뻐|예뻤|이쁘|이뻐|이뻤|귀여|귀엽|놀러|여행|소풍|데이트|선물|반가|희망|만족|완벽"
    r"|대박|감동|당첨|푹쉬|푹잤|사귀|취직|취업|승진|보너스|태어났|이겼|올랐|♡|♥|ㅎㅎ|야호|얏호|오예"
)
#: Intents that are a glad word themselves.
GLAD_INTENTS = frozenset(
    f"talk.{name}" for name in ("happy", "relief", "thanks", "compliment", "praise_me", "strength")
)
DISTRESS = re.compile(r"무서|무섭|힘들|힘드|막막|걱정|불안|두려|슬프|슬퍼|울었|아파|외로|허전|우울|지쳤|지쳐")
#: What good news is told without when it gladdens: any feeling against it, and any but.
CLOUDED = re.compile(
    rf"{DISTRESS.pattern}|근데|하지만|그래도|는데|지만|어도|아도|눈물|미안|속상|서운|짜증|화나|화가|억울|열받|싫|[ㅠㅜㅡ]{{2}}|못|없|안(?!정)|까봐|겨우|고작|밖에|남편|아내|친구|동생|언니|오빠|걔"
)
#: What nobody is sad about who adds nothing to it.
GOOD_ACTS = frozenset({"income_up", "score_up"})
#: What follows weighs more than what stood before it.
BUT = re.compile(r"근데|그런데|하지만|그렇지만|그러나|(?:는데|은데|인데|지만|어도|아도)(?=\s)")


#: Which one is good, when it is good, whether it is good to do: asked, not felt.
CHOICE = re.compile(
    r"(?:언제|뭐|뭘|무엇|어느|어떤|어떻게|어디|얼마|누가|중에|쪽|보다|는게|는건|는편|면|해도|써도|사도)[가-힣]{0,6}?(?:더)?(?:좋|괜찮)[가-힣]*|좋을(?:까|지)[가-힣]*"
)
ASKS_WHY = re.compile(r"왜[가-힣]{1,5}(?:요|죠|나|지|까|데)$")
#: Words that bear out an anger that was read, or tell of a trouble.
VEXED = re.compile(
    r"화(?:나|가|남|났)|짜증|열받|빡|억울|어이|황당|기가막|말이(?:돼|되)|미치|미쳤|답답|속터|나쁜|사기|따지|이딴|이따위|도대체|대체|욕|이렇게|이리|이래|자꾸|맨날|계속|나만|저만|진짜|정말|너무"
    r"|안(?!전|내|심|정|경|녕)|못|없|싫|무시|거절|거부|취급|뭐야|뭡니까|뭐예요|뭐하|장난|건가|거야|거냐|냐$|냐고|ㅡ|!|힘들|죽|참|똑바로|무슨"
)
#: Two syllables without a tear or a laugh tell of no feeling: 왜, ㅂㅂ, 뭐.
TOO_SHORT = 2
SOUNDED = re.compile(r"[ㅠㅜㅋㅎㅡ!]")


class Tone(StrEnum):
    """The six styles; their values name the tables of the wording."""

    SADNESS = "sadness"
    WORRY = "worry"
    ANGER = "anger"
    NEUTRAL = "neutral"
    JOY = "joy"
    WARM = "warm"

    @property
    def comforts(self) -> bool:
        """Whether empathy comes first and a hopeful line follows."""
        return self in {Tone.SADNESS, Tone.WORRY}


HARD = frozenset({Tone.SADNESS, Tone.WORRY, Tone.ANGER})
TONES = {
    Emotion.SADNESS: Tone.SADNESS,
    Emotion.WORRY: Tone.WORRY,
    Emotion.ANGER: Tone.ANGER,
    Emotion.NEUTRAL: Tone.NEUTRAL,
    Emotion.JOY: Tone.JOY,
}


def tone_of(reading: Reading | None) -> Tone:
    """The tone for what the model read; warm when it read nothing or nothing clear."""
    if reading is None or reading.dominant is None or reading.score < SURE:
        return Tone.WARM
    return TONES[reading.dominant]


def tone_for(reading: Reading | None, question: Question, misfortune: str | None) -> Tone:
    """The tone of the reading; what is told outweighs how it sounded.

    Joy is believed only where a glad word or a deed is told, a hard feeling not where good news alone is;
    a ``misfortune`` stated flatly is met warmly.
    """
    tone = Tone.WARM if says_nothing(question.message) else tone_of(reading)
    if tone is Tone.ANGER and merely_asks(question):
        return Tone.NEUTRAL
    if tone is Tone.JOY:
        return tone if joy_is_told(question, misfortune) else Tone.WARM
    if tone in HARD and misfortune is None and gladness_told(question):
        return Tone.JOY
    if misfortune is None or tone is not Tone.NEUTRAL:
        return tone
    return tone if question.message.asks or settled_question(question) else Tone.WARM


def gladness_told(question: Question) -> bool:
    """Whether nothing but good news of one's own is told, whatever hard feeling was read in it."""
    message, act = question.message, question.act
    told = act is not None and act.id in GOOD_ACTS and not message.asks
    clouded = message.has(CLOUDED) or any(theme.scenario in TROUBLES for theme in question.themes)
    return told and not clouded


def says_nothing(message: NormalForm) -> bool:
    """Whether a message is too short for a feeling to be read in it."""
    return len(message.compact) <= TOO_SHORT and SOUNDED.search(message.raw) is None


def merely_asks(question: Question) -> bool:
    """Whether an anger that was read is only the shortness of a question: no word of anger or trouble is in it."""
    message = question.message
    asks = message.asks or message.has(ASKS_WHY)
    return asks and question.intent == "unknown" and not question.themes and not message.has(VEXED)


def joy_is_told(question: Question, misfortune: str | None) -> bool:
    """Whether the words bear out a joy that was read, and no trouble comes after them."""
    message = without_choice(question.message)
    glad = has_undenied(message, GLAD)
    if misfortune is not None:
        return glad
    if turns_to_trouble(message.raw):
        return False
    if question.act is not None:
        return True
    told = any(theme.scenario in TROUBLES for theme in question.themes)
    if not told and DENIED.search(message.compact) is not None:
        return True  # a vow: 이제 다시는 연체 안 할 거예요
    if told and message.has(BITTER):
        return False
    return glad or question.intent in GLAD_INTENTS or (not told and has_undenied(message, CHEERFUL))


def without_choice(message: NormalForm) -> NormalForm:
    """The message without what it asks to be told: 언제가 좋아요 is no gladness."""
    return replace(message, compact=CHOICE.sub("", message.compact), bare=CHOICE.sub("", message.bare))


def turns_to_trouble(text: str) -> bool:
    """Whether a 'but' leads to a trouble: 승진했어요 근데 빚이 늘었어요."""
    turns = list(BUT.finditer(text))
    if not turns:
        return False
    after = normalise(text[turns[-1].end() :])
    trouble = after.has(DISTRESS) or any(theme.scenario in TROUBLES for theme in themes_of(after))
    return trouble and not has_undenied(after, GLAD)


def settled_question(question: Question) -> bool:
    """Whether something is asked that an answer is written for."""
    return question.family not in {Family.SITUATION, Family.UNKNOWN, Family.TALK}
