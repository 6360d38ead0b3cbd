"""The box for a comment, under the text that it is about; and a line for a writer's name."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Comment
from orgcoach_tui.text import clean, clean_line
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.editor import Editor, Line
from orgcoach_tui.tui.widgets.press import Press

_AFTER = 0.4  # seconds without a key, after which it is on the disk
_LONGEST = 300  # signs of a quote that are shown


class Quoted(Static, can_focus=True):
    """The words that a comment is about: left and right choose others."""

    BINDINGS = [
        Binding("left", "screen.turn(-1)", show=False),
        Binding("right", "screen.turn(1)", show=False),
    ]


class CommentSheet(ModalScreen[str]):
    """Writes one comment, and keeps it as it is typed: `keep` says what went wrong, "" for nothing.

    `quotes` are the sentences that it may be about instead of the whole answer. The result is the
    id of the comment.
    """

    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("f2", "turn(1)", show=False),
    ]
    CSS_PATH = "../styles/review.tcss"

    def __init__(
        self, comment: Comment, title: str, quotes: Sequence[str], keep: Callable[[Comment], str]
    ) -> None:
        super().__init__()
        self._comment = comment
        self._title = title
        found = dict.fromkeys(["", *filter(None, [comment.quote]), *quotes])
        self._quotes = tuple(found)
        self._keep = keep
        self._dirty = False
        self._warned = False
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Static(Content(self._title), id="sheet-heading")
            yield Quoted("", id="quoted")
            box = Editor(self._comment.text, id="comment", hint="")
            box.border_title = _("Your comment")
            yield box
            yield Static("", id="sheet-said", classes="said")
            yield Buttons(
                Press(_("Keep ›"), id="keep"),
                Press(_("About other words"), id="turn"),
                Press(_("Take away"), id="remove"),
            )

    def on_mount(self) -> None:
        self._show()
        self.query_one(Editor).focus()

    def on_unmount(self) -> None:
        self.keep_now()

    def _show(self) -> None:
        quoted = self.query_one("#quoted", Static)
        about = clean_line(self._comment.quote)
        short = about if len(about) <= _LONGEST else about[: _LONGEST - 1] + "…"
        whole = _("About the whole answer") if self._comment.part else _("About the whole")
        said = _("About ‘{quote}’").format(quote=short) if about else whole
        quoted.update(Content(said))
        quoted.display = bool(self._comment.part)  # else the heading says it
        many = len(self._quotes) > 1
        quoted.can_focus = many
        self.query_one("#turn", Press).display = many
        words = _("Esc: back, it is kept")
        if many:
            words += "     " + _("F2: about other words")
        self.query_one("#sheet-said", Static).update(Content(words))

    def action_turn(self, by: int) -> None:
        at = self._quotes.index(self._comment.quote)
        self._comment.quote = self._quotes[(at + by) % len(self._quotes)]
        self._dirty = True
        self._show()
        self._soon()

    @on(Press.Pressed, "#turn")
    def _turned(self) -> None:
        self.action_turn(1)

    # -- keeping

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        text = clean(event.text_area.text)
        if text != self._comment.text:
            self._comment.text = text
            self._dirty = True
            self._soon()

    def _soon(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(_AFTER, self.keep_now)

    def keep_now(self) -> bool:
        """Put it on the disk; whether it is there."""
        if not self._dirty:
            return True
        said = self._keep(self._comment)
        self._dirty = bool(said)
        if said and self.is_mounted:
            self.query_one("#sheet-said", Static).update(Content(said))
            self._soon()
        return not said

    # -- leaving

    @on(Press.Pressed, "#keep")
    def action_leave(self) -> None:
        if not self.is_active:
            return
        if self.keep_now() or self._warned:
            self.dismiss(self._comment.id)
            return
        self._warned = True
        said = _("! This has not been kept. If you leave now, you lose it. Esc again leaves.")
        self.query_one("#sheet-said", Static).update(Content(said))

    @on(Press.Pressed, "#remove")
    def _remove(self) -> None:
        self._comment.text = ""
        self._dirty = True
        self.action_leave()


class WhoSheet(ModalScreen[str]):
    """Whose it is, as the supervisor calls them; Esc changes nothing."""

    BINDINGS = [Binding("escape", "leave", show=False)]

    def __init__(self, who: str) -> None:
        super().__init__()
        self._who = who

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            line = Line(self._who, id="whose")
            line.border_title = _("Whose is this?")
            yield line
            yield Static(Content(_("Enter: keep     Esc: leave it as it was")), classes="said")

    def on_mount(self) -> None:
        self.query_one(Line).focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self.is_active:
            self.dismiss(clean_line(event.value))

    def action_leave(self) -> None:
        if self.is_active:
            self.dismiss(None)
