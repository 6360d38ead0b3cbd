"""The plain walk from beginning to end, and what is said when it stops."""

import argparse
import sys

from orgcoach_tui.cli.common import store
from orgcoach_tui.cli.plain import opening
from orgcoach_tui.cli.plain.keeping import Keeper
from orgcoach_tui.cli.plain.talk import Ended, Talk
from orgcoach_tui.cli.plain.walk import Stop, Walk, go
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.aside import Aside, bases, take_in
from orgcoach_tui.walk.session import Session
from orgcoach_tui.walk.timer import Timer


def run(args: argparse.Namespace) -> int:
    """Walk, save, and say so. 0 also when the input just ends; 1 when something was not saved."""
    talk, journal = Talk(), store(args)
    try:
        opening.language(talk, args)
        kept = [*journal.recover().kept, *take_in(journal, bases(args.places))]
        opening.welcome(talk, journal, journal.entries(), kept)
        opening.wrong(talk, journal, args)
        opened, guide = opening.choose(talk, journal, args)
    except (Stop, Ended):
        return 0
    place = Aside(journal, bases(args.places))
    session = Session(journal, opened, guide, mirror=args.settings.mirror, aside=place)
    keeper = Keeper(session, talk)
    was_draft = opened.reflection.status == "draft"
    talk.gap()
    talk.say(f"{guide.title}.", *((guide.lead,) if guide.lead else ()))
    try:
        with keeper.working():
            try:
                timer = Timer(args.settings.timer)
                go(Walk(session, talk, keeper, timer=timer, wording=args.settings.wording))
            except Stop:
                keeper.keep()
    except Ended:
        pass
    except KeyboardInterrupt:
        print()
        _say_end(talk, session, keeper, was_draft=was_draft)
        raise
    return _say_end(talk, session, keeper, was_draft=was_draft)


def _say_end(talk: Talk, session: Session, keeper: Keeper, *, was_draft: bool) -> int:
    """The last words; a text that could not be saved is printed, since it goes with the program."""
    talk.gap()
    if session.at_risk:
        print(keeper.not_saved(), file=sys.stderr)
        keeper.print_text()
        return 1
    reflection = session.reflection
    if session.elsewhere:
        talk.say(_("Your text is in the folder that you chose."))
    elif not session.opened.stamp:
        talk.say(_("Nothing was written, so nothing was kept."))
    elif reflection.status == "finished" and not was_draft:
        talk.say(keeper.saved_words())
    elif reflection.status == "finished":
        at = f"{reflection.updated.astimezone():%H:%M}"
        talk.say(
            _("Finished at {time}. You can always add to it later.").format(time=at),
            _("To read it: orgcoach show {id}").format(id=reflection.id),
        )
    else:
        talk.say(_("Saved. To go on: orgcoach new --plain"))
    return 0
