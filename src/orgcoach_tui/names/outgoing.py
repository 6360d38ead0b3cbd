"""All documents of one export together: what is replaced in them, asked about them and said of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from orgcoach_tui.export.document import Document
from orgcoach_tui.i18n import _
from orgcoach_tui.names.folding import WORD, fold, plain
from orgcoach_tui.names.forms import forms
from orgcoach_tui.names.leaks import Finding, findings, replaced
from orgcoach_tui.names.model import Names
from orgcoach_tui.names.texts import texts


def changer(names: Names, own: Sequence[str] = ()) -> Callable[[Document], Document]:
    """What `export.deliver` takes to let other names be read."""
    return lambda document: replaced(document, names, own)


def key(finding: Finding) -> str:
    """The same for the same question, wherever it comes up in one export."""
    return finding.place if finding.place and finding.must else plain(finding.text)


def left_to_ask(
    documents: Sequence[Document],
    names: Names,
    own: Sequence[str] = (),
    also: Iterable[tuple[str, str]] = (),
) -> list[Finding]:
    """The findings in all `documents` as composed, each once, what has to be answered first."""
    found: dict[str, Finding] = {}
    extra = tuple(also)
    for n, document in enumerate(documents):
        for one in findings(document, names, () if n else extra, own):
            if same := found.get(key(one)):
                keep, other = (one, same) if one.must and not same.must else (same, one)
                one = replace(keep, count=keep.count + other.count)
            found[key(one)] = one
    return sorted(found.values(), key=lambda one: not one.must)


def shared(names: Names) -> list[tuple[str, str]]:
    """A name by itself that two on the list have, such as a first name, and what is read for it.

    That is what the first of them has.
    """
    first: dict[str, tuple[str, str]] = {}
    found: dict[str, tuple[str, str]] = {}
    for entry in names.entries:
        if entry.kind == "other":
            continue
        by_itself = {form.words[0] for form in forms(entry) if _is_a_word(form.words)}
        for written in WORD.findall(f"{entry.name} {' '.join(entry.also)}"):
            word = fold(written).text
            if word not in by_itself:
                continue
            known = first.setdefault(word, (written, entry.replacement))
            if plain(known[1]) != plain(entry.replacement):
                found[word] = known
    return list(found.values())


def _is_a_word(words: tuple[str, ...]) -> bool:
    return len(words) == 1 and len(words[0]) > 1


def said_of(documents: Sequence[Document], names: Names) -> list[str]:
    """What to know about the replacements in `documents` as composed: sentences."""
    doubled = shared(names)
    if not doubled:
        return []
    there = {word for one in documents for text, _at in texts(one) for word in _words(text)}
    return [told(name, replacement) for name, replacement in doubled if fold(name).text in there]


def _words(text: str) -> list[str]:
    return WORD.findall(fold(text).text)


def told(name: str, replacement: str) -> str:
    """That two on the list are called `name`."""
    return _(
        "Two on your list are called ‘{name}’. By itself that is read as ‘{replacement}’, of the "
        "first of them."
    ).format(name=name, replacement=replacement)
