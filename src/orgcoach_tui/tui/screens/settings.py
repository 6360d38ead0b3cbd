"""Language, colours, the mirror and what moves; and where the files are. What is chosen holds at once."""

from bisect import bisect
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from orgcoach_tui import i18n
from orgcoach_tui.i18n import N_, _, ngettext
from orgcoach_tui.tui import whereto
from orgcoach_tui.tui.screens.language import NAMES
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.choices import Choice, Choices
from orgcoach_tui.tui.widgets.columns import fit
from orgcoach_tui.tui.widgets.frame import TopBar

_THEMES = {
    "": N_("as your terminal"),
    "orgcoach-dark": N_("dark"),
    "orgcoach-light": N_("light"),
    "orgcoach-contrast": N_("high contrast"),
}
_ON = {True: N_("on"), False: N_("off")}
_TITLE_WIDTH = 12
_TIMERS = (0, 10, 20, 30)  # minutes


class SettingsScreen(Page[None]):
    """Left and right, or Enter, give the next value of the row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]

    def title_words(self) -> str:
        return _("Settings")

    def body(self) -> ComposeResult:
        choices = Choices(self._rows())
        yield choices
        yield Static("", id="where-files", classes="why")
        yield Static("", id="settings-wrong", classes="said trouble")
        yield Static("", id="settings-said", classes="said trouble")

    def on_mount(self) -> None:
        self._say()

    def on_resize(self) -> None:
        super().on_resize()
        self._say_where()

    def _rows(self) -> list[Choice]:
        chosen = self.orgcoach.settings
        return [
            Choice(name, f"{fit(title, _TITLE_WIDTH)} ‹ {value} ›")
            for name, title, value in (
                ("language", _("Language"), NAMES[i18n.language()]),
                ("theme", _("Colours"), _(_THEMES.get(chosen.theme, self.app.theme))),
                ("mirror", _("Mirror"), _(_ON[chosen.mirror])),
                ("motion", _("Movement"), _(_ON[chosen.motion])),
                ("timer", _("Timer"), _minutes(chosen.timer)),
            )
        ]

    def _say(self) -> None:
        """All words anew: the language may be another one."""
        choices = self.query_one(Choices)
        choices.hint = _("↑ ↓: choose     ← → or Enter: change")
        choices.show(self._rows())
        bar = self.query_one(TopBar)
        bar.title(self.title_words())
        bar.out(self.out_words())
        self._say_where()
        self._say_wrong()
        self._hint()

    def _say_where(self) -> None:
        room = self.size.width - 6
        places = self.orgcoach.places
        lines = (
            _("Your reflections are in"),
            whereto.shorten(self.orgcoach.store.folder, room),
            _("Guides that you write yourself go in"),
            whereto.shorten(places.guides, room),
            _("The mirror reads your words after you have placed yourself, and only here."),
        )
        self.query_one("#where-files", Static).update(Content("\n".join(lines)))

    def _say_wrong(self) -> None:
        told = self.orgcoach.settings_problems()
        row = self.query_one("#settings-wrong", Static)
        row.display = bool(told)
        lines = [_("! This in config.toml does nothing; the usual holds instead:"), *told]
        row.update(Content("\n".join(lines)))

    @on(OptionList.OptionSelected)
    def _taken(self) -> None:
        self.action_turn(1)

    def action_turn(self, by: int) -> None:
        option = self.query_one(Choices).highlighted_option
        name = option.id if option is not None else ""
        app = self.orgcoach
        if name == "language":
            kept = app.change(language=_next(i18n.LANGUAGES, i18n.language(), by))
        elif name == "theme":
            kept = app.change(theme=_next(tuple(_THEMES), app.settings.theme, by))
        elif name == "timer":
            at = bisect(_TIMERS, app.settings.timer) - 1
            kept = app.change(timer=_TIMERS[(at + by) % len(_TIMERS)])
        elif name == "motion":
            kept = app.change(motion=not app.settings.motion)
        else:
            kept = app.change(mirror=not app.settings.mirror)
        said = "" if kept else _("! This holds for now, but could not be kept for the next time.")
        self.query_one("#settings-said", Static).update(Content(said))
        self._say()


def _minutes(n: int) -> str:
    return ngettext("{n} minute", "{n} minutes", n).format(n=n) if n else _("off")


def _next(values: tuple[str, ...], now: str, by: int) -> str:
    at = values.index(now) if now in values else 0
    return values[(at + by) % len(values)]
