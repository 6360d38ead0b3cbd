"""A text as names are compared: lower case, without accents, one kind of quote and hyphen."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

WORD = re.compile(r"[^\W_]+")
"""Letters and digits in a row, in a folded text."""

_ALSO = str.maketrans(
    {
        **dict.fromkeys("’‘‛`´ʼ′", "'"),
        **dict.fromkeys("‐‑‒", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\t", " "),
        **dict(zip("øłđıßæœð", "o l d i ss ae oe d".split(), strict=True)),
    }
)


@dataclass(frozen=True, slots=True)
class Folded:
    """`text`, and for each of its characters where it stood in the original, and one for the end."""

    text: str
    places: range | list[int]


def fold(text: str) -> Folded:
    """`text` folded. What cannot be seen, such as a soft hyphen, is not in it."""
    if text.isascii():
        return Folded(text.lower().replace("`", "'").replace("\t", " "), range(len(text) + 1))
    simple = text.lower().translate(_ALSO)
    if len(simple) == len(text) and simple.isascii():
        return Folded(simple, range(len(text) + 1))
    made: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        for one in _folded(character):
            made.append(one)
            places.append(at)
    places.append(len(text))
    return Folded("".join(made), places)


@cache
def _folded(character: str) -> str:
    apart = unicodedata.normalize("NFKD", character.lower().translate(_ALSO))
    seen = (one for one in apart if unicodedata.category(one) not in ("Mn", "Cf"))
    return "".join(seen).replace("`", "'")


def plain(text: str) -> str:
    """`text` folded, on one line and with single spaces: to compare whole names by."""
    return " ".join(fold(text).text.split())
