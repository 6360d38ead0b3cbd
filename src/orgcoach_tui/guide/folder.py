"""Where the shipped prompts are."""

from pathlib import Path


def prompts() -> Path:
    """The folder that holds one folder a language.

    A wheel carries it inside the package. An editable install and a checkout have none there:
    theirs is at the top of the source tree.
    """
    inside = Path(__file__).parents[1] / "prompts"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "prompts"
