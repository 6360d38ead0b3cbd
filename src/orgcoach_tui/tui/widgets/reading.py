"""What the mirror read: own placement above the words, the places, and why each was read so."""

from collections.abc import Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from orgcoach_tui.guide.model import MIDDLE, ROLES, Role
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.mirror import places, rule_set, wording
from orgcoach_tui.mirror.order import order
from orgcoach_tui.rules.model import Evidence, Suggestion
from orgcoach_tui.tui.widgets import layers
from orgcoach_tui.tui.widgets.layers import Chips, Layers
from orgcoach_tui.tui.widgets.marks import marked, of_answer

_FOR, _AGAINST = 3, 2  # places shown at first; the rest on request
_MORE, _WORDING, _NOTHING = "more", "wording", "nothing"


class Places(OptionList):
    """The list of places. Delete says: that's not what I meant."""

    BINDINGS = [Binding("delete,backspace", "drop", show=False)]

    class Drop(Message):
        """The writer did not mean the highlighted words so, or does again."""

    @property
    def hint(self) -> str:
        return _("↑ ↓: places     Enter: in text     Tab: answer     Delete: not what I meant")

    def action_drop(self) -> None:
        self.post_message(self.Drop())


class Reading(Vertical):
    """`show` fills it. Posts `Dropped` when the writer takes words out, `Read` to see the text.

    A role's letter, or a click on its chip, takes its places out of view and back; see `layers`.
    """

    class Dropped(Message):
        """Words were taken out, or put back."""

        def __init__(self, place: Evidence) -> None:
            super().__init__()
            self.place = place

    class Read(Message):
        """Show the whole answer with its places."""

        def __init__(self, place: Evidence) -> None:
            super().__init__()
            self.place = place

    def __init__(self, roles: Mapping[str, Role], titles: Mapping[str, str]) -> None:
        super().__init__(id="reading")
        self._roles = roles
        self._titles = titles  # of the questions, by key
        self._found: Suggestion | None = None
        self._reflection: Reflection | None = None
        self._for: tuple[Evidence, ...] = ()  # also what was taken out
        self._against: tuple[Evidence, ...] = ()
        self._shown: list[Evidence] = []
        self._every = False
        self.in_view = Layers()

    def compose(self) -> ComposeResult:
        yield Chips("", id="order")
        yield Places(id="places")
        yield Static("", id="because")
        yield Static("", id="in-text")

    def show(self, found: Suggestion, everything: Suggestion, reflection: Reflection) -> None:
        """Show a suggestion. `everything` is the same without regard to what was taken out: its
        places keep their rows, so that words can be put back. `reflection` gives the texts.
        """
        self._found, self._reflection = found, reflection
        self._for, self._against = everything.evidence, everything.against
        self._draw_order()
        self._list()

    def on_resize(self, _event: events.Resize) -> None:
        self._draw_order()

    # -- own placement above the words

    def _draw_order(self) -> None:
        if self._found is None or self._reflection is None:
            return
        own = self._reflection.placement.values()
        words = {"first": _("first"), "together": _("together"), "also": _("also"), "": "–"}
        ranks = order(self._found)
        width = self.size.width
        narrow = width < 72
        roles = (*ROLES, MIDDLE)
        columns = [
            [
                self._head(r, narrow),
                Content("") if r == MIDDLE else self._dots(own.get(r), r),
                Content(words[ranks[r]]),
            ]
            for r in roles
        ]
        labels = [Content(w) for w in ("", _("You"), _("Words") if narrow else _("Your words"))]
        least = 9 if narrow else 10
        table = [_column(labels, 8 if narrow else 11), *(_column(c, least) for c in columns)]
        if width and _width(table) > width:
            table = [_column(labels, 0), *(_column(c, 0) for c in columns)]
        if width and _width(table) > width:  # then a row for each role
            table = [_column(list(cells), 0) for cells in zip(*columns, strict=True)]
        rows = [Content("").join(cells) for cells in zip(*table, strict=True)]
        self.query_one("#order", Static).update(Content("\n").join(rows))

    def _head(self, role: str, narrow: bool) -> Content:
        chip = layers.switch(self._roles[role], self.in_view)
        return chip if narrow else chip + Content(f" {self._roles[role].short}")

    def _dots(self, value: int | None, role: str) -> Content:
        if value is None:
            return Content(_("open"))
        return Content.assemble(("●" * value, f"$role-{role}"), "·" * (5 - value))

    # -- the places

    def _list(self) -> None:
        speak, against = self.in_view.seen(self._for), self.in_view.seen(self._against)
        every = [*speak, *against]
        self._shown = every if self._every else [*speak[:_FOR], *against[:_AGAINST]]
        options = [Option(self._row(place), id=str(n)) for n, place in enumerate(self._shown)]
        if not every and (self._for or self._against):
            options.append(Option(Content(f" –   {layers.nothing_in_view()}"), id=_NOTHING))
        left = len(every) - len(self._shown)
        if left > 0:
            more = ngettext("{n} more place", "{n} more places", left).format(n=left)
            options.append(Option(Content(f" +   {more}"), id=_MORE))
        if self._found is not None and (said := wording.in_short(self._found, self._roles)):
            options.append(Option(Content(f" ~   {said}"), id=_WORDING))
        places_list = self.query_one(Places)
        at = places_list.highlighted or 0
        places_list.set_options(options)
        places_list.display = bool(options)
        if options:
            places_list.highlighted = min(at, len(options) - 1)
        self._because()

    def dropped(self, place: Evidence) -> bool:
        """Whether the writer took these words out."""
        assert self._reflection is not None
        return any(
            (d.question, d.text, d.rule) == (place.question, place.text, place.rule)
            for d in self._reflection.mirror.dropped
        )

    def _row(self, place: Evidence) -> Content:
        assert self._reflection is not None
        text = self._reflection.text(place.question)
        before, quote, after = places.in_context(text, place)
        dropped = self.dropped(place)
        sign = "×" if dropped else " " if place.counts else "≠"
        note = _("(no longer counts)") + " " if dropped else ""
        return Content.assemble(
            layers.chip(self._roles[place.role]),
            f"{sign} {note}",
            before,
            (quote, "underline"),
            after,
        )

    @property
    def highlighted(self) -> Evidence | None:
        """The place that the list stands on."""
        at = self.query_one(Places).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def _because(self) -> None:
        place = self.highlighted
        said = self.query_one("#because", Static)
        self.query_one("#in-text", Static).update(self._in_text(place))
        if place is None:
            said.update(Content(self._about_wording()))
            return
        explained = rule_set(self._language).explained.get(place.rule)
        lines = []
        title = self._titles.get(place.question, "")
        if title:
            lines.append(_("Under ‘{title}’.").format(title=title))
        if place.role == MIDDLE:
            lines.append(_("Read as work from the middle. That counts for none of the four."))
        else:
            role = self._roles[place.role].name
            lines.append(_("Read as the {role}’s work.").format(role=role))
        if not place.counts:
            lines.append(places.why_not(place))
        elif explained:
            lines.append(_("Why this? {reason}").format(reason=explained.reason))
            if explained.doubt:
                lines.append(_("But: {doubt}").format(doubt=explained.doubt))
        said.update(Content(" ".join(lines)))

    def _about_wording(self) -> str:
        """Of the row about the rest of the wording, if that is the one under the bar."""
        option = self.query_one(Places).highlighted_option
        if self._found is None or option is None or option.id != _WORDING:
            return ""
        return " ".join(wording.lines(self._found, self._roles))

    def _in_text(self, place: Evidence | None) -> Content:
        """The answer around the place, for screens that have room for it."""
        if place is None or self._reflection is None or self._found is None:
            return Content("")
        every = of_answer(self.in_view.seen((*self._for, *self._against)), place.question)
        return marked(self._reflection.text(place.question), every, place, self._roles)

    @property
    def _language(self) -> str:
        return self._found.language if self._found else "nl"

    # -- roles in and out of view

    def on_key(self, event: events.Key) -> None:
        if role := layers.by_letter(event.character, self._roles):
            event.stop()
            self._turn(role)

    @on(Chips.Turned)
    def _chip_turned(self, event: Chips.Turned) -> None:
        event.stop()
        self._turn(event.role)

    def _turn(self, role: str) -> None:
        self.in_view.turn(role)
        self.layers_turned()

    def layers_turned(self) -> None:
        """Show what is in view by now."""
        self._draw_order()
        self._list()

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._because()

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id == _MORE:
            self._every = True
            self._list()
        elif self.highlighted is not None:
            self.post_message(self.Read(self.highlighted))

    @on(Places.Drop)
    def _drop(self, event: Places.Drop) -> None:
        event.stop()
        place = self.highlighted
        if place is not None and place.counts:
            self.post_message(self.Dropped(place))


def _column(cells: list[Content], least: int) -> list[Content]:
    """The cells of a column, all as wide: with a space behind the longest, and at `least` so wide."""
    wide = max(least, *(cell.cell_length + 1 for cell in cells))
    return [cell + Content(" " * (wide - cell.cell_length)) for cell in cells]


def _width(table: list[list[Content]]) -> int:
    """The space behind the last column may be cut."""
    return sum(column[0].cell_length for column in table) - 1
