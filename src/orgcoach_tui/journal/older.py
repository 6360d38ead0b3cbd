"""Reflections of an older form, brought up to this one step at a time.

For a change of form, raise `model.SCHEMA`, add the step from the old number here, and keep a file
of the old form in `tests/journal/older/`. Reading changes nothing on disk; the first save writes
the new form, and the store puts the old file into the history before it does.
"""

from collections.abc import Callable
from typing import Any

STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From a schema to the next one; each step gets the parsed document of its schema."""


def brought_up(document: dict[str, Any], current: int) -> dict[str, Any]:
    """`document` in the form of schema `current`; as it is where it needs no step or is no schema.

    A step raises LookupError, TypeError or ValueError on a document that is not of its form.
    """
    schema = document.get("schema")
    while type(schema) is int and schema in STEPS and schema < current:
        document = STEPS[schema](dict(document))
        schema += 1
        document["schema"] = schema
    return document
