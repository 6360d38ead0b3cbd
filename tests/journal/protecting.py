"""What the tests of protection start from: a full journal, and keys that cost nothing."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgcoach_tui.files import TEMPORARY
from orgcoach_tui.journal import lists, seal, toml
from orgcoach_tui.journal.model import Answer
from orgcoach_tui.journal.seal import WrongPassphrase
from orgcoach_tui.journal.store import Opened, Store
from tests.journal.made import made

SECRET = "Marian van Waterland"
WORDS = "vier gewone losse woorden"
HEAD = b"age-encryption.org/v1\n-> scrypt "


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real way to close a key takes a second each time; here it is only recognised."""

    def mark(passphrase: str) -> bytes:
        return hashlib.sha256(passphrase.encode()).hexdigest().encode()

    def wrap(identity: str, passphrase: str) -> bytes:
        return HEAD + mark(passphrase) + base64.b64encode(identity.encode())

    def unwrap(content: bytes, passphrase: str) -> str:
        if not content.startswith(HEAD + mark(passphrase)):
            raise WrongPassphrase
        return base64.b64decode(content.removeprefix(HEAD)[64:]).decode()

    monkeypatch.setattr(seal, "wrap", wrap)
    monkeypatch.setattr(seal, "unwrap", unwrap)


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A journal with a reflection, an earlier version, something in the bin, and an index."""
    monkeypatch.setattr(lists, "_MANY", 0)
    store = Store(tmp_path / "journal", cache=tmp_path / "cache")
    fill(store)
    store.refresh()
    yield store
    store.close()


def fill(store: Store) -> Opened:
    opened = store.new(written("one"))
    store.save(opened)
    opened.reflection.insight = f"later {SECRET}"
    store.save(opened)
    other = store.new(written("two"))
    store.save(other)
    store.delete(other.path)
    return opened


def written(id_: str, **changes: object):  # type: ignore[no-untyped-def]
    answers = [Answer("a", "A", text=f"{SECRET} belde.")]
    return made(id=id_, organisation=SECRET, trajectory=SECRET, answers=answers, **changes)


def on_disk(*folders: Path) -> str:
    """All that a thief of the disk would find: contents and names."""
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            found.append(str(path))
            if path.is_file():
                found.append(path.read_bytes().decode("latin-1"))
    return "\n".join(found)


def every_text(store: Store) -> list[str]:
    """What is in the files of the journal, plain or with the key that lies there."""
    found = []
    for path in store.folder.rglob("*.toml*"):
        if path.name.endswith(TEMPORARY):
            continue
        content = path.read_bytes()
        if path.name.endswith(".age"):
            assert store.disk.seal
            content = store.disk.seal.open(content)
        found.append(toml.loads(content.decode()).insight)
    return found
