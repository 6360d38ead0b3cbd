"""A document as an accessible PDF (UA-1), set by typst; imported when used, for it is large."""

import json
import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from orgcoach_tui.export import bars, kite
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
from orgcoach_tui.i18n import _, ngettext, speaking

_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_LONG = re.compile(r"\S{70}(?=\S)")
"""A word that no line can hold; without a place to break it would run off the page."""
_MOST_PASSES = 5  # each tells of every sign that still has no glyph; one is nearly always enough


class NoTypst(Exception):  # noqa: N818
    """The program that sets the pages is not there; for some systems it is not made."""


class NotSet(Exception):  # noqa: N818
    """The pages could not be set. Nobody's words are in here."""


@dataclass(frozen=True)
class Pdf:
    """The file, and the signs that no letter type has: in the file they are named in brackets."""

    content: bytes
    replaced: frozenset[str] = frozenset()


def pdf(document: Document) -> Pdf:
    """The same bytes for the same document. Raises NoTypst and NotSet."""
    try:
        import typst
    except ImportError:
        raise NoTypst from None
    missing: frozenset[str] = frozenset()
    template = Path(__file__).parent / "page.typ"
    for _again in range(_MOST_PASSES):
        with speaking(document.language):
            inputs = {"document": json.dumps(_plain(document, missing))}
        compiler = typst.Compiler(
            template.read_bytes(), ignore_system_fonts=True, sys_inputs=inputs
        )
        try:
            made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
        except typst.TypstError as error:
            said = f"{error.message}\n{error.diagnostic}"
            new = _unshown(said) - missing
        else:
            assert isinstance(made, bytes)
            return Pdf(made, missing)
        if not new:
            break
        missing |= new
    raise NotSet  # out here: typst's own error quotes the text


def _unshown(said: str) -> frozenset[str]:
    """The signs that typst says it has no glyph for; it writes some of them as `\\u{18d1f}`."""
    named = "".join(_UNSHOWN.findall(said))
    return frozenset(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), named))


def _plain(document: Document, missing: frozenset[str]) -> dict[str, Any]:
    """The document as the template takes it, without the signs in `missing`."""
    made = {
        "title": document.title,
        "author": document.author,
        "language": document.language,
        "foot": document.foot,
        "blocks": [_block(block) for block in document.blocks],
    }
    return {key: _shown(value, missing) for key, value in made.items()}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text=text, level=level):
            return {"kind": "heading", "text": text, "level": level}
        case Paragraph(text=text, kind=kind, number=number):
            return {"kind": kind, "text": text, "number": number}
        case Facts(pairs=pairs):
            return {"kind": "facts", "pairs": pairs}
        case Items(texts=texts):
            return {"kind": "items", "texts": texts}
        case Table(caption=caption, head=head, rows=rows):
            return {"kind": "table", "caption": caption, "head": head, "rows": rows}
        case Placed(name=name, roles=roles):
            rows = tuple((role.name, role.words) for role in roles)
            picture = kite.svg(block, alone=True)
            made = {"said": block.said, "picture": picture, "head": (name, block.column)}
            return {"kind": "placed", **made, "rows": rows}
        case Chart(table=table):
            shown = {"said": block.said, "picture": bars.svg(block, alone=True)}
            return _block(table) | {"kind": "chart"} | shown
        case NewPage():
            return {"kind": "page"}


def _shown(value: Any, missing: frozenset[str]) -> Any:
    if isinstance(value, str):
        shown = _replaced(value.replace("\ufeff", ""), missing)  # a mark of bytes, in no PDF
        return _LONG.sub("\\g<0>\u200b", shown)
    if isinstance(value, dict):
        return {
            key: one if key == "picture" else _shown(one, missing) for key, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [_shown(one, missing) for one in value]
    return value


def _replaced(text: str, missing: frozenset[str]) -> str:
    """`text` with what stands for it wherever a sign has no glyph, or cannot be in a PDF."""
    if not missing.intersection(text):
        return text
    pieces = []
    for gone, signs in groupby(text, missing.__contains__):
        run = "".join(signs)
        pieces.append(_named(run) if gone else run)
    return "".join(pieces)


def _named(signs: str) -> str:
    """What stands in brackets for some signs in a row; nothing for those that are never seen."""
    if all(unicodedata.category(sign) == "Cf" for sign in signs):
        return ""
    if all(unicodedata.category(sign) in ("So", "Sk", "Mn", "Cf", "Cn") for sign in signs):
        return _("[emoji]")
    n = len(signs)
    return ngettext("[{n} sign]", "[{n} signs]", n).format(n=n)
