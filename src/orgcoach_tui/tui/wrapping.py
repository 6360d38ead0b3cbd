"""Where the lines of a text are broken, told quickly.

Textual 8.2 builds a styled text of every row of a paragraph whenever it wants to know where the
cursor is; in a long paragraph that is most of the time between a key and its letter.
"""

from itertools import pairwise

from textual.document._wrapped_document import WrappedDocument


def _rows(self: WrappedDocument, line_index: int) -> list[str]:
    """The rows of a line, as strings."""
    line = self.document[line_index]
    return [line[a:b] for a, b in pairwise((0, *self.get_offsets(line_index), len(line)))]


def install() -> None:
    """For every box of the app."""
    WrappedDocument.get_sections = _rows  # type: ignore[method-assign]
