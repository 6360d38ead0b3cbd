"""Themes by trajectory: up and down along the themes, left and right along the trajectories."""

from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from orgcoach_tui.i18n import _
from orgcoach_tui.insight.theme_grid import Grid, Row, Source
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.widgets.columns import fit

_CELL = 13  # cells wide, the gap with it
_NAME = 28
_AROUND = 3  # cells that are not a row's: padding at both sides and the scrollbar


class At(NamedTuple):
    """Where the bar is: a theme, in a trajectory or (None) in all; `seen` by the coach or proposed."""

    row: Row
    trajectory: str | None
    seen: bool

    @property
    def sources(self) -> tuple[Source, ...]:
        return self.row.sources(self.trajectory, seen=self.seen)


class ThemeGrid(OptionList):
    """Enter or a click opens what is under the bar: `OptionSelected`, and `at` says which."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "aside(-1)", show=False),
        Binding("right", "aside(1)", show=False),
    ]

    class Moved(Message):
        """The bar is on another trajectory."""

    def __init__(self, grid: Grid, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.hint = _("↑ ↓: theme     ← →: trajectory     Enter: the quotes")
        self._columns: tuple[str | None, ...] = (None, *grid.trajectories)
        self._rows = [(row, True) for row in grid.rows]
        self._rows += [(row, False) for row in grid.only_proposed]
        self._counted: dict[tuple[int, str | None], int] = {}
        self._column = self._first = 0
        self._barred: int | None = None  # the row whose cell is marked

    @property
    def at(self) -> At | None:
        option = self.highlighted_option
        if option is None or option.id is None:
            return None
        row, seen = self._rows[int(option.id)]
        return At(row, self._columns[self._column], seen)

    def on_resize(self) -> None:
        self._lay_out()

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        if self._barred != highlighted:
            self._again(self._barred)
            self._barred = highlighted
            self._again(highlighted)

    def action_aside(self, by: int) -> None:
        self._to_column(min(max(self._column + by, 0), len(self._columns) - 1))

    def on_click(self, event: events.Click) -> None:
        """On a cell: that trajectory. The list itself does the rest."""
        beyond = event.x - 1 - self._name_width
        if beyond >= 0 and beyond // _CELL < self._fitting:
            self._to_column(min(self._first + beyond // _CELL, len(self._columns) - 1))

    def _to_column(self, column: int) -> None:
        if column != self._column:
            self._column = column
            self._lay_out()
            self.post_message(self.Moved())

    # -- laying out

    @property
    def _room(self) -> int:
        return max(self.size.width - _AROUND, 2 * _CELL)

    @property
    def _name_width(self) -> int:
        return min(_NAME, max(self._room - 2 * _CELL, _CELL))

    @property
    def _fitting(self) -> int:
        """How many trajectories fit beside each other."""
        return max((self._room - self._name_width) // _CELL, 1)

    def _lay_out(self) -> None:
        self._first = min(self._first, self._column)
        self._first = max(self._first, self._column - self._fitting + 1)
        at, options = self.highlighted, []
        before: bool | None = None
        for number, (_row, seen) in enumerate(self._rows):
            if seen is not before:
                before = seen
                options.append(Option(self._head(seen), disabled=True))
            options.append(Option(self._prompt(number, len(options) == at), id=str(number)))
        self.set_options(options)
        self.highlighted = (at if at is not None else 1) if options else None

    def _again(self, index: int | None) -> None:
        if index is not None and index < self.option_count:
            option = self.get_option_at_index(index)
            if option.id is not None:
                prompt = self._prompt(int(option.id), index == self.highlighted)
                self.replace_option_prompt_at_index(index, prompt)

    def _shown(self) -> Iterator[tuple[int, str | None]]:
        last = min(self._first + self._fitting, len(self._columns))
        yield from ((n, self._columns[n]) for n in range(self._first, last))

    def _head(self, seen: bool) -> Content:
        said = _("You noted") if seen else _("Proposed only")
        names = [fit(trajectory_words(name), _CELL - 1) for _n, name in self._shown()]
        before = "‹" if self._first else " "
        after = "›" if self._first + len(names) < len(self._columns) else ""
        return Content(fit(said, self._name_width - 1) + before + " ".join(names) + after)

    def _prompt(self, number: int, barred: bool) -> Content:
        row, seen = self._rows[number]
        line = fit(clean_line(row.name), self._name_width - 1) + " "
        for n, name in self._shown():
            count = self._counted.get((number, name))
            if count is None:  # of thousands it takes a while
                count = self._counted[number, name] = len(row.sources(name, seen=seen))
            cell = str(count) if count else "–"
            line += f"{f'[{cell}]' if barred and n == self._column else f' {cell} ':<{_CELL}}"
        return Content(line.rstrip())


def trajectory_words(name: str | None) -> str:
    """What a column is called."""
    return _("in all") if name is None else clean_line(name) or _("no trajectory")
