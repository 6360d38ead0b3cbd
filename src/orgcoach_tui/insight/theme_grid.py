"""What the trajectories of one organisation share: themes beside each other, with their quotes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from orgcoach_tui.i18n import _, language, ngettext
from orgcoach_tui.insight.theme_files import Lexicon, by_name, called
from orgcoach_tui.insight.themes import Quote, confirmed, found
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.mirror.places import in_context
from orgcoach_tui.text import clean_line, fold

FEW = 4  # texts, below which it is said that they are few


@dataclass(frozen=True, slots=True)
class Source:
    """A reflection in a cell, with the words that show the theme; there may be none."""

    reflection: Reflection
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What a trajectory has of a theme: seen by the coach, and apart from that, proposed only."""

    seen: tuple[Source, ...] = ()
    proposed: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A theme. `said` is a sentence about what the coach sees; empty where it is only proposed."""

    name: str
    cells: Mapping[str, Cell]  # by trajectory
    said: str = ""

    def sources(self, trajectory: str | None, *, seen: bool) -> tuple[Source, ...]:
        """What was `seen`, or only proposed, in that trajectory, or in all; the latest first."""
        cells = self.cells.values() if trajectory is None else [self.cells.get(trajectory, Cell())]
        found = [one for cell in cells for one in (cell.seen if seen else cell.proposed)]
        return tuple(sorted(found, key=lambda one: one.reflection.date, reverse=True))


@dataclass(frozen=True, slots=True)
class Grid:
    """The themes of some reflections, by trajectory; "" is what belongs to none.

    `few` says so where the texts are few. `question` is the chapter's, to be left a question.
    """

    trajectories: tuple[str, ...]
    texts: int
    rows: tuple[Row, ...]
    proposed: tuple[Row, ...]
    few: str
    question: str

    @property
    def organisation(self) -> str:
        """What they are about; empty also where there is no theme at all."""
        cells = (cell for row in (*self.rows, *self.proposed) for cell in row.cells.values())
        sources = (one for cell in cells for one in (*cell.seen, *cell.proposed))
        return next((one.reflection.organisation for one in sources), "")

    @property
    def only_proposed(self) -> tuple[Row, ...]:
        """Every theme with proposals, also one that the coach sees elsewhere."""
        every = (*self.rows, *self.proposed)
        return tuple(row for row in every if any(cell.proposed for cell in row.cells.values()))


def sentences(source: Source) -> list[str]:
    """The sentences of its quotes, whole and each on one line."""
    found = []
    for quote in source.quotes:
        text = source.reflection.text(quote.question)
        found.append(clean_line("".join(in_context(text, quote, around=len(text)))))
    return list(dict.fromkeys(found))


def grid(
    reflections: Iterable[Reflection],
    lexicon_of: Callable[[Reflection], Lexicon],
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Grid:
    """The themes of `reflections`, which are those of one organisation.

    A theme that was proposed and got another name is that name here, wherever it is proposed. One
    that orgcoach knows is the same theme in every language.
    """
    texts = [one for one in reflections if any(a.text.strip() for a in one.answers)]
    texts.sort(key=lambda one: (one.date, one.created))
    trajectories = sorted(
        {one.trajectory for one in texts}, key=lambda name: (not name, fold(name))
    )
    named = {
        noted.lexicon: noted.name for one in texts for noted in confirmed(one) if noted.lexicon
    }
    spelled: dict[str, str] = {}
    seen: dict[str, dict[str, list[Source]]] = {}
    only: dict[str, dict[str, list[Source]]] = {}
    for done, one in enumerate(texts):
        progress(done, len(texts))
        proposals = {proposal.theme.id: proposal for proposal in found(one, lexicon_of(one))}
        for noted in confirmed(one):
            key = key_of(noted.name)
            spelled[key] = noted.name
            proposal = proposals.get(noted.lexicon)
            quotes = proposal.quotes if proposal else _by_name(one, noted.name)
            seen.setdefault(key, {}).setdefault(one.trajectory, []).append(Source(one, quotes))
        answered = {noted.lexicon for noted in one.themes}
        here = {key_of(noted.name) for noted in one.themes}
        for id_, proposal in proposals.items():
            name = named.get(id_, proposal.theme.name)
            key = key_of(name)
            if id_ in answered or key in here:
                continue
            if spelled.setdefault(key, name) != name and key not in seen:
                spelled[key] = called(id_, language()) or name
            places = only.setdefault(key, {}).setdefault(one.trajectory, [])
            places.append(Source(one, proposal.quotes))
    rows = [
        Row(spelled[key], _cells(seen[key], only.get(key, {})), _said(seen[key], texts))
        for key in sorted(seen, key=lambda key: (-len(seen[key]), -_count(seen[key]), key))
    ]
    rest = [
        Row(spelled[key], _cells({}, only[key]))
        for key in sorted(only, key=lambda key: (-len(only[key]), -_count(only[key]), key))
        if key not in seen
    ]
    return Grid(
        tuple(trajectories), len(texts), tuple(rows), tuple(rest), few(len(texts)),
        _("Which of this is not only theirs, but also the organisation’s?"),
    )  # fmt: skip


def few(texts: int) -> str:
    """That there are few texts; empty where there are more."""
    if not texts:
        return _("There is no text here yet.")
    if texts >= FEW:
        return ""
    return ngettext(
        "There is one text here. A pattern needs more than one.",
        "There are {n} texts here. That is little to see a pattern in.",
        texts,
    ).format(n=texts)


def comes_back(times: int, within: set[str], named: set[str], texts: int) -> str:
    """A theme that `times` of `texts` reflections have, in the trajectories `within`, of all those
    `named`; without any by name it is said in how many reflections.
    """
    if not named:
        return ngettext("In one of {of} reflections.", "In {n} of {of} reflections.", times).format(
            n=times, of=texts
        )
    here, of = len(within & named), len(named)
    if not here:
        return _("Only outside the trajectories.")
    if of == 1:
        return _("In the only trajectory there is.")
    return ngettext(
        "In one of {of} trajectories.", "Comes back in {n} of {of} trajectories.", here
    ).format(n=here, of=of)


def key_of(name: str) -> str:
    """What makes two names the same theme."""
    return by_name().get(fold(name), fold(name))


def _said(places: Mapping[str, Sequence[Source]], texts: Sequence[Reflection]) -> str:
    named = {one.trajectory for one in texts if one.trajectory}
    return comes_back(_count(places), set(places), named, len(texts))


def _cells(
    seen: Mapping[str, list[Source]], proposed: Mapping[str, list[Source]]
) -> dict[str, Cell]:
    return {
        name: Cell(tuple(seen.get(name, ())), tuple(proposed.get(name, ())))
        for name in {**seen, **proposed}
    }


def _count(places: Mapping[str, Sequence[Source]]) -> int:
    return sum(map(len, places.values()))


def _by_name(reflection: Reflection, name: str) -> tuple[Quote, ...]:
    """The sentences in which a theme of the coach's own stands by its name."""
    quotes = []
    for answer in reflection.answers:
        text = answer.text.lower()
        if len(text) != len(answer.text):  # letters that change in number would shift the places
            continue
        at = text.find(name.lower())
        if at >= 0:
            end = at + len(name)
            quotes.append(Quote(reflection.id, answer.key, at, end, answer.text[at:end]))
    return tuple(quotes)
