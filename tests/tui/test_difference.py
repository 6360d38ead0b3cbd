"""A difference to read: by signs and not by colour alone, in words where it is no text, whole."""

import datetime as dt

from hypothesis import given
from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from orgcoach_tui.journal.model import Answer, Comment, Reflection
from orgcoach_tui.tui.widgets.difference import Differences, Pair, paired, whole, woven
from tests.journal.made import made, texts

NAMES = ("1  mine", "2  theirs")


def written(text: str, title: str = "What happened", **fields: object) -> Reflection:
    answers = [Answer("what_happened", title, "What happened?", text)]
    return made(**{"answers": answers, **fields})


def said(widgets: list[Widget]) -> list[str]:
    return [str(widget.content) for widget in widgets if isinstance(widget, Static)]


def sides(widgets: list[Widget]) -> list[tuple[str, str]]:
    pairs = [widget for widget in widgets if isinstance(widget, Pair)]
    return [(str(pair._texts[0]), str(pair._texts[1])) for pair in pairs]


def test_words_stand_between_signs_under_their_question() -> None:
    shown = said(woven(written("I asked it."), written("I asked him twice.")))
    assert shown[1:] == ["What happened", "I asked [-it.-]{+him twice.+}"]
    assert "{+…+}" in shown[0]


def test_what_is_no_text_is_said_in_a_sentence() -> None:
    older, newer = written("The same."), written("The same.", date=dt.date(2026, 1, 2))
    newer.placement.coach = None
    older.placement.coach, older.placement.adviser, newer.placement.adviser = 2, None, None
    older.placement.trainer = newer.placement.trainer = None
    older.placement.change_manager = newer.placement.change_manager = None
    shown = said(woven(older, newer))
    assert f"It was: {older.date}. Now it is: 2026-01-02." in shown
    assert "It was: coach 2. Now nothing is filled in." in shown
    assert "Nothing was filled in; now it is: coach 2." in said(woven(newer, older))
    assert not any("[-" in words for words in shown)


def test_each_side_marks_what_only_it_has() -> None:
    one = written("I asked it.", insight="")
    other = written("I asked him.", insight="Ask first.")
    assert sides(paired(one, other, NAMES)) == [
        ("I asked {+it.+}", "I asked {+him.+}"),
        ("(nothing)", "Ask first."),
    ]


def test_of_a_long_text_the_same_middle_is_counted() -> None:
    words = " ".join(f"w{n}" for n in range(200))
    [text] = [s for s in said(woven(written(f"{words} a"), written(f"{words} b"))) if "w199" in s]
    assert (
        text
        == f"(… 175 words the same …) {' '.join(f'w{n}' for n in range(175, 200))} [-a-]{{+b+}}"
    )
    ends = f"a {words} b", f"c {words} d"
    [text] = [s for s in said(woven(written(ends[0]), written(ends[1]))) if "w199" in s]
    assert text.startswith("[-a-] {+c+} w0 ")
    assert "(… 150 words the same …)" in text


def test_what_else_is_not_the_same_is_named() -> None:
    one, other = written("The same."), written("The same.")
    assert said(woven(one, other)) == ["What you wrote is the same in both."]
    other.comments = [*other.comments, Comment("c1", "Why?")]
    assert said(woven(one, other))[1:] == ["Also not the same: the comments."]


def test_nothing_in_a_text_is_taken_for_markup_or_for_an_order() -> None:
    hostile = "[bold]x[/bold] \x1b[31m\u202e[link=y]"
    shown = said(woven(written("x"), written(hostile, title=f"T{hostile}")))
    together = "\n".join([*shown, *said(whole(written(hostile)))])
    assert "[bold]x[/bold]" in together
    assert "\x1b" not in together
    assert "\u202e" not in together


@given(texts, texts)
def test_whatever_was_written_all_of_what_is_new_is_shown(older: str, newer: str) -> None:
    for shown in (woven(written(older), written(newer)), whole(written(newer))):
        assert all(isinstance(widget, Static) for widget in shown)
    for one, other in sides(paired(written(older), written(newer), NAMES)):
        assert one.strip()
        assert other.strip()


class Shown(App[None]):
    CSS_PATH = "../../src/orgcoach_tui/tui/styles/versions.tcss"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict.fromkeys(("line", "quiet"), "#888888")

    def compose(self) -> ComposeResult:
        yield Differences()


async def test_at_sixty_columns_all_of_it_can_be_scrolled_to() -> None:
    text = " ".join(f"word{n}" for n in range(300))
    app = Shown()
    async with app.run_test(size=(60, 20)) as pilot:
        box = app.query_one(Differences)
        await box.show(*paired(written("Other."), written(text), NAMES))
        await pilot.pause()
        box.scroll_end(animate=False, immediate=True)
        await pilot.pause()
        assert box.max_scroll_y > 0
        assert round(box.scroll_y) == box.max_scroll_y
        strips = app.screen._compositor.render_strips()
        assert "word299" in "".join(segment.text for strip in strips for segment in strip)
        assert box.max_scroll_x == 0
