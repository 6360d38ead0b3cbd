"""Reading other names than those that were written. What was written is not changed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from orgcoach_tui.names.folding import WORD, Folded, fold
from orgcoach_tui.names.forms import ARTICLES, PARTICLES
from orgcoach_tui.names.index import Index, Match
from orgcoach_tui.names.language import Language
from orgcoach_tui.names.model import Entry, Names
from orgcoach_tui.names.patterns import patterns
from orgcoach_tui.names.sentences import is_start, sentence
from orgcoach_tui.names.suggest import unlisted

_DETERMINERS = ARTICLES | frozenset(
    "onze ons mijn jouw jullie hun haar zijn uw dit dat deze die our my your their his her this "
    "that these those its".split()
)
_INITIALS = re.compile(r"((?:[^\W\d_]\.[ -]?)+)\Z")
_LETTER_STOPPED = re.compile(r"\.[^\S\n]*[^\W_A-ZÀ-Þ]|\.[,;:)]")
_MOST_ROUNDS = 5
_IN_ADDRESS = tuple("@./-_")


@dataclass(frozen=True, slots=True)
class Edit:
    """From `start` to `end` in the old text, and what is there in the new one."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that may be the name of `entry`, or the ordinary word; where it stands in the new text.

    "start": a capital says nothing there. "small": it has a small letter. "inside": the name is part
    of another word. `place` is a print of the sentence, by which the answer is kept.
    """

    entry: Entry
    start: int
    end: int
    why: Literal["start", "small", "inside"]
    place: str


@dataclass(frozen=True)
class Replaced:
    """A text as it leaves; `settled` is where in it nothing is left to ask.

    There something else stands in for a name, or what was written was answered to be none.
    """

    text: str
    settled: tuple[tuple[int, int], ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Replacer:
    """Reads texts in `language` with the replacements of `names`; `own` are left as they are."""

    def __init__(self, names: Names, language: Language, own: Iterable[str] = ()) -> None:
        self._names = names
        self._language = language
        self._own = tuple(text for text in own if text)
        self._index = Index(names.entries, language)
        self._stand_ins = {entry.name: self._usable(entry) for entry in names.entries if entry.name}

    def text(self, text: str) -> Replaced:
        """`text` with every listed name replaced of which it is certain that it is one."""
        done = Replaced(text)
        for at in range(_MOST_ROUNDS):
            edits, doubts, words = self._look(done.text)
            if at == 0:
                done = replace(done, settled=tuple(words), doubts=tuple(doubts))
            if not edits:
                break
            done = _carried_out(done, edits)
        return done

    def _usable(self, entry: Entry) -> str:
        """What stands in for it; something neutral where a listed name is in that."""
        for text in (entry.replacement, *unlisted(entry.kind, self._language)):
            if text and next(self._index.matches(fold(text)), None) is None:
                return text
        return "…"

    def _look(self, text: str) -> tuple[list[Edit], list[Doubt], list[tuple[int, int]]]:
        """What to replace, what to ask, and which words look like a name and are none."""
        folded = fold(text)
        words: list[tuple[int, int]] = []
        edits: list[Edit] = []
        doubts: list[Doubt] = []
        kept = [
            (at.start(), at.end()) for own in self._own for at in re.finditer(re.escape(own), text)
        ]
        seen: dict[tuple[str, int], int] = {}
        for match in self._index.matches(folded):
            start, end = folded.places[match.start], folded.places[match.end - 1] + 1
            end += _unseen(text, end)
            if any(a <= start and end <= b for a, b in kept):
                continue
            floor = edits[-1].end if edits else 0
            if start < floor:
                continue
            if (address := self._address(text, start, end)) is not None:
                if self._may_stay(text[address.start : address.end]):
                    words.append((address.start, address.end))
                elif address.start >= floor:
                    edits.append(address)
                continue
            why = self._doubt(text, match, start, end)
            if why is None:
                edits.append(self._edit(text, folded, match, start, end, floor))
                continue
            if why == "":
                words.append((start, end))
                continue
            place = _place(text, start, end, match.form.words, seen)
            answer = self._names.places.get(place)
            if answer is None and why == "small" and self._is_always_a_word(match):
                answer = False
            if answer is None:
                doubts.append(Doubt(match.entry, start, end, why, place))
            elif answer:
                edits.append(self._edit(text, folded, match, start, end, floor))
            else:
                words.append((start, end))
        return edits, doubts, words

    def _address(self, text: str, start: int, end: int) -> Edit | None:
        """A mail or web address of which the words are a part: the whole of it has to go then."""
        if text[start - 1 : start] not in _IN_ADDRESS and text[end : end + 1] not in _IN_ADDRESS:
            return None
        for found in patterns(text, self._language):
            if found.kind not in ("mail", "web", "handle"):
                continue
            if (
                found.start <= start
                and end <= found.end
                and (start, end) != (found.start, found.end)
            ):
                instead = self._language.suggest["patterns"][found.kind]
                return Edit(found.start, found.end, str(instead))
        return None

    def _may_stay(self, text: str) -> bool:
        wanted = fold(text).text
        return any(fold(one).text == wanted for one in self._names.left)

    def _is_always_a_word(self, match: Match) -> bool:
        return any(fold(word).text == " ".join(match.form.words) for word in self._names.words)

    def _doubt(
        self, text: str, match: Match, start: int, end: int
    ) -> Literal["start", "small", "inside", ""] | None:
        """Why it is uncertain that this is the name; None: it is, empty: it is not."""
        written = text[start:end]
        if match.derived:
            left = {fold(one).text for one in self._names.left}
            return "" if match.rest and fold(written).text in left else "inside"
        if match.rest not in ("", "s"):
            return None
        if self._is_double(text, match, start, end):
            return "inside"
        solid = match.form.solid
        if not all(word in self._language.words for word in solid):
            return None
        if len(solid) == 1 and len(match.form.words) > 1 and written[:1].isupper():
            return None  # De Wit
        capitals = [at for at in _solid_places(written, match.form.words) if written[at].isupper()]
        if not capitals:
            return "" if match.form.part else "small"
        if len(solid) > 1 and len(capitals) > 1:
            return None
        shouted = len(written) > 1 and written.isupper()
        monthly = len(solid) == 1 and solid[0] in self._language.allowed
        if shouted or monthly or is_start(text, start + capitals[0]):
            return "start"
        return None

    def _is_double(self, text: str, match: Match, start: int, end: int) -> bool:
        """Whether it is half of another first name: Jan-Willem."""
        if match.entry.kind != "person" or len(match.form.words) > 1:
            return False
        after = re.match(r"[-‐‑]([^\W\d_]+)", text[end:])
        before = re.search(r"([^\W\d_]+)[-‐‑]\Z", text[:start])
        beside = [found[1] for found in (after, before) if found]
        given = self._language.given
        return match.form.words[0] in given and any(
            word[0].isupper() and fold(word).text in given for word in beside
        )

    def _edit(
        self, text: str, folded: Folded, match: Match, start: int, end: int, floor: int
    ) -> Edit:
        """What to do; `floor` is where the edit before ends."""
        stand_in = self._stand_ins[match.entry.name]
        written_on = ""
        if match.rest == "s":
            written_on = "’s"
        elif match.rest:
            end = folded.places[match.end - len(match.rest)]
            written_on = "-"
        if initial := match.form.initial:
            found = _INITIALS.search(text[:start])
            if found and fold(found[1]).text[:1] == initial:
                before = text[: found.start()]
                if not before or not before[-1].isalnum():
                    start = max(found.start(), floor)
        if len(match.form.words[-1]) == 1:  # its stop goes too, unless it ends the sentence
            end -= match.form.after == "."
            end += _LETTER_STOPPED.match(text, end) is not None
        joined = text[start - 1 : start] == "-" or text[end : end + 1] in ("-", "‐", "‑")
        words = stand_in.split()
        earlier = text[:start].split()
        determined = bool(earlier) and fold(earlier[-1]).text in _DETERMINERS
        articled = len(words) > 1 and words[0].lower() in ARTICLES
        if articled and (joined or written_on == "-" or determined):
            words = words[1:]
        start = max(_swallowed(text, start, words), floor)
        stand_in = " ".join(words)
        if stand_in[:1].islower() and is_start(text, start, surely=True):
            stand_in = stand_in[0].upper() + stand_in[1:]
        if stand_in.endswith(".") and not written_on and text[end : end + 1] == ".":
            stand_in = stand_in[:-1]
        return Edit(start, end, stand_in + written_on)


def _solid_places(written: str, words: Sequence[str]) -> Iterator[int]:
    """Where in `written` the words begin that are more than van and de."""
    found = list(WORD.finditer(written))
    bare = [one.start() for one in found if fold(one[0]).text not in PARTICLES]
    return iter(bare or [one.start() for one in found[: len(words)]])


def _swallowed(text: str, start: int, words: Sequence[str]) -> int:
    """Where to begin when words before are ones that the replacement has: de gemeente Waterland."""
    for n in range(len(words), 0, -1):
        for wanted in (words[:n], words[-n:]):
            if not all(word.islower() and len(word) > 1 for word in wanted):
                continue
            pattern = r"\s+".join(map(re.escape, wanted))
            if found := re.search(rf"(?<![^\W_])(?i:{pattern})\s+\Z", text[:start]):
                return found.start()
    return start


def _unseen(text: str, end: int) -> int:
    """How many marks that belong to the letter before follow at `end`."""
    n = 0
    while end + n < len(text) and fold(text[end + n]).text == "":
        n += 1
    return n


def _place(
    text: str, start: int, end: int, words: Sequence[str], seen: dict[tuple[str, int], int]
) -> str:
    """A print of the sentence that the word stands in, and which of them it is."""
    import hashlib

    first, last = sentence(text, start, end)
    name = " ".join(words)
    nth = seen[name, first] = seen.get((name, first), 0) + 1
    print_ = f"{name}\n{nth}\n{fold(text[first:last]).text}"
    return hashlib.sha256(print_.encode()).hexdigest()[:16]


def _carried_out(done: Replaced, edits: Sequence[Edit]) -> Replaced:
    """`done` after `edits`, with everything that is known of it where it is then."""
    pieces: list[str] = []
    fresh: list[tuple[int, int]] = []
    at = length = 0
    for edit in edits:
        pieces += (done.text[at : edit.start], edit.text)
        length += edit.start - at
        fresh.append((length, length + len(edit.text)))
        length += len(edit.text)
        at = edit.end
    pieces.append(done.text[at:])

    def moved(place: int) -> int:
        by = 0
        for edit in edits:
            if place < edit.end:
                return min(place, edit.start) + by if place > edit.start else place + by
            by += len(edit.text) - (edit.end - edit.start)
        return place + by

    settled = {(moved(a), moved(b)) for a, b in done.settled} | set(fresh)
    doubts = (replace(one, start=moved(one.start), end=moved(one.end)) for one in done.doubts)
    return Replaced("".join(pieces), tuple(sorted(settled)), tuple(doubts))
