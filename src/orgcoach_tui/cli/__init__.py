"""The command `orgcoach`. Each command is a module here; `parser` lists them."""

import errno
import os
import sys

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def main(argv: list[str] | None = None) -> int:
    """Carry out what `argv` asks and return the exit code: 0 good, 1 failed, 2 usage.

    Whatever goes wrong ends in one plain sentence on stderr, without anybody's text in it.
    """
    words = sys.argv[1:] if argv is None else argv
    if (
        os.environ.get("NO_COLOR") == ""
    ):  # by its own rules that is a no; Textual takes it for a yes
        del os.environ["NO_COLOR"]
    try:
        _let_any_text_through()
        try:
            code = _carry_out(words)
        except SystemExit as stop:  # how argparse ends after --help and after wrong usage
            code = stop.code if isinstance(stop.code, int) else 1
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, `head` for one, has what it wanted
        _write_no_more()
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL:
            return _no_room()
        return _stopped(error)
    return code


def _carry_out(words: list[str]) -> int:
    if words == ["--version"]:  # before anything is imported that it does not need
        from orgcoach_tui import __version__

        print(f"orgcoach {__version__}")
        return 0

    if words[:1] == ["__complete"]:  # a shell asks, see `orgcoach completion`
        from orgcoach_tui.cli import completing

        return completing.run(words[1:])

    from orgcoach_tui import system
    from orgcoach_tui.cli.common import Failed
    from orgcoach_tui.cli.parser import carry_out

    system.keep_no_image()
    try:
        return carry_out(words)
    except Failed as failed:
        print(failed.sentence, file=sys.stderr)
        return 1


def _let_any_text_through() -> None:
    """A terminal that cannot show a character shows `?`, where Python would stop."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _write_no_more() -> None:
    """Let go of what was not written yet: at its own end Python would try again, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _no_room() -> int:
    """What was printed goes to a file, and there is no room for it."""
    import contextlib

    from orgcoach_tui.i18n import _

    with contextlib.suppress(OSError):  # it may go to the same disk
        print(
            _("Not all of it could be written: the disk is full. Make room and try again."),
            file=sys.stderr,
        )
    with contextlib.suppress(OSError):
        _write_no_more()
    return 1


def _stopped(error: Exception) -> int:
    """Say where the program itself went wrong. The error's own message may quote a reflection."""
    import contextlib

    from orgcoach_tui.i18n import _

    place, trace = "", error.__traceback__
    while trace:
        file = os.path.basename(trace.tb_frame.f_code.co_filename)  # noqa: PTH119 - no pathlib yet
        place, trace = f"{file}:{trace.tb_lineno}", trace.tb_next
    said = _(
        "orgcoach stopped because of an error of its own ({kind}, {place}). "
        "Try again; if it comes back, report this line: nothing you wrote is in it."
    )
    with contextlib.suppress(OSError):  # the terminal may be gone
        print(said.format(kind=type(error).__name__, place=place), file=sys.stderr)
    return 1
