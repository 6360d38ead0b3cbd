"""The mirror on its screen: what is said of it stays with it, and words can be taken out and put back."""

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from orgcoach_tui import mirror
from orgcoach_tui.rules.model import Leaning, Suggestion
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.quotes import QuotesScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.press import Press
from tests.tui.conftest import MakeApp, on_disk, type_in
from tests.tui.walking import box_of

TEXT = (
    "I wrote a report with recommendations. I presented my findings. I asked her what she wanted."
)


def words(app: OrgcoachApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


def rows(app: OrgcoachApp) -> list[str]:
    return [str(o.prompt) for o in app.screen.query_one("#places", OptionList).options]


async def settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def to_mirror(pilot: Pilot[None], text: str = TEXT) -> None:
    await pilot.press("enter", "enter")
    await type_in(pilot, text)
    await pilot.press("f4", "2", "f4", "f4")
    await settle(pilot)


async def test_arrows_go_along_the_answers(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_mirror(pilot)
        await pilot.press("tab", "right", "right")
        assert isinstance(app.focused, Press)
        assert app.focused.id == "no"
        await pilot.press("left", "enter")
        await settle(pilot)
        assert "You said: ‘partly’." in words(app, "#kept")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert on_disk(app)[0].mirror.recognised == "partly"


async def test_an_answer_stays_beside_the_mirror(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_mirror(pilot)
        await pilot.press("tab", "right", "right", "enter")
        await pilot.press("f4", "f3")
        await settle(pilot)
        assert words(app, "#recognise") == "You said: ‘no’."


async def test_an_answer_belongs_to_what_it_was_given_to(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_mirror(pilot, "Nothing much.")
        await pilot.press("right", "right", "enter")  # no places: the answers come first
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        before = on_disk(app)[0].mirror
        assert before.recognised
        await pilot.press("f3", "f3", "f3")
        await type_in(pilot, TEXT)
        for _visit in range(2):
            await pilot.press("f4", "f4", "f4")
            await settle(pilot)
            assert "When you answered" in words(app, "#standing")
            await pilot.press("f3", "f3", "f3")
        await pilot.press("ctrl+s")
        await settle(pilot)
        after = on_disk(app)[0].mirror
        assert (after.label, after.scores, after.read_at) == (
            before.label,
            before.scores,
            before.read_at,
        )


async def test_words_that_were_taken_out_stay_in_their_place_and_come_back(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_mirror(pilot)
        before = rows(app)
        await pilot.press("delete")
        await settle(pilot)
        after = rows(app)
        assert "(no longer counts)" in after[0]
        assert after[1:] == before[1:]
        await pilot.press("escape", "enter")
    again = make_app(start="home")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert "(no longer counts)" in rows(again)[0]
        await pilot.press("delete")
        await settle(pilot)
        assert rows(again) == before
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert on_disk(again)[0].mirror.dropped == []


async def test_the_reason_is_in_view_at_80_by_24_in_dutch(make_app: MakeApp) -> None:
    app = make_app(language="nl")
    async with app.run_test(size=(80, 24)) as pilot:
        await to_mirror(
            pilot, "Ik heb een rapport met aanbevelingen geschreven. Een training gaf ik niet."
        )
        because = app.screen.query_one("#because", Static)
        assert "Waarom dit?" in str(because.content)
        assert because.region.height >= 3
        assert because.region.bottom <= app.screen.query_one("#standing").region.y


async def test_the_names_of_the_rows_stand_apart_from_the_dots(make_app: MakeApp) -> None:
    app = make_app(language="nl")
    async with app.run_test(size=(60, 20)) as pilot:
        await to_mirror(pilot)
        own = words(app, "#order").split("\n")[1]
        assert own.startswith("Jij zelf ")


async def test_in_the_text_words_are_taken_out_and_put_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_mirror(pilot)
        before = rows(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, QuotesScreen)
        await pilot.click("#drop")
        await settle(pilot)
        assert "(no longer counts)" in rows(app)[0]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, QuotesScreen)
        assert app.screen.query_one("#drop", Press).label == "Count them after all"
        await pilot.click("#next-place")
        assert app.screen.query_one("#drop", Press).label == "That’s not what I meant"
        await pilot.press("up", "delete")
        await settle(pilot)
        assert rows(app) == before
        await pilot.press("enter")
        await pilot.pause()
        await pilot.click("#out")
        await settle(pilot)
        assert isinstance(app.screen, WalkScreen)
        assert rows(app) == before


async def test_in_a_long_text_the_arrows_still_go_from_place_to_place(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("enter", "enter")
        text = f"I wrote a report with recommendations. {'and so on ' * 300}I asked her what she wanted."
        box_of(app).type_in(text)
        await pilot.press("f4", "2", "f4", "f4")
        await settle(pilot)
        await pilot.press("enter", "down")
        await pilot.pause()
        page = app.screen.query_one("#text")
        assert page.scroll_y > 10
        await pilot.press("pageup")
        await pilot.pause()
        assert page.max_scroll_y > 0
        await pilot.press("up")
        await pilot.pause()
        assert page.scroll_y == 0


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_rest_of_the_wording_has_a_row_that_tells_all(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    def leaning(*about: Any, **how: Any) -> Suggestion:
        return replace(mirror_read(*about, **how), lexical=(Leaning("coach", 0.5, ("her own",)),))

    mirror_read = mirror.read
    monkeypatch.setattr(mirror, "read", leaning)
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await to_mirror(pilot)
        assert rows(app)[-1] == " ~   The rest of the wording leans to the coach"
        assert "wording" not in words(app, "#standing")
        await pilot.press("up")  # from the first row to the last
        await settle(pilot)
        assert "‘her own’" in words(app, "#because")
        assert "It weighs little." in words(app, "#because")
        await pilot.press("enter", "delete")
        await settle(pilot)
        assert isinstance(app.screen, WalkScreen)
        assert rows(app)[-1] == " ~   The rest of the wording leans to the coach"


def chips(app: OrgcoachApp) -> str:
    return words(app, "#layers")


async def test_a_role_goes_out_of_view_by_its_letter_and_still_counts(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_mirror(pilot)
        before, said = rows(app), words(app, "#says")
        assert any(row.startswith(" C ") for row in before)
        await pilot.press("c")
        assert "(C)" in words(app, "#order")
        assert rows(app)
        assert not any(row.startswith(" C ") for row in rows(app))
        assert words(app, "#says") == said
        await pilot.press("C")
        assert rows(app) == before


async def test_a_click_on_a_chip_does_the_same_and_the_text_goes_along(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_mirror(pilot)
        order = words(app, "#order").split("\n")[0]
        await pilot.click("#order", offset=(order.index(" C ") + 1, 0))
        assert not any(row.startswith(" C ") for row in rows(app))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, QuotesScreen)
        assert "(C) Coach" in chips(app)
        assert "[C" not in words(app, "#marked")
        assert "[E" in words(app, "#marked")
        await pilot.click("#layers", offset=(chips(app).index("(C)") + 2, 0))
        assert "(C)" not in chips(app)
        assert "[C" in words(app, "#marked")
        await pilot.press("escape")
        await settle(pilot)
        assert any(row.startswith(" C ") for row in rows(app))


async def test_with_every_role_out_of_view_the_way_back_is_told(make_app: MakeApp) -> None:
    app = make_app(language="nl")
    async with app.run_test(size=(60, 20)) as pilot:
        await to_mirror(pilot, "Ik schreef een adviesrapport. Ik vroeg wat zij zelf wilde.")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("e", "c", "down", "up", "delete")
        assert isinstance(app.screen, QuotesScreen)
        assert "Staat uit." in chips(app)
        assert "adviesrapport" in words(app, "#marked")
        assert not app.screen.query_one("#drop", Press).display
        await pilot.press("escape")
        await settle(pilot)
        assert "Staat uit." in rows(app)[0]
        await pilot.press("enter", "e")
        assert any(row.startswith(" E ") for row in rows(app))
