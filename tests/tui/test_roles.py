"""The four roles, driven with keys and the mouse."""

from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from orgcoach_tui.guide.load import roles
from orgcoach_tui.guide.model import MIDDLE, ROLES
from orgcoach_tui.journal.model import Placement
from orgcoach_tui.tui.app import OrgcoachApp
from orgcoach_tui.tui.screens.about_roles import AboutRolesScreen
from orgcoach_tui.tui.screens.walk import WalkScreen
from orgcoach_tui.tui.widgets.editor import Editor
from orgcoach_tui.tui.widgets.field import Field
from orgcoach_tui.tui.widgets.press import Press
from orgcoach_tui.tui.widgets.rolecard import RoleCard
from orgcoach_tui.tui.widgets.steps import StepRail
from tests.tui.conftest import MakeApp, on_disk, type_in

SIZES = ((120, 40), (100, 24), (80, 24), (60, 20))


async def to_roles(pilot: Pilot[None]) -> None:
    await pilot.press("f4", "f4")


def placed(app: OrgcoachApp) -> Placement:
    assert isinstance(app.screen, WalkScreen)
    return app.screen.session.reflection.placement


def card(app: OrgcoachApp, role: str) -> RoleCard:
    return app.screen.query_one(f"#card-{role}", RoleCard)


def box(app: OrgcoachApp) -> Editor:
    return app.screen.query_one("#step-role_and_pull #answer", Editor)


def drawing(app: OrgcoachApp) -> str:
    return str(app.screen.query_one(Field).render())


