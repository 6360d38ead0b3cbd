"""The close: one insight, one next step, perhaps a date; then done, or left open."""

import datetime as dt

from orgcoach_tui import dates
from orgcoach_tui.cli.plain.field import ask_field
from orgcoach_tui.cli.plain.talk import Said
from orgcoach_tui.cli.plain.walk import Ask, Stop, Walk
from orgcoach_tui.i18n import _
from orgcoach_tui.walk.session import Step


def _insight(walk: Walk, _step: Step) -> str:
    walk.talk.say(_("What do you take from this?"))
    label = _("One insight, one sentence will do")
    return ask_field(walk, label, walk.session.reflection, "insight")


def _next_step(walk: Walk, _step: Step) -> str:
    label = _("One next step, small enough for this week")
    return ask_field(walk, label, walk.session.reflection, "next_step")


def _when(walk: Walk, _step: Step) -> str:
    reflection = walk.session.reflection
    due = reflection.next_date
    if now := dates.long(due) if due else reflection.next_when:
        walk.talk.say(
            _("Now: {text}").format(text=now),
            _("Enter leaves it so; a hyphen makes it empty."),
        )
    said = walk.talk.ask(_("When (may stay empty, or: Friday, or 3 December):"))
    if said.text:
        found = dates.parse(said.text, today=dt.date.today(), ahead=True)
        reflection.next_date = found
        reflection.next_when = "" if found or said.text == "-" else said.text
        walk.session.touch()
        if found:
            walk.talk.say(f"{dates.long(found)}.")
        elif reflection.next_when:
            walk.talk.say(
                _(
                    "Kept in your own words; it was not read as a date, such as 24-11-2026 or Friday."
                )
            )
    return walk.move(said)


def _done(walk: Walk, _step: Step) -> str:
    session = walk.session
    if empty := session.empty_questions():
        numbers = ", ".join(str(step.number) for step in empty)
        walk.talk.say(_("Still empty: {numbers}. They can stay that way.").format(numbers=numbers))
    taken = walk.talk.choose(
        (_("Done; you can always add to it later"), _("Leave it open, still a draft"))
    )
    if isinstance(taken, Said):
        return walk.move(taken)
    session.finish(finished=taken == 1)
    raise Stop


ASKED: tuple[Ask, ...] = (_insight, _next_step, _when, _done)
