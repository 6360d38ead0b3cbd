"""Columns of plain text, aligned by how wide they look rather than by how many characters."""

import sys
import unicodedata
from collections.abc import Sequence

_LEAST = 12
"""A column is cut no shorter than this."""

_MOST = 80
"""Through a pipe nothing is cut, but one odd text of a megabyte does not widen every line."""


def aligned(rows: Sequence[Sequence[str]], *, may_shrink: Sequence[int] = ()) -> list[str]:
    """One line a row. On a terminal the columns `may_shrink` are cut until a line fits in it."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if sys.stdout.isatty():
        from shutil import get_terminal_size

        room = get_terminal_size().columns - 2 * (len(widths) - 1)
        while sum(widths) > room and any(widths[i] > _LEAST for i in may_shrink):
            widths[max(may_shrink, key=lambda i: widths[i])] -= 1
        rows = [list(map(_cut, row, widths)) for row in rows]
    else:
        widths = [min(wide, _MOST) for wide in widths]
    return ["  ".join(map(_fit, row, widths)).rstrip() for row in rows]


def width(text: str) -> int:
    """The number of cells that `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _cut(text: str, wide: int) -> str:
    if width(text) <= wide:
        return text
    room = wide - 1  # the last cell is for the sign that it goes on
    for end, character in enumerate(text):
        room -= width(character)
        if room < 0:
            return text[:end].rstrip() + "…"
    return text


def _fit(text: str, wide: int) -> str:
    return text + " " * (wide - width(text))
