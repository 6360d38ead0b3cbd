"""Where sentences begin and end, as far as names need it."""

import re

_ABBREVIATIONS = frozenset(
    "dr drs ir ing mr mrs ms prof ds mw mevr dhr st bijv bv nr blz resp evt incl excl ca jl vs "
    "prof rev cllr no approx tel geb etc".split()
)
_END = re.compile(r"[.!?…]+[’”\"')\]]*\s+")
_OPENING, _CLOSING = "‘“„«\"'([", "’”\"')]"
_LAST_WORD = re.compile(r"[^\W_]+\Z")


def is_start(text: str, at: int, *, surely: bool = False) -> bool:
    """Whether a word at `at` would have a capital in any case: of a sentence, or of a quotation.

    With `surely`, not where it may have one: after a colon, a bracket or a quote.
    """
    before = text[max(0, at - 40) : at]
    bare = before.rstrip()
    if not bare:
        return True
    if len(bare) == len(before):
        return not surely and bare[-1] in _OPENING and not bare[-2:-1].isalnum()
    ended = bare.rstrip(_CLOSING)
    if surely and ended[-1:] == ":":
        return False
    if (
        not ended
        or ended[-1] in "!?…:•*·|"
        or ended in ("-", "–", "—")
        or "\n" in before[len(bare) :]
    ):
        return True
    return ended[-1] == "." and not _is_abbreviated(ended[:-1])


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence goes that `start` to `end` stands in."""
    first, last = 0, len(text)
    for found in _END.finditer(text):
        if found[0][0] == "." and _is_abbreviated(text[: found.start()]):
            continue
        if text[found.end() : found.end() + 1].islower():
            continue
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end - 1:
            last = found.end()
            break
    return first, last - (len(text[first:last]) - len(text[first:last].rstrip()))


def _is_abbreviated(before: str) -> bool:
    """Whether a full stop after `before` belongs to its last word."""
    found = _LAST_WORD.search(before)
    if not found:
        return False
    word = found[0]
    if len(word) == 1:
        return word.isalpha() and (word.isupper() or before[-2:-1] == ".")
    return word.lower() in _ABBREVIATIONS
