"""A reflection as TOML: every text comes back as it was, and what is not known survives."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orgcoach_tui.journal import toml
from orgcoach_tui.journal.model import (
    Answer,
    Comment,
    Dropped,
    Mirror,
    NotedTheme,
    Outcome,
    Placement,
    Reflection,
)
from orgcoach_tui.text import clean, clean_line
from tests.journal.made import made, reflections, texts


@given(texts)
@example('"""')
@example('ends with a quote"')
@example("ends with a backslash\\")
@example("\n")
@example("\nbegins with an empty line")
@example("trailing \t \n \n")
@example("a\u0085b\u2028c\u2029d")
@example("[[answers]]\nkey = 'x'\n")
@example("e\u0301 \U0001f469\u200d\U0001f467 " * 20_000)
def test_every_text_comes_back_as_it_was_typed(text: str) -> None:
    typed = clean(text)
    written = toml.dumps(made(answers=[Answer("a", text=typed), Answer("b", text="after")]))

    assert tomllib.loads(written)["answers"][0]["text"] == typed
    assert [a.text for a in toml.loads(written).answers] == [typed, "after"]
    assert [a.text for a in toml.loads(toml.decode(written.encode())).answers] == [typed, "after"]


@given(texts)
def test_a_text_that_was_not_cleaned_is_cleaned_on_the_way(text: str) -> None:
    written = toml.dumps(made(insight=text, organisation=text))
    read = toml.loads(written)
    assert (read.insight, read.organisation) == (clean(text), clean_line(text))
    assert not set(written) & {"\x1b", "\x00", "\u202e", "\r"}


def cleaned(value: Any) -> Any:
    """A reflection with every text of its own as it is on disk; unknown keys as they are."""
    if isinstance(
        value, (Reflection, Answer, Comment, NotedTheme, Outcome, Placement, Mirror, Dropped)
    ):
        whole = {"text", "question", "note", "why", "counter_question", "counter_answer"}
        whole |= {"help_question", "insight", "next_step", "quote", "reply"}
        parts = {}
        for name in value.__dataclass_fields__:
            part = getattr(value, name)
            if name == "extra" or not isinstance(part, (str, list, Placement, Mirror)):
                parts[name] = part
            elif isinstance(part, str):
                parts[name] = clean(part) if name in whole else clean_line(part)
            else:
                parts[name] = cleaned(part)
        return type(value)(**parts)
    return [cleaned(item) for item in value]


@given(reflections())
def test_whole_reflections_come_back_with_their_unknown_keys(reflection: Reflection) -> None:
    written = toml.dumps(reflection)
    read = toml.loads(written)
    assert read == cleaned(reflection)
    assert toml.dumps(read) == written


def test_the_form_is_the_one_in_the_documentation() -> None:
    assert toml.dumps(made()) == (
        "schema = 1\n"
        'id = "bcdfghjk"\n'
        'guide = "session"\n'
        'language = "nl"\n'
        "date = 2026-11-23\n"
        "created = 2026-11-23 16:42:00+01:00\n"
        "updated = 2026-11-23 16:51:07+01:00\n"
        'status = "finished"\n'
        'step = "close"\n'
        'guide_title = "Na een sessie"\n'
        'organisation = "Gemeente Waterland"\n'
        'trajectory = "Team Vergunningen"\n'
        'help_question = "Hoe laat ik los?"\n'
        'insight = "Eerst vragen."\n'
        'next_step = "Marian bellen"\n'
        "next_date = 2026-12-01\n"
        "\n[[answers]]\n"
        'key = "what_happened"\n'
        'title = "Wat gebeurde er"\n'
        'question = "Wat gebeurde er, en wat deed jij?"\n'
        'text = """\nStilte.\nToen kwam het los."""\n'
        "\n[[answers]]\n"
        'key = "pull"\n'
        'title = "Waar trok het?"\n'
        'question = "Waar trok het?"\n'
        'text = ""\n'
        "\n[placement]\n"
        "coach = 2\n"
        "trainer = 0\n"
        "adviser = 4\n"
        'note = "De notitie lag er al."\n'
        "\n[mirror]\n"
        'label = "adviser"\n'
        'strength = "likely"\n'
        'rules = "3f2a"\n'
        "read_at = 2026-11-23 16:50:00+01:00\n"
        'recognised = "partly"\n'
        'why = "ja en nee"\n'
        'counter_question = "Wie weet dit al?"\n'
        'counter_answer = "Marian."\n'
        "\n[mirror.scores]\n"
        "adviser = 2.5\n"
        "coach = -0.25\n"
        "\n[[mirror.dropped]]\n"
        'question = "what_happened"\n'
        'text = "een notitie"\n'
        'rule = "adviser-report"\n'
        "\n[audience]\n"
        'default = "assignment"\n'
        'pull = "private"\n'
        "\n[[comments]]\n"
        'id = "c7f3"\n'
        'part = "what_happened"\n'
        'quote = "Stilte."\n'
        'text = "Wat deed die stilte met jou?"\n'
        'author = "M. de Wit"\n'
        "made = 2026-11-24 09:05:00+01:00\n"
        'state = "answered"\n'
        'reply = "Ik werd er onrustig van."\n'
        "\n[[themes]]\n"
        'name = "volle weken"\n'
        'lexicon = "work_pressure"\n'
        "\n[[themes]]\n"
        'name = "leiderschap"\n'
        'lexicon = "leadership"\n'
        'answer = "no"\n'
        "\n[[outcomes]]\n"
        'part = "next_step"\n'
        'state = "let_go"\n'
        'why = "Marian belde zelf."\n'
        "on = 2026-12-02\n"
    )


