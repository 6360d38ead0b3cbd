"""Before the first question: the language, what this is, and which reflection it will be."""

import argparse
import datetime as dt
from collections.abc import Iterable

from orgcoach_tui import i18n, settings
from orgcoach_tui.cli.plain import words
from orgcoach_tui.cli.plain.talk import Said, Talk
from orgcoach_tui.cli.plain.walk import Stop
from orgcoach_tui.guide.load import guides
from orgcoach_tui.guide.model import Guide
from orgcoach_tui.guide.own import own_guides
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Damaged, NotFound
from orgcoach_tui.journal.model import start
from orgcoach_tui.journal.store import Opened, Store
from orgcoach_tui.text import clean_line
from orgcoach_tui.walk import drafts
from orgcoach_tui.walk.guide import guide_for

# Not through gettext: whoever hears this has not chosen a language yet, so both are said.
_ASKED = {"nl": "In welke taal wil je dit programma?", "en": "Which language would you like?"}
_NAMES = {"nl": "Nederlands", "en": "English"}
_HERE = (words.HELP, words.STOP)


def language(talk: Talk, args: argparse.Namespace) -> None:
    """Ask which language, once. A pipe is not asked: the system's language will do."""
    if args.settings.language or not talk.terminal:
        return
    order = sorted(i18n.LANGUAGES, key=lambda one: one != i18n.language())
    talk.say(*(_ASKED[one] for one in order))
    taken = talk.choose([_NAMES[one] for one in order], allowed=_HERE)
    if isinstance(taken, Said):
        raise Stop
    i18n.use(order[taken - 1])
    try:
        settings.save(args.places.settings_file, language=i18n.language())
    except (OSError, ValueError):
        talk.say(_("! This choice could not be kept; it is asked again next time."))


def welcome(talk: Talk, store: Store, entries: list[Entry]) -> None:
    """What this is, where it stays and how it works; shorter for whoever has been here before."""
    if not entries:
        talk.say(
            _(
                "You write about your work, look at the role you acted from, and see what "
                "your own words say about it. You are free to disagree."
            ),
            _(
                "Everything stays on this computer, in {folder}. Nothing goes over the "
                "internet. Whoever can log in to this computer as you can read it."
            ).format(folder=clean_line(str(store.folder))),
        )
    talk.say(
        _(
            "One question at a time. Enter alone goes on; ‘back’, ‘stop’ and ‘help’ always work. "
            "What you wrote is kept."
        )
    )
    kept = store.recover().kept
    times = [f"{e.updated.astimezone():%H:%M}" for e in store.entries() if e.path in kept]
    if times:
        said = _("Last time orgcoach stopped unexpectedly. Your text is still here, up to {time}.")
        talk.say(said.format(time=max(times)))


def choose(talk: Talk, store: Store, args: argparse.Namespace) -> tuple[Opened, Guide]:
    """The draft to go on with or a new reflection, and its guide. Raises Stop."""
    offered = [*guides(i18n.language()), *own_guides(args.places.guides)[0]]
    asked_for = next((guide for guide in offered if guide.id == args.guide), None)
    if draft := _draft(store.entries(), asked_for):
        talk.gap()
        anew = asked_for.title if asked_for else _("something else")
        taken = talk.choose(
            (
                _("Go on with your draft: {about}").format(about=_about(draft)),
                _("Start afresh: {title}").format(title=anew),
            ),
            allowed=_HERE,
        )
        if isinstance(taken, Said):
            raise Stop
        if taken == 1 and (opened := _opened(talk, store, draft)):
            known = next((g for g in offered if g.id == opened.reflection.guide), None)
            return opened, guide_for(opened.reflection, known)
    guide = asked_for or _guide(talk, offered)
    made = start(guide.id, guide.language or i18n.language(), title=guide.title)
    return store.new(made), guide


def _draft(entries: Iterable[Entry], guide: Guide | None) -> Entry | None:
    """The latest draft; with a guide asked for, the latest of that guide."""
    return drafts.latest_draft(e for e in entries if guide is None or e.guide == guide.id)


def _about(draft: Entry) -> str:
    """`Permits team, today (After a session)`."""
    title = draft.guide_title or draft.guide
    about = drafts.about(draft, dt.date.today())
    return about if about.startswith(title) else f"{about} ({title})"


def _opened(talk: Talk, store: Store, draft: Entry) -> Opened | None:
    try:
        return store.read(draft.path)
    except (Damaged, NotFound):  # somebody else was at it since
        talk.say(_("This draft cannot be read any more. It has been left as it was."))
        return None


def _guide(talk: Talk, offered: list[Guide]) -> Guide:
    talk.gap()
    talk.say(_("What do you want to reflect on?"))
    names = [f"{g.title}: {g.about}" if g.about else g.title for g in offered]
    taken = talk.choose(names, allowed=_HERE)
    if isinstance(taken, Said):
        raise Stop
    return offered[taken - 1]
