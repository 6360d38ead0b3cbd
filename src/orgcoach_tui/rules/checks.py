"""What a pattern says that its writer can hardly have meant, and patterns that never tell anything.

`careless` is part of compiling. `unreachable` compares every pattern with every other; the tests do
that for the shipped rules.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from orgcoach_tui.rules.patterns import Element, Pattern, parse
from orgcoach_tui.rules.words import fold

_LEAST = 2  # letters before or after a *
_INSIDE = 3  # letters between two of them
_HALVES = frozenset(["t", "ll", "ve", "re"])  # of *don’t*, *I’ll*: never a word of their own

Row = tuple[frozenset[str], ...]


def careless(pattern: str) -> None:
    """Raise ValueError where `pattern` splits a row of words by accident, or finds nearly all."""
    for group in parse(pattern):
        for segment in group:
            for element in segment.elements:
                _element(element, pattern)
            for left, right in pairwise(segment.elements):
                _neighbours(left, right, pattern)


def _element(element: Element, pattern: str) -> None:
    alternatives = element.alternatives
    if len(set(alternatives)) < len(alternatives):
        twice = next(a for n, a in enumerate(alternatives) if a in alternatives[:n])
        raise ValueError(f"in “{pattern}”, “{twice}” is an alternative of itself; {_BRACKETS}")
    halves = [a for a in alternatives if a in _HALVES]
    if halves and len(halves) < len(alternatives) and halves[0] == "t":
        raise ValueError(f"in “{pattern}”, “t” is no word beside the others; {_BRACKETS}")
    for one in alternatives:
        bare = one.strip("*")
        least = _INSIDE if one[0] == one[-1] == "*" else _LEAST
        if "*" in one and " " not in one and len(bare) < least:
            raise ValueError(f"in “{pattern}”, “{one}” finds too many words: it makes reading slow")


def _neighbours(left: Element, right: Element, pattern: str) -> None:
    """`laat ik aan|over aan` is read as *laat ik (aan|over) aan*, so it would find *aan aan*."""
    if len(left.alternatives) + len(right.alternatives) == 2:
        return  # a word that stands there twice, and no bar: meant so
    both = set(left.alternatives) & set(right.alternatives)
    if both and not min(both).startswith(("@", "{")):
        raise ValueError(f"“{pattern}” finds “{min(both)} {min(both)}”; {_BRACKETS}")


_BRACKETS = "a bar stands between single words: put what belongs together in brackets"


def unreachable(files: Iterable[tuple[str, Mapping[str, Any]]]) -> list[str]:
    """The patterns of rules that tell nothing: another of the same role finds the same words, or a
    mask hides whatever they find.
    """
    rows: dict[tuple[str, int], list[tuple[str, str, Row, bool]]] = {}
    masks: list[Row] = []
    for _, data in files:
        for mask in data.get("mask", ()):
            masks += [row for p in mask["patterns"] if (row := _row(parse(p)))]
        for rule in data.get("rule", ()):
            role = rule.get("role", data.get("role", ""))
            for key in ("patterns", "loose"):
                for pattern in rule.get(key, ()):
                    if row := _row(parse(pattern)):
                        entry = (rule["id"], pattern, row, key == "loose")
                        rows.setdefault((role, len(row)), []).append(entry)
    return [*_shadowed(rows.values()), *_hidden(rows.values(), masks)]


def _shadowed(groups: Iterable[list[tuple[str, str, Row, bool]]]) -> Iterator[str]:
    for group in groups:
        for rule, pattern, row, loose in group:
            for other, wider, cover, is_loose in group:
                # A looser pattern inside a firm one is told apart by its weight, so it may stand.
                if pattern != wider and rule == other and loose >= is_loose and _covers(cover, row):
                    yield f"{rule}: “{pattern}” finds nothing that “{wider}” does not find"
                    break


def _hidden(groups: Iterable[list[tuple[str, str, Row, bool]]], masks: list[Row]) -> Iterator[str]:
    for group in groups:
        for rule, pattern, row, _ in group:
            for mask in masks:
                places = range(len(row) - len(mask) + 1)
                if any(_covers(mask, row[at : at + len(mask)]) for at in places):
                    yield f"{rule}: “{pattern}” is hidden by a mask"
                    break


def _row(pattern: Pattern) -> Row:
    """The words of a pattern that is one row without gaps; empty for any other."""
    if len(pattern) > 1 or len(pattern[0]) > 1:
        return ()
    elements = pattern[0][0].elements
    if any(element.optional for element in elements):
        return ()
    return tuple(frozenset(map(fold, element.alternatives)) for element in elements)


def _covers(wide: Row, narrow: Row) -> bool:
    """Whether `wide` finds every row that `narrow` finds, as far as the notation shows."""
    return all(
        all(any(_takes(w, n) for w in wides) for n in narrows)
        for wides, narrows in zip(wide, narrow, strict=True)
    )


def _takes(wide: str, narrow: str) -> bool:
    if wide == narrow:
        return True
    bare, inner = wide.strip("*"), narrow.strip("*")
    if "*" not in wide or narrow[0] in "@{#^" or " " in narrow or " " in wide:
        return False
    if wide[0] == wide[-1] == "*":
        return bare in inner
    if wide[-1] == "*":
        return narrow[0] != "*" and inner.startswith(bare)
    return narrow[-1] != "*" and inner.endswith(bare)
