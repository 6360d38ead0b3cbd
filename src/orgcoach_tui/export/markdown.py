"""A document as Markdown. What the writer typed reads as they typed it, never as markup."""

import re
from collections.abc import Iterable, Iterator

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

# Everything that opens markup inside a line; then what opens a block at its start.
_INLINE = re.compile(r"([\\`*_\[\]<>&#|~$])")
_BLOCK = re.compile(r"^([-+=])|^(\d{1,9})([.)])")


def markdown(document: Document) -> str:
    """The text of the document."""
    blocks = [text for block in document.blocks for text in _block(block)]
    blocks += [plain(line) for line in document.foot]
    return "\n\n".join(blocks) + "\n"


def plain(text: str) -> str:
    """`text` on one line, with a backslash before everything that Markdown would act on."""
    line = _inline(text)
    return _BLOCK.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)


def _inline(text: str) -> str:
    """`text` for a place where nothing but what is inside a line has a meaning."""
    return _INLINE.sub(r"\\\1", text.strip())


def _list(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- {plain(name)}: {plain(value)}" for name, value in pairs)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{'#' * level} {_inline(text)}"
        case Paragraph(text=text, kind="question" | "quote"):
            yield f"> {plain(text)}"
        case Paragraph(text=text, number=number):
            yield f"{number} {plain(text)}" if number else plain(text)
        case Facts(pairs=pairs):
            yield _list(pairs)
        case Items(texts=texts):
            yield "\n".join(f"- {plain(text)}" for text in texts)
        case Table(caption=caption, head=head, rows=rows):
            yield plain(caption)
            ruled = [_row(head), _row(["---"] * len(head), escaped=False), *map(_row, rows)]
            yield "\n".join(ruled)
        case Chart(table=table):
            yield from _block(table)
        case Placed(roles=roles):
            yield _list((role.name, role.words) for role in roles)
        case NewPage():
            yield "---"


def _row(cells: Iterable[str], *, escaped: bool = True) -> str:
    return f"| {' | '.join(plain(cell) if escaped else cell for cell in cells)} |"
