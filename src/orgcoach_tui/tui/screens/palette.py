"""Every command that can be given where one is, to be found by a few letters of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from orgcoach_tui.i18n import _
from orgcoach_tui.text import fold
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.choices import Choice, Choices
from orgcoach_tui.tui.widgets.editor import Line

_WORDS = 54  # cells for the words, before the keys


class Offer(NamedTuple):
    """`action` as Textual writes it, to be run on the screen below; `keys` in words."""

    action: str
    words: str
    keys: str = ""


def offers(below: Screen[Any], keymap: Mapping[str, str]) -> list[Offer]:
    """What can be done on the screen `below`: its own commands first, then those of the app."""
    more = getattr(below, "more_offers", None)
    return [
        *_of("screen", commands.of(below), below, keymap),
        *(Offer(action, words) for action, words in (more() if more is not None else ())),
        *_of("app", commands.APP, below, keymap),
    ]


def _of(
    where: str, group: Iterable[commands.Command], below: Screen[Any], keymap: Mapping[str, str]
) -> Iterable[Offer]:
    for c in group:
        if c not in (commands.PALETTE, commands.MENU) and c.usable(below):
            keys = commands.key_words(commands.keys_of(c, keymap))
            yield Offer(f"{where}.{c.action}", c.words, keys)


class PaletteScreen(Page[str]):
    """Letters narrow the list, the arrows choose, Enter does it. The result is the action."""

    CSS_PATH: ClassVar = "../styles/palette.tcss"
    AUTO_FOCUS = "#wanted"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, offered: Sequence[Offer]) -> None:
        super().__init__()
        self._offered = offered

    def title_words(self) -> str:
        return _("All commands")

    def body(self) -> ComposeResult:
        wanted = Line(id="wanted", hint=_("letters: search     ↑ ↓: choose     Enter: do it"))
        wanted.border_title = _("What do you want to do?")
        yield wanted
        yield Choices([self._choice(offer) for offer in self._offered], width=_WORDS, id="offers")
        yield Static("", id="nothing-found", classes="said")

    def _choice(self, offer: Offer) -> Choice:
        return Choice(offer.action, offer.words, offer.keys)

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        words = fold(event.value).split()
        found = [o for o in self._offered if all(w in fold(f"{o.words} {o.keys}") for w in words)]
        choices = self.query_one(Choices)
        choices.show([self._choice(offer) for offer in found])
        choices.highlighted = 0 if found else None
        said = "" if found else _("No command has these letters. Fewer letters find more.")
        self.query_one("#nothing-found", Static).update(said)

    def action_move(self, by: int) -> None:
        choices = self.query_one(Choices)
        if by > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.query_one(Choices).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if self.is_active:  # Enter pressed twice is still one choice
            self.dismiss(event.option.id)
