"""Make JSON schemas of the formats from the models that the program reads them into.

    python docs/schema.py

For editors and other programs; TOML that was read holds against them once dates are text. What a
person needs to know is in `formats` and `own-guides`.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from orgcoach_tui import hours
from orgcoach_tui.guide.schema import GuideFile
from orgcoach_tui.journal import shape
from orgcoach_tui.journal.model import SCHEMA, Reflection

FOLDER = Path(__file__).parent / "schema"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
ROLES = ("coach", "trainer", "adviser", "change_manager")


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each format, by the name of its file."""
    return {"reflection": _reflection(), "guide": _guide()}


def _reflection() -> dict[str, Any]:
    made = _plain(TypeAdapter(Reflection).json_schema())
    for table in (made, *made["$defs"].values()):
        # Keys that the program does not know stay in the file; in memory they are in `extra`.
        del table["properties"]["extra"]
    del made["$defs"]["Dropped"]["required"]  # the program reads it without, too
    made["$defs"]["Comment"]["required"].remove("text")  # likewise
    del made["$defs"]["NotedTheme"]["required"]
    top = made["properties"]
    top["schema"] |= {"minimum": 1}
    top["minutes"] |= {"minimum": 1, "maximum": hours.MOST}
    top["id"] |= {"pattern": f"^{shape.ID.pattern}$"}
    for role in ROLES:
        made["$defs"]["Placement"]["properties"][role] |= {"minimum": 0, "maximum": 5}
    made["required"] = ["schema", *made["required"]]
    del top["schema"]["default"]
    made["$comment"] = f"Version {SCHEMA} of the format; a file may be of a newer one."
    return {"$schema": DRAFT, **made}


def _guide() -> dict[str, Any]:
    return {"$schema": DRAFT, **_plain(GuideFile.model_json_schema())}


def _plain(value: Any) -> Any:
    """TOML has no null: what is not there is left out. The titles only repeat the keys."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _plain(one) for key, one in value.items()}
    if "default" in kept and kept["default"] is None:
        del kept["default"]
    if isinstance(kept.get("title"), str):  # and not a key of that name
        del kept["title"]
    choices = kept.get("anyOf")
    if choices and {"type": "null"} in choices:
        (only,) = (one for one in choices if one != {"type": "null"})
        del kept["anyOf"]
        kept |= only
    return kept


def text(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / f"{name}.json").write_text(text(schema), "utf-8")
