"""Blanks in the place of a customer's figures: the model writes around them, and they are filled here (pure).

So the exact figures never leave, and what the customer reads has them to the won.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.services.advice_templates.wording import josa
from app.services.reply_verifier import Quantity, Unit, Verifier

NAMES = {
    Unit.WON: "금액",
    Unit.VAGUE_WON: "금액",
    Unit.PERCENT: "비율",
    Unit.DATE: "날짜",
    Unit.MONTH_NAME: "달",
    Unit.DAYS: "날수",
    Unit.MONTHS: "달수",
    Unit.TIMES: "횟수",
    Unit.PLACES: "곳수",
}
OTHER = "수"
#: A blank as it was given, or nearly: doubled or square brackets, spaces within; and the unit some models add to it.
BLANK = re.compile(
    r"(?:\{\{?|\[) ?(?P<kind>[가-힣]+) ?(?P<number>\d+) ?(?:\}\}?|\])"
    r"(?P<unit>원(?!금|리|래)|%|일|개월|번|회|곳)?"
    r"(?P<particle>이에요|예요|이었어요|였어요|으로|이고|이라|이나|이며|이[^가-힣]|[이가은는을를과와로고라나며](?![가-힣]))?"
)
PAIRS = {
    particle: pair
    for pair in ("이에요/예요", "이었어요/였어요", "으로/로", "이고/고", "이라/라", "이나/나", "이며/며", "이/가", "은/는", "을/를", "과/와")
    for particle in pair.split("/")
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Blanked:
    """A text with blanks, and the figure behind each."""

    text: str
    figures: Mapping[str, Quantity] = field(default_factory=lambda: MappingProxyType({}))

    def filled(self, written: str) -> str:
        """What the model wrote with the figures in their places; unknown blanks stay."""
        return BLANK.sub(self._fill, written)

    def _fill(self, found: re.Match[str]) -> str:
        figure = self.figures.get(found["kind"] + found["number"])
        if figure is None:
            return found[0]
        unit, particle = found["unit"] or "", found["particle"] or ""
        told = figure.text if figure.text.endswith(unit) else figure.text + unit
        rest = "" if particle in PAIRS or not particle else particle[-1]
        pair = PAIRS.get(particle.removesuffix(rest) if rest else particle)
        return told + particle if pair is None else josa(told, pair) + rest


def blanked(text: str, verifier: Verifier) -> Blanked:
    """``text`` with a blank for every figure of the customer's."""
    names: dict[str, str] = {}
    figures: dict[str, Quantity] = {}
    pieces, end = [], 0
    for figure in verifier.own_numbers(text):
        if figure.text not in names:
            kind = NAMES.get(figure.unit, OTHER)
            name = f"{kind}{sum(taken.startswith(kind) for taken in figures) + 1}"
            names[figure.text], figures[name] = name, figure
        pieces += [text[end : figure.start], "{" + names[figure.text] + "}"]
        end = figure.end
    return Blanked("".join(pieces) + text[end:], MappingProxyType(figures))
