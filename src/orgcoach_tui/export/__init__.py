"""Reflections as something to give to somebody: composed by a form, then written in a format.

Word is in `word`, PDF in `pdf`: each is imported when such a file is asked for.
"""

from orgcoach_tui.export.compose import Wish, compose
from orgcoach_tui.export.document import Document
from orgcoach_tui.export.form import Form, forms

__all__ = ["Document", "Form", "Wish", "compose", "forms", "plain_form", "to_html", "to_markdown"]


def plain_form(language: str) -> Form:
    """The form in which a reflection is as it was written."""
    return forms(language)[0]


def to_html(document: Document) -> bytes:
    """One web page."""
    from orgcoach_tui.export.page import page

    return page(document).encode()


def to_markdown(document: Document) -> bytes:
    """Markdown text."""
    from orgcoach_tui.export.markdown import markdown

    return markdown(document).encode()
