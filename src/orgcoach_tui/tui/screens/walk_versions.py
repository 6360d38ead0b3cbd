"""Versions while one writes: earlier ones, one that was made elsewhere, and what is told of them."""

from pathlib import Path

from textual import on

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.errors import (
    Conflict,
    Damaged,
    Locked,
    NotFound,
    ReadOnly,
    SaveFailed,
)
from orgcoach_tui.tui import trouble
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.walk.session import Session


class VersionsPage(Page[None]):
    """A page that saves its `session`."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    async def say_state(self) -> None:
        """Say above how it stands with saving."""
        raise NotImplementedError

    def focus_text(self) -> None:
        """Put the focus back where one writes."""

    def tell(self, words: str, *, stays: bool = False) -> None:
        """Say something under the text; until one types on, or with `stays` until the next step."""

    # -- earlier versions

    @property
    def has_history(self) -> bool:
        """Whether there is a file, and so something to have earlier versions of."""
        return bool(self.session.opened.stamp)

    def action_history(self) -> None:
        from orgcoach_tui.tui.screens.history import HistoryScreen

        session = self.session
        session.save()
        self.call_later(self.say_state)
        if session.at_risk or not self.has_history:
            return
        r = session.reflection
        path = session.opened.path

        def back(brought: bool | None) -> None:
            if brought:
                self._go_on_in(path)

        self.app.push_screen(HistoryScreen(path, r.id, r.trajectory or r.organisation), back)

    # -- another version

    @property
    def has_two(self) -> bool:
        """Whether there are two versions to choose from."""
        return self.session.two_versions and self.session.other is not None

    @on(Press.Pressed, "#side-by-side")
    def action_versions(self) -> None:
        """Show them beside each other."""
        from orgcoach_tui.tui.screens.versions import ConflictScreen

        session = self.session
        session.save()
        other = session.other
        if not self.has_two or other is None or session.at_risk:
            self.call_later(self.say_state)
            return

        async def chosen(said: str | None) -> None:
            if said:
                await self._chose(said, other)

        self.app.push_screen(ConflictScreen(session, other), chosen)

    @on(Press.Pressed, "#keep-one, #keep-other, #keep-both")
    async def _choose(self, event: Press.Pressed) -> None:
        from orgcoach_tui.tui.screens.versions import chosen

        session = self.session
        other = session.other
        if not self.has_two or other is None:
            return
        try:
            said = chosen(session, (event.press.id or "").removeprefix("keep-"))
        except (SaveFailed, Locked) as failed:
            kind = failed.kind if isinstance(failed, SaveFailed) else "locked"
            await self.say_state()
            self.tell(trouble.not_changed(kind, str(session.store.folder)), stays=True)
        except (Damaged, NotFound, ReadOnly, Conflict):
            self.tell(_("! That did not work; nothing was thrown away. Look at both first."))
        else:
            await self._chose(said, other)

    async def _chose(self, said: str, other: Path) -> None:
        """After a choice: go on writing, in the other version where that one was chosen."""
        if self.session.store.disk.where(self.session.opened.path).exists():
            await self.say_state()
            self.focus_text()
            self.tell(said, stays=True)
        else:
            self._go_on_in(other, said)

    def _go_on_in(self, path: Path, said: str = "") -> None:
        """Open what is in that file now, in the place of this walk."""
        self.app.run_worker(self.orgcoach.walk_anew(path, said))

    # -- what saving did with earlier versions

    def say_past(self) -> None:
        """Told once: what a save had to put among the earlier versions, or let go."""
        if said := trouble.told_once(self.session.opened.past):
            self.tell(said, stays=True)
