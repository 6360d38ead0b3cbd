"""Work with a passphrase in a process of its own.

It takes seconds, and the library lets no other thread run meanwhile: the app would stand still. The
passphrase goes in and the outcome comes out by pipes, which no other user can read.
"""

import json
import subprocess
import sys

from orgcoach_tui.journal.errors import Damaged

_OUTCOMES = ("done", "wrong", "damaged", "missing")


class Failed(Exception):  # noqa: N818
    """The process did not come to an end: there is no memory for it, or it was killed."""


def run(what: str, content: bytes, passphrase: str) -> tuple[str, str]:
    """Do `what`, "wrap" or "unwrap"; how it ended, and with what. Raises Failed."""
    asked = json.dumps({"what": what, "content": content.hex(), "passphrase": passphrase})
    program = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import main; main()"
    try:
        done = subprocess.run(  # noqa: S603 - nothing in it comes from outside
            [sys.executable, "-c", program],
            input=asked.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        outcome, _, said = done.stdout.decode().partition(" ")
    except (OSError, subprocess.SubprocessError, ValueError):
        outcome, said = "", ""
    if outcome not in _OUTCOMES:
        raise Failed
    return outcome, said


def main() -> None:
    """In the process itself."""
    from orgcoach_tui.journal import seal

    asked = json.loads(sys.stdin.buffer.read())
    content, passphrase = bytes.fromhex(asked["content"]), asked["passphrase"]
    outcome, said = "done", ""
    try:
        if asked["what"] == "wrap":
            said = seal.wrap(content.decode(), passphrase).hex()
        else:
            said = seal.unwrap(content, passphrase)
    except seal.WrongPassphrase:
        outcome = "wrong"
    except Damaged:
        outcome = "damaged"
    except seal.Missing:
        outcome = "missing"
    sys.stdout.write(f"{outcome} {said}")
