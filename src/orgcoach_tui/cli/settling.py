"""What `orgcoach goals` and `orgcoach steps` share: a list, and what came of each."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from orgcoach_tui.cli.common import (
    Failed,
    add_format,
    add_name,
    add_where,
    failing,
    find,
    opened,
    print_json,
    store,
)
from orgcoach_tui.i18n import N_, _
from orgcoach_tui.journal.errors import Conflict, ReadOnly, SaveFailed
from orgcoach_tui.journal.model import OutcomeState
from orgcoach_tui.text import clean_line, fold

if TYPE_CHECKING:
    from orgcoach_tui.insight.intents import Held
    from orgcoach_tui.journal.glance import Glance

_ACTIONS = {
    "list": N_("those that are open, the newest first"),
    "done": N_("note that it is done"),
    "changed": N_("note that it has changed, and into what"),
    "let-go": N_("note that you let it go, with a word why"),
    "reopen": N_("open it again"),
}
_STATES: dict[str, OutcomeState | None] = {
    "done": "done",
    "changed": "changed",
    "let-go": "let_go",
    "reopen": None,
}


def add_actions(parser: argparse.ArgumentParser, command: str) -> None:
    """The actions; without one it is the list."""
    parser.set_defaults(format="text", all=False, organisation=None, trajectory=None)
    actions = parser.add_subparsers(dest="action", metavar=_("ACTION"))
    for name, said in _ACTIONS.items():
        about = _(said)
        action: Any = actions.add_parser(
            name, help=about, description=f"{about[:1].upper()}{about[1:]}."
        )
        action.name = f"{command} {name}"
        if name == "list":
            add_where(action)
            action.add_argument(
                "--all", action="store_true", help=_("with those that were settled")
            )
            add_format(action)
            continue
        add_name(action)
        if name != "reopen":
            action.add_argument(
                "words", metavar=_("WORDS"), nargs="*", help=_("a word why, or what it became")
            )


def show(
    args: argparse.Namespace, held: Callable[[Iterable["Glance"]], list["Held"]], none: str
) -> int:
    """The list of what `held` finds; `none` says that there is nothing."""
    from orgcoach_tui.cli.output import progress

    journal = store(args)
    seen = journal.glances(progress())
    journal.close()
    found = [
        one
        for one in held(seen.glances)
        if (args.all or one.open)
        and fold(args.organisation or "") in fold(one.glance.organisation)
        and fold(args.trajectory or "") in fold(one.glance.trajectory)
    ]
    if args.format == "json":
        from orgcoach_tui.cli.insight_data import intent

        print_json([intent(one) for one in found])
    elif not found:
        print(none, file=sys.stderr)
    else:
        print("\n".join(map(_line, found)))
    if seen.damaged:
        from orgcoach_tui.insight.said import damaged

        print(damaged(seen.damaged), file=sys.stderr)
    return 0


def _line(held: "Held") -> str:
    from orgcoach_tui.export.insight import in_short
    from orgcoach_tui.insight.said import came_of

    one = held.glance
    names = (clean_line(one.organisation), clean_line(one.trajectory))
    about = ", ".join(filter(None, (one.date.isoformat(), clean_line(one.id), *names)))
    state = "" if held.open else f"\n   {came_of(held.intent)}"
    due = _due(one) if held.open and held.intent.part == "next_step" else ""
    return f"{about}\n   {in_short(held.intent)}{due}{state}"


def _due(one: "Glance") -> str:
    when = one.due.isoformat() if one.due else clean_line(one.when)
    return f" ({when})" if when else ""


def note(args: argparse.Namespace, parts: Sequence[str], none: str) -> int:
    """Note what came of the goals or the step in one reflection."""
    from orgcoach_tui.insight.intents import settle

    journal = store(args)
    at_work = opened(journal, find(journal, args.name))
    why = clean_line(" ".join(getattr(args, "words", [])))
    state = _STATES[args.action]
    if not [part for part in parts if settle(at_work.reflection, part, state, why)]:
        raise Failed(none)
    try:
        journal.save(at_work)
    except SaveFailed as failed:
        raise failing(failed) from None
    except Conflict:
        raise Failed(
            _("The reflection is being changed elsewhere. Nothing was changed; try again.")
        ) from None
    except ReadOnly:
        raise Failed(
            _("This reflection was made with a newer orgcoach; it can only be read.")
        ) from None
    print(_("Kept."))
    return 0
