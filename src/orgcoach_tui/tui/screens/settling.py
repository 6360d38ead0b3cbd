"""What the writer does with a comment: take it up, answer it, set it aside, or open it again."""

from typing import cast

from textual import on

from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.comments import open_comments, settle
from orgcoach_tui.journal.model import Comment, CommentState
from orgcoach_tui.tui.screens.walk_saving import SavedPage
from orgcoach_tui.tui.widgets.remarks import Act, Remark, words

PUT, ANSWER = "put", "answer"


class SettlingPage(SavedPage):
    """For a page with comments on it. It shows them anew in `settled`."""

    async def settled(self, comment_id: str) -> None:
        """Something was done with that comment: show how it is now."""
        raise NotImplementedError

    async def put_in(self, comment_id: str) -> None:
        """Put what was suggested into the text, where it can be undone."""
        raise NotImplementedError

    def remark(self, number: int, comment: Comment) -> Remark:
        """The widget of a comment."""
        said = words(self.session.reflection, comment, number)
        return Remark(comment, said, acts=self._acts(comment), more=self.enter_words())

    def enter_words(self) -> str:
        """What Enter does with a comment, for the footer."""
        raise NotImplementedError

    def _acts(self, comment: Comment) -> list[Act]:
        if self.session.read_only:
            return []
        if comment.state != "open":
            return [Act("open", _("Open again"))]
        acts = [
            Act("taken_up", _("Take up")),
            Act(ANSWER, _("Answer")),
            Act("set_aside", _("Set aside")),
        ]
        return [*acts, Act(PUT, _("Put in the text"))] if comment.kind == "suggestion" else acts

    @on(Remark.Acted)
    async def _acted(self, event: Remark.Acted) -> None:
        event.stop()
        await self.act_on(event.remark.comment.id, event.act)

    async def act_on(self, comment_id: str, act: str) -> None:
        """Do that with it. Nothing happens to one that is gone."""
        comment = self._comment(comment_id)
        if comment is None or self.session.read_only:
            return
        if act == PUT:
            await self.put_in(comment_id)
        elif act == ANSWER:
            self._answer(comment)
        else:
            await self.settle(comment_id, cast("CommentState", act))

    async def settle(self, comment_id: str, state: CommentState, more: str = "") -> None:
        """Note it, and say so; `more` is said with it."""
        settle(self.session.reflection, comment_id, state)
        self.session.touch()
        await self.settled(comment_id)
        left = len(open_comments(self.session.reflection))
        said = {
            "open": _("Open again."),
            "taken_up": _("Taken up."),
            "answered": _("Answered."),
            "set_aside": _("Set aside."),
        }[state]
        n_left = ngettext(
            "{n} comment on this reflection is still open.",
            "{n} comments on this reflection are still open.",
            left,
        )
        rest = n_left.format(n=left) if left else _("No comment on this reflection is open.")
        self.tell(" ".join(filter(None, (more or said, rest))), stays=bool(more))
        self.autosave()
        await self.say_state()

    def _comment(self, comment_id: str) -> Comment | None:
        comments = self.session.reflection.comments
        return next((c for c in comments if c.id == comment_id), None)

    # -- an answer in words

    def _answer(self, comment: Comment) -> None:
        from orgcoach_tui.tui.screens.reply import ReplySheet

        number = self.session.reflection.comments.index(comment) + 1
        said = words(self.session.reflection, comment, number)
        comment_id = comment.id

        async def answered(kept: bool | None) -> None:
            there = self._comment(comment_id)
            if there is not None and kept and there.reply:
                await self.settle(comment_id, "answered")
            elif there is not None:
                await self.settled(comment_id)

        def typed(reply: str) -> None:
            there = self._comment(comment_id)
            if there is not None and there.reply != reply:
                there.reply = reply
                self.session.touch()

        self.app.push_screen(ReplySheet(said, comment.reply, typed), answered)
