"""Where one goes from the page of many reflections: the themes one by one, or a summary for others."""

import datetime as dt
from collections.abc import Sequence

from textual import on, work

from orgcoach_tui.i18n import N_, _
from orgcoach_tui.insight.series import EVERYWHERE, Where
from orgcoach_tui.insight.theme_grid import Grid
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Damaged, Locked, NotFound
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.working import Working

PERIODS = {
    "all": (N_("all of it"), 0),
    "year": (N_("the last year"), 366),
    "quarter": (N_("the last three months"), 92),
}
"""By the same names as for a file."""


class OnwardsPage(Page[None], Working):
    """About a place and a period; `grid` holds the themes on the page, where there are any."""

    where: Where = EVERYWHERE
    period = "all"
    grid: Grid | None = None

    @property
    def since(self) -> dt.date | None:
        days = PERIODS[self.period][1]
        return dt.date.today() - dt.timedelta(days=days) if days else None

    @on(Press.Pressed, "#one-theme")
    def _one_theme(self) -> None:
        from orgcoach_tui.tui.screens.themes_grid import ThemesGridScreen

        if self.is_active and self.grid is not None:
            self.app.push_screen(ThemesGridScreen(self.grid.organisation, self.grid))

    @on(Press.Pressed, "#summary")
    def _ask_summary(self) -> None:
        if self.is_active:
            self._summary()

    @work(thread=True, exclusive=True, group="summary")
    def _summary(self) -> None:
        """What goes to others about this place and period; it is looked at before it goes."""
        store, where, since = self.orgcoach.store, self.where, self.since
        try:
            entries = store.entries()
            reflection = store.read(next(e for e in entries if _belongs(e, where, since)).path)
        except (Locked, Damaged, NotFound, StopIteration):
            words = _("! There is no finished reflection in that period.")
            self.app.call_from_thread(self._say_none, words)
            return
        which = (
            "trajectory" if where.trajectory else "organisation" if where.organisation else "all"
        )
        chosen = {"which": which, "period": self.period, "form": "summary"}
        self.app.call_from_thread(self._to_export, reflection.reflection, entries, chosen)

    def _say_none(self, words: str) -> None:
        self.add_class("-working")
        self.say_working(words)

    def _to_export(
        self, reflection: Reflection, entries: Sequence[Entry], chosen: dict[str, str]
    ) -> None:
        from orgcoach_tui.tui.screens.export import ExportScreen

        if self.is_active:
            self.remove_class("-working")
            self.app.push_screen(ExportScreen(reflection, entries, **chosen))


def _belongs(entry: Entry, where: Where, since: dt.date | None) -> bool:
    """Whether it counts in a summary of that place and period."""
    return (
        entry.status == "finished"
        and not (entry.problem or entry.conflict_of)
        and where.organisation in ("", entry.organisation)
        and where.trajectory in ("", entry.trajectory)
        and (since is None or entry.date >= since)
    )
