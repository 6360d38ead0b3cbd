"""Before the first question: the language, what this is, and which reflection it will be."""

import argparse
import datetime as dt
from collections.abc import Collection
from pathlib import Path

from orgcoach_tui import i18n, settings
from orgcoach_tui.cli.plain import words
from orgcoach_tui.cli.plain.talk import Said, Talk
from orgcoach_tui.cli.plain.walk import Stop
from orgcoach_tui.guide.load import guides
from orgcoach_tui.guide.model import Guide
from orgcoach_tui.guide.own import own_guides
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Damaged, NotFound
from orgcoach_tui.journal.model import start
from orgcoach_tui.journal.store import Opened, Store
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import keymap
from orgcoach_tui.walk import drafts
from orgcoach_tui.walk.guide import guide_for

# Not through gettext: whoever hears this has not chosen a language yet, so both are said.
_ASKED = {"nl": "In welke taal wil je dit programma?", "en": "Which language would you like?"}
_NAMES = {"nl": "Nederlands", "en": "English"}
_HERE = (words.HELP, words.STOP)
_PAGE = 9  # earlier reflections said at a time


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


def welcome(talk: Talk, store: Store, entries: list[Entry], kept: Collection[Path] = ()) -> None:
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
    times = [f"{e.updated.astimezone():%H:%M}" for e in entries if e.path in kept]
    if times:
        said = _("Last time orgcoach stopped unexpectedly. Your text is still here, up to {time}.")
        talk.say(said.format(time=max(times)))


def wrong(talk: Talk, store: Store, args: argparse.Namespace) -> None:
    """What the overview says of the settings and of files that cannot be read; usually nothing."""
    if told := keymap.problems(args.places.settings_file):
        head = _("! In config.toml there is something that does nothing; the usual holds instead.")
        talk.say(head, *told)
    damaged = sum(1 for entry in store.entries() if entry.problem)
    if damaged:
        said = ngettext(
            "! {n} file cannot be read. It has been left as it was; `orgcoach doctor` says where "
            "it is wrong.",
            "! {n} files cannot be read. They have been left as they were; `orgcoach doctor` says "
            "where they are wrong.",
            damaged,
        )
        talk.say(said.format(n=damaged))


def choose(talk: Talk, store: Store, args: argparse.Namespace) -> tuple[Opened, Guide]:
    """A reflection to go on with or a new one, and its guide. Raises Stop.

    With a guide asked for and no draft of it there is nothing to choose.
    """
    offered = [*guides(i18n.language()), *own_guides(args.places.guides)[0]]
    asked_for = next((guide for guide in offered if guide.id == args.guide), None)
    entries = [e for e in store.entries() if not e.problem and not e.conflict_of]
    of_guide = [e for e in entries if asked_for is None or e.guide == asked_for.id]
    draft = drafts.latest_draft(of_guide)
    if asked_for and not draft:
        return _new(store, asked_for)
    while True:
        taken: Guide | Entry | None
        if draft:
            taken = _draft_or_new(talk, draft, asked_for, offered, entries)
        else:
            taken = _guide(talk, offered, entries)
        if isinstance(taken, Guide):
            return _new(store, taken)
        entry = taken or _earlier(talk, entries)
        if entry and (opened := _opened(talk, store, entry)):
            known = next((g for g in offered if g.id == opened.reflection.guide), None)
            return opened, guide_for(opened.reflection, known)


def _new(store: Store, guide: Guide) -> tuple[Opened, Guide]:
    made = start(
        guide.id, guide.language or i18n.language(), title=guide.title, audience=guide.audience
    )
    return store.new(made), guide


def _draft_or_new(
    talk: Talk,
    draft: Entry,
    asked_for: Guide | None,
    offered: list[Guide],
    entries: list[Entry],
) -> Guide | Entry | None:
    """The draft, a guide for a new one, or None for an earlier reflection."""
    talk.gap()
    anew = asked_for.title if asked_for else _("something else")
    options = [
        _("Go on with your draft: {about}").format(about=_about(draft)),
        _("Start afresh: {title}").format(title=anew),
        *([_("Open an earlier reflection")] if len(entries) > 1 else []),
    ]
    taken = _taken(talk, options)
    if taken == 1:
        return draft
    if taken == 2:
        return asked_for or _guide(talk, offered, [])
    return None


def _guide(talk: Talk, offered: list[Guide], entries: list[Entry]) -> Guide | None:
    """A guide, or None for an earlier reflection, where there are any."""
    talk.gap()
    talk.say(_("What do you want to reflect on?"))
    names = [f"{g.title}: {g.about}" if g.about else g.title for g in offered]
    taken = _taken(talk, [*names, *([_("Open an earlier reflection")] if entries else [])])
    return offered[taken - 1] if taken <= len(offered) else None


def _earlier(talk: Talk, entries: list[Entry]) -> Entry | None:
    """One that is there already, the last one written in first; None to go back."""
    rows = sorted(entries, key=lambda entry: entry.updated, reverse=True)
    at = 0
    while True:
        page = rows[at : at + _PAGE]
        more = [_("Still earlier ones")] if len(rows) > at + _PAGE else []
        taken = _taken(talk, [*map(_about, page), *more, _("Back")])
        if taken <= len(page):
            return page[taken - 1]
        if not more or taken > len(page) + 1:
            return None
        at += _PAGE


def _taken(talk: Talk, options: list[str]) -> int:
    taken = talk.choose(options, allowed=_HERE)
    if isinstance(taken, Said):
        raise Stop
    return taken


def _about(entry: Entry) -> str:
    """`Permits team, today (After a session)`."""
    title = entry.guide_title or entry.guide
    about = drafts.about(entry, dt.date.today())
    return about if about.startswith(title) else f"{about} ({title})"


def _opened(talk: Talk, store: Store, entry: Entry) -> Opened | None:
    try:
        opened = store.read(entry.path)
    except (Damaged, NotFound):  # somebody else was at it since
        talk.say(_("This reflection cannot be read any more. It has been left as it was."))
        return None
    if not opened.read_only:
        return opened
    talk.say(
        _(
            "This reflection was made with a newer version of orgcoach. "
            "You can read it, not change it."
        ),
        _("To read it: orgcoach show {id}").format(id=opened.reflection.id),
    )
    return None
