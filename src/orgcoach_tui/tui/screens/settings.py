"""Every setting with what it does. What is chosen holds at once, and is kept."""

from bisect import bisect
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from orgcoach_tui import i18n, settings_check
from orgcoach_tui import settings as settings_file
from orgcoach_tui.i18n import N_, _, ngettext
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import keymap, whereto
from orgcoach_tui.tui.screens.language import NAMES
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.choices import Choice, Choices, turned
from orgcoach_tui.tui.widgets.columns import fit
from orgcoach_tui.tui.widgets.editor import Line
from orgcoach_tui.tui.widgets.frame import TopBar

_THEMES = {
    "": N_("as your terminal"),
    "orgcoach-dark": N_("dark"),
    "orgcoach-light": N_("light"),
    "orgcoach-contrast": N_("high contrast"),
}
_ON = {True: N_("on"), False: N_("off")}
_TITLE_WIDTH = 15
_TIMERS = (0, 10, 20, 30)  # minutes
_LOCKS = (0, 2, 5, 10, 20, 60)  # the same

_SWITCHES = ("mirror", "wording", "drawing", "motion")
_TYPED = ("author", "student_number", "course", "reference", "folder")
"""Those one types; Enter opens a line for it. The folder comes last."""

_TITLES = {
    "language": N_("Language"),
    "theme": N_("Colours"),
    "mirror": N_("Mirror"),
    "drawing": N_("Drawing"),
    "wording": N_("Other words"),
    "motion": N_("Movement"),
    "timer": N_("Timer"),
    "author": N_("Your name"),
    "student_number": N_("Student number"),
    "course": N_("Course"),
    "reference": N_("Reference"),
    "folder": N_("Folders"),
    "names": N_("Names"),
    "passphrase": N_("Passphrase"),
    "lock": N_("Locking"),
    "keys": N_("Keys"),
}
_ABOUT = {
    "language": N_("Of the program and its questions. What you wrote stays as it is."),
    "theme": N_("‘As your terminal’ goes by its background, where it says what that is."),
    "mirror": N_("The mirror reads your words after you have placed yourself, and only here."),
    "drawing": N_("Beside the four roles. Off: what it shows is said in words."),
    "wording": N_(
        "Where the rules leave it open, the rest of your words weigh a little. Off: never."
    ),
    "motion": N_("Off: nothing glides and no cursor blinks."),
    "timer": N_("While you write, one line says once that the time is over."),
    "author": N_("At the head of what you make a file of. Empty: left out."),
    "student_number": N_("At the head of what you make a file of. Empty: left out."),
    "course": N_("At the head of what you make a file of. Empty: left out."),
    "reference": N_("The full reference of the book, below what you make a file of."),
    "passphrase": N_("Keeps your reflections from others who can log in to this computer as you."),
    "lock": N_("After so long without a key your reflections lock by themselves."),
    "names": N_("What is read instead of the names of people, organisations and places."),
    "keys": N_("Every command with its key, and how to give it another."),
}


