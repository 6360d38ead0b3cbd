"""The shipped prompts, read as plain data: CI checks them, so nothing is checked here again."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.guide.model import Guide, Named, Question, Role
from orgcoach_tui.i18n import LANGUAGES

SHIPPED = ("session", "assignment", "harvest")
"""The ids of the shipped guides, the one for a tired coach first."""


def guides(language: str) -> list[Guide]:
    """The shipped guides, in the order in which they are offered."""
    return list(_guides(language))


@cache
def _guides(language: str) -> tuple[Guide, ...]:
    folder = _folder(language) / "guides"
    return tuple(guide_from(_read(folder / f"{name}.toml")) for name in SHIPPED)


@cache
def _roles(language: str) -> dict[str, Role]:
    return {id_: _role(id_, data) for id_, data in _read(_folder(language) / "roles.toml").items()}


def roles(language: str) -> dict[str, Role]:
    """The four roles, clockwise from the top left, and then the middle."""
    return dict(_roles(language))


@cache
def _named(language: str, list_: str) -> tuple[Named, ...]:
    data = _read(_folder(language) / f"{list_}.toml")
    return tuple(Named(**one) for one in data[list_])


def values(language: str) -> list[Named]:
    """The values that an organisation coach may steer by: an open list."""
    return list(_named(language, "values"))


def clients(language: str) -> list[Named]:
    """The kinds of client that a question may have: an open list."""
    return list(_named(language, "clients"))


def rule_files(language: str) -> list[tuple[str, dict[str, Any]]]:
    """The rules as data, in the order of their file names: ("adviser", {...}), …"""
    files = sorted((_folder(language) / "rules").glob("*.toml"))
    return [(file.stem, _read(file)) for file in files]


def guide_from(data: Mapping[str, Any]) -> Guide:
    """The guide that `data`, laid out as a guide's file, describes.

    A mirror needs an own placement to lie beside, so without a roles question there is none.
    """
    questions = tuple(_question(one) for one in data["questions"])
    placed = any(question.kind == "roles" for question in questions)
    return Guide(
        id=data["id"],
        title=data["title"],
        lead=flow(data.get("lead", "")),
        about=data.get("about", ""),
        questions=questions,
        mirror=data.get("mirror", placed),
        thorough=data.get("thorough", False),
        language=data.get("language", ""),
        audience=data.get("audience", "supervisor"),
    )


def flow(text: str) -> str:
    """`text` as running text: a line break in the file is a space, an empty line a paragraph."""
    lines = (line.strip() for line in text.splitlines())
    paragraphs = "\n".join(lines).split("\n\n")
    return "\n\n".join(" ".join(one.split()) for one in paragraphs if one.strip())


def _question(data: Mapping[str, Any]) -> Question:
    return Question(
        key=data["key"],
        title=data["title"],
        question=flow(data["question"]),
        why=flow(data.get("why", "")),
        deepening=tuple(flow(one) for one in data.get("deepening", ())),
        kind=data.get("kind", "text"),
        mirror=data.get("mirror", "full"),
    )


def _role(id_: str, data: Mapping[str, Any]) -> Role:
    texts = {key: flow(value) for key, value in data.items() if key != "counterweight"}
    return Role(id=id_, counterweight=tuple(flow(one) for one in data["counterweight"]), **texts)


def _folder(language: str) -> Path:
    # A reflection edited by hand may name any language; English is the one for the rest.
    return prompts() / (language if language in LANGUAGES else "en")


def _read(file: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(file.read_text("utf-8"))
