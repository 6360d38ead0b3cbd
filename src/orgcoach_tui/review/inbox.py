"""What students sent, opened to be read: Word files of ours, reflections in TOML, and ZIPs of them.

Nothing of it goes into a journal, and no file is changed. A file that cannot be read is told with
what is wrong in it; the others work. What one file can cost is bounded, and so is all of it.
"""

import datetime as dt
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from orgcoach_tui import i18n
from orgcoach_tui.audience import reaches
from orgcoach_tui.export.outline import Section, lay_out
from orgcoach_tui.files import TooLarge, read_regular
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.audience import audience
from orgcoach_tui.journal.entries import LARGEST as LARGEST_TOML
from orgcoach_tui.journal.errors import Damaged
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.journal.toml import decode, loads
from orgcoach_tui.review.package import LARGEST, Package
from orgcoach_tui.review.refused import Refused
from orgcoach_tui.text import clean_line, fold

HANDED_BACK = "-comments"
"""How the name of a file ends, before its ending, that a supervisor hands back."""

_MOST_FILES = 2_000
_MOST_BYTES = 300_000_000  # of all files, unpacked
_READ = (".toml", ".docx", ".zip")
_OURS = re.compile(r"\d{4}-\d\d-\d\d(?:-[A-Za-z0-9_-]{1,64})?(?: ?\(\d+\)|-\d+)?")
_PLATFORM = re.compile(r"_\d+_(?:assignsubmission|onlinetext).*")


@dataclass(frozen=True)
class Sent:
    """One reflection as its writer gave it away.

    `files` are where it was found: more than one when it was sent again, and then `changed` says
    whether they differ; the latest is what is here. `who` is its writer as far as that can be told,
    `author` what the file itself says. `key` names it among all that was sent.
    """

    key: str
    who: str
    author: str
    reflection: Reflection
    asks: tuple[str, ...]  # the help question
    sections: tuple[Section, ...]
    mirror: tuple[Section, ...]
    received: dt.datetime
    files: tuple[str, ...]
    changed: bool = False

    @property
    def empty(self) -> tuple[Section, ...]:
        """What was asked and has no answer."""
        return tuple(section for section in self.sections if section.empty)

    @property
    def twice(self) -> bool:
        return len(self.files) > 1


@dataclass(frozen=True)
class Unread:
    """A file that cannot be read; `why` says so, and quotes nobody."""

    file: str
    why: str


@dataclass(frozen=True)
class Inbox:
    """Everything that was sent, by writer and then by date; `left` counts files of other kinds."""

    sent: tuple[Sent, ...] = ()
    unread: tuple[Unread, ...] = ()
    left: int = 0


@dataclass(frozen=True)
class _File:
    """`name` is where it lies, seen from what was opened."""

    name: str
    content: bytes
    received: dt.datetime


def read(paths: Iterable[Path]) -> Inbox:
    """What is in these files, and in these folders with all that is under them."""
    return _Reading().all_of(paths)


