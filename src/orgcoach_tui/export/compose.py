"""One or more reflections made into a document, as a form says."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from orgcoach_tui import dates, i18n
from orgcoach_tui.export import commented, front, sources, summary
from orgcoach_tui.export.document import (
    Block,
    Document,
    Facts,
    Heading,
    NewPage,
    Paragraph,
    Place,
    Placed,
)
from orgcoach_tui.export.form import NAMES, REST, Form
from orgcoach_tui.export.outline import Outline, Section, lay_out, paragraphs
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.audience import for_reader
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.settings import Settings
from orgcoach_tui.text import clean_line, count_words


@dataclass(frozen=True)
class Wish:
    """What is asked for besides the form.

    `quotes` are paragraphs chosen for a sheet, by the id of their reflection and their number in it
    ("2.3"). `earlier` are reflections that came before, for what was planned in the last of them.
    `replaced`: names were replaced, and the document says so. `comments` that readers wrote go
    along in Word's margin, or as text under each part; what is said of the whole stands on top.
    """

    mirror: bool = False
    by: Settings = field(default_factory=Settings)
    quotes: Sequence[tuple[str, str]] = ()
    earlier: Sequence[Reflection] = ()
    replaced: bool = False
    comments: Literal["", "margin", "text"] = ""
    today: dt.date = field(default_factory=dt.date.today)


def compose(reflections: Sequence[Reflection], form: Form, wish: Wish | None = None) -> Document:
    """The document: without anything that the form's reader may not see, oldest reflection first.

    Our own words in it are in the language of the reflections, or, where they have several, in the
    one in use.
    """
    ordered = sorted(reflections, key=lambda one: (one.date, one.created))
    languages = {one.language for one in ordered}
    with i18n.speaking(languages.pop() if len(languages) == 1 else i18n.language()):
        return _composed(ordered, form, wish or Wish())


@dataclass(frozen=True)
class _One:
    """One reflection on its way into the document."""

    outline: Outline
    reflection: Reflection  # as the reader may have it
    form: Form
    wish: Wish
    level: int  # of its headings
    prefix: str  # before its numbers, where there are several reflections


def _composed(reflections: Sequence[Reflection], form: Form, wish: Wish) -> Document:
    shown = [for_reader(one, form.reader) for one in reflections]
    outlines = [_outline(one, form, wish) for one in reflections]
    alone = len(outlines) == 1 and not form.gathers
    title = outlines[0].title if alone and not form.title_page else form.title
    blocks: list[Block] = [Heading(title, 1)]
    if form.title_page and alone:
        blocks.append(Paragraph(outlines[0].title, "note"))
    facts = tuple(front.facts(form, wish.by, wish.today, outlines))
    facts += tuple(summary.facts(shown)) if form.gathers else ()
    if facts:
        blocks.append(Facts(facts))
    if form.title_page:
        blocks.append(NewPage())
    ones = [_One(o, r, form, wish, 2, "") for r, o in zip(shown, outlines, strict=True)]
    blocks += _gathered(ones) if form.gathers else _one_by_one(ones, facts)
    text = "\n".join(text for block in blocks for text in _written(block))
    blocks += _afterwards(form, wish, text)
    return Document(
        language=i18n.language(),
        title=title,
        blocks=tuple(blocks),
        ids=tuple(outline.id for outline in outlines),
        author=clean_line(wish.by.author) if "author" in form.front else "",
        foot=tuple(_foot(form, wish, outlines)),
        remarks=commented.margin(shown, wish.by.author) if wish.comments == "margin" else (),
    )


def _one_by_one(ones: Sequence[_One], facts: Sequence[tuple[str, str]]) -> Iterator[Block]:
    if len(ones) == 1:
        yield from _body(ones[0])
        return
    for n, one in enumerate(ones, 1):
        if n > 1:
            yield NewPage()
        yield Heading(f"{one.outline.title}, {dates.long(one.reflection.date)}", 2)
        if own := tuple(fact for fact in one.outline.facts if fact not in facts):
            yield Facts(own)
        yield from _body(replace(one, level=3, prefix=f"{n}."))


def _gathered(ones: Sequence[_One]) -> Iterator[Block]:
    """Not one by one, but what they show together."""
    for name in (name for part in ones[0].form.parts for name in part.holds):
        if name == "quotes":
            chosen = [block for one in ones for block in _quotes(one)]
            yield from dict.fromkeys(chosen)  # the heading once
        shown = [one.reflection for one in ones]
        yield from summary.held(name, shown, mirror=ones[0].wish.mirror)


def _outline(reflection: Reflection, form: Form, wish: Wish) -> Outline:
    with i18n.speaking(reflection.language):
        asked = not form.gathers and any("mirror" in part.holds for part in form.parts)
        return lay_out(reflection, wish.mirror and asked, form.reader)


def _body(one: _One) -> Iterator[Block]:
    named = {name for part in one.form.parts for name in part.holds}
    if not _begins_with_help(one.form):
        yield from _on_top(one)
    for part in one.form.parts:
        grouped = bool(part.title)
        blocks = [block for name in part.holds for block in _held(one, name, named, grouped)]
        if grouped and blocks:
            yield Heading(part.title, one.level)
        yield from blocks


def _begins_with_help(form: Form) -> bool:
    return form.parts[0].holds[:1] == ("help_question",)


def _on_top(one: _One) -> Iterator[Block]:
    """What readers said of the whole, and how much they said: under the help question."""
    if one.wish.comments:
        yield from commented.overall(one.reflection, one.level)


def _under(one: _One, part: str) -> Iterator[Block]:
    if one.wish.comments == "text":
        yield from commented.under(one.reflection, part)


def _held(one: _One, name: str, named: set[str], grouped: bool) -> Iterator[Block]:
    """What the form calls `name`; `grouped` under a heading of the form's own."""
    if name == "help_question":
        yield from _help_question(one, grouped)
        yield from _on_top(one) if _begins_with_help(one.form) else ()
    elif name == "previous":
        yield from _previous(one)
    elif name == "quotes":
        yield from _quotes(one)
    else:
        for section in one.outline.sections:
            if name == section.key or (name == REST and section.key not in {*named, *NAMES}):
                yield from _section(one, section, grouped)


