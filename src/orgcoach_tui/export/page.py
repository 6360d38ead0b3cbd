"""A document as a single web page that loads nothing, runs nothing and prints well."""

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

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


def page(document: Document) -> str:
    """The page. The title of the window names no client: browsers make a file name of it."""
    return "\n".join([*_head(document), *_body(document), ""])


def _head(document: Document) -> Iterator[str]:
    style = (Path(__file__).parent / "page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    yield "<!doctype html>"
    yield f'<html lang="{document.language}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(document.title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _body(document: Document) -> Iterator[str]:
    yield "<body>"
    yield "<main>"
    for block in document.blocks:
        yield from _block(block)
    yield "</main>"
    yield "<footer>"
    yield from (f"<p>{escape(line)}</p>" for line in document.foot)
    yield "</footer>"
    yield "</body>"
    yield "</html>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text=text, kind="answer", number=number) if number:
            yield (
                f'<div class="p" id="p{number}"><a class="n" href="#p{number}">{number}</a>'
                f'<span class="t">{escape(text)}</span></div>'
            )
        case Paragraph(text=text, kind="quote"):
            yield f'<blockquote class="t">{escape(text)}</blockquote>'
        case Paragraph(text=text, kind=kind):
            yield f'<p class="{kind}">{escape(text)}</p>'
        case Facts(pairs=pairs):
            yield "<dl>"
            for name, value in pairs:
                yield f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>"
            yield "</dl>"
        case Items(texts=texts):
            yield "<ul>"
            yield from (f"<li>{escape(text)}</li>" for text in texts)
            yield "</ul>"
        case Table():
            yield from _table(block)
        case Placed():
            yield from _placed(block)
        case Chart():
            yield bars.svg(block)
            yield from _table(block.table)
        case NewPage():
            yield '<hr class="page">'


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    yield f"<caption>{escape(table.caption)}</caption>"
    cells = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"
    for first, *rest in table.rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"


def _placed(placed: Placed) -> Iterator[str]:
    yield '<div class="roles">'
    yield kite.svg(placed)
    yield "<table>"
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (placed.name, placed.column))
    yield f"<thead><tr>{head}</tr></thead>"
    for role in placed.roles:
        yield f'<tr><th scope="row">{escape(role.name)}</th><td>{escape(role.words)}</td></tr>'
    yield "</table>"
    yield "</div>"
