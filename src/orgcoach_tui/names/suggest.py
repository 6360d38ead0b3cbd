"""What could stand in for a name: a letter that says nothing, or the kind of organisation."""

import string
from collections.abc import Iterator

from orgcoach_tui.names.folding import fold, plain
from orgcoach_tui.names.language import Language, language
from orgcoach_tui.names.model import Kind, Names


def suggestion(name: str, kind: Kind, names: Names, code: str, function: str = "") -> str:
    """A replacement for `name` that no other entry has; the same name gets the one that it has.

    `function` is the title before it, or the kind of organisation.
    """
    if known := names.find(name):
        return known.replacement
    lists = language(code)
    taken = {plain(entry.replacement) for entry in names.entries}
    label: str = lists.suggest[kind]
    if kind == "person" and function:
        label = function.lower()
    elif kind == "organisation":
        label = _kind_of_organisation(f"{name} {function}", lists) or label
    first = label if kind != "person" else ""
    words = label.split()
    bare = " ".join(words[1:]) if len(words) > 1 and kind != "person" else label
    for text in filter(None, (first, *_lettered(bare, name))):
        if plain(text) not in taken:
            return text
    return first or label


def unlisted(kind: Kind, lists: Language) -> Iterator[str]:
    """Neutral words, one after another, for where a chosen replacement holds a listed name."""
    label = str(lists.suggest[kind])
    yield label
    yield from _lettered(label, "")
    yield "[…]"


def _lettered(label: str, name: str) -> Iterator[str]:
    """Letters that are not those of the name, for a letter of its own would say something."""
    own = {word[0] for word in fold(name).text.split()}
    letters = [one for one in string.ascii_uppercase if one.lower() not in own and one not in "IO"]
    yield from (f"{label} {letter}" for letter in letters)
    yield from (f"{label} {n}" for n in range(2, 1000))


def _kind_of_organisation(name: str, lists: Language) -> str:
    known: dict[str, str] = lists.suggest["organisations"]
    for word in plain(name).replace(".", "").split():
        for kind, label in known.items():
            if word == kind or (len(kind) > 4 and word.endswith(kind)):
                return label
    return ""
