"""The names of a practice and what is read instead of them: to see, add, change and take off."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from orgcoach_tui.i18n import N_, _
from orgcoach_tui.names import KINDS, Entry, Kind, Names, shared, told
from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.leaving import changed, names_of
from orgcoach_tui.tui.screens.page import Page
from orgcoach_tui.tui.widgets.buttons import Buttons
from orgcoach_tui.tui.widgets.choices import Choice, Choices
from orgcoach_tui.tui.widgets.editor import Line
from orgcoach_tui.tui.widgets.press import Press

_KINDS: dict[Kind, str] = {
    "person": N_("person"),
    "organisation": N_("organisation"),
    "place": N_("place"),
    "other": N_("something else"),
}


class NamesScreen(Page[None]):
    """Enter on a name puts it in the boxes below; Delete takes it off the list.

    Words that were answered to be no name stand at the end: without them they are asked about again.
    """

    CSS_PATH: ClassVar = "../styles/export.tcss"
    AUTO_FOCUS = "#names"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "take_off", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._names = Names()
        self._wrong = ""  # with the list, in words
        self._old: Entry | None = None  # what stands in the boxes
        self._kind: Kind = "person"

    def title_words(self) -> str:
        return _("Names")

    def body(self) -> ComposeResult:
        self._names, self._wrong = names_of(self.orgcoach.store)
        yield Static(Content(_("Which other name goes along?")), classes="asks")
        yield Choices(self._rows(), id="names")
        name = Line(id="name", hint=_("Enter: to what is read instead"))
        name.border_title = _("Name")
        yield name
        instead = Line(id="instead", hint=_("Enter: keep it"))
        instead.border_title = _("In its place")
        yield instead
        yield Static("", id="page-said", classes="said")
        with Buttons():
            yield Press(_("Keep it"), id="keep", hint=_("Enter: keep it"))
            yield Press("", id="kind", hint=_("Enter: what it is the name of"))
            yield Press(_("Take it off the list"), id="off", hint=_("Enter: off the list"))

    def on_mount(self) -> None:
        self._label()
        self._tell(self._wrong)

    def forget(self) -> None:
        self._names, self._old = Names(), None

    # -- what is shown

    def _rows(self) -> list[Choice]:
        rows = [
            Choice(f"name-{n}", f"{clean_line(one.name)} → {clean_line(one.replacement)}")
            for n, one in enumerate(self._names.entries)
        ]
        rows += [
            Choice(f"left-{n}", _("‘{text}’ stays").format(text=clean_line(text)))
            for n, text in enumerate(self._names.left)
        ]
        return [Choice("add", _("Add a name")), *rows]

    def _show(self) -> None:
        self.query_one(Choices).show(self._rows())
        self._label()

    def _label(self) -> None:
        choices = self.query_one(Choices)
        choices.hint = _("↑ ↓: choose     Enter: change     Delete: off the list")
        words = _("Kind: {kind}").format(kind=_(_KINDS[self._kind]))
        self.query_one("#kind", Press).relabel(words)
        self.query_one("#off").display = self._old is not None
        self._hint()

    def _tell(self, words: str) -> None:
        self.query_one("#page-said", Static).update(Content(words))

    # -- what is done

    @on(OptionList.OptionSelected)
    def _taken(self, event: OptionList.OptionSelected) -> None:
        what, _sign, n = (event.option.id or "").partition("-")
        if what == "left":
            self.action_take_off()
            return
        self._tell("")
        self._fill(self._names.entries[int(n)] if what == "name" else None)
        box = "#instead" if self._old is not None else "#name"
        self.query_one(box).focus()

    def _fill(self, entry: Entry | None) -> None:
        self._old = entry
        self._kind = entry.kind if entry is not None else "person"
        for box, text in (
            ("#name", entry.name if entry is not None else ""),
            ("#instead", entry.replacement if entry is not None else ""),
        ):
            line = self.query_one(box, Line)
            line.value = clean_line(text)
            line.cursor_position = len(line.value)
        self._label()

    @on(Press.Pressed, "#kind")
    def _turn(self) -> None:
        self._kind = KINDS[(KINDS.index(self._kind) + 1) % len(KINDS)]
        self._label()

    @on(Input.Submitted, "#name")
    def _to_instead(self) -> None:
        self.query_one("#instead").focus()

    @on(Press.Pressed, "#keep")
    @on(Input.Submitted, "#instead")
    def _keep(self) -> None:
        name = clean_line(self.query_one("#name", Line).value)
        instead = clean_line(self.query_one("#instead", Line).value)
        if not (name and instead):
            self._tell(_("! It takes a name, and what is read instead of it."))
            return
        old = self._old
        also = old.also if old is not None else ()
        extra = old.extra if old is not None else {}
        entry = Entry(name, instead, self._kind, also, extra)

        def kept(now: Names) -> Names:
            if old is not None and old.name != name:
                now = now.without(old.name)
            return now.with_entry(entry)

        self._names, wrong = changed(self.orgcoach.store, kept, self._names)
        if wrong:
            self._tell(wrong)
            return
        doubled = [told(*one) for one in shared(self._names)]
        self._tell(" ".join((_("Kept."), *doubled)))
        self._fill(None)
        self._show()
        self.query_one(Choices).focus()

    @on(Press.Pressed, "#off")
    def _off(self) -> None:
        if self._old is not None:
            self._without(self._old.name)

    def action_take_off(self) -> None:
        option = self.query_one(Choices).highlighted_option
        what, _sign, n = ((option.id if option is not None else "") or "").partition("-")
        if what == "name":
            self._without(self._names.entries[int(n)].name)
        elif what == "left":
            self._without(self._names.left[int(n)])

    def _without(self, name: str) -> None:
        def less(now: Names) -> Names:
            return now.without(name)

        self._names, wrong = changed(self.orgcoach.store, less, self._names)
        self._tell(wrong or _("It is off the list. Where it still stands it is asked about again."))
        self._fill(None)
        self._show()
        self.query_one(Choices).focus()
