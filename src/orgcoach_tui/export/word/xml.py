"""Small pieces of WordprocessingML. Every text is escaped here and nowhere else."""

import re
from collections.abc import Iterable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# What XML 1.0 cannot hold, as far as cleaning a text leaves it in.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """`text` for an element or an attribute."""
    text = _IMPOSSIBLE.sub("", text)
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, name)
    return text


def run(text: str, properties: str = "") -> str:
    """A run of text; a tab in it is a tab stop."""
    props = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    pieces = (f'<w:t xml:space="preserve">{escaped(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:r>{props}{'<w:tab/>'.join(pieces)}</w:r>"


def paragraph(style: str, runs: Iterable[str], properties: str = "") -> str:
    """A paragraph in `style`."""
    named = f'<w:pStyle w:val="{style}"/>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(runs)}</w:p>"


def cell(width: int, inside: str, fill: str = "") -> str:
    """A cell of a table, `width` in twentieths of a point."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{inside}</w:tc>'


def table(widths: list[int], said: str, rows: Iterable[str]) -> str:
    """A table whose first row is its header; `said` tells somebody who cannot see it what it is."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escaped(said)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[str], *, header: bool = False) -> str:
    """A row; the header is repeated on every page, and no row is split over two."""
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"
