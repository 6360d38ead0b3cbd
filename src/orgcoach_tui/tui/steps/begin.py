"""What it is about: organisation, trajectory, date, help question. All of it may stay empty."""

import datetime as dt

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from orgcoach_tui import dates, hours
from orgcoach_tui.i18n import _
from orgcoach_tui.tui.steps.base import StepView
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.editor import Editor, Line
from orgcoach_tui.tui.widgets.names import NameField
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.walk.session import Session, Step

_BUTTONS = {"date": "show-date", "help-question": "show-help", "hours": "show-hours"}


class BeginView(StepView):
    """Enter goes from field to field, and from the last one into the first question."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self._earlier = session.store.names()

    def compose(self) -> ComposeResult:
        r = self.session.reflection
        yield Static(Content(_("What is it about?")), classes="asks")
        yield Static(Content(self.session.guide.lead), classes="why lead")
        yield Static(
            Content(
                _("All of it may stay empty. A made-up name is often better than the real one.")
            ),
            classes="why",
        )
        with VerticalScroll(can_focus=False):
            yield NameField(
                _("Organisation"),
                r.organisation,
                self._earlier.organisations,
                id="organisation",
                hint=_("for instance: Waterland council"),
            )
            yield NameField(
                _("Trajectory"),
                r.trajectory,
                self._trajectories_of(r.organisation),
                id="trajectory",
                hint=_("for instance: permits team"),
            )
            date = Line(dates.long(r.date), id="date", hint=_("Enter: next"))
            date.border_title = _("Date")
            yield date
            yield Static("", id="date-said")
            took = Line(
                hours.words(r.minutes) if r.minutes else "", id="hours", hint=_("Enter: next")
            )
            took.border_title = _("Hours")
            yield took
            yield Static("", id="hours-said")
            help_question = Editor(
                r.help_question,
                id="help-question",
                one_sentence=True,
                hint=_("Enter: next"),
                classes="sentence",
                placeholder=_("What would you like to ask your supervisor about this?"),
            )
            help_question.border_title = _("Question for supervision")
            yield help_question
        still_open = Press("", id="still-open-steps", hint=_("Enter: steps and learning goals"))
        still_open.display = False  # until it is known that there are any
        yield Buttons(
            Press(_("Start writing ›"), id="next", hint=_("Enter: to the first question")),
            Press(_("Date: {date}").format(date=dates.short(r.date)), id="show-date"),
            Press(_("Question for supervision"), id="show-help"),
            Press(_("Hours"), id="show-hours", hint=_("Enter: how long it took")),
            still_open,
        )

    def on_mount(self) -> None:
        r = self.session.reflection
        thorough = self.session.guide.thorough
        self._unfold("date", thorough or r.date != dt.date.today())
        self._unfold("help-question", thorough or bool(r.help_question))
        self._unfold("hours", bool(r.minutes))

    def _unfold(self, field: str, shown: bool) -> None:
        self.query_one(f"#{field}").display = shown
        self.query_one(f"#{_BUTTONS[field]}").display = not shown
        for said in self.query(f"#{field}-said"):
            said.display = shown

    def _trajectories_of(self, organisation: str) -> list[str]:
        """Those of this organisation first, then the others."""
        by_organisation = self._earlier.trajectories
        own = by_organisation.get(organisation, ())
        return list(dict.fromkeys([*own, *(t for ts in by_organisation.values() for t in ts)]))

    def start(self) -> Line:
        return self.query_one("#organisation", NameField).line

    def writing(self) -> Line:
        return self.start()

    @on(NameField.Changed)
    def _named(self, event: NameField.Changed) -> None:
        event.stop()
        if event.field.id == "organisation":
            self.session.reflection.organisation = event.value.strip()
            trajectory = self.query_one("#trajectory", NameField)
            trajectory.earlier = self._trajectories_of(event.value.strip())
        else:
            self.session.reflection.trajectory = event.value.strip()
        self.changed()

    @on(NameField.Entered)
    def _entered(self, event: NameField.Entered) -> None:
        event.stop()
        if event.field.id == "organisation":
            self.query_one("#trajectory", NameField).line.focus()
        else:
            self._after("trajectory")

    def _after(self, field: str) -> None:
        """Go on to the next field that is open, or into the first question."""
        order = ["trajectory", "date", "hours", "help-question"]
        for name in order[order.index(field) + 1 :]:
            widget = self.query_one(f"#{name}")
            if widget.display:
                widget.focus()
                return
        self.go(1)

    @on(Input.Changed, "#date")
    def _dated(self, event: Input.Changed) -> None:
        event.stop()
        found = self._read_date(event.value)
        said = _("Not read as a date. This works: 24-11-2026, or yesterday.")
        if found is not None:
            said = "" if event.value == dates.long(found) else dates.long(found)
        self.query_one("#date-said", Static).update(Content(said))
        if found is not None and found != self.session.reflection.date:
            self.session.reflection.date = found
            self.changed()

    def _read_date(self, typed: str) -> dt.date | None:
        """The date that is meant, today where nothing stands; None when it cannot be read."""
        today = dt.date.today()
        return dates.parse(typed, today=today, ahead=False) if typed.strip() else today

    @on(Input.Submitted, "#date")
    def _date_entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self._read_date(event.value) is not None:
            self._after("date")

    @on(Input.Changed, "#hours")
    def _took(self, event: Input.Changed) -> None:
        event.stop()
        found = hours.parse(event.value)
        said = _("Not read as hours. This works: 1.5, or 90 min.")
        if found is not None or not event.value.strip():
            said = ""
            if found != self.session.reflection.minutes:
                self.session.reflection.minutes = found
                self.changed()
        self.query_one("#hours-said", Static).update(Content(said))

    @on(Input.Submitted, "#hours")
    def _took_entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._after("hours")

    @on(Press.Pressed, "#show-hours")
    def _show_hours(self, event: Press.Pressed) -> None:
        event.stop()
        self._unfold("hours", True)
        self.query_one("#hours").focus()

    @on(TextArea.Changed, "#help-question")
    def _asked(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.session.reflection.help_question != event.text_area.text:
            self.session.reflection.help_question = event.text_area.text
            self.changed()

    @on(Editor.Entered, "#help-question")
    def _help_entered(self, event: Editor.Entered) -> None:
        event.stop()
        self._after("help-question")

    @on(Press.Pressed, "#show-date")
    def _show_date(self, event: Press.Pressed) -> None:
        event.stop()
        self._unfold("date", True)
        date = self.query_one("#date", Line)
        date.focus()
        date.select_all()  # another date replaces it, without deleting it first

    @on(Press.Pressed, "#show-help")
    def _show_help(self, event: Press.Pressed) -> None:
        event.stop()
        self._unfold("help-question", True)
        self.query_one("#help-question").focus()
