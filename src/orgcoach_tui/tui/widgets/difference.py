"""What differs between two versions, to be read: woven into one text, or the two beside each other.

No mark is by colour alone: words stand between signs, and what is no text is said in a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.compare import Difference, Kind, besides, differences
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.parts import parts
from orgcoach_tui.text import clean, clean_line

_AROUND = 25  # words that stay on either side of a change; what lies between is counted
_MARKS: dict[Kind, tuple[str, str, str]] = {
    "same": ("", "", ""),
    "gone": ("[-", "-]", "$error strike"),
    "new": ("{+", "+}", "bold underline"),
}


class Differences(VerticalScroll, can_focus=True):
    """The arrows scroll it, Enter goes on to what stands below. `hint` is for the footer."""

    BINDINGS = [Binding("enter", "on", show=False)]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.hint = ""

    async def show(self, *widgets: Widget) -> None:
        """Show these, from their top, in the place of what there was."""
        with self.app.batch_update():
            await self.remove_children()
            await self.mount_all(widgets)
        self.scroll_home(animate=False)

    def action_on(self) -> None:
        self.screen.focus_next()


class Pair(Container):
    """One part as it is in either version: beside each other where there is room, else below."""

    def __init__(self, one: Content, other: Content, names: tuple[str, str]) -> None:
        super().__init__(classes="pair")
        self._texts = one, other
        self._names = names

    def compose(self) -> ComposeResult:
        for name, text in zip(self._names, self._texts, strict=True):
            with Container(classes="version"):
                yield Static(Content(name), classes="which")
                yield Static(text)


def woven(older: Reflection, newer: Reflection) -> list[Widget]:
    """Both in one text: what was there then, and what is there now."""
    found = differences(older, newer)
    shown: list[Widget] = []
    if any(part.typed for part in found):
        legend = _("{gone} was there then, {new} is there now.")
        shown.append(_quiet(legend.format(gone="[-…-]", new="{+…+}")))
    for part in found:
        shown.append(_heading(part.title))
        if part.typed:
            shown.append(Static(_marked(part, "gone", "new")))
        else:
            shown.append(Static(Content(_turned(clean(part.was), clean(part.now)))))
    return [*shown, *_rest(older, newer, nothing=not found)]


def paired(one: Reflection, other: Reflection, names: tuple[str, str]) -> list[Widget]:
    """The two beside each other, only the parts that are not the same."""
    found = differences(one, other)
    shown: list[Widget] = []
    if any(part.typed and part.was and part.now for part in found):
        shown.append(
            _quiet(_("What stands in {marked} is only in that version.").format(marked="{+…+}"))
        )
    for part in found:
        shown.append(_heading(part.title))
        texts = [_side(part, "gone"), _side(part, "new")]
        shown.append(Pair(texts[0], texts[1], names))
    return [*shown, *_rest(one, other, nothing=not found)]


def whole(reflection: Reflection) -> list[Widget]:
    """One version as it is, all of it."""
    shown: list[Widget] = []
    for part in parts(reflection):
        if text := clean(part.text).strip():
            shown += [_heading(part.title), Static(Content(text))]
    return shown


def _side(part: Difference, own: Kind) -> Content:
    was, now = clean(part.was).strip(), clean(part.now).strip()
    text = was if own == "gone" else now
    if not text:
        return Content.styled(_("(nothing)"), "$quiet")
    if not part.typed or not (was and now):
        return Content(text)
    return _marked(part, own, sign="new")


def _turned(was: str, now: str) -> str:
    """For what is no text: what it was and what it is, in a sentence."""
    if not was:
        return _("Nothing was filled in; now it is: {now}.").format(now=now)
    if not now:
        return _("It was: {was}. Now nothing is filled in.").format(was=was)
    return _("It was: {was}. Now it is: {now}.").format(was=was, now=now)


def _marked(part: Difference, *kinds: Kind, sign: Kind | None = None) -> Content:
    """The words that both have, and those of these kinds between signs, all of the kind `sign`."""
    found: list[Content] = []
    last = len(part.pieces) - 1
    for n, piece in enumerate(part.pieces):
        text = clean(piece.text)
        if piece.kind == "same":
            found += _shortened(text, begins=n == 0, ends=n == last)
        elif piece.kind in kinds:
            words = text.rstrip()
            before, after, style = _MARKS[sign or piece.kind]
            if words:
                found.append(Content.styled(f"{before}{words}{after}", style))
            found.append(Content(text[len(words) :]))
    return Content("").join(found).rstrip()


def _shortened(text: str, *, begins: bool, ends: bool) -> Iterator[Content]:
    """What is the same, without the middle of a long stretch."""
    words = re.findall(r"\S+\s*|\s+", text)
    head = [] if begins else words[:_AROUND]
    tail = [] if ends else words[-_AROUND:]
    n = len(words) - len(head) - len(tail)
    if n <= _AROUND:
        yield Content(text)
        return
    said = ngettext("… {n} word the same …", "… {n} words the same …", n).format(n=n)
    yield Content("".join(head))
    yield Content.styled(f"({said})", "$quiet")
    yield Content(" " + "".join(tail) if tail else "")


def _rest(one: Reflection, other: Reflection, *, nothing: bool) -> Iterator[Widget]:
    """What is not in the parts; and where all is the same, that it is."""
    if nothing:
        yield Static(Content(_("What you wrote is the same in both.")))
    if names := besides(one, other):
        yield _quiet(_("Also not the same: {what}.").format(what=_listed(names)))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _heading(title: str) -> Static:
    return Static(Content(clean_line(title)), classes="part")


def _quiet(words: str) -> Static:
    return Static(Content(words), classes="quiet")