def said(app: OrgcoachApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


async def test_a_digit_and_enter_for_each_then_the_box(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        for role, key in zip(
            ("coach", "trainer", "change_manager", "adviser"), "2014", strict=True
        ):
            assert app.focused is card(app, role)
            await pilot.press(key, "enter")
        assert app.focused is box(app)
        assert box(app).text == ""
        await type_in(pilot, "Both [x] ways [/ at once.")
        await pilot.press("tab", "enter", "escape", "enter")
    (kept,) = on_disk(app)
    assert kept.placement.values() == {
        "coach": 2,
        "trainer": 0,
        "adviser": 4,
        "change_manager": 1,
    }
    assert kept.text("role_and_pull") == "Both [x] ways [/ at once."


async def test_arrows_go_by_one_and_backspace_opens_again(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        await pilot.press("right")
        assert placed(app).coach == 1
        await pilot.press("left", "left")
        assert placed(app).coach == 0
        await pilot.press("5", "right")
        assert placed(app).coach == 5
        await pilot.press("left")
        assert placed(app).coach == 4
        await pilot.press("backspace")
        assert placed(app).coach is None
        assert "still open" in str(card(app, "coach").render())


@pytest.mark.parametrize("between", ["enter", "tab"])
async def test_keys_that_come_all_at_once_find_their_card(make_app: MakeApp, between: str) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        for key in ("2", between, "0", between, "1", between, "4", "up", "3", "down", "5"):
            app.post_message(events.Key(key, key if key.isdigit() else None))
        await pilot.pause()
        assert placed(app).values() == {
            "coach": 2,
            "trainer": 3,
            "adviser": 5,
            "change_manager": 1,
        }


async def test_letters_on_a_card_go_to_the_box_and_digits_never_do(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        await pilot.press("3", "7", "9")
        assert placed(app).coach == 3
        assert app.focused is card(app, "coach")
        await pilot.press("h", "3")
        assert box(app).text == "h3"
        assert placed(app).coach == 3


async def test_up_and_down_stay_in_the_column(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        await pilot.press("up")
        assert app.focused is card(app, "coach")
        await pilot.press("down")
        assert app.focused is card(app, "change_manager")
        await pilot.press("up", "tab", "down")
        assert app.focused is card(app, "adviser")
        await pilot.press("down")
        assert app.focused is box(app)


async def test_a_click_on_a_dot(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        adviser = card(app, "adviser")
        left = adviser.content_region.x - adviser.region.x
        await pilot.click(adviser, offset=(left + 6, 2))
        assert placed(app).adviser == 4
        assert app.focused is adviser
        await pilot.click(adviser, offset=(left + 6, 2))
        assert placed(app).adviser == 3
        await pilot.click(adviser, offset=(left + 8, 2))
        assert placed(app).adviser == 5
        for beside in ((left + 6, 1), (left + 6, 3), (left + 14, 2)):
            await pilot.click(adviser, offset=beside)
        assert placed(app).adviser == 5
        await pilot.click(adviser, offset=(left, 2))
        await pilot.click(adviser, offset=(left, 2))
        assert placed(app).adviser == 0
        await pilot.click(adviser, offset=(left + 12, 2))
        assert placed(app).adviser is None


async def test_the_field_draws_a_ray_for_what_was_given(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        assert drawing(app).split() == ["■"]
        await pilot.press("0")
        assert (drawing(app).count("●"), drawing(app).count("·")) == (0, 5)
        await pilot.press("enter", "3")
        rows = drawing(app).splitlines()
        middle = rows[5].index("■")
        assert [row[middle:].strip() for row in rows[:5]] == ["·", "·", "●", "●", "●"]
        assert [row[:middle].strip() for row in rows[:5]] == ["·"] * 5
        assert "".join(rows[6:]).strip() == ""
        await pilot.press("backspace")
        assert "●" not in drawing(app)


async def test_a_taut_line_a_cross_and_four_marks_differ(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        pictures = set()
        for keys in ("5005", "5555", "1111", "0000"):
            await pilot.press(*(k for key in keys for k in (key, "tab")))
            pictures.add(drawing(app))
            card(app, "coach").focus()
        assert len(pictures) == 4


async def test_what_stands_out_is_asked_while_it_does(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        row = app.screen.query_one("#stands-out")
        assert not row.display
        await pilot.press("4", "enter", "1", "enter", "2", "enter", "5")
        assert row.display
        assert "coach and the expert adviser are both high" in said(app, "#stands-out")
        await pilot.press("2")
        assert not row.display
        await pilot.press("backspace", "3")
        for role in ("coach", "trainer", "change_manager"):
            card(app, role).focus()
            await pilot.press("3")
        assert "about equal" in said(app, "#stands-out")


async def test_the_first_digit_marks_the_step_as_done(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await to_roles(pilot)
        await pilot.press("0", "f4")
        rail = app.screen.query_one(StepRail)
        assert "● 2" in str(rail.render())


async def test_coming_back_begins_at_the_first_that_is_open(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        await pilot.press("1", "f4", "f3")
        assert app.focused is card(app, "trainer")
        await pilot.press("1", "tab", "1", "tab", "1", "f4", "f3")
        assert app.focused is box(app)


async def test_tab_goes_from_the_box_to_next_past_an_open_note(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        note = app.screen.query_one("#note", Editor)
        assert not note.display
        box(app).focus()
        await pilot.press("tab", "tab", "tab", "enter")
        assert app.focused is note
        await pilot.pause()
        assert note.region.bottom <= app.screen.query_one("#step-role_and_pull .buttons").region.y
        await type_in(pilot, "Two [hats].\n")
        assert isinstance(app.focused, Press)
        assert app.focused.id == "next"
        box(app).focus()
        await pilot.press("tab")
        assert app.focused.id == "next"
        await pilot.press("escape", "enter")
    assert on_disk(app)[0].placement.note == "Two [hats]."


async def test_going_deeper_begins_with_why(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        question = app.guide("session").question("role_and_pull")  # type: ignore[union-attr]
        assert question is not None
        seen = []
        for _ in range(1 + len(question.deepening)):
            await pilot.press("f2")
            await pilot.pause()
            deeper = app.screen.query_one("#step-role_and_pull #deeper", Static)
            seen.append(str(deeper.content))
            below = app.screen.query_one("#step-role_and_pull .buttons").region.y
            assert deeper.region.bottom <= below
        assert seen == [question.why, *question.deepening]
        await pilot.press("f2")
        assert not deeper.display


async def test_a_newer_file_is_only_read(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, WalkScreen)
        app.screen.session.reflection.schema = 99
        placed(app).coach = 2
        await to_roles(pilot)
        card(app, "coach").focus()
        await pilot.press("5", "right", "backspace", "x")
        await pilot.click(card(app, "adviser"), offset=(4, 2))
        assert placed(app).values() == {"coach": 2}
        assert box(app).text == ""


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES)
async def test_it_fits(make_app: MakeApp, size: tuple[int, int], language: str) -> None:
    app = make_app(language=language)
    async with app.run_test(size=size) as pilot:
        await to_roles(pilot)
        await pilot.press("5", "enter", "0", "enter", "1", "enter", "5")
        await pilot.pause()
        for role in ROLES:
            one = card(app, role)
            widest = max(len(row) for row in str(one.render()).splitlines())
            assert widest <= one.content_size.width, role
            assert one.content_size.height == 3
            assert app.screen.region.contains_region(one.region), role
        assert app.screen.query_one(Field).display == (size[0] >= 80)
        for press in app.screen.query("#step-role_and_pull Press").results(Press):
            assert app.screen.region.contains_region(press.region), press.label
        await pilot.press("enter")
        await pilot.pause()
        assert box(app).content_size.height >= 3
        assert (
            box(app).region.bottom <= app.screen.query_one("#step-role_and_pull .buttons").region.y
        )


async def test_words_in_place_of_the_picture(make_app: MakeApp) -> None:
    app = make_app(drawing=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_roles(pilot)
        await pilot.press("2")
        assert not app.screen.query_one(Field).display
        assert app.screen.query_one("#in-words").display
        assert said(app, "#in-words").startswith("Coach 2, trainer still open")
        app.change(drawing=True)
        assert isinstance(app.screen, WalkScreen)
        await app.screen.settings_changed(None)
        await pilot.pause()
        assert app.screen.query_one(Field).display
        assert not app.screen.query_one("#in-words").display


class TestAbout:
    async def about(self, app: OrgcoachApp, pilot: Pilot[None]) -> None:
        await to_roles(pilot)
        await pilot.press("tab")  # on the trainer
        app.screen.query_one("#about-roles").focus()
        await pilot.press("enter")
        assert isinstance(app.screen, AboutRolesScreen)

    @pytest.mark.parametrize("keys", [("right", "left"), ("tab", "shift+tab")])
    async def test_one_role_at_a_time(self, make_app: MakeApp, keys: tuple[str, str]) -> None:
        app = make_app()
        on, back = keys
        async with app.run_test(size=(60, 20)) as pilot:
            await self.about(app, pilot)
            known = roles("en")
            for role in ("trainer", "adviser", "change_manager", MIDDLE, "coach"):
                shown = said(app, "#role-said")
                one = known[role]
                for text in (one.one_line, one.recognise, one.shared, one.stuck, one.instead):
                    assert text in shown
                assert known[role].name in said(app, "#which-role").lower()
                await pilot.press(on)
            await pilot.press(back)
            assert known["coach"].stuck in said(app, "#role-said")

    async def test_it_scrolls_and_the_next_role_begins_at_the_top(self, make_app: MakeApp) -> None:
        app = make_app()
        async with app.run_test(size=(60, 20)) as pilot:
            await self.about(app, pilot)
            text: Any = app.screen.query_one("#about-role")
            await pilot.press("end")
            await pilot.pause(0.5)
            assert text.scroll_y == text.max_scroll_y > 0
            await pilot.press("right")
            await pilot.pause()
            assert text.scroll_y == 0

    async def test_a_click_on_a_chip_and_esc_back(self, make_app: MakeApp) -> None:
        app = make_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await self.about(app, pilot)
            await pilot.click("#which-role", offset=(1, 0))
            assert roles("en")["coach"].stuck in said(app, "#role-said")
            await pilot.press("escape")
            assert isinstance(app.screen, WalkScreen)
            assert isinstance(app.focused, Press)
            assert app.focused.id == "about-roles"
