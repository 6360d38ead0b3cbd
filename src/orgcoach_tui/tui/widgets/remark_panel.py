"""The comments on the step in view: beside the text where there is room, else below it."""

from collections.abc import Callable, Sequence
from itertools import islice

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.model import Comment
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.remarks import MOST, Remark, Remarks

Made = Callable[[int, Comment], Remark]
"""Makes the widget of a comment, by its number."""


class RemarkPanel(Vertical):
    """The open ones stay until they are settled; those that are settled are shown on request."""

    def __init__(self) -> None:
        super().__init__(id="remark-panel")
        self.display = False
        self._numbered: Sequence[tuple[int, Comment]] = ()
        self._make: Made | None = None
        self._all = False
        self._more = ""

    def compose(self) -> ComposeResult:
        yield Static("", id="remarks-head")
        yield Remarks(id="remarks")

    async def show(
        self, numbered: Sequence[tuple[int, Comment]], make: Made, more: str = ""
    ) -> None:
        """Show these, each as `make` makes it; `more` stands beside how many there are."""
        self._numbered, self._make, self._more = numbered, make, more
        self.display = bool(numbered)
        await self._fill()

    async def _fill(self) -> None:
        settled = [one for one in self._numbered if one[1].state != "open"]
        waiting = len(self._numbered) - len(settled)
        said = ngettext("{n} open comment", "{n} open comments", waiting).format(n=waiting)
        head = self.query_one("#remarks-head", Static)
        said = said if waiting else _("No comment here is open any more.")
        head.update(Content.assemble((said, "bold"), (f"   {self._more}", "$quiet")))
        remarks = self.query_one(Remarks)
        with self.app.batch_update():
            await remarks.remove_children()
            if self._make is None:
                return
            shown = (o for o in self._numbered if self._all or o[1].state == "open")
            await remarks.mount_all(self._make(n, comment) for n, comment in islice(shown, MOST))
            if settled:
                await remarks.mount(settled_button(len(settled), shown=self._all))

    async def reveal(self, comment_id: str = "") -> Remark | None:
        """The widget of that comment, also when it is settled; without an id the first one."""
        wanted = next((c for _n, c in self._numbered if c.id == comment_id), None)
        if wanted is not None and wanted.state != "open" and not self._all:
            self._all = True
            await self._fill()
        self.add_class("-open")
        found = self.query(Remark)
        return next((r for r in found if r.comment is wanted), None) or next(iter(found), None)

    # It grows for whoever comes with a key: under a mouse that is pressed nothing may move.

    def on_descendant_focus(self) -> None:
        if self.screen.has_class("-short"):
            self.add_class("-open")

    def on_descendant_blur(self) -> None:
        self.call_after_refresh(self._left)

    def _left(self) -> None:
        if self.is_attached and not self.has_focus_within and self.screen.is_active:
            self.remove_class("-open")

    def on_click(self) -> None:
        """On the row that says how many there are, where there is room for no more."""
        if (first := next(iter(self.query("Remark, Press")), None)) is not None:
            first.focus()

    @on(Press.Pressed, "#settled")
    async def _turn(self, event: Press.Pressed) -> None:
        event.stop()
        self._all = not self._all
        await self._fill()
        self.query_one("#settled").focus()


def settled_button(n: int, *, shown: bool) -> Press:
    """Shows those that are settled, or no longer."""
    label = _("Only what is open")
    if not shown:
        label = ngettext("{n} settled", "{n} settled ones", n).format(n=n)
    return Press(label, id="settled", hint=_("Enter: show what is settled, or no longer"))
