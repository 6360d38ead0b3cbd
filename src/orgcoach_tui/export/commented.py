"""What readers wrote back, where it goes along: in Word's margin, or as text under each part."""

from collections.abc import Iterator, Sequence

from orgcoach_tui import dates
from orgcoach_tui.export.document import Block, Heading, Paragraph, Place, Remark
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal.comments import about, open_comments
from orgcoach_tui.journal.model import Comment, Reflection
from orgcoach_tui.text import clean, clean_line


def margin(reflections: Sequence[Reflection], writer: str) -> tuple[Remark, ...]:
    """Each comment where it lies, and behind it what `writer` answered."""
    found = []
    for reflection in reflections:
        for comment in reflection.comments:
            place = Place(clean_line(reflection.id), comment.part)
            made = comment.made.astimezone().strftime("%Y-%m-%dT%H:%M:%SZ") if comment.made else ""
            quote = clean(comment.quote)
            if said := clean(comment.text).strip():  # words to be left out have none
                found.append(Remark(place, said, clean_line(comment.author), made, quote))
            if reply := clean(comment.reply).strip():
                found.append(Remark(place, reply, clean_line(writer), "", quote))
    return tuple(found)


def overall(reflection: Reflection, level: int) -> Iterator[Block]:
    """What was said of the whole, and then how many comments there are."""
    if not reflection.comments:
        return
    yield Heading(_("What was written back"), level, Place(clean_line(reflection.id), ""))
    yield from under(reflection, "")
    n, waiting = len(reflection.comments), len(open_comments(reflection))
    said = ngettext("{n} comment, of which {open} open", "{n} comments, of which {open} open", n)
    yield Paragraph(said.format(n=n, open=waiting), "note")


def under(reflection: Reflection, part: str) -> Iterator[Block]:
    """The comments about a part, each with who wrote it and what was answered."""
    for comment in about(reflection, part):
        yield Paragraph(f"{_by(comment)}:", "note")
        if quote := clean_line(comment.quote):
            yield Paragraph(_("About ‘{quote}’").format(quote=quote), "note")
        text = clean(comment.text).strip() or _("leave it out")
        yield from (Paragraph(line, "quote") for line in text.split("\n") if line.strip())
        if reply := clean_line(comment.reply):
            yield Paragraph(_("Answer: {text}").format(text=reply), "note")


def _by(comment: Comment) -> str:
    made = dates.long(comment.made.astimezone().date()) if comment.made else ""
    return ", ".join(filter(None, (clean_line(comment.author) or _("Comment"), made)))
