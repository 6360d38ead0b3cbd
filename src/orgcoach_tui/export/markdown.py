"""One reflection as Markdown. What the writer typed reads as they typed it, never as markup."""

import re
from collections.abc import Iterable, Iterator

from orgcoach_tui.export.outline import Section, lay_out, speaking
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.settings import Settings

# Everything that opens markup inside a line; then what opens a block at its start.
_INLINE = re.compile(r"([\\`*_\[\]<>&#|~$])")
_BLOCK = re.compile(r"^([-+=])|^(\d{1,9})([.)])")


def to_markdown(reflection: Reflection, mirror: bool = False, by: Settings | None = None) -> str:
    """The text, in the language of the reflection; with what the mirror showed only if asked."""
    with speaking(reflection):
        outline = lay_out(reflection, mirror, by)
        blocks = [f"# {plain(outline.title)}"]
        blocks.append(_list(outline.facts))
        if outline.help_question:
            blocks.append(f"## {plain(_('Question for supervision'))}")
            blocks += [plain(line) for line in outline.help_question]
        for section in outline.sections:
            blocks += _section(section)
        if outline.reference:
            blocks.append(plain(_("Source: {reference}").format(reference=outline.reference)))
        return "\n\n".join(blocks) + "\n"


def plain(text: str) -> str:
    """`text` on one line, with a backslash before everything that Markdown would act on."""
    line = _INLINE.sub(r"\\\1", text.strip())
    return _BLOCK.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)


def _list(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- {plain(name)}: {plain(value)}" for name, value in pairs)


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.number}. {plain(section.title)}"
    if section.question:
        yield f"> {plain(section.question)}"
    if section.roles:
        yield _list((role.name, role.words) for role in section.roles)
    for note in section.notes:
        yield plain(note)
    for n, paragraph in enumerate(section.paragraphs, 1):
        yield f"{section.number}.{n} {plain(paragraph)}"
    if section.empty:
        yield plain(_("still open"))
