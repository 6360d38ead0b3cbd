"""The themes and lenses of `orgcoach insight`: read in the texts themselves, as blocks or as data."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from orgcoach_tui.cli.common import Failed
from orgcoach_tui.cli.output import progress
from orgcoach_tui.i18n import _, language
from orgcoach_tui.journal.errors import Damaged, NotFound
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store

if TYPE_CHECKING:
    from orgcoach_tui.export.document import Block
    from orgcoach_tui.insight.theme_grid import Grid, Row, Source
    from orgcoach_tui.insight.themes import Quote
    from orgcoach_tui.journal.glance import Glance


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--themes",
        action="store_true",
        help=_("also the themes that the trajectories share, and what the words propose"),
    )
    parser.add_argument(
        "--lenses",
        action="store_true",
        help=_("also what the chapter’s lenses show, with the questions that they ask"),
    )


def texts(args: argparse.Namespace, journal: Store, glances: list["Glance"]) -> list[Reflection]:
    """The reflections to read; none where neither was asked for."""
    if not (args.themes or args.lenses):
        return []
    from orgcoach_tui.export.at_play import to_read

    if args.themes and len({one.organisation for one in glances}) > 1:
        raise Failed(_("Themes are laid beside each other within one organisation. Name it."))
    say = progress()
    found = []
    wanted = to_read(glances)
    for done, one in enumerate(wanted):
        say(done, len(wanted))
        try:
            found.append(journal.read(one.path).reflection)
        except (Damaged, NotFound):
            continue  # changed since it was listed
    return found


def blocks(
    args: argparse.Namespace, read: list[Reflection], glances: Iterable["Glance"]
) -> list["Block"]:
    """For the page: what was read of `glances`."""
    from orgcoach_tui.export import at_play

    made: list[Block] = []
    if args.themes or args.lenses:
        made += at_play.read_of(glances)
    if args.themes:
        made += at_play.themes(_grid(args, read))
    if args.lenses:
        from orgcoach_tui.insight.lenses import look

        made += at_play.lenses(look(read, language()), read)
    return made


def data(args: argparse.Namespace, read: list[Reflection]) -> dict[str, Any]:
    """The same for another program; nothing where neither was asked for."""
    made: dict[str, Any] = {}
    if args.themes:
        grid = _grid(args, read)
        made["themes"] = {
            "texts": grid.texts,
            "trajectories": list(grid.trajectories),
            "rows": [_row(row) for row in (*grid.rows, *grid.proposed)],
        }
    if args.lenses:
        from orgcoach_tui.insight.lenses import look

        made["lenses"] = [
            {
                "lens": result.lens.id,
                "texts": result.texts,
                "seen": {one.sign.id: _quotes(one.quotes) for one in result.seen},
                "missing": [sign.id for sign in result.missing],
                "questions": list(result.questions),
            }
            for result in look(read, language())
        ]
    return made


def _grid(args: argparse.Namespace, read: list[Reflection]) -> "Grid":
    from orgcoach_tui.insight.theme_grid import grid
    from orgcoach_tui.insight.themes import lexicon_of

    return grid(read, lambda one: lexicon_of(one, args.places.themes))


def _row(row: "Row") -> dict[str, Any]:
    return {
        "name": row.name,
        "said": row.said,
        "seen": {name: _sources(cell.seen) for name, cell in row.cells.items() if cell.seen},
        "proposed": {
            name: _sources(cell.proposed) for name, cell in row.cells.items() if cell.proposed
        },
    }


def _sources(sources: Iterable["Source"]) -> list[dict[str, Any]]:
    return [{"id": one.reflection.id, "quotes": _quotes(one.quotes)} for one in sources]


def _quotes(quotes: Iterable["Quote"]) -> list[dict[str, Any]]:
    return [
        {"id": q.reflection, "question": q.question, "start": q.start, "end": q.end, "text": q.text}
        for q in quotes
    ]
