"""Another name for an organisation or a trajectory, in every reflection that bears it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Conflict, Damaged, NotFound, SaveFailed
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.names import NameField
from orgcoach_tui.tui.widgets.press import Press


class RenameScreen(Page[str]):
    """Both names of one row. The result is what has been done, in words; None for nothing.

    A name that is empty now is filled in for this one reflection only: others without a name have
    nothing to do with it.
    """

    CSS_PATH: ClassVar = "../styles/walk.tcss"  # how a field for a name looks is there

    def __init__(self, entry: Entry, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entry = entry
        self._entries = [e for e in entries if e.problem is None]

    def title_words(self) -> str:
        return _("Rename")

    def body(self) -> ComposeResult:
        names = self.orgcoach.store.names(self._entries)
        entry = self._entry
        yield Static(Content(_("Another name")), classes="asks")
        words = _("It changes in every reflection that has it. A made-up name is fine.")
        yield Static(Content(words), classes="why")
        yield NameField(
            _("Organisation"), entry.organisation, names.organisations, id="organisation", hint=""
        )
        own = names.trajectories.get(entry.organisation, ())
        yield NameField(_("Trajectory"), entry.trajectory, own, id="trajectory", hint="")
        yield Static("", id="page-said", classes="said")
        yield Press(_("Rename"), id="done", hint=_("Enter: rename"))

    def on_mount(self) -> None:
        line = self.query_one("#organisation", NameField).line
        line.cursor_position = len(line.value)
        line.focus()
        self._foresee()

    def _typed(self, field: str) -> str:
        return clean_line(self.query_one(f"#{field}", NameField).line.value)

    @on(NameField.Entered)
    def _entered(self, event: NameField.Entered) -> None:
        if event.field.id == "organisation":
            self.query_one("#trajectory", NameField).line.focus()
        else:
            self.query_one("#done").focus()

    @on(NameField.Changed)
    def _foresee(self) -> None:
        """Say beforehand how far it reaches."""
        old, said = self._entry, []
        organisation, trajectory = self._typed("organisation"), self._typed("trajectory")
        if organisation != old.organisation:
            n = self._count(old.organisation) if old.organisation else 1
            said.append(
                ngettext("Organisation: {n} reflection.", "Organisation: {n} reflections.", n)
            )
            said[-1] = said[-1].format(n=n)
            if self._count(organisation) and organisation:
                said.append(_("That name is there already; they come together."))
        if trajectory != old.trajectory:
            n = self._count(old.organisation, old.trajectory) if old.trajectory else 1
            said.append(ngettext("Trajectory: {n} reflection.", "Trajectory: {n} reflections.", n))
            said[-1] = said[-1].format(n=n)
            if self._count(organisation, trajectory) and trajectory:
                said.append(_("That name is there already; they come together."))
        self.query_one("#page-said", Static).update(Content(" ".join(said)))

    def _count(self, organisation: str, trajectory: str | None = None) -> int:
        return sum(
            e.organisation == organisation and trajectory in (None, e.trajectory)
            for e in self._entries
        )

    @on(Press.Pressed, "#done")
    def _rename(self) -> None:
        if not self.is_active:  # Enter pressed twice is still one choice
            return
        old, store = self._entry, self.orgcoach.store
        organisation, trajectory = self._typed("organisation"), self._typed("trajectory")
        changed = failed = 0
        try:
            if old.trajectory and trajectory != old.trajectory:
                done = store.rename_trajectory(old.organisation, old.trajectory, trajectory)
                changed, failed = changed + done.changed, failed + len(done.failed)
            if old.organisation and organisation != old.organisation:
                done = store.rename_organisation(old.organisation, organisation)
                changed, failed = max(changed, done.changed), failed + len(done.failed)
            opened = store.read(old.path)
            r = opened.reflection
            r.organisation = r.organisation or organisation
            r.trajectory = r.trajectory or trajectory
            changed = max(changed, int(store.save(opened)))
        except (SaveFailed, Conflict, NotFound, Damaged):
            failed += 1
        if failed:
            self.dismiss(_("! Not every reflection could be renamed; the others were."))
        elif changed:
            words = ngettext("Renamed in {n} reflection.", "Renamed in {n} reflections.", changed)
            self.dismiss(words.format(n=changed))
        else:
            self.dismiss(None)
