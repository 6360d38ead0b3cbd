"""All comments on one reflection: what was asked and said of the whole, then answer by answer."""

from collections.abc import Iterator
from itertools import takewhile
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.comments import open_comments
from orgcoach_tui.text import clean, clean_line
from orgcoach_tui.tui.screens.settling import SettlingPage
from orgcoach_tui.tui.widgets.frame import Banner
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.remark_panel import settled_button
from orgcoach_tui.tui.widgets.remarks import MOST, Remark, Remarks
from orgcoach_tui.walk.remarks import Numbered, in_order, title_of
from orgcoach_tui.walk.session import Session

_EVERY = 1.0  # seconds between looks whether something must be saved


class CommentsScreen(SettlingPage):
    """Over the walk, or over the overview with a `session` of its own. Enter leads to the answer."""

    CSS_PATH: ClassVar = "../styles/remarks.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "to_banner", show=False)]
    AUTO_FOCUS = None

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._all = not open_comments(session.reflection)

    def title_words(self) -> str:
        r = self.session.reflection
        about = clean_line(r.trajectory or r.organisation)
        return " · ".join(filter(None, (_("Comments"), about)))

    def body(self) -> ComposeResult:
        yield Banner()
        yield Remarks(id="all-remarks")
        yield Static("", id="walk-said")

    async def on_mount(self) -> None:
        self.set_interval(_EVERY, self.autosave)
        await self._fill()
        self._stand_on("")
        await self.say_state()

    def forget(self) -> None:
        """Let go of every text, when this screen has been closed by a lock."""
        self.session.forget()

    def tell(self, words: str, *, stays: bool = False) -> None:  # noqa: ARG002
        row = self.query_one("#walk-said", Static)
        row.update(Content(words))
        row.display = bool(words)

    def focus_text(self) -> None:
        self._stand_on("")

    # -- what is shown

    async def _fill(self) -> None:
        remarks = self.query_one(Remarks)
        with self.app.batch_update():
            await remarks.remove_children()
            await remarks.mount_all(self._shown())

    def _shown(self) -> Iterator[Widget]:
        reflection = self.session.reflection
        parts = in_order(self.session)
        left = MOST
        if asked := clean(reflection.help_question).strip():
            yield Static(Content(_("Question for supervision")), classes="part")
            yield Static(Content(asked), classes="asked")
        for remark in self._of(parts.pop("", [])):
            left -= 1
            yield remark
        n, waiting = len(reflection.comments), len(open_comments(reflection))
        said = ngettext(
            "{n} comment, of which {open} open", "{n} comments, of which {open} open", n
        )
        yield Static(Content(said.format(n=n, open=waiting)), classes="how-many")
        for part, numbered in parts.items():
            found = [*self._of(numbered)][: max(left, 0)]
            left -= len(found)
            if found:
                yield Static(Content(title_of(reflection, part)), classes="part")
                yield from found
        if n > waiting:
            yield settled_button(n - waiting, shown=self._all)

    def _of(self, numbered: list[Numbered]) -> Iterator[Remark]:
        for n, comment in numbered[:MOST]:
            if self._all or comment.state == "open":
                yield self.remark(n, comment)

    def enter_words(self) -> str:
        return _("Enter: to the answer")

    @on(Press.Pressed, "#settled")
    async def _turn(self) -> None:
        self._all = not self._all
        await self._fill()
        for button in self.query("#settled"):
            button.focus()

    def _stand_on(self, comment_id: str) -> None:
        """On that comment, else on the first."""
        remarks = self.query_one(Remarks)
        found = next((r for r in self.query(Remark) if r.comment.id == comment_id), None)
        if (stop := found or remarks.first()) is not None:
            stop.focus()
        if found is None:  # so that what is above the first can be read
            self.call_after_refresh(remarks.scroll_home, animate=False)

    # -- what is done with one

    async def settled(self, comment_id: str) -> None:
        before = [remark.comment.id for remark in self.query(Remark)]
        await self._fill()
        after = list(self.query(Remark))
        passed = len(list(takewhile(lambda one: one != comment_id, before)))
        if after:
            after[min(passed, len(after) - 1)].focus()
        else:
            self._stand_on("")

    @on(Remark.Entered)
    def _to_answer(self, event: Remark.Entered) -> None:
        event.stop()
        self._go(event.remark.comment.id, put=False)

    async def put_in(self, comment_id: str) -> None:
        self._go(comment_id, put=True)

    def _go(self, comment_id: str, *, put: bool) -> None:
        """To the walk that is below this page, or to one that takes its place."""
        from orgcoach_tui.tui.screens.walk import WalkScreen
        from orgcoach_tui.tui.screens.walk_hands import Carried

        if not self.is_active:  # two keys in one packet are still one choice
            return
        below = self.app.screen_stack[-2]
        # Not awaited: this page would wait for its own end.
        if isinstance(below, WalkScreen) and below.session is self.session:
            self.app.pop_screen()
            self.app.call_later(below.to_comment, comment_id, put=put)
        else:
            carried = Carried(remark=comment_id, put=put)
            self.app.switch_screen(WalkScreen(self.session, carried=carried))

    # -- leaving

    def action_back(self) -> None:
        """The walk below goes on saving; over the overview it has to be saved now."""
        from orgcoach_tui.tui.screens.walk import WalkScreen

        if not self.is_active:
            return
        if isinstance(self.app.screen_stack[-2], WalkScreen):
            self.app.pop_screen()
        else:
            self.action_home()
