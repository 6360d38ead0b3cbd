"""The scrollbar in signs that every font has."""

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class HalfCells(ScrollBarRender):
    """Textual's bar ends on an eighth of a cell, with signs that old Windows fonts lack."""

    VERTICAL_BARS: ClassVar = ["▄", " "]
    HORIZONTAL_BARS: ClassVar = ["▌", " "]


def install() -> None:
    """For every scrollbar of the app."""
    ScrollBar.renderer = HalfCells
