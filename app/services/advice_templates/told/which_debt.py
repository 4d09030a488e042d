"""Which of the debts told in a talk is meant where one is called by less than its name, or by none (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.services.advice_templates.normal_form import normalise
from app.services.advice_templates.told.debts import PAID_OFF
from app.services.advice_templates.told.sums_read import Told
from app.services.advice_templates.told.whose import Whose, whose
from app.services.advice_templates.wording import josa, listed
from rules.debt_names import DebtName, names_in
from rules.short_names import ALONE, EVERY, in_full, shorts_in

#: Ends the question which debt is meant.
ASKED_WHICH = "이름까지 알려 주시면 그것부터 다시 셈할게요."
ALL_OF_THEM = re.compile(r"^\W*(?:네\W*)?(?:전부|모두|다(?:\s|요)|둘\s?다)")
NAME_ENDS = re.compile(r"(?:이?요|이?에요|예요)?[.\s]*$")
BRIEF = 24  # characters: a name and little else, in reply to the question


def names_told(told: Told) -> tuple[DebtName, ...]:
    """The debts of the talk, also those of which it is not yet known whether they are owed."""
    return tuple(debt.name for debt in (*told.debts.each, *told.debts.doubtful))


def spelled_out(told: Told, text: str, before: str) -> str:
    """The message with its debts by their full names; a reply to which one is meant, as what it completes."""
    names = names_told(told)
    if ASKED_WHICH in before and (whole := completed(told.text, text, names)):
        return whole
    plain = in_full(text, names)
    alone = ALONE.match(plain)
    if alone is None or not names or EVERY.search(plain):
        return plain
    return f"{names[0].shown} {plain}" if len(names) == 1 else plain


def completed(earlier: str, reply: str, names: Sequence[DebtName]) -> str:
    """What was said of a debt nobody could tell, with the name that came after; empty where none came."""
    if len(reply) > BRIEF or re.search(r"\d", reply):
        return ""
    if ALL_OF_THEM.match(reply):
        return f"전부 {earlier}" if PAID_OFF.search(earlier) else ""
    named = [name for _, _, name in names_in(reply)]
    meant = [
        name
        for name in names
        if any(name.may_be(one) for one in named) or any(name == one for one in called(reply, names))
    ]
    if len(meant) != 1:
        return ""
    short = next(shorts_in(earlier, names), None)
    rest = earlier if short is None else earlier[: short.start] + earlier[short.end :]
    return f"{meant[0].shown} {rest.strip()}"


def called(reply: str, names: Sequence[DebtName]) -> tuple[DebtName, ...]:
    """The debts that a name alone fits: 현대요."""
    bare = NAME_ENDS.sub("", reply)
    short = next(shorts_in(f"{bare} 0", names), None)
    return () if short is None else short.fits


def which_asked(told: Told) -> str:
    """Asks which debt is meant, where something was told of one and nobody can tell of which."""
    names = tuple(debt.name for debt in (*told.debts_before.each, *told.debts_before.doubtful))
    if not names or "?" in told.text or whose(normalise(told.text)) is Whose.ANOTHER:
        return ""
    unclear = [short for short in shorts_in(told.text, names) if len(short.fits) != 1]
    if unclear:
        known = any(name.shown in told.text for name in names_told(told) if name not in names)
        return "" if known else asked_among(unclear[0].fits or names, fits=bool(unclear[0].fits))
    if len(names) > 1 and ALONE.match(told.text) and not EVERY.search(told.text):
        return f"{josa(shown(names), '을/를')} 전부 다 갚으신 건가요, 그 가운데 하나를 다 갚으신 건가요? {ASKED_WHICH}"
    return ""


def asked_among(names: Sequence[DebtName], *, fits: bool) -> str:
    """The question itself; that nothing of the kind was told, where the name fits no debt."""
    if fits:
        return f"{shown(names)} 가운데 어느 빚을 말씀하신 건가요? {ASKED_WHICH}"
    return f"지금까지 들려주신 빚은 {shown(names)}인데, 그 가운데 하나를 말씀하신 건가요, 다른 빚인가요? {ASKED_WHICH}"


def shown(names: Sequence[DebtName]) -> str:
    """The debts by their names."""
    return listed([name.shown for name in names])
