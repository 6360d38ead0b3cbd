"""A comment in words, to be read in a list or under the answer it is about."""

from orgcoach_tui import dates
from orgcoach_tui.i18n import N_, _
from orgcoach_tui.journal.comments import about, changed_since
from orgcoach_tui.journal.model import Comment, Reflection
from orgcoach_tui.text import clean, clean_line

STATES = {
    "open": N_("open"),
    "taken_up": N_("taken up"),
    "answered": N_("answered"),
    "set_aside": N_("set aside"),
}
_LONGEST = 240  # signs of a quote


def head(comment: Comment, number: int) -> str:
    """What it is, by whom, when, and what the writer did with it."""
    kind = _("Suggestion {n}") if comment.kind == "suggestion" else _("Comment {n}")
    made = dates.long(comment.made.astimezone().date()) if comment.made else ""
    parts = (kind.format(n=number), clean_line(comment.author), made, _(STATES[comment.state]))
    return ", ".join(filter(None, parts))


def body(reflection: Reflection, comment: Comment) -> list[str]:
    """The words it is about, what was said of them, and what the writer answered."""
    quote, text = _short(comment.quote), clean(comment.text).strip()
    changed = changed_since(reflection, comment)
    found = []
    if quote and changed:
        found.append(_("About ‘{quote}’, as it was then. It is different now.").format(quote=quote))
    elif quote:
        found.append(_("About ‘{quote}’").format(quote=quote))
    if comment.kind == "suggestion" and quote:
        found.append(
            _("Suggested: ‘{text}’").format(text=text) if text else _("Suggested: leave it out")
        )
    elif comment.kind == "suggestion":
        found.append(_("Added: ‘{text}’").format(text=text))
    else:
        found += [line for line in text.split("\n") if line.strip()]
    if reply := clean(comment.reply).strip():
        found.append(_("Your answer: {text}").format(text=reply))
    return found


def numbered(reflection: Reflection, part: str) -> list[tuple[int, Comment]]:
    """The comments about a part, each with the number it goes by."""
    numbers = {id(comment): n for n, comment in enumerate(reflection.comments, 1)}
    return [(numbers[id(comment)], comment) for comment in about(reflection, part)]


def _short(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
