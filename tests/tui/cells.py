"""What stands in every cell of the screen, as it is painted: the sign and its two colours."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.segment import Segment
from textual.app import App
from textual.filter import Monochrome

RGB = tuple[int, int, int]

LETTER, LINE, BLANK = "letter", "line", "blank"


class Cell(NamedTuple):
    """`marked`: with a line under it, so that its background is not all that tells it apart."""

    sign: str
    front: Color
    back: Color
    marked: bool = False

    @property
    def kind(self) -> str:
        if not self.sign.strip():
            return BLANK
        # Box Drawing and Block Elements: frames, rules and bars.
        return LINE if "\u2500" <= self.sign <= "\u259f" else LETTER


def cells(app: App[None], *, grey: bool = False) -> set[Cell]:
    """Which there are on the screen; `grey` as Textual paints it under NO_COLOR."""
    background = app.screen.background_colors[1]
    found = set()
    for strip in app.screen._compositor.render_strips():
        for segment in strip.apply_filter(Monochrome(), background) if grey else strip:
            found |= set(_cells(segment))
    return found


def _cells(segment: Segment) -> Iterator[Cell]:
    style = segment.style
    assert style is not None, repr(segment.text)
    assert not style.dim, f"dimmed: {segment.text!r}"
    front, back = style.color, style.bgcolor
    if style.reverse:
        front, back = back, front
    assert back is not None, repr(segment.text)
    assert front is not None or not segment.text.strip(), repr(segment.text)
    for sign in set(segment.text):
        if not unicodedata.combining(sign):
            yield Cell(sign, front or back, back, bool(style.underline))


@cache
def seen(color: Color, system: ColorSystem = ColorSystem.TRUECOLOR) -> RGB:
    """The colour that a terminal of this kind shows."""
    if system != ColorSystem.TRUECOLOR:
        color = color.downgrade(system)
    return tuple(color.get_truecolor())  # type: ignore[return-value]


@cache
def contrast(one: RGB, other: RGB) -> float:
    """By WCAG 2: from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: RGB) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
