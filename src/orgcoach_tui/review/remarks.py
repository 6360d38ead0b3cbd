"""What a reader put in a document: comments, tracked changes, and words typed among the answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from orgcoach_tui.export.document import Place
from orgcoach_tui.export.word import PRINTS
from orgcoach_tui.export.word.prints import SIZE, fingerprint
from orgcoach_tui.journal.comments import squeezed
from orgcoach_tui.journal.model import Comment
from orgcoach_tui.review import words
from orgcoach_tui.review.own import Known, Own
from orgcoach_tui.review.places import holds, located
from orgcoach_tui.review.returned import Line, Note, Returned

_HEADING = re.compile(r"^\s*\d{1,3}(?:\.\d{1,3})*\.\s+")  # the number of one


@dataclass
class Found:
    """By the id of a reflection what was said about it. `elsewhere`: about reflections not here."""

    comments: dict[str, list[Comment]] = field(default_factory=dict)
    elsewhere: int = 0


def found_in(returned: Returned, known: Known, to: str = "") -> Found:
    """Everything that a reader put in. Raises Refused where it is of nothing in the journal."""
    document = _Document(returned, holds(returned, known, to))
    found = Found({id_: [] for id_ in document.owns})
    for place, comment in (*document.notes(), *document.changes()):
        if place.reflection in found.comments:
            found.comments[place.reflection].append(comment)
        else:
            found.elsewhere += 1
    return found


class _Document:
    """A returned document beside what the writer wrote."""

    def __init__(self, returned: Returned, owns: dict[str, Own]) -> None:
        self.returned = returned
        self.owns = owns
        self.places = located(returned, owns)
        joined = "".join(returned.property(PRINTS))
        self.prints = {joined[at : at + SIZE] for at in range(0, len(joined), SIZE)}
        self.there = frozenset(squeezed(line.before) for line in returned.lines)
        self.names = self._names()

    def _names(self) -> dict[str, str]:
        """Which names went out for which: told by the paragraphs that came back as they went."""
        found: dict[str, str] = {}
        for line, place in zip(self.returned.lines, self.places, strict=True):
            own = self.owns.get(place.reflection)
            if own is None or not place.part or own.stands(line.before, place.part):
                continue
            original = own.original(line.before, place.part, self.there)
            if original and self._printed(line):
                found |= words.renamed(original, line.before)
        return found

    # -- comments in the margin

    def notes(self) -> Iterator[tuple[Place, Comment]]:
        at = {note.key: self._place(note) for note in self.returned.notes}
        for note in self.returned.notes:
            parent = at.get(note.parent)
            place = parent if parent and note.start is None else at[note.key]
            comment = Comment(
                id=note.key,
                text=note.text,
                part=place.part,
                quote=self._quote(note, place),
                author=note.author,
                made=note.made,
                state="set_aside" if note.resolved else "open",
                reply_to=note.parent,
            )
            yield place, comment

    def _place(self, note: Note) -> Place:
        place = Place(next(iter(self.owns)), "")
        if note.start is not None and note.start[0] < len(self.places):
            place = self.places[note.start[0]]
        if not place.part and (own := self.owns.get(place.reflection)):
            # Nothing tells the part but the words that it lies at.
            place = Place(place.reflection, own.part_with(self.returned.quoted(note)))
        return place

    def _quote(self, note: Note, place: Place) -> str:
        """The words it is about as the writer wrote them; "" for a heading or a question."""
        own = self.owns.get(place.reflection)
        quote = self.returned.quoted(note)
        if not own or note.start is None or not quote or own.stands(quote, place.part):
            return quote if own else ""
        first = note.start[0]
        lines = [line.before for line in self.returned.lines[first : first + quote.count("\n") + 1]]
        found = [
            self._mine(own, place, *pair) for pair in zip(lines, quote.split("\n"), strict=False)
        ]
        return "\n".join(part for part in found if part)

    def _mine(self, own: Own, place: Place, line: str, quote: str) -> str:
        if own.stands(quote, place.part):
            return quote
        if original := own.original(line, place.part, self.there):
            return words.own_words(original, line, quote) or quote
        ours = words.nearest(line, own.asked.get(place.part, ()))
        return "" if ours or self._printed_text(line) or not place.part else quote

    # -- words put in or taken out

    def changes(self) -> Iterator[tuple[Place, Comment]]:
        """Those tracked, and those typed; lines of which nothing was there before go together."""
        waiting: list[tuple[Place, Comment]] = []
        for line, place in zip(self.returned.lines, self.places, strict=True):
            made = [(place, comment) for comment in self._changed(line, place)]
            if not made and line.text.strip():
                yield from waiting
                waiting = []
            elif made and waiting and _goes_on(waiting[-1], made[0]):
                waiting[-1][1].text += f"\n{made.pop(0)[1].text}"
            waiting += made
        yield from waiting

    def _changed(self, line: Line, place: Place) -> Iterator[Comment]:
        own = self.owns.get(place.reflection)
        if own is None:
            if self._typed(line, None, place) or any(p.change != "same" for p in line.pieces):
                yield Comment("", line.text, place.part, "suggestion")
            return
        old = line.before
        if self._typed(line, own, place):
            yield from self._suggested(own, place, "", old, self._who(), line)
        dates = {p.author: p.made for p in line.pieces if p.change != "same"}
        for author, made in dates.items():
            new = line.after(author)
            if squeezed(new) == squeezed(old):
                continue
            for comment in self._suggested(own, place, old, new, author, line):
                comment.made = made
                yield comment

    def _suggested(
        self, own: Own, place: Place, old: str, new: str, author: str, line: Line
    ) -> Iterator[Comment]:
        """That `new` should stand in the place of `old`; where that is not known, of what it was."""
        mine = own.original(old or new, place.part, self.there if not old else frozenset())
        if mine:
            new = words.in_own_names(mine, new, self.names)
            old, new = words.focused(mine, new)
            if squeezed(old) != squeezed(new):
                yield Comment("", new.strip(), place.part, "suggestion", old, author)
            return
        new = _HEADING.sub("", new)
        ours = words.nearest(_HEADING.sub("", old) or new, own.asked.get(place.part, ()))
        if ours or old:
            new = words.added(ours or old, new)
        if new.strip():
            # At a heading, or above all parts, it is something said and nothing suggested.
            kind = "comment" if ours or line.heading or not place.part else "suggestion"
            yield Comment("", new.strip(), place.part, kind, "", author)  # type: ignore[arg-type]
        elif old and not ours and not line.heading:
            yield Comment("", "", place.part, "suggestion", old, author)

    def _typed(self, line: Line, own: Own | None, place: Place) -> bool:
        """Whether words were typed in the line, without anything that tells so."""
        if not squeezed(line.before) or self._printed(line):
            return False
        if own is None:
            return bool(self.prints)
        known = {squeezed(one) for one in own.written(place.part)}
        known |= {squeezed(one) for one in own.asked.get(place.part, ())}
        if all(squeezed(one) in known for one in line.before.split("\n") if one.strip()):
            return False
        # Where all prints got lost, what is not plainly an answer is taken to be as it was.
        return bool(self.prints) or _answers(line)

    def _printed(self, line: Line) -> bool:
        """Whether the line went out like this."""
        return all(self._printed_text(one) for one in line.numbered.split("\n") if one.strip())

    def _printed_text(self, text: str) -> bool:
        return fingerprint(text) in self.prints

    def _who(self) -> str:
        """Who typed: who saved the file last, else the only one who said anything."""
        names = {note.author for note in self.returned.notes} - {""}
        return self.returned.editor or (names.pop() if len(names) == 1 else "")


def _goes_on(one: tuple[Place, Comment], other: tuple[Place, Comment]) -> bool:
    """Whether two whole new paragraphs stand under each other, by the same hand."""
    a, b = one[1], other[1]
    same = (one[0], a.kind, a.author, a.made) == (other[0], b.kind, b.author, b.made)
    return same and not a.quote and not b.quote and bool(a.text and b.text)


def _answers(line: Line) -> bool:
    """Whether the style of a paragraph is one in which answers go out, or anybody's own."""
    style = squeezed(line.style).casefold()
    ours = ("orgcoachquestion", "orgcoachnote", "orgcoachfact", "caption", "footer")
    return not line.heading and not line.in_table and not any(style.startswith(one) for one in ours)
