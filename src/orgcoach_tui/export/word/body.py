"""The blocks of a document as the body of a Word file, with an anchor at every part of a reflection."""

import re
from collections.abc import Iterator, Sequence

from orgcoach_tui.export.document import (
    Block,
    Chart,
    Document,
    Facts,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Place,
    Placed,
    Remark,
    Table,
)
from orgcoach_tui.export.word.xml import cell, escaped, paragraph, row, run, table

_At = tuple[int, str]
"""The number of a remark, and the words that it is about."""

_WIDTH = 9070  # between the margins, in twentieths of a point
_PERIOD = 2600
_MANY = 6  # columns, from which on words in them are set smaller and the period has less room
_SMALL = 12  # rows of a table that stays on one page
_STYLES = {
    "answer": "OrgcoachAnswer",
    "question": "OrgcoachQuestion",
    "note": "OrgcoachNote",
    "quote": "Quote",
    "help": "OrgcoachHelp",
    "empty": "OrgcoachNote",
}
_SHADES = {"coach": "1262BA", "trainer": "755807", "adviser": "A1431A", "change_manager": "2F6B3A"}


def places(document: Document) -> list[Place]:
    """The places in the document, in the order of their anchors."""
    marked = (b.place for b in document.blocks if isinstance(b, Heading | Paragraph))
    return [place for place in marked if place]


def anchor(n: int, place: Place) -> str:
    """The name of the bookmark of the n-th place: at most forty letters, digits and underscores."""
    return f"oc_{n}_{re.sub(r'[^A-Za-z0-9]', '_', place.part)}"[:40]


def body(document: Document, remarks: Sequence[Remark]) -> str:
    """All of `<w:body>`. A remark lies at its quote, else at the heading of its place, else on top."""
    where = _targets(document, remarks)
    pieces: list[str] = []
    marks = 0
    fresh = False
    for at, block in enumerate(document.blocks):
        if isinstance(block, NewPage):
            fresh = True
            continue
        here = [(n, remarks[n].quote) for n, target in enumerate(where) if target == at]
        mark = ""
        if isinstance(block, Heading | Paragraph) and block.place:
            name = anchor(marks, block.place)
            mark = (
                f'<w:bookmarkStart w:id="{marks}" w:name="{name}"/><w:bookmarkEnd w:id="{marks}"/>'
            )
            marks += 1
        stays = "<w:keepNext/>" if _stays(document.blocks, at) else ""
        pieces += _block(block, mark, here, f"{stays}{'<w:pageBreakBefore/>' if fresh else ''}")
        fresh = False
    margins = 'w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708"'
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId7"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins} w:footer="708" w:gutter="0"/>'
        "</w:sectPr>"
    )
    return f"<w:body>{''.join(pieces)}{section}</w:body>"


def _stays(blocks: Sequence[Block], at: int) -> bool:
    """Whether it is on the page of what follows: a note right under a heading, such as a date."""
    match blocks[at], blocks[at - 1] if at else None, blocks[at + 1 : at + 2]:
        case Paragraph(kind="note"), Heading() | Paragraph(kind="question"), _:
            return True
        case Facts(), _, (Paragraph(kind="quote"),):
            return True
    return False


def _targets(document: Document, remarks: Sequence[Remark]) -> list[int]:
    """For every remark the index of the block that it lies at."""
    found = []
    for remark in remarks:
        inside = False
        target = None
        for at, block in enumerate(document.blocks):
            if isinstance(block, Heading | Paragraph) and block.place:
                inside = block.place == remark.place
                if inside and target is None:
                    target = at
            if inside and _holds(block, remark.quote):
                target = at
                break
        found.append(target or 0)
    return found


def _holds(block: Block, quote: str) -> bool:
    """Whether the words of `quote` stand in what the writer typed in `block`."""
    if not (isinstance(block, Paragraph) and quote.strip()):
        return False
    return block.kind not in ("question", "note") and quote.strip() in block.text


def _block(block: Block, mark: str, remarks: Sequence[_At], before: str) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            style = f"Heading{min(level, 4)}"
            yield paragraph(style, [mark, *_remarked(text, remarks)], before)
        case Paragraph(text=text, kind="answer", number=number) if number:
            runs = [run(number, '<w:color w:val="4B535B"/><w:sz w:val="18"/>') + _tab()]
            yield paragraph("OrgcoachNumbered", [mark, *runs, *_remarked(text, remarks)], before)
        case Paragraph(text=text, kind=kind):
            yield paragraph(_STYLES[kind], [mark, *_remarked(text, remarks)], before)
        case Facts(pairs=pairs):
            for name, value in pairs:
                runs = [run(name, "<w:b/>"), _tab(), run(value)]
                yield paragraph("OrgcoachFact", runs, before)
        case Items(texts=texts):
            yield from (paragraph("ListBullet", [run(text)]) for text in texts)
        case Table():
            yield from _table(block)
        case Chart(table=shown):
            yield from _table(shown, block.shades)
        case Placed():
            yield from _placed(block)


def _tab() -> str:
    return "<w:r><w:tab/></w:r>"


