"""Make the pictures of the documentation from the running app, driven with keys.

    python docs/pictures.py [--into FOLDER]

The clock stands still, the practice is made up and the folder has a name of its own, so that the
same program gives the same pictures. They ask nothing of the network: what Textual writes into an
SVG about fonts is replaced by the fonts that a computer has.
"""

import argparse
import asyncio
import datetime as dt
import io
import itertools
import os
import re
import runpy
import tempfile
import zoneinfo
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import time_machine
from rich.console import Console
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from orgcoach_tui import settings as settings_file
from orgcoach_tui.journal import model
from orgcoach_tui.journal.store import Store
from orgcoach_tui.paths import Places
from orgcoach_tui.practice import fill
from orgcoach_tui.settings import Settings
from orgcoach_tui.tui.app import OrgcoachApp

ROOT = Path(__file__).parents[1]
NOW = dt.datetime(2026, 11, 24, 16, 42, tzinfo=zoneinfo.ZoneInfo("Europe/Amsterdam"))
SIZE = (80, 24)
FONTS = "Menlo, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"

TYPED: dict[str, dict[str, Any]] = {
    "nl": {
        "begin": ("Gemeente Waterland", "Team Vergunningen"),
        "what_happened": (
            "Vanmiddag met de teamleiders gezeten. Ik had een notitie gemaakt over de wachttijden "
            "en die vooraf rondgestuurd. Twee mensen hadden hem gelezen.\n\nHalverwege merkte ik "
            "dat ik het antwoord al klaar had. Ik heb toen toch mijn analyse op tafel gelegd. "
            "Stilte. Daarna vroeg ik wat het zo lastig maakt om er iets mee te doen, en toen kwam "
            "het los."
        ),
        "role_and_pull": "De notitie lag er al, en de directeur keek mee.",
        "adds_to_picture": "Iedereen stuurt hier stukken rond. Praten doen ze op de gang.",
        "why": "die notitie wel",
        "close": ("Eerst vragen, dan pas mijn notitie.", "Marian bellen", "vrijdag"),
    },
    "en": {
        "begin": ("Waterland Council", "Permits team"),
        "what_happened": (
            "Sat with the team leaders this afternoon. I had written a report on the waiting "
            "times and sent it round beforehand. Two of them had read it.\n\nHalf-way I noticed "
            "that I had the answer ready. I put my analysis on the table all the same. Silence. "
            "Then I asked what makes it so hard to do anything about it, and they began to talk."
        ),
        "role_and_pull": "The report was there already, and the director was looking on.",
        "adds_to_picture": "Everybody sends papers round here. The talking is done in the corridor.",
        "why": "that report, yes",
        "close": ("Ask first, and only then my report.", "Ring Marian", "friday"),
    },
}


def pictures(language: str) -> Iterator[tuple[str, str]]:
    """All pictures in `language`: the name of the file and its SVG."""
    yield f"setup-{language}", _setting_up(language)
    ids = (f"picture{n}" for n in itertools.count())  # one of them chooses a question
    with (
        time_machine.travel(NOW, tick=False),
        mock.patch.object(model, "new_id", side_effect=ids),
        tempfile.TemporaryDirectory() as home,
    ):
        # The folder as it is shown on the screen: ~/.local/share/orgcoach.
        os.environ["HOME"] = home
        os.environ["COLORTERM"] = "truecolor"  # in all colours, whatever this terminal has
        made = asyncio.run(_of_the_app(language, Path(home)))
    for name, svg in made.items():
        yield f"{name}-{language}", svg


async def _of_the_app(language: str, home: Path) -> dict[str, str]:
    shown = {name: svg async for name, svg in _first_reflection(language, home / ".local/share")}
    practice = home / "practice"
    fill(Store(practice), language, dt.date.today())
    for name, theme in (("home", ""), ("light", "orgcoach-light")):
        async with _opened(practice, Settings(language=language, theme=theme)) as pilot:
            shown[name] = await _shot(pilot)
    async with _opened(practice, Settings(language=language)) as pilot:
        app = pilot.app
        assert isinstance(app, OrgcoachApp)
        app.action_insight()
        shown["insight"] = await _shot(pilot)
        await pilot.press("escape")
        app.action_intents()
        shown["steps"] = await _shot(pilot)
    return shown


