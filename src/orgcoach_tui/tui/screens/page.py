"""What the screens beside the walk have in common: a bar above, hints below, and Esc goes back."""

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen

from orgcoach_tui.i18n import _
from orgcoach_tui.tui.widgets.frame import Hints, TopBar, hints_of

if TYPE_CHECKING:
    from orgcoach_tui.tui.app import OrgcoachApp

Result = TypeVar("Result")


class Page(Screen[Result]):
    """A page fills in `body`. `title_words` stands in the bar, `out_words` says where Esc leads."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    @property
    def orgcoach(self) -> "OrgcoachApp":
        """The app, with store, settings and places."""
        return cast("OrgcoachApp", self.app)

    can_review = True  # what students sent can be opened from here

    @property
    def can_lock(self) -> bool:
        return self.orgcoach.can_lock

    def compose(self) -> ComposeResult:
        yield TopBar(self.title_words(), out=self.out_words())
        with Vertical(classes="body"):
            yield from self.body()
        yield Hints()

    def forget(self) -> None:
        """Let go of what was read from the journal, when a lock has closed this page."""

    def title_words(self) -> str:
        return "orgcoach"

    def out_words(self) -> str:
        return _("Esc: back")

    def body(self) -> ComposeResult:
        """What is between the bar and the hints."""
        yield from ()

    def on_descendant_focus(self) -> None:
        self._hint()

    def on_resize(self) -> None:
        self.call_after_refresh(self._hint)

    def _hint(self) -> None:
        hints = hints_of(self.focused, self.orgcoach.keymap)
        if not any(hint.startswith("Esc") for hint in hints):
            hints.append(self.out_words())
        self.query_one(Hints).show(*hints)

    @on(TopBar.Menu)
    def _out_clicked(self) -> None:
        self.action_back()

    def action_menu(self) -> None:
        """Ctrl+C: people press it to get out."""
        self.action_back()

    def action_back(self) -> None:
        if self.is_active:
            self.dismiss(None)
