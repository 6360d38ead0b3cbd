"""A document that came back, whatever program saved it: its paragraphs, and what stands beside them."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Literal

from orgcoach_tui.i18n import _
from orgcoach_tui.review.refused import Refused

Change = Literal["same", "new", "gone"]
At = tuple[int, int]
"""The number of a line, and how many signs into its `text`."""

_MOST_LINES = 20_000
_NUMBER = re.compile(r"\s*\d{1,3}(?:\.\d{1,3}){1,2}[ \t]*\t\s*")


@dataclass(slots=True)
class Piece:
    """Words, and whether somebody put them there or took them out while changes were tracked."""

    text: str
    change: Change = "same"
    author: str = ""
    made: dt.datetime | None = None


@dataclass(slots=True)
class Line:
    """A paragraph. `anchors` are the names of bookmarks in it, `style` is that of the paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    style: str = ""
    in_table: bool = False
    size: int = 0  # of `text`

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.size += len(piece.text)

    @property
    def text(self) -> str:
        """All that was ever in it."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def numbered(self) -> str:
        """As it was before anybody tracked a change."""
        return "".join(piece.text for piece in self.pieces if piece.change != "new")

    @property
    def before(self) -> str:
        """The same without the number in front."""
        return bare(self.numbered)

    def after(self, author: str) -> str:
        """As `author` would have it."""
        kept = (
            piece.text
            for piece in self.pieces
            if piece.change == "same" or (piece.change == "new") == (piece.author == author)
        )
        return bare("".join(kept))

    @property
    def heading(self) -> bool:
        return re.match(r"(heading|kop|title|titel)", self.style.casefold()) is not None


@dataclass(slots=True)
class Note:
    """A comment in the margin. `key` names it within the file; `parent` is the one it replies to."""

    key: str
    text: str = ""
    author: str = ""
    made: dt.datetime | None = None
    resolved: bool = False
    parent: str = ""
    start: At | None = None
    end: At | None = None


@dataclass(slots=True)
class Returned:
    """`properties` are the file's own; `ids` are those it says it holds. `editor` saved it last.

    `author` and `language` are what it went out with.
    """

    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    ids: tuple[str, ...] = ()
    editor: str = ""
    author: str = ""
    language: str = ""

    def begin(self, style: str, *, in_table: bool) -> Line:
        """A new paragraph at the end. Raises Refused where there are more than anybody writes."""
        if len(self.lines) >= _MOST_LINES:
            raise Refused(_("This file holds far more than a document does. It was not read."))
        self.lines.append(Line(style=style, in_table=in_table))
        return self.lines[-1]

    def quoted(self, note: Note) -> str:
        """The words that a note lies at, a line each, as they were; empty for a point."""
        if note.start is None or note.end is None:
            return ""
        (first, begin), (last, end) = note.start, note.end
        found = []
        for n in range(first, last + 1):
            stop = end if n == last else len(self.lines[n].text)
            found.append(_between(self.lines[n], begin if n == first else 0, stop))
        return "\n".join(part for part in found if part)

    def property(self, name: str) -> list[str]:
        """The values that went out as `name`, `name-2` and so on."""
        numbers = (name, *(f"{name}-{n}" for n in range(2, 1000)))
        found = []
        for numbered in numbers:
            if numbered not in self.properties:
                break
            found.append(self.properties[numbered])
        return found


def bare(text: str) -> str:
    """`text` of a paragraph without the number that was put in front of it."""
    return _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text


def moment(text: str) -> dt.datetime | None:
    """What a word processor wrote as a date, None where it has none.

    Word writes the local time and a Z behind it, so a Z is not believed.
    """
    found = re.match(r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?([+-]\d\d:\d\d)?", text)
    if not found:
        return None
    try:
        when = dt.datetime.fromisoformat(found[1] + (found[2] or ""))
        return when.astimezone() if 1980 <= when.year < 2200 else None
    except (ValueError, OverflowError, OSError):
        return None


def _between(line: Line, begin: int, end: int) -> str:
    """The words from `begin` to `end` without those put there, if any others are left."""
    found, at = ["", ""], 0
    for piece in line.pieces:
        part = piece.text[max(begin - at, 0) : max(end - at, 0)]
        found[piece.change == "new"] += part
        at += len(piece.text)
    return bare(found[0] if found[0].strip() else found[1]).strip()
