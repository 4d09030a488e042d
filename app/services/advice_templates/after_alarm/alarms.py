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
from app.services.advice_templates.normal_form import NormalForm

#: Handed over already; another person is the victim; pictures are spread or threatened to be; a link was opened;
#: secrets are asked for and not given.
GIVEN, OTHER, PICTURES, LINK, ASKED = "given", "other", "pictures", "link", "asked"
EMPTIED = "emptied"  # an app is in, and money went
FILMED = "filmed"
LOGIN = "login"  # a name and a password went
OF_KIN = "_kin"  # how an alarm ends where somebody close does it


def alarms_told(message: NormalForm) -> Iterator[str]:
    """The alarms that a message's words call for, whichever guide has them."""
    harm, of_kin = harm_told([message]), kin_does(message)
    tests = (
        (EMPTIED, harm.device and harm.money),
        (scheme_in(message), True),
        (FILMED, filmed(message)),
        (LINK, only_opened(message)),
        (happening_in(message), True),
        (PICTURES, threatens_with_images(message)),
        (GIVEN, handed_over([message])),
        (LOGIN, logged_in([message])),
        (OTHER, befell_other(message)),
        (ASKED, only_asked_for(message)),
    )
    names = (name for name, told in tests if told and name is not None)
    return (each for name in names for each in ((f"{name}{OF_KIN}", name) if of_kin else (name,)))
