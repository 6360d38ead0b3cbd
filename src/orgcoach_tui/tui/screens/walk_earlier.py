"""A walk and what was there before: quoted, looked up, and the steps that are still open."""

import copy

from textual import on, work
from textual.timer import Timer

from orgcoach_tui.i18n import _
from orgcoach_tui.insight.series import Where
from orgcoach_tui.journal.quoting import source
from orgcoach_tui.tui.screens.walk_comments import CommentsPage
from orgcoach_tui.tui.steps.base import StepView
from orgcoach_tui.tui.widgets.press import Press

_AFTER = 0.4  # seconds without typing, when the names are being filled in


class EarlierPage(CommentsPage):
    """What of the walk has to do with earlier reflections about the same."""

    _counted_at: tuple[str, str] | None = None  # what was counted last is about this
    _earlier = _still = 0
    _counting: Timer | None = None

    @property
    def place(self) -> Where:
        """The place that the reflection is about."""
        about = self.session.reflection
        return Where(about.organisation, about.trajectory)

    # -- how much there is

    def look_back(self) -> None:
        """Count anew what there is, if it is about another place by now, and say it."""
        self._say_counts()
        about = self.session.reflection
        if self._counted_at == (about.organisation, about.trajectory):
            return
        self._counted_at = about.organisation, about.trajectory
        self._earlier = self._still = 0
        if self._counting is not None:
            self._counting.stop()
        if any(self._counted_at):
            self._counting = self.set_timer(_AFTER, self._count)
        else:
            self._say_counts()

    @on(StepView.Changed)
    def _named(self) -> None:
        if self.current is not None and self.current.step.kind == "begin":
            self.look_back()

    @work(thread=True, exclusive=True, group="before")
    def _count(self) -> None:
        from orgcoach_tui.insight.intents import open_goals, open_steps
        from orgcoach_tui.walk.earlier import before

        store, place, but = self.session.store, self.place, self.session.reflection.id
        if store.locked:
            return
        earlier = len(before(store.entries(), self.session.reflection))
        there = [g for g in store.glances().glances if g.id != but and place.holds(g)]
        count = len(open_steps(there)) + len(open_goals(there))
        self.app.call_from_thread(self._counted, earlier, count)

    def _counted(self, earlier: int, count: int) -> None:
        self._earlier, self._still = earlier, count
        self._say_counts()

    def _say_counts(self) -> None:
        for press in self.query("#earlier").results(Press):
            press.relabel(_("Earlier ({n})").format(n=self._earlier))
            press.display = bool(self._earlier)
        for press in self.query("#still-open-steps").results(Press):
            press.relabel(_("Still open ({n})").format(n=self._still))
            press.display = bool(self._still)

    # -- going there

    @on(Press.Pressed, "#earlier")
    def action_earlier(self) -> None:
        """What was written before about this trajectory; a sentence of it can be quoted."""
        from orgcoach_tui.tui.screens.earlier import EarlierScreen

        if self.is_active:
            self.app.push_screen(
                EarlierScreen(self.session.reflection, quotes=self.has_text), self._quote
            )

    def _quote(self, quotation: str | None) -> None:
        """Put it in where the cursor is."""
        box = self.text_box
        if quotation and box is not None:
            box.type_in(quotation)

    @property
    def has_source(self) -> bool:
        return bool(self._source())

    def _source(self) -> str:
        """The reflection that is named in the line of the cursor."""
        box = self.box
        if box is None:
            return ""
        row, column = box.cursor_location
        return source(box.document.get_line(row), column)

    def action_source(self) -> None:
        """To read the reflection that was quoted from."""
        from orgcoach_tui.tui.screens.earlier import EarlierScreen

        if self.is_active and (id_ := self._source()):
            self.app.push_screen(EarlierScreen(self.session.reflection, only=id_, quotes=False))

    @on(Press.Pressed, "#still-open-steps")
    def _to_open_steps(self) -> None:
        self.orgcoach.action_intents()

    def steps_seen(self, _result: None) -> None:
        """Back from the steps that were open: fewer may be by now."""
        self._counted_at = None
        self.look_back()

    # -- themes and lenses

    @property
    def can_theme(self) -> bool:
        return not self.session.read_only

    @on(Press.Pressed, "#themes")
    def action_themes(self) -> None:
        """What comes back here: the coach's own themes, and what the words propose."""
        from orgcoach_tui.tui.screens.themes import ThemesScreen

        if self.is_active and self.can_theme:
            self.app.push_screen(ThemesScreen(self.session), self._themes_seen)

    async def _themes_seen(self, _result: None) -> None:
        if self.current is not None:
            self.current.shown()
        await self.say_state()

    @property
    def can_look(self) -> bool:
        return any(one.text.strip() for one in self.session.reflection.answers)

    def action_lenses(self) -> None:
        """The chapter's ways of looking, on this reflection as it stands now."""
        from orgcoach_tui.tui.screens.lenses import LensesScreen

        if self.is_active:
            self.app.push_screen(LensesScreen(copy.deepcopy(self.session.reflection)))
