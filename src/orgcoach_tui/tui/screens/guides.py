"""Everything one can begin: the shipped guides, one's own, and which of those cannot be read."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from orgcoach_tui import i18n
from orgcoach_tui.guide.own import Problem, own_guides
from orgcoach_tui.i18n import _
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import whereto
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.choices import Choice, Choices

_PATH_ROOM = 60


class GuidesScreen(Page[None]):
    """Enter begins a reflection, or says what is wrong with a guide that is marked with `!`."""

    def __init__(self) -> None:
        super().__init__()
        self._problems: list[Problem] = []

    def title_words(self) -> str:
        return _("Begin something else")

    def body(self) -> ComposeResult:
        yield Static(Content(_("What do you want to begin?")), classes="asks")
        yield Choices(self._choices())
        yield Static("", id="page-said", classes="said")
        where = whereto.shorten(self.orgcoach.places.guides, _PATH_ROOM)
        words = _("Guides of your own go in {folder}.").format(folder=where)
        yield Static(Content(words), classes="why")

    def _choices(self) -> list[Choice]:
        from orgcoach_tui.guide.load import guides

        own, self._problems = own_guides(self.orgcoach.places.guides)
        shipped = guides(i18n.language())
        taken = {guide.id for guide in shipped}
        rows = [Choice(g.id, g.title, g.about) for g in shipped]
        rows += [
            Choice(g.id, g.title, g.about or _("your own guide")) for g in own if g.id not in taken
        ]
        files = dict.fromkeys(problem.file for problem in self._problems)
        why = _("cannot be used yet; Enter says why")
        rows += [Choice(f"! {file}", f"! {clean_line(file.name)}", why) for file in files]
        return rows

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if not self.is_active:  # Enter pressed twice is still one choice
            return
        choice = event.option.id or ""
        found = [p for p in self._problems if f"! {p.file}" == choice]
        if found:
            said = "\n".join(_sentence(problem) for problem in found[:5])
            self.query_one("#page-said", Static).update(Content(said))
        else:
            self.app.pop_screen()  # so that leaving the reflection leads to the overview
            self.orgcoach.begin(choice)


def _sentence(problem: Problem) -> str:
    where = _("line {line}").format(line=problem.line) if problem.line else ""
    return ", ".join(filter(None, (where, problem.key))) + (
        f": {problem.message}" if where or problem.key else problem.message
    )
