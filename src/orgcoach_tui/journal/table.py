"""One table of a parsed TOML document, asked for its values by type and range."""

import contextlib
import datetime as dt
import math
import re
from typing import Any, TypeVar, cast

from orgcoach_tui.i18n import _
from orgcoach_tui.text import clean, clean_line

ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""An id becomes part of a file name."""

Path = tuple[str | int, ...]
T = TypeVar("T")


class Wrong(Exception):  # noqa: N818
    """The value at `path` is `missing` or cannot be right; `what` says so, without the value."""

    def __init__(self, path: Path, what: str, *, missing: bool = False) -> None:
        super().__init__(what)
        self.path = path
        self.what = what
        self.missing = missing


def whole_minutes(moment: dt.datetime) -> dt.datetime:
    """`moment` with a zone that TOML can write; one without a zone is taken as local.

    Before about 1940 local time was seconds off. Raises OverflowError near the years 1 and 9999.
    """
    if moment.tzinfo is None:
        moment = moment.astimezone()
    offset = moment.utcoffset() or dt.timedelta()
    return moment.astimezone(dt.UTC) if offset % dt.timedelta(minutes=1) else moment


class Table:
    """One table of the document. What is asked for is taken out; `rest` is what nobody asked for.

    `lenient` takes what has the wrong type as not there.
    """

    def __init__(self, values: dict[str, Any], path: Path, *, lenient: bool = False) -> None:
        self.rest = dict(values)
        self.path = path
        self.lenient = lenient

    def wrong(self, key: str, what: str) -> None:
        """Raise Wrong for `key`, unless such things are let pass."""
        if not self.lenient:
            raise Wrong((*self.path, key), what)

    def missing(self, key: str) -> Wrong:
        what = _("the key ‘{key}’ is missing").format(key=key)
        return Wrong((*self.path, key), what, missing=True)

    def _name(self, key: str) -> str:
        return ".".join(part for part in (*self.path, key) if isinstance(part, str))

    def text(self, key: str) -> str:
        if key not in self.rest:  # most are not there, and a list is read at every start
            return ""
        value = self.rest.pop(key)
        if isinstance(value, str):
            return clean(value)
        self.wrong(key, _("‘{key}’ has to be text in quotation marks").format(key=key))
        return ""

    def line(self, key: str) -> str:
        return clean_line(self.text(key)) if key in self.rest else ""

    def required_line(self, key: str) -> str:
        return self.required(self.line(key) or None, key)

    def required(self, value: T | None, key: str) -> T:
        if value is None:
            raise self.missing(key)
        return value

    def id(self, key: str) -> str:
        value = self.required_line(key)
        if not ID.fullmatch(value):
            what = _("‘{key}’ may hold letters, digits, - and _ only").format(key=key)
            raise Wrong((*self.path, key), what)
        return value

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        """The first of `allowed` where it is missing."""
        value = self.rest.pop(key, allowed[0])
        if isinstance(value, str) and value in allowed:
            return value
        names = ", ".join(f"‘{name}’" for name in allowed if name)
        self.wrong(key, _("‘{key}’ has to be one of {names}").format(key=key, names=names))
        return allowed[0]

    def integer(self, key: str, least: int, most: int) -> int | None:
        value = self.rest.pop(key, None)
        if value is None or (type(value) is int and least <= value <= most):
            return value
        what = _("‘{key}’ has to be a whole number from {least} to {most}")
        self.wrong(key, what.format(key=key, least=least, most=most))
        return None

    def numbers(self, key: str) -> dict[str, float]:
        value = self.rest.pop(key, {})
        if isinstance(value, dict) and all(_is_number(v) for v in value.values()):
            return {name: float(number) for name, number in value.items()}
        self.wrong(key, _("all values under ‘{key}’ have to be numbers").format(key=key))
        return {}

    def date(self, key: str) -> dt.date | None:
        value = self.rest.pop(key, None)
        if value is None or type(value) is dt.date:  # a datetime is a date as well
            return value
        what = _("‘{key}’ has to be a date without quotation marks, like {example}")
        self.wrong(key, what.format(key=key, example="2026-11-23"))
        return None

    def moment(self, key: str) -> dt.datetime | None:
        value = self.rest.pop(key, None)
        if value is None:
            return None
        # In the first and the last year there are zones in which the moment does not exist.
        if isinstance(value, dt.datetime) and dt.MINYEAR < value.year < dt.MAXYEAR:
            with contextlib.suppress(OverflowError, ValueError, OSError):  # far from our time
                return whole_minutes(value)
        what = _("‘{key}’ has to be a date and time without quotation marks, like {example}")
        self.wrong(key, what.format(key=key, example="2026-11-23 16:42:00+01:00"))
        return None

    def table(self, key: str) -> "Table":
        value = self.rest.pop(key, {})
        if not isinstance(value, dict):
            self.wrong(
                key,
                _("‘{key}’ has to be a part under [{name}]").format(key=key, name=self._name(key)),
            )
            value = {}
        return Table(value, (*self.path, key), lenient=self.lenient)

    def tables(self, key: str) -> "list[Table]":
        value = self.rest.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            self.wrong(
                key,
                _("‘{key}’ has to be parts under [[{name}]]").format(key=key, name=self._name(key)),
            )
            value = []
        return [
            Table(row, (*self.path, key, number), lenient=self.lenient)
            for number, row in enumerate(value)
        ]


def _is_number(value: object) -> bool:
    try:
        return type(value) in (int, float) and math.isfinite(cast(float, value))
    except OverflowError:  # an integer beyond any float
        return False
