"""An HTML part of a mail as plain text: a quotation gets `> ` before its lines."""

import re
from html.parser import HTMLParser

_BREAKS = {
    "p",
    "div",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "table",
    "ul",
    "ol",
}
_UNREAD = {"script", "style", "head", "title"}
_VOID = {"br", "hr"}


def as_text(markup: str) -> str:
    """What one reads of it."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    reader.end_line()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(reader.lines)).strip("\n")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.words = ""
        self.depth = 0
        self.unread: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self.unread.append(tag)
        elif tag == "blockquote":
            self.end_line()
            self.depth = min(self.depth + 1, 20)
        elif tag in _BREAKS:
            self.end_line(paragraph=tag == "p" or (tag == "br" and not self.words.strip()))

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, _attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unread:
            self.unread.remove(tag)
        elif tag == "blockquote":
            self.end_line()
            self.depth = max(self.depth - 1, 0)
        elif tag in _BREAKS - _VOID:
            self.end_line(paragraph=tag == "p")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.words += data

    def end_line(self, *, paragraph: bool = False) -> None:
        """What was read goes on a line of its own, with an empty one after a paragraph."""
        if words := " ".join(self.words.split()):
            self.lines.append("> " * self.depth + words)
        if paragraph and self.lines and self.lines[-1].strip("> "):
            self.lines.append(("> " * self.depth).rstrip())
        self.words = ""
