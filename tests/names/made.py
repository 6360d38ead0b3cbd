"""Documents and lists of names to try things with."""

from orgcoach_tui.export.document import Document, Heading, Paragraph
from orgcoach_tui.names import Entry, Finding, Names, findings, replaced

PRACTICE = Names(
    (
        Entry("Petra de Vries", "teamleider A"),
        Entry("Jan van der Meer", "B."),
        Entry("gemeente Waterland", "de gemeente", "organisation"),
        Entry("Stichting De Meerpaal", "de stichting", "organisation"),
        Entry("Vitalis Zorg B.V.", "het bedrijf", "organisation"),
        Entry("Zwolle", "de stad", "place"),
        Entry("Hans Bakker", "collega C"),
        Entry("Zoë", "F"),
        Entry("Roos", "Vera"),
        Entry("Wil", "D"),
        Entry("Nadia El Amrani", "E"),
    )
)


def document(*texts: str, language: str = "nl") -> Document:
    """A title and paragraphs."""
    title = "Reflectie" if language == "nl" else "Reflection"
    return Document(language, title, (Heading(title, 1), *map(Paragraph, texts)), ("bcdfghjk",))


def read(text: str, names: Names = PRACTICE, language: str = "nl") -> str:
    """`text` as it leaves."""
    block = replaced(document(text, language=language), names).blocks[-1]
    assert isinstance(block, Paragraph)
    return block.text


def found(text: str, names: Names | None = None, language: str = "nl") -> list[Finding]:
    """What is asked about `text`."""
    return findings(document(text, language=language), names or Names())


def named(text: str, language: str = "nl") -> list[str]:
    """The words that are asked about, in the order in which they stand."""
    return sorted((one.text for one in found(text, None, language)), key=text.index)
