"""The Markdown, read by a parser of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from orgcoach_tui.export.markdown import plain
from orgcoach_tui.journal.model import Answer, Reflection, start
from tests.export.conftest import as_markdown
from tests.hostile import HARMLESS, HOSTILE

PARSER = MarkdownIt("gfm-like", {"linkify": False})


def read(markdown: str) -> tuple[list[str], list[str]]:
    """The kinds of block in a text, and the text of every paragraph and heading."""
    blocks = PARSER.parse(markdown)
    texts = []
    for block in blocks:
        if block.type == "inline":
            kinds = {child.type for child in block.children or []}
            assert kinds <= {"text", "text_special", "softbreak"}, f"markup: {kinds}"
            texts.append("".join(child.content for child in block.children or []))
    return [block.type for block in blocks if block.nesting >= 0 and block.type != "inline"], texts


def test_from_top_to_bottom(reflection: Reflection) -> None:
    assert as_markdown(reflection).splitlines()[:21] == [
        "# Na een sessie",
        "",
        "- Datum: zaterdag 14 maart 2026",
        "- Organisatie: De Kastanje",
        "- Traject: Mirjam",
        "",
        "## Vraag voor supervisie",
        "",
        "Wat zag ik niet?",
        "",
        "En wat wel?",
        "",
        "## 1. Wat er gebeurde",
        "",
        "> Wat deed jij?",
        "",
        "1.1 Eén.",
        "",
        "1.2 Twee.",
        "",
        "1.3 Drie.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no list",
        "+ no list",
        "* no list",
        "12. no list",
        "3) no list",
        "> no quote",
        "---",
        "===",
        "```",
        "~~~",
        "    no code",
        "\tno code",
        "| a | b |",
        "<b>no tag</b>",
        "<!-- no comment -->",
        "&amp; no entity",
        "[no](link) ![no](picture) [no]: link",
        "*no* _no_ **no** `no` ~~no~~",
        "a\\",
        "\\*",
        "$x$",
    ],
)
def test_what_looks_like_markup_reads_as_it_was_typed(text: str) -> None:
    kinds, texts = read(plain(text))
    assert kinds == ["paragraph_open"]
    assert texts == [text.strip()]


def test_hostile_text(reflection: Reflection) -> None:
    reflection.guide = "mine"
    reflection.organisation = reflection.help_question = reflection.insight = HOSTILE
    reflection.answers = [Answer(HOSTILE, HOSTILE, HOSTILE, HOSTILE)]
    written = as_markdown(reflection, mirror=True)
    assert not any(ord(c) < 32 and c != "\n" for c in written)
    _kinds, texts = read(written)
    assert sum(text.count(HARMLESS) for text in texts) >= 6


@given(text=st.text(st.characters(codec="utf-8")))
def test_any_text_leaves_the_structure_as_it_is(text: str) -> None:
    made = start("mine", "en", title="Title")
    made.answers = [Answer("a", "One", "Why?", text), Answer("b", "Two", "How?", "Last.")]
    kinds, texts = read(as_markdown(made))
    assert kinds.count("heading_open") == 3
    assert kinds.count("blockquote_open") == 2
    assert texts[-2] == "2.1 Last."
    assert set(kinds) <= {
        "heading_open",
        "bullet_list_open",
        "list_item_open",
        "blockquote_open",
        "paragraph_open",
    }
