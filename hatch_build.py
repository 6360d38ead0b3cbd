"""Build hook: turn the .po catalogues into the .mo files that gettext reads, and compile the rules.

The tests call `compile_catalogues` and `compile_rules` too, so that nothing is tested stale.
"""

import subprocess
import sys
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


def compile_rules(root: Path) -> None:
    """Write the compiled rules of both languages into the package under `root`.

    In a process of its own, since the package there is not the one that this process may know.
    """
    script = (
        f"import sys; sys.path.insert(0, {str(root / 'src')!r}); "
        "from orgcoach_tui.mirror import shipped; [shipped.write(one) for one in shipped.LANGUAGES]"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=root)  # noqa: S603


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatch finds this class by itself, for wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        compile_catalogues(Path(self.root))
        compile_rules(Path(self.root))
