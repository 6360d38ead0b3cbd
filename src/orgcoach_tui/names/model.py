"""The names of a practice with what stands in for them, and what was answered about others."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from orgcoach_tui.names.folding import plain
from orgcoach_tui.text import clean_line

Kind = Literal["person", "organisation", "place", "other"]

KINDS: tuple[Kind, ...] = ("person", "organisation", "place", "other")


@dataclass(frozen=True)
class Entry:
    """A name, and what is read instead of it; `also` are other ways in which it is written.

    Of a person, the first name and the surname by themselves and initials are known by it too; of
    an organisation, the name without its kind: ‘Waterland’ of ‘gemeente Waterland’.
    """

    name: str
    replacement: str
    kind: Kind = "person"
    also: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Names:
    """All that is known. Nothing here is changed in place.

    `left` are words that were asked about and may stay. `places` holds, by a print of the sentence,
    whether a word that is also a name is one there. `words` are names that, with a small letter,
    are always the ordinary word.
    """

    entries: tuple[Entry, ...] = ()
    left: tuple[str, ...] = ()
    places: dict[str, bool] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict, compare=False)
    newer: bool = False  # written by a newer version: it is used, and cannot be changed

    def find(self, name: str) -> Entry | None:
        """The entry of that very name, however it is written."""
        wanted = plain(name)
        for one in self.entries:
            if any(plain(written) == wanted for written in (one.name, *one.also)):
                return one
        return None

    def with_entry(self, entry: Entry) -> "Names":
        """With `entry`, in the place of the one of the same name; nothing without its two texts."""
        entry = replace(
            entry,
            name=clean_line(entry.name),
            replacement=clean_line(entry.replacement),
            also=_lines(entry.also),
        )
        if not (entry.name and entry.replacement):
            return self
        kept = plain(entry.name)
        entries = [entry if plain(one.name) == kept else one for one in self.entries]
        if entry not in entries:
            entries.append(entry)
        left = tuple(one for one in self.left if plain(one) != kept)
        return replace(self, entries=tuple(entries), left=left)

    def without(self, name: str) -> "Names":
        """Without the entry of that name, and without the answer that it may stay."""
        gone = plain(name)
        return replace(
            self,
            entries=tuple(one for one in self.entries if plain(one.name) != gone),
            left=tuple(one for one in self.left if plain(one) != gone),
        )

    def leaving(self, text: str) -> "Names":
        """With the answer that `text` may stay."""
        text = clean_line(text)
        if not text or any(plain(one) == plain(text) for one in self.left):
            return self
        return replace(self, left=(*self.left, text))

    def at(self, place: str, *, name: bool) -> "Names":
        """With the answer whether a word that is also a name is one at `place`."""
        return replace(self, places=self.places | {place: name})

    def always_a_word(self, name: str) -> "Names":
        """With the answer that `name` with a small letter is the ordinary word."""
        name = clean_line(name)
        if not name or any(plain(one) == plain(name) for one in self.words):
            return self
        return replace(self, words=(*self.words, name))


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in map(clean_line, texts) if line)
