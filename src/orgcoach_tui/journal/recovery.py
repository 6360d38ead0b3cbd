"""What a killed process left half-way: rescued where it is worth something, else cleared away."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from orgcoach_tui.files import TEMPORARY, TooLarge, temporary_for
from orgcoach_tui.journal import toml
from orgcoach_tui.journal.disk import CLOSED, Disk
from orgcoach_tui.journal.errors import Damaged
from orgcoach_tui.journal.model import SCHEMA, Reflection, new_id
from orgcoach_tui.system import move_over

_SURELY_STALE = 60.0  # seconds; writing one takes a few hundredths of one


@dataclass(frozen=True, slots=True)
class Recovered:
    """The files that now hold what was rescued, and how many leftovers were cleared away."""

    kept: tuple[Path, ...] = ()
    cleaned: int = 0


def recover(
    reflections: Path,
    others: Iterable[tuple[Path, int]],
    place: Callable[[Reflection], Path],
    disk: Disk,
    *,
    alone: bool,
) -> Recovered:
    """Look at every leftover. `alone`: nobody else is writing, so that each of them is stale.

    `others` are folders of copies, with their depth: a leftover there is never the only one.

    Never raises: what cannot be dealt with now, on a full disk for instance, waits for next time.
    """
    kept: list[Path] = []
    cleaned = 0
    there = (path for folder, depth in others for path in leftovers(folder, depth))
    for temporary in [*leftovers(reflections, 1), *there]:
        target = temporary_for(temporary)
        try:
            if not target or (not alone and time.time() - _changed_at(temporary) < _SURELY_STALE):
                continue
            found = None
            if temporary.is_relative_to(reflections):
                if target.name.endswith(CLOSED) and disk.seal is None:
                    continue  # until it is unlocked
                found = _reflection(temporary, disk, target.name)
                if found and found.schema > SCHEMA:
                    continue  # for the newer version to deal with
            if found and not os.path.lexists(target):
                move_over(temporary, target)  # as `write_private` would have
                kept.append(target)
            elif found and _is_newer(found, temporary, target, disk):
                draft = replace(found, id=new_id(), status="draft")
                path = place(draft)
                disk.write(path, toml.dumps(draft).encode())
                temporary.unlink()
                kept.append(path)
            else:
                temporary.unlink()
                cleaned += 1
        except OSError:
            continue
    return Recovered(tuple(kept), cleaned)


def any_leftover(folders: Iterable[tuple[Path, int]]) -> bool:
    """Whether there is one in any of these folders, so many folders down."""
    return any(True for folder, depth in folders for _path in leftovers(folder, depth))


def leftovers(folder: Path, depth: int) -> Iterator[Path]:
    """Files that were being written, in `folder` and `depth` folders down."""
    try:
        with os.scandir(folder) as found:
            items = sorted(found, key=lambda item: item.name)
        for item in items:
            if item.name.endswith(TEMPORARY):
                yield Path(item.path)
            elif depth and item.is_dir():
                yield from leftovers(Path(item.path), depth - 1)
    except OSError:
        return


def _reflection(path: Path, disk: Disk, name: str = "") -> Reflection | None:
    """None where the file is not whole. Raises OSError where it cannot be read now."""
    try:
        content = disk.read(path, name)
        return toml.loads(toml.decode(content)) if content is not None else None
    except (Damaged, TooLarge):
        return None


def _is_newer(found: Reflection, temporary: Path, target: Path, disk: Disk) -> bool:
    """Whether the leftover holds something written after what `target` holds."""
    there = _reflection(target, disk)
    if there is None:
        return True
    renamed = replace(found, organisation=there.organisation, trajectory=there.trajectory)
    if toml.dumps(replace(renamed, updated=there.updated)) == toml.dumps(there):
        return False  # nothing that was typed differs
    return (found.updated, _changed_at(temporary)) > (there.updated, _changed_at(target))


def _changed_at(path: Path) -> float:
    return path.stat().st_mtime
