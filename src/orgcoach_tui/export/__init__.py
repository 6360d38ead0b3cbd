"""Reflections as something to give to somebody: composed by a form, then written in a format."""

from orgcoach_tui.export.compose import Wish, compose
from orgcoach_tui.export.deliver import KINDS, Change, Delivery, deliver, leaving
from orgcoach_tui.export.document import Document
from orgcoach_tui.export.form import Form, as_written, forms
from orgcoach_tui.export.formats import made

__all__ = [
    "KINDS",
    "Change",
    "Delivery",
    "Document",
    "Form",
    "Wish",
    "as_written",
    "compose",
    "deliver",
    "forms",
    "leaving",
    "made",
]
