"""Which of a guide's alarms a message's words call for, whichever guide has them (pure)."""

from __future__ import annotations

from collections.abc import Iterator

from app.services.advice_templates.after_alarm.harm import (
    befell_other,
    filmed,
    handed_over,
    happening_in,
    harm_told,
    kin_does,
    logged_in,
    only_asked_for,
    only_opened,
    threatens_with_images,
)
from app.services.advice_templates.after_alarm.schemes import scheme_in

#: Handed over already; another person is the victim; pictures are spread or threatened to be; a link was opened;
#: secrets are asked for and not given.
GIVEN, OTHER, PICTURES, LINK, ASKED = "given", "other", "pictures", "link", "asked"
EMPTIED = "emptied"  # an app is in, and money went
FILMED = "filmed"
LOGIN = "login"  # a name and a password went
OF_KIN = "_kin"  # how an alarm ends where somebody close does it


def alarms_told(text: str) -> Iterator[str]:
    """The alarms that a message's words call for, whichever guide has them."""
    harm, of_kin = harm_told([text]), kin_does(text)
    tests = (
        (EMPTIED, harm.device and harm.money),
        (scheme_in(text), True),
        (FILMED, filmed(text)),
        (LINK, only_opened(text)),
        (happening_in(text), True),
        (PICTURES, threatens_with_images(text)),
        (GIVEN, handed_over([text])),
        (LOGIN, logged_in([text])),
        (OTHER, befell_other(text)),
        (ASKED, only_asked_for(text)),
    )
    names = (name for name, told in tests if told and name is not None)
    return (each for name in names for each in ((f"{name}{OF_KIN}", name) if of_kin else (name,)))
