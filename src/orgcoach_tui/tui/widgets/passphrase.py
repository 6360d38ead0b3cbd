"""A line for a passphrase: never shown, never copied, and forgotten when it has been taken."""

from typing import Any

from textual import events
from textual.actions import SkipAction

from orgcoach_tui.tui.widgets.editor import Line


class PassphraseField(Line):
    """What is typed shows as dots. Spaces count, also at both ends."""

    def __init__(self, title: str, *, hint: str = "", **kwargs: Any) -> None:
        super().__init__("", hint=hint, password=True, **kwargs)
        self.border_title = title

    def take(self) -> str:
        """What was typed; the field is empty again."""
        typed = self.value
        self.clear()
        return typed

    def action_copy(self) -> None:
        raise SkipAction

    def action_cut(self) -> None:
        raise SkipAction

    def _on_paste(self, event: events.Paste) -> None:
        """Unlike elsewhere every space is kept: a passphrase is what it is, to the letter."""
        event.stop()
        event.prevent_default()
        self.type_in("".join(sign for sign in event.text if sign.isprintable()))
