"""A look into the reflection under the bar: how it begins; where there is room, all of it."""

from typing import Any

from rich.cells import cell_len
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from orgcoach_tui import dates
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Damaged, NotFound
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.store import Store
from orgcoach_tui.tui import overview
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.columns import fit
from orgcoach_tui.tui.widgets.press import Press

_MOST = 4000  # characters of an answer; more than any screen shows
_LOOK_AFTER = 0.08  # seconds that the bar rests on a row before its file is read


class Below(Vertical):
    """Two lines of the reflection, and the buttons for what can be done with it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._entry: Entry | None = None

    def on_mount(self) -> None:
        self.call_after_refresh(self._furnish)  # so that the list is painted sooner

    async def _furnish(self) -> None:
        if not self.is_attached:  # the app is closing already
            return
        await self.mount(
            Static("", id="preview"),
            Buttons(
                Press(_("Open"), id="open", hint=_("Enter: open")),
                Press(_("Rename"), id="rename", hint=_("Enter: rename organisation or trajectory")),
                Press(_("Make a file"), id="export", hint=_("Enter: a page to give to somebody")),
                Press(
                    _("To the bin"), id="bin", hint=_("Enter: to the bin; it can be brought back")
                ),
            ),
        )
        self.show(self._entry)

    def show(self, entry: Entry | None) -> None:
        """Only what can be done with `entry` has a button."""
        self._entry = entry
        self.set_class(entry is None, "nothing")
        if not self.children:
            return
        for press in self.query(Press):
            of_any = press.id in ("open", "bin")
            press.display = entry is not None and (of_any or entry.problem is None)
        words = _beginning(entry) if entry is not None else ""
        room = 2 * (self.screen.size.width - 4) - 12  # a line may break before a long word
        if cell_len(words) > room:
            words = fit(words, room)
        self.query_one("#preview", Static).update(Content(words))


class Beside(Static):
    """As much of the reflection as there is room for, on a wide screen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("", **kwargs)
        self._waiting: Timer | None = None

    def show(self, entry: Entry | None, store: Store) -> None:
        """Show `entry` as soon as the bar rests on it."""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_LOOK_AFTER, lambda: self._look(entry, store))

    def clear(self) -> None:
        """Show nothing."""
        if self._waiting is not None:
            self._waiting.stop()
        self.update("")

    def _look(self, entry: Entry | None, store: Store) -> None:
        if not self.screen.has_class("-wide"):
            return
        if entry is None or entry.problem is not None:
            self.update(Content(_beginning(entry) if entry is not None else ""))
            return
        try:
            self.update(_inside(entry, store.read(entry.path).reflection))
        except (Damaged, NotFound):  # it changed since the list was read; opening it says so
            self.update(Content(_beginning(entry)))


def _beginning(entry: Entry) -> str:
    if entry.problem is not None:
        return _("This file cannot be read. Enter shows where it is damaged.")
    return entry.preview or _("Nothing written yet.")


def _inside(entry: Entry, reflection: Reflection) -> Content:
    title = " · ".join(filter(None, (reflection.organisation, reflection.trajectory)))
    facts = [
        dates.long(reflection.date),
        entry.guide_title or entry.guide,
        overview.status(entry),
        ngettext("{n} word", "{n} words", entry.words).format(n=entry.words),
    ]
    parts = [
        Content.styled(title or _("Without an organisation"), "bold"),
        Content.styled(", ".join(filter(None, facts)), "$quiet"),
    ]
    if placed := _placement(reflection):
        parts.append(Content(placed))
    texts = [(a.title or a.question, a.text) for a in reflection.answers]
    for heading, text in [(_("One insight"), reflection.insight), *texts]:
        if text:
            parts += [
                Content(""),
                Content.styled(heading, "$quiet"),
                Content(text[:_MOST]),
            ]
    return Content("\n").join(parts)


def _placement(reflection: Reflection) -> str:
    """`Coach 2, trainer 0, expert adviser 4`: the own placement in words."""
    values = reflection.placement.values()
    if not values:
        return ""
    from orgcoach_tui import i18n
    from orgcoach_tui.guide.load import roles

    names = roles(i18n.language())
    words = ", ".join(f"{names[role].name} {value}" for role, value in values.items())
    return words[:1].upper() + words[1:]
