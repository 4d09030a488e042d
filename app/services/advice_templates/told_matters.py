"""Matters that stay with the whole talk once they are told: a death that leaves debts, a marriage that ends (pure).

What was answered since does not end them: whose debt it is decides what may be said of paying it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.schemas.subject import NOTHING, Subject
from app.services.advice_templates.intents.life.divorce import DIVORCED
from app.services.advice_templates.intents.life.inheritance import DEAD, LEFT_DEBT, OWN_DEBT
from app.services.advice_templates.normal_form import NormalForm

#: The names of one person, each row somebody else.
PEOPLE = (
    r"아버지|아빠|아버님|부친|아부지",
    r"어머니|엄마|어머님|모친|어무이",
    r"할아버지|조부",
    r"할머니|조모",
    r"남편|신랑",
    r"아내|와이프|집사람|마누라",
    r"부모",
    r"형|오빠|동생|누나|언니",
)
DEPARTED = r"고인|돌아가신|(?:남긴|남기신|남겨진)빚"
DIVIDED = re.compile(
    r"위자료|양육|재산|나눠|나누|반반|명의|(?:남편|아내|배우자|전남편|전처|그사람).{0,6}(?:빚|대출|카드)|생활비"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter: the subject it goes by, the words that tell of it, and what belongs to it later in the talk."""

    subject: Subject
    told: re.Pattern[str]
    concerns: Callable[[NormalForm, NormalForm], bool]  # the message, the one that told of the matter


def of_the_departed(message: NormalForm, told: NormalForm) -> bool:
    """Whether a message speaks of the debts of somebody who was told to have died."""
    if not message.has(re.compile(LEFT_DEBT)) or message.has(re.compile(OWN_DEBT)):
        return False
    named = [names for names in PEOPLE if told.has(re.compile(names))]
    return message.has(re.compile("|".join((*named, DEPARTED))))


def of_the_marriage(message: NormalForm, told: NormalForm) -> bool:
    """Whether a message speaks of what is divided or owed between two who part."""
    return message.has(DIVIDED)


MATTERS = (
    Matter(Subject("info", "inherited_debt"), re.compile(DEAD), of_the_departed),
    Matter(Subject("info", "divorce_told"), re.compile(DIVORCED), of_the_marriage),
)


def matter_concerned(message: NormalForm, before: Sequence[NormalForm]) -> Subject:
    """The subject of the matter told earlier in the talk that a message speaks of; nothing where it speaks of none."""
    for matter in MATTERS:
        told = next((each for each in reversed(before) if each.has(matter.told)), None)
        if told is not None and matter.concerns(message, told):
            return matter.subject
    return NOTHING