class _Reading:
    """Goes through everything once, and counts what it has cost."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.unread: list[Unread] = []
        self.left = 0
        self.files = 0
        self.bytes = 0

    def all_of(self, paths: Iterable[Path]) -> Inbox:
        try:
            for path in paths:
                self.path(path)
        except _Enough:
            self.unread.append(Unread("…", _("There is more here than is read at once.")))
        found = sorted(_once(self.sent), key=lambda one: (fold(one.who), one.reflection.date))
        return Inbox(tuple(found), tuple(self.unread), self.left)

    def path(self, path: Path) -> None:
        if not os.path.isdir(path):  # noqa: PTH112 - unlike `is_dir` it raises nothing
            self.on_disk(path, path.name)
            return
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not _hidden(name))
            for name in sorted(names):
                file = Path(folder) / name
                self.on_disk(file, file.relative_to(path).as_posix())

    def on_disk(self, path: Path, name: str) -> None:
        if not self.wanted(path.name):
            return
        try:
            content = read_regular(path, LARGEST)
            received = dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        except TooLarge:
            self.refuse(name, _("This file is larger than {n} MB.").format(n=LARGEST // 1_000_000))
        except (OSError, ValueError, OverflowError):
            self.refuse(name, _("There is no file by that name that can be read."))
        else:
            self.file(_File(name, content, received))

    def wanted(self, name: str) -> bool:
        """Whether it is a file to read; others are counted, but for what nobody put there."""
        if _hidden(name):
            return False
        stem, ending = Path(name.lower()).stem, Path(name.lower()).suffix
        given_back = stem.removesuffix(".comments").rstrip("0123456789-").endswith(HANDED_BACK)
        if name.lower().endswith(".toml.age"):
            self.refuse(name, _("It is protected with a passphrase. Ask for a Word file of it."))
        elif ending not in _READ or given_back or stem.endswith(".comments"):
            self.left += 1
        else:
            return True
        return False

    def refuse(self, name: str, why: str) -> None:
        self.count(0)
        self.unread.append(Unread(clean_line(name), why))

    def count(self, size: int) -> None:
        self.files += 1
        self.bytes += size
        if self.files > _MOST_FILES or self.bytes > _MOST_BYTES:
            raise _Enough

    def file(self, file: _File, inside: int = 0) -> None:
        self.count(len(file.content))
        try:
            if file.content.startswith(b"PK"):
                self.package(file, Package(file.content), inside)
            elif file.name.lower().endswith(".toml"):
                self.toml(file)
            elif not file.content.strip(b"\x00 \t\r\n"):
                raise Refused(_("There is nothing in this file."))
            else:
                raise Refused(_("This is no Word document. Save it as .docx and try again."))
        except Refused as refused:
            self.refuse(file.name, refused.why)

    def package(self, file: _File, package: Package, inside: int) -> None:
        if "[Content_Types].xml" in package.names:
            from orgcoach_tui.review import sent_word

            for one in sent_word.read(package, file.received):
                self.add(file, one.reflection, one.author, one.mirror)
            return
        if inside > 1:
            raise Refused(_("This is a ZIP in a ZIP in a ZIP. It was not opened further."))
        for name in sorted(package.names):
            parts = name.split("/")
            if parts[-1] and not any(map(_hidden, parts)) and self.wanted(parts[-1]):
                within = _File(f"{file.name}/{name}", b"", file.received)
                try:
                    content = package.read(name) or b""
                except Refused as refused:
                    self.refuse(within.name, refused.why)
                else:
                    self.file(replace(within, content=content), inside + 1)

    def toml(self, file: _File) -> None:
        if len(file.content) > LARGEST_TOML:
            n = LARGEST_TOML // 1_000_000
            raise Refused(_("This file is larger than {n} MB.").format(n=n))
        try:
            reflection = loads(decode(file.content))
        except Damaged as damaged:
            what, line = damaged.problem.what, damaged.problem.line
            where = what if line is None else _("line {line}, {what}").format(line=line, what=what)
            raise Refused(_("This file is damaged: {what}.").format(what=where)) from None
        seen = reaches(audience(reflection, "mirror"), "supervisor")
        with i18n.speaking(reflection.language):
            shown = bool(reflection.mirror.label) and seen
            laid = lay_out(reflection, mirror=shown, reader="supervisor").sections
        mirror = tuple(section for section in laid if section.key == "mirror")
        self.add(file, reflection, "", mirror)

    def add(
        self, file: _File, reflection: Reflection, author: str, mirror: Sequence[Section]
    ) -> None:
        with i18n.speaking(reflection.language):
            outline = lay_out(reflection, reader="supervisor")
        who = author or _by_name(file.name)
        found = Sent(
            *(reflection.id, who, author, reflection),
            *(outline.help_question, outline.sections, tuple(mirror)),
            *(file.received, (clean_line(file.name),)),
        )
        self.sent.append(found)


class _Enough(Exception):  # noqa: N818
    """More files, or more bytes, than anybody reads in an evening."""


def _hidden(name: str) -> bool:
    """Whether a program put it there: hidden files, a lock of Word's, what a Mac adds to a ZIP."""
    return name.startswith((".", "~$", "__MACOSX"))


def _by_name(file: str) -> str:
    """Whose it may be, by how the file is called, or the folder or ZIP that it lies in."""
    *folders, name = file.split("/")
    stem = re.sub(r"\.(?:toml|docx|zip)$", "", name, flags=re.IGNORECASE)
    for said in (stem, *reversed(folders)):
        bare = _PLATFORM.sub("", re.sub(r"\.zip$", "", said, flags=re.IGNORECASE))
        if bare and not _OURS.fullmatch(bare):
            return clean_line(bare.replace("_", " "))[:60]
    return ""


def _once(sent: Sequence[Sent]) -> Iterator[Sent]:
    """Each reflection once. The same id by two writers who give their names is two reflections."""
    by_id: dict[str, list[Sent]] = {}
    for one in sent:
        by_id.setdefault(one.reflection.id, []).append(one)
    for found in by_id.values():
        authors = {fold(one.author) for one in found} - {""}
        if len(authors) < 2:
            yield _latest(found)
            continue
        for author in sorted(authors):
            digest = hashlib.blake2b(author.encode("utf-8", "replace"), digest_size=3).hexdigest()
            own = [one for one in found if fold(one.author) == author]
            yield replace(_latest(own), key=f"{own[0].key[:50]}-{digest}")
        if nobodys := [one for one in found if not one.author]:
            yield _latest(nobodys)


def _latest(found: Sequence[Sent]) -> Sent:
    """The latest of what was sent more than once, with the best name that any of them gives."""
    last = max(found, key=lambda one: (one.received, one.reflection.updated))
    named = next((one for one in (last, *found) if one.author), last)
    return replace(
        last,
        who=named.who,
        author=named.author,
        mirror=last.mirror or next((one.mirror for one in found if one.mirror), ()),
        files=tuple(dict.fromkeys(name for one in found for name in one.files)),
        changed=len({_said(one) for one in found}) > 1,
    )


def _said(one: Sent) -> tuple[object, ...]:
    """What of it was read, whatever kind of file it came in."""
    texts = tuple((s.key, s.paragraphs) for s in one.sections if s.paragraphs)
    return (*sorted(texts), one.asks)
