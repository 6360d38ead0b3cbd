"""A document, or an overview of many, as the bytes of a file."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from orgcoach_tui.export.document import Document, Table
from orgcoach_tui.text import fold

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Made:
    """A file's bytes, and the signs that its letters do not have: those are named in brackets."""

    content: bytes
    replaced: frozenset[str] = frozenset()


def made(document: Document, to: str) -> Made:
    """The document in the format `to`: docx, pdf, html or md. Raises what `pdf.pdf` raises."""
    writers: dict[str, Callable[[Document], Made]] = {
        "docx": _word,
        "pdf": _pdf,
        "html": _html,
        "md": _markdown,
    }
    return writers[to](document)


def _word(document: Document) -> Made:
    from orgcoach_tui.export.word import word

    return Made(word(document))


def _pdf(document: Document) -> Made:
    from orgcoach_tui.export.pdf import pdf

    found = pdf(document)
    return Made(found.content, found.replaced)


def _html(document: Document) -> Made:
    from orgcoach_tui.export.page import page

    return Made(page(document).encode())


def _markdown(document: Document) -> Made:
    from orgcoach_tui.export.markdown import markdown

    return Made(markdown(document).encode())


def spreadsheet(table: Table) -> bytes:
    """The table for a spreadsheet program: CSV that Excel reads as it is, and runs nothing of."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in (table.head, *table.rows):
        writer.writerow([_harmless(cell) for cell in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _harmless(cell: str) -> str:
    """A cell that begins as a formula does is one, unless an apostrophe stands before it."""
    return f"'{cell}" if cell.lstrip()[:1] in tuple("=+-@\t") and cell.strip() else cell


def packed(files: Iterable[tuple[str, bytes | str]]) -> bytes:
    """The files in one ZIP: the same bytes for the same files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, inside in files:
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            package.writestr(info, inside)
    return content.getvalue()


def file_name(form: str, dates: Sequence[str], ids: Sequence[str], ending: str) -> str:
    """A name without anybody's name in it, of plain characters, at most 45 of them.

    `form` is the title of the form; of one reflection the name says its date and id.
    """
    if len(ids) == 1:
        return f"{dates[0]}-{ids[0][:12]}{ending}"
    plain = re.sub(r"[^a-z0-9]+", "-", fold(form)).strip("-")[:24].rstrip("-")
    return "-".join(filter(None, (plain, max(dates)))) + ending
