"""What the trajectories of one organisation share: themes beside each other, each with its quotes."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.insight.theme_grid import Grid
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.screens.themes_quotes import Marked, MarkingPage, ThemeQuotesScreen
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.theme_grid import At, ThemeGrid, trajectory_words


class ThemesGridScreen(MarkingPage):
    """`grid` is of the reflections of `organisation`. What the coach noted stands apart."""

    CSS_PATH: ClassVar = "../styles/themes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.QUOTING[1:])]

    def __init__(self, organisation: str, grid: Grid) -> None:
        super().__init__(organisation, Marked())
        self._grid: Grid | None = grid

    def title_words(self) -> str:
        about = clean_line(self.organisation)
        return " · ".join(filter(None, (_("Themes by trajectory"), about)))

    def body(self) -> ComposeResult:
        grid = self._grid
        assert grid is not None  # it is let go of when the page has been closed
        yield Static(Content(grid.few), id="few", classes="why")
        yield ThemeGrid(grid, id="theme-grid")
        yield Static("", id="theme-said", classes="said")
        yield Static(Content(grid.question), id="theme-question", classes="why")
        yield Static("", id="page-said", classes="said")
        with Buttons():
            yield Press(_("The quotes ›"), id="look", hint=_("Enter: the words behind this number"))
            yield self.taking()

    def on_mount(self) -> None:
        self.query_one("#few").display = bool(self._grid and self._grid.few)
        self.query_one(ThemeGrid).focus()
        self.say_marked()

    def forget(self) -> None:
        """Let go of what was read, when this screen has been closed by a lock."""
        self._grid = None
        self.marked.clear()

    @on(OptionList.OptionHighlighted)
    @on(ThemeGrid.Moved)
    def _look(self) -> None:
        at = self.query_one(ThemeGrid).at
        self.query_one("#theme-said", Static).update(Content(_told(at) if at else ""))

    @on(OptionList.OptionSelected)
    @on(Press.Pressed, "#look")
    def _open(self) -> None:
        at = self.query_one(ThemeGrid).at
        if self.is_active and at is not None and at.sources:
            self.app.push_screen(ThemeQuotesScreen(self.organisation, at, self.marked), self._back)

    def _back(self, _result: None) -> None:
        self.say_marked()


def _told(at: At) -> str:
    """What stands under the bar, in a sentence or two."""
    name, n = clean_line(at.row.name), len(at.sources)
    if at.seen:
        said = f"{name}: {at.row.said[:1].lower()}{at.row.said[1:]}"
        here = ngettext("noted in one reflection.", "noted in {n} reflections.", n)
        none = _("not noted.")
    else:
        said = _("{theme}: words that may point to it. You have not said yes or no.").format(
            theme=name
        )
        here = ngettext("proposed in one reflection.", "proposed in {n} reflections.", n)
        none = _("not proposed.")
    where = trajectory_words(at.trajectory)
    return f"{said}\n{where[:1].upper()}{where[1:]}: {here.format(n=n) if n else none}"
