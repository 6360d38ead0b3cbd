"""A row of the list as the index keeps it."""

import datetime as dt
import json
import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from orgcoach_tui.journal.entries import Entry

_KEPT = tuple(f.name for f in fields(Entry) if f.name not in ("path", "problem", "conflict_of"))
_MINUTES = 1 << 20  # two years
_SAME = 1 << 20


def to_row(folder: Path, entry: Entry) -> str:
    """`entry`, of a file that is not damaged, as text."""
    values: list[Any] = [getattr(entry, name) for name in _KEPT]
    plain = [v.isoformat() if isinstance(v, dt.date) else v for v in values]
    return json.dumps([os.fsencode(entry.path.relative_to(folder)).hex(), *plain])


def from_row(folder: Path, text: str) -> Entry:
    """The entry that `to_row` made `text` of."""
    path, id_, date, created, updated, *rest = json.loads(text)
    return Entry(
        folder / os.fsdecode(bytes.fromhex(path)),
        id_,
        dt.date.fromisoformat(date),
        dt.datetime.fromisoformat(created),
        dt.datetime.fromisoformat(updated),
        *rest,
    )


def rank(entry: Entry) -> int:
    """A number that grows as `entry` is newer: by its date, then by the minute it was begun."""
    midnight = dt.datetime.combine(entry.date, dt.time(), dt.UTC)
    minutes = int((entry.created - midnight).total_seconds() // 60) + _MINUTES // 2
    return (entry.date.toordinal() * _MINUTES + min(max(minutes, 0), _MINUTES - 1)) * _SAME


def in_all(falling: list[Iterator[int]]) -> Iterator[int]:
    """The numbers that are in each of the series, all of which fall, without reading to their end."""
    tops = [next(series, None) for series in falling]
    while None not in tops:
        least = min(top for top in tops if top is not None)
        if all(top == least for top in tops):
            yield least
            least -= 1
        for n, series in enumerate(falling):
            while (top := tops[n]) is not None and top > least:
                tops[n] = next(series, None)
