"""Which paragraphs stand on the sheet: chosen by the writer, one by one."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from orgcoach_tui import dates
from orgcoach_tui.export import Form
from orgcoach_tui.export.outline import lay_out
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.choices import Choice, Choices
from orgcoach_tui.tui.widgets.press import Press

Passage = tuple[str, str]
"""The id of a reflection, and the number of a paragraph in it, such as 2.3."""

_SHOWN = 500  # characters of a paragraph; a row shows fewer


class PassagesScreen(Page[tuple[Passage, ...]]):
    """Enter or the space bar chooses a paragraph, or not after all. Esc keeps what was chosen."""

    CSS_PATH: ClassVar = "../styles/export.tcss"
    AUTO_FOCUS = "#passages"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "turn", show=False)]

    def __init__(
        self, reflections: Sequence[Reflection], form: Form, chosen: Sequence[Passage]
    ) -> None:
        super().__init__()
        several = len(reflections) > 1
        self._texts: dict[Passage, str] = {}
        for one in sorted(reflections, key=lambda one: (one.date, one.created)):
            outline = lay_out(one, False, form.reader)
            day = f"{dates.long(one.date)}: " if several else ""
            for section in outline.sections:
                for n, line in enumerate(section.paragraphs, 1):
                    self._texts[outline.id, f"{section.number}.{n}"] = f"{day}{line[:_SHOWN]}"
        self._chosen = [one for one in chosen if one in self._texts]

    def title_words(self) -> str:
        return _("Quotes")

    def body(self) -> ComposeResult:
        words = _("Which paragraphs stand on the sheet?") if self._texts else _("There are none.")
        yield Static(Content(words), classes="asks")
        yield Choices(self._rows(), id="passages")
        yield Static("", id="whole", classes="said")
        with Buttons():
            yield Press(_("These ›"), id="these", hint=_("Enter: back with these"))

    def on_mount(self) -> None:
        self._say_whole()

    def forget(self) -> None:
        self._texts, self._chosen = {}, []

    def _rows(self) -> list[Choice]:
        return [
            Choice(f"p{n}", f"{'■' if one in self._chosen else '□'} {one[1]}  {text}")
            for n, (one, text) in enumerate(self._texts.items())
        ]

    @on(OptionList.OptionHighlighted)
    def _say_whole(self) -> None:
        choices = self.query_one(Choices)
        choices.hint = _("↑ ↓: choose     Enter: on the sheet or not     Tab: done")
        at = choices.highlighted
        if at is not None and at < len(self._texts):
            self.query_one("#whole", Static).update(Content([*self._texts.values()][at]))
        self._hint()

    @on(OptionList.OptionSelected)
    def action_turn(self) -> None:
        choices = self.query_one(Choices)
        if choices.highlighted is None or not self._texts:
            return
        one = [*self._texts][choices.highlighted]
        if one in self._chosen:
            self._chosen.remove(one)
        else:
            self._chosen.append(one)
        choices.show(self._rows())

    @on(Press.Pressed, "#these")
    def action_back(self) -> None:
        if self.is_active:
            self.dismiss(tuple(one for one in self._texts if one in self._chosen))
