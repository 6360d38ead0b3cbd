"""Build hook: turn the .po catalogues into the .mo files that gettext reads.

The tests call `compile_catalogues` too, so that an edited .po is never tested stale.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALES = Path("src/orgcoach_tui/locales")


def compile_catalogues(root: Path) -> list[Path]:
    """Write every catalogue under `root` whose .mo is missing or older; return all .mo files."""
    written = []
    for po in sorted((root / LOCALES).glob("*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            with po.open("rb") as source, mo.open("wb") as target:
                write_mo(target, read_po(source, locale=po.parts[-3]))
        written.append(mo)
    return written


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatch finds this class by itself, for wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        compile_catalogues(Path(self.root))
