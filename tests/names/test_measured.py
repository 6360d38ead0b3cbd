"""What `benchmarks/names.py` measures does not get worse, and is as fast as it has to be."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tests.test_hygiene import modules

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("names_benchmark", ROOT / "benchmarks/names.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("file", ["names-open", "names-frozen"])
def test_most_names_and_all_patterns_are_found(
    benchmark: ModuleType, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = benchmark.measure(benchmark.DATA / f"{file}.jsonl", each=False)
    assert found.names >= 0.95
    assert found.patterns == 1
    assert found.false <= 5


def test_nothing_of_it_is_there_when_the_program_starts() -> None:
    for words in (["--version"], ["list"], ["--help"]):
        assert not {name for name in modules(*words) if name.startswith("orgcoach_tui.names")}
