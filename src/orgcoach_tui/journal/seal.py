"""Closing and opening files in the age format, which the program `age` reads without orgcoach."""

from typing import Any

from orgcoach_tui.i18n import _
from orgcoach_tui.journal.errors import Damaged, Problem


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
    """`identity` closed with a passphrase, as `age` keeps it. Takes a second, on purpose."""
    return bytes(_library().passphrase.encrypt(f"{identity}\n".encode(), passphrase))


def unwrap(content: bytes, passphrase: str) -> str:
    """The identity. Raises WrongPassphrase, and Damaged where it would open with none."""
    if not content.startswith(b"age-encryption.org/v1\n-> scrypt "):
        raise Damaged(Problem(None, "", _("the key of the journal is damaged")))
    try:
        return bytes(_library().passphrase.decrypt(content, passphrase)).decode().strip()
    except _library().DecryptError as refused:
        cut = "fill whole buffer" in str(refused)
    if cut:
        raise Damaged(Problem(None, "", _("the key of the journal is damaged")))
    raise WrongPassphrase


def _library() -> Any:
    try:
        import pyrage  # type: ignore[import-untyped]
    except ImportError:
        raise Missing from None
    return pyrage
