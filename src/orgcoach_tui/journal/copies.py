"""Several files for one reflection: copies that sync tools set beside it, and ids that are twice.

When two computers changed one file, a sync tool keeps both and gives one a name of its own. Such a
copy is tied to its original here, so that the two are shown together and none is taken for new.
"""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from orgcoach_tui.journal.entries import Entry

Keep = Literal["original", "copy", "both"]

_MARK = re.compile(
    r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?"  # Syncthing
    r"| ?\([^()]*(?:conflict|konflikt)[^()]*\)"  # Dropbox, Nextcloud, ownCloud, in any language
    r"|_conflict-\d{8}-\d{6}"  # older Nextcloud and ownCloud
    r"| \(\d{1,3}\)(?=\.)"  # Google Drive, and a file fetched twice
    r"| \d{1,3}(?=\.)",  # iCloud
    re.IGNORECASE,
)


def original_names(name: str) -> list[str]:
    """What the original of a file called `name` may be called; empty where `name` is no copy's.

    OneDrive adds the name of the computer (`-LAPTOP-7`), which looks like a part of the id: of
    such a name there are several readings, the shortest first.
    """
    plain = _MARK.sub("", name)
    if plain != name:
        return [plain]
    stem, dot, ending = name.partition(".")
    parts = stem.split("-")
    if len(parts) < 5 or not re.fullmatch(r"\d{4}-\d\d-\d\d", "-".join(parts[:3])):
        return []
    return ["-".join(parts[:n]) + dot + ending for n in range(4, len(parts))]


def tie(rows: Sequence["Entry"]) -> "list[Entry]":
    """`rows`, each copy with the path of its original in `conflict_of`."""
    found = originals((str(row.path), row.id, bool(row.problem)) for row in rows)
    return [
        tied(row, Path(found[str(row.path)])) if str(row.path) in found else row for row in rows
    ]


def originals(files: Iterable[tuple[str, str, bool]]) -> dict[str, str]:
    """The original of each copy among `files`: path, id, and whether it is damaged."""
    by_path = {path: (id_, damaged) for path, id_, damaged in files}
    found: dict[str, str] = {}
    by_id: dict[str, list[str]] = {}
    for path, (id_, damaged) in by_path.items():
        folder, name = os.path.split(path)
        for candidate in original_names(name):
            original = os.path.join(folder, candidate)  # noqa: PTH118 - and for ten thousand
            # A name with a host in it proves nothing by itself: the ids have to agree.
            if original in by_path and (
                _MARK.search(name) or damaged or id_ == by_path[original][0]
            ):
                found[path] = original
                break
        else:
            if id_ and not damaged:
                by_id.setdefault(id_, []).append(path)
    for id_, same in by_id.items():
        if len(same) > 1:
            first = min(same, key=lambda path: _how_odd(path, id_))
            found |= dict.fromkeys((path for path in same if path != first), first)
    return found


def tied(row: "Entry", original: Path | None) -> "Entry":
    """`row` as a copy of what is in the file `original`."""
    return replace(row, conflict_of=original) if original else row


def _how_odd(path: str, id_: str) -> tuple[bool, int, str]:
    """The original is the one whose name is as orgcoach makes it."""
    name = os.path.basename(path)  # noqa: PTH119
    return bool(_MARK.search(name)) or f"-{id_}." not in name, len(path), path
