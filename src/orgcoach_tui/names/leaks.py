"""The leak check: everything in a document that could still be a name, for its writer to answer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from orgcoach_tui.export.document import Block, Document
from orgcoach_tui.i18n import _, speaking
from orgcoach_tui.names.capitals import candidates
from orgcoach_tui.names.folding import WORD, fold
from orgcoach_tui.names.language import Language, language
from orgcoach_tui.names.model import Kind, Names
from orgcoach_tui.names.patterns import PatternKind, patterns
from orgcoach_tui.names.replacing import Replaced, Replacer
from orgcoach_tui.names.sentences import sentence
from orgcoach_tui.names.texts import Spot, texts, with_block, with_texts

FindingKind = Literal[PatternKind, "title", "organisation", "capital", "small", "listed", "inside"]

_OF_SEVERAL = ("title", "organisation", "capital")
"""Kinds of findings that may be a whole name, of which a part is not asked about by itself."""


@dataclass(frozen=True)
class Finding:
    """Something that could be a name. `text` is what would be replaced, as it stands.

    `must`: it has to be answered before the document goes. `sentence` is the one around it as it
    leaves, with the words from `start` to `end` in it. `count`: how often it stands in all of it.
    `place` is set where a word that is also a listed name is asked about: the answer holds there.
    """

    text: str
    kind: FindingKind
    must: bool
    sentence: str
    start: int
    end: int
    spot: Spot
    guess: Kind = "person"
    title: str = ""
    count: int = 1
    place: str = ""


@lru_cache(maxsize=8)
def _replacer(names: "_Same", code: str, own: tuple[str, ...]) -> Replacer:
    return Replacer(names.names, language(code), own)


class _Same:
    """Names by their identity: they are never changed in place, and hold a dictionary."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.names is self.names

    def __hash__(self) -> int:
        return id(self.names)


def replaced(document: Document, names: Names, own: Sequence[str] = ()) -> Document:
    """`document` with every listed name replaced of which it is certain that it is one.

    `own` are texts that stay as they are wherever they stand, such as the writer's own name and
    reference. The author of the document is always among them.
    """
    replacer = _for(document, names, own)
    return with_texts(document, lambda text: replacer.text(text).text)


def replaced_block(block: Block, names: Names, code: str) -> Block:
    """One block, such as the table of an overview, in the language `code`."""
    replacer = _replacer(_Same(names), code, ())
    return with_block(block, lambda text: replacer.text(text).text)


def findings(
    document: Document, names: Names, also: Iterable[tuple[str, str]] = (), own: Sequence[str] = ()
) -> list[Finding]:
    """What is left to ask of `document`, as it was composed: before names are replaced in it.

    What has to be answered comes first. `also` are more texts that go along, by what they are:
    ("file", a file name), ("title", a property). What was answered before is not asked again.
    """
    lists = language(document.language)
    replacer = _for(document, names, own)
    masked = tuple(text for text in (*own, document.author, *lists.ours) if len(text) > 1)
    extra = [_extra(what, text) for what, text in also]
    found: list[Finding] = []
    for text, spot in (*texts(document), *extra):
        done = replacer.text(text)
        found += _of_doubts(done, spot)
        found += _of_text(done, spot, lists, masked)
    return _asked(found, names)


def _extra(what: str, text: str) -> tuple[str, Spot]:
    """In a file's name, hyphens and the like stand for spaces."""
    if what == "file":
        return re.sub(r"[-_.]+", " ", text), Spot("file")
    return text, Spot("title")


def _for(document: Document, names: Names, own: Sequence[str]) -> Replacer:
    return _replacer(_Same(names), document.language, (*own, document.author))


def _of_doubts(done: Replaced, spot: Spot) -> Iterator[Finding]:
    for one in done.doubts:
        finding = _finding(
            done.text, one.start, one.end, "inside" if one.why == "inside" else "listed", spot
        )
        yield replace(
            finding,
            must=one.why != "small",
            guess=one.entry.kind,
            place="" if one.why == "inside" else one.place,
        )


def _of_text(
    done: Replaced, spot: Spot, lists: Language, masked: Sequence[str]
) -> Iterator[Finding]:
    text = done.text
    taken = [*done.settled, *((one.start, one.end) for one in done.doubts)]
    for own in masked:
        at = text.find(own)
        while at >= 0:
            taken.append((at, at + len(own)))
            at = text.find(own, at + len(own))
    blank = _blanked(text, taken)
    for pattern in patterns(blank, lists):
        if _is_free(pattern.start, pattern.end, taken):
            taken.append((pattern.start, pattern.end))
            finding = _finding(text, pattern.start, pattern.end, pattern.kind, spot)
            yield replace(finding, must=pattern.sure, guess="other")
    blank = _blanked(text, taken)
    for one in candidates(blank, lists):
        if _is_free(one.start, one.end, taken):
            finding = _finding(text, one.start, one.end, one.why, spot)
            must = one.why in ("title", "organisation")
            guess: Kind = "organisation" if _is_organisation(spot, lists) else one.guess
            yield replace(finding, must=must, guess=guess, title=one.title)


def _is_organisation(spot: Spot, lists: Language) -> bool:
    """Whether it stands behind “Organisation:”, so that nobody need guess."""
    with speaking(lists.code):
        return bool(spot.label) and spot.label == _("Organisation")


def _blanked(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """`text` with small letters, which are nobody's name, where something is answered already."""
    for start, end in taken:
        text = text[:start] + "x" * (end - start) + text[end:]
    return text


def _is_free(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return all(end <= a or start >= b for a, b in taken)


def _finding(text: str, start: int, end: int, kind: FindingKind, spot: Spot) -> Finding:
    first, last = sentence(text, start, end)
    first, last = min(first, start), max(last, end)
    before = f"{spot.label}: " if spot.label else ""
    shown, by = before + text[first:last], len(before) - first
    return Finding(text[start:end], kind, True, shown, start + by, end + by, spot)


def _asked(found: Iterable[Finding], names: Names) -> list[Finding]:
    """Each once, without what was answered, what has to be answered first."""
    left = [_words(text) for text in names.left]
    first: dict[tuple[str, ...], Finding] = {}
    for one in found:
        words = _words(one.text)
        key = ("place", one.place) if one.place and one.must else ("word", *words)
        if not one.place and any(_holds(whole, words) for whole in left):
            continue
        if same := first.get(key):
            keep, other = (one, same) if one.must and not same.must else (same, one)
            one = replace(keep, count=keep.count + other.count)
        first[key] = one
    named = {key[1:] for key, one in first.items() if one.kind in _OF_SEVERAL and len(key) > 2}
    asked = (
        one
        for key, one in first.items()
        if one.kind not in ("capital", "small")
        or not any(len(whole) > len(key) - 1 and _holds(whole, key[1:]) for whole in named)
    )
    return sorted(asked, key=lambda one: not one.must)


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(fold(text).text))


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether `part` stands in `whole`, as a surname does in a full name."""
    n = len(part)
    return any(whole[at : at + n] == part for at in range(len(whole) - n + 1))
