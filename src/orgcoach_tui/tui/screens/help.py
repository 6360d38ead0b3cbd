"""F1: what can be done where one is now, and the keys of that screen on one page."""

from collections.abc import Iterable
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from orgcoach_tui.i18n import _
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.editor import Editor, Line
from orgcoach_tui.tui.widgets.frame import hints_of
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.steps import StepRail


class HelpText(VerticalScroll):
    """The page; up and down scroll it."""

    hint = ""


class HelpScreen(Page[None]):
    """Help with the screen `below` this one. Esc, or F1 again, closes it."""

    CSS_PATH = "../styles/help.tcss"

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._focus = below.focused
        self._own = commands.of(below)
        self._walking = commands.NEXT in self._own

    def title_words(self) -> str:
        return _("Help")

    def body(self) -> ComposeResult:
        with HelpText(id="help"):
            yield from self._here()
            yield _heading(_("Keys"))
            yield from (_row(key, does) for key, does in self._keys())
            yield _heading(_("Stopping and saving"))
            yield _text(self._saving())
            if self._walking and self.orgcoach.settings.mirror:
                yield _text(
                    _("The mirror can be switched off: Esc, then ‘{item}’.").format(
                        item=_("Language, colours and other settings")
                    )
                )
            yield _heading(_("With the mouse"))
            yield _text(
                _(
                    "Everything can be clicked. To copy something from the screen, hold Shift "
                    "(on a Mac: Option or Fn) while you drag over it."
                )
            )

    def on_mount(self) -> None:
        text = self.query_one(HelpText)
        text.hint = _("↑ ↓: further down")
        text.focus()

    def _here(self) -> ComposeResult:
        about = about_widget(self._focus)
        hints = hints_of(self._focus, self.orgcoach.keymap)
        if about or hints:
            yield _heading(_("Where you are now"))
        if about:
            yield _text(about)
        for hint in hints:
            key, _colon, does = hint.partition(": ")
            yield _row(key, does)

    def _keys(self) -> Iterable[tuple[str, str]]:
        """Those that hold everywhere, then the commands that the screen below binds."""
        yield "Enter", _("choose, or a new line in a large box")
        yield "Tab, Shift+Tab", _("to the next place, or the one before")
        yield _("arrows"), _("in lists, cards and steps")
        if commands.MENU not in self._own:
            yield "Esc", _("back")
        for command in (*self._own, *commands.APP):
            if keys := self.orgcoach.keys(command):
                yield keys, command.words

    def _saving(self) -> str:
        if self.orgcoach.sample is not None:
            return _("This is a sample practice. Nothing here is real, and nothing is kept.")
        return _(
            "You can always stop: Esc, then Enter. What you write is saved by itself within a few "
            "seconds, in {folder}. Nothing goes over the internet."
        ).format(folder=self.orgcoach.store.folder)


def about_widget(widget: object) -> str:
    """What the thing is that has the focus: what it says of itself, else what its kind is."""
    if said := str(getattr(widget, "help", "")):
        return said
    if isinstance(widget, Editor):
        if widget.one_sentence:
            return _("A box for a sentence. It may stay empty.")
        return _("A box to write in. It may stay empty, and it holds as much as you like.")
    if isinstance(widget, Line):
        return _("A line to fill in. It may stay empty.")
    if isinstance(widget, StepRail):
        return _("The steps of this reflection: ► here, ● filled in, ○ still empty.")
    if isinstance(widget, Press):
        return _("A button: Enter or a click presses it.")
    if isinstance(widget, OptionList):
        return _("A list: the arrows choose, Enter takes what is under the bar.")
    return ""


def _heading(words: str) -> Static:
    return Static(Content(words), classes="asks")


def _text(words: str) -> Static:
    return Static(Content(words))


def _row(key: str, does: str) -> Horizontal:
    return Horizontal(
        Static(Content(key), classes="key"), Static(Content(does), classes="does"), classes="row"
    )
