"""What is at play in some reflections, on a page: themes by trajectory, and the chapter's lenses."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from orgcoach_tui import dates
from orgcoach_tui.export.document import Block, Heading, Items, Paragraph, Table
from orgcoach_tui.i18n import _
from orgcoach_tui.insight.lenses import Result
from orgcoach_tui.insight.theme_grid import Cell, Grid, Row, Source
from orgcoach_tui.insight.themes import Quote
from orgcoach_tui.journal.glance import Glance
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.mirror.places import in_context
from orgcoach_tui.text import clean_line

_Count = Callable[[Cell], tuple[Source, ...]]

QUOTES = 3  # of one theme or sign
QUESTIONS = 3  # of one lens
NEWEST = 500
"""Reflections whose words are read for one page: as many as take about a second."""


def to_read(glances: Iterable[Glance]) -> list[Glance]:
    """Those whose words are read: the newest of the finished ones, the oldest first."""
    return [one for one in glances if one.status == "finished"][-NEWEST:]


def read_of(glances: Iterable[Glance]) -> Iterator[Block]:
    """That there are more than were read."""
    number = sum(one.status == "finished" for one in glances)
    if number > NEWEST:
        said = _(
            "The words of the newest {most} of {n} reflections were read. "
            "Choose an organisation, a trajectory or a period for others."
        )
        yield Paragraph(said.format(most=NEWEST, n=number), "note")


def themes(grid: Grid) -> Iterator[Block]:
    """What the coach sees first; what is proposed only stands apart, and claims nothing."""
    yield Heading(_("What the trajectories share"), 2)
    if grid.few:
        yield Paragraph(grid.few, "note")
    if grid.rows:
        yield _table(_("Themes you noted: in how many reflections"), grid, grid.rows, _seen)
        for row in grid.rows:
            yield Paragraph(f"{clean_line(row.name)}: {_small(row.said)}")
            if quotes := _quotes(source for cell in row.cells.values() for source in cell.seen):
                yield Items(quotes)
        yield Paragraph(grid.question, "question")
    elif grid.texts:
        yield Paragraph(_("You have noted no theme here yet."))
    if proposed := grid.only_proposed:
        yield Heading(_("What the words propose"), 3)
        yield Paragraph(_("Words that may point to a theme. You have not said yes or no."), "note")
        yield _table(_("Proposed: in how many reflections"), grid, proposed, _proposed)
        for row in proposed:
            sources = [source for cell in row.cells.values() for source in cell.proposed]
            yield Paragraph(f"{clean_line(row.name)}:")
            yield Items(_quotes(sources))


def lenses(results: Iterable[Result], reflections: Sequence[Reflection]) -> Iterator[Block]:
    """Each lens that has something to look at: what it shows, where, and what it asks."""
    by_id = {one.id: one for one in reflections}
    for result in results:
        if not result.texts:
            continue
        yield Heading(result.lens.title, 2)
        yield Paragraph(result.lens.about, "note")
        yield Paragraph(result.said)
        told = _quote if len(by_id) > 1 else _in_answer
        shown = [
            f"{seen.sign.name}: {told(by_id[quote.reflection], quote)}"
            for seen in result.seen
            for quote in seen.quotes[:QUOTES]
        ]
        if shown:
            yield Items(tuple(dict.fromkeys(shown)))  # two finds may be of one sentence
        for question in result.questions[:QUESTIONS]:
            yield Paragraph(question, "question")


def quoted(reflection: Reflection, quote: Quote) -> str:
    """The words of a quote with what stands around them, on one line."""
    return "".join(in_context(reflection.text(quote.question), quote))


def _quotes(sources: Iterable[Source]) -> tuple[str, ...]:
    """One for each reflection that shows any words, as far as there is room: each trajectory first."""
    before: Counter[str] = Counter()
    ranked = []
    for one in sources:
        if one.quotes:
            ranked.append((before[one.reflection.trajectory], one))
            before[one.reflection.trajectory] += 1
    ranked.sort(key=lambda pair: pair[0])
    return tuple(_quote(one.reflection, one.quotes[0]) for _before, one in ranked[:QUOTES])


def _quote(reflection: Reflection, quote: Quote) -> str:
    where = filter(None, (_day(reflection), clean_line(reflection.trajectory)))
    return f"{', '.join(where)}: ‘{clean_line(quoted(reflection, quote))}’"


def _in_answer(reflection: Reflection, quote: Quote) -> str:
    """Where there is one reflection only, it is told which question it answers."""
    answer = reflection.answer(quote.question)
    title = clean_line(answer.title) if answer else ""
    words = f"‘{clean_line(quoted(reflection, quote))}’"
    return _("under ‘{title}’: {quote}").format(title=title, quote=words) if title else words


def _day(reflection: Reflection) -> str:
    return dates.short(reflection.date, reflection.date.min)  # always with its year


def _table(caption: str, grid: Grid, rows: Iterable[Row], of: _Count) -> Table:
    names = [clean_line(name) or _("no trajectory") for name in grid.trajectories]
    return Table(
        caption,
        (_("Theme"), *names),
        tuple(
            (clean_line(row.name), *_counts(row.cells, grid.trajectories, of)) for row in rows
        ),
    )  # fmt: skip


def _counts(cells: Mapping[str, Cell], names: Iterable[str], of: _Count) -> Iterator[str]:
    for name in names:
        number = len(of(cells[name])) if name in cells else 0
        yield str(number) if number else "–"


def _seen(cell: Cell) -> tuple[Source, ...]:
    return cell.seen


def _proposed(cell: Cell) -> tuple[Source, ...]:
    return cell.proposed


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
