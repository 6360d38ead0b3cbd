"""A zipped document from anywhere: nothing is unpacked to disk, and nothing in it is believed.

What a file can cost is bounded: its size, how many parts, how large each becomes, how many elements
and how deep. An XML part with a DTD is refused, so that no entity is ever expanded.
"""

import io
import zipfile
import zlib
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from orgcoach_tui.i18n import _
from orgcoach_tui.review.refused import Refused

LARGEST = 40_000_000
"""Bytes of a file that is looked into."""

_MOST_PARTS = 4_000
_LARGEST_PART = 25_000_000
_MOST_ELEMENTS = 600_000
_DEEPEST = 150


class Package:
    """The parts of a zipped document. Raises Refused where it is none, or one that does harm."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
            raise Refused(_cut_short()) from None
        self.names = self._zip.namelist()
        strange = any(
            ".." in name.split("/") or name.startswith("/") or "\\" in name for name in self.names
        )
        if strange or len(self.names) > _MOST_PARTS:
            raise Refused(_("This file is not built as a document is. It was not opened further."))
        if any(info.flag_bits & 1 for info in self._zip.infolist()):
            raise Refused(
                _("This file is locked with a password. Save it without one and try again.")
            )

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        if name not in self.names:
            return None
        try:
            with self._zip.open(name) as part:
                content = part.read(_LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
            raise Refused(_cut_short()) from None
        except Exception as error:  # lzma and bz2 have errors of their own
            raise Refused(_cut_short()) from error
        if len(content) > _LARGEST_PART:
            raise Refused(_("This file unpacks to far more than a document is. It was not opened."))
        return content

    def xml(self, name: str) -> ElementTree.Element | None:
        """The tree of an XML part, its names without their namespaces; None where there is none."""
        content = self.read(name)
        return None if content is None else tree(content)


def tree(content: bytes) -> ElementTree.Element:
    """The tree of an XML text. Raises Refused."""
    builder = ElementTree.TreeBuilder()
    counted = [0, 0]

    def start(tag: str, attributes: list[str]) -> None:
        counted[0] += 1
        counted[1] += 1
        if counted[0] > _MOST_ELEMENTS or counted[1] > _DEEPEST:
            raise Refused(_("This file holds far more than a document does. It was not read."))
        names = (local(name) for name in attributes[::2])
        builder.start(local(tag), dict(zip(names, attributes[1::2], strict=True)))

    def end(tag: str) -> None:
        counted[1] -= 1
        builder.end(local(tag))

    def doctype(*_any: Any) -> None:
        raise Refused(
            _("This file carries rules of its own, which no document needs. It was not read.")
        )

    parser = expat.ParserCreate(namespace_separator="}")
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
        return builder.close()
    except (expat.ExpatError, AssertionError, LookupError, ValueError):
        raise Refused(_cut_short()) from None


def local(name: str) -> str:
    """A name without its namespace: programs write the same ones in several."""
    return name.rpartition("}")[2]


def _cut_short() -> str:
    return _(
        "This file is damaged or not complete. Ask for it once more, or open it in a word processor "
        "and save it as .docx."
    )
