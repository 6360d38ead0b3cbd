"""The close: one insight, one next step, perhaps a date; then done, or left open."""

import datetime as dt
from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from orgcoach_tui import dates
from orgcoach_tui.i18n import _
from orgcoach_tui.tui.steps.base import StepView
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.editor import Editor, Line
from orgcoach_tui.tui.widgets.press import Press


class CloseView(StepView):
    """What is still empty is named once, without asking for it."""

    def compose(self) -> ComposeResult:
        r = self.session.reflection
        yield Static(Content(_("What do you take from this?")), classes="asks")
        with VerticalScroll(can_focus=False):
            insight = Editor(
                r.insight,
                id="insight",
                one_sentence=True,
                hint=_("Enter: next"),
                classes="sentence",
                placeholder=_("one sentence will do"),
            )
            insight.border_title = _("One insight")
            yield insight
            step = Editor(
                r.next_step,
                id="next-step",
                one_sentence=True,
                hint=_("Enter: next"),
                classes="sentence",
                placeholder=_("small enough for this week"),
            )
            step.border_title = _("One next step")
            yield step
            when = Line(
                dates.long(r.next_date) if r.next_date else r.next_when,
                id="when",
                hint=_("Enter: next"),
                placeholder=_("may stay empty, or: Friday, or 3 December"),
            )
            when.border_title = _("When")
            yield when
            yield Static("", id="when-said")
            yield Static("", id="still-open")
        yield Buttons(
            Press(
                _("Done ›"), id="done", hint=_("Enter: finished; you can always add to it later")
            ),
            Press(
                _("Leave it open"), id="leave-open", hint=_("Enter: to the overview, still a draft")
            ),
            *self._themes(),
            Press(_("‹ Previous"), id="back", hint=_("Enter: previous step")),
        )

    def _themes(self) -> Iterator[Press]:
        if not self.session.read_only:
            yield Press("", id="themes", hint=_("Enter: what comes back here, in a word or two"))

    def shown(self) -> None:
        empty = self.session.empty_questions()
        said = ""
        if empty:
            numbers = ", ".join(str(s.number) for s in empty)
            said = _("Still empty: {numbers}. They can stay that way.").format(numbers=numbers)
        self.query_one("#still-open", Static).update(Content(said))
        number = sum(one.answer == "yes" for one in self.session.reflection.themes)
        for press in self.query("#themes").results(Press):
            press.relabel(_("Themes ({n})…").format(n=number) if number else _("Themes…"))

    def start(self) -> Editor:
        return self.query_one("#insight", Editor)

    def writing(self) -> Editor:
        return self.start()

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        r = self.session.reflection
        field = "insight" if event.text_area.id == "insight" else "next_step"
        if getattr(r, field) != event.text_area.text:
            setattr(r, field, event.text_area.text)
            self.changed()

    @on(Editor.Entered)
    def _entered(self, event: Editor.Entered) -> None:
        event.stop()
        self.query_one("#next-step" if event.editor.id == "insight" else "#when").focus()

    @on(Input.Changed, "#when")
    def _dated(self, event: Input.Changed) -> None:
        event.stop()
        r = self.session.reflection
        typed = event.value.strip()
        found = dates.parse(typed, today=dt.date.today(), ahead=True) if typed else None
        said = ""
        if found is None and typed:
            said = _(
                "Kept in your own words; it was not read as a date, such as 24-11-2026 or Friday."
            )
        elif found is not None and typed != dates.long(found):
            said = dates.long(found)
        self.query_one("#when-said", Static).update(Content(said))
        words = "" if found else typed
        if (found, words) != (r.next_date, r.next_when):
            r.next_date, r.next_when = found, words
            self.changed()

    @on(Input.Submitted, "#when")
    def _when_entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#done").focus()

    @on(Press.Pressed, "#done")
    def _finish(self, event: Press.Pressed) -> None:
        event.stop()
        self.post_message(self.Done(finished=True))

    @on(Press.Pressed, "#leave-open")
    def _leave_open(self, event: Press.Pressed) -> None:
        event.stop()
        self.post_message(self.Done(finished=False))
