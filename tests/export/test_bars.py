"""A chart says the same as a picture, as blocks, as a table and in words."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from orgcoach_tui.export import made
from orgcoach_tui.export.bars import NOTHING, blocks, svg
from orgcoach_tui.export.document import Bars, Chart, Document, Heading, Table
from orgcoach_tui.names.texts import with_texts

TABLE = Table(
    "Own view", ("When", "coach", "a <role>"), (("1 mrt", "5", "0"), ("2 mrt", "2.5", "–"))
)
CHART = Chart((Bars("coach", (5.0, 2.5)), Bars("a <role>", (0.0, None))), 5, TABLE)
YEAR = Chart((Bars("", tuple(float(n % 3) for n in range(53))),), 2, TABLE)


def document(chart: Chart = CHART) -> Document:
    return Document("en", "Insight", (Heading("Insight", 1), chart), ())


def test_blocks_stand_on_one_scale() -> None:
    assert [blocks(row, CHART.most) for row in CHART.rows] == ["█▅", f"▁{NOTHING}"]


def test_all_of_it_is_in_words() -> None:
    assert (
        CHART.said == "Own view: When 1 mrt: coach 5, a <role> 0; When 2 mrt: coach 2.5, a <role> –"
    )
    assert {*TABLE.head, "1 mrt", "2.5", "–"} <= set(document().texts())


def test_the_picture_is_small_and_well_made() -> None:
    drawn = svg(CHART, alone=True)
    root = ElementTree.fromstring(drawn)
    assert root.attrib["aria-label"] == CHART.said
    assert len(root.findall("{*}path")) == 1, "nothing is drawn for 0 and for what is not there"
    assert "style=" not in drawn
    rows = tuple(Bars(f"role {n}", tuple(float(m % 6) for m in range(24))) for n in range(6))
    assert len(svg(Chart(rows, 5, Table("", ("",), ())))) < 6000


def test_cells_are_shaded_where_they_are_the_bars() -> None:
    assert CHART.shades == ((1.0, 0.0), (0.5, None))
    assert YEAR.shades == ()
    with zipfile.ZipFile(io.BytesIO(made(document(), "docx").content)) as package:
        body = package.read("word/document.xml").decode()
    assert re.findall(r'w:fill="(\w+)"', body) == ["F0A978", "F8D4BC"]
    assert "a &lt;role&gt;" in body


@pytest.mark.parametrize("chart", [CHART, YEAR], ids=["roles", "year"])
@pytest.mark.parametrize("to", ["docx", "pdf", "html", "md"])
def test_every_format_holds_it(chart: Chart, to: str) -> None:
    content = made(document(chart), to).content
    assert content
    if to in ("html", "md"):
        text = content.decode()
        assert "2 mrt" in text
        assert "<role>" not in text


def test_names_in_it_can_be_replaced() -> None:
    changed = with_texts(document(), lambda text: text.replace("coach", "someone"))
    assert "coach" not in "".join(changed.texts())
