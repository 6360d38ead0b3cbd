"""One reflection that was sent, read from top to bottom, with what the supervisor writes beside it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from orgcoach_tui import dates
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Comment
from orgcoach_tui.review import desk, evening
from orgcoach_tui.review.evening import Row
from orgcoach_tui.review.quotable import chosen_words, sentences
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import commands
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.screens.review_desk import Evening, named
from orgcoach_tui.tui.widgets.answers import EDIT, REMOVE, Answer, laid_out, remark, texts_of
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.frame import TopBar
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.remarks import MOST, Remark, Remarks


class ReadingScreen(Page[int]):
    """Row `at` of all that was sent. The result is the row where one stopped."""

    CSS_PATH: ClassVar = ["../styles/remarks.tcss", "../styles/review.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings(commands.READING),
        Binding("tab", "to_buttons", show=False),
        Binding("shift+tab", "to_text", show=False),
    ]
    AUTO_FOCUS = None
    can_review = False

    def __init__(self, found: Evening, at: int) -> None:
        super().__init__()
        self.evening = found
        self.at = at
        self._here: Widget | None = None
        self._leaving = ""  # the comment that goes when that is asked once more

    def title_words(self) -> str:
        return named(self.row) if self.has_rows else ""

    @property
    def has_rows(self) -> bool:
        return self.at < len(self.evening.rows)

    @property
    def row(self) -> Row:
        return self.evening.rows[self.at]

    def body(self) -> ComposeResult:
        yield Remarks(id="sent-text")
        yield Static("", id="page-said", classes="said")
        yield Buttons(
            Press(_("Done"), id="done", hint=_("Enter: done with this one     Shift+Tab: read on")),
            Press(_("Next ›"), id="next", hint=_("Enter: the next one that was sent")),
            Press(_("Comment"), id="comment", hint=_("Enter: comment on the answer you were at")),
            Press(_("About the whole"), id="whole", hint=_("Enter: write about the whole")),
            Press(_("Over time"), id="over-time", hint=_("Enter: all by this writer")),
        )

    async def on_mount(self) -> None:
        await self._fill()
        self._to_first()

    def forget(self) -> None:
        self.evening.forget()
        self._here = None

    # -- what is shown

    async def _fill(self, stand_on: str = "") -> None:
        """Show it anew, where one was, or on the comment with that id."""
        remarks = self.query_one(Remarks)
        where, part = remarks.scroll_offset.y, self._part
        with self.app.batch_update():
            await remarks.remove_children()
            await remarks.mount_all(self._shown())
            self.query_one(TopBar).title(self.title_words())
            done = _("Not done yet") if self.row.desk.done else _("Done")
            self.query_one("#done", Press).relabel(done)
            self._state()
        comment = next((r for r in self.query(Remark) if r.comment.id == stand_on), None)
        answer = self._answer(part)
        if (stop := comment or answer) is not None:
            stop.focus(scroll_visible=False)

        def settled() -> None:
            """Once it has been laid out."""
            remarks.scroll_to(y=where, animate=False, force=True)
            if comment is not None:
                comment.scroll_visible(animate=False)

        self.call_after_refresh(settled)

    def _state(self, said: str = "") -> None:
        words = said or self.row.state
        self.query_one("#page-said", Static).update(Content(words))

    def _shown(self) -> Iterator[Widget]:
        sent = self.row.sent
        r = sent.reflection
        facts = [dates.long(r.date), clean_line(r.organisation), clean_line(r.trajectory)]
        facts.append(_("draft") if r.status == "draft" else "")
        lines = [", ".join(filter(None, facts)), *evening.remarks(self.row)]
        yield Static(Content("\n".join(lines)), classes="facts")
        yield from self._remarks("", MOST)
        if sent.asks:
            title = Content.styled(_("Question for supervision"), "bold")
            yield Answer(
                "help_question", Content("\n").join([title, *texts_of(sent.asks)]), sent.asks
            )
            yield from self._remarks("help_question", MOST)
        seen = {"", "help_question"}
        for section in (*sent.sections, *sent.mirror):
            yield Answer(section.key, laid_out(section), section.paragraphs)
            if section.key not in seen:
                yield from self._remarks(section.key, MOST)
            seen.add(section.key)
        for part in dict.fromkeys(c.part for c in self.row.desk.comments if c.part not in seen):
            yield Static(Content(_("Of a part that is gone")), classes="facts")
            yield from self._remarks(part, MOST)

    def _remarks(self, part: str, most: int) -> Iterator[Remark]:
        there = [c for c in self.row.desk.comments if c.part == part]
        for comment in there[:most]:
            yield remark(comment, self.row.sent.reflection)

    # -- where one is

    @property
    def _part(self) -> str:
        """The part that one stands on, or was at before going to the buttons."""
        here = self._here
        if isinstance(here, Remark):
            return here.comment.part
        return here.part if isinstance(here, Answer) else "help_question"

    def _answer(self, part: str) -> Answer | None:
        return next((one for one in self.query(Answer) if one.part == part), None)

    def on_descendant_focus(self) -> None:
        self._leaving = ""
        if isinstance(self.focused, Answer | Remark):
            self._here = self.focused
        super().on_descendant_focus()

    def _to_first(self) -> None:
        for answer in self.query(Answer):
            answer.focus(scroll_visible=False)
            break
        self.query_one(Remarks).scroll_home(animate=False)

    def on_key(self, event: events.Key) -> None:
        """A digit goes to the answer with that number; c, w, d and n are the buttons."""
        letters: dict[str, Callable[[], object]] = {
            "c": self.action_remark,
            "w": self.action_whole,
            "d": self.action_done,
            "n": self.action_next_sent,
        }
        letter = (event.character or "").lower()  # also with Caps Lock on
        if letter in letters:
            event.stop()
            self.call_later(letters[letter])
        elif event.character is not None and event.character in "123456789":
            event.stop()
            self._to_number(int(event.character))

    def _to_number(self, n: int) -> None:
        numbers = [section.number for section in self.row.sent.sections]
        asks = 1 if self.row.sent.asks else 0
        if n in numbers:
            answer = [*self.query(Answer)][asks + numbers.index(n)]
            answer.focus(scroll_visible=False)
            self.query_one(Remarks).scroll_to_widget(answer, top=True, animate=False)

    def action_to_buttons(self) -> None:
        if isinstance(self.focused, Answer | Remark):
            self.query_one("#done").focus()
        else:
            self.focus_next()

    def action_to_text(self) -> None:
        if self.focused is not None and self.focused.id == "done" and self._here is not None:
            self._here.focus()
        elif not isinstance(self.focused, Answer | Remark):
            self.focus_previous()

    # -- writing

    @on(Answer.Entered)
    @on(Press.Pressed, "#comment")
    def action_remark(self) -> None:
        """On the answer where one is, and on the words that were selected in it with the mouse."""
        if not self.has_rows or not self.is_active:
            return
        here = self._answer(self._part)
        texts = here.texts if here is not None else ()
        quote = chosen_words(self.get_selected_text() or "", texts)
        self.clear_selection()
        self._write(desk.new_comment(self._part, quote))

    @on(Press.Pressed, "#whole")
    def action_whole(self) -> None:
        if self.has_rows and self.is_active:
            there = [c for c in self.row.desk.comments if not c.part and not desk.handed_back(c)]
            self._write(replace(there[0]) if there else desk.new_comment(""))

    def _write(self, comment: Comment) -> None:
        from orgcoach_tui.tui.screens.review_comment import CommentSheet

        titles = {s.key: s.title for s in (*self.row.sent.sections, *self.row.sent.mirror)}
        titles |= {"": _("About the whole"), "help_question": _("Question for supervision")}

        def keep(said: Comment) -> str:
            if not self.has_rows:  # a lock took it away
                return ""
            copy = replace(said)
            return self.evening.change(self.at, lambda there: desk.put(there, copy))

        async def back(id_: str | None) -> None:
            if self.has_rows:
                await self._fill(id_ or "")

        here = self._answer(comment.part)
        if here is not None:
            self.query_one(Remarks).scroll_to_widget(here, top=True, animate=False)
        quotes = sentences(here.texts if here is not None else ())
        title = titles.get(comment.part) or _("Your comment")
        self.app.push_screen(CommentSheet(comment, title, quotes, keep), back)

    @on(Remark.Acted)
    async def _acted(self, event: Remark.Acted) -> None:
        event.stop()
        comment = event.remark.comment
        if event.act == EDIT:
            self._write(replace(comment))
        elif event.act == REMOVE and self._leaving != comment.id:
            self._leaving = comment.id  # elsewhere a 2 goes to the second answer
            self._state(_("2 again takes this comment away."))
        elif event.act == REMOVE:
            said = self.evening.change(self.at, lambda there: desk.without(there, comment.id))
            await self._fill()
            self._state(said or _("Taken away."))

    @on(Remark.Entered)
    def _entered(self, event: Remark.Entered) -> None:
        event.stop()
        event.remark.focus()
        if not desk.handed_back(event.remark.comment):
            self._write(replace(event.remark.comment))

    # -- going on

    @on(Press.Pressed, "#done")
    async def action_done(self) -> None:
        """Done, and with that to the next; or not done yet after all."""
        if not self.has_rows:
            return
        done = not self.row.desk.done
        said = self.evening.change(self.at, lambda there: replace(there, done=done))
        self.query_one("#done", Press).relabel(_("Not done yet") if done else _("Done"))
        self._state(said)
        if done and not said:
            self.query_one("#next").focus()

    @on(Press.Pressed, "#next")
    async def action_next_sent(self) -> None:
        if not self.has_rows:
            return
        if self.at + 1 == len(self.evening.rows):
            self._state(_("This was the last one. Esc: to the list"))
            return
        self.at += 1
        self._here = None
        await self._fill()
        self._to_first()

    @on(Press.Pressed, "#over-time")
    def action_over_time(self) -> None:
        if self.has_rows:
            from orgcoach_tui.tui.screens.review_over_time import OverTimeScreen

            found = evening.of_writer(self.evening.rows, self.row)
            self.app.push_screen(OverTimeScreen(found))

    def action_back(self) -> None:
        if self.is_active:
            self.dismiss(self.at)
