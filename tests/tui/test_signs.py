"""Only signs that old fonts have too: WGL4, Microsoft's Windows Glyph List 4."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from orgcoach_tui.guide.folder import prompts

SRC = Path(__file__).parents[2] / "src" / "orgcoach_tui"
# https://learn.microsoft.com/typography/opentype/otspec150/wgl4, as ranges.
_RANGES = """
0020-007E 00A0-017F 0192 01FA-01FF 02C6-02C7 02C9 02D8-02DD 0384-038A 038C 038E-03A1 03A3-03CE
0401-040C 040E-044F 0451-045C 045E-045F 0490-0491 1E80-1E85 1EF2-1EF3 2013-2015 2017-201E
2020-2022 2026 2030 2032-2033 2039-203A 203C 203E 2044 207F 20A3-20A4 20A7 20AC 2105 2113 2116
2122 2126 212E 215B-215E 2190-2195 21A8 2202 2206 220F 2211-2212 2215 2219-221A 221E-221F 2229
222B 2248 2260-2261 2264-2265 2302 2310 2320-2321 2500 2502 250C 2510 2514 2518 251C 2524 252C
2534 253C 2550-256C 2580 2584 2588 258C 2590-2593 25A0-25A1 25AA-25AC 25B2 25BA 25BC 25C4
25CA-25CB 25CF 25D8-25D9 25E6 263A-263C 2640 2642 2660 2663 2665-2666 266A-266B FB01-FB02
"""
WGL4 = {
    chr(point)
    for part in _RANGES.split()
    for first, _dash, last in [part.partition("-")]
    for point in range(int(first, 16), int(last or first, 16) + 1)
}
CONTROLS = set("\n\t\r\x1b")  # between signs, and to steer a terminal


def strange(text: str) -> set[str]:
    return set(text) - WGL4 - CONTROLS


def test_the_table_is_the_whole_list() -> None:
    assert len(WGL4) > 640
    assert strange("é ‘’ … › ► ● ○ ■ · ≠ ─ ═ ▌") == set()
    assert strange("✓ ▸ ◆ ╭ ▁ ⟦ 👩") == set("✓▸◆╭▁⟦👩")


@pytest.mark.parametrize("module", sorted(SRC.glob("tui/**/*.py")), ids=lambda m: m.stem)
def test_what_the_app_itself_shows(module: Path) -> None:
    found = {
        sign
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for sign in strange(node.value)
    }
    assert not found


@pytest.mark.parametrize(
    "catalogue", sorted(SRC.glob("locales/*/LC_MESSAGES/*.po")), ids=lambda file: file.stem
)
def test_every_message(catalogue: Path) -> None:
    with catalogue.open("rb") as file:
        messages = list(read_po(file))
    assert len(messages) > 100
    texts = (t for m in messages for side in (m.id, m.string) for t in _strings(side))
    assert not {sign for text in texts for sign in strange(text)}


@pytest.mark.parametrize("file", sorted(prompts().glob("*/**/*.toml")), ids=lambda f: f.stem)
def test_what_is_asked_and_explained(file: Path) -> None:
    found = tomllib.loads(file.read_text("utf-8"))
    if (
        "rules" in file.parts
    ):  # of these only reason and doubt are shown; patterns match what others type
        found = {
            "shown": [
                rule.get(key, "") for rule in found.get("rule", []) for key in ("reason", "doubt")
            ]
        }
    assert not {sign for text in _strings(found) for sign in strange(text)}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)
