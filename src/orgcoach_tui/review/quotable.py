"""The words of an answer that a comment can be about: its sentences, or what was selected in it."""

import re
from collections.abc import Iterable

from orgcoach_tui.journal.comments import squeezed
from orgcoach_tui.names.sentences import sentence

_SHORTEST, _LONGEST = 2, 2_000  # signs


def sentences(texts: Iterable[str]) -> list[str]:
    """Every sentence of these paragraphs, each once."""
    found: list[str] = []
    for text in texts:
        begin = 0
        while begin < len(text):
            ahead = text[begin : begin + _LONGEST]
            size = max(sentence(ahead, 0, 1)[1], 1)
            found.append(ahead[:size].strip())
            begin += size
    return [one for one in dict.fromkeys(found) if len(one) >= _SHORTEST]


def chosen_words(selected: str, texts: Iterable[str]) -> str:
    """What was selected as it stands in one of the paragraphs; "" where it stands in none.

    On a screen a paragraph is broken into rows, and a selection has those breaks in it.
    """
    wanted = squeezed(selected)
    if len(wanted) < _SHORTEST:
        return ""
    pattern = r"\s*".join(map(re.escape, wanted[:_LONGEST]))
    for text in texts:
        if found := re.search(pattern, text):
            return found[0]
    return ""
