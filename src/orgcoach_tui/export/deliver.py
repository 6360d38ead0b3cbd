"""From reflections to a file, and what its maker should know about it before it goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgcoach_tui.export.compose import Wish, compose
from orgcoach_tui.export.form import Form
from orgcoach_tui.export.formats import file_name, made, packed, spreadsheet
from orgcoach_tui.export.overview import overview
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.audience import withheld
from orgcoach_tui.journal.model import Reflection

KINDS = ("docx", "pdf", "html", "md", "csv", "zip")
"""What can be made, Word first: it opens for everybody, and can be answered in."""


@dataclass(frozen=True)
class Delivery:
    """A file to write under `name`, and `remarks` to show with it, each a sentence."""

    name: str
    content: bytes
    remarks: tuple[str, ...]


def deliver(reflections: Sequence[Reflection], form: Form, to: str, wish: Wish) -> Delivery:
    """The file, in one of `KINDS`. A ZIP holds a document for each reflection and an overview.

    Raises `pdf.NoTypst` and `pdf.NotSet` for a PDF.
    """
    remarks = list(_remarks(reflections, form, wish))
    if to == "csv":
        content = spreadsheet(overview(reflections, form.reader))
    elif to == "zip":
        content = packed(_files(reflections, form, wish))
    else:
        file = made(compose(reflections, form, wish), to)
        content = file.content
        if file.replaced:
            remarks.append(_without_letter(len(file.replaced)))
    return Delivery(name(reflections, form, to), content, tuple(remarks))


def name(reflections: Sequence[Reflection], form: Form, to: str) -> str:
    """What the file is called: nobody's name is in it."""
    dates = [one.date.isoformat() for one in reflections]
    return file_name(form.title, dates, [one.id for one in reflections], f".{to}")


def _files(
    reflections: Sequence[Reflection], form: Form, wish: Wish
) -> Iterator[tuple[str, bytes]]:
    for one in reflections:
        yield name([one], form, "docx"), made(compose([one], form, wish), "docx").content
    yield _("overview.csv"), spreadsheet(overview(reflections, form.reader))


def _remarks(reflections: Sequence[Reflection], form: Form, wish: Wish) -> Iterator[str]:
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
