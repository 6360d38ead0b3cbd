"""The web page, read as a browser would."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgcoach_tui.journal.model import Answer, Placement, Reflection
from orgcoach_tui.text import clean, clean_line
from tests.export.conftest import as_page
from tests.hostile import HARMLESS, HOSTILE

VOID = {"meta", "rect", "line", "circle", "polygon"}
ALLOWED = VOID | {"html", "head", "title", "style", "body", "main", "h1", "h2", "section", "p"}
ALLOWED |= {"dl", "dt", "dd", "div", "a", "span", "svg", "text", "table", "tr", "th", "td"}
ALLOWED |= {"footer", "thead"}


class Page(HTMLParser):
    """What is in a page: its tags with their attributes, and the text by tag."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == [], "something is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self._open[-1] if self._open else "", data))

    def of(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]

    def attribute(self, name: str) -> list[str]:
        return [value for _tag, found in self.tags if (value := found.get(name)) is not None]


def check(source: str) -> Page:
    """What holds for every page, whatever was typed."""
    page = Page(source)
    assert {tag for tag, _attrs in page.tags} <= ALLOWED
    for _tag, attrs in page.tags:
        assert not any(name.startswith("on") for name in attrs)
        assert not {"src", "style", "srcset", "action", "data"} & set(attrs)
    assert all(link.startswith("#p") for link in page.attribute("href"))
    assert not re.search(r"https?:|url\(|@import", source.split("</style>")[0])
    [style] = page.of("style")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page.attribute("content")
    ids = page.attribute("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.attribute("href")} <= set(ids)
    return page


def test_from_top_to_bottom(reflection: Reflection) -> None:
    page = check(as_page(reflection))
    assert page.tags[0] == ("html", {"lang": "nl"})
    assert page.of("title") == page.of("h1") == ["Na een sessie"]
    assert page.of("dd") == ["zaterdag 14 maart 2026", "De Kastanje", "Mirjam"]
    assert page.of("h2")[:3] == ["Vraag voor supervisie", "1. Wat er gebeurde", "2. Je rol daarin"]
    assert page.of("a") == ["1.1", "1.2", "1.3", "3.1", "4.1", "5.1", "6.1"]
    assert page.of("span")[:3] == ["Eén.", "Twee.", "Drie."]
    assert "Wat deed jij?" in page.of("p")


def test_no_name_of_a_client_where_a_file_name_is_made_of_it(reflection: Reflection) -> None:
    [title] = check(as_page(reflection)).of("title")
    assert "Kastanje" not in title
    assert "Mirjam" not in title


def test_the_placement_is_a_picture_and_stands_in_words(reflection: Reflection) -> None:
    page = check(as_page(reflection))
    [picture] = [attrs for tag, attrs in page.tags if tag == "svg"]
    assert picture["role"] == "img"
    assert picture["aria-label"] == (
        "De vier rollen: coach: 5 van 5; bedrijfsopleider: 1 van 5; "
        "expertadviseur: 4 van 5; verandermanager: 0 van 5"
    )
    assert page.of("td") == ["5 van 5", "1 van 5", "4 van 5", "0 van 5"]
    assert [attrs["points"] for tag, attrs in page.tags if tag == "polygon"] == [
        "85,35 187,95 238,170 170,110"
    ]


def test_a_role_that_is_still_open_is_no_zero(reflection: Reflection) -> None:
    reflection.placement = Placement(coach=2, trainer=0)
    page = check(as_page(reflection))
    assert not [tag for tag, _attrs in page.tags if tag == "polygon"]
    assert len([tag for tag, _attrs in page.tags if tag == "circle"]) == 2
    assert page.of("td") == ["2 van 5", "0 van 5", "nog open", "nog open"]


def test_nothing_placed_shows_nothing(reflection: Reflection) -> None:
    reflection.placement = Placement()
    page = check(as_page(reflection))
    assert not [tag for tag, _attrs in page.tags if tag in ("svg", "table")]


@pytest.mark.parametrize("mirror", [False, True])
def test_hostile_text_everywhere(reflection: Reflection, mirror: bool) -> None:
    reflection.guide = "mine"
    for name in ("guide_title", "organisation", "trajectory", "help_question", "insight"):
        setattr(reflection, name, HOSTILE)
    reflection.next_step = reflection.placement.note = HOSTILE
    reflection.answers = [Answer(HOSTILE, HOSTILE, HOSTILE, f"Ik gaf advies. {HOSTILE}")]
    reflection.mirror.recognised = "yes"
    reflection.mirror.why = reflection.mirror.counter_question = HOSTILE
    reflection.mirror.counter_answer = HOSTILE
    source = as_page(reflection, mirror=mirror)
    page = check(source)
    assert not any(ord(c) < 32 and c != "\n" for c in source)
    assert sum(text.count(HARMLESS) for _tag, text in page.texts) >= 10


@given(text=st.text(), title=st.text())
def test_any_text_is_only_text(text: str, title: str) -> None:
    from orgcoach_tui.journal.model import start

    made = start("mine", "en", title=title)
    made.answers = [Answer("a", title, title, text)]
    page = check(as_page(made))
    shown = [clean(line) for tag, line in page.texts if tag == "span"]
    assert shown == [line.rstrip() for line in clean(text).split("\n") if line.strip()]
    if clean_line(title):
        assert page.of("h1") == [clean_line(title)]
