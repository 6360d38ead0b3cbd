"""The shipped rules: as they were compiled when the package was built, or else compiled now."""

import hashlib
import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from orgcoach_tui import rules
from orgcoach_tui.guide.folder import prompts
from orgcoach_tui.guide.load import rule_files
from orgcoach_tui.i18n import LANGUAGES
from orgcoach_tui.rules import compile_rules, stored
from orgcoach_tui.rules.lexical import without_wording
from orgcoach_tui.rules.model import RuleSet

ENDING = ".rules.json"  # of a file that the build hook writes; launchers/start.py leaves it out


@cache
def rule_set(language: str, *, wording: bool = True) -> RuleSet:
    """The shipped rules of a language, made ready once; with or without the rest of the wording."""
    if not wording:
        return without_wording(rule_set(language))
    if language in LANGUAGES:
        with suppress(OSError, ValueError):
            text = file(language).read_text("utf-8")
            return stored.loads(text, source=source(language))
    return compile_rules(language, rule_files(language))


def file(language: str) -> Path:
    """Where the compiled rules of `language` stand, in the package."""
    return Path(__file__).parent / f"{language}{ENDING}"


def source(language: str) -> str:
    """What the rules are compiled from: their files, and the code that compiles them.

    Content rather than times: installing a package gives all of its files the time of that moment.
    """
    summed = hashlib.sha256()
    code = Path(rules.__file__).parent
    for one in (
        *sorted((prompts() / language / "rules").glob("*.toml")),
        *sorted(code.glob("*.py")),
    ):
        summed.update(one.name.encode())
        summed.update(one.read_bytes())
    return summed.hexdigest()


def write(language: str) -> bool:
    """Compile the rules of `language` into the package, where what stands there is not of now."""
    target, now = file(language), source(language)
    with suppress(OSError, ValueError):
        stored.loads(target.read_text("utf-8"), source=now)
        return False
    text = stored.dumps(compile_rules(language, rule_files(language)), source=now)
    half = target.with_name(f".{target.name}.{os.getpid()}")
    half.write_text(text, "utf-8", newline="\n")
    half.replace(target)
    return True
