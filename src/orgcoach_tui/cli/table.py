"""Columns of plain text, aligned by how wide they look rather than by how many characters."""

import sys
import unicodedata
from collections.abc import Sequence

_LEAST = 12
"""A column is cut no shorter than this."""


def aligned(rows: Sequence[Sequence[str]], *, may_shrink: Sequence[int] = ()) -> list[str]:
    """One line a row. On a terminal the columns `may_shrink` are cut until a line fits in it."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if sys.stdout.isatty():
        from shutil import get_terminal_size

        room = get_terminal_size().columns - 2 * (len(widths) - 1)
        while sum(widths) > room and any(widths[i] > _LEAST for i in may_shrink):
            widths[max(may_shrink, key=lambda i: widths[i])] -= 1
    return ["  ".join(map(_fit, row, widths)).rstrip() for row in rows]


def width(text: str) -> int:
    """The number of cells that `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _fit(text: str, wide: int) -> str:
    if width(text) > wide:
        while width(text) > wide - 1:
            text = text[:-1]
        text = text.rstrip() + "…"
    return text + " " * (wide - width(text))
