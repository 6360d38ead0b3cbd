"""What can be done with one row of the overview: rename, make a file, throw away and bring back."""

import os
from pathlib import Path

from textual import on

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Damaged, NotFound, SaveFailed
from orgcoach_tui.journal.store import Opened
from orgcoach_tui.tui import commands, trouble
from orgcoach_tui.tui.listing import Listing
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.press import Press


class RowsPage(Page[None]):
    """`said` stands above the list till the next thing is done."""

    def __init__(self) -> None:
        super().__init__()
        self.listing = Listing()
        self.said = ""
        self.binned: list[Path] = []

    @property
    def entry(self) -> Entry | None:
        """The reflection that the row under the bar stands for."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Say something above the list; it stays till the next thing is done."""
        raise NotImplementedError

    def read_again(self, at: str = "") -> None:
        """Read the journal anew, with the bar on the row `at`."""
        raise NotImplementedError

    def opened(self, entry: Entry) -> Opened | None:
        """The reflection itself; when that went wrong since the list was read, it is said."""
        raise NotImplementedError

    def to_list(self) -> None:
        """Give the list the focus."""
        raise NotImplementedError

    @property
    def has_entry(self) -> bool:
        return self.entry is not None

    @property
    def can_export(self) -> bool:
        return (entry := self.entry) is not None and not entry.problem

    @property
    def can_rename(self) -> bool:
        return (entry := self.entry) is not None and not entry.problem and not entry.read_only

    @property
    def has_binned(self) -> bool:
        return bool(self.binned)

    @on(Press.Pressed, "#rename")
    def action_rename(self) -> None:
        if (entry := self.entry) is not None and entry.read_only:
            self.say(trouble.newer())
        elif entry is not None and entry.problem:
            self.say(_("! This file cannot be read, so there is nothing to rename in it yet."))
        elif entry is not None:
            from orgcoach_tui.tui.screens.rename import RenameScreen

            self.app.push_screen(
                RenameScreen(entry, self.listing.entries), lambda words: self.say(words or "")
            )

    @on(Press.Pressed, "#export")
    def action_export(self) -> None:
        if (entry := self.entry) is not None and (opened := self.opened(entry)) is not None:
            from orgcoach_tui.tui.screens.export import ExportScreen

            self.app.push_screen(ExportScreen(opened.reflection, self.listing.entries))

    # -- themes and lenses

    @property
    def can_theme(self) -> bool:
        return self.can_rename

    def action_themes(self) -> None:
        """The themes of this reflection, without going through it."""
        if (entry := self.entry) is not None and self.can_theme:
            try:
                self.orgcoach.themes_on(entry.path)
            except (Damaged, NotFound):
                self.say(_("! This file has changed just now. The list shows how it is."))
                self.read_again()

    @property
    def can_look(self) -> bool:
        return self.can_export

    def action_lenses(self) -> None:
        """The chapter's ways of looking, on this reflection."""
        if (entry := self.entry) is not None and (opened := self.opened(entry)) is not None:
            from orgcoach_tui.tui.screens.lenses import LensesScreen

            self.app.push_screen(LensesScreen(opened.reflection))

    # -- versions

    @property
    def has_history(self) -> bool:
        return self.has_entry

    def action_history(self) -> None:
        if (entry := self.entry) is not None:
            from orgcoach_tui.tui.screens.history import HistoryScreen

            about = entry.trajectory or entry.organisation
            self.app.push_screen(HistoryScreen(entry.path, entry.id, about))

    @property
    def has_two(self) -> bool:
        return self._two is not None

    @property
    def _two(self) -> tuple[Path, Path] | None:
        """The reflection under the bar and a copy beside it, whichever of the two it is on."""
        if (entry := self.entry) is None:
            return None
        if entry.conflict_of is not None:
            return entry.conflict_of, entry.path
        copies = (e.path for e in self.listing.entries if e.conflict_of == entry.path)
        return next(((entry.path, copy) for copy in copies), None)

    def action_versions(self) -> None:
        """Choose between them, or keep both."""
        if (two := self._two) is not None:
            from orgcoach_tui.tui.screens.versions import CopyScreen

            self.app.push_screen(CopyScreen(*two), lambda words: self.say(words or ""))

    @on(Press.Pressed, "#bin")
    def action_bin(self) -> None:
        if (entry := self.entry) is None:
            return
        try:
            self.binned.append(self.orgcoach.store.delete(entry.path))
        except (SaveFailed, NotFound):
            self.say(_("! That did not work; the reflection is still here."))
            return
        keys = map(self.orgcoach.keys, (commands.UNDO_BIN, commands.PALETTE, commands.MENU))
        key = next(filter(None, keys))
        self.said = _("Moved to the bin. {key}: bring it back").format(key=key)
        self.read_again()
        self.to_list()

    def action_look_in_bin(self) -> None:
        from orgcoach_tui.tui.screens.bin import BinScreen

        self.app.push_screen(BinScreen(), self._looked_in_bin)

    def _looked_in_bin(self, back: Path | None) -> None:
        """What was brought back or removed there cannot be brought back here once more."""
        self.binned = [path for path in self.binned if os.path.lexists(path)]
        if back is not None:
            self.said = _("Brought back.")
            self.read_again(f"at {back}")

    def action_undo_bin(self) -> None:
        if not self.binned:
            return
        try:
            restored = self.orgcoach.store.restore(self.binned[-1])
        except (SaveFailed, NotFound):
            self.say(_("! Bringing it back did not work; it is still in the bin."))
            return
        self.binned.pop()
        self.said = _("Brought back.")
        self.read_again(f"at {restored}")
