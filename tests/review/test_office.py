"""A Word file as a reader sends it back from LibreOffice, in the three formats it may be saved in."""

import os
import subprocess
from pathlib import Path

import pytest

from orgcoach_tui.journal.comments import add, changed_since
from orgcoach_tui.review.own import Own
from tests.review.conftest import back, sent
from tests.tools import need

SCRIPT = Path(__file__).with_name("reader_at_work.py")
PYTHON = "/usr/bin/python3"  # the one that LibreOffice comes with
MARIAN, BOS, EDITOR = "M. de Wit", "J. Bos", "Marian de Wit"

EXPECTED = {
    ("", "", "the whole", MARIAN),
    ("help_question", "Wat zag ik niet", "the help question", MARIAN),
    ("what_happened", "", "the heading", MARIAN),
    ("what_happened", "Twee mensen hadden hem gelezen.", "two of how many?\nand who?", MARIAN),
    ("what_happened", "Twee mensen hadden hem gelezen.", "a reply to that", BOS),
    ("what_happened", "", "a point", MARIAN),
    ("what_happened", "maar dat weten we allang.\nEn toen was", "two paragraphs", BOS),
    ("what_happened", "stil", "one word", MARIAN),
    ("role_and_pull", "", "in the table", MARIAN),
    ("adds_to_picture", "Weinig, denk ik. Iedereen heeft het druk.", "the paragraph", MARIAN),
}
SUGGESTED = {
    ("what_happened", "En toen was het stil.", "En toen was het stil. Hoe lang?", EDITOR),
    (
        *("adds_to_picture", "Weinig, denk ik. Iedereen heeft het druk."),
        *("Weinig. Bijna Iedereen heeft het druk.", EDITOR),
    ),
    ("insight", "", "A whole paragraph.", EDITOR),
    ("next_step", "Haar bellen.", "Haar bellen.\nEn vragen hoe het is.", EDITOR),
}


def test_every_remark_is_placed_in_each_format_and_none_comes_twice(
    own: Own, tmp_path: Path
) -> None:
    need("soffice")
    if (
        "CI" not in os.environ
        and subprocess.run([PYTHON, "-c", "import uno"], check=False).returncode
    ):
        pytest.skip("not installed: python3-uno")
    (tmp_path / "out.docx").write_bytes(sent(own.reflection))
    worked = subprocess.run(
        [PYTHON, SCRIPT, tmp_path / "out.docx", tmp_path],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert worked.returncode == 0, worked.stderr
    for ending in ("docx", "odt", "doc"):
        name = f"back.{ending}"
        found = back((tmp_path / name).read_bytes(), own, name)
        remarks = {(c.part, c.quote, c.text, c.author) for c in found if c.kind == "comment"}
        changes = {(c.part, c.quote, c.text, c.author) for c in found if c.kind == "suggestion"}
        assert remarks == EXPECTED, ending
        assert changes == SUGGESTED, ending
        assert len(found) == len(EXPECTED) + len(SUGGESTED), ending
        dates = {c.text: c.made.date().isoformat() if c.made else "" for c in found}
        assert dates["the heading"] == "2026-03-15"
        assert dates["a point"] == ""
        if ending != "doc":  # that format does not know it
            assert [c.text for c in found if c.state == "set_aside"] == ["one word"]
        added = add(own.reflection, found)
        assert len(added) == (len(found) if ending == "docx" else 0), ending
        assert add(own.reflection, found) == [], ending
    assert not any(changed_since(own.reflection, comment) for comment in own.reflection.comments)
