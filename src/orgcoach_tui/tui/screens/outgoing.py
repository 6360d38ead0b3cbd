"""Exactly what will leave, and where the file goes. Only here is it made."""

import os
from collections.abc import Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from orgcoach_tui.export import Form, Wish
from orgcoach_tui.export.deliver import name, nothing, says_something
from orgcoach_tui.export.pdf import NotSet, NoTypst
from orgcoach_tui.files import write_private
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.names import closing_question, to_answer
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui import whereto
from orgcoach_tui.tui.leaving import Leaving
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.editor import Line
from orgcoach_tui.tui.widgets.paper import Paper, on_paper
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.sheet import Chosen, Sheet

_ENDS = tuple(filter(None, (os.sep, os.altsep)))  # of the name of a folder


class OutgoingScreen(Page[bool]):
    """Gives True back when a file was made. The suggested name holds nobody's name."""

    CSS_PATH = "../styles/export.tcss"

    def __init__(self, reflections: Sequence[Reflection], form: Form, to: str, wish: Wish) -> None:
        super().__init__()
        self._wanted = (reflections, form, to, wish)
        self._may_make: Path | None = None  # a folder that was asked about
        self._recognised = False  # whether anybody would know the story has been asked
        self._done = False

    def title_words(self) -> str:
        return _("This is what goes")

    def body(self) -> ComposeResult:
        self._out = Leaving(self.orgcoach.store, self.orgcoach.settings, *self._wanted)
        with Paper(id="paper", hint=_("↑ ↓: read on     Tab: where it goes")):
            yield Static("", id="on-paper")
        suggested = whereto.free(whereto.documents() / self._file_name())
        line = Line(str(suggested), id="file", hint=_("Enter: make the file"))
        line.border_title = _("File")
        yield line
        yield Static("", id="page-said", classes="said")
        with Buttons():
            yield Press(
                _("Make the file ›"),
                id="make",
                hint=_("Enter: make the file     Shift+Tab: another place     Esc: back"),
            )
            yield Press(
                _("Names"), id="names", hint=_("Enter: the names and what is read instead of them")
            )

    def on_mount(self) -> None:
        self.query_one("#make").focus()
        self._show()
        self._say_left()

    def forget(self) -> None:
        self._out.forget()
        self._wanted = ((), *self._wanted[1:])

    def _show(self) -> None:
        """What goes, as it would be made now."""
        papers = [on_paper(one) for one in self._out.documents()]
        self.query_one("#on-paper", Static).update(Content("\n\n").join(papers))

    def _say_left(self) -> None:
        """How much will be asked before it goes, and what else there is to know."""
        if self._done:
            return
        _reflections, form, to, wish = self._wanted
        said = [self._out.trouble]
        if to != "csv" and not says_something(self._out.reflections, form, wish):
            said.append(nothing(form))
        left = self._out.left()
        if must := sum(one.must for one in left):
            said.append(to_answer(must))
        elif left:
            said.append(_may_be(len(left)))
        self._say(" ".join(filter(None, said)))

    def on_screen_resume(self) -> None:
        """Back from the list of names or from an answer: both may have changed."""
        self._out.read_again()
        self._show()

    def _file_name(self) -> str:
        reflections, form, to, _wish = self._wanted
        return name(reflections, form, to)

    @on(Press.Pressed, "#names")
    def action_names(self) -> None:
        from orgcoach_tui.tui.screens.names import NamesScreen

        self.app.push_screen(NamesScreen(), self._names_seen)

    def _names_seen(self, _done: None) -> None:
        self.call_after_refresh(self._say_left)

    def more_offers(self) -> list[tuple[str, str]]:
        """For the palette."""
        return [("screen.names", _("Names and what is read instead of them"))]

    @on(Press.Pressed, "#make")
    def _pressed(self) -> None:
        if self._done:
            self.dismiss(True)
        else:
            self._make(self.query_one(Line).value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        self._make(event.value)

    def _make(self, typed: str) -> None:
        file = self._meant(typed)
        if (unused := whereto.free(file)) != file:
            self.query_one(Line).value = str(unused)
            self._say(
                _(
                    "! A file of that name is there already; it was left as it was. "
                    "Enter takes the name that stands here now."
                )
            )
            return
        if whereto.unmade(file.parent) and self._may_make != file.parent:
            self._may_make = file.parent
            self._say(whereto.ask_to_make(file.parent))
            return
        if not self._may_go(file):
            return
        try:
            ready = self._out.made()
            write_private(file, ready.content)
        except (NoTypst, NotSet):
            self._say(_("! No PDF could be made of this. Choose Word or a web page instead."))
            return
        except OSError as error:
            why = whereto.why_not(error)
            self._say(_("! It did not work: {why}. No half file was left behind.").format(why=why))
            return
        done = _("Done: {file}.").format(file=clean_line(str(file)))
        self._say(" ".join(map(clean_line, (done, *ready.remarks, *self._out.said()))))
        self._done = True
        button = self.query_one("#make", Press)
        button.relabel(_("Back to the overview"))
        button.hint = _("Enter: back to the overview")
        button.focus()
        self._hint()

    # -- before it goes

    def _may_go(self, file: Path) -> bool:
        """Whether nothing is left to ask; else the next thing is asked."""
        if self._out.trouble:
            self._say(self._out.trouble)
            return False
        if not self._out.checks:
            return True
        stem = "" if file.name.startswith(Path(self._file_name()).stem) else file.stem
        if self._out.left(stem):
            from orgcoach_tui.tui.screens.leaks import LeaksScreen

            self.app.push_screen(LeaksScreen(self._out, stem), self._checked)
            return False
        if not self._recognised:
            asked = closing_question()
            items = [("leave", asked.answers["leave"]), ("edit", asked.answers["edit"])]
            heading = f"{asked.question}\n{asked.more}"
            self.app.push_screen(Sheet(heading, items), self._story_told)
            return False
        return True

    def _checked(self, answered: bool | None) -> None:
        self._show()
        self._say_left()
        if answered:
            self._make(self.query_one(Line).value)

    def _story_told(self, chosen: Chosen | None) -> None:
        if chosen is not None and chosen.item == "leave":
            self._recognised = True
            self._make(self.query_one(Line).value)

    def _meant(self, typed: str) -> Path:
        """The file that is meant, with the ending of its kind."""
        path = whereto.meant(typed)
        # Unlike `is_dir`, this raises nothing.
        if typed.rstrip().endswith(_ENDS) or os.path.isdir(path):  # noqa: PTH112
            path = path / self._file_name()
        ending = f".{self._wanted[2]}"
        return path if path.suffix.lower() == ending else path.with_name(path.name + ending)

    def _say(self, words: str) -> None:
        self.query_one("#page-said", Static).update(Content(words))

    def action_back(self) -> None:
        if self.is_active:
            self.dismiss(self._done)


def _may_be(n: int) -> str:
    return ngettext(
        "{n} word in it may be a name; that is asked first.",
        "{n} words in it may be names; those are asked first.",
        n,
    ).format(n=n)