def _remarked(text: str, remarks: Sequence[_At]) -> Iterator[str]:
    """`text` as runs, with every remark at the words that it is about, or else at all of it."""
    spans = [(n, *_span(text, quote)) for n, quote in remarks]
    edges = sorted({0, len(text), *(at for _n, *ends in spans for at in ends)})
    for begin, end in zip(edges, edges[1:] or [len(text)], strict=False):
        yield from (f'<w:commentRangeStart w:id="{n}"/>' for n, first, _ in spans if first == begin)
        yield run(text[begin:end])
        for n, _first, last in spans:
            if last == end:
                yield f'<w:commentRangeEnd w:id="{n}"/>'
                reference = f'<w:commentReference w:id="{n}"/>'
                style = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
                yield f"<w:r>{style}{reference}</w:r>"


def _span(text: str, quote: str) -> tuple[int, int]:
    """Where `quote` begins and ends; all of `text` where it does not stand there once."""
    words = quote.strip()
    begin = text.find(words)
    if not words or begin < 0 or text.count(words) > 1:
        return 0, len(text)
    return begin, begin + len(words)


def _table(shown: Table, shades: Sequence[Sequence[float | None]] = ()) -> Iterator[str]:
    """The cells behind the first of each row are shaded as far as `shades` says, from 0 to 1."""
    columns = len(shown.head)
    widths = _with_numbers(shown) if shades else [_WIDTH // columns] * columns
    yield paragraph("Caption", [run(shown.caption)])
    filled = [[""] * columns, *([""] * columns for _row in shown.rows)]
    for n, shade in enumerate(shades, 1):
        filled[n] = ["", *map(_tint, shade)]
    stay = len(shown.rows) if len(shown.rows) <= _SMALL else 1
    rows = [
        row(
            (
                cell(width, _in_cell(text, bold=not n, stays=n < stay, small=columns > _MANY), tint)
                for width, text, tint in zip(widths, texts, filled[n], strict=True)
            ),
            header=not n,
        )
        for n, texts in enumerate((shown.head, *shown.rows))
    ]
    yield table(widths, shown.caption, rows)
    yield _after_table()


def _with_numbers(shown: Table) -> list[int]:
    """A period needs more room than a number; the others share the rest as their heads are long."""
    period = _PERIOD if len(shown.head) <= _MANY else _PERIOD * 2 // 3
    long = [len(text) + 2 for text in shown.head[1:]]
    return [period, *((_WIDTH - period) * one // sum(long) for one in long)]


def _tint(much: float | None) -> str:
    """A colour between paper and one on which black is easy to read."""
    if not much:
        return ""
    return "".join(f"{round(255 + (full - 255) * min(much, 1)):02X}" for full in (0xF0, 0xA9, 0x78))


def _placed(placed: Placed) -> Iterator[str]:
    """A row of five cells for each role, as many shaded as it was given; the words beside it."""
    widths = [2600, *[500] * 5, 2000]
    head = [placed.name, *"12345", placed.column]
    rows = [
        row(
            (
                cell(w, _in_cell(t, bold=True, stays=True))
                for w, t in zip(widths, head, strict=True)
            ),
            header=True,
        )
    ]
    for role in placed.roles:
        shade = _SHADES[role.id]
        stays = role is not placed.roles[-1]
        cells = [cell(widths[0], _in_cell(role.name, stays=stays))]
        cells += [
            cell(500, _in_cell(""), shade if n <= (role.value or 0) else "") for n in range(1, 6)
        ]
        cells.append(cell(widths[-1], _in_cell(role.words)))
        rows.append(row(cells))
    yield table(widths, placed.said, rows)
    yield _after_table()


def _in_cell(text: str, *, bold: bool = False, stays: bool = False, small: bool = False) -> str:
    """`stays` on the page of the row below."""
    tight = f'{"<w:keepNext/>" if stays else ""}<w:spacing w:before="40" w:after="40"/>'
    look = ("<w:b/>" if bold else "") + ('<w:sz w:val="18"/>' if small else "")
    return paragraph("Normal", [run(text, look)] if text else [], tight)


def _after_table() -> str:
    """Two tables without a paragraph between them become one."""
    return paragraph("Normal", [], '<w:spacing w:after="0"/>')


def footer(document: Document) -> str:
    """What stands under every page, with its number."""
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    lines = list(document.foot) or [""]
    first, *rest = lines
    return paragraph("Footer", [run(first), _tab(), number]) + "".join(
        paragraph("Footer", [run(line)]) for line in rest
    )


def comments(remarks: Sequence[Remark]) -> Iterator[str]:
    """The remarks themselves, each in one paragraph a line."""
    for n, remark in enumerate(remarks):
        date = f' w:date="{escaped(remark.made)}"' if remark.made else ""
        initials = "".join(name[0] for name in remark.author.split())[:3]
        lines = [line for line in remark.text.split("\n") if line.strip()] or [""]
        yield (
            f'<w:comment w:id="{n}" w:author="{escaped(remark.author)}"{date}'
            f' w:initials="{escaped(initials)}">'
            + "".join(paragraph("CommentText", [run(line)]) for line in lines)
            + "</w:comment>"
        )
