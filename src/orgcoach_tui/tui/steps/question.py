"""A question, one a screen: why it is asked, a roomy box, and deeper questions on request."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TextArea

from orgcoach_tui.guide.model import Question
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.text import count_words
from orgcoach_tui.tui.steps.base import StepView
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.walk.session import Session, Step

_ROOMY = 88  # columns
_COUNT_AFTER = 0.4  # seconds without typing; counting 10,000 words at every key would be felt


def words_of(text: str) -> str:
    """`88 words`, in the language in use."""
    n = count_words(text)
    return ngettext("{n} word", "{n} words", n).format(n=n)


class AllDeeper(Static):
    """All deepening questions; where not all of them fit, one at a time has to do."""

    def on_resize(self) -> None:
        width = self.content_size.width
        if width and self.get_content_height(self.size, self.screen.size, width) > (
            self.content_size.height
        ):
            self.query_ancestor(QuestionView).remove_class("roomy")


class QuestionView(StepView):
    """Tab from the box goes straight to the next step's button."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        assert step.question is not None
        self.asked: Question = step.question
        self._deeper = -1  # which deepening question is shown; -1 none
        self._count: Timer | None = None

    def compose(self) -> ComposeResult:
        text = self.session.reflection.text(self.asked.key)
        yield Static(Content(self.asked.question), classes="asks")
        yield Static(Content(self.asked.why), classes="why")
        with Horizontal(classes="writing"):
            with Vertical(classes="paper"):
                yield Editor(
                    text,
                    id="answer",
                    hint=_("Tab: to Next     Enter: new line"),
                    read_only=self.session.read_only,
                )
                yield Static("", id="deeper")
            yield AllDeeper(self._all_deeper(), id="all-deeper")
        earlier = Press("", id="earlier", hint=_("Enter: what you wrote about this before"))
        earlier.display = False  # until it is known that there is something
        yield self.buttons(
            Press(_("Go deeper"), id="deepen", hint=_("Enter: a question to think about")),
            *((earlier,) if self.step.number == 1 else ()),
            after=(Static(Content(words_of(text)), id="words"),),
        )

    def on_resize(self, event: events.Resize) -> None:
        # Room for all deepening questions beside the box; else one at a time under it.
        self.query_one(AllDeeper).update(self._all_deeper())
        self.set_class(event.size.width >= _ROOMY, "roomy")

    def _all_deeper(self) -> Content:
        return Content("\n\n".join(self._questions()))

    def _questions(self) -> tuple[str, ...]:
        if self.app.screen.has_class("-short") and self.asked.why:
            return (self.asked.why, *self.asked.deepening)  # it has no room above on a short screen
        return self.asked.deepening

    @property
    def all_beside(self) -> bool:
        """Whether all deepening questions are in view already."""
        return self.has_class("roomy")

    def writing(self) -> Editor:
        return self.query_one("#answer", Editor)

    @on(TextArea.Changed, "#answer")
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.session.write(self.asked, event.text_area.text)
        self.post_message(self.Changed())
        if self._count is not None:
            self._count.stop()
        self._count = self.set_timer(_COUNT_AFTER, self._show_count)

    def _show_count(self) -> None:
        # It has its room already; laying out the whole screen again would be felt.
        words = Content(words_of(self.writing().text))
        self.query_one("#words", Static).update(words, layout=False)

    @on(Press.Pressed, "#deepen")
    def deepen(self) -> None:
        """Show the next deepening question under the box; after the last one, none."""
        questions = self._questions()
        self._deeper = self._deeper + 1 if self._deeper + 1 < len(questions) else -1
        self.set_class(self._deeper >= 0, "deepening")
        if self._deeper >= 0:
            self.query_one("#deeper", Static).update(Content(questions[self._deeper]))
        self.writing().focus()
