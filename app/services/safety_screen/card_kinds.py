"""Which card: whose danger it is, what from, whether it is now, and what was said before (pure)."""

from __future__ import annotations

from app.schemas.subject import NOW, Subject
from app.schemas.turn import Risk
from app.services.safety_screen.screening import OUTRIGHT

#: Whose danger a card was about: the writer's wish to die or another's, the writer under attack, a body, somebody beaten.
OWN, OTHER, ATTACKED, ILL, WITNESS = "own", "other", "attacked", "ill", "witness"
VIOLATED = "violated"  # touched against their will, or shown around
MISSING = "missing"  # nobody knows where, and nobody took leave
#: Signs of somebody who raises a hand against the writer, threatens or follows them, or lets a child go hungry.
BLOWS = frozenset(
    {
        "attacked",
        "hit_at_home",
        "threatened",
        "armed",
        "broken_in",
        "captive",
        "carried_off",
        "followed",
        "tracked",
        "bullied",
        "unfed",
        "seized",
        "lender_at_hand",
        "body_for_debt",
        "lured_abroad",
        "child_hurt",
        "gassed",
        "sibling_beaten",
    }
)
#: Signs of a body that fails, or of what makes it fail at once.
FAILING = frozenset(
    {
        "collapsed",
        "swallowed",
        "heart",
        "breath",
        "in_labour",
        "frozen",
        "choking",
        "allergic",
        "burnt",
        "withdrawal",
        "quiet_womb",
        "crash",
        "gas_leak",
        "fire",
        "fumes",
    }
)
#: Of a child that is bullied and wishes to be gone, the wish comes first.
BULLIED = frozenset({"bullied"})
VIOLATIONS = frozenset({"violated", "violated_other", "pictured"})
#: Cards that signs call for by themselves, whoever else is named; the first whose sign speaks.
BY_SIGN = {
    VIOLATED: VIOLATIONS,
    f"{ATTACKED}{NOW}": BLOWS,
    f"{OTHER}{NOW}": frozenset({"gone"}),
    f"{ILL}{NOW}": FAILING,
    f"{ILL}_today": frozenset({"treatment_ended", "untreated"}),
    WITNESS: frozenset({"beaten_now", "beaten_other", "child_beaten", "confined_other", "hurt_in_care"}),
    MISSING: frozenset({"missing_child", "missing_elder", "unanswered_alone"}),
}
#: Signs of a wish of the writer's own to be gone.
OWN_WISHES = OUTRIGHT - {"would_harm", "coerced"} | {
    "wish_to_disappear",
    "suicide",
    "self_harm",
    "sleep_forever",
    "living_refused",
    "ending",
}
#: And of what cannot wait.
AT_ONCE = frozenset({"now", "about_to", "attempted", "tonight", "taken", "smoke", "bleeding"})
#: What comes before a body that fails or a friend who is beaten.
GRAVER = frozenset({"taken", "smoke", "bleeding", *OUTRIGHT})
#: Rules that say nothing of whose danger it is.
UNSIGNED = frozenset(
    {
        "renewed",
        "watch",
        "wording",
        "model",
        "unlikely",
        "driving",
        "wounded",
        "nothing_left",
        "plan",
        "behind_a_door",
    }
)


def kind_of(risk: Risk, last: Subject) -> str:
    """Which card: danger now comes before everything, then whose danger, then what was said before.

    ``last`` is the subject of the newest card. Danger that was now is now until it is over.
    """
    whose, unsigned = last.matter, UNSIGNED.issuperset(risk.rules)
    if (kind := kind_by_sign(risk, last)) is not None:
        return kind
    if risk.about_other or (whose == OTHER and unsigned):
        return other_kind(risk, last)
    if last.now and whose == OWN:
        return "now_again"
    amid = last.now and whose == ATTACKED  # a means that is told of there is in somebody's hands now
    return "now" if risk.imminent or amid else "again" if whose == OWN else "own"


def kind_by_sign(risk: Risk, last: Subject) -> str | None:
    """The card that a sign calls for by itself, or that an earlier one still does where nothing says otherwise."""
    told = frozenset(risk.rules)
    if told & BLOWS == BULLIED and not told.isdisjoint(OWN_WISHES) and told.isdisjoint(AT_ONCE):
        return "again" if last.id == OWN else "own"
    for kind, signs in BY_SIGN.items():
        if not signs.isdisjoint(risk.rules) and (signs is BLOWS or GRAVER.isdisjoint(risk.rules)):
            return kind
    whose = last.matter
    if whose not in {ATTACKED, ILL, WITNESS, VIOLATED, MISSING} or not UNSIGNED.issuperset(risk.rules):
        return None
    return last.id if last.now else f"{whose}_again"


def other_kind(risk: Risk, last: Subject) -> str:
    """Which card for somebody else's danger."""
    if last.now and last.matter == OTHER:
        return "other_now_again"
    return "other_now" if risk.imminent else "other_again" if last.id == OTHER else "other"


def subject_of(kind: str) -> Subject:
    """What follow-ups to a card of this kind refer to."""
    whose = next(
        (each for each in (OTHER, ATTACKED, ILL, WITNESS, VIOLATED, MISSING) if kind.startswith(each)), OWN
    )
    return Subject("crisis", f"{whose}{NOW if 'now' in kind else ''}")
