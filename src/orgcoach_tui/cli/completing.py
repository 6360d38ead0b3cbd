"""What could stand at the cursor of a shell: asked by the scripts of `orgcoach completion`.

`orgcoach __complete` prints what kind of thing comes there ("words" or "files") and below it the
candidates, one a line; for zsh and fish each with what it is behind a tab. What was typed comes
with its quotes: they are taken off here, since a shell could only do that by evaluating it.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from orgcoach_tui import i18n, settings
from orgcoach_tui.cli import shellwords
from orgcoach_tui.cli.common import store
from orgcoach_tui.cli.parser import build, spelled_out
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import places
from orgcoach_tui.text import clean_line, fold

Candidate = tuple[str, str]
"""A word, and in a few words what it is."""

_FILES = ("file", "output")
_REFLECTIONS = ("name", "text", "to")


@dataclass
class _At:
    """Where the cursor is: in which command, and in which option's or argument's value."""

    parser: argparse.ArgumentParser
    action: argparse.Action | None
    typed: str
    option: str = ""  # `--option=` in front of the value, in one word with it


def run(words: Sequence[str]) -> int:
    """Print the candidates. `words` are "bash", the line, the cursor in it and what bash takes for
    the word there; or "zsh" or "fish", the number of the word at the cursor, and the words.
    """
    shell, *rest = words
    if shell == "bash":
        line, cursor, replaced = rest
        raw = shellwords.split(line[: int(cursor)])
    else:
        number, *line_words = rest
        raw, replaced = line_words[: int(number) + 1], ""
    chosen = settings.load(places().settings_file)
    settings.speak(chosen)
    at = _at([shellwords.unquoted(word) for word in raw[1:]] or [""])
    kind, found = _candidates(at, chosen)
    print(kind)
    for word, about in found:
        if not fold(word).startswith(fold(at.typed)):
            continue
        if shell == "bash":
            print(shellwords.completion(f"{at.option}{word}", raw[-1], replaced))
        else:
            value = f"{at.option}{word}" if shell == "fish" else word
            print(f"{value}\t{about}" if about else value)
    return 0


def _at(words: list[str]) -> _At:
    *before, typed = words
    before = spelled_out(before)
    parser: argparse.ArgumentParser = build(before)
    arguments, waiting = _positional(parser), None
    for word in before:
        if waiting is not None:
            waiting = None
        elif word.startswith("-") and word != "-":
            action = _option(parser, word)
            waiting = action if action is not None and action.nargs != 0 else None
        elif arguments:
            action = arguments.pop(0)
            if isinstance(action, argparse._SubParsersAction) and word in action.choices:
                parser = action.choices[word]
                arguments = _positional(parser)
    if waiting is not None:
        return _At(parser, waiting, typed)
    name, equals, value = typed.partition("=")
    if equals and (action := _option(parser, name)) is not None:
        return _At(parser, action, value, f"{name}=")
    if typed.startswith("-"):
        return _At(parser, None, typed)
    return _At(parser, arguments[0] if arguments else None, typed)


def _positional(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in parser._actions if not action.option_strings]


def _option(parser: argparse.ArgumentParser, word: str) -> argparse.Action | None:
    return next((action for action in parser._actions if word in action.option_strings), None)


def _candidates(at: _At, chosen: settings.Settings) -> tuple[str, Iterable[Candidate]]:
    action = at.action
    if action is None:
        return "words", _options(at.parser)
    if isinstance(action, argparse._SubParsersAction):
        # `review FOLDER` needs no action.
        return "files" if at.parser.prog.endswith(" review") else "words", _commands(action)
    if action.choices is not None:
        return "words", ((str(choice), "") for choice in action.choices)
    if action.dest in _FILES:
        return "files", ()
    if action.dest in _REFLECTIONS:
        binned = at.parser.prog.endswith(" bin")
        return (
            "files" if action.dest == "text" else "words",
            _binned(chosen) if binned else _reflections(chosen),
        )
    named = {"organisation": _organisations, "trajectory": _trajectories, "guide": _guides}
    return "words", named[action.dest](chosen) if action.dest in named else ()


def _options(parser: argparse.ArgumentParser) -> Iterator[Candidate]:
    for action in parser._actions:
        for option in action.option_strings:
            if option.startswith("--"):
                yield option, action.help or ""


def _commands(action: "argparse._SubParsersAction[argparse.ArgumentParser]") -> Iterator[Candidate]:
    about = {choice.dest: choice.help or "" for choice in action._choices_actions}
    return ((name, about.get(name, "")) for name in action.choices)


def _reflections(chosen: settings.Settings) -> Iterator[Candidate]:
    yield "latest", _("the latest one")
    for entry in _journal(chosen).entries():
        if not entry.problem:
            names = map(clean_line, (entry.organisation, entry.trajectory))
            yield clean_line(entry.id), " · ".join((entry.date.isoformat(), *filter(None, names)))


def _binned(chosen: settings.Settings) -> Iterator[Candidate]:
    for one in _journal(chosen).binned():
        yield clean_line(one.entry.id), one.entry.date.isoformat()


def _organisations(chosen: settings.Settings) -> Iterator[Candidate]:
    return ((name, "") for name in _cleaned(_journal(chosen).names().organisations))


def _trajectories(chosen: settings.Settings) -> Iterator[Candidate]:
    for organisation, names in _journal(chosen).names().trajectories.items():
        yield from ((name, clean_line(organisation)) for name in _cleaned(names))


def _guides(_chosen: settings.Settings) -> Iterator[Candidate]:
    from orgcoach_tui.guide.load import guides
    from orgcoach_tui.guide.own import own_guides

    for guide in (*guides(i18n.language()), *own_guides(places().guides)[0]):
        yield clean_line(guide.id), clean_line(guide.title)


def _journal(chosen: settings.Settings) -> Store:
    return store(argparse.Namespace(settings=chosen, places=places()))


def _cleaned(names: Iterable[str]) -> Iterator[str]:
    """On one line each, without what steers a terminal: a shell shows them as they are."""
    return filter(None, map(clean_line, names))
