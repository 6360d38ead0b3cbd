"""What the screens look like, kept as pictures: three sizes in Dutch, one in English, every theme.

`pytest tests/tui/test_pictures.py --snapshot-update` after a change that was meant; look at the
pictures in `__snapshots__` before you keep them.
"""

import datetime as dt
import re
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from textual.pilot import Pilot

from orgcoach_tui.journal.store import Store
from orgcoach_tui.mirror import reading
from orgcoach_tui.practice import fill
from orgcoach_tui.rules import compile_rules
from tests.tui.conftest import MakeApp, type_in

NOW = dt.datetime(2026, 11, 24, 16, 42, tzinfo=dt.UTC)
Walk = Callable[[Pilot[None]], Awaitable[None]]

# A few rules of its own, so that a better rule changes no picture.
RULES = {
    "nl": ("adviser", "notitie", "coach", "gevraagd", "een stuk met een oordeel", "vragen"),
    "en": ("adviser", "memo", "coach", "asked", "a paper with a verdict in it", "asking"),
}


@pytest.fixture(autouse=True)
def _still_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    with time_machine.travel(NOW, tick=False):
        yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def _few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    def few(language: str) -> Any:
        one, word, two, other, reason, asking = RULES[language]
        files = [
            (
                role,
                {
                    "language": language,
                    "role": role,
                    "rule": [
                        {
                            "id": f"{role}.one",
                            "act": act,
                            "weight": 2.0,
                            "reason": f"{act.capitalize()}.",
                            "patterns": [pattern],
                            "match": [pattern],
                        }
                    ],
                },
            )
            for role, pattern, act in ((one, word, reason), (two, other, asking))
        ]
        return compile_rules(language, files)

    monkeypatch.setattr(reading, "rule_set", few)
    monkeypatch.setattr("orgcoach_tui.tui.widgets.reading.rule_set", few)


TEXT = {
    "nl": "Ik had een notitie gemaakt over de wachttijden. Daarna heb ik gevraagd wat het lastig maakt.",
    "en": "I had written a memo on the waiting times. Then I asked what makes it so hard.",
}


async def settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    # A cursor that blinks is half the time not there.
    for widget in pilot.app.screen.query("TextArea, Input"):
        widget.cursor_blink = False  # type: ignore[attr-defined]
    await pilot.pause()


def walk(*parts: str) -> Walk:
    """Type `parts` one after another; one that begins with `<` is a key or several."""

    async def go(pilot: Pilot[None]) -> None:
        language = pilot.app.settings.language  # type: ignore[attr-defined]
        for part in parts:
            if part.startswith("<"):
                await pilot.press(*part[1:].split())
            else:
                await type_in(pilot, part.format(text=TEXT.get(language, "")))
            await settle(pilot)

    return go


ROLES = ("Waterland\nPermits\n", "{text}", "<f4", "<2 enter 0 enter 1 enter 4 enter")
SCREENS: dict[str, tuple[dict[str, str], Walk]] = {
    "language": ({"start": "home", "language": ""}, walk()),
    "welcome": ({"start": "home", "language": ""}, walk("<enter")),
    "empty": ({"start": "home"}, walk()),
    "home": ({"start": "home"}, walk("<down down down down")),
    "search": ({"start": "home"}, walk("team")),
    "begin": ({}, walk("Water")),
    "begin-thorough": ({"guide": "assignment"}, walk()),
    "question": ({}, walk("\n\n", "{text}", "<f2")),
    "menu": ({}, walk("\n\n", "{text}", "<escape")),
    "help": ({}, walk("\n\n", "<f1")),
    "roles": ({}, walk(*ROLES)),
    "about-roles": ({}, walk(*ROLES, "<tab tab enter")),
    "mirror-first-you": ({}, walk("\n\n", "<f4 f4 f4")),
    "mirror": ({}, walk(*ROLES, "<f4 f4")),
    "mirror-answer": ({}, walk(*ROLES, "<f4 f4", "<tab right tab enter")),
    "close": ({}, walk("\n\n", "{text}", "<f4 f4 f4 f4", "Vragen\nBellen\n")),
    "settings": ({}, walk("\n\n", "<escape down down down enter")),
}
SIZES = {"80x24": (80, 24), "120x40": (120, 40), "60x20": (60, 20)}
CASES = [
    *((name, size, "nl", "dark") for name in SCREENS for size in SIZES),
    *((name, "80x24", "en", "dark") for name in SCREENS),
    *(
        (name, "80x24", "nl", theme)
        for name in ("home", "roles", "mirror")
        for theme in ("light", "contrast")
    ),
]


@pytest.mark.parametrize(("name", "size", "language", "theme"), CASES)
def test_picture(
    make_app: MakeApp,
    snap_compare: Callable[..., bool],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    size: str,
    language: str,
    theme: str,
) -> None:
    how, before = SCREENS[name]
    chosen = {"language": language, **how}
    monkeypatch.setenv("LANG", {"nl": "nl_NL.UTF-8", "en": "en_GB.UTF-8"}[language])
    monkeypatch.setenv("HOME", str(tmp_path))  # shown as ~, wherever the tests run
    app = make_app(theme=f"orgcoach-{theme}", **chosen)
    if name in ("home", "search"):
        fill(Store(app.store.folder), language, NOW.date())
    assert snap_compare(app, terminal_size=SIZES[size], run_before=before)


def test_the_pictures_name_no_folder_of_this_machine() -> None:
    for picture in (Path(__file__).parent / "__snapshots__").rglob("*.*"):
        assert not re.search(r"(?<!~)/(home|root|Users|work)/", picture.read_text("utf-8")), (
            picture.name
        )
