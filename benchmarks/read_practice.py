"""What is found in a practice that somebody else wrote and read by hand beforehand.

    python benchmarks/read_practice.py          the figures
    … --each                                    each reflection, with what was missed or should not be there

`practice-*.jsonl`: a year in one organisation, twelve reflections in Dutch and six in English, as a
tired coach writes them; `moments.jsonl`: 26 single sessions. `themes` is what their reader sees in
each, `arguable` what could be said as well. The patterns were bettered after the first figures, which
are the honest ones: FIRST. Since then these texts are known, so today's figures are too good.
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from orgcoach_tui.insight import lenses, themes
from orgcoach_tui.insight.again import read_again
from orgcoach_tui.insight.drift import Drift, look
from orgcoach_tui.insight.series import points
from orgcoach_tui.insight.theme_files import Theme
from orgcoach_tui.journal.glance import glance
from orgcoach_tui.journal.model import Answer, Placement, Reflection, start

DATA = Path(__file__).parent / "data"
FIRST = {"practice": "8 right, 1 arguable, 7 wrong; 15 of 23 missed",
         "moments": "4 right, 7 wrong; 15 of 19 missed (after bettering, before they were looked at:"
         " 5 right, 2 wrong; 14 missed)"}  # fmt: skip
NEVER_NAMED = {
    "nl": {"design_team", "chain_partners", "ecosystem"},
    "en": {"referrer", "design_team", "chain_partners", "ecosystem"},
}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def reflection(row: dict[str, Any]) -> Reflection:
    """As the app would keep it, finished."""
    day = dt.date.fromisoformat(row.get("date", "2026-01-02"))
    at = dt.datetime.combine(day, dt.time(17, 5), dt.UTC)
    one = start(row.get("guide", "session"), row["lang"], now=at)
    one.id, one.date, one.status = row["id"], day, "finished"
    one.organisation, one.trajectory = row.get("organisation", ""), row.get("trajectory", "")
    one.answers = [Answer(key, text=text) for key, text in row["answers"].items()]
    one.placement = Placement(**row.get("placement", {}))
    return one


def proposed(one: Reflection) -> list[Theme]:
    return [found.theme for found in themes.proposed(one, themes.lexicon_of(one))]


def tally(cases: list[dict[str, Any]], each: bool = False) -> tuple[int, int, int, int]:
    """Proposals that are right, arguable and wrong, and themes that were missed."""
    right = arguable = wrong = missed = 0
    for row in cases:
        there, may = set(row["themes"]), set(row["arguable"])
        said = {theme.id for theme in proposed(reflection(row))}
        right += len(said & there)
        arguable += len(said & may)
        wrong += len(said - there - may)
        missed += len(there - said)
        if each and (there - said or said - there - may):
            print(
                f"    {row['id']}: missed {sorted(there - said)}, wrong {sorted(said - there - may)}"
            )
    return right, arguable, wrong, missed


def drifts(practice: list[Reflection]) -> list[Drift]:
    again = {one.id: found for one in practice if (found := read_again(one, None))}
    seen = [glance(Path(f"{one.id}.toml"), one) for one in practice]
    return look(points(seen, again)).drifts


def missing(practice: list[Reflection], language: str) -> set[str]:
    """The kinds of client of which the lens says that they are not named."""
    heard = next(one for one in lenses.look(practice, language) if one.lens.id == "heard")
    return {sign.id for sign in heard.missing}


def lines(each: bool) -> Iterator[str]:
    both = {lang: rows(f"practice-{lang}.jsonl") for lang in ("nl", "en")}
    sets = {"practice": [*both["nl"], *both["en"]], "moments": rows("moments.jsonl")}
    for name, cases in sets.items():
        right, arguable, wrong, missed = tally(cases, each)
        there = sum(len(row["themes"]) for row in cases)
        yield (f"{name}: themes proposed {right + arguable + wrong}: {right} right, {arguable} arguable,"
               f" {wrong} wrong; {missed} of {there} missed. First: {FIRST[name]}.")  # fmt: skip
    for lang, cases in both.items():
        practice = [reflection(row) for row in cases]
        for one in drifts(practice):
            yield f"{lang}: the {one.role} comes first ({one.measure}) since {one.since}"
        said, never = missing(practice, lang), NEVER_NAMED[lang]
        yield (f"{lang}: kinds never named {len(never)}, called missing {len(said & never)};"
               f" called missing though named {len(said - never)}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--each", action="store_true")
    for line in lines(parser.parse_args().each):
        print(line)


if __name__ == "__main__":
    sys.exit(main())
