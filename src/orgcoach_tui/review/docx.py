"""A Word file that came back."""

import posixpath
from xml.etree.ElementTree import Element

from orgcoach_tui.i18n import _
from orgcoach_tui.review.package import Package
from orgcoach_tui.review.refused import Refused
from orgcoach_tui.review.returned import At, Change, Line, Note, Piece, Returned, moment
from orgcoach_tui.text import clean, clean_line

MOST_NOTES = 5_000
"""Comments in a file that is still taken in."""

_CHANGES: dict[str, Change] = {"ins": "new", "moveTo": "new", "del": "gone", "moveFrom": "gone"}
_SKIPPED = {"rPr", "instrText", "Fallback", "rPrChange", "pPrChange", "sectPr", "tblPr", "tcPr"}
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-"}


def read(package: Package) -> Returned:
    """What is in it. Raises Refused."""
    main = _target(package, "_rels/.rels", "officeDocument") or "word/document.xml"
    document = package.xml(main)
    if document is None:
        raise Refused(_("This is no Word document. Save it as .docx and try again."))
    folder, name = posixpath.split(main)
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    found = Returned()
    _Reader(found).walk(document)
    _notes(found, _part(package, relations, folder, "comments"))
    _threads(
        found,
        *(_part(package, relations, folder, kind) for kind in ("comments", "commentsExtended")),
    )
    _properties(found, package)
    return found


class _Reader:
    """Goes through the body once. Where it is, and who is changing, is kept as it goes."""

    def __init__(self, found: Returned) -> None:
        self.found = found
        self.notes: dict[str, Note] = {}
        self.line: Line | None = None
        self.by: Piece | None = None  # an empty piece, of whoever changes here
        self.in_table = 0
        self.goes_on = False  # the end of the last paragraph was put there

    def walk(self, element: Element) -> None:
        for child in element:
            self.meet(child)

    def meet(self, element: Element) -> None:
        tag = element.tag
        if tag == "p":
            self.paragraph(element)
        elif tag in _CHANGES:
            self.change(element, _CHANGES[tag])
        elif tag in ("t", "delText"):
            self.put(element.text or "")
        elif tag in _SIGNS:
            self.put(_SIGNS[tag])
        elif tag == "br":
            self.put("\n" if element.get("type", "textWrapping") == "textWrapping" else "")
        elif tag == "bookmarkStart":
            if self.line is not None:
                self.line.anchors.append(element.get("name", ""))
        elif tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            self.mark(element.get("id", ""), tag)
        elif tag not in _SKIPPED:
            self.in_table += tag == "tc"
            self.walk(element)
            self.in_table -= tag == "tc"

    def paragraph(self, element: Element) -> None:
        above, self.line = self.line, None
        if above is None and self.goes_on:
            self.line = self.found.lines[-1]
        else:
            style = element.find("pPr/pStyle")
            self.line = self.found.begin(
                "" if style is None else style.get("val", ""), in_table=self.in_table > 0
            )
        self.goes_on = False
        self.walk(element)
        end = element.find("pPr/rPr/ins")
        if end is not None and above is None:
            self.line.add(_by(end, "new", "\n"))
            self.goes_on = True
        self.line = above

    def change(self, element: Element, kind: Change) -> None:
        by = _by(element, kind)
        if self.by is not None and {self.by.change, kind} == {"new", "gone"}:
            return  # put there and taken out again: neither before nor after
        outer, self.by = self.by, by
        self.walk(element)
        self.by = outer

    def put(self, text: str) -> None:
        if self.line is None or not (text := clean(text)):
            return
        by = self.by or Piece("")
        self.line.add(Piece(text, by.change, by.author, by.made))

    def here(self) -> At:
        if self.line is not None:  # a text box stands in a line that is not the last one
            at = next(
                n
                for n in range(len(self.found.lines) - 1, -1, -1)
                if self.found.lines[n] is self.line
            )
            return at, self.line.size
        return len(self.found.lines), 0

    def mark(self, key: str, tag: str) -> None:
        note = self.notes.get(key)
        if note is None:
            if len(self.notes) >= MOST_NOTES:
                raise too_many()
            note = self.notes[key] = Note(key)
            self.found.notes.append(note)
        if tag == "commentRangeStart":
            note.start = self.here()
        elif tag == "commentRangeEnd":
            note.end = self.here()
        elif note.start is None:
            note.start = self.here()


