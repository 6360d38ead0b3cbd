"""A form is data: what is in a document, in which order, and for whom. A school can add its own."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from orgcoach_tui.audience import Audience
from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.i18n import LANGUAGES
from orgcoach_tui.journal.model import Reflection

FORMS = (
    "reflection",
    "assignment",
    "supervision",
    "learning-journal",
    "trajectory",
    "summary",
    "alact",
    "starr",
    "korthagen",
)
"""The ids of the shipped forms, the plain one first."""

REST = "answers"
"""In a part's list: every answer that no other part of the form names, in the guide's order."""

NAMES = (
    *("help_question", "placement", "mirror", "insight", "next_step", "goals", "previous"),
    *("themes", "quotes", REST),
)
"""What a part of a form may hold besides the keys of questions."""


@dataclass(frozen=True)
class Part:
    """Some parts of a reflection; with a `title` they stand together under that heading."""

    holds: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True)
class Form:
    """What a document is made of.

    `front` names the facts on the title page: author, student_number, course, date, organisation,
    trajectory, status. `questions`: with what was asked above each answer. `words`: with the
    number of words under each answer and in all, beside `limit` where there is one (0: none).
    `gathers`: what the reflections show together, rather than one after another; its parts are
    placement, mirror, themes, goals, next_step and quotes.
    """

    id: str
    title: str  # in a list, and above a document of several reflections
    about: str
    reader: Audience
    parts: tuple[Part, ...]
    front: tuple[str, ...] = ()
    title_page: bool = False
    questions: bool = True
    numbers: bool = True
    words: bool = False
    limit: int = 0
    references: bool = False
    gathers: bool = False

    @property
    def looks_back(self) -> bool:
        """Whether it shows the step that the reflection before ended with."""
        return any("previous" in part.holds for part in self.parts)


class Unusable(Exception):  # noqa: N818
    """A form that cannot be used; `key` is what is wrong in it, empty for the file as a whole."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def forms(language: str, own: Path | None = None) -> list[Form]:
    """The shipped forms, and then the user's own that can be used; an own id hides a shipped one."""
    folder = prompts() / (language if language in LANGUAGES else "en") / "forms"
    found = {name: form_from(_read(folder / f"{name}.toml")) for name in FORMS}
    for file in sorted(own.glob("*.toml")) if own and own.is_dir() else ():
        try:
            form = form_from(_read(file))
        except Unusable:
            continue
        found[form.id] = form
    return list(found.values())


def as_written(form: Form, reflections: Iterable[Reflection], own: Path | None = None) -> Form:
    """`form` in the language of the reflections, whatever is spoken here; as it is if they differ."""
    written = {one.language for one in reflections}
    if len(written) != 1:
        return form
    found = {one.id: one for one in forms(written.pop(), own)}
    return found.get(form.id, form)


def form_from(data: Mapping[str, Any]) -> Form:
    """The form that `data`, laid out as a form's file, describes. Raises Unusable."""
    known = {name: data[name] for name in Form.__dataclass_fields__ if name in data}
    if unknown := set(data) - set(known):
        raise Unusable(min(unknown))
    for name in ("id", "title", "reader", "parts"):
        if name not in known:
            raise Unusable(name)
    if not (isinstance(known["id"], str) and re.fullmatch(r"[a-z][a-z0-9-]{0,39}", known["id"])):
        raise Unusable("id")
    if known["reader"] not in get_args(Audience):
        raise Unusable("reader")
    for name in ("title", "about"):
        if not isinstance(known.setdefault(name, ""), str):
            raise Unusable(name)
    for name in ("title_page", "questions", "numbers", "words", "references", "gathers"):
        if not isinstance(known.get(name, False), bool):
            raise Unusable(name)
    if type(known.get("limit", 0)) is not int or known.get("limit", 0) < 0:
        raise Unusable("limit")
    known["front"] = _texts(known.get("front", []), "front")
    known["parts"] = tuple(_part(one) for one in _tables(known["parts"]))
    return Form(**known)


def _part(data: Mapping[str, Any]) -> Part:
    title = data.get("title", "")
    if not isinstance(title, str) or set(data) - {"title", "holds"}:
        raise Unusable("parts")
    return Part(_texts(data.get("holds", []), "parts"), title)


def _tables(value: Any) -> list[Mapping[str, Any]]:
    if not isinstance(value, list) or not value or not all(isinstance(v, Mapping) for v in value):
        raise Unusable("parts")
    return value


def _texts(value: Any, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Unusable(key)
    return tuple(value)


def _read(file: Path) -> dict[str, Any]:
    import tomllib

    from orgcoach_tui.files import TooLarge, read_regular

    try:
        return tomllib.loads(read_regular(file, 100_000).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError, TooLarge):
        raise Unusable("") from None
