"""A long text in the pager that somebody is used to."""

import contextlib
import os
import shlex
import shutil
import subprocess
import sys


def page(text: str) -> bool:
    """Show `text`, and wait until it has been read; False where there is no pager."""
    command = _command()
    if not command:
        return False
    # As git does: colours, straight back when it fits after all, and the text stays in view. What
    # was searched for in somebody's reflections is not kept in a file.
    environment = {"LESS": "FRX", "LESSHISTFILE": "-", **os.environ}
    sys.stdout.flush()
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603
    except OSError:
        return False
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    assert process.stdin is not None
    # It may be closed before it has read everything.
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        process.stdin.write(f"{text}\n".encode(encoding, errors="replace"))
        process.stdin.close()
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C is the pager's own key meanwhile
            process.wait()
            return True


def _command() -> list[str]:
    """`$PAGER`, else `less -R`, else `more`; empty for none of them, and for `cat`."""
    try:
        said = shlex.split(os.environ.get("PAGER", ""))
    except ValueError:  # a quotation mark without its other half
        said = []
    for command in (said, ["less", "-R"], ["more"]):
        if command and shutil.which(command[0]):
            return [] if command[0] == "cat" else command
    return []
