"""From reflections to a file, and what its maker should know about it before it goes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from orgcoach_tui import i18n
from orgcoach_tui.export.compose import Wish, compose
from orgcoach_tui.export.document import Chart, Document, Items, Paragraph, Placed, Table
from orgcoach_tui.export.form import Form
from orgcoach_tui.export.formats import file_name, made, packed, spreadsheet
from orgcoach_tui.export.overview import overview
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.audience import withheld
from orgcoach_tui.journal.model import Reflection

KINDS = ("docx", "pdf", "html", "md", "csv", "zip")
"""What can be made, Word first: it opens for everybody, and can be answered in."""


Change = Callable[[Document], Document]
"""What is done with a document on its way out, such as other names."""


@dataclass(frozen=True)
class Delivery:
    """A file to write under `name`, and `remarks` to show with it, each a sentence."""

    name: str
    content: bytes
    remarks: tuple[str, ...]


def as_it_is(document: Document) -> Document:
    return document


def leaving(
    reflections: Sequence[Reflection],
    form: Form,
    to: str,
    wish: Wish,
    change: Change = as_it_is,
) -> list[Document]:
    """Everything that a file in `to` will say, as it will be read after `change`.

    One document; of a ZIP one for each reflection and then the overview, which has nothing but a
    table. Where `change` changed something, the document says that names were replaced.
    """
    return [_changed(make, wish, change) for make in _makers(reflections, form, to)]


def deliver(
    reflections: Sequence[Reflection],
    form: Form,
    to: str,
    wish: Wish,
    change: Change = as_it_is,
) -> Delivery:
    """The file, in one of `KINDS`. A ZIP holds a document for each reflection and an overview.

    Raises `pdf.NoTypst` and `pdf.NotSet` for a PDF.
    """
    documents = leaving(reflections, form, to, wish, change)
    remarks = list(_remarks(reflections, form, to, wish))
    if to == "csv":
        content = spreadsheet(_table(documents[0]))
    elif to == "zip":
        content = packed(_files(reflections, form, documents))
    else:
        file = made(documents[0], to)
        content = file.content
        if file.replaced:
            remarks.append(_without_letter(len(file.replaced)))
    return Delivery(name(reflections, form, to), content, tuple(remarks))


def _makers(
    reflections: Sequence[Reflection], form: Form, to: str
) -> Iterator[Callable[[Wish], Document]]:
    def of(some: Sequence[Reflection]) -> Callable[[Wish], Document]:
        return lambda wish: compose(some, form, wish)

    if to == "zip":
        yield from (of([one]) for one in reflections)
    elif to != "csv":
        yield of(reflections)
    if to in ("csv", "zip"):
        yield lambda _wish: _overview(reflections, form)


def _changed(make: Callable[[Wish], Document], wish: Wish, change: Change) -> Document:
    document = make(wish)
    changed = change(document)
    return change(make(replace(wish, replaced=True))) if changed != document else document


def _overview(reflections: Sequence[Reflection], form: Form) -> Document:
    languages = {one.language for one in reflections}
    with i18n.speaking(languages.pop() if len(languages) == 1 else i18n.language()):
        table = overview(reflections, form.reader)
        ids = tuple(one.id for one in reflections)
        return Document(i18n.language(), table.caption, (table,), ids)


def _table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def name(reflections: Sequence[Reflection], form: Form, to: str) -> str:
    """What the file is called: nobody's name is in it."""
    dates = [one.date.isoformat() for one in reflections]
    return file_name(form.title, dates, [one.id for one in reflections], f".{to}")


def _files(
    reflections: Sequence[Reflection], form: Form, documents: Sequence[Document]
) -> Iterator[tuple[str, bytes]]:
    for one, document in zip(reflections, documents, strict=False):
        yield name([one], form, "docx"), made(document, "docx").content
    yield _("overview.csv"), spreadsheet(_table(documents[-1]))


def says_something(reflections: Sequence[Reflection], form: Form, wish: Wish) -> bool:
    """Whether the document says anything besides headings, facts and our own notes."""
    blocks = compose(reflections, form, wish).blocks
    return any(
        isinstance(block, Items | Table | Placed | Chart)
        or (isinstance(block, Paragraph) and block.kind in ("answer", "help", "quote"))
        for block in blocks
    )


def nothing(form: Form) -> str:
    """What to say where it holds nothing that was written."""
    if form.reader == "assignment":
        return _(
            "Nothing that was written here is meant for an assignment, so none of it goes along. "
            "While writing, F9 says for whom an answer is."
        )
    return _("Nothing that was written goes along in this form.")


def _remarks(reflections: Sequence[Reflection], form: Form, to: str, wish: Wish) -> Iterator[str]:
    if to != "csv" and not says_something(reflections, form, wish):
        yield nothing(form)
    stayed = sum(len(_written_and_withheld(one, form)) for one in reflections)
    if stayed:
        yield ngettext(
            "{n} part is not meant for this reader and stayed here.",
            "{n} parts are not meant for this reader and stayed here.",
            stayed,
        ).format(n=stayed)
    if not wish.mirror:
        yield _("The mirror did not go along.")


def _written_and_withheld(reflection: Reflection, form: Form) -> set[str]:
    """The parts that hold something and do not go along. The mirror's is told by itself."""
    hidden = withheld(reflection, form.reader)
    answers = {answer.key for answer in reflection.answers if answer.text.strip()}
    parts = {
        "help_question": reflection.help_question.strip(),
        "placement": reflection.placement.values() or reflection.placement.note.strip(),
        "insight": reflection.insight.strip(),
        "next_step": reflection.next_step.strip(),
    }
    return hidden & (answers | {part for part, there in parts.items() if there})


def _without_letter(n: int) -> str:
    return ngettext(
        "{n} sign has no letter in a PDF; in the file it is named in brackets.",
        "{n} signs have no letter in a PDF; in the file they are named in brackets.",
        n,
    ).format(n=n)
