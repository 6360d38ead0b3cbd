"""What the writer wrote, now and in earlier versions, to know it again in a file that came back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgcoach_tui.audience import DEFAULT
from orgcoach_tui.export.outline import Outline, lay_out, paragraphs
from orgcoach_tui.i18n import _, speaking
from orgcoach_tui.journal.comments import squeezed, text_of
from orgcoach_tui.journal.model import Reflection
from orgcoach_tui.review import words

Known = Callable[[str], "Own | None"]
"""The writer's own reflection with that id; None where the journal has none."""


@dataclass(frozen=True)
class Own:
    """A reflection with its earlier versions, the latest first."""

    reflection: Reflection
    earlier: Sequence[Reflection] = ()

    @cached_property
    def outline(self) -> Outline:
        """As a supervisor has it: the numbers in an answer by mail are those."""
        with speaking(self.reflection.language):
            private = self.reflection.audience.get(DEFAULT) == "private"
            return lay_out(self.reflection, reader="private" if private else "supervisor")

    @cached_property
    def asked(self) -> dict[str, tuple[str, ...]]:
        """Of each part its heading, and what was asked."""
        with speaking(self.reflection.language):
            sections = lay_out(self.reflection).sections
            found: dict[str, tuple[str, ...]] = {"help_question": (_("Question for supervision"),)}
        for section in sections:
            of_it = (section.title, section.question, *section.notes)
            found[section.key] = (*found.get(section.key, ()), *filter(None, of_it))
        return found

    @cached_property
    def _written(self) -> dict[str, list[str]]:
        return {}

    def written(self, part: str) -> list[str]:
        """The paragraphs of a part, now and earlier, each once."""
        if part not in self._written:
            texts = (text_of(version, part) for version in (self.reflection, *self.earlier))
            lines = (line.strip() for text in texts for line in paragraphs(text))
            self._written[part] = list(dict.fromkeys(lines))
        return self._written[part]

    @cached_property
    def _squeezed(self) -> dict[str, set[str]]:
        return {}

    def stands(self, quote: str, part: str) -> bool:
        """Whether these words were ever in that part."""
        if part not in self._squeezed:
            versions = (self.reflection, *self.earlier)
            self._squeezed[part] = {squeezed(text_of(version, part)) for version in versions}
        wanted = squeezed(quote)
        return any(wanted in text for text in self._squeezed[part])

    def part_with(self, quote: str) -> str:
        """The part in which these words stand, "" where it is none or cannot be told."""
        if len(squeezed(quote)) < 4:
            return ""
        keys = [*(answer.key for answer in self.reflection.answers)]
        keys += ["help_question", "insight", "next_step", "placement"]
        found = [key for key in dict.fromkeys(keys) if self.stands(quote, key)]
        return found[0] if len(found) == 1 else ""

    def original(self, line: str, part: str, taken: frozenset[str] = frozenset()) -> str:
        """The writer's paragraph that `line` was, "" where it was none of them.

        Those of which the squeezed words are in `taken` stand elsewhere in the file as they were.
        """
        candidates = self.written(part)
        exact = squeezed(line)
        for one in candidates:
            if squeezed(one) == exact:
                return one
        left = [one for one in candidates if squeezed(one) not in taken]
        return words.nearest(line, left)
