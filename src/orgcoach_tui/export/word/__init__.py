"""A document as a Word file: the standard library's zip, the same bytes for the same document."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from orgcoach_tui.export.document import Document, Remark
from orgcoach_tui.export.formats import packed
from orgcoach_tui.export.word.body import body, comments, footer, places
from orgcoach_tui.export.word.prints import prints
from orgcoach_tui.export.word.xml import HEAD, W, escaped

__all__ = ["PLACES", "PRINTS", "Remark", "word"]

PLACES = "orgcoach-places"
"""The property that says which part of which reflection each anchor stands for, in their order."""

PRINTS = "orgcoach-prints"
"""The property that tells what was typed in the file since; see `prints`."""

_LONGEST = 248
"""Signs in the value of one property: Word keeps 255. What is more goes on in PLACES-2 and so on."""

_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_FIXED = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "rels.xml",
    "word/_rels/document.xml.rels": "document.rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/numbering.xml": "numbering.xml",
    "word/theme/theme1.xml": "theme.xml",
}


def word(document: Document, remarks: Sequence[Remark] = ()) -> bytes:
    """The file, with `remarks` as comments in the margin. It names no client but in its text."""
    remarks = (*document.remarks, *remarks)
    return packed(_parts(document, remarks))


def _parts(document: Document, remarks: Sequence[Remark]) -> Iterator[tuple[str, str]]:
    language = _LANGUAGES.get(document.language, "en-GB")
    folder = Path(__file__).parent / "parts"
    for name, file in _FIXED.items():
        text = (folder / file).read_text("utf-8")
        yield name, text.replace("{language}", language)
    inside = body(document, remarks)
    yield "word/document.xml", f"{HEAD}<w:document {W} {_R}>{inside}</w:document>"
    yield "word/footer1.xml", f"{HEAD}<w:ftr {W}>{footer(document)}</w:ftr>"
    yield "word/comments.xml", f"{HEAD}<w:comments {W}>{''.join(comments(remarks))}</w:comments>"
    yield "docProps/core.xml", _core(document, language)
    yield "docProps/custom.xml", _custom(document, prints(inside))


def _core(document: Document, language: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata'
        '/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(document.title)}</dc:title>"
        f"<dc:creator>{escaped(document.author)}</dc:creator>"
        f"<dc:identifier>{escaped(' '.join(document.ids))}</dc:identifier>"
        f"<dc:language>{language}</dc:language></cp:coreProperties>"
    )


def _custom(document: Document, found: list[str]) -> str:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006"
    named = (f"{place.reflection}/{place.part}" for place in places(document))
    values = [*_numbered(PLACES, _in_lines(named)), *_numbered(PRINTS, _in_lines(found, ""))]
    properties = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name="{name}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for n, (name, value) in enumerate(values, 2)
    )
    return (
        f'{HEAD}<Properties xmlns="{kinds}/custom-properties" xmlns:vt="{kinds}/docPropsVTypes">'
        f"{properties}</Properties>"
    )


def _numbered(name: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    for n, value in enumerate(values, 1):
        yield (name if n == 1 else f"{name}-{n}"), value


def _in_lines(words: Iterable[str], between: str = " ") -> Iterator[str]:
    """As many of `words` together as a property can hold."""
    line = ""
    for word in words:
        if line and len(line) + len(between) + len(word) > _LONGEST:
            yield line
            line = ""
        line += between + word if line else word
    if line:
        yield line
