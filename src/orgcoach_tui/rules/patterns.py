"""The notation of a pattern, read into its parts. `docs/rules.*.md` explains it to its writers.

schrijven|maken          one of these words        advies*  *traject  *team*   begin, end, in
een?                     may be left out           #        a number
…  ~3                    up to six (three) words between, in this order
&                        both in one sentence, near each other, in any order
@class                   any member of a word class
{schrijven}              every form of a verb
{voor+stellen} {set+up}  every form of a verb in two parts, together or apart, in every order
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

GAP = 6


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a pattern: alternatives of which one must stand there."""

    alternatives: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Elements without anything between them, and the gap allowed before the segment."""

    elements: tuple[Element, ...]
    gap: int = 0


Group = tuple[Segment, ...]  # in this order
Pattern = tuple[Group, ...]  # in any order


def parse(pattern: str) -> Pattern:
    """`pattern` in its parts; ValueError says what is wrong with it."""
    return tuple(_group(side, pattern) for side in pattern.split(" & "))


def _group(text: str, pattern: str) -> Group:
    segments: list[Segment] = []
    elements: list[Element] = []
    gap = 0
    for piece in _pieces(text, pattern):
        if piece in ("…", "...") or piece.startswith("~"):
            if not elements:
                raise ValueError(f"“{pattern}” has a gap without words before it")
            segments.append(Segment(tuple(elements), gap))
            elements, gap = [], _width(piece, pattern)
        else:
            elements.append(_element(piece))
    if not elements:
        raise ValueError(f"“{pattern}” is empty, or ends in a gap or in &")
    segments.append(Segment(tuple(elements), gap))
    for segment in segments:
        if all(e.optional for e in segment.elements):
            raise ValueError(f"in “{pattern}” every word between two gaps may be left out")
    return tuple(segments)


def _pieces(text: str, pattern: str) -> list[str]:
    """The words of a pattern; what stands in brackets is one."""
    if text.count("(") != text.count(")"):
        raise ValueError(f"“{pattern}” misses a bracket")
    pieces: list[str] = []
    for outside, inside in zip_longest(*[iter(re.split(r"\(([^()]*)\)", text))] * 2, fillvalue=""):
        pieces += outside.split()
        if inside:
            pieces.append(inside.strip())
    # A question mark right after the bracket belongs to it.
    joined: list[str] = []
    for piece in pieces:
        if piece == "?" and joined:
            joined[-1] += "?"
        else:
            joined.append(piece)
    return joined


def _width(piece: str, pattern: str) -> int:
    if not piece.startswith("~"):
        return GAP
    if not piece[1:].isdigit():
        raise ValueError(f"in “{pattern}”, ~ needs a number of words, as in ~3")
    return int(piece[1:])


@cache
def _element(piece: str) -> Element:
    optional = piece.endswith("?") and len(piece) > 1
    alternatives = tuple(a.strip() for a in piece.removesuffix("?").split("|"))
    for alternative in alternatives:
        if not alternative.strip("*@{}+ "):
            raise ValueError(f"“{piece}” has nothing to match")
        if alternative.count("{") != alternative.count("}"):
            raise ValueError(f"“{piece}” misses a brace")
        if "*" in alternative and any("*" in word.strip("*") for word in alternative.split()):
            raise ValueError(f"in “{piece}”, * stands at the begin or the end of a word")
    return Element(alternatives, optional)
