"""What becomes of the names when a finding is answered, and what is suggested for it."""

from typing import Literal

from orgcoach_tui.names.language import language
from orgcoach_tui.names.leaks import Finding
from orgcoach_tui.names.model import Entry, Kind, Names
from orgcoach_tui.names.suggest import suggestion

Answer = Literal["replace", "leave", "edit"]

ANSWERS: tuple[Answer, ...] = ("replace", "leave", "edit")
"""Replace it from now on; leave it and never ask again; go back to the text, which changes nothing."""


def answered(
    names: Names,
    finding: Finding,
    answer: Answer,
    code: str,
    replacement: str = "",
    kind: Kind | None = None,
) -> Names:
    """The names after `answer`, in a document in the language `code`.

    With "replace", `replacement` and `kind` are what was chosen; without them, what is suggested.
    Where a listed name is asked about, its own replacement holds.
    """
    if answer == "edit":
        return names
    if finding.place:
        if answer == "replace":
            return names.at(finding.place, name=True)
        if finding.must:
            return names.at(finding.place, name=False)
        return names.always_a_word(finding.text)
    if answer == "leave":
        return names.leaving(finding.text)
    chosen = replacement or suggested(finding, names, code)
    return names.with_entry(Entry(finding.text, chosen, kind or finding.guess))


def suggested(finding: Finding, names: Names, code: str, kind: Kind | None = None) -> str:
    """What could stand in for it: of one name always the same, and nobody else’s."""
    lists = language(code)
    if (written := lists.suggest["patterns"].get(finding.kind)) is not None:
        return str(written)
    function = finding.title if finding.title not in lists.titles else ""
    return suggestion(finding.text, kind or finding.guess, names, code, function)
