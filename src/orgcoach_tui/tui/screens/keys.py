"""All commands with their keys; another key is given by pressing it. What is taken is told."""

from textwrap import wrap
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from orgcoach_tui import settings as settings_file
from orgcoach_tui.i18n import _
from orgcoach_tui.tui import commands, keymap
from orgcoach_tui.tui.commands import Command
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.columns import fit
from orgcoach_tui.tui.widgets.press import Press

_KEYS_WIDTH = 13  # cells
USUAL, NONE = "usual", "none"  # no key is called so
_ROOM = 74  # cells, until it is known


class KeyList(OptionList):
    """The commands, under a heading for each place where they hold."""

    @property
    def hint(self) -> str:
        return _("↑ ↓: choose     Enter: another key     Delete: the usual one")


class PressKey(ModalScreen[str]):
    """Waits for one key; the result is its name, nothing for Esc or a click, or USUAL or NONE."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        self._command = command

    def compose(self) -> ComposeResult:
        words = _("Press the new key for ‘{command}’.").format(command=self._command.words)
        with Vertical(id="sheet"):
            yield Static(Content(words), id="sheet-heading")
            yield Static(Content(_("Esc: leave it as it is")), classes="said")
            usual = Press(_("The usual one"), id=USUAL)
            none = Press(_("No key"), id=NONE)
            for press in (usual, none):
                press.can_focus = False  # every key belongs to the command
            yield Buttons(usual, *([none] if self._command != commands.MENU else []))

    @on(Press.Pressed)
    def _way_out(self, event: Press.Pressed) -> None:
        event.stop()
        if self.is_active:
            self.dismiss(event.press.id)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if self.is_active:
            self.dismiss("" if event.key == "escape" else event.key)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self.is_active:
            self.dismiss("")


class KeysScreen(Page[None]):
    """Enter on a row asks for its new key; it holds at once and is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace", "usual", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._room = _ROOM

    def title_words(self) -> str:
        return _("Keys")

    def body(self) -> ComposeResult:
        yield KeyList(*self._options(), id="keys")
        yield Static("", id="page-said", classes="said")

    def on_mount(self) -> None:
        rows = self.query_one(KeyList)
        rows.action_first()
        rows.focus()
        self._say(_("Enter, Tab, Esc and the arrows always do the same."))

    def on_resize(self) -> None:
        super().on_resize()
        rows = self.query_one(KeyList)
        if (room := rows.scrollable_content_region.width - 2) != self._room:
            self._room, at = room, rows.highlighted
            rows.set_options(self._options())
            rows.highlighted = at

    def _options(self) -> list[Option]:
        """A heading, then what holds there; the app's own last."""
        places = (
            (_("While writing"), commands.WALK),
            (_("In the overview"), commands.HOME[1:]),  # the menu stands with the others already
            (_("Reading what students sent"), (*commands.SENT, *commands.READING)),
            (_("Quotes of a theme"), commands.QUOTING),
            (_("Everywhere"), commands.APP),
        )
        options = []
        shown: list[Command] = []
        for heading, group in places:
            # Some hold in two places.
            fresh = [c for c in dict.fromkeys(group) if c not in shown]
            shown += fresh
            options.append(Option(Content(heading), disabled=True))
            options += [Option(Content(self._row(c)), id=c.id) for c in fresh]
        return options

    def _row(self, command: Command) -> str:
        keys = fit(self.orgcoach.keys(command) or "–", _KEYS_WIDTH)
        room = max(self._room - _KEYS_WIDTH - 3, _KEYS_WIDTH)
        return f"  {keys} " + f"\n{' ' * (_KEYS_WIDTH + 3)}".join(wrap(command.words, room))

    def _say(self, words: str) -> None:
        self.query_one("#page-said", Static).update(Content(words))

    def _command(self) -> Command | None:
        option = self.query_one(KeyList).highlighted_option
        known = {command.id: command for group in commands.PLACES for command in group}
        return known.get(option.id or "") if option is not None else None

    @on(OptionList.OptionSelected)
    def _ask(self) -> None:
        if self.is_active and (command := self._command()) is not None:
            self.app.push_screen(PressKey(command), lambda key: self._pressed(command, key or ""))

    def _pressed(self, command: Command, key: str) -> None:
        if not key:
            return
        if key == USUAL:
            self._usual(command)
        elif key == NONE:
            self._give(command, "")
        elif wrong := keymap.pressed(command, key, self.orgcoach.settings.keymap):
            self._say(
                _("! ‘{command}’ keeps the keys it has: {why}.").format(
                    command=command.words, why=wrong
                )
            )
        else:
            self._give(command, key)

    def action_usual(self) -> None:
        if (command := self._command()) is not None:
            self._usual(command)

    def _usual(self, command: Command) -> None:
        if wrong := keymap.back_to_usual(command, self.orgcoach.settings.keymap):
            self._say(
                _("! ‘{command}’ keeps the keys it has: {why}.").format(
                    command=command.words, why=wrong
                )
            )
        elif command.id in self.orgcoach.settings.keymap:
            self._give(command, None)

    def _give(self, command: Command, keys: str | None) -> None:
        """Let it hold now, and for later; for None it gets the usual ones back."""
        from dataclasses import replace

        app = self.orgcoach
        table = {id_: of for id_, of in app.settings.keymap.items() if id_ != command.id}
        own = {} if keys is None else {command.id: keys}
        app.settings = replace(app.settings, keymap=table | own)
        app.use_keys()
        kept = True
        try:
            settings_file.save_keys(app.places.settings_file, command.id, keys)
        except (OSError, ValueError):
            kept = False
        now = _("‘{command}’ is now: {keys}.").format(
            command=command.words, keys=app.keys(command) or "–"
        )
        lost = _("! This holds for now, but could not be kept for the next time.")
        self._say(now if kept else f"{now} {lost}")
        rows = self.query_one(KeyList)
        rows.replace_option_prompt(command.id, Content(self._row(command)))
