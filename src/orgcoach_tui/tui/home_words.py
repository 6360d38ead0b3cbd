"""What the overview says, and what it offers to begin with."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from orgcoach_tui import i18n
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.tui import whereto
from orgcoach_tui.tui.listing import Listing
from orgcoach_tui.tui.widgets.choices import Choice
from orgcoach_tui.walk import drafts

if TYPE_CHECKING:
    from orgcoach_tui.tui.app import OrgcoachApp

_PATH_ROOM = 50  # cells
_TOLD = 3  # lines about the settings


def choices(listing: Listing, app: "OrgcoachApp") -> list[Choice]:
    """The rows above the reflections: going on with a draft first, where there is one."""
    if listing.query:
        return []
    if not listing.entries:
        return _to_begin_with(app)
    rows = [
        Choice("session", _("New reflection"), _("after a session, about ten minutes")),
        Choice("other", _("Begin something else"), _("seven questions, harvest, your own guide")),
    ]
    if draft := drafts.latest_draft(listing.entries):
        about = drafts.about(draft, dt.date.today())
        rows.insert(0, Choice("draft", _("Go on with your draft"), about))
    waiting = [entry.open_comments for entry in listing.entries if entry.open_comments]
    if waiting:
        said = ngettext("Read {n} comment", "Read {n} comments", sum(waiting))
        where = ngettext("on {n} reflection", "on {n} reflections", len(waiting))
        rows.insert(
            1, Choice("comments", said.format(n=sum(waiting)), where.format(n=len(waiting)))
        )
    return rows


def _to_begin_with(app: "OrgcoachApp") -> list[Choice]:
    """What one can begin when there is nothing yet."""
    from orgcoach_tui.guide.load import guides

    rows = [Choice(guide.id, guide.title, guide.about) for guide in guides(i18n.language())]
    if any(app.places.guides.glob("*.toml")):
        rows.append(Choice("other", _("A guide of your own"), _("the ones in your guides folder")))
    if not app.sample:
        rows.append(Choice("look", _("Look around first"), _("a sample practice, nothing is kept")))
    return rows


def heading(listing: Listing) -> Content:
    """The question above the list, or how the search goes. `_` stands for the cursor."""
    if query := listing.query:
        n = listing.number
        if listing.looking and listing.read_so_far is not None:
            done, of = listing.read_so_far
            said = _("Search: {query}_   {n} found so far, {done} of {of} read. Esc: everything")
            return Content(said.format(query=query, n=n, done=done, of=of))
        if not n and listing.looking:
            return Content(_("Search: {query}_   looking in what you wrote…").format(query=query))
        if not n:
            return Content(_("Nothing found for ‘{query}’. Esc: everything").format(query=query))
        counted = ngettext("{n} found", "{n} found", n).format(n=n)
        said = _("Search: {query}_   {counted}, Esc: everything")
        return Content(said.format(query=query, counted=counted))
    if listing.partly and listing.read_so_far is not None:
        said = _("What do you want to reflect on?   {done} of {of} read so far")
        done, of = listing.read_so_far
        return Content(said.format(done=done, of=of))
    if listing.entries:
        return Content(_("What do you want to reflect on?"))
    comfort = _(
        "A few lines are enough, and answers may stay empty.\n"
        "You can always stop: Esc, then Enter. What you wrote is kept."
    )
    first = Content(_("Your first reflection will be here."))
    return first + "\n" + Content.styled(comfort, "not bold $quiet")


def hint(*, searching: bool, entry: Entry | None, anything: bool) -> str:
    """What the footer says while the list has the focus."""
    if searching:
        back = _("Backspace: one letter back")
        return back if entry is None else _("↑ ↓: choose     Enter: open") + "     " + back
    hints = [_("↑ ↓: choose     Enter: open")]
    if anything:
        hints.append(_("letters: search"))
    if entry is not None:
        hints.append(_("Tab: buttons"))
    return "     ".join(hints)


def recovered(entries: Sequence[Entry]) -> str:
    """After a start that rescued something."""
    times = [f"{e.updated.astimezone():%H:%M}" for e in entries]
    if not times:
        return ""
    return _(
        "Last time orgcoach stopped unexpectedly. Your text is still here, up to {time}."
    ).format(time=max(times))


def wrong_settings(told: Sequence[str]) -> str:
    """What in the settings does nothing; the first few of it."""
    head = _("! In config.toml there is something that does nothing; the usual holds instead.")
    lines = [head, *told[:_TOLD]]
    if len(told) > _TOLD:
        lines.append(_("The screen with the settings shows the others."))
    return "\n".join(lines)


def standing(listing: Listing, app: "OrgcoachApp", told: Sequence[str] = ()) -> str:
    """What stays above everything as long as it is so; usually nothing."""
    if told:
        return wrong_settings(told)
    if listing.closed:
        return _(
            "! Your reflections cannot be read just now: {folder} does not open. Nothing was "
            "changed. You can go on; what you write is kept as soon as it opens."
        ).format(folder=whereto.shorten(app.store.folder, _PATH_ROOM))
    if app.sample is not None:
        return _(
            "This is a sample practice. Nothing here is real, and nothing is kept. "
            "Esc: stop looking."
        )
    return ""


def menu(*, looking: bool, history: bool, two: bool) -> list[tuple[str, str]]:
    """What Esc offers; the first leads one level out. `history` and `two`: of the row."""
    items = [
        ("quit", _("Close the program")),
        ("settings", _("Language, colours and other settings")),
        ("help", _("Help with this screen")),
        ("insight", _("What many reflections show")),
        ("intents", _("Steps and learning goals")),
        ("comments-in", _("Take in comments that came back")),
        ("bin", _("Look in the bin")),
        ("commands", _("All commands…")),
    ]
    items[1:1] = [("history", _("Earlier versions"))] if history else []
    items[1:1] = [("versions", _("Two versions: choose"))] if two else []
    return [("own", _("Stop looking around")), *items] if looking else items