def test_nothing_filled_in_is_short() -> None:
    empty = made(
        **dict.fromkeys(
            ("organisation", "trajectory", "help_question", "guide_title", "insight", "next_step"),
            "",
        ),
        answers=[],
        placement=Placement(),
        mirror=Mirror(),
        audience={},
        comments=[],
        themes=[],
        outcomes=[],
        next_date=None,
    )
    assert set(tomllib.loads(toml.dumps(empty))) == {
        *("schema", "id", "guide", "language", "date", "created", "updated", "status", "step")
    }
    assert toml.loads(toml.dumps(empty)) == empty


@given(st.integers(-86_399, 86_399))
def test_a_zone_that_toml_cannot_write_is_told_in_utc(seconds: int) -> None:
    zone = dt.timezone(dt.timedelta(seconds=seconds))
    moment = dt.datetime(1890, 1, 1, 12, tzinfo=zone)
    read = toml.loads(toml.dumps(made(created=moment)))
    assert read.created == moment


def test_edited_by_hand_on_windows() -> None:
    """A BOM, Windows' line ends, a comment, another order and another way to write strings."""
    written = toml.dumps(made()).replace("\n", "\r\n")
    edited = "# mijn aantekening\r\n" + written.replace('"Gemeente Waterland"', "'Gemeente  Noord'")
    read = toml.loads(toml.decode(b"\xef\xbb\xbf" + edited.encode()))
    assert read == made(organisation="Gemeente Noord")


def test_a_time_without_a_zone_is_local_time() -> None:
    edited = toml.dumps(made()).replace("16:42:00+01:00", "16:42:00")
    created = toml.loads(edited).created
    assert created.utcoffset() is not None
    assert created.replace(tzinfo=None) == dt.datetime(2026, 11, 23, 16, 42)


def test_whole_numbers_are_scores_too() -> None:
    read = toml.loads(toml.dumps(made()).replace("adviser = 2.5", "adviser = 2"))
    assert read.mirror.scores["adviser"] == 2.0


NEWER = toml.dumps(made()).replace("schema = 1", "schema = 2")


def test_a_newer_schema_can_be_read() -> None:
    read = toml.loads(NEWER + '\n[brought_along]\nby = "a later version"\n')
    assert read.schema == 2
    assert read.extra == {"brought_along": {"by": "a later version"}}
    assert read.answers == made().answers


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('status = "finished"', 'status = "archived"'),
        ("coach = 2", "coach = 7"),
        ('insight = "Eerst vragen."', "insight = ['Eerst', 'vragen']"),
        ("next_date = 2026-12-01", "next_date = 'soon'"),
        ("read_at = 2026-11-23 16:50:00+01:00", "read_at = 3"),
        ("[mirror.scores]", "[[mirror.scores]]"),
    ],
)
def test_what_a_newer_schema_means_otherwise_is_left_unread(old: str, new: str) -> None:
    assert old in NEWER
    read = toml.loads(NEWER.replace(old, new))
    assert read.text("what_happened") == "Stilte.\nToen kwam het los."


def test_a_newer_schema_without_what_is_needed_says_that_it_is_newer() -> None:
    with pytest.raises(toml.Damaged) as raised:
        toml.loads(NEWER.replace("\ndate = ", "\nday = "))
    assert "newer version" in raised.value.problem.what


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_documentation_shows_the_format_as_it_is(language: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / f"formats.{language}.md").read_text("utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    read = toml.loads(example)
    assert toml.dumps(read) == example
    assert not read.extra
    for part in (Reflection, Answer, Placement, Mirror, Dropped, Comment, NotedTheme, Outcome):
        for key in set(part.__dataclass_fields__) - {"extra"}:
            assert f"`{key}`" in page or f"{key}]`" in page or f"{key}]]`" in page, key
