"""The page of what many reflections show says what was counted, and no more."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings

from orgcoach_tui import i18n
from orgcoach_tui.export import at_play, made
from orgcoach_tui.export.document import Chart, Items, Paragraph
from orgcoach_tui.export.insight import Asked, gather, page
from orgcoach_tui.insight.series import Reading, Where
from orgcoach_tui.insight.theme_grid import grid
from orgcoach_tui.insight.themes import lexicon_of
from orgcoach_tui.journal.glance import Seen, glance
from orgcoach_tui.journal.model import Answer, Mirror, Reflection
from tests.insight.made import practices, reflection, seen
from tests.insight.test_drift import moved


def shown(kept: list[Reflection], damaged: int = 0, **asked: object) -> str:
    what = Asked(today=dt.date(2025, 1, 5), **asked)  # type: ignore[arg-type]
    return "\n".join(page(gather(Seen(tuple(seen(kept)), damaged), what)).texts())


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.use("en")


def test_a_drift_is_told_with_what_is_behind_it() -> None:
    said = shown(moved(30, 12))
    assert (
        "In each of the last 12 reflections at ‘Waterland’ your words put the expert adviser first; "
        "in the 30 before those, never. Before that it moved about. "
        "It begins with the reflection of 31 January 2024."
    ) in said
    assert "1 Feb 2024 (r0031), 31 Jan 2024 (r0030)" in said
    assert "Do you recognise it?" in said


def test_few_reflections_are_said_to_be_few() -> None:
    said = shown([reflection(1), reflection(2)], damaged=1)
    assert (
        "There are 2 reflections to lay side by side. Below 12 nothing is said of a shift." in said
    )
    assert "There are 2 reflections for this; nothing is said of so few." in said
    assert "1 file could not be read" in said


def test_an_empty_journal_has_a_page() -> None:
    assert "Reflections: 0" in shown([])


def test_only_what_was_asked_for() -> None:
    kept = [reflection(n, organisation="AB"[n % 2], next_step=f"step {n}") for n in range(9)]
    said = shown(kept, where=Where("A"), since=dt.date(2024, 1, 3), until=dt.date(2024, 1, 5))
    assert "Reflections: 2" in said
    assert "step 2" in said
    assert "step 4" in said
    assert "step 6" not in said
    assert "step 3" not in said


def test_what_is_read_today_stands_beside_what_was_shown() -> None:
    kept = [reflection(n, "coach") for n in range(4)]
    again = {one.id: Reading("adviser", "", "clear", "b") for one in kept}
    said = shown(kept, again=again)
    assert "Your words put first: the expert adviser 4 times." in said
    assert "As it was shown then:" in said


def test_where_no_mirror_was_shown_no_empty_picture_stands() -> None:
    kept = [reflection(n, "", mirror=Mirror()) for n in range(4)]
    again = {one.id: Reading("adviser", "", "clear", "b") for one in kept}
    said = shown(kept, again=again)
    assert "No mirror was shown then." in said
    assert said.count("In how many reflections it comes first in your words") == 1


def test_a_year_ago() -> None:
    kept = [reflection(0, date=dt.date(2024, 1, 6), insight="Eerst vragen.", trajectory="Team")]
    assert "6 Jan 2024, Waterland, Team: ‘Eerst vragen.’" in shown(kept)


@given(practices())
@settings(max_examples=25, deadline=None)
def test_every_number_in_a_picture_is_in_its_table(kept: list[Reflection]) -> None:
    what = Asked(today=dt.date(2024, 3, 1))
    document = page(gather(Seen(tuple(seen(kept))), what))
    for block in document.blocks:
        if isinstance(block, Chart) and len(block.rows) > 1:
            assert block.shades
            for n, row in enumerate(block.table.rows):
                for bars, cell in zip(block.rows, row[1:], strict=True):
                    value = bars.values[n]
                    assert cell == ("–" if value is None else f"{value:.1f}".removesuffix(".0"))
    assert made(document, "html").content


def test_many_reflections_share_columns() -> None:
    kept = [reflection(n) for n in range(100)]
    document = page(gather(Seen(tuple(seen(kept))), Asked()))
    charts = [block for block in document.blocks if isinstance(block, Chart)]
    assert max(len(chart.rows[0].values) for chart in charts[:2]) <= 16
    assert "7 reflections at a time" in charts[0].table.caption


def test_names_are_cleaned() -> None:
    one = glance(Path("x"), reflection(1, next_step="a\x1b[31mb\nc", organisation="A\x07"))
    said = "\n".join(page(gather(Seen((one,)), Asked())).texts())
    assert not any(ord(sign) < 32 and sign != "\n" for sign in said)


def test_of_many_steps_the_newest_are_listed_and_the_others_counted() -> None:
    said = shown([reflection(n, next_step=f"step {n}") for n in range(15)])
    assert "step 14" in said
    assert "step 2" not in said
    assert "and 3 before those" in said


def test_a_draft_is_told_of_and_does_not_count() -> None:
    kept = [reflection(0), reflection(1, status="draft", next_step="ask first")]
    said = shown(kept)
    assert "Reflections: 1" in said
    assert "1 draft counts once it is finished." in said
    assert "ask first" in said


def test_of_very_many_the_newest_are_read_and_that_is_told() -> None:
    many = seen([reflection(n) for n in range(at_play.NEWEST + 3)])
    read = at_play.to_read([*many, *seen([reflection(9999, status="draft")])])
    assert len(read) == at_play.NEWEST
    assert (read[0].id, read[-1].id) == ("r0003", many[-1].id)
    (told,) = at_play.read_of(many)
    assert isinstance(told, Paragraph)
    assert f"newest {at_play.NEWEST} of {at_play.NEWEST + 3}" in told.text
    assert not list(at_play.read_of(many[3:]))


def test_each_trajectory_is_quoted_before_one_is_twice() -> None:
    def one(n: int, trajectory: str) -> Reflection:
        answers = [Answer("what_happened", text="De werkdruk is hoog.")]
        return reflection(n, trajectory=trajectory, answers=answers)

    of = grid([one(n, name) for n, name in enumerate("AAAAB")], lexicon_of)
    quotes = next(block for block in at_play.themes(of) if isinstance(block, Items)).texts
    assert [", B: " in quote for quote in quotes] == [False, True, False]
