"""The file of the index: made anew where it is missing, of another version or not to be read."""

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from orgcoach_tui.files import make_private_folder

if TYPE_CHECKING:
    import sqlite3

VERSION = 2
"""Of the tables and of what is put in them; an index of another version is thrown away."""

_TABLES = """
CREATE TABLE files(rank INTEGER PRIMARY KEY, path BLOB UNIQUE, stats TEXT, stamp TEXT, id TEXT,
    updated TEXT, organisation TEXT, trajectory TEXT, damaged INTEGER, copy_of BLOB, row TEXT,
    glance TEXT);
CREATE INDEX by_id ON files(id);
CREATE INDEX by_name ON files(organisation, trajectory, updated) WHERE damaged = 0;
CREATE TABLE folders(path BLOB PRIMARY KEY, changed INTEGER);
CREATE TABLE journal(path TEXT, pulse TEXT);
CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='trigram');
CREATE VIRTUAL TABLE beginnings USING fts5(text, content='', detail=none);
"""


class Unusable(Exception):  # noqa: N818
    """There is no SQLite here that can do this, or no place to keep it: read the files instead."""


def file_for(cache: Path, journal: Path) -> Path:
    """Where in the folder `cache` the index of `journal` is kept."""
    return cache / f"index-{mark(journal)}.sqlite"


def mark(journal: Path) -> str:
    """Tells journals apart, and says nothing of where they are."""
    import zlib

    return f"{zlib.crc32(os.fsencode(os.path.realpath(journal))):08x}"


def remove(file: Path) -> None:
    """Remove the file and what SQLite keeps beside it. Raises OSError."""
    for path in (file, *(file.with_name(file.name + end) for end in ("-journal", "-wal", "-shm"))):
        path.unlink(missing_ok=True)


def sound(file: Path) -> bool:
    """Whether SQLite finds nothing wrong with the file."""
    try:
        import sqlite3
    except ImportError:
        return False
    try:
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=1)
        try:
            return connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        finally:
            connection.close()
    except sqlite3.Error:
        return False


def spoilt(error: Exception) -> bool | None:
    """Whether `error` says that the file itself is; None where it is no error of the database."""
    import sqlite3

    if not isinstance(error, sqlite3.Error):
        return None
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(
        error, sqlite3.OperationalError
    )


def opened(file: Path | None, journal: str) -> "sqlite3.Connection":
    """The database in `file`, or in memory. Raises Unusable."""
    try:
        import sqlite3
    except ImportError:
        raise Unusable from None
    for _attempt in range(2):
        try:
            return _connected(file, journal)
        except sqlite3.OperationalError:  # busy, or without full text: not the fault of the file
            break
        except sqlite3.DatabaseError:
            if not file:
                break
            with contextlib.suppress(OSError):
                remove(file)
        except OSError:
            break
    raise Unusable


def _connected(file: Path | None, journal: str) -> "sqlite3.Connection":
    import sqlite3

    if file:
        make_private_folder(file.parent)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    database = sqlite3.connect(file or ":memory:", timeout=1, check_same_thread=False)
    try:
        database.execute("PRAGMA synchronous = OFF")  # it is a cache
        if not file:  # what is sorted or set aside on the way touches no disk either
            database.execute("PRAGMA temp_store = MEMORY")
        [version] = database.execute("PRAGMA user_version").fetchone()
        if version == 0:
            database.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION};")
            database.execute("INSERT INTO journal VALUES(?, '')", (journal,))
            database.commit()
        elif (
            database.execute("SELECT path FROM journal").fetchall() != [(journal,)]
            or version != VERSION
        ):
            raise sqlite3.DatabaseError
    except BaseException:
        database.close()
        raise
    return database
