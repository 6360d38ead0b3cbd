"""Words taken over from an earlier reflection, and the way back."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui.journal.model import Answer, new_id, start
from orgcoach_tui.journal.quoting import noted, quotation, sentences, source, without_ids

DAY = dt.date(2026, 11, 12)
ID = "n8xckztk"


def test_a_quotation_says_when_and_leads_back() -> None:
    said = quotation("Ik had het antwoord al klaar.", DAY, ID)
    assert said.startswith("“Ik had het antwoord al klaar.” (")
    assert "2026" in said
    assert source(said, len(said)) == ID


def test_a_quotation_inside_one_is_quoted_singly() -> None:
    assert quotation("Hij zei “nee”.", DAY, ID).count("”") == 1


@given(st.text("abc “”()\n", max_size=30), st.text("abc “”(,)", min_size=1, max_size=30))
def test_the_way_back_is_found_whatever_stands_around_it(before: str, words: str) -> None:
    id_ = new_id()
    text = f"{before}\n{quotation(words, DAY, id_)} and so on"
    assert source(text, len(text)) == id_
    assert source(text, len(before) + 1) == id_


def test_each_line_has_its_own_way_back() -> None:
    one, two = new_id(), new_id()
    text = f"{quotation('a', DAY, one)}\n{quotation('b', DAY, two)}\nplain"
    assert source(text, 3) == one
    assert source(text, text.index("“b")) == two
    assert source(text, len(text)) == ""


def test_of_two_in_a_line_the_one_behind_the_cursor_is_meant() -> None:
    one, two = new_id(), new_id()
    first = quotation("a", DAY, one)
    text = f"{first} {quotation('b', DAY, two)} end"
    assert source(text, 2) == one
    assert source(text, len(first) + 2) == two
    assert source(text, len(text)) == two


def test_another_reader_gets_the_date_alone() -> None:
    said = quotation("a", DAY, ID)
    assert ID not in without_ids(f"x {said} y")
    assert without_ids(f"x {said} y").endswith("2026) y")
    assert without_ids("(12 november, n8xckztk) is no quotation") == (
        "(12 november, n8xckztk) is no quotation"
    )


def test_sentences() -> None:
    assert sentences("One. Two!  “Three?” Four\n\nFive…") == [
        "One.",
        "Two!",
        "“Three?”",
        "Four",
        "Five…",
    ]
    assert sentences("  \n ") == []


@given(st.text(max_size=200))
def test_sentences_lose_nothing_but_space(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_what_was_noted_comes_with_the_title_of_its_question() -> None:
    one = start("session", "en", title="After a session")
    one.answers = [Answer("a", "What happened", "?", "First. Second.")]
    one.insight = "Ask first."
    assert noted(one) == [
        ("What happened", "First."),
        ("What happened", "Second."),
        ("", "Ask first."),
    ]
