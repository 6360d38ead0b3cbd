"""A document as it will leave, to be read before it does."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size
from textual.containers import VerticalScroll
from textual.content import Content

from orgcoach_tui.export.bars import IN_OLD_FONTS, blocks
from orgcoach_tui.export.document import (
    Block,
    Chart,
    Document,
    Facts,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Placed,
    Table,
)
from orgcoach_tui.i18n import _

_NARROWEST, _GAP = 52, 2  # cells


class Paper(VerticalScroll, can_focus=True):
    """The text, to scroll through; `hint` is for the footer."""

    def __init__(self, *, hint: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.hint = hint


def on_paper(document: Document) -> Content:
    """Everything in it that will be read, top to bottom, pictures in words."""
    lines = [line for block in document.blocks for line in _lines(block)]
    for remark in document.remarks:
        lines += [Content(""), Content.styled(f"{remark.author or _('Comment')}:", "$quiet")]
        lines.append(Content(f"│ {remark.text}"))
    lines += [Content(""), *(Content.styled(line, "$quiet") for line in document.foot)]
    return Content("\n").join(lines)


def _lines(block: Block) -> Iterator[Content]:
    match block:
        case Heading(text=text, level=level):
            if level > 1:
                yield Content("")
            yield Content.styled(text, "bold underline" if level == 1 else "bold")
        case Paragraph(text=text, kind="question"):
            yield Content.styled(text, "$quiet")
        case Paragraph(text=text, kind="note" | "empty"):
            yield Content.styled(text, "$quiet")
        case Paragraph(text=text, kind="quote" | "help"):
            yield Content(f"│ {text}")
        case Paragraph(text=text, number=number):
            yield Content(f"{number}  {text}" if number else text)
        case Facts(pairs=pairs):
            yield from (Content(f"{name}: {value}") for name, value in pairs)
        case Items(texts=texts):
            yield from (Content(f"· {text}") for text in texts)
        case Table(caption=caption, head=head, rows=rows):
            yield Content(caption)
            yield from _rows(head, rows)
        case Chart(rows=drawn, most=most, table=table):
            wide = max((len(row.name) for row in drawn), default=0)
            yield from (
                Content(f"{row.name:>{wide}} {blocks(row, most, IN_OLD_FONTS)}") for row in drawn
            )
            yield from _lines(table)
        case Placed(roles=roles):
            yield from (Content(f"{role.name}: {role.words}") for role in roles)
        case NewPage():
            yield Content("")
            yield Content.styled("─" * 40, "$quiet")


def _rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Content]:
    """Columns under their names where they fit the narrowest screen, else each row in words."""
    wide = [max(map(cell_len, column)) for column in zip(head, *rows, strict=True)]
    if sum(wide) + _GAP * (len(wide) - 1) > _NARROWEST:
        yield from (Content("; ".join(map(": ".join, zip(head, row, strict=True)))) for row in rows)
        return
    for style, row in (("$quiet", head), *(("", row) for row in rows)):
        cells = (set_cell_size(cell, size) for cell, size in zip(row, wide, strict=True))
        yield Content.styled((" " * _GAP).join(cells).rstrip(), style)