class SettingsScreen(Page[None]):
    """Left and right, or Enter, give the next value of the row; Enter opens what one types."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]

    def title_words(self) -> str:
        return _("Settings")

    def body(self) -> ComposeResult:
        yield Choices(self._rows())
        yield Static("", id="about-setting", classes="why")
        line = Line(id="setting", hint=_("Enter: keep it     Esc: leave it as it was"))
        line.display = False
        yield line
        yield Static("", id="settings-said", classes="said")
        yield Static("", id="settings-wrong", classes="said trouble")

    def on_mount(self) -> None:
        self._say()

    def on_resize(self) -> None:
        super().on_resize()
        self._say_about()

    def _rows(self) -> list[Choice]:
        chosen = self.orgcoach.settings
        values = {
            "language": NAMES[i18n.language()],
            "theme": _(_THEMES.get(chosen.theme, self.app.theme)),
            "mirror": _(_ON[chosen.mirror]),
            "drawing": _(_ON[chosen.drawing]),
            "motion": _(_ON[chosen.motion]),
            "timer": _minutes(chosen.timer),
            "wording": _(_ON[chosen.wording]),
        }
        rows = {name: f"‹ {value} ›" for name, value in values.items()}
        rows |= {name: clean_line(getattr(chosen, name)) or "–" for name in _TYPED[:-1]}
        rows["names"] = "›"
        protected = self.orgcoach.journal.protected
        rows["passphrase"] = (_("on") if protected else _("none")) + " ›"
        if protected:
            rows["lock"] = f"‹ {_minutes(chosen.lock)} ›"
        rows["folder"] = whereto.shorten(self._folder, 2 * _TITLE_WIDTH)
        rows["keys"] = "›"
        return [
            Choice(name, f"{fit(_(_TITLES[name]), _TITLE_WIDTH)} {value}")
            for name, value in rows.items()
        ]

    @property
    def _folder(self) -> Path:
        """Of one's own reflections, also while one looks around in others."""
        return self.orgcoach.settings.data_folder(self.orgcoach.places)

    @property
    def _row(self) -> str:
        option = self.query_one(Choices).highlighted_option
        return (option.id or "") if option is not None else ""

    def _say(self) -> None:
        """All words anew: the language may be another one."""
        self.query_one(Choices).show(self._rows())
        bar = self.query_one(TopBar)
        bar.title(self.title_words())
        bar.out(self.out_words())
        self._say_about()
        self._say_wrong()

    @on(OptionList.OptionHighlighted)
    def _say_about(self) -> None:
        row, choices = self._row, self.query_one(Choices)
        words = _(_ABOUT[row]) if row in _ABOUT else self._where()
        self.query_one("#about-setting", Static).update(Content(words))
        turned = _("↑ ↓: choose     ← → or Enter: change")
        choices.hint = (
            turned
            if row not in (*_TYPED, "names", "keys", "passphrase")
            else _("↑ ↓: choose     Enter: change")
        )
        self._hint()

    def _where(self) -> str:
        room = self.size.width - 6
        places = self.orgcoach.places
        lines = (
            (_("Your reflections are in"), self._folder),
            (_("Guides that you write yourself go in"), places.guides),
            (_("These settings, and a few more, are in"), places.settings_file),
        )
        return "\n".join(f"{said}\n  {whereto.shorten(path, room)}" for said, path in lines)

    def _say_wrong(self) -> None:
        told = keymap.problems(self.orgcoach.places.settings_file)
        row = self.query_one("#settings-wrong", Static)
        row.display = bool(told)
        lines = [_("! This in config.toml does nothing; the usual holds instead:"), *told]
        row.update(Content("\n".join(lines)))

    @on(OptionList.OptionSelected)
    def _taken(self) -> None:
        if self._row == "keys":
            self.orgcoach.action_keys()
        elif self._row == "names":
            from orgcoach_tui.tui.screens.names import NamesScreen

            self.app.push_screen(NamesScreen())
        elif self._row == "passphrase":
            self._protection()
        elif self._row in _TYPED:
            self._open(self._row)
        else:
            self.action_turn(1)

    # -- those with a few values

    def action_turn(self, by: int) -> None:
        name, app = self._row, self.orgcoach
        chosen = app.settings
        if name == "language":
            kept = app.change(language=turned(i18n.LANGUAGES, i18n.language(), by))
        elif name == "theme":
            kept = app.change(theme=turned(tuple(_THEMES), chosen.theme, by))
        elif name == "timer":
            at = bisect(_TIMERS, chosen.timer) - 1
            kept = app.change(timer=_TIMERS[(at + by) % len(_TIMERS)])
        elif name == "lock":
            at = bisect(_LOCKS, chosen.lock) - 1
            kept = app.change(lock=_LOCKS[(at + by) % len(_LOCKS)])
        elif name in _SWITCHES:
            kept = app.change(**{name: not getattr(chosen, name)})
        else:
            return
        self._tell("" if kept else _unkept())
        self._say()

    def _protection(self) -> None:
        from orgcoach_tui.tui.screens.protection import PassphraseScreen, ProtectionScreen

        journal = self.orgcoach.journal
        if journal.locked:  # another window protected it; the overview asks for the passphrase
            return
        page = ProtectionScreen() if journal.protected else PassphraseScreen("protect")
        self.app.push_screen(page, lambda _done: self._say())

    def _tell(self, words: str) -> None:
        said = self.query_one("#settings-said", Static)
        said.set_class(words.startswith("!"), "trouble")
        said.display = bool(words)
        said.update(Content(words))

    # -- those one types

    def _open(self, name: str) -> None:
        line = self.query_one("#setting", Line)
        line.border_title = _(_TITLES[name])
        now = self.orgcoach.settings
        line.value = str(self._folder) if name == "folder" else getattr(now, name)
        line.cursor_position = len(line.value)
        line.display = True
        self._tell("")
        line.focus()

    def _close(self) -> None:
        self.query_one("#setting", Line).display = False
        self.query_one(Choices).focus()

    @on(Input.Submitted, "#setting")
    def _typed(self, event: Input.Submitted) -> None:
        name, value = self._row, clean_line(event.value).strip()
        app = self.orgcoach
        if name == "folder":
            if value == str(self._folder):
                self._close()
                return
            value = str(whereto.meant(value)) if value else ""
        if not settings_file.allowed(name, value):
            words = _("expected here: {expected}").format(expected=settings_check.expected(name))
            self._tell(f"! {words}")
            return
        kept = app.change(**{name: value})
        self._close()
        self._say()
        self._tell(_unkept() if not kept else _moved() if name == "folder" else "")

    def action_back(self) -> None:
        if self.query_one("#setting", Line).display:
            self._close()
        else:
            super().action_back()


def _moved() -> str:
    return _(
        "From the next start on, orgcoach looks for your reflections there. What you have now "
        "stays where it is; move it along yourself if you like."
    )


def _unkept() -> str:
    return _("! This holds for now, but could not be kept for the next time.")


def _minutes(n: int) -> str:
    return ngettext("{n} minute", "{n} minutes", n).format(n=n) if n else _("off")
