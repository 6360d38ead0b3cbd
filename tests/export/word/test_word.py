"""The Word file, read by other people's programs."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from orgcoach_tui.export import Wish, compose, forms
from orgcoach_tui.export.document import Bars, Chart, Document, Heading, Paragraph, Place, Table
from orgcoach_tui.export.form import FORMS
from orgcoach_tui.export.word import PLACES, PRINTS, Remark, word
from orgcoach_tui.export.word.body import anchor, places
from orgcoach_tui.export.word.prints import SIZE, fingerprint
from orgcoach_tui.journal.model import Answer, Reflection
from orgcoach_tui.settings import Settings
from tests.hostile import HARMLESS, HOSTILE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def check(file: Path) -> None:
    """What the specification says of the file."""
    found = OpenXmlValidator().validate(file)
    assert found.is_valid, [error.description for error in found.errors]


def made(reflection: Reflection, form: str = "reflection") -> Document:
    wish = Wish(by=Settings(author="Ann Example"))
    return compose([reflection], next(f for f in forms("nl") if f.id == form), wish)


def part(content: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return ElementTree.fromstring(package.read(name))


def properties(content: bytes) -> dict[str, str]:
    """The properties that are no ordinary ones."""
    found = part(content, "docProps/custom.xml")
    return {str(one.get("name")): "".join(one.itertext()) for one in found}


def read(content: bytes) -> list[tuple[str, str]]:
    """Every paragraph outside tables with the name of its style, as python-docx reads them."""
    paragraphs = docx.Document(io.BytesIO(content)).paragraphs
    return [(p.style.name if p.style else "", p.text) for p in paragraphs if p.text]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_valid(reflection: Reflection, form: str, tmp_path: Path) -> None:
    choices = {"default": "assignment"}
    reflection.audience = choices  # type: ignore[assignment]
    file = tmp_path / "made.docx"
    file.write_bytes(word(made(reflection, form)))
    check(file)


def test_from_top_to_bottom(reflection: Reflection) -> None:
    found = read(word(made(reflection)))
    assert found[:3] == [
        ("Heading 1", "Na een sessie"),
        ("Orgcoach Fact", "Auteur\tAnn Example"),
        ("Orgcoach Fact", "Datum\tzaterdag 14 maart 2026"),
    ]
    assert ("Heading 2", "1. Wat er gebeurde") in found
    assert ("Orgcoach Numbered", "1.1\tEén.") in found
    assert ("Orgcoach Help", "Wat zag ik niet?") in found


def test_the_same_input_gives_the_same_bytes(reflection: Reflection) -> None:
    assert word(made(reflection)) == word(made(reflection))


def test_the_placement_is_a_table_with_a_header_and_words(reflection: Reflection) -> None:
    [table] = docx.Document(io.BytesIO(word(made(reflection)))).tables
    assert [cell.text for cell in table.columns[0].cells][1:] == [
        *("coach", "bedrijfsopleider", "expertadviseur", "verandermanager")
    ]
    assert [cell.text for cell in table.columns[6].cells][1:] == [
        *("5 van 5", "1 van 5", "4 van 5", "0 van 5")
    ]
    rows = part(word(made(reflection)), "word/document.xml").iter(f"{W}tr")
    shaded = [len(list(row.iter(f"{W}shd"))) for row in rows]
    assert shaded == [0, 5, 1, 4, 0]
    tables = part(word(made(reflection)), "word/document.xml").iter(f"{W}tbl")
    said = [table.find(f"{W}tblPr/{W}tblCaption") for table in tables]
    assert "coach: 5 van 5" in str(said[0].get(f"{W}val"))  # type: ignore[union-attr]


def test_a_table_names_its_columns() -> None:
    shown = Table("What it shows", ("A", "B"), (("1", "2"), ("3", "4")))
    content = word(Document("en", "T", (Heading("T", 1), shown), ("x",)))
    [table] = docx.Document(io.BytesIO(content)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        *(["A", "B"], ["1", "2"], ["3", "4"])
    ]
    headers = list(part(content, "word/document.xml").iter(f"{W}tblHeader"))
    assert len(headers) == 1


def test_what_belongs_together_stays_on_a_page(reflection: Reflection) -> None:
    """The rows of a small table, and a date under a heading with what was to be done."""
    paragraphs = list(part(word(made(reflection)), "word/document.xml").iter(f"{W}p"))
    said = {"".join(p.itertext()): p.find(f"{W}pPr/{W}keepNext") is not None for p in paragraphs}
    assert said["coach"]
    assert not said["verandermanager"]  # of the last row
    assert said["vrijdag 20 maart 2026"]
    assert not said["6.1Haar bellen."]


def test_no_head_of_a_table_with_numbers_is_broken() -> None:
    heads = ("Wanneer", "Coach", "Opleider", "Adviseur", "Verandering", "Midden", "Petten")
    bars = tuple(Bars(name, (1.0, 2.0)) for name in heads[1:])
    rows = (("2 juni 2026", *"111111"), ("1 juli 2026", *"222222"))
    chart = Chart(bars, 5, Table("Wat het laat zien", heads, rows))
    content = word(Document("nl", "T", (Heading("T", 1), chart), ("x",)))
    widths = [
        int(str(one.get(f"{W}w"))) for one in part(content, "word/document.xml").iter(f"{W}gridCol")
    ]
    assert sum(widths) <= 9070
    for head, width in zip(heads, widths, strict=True):
        assert width - 216 >= len(head) * 6.5 * 20, head  # nine points, bold, of a wide letter


def test_language_and_properties_name_no_client(reflection: Reflection) -> None:
    content = word(made(reflection))
    language = part(content, "word/styles.xml").find(f".//{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "nl-NL"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name != "word/document.xml":
                assert b"Kastanje" not in package.read(name)
                assert b"Mirjam" not in package.read(name)
    core = docx.Document(io.BytesIO(content)).core_properties
    assert (core.title, core.author, core.identifier) == (
        *("Na een sessie", "Ann Example", reflection.id),
    )


def test_an_anchor_stands_in_the_heading_of_every_part(reflection: Reflection) -> None:
    document = made(reflection)
    content = word(document)
    named = [f"{place.reflection}/{place.part}" for place in places(document)]
    assert properties(content)[PLACES].split() == named
    found = {}
    for paragraph in part(content, "word/document.xml").iter(f"{W}p"):
        for mark in paragraph.iter(f"{W}bookmarkStart"):
            found[mark.get(f"{W}name")] = "".join(paragraph.itertext())
    assert found["oc_1_what_happened"] == "1. Wat er gebeurde"
    assert len(found) == len(named)


def test_a_long_property_goes_on_in_another(reflection: Reflection, tmp_path: Path) -> None:
    texts = [f"Paragraph {n}" for n in range(200)]
    reflection.answers = [
        Answer(f"key{n}", f"T{n}", "", "\n".join(texts[n * 10 :][:10])) for n in range(20)
    ]
    document = made(reflection)
    content = word(document)
    (tmp_path / "made.docx").write_bytes(content)
    check(tmp_path / "made.docx")
    found = properties(content)
    assert all(len(value) <= 255 for value in found.values())
    named = " ".join(value for name, value in found.items() if name.startswith(PLACES))
    assert named.split() == [f"{place.reflection}/{place.part}" for place in places(document)]
    prints = "".join(value for name, value in found.items() if name.startswith(PRINTS))
    known = {prints[at : at + SIZE] for at in range(0, len(prints), SIZE)}
    written = [text for _style, text in read(content)]
    assert len(written) > 200
    assert {fingerprint(text) for text in written} <= known
    assert fingerprint("Paragraph 7, and more") not in known


@given(st.text(max_size=60), st.integers(0, 999))
def test_an_anchor_is_short_and_plain(key: str, n: int) -> None:
    name = anchor(n, Place("id", key))
    assert len(name) <= 40
    assert name.isascii()
    assert name.replace("_", "").isalnum()


def test_remarks_lie_at_their_words(reflection: Reflection, tmp_path: Path) -> None:
    id_ = reflection.id
    remarks = [
        Remark(Place(id_, "what_happened"), "Which two?\nSay more.", "M", quote="Twee."),
        Remark(Place(id_, "insight"), "Good & <well>", 'A "B"', "2026-03-15T10:00:00Z", "gone"),
        Remark(None, "On the whole", "M"),
    ]
    content = word(made(reflection), remarks)
    (tmp_path / "made.docx").write_bytes(content)
    check(tmp_path / "made.docx")
    at = {}
    for paragraph in part(content, "word/document.xml").iter(f"{W}p"):
        for start in paragraph.iter(f"{W}commentRangeStart"):
            at[start.get(f"{W}id")] = "".join(paragraph.itertext())
    assert at == {"0": "1.2Twee.", "1": "5. Eén inzicht", "2": "Na een sessie"}
    comments = list(docx.Document(io.BytesIO(content)).comments)
    assert [(c.text, c.author) for c in comments] == [
        ("Which two?\nSay more.", "M"),
        ("Good & <well>", 'A "B"'),
        ("On the whole", "M"),
    ]


def test_hostile_text(reflection: Reflection, tmp_path: Path) -> None:
    reflection.guide = "mine"
    for name in ("guide_title", "organisation", "trajectory", "help_question", "insight"):
        setattr(reflection, name, HOSTILE)
    reflection.answers = [Answer(HOSTILE, HOSTILE, HOSTILE, HOSTILE)]
    content = word(made(reflection), [Remark(None, HOSTILE, HOSTILE, quote=HOSTILE)])
    (tmp_path / "made.docx").write_bytes(content)
    check(tmp_path / "made.docx")
    assert sum(text.count(HARMLESS) for _style, text in read(content)) >= 6


@given(st.text())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    document = Document("en", "T", (Heading("T", 1), Paragraph(text, number="1.1")), ("x",))
    found = read(word(document))[1][1]
    possible = "".join(
        c
        for c in text
        if c in "\t" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    )
    if "\n" not in text and "\r" not in text:
        assert found == f"1.1\t{possible}"
