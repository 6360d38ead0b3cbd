"""In which line of a file a key stands, for whoever has to mend it."""

import re
import tomllib
from typing import Any

_MARK = "orgcoach-is-here"
_MOST_TRIES = 20
_LONGEST = 200_000


def line_of(text: str, path: tuple[str | int, ...], *, missing: bool = False) -> int | None:
    """The line, from 1, of the key at `path`, or of the heading it is `missing` under.

    None where that is not simple to say. `text` is TOML that can be parsed.
    """
    if len(text) > _LONGEST:
        return None
    key = re.compile(rf"""[ \t]*["']?{re.escape(str(path[-1]))}["']?[ \t]*=""")
    under = path[:-1] if missing else path
    name = re.escape(".".join(part for part in under if isinstance(part, str)))
    heading = re.compile(rf"[ \t]*\[+[ \t]*{name}[ \t]*\]+")
    lines = text.replace("\r\n", "\n").split("\n")
    tries = 0
    for number, line in enumerate(lines, 1):
        if heading.match(line):
            right = _leads_to(lines[:number], under)
        elif key.match(line) and not missing:
            right = _leads_to(lines[: number - 1], path[:-1])
        else:
            continue
        if right:
            return number
        tries += 1
        if tries == _MOST_TRIES:
            return None
    return None


def _leads_to(lines: list[str], path: tuple[str | int, ...]) -> bool:
    """Whether a key after `lines` would belong to the table at `path`.

    Asking the parser itself sees through headings, and through answers that look like TOML.
    """
    try:
        node: Any = tomllib.loads("\n".join([*lines, f"{_MARK} = 0"]))
        for part in path:
            node = node[part]
        return _MARK in (node[-1] if isinstance(node, list) else node)
    except (ValueError, LookupError, TypeError, RecursionError):
        return False