def _help_question(one: _One, grouped: bool) -> Iterator[Block]:
    if one.outline.help_question:
        place = Place(one.outline.id, "help_question")
        yield _titled(_("Question for supervision"), one.level, place, grouped)
        yield from (Paragraph(line, "help") for line in one.outline.help_question)
        yield from _under(one, "help_question")


def _titled(text: str, level: int, place: Place, grouped: bool) -> Block:
    return Paragraph(text, "question", place=place) if grouped else Heading(text, level, place)


def _section(one: _One, section: Section, grouped: bool) -> Iterator[Block]:
    form = one.form
    number = f"{one.prefix}{section.number}"
    title = f"{number}. {section.title}" if form.numbers and not grouped else section.title
    yield _titled(title, one.level, Place(one.outline.id, section.key), grouped)
    if section.question and form.questions:
        yield Paragraph(section.question, "question")
    if section.roles:
        yield Placed(_("The four roles"), _("How much"), section.roles)
    yield from (Paragraph(note, "note") for note in section.notes)
    for n, line in enumerate(section.paragraphs, 1):
        yield Paragraph(line, number=f"{number}.{n}" if form.numbers else "")
    if section.empty:
        yield Paragraph(_("still open"), "empty")
    yield from _under(one, section.key)
    if form.words and section.paragraphs:
        words = sum(count_words(line) for line in section.paragraphs)
        yield Paragraph(ngettext("{n} word", "{n} words", words).format(n=words), "note")


def _previous(one: _One) -> Iterator[Block]:
    """The step that the last reflection before this one ended with, in the same trajectory."""

    def when(reflection: Reflection) -> tuple[dt.date, dt.datetime]:
        return reflection.date, reflection.created

    def where(reflection: Reflection) -> tuple[str, str]:
        return reflection.organisation, reflection.trajectory

    before = [
        other
        for other in one.wish.earlier
        if when(other) < when(one.reflection) and where(other) == where(one.reflection)
    ]
    if not before:
        return
    last = for_reader(max(before, key=when), one.form.reader)
    if lines := paragraphs(last.next_step):
        yield Heading(_("The step before this"), one.level)
        yield Paragraph(_("Planned on {date}:").format(date=dates.long(last.date)), "note")
        yield from (Paragraph(line) for line in lines)


def _quotes(one: _One) -> Iterator[Block]:
    lines = {
        f"{section.number}.{n}": (line, section.key)
        for section in one.outline.sections
        for n, line in enumerate(section.paragraphs, 1)
    }
    chosen = [number for id_, number in one.wish.quotes if id_ == one.outline.id]
    if found := [lines[number] for number in chosen if number in lines]:
        yield Heading(_("In my own words"), one.level)
        for line, key in found:
            yield Paragraph(line, "quote", place=Place(one.outline.id, key))


def _written(block: Block) -> Iterator[str]:
    """What the writer typed in `block`."""
    if isinstance(block, Paragraph) and block.kind in ("answer", "help", "quote"):
        yield block.text


def _afterwards(form: Form, wish: Wish, text: str) -> Iterator[Block]:
    if form.references:
        yield Heading(_("Sources"), 2)
        yield from (Paragraph(line, "note") for line in sources.used(text, wish.by.reference))
    if wish.replaced:
        yield Heading(_("Names"), 2)
        yield Paragraph(
            _(
                "This document is pseudonymised: names of people, organisations and places have "
                "been replaced."
            ),
            "note",
        )


def _foot(form: Form, wish: Wish, outlines: Sequence[Outline]) -> Iterator[str]:
    if not form.references and (reference := clean_line(wish.by.reference)):
        yield _("Source: {reference}").format(reference=reference)
    about = _("Numbers such as 2.3 are there to refer to.") if form.numbers else ""
    ids = outlines[0].id if len(outlines) == 1 else ""
    yield " · ".join(filter(None, ("orgcoach", ids, about)))
