"""Words taken over from an earlier reflection: how they are written, and the way back to it."""

import datetime as dt
import re

from orgcoach_tui import dates
from orgcoach_tui.journal.model import Reflection

_ID = "[bcdfghjkmnpqrstvwxz23456789]{8}"
_SOURCE = re.compile(rf"(?<=” )\(([^()\n]{{1,40}}), ({_ID})\)")
_END = re.compile(r"(?<=[.!?…])[’”\")]*\s+|\n+")


def quotation(words: str, date: dt.date, id_: str) -> str:
    """`words` with when they were written, and the id of their reflection: that stays the same
    when an organisation, a trajectory or a file gets another name.
    """
    inner = words.replace("“", "‘").replace("”", "’")
    return f"“{inner}” ({dates.full(date)}, {id_})"


def source(text: str, at: int) -> str:
    """The id of the reflection that is named in the line at `at`: behind it, else before; or ""."""
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    found = list(_SOURCE.finditer(text, begin, end if end >= 0 else len(text)))
    behind = [one for one in found if one.end() >= at]
    return behind[0][2] if behind else found[-1][2] if found else ""


def without_ids(text: str) -> str:
    """`text` for another reader, who has nothing to look up: the dates stay."""
    return _SOURCE.sub(r"(\1)", text)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without what stands around them."""
    parts, begin = [], 0
    for gap in _END.finditer(text):
        parts.append(text[begin : gap.end()].strip())
        begin = gap.end()
    return [part for part in (*parts, text[begin:].strip()) if part]


def noted(reflection: Reflection) -> list[tuple[str, str]]:
    """Every sentence in a reflection, with the title of what it stands under; "" for the close."""
    found = [(a.title, one) for a in reflection.answers for one in sentences(a.text)]
    for text in (reflection.insight, reflection.next_step):
        found += [("", one) for one in sentences(text)]
    return found
