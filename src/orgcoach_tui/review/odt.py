"""An OpenDocument text that came back, as LibreOffice and others save it."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from orgcoach_tui.i18n import _
from orgcoach_tui.review.docx import MOST_NOTES, too_many
from orgcoach_tui.review.package import Package
from orgcoach_tui.review.refused import Refused
from orgcoach_tui.review.returned import At, Line, Note, Piece, Returned, moment
from orgcoach_tui.text import clean, clean_line

_SKIPPED = {
    "tracked-changes",
    "sequence-decls",
    "forms",
    "soft-page-break",
    "note",
    "variable-decls",
}


def read(package: Package) -> Returned:
    """What is in it. Raises Refused."""
    content = package.xml("content.xml")
    body = None if content is None else content.find("body/text")
    if content is None or body is None:
        raise Refused(_("This is no text document. Save it as .docx and try again."))
    found = Returned()
    styles = {
        s.get("name", ""): s.get("parent-style-name", "")
        for s in content.findall("automatic-styles/style")
    }
    _Reader(found, styles, _changes(body)).walk(body)
    found.notes = [note for note in found.notes if note.text]
    _properties(found, package)
    return found


class _Reader:
    """Goes through the text once; words stand in elements and behind them."""

    def __init__(self, found: Returned, styles: dict[str, str], changes: dict[str, Piece]) -> None:
        self.found = found
        self.styles = styles
        self.changes = changes
        self.notes: dict[str, Note] = {}
        self.line: Line | None = None
        self.by: Piece | None = None
        self.in_table = 0
        self.goes_on: Piece | None = None  # who puts in the end of the last paragraph

    def walk(self, element: Element) -> None:
        self.put(_spaces(element.text))
        for child in element:
            self.meet(child)
            self.put(_spaces(child.tail))

    def meet(self, element: Element) -> None:
        tag = element.tag
        if tag in ("p", "h"):
            self.paragraph(element)
        elif tag == "s":
            self.put(" " * min(int(c) if (c := element.get("c", "1")).isdigit() else 1, 1000))
        elif tag in ("tab", "line-break"):
            self.put("\t" if tag == "tab" else "\n")
        elif tag in ("bookmark", "bookmark-start"):
            if self.line is not None:
                self.line.anchors.append(element.get("name", ""))
        elif tag == "annotation":
            self.note(element)
        elif tag == "annotation-end":
            note = self.notes.get(element.get("name", ""))
            if note is not None:
                note.end = self.here()
        elif tag == "change-start":
            self.by = self.changes.get(element.get("change-id", ""))
        elif tag == "change-end":
            self.by = None
        elif tag == "change":
            gone = self.changes.get(element.get("change-id", ""))
            if gone is not None and self.line is not None:
                self.line.add(gone)
        elif tag not in _SKIPPED:
            self.in_table += tag == "table-cell"
            self.walk(element)
            self.in_table -= tag == "table-cell"

    def paragraph(self, element: Element) -> None:
        above = self.line
        if above is None and self.goes_on:
            self.line = self.found.lines[-1]
            self.line.add(Piece("\n", "new", self.goes_on.author, self.goes_on.made))
        else:
            style = element.get("style-name", "")
            self.line = self.found.begin(
                (self.styles.get(style) or style).replace("_20_", " "), in_table=self.in_table > 0
            )
        self.walk(element)
        putting = above is None and self.by is not None and self.by.change == "new"
        self.goes_on = self.by if putting else None
        self.line = above

    def put(self, text: str) -> None:
        if self.line is not None and (text := clean(text)):
            by = self.by or Piece("")
            self.line.add(Piece(text, by.change, by.author, by.made))

    def here(self) -> At:
        return len(self.found.lines) - 1, self.line.size if self.line else 0

    def note(self, element: Element) -> None:
        if len(self.found.notes) >= MOST_NOTES:
            raise too_many()
        texts = ("".join(_texts(p)) for p in element.iter("p"))
        key = element.get("name", "") or f"note {len(self.found.notes)}"
        note = Note(
            key,
            "\n".join(filter(None, texts)).strip(),
            clean_line(element.findtext("creator") or element.findtext("sender-initials") or ""),
            moment(element.findtext("date") or ""),
            element.get("resolved") == "true",
            element.get("parent-name", ""),
            self.here() if self.line is not None else None,
        )
        self.notes[key] = note
        self.found.notes.append(note)


def _changes(body: Element) -> dict[str, Piece]:
    """Who put in or took out what, by the id of the change."""
    found = {}
    for region in body.findall("tracked-changes/changed-region"):
        for kind in region:
            info = kind.find("change-info")
            if kind.tag not in ("insertion", "deletion") or info is None:
                continue
            author = clean_line(info.findtext("creator") or "")
            made = moment(info.findtext("date") or "")
            if kind.tag == "insertion":
                piece = Piece("", "new", author, made)
            else:
                lines = ["".join(_texts(p)) for p in kind if p.tag in ("p", "h")]
                piece = Piece(clean("\n".join(lines)), "gone", author, made)
            found[region.get("id", "")] = piece
    return found


def _texts(element: Element) -> Iterator[str]:
    """The words in an element, with its tabs and breaks."""
    yield _spaces(element.text)
    for child in element:
        if child.tag in ("tab", "s"):
            yield "\t" if child.tag == "tab" else " "
        elif child.tag == "line-break":
            yield "\n"
        elif child.tag not in ("annotation", *_SKIPPED):
            yield from (clean(text) for text in _texts(child))
        yield _spaces(child.tail)


def _spaces(text: str | None) -> str:
    """In this format a break between words is no more than a space."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _properties(found: Returned, package: Package) -> None:
    meta = package.xml("meta.xml")
    if meta is None:
        return
    for one in meta.iter("user-defined"):
        found.properties[one.get("name", "")] = one.text or ""
    identifier = found.properties.get("OOXMLCorePropertyIdentifier", "")
    found.ids = tuple((identifier or meta.findtext("meta/identifier") or "").split()[:1000])
    found.editor = clean_line(meta.findtext("meta/creator") or "")
