"""What it is about: organisation, trajectory, date, help question. All of it may stay empty."""

import datetime as dt

from orgcoach_tui import dates, hours
from orgcoach_tui.cli.plain import words
from orgcoach_tui.cli.plain.before import tell_still_open
from orgcoach_tui.cli.plain.field import ask_field
from orgcoach_tui.cli.plain.walk import Ask, Walk
from orgcoach_tui.i18n import _
from orgcoach_tui.walk.session import Step


def _organisation(walk: Walk, _step: Step) -> str:
    walk.talk.say(
        _("What is it about?"),
        _("All of it may stay empty. A made-up name is often better than the real one."),
    )
    earlier = walk.session.store.names().organisations
    reflection = walk.session.reflection
    return ask_field(walk, _("Organisation"), reflection, "organisation", earlier=earlier)


def _trajectory(walk: Walk, _step: Step) -> str:
    reflection = walk.session.reflection
    by_organisation = walk.session.store.names().trajectories
    own = by_organisation.get(reflection.organisation, ())
    others = (name for names in by_organisation.values() for name in names)
    earlier = tuple(dict.fromkeys((*own, *others)))
    move = ask_field(walk, _("Trajectory"), reflection, "trajectory", earlier=earlier)
    if move == words.NEXT:
        tell_still_open(walk)
    return move


def _date(walk: Walk, _step: Step) -> str:
    reflection = walk.session.reflection
    today = dt.date.today()
    now = dates.long(reflection.date)
    if reflection.date == today:
        now = _("today, {date}").format(date=now)
    walk.talk.say(_("‘1.5 hours’ notes here how long it took."))
    if reflection.minutes:
        walk.talk.say(_("Now: {text}").format(text=hours.words(reflection.minutes)))
    while True:
        said = walk.talk.ask(_("Date (Enter is {date}):").format(date=now))
        if not said.text:
            return walk.move(said)
        found = dates.parse(said.text, today=today, ahead=False)
        if found is not None:
            reflection.date = found
            walk.session.touch()
            walk.talk.say(f"{dates.long(found)}.")
            return walk.move(said)
        if took := hours.parse(said.text):
            reflection.minutes = took
            walk.session.touch()
            walk.talk.say(f"{hours.words(took)}.")
            continue
        walk.talk.say(_("Not read as a date. This works: 24-11-2026, or yesterday."))


def _help_question(walk: Walk, _step: Step) -> str:
    walk.talk.say(_("What would you like to ask your supervisor about this?"))
    return ask_field(walk, _("Question for supervision"), walk.session.reflection, "help_question")


ASKED: tuple[Ask, ...] = (_organisation, _trajectory, _date, _help_question)
