import json
from collections.abc import Callable
from pathlib import Path

from orgcoach_tui import settings
from orgcoach_tui.paths import places
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


def test_every_place(orgcoach: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    found = json.loads(orgcoach("locate", "--format", "json").out)
    prompts = Path(found.pop("prompts"))
    assert (prompts / "nl" / "roles.toml").is_file()
    assert {name: Path(path) for name, path in found.items()} == {
        "reflections": home / "data" / "reflections",
        "bin": home / "data" / "bin",
        "settings": home / "config" / "config.toml",
        "guides": home / "config" / "guides",
        "themes": home / "config" / "themes",
        "cache": home / "cache",
        "state": home / "state",
    }
    assert not home.exists()


def test_the_folder_from_the_settings(orgcoach: Run, tmp_path: Path) -> None:
    settings.save(places().settings_file, folder=str(tmp_path / "elsewhere"))
    out = orgcoach("--language", "nl", "locate").out
    assert f"{tmp_path / 'elsewhere' / 'reflections'}\n" in out
    assert out.startswith("reflecties  ")
