"""Saying things in plain lines and reading what is typed, at a terminal or through a pipe."""

import sys
import textwrap
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from shutil import get_terminal_size

from orgcoach_tui.cli.plain import words
from orgcoach_tui.i18n import _
from orgcoach_tui.text import clean, clean_line

_WIDEST = 80
_CUT = 4095  # bytes: the longest line of a terminal that does not edit lines itself

Keep = Callable[[str], None]
"""Takes what was typed of a line when the program is told to stop before it was finished."""


class Ended(Exception):  # noqa: N818 - it is no error
    """Nothing more will be typed: the end of the pipe, or Ctrl+D."""


@dataclass(frozen=True)
class Said:
    """A line that was typed: a `word` that steers, or else an answer in `text`."""

    text: str
    word: str = ""


class Talk:
    """The conversation. At a terminal a line can be edited as in a shell and be of any length;
    through a pipe it is read as it comes.
    """

    def __init__(self) -> None:
        self.terminal = sys.stdin.isatty() and sys.stdout.isatty()
        self.unfinished = ""  # the line under way when a signal came
        if self.terminal:
            sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
            _line_editing()

    # -- saying

    def say(self, *paragraphs: str) -> None:
        """Each paragraph on lines of its own, broken between words at a terminal."""
        for paragraph in paragraphs:
            for line in clean(paragraph).split("\n"):
                print("\n".join(self._broken(line)))
        sys.stdout.flush()

    def gap(self) -> None:
        """An empty line, between one question and the next."""
        print()

    def _broken(self, line: str) -> list[str]:
        if not self.terminal:
            return [line]
        wide = max(min(get_terminal_size().columns, _WIDEST), 20)
        options = {"break_long_words": False, "break_on_hyphens": False}
        return textwrap.wrap(line, wide, **options) or [""]  # type: ignore[arg-type]

    # -- reading

    def line(self, prompt: str = "", keep: Keep | None = None) -> str:
        """One line as it was typed. Raises Ended."""
        self.unfinished = ""
        try:
            typed = self._read(prompt)
        except EOFError:
            if self.terminal:
                print()  # Ctrl+D leaves the cursor behind the prompt
            raise Ended from None
        except BaseException:
            if keep is not None and (half := clean(self.unfinished)).strip():
                keep(half)
            raise
        return clean(typed)

    def _read(self, prompt: str) -> str:
        if self.terminal:
            return input(prompt)
        if prompt:
            print(prompt.rstrip())  # nobody's Enter ends that line
            sys.stdout.flush()
        typed = sys.stdin.buffer.readline()
        if not typed:
            raise EOFError
        if sys.stdin.isatty() and len(typed) >= _CUT:
            self.say(
                _(
                    "! That line is longer than this terminal takes; its end may be missing. "
                    "Break it into shorter ones."
                )
            )
        return _decoded(typed.rstrip(b"\r\n"))

    def ask(
        self,
        prompt: str,
        allowed: Collection[str] = words.EVERYWHERE,
        keep: Keep | None = None,
    ) -> Said:
        """One line, or a word that steers. Asking for help is answered here."""
        while True:
            typed = self.line(f"{prompt} ", keep)
            word = words.meant(typed, allowed)
            if word != words.HELP:
                return Said("" if word else clean_line(typed), word)
            self.help(allowed)

    def help(self, allowed: Collection[str]) -> None:
        """The words that work here."""
        self.say(
            _("Enter alone goes on and leaves everything as it is. These words work here:"),
            *words.explained(allowed),
            _("Begin the line with a space to write such a word in an answer."),
        )

    def choose(
        self,
        options: Sequence[str],
        *,
        allowed: Collection[str] = words.EVERYWHERE,
        other: Callable[[str], bool] | None = None,
        default: int = 1,
    ) -> int | Said:
        """The number of the option that is taken, `default` for Enter alone; or the word typed.

        `other` may take what is neither; it says whether it did, and then it is given back.
        """
        for number, option in enumerate(options, start=1):
            self.say(f"{number}. {option}")
        prompt = _("Your choice (Enter is {n}):").format(n=default)
        while True:
            said = self.ask(prompt, allowed)
            if said.word:
                return said
            if not said.text:
                return default
            number = _number(said.text)
            if 1 <= number <= len(options):
                return number
            if other is not None and other(said.text):
                return said
            self.say(_("Type a number from 1 to {n}, or help.").format(n=len(options)))


def _decoded(typed: bytes) -> str:
    """UTF-8, as pipes mostly are, whatever the system says; else as old Windows programs write."""
    try:
        return typed.decode("utf-8-sig")
    except UnicodeDecodeError:
        return typed.decode("cp1252", errors="replace")


def _number(text: str) -> int:
    digits = text.rstrip(".")
    return int(digits) if digits.isdecimal() and len(digits) < 4 else 0


def _line_editing() -> None:
    """Lines of any length, arrow keys, and a paste that comes line by line.

    Without this the terminal itself cuts a line at 4,095 characters. What is typed is not
    remembered: an answer should not come back at another question.
    """
    try:
        import readline
    except ImportError:  # Windows edits lines by itself
        return
    readline.set_auto_history(False)
    readline.parse_and_bind("set enable-bracketed-paste off")
    readline.parse_and_bind("tab: self-insert")


def half_typed() -> str:
    """What stands on the line that is being typed."""
    readline = sys.modules.get("readline")
    return str(readline.get_line_buffer()) if readline else ""
