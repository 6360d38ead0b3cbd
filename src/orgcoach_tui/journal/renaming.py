"""One name changed in all reflections that bear it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.text import clean_line

Change = Callable[[Reflection], None]


@dataclass(frozen=True, slots=True)
class Renamed:
    """How many reflections got the new name; `skipped` are damaged or of a newer version."""

    changed: int
    skipped: tuple[Path, ...]
    failed: tuple[Path, ...]  # the disk did not take them, or somebody else was changing them


def organisation(old: str, new: str) -> Change:
    """The change that gives a reflection of organisation `old` the name `new`."""

    def change(reflection: Reflection) -> None:
        if reflection.organisation == clean_line(old):
            reflection.organisation = clean_line(new)

    return change


def trajectory(of: str, old: str, new: str) -> Change:
    """The change that gives a reflection of trajectory `old` in organisation `of` the name `new`."""

    def change(reflection: Reflection) -> None:
        its = (reflection.organisation, reflection.trajectory)
        if its == (clean_line(of), clean_line(old)):
            reflection.trajectory = clean_line(new)

    return change
