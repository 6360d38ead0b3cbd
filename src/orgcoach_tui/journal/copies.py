"""Several files for one reflection: copies that sync tools set beside it, and ids that are twice.

When two computers changed one file, a sync tool keeps both and gives one a name of its own. Such a
copy is tied to its original here, so that the two are shown together and none is taken for new.
"""

import re
from collections.abc import Sequence
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
    by_path = {row.path: row for row in rows}
    found: dict[Path, Path] = {}
    for row in rows:
        for name in original_names(row.path.name):
            original = by_path.get(row.path.with_name(name))
            # A name with a host in it proves nothing by itself: the ids have to agree.
            if original and (_MARK.search(row.path.name) or row.problem or row.id == original.id):
                found[row.path] = original.path
                break
    by_id: dict[str, list[Entry]] = {}
    for row in rows:
        if row.id and not row.problem and row.path not in found:
            by_id.setdefault(row.id, []).append(row)
    for same in by_id.values():
        first = min(same, key=_how_odd)
        found |= {row.path: first.path for row in same if row is not first}
    if not found:
        return list(rows)
    return [replace(row, conflict_of=found[row.path]) if row.path in found else row for row in rows]


def _how_odd(row: "Entry") -> tuple[bool, int, str]:
    """The original is the one whose name is as orgcoach makes it."""
    name = row.path.name
    return bool(_MARK.search(name)) or f"-{row.id}." not in name, len(name), name
