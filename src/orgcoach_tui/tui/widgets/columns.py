"""Rows of two columns for a list: a name, and beside it what it is."""

from rich.cells import cell_len, set_cell_size

NAME = 28  # cells for the name
ROOMY = 64  # cells; in a narrower list there is no second column


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` cells, cut with `…`."""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    return set_cell_size(text, max(width - 1, 0)).rstrip() + "…"


def beside(name: str, about: str, room: int, width: int = NAME) -> str:
    """`name`, in `width` cells, and `about` in a row of `room`; a narrow one holds the name alone."""
    if room < ROOMY or not about:
        return name
    return fit(f"{fit(name, width)} {about}", room).rstrip()
