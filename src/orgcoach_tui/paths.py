"""Where things lie. `ORGCOACH_HOME` moves everything under one folder."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """The four folders of the program; none of them has to exist."""

    data: Path
    config: Path
    cache: Path
    state: Path

    @property
    def settings_file(self) -> Path:
        return self.config / "config.toml"

    @property
    def guides(self) -> Path:
        """A user's own guides, `*.toml`."""
        return self.config / "guides"

    @property
    def forms(self) -> Path:
        """Forms of documents of a school's or a user's own, `*.toml`."""
        return self.config / "forms"

    @property
    def themes(self) -> Path:
        """A user's own themes, `*.toml`."""
        return self.config / "themes"


def places() -> Places:
    """The platform's usual folders, or those under `ORGCOACH_HOME`."""
    if home := os.environ.get("ORGCOACH_HOME"):
        return under(Path(home).expanduser())

    from platformdirs import PlatformDirs

    dirs = PlatformDirs("orgcoach", appauthor=False)
    return Places(
        dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_state_path
    )


def under(root: Path) -> Places:
    """All four under one folder."""
    return Places(root / "data", root / "config", root / "cache", root / "state")
