"""The words of an answer that a comment can be about: its sentences, or what was selected in it."""

import re
from collections.abc import Iterable

from orgcoach_tui.journal.comments import squeezed

_END = re.compile(r"(?<=[.!?…])[’”\"')\]]*\s+")
_SHORTEST = 2  # signs


def sentences(texts: Iterable[str]) -> list[str]:
    """Every sentence of these paragraphs, each once; one that stands on its own is left out."""
    found: list[str] = []
    for text in texts:
        begin = 0
        for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
            found.append(text[begin:end].strip())
            begin = end
    return [one for one in dict.fromkeys(found) if len(one) >= _SHORTEST]


def chosen_words(selected: str, texts: Iterable[str]) -> str:
    """What was selected as it stands in one of the paragraphs; "" where it stands in none.

    On a screen a paragraph is broken into rows, and a selection has those breaks in it.
    """
    wanted = squeezed(selected)
    if len(wanted) < _SHORTEST:
        return ""
    pattern = r"\s*".join(map(re.escape, wanted[:2000]))
    for text in texts:
        if found := re.search(pattern, text):
            return found[0]
    return ""
