"""The mirror: what the words lean to beside the own placement, and the writer's answer to it."""

from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from orgcoach_tui import i18n
from orgcoach_tui.guide.load import roles
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.model import Recognised
from orgcoach_tui.mirror.kept import answer as keep_answer
from orgcoach_tui.mirror.kept import keep, nothing_against, standing, you_said
from orgcoach_tui.rules.model import Evidence, Suggestion
from orgcoach_tui.tui.steps.base import StepView
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.reading import Reading
from orgcoach_tui.walk.session import Session, Step

if TYPE_CHECKING:
    from orgcoach_tui.tui.app import OrgcoachApp

_ANSWERS: tuple[Recognised, ...] = ("yes", "partly", "no")  # also the ids of their buttons


class MirrorView(StepView):
    """Nothing is suggested before the own placement. Three panels, one at a time: the roles are
    still open, what was read, and what the writer says of it.
    """

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self.suggestion: Suggestion | None = None
        self._everything: Suggestion | None = None  # also with the words that were taken out
        self._roles = roles(i18n.language())
        titles = {q.key: q.title for q in session.guide.questions}
        self._reading = Reading(self._roles, titles)

    def compose(self) -> ComposeResult:
        with Vertical(id="not-yet"):
            yield Static(
                Content(
                    _("You first: how much did you act from each role? The mirror comes after.")
                ),
                classes="asks",
            )
            yield Buttons(
                Press(_("To the roles"), id="to-roles", hint=_("Enter: place yourself first")),
                Press(_("Later ›"), id="later", hint=_("Enter: next step")),
            )
        with Vertical(id="read"):
            yield Static("", id="says", classes="asks")
            yield Static("", id="own-beside", classes="said")
            yield self._reading
            yield Static("", id="standing", classes="why")
            with Buttons():
                yield Static(Content(_("Do you recognise this?")), id="recognise")
                yield Press(_("I do"), id="yes", hint=_("Enter: you recognise it"))
                yield Press(_("Partly"), id="partly", hint=_("Enter: you recognise it in part"))
                yield Press(_("No"), id="no", hint=_("Enter: you do not recognise it"))
                yield Press(_("Later ›"), id="later", hint=_("Enter: next step"))
        with Vertical(id="response"):
            yield Static("", id="kept", classes="asks")
            why = Editor(
                self.session.reflection.mirror.why,
                id="why",
                one_sentence=True,
                hint=_("Enter: next"),
                classes="sentence",
                placeholder=_("One word will do, or none."),
            )
            why.border_title = _("What makes you say so?")
            yield why
            yield Static(Content(self._from_the_other_side()), classes="why")
            yield Static("", id="counterweight", classes="said")
            yield Editor(
                self.session.reflection.mirror.counter_answer,
                id="counter-answer",
                hint=_("Tab: to Next     Enter: new line"),
            )
            yield Buttons(
                Press(_("Next ›"), id="next", hint=_("Enter: next step")),
                Press(_("‹ Back to the mirror"), id="to-reading", hint=_("Enter: what was read")),
            )

    @property
    def _number(self) -> int:
        """How many counterweight questions: one for a tired coach."""
        return 3 if self.session.guide.thorough else 1

    def _from_the_other_side(self) -> str:
        return ngettext(
            "A question from the other side. You may leave it.",
            "A few questions from the other side. Take one, or none.",
            self._number,
        )

    def on_mount(self) -> None:
        self.query_one("#counter-answer").display = self.session.guide.thorough
        self._panel("not-yet")

    def _panel(self, name: str) -> None:
        for panel in ("not-yet", "read", "response"):
            self.query_one(f"#{panel}").display = panel == name

    def _visible(self) -> str:
        return next(p for p in ("not-yet", "read", "response") if self.query_one(f"#{p}").display)

    def shown(self) -> None:
        if not self.session.reflection.placement.values():
            self._panel("not-yet")
            return
        self._panel("read")
        self._read()

    def start(self) -> Widget | None:
        if self._visible() == "not-yet":
            return self.query_one("#to-roles")
        if self._visible() == "response":
            return self.query_one("#why")
        return self.query_one("#places")

    def writing(self) -> Editor | None:
        return self.query_one("#why", Editor) if self._visible() == "response" else None

    # -- reading the words

    @work(thread=True, exclusive=True, group="mirror")
    def _read(self) -> None:
        """In a thread: the first time, all rules are loaded."""
        from orgcoach_tui.mirror import read

        try:
            reflection, guide = self.session.reflection, self.session.guide
            wording = cast("OrgcoachApp", self.app).settings.wording
            found = read(reflection, guide, wording=wording)
            everything = read(reflection, guide, all_words=True, wording=wording)
        except Exception:  # the rules must never stand between a writer and the next step
            self.app.call_from_thread(self._unreadable)
            return
        self.app.call_from_thread(self._found, found, everything)

    def _unreadable(self) -> None:
        self.query_one("#says", Static).update(
            Content(_("The mirror cannot read this text just now. Your text is kept."))
        )
        self._reading.display = False

    def _found(self, found: Suggestion, everything: Suggestion) -> None:
        from orgcoach_tui.mirror import sentences

        reflection = self.session.reflection
        said = sentences(found, reflection.placement, self._roles)
        self.suggestion, self._everything = found, everything
        self.query_one("#says", Static).update(Content(said.lead))
        self.query_one("#own-beside", Static).update(Content(said.beside))
        words = [standing(found, reflection.mirror)]
        if self.screen.has_class("-tall"):
            words.append(nothing_against(found))
        self.query_one("#standing", Static).update(Content(" ".join(words).strip()))
        self._reading.display = True
        self._reading.show(found, everything, reflection)
        self._ask()
        if self.app.focused is None or self.app.focused.id == "places":
            start = self.query_one("#places")
            (start if start.display else self.query_one("#yes")).focus()
        if keep(found, reflection.mirror):
            self.changed()

    def _ask(self) -> None:
        """The question, and what was answered to it before."""
        said = you_said(self.session.reflection.mirror) or _("Do you recognise this?")
        self.query_one("#recognise", Static).update(Content(said))

    # -- taking words out

    @on(Reading.Dropped)
    def _dropped(self, event: Reading.Dropped) -> None:
        event.stop()
        self._turn(event.place)

    def _turn(self, evidence: Evidence | None) -> None:
        """Take words out, or put them back; nothing for None."""
        from orgcoach_tui.mirror.reading import as_dropped

        if evidence is None:
            return
        dropped, place = self.session.reflection.mirror.dropped, as_dropped(evidence)
        if place in dropped:
            dropped.remove(place)
        else:
            dropped.append(place)
        self.changed()
        self._read()

    def _read_in_text(self, evidence: Evidence | None) -> None:
        """Back from the text: roles may have gone out of view there, and words may be taken out."""
        self._reading.layers_turned()
        self._turn(evidence)

    @on(Reading.Read)
    def _in_text(self, event: Reading.Read) -> None:
        from orgcoach_tui.tui.screens.quotes import QuotesScreen

        event.stop()
        if self._everything is not None:
            screen = QuotesScreen(
                self.session.reflection,
                self._everything,
                event.place,
                self._roles,
                self._reading.dropped,
                self._reading.in_view,
            )
            self.app.push_screen(screen, self._read_in_text)

    # -- the writer's answer

    @on(Press.Pressed, "#to-roles")
    def _to_roles(self, event: Press.Pressed) -> None:
        event.stop()
        place = next((s for s in self.session.steps if s.kind == "roles"), None)
        if place is not None:
            self.post_message(self.Go(place.id))

    @on(Press.Pressed, "#later")
    def _later(self, event: Press.Pressed) -> None:
        event.stop()
        self.go(1)

    @on(Press.Pressed, "#yes, #partly, #no")
    def _answered(self, event: Press.Pressed) -> None:
        event.stop()
        answer = next(a for a in _ANSWERS if a == event.press.id)
        if self.suggestion is None:  # nothing could be read, so there is nothing to answer to
            return
        keep_answer(self.suggestion, self.session.reflection.mirror, answer)
        self.changed()
        self._ask_further(self.suggestion, answer)

    def _ask_further(self, found: Suggestion, answer: Recognised) -> None:
        from orgcoach_tui.mirror.counterweight import questions

        reflection = self.session.reflection
        said = _("Kept as you said it.")
        if answer == "no":
            said = _("Kept. Your no stands beside the mirror, and stays there.")
        self.query_one("#kept", Static).update(Content(f"{you_said(reflection.mirror)} {said}"))
        self._ask()
        asked = questions(
            found,
            reflection.placement,
            self._roles,
            number=self._number,
            turn=reflection.id,
        )
        reflection.mirror.counter_question = "\n".join(asked)
        self.query_one("#counterweight", Static).update(
            Content("\n".join(f"· {question}" for question in asked))
        )
        self._panel("response")
        self.query_one("#why").focus()

    @on(Press.Pressed, "#to-reading")
    def _to_reading(self, event: Press.Pressed) -> None:
        event.stop()
        self.shown()
        self.query_one("#places").focus()

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        kept = self.session.reflection.mirror
        field = "why" if event.text_area.id == "why" else "counter_answer"
        if getattr(kept, field) != event.text_area.text:
            setattr(kept, field, event.text_area.text)
            self.changed()

    @on(Editor.Entered, "#why")
    def _why_entered(self, event: Editor.Entered) -> None:
        event.stop()
        box = self.query_one("#counter-answer")
        (box if box.display else self.query_one("#response #next")).focus()
