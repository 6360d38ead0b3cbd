"""The PDF, read by other people's programs."""

import builtins
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from orgcoach_tui.export import Wish, compose, forms
from orgcoach_tui.export.document import Document, Heading, Paragraph, Table
from orgcoach_tui.export.form import FORMS
from orgcoach_tui.export.pdf import NoTypst, pdf
from orgcoach_tui.journal.model import Answer, Reflection
from orgcoach_tui.settings import Settings
from tests.hostile import HARMLESS, HOSTILE
from tests.tools import need


def made(reflection: Reflection, form: str = "reflection") -> Document:
    wish = Wish(by=Settings(author="Ann Example"))
    return compose([reflection], next(f for f in forms("nl") if f.id == form), wish)


def ran(tmp_path: Path, content: bytes, *command: str) -> str:
    """What a program of poppler prints of the file."""
    need(command[0])
    file = tmp_path / "made.pdf"
    file.write_bytes(content)
    to = ["-"] if command[0] == "pdftotext" else []
    done = subprocess.run([*command, str(file), *to], capture_output=True, check=True)
    return done.stdout.decode(errors="replace")


def text(tmp_path: Path, content: bytes) -> str:
    return ran(tmp_path, content, "pdftotext", "-layout")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_an_accessible_pdf(reflection: Reflection, form: str) -> None:
    content = pdf(made(reflection, form)).content
    assert content.startswith(b"%PDF-1.7")
    assert b"pdfuaid:part" in content  # typst checks what it claims, and stops where it is not so
    assert re.search(rb"/Lang ?\(nl\)", content)


def test_from_top_to_bottom(reflection: Reflection, tmp_path: Path) -> None:
    said = text(tmp_path, pdf(made(reflection)).content)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    assert lines[0] == "Na een sessie"
    assert "Auteur: Ann Example" in lines
    assert "1. Wat er gebeurde" in lines
    assert any(re.fullmatch(r"1\.1\s+Eén\.", line) for line in lines)
    assert any(re.fullmatch(r"expertadviseur\s+4 van 5", line) for line in lines)


def test_headings_tables_and_pictures_say_what_they_are(
    reflection: Reflection, tmp_path: Path
) -> None:
    found = ran(tmp_path, pdf(made(reflection)).content, "pdfinfo", "-struct")
    for tag in ("H1", "H2", "Table", "TH", "TD", "Figure"):
        assert re.search(rf"^\s*{tag}\b", found, re.MULTILINE), tag
    assert not re.search(r"^\s*H3\b", found, re.MULTILINE)
    assert b"/Alt" in pdf(made(reflection)).content


def test_a_table_of_ones_own_and_its_caption(tmp_path: Path) -> None:
    shown = Table("What it shows", ("A", "B"), (("1", "2"), ("3", "4")))
    content = pdf(Document("en", "T", (Heading("T", 1), shown), ("x",))).content
    assert re.search(r"What it shows\s+A\s+B\s+1\s+2\s+3\s+4", text(tmp_path, content))


def test_the_same_input_gives_the_same_bytes(reflection: Reflection) -> None:
    assert pdf(made(reflection)) == pdf(made(reflection))


def test_what_no_letter_type_has_is_named_and_told(reflection: Reflection, tmp_path: Path) -> None:
    reflection.answers[1].text = "Zó 😀 en 日本, → é ½ €."
    found = pdf(made(reflection))
    assert found.replaced == {"😀", "日", "本"}
    assert "Zó [emoji] en [2 tekens], → é ½ €." in text(tmp_path, found.content)


def test_hostile_text(reflection: Reflection, tmp_path: Path) -> None:
    markup = '#import "x" *b* _i_ = h $x$ `c` @r <l> \\ #panic("no") #read("/etc/passwd") //c'
    reflection.guide = "mine"
    for name in ("guide_title", "organisation", "trajectory", "help_question"):
        setattr(reflection, name, HOSTILE)
    reflection.insight = markup
    reflection.answers = [Answer(HOSTILE, HOSTILE, HOSTILE, HOSTILE)]
    said = " ".join(text(tmp_path, pdf(made(reflection)).content).split())
    assert said.count(HARMLESS) >= 5
    assert markup in said


def test_a_hundred_thousand_characters_without_a_space_stay_on_the_page(
    reflection: Reflection, tmp_path: Path
) -> None:
    need("pdftotext")
    reflection.answers[1].text = "x" * 100_000
    (tmp_path / "long.pdf").write_bytes(pdf(made(reflection)).content)
    a4 = ("-x", "0", "-y", "0", "-W", "595", "-H", "842")  # what lies off it is left out
    command = ["pdftotext", "-nopgbrk", *a4, tmp_path / "long.pdf", "-"]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert said.count("x") >= 100_000


@pytest.mark.parametrize("unseen", ["\ufeff", "\u200d\ufeff\u00ad", "\u200b", "\u2060"])
def test_a_sign_that_is_never_seen_is_not_named(unseen: str, tmp_path: Path) -> None:
    blocks = (Heading("T", 1), Paragraph(f"nul{unseen}breed {unseen}"))
    said = text(tmp_path, pdf(Document("nl", "T", blocks, ("x",))).content)
    assert "nul" in said
    assert "[" not in said


def test_a_small_table_is_not_torn_over_two_pages(reflection: Reflection, tmp_path: Path) -> None:
    for lines in range(20, 50):
        reflection.answers[1].text = "Regel.\n" * lines
        pages = text(tmp_path, pdf(made(reflection)).content).split("\f")
        holding = [page for page in pages if re.search(r"\d van 5", page)]
        assert len(holding) == 1, lines


@hypothesis_settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_makes_a_file(typed: str) -> None:
    from orgcoach_tui.text import clean_line

    blocks = (Heading("T", 1), Paragraph(clean_line(typed) or "-"))
    assert pdf(Document("nl", "T", blocks, ("x",))).content.startswith(b"%PDF")


def test_without_typst(reflection: Reflection, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name == "typst":
            raise ImportError
        return usual(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(NoTypst):
        pdf(made(reflection))
