"""The earlier versions of one reflection: what has changed since, and back to one of them."""

import datetime as dt
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from orgcoach_tui import dates
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.errors import (
    Conflict,
    Damaged,
    Locked,
    NotFound,
    ReadOnly,
    SaveFailed,
)
from orgcoach_tui.journal.history import Version
from orgcoach_tui.journal.store import Opened
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import trouble
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.choices import Choice, Choices
from orgcoach_tui.tui.widgets.difference import Differences, whole, woven
from orgcoach_tui.tui.widgets.press import Press

_LOOK_AFTER = 0.08  # seconds that the bar rests on a version before its file is read


class HistoryScreen(Page[bool]):
    """Of the reflection `id_` in the file `path`. The result: whether a version was brought back.

    Nothing is lost by that: how the reflection was becomes an earlier version itself, or goes to
    the bin where its file cannot be read.
    """

    CSS_PATH: ClassVar = "../styles/versions.tcss"
    AUTO_FOCUS = None

    def __init__(self, path: Path, id_: str, about: str = "") -> None:
        super().__init__()
        self._path, self._of = path, id_
        self._about = about
        self._today: Opened | None = None  # None: its file cannot be read, or is gone
        self._versions: list[Version] = []
        self._whole = False  # the text itself is shown, not what differs
        self._brought = False
        self._at: Path | None = None  # the version under the bar

    def title_words(self) -> str:
        return " · ".join(filter(None, (_("Earlier versions"), clean_line(self._about))))

    def body(self) -> ComposeResult:
        yield Static("", id="versions-head", classes="asks")
        yield Static("", id="versions-said", classes="said")
        yield Choices([], id="versions")
        yield Differences(id="difference")
        with Buttons():
            yield Press(_("Bring this one back"), id="bring")
            yield Press(_("The whole text"), id="whole", hint=_("Enter: show the other"))

    async def on_mount(self) -> None:
        self.query_one(Choices).hint = _("↑ ↓: choose     Enter: read it")
        self._read()
        first = "#versions" if self._versions else "#difference"
        self.set_focus(self.query_one(first))

    def forget(self) -> None:
        """Let go of every text, when this screen has been closed by a lock."""
        self._today, self._versions, self._about = None, [], ""

    # -- reading

    def _read(self) -> None:
        store = self.orgcoach.store
        self._path = store.disk.where(self._path)
        try:
            self._today = store.read(self._path)
        except (Damaged, NotFound):
            self._today = None
        self._versions = store.versions(self._of)
        listed = self.query_one(Choices)
        listed.show([self._choice(version) for version in self._versions])
        listed.display = bool(self._versions)
        if self._versions:  # the bar stays on the version it was on
            paths = [version.path for version in self._versions]
            listed.highlighted = paths.index(self._at) if self._at in paths else 0
        self._at = self._version.path if self._version is not None else None
        self.query_one("#versions-head", Static).update(Content(self._head()))
        self._look()

    def _head(self) -> str:
        if not self._versions:
            return _("There is no earlier version of this reflection.")
        if self._today is None:
            return _("This reflection cannot be read. An earlier version can take its place.")
        return _("What has changed since then?")

    def _choice(self, version: Version) -> Choice:
        entry = version.entry
        kept = moment(version.kept)
        if entry.problem is not None:
            return Choice(str(version.path), f"! {kept}", _("damaged"))
        status = _("draft") if entry.status == "draft" else _("finished")
        words = ngettext("{n} word", "{n} words", entry.words).format(n=entry.words)
        until = _("changed again {time}").format(time=kept)
        return Choice(str(version.path), f"{moment(entry.updated)}   {words}", f"{status}, {until}")

    @property
    def _version(self) -> Version | None:
        option = self.query_one(Choices).highlighted_option
        wanted = option.id if option is not None else None
        return next((v for v in self._versions if str(v.path) == wanted), None)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        at = self._version
        if at is not None and at.path != self._at:  # else the list was only laid out anew
            self._at = at.path
            self._say("")
            self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Show the version under the bar, with what can be done with it."""
        version = self._version
        shown, readable = self._shown(version)
        differences = self.query_one(Differences)
        await differences.show(*shown)
        differences.hint = (
            _("↑ ↓: read     Enter: to the buttons     Shift+Tab: the list") if version else ""
        )
        bring, turn = self.query_one("#bring", Press), self.query_one("#whole", Press)
        bring.display = readable and not (self._today is not None and self._today.read_only)
        turn.display = readable and self._today is not None
        turn.relabel(_("What has changed") if self._whole else _("The whole text"))
        bring.hint = (
            _("Enter: as it was then; how it is now stays an earlier version")
            if self._today is not None
            else _("Enter: into its place; the file that cannot be read goes to the bin")
        )
        self._hint()

    def _shown(self, version: Version | None) -> tuple[list[Widget], bool]:
        """The widgets, and whether the version can be read."""
        if version is None:
            words = _(
                "As soon as you change a reflection that was finished, how it was is kept here. "
                "So is a file that was edited by hand."
            )
            return [Static(Content(words))], False
        try:
            then = self.orgcoach.store.read(version.path).reflection
        except (Damaged, NotFound):
            words = _("! This version cannot be read. The others are not affected.")
            return [Static(Content(words), classes="trouble")], False
        if self._whole or self._today is None:
            return whole(then), True
        return woven(then, self._today.reflection), True

    # -- what can be done

    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        self.query_one(Differences).focus()

    @on(Press.Pressed, "#whole")
    def _turn(self) -> None:
        self._whole = not self._whole
        self._look()

    @on(Press.Pressed, "#bring")
    def _bring(self) -> None:
        version = self._version
        if version is None or not self.is_active:
            return
        store, seen = self.orgcoach.store, self._today
        try:
            now = store.read(store.disk.where(self._path))
        except (Damaged, NotFound):
            now = None
        if (now.stamp if now is not None else "") != (seen.stamp if seen is not None else ""):
            self._read()
            self._say(_("! The reflection has changed just now. This is how it differs."))
            return
        try:
            if now is None:
                store.replace_damaged(store.disk.where(self._path), version)
                said = _("This version is in its place. What could not be read is in the bin.")
            else:
                store.bring_back(now, version)
                said = _("It is as it was then. The version of a moment ago has been kept as well.")
        except (SaveFailed, Locked) as failed:
            kind = failed.kind if isinstance(failed, SaveFailed) else "locked"
            said = trouble.not_changed(kind, str(store.folder))
        except ReadOnly:
            said = _("! That version was made with a newer orgcoach. Nothing was changed.")
        except (Damaged, NotFound, Conflict):
            said = _("! That did not work. Nothing was changed; choose again.")
        else:
            self._brought, self._at = True, None
            self.query_one(Choices).focus()
        self._read()
        self._say(said)

    def _say(self, words: str) -> None:
        said = self.query_one("#versions-said", Static)
        said.set_class(words.startswith("!"), "trouble")
        said.update(Content(words))
        said.display = bool(words)

    def action_back(self) -> None:
        if self.is_active:
            self.dismiss(self._brought)


def moment(when: dt.datetime) -> str:
    """`24 nov 16:42`, in the time of this computer."""
    at = when.astimezone()
    return f"{dates.short(at.date())} {at:%H:%M}"
