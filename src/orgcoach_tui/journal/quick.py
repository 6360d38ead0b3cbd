"""Reading the TOML that orgcoach itself writes, five times as fast as `tomllib`.

A list of a hundred reflections is read at every start. `parse` knows the few forms that
`journal.toml.dumps` gives and nothing else: for whatever was edited by hand in another form it
answers None, and `tomllib` reads the file. Where it answers, it answers what `tomllib` would.
"""

import datetime as dt
import re
from typing import Any

_PLAIN = r'[^"\\\x00-\x08\x0a-\x1f\x7f]*+'
_PLAIN_LINES = r'[^"\\\x00-\x08\x0b-\x1f\x7f]*+'
_ESCAPED = r'\\(?:["\\bfnrt]|u00[0-7][0-9a-f])'
_STATEMENT = re.compile(
    r"\n*(?:"
    r"\[(?P<many>\[)?(?P<table>answers|placement|audience|comments|themes|outcomes|mirror(?:\.scores|\.dropped)?)\](?(many)\])"
    r"|(?P<key>[A-Za-z0-9_-]+)\ =\ (?:"
    rf'"""\n(?P<lines>{_PLAIN_LINES}(?:{_ESCAPED}{_PLAIN_LINES})*+)"""'
    rf'|"(?P<line>{_PLAIN}(?:{_ESCAPED}{_PLAIN})*+)"'
    r"|(?P<moment>\d{4}-\d\d-\d\d\ \d\d:\d\d:\d\d[+-]\d\d:\d\d)"
    r"|(?P<date>\d{4}-\d\d-\d\d)"
    r"|(?P<float>-?(?:0|[1-9]\d{0,8})\.\d{1,17})"
    r"|(?P<int>-?(?:0|[1-9]\d{0,8}))"
    r")"
    r")(?:\n+|\Z)",
    re.ASCII,
)
_ESCAPE = re.compile(r"\\(?:u00(..)|(.))")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


def parse(text: str) -> dict[str, Any] | None:
    """The document in `text`, if it is in the form that `dumps` gives; else None."""
    document: dict[str, Any] = {}
    table = document
    position = 0
    while position < len(text):
        found = _STATEMENT.match(text, position)
        if not found:
            return None
        position = found.end()
        if header := found["table"]:
            opened = _open(document, header, many=bool(found["many"]))
            if opened is None:
                return None
            table = opened
            continue
        key = found["key"]
        if key in table:
            return None
        try:
            table[key] = _value(found)
        except ValueError:
            return None
    return document


def _open(document: dict[str, Any], header: str, *, many: bool) -> dict[str, Any] | None:
    """The new table under `header`; None where it may not begin here, or not in this form."""
    if many != (header in ("answers", "comments", "themes", "outcomes", "mirror.dropped")):
        return None
    above: Any = document
    if "." in header:
        parent, _, header = header.partition(".")
        above = document.get(parent)
        if not isinstance(above, dict):
            return None
    new: dict[str, Any] = {}
    if many:
        if not isinstance(rows := above.setdefault(header, []), list):
            return None
        rows.append(new)
    elif header in above:
        return None
    else:
        above[header] = new
    return new


def _value(found: re.Match[str]) -> Any:
    kind = found.lastgroup
    raw = found[kind] if kind else ""
    if kind in ("lines", "line"):
        return _ESCAPE.sub(_unescape, raw) if "\\" in raw else raw
    if kind == "moment":
        return dt.datetime.fromisoformat(raw)
    if kind == "date":
        return dt.date.fromisoformat(raw)
    return float(raw) if kind == "float" else int(raw)


def _unescape(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else _SHORT[found[2]]
