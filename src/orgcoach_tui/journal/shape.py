"""A parsed document as a Reflection: every type, every range, and what is not known kept aside."""

from typing import Any, cast

from orgcoach_tui import hours
from orgcoach_tui.audience import AUDIENCES, Audience
from orgcoach_tui.i18n import _
from orgcoach_tui.journal.model import (
    SCHEMA,
    Answer,
    Comment,
    CommentKind,
    CommentState,
    Dropped,
    Mirror,
    NotedTheme,
    Outcome,
    OutcomeState,
    Placement,
    Recognised,
    Reflection,
    Status,
    ThemeAnswer,
)
from orgcoach_tui.journal.table import ID as ID
from orgcoach_tui.journal.table import Table as Table
from orgcoach_tui.journal.table import Wrong as Wrong
from orgcoach_tui.journal.table import whole_minutes as whole_minutes


def reflection(document: dict[str, Any]) -> Reflection:
    """Raises Wrong. Of a newer schema what has another type is left unread."""
    top = Table(document, ())
    schema = top.integer("schema", 1, 2**31)
    if schema is None:
        raise top.missing("schema")
    top.lenient = schema > SCHEMA
    try:
        return Reflection(
            schema=schema,
            id=top.id("id"),
            guide=top.required_line("guide"),
            language=top.required_line("language"),
            date=top.required(top.date("date"), "date"),
            created=top.required(top.moment("created"), "created"),
            updated=top.required(top.moment("updated"), "updated"),
            status=cast(Status, top.one_of("status", ("draft", "finished"))),
            step=top.line("step") or "begin",
            guide_title=top.line("guide_title"),
            organisation=top.line("organisation"),
            trajectory=top.line("trajectory"),
            help_question=top.text("help_question"),
            insight=top.text("insight"),
            next_step=top.text("next_step"),
            next_date=top.date("next_date"),
            next_when=top.line("next_when"),
            minutes=top.integer("minutes", 1, hours.MOST),
            answers=[_answer(table) for table in top.tables("answers")],
            placement=_placement(top.table("placement")),
            mirror=_mirror(top.table("mirror")),
            audience=_audience(top.table("audience")),
            comments=[_comment(table) for table in top.tables("comments")],
            themes=[_theme(table) for table in top.tables("themes")],
            outcomes=[_outcome(table) for table in top.tables("outcomes")],
            extra=top.rest,
        )
    except Wrong as wrong:
        if not top.lenient:
            raise
        path, missing = wrong.path, wrong.missing
    raise Wrong(path, _("this was made with a newer version of orgcoach"), missing=missing)


def _answer(table: Table) -> Answer:
    return Answer(
        key=table.required_line("key"),
        title=table.line("title"),
        question=table.text("question"),
        text=table.text("text"),
        extra=table.rest,
    )


def _placement(table: Table) -> Placement:
    return Placement(
        coach=table.integer("coach", 0, 5),
        trainer=table.integer("trainer", 0, 5),
        adviser=table.integer("adviser", 0, 5),
        change_manager=table.integer("change_manager", 0, 5),
        note=table.text("note"),
        extra=table.rest,
    )


def _mirror(table: Table) -> Mirror:
    return Mirror(
        label=table.line("label"),
        balance=table.line("balance"),
        strength=table.line("strength"),
        rules=table.line("rules"),
        scores=table.numbers("scores"),
        read_at=table.moment("read_at"),
        recognised=cast(Recognised, table.one_of("recognised", ("", "yes", "partly", "no"))),
        why=table.text("why"),
        counter_question=table.text("counter_question"),
        counter_answer=table.text("counter_answer"),
        dropped=[
            Dropped(d.line("question"), d.text("text"), d.line("rule"), d.rest)
            for d in table.tables("dropped")
        ],
        extra=table.rest,
    )


def _audience(table: Table) -> dict[str, Audience]:
    """Who each part is for. Of a newer version what is not understood is for nobody else."""
    return {part: cast(Audience, table.one_of(part, AUDIENCES)) for part in list(table.rest)}


def _comment(table: Table) -> Comment:
    states = ("open", "taken_up", "answered", "set_aside")
    return Comment(
        id=table.required_line("id"),
        text=table.text("text"),
        part=table.line("part"),
        kind=cast(CommentKind, table.one_of("kind", ("comment", "suggestion"))),
        quote=table.text("quote"),
        author=table.line("author"),
        made=table.moment("made"),
        state=cast(CommentState, table.one_of("state", states)),
        reply=table.text("reply"),
        reply_to=table.line("reply_to"),
        extra=table.rest,
    )


def _theme(table: Table) -> NotedTheme:
    return NotedTheme(
        name=table.line("name"),
        lexicon=table.line("lexicon"),
        answer=cast(ThemeAnswer, table.one_of("answer", ("yes", "no"))),
        extra=table.rest,
    )


def _outcome(table: Table) -> Outcome:
    states = ("done", "changed", "let_go")
    return Outcome(
        part=table.required_line("part"),
        state=cast(OutcomeState, table.one_of("state", states)),
        why=table.text("why"),
        on=table.date("on"),
        extra=table.rest,
    )
