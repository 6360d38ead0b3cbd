"""On which line of a guide's file something stands. tomllib gives values without their places."""

import re
from collections.abc import Iterator

_QUESTION = re.compile(r"\s*\[\[\s*questions\s*\]\]")
_KEY = re.compile(r"\s*([\"']?)([A-Za-z0-9_-]+)\1\s*=")
_LIST = re.compile(r"\s*[A-Za-z0-9_-]+\s*=\s*\[")
# Without possessive repeats, which Python 3.11 before 3.11.5 gets wrong here.
# What may hold quotation marks: whole texts, an opening without its end on this line, a comment.
_PIECE = re.compile(
    r'"""(?:\\.|(?!""")[^\\])*"{3,5}|\'\'\'.*?\'{3,5}|"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*|["\']'
)
_ENDS = {
    '"""': re.compile(r'(?:\\.|(?!""")[^\\])*"{3,5}'),
    "'''": re.compile(r".*?'{3,5}"),
}

Place = tuple[int, str]
"""The index of a question, -1 above the first, and a key, "" for the question's heading."""


def places(text: str) -> dict[Place, int]:
    """The line of every key of the guide and its questions, and of every question."""
    found: dict[Place, int] = {}
    for line, question, key in _marks(text):
        found.setdefault((question, key), line)
    return found


def line_of(loc: tuple[int | str, ...], among: dict[Place, int]) -> int | None:
    """The line of `loc`, as in ("questions", 1, "why"); of its question where it is not there."""
    match loc:
        case ("questions", int(index), str(key), *_):
            wanted = [(index, key), (index, ""), (-1, "questions")]
        case ("questions", int(index), *_):
            wanted = [(index, ""), (-1, "questions")]
        case (str(key), *_):
            wanted = [(-1, key)]
        case _:
            return None
    return next((among[place] for place in wanted if place in among), None)


def open_text(text: str) -> int | None:
    """The line where a text of several lines opens that is nowhere closed."""
    opened, closing = None, ""
    for number, line in enumerate(text.split("\n"), start=1):
        before, closing = closing, _open_after(line, closing)
        if closing and not before:
            opened = number
    return opened if closing else None


def open_list(text: str, until: int) -> int | None:
    """The last line up to line `until` on which a list opens."""
    lines = text.split("\n")[:until]
    return next((n for n in range(len(lines), 0, -1) if _LIST.match(lines[n - 1])), None)


def _marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Headings and keys, by line: the line, and the two parts of its place."""
    question, closing = -1, ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not closing:
            if _QUESTION.match(line):
                question += 1
                yield number, question, ""
            elif key := _KEY.match(line):
                yield number, question, key[2]
        closing = _open_after(line, closing)


def _open_after(line: str, closing: str) -> str:
    """The quotation marks that `line` leaves open, when `closing` is open before it."""
    start = 0
    if closing:
        end = _ENDS[closing].match(line)
        if end is None:
            return closing
        start = end.end()
    for piece in _PIECE.finditer(line, start):
        if piece[0] in _ENDS:
            return piece[0]
        if len(piece[0]) == 1:
            return ""  # one loose mark: no TOML, and no telling what the rest is
    return ""
