"""An answer to a comment, in a box under the text."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from orgcoach_tui.i18n import _
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.widgets.editor import Editor


class ReplySheet(ModalScreen[bool]):
    """`typed` gets the answer at every key, so that nothing of it is lost. The result says whether
    it is ready; Esc leaves it for another time. `title` and `leave` say otherwise what is asked.
    """

    CSS_PATH = "../styles/remarks.tcss"
    BINDINGS = [Binding("escape", "leave(False)", show=False)]

    def __init__(
        self,
        comment: Content,
        reply: str,
        typed: Callable[[str], None],
        *,
        title: str = "",
        leave: str = "",
    ) -> None:
        super().__init__()
        self._title = title or _("Your answer")
        self._leave = leave or _("Enter: that is it     Esc: later, what stands here is kept")
        self._comment = comment
        self._reply = reply
        self._typed = typed

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            with VerticalScroll(id="answered-to", can_focus=False):
                yield Static(self._comment)
            box = Editor(clean_line(self._reply), id="reply", one_sentence=True, classes="sentence")
            box.border_title = self._title
            yield box
            yield Static(Content(self._leave))

    def on_mount(self) -> None:
        self.query_one(Editor).focus()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        self._typed(clean_line(event.text_area.text))

    @on(Editor.Entered)
    def _entered(self, event: Editor.Entered) -> None:
        event.stop()
        self._typed(clean_line(event.editor.text))
        self.action_leave(True)

    def action_leave(self, ready: bool) -> None:
        if self.is_active:  # two keys in one packet are still one answer
            self.dismiss(ready)
