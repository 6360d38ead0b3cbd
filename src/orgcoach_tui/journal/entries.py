"""The list of reflections: what each row shows, read from the files themselves."""

import contextlib
import datetime as dt
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from orgcoach_tui.files import TooLarge, read_regular
from orgcoach_tui.i18n import _
from orgcoach_tui.journal import copies, toml
from orgcoach_tui.journal.errors import Damaged, Problem
from orgcoach_tui.journal.model import SCHEMA, Reflection, Status
from orgcoach_tui.text import clean_line, count_words

LARGEST = 5_000_000
"""Bytes of a file that is still read: eighty times a reflection of ten thousand words."""

_PREVIEW = 300
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)-(.+?)\.toml(?:\.age)?")
_ENDINGS = (".toml", ".toml.age")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. Of a damaged file only path, dates, perhaps the id, and the problem are known."""

    path: Path
    id: str
    date: dt.date
    created: dt.datetime
    updated: dt.datetime
    organisation: str = ""
    trajectory: str = ""
    guide: str = ""
    guide_title: str = ""
    language: str = ""
    status: Status = "draft"
    step: str = ""
    words: int = 0  # of the answers
    preview: str = ""  # how the first answer begins, on one line
    read_only: bool = False  # made with a newer version
    comments: int = 0  # what readers wrote back
    open_comments: int = 0  # of which the writer has settled none yet
    problem: Problem | None = None
    conflict_of: Path | None = None  # another version of the reflection in this file


@dataclass(frozen=True, slots=True)
class Names:
    """Names used before, the latest first; trajectories by organisation, "" for none."""

    organisations: tuple[str, ...]
    trajectories: dict[str, tuple[str, ...]]


def in_same_trajectories(
    reflections: Iterable[Reflection], entries: Iterable[Entry]
) -> list[Entry]:
    """Those of `entries` that are other reflections in the same trajectories."""
    known = list(reflections)
    ids = {one.id for one in known}
    where = {(one.organisation, one.trajectory) for one in known}
    return [
        entry
        for entry in entries
        if entry.id not in ids and (entry.organisation, entry.trajectory) in where
    ]


def entries(folder: Path, load: Callable[[Path], bytes] | None = None) -> list[Entry]:
    """All reflections under `folder`, newest first by date, then by when they were begun."""
    return copies.tie(newest_first([entry(path, load or content) for path in files(folder)]))


def newest_first(rows: list[Entry]) -> list[Entry]:
    """`rows` by date, then by when they were begun; the same each time."""
    return sorted(rows, key=lambda row: (row.date, row.created, str(row.path)), reverse=True)


def names(rows: Iterable[Entry]) -> Names:
    """The names in `rows`, those first that were written about last."""
    latest = sorted(rows, key=lambda row: row.updated, reverse=True)
    return named((row.organisation, row.trajectory) for row in latest)


def named(latest: Iterable[tuple[str, str]]) -> Names:
    """The names in pairs of an organisation and a trajectory, the latest first."""
    organisations: dict[str, None] = {}
    trajectories: dict[str, dict[str, None]] = {}
    for organisation, trajectory in latest:
        if organisation:
            organisations[organisation] = None
        if trajectory:
            trajectories.setdefault(organisation, {})[trajectory] = None
    return Names(tuple(organisations), {o: tuple(t) for o, t in trajectories.items()})


def content(path: Path) -> bytes:
    """The bytes of a reflection's file. Raises Damaged when it cannot or should not be read."""
    try:
        return read_regular(path, LARGEST)
    except TooLarge:
        what = _("it is larger than {size} MB").format(size=LARGEST // 1_000_000)
    except OSError:
        what = _("it cannot be opened")
    raise Damaged(Problem(None, "", what))


def entry(path: Path, load: Callable[[Path], bytes] = content) -> Entry:
    """The row of one file. Never raises: what is wrong with the file is in the row."""
    try:
        return row(path, toml.loads(toml.decode(load(path))))
    except Damaged as damaged:
        return _damaged(path, damaged.problem)


def files(folder: Path) -> Iterator[Path]:
    """The ordinary `.toml` files in `folder` and in the folders in it, each once; links followed.

    A folder that may not be opened is given itself, so that it is not passed over in silence.
    """
    return (Path(path) for path, _its in looked_at(folder))


def looked_at(
    folder: Path, places: dict[str, int] | None = None
) -> Iterator[tuple[str, os.stat_result | None]]:
    """What `files` gives, each with what the system says of it, None for a closed folder.

    `places` is filled with the folders that were looked in, and when each last changed.
    """
    seen: set[tuple[int, int]] = set()
    folders = [folder]
    for place in folders:
        try:
            if places is not None:
                places[str(place)] = os.stat(place).st_mtime_ns  # noqa: PTH116
            with os.scandir(place) as found:
                paths = sorted(item.path for item in found if not item.name.startswith("."))
        except FileNotFoundError:
            continue
        except OSError:
            yield str(place), None
            continue
        for path in paths:
            try:
                its = os.stat(path)  # noqa: PTH116 - a Path for each would take as long again
            except OSError:  # a link to nowhere, or round in a circle
                continue
            same = (its.st_dev, its.st_ino)
            if stat.S_ISDIR(its.st_mode) and place is folder:
                folders.append(Path(path))
            elif stat.S_ISREG(its.st_mode) and path.endswith(_ENDINGS) and same not in seen:
                seen.add(same)
                yield path, its


def row(path: Path, reflection: Reflection) -> Entry:
    """The row of a reflection that has been read."""
    texts = [answer.text for answer in reflection.answers]
    texts += [reflection.help_question, reflection.insight]
    return Entry(
        path=path,
        id=reflection.id,
        date=reflection.date,
        created=reflection.created,
        updated=reflection.updated,
        organisation=reflection.organisation,
        trajectory=reflection.trajectory,
        guide=reflection.guide,
        guide_title=reflection.guide_title,
        language=reflection.language,
        status=reflection.status,
        step=reflection.step,
        words=sum(count_words(answer.text) for answer in reflection.answers),
        preview=next((line for text in texts if (line := _beginning(text))), ""),
        read_only=reflection.schema > SCHEMA,
        comments=len(reflection.comments),
        open_comments=sum(comment.state == "open" for comment in reflection.comments),
    )


def _beginning(text: str) -> str:
    """The first line of `text` that holds anything, cut at a length that any preview fits in."""
    line = text.lstrip().partition("\n")[0]
    short = clean_line(line[: _PREVIEW * 2])
    return short if len(short) <= _PREVIEW else short[: _PREVIEW - 1].rstrip() + "…"


def _damaged(path: Path, problem: Problem) -> Entry:
    """What can be known without reading: the name says the date, else when it last changed."""
    try:
        changed = _EPOCH + dt.timedelta(seconds=path.stat().st_mtime)
    except (OSError, OverflowError):
        changed = _EPOCH
    date, name = changed.astimezone().date(), ""
    if found := _NAME.fullmatch(path.name):
        with contextlib.suppress(ValueError):  # it may only look like a date
            date, name = dt.date.fromisoformat(found[1]), found[2]
    return Entry(path, name, date, changed, changed, problem=problem)
