"""Every word of the interface is there in Dutch, is used, and speaks as the rest does."""

import argparse
import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po

from orgcoach_tui import i18n
from orgcoach_tui.cli.argparse_words import WORDS

SOURCE = Path(i18n.__file__).parent
PO = SOURCE / "locales/nl/LC_MESSAGES/orgcoach.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}

# The same word in both languages.
SAME = {
    "%(heading)s:",
    "Id",
    "ID",
    "Status",
    "Begin",
    "coach",
    "Enter: {what}",
    "Esc: menu",
    "Later ›",
    "Markdown",
    "PDF",
    "Word",
    "[emoji]",
    "argument %(argument_name)s: %(message)s",
}

# What argparse says to whoever builds a parser, and what ours has no use for.
NOT_FOR_USERS = {
    ".__call__() not defined",
    "%r is not callable",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
    'argument "-" with mode %r',
    "argument '-' with mode %r",
    "can't open '%(filename)s': %(error)s",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "command '%(parser_name)s' is deprecated",
    "argument '%(argument_name)s' is deprecated",
    "option '%(option)s' is deprecated",
    "%(prog)s: warning: %(message)s\n",
    "conflicting option string: %s",
    "conflicting subparser: %s",
    "conflicting subparser alias: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "'required' is an invalid argument for positionals",
    "expected %s argument",  # for an option with so many values; none of ours has
}

Key = tuple[str | None, str]


def _key(message: object, context: str | None) -> Key:
    return context, message[0] if isinstance(message, tuple) else str(message)


@pytest.fixture(scope="module")
def used() -> dict[Key, str]:
    """What the source marks for translation, and where."""
    found = extract_from_dir(SOURCE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {_key(text, context): f"{file}:{line}" for file, line, text, _c, context in found}


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="nl")


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (text,)


def _slots(text: str) -> list[str]:
    braces = [name for _l, name, _s, _c in string.Formatter().parse(text) if name is not None]
    return sorted(braces + re.findall(r"%(?:\(\w+\))?[sdr]", text))


def test_nothing_is_missing(used: dict[Key, str], dutch: Catalog) -> None:
    there = {_key(message.id, message.context) for message in _messages(dutch)}
    assert {key: where for key, where in used.items() if key not in there} == {}


def test_nothing_is_unused(used: dict[Key, str], dutch: Catalog) -> None:
    there = {_key(message.id, message.context) for message in _messages(dutch)}
    assert there - set(used) == set()
    assert list(dutch.obsolete) == []


def test_everything_is_translated(dutch: Catalog) -> None:
    for message in _messages(dutch):
        assert not message.fuzzy, message.id
        assert all(_forms(message.string)), f"empty: {message.id}"
        if _forms(message.id)[0] not in SAME:
            assert _forms(message.string)[0] != _forms(message.id)[0], f"English: {message.id}"


def test_slots_are_the_same(dutch: Catalog) -> None:
    for message in _messages(dutch):
        slots = _slots(_forms(message.id)[-1])
        *fewer, last = _forms(message.string)
        assert _slots(last) == slots, message.id
        for form in fewer:  # the form for one may spell out its number
            assert set(_slots(form)) <= set(slots), message.id
            assert set(slots) - set(_slots(form)) <= {"n"}, message.id


def test_spaces_around_are_the_same(dutch: Catalog) -> None:
    for message in _messages(dutch):
        for english, text in zip(_forms(message.id), _forms(message.string), strict=True):
            assert re.findall(r"^\s*|\s*$", text) == re.findall(r"^\s*|\s*$", english), message.id


def test_dutch_speaks_as_agreed(dutch: Catalog) -> None:
    for message in _messages(dutch):
        for text in _forms(message.string):
            assert "!" not in text.removeprefix("! "), text
            assert not re.search(r"\b(u|uw|uzelf)\b", text.lower()), text
            assert not re.search(r"\b(ik|wij|we)\b", _ours(text)), text
            assert "'" not in re.sub(r"'%\(\w+\)s'", "", text), f"a straight quote: {text}"


def _ours(text: str) -> str:
    """Without what somebody else says: between quotation marks, and the writer on a button."""
    said = re.sub(r"‘[^’]*’", "", text).lower()
    return re.sub(r"herken ik|zo bedoelde ik het niet", "", said)


def test_no_message_is_put_together_before_it_is_looked_up() -> None:
    """`_(f"…")` and `_("…" + x)` never find their translation."""
    wrong = []
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in KEYWORDS
                and any(isinstance(arg, ast.JoinedStr | ast.BinOp) for arg in node.args)
            ):
                wrong.append(f"{file.name}:{node.lineno}")
    assert wrong == []


def test_argparse_has_no_words_but_ours() -> None:
    """Also on another Python than the one this was written on."""
    found = extract_from_file("python", argparse.__file__, keywords=KEYWORDS)
    marked = {_forms(text)[0] for _line, text, _c, _context in found}
    assert len(marked) > 30
    assert marked - NOT_FOR_USERS - set(WORDS) == set()
