"""From text to words: the same for patterns and for what somebody wrote.

A word is a run of letters and digits; hyphens and apostrophes part words, so that `role-play`,
`role play` and `I'd` need no patterns of their own. Case and accents do not matter.
"""

import re
import unicodedata

TOKEN = re.compile(r"\w+|[^\w\s]|\n\s*")
"""Words, single marks, and ends of lines; spaces fall between them."""

WORD = re.compile(r"\w+")
PIECES = re.compile(r"([^\w\s]|\n\s*)")
"""Parts a text in runs of words and the marks between them, in turns."""

LONGEST_WORD = 60  # longer runs are no word of anybody's, and stay out of the tables


def fold(word: str) -> str:
    """`word` in lower case without accents; the length may change, so never use it for places."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def split(text: str) -> list[str]:
    """The folded words of a pattern or an example."""
    return [fold(m[0]) for m in TOKEN.finditer(text) if m[0][0].isalnum()]
