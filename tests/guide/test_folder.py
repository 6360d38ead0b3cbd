"""The prompts are found however the program was installed. Each way is built for real."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("src", "prompts", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
RULES = Path("src/orgcoach_tui/mirror/nl.rules.json")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source tree, away from the developer's, so that nothing is found by accident."""
    tree = tmp_path_factory.mktemp("tree")
    for part in PARTS:
        if (ROOT / part).is_dir():
            without = shutil.ignore_patterns("__pycache__", "*.mo", "*.rules.json")
            shutil.copytree(ROOT / part, tree / part, ignore=without)
        else:
            shutil.copy(ROOT / part, tree / part)
    return tree


def build(tree: Path, what: str, out: Path) -> Path:
    """Call a hook of the build backend, as pip does, and return what it made."""
    script = f"import hatchling.build as b, sys; print(b.build_{what}(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", script, str(out)], cwd=tree, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return out / done.stdout.split()[-1]


def unzipped(wheel: Path, site: Path) -> Path:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def found_from(site: Path) -> Path:
    """What the program finds when `site` is where it was installed."""
    script = """
import site, sys
# Not the developer's own installation, which may be an editable one of this tree.
sys.path[:] = [folder for folder in sys.path if not folder.endswith("src")]
sys.meta_path[:] = [one for one in sys.meta_path if "editable" not in repr(one).lower()]
before = len(sys.path)
site.addsitedir(sys.argv[1])
sys.path[:] = sys.path[before:] + sys.path[:before]
from orgcoach_tui.guide import load, folder
assert [guide.id for guide in load.guides("nl")] == list(load.SHIPPED)
assert len(load.roles("en")) == 5
from orgcoach_tui.mirror import shipped
if shipped.file("nl").is_file():
    assert shipped.rule_set("nl").compiled.examples == []  # what is stored has none
print(folder.prompts())
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(site)], cwd=site, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def test_in_a_source_tree(tree: Path) -> None:
    assert found_from(tree / "src") == tree / "prompts"


def test_in_an_editable_install(tree: Path, tmp_path: Path) -> None:
    site = unzipped(build(tree, "editable", tmp_path), tmp_path / "site")
    assert found_from(site) == tree / "prompts"
    assert (tree / RULES).is_file()


def test_in_a_wheel(tree: Path, tmp_path: Path) -> None:
    site = unzipped(build(tree, "wheel", tmp_path), tmp_path / "site")
    assert found_from(site) == site / "orgcoach_tui" / "prompts"
    assert (site / RULES.relative_to("src")).is_file()


def test_in_a_wheel_from_the_sdist(tree: Path, tmp_path: Path) -> None:
    sdist = build(tree, "sdist", tmp_path)
    with tarfile.open(sdist) as archive:
        if hasattr(tarfile, "data_filter"):  # not in the first Pythons 3.11
            archive.extraction_filter = staticmethod(tarfile.data_filter)
        archive.extractall(tmp_path / "unpacked")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    assert not (unpacked / RULES).exists()
    site = unzipped(build(unpacked, "wheel", tmp_path), tmp_path / "site")
    assert found_from(site) == site / "orgcoach_tui" / "prompts"
    shipped = {file.relative_to(tree) for file in (tree / "prompts").rglob("*.toml")}
    assert shipped == {
        Path("prompts") / file.relative_to(site / "orgcoach_tui" / "prompts")
        for file in (site / "orgcoach_tui" / "prompts").rglob("*.toml")
    }
