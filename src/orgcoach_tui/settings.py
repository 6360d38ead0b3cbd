"""The settings in `config.toml`: read leniently, written without losing what others put there."""

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from orgcoach_tui import i18n
from orgcoach_tui.paths import Places


@dataclass(frozen=True)
class Settings:
    """What a user may choose. An unknown or wrong value leaves the default standing."""

    language: str = ""  # "nl", "en"; empty: as the system asks
    theme: str = ""  # empty: the dark one
    mirror: bool = True
    folder: str = ""  # where reflections are kept; empty: the platform's data folder
    history: int = 0  # how many earlier versions of one reflection stay; 0: all of them
    reference: str = ""  # full reference of the book, for a student's reference list

    def data_folder(self, places: Places) -> Path:
        """The folder of the journal."""
        return Path(self.folder).expanduser() if self.folder else places.data


def load(file: Path) -> Settings:
    """The settings in `file`; the defaults where it is absent, damaged or of the wrong type."""
    found = _read(file)
    known = {
        field.name: found[field.name]
        for field in fields(Settings)
        if type(found.get(field.name)) is type(field.default)
    }
    return replace(Settings(), **known)


def save(file: Path, **changes: Any) -> None:
    """Write `changes` into `file`, keeping every other key in it.

    Raises OSError, and ValueError when the file is there but cannot be read as TOML.
    """
    import tomli_w

    from orgcoach_tui.files import write_private

    current = tomllib.loads(file.read_text("utf-8")) if file.exists() else {}
    write_private(file, tomli_w.dumps(current | changes).encode())


def speak(settings: Settings) -> None:
    """Use the language of the settings, else the system's."""
    i18n.use(settings.language or i18n.from_environment())


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
