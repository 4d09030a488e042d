"""The reliability curve as a small SVG: stated probability across, share that was right upwards."""

from __future__ import annotations

from collections.abc import Sequence

SIDE = 320
MARGIN = 44
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
STYLE = "text{font:12px sans-serif;fill:#444}.axis{stroke:#999}.ideal{stroke:#999;stroke-dasharray:4 4}"
CURVE = ".curve{fill:none;stroke:#2563eb;stroke-width:2}circle{fill:#2563eb}"


def across(share: float) -> float:
    """A probability's place from the left."""
    return round(MARGIN + share * SIDE, 1)


def upwards(share: float) -> float:
    """A share's place from the top."""
    return round(MARGIN / 2 + (1 - share) * SIDE, 1)


def line(css: str, start: tuple[float, float], end: tuple[float, float]) -> str:
    """A straight line between two points of the unit square."""
    (x1, y1), (x2, y2) = start, end
    return f'<line class="{css}" x1="{across(x1)}" y1="{upwards(y1)}" x2="{across(x2)}" y2="{upwards(y2)}"/>'


def text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    """Words at a place of the picture."""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>'


def draw(points: Sequence[tuple[float, float]]) -> str:
    """The picture; ``points`` are (stated, right), in order."""
    size = SIDE + MARGIN * 2
    ticks = [text(across(t), upwards(0) + 16, f"{t:g}") for t in TICKS]
    ticks += [text(across(0) - 6, upwards(t) + 4, f"{t:g}", "end") for t in TICKS]
    path = " ".join(f"{across(x)},{upwards(y)}" for x, y in points)
    dots = [f'<circle cx="{across(x)}" cy="{upwards(y)}" r="4"/>' for x, y in points]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img">',
        "<title>말한 확률과 실제로 맞은 비율</title>",
        f"<style>{STYLE}{CURVE}</style>",
        line("axis", (0, 0), (1, 0)),
        line("axis", (0, 0), (0, 1)),
        line("ideal", (0, 0), (1, 1)),
        *ticks,
        text(across(0.5), upwards(0) + 36, "말한 확률"),
        text(across(0.02), upwards(1) + 4, "실제로 맞은 비율", "start"),
        f'<polyline class="curve" points="{path}"/>',
        *dots,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"
