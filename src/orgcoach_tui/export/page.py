"""One reflection as a single web page that loads nothing, runs nothing and prints well."""

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from orgcoach_tui.export import kite
from orgcoach_tui.export.outline import Outline, RoleValue, Section, lay_out, speaking
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.settings import Settings


def to_html(reflection: Reflection, mirror: bool = False, by: Settings | None = None) -> str:
    """The page, in the language of the reflection; with what the mirror showed only if asked.

    The title of the window holds no name of a client: browsers make a file name of it.
    """
    with speaking(reflection):
        outline = lay_out(reflection, mirror, by)
        return "\n".join([*_head(outline), *_body(outline), ""])


def _head(outline: Outline) -> Iterator[str]:
    style = (Path(__file__).parent / "page.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    yield "<!doctype html>"
    yield f'<html lang="{outline.language}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(outline.title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _body(outline: Outline) -> Iterator[str]:
    yield "<body>"
    yield "<main>"
    yield f"<h1>{escape(outline.title)}</h1>"
    yield "<dl>"
    for name, value in outline.facts:
        yield f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>"
    yield "</dl>"
    if outline.help_question:
        yield f'<section class="help"><h2>{escape(_("Question for supervision"))}</h2>'
        for line in outline.help_question:
            yield f"<p>{escape(line)}</p>"
        yield "</section>"
    for section in outline.sections:
        yield from _section(section)
    yield "</main>"
    about = _("Numbers such as 2.3 are there to refer to.")
    source = ""
    if outline.reference:
        said = _("Source: {reference}").format(reference=outline.reference)
        source = f"<p>{escape(said)}</p>"
    yield f"<footer>{source}orgcoach · {escape(outline.id)} · {escape(about)}</footer>"
    yield "</body>"
    yield "</html>"


def _section(section: Section) -> Iterator[str]:
    yield f'<section id="p{section.number}">'
    yield f"<h2>{section.number}. {escape(section.title)}</h2>"
    if section.question:
        yield f'<p class="q">{escape(section.question)}</p>'
    if section.roles:
        yield from _roles(section.roles)
    for note in section.notes:
        yield f'<p class="note">{escape(note)}</p>'
    for n, paragraph in enumerate(section.paragraphs, 1):
        name = f"{section.number}.{n}"
        yield (
            f'<div class="p" id="p{name}"><a class="n" href="#p{name}">{name}</a>'
            f'<span class="t">{escape(paragraph)}</span></div>'
        )
    if section.empty:
        yield f'<p class="none">{escape(_("still open"))}</p>'
    yield "</section>"


def _roles(roles: tuple[RoleValue, ...]) -> Iterator[str]:
    yield '<div class="roles">'
    yield kite.svg(roles)
    yield "<table>"
    for role in roles:
        yield f'<tr><th scope="row">{escape(role.name)}</th><td>{escape(role.words)}</td></tr>'
    yield "</table>"
    yield "</div>"
