"""A supervisor's comments in a file of our own."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui.journal.comments import add
from orgcoach_tui.journal.model import Comment
from orgcoach_tui.review import Refused, look
from orgcoach_tui.review.comments_file import dumps, loads
from orgcoach_tui.review.own import Own
from orgcoach_tui.text import clean, clean_line
from tests.journal.made import texts

MADE = dt.datetime(2026, 3, 15, 10, 30, tzinfo=dt.UTC)


def test_there_and_back(own: Own) -> None:
    comments = [
        Comment("a", "Mooi.", "", author="M", made=MADE),
        Comment(
            "b", "Wat deed dat?\nEn toen?", "what_happened", quote="stil", author="M", made=MADE
        ),
        Comment("c", "", "insight", "suggestion", "dan pas mijn notitie", "M"),
        Comment("d", "Dank.", author="M", reply_to="a"),
    ]
    content = dumps(("bcdfghjk", comment) for comment in comments).encode()
    found = look(content, "verslag.comments.toml", {"bcdfghjk": own}.get)
    assert found.comments == {"bcdfghjk": comments}
    added = add(own.reflection, found.comments["bcdfghjk"])
    assert added[3].reply_to == added[0].id
    assert add(own.reflection, look(content, "", {"bcdfghjk": own}.get).comments["bcdfghjk"]) == []


@given(st.lists(st.tuples(texts, texts, texts), max_size=4))
def test_any_text_comes_back(rows: list[tuple[str, str, str]]) -> None:
    comments = [
        Comment(f"c{n}", text, quote=quote, author=author)
        for n, (text, quote, author) in enumerate(rows)
    ]
    read = [
        comment
        for _id, comment in loads(dumps(("x", c) for c in comments).encode("utf-8", "replace"))
    ]
    assert [(c.text, c.quote, c.author) for c in read] == [
        (clean(text), clean(quote), clean_line(author)) for text, quote, author in rows
    ]


def test_others_reflections_are_left_out_and_told(own: Own) -> None:
    rows = [("bcdfghjk", Comment("a", "Mooi.")), ("klmnpqrs", Comment("b", "Mooi."))]
    found = look(dumps(rows).encode(), "", {"bcdfghjk": own}.get)
    assert (list(found.comments), found.elsewhere) == (["bcdfghjk"], 1)
    with pytest.raises(Refused, match="not in your journal"):
        look(dumps(rows[1:]).encode(), "", {"bcdfghjk": own}.get)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("comments_format = 1\n[[comments]]\n", "Comment 1 .*reflection"),
        ("comments_format = 1\n[[comments]]\nreflection = 'a b'\n", "Comment 1 "),
        ("comments_format = 1\n[[comments]]\nreflection = 'a'\nkind = 'secret'\n", "‘kind’"),
        ("comments_format = 1\n[[comments]]\nreflection = 'a'\nmade = 'secret'\n", "‘made’"),
        ("comments_format = 1\ncomments = 'secret'\n", "no file of comments"),
        ("comments_format = 1\ncomments = ['secret']\n", "Comment 1 "),
        ("comments_format = 2\n", "newer version"),
        ("comments_format = true\n", "no file of comments"),
        ("schema = 1\n", "no file of comments"),
        ("comments_format = \n", "line 1"),
        ("x = [" * 3000, "damaged"),
        ("comments_format = 1\n" + "[[comments]]\nreflection = 'a'\n" * 6000, "5000"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(own: Own, text: str, why: str) -> None:
    with pytest.raises(Refused, match=why) as caught:
        look(text.encode(), "a.toml", {"bcdfghjk": own}.get)
    assert "secret" not in caught.value.why


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_documentation_shows_the_format_as_it_is(language: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / f"formats.{language}.md").read_text("utf-8")
    [example] = [part for part in page.split("```") if part.startswith("toml\ncomments_format")]
    read = loads(example.removeprefix("toml\n").encode())
    assert [comment.reply_to for _id, comment in read] == ["", "a"]
    assert dumps(
        [
            (id_, replace(comment, id=comment.id if n == 0 else ""))
            for n, (id_, comment) in enumerate(read)
        ]
    ) == example.removeprefix("toml\n")
