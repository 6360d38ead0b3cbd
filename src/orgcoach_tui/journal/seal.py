"""Closing and opening files in the age format, which the program `age` reads without orgcoach."""

import threading
from typing import Any

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.errors import Damaged, Problem

LEAST = 8
"""Characters in a passphrase; fewer can be guessed by trying."""


_SPOILT = (
    "decryption error",  # the passphrase fits, and what it closes does not
    *("fill whole buffer", "truncated", "Incomplete header", "Unknown age format", "is invalid"),
)
"""How the library says that a file would open with no passphrase at all."""


class WrongPassphrase(Exception):  # noqa: N818
    """It does not open the journal."""


class Missing(Exception):  # noqa: N818
    """The library for this, pyrage, is not there."""


class Seal:
    """An identity in memory, with which files are closed and opened."""

    def __init__(self, identity: str) -> None:
        pyrage = _library()
        self._identity = pyrage.x25519.Identity.from_str(identity)
        self._recipient = self._identity.to_public()

    def close(self, content: bytes) -> bytes:
        """`content`, to be opened with this identity only."""
        return bytes(_library().encrypt(content, [self._recipient]))

    def open(self, content: bytes) -> bytes:
        """What was closed. Raises Damaged where not every byte of it is as it was."""
        try:
            return bytes(_library().decrypt(content, [self._identity]))
        except _library().DecryptError:
            pass
        raise Damaged(Problem(None, "", _("it was cut off or changed after it was protected")))


def new_identity() -> str:
    """Text that is the key to everything closed with it."""
    return str(_library().x25519.Identity.generate())


def wrap(identity: str, passphrase: str) -> bytes:
    """`identity` closed with a passphrase, as `age` keeps it. Takes seconds, on purpose.

    Off the main thread a process of its own does it, so that the main thread can go on.
    """
    if (closed := _apart("wrap", identity.encode(), passphrase)) is not None:
        return bytes.fromhex(closed)
    return bytes(_library().passphrase.encrypt(f"{identity}\n".encode(), passphrase))


def unwrap(content: bytes, passphrase: str) -> str:
    """The identity. Raises WrongPassphrase, and Damaged where it would open with none."""
    if not content.startswith(b"age-encryption.org/v1\n-> scrypt "):
        raise Damaged(Problem(None, "", _("the key of the journal is damaged")))
    if (identity := _apart("unwrap", content, passphrase)) is not None:
        return identity
    try:
        return bytes(_library().passphrase.decrypt(content, passphrase)).decode().strip()
    except _library().DecryptError as refused:
        said = str(refused)
    if said.startswith("Excessive work"):
        what = _("this computer is too slow for the key, which was made on a faster one")
        raise Damaged(Problem(None, "", what))
    if any(sign in said for sign in _SPOILT):
        raise Damaged(Problem(None, "", _("the key of the journal is damaged")))
    raise WrongPassphrase


def _apart(what: str, content: bytes, passphrase: str) -> str | None:
    """What another process made of it; None on the main thread, or where there can be no other."""
    if threading.current_thread() is threading.main_thread():
        return None
    from orgcoach_tui.journal import apart

    try:
        outcome, said = apart.run(what, content, passphrase)
    except apart.Failed:
        return None
    if outcome == "wrong":
        raise WrongPassphrase
    if outcome == "damaged":
        raise Damaged(Problem(None, "", _("the key of the journal is damaged")))
    if outcome == "missing":
        raise Missing
    return said


def _library() -> Any:
    try:
        import pyrage  # type: ignore[import-untyped]
    except ImportError:
        raise Missing from None
    return pyrage
