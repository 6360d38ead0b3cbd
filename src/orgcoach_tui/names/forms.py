"""The ways in which a listed name is written: in full, in part, with initials."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from orgcoach_tui.names.folding import WORD, plain
from orgcoach_tui.names.model import Entry

PARTICLES = frozenset(
    "van de der den het 't t ten ter te vd von zu di da dos del della la le du des el al ben bin "
    "ibn ait y in op aan uit onder over bij 's s".split()
)
"""Words within a name that have a small letter or a large one."""

ARTICLES = frozenset("de het een the a an".split())
_TITLES = frozenset(
    "mevrouw mevr mw meneer mijnheer dhr heer dr drs ir ing mr mrs ms miss prof professor".split()
)
_KINDS = frozenset(
    "stichting gemeente vereniging cooperatie ziekenhuis corporatie woningcorporatie basisschool "
    "school hogeschool universiteit ministerie provincie waterschap zorggroep bedrijf firma bureau "
    "bank roc ggz stad dorp charity council borough university".split()
)
_KINDS_BEHIND = frozenset("council borough trust nhs foundation".split())
_LEGAL = frozenset("bv nv vof vzw ltd limited plc llp inc gmbh".split())


@dataclass(frozen=True, slots=True)
class Form:
    """`words` as they follow each other, folded, and what stands between them in the list.

    `initial` is the letter with which initials before it may begin; `part` tells it from the whole.
    """

    words: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    initial: str = ""
    part: bool = False

    @property
    def solid(self) -> tuple[str, ...]:
        """The words that have a capital where they are a name."""
        return tuple(word for word in self.words if word not in PARTICLES) or self.words


def forms(entry: Entry) -> Iterator[Form]:
    """Every form of the name, the whole one first."""
    for written in (entry.name, *entry.also):
        name = plain(written)
        yield from _formed(name)
        if entry.kind == "person":
            yield from _of_person(name)
        elif entry.kind != "other":
            yield from _of_organisation(name)


def _formed(name: str, initial: str = "", *, part: bool = False) -> Iterator[Form]:
    found = list(WORD.finditer(name))
    if sum(len(one[0]) for one in found) < 2:
        return
    gaps = tuple(name[one.end() : two.start()].strip() for one, two in pairwise(found))
    words = tuple(one[0] for one in found)
    before, after = name[: found[0].start()].strip(), name[found[-1].end() :].strip()
    yield Form(words, gaps, before, after, initial, part)
    if before or after:
        yield Form(words, gaps, initial=initial, part=part)


def _of_person(name: str) -> Iterator[Form]:
    words = [word for word in name.split() if word.strip(".") not in _TITLES]
    if not words or (len(words) == 1 and words == name.split()):
        return
    at = next((n for n, word in enumerate(words) if word in PARTICLES), len(words) - 1)
    last = next((n for n in range(at, len(words)) if words[n] not in PARTICLES), len(words) - 1)
    given, between, surname = words[:at], words[at:last], words[last:]
    initial = given[0][0] if given else ""
    whole, bare = " ".join(between + surname), " ".join(surname)
    yield from _formed(whole, initial, part=True)
    yield from _formed(bare, initial, part=True)
    if not given:
        return
    first = " ".join(given)
    if not re.fullmatch(r"(?:\w\.?-?)+", first) or len(first.replace(".", "")) > 2:
        yield from _formed(first, part=True)
        yield from _formed(given[0], part=True)
    short = [word[0] for word in between]
    letters = [letter for word in given for letter in (word[0],)]
    yield from _formed(f"{whole}, {first}", part=True)
    yield from _formed(f"{bare}, {' '.join([first, *between])}", part=True)
    for start in (" ".join(letters), letters[0]):
        yield from _formed(f"{start} {whole}", part=True)
        if between:
            yield from _formed(f"{start} {' '.join(short)} {surname[0][0]}", part=True)
            yield from _formed(start.replace(" ", "") + "".join(short) + surname[0][0], part=True)
        else:
            yield Form((*start.split(), surname[0][0]), (".",) * len(start.split()), part=True)
    for middle in {" ".join(between), " ".join(short)}:
        if middle:
            yield from _formed(f"{given[0]} {middle} {surname[0][0]}", part=True)
    if not between:
        yield Form((*WORD.findall(given[0]), surname[0][0]), (), "", ".", part=True)


def _of_organisation(name: str) -> Iterator[Form]:
    words = name.split()
    while words and words[0] in ARTICLES | _KINDS and len(words) > 1:
        words = words[1:]
        yield from _formed(" ".join(words), part=True)
    while len(words) > 1 and words[-1] in _KINDS_BEHIND:
        words = words[:-1]
        yield from _formed(" ".join(words), part=True)
    while len(words) > 1 and (legal := words[-1].replace(".", "")) in _LEGAL:
        words = words[:-1]
        for written in (legal, ".".join(legal), ".".join(legal) + "."):
            yield from _formed(" ".join([*words, written]))
        yield from _formed(" ".join(words), part=True)
