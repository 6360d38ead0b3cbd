"""What could be a name by its capitals, by a title before it, or by a word for organisations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from orgcoach_tui.names.folding import WORD, fold
from orgcoach_tui.names.language import Language
from orgcoach_tui.names.model import Kind
from orgcoach_tui.names.runs import runs
from orgcoach_tui.names.single import Token, is_title, tokens

_HYPHEN = re.compile(r"[-‐‑]")
_WRITTEN_ON = re.compile(r"[-‐‑]([^\W_]+)\Z")
_NEAR = re.compile(r"\.? (?:[^\W_]+ )*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name perhaps, from `start` to `end`; `title` is the word that made it sure."""

    start: int
    end: int
    why: Literal["title", "organisation", "capital", "small"]
    guess: Kind
    title: str = ""


@cache
def _capitals() -> re.Pattern[str]:
    letters = "".join(filter(str.isupper, map(chr, range(0x0530))))
    return re.compile(f"[{re.escape(letters)}]")


def candidates(text: str, lists: Language) -> Iterator[Candidate]:
    """Everything in `text` that could be a name: with capitals, then with small letters."""
    if _capitals().search(text):
        words = tokens(text)
        for at, last in runs(text, words, lists):
            yield from _judged(text, words, at, last, lists)
    yield from _small(text, lists)


def _judged(
    text: str, words: Sequence[Token], at: int, last: int, lists: Language
) -> Iterator[Candidate]:
    """The name from word `at` up to `last`, with what is before it and in it."""
    title = ""
    for n in range(last - 2, at - 1, -1):
        if is_title(words[n].folded, lists):
            title, at = words[n].folded, n + 1
            break
    if title and words[at].folded == "of":
        return  # Head of People
    if at and not title:
        before = words[at - 1]
        gap = text[before.end : words[at].start]
        if gap in (" ", ". ") and is_title(before.folded, lists):
            title = before.folded
    names = words[at:last]
    solid = [one for one in names if one.folded not in lists.particles] or list(names)
    start = names[0].start
    end = names[-1].end - _written_on(names[-1], lists)
    if text[end : end + 1] == "." and len(names[-1].text) == 1 and len(names) > 1:
        end += 1
    if title and (title in lists.titles or not _is_department(solid, lists)):
        yield Candidate(start, end, "title", "person", title)
    elif not _is_function(solid, lists):
        if (word := _organisation(text, words, at, last, lists)) is not None:
            yield Candidate(start, end, "organisation", "organisation", word)
        else:
            yield Candidate(start, end, "capital", _guess(words, at, solid, lists))


def _written_on(token: Token, lists: Language) -> int:
    """How much of the word is an ordinary word behind a hyphen: UMCG-afdeling."""
    found = _WRITTEN_ON.search(token.text)
    if not found or not found[1].islower() or not lists.is_word(fold(found[1]).text):
        return 0
    return len(found[0])


def _is_department(solid: Sequence[Token], lists: Language) -> bool:
    """Director Finance, teamleider Zorg: after a function, ordinary words."""
    known = lists.given | lists.surnames
    if all(one.text.isupper() and len(one.text) < 5 for one in solid):
        return True
    return all(one.folded not in known and lists.is_word(one.folded) for one in solid)


def _is_function(solid: Sequence[Token], lists: Language) -> bool:
    """Chief People Officer, Registrar: what somebody does, with capitals."""
    titles = [is_title(one.folded, lists) for one in solid]
    return any(titles) and all(
        title or lists.is_word(one.folded) or one.folded in lists.abbreviations
        for title, one in zip(titles, solid, strict=True)
    )


def _organisation(
    text: str, words: Sequence[Token], at: int, last: int, lists: Language
) -> str | None:
    """The word for organisations that is in it, or right before it; None where there is none."""
    names = words[at:last]
    if len(names) > 1:
        parts = {part for one in names for part in _HYPHEN.split(one.folded)}
        parts.update(fold(text[names[0].start : names[-1].end]).text.replace(".", "").split())
        if found := lists.in_organisations & parts:
            return min(found)
    if lists.is_named(names[0].folded, lists.organisations):
        return names[0].folded
    if not at or text[words[at - 1].end : names[0].start] not in (" ", " ‘", " “", ' "'):
        return None
    before = words[at - 1].folded
    return before if lists.is_named(before, lists.organisations) else None


def _guess(words: Sequence[Token], at: int, solid: Sequence[Token], lists: Language) -> Kind:
    if _HYPHEN.split(solid[0].folded)[0] in lists.given:
        return "person"
    before = words[at - 1].folded if at else ""
    if before in lists.before_places and len(solid) == 1:
        return "place"
    if before in lists.before_organisations or words[at].folded in ("het", "the"):
        return "organisation"
    articled = words[at].folded == "de" and lists.is_word(solid[0].folded)
    if articled and solid[0].folded not in lists.surnames:
        return "organisation"  # De Kastanje
    if (
        len(solid) > 1
        and lists.is_word(solid[-1].folded)
        and solid[-1].folded not in lists.surnames
    ):
        return "organisation"  # Alder House
    abbreviated = solid[0].text.isupper() and len(solid[0].text) > 1
    return "organisation" if abbreviated else "person"


def _small(text: str, lists: Language) -> Iterator[Candidate]:
    """Names with a small letter: first names that are no word, and what follows mevrouw or Mr."""
    folded = fold(text)
    there = set(WORD.findall(folded.text))
    wanted = {word for word in there & lists.given if len(word) > 3 and word not in lists.words}
    courtesies = there & lists.courtesies
    if not wanted and not courtesies:
        return
    found = list(WORD.finditer(folded.text))
    for at, one in enumerate(found):
        start, end = folded.places[one.start()], folded.places[one.end() - 1] + 1
        if not text[start:end].islower() or (start and text[start - 1] in "@.-/"):
            continue
        n = at - 1
        while n > 0 and found[n][0] in lists.particles:
            n -= 1
        before = found[n][0] if n >= 0 else ""
        if n < 0 or not _NEAR.fullmatch(folded.text[found[n].end() : one.start()]):
            before = ""
        is_name = one[0] in wanted
        after_courtesy = before in courtesies and one[0] not in lists.particles
        unknown = after_courtesy and not lists.is_word(one[0])
        if unknown or (is_name and before and is_title(before, lists)):
            yield Candidate(start, end, "title", "person", before)
        elif is_name:
            yield Candidate(start, end, "small", "person")
