"""Looking a journal over: what is wrong with its files, and mending what is safe to mend."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from orgcoach_tui.files import alone
from orgcoach_tui.i18n import _, ngettext
from orgcoach_tui.journal import aside, recovery
from orgcoach_tui.journal.entries import Entry
from orgcoach_tui.journal.errors import Damaged, NotFound, Problem, SaveFailed
from orgcoach_tui.journal.store import Store
from orgcoach_tui.system import others_may_read

_LITTLE_ROOM = 50_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, in a sentence; `mended` if it is so no longer."""

    said: str
    mended: bool = False
    path: Path | None = None
    problem: Problem | None = None


def examine(
    store: Store, others: Iterable[Path] = (), set_aside: Iterable[Path] = (), *, mend: bool
) -> Iterator[Finding]:
    """Everything that is wrong with the journal. `others`: more that nobody else should read.
    `set_aside`: where a window that stopped may have left a text.

    With `mend` what is safe is put right on the way. Nothing that somebody wrote is lost by it:
    what gives way goes to the bin. Never raises for what it finds.
    """
    yield from _folder(store)
    yield from _leftovers(store, mend=mend)
    yield from _modes(store, others, mend=mend)
    yield from _index(store, mend=mend)
    rows = store.entries()
    yield from _damaged(rows)
    yield from _copies(store, rows, mend=mend)
    yield from _odd_files(store)
    for path, problem in aside.spoilt(store, set_aside):
        said = _("A text that was put aside here cannot be taken in; nothing in it was changed.")
        yield Finding(said, path=path, problem=problem)
    for path in store.not_closed():
        yield Finding(_("Your reflections are protected, and this file is not."), path=path)


def _folder(store: Store) -> Iterator[Finding]:
    if not os.path.lexists(store.folder):
        return
    if not os.access(store.folder, os.R_OK | os.W_OK | os.X_OK):
        yield Finding(_("You may not write in the folder of your reflections."), path=store.folder)
        return
    with alone(store.folder) as locked:
        if not locked:
            yield Finding(
                _(
                    "This folder does not support locks, so two windows cannot take turns writing in it."
                )
            )
    with contextlib.suppress(OSError):
        if shutil.disk_usage(store.folder).free < _LITTLE_ROOM:
            yield Finding(_("The disk is almost full."), path=store.folder)


def _leftovers(store: Store, *, mend: bool) -> Iterator[Finding]:
    def number() -> int:
        places = (
            (store.reflections, 1),
            (store.bin, 2),
            (store.history, 1),
            (store.supervising, 0),
        )
        depths = [*places, (store.folder, 0)]
        return sum(len(list(recovery.leftovers(folder, depth))) for folder, depth in depths)

    before = number()
    if not before:
        return
    if mend:
        done = store.recover()
        if done.kept:
            said = ngettext(
                "{n} reflection that was being saved when the program stopped has been rescued.",
                "{n} reflections that were being saved when the program stopped have been rescued.",
                len(done.kept),
            )
            yield Finding(said.format(n=len(done.kept)), mended=True)
        if done.cleaned:
            said = ngettext(
                "{n} left-over file has been cleared away.",
                "{n} left-over files have been cleared away.",
                done.cleaned,
            )
            yield Finding(said.format(n=done.cleaned), mended=True)
    if left := number():
        said = ngettext(
            "{n} file was left half-written when the program stopped.",
            "{n} files were left half-written when the program stopped.",
            left,
        )
        yield Finding(said.format(n=left))


def _modes(store: Store, others: Iterable[Path], *, mend: bool) -> Iterator[Finding]:
    """The folder that the user chose is left as it is: it may hold more than this journal."""
    open_ = [path for path in _everything(store, others) if others_may_read(path)]
    mended = 0
    for path in open_ if mend else []:
        try:
            path.chmod(0o700 if path.is_dir() else 0o600)
            mended += 1
        except OSError:
            continue
    if mended:
        said = ngettext(
            "{n} file or folder was open to others on this computer; it is yours alone now.",
            "{n} files or folders were open to others on this computer; they are yours alone now.",
            mended,
        )
        yield Finding(said.format(n=mended), mended=True)
    if left := len(open_) - mended:
        said = ngettext(
            "{n} file or folder can be read by others on this computer.",
            "{n} files or folders can be read by others on this computer.",
            left,
        )
        yield Finding(said.format(n=left))


def _everything(store: Store, others: Iterable[Path]) -> Iterator[Path]:
    names = store.disk.where(store.names_file)
    mine = (store.reflections, store.history, store.bin, store.supervising, names)
    for root in (*mine, *others):
        yield root
        for folder, folders, files in os.walk(root):
            yield from (Path(folder) / name for name in (*folders, *files))


def _damaged(rows: list[Entry]) -> Iterator[Finding]:
    for row in rows:
        if row.problem:
            yield Finding(_("This file is damaged."), path=row.path, problem=row.problem)


def _copies(store: Store, rows: list[Entry], *, mend: bool) -> Iterator[Finding]:
    for row in rows:
        if not row.conflict_of:
            continue
        try:
            same = store.disk.content(row.path) == store.disk.content(row.conflict_of)
            if same and mend:
                store.settle(row.path, row.conflict_of, "original")
        except (OSError, SaveFailed, NotFound, Damaged):
            same = False
        if not same:
            said = _("This is another version of a reflection; open that one in the app to choose.")
            yield Finding(said, path=row.path)
        elif mend:
            said = _("This was an exact copy of another reflection; it is in the bin now.")
            yield Finding(said, mended=True, path=row.path)
        else:
            said = _("This is an exact copy of another reflection, so it is not needed.")
            yield Finding(said, path=row.path)


def _odd_files(store: Store) -> Iterator[Finding]:
    """What goes by the name of a reflection and cannot be one."""
    for folder, folders, files in os.walk(store.reflections):
        for name in (*folders, *files):
            path = Path(folder) / name
            if not name.endswith((".toml", ".toml.age")) or name.startswith(".") or path.is_file():
                continue
            yield Finding(_("This is not an ordinary file, so orgcoach skips it."), path=path)


def _index(store: Store, *, mend: bool) -> Iterator[Finding]:
    if store.lists.index_is_sound():
        return
    if not mend:
        yield Finding(_("The search index is damaged; your reflections are not affected."))
        return
    try:
        store.lists.forget()
    except OSError:
        yield Finding(_("The search index is damaged and cannot be removed."))
        return
    store.refresh()
    yield Finding(_("The search index was damaged and has been rebuilt."), mended=True)
