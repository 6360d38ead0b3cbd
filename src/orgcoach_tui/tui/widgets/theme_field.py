"""A line for several themes with commas between them; the last one is completed from earlier ones."""

from collections.abc import Sequence

from orgcoach_tui.text import clean_line
from orgcoach_tui.tui.widgets.names import NameField


class ThemeField(NameField):
    """As a line for a name. Whoever takes an earlier theme stays in the line, for one more."""

    @property
    def themes(self) -> list[str]:
        """What stands in the line, one by one."""
        return split(self.line.value)

    def show(self, themes: Sequence[str]) -> None:
        """Other themes in the line; typing goes on behind them."""
        self.line.value = ", ".join(themes)
        self.line.cursor_position = len(self.line.value)

    def part(self) -> str:
        return self.line.value.rpartition(",")[2]

    def there(self) -> Sequence[str]:
        return self.themes

    def _take(self, name: str) -> None:
        self.show([*split(self.line.value.rpartition(",")[0]), name])
        self.line.focus()


def split(line: str) -> list[str]:
    """The themes in a line of them."""
    return [theme for part in line.split(",") if (theme := clean_line(part))]
