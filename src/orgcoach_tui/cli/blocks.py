"""A document as text to read in a terminal: rows of blocks for its charts, or all of it in words."""

import textwrap
from collections.abc import Iterator
from shutil import get_terminal_size

from orgcoach_tui.cli.table import width
from orgcoach_tui.export.bars import NOTHING, blocks
from orgcoach_tui.export.document import (
    Block,
    Chart,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Placed,
    Table,
)

_WIDEST = 80


def as_text(document: Document, *, plain: bool) -> str:
    """The whole of it. `plain` has no pictures: a line of words for each row of their tables."""
    wide = min(get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    lines = [line for block in document.blocks for line in _lines(block, wide, plain=plain)]
    lines += ["", *(line for text in document.foot for line in _wrapped(text, wide))]
    return "\n".join(lines)


def _lines(block: Block, wide: int, *, plain: bool) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield from ("",) if level > 1 else ()
            yield text
            yield from ("",) if level == 1 else ()
        case Paragraph(text=text):
            yield from _wrapped(text, wide)
        case Facts(pairs=pairs):
            for name, value in pairs:
                yield from _wrapped(f"{name}: {value}", wide)
        case Items(texts=texts):
            for text in texts:
                yield from _wrapped(text, wide, "- ")
        case Table():
            yield from _table(block, wide)
        case Placed(said=said):
            yield from _wrapped(said, wide)
        case Chart(table=table):
            yield from _table(table, wide) if plain else _chart(block, wide)


def _wrapped(text: str, wide: int, mark: str = "") -> list[str]:
    return textwrap.wrap(
        text, wide, initial_indent=mark, subsequent_indent=" " * len(mark), break_on_hyphens=False
    )


def _table(table: Table, wide: int) -> Iterator[str]:
    yield from _wrapped(f"{table.caption}:", wide)
    _first, *names = table.head
    for when, *cells in table.rows:
        pairs = zip(names, cells, strict=True)
        told = ", ".join(f"{name} {cell}" if len(names) > 1 else cell for name, cell in pairs)
        yield from _wrapped(f"{when}: {told}", wide, "- ")


def _chart(chart: Chart, wide: int) -> Iterator[str]:
    """Each row with its number below every block; "+" where that is more than a digit."""
    if chart.shades:
        yield from _wrapped(f"{chart.table.caption}:", wide)
    name = max((width(row.name) for row in chart.rows), default=0)
    for row in chart.rows:
        space = " " * (name - width(row.name))
        yield f"  {space}{row.name}  {blocks(row, chart.most)}"
        yield f"  {' ' * name}  {''.join(map(_digit, row.values))}"
    if chart.shades:  # its table has a row for each column
        ends = (chart.table.rows[0][0], chart.table.rows[-1][0])
        yield f"  {' ' * name}  {' … '.join(dict.fromkeys(ends))}"
    else:
        yield from _table(chart.table, wide)


def _digit(value: float | None) -> str:
    if value is None:
        return NOTHING
    return str(round(value)) if round(value) < 10 else "+"
