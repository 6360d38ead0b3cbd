"""The comments on the step in view, settled without leaving it; what they suggest, put into the text."""

from itertools import takewhile

from textual import on

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.comments import with_suggestion
from orgcoach_tui.text import clean, clean_line
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.screens.settling import SettlingPage
from orgcoach_tui.tui.screens.walk_outside import OutsidePage
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.remark_panel import RemarkPanel
from orgcoach_tui.tui.widgets.remarks import Remark
from orgcoach_tui.tui.widgets.sheet import Chosen, Sheet
from orgcoach_tui.walk.session import Step

_BOXES = {
    "help_question": "help-question",
    "placement": "note",
    "insight": "insight",
    "next_step": "next-step",
}
_EVERY = "every"
_BESIDE = 116  # columns from which text and comments stand beside each other


class CommentsPage(SettlingPage, OutsidePage):
    """What of the walk has to do with comments."""

    async def show(self, step: Step) -> None:
        """Bring a step into view."""
        raise NotImplementedError

    @property
    def has_comments(self) -> bool:
        return bool(self.session.reflection.comments)

    @property
    def has_remarks(self) -> bool:
        """Whether there are any at this step."""
        return self.query_one(RemarkPanel).display

    async def show_comments(self) -> None:
        """Those on the step that has come into view."""
        panel = self.query_one(RemarkPanel)
        if not self.has_comments:  # nothing of this is imported then
            panel.display = False
        elif self.current is not None:
            from orgcoach_tui.walk.remarks import at

            key = self.orgcoach.keys(commands.REMARKS)
            more = _("{key}: to them").format(key=key) if key else ""
            await panel.show(at(self.session, self.current.step), self.remark, more)

    def on_resize(self) -> None:
        super().on_resize()
        self.set_class(self.size.width >= _BESIDE, "-beside")

    async def action_remarks(self) -> None:
        """To the comments, and from there back to the text."""
        panel = self.query_one(RemarkPanel)
        if panel.has_focus_within:
            self.focus_text()
            return
        self.be_alone(False)
        if (first := await panel.reveal()) is not None:
            first.focus()

    def action_all_comments(self) -> None:
        from orgcoach_tui.tui.screens.comments import CommentsScreen

        self.app.push_screen(CommentsScreen(self.session))

    def enter_words(self) -> str:
        return _("Enter: as a list")

    @on(Remark.Entered)
    def _as_list(self, event: Remark.Entered) -> None:
        """The same as with the digits, and the way to all of them."""
        event.stop()
        event.remark.focus()
        comment_id, acts = event.remark.comment.id, list(enumerate(event.remark.acts, 1))
        items = [(act.id, f"{n}  {act.label}") for n, act in acts]
        items.append((_EVERY, _("All comments on this reflection")))

        async def chosen(choice: Chosen | None) -> None:
            if choice is None:
                return
            if choice.item == _EVERY:
                self.action_all_comments()
            elif choice.item:
                await self.act_on(comment_id, choice.item)
            elif choice.typed and (target := self.text_box) is not None:
                target.type_in(choice.typed)

        heading = _("What do you do with this comment?  Esc: nothing for now")
        picks = {str(n): act.id for n, act in acts}
        self.app.push_screen(Sheet(heading, items, picks=picks), chosen)

    async def settled(self, comment_id: str) -> None:
        """The next one has the focus, so that they can be gone through one by one."""
        panel = self.query_one(RemarkPanel)
        before = [remark.comment.id for remark in panel.query(Remark)]
        await self.show_comments()
        after = list(panel.query(Remark))
        passed = len(list(takewhile(lambda one: one != comment_id, before)))
        if after:
            after[min(passed, len(after) - 1)].focus()
        else:
            self.focus_text()

    async def to_comment(self, comment_id: str, *, put: bool = False) -> None:
        """Bring the answer into view that it is about, and stand on it; `put` what it suggests."""
        from orgcoach_tui.walk.remarks import step_of

        comment = self._comment(comment_id)
        if comment is None:
            return
        await self.show(step_of(self.session, comment.part))
        found = await self.query_one(RemarkPanel).reveal(comment_id)
        if found is not None:
            found.focus()
        if put:
            await self.put_in(comment_id)

    async def to_carried_comment(self) -> None:
        """Once, where somebody came for one comment."""
        carried = self.carried
        if carried.remark:
            await self.to_comment(carried.remark, put=carried.put)
            carried.remark, carried.put = "", False

    # -- what was suggested

    async def put_in(self, comment_id: str) -> None:
        comment, box = self._comment(comment_id), None
        if comment is not None and self.current is not None:
            named = _BOXES.get(comment.part, "answer")
            box = next(iter(self.current.query(f"#{named}").results(Editor)), None)
        if comment is None or box is None or self.session.read_only:
            self.tell(_("This part has no box of its own. Type it over where you want it."))
            return
        wanted = with_suggestion(self.session.reflection, comment)
        if wanted is None:
            self.tell(
                _(
                    "The words that it is about are not there any more, or more than once. Your "
                    "text is as it was; type over what you want of it."
                )
            )
            return
        put(box, clean_line(wanted) if box.one_sentence else clean(wanted))
        key = self.orgcoach.keys(commands.UNDO) or commands.UNDO.words
        said = _("It is in your text. {key} brings back your own words.").format(key=key)
        await self.settle(comment_id, "taken_up", said)
        box.focus()


def put(box: Editor, wanted: str) -> None:
    """Make `wanted` the text of `box`, changing only what differs, as one thing to undo."""
    now = box.text
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(now, wanted, strict=False))))
    rest, other = now[same:], wanted[same:]
    ends = zip(reversed(rest), reversed(other), strict=False)
    tail = len(list(takewhile(lambda pair: pair[0] == pair[1], ends)))
    box.display = True
    box.history.checkpoint()
    box.replace(
        other[: len(other) - tail],
        _place(now, same),
        _place(now, len(now) - tail),
        maintain_selection_offset=False,
    )
    box.history.checkpoint()
    box.scroll_cursor_visible()


def _place(text: str, at: int) -> tuple[int, int]:
    """The line and column of a place in `text`."""
    before = text[:at]
    return before.count("\n"), at - (before.rfind("\n") + 1)
