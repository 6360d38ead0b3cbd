"""The four roles: how much of each, in the corners of the field; then where it pulled."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from orgcoach_tui import i18n, placement
from orgcoach_tui.guide.load import roles
from orgcoach_tui.guide.model import ROLES
from orgcoach_tui.i18n import _
from orgcoach_tui.tui.steps.question import AllDeeper, QuestionView, words_of
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.field import Field
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.rolecard import RoleCard
from orgcoach_tui.walk.session import Session, Step

if TYPE_CHECKING:
    from orgcoach_tui.tui.app import OrgcoachApp

_ROWS = ("coach", "trainer", "change_manager", "adviser")  # as one reads: two above, two below
_DRAWN = (72, 20)  # columns and rows of this step that the picture and three lines of text need
_EASY = 75  # columns from which the words on a card need not touch its edge


class RolesView(QuestionView):
    """A question with the four roles above it. Nothing about the words is suggested here."""

    BINDINGS: ClassVar = [Binding("tab", "forward", show=False)]

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        # There is seldom room for the why above the box, so it is the first thing to go deeper into.
        why = (self.asked.why,) if self.asked.why else ()
        self.asked = replace(self.asked, why="", deepening=(*why, *self.asked.deepening))
        self._roles = roles(i18n.language())
        self._last = ROLES[0]  # the card that had the focus last

    def compose(self) -> ComposeResult:
        placed = self.session.reflection.placement
        values = placed.values()
        read_only = self.session.read_only
        text = self.session.reflection.text(self.asked.key)
        with VerticalScroll(can_focus=False):
            with Container(id="lead"):
                yield Static(Content(_("How much did you act from each role?")), classes="asks")
                yield Static(Content(_("0 not at all · 5 a great deal")), id="scale")
            yield Static(Content(_("The numbers need not add up to anything.")), classes="why")
            with Container(id="four"):
                first, *others = (
                    RoleCard(self._roles[role], values.get(role), read_only=read_only)
                    for role in _ROWS
                )
                yield first
                yield Field(values)
                yield from others
            yield Static("", id="in-words", classes="said")
            yield Static(Content(self.asked.question), id="tension", classes="asks")
            yield Static("", id="stands-out", classes="said")
            with Horizontal(classes="writing"):
                with Vertical(classes="paper"):
                    yield Editor(
                        text,
                        id="answer",
                        hint=_("Tab: to Next     Enter: new line     {deepen}: go deeper"),
                        read_only=read_only,
                    )
                    yield Static("", id="deeper")
                    note = Editor(
                        placed.note,
                        id="note",
                        one_sentence=True,
                        hint=_("Enter: to Next"),
                        classes="sentence",
                        read_only=read_only,
                    )
                    note.border_title = _("Note")
                    yield note
                yield AllDeeper(self._all_deeper(), id="all-deeper")
        yield self.buttons(
            Press(_("About the roles"), id="about-roles", hint=_("Enter: what the roles are")),
            Press(_("Note"), id="show-note", hint=_("Enter: a note with the roles")),
            after=(Static(Content(words_of(text)), id="words"),),
        )

    def on_mount(self) -> None:
        self.set_class(bool(self.session.reflection.placement.note), "noted")
        cards = list(self.query(RoleCard))
        for upper, lower in zip(cards[:2], cards[2:], strict=True):
            upper.below, lower.above, lower.below = lower, upper, self.writing()
        self._say()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        self._draw()

    def settings_changed(self) -> None:
        self._draw()

    def _draw(self) -> None:
        """The picture where it fits, unless somebody would rather have words."""
        columns, rows = _DRAWN
        wanted = cast("OrgcoachApp", self.app).settings.drawing
        fits = self.size.width >= columns and self.size.height >= rows
        self.set_class(wanted and fits, "drawn")
        self.set_class(self.size.width < _EASY, "tight")
        self.query_one("#in-words").display = not wanted

    def start(self) -> Widget:
        """The first role that is still open, else the box."""
        cards = (card for card in self.query(RoleCard) if card.value is None)
        return next(cards, self.writing())

    def _say(self) -> None:
        values = self.session.reflection.placement.values()
        self.query_one(Field).show(values)
        self.query_one("#in-words", Static).update(Content(placement.in_words(values, self._roles)))
        said = placement.question(values, self._roles)
        row = self.query_one("#stands-out", Static)
        row.update(Content(said))
        row.display = bool(said)

    @on(RoleCard.Set)
    def _placed(self, event: RoleCard.Set) -> None:
        event.stop()
        setattr(self.session.reflection.placement, event.card.role.id, event.card.value)
        self._say()
        self.changed()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, RoleCard):
            self._last = event.widget.role.id

    def action_forward(self) -> None:
        """Tab: after the box comes the next step, also while the note stands between them."""
        self.screen.remove_class("-alone")  # the button must be in view to get the focus
        if self.writing().has_focus:
            self.query_one("#next").focus()
        else:
            self.screen.focus_next()

    def deepen(self) -> None:
        super().deepen()
        self._to_the_end()

    def _to_the_end(self) -> None:
        """What was just unfolded stands under the box, where there may be no room for it."""
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_end, animate=False)

    # -- the note

    @on(Press.Pressed, "#show-note")
    def _show_note(self, event: Press.Pressed) -> None:
        event.stop()
        self.add_class("noted")
        self.query_one("#note").focus()
        self._to_the_end()

    @on(TextArea.Changed, "#note")
    def _noted(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.session.reflection.placement.note != event.text_area.text:
            self.session.reflection.placement.note = event.text_area.text
            self.changed()

    @on(Editor.Entered, "#note")
    def _note_entered(self, event: Editor.Entered) -> None:
        event.stop()
        self.query_one("#next").focus()

    @on(Press.Pressed, "#about-roles")
    def _about(self, event: Press.Pressed) -> None:
        from orgcoach_tui.tui.screens.about_roles import AboutRolesScreen

        event.stop()
        self.app.push_screen(AboutRolesScreen(self._last))
