"""What can be wrong with a reflection on disk. None of it ever holds a word that somebody wrote."""

import errno
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file cannot be read, for its owner to mend.

    `what` is in the language of the interface and goes after "line 12, ": no capital, no full
    stop. `key` is the key that is meant, "" where it is not about one. Lines count from 1.
    """

    line: int | None
    key: str
    what: str


class Damaged(Exception):  # noqa: N818
    """A file is no reflection that can be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


class Conflict(Exception):  # noqa: N818
    """The file was changed or removed by somebody else since it was read. Nothing was written."""

    def __init__(self, path: Path, *, removed: bool) -> None:
        super().__init__("removed elsewhere" if removed else "changed elsewhere")
        self.path = path
        self.removed = removed


class ReadOnly(Exception):  # noqa: N818
    """The reflection was made with a newer version: writing it would lose what is new in it."""


class Locked(Exception):  # noqa: N818
    """The journal is protected and has to be unlocked first."""


Kind = Literal["full", "closed", "large", "other"]

_FULL = ("ENOSPC", "EDQUOT")
_CLOSED = (
    *("EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR", "ELOOP"),
    *("ENODEV", "ENXIO", "ENOTCONN", "ESTALE", "EHOSTDOWN"),  # a share or a stick is gone
)


class SaveFailed(Exception):  # noqa: N818
    """The disk did not take it; what was there is still there.

    "full": no room, or the quota is used up. "closed": the folder is gone or may not be written.
    "large": it would be too large to be read again.
    """

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind = kind


class NotFound(Exception):  # noqa: N818
    """No reflection goes by that name ("missing"), or several do ("ambiguous")."""

    def __init__(self, kind: Literal["missing", "ambiguous"]) -> None:
        super().__init__(kind)
        self.kind = kind


def kind_of(failed: OSError) -> Kind:
    """Which kind of SaveFailed an error of the system is."""
    name = errno.errorcode.get(failed.errno or 0, "")
    if name in _FULL:
        return "full"
    return "closed" if name in _CLOSED else "other"
