"""A reflection as something to give to somebody: a web page or Markdown."""

from orgcoach_tui.export.markdown import to_markdown
from orgcoach_tui.export.page import to_html

__all__ = ["to_html", "to_markdown"]
