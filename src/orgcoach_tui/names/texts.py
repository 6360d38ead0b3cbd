"""Every text of a document: to be read with where it stands, or to be replaced."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from orgcoach_tui.export.document import (
    Bars,
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
    RoleValue,
    Table,
)

Where = Literal["text", "title", "remark", "foot", "file"]


@dataclass(frozen=True)
class Spot:
    """Where a text stands: in which block, counted from 0, and under which part of the journal.

    `label` is what stands before it, such as “Organisation”.
    """

    where: Where
    block: int | None = None
    place: Place | None = None
    label: str = ""


def with_texts(document: Document, change: Callable[[str], str]) -> Document:
    """`document` with every text changed but its author's name, who is nobody's client."""

    def kept_or(text: str) -> str:
        return text if text == document.author else change(text)

    return replace(
        document,
        title=change(document.title),
        blocks=tuple(with_block(block, kept_or) for block in document.blocks),
        foot=tuple(change(line) for line in document.foot),
        remarks=tuple(
            Remark(one.place, change(one.text), kept_or(one.author), one.made, change(one.quote))
            for one in document.remarks
        ),
    )


def with_block(block: Block, change: Callable[[str], str]) -> Block:
    """One block with its texts changed; numbers to refer to and places stay."""
    match block:
        case Heading(text=text):
            return replace(block, text=change(text))
        case Paragraph(text=text):
            return replace(block, text=change(text))
        case Facts(pairs=pairs):
            return Facts(tuple((change(name), change(value)) for name, value in pairs))
        case Items(texts=texts):
            return Items(tuple(map(change, texts)))
        case Table(caption=caption, head=head, rows=rows):
            cells = tuple(tuple(map(change, row)) for row in rows)
            return Table(change(caption), tuple(map(change, head)), cells)
        case Chart(rows=drawn, table=table):
            changed = with_block(table, change)
            assert isinstance(changed, Table)
            named = tuple(Bars(change(row.name), row.values) for row in drawn)
            return replace(block, rows=named, table=changed)
        case Placed(name=name, column=column, roles=roles):
            said = tuple(
                RoleValue(one.id, change(one.name), one.value, change(one.words)) for one in roles
            )
            return Placed(change(name), change(column), said)
        case NewPage():
            return block


def texts(document: Document) -> Iterator[tuple[str, Spot]]:
    """Every text in reading order, each once, with where it stands; not the author's name."""
    place: Place | None = None
    yield document.title, Spot("title")
    for at, block in enumerate(document.blocks):
        if isinstance(block, Heading | Paragraph):
            place = block.place or place
        labels = {value: name for name, value in block.pairs} if isinstance(block, Facts) else {}
        for text in _of_block(block):
            if text and text != document.author and (at or text != document.title):
                yield text, Spot("text", at, place, labels.get(text, ""))
    for remark in document.remarks:
        yield remark.text, Spot("remark", None, remark.place)
        yield remark.quote, Spot("remark", None, remark.place)
        if remark.author != document.author:
            yield remark.author, Spot("remark", None, remark.place)
    for line in document.foot:
        yield line, Spot("foot")


def _of_block(block: Block) -> Iterator[str]:
    found: list[str] = []

    def noted(text: str) -> str:
        found.append(text)
        return text

    with_block(block, noted)
    yield from found