async def _first_reflection(language: str, data: Path) -> AsyncIterator[tuple[str, str]]:
    """From the very first screen to the first finished reflection, as the first steps tell it."""
    typed = TYPED[language]
    os.environ["LC_ALL"] = f"{language}.UTF-8"
    settings_file.speak(Settings())
    async with _opened(data / "orgcoach", Settings()) as pilot:
        yield "language", await _shot(pilot)
        await pilot.press("enter")
        yield "welcome", await _shot(pilot)
        await pilot.press("enter")
        for name in typed["begin"]:
            await _type(pilot, name)
            if name == typed["begin"][-1]:
                yield "begin", await _shot(pilot)
            await pilot.press("enter")
        await _type(pilot, typed["what_happened"])
        yield "question", await _shot(pilot)
        await pilot.press("tab", "enter")
        await pilot.press("2", "enter", "0", "enter", "1", "enter", "4", "enter")
        await _type(pilot, typed["role_and_pull"])
        yield "roles", await _shot(pilot)
        await pilot.press("tab", "enter")
        await _type(pilot, typed["adds_to_picture"])
        await pilot.press("tab", "enter")
        yield "mirror", await _shot(pilot)
        await pilot.press("tab", "right", "enter")
        await _type(pilot, typed["why"])
        yield "answer", await _shot(pilot)
        await pilot.press("enter", "enter")
        for sentence in typed["close"]:
            await _type(pilot, sentence)
            if sentence == typed["close"][-1]:
                yield "close", await _shot(pilot)
            await pilot.press("enter")
        await pilot.press("enter")
        yield "kept", await _shot(pilot)


@asynccontextmanager
async def _opened(data: Path, settings: Settings) -> AsyncIterator[Pilot[None]]:
    """The app on a journal of its own."""
    if settings.language:
        settings_file.speak(settings)
    around = data.parent / "around"
    places = Places(data, around / "config", around / "cache", around / "state")
    app = OrgcoachApp(Store(data), settings, places)
    async with app.run_test(size=SIZE) as pilot:
        yield pilot


async def _type(pilot: Pilot[None], text: str) -> None:
    assert pilot.app.focused is not None
    pilot.app.focused.post_message(events.Paste(text))
    await pilot.pause()


async def _shot(pilot: Pilot[None]) -> str:
    """What is on the screen once everything is done and saved, with the cursor showing."""
    app = pilot.app
    assert isinstance(app, OrgcoachApp)
    for box in (*app.screen.query(TextArea), *app.screen.query(Input)):
        box.cursor_blink = False
    await pilot.pause(0.3)
    while app.session is not None and app.session.dirty:
        await pilot.pause(0.2)
    await app.workers.wait_for_complete()
    await pilot.pause(0.3)
    return without_network(app.export_screenshot(title="orgcoach"))


def _setting_up(language: str) -> str:
    """The window of the first start, with the words of the launcher."""
    said = runpy.run_path(str(ROOT / "launchers/start.py"))["MESSAGES"][language]
    parts = ("platformdirs", "pydantic", "textual", "tomli-w")
    console = Console(record=True, width=SIZE[0], file=io.StringIO(), force_terminal=True)
    for words in (said["first"], "", said["place"], said["parts"]):
        console.print(words, highlight=False, markup=False)
    for part in parts:
        console.print("         ", part, highlight=False)
    console.print(said["fitting"], highlight=False)
    console.print(f"\n{said['ready']}", highlight=False)
    return without_network(console.export_svg(title="orgcoach"))


def without_network(svg: str) -> str:
    """`svg` with the fonts of the reader's own computer and no word of where it was made."""
    svg = re.sub(r"\s*@font-face\s*\{.*?\}", "", svg, flags=re.S)
    svg = re.sub(r"\s*<!--.*?-->", "", svg, flags=re.S)
    svg = re.sub(r"font-family: (?:Fira Code|arial)[^;]*;", f"font-family: {FONTS};", svg)
    return re.sub(r"[ \t]+$", "", svg, flags=re.M).strip() + "\n"


def words(svg: str) -> list[str]:
    """What one reads in a picture, line by line."""
    return re.findall(r"<text [^>]*>([^<]*)</text>", svg)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=Path, default=ROOT / "docs/pictures")
    folder = parser.parse_args().into
    folder.mkdir(exist_ok=True)
    for language in TYPED:
        for name, svg in pictures(language):
            (folder / f"{name}.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
