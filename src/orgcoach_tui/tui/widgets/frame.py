"""What every screen has: a bar above, hints below, and room for a message that stays till it is solved."""

from collections.abc import Mapping
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from orgcoach_tui.i18n import _
from orgcoach_tui.tui.commands import GAP, with_keys
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.press import Press


class TopBar(Horizontal):
    """Where one is, the state of saving, and the way out."""

    class Menu(Message):
        """The way out was clicked."""

    def __init__(self, title: str = "orgcoach", out: str = "") -> None:
        super().__init__()
        self._title = title
        self._out = out
        self._state = ("", False)

    def compose(self) -> ComposeResult:
        yield Static(Content(self._title), id="where")
        yield Static("", id="saving")
        yield Static(Content(self._out or _("Esc: menu")), id="out")

    def title(self, title: str) -> None:
        self.query_one("#where", Static).update(Content(title))

    def out(self, words: str) -> None:
        """Say where Esc leads now."""
        self.query_one("#out", Static).update(Content(words))

    def saving(self, state: str, *, trouble: bool = False) -> None:
        """Show `state`, with a sign when it is trouble; saying the same again costs nothing."""
        if (state, trouble) == self._state:
            return
        self._state = state, trouble
        label = self.query_one("#saving", Static)
        label.set_class(trouble, "trouble")
        words = Content(state)
        # It stands at the right, so nothing has to be laid out anew for fewer words.
        label.update(words, layout=words.cell_length > label.size.width or not state)

    def on_click(self, event: events.Click) -> None:
        if event.widget is not None and event.widget.id == "out":
            event.stop()
            self.post_message(self.Menu())


class Hints(Static):
    """The last row: the few keys that matter for what has the focus."""

    _hints: tuple[str, ...] = ()

    def show(self, *hints: str) -> None:
        """Show the hints that fit, first ones first: the row never wraps."""
        self._hints = hints
        room = max(self.size.width, 20) - 2
        line = ""
        for hint in hints:
            longer = f"{line}{GAP}{hint}" if line else hint
            if len(longer) > room:
                break
            line = longer
        self.update(Content(line))

    def on_resize(self) -> None:
        self.show(*self._hints)  # there may be room for more of them, or for fewer


class Banner(Vertical):
    """One message above the text. It takes no focus, and does not go away by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.display = False
        self.said = ""

    def compose(self) -> ComposeResult:
        yield Static("", id="said")
        yield Buttons(id="banner-buttons")

    async def say(self, text: str, *buttons: tuple[str, str]) -> None:
        """Show `text` with buttons (id, label); saying the same again changes nothing."""
        if text == self.said and self.display:
            return
        self.said = text
        self.query_one("#said", Static).update(Content(text))
        row = self.query_one("#banner-buttons", Buttons)
        await row.remove_children()
        await row.mount_all(
            Press(label, id=name, hint=_("Enter: {what}").format(what=label.lower()))
            for name, label in buttons
        )
        row.display = bool(buttons)
        self.display = True

    def hush(self) -> None:
        self.said = ""
        self.display = False


def hints_of(widget: Any, keymap: Mapping[str, str]) -> list[str]:
    """What a widget says of itself for the footer, with the keys that are in force."""
    return list(filter(None, with_keys(str(getattr(widget, "hint", "")), keymap).split(GAP)))
