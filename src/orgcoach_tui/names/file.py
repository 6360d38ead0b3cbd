"""The file of the names: beside the reflections, 0600, and closed when they are.

`names.toml` in the folder of the journal, or `names.toml.age`; told in `docs/formats.nl.md` and
`.en.md`. Nothing is remembered between two calls, and what another window wrote is never lost.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from orgcoach_tui.files import TooLarge
from orgcoach_tui.i18n import _
from orgcoach_tui.journal import toml
from orgcoach_tui.journal.entries import LARGEST
from orgcoach_tui.journal.errors import Damaged, Locked, Problem, ReadOnly, SaveFailed
from orgcoach_tui.journal.lines import line_of
from orgcoach_tui.journal.shape import Table, Wrong
from orgcoach_tui.journal.store import Store
from orgcoach_tui.names.model import KINDS, Entry, Kind, Names
from orgcoach_tui.text import clean_line

SCHEMA = 1

_PLACE = re.compile(r"[0-9a-f]{16}")


def read(store: Store) -> Names:
    """The names beside the reflections of `store`; none where there is no file.

    Raises Locked, Damaged with what is wrong in which line, and SaveFailed where the disk does not
    give it.
    """
    if store.locked:
        raise Locked
    if not store.folder.is_dir():
        return Names()
    with store.writing():
        return _read(store)[0]


def change(store: Store, changed: Callable[[Names], Names]) -> Names:
    """Write what `changed` makes of the names as they are on disk now; what they are then.

    Raises what `read` raises, and ReadOnly where a newer version wrote them. A file that cannot be
    read is never written over.
    """
    if store.locked:
        raise Locked
    with store.writing():
        before, where = _read(store)
        if before.newer:
            raise ReadOnly
        after = changed(before)
        if after != before:
            content = dumps(after).encode()
            if len(content) > LARGEST:
                raise SaveFailed("large")
            store.disk.write(_place(store), content)
            if where != _place(store):  # it came in plain after the journal was protected
                where.unlink(missing_ok=True)
    return after


def _place(store: Store) -> Path:
    return store.names_file.with_name(f"names{store.disk.ending}")


def _read(store: Store) -> tuple[Names, Path]:
    """The names, and where they were found."""
    where = store.disk.where(_place(store))
    try:
        content = store.disk.read(where)
    except TooLarge:
        what = _("it is larger than {size} MB").format(size=LARGEST // 1_000_000)
        raise Damaged(Problem(None, "", what)) from None
    return (loads(toml.decode(content)) if content is not None else Names()), where


def dumps(names: Names) -> str:
    """The whole file. What is empty is left out."""
    rows = [
        {"name": one.name, "replacement": one.replacement, "kind": one.kind}
        | ({"also": list(one.also)} if one.also else {})
        | one.extra
        for one in names.entries
    ]
    document: dict[str, Any] = {
        "left": list(names.left),
        "words": list(names.words),
        "names": rows,
        "places": names.places,
    }
    filled = {key: value for key, value in document.items() if value}
    return "".join(toml.chunks({"schema": SCHEMA} | filled | names.extra))


def loads(text: str) -> Names:
    """The names in `text`. Raises Damaged, which says where and why without quoting anything."""
    document = toml.parse(text)
    try:
        return _names(Table(document, ()))
    except Wrong as wrong:
        key = ".".join(part for part in wrong.path if isinstance(part, str))
        problem = Problem(line_of(text, wrong.path, missing=wrong.missing), key, wrong.what)
    raise Damaged(problem)  # out here, so that it does not carry the other along


def _names(table: Table) -> Names:
    schema = table.integer("schema", 1, 1_000_000) or SCHEMA
    return Names(
        entries=tuple(map(_entry, table.tables("names"))),
        left=_lines(table, "left"),
        words=_lines(table, "words"),
        places=_places(table),
        extra=table.rest,
        newer=schema > SCHEMA,
    )


def _entry(row: Table) -> Entry:
    kinds = cast(tuple[str, ...], KINDS)
    return Entry(
        row.required_line("name"),
        row.required_line("replacement"),
        cast(Kind, row.one_of("kind", kinds)),
        _lines(row, "also"),
        row.rest,
    )


def _lines(table: Table, key: str) -> tuple[str, ...]:
    found = table.rest.pop(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        table.wrong(key, _("‘{key}’ has to be a list of texts in quotation marks").format(key=key))
    return tuple(filter(None, map(clean_line, found)))


def _places(table: Table) -> dict[str, bool]:
    found = table.table("places").rest
    for place, answer in found.items():
        if not isinstance(answer, bool) or not _PLACE.fullmatch(place):
            what = _("all values under ‘{key}’ have to be true or false").format(key="places")
            raise Wrong(("places",), what)
    return found
