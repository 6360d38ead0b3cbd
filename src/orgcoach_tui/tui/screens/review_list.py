"""What students sent: who, when, what they ask, what is still open, and what was said of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from orgcoach_tui import dates
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.errors import Locked, SaveFailed
from orgcoach_tui.review import evening, inbox
from orgcoach_tui.review.evening import Row
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import commands, whereto
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.screens.review_desk import Evening
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.choices import Choice, Choices
from orgcoach_tui.tui.widgets.editor import Line
from orgcoach_tui.tui.widgets.press import Press

_NAME = 32  # cells


class SentScreen(Page[None]):
    """Enter opens what is under the bar. Without `sent` it asks first where it is."""

    CSS_PATH = "../styles/review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.SENT)]
    can_review = False

    def __init__(self, sent: Sequence[Path]) -> None:
        super().__init__()
        self.sent_paths = tuple(sent)
        self.evening: Evening | None = None

    def title_words(self) -> str:
        return _("What students sent")

    def body(self) -> ComposeResult:
        line = Line(
            id="where-sent",
            hint=_("Enter: read what is there"),
            placeholder=_("drag it here, or paste or type where it is"),
        )
        line.border_title = _("The folder, file or ZIP with what was sent")
        yield line
        yield Static("", id="page-said", classes="said")
        yield Choices([], width=_NAME, id="sent")
        yield Static("", id="about-sent")
        yield Buttons(
            Press(_("Read ›"), id="read", hint=_("Enter: read it, and write beside it")),
            Press(_("Hand back"), id="hand-back", hint=_("Enter: give your comments back")),
            Press(_("Over time"), id="over-time", hint=_("Enter: all by this writer")),
            Press(_("Whose"), id="who", hint=_("Enter: say whose this is")),
        )

    def on_mount(self) -> None:
        self.evening = Evening(self.orgcoach.journal)
        choices = self.query_one("#sent", Choices)
        choices.hint = _(
            "↑ ↓: choose     Enter: read     {hand-back}: hand back     {over-time}: over time"
        )
        if self.sent_paths:
            self._say(_("Reading…"))
            self.call_after_refresh(self._read)
        else:
            self.query_one("#where-sent").focus()
        self._arrange()

    def forget(self) -> None:
        if self.evening is not None:
            self.evening.forget()

    @property
    def rows(self) -> list[Row]:
        return self.evening.rows if self.evening is not None else []

    @property
    def has_rows(self) -> bool:
        return bool(self.rows)

    def _arrange(self) -> None:
        """Only what there is something to do with."""
        there = bool(self.rows or (self.evening and self.evening.inbox.unread))
        self.query_one("#where-sent").display = not self.sent_paths
        self.query_one("#sent").display = self.query_one("#about-sent").display = there
        self.query_one(Buttons).display = bool(self.rows)

    # -- reading

    @on(Input.Submitted, "#where-sent")
    def _entered(self, event: Input.Submitted) -> None:
        path = whereto.meant(event.value)
        if not event.value.strip() or not path.exists():
            self._say(_("! There is no file or folder by that name."))
            return
        self.sent_paths = (path,)
        self._read()

    def _read(self) -> None:
        if self.evening is None:
            return
        self.evening.inbox = inbox.read(self.sent_paths)
        try:
            self.evening.rows[:] = evening.rows(self.evening.store, self.evening.inbox)
        except (SaveFailed, Locked):
            self._say(_("! The folder with your comments cannot be read just now."))
            return
        self._show()
        if self.rows or self.evening.inbox.unread:
            self.query_one("#sent").focus()
        else:
            self.sent_paths = ()
            self._arrange()
            self.query_one("#where-sent").focus()

    def _show(self, said: str = "") -> None:
        found, unread = self.rows, self.evening.inbox.unread if self.evening else ()
        choices = [Choice(f"row-{n}", _name(row), _about(row)) for n, row in enumerate(found)]
        choices += [Choice(f"unread-{n}", f"! {one.file}", one.why) for n, one in enumerate(unread)]
        self._arrange()
        listed = self.query_one("#sent", Choices)
        listed.show(choices)
        if listed.highlighted is None and choices:
            listed.highlighted = 0
        self._say(said or self._summary())
        self._about()

    def _summary(self) -> str:
        """How much there is, and nothing about how good it is."""
        assert self.evening is not None
        n, bad = len(self.rows), len(self.evening.inbox.unread)
        if not (n or bad):
            return _("! There is nothing here that students send: no Word, TOML or ZIP.")
        done = sum(row.desk.done for row in self.rows)
        said = [ngettext("{n} was sent", "{n} were sent", n).format(n=n)]
        said += [ngettext("{n} done", "{n} done", done).format(n=done)] if done else []
        if bad:
            cannot = ngettext("{n} file cannot be read", "{n} files cannot be read", bad)
            said.append(cannot.format(n=bad))
        if left := self.evening.inbox.left:
            other = ngettext(
                "{n} of another kind left alone", "{n} of another kind left alone", left
            )
            said.append(other.format(n=left))
        return ", ".join(said) + "."

    def _say(self, words: str) -> None:
        self.query_one("#page-said", Static).update(Content(words))

    # -- the row under the bar

    @property
    def at(self) -> int | None:
        """The number of the row under the bar; None where a file cannot be read, or nothing is."""
        option = self.query_one("#sent", Choices).highlighted_option
        kind, _dash, n = (option.id or "" if option else "").partition("-")
        return int(n) if kind == "row" and int(n) < len(self.rows) else None

    @on(OptionList.OptionHighlighted)
    def _about(self) -> None:
        words = ""
        option = self.query_one("#sent", Choices).highlighted_option
        if (at := self.at) is not None:
            words = "\n".join(about_sent(self.rows[at]))
        elif option is not None and self.evening is not None:
            one = self.evening.inbox.unread[int((option.id or "").partition("-")[2])]
            words = f"{one.file}\n{one.why}"
        self.query_one("#about-sent", Static).update(Content(words))

    @on(OptionList.OptionSelected)
    def _taken(self) -> None:
        self._read_one()

    @on(Press.Pressed, "#read")
    def _read_one(self) -> None:
        if (at := self.at) is not None and self.evening is not None and self.is_active:
            from orgcoach_tui.tui.screens.review_reading import ReadingScreen

            self.app.push_screen(ReadingScreen(self.evening, at), self._back_at)

    def _back_at(self, at: int | None) -> None:
        self._show()
        choices = self.query_one("#sent", Choices)
        if at is not None and at < len(self.rows):
            choices.highlighted = at
        choices.focus()

    @on(Press.Pressed, "#hand-back")
    def action_hand_back(self) -> None:
        if self.evening is not None and self.has_rows:
            from orgcoach_tui.tui.screens.review_back import HandBackScreen

            self.app.push_screen(HandBackScreen(self.evening), lambda _done: self._back_at(self.at))

    @on(Press.Pressed, "#over-time")
    def action_over_time(self) -> None:
        if (at := self.at) is not None:
            from orgcoach_tui.tui.screens.review_over_time import OverTimeScreen

            self.app.push_screen(OverTimeScreen(evening.of_writer(self.rows, self.rows[at])))

    @on(Press.Pressed, "#who")
    def action_who(self) -> None:
        if (at := self.at) is None or self.evening is None:
            return
        from dataclasses import replace

        from orgcoach_tui.tui.screens.review_comment import WhoSheet

        def named(who: str | None) -> None:
            if who is not None and self.evening is not None and at < len(self.rows):
                said = self.evening.change(at, lambda there: replace(there, who=who))
                self._show(said)

        self.app.push_screen(WhoSheet(self.rows[at].who), named)


def _name(row: Row) -> str:
    mark = "●" if row.desk.done else "○"
    return f"{mark} {row.named}, {dates.short(row.date)}"


def _about(row: Row) -> str:
    reflection = row.sent.reflection
    guide = clean_line(reflection.guide_title or reflection.guide)
    twice = _("sent twice") if row.sent.twice else ""
    return ", ".join(filter(None, (guide, row.state, twice)))


def about_sent(row: Row) -> list[str]:
    """What there is to know before it is read."""
    said = [_("Asks: {text}").format(text=row.asks)] if row.asks else []
    if empty := evening.empty_titles(row.sent):
        said.append(_("Still open: {titles}").format(titles=", ".join(empty)))
    if row.sent.reflection.status == "draft":
        said.append(_("It was sent as a draft."))
    said += evening.remarks(row)
    if row.state:
        said.append(f"{row.state[:1].upper()}{row.state[1:]}.")
    return [*said, ", ".join(row.sent.files)]
