"""What leaves, before it is Word, PDF, HTML or Markdown: headings, paragraphs, tables, pictures.

All texts are in one language, on one line, and cleaned of what could steer a terminal; a writer of a
format escapes them once and gives no character in them a meaning.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class RoleValue:
    """One corner, and how much was acted from it: 0 to 5, None where that is still open."""

    id: str
    name: str
    value: int | None
    words: str  # the same in words


@dataclass(frozen=True)
class Place:
    """Where in the journal a part of the document comes from; comments find their way home by it."""

    reflection: str  # its id
    part: str  # the key of a question, or one of `audience.PARTS`


@dataclass(frozen=True)
class Heading:
    """`level` 1 is the title of the document; no level is skipped on the way down."""

    text: str
    level: int
    place: Place | None = None


@dataclass(frozen=True)
class Paragraph:
    """`number` such as 2.3 is there to refer to; only what the writer typed has one.

    A "question" is what was asked, a "note" is ours, a "quote" was chosen by the writer, a "help"
    question stands out.
    """

    text: str
    kind: Literal["answer", "question", "note", "quote", "help", "empty"] = "answer"
    number: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Facts:
    """Names with their values: who, when, where."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Items:
    """A list without numbers."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows under a header row; the first cell of a row names it. `caption` says what it shows."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Placed:
    """The own placement: a picture where a format can hold one, and always in words."""

    name: str
    column: str  # above the words
    roles: tuple[RoleValue, ...]

    @property
    def said(self) -> str:
        """All that the picture shows."""
        return f"{self.name}: " + "; ".join(f"{one.name}: {one.words}" for one in self.roles)


@dataclass(frozen=True)
class Bars:
    """One row of a chart: a bar for each column, None where there is nothing to show."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """Rows of bars on one scale, from 0 to `most`: a picture where a format can hold one.

    `table` says all that the picture shows. Where it has a row for each column of the picture and a
    column for each row, its cells can be shaded instead.
    """

    rows: tuple[Bars, ...]
    most: float
    table: Table

    @property
    def said(self) -> str:
        """All that the picture shows."""
        first, *names = self.table.head
        rows = (
            f"{first} {row[0]}: " + ", ".join(map(" ".join, zip(names, row[1:], strict=True)))
            for row in self.table.rows
        )
        return f"{self.table.caption}: " + "; ".join(rows)

    @property
    def shades(self) -> tuple[tuple[float | None, ...], ...]:
        """How far from 0 to 1 each cell of the table is filled; nothing where it has other rows."""
        columns = [[None if v is None else v / self.most for v in row.values] for row in self.rows]
        shape = [len(columns), *(len(column) for column in columns)]
        if shape != [len(self.table.head) - 1, *[len(self.table.rows)] * len(columns)]:
            return ()
        return tuple(zip(*columns, strict=True))


@dataclass(frozen=True)
class NewPage:
    """From here on a new page, in formats that have pages."""


Block = Heading | Paragraph | Facts | Items | Table | Placed | Chart | NewPage


@dataclass(frozen=True)
class Remark:
    """Something said in the margin: about `place`, at the words of `quote` where they stand there."""

    place: Place | None
    text: str
    author: str
    made: str = ""  # ISO 8601, empty where it is not known
    quote: str = ""


@dataclass(frozen=True)
class Document:
    """`blocks` begin with the title as the only heading of level 1. `foot` stands under all of it.

    `remarks` stand in the margin, in formats that have one. `ids` are the reflections in it.
    Nothing here or in a file's name or properties names a client but the blocks themselves.
    """

    language: str
    title: str
    blocks: tuple[Block, ...]
    ids: tuple[str, ...]
    author: str = ""
    foot: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def texts(self) -> Iterator[str]:
        """Every text in it, in the order in which it is read, also of tables and pictures."""
        for block in self.blocks:
            yield from texts_of(block)
        for remark in self.remarks:
            yield from (remark.text, remark.author)
        yield from self.foot


def texts_of(block: Block) -> Iterator[str]:
    """Every text in one block."""
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(text=text, number=number):
            yield f"{number} {text}" if number else text
        case Facts(pairs=pairs):
            yield from (f"{name}: {value}" for name, value in pairs)
        case Items(texts=texts):
            yield from texts
        case Table(caption=caption, head=head, rows=rows):
            yield caption
            yield from (cell for row in (head, *rows) for cell in row)
        case Placed(said=said):
            yield said
        case Chart(rows=rows_, table=table):
            yield from (row.name for row in rows_)
            yield from texts_of(table)
        case NewPage():
            pass
