"""The list of sources under a document: the chapter, and what it leans on as far as it is used."""

import re
import tomllib
from collections.abc import Iterator

from orgcoach_tui import i18n
from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.text import clean_line


def used(text: str, reference: str) -> Iterator[str]:
    """The lines of the list for a document in which the writer put `text`.

    `reference` is the writer's own full reference of the book; without it the line says what we do
    not know. A source that the chapter leans on is there when its author is named in the text.
    """
    file = prompts() / i18n.language() / "sources.toml"
    found = tomllib.loads(file.read_text("utf-8"))
    yield clean_line(reference) or found["chapter"]
    for source in found["leans_on"]:
        if any(re.search(rf"\b{re.escape(word)}\b", text) for word in source["names"]):
            yield source["reference"]