def too_many() -> Refused:
    return Refused(
        _("There are more than {n} comments in this file. It was not taken in.").format(
            n=MOST_NOTES
        )
    )


def _by(element: Element, change: Change, text: str = "") -> Piece:
    return Piece(
        text, change, clean_line(element.get("author", "")), moment(element.get("date", ""))
    )


def _notes(found: Returned, comments: Element | None) -> None:
    """The words of the notes. One without a place in the text is about the whole."""
    there = {note.key: note for note in found.notes}
    written = [] if comments is None else [one for one in comments if one.tag == "comment"]
    if len(written) > MOST_NOTES:
        raise too_many()
    for one in written:
        key = one.get("id", "")
        note = there.get(key)
        if note is None:
            note = there[key] = Note(key)
            found.notes.append(note)
        note.text = "\n".join(filter(None, (_words(p) for p in one.iter("p")))).strip()
        note.author = clean_line(one.get("author", ""))
        note.made = moment(one.get("date", ""))
    found.notes = [note for note in found.notes if note.text]
    at_end = (len(found.lines), 0)
    for note in found.notes:
        if note.start is not None and note.end is not None and note.end < note.start:
            note.end = None
        if note.start is not None and note.start >= at_end:
            note.start = note.end = None
        if note.end is not None and note.end >= at_end:
            note.end = (len(found.lines) - 1, found.lines[-1].size)


def _words(paragraph: Element) -> str:
    """The text of a paragraph of a note. LibreOffice glues two of them as two texts in one run."""
    runs = []
    for run in paragraph.iter("r"):
        text = ""
        for child in run:
            if child.tag == "t":
                text += ("\n" if text and not text.endswith("\n") else "") + (child.text or "")
            elif child.tag in ("br", "cr"):
                text += "\n"
            elif child.tag == "tab":
                text += " "
        runs.append(text)
    return clean("".join(runs))


def _threads(found: Returned, comments: Element | None, extended: Element | None) -> None:
    """Which notes reply to which, and which were marked as done: said of their last paragraphs."""
    if comments is None or extended is None:
        return
    keys = {}
    for one in comments:
        for paragraph in one.iter("p"):
            keys[paragraph.get("paraId", "")] = one.get("id", "")
    there = {note.key: note for note in found.notes}
    for one in extended:
        note = there.get(keys.get(one.get("paraId", "-"), ""))
        if note is not None:
            note.resolved = one.get("done") in ("1", "true", "on")
            note.parent = keys.get(one.get("paraIdParent", "-"), "")


def _properties(found: Returned, package: Package) -> None:
    core = package.xml("docProps/core.xml")
    if core is not None:
        said = {one.tag: one.text or "" for one in core}
        found.ids = tuple(said.get("identifier", "").split()[:1000])
        found.editor = clean_line(said.get("lastModifiedBy", ""))
        found.author = clean_line(said.get("creator", ""))
        found.language = said.get("language", "")[:2].lower()
    custom = package.xml("docProps/custom.xml")
    for one in () if custom is None else custom:
        found.properties[one.get("name", "")] = "".join(one.itertext())


def _part(package: Package, relations: str, folder: str, kind: str) -> Element | None:
    target = _target(package, relations, kind)
    return package.xml(
        posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        if target
        else f"{folder}/{kind}.xml"
    )


def _target(package: Package, relations: str, kind: str) -> str:
    listed = package.xml(relations)
    for one in () if listed is None else listed:
        if one.get("Type", "").endswith(f"/{kind}"):
            return one.get("Target", "").lstrip("/")
    return ""
