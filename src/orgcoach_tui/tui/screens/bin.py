"""The bin: what was thrown away, to read, to bring back, or to be rid of for good."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from orgcoach_tui import dates
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.bin import Binned
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Damaged, Locked, NotFound, SaveFailed
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.parts import parts
from orgcoach_tui.text import clean, clean_line
from orgcoach_tui.tui import trouble
from orgcoach_tui.tui.screens.history import moment
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.choices import Choice, Choices
from orgcoach_tui.tui.widgets.difference import Differences
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.sheet import Chosen, Sheet

_SHOWN = 20_000  # characters of a file that cannot be read
_EMPTY = "empty"
_NAMES = ("organisation", "trajectory")


class BinScreen(Page[Path]):
    """The result: where the reflection is that was brought back last, if any was."""

    CSS_PATH: ClassVar = ["../styles/versions.tcss"]
    AUTO_FOCUS: ClassVar = None

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Binned] = []
        self._back: Path | None = None
        self._said_at: Path | None = None  # the row under the bar when something was said

    def title_words(self) -> str:
        return _("Bin")

    def body(self) -> ComposeResult:
        yield Static("", id="versions-head", classes="asks")
        yield Static("", id="versions-said", classes="said")
        yield Choices([], id="versions")
        yield Differences(id="difference")
        with Buttons():
            hint = _("Enter: back to where it was     ← →: another button")
            yield Press(_("Bring back"), id="back", hint=hint)
            hint = _("Enter: asks first     ← →: another button")
            yield Press(_("Remove for good"), id="remove", hint=hint)
            yield Press(_("Empty the bin"), id="empty", hint=hint)

    def on_mount(self) -> None:
        words = _("↑ ↓: choose     Enter: read     Tab: what you can do")
        self.query_one(Choices).hint = words
        self.query_one(Differences).hint = _("↑ ↓: read     Tab: what you can do")
        self._read()
        self._to_list()

    def forget(self) -> None:
        """Let go of every text, when this screen has been closed by a lock."""
        self._rows, self._back = [], None

    # -- reading

    def _read(self) -> None:
        self._rows = self.orgcoach.store.binned()
        listed = self.query_one(Choices)
        listed.show([_choice(row) for row in self._rows])
        listed.display = bool(self._rows)
        if self._rows and listed.highlighted is None:
            listed.highlighted = 0
        n = len(self._rows)
        head = ngettext("{n} reflection in the bin", "{n} reflections in the bin", n).format(n=n)
        head = head if n else _("The bin is empty.")
        self.query_one("#versions-head", Static).update(Content(head))
        for press in self.query(Press):
            press.display = bool(n)
        self.query_one("#empty").display = n > 1
        self._look()

    def _to_list(self) -> None:
        self.set_focus(self.query_one(Choices if self._rows else Differences))

    @property
    def _row(self) -> Binned | None:
        """What is under the bar."""
        option = self.query_one(Choices).highlighted_option
        wanted = option.id if option is not None else None
        return next((row for row in self._rows if str(row.path) == wanted), None)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        row = self._row
        if row is not None and row.path != self._said_at:
            self._say("")
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        await self.query_one(Differences).show(*self._inside(self._row))
        self._hint()

    def _inside(self, row: Binned | None) -> Iterable[Widget]:
        if row is None:
            words = _("What you throw away comes here, and stays till you empty the bin.")
            return [Static(Content(words))]
        store = self.orgcoach.store
        try:
            return list(_texts(store.read(row.path).reflection))
        except NotFound:
            return [Static(Content(_("It is no longer in the bin.")))]
        except Damaged as damaged:
            said = [Static(Content(f"! {damaged.problem.what}"), classes="trouble")]
        try:
            text = store.disk.content(row.path).decode("utf-8-sig", "replace")
        except Damaged:
            return said
        return [*said, Static(Content(clean(text[:_SHOWN])))]

    # -- what can be done

    @on(OptionList.OptionSelected, "#versions")
    def _entered(self) -> None:
        self.query_one(Differences).focus()

    @on(Press.Pressed, "#back")
    def _bring_back(self) -> None:
        row = self._row
        if row is None or not self.is_active:
            return
        store = self.orgcoach.store
        try:
            self._back = store.restore(row.path)
            said = _("It is back where it was.")
        except NotFound:
            said = _("! It has just been taken out of the bin somewhere else.")
        except (SaveFailed, Locked) as failed:
            said = trouble.not_changed(_kind(failed), str(store.folder))
        self._done(said)

    @on(Press.Pressed, "#remove")
    def _remove(self) -> None:
        if (row := self._row) is not None:
            self._ask([row])

    @on(Press.Pressed, "#empty")
    def _empty(self) -> None:
        self._ask(self._rows)

    def _ask(self, rows: list[Binned]) -> None:
        if not self.is_active:
            return
        question = ngettext(
            "After this {n} reflection is really gone, earlier versions included. Nobody can bring "
            "it back.",
            "After this {n} reflections are really gone, earlier versions included. Nobody can "
            "bring them back.",
            len(rows),
        ).format(n=len(rows))
        items = [("leave", _("Leave it")), (_EMPTY, _("Remove for good"))]

        def chosen(answer: Chosen | None) -> None:
            if answer is not None and answer.item == _EMPTY:
                self._remove_all([row.path for row in rows])

        self.app.push_screen(Sheet(question, items), chosen)

    def _remove_all(self, paths: list[Path]) -> None:
        store = self.orgcoach.store
        try:
            n = store.empty_bin(paths)
            said = ngettext("{n} reflection is gone.", "{n} reflections are gone.", n).format(n=n)
        except NotFound:
            said = _("! The bin changed meanwhile. Look again before you empty it.")
        except (SaveFailed, Locked):
            said = _("! Not all of it is gone: the disk did not let it. This is what is left.")
        self._done(said)

    def _done(self, said: str) -> None:
        self._read()
        row = self._row
        self._said_at = row.path if row is not None else None
        self._say(said)
        self._to_list()

    def _say(self, words: str) -> None:
        said = self.query_one("#versions-said", Static)
        said.set_class(words.startswith("!"), "trouble")
        said.update(Content(words))
        said.display = bool(words)

    def action_back(self) -> None:
        if self.is_active:
            self.dismiss(self._back)


def _texts(reflection: Reflection) -> Iterator[Widget]:
    """What it is about, and all that was written in it."""
    about = reflection.organisation, reflection.trajectory, dates.long(reflection.date)
    yield Static(Content(" · ".join(clean_line(one) for one in about if one)), classes="quiet")
    for part in parts(reflection):
        if part.typed and part.key not in _NAMES and part.text.strip():
            yield Static(Content(clean_line(part.title)), classes="part")
            yield Static(Content(clean(part.text).strip()))


def _kind(failed: SaveFailed | Locked) -> str:
    return failed.kind if isinstance(failed, SaveFailed) else "locked"


def _choice(row: Binned) -> Choice:
    gone = _("thrown away {time}").format(time=moment(row.deleted))
    return Choice(str(row.path), _name(row.entry), gone)


def _name(entry: Entry) -> str:
    day = dates.short(entry.date, dt.date.today())
    if entry.problem is not None:
        return f"! {day}  {_('damaged')}"
    names = (entry.trajectory or entry.organisation, entry.guide_title)
    return f"{day}  {next(filter(None, map(clean_line, names)), '')}".rstrip()
