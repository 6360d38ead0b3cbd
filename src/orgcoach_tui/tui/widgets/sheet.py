"""The menu that Esc opens under the text: the text stays readable, and typing goes on with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option


@dataclass(frozen=True)
class Chosen:
    """How the sheet was left: an item, or a letter that belongs in the text, or neither."""

    item: str = ""
    typed: str = ""


class Sheet(ModalScreen[Chosen]):
    """`heading` above the items (id, label). The first item leads one level out, unless it says
    otherwise. `picks` are characters that take an item at once, by its id.
    """

    BINDINGS = [Binding("escape", "leave", show=False)]

    def __init__(
        self,
        heading: str,
        items: list[tuple[str, str]],
        *,
        picks: Mapping[str, str] | None = None,
        at: int = 0,
    ) -> None:
        super().__init__()
        self._picks = picks or {}
        self._at = at
        self._heading = heading
        self._items = items

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Static(Content(self._heading), id="sheet-heading")
            yield OptionList(*(Option(Content(label), id=name) for name, label in self._items))

    def on_mount(self) -> None:
        choices = self.query_one(OptionList)
        choices.highlighted = self._at
        choices.focus()

    def _leave(self, chosen: Chosen) -> None:
        if self.is_active:  # two keys in one packet are still one answer
            self.dismiss(chosen)

    def action_leave(self) -> None:
        self._leave(Chosen())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._leave(Chosen(item=event.option.id or ""))

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character and event.character != " ":
            event.stop()
            picked = self._picks.get(event.character.lower(), "")
            self._leave(Chosen(picked) if picked else Chosen(typed=event.character))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._leave(Chosen(typed=event.text))

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self._leave(Chosen())
