"""What `orgcoach COMMAND --help` says beyond the options: a few sentences and examples."""

import argparse
import textwrap

from orgcoach_tui.i18n import N_, _

_MORE = {
    "new": N_(
        "In the app, or with --plain one question at a time. Where there is a draft, the plain "
        "walk offers to go on with it first. Everything is saved as you write."
    ),
    "list": N_(
        "One line for each reflection. The id is what the other commands call it by; the beginning "
        "of an id will do. At a terminal it is a table; through a pipe columns of plain text."
    ),
    "show": N_(
        "Every question with its answer, in the language it was written in. Without --mirror what "
        "the mirror showed stays out."
    ),
    "search": N_(
        "Every reflection in which all the words occur, with the sentences they stand in. Capitals "
        "and accents make no difference."
    ),
    "suggest": N_(
        "The language is guessed from the text. What comes out is about that text, never about "
        "whoever wrote it, and it can be wrong."
    ),
    "export": N_(
        "The file goes in the folder you are in, under a name without anybody’s name in it. Only "
        "you can read it, until you send it to somebody. Names on your list are replaced in it; at a "
        "terminal everything else that could be a name is asked about."
    ),
    "names": N_(
        "People, organisations and places with what is read instead of them in every file you make. "
        "What you wrote stays as it is. The list is as private as your reflections."
    ),
    "review": N_(
        "A Word or LibreOffice file with comments, or an answer by mail: every remark lands beside "
        "the answer it is about. Nothing changes an answer. With a folder of what students sent, you "
        "read that and write beside it."
    ),
    "review read": N_(
        "Nothing of it goes into your journal, and no file that was sent is changed. At a terminal "
        "the app opens; with --list, or through a pipe, the list is printed."
    ),
    "review import": N_(
        "Taking in the same file twice adds nothing. In a mail, `[2]`, ‘question 2’, 2.3 or a "
        "quoted line says which part is meant; the rest is about the whole."
    ),
    "insight": N_(
        "Where you placed yourself, what your words leaned to, what stands out and since when. What "
        "stands out is only said when chance is no answer. It is for you; "
        "`orgcoach export --form summary` makes a page for others."
    ),
    "goals": N_(
        "A learning goal is what you wrote under your own learning in the seven questions. Without "
        "an action the open ones are listed; an action takes the reflection it stands in."
    ),
    "steps": N_(
        "A next step is what you ended a reflection with. Without an action the open ones are "
        "listed; an action takes the reflection it stands in."
    ),
    "history": N_(
        "Each time a reflection is saved, the version before it is kept. Without an option they "
        "are listed, the latest first, each with a number."
    ),
    "delete": N_("The bin keeps it until you empty it; `orgcoach bin` brings it back."),
    "bin": N_("What was deleted last comes first. Nothing leaves the bin by itself."),
    "guides": N_(
        "A guide is a row of questions in a TOML file. Your own go in the folder that "
        "`orgcoach locate` names."
    ),
    "locate": N_("All of it is plain files. Copying these folders makes a backup."),
    "doctor": N_(
        "Files, permissions, settings, guides and the index. Without --fix it only looks; with it "
        "nothing you wrote is lost."
    ),
    "completion": N_(
        "Put the line of your shell in the file it starts with. Tab then completes commands, "
        "options, ids, organisations, trajectories and guides."
    ),
    "settings": N_(
        "Every setting with what it is now and what it may be. What is wrong in the file is told "
        "with its line; the app starts all the same."
    ),
    "demo": N_(
        "Eight reflections of a coach who does not exist. When you close it all of it goes."
    ),
}

_EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "new": (
        ("orgcoach new", N_("after a session, in the app")),
        ("orgcoach new --guide assignment", N_("the seven questions")),
        ("orgcoach new --plain", N_("with a screen reader, a braille display, or over SSH")),
    ),
    "list": (
        ("orgcoach list", N_("all of them")),
        ("orgcoach list --organisation water", N_("only where ‘water’ is in the organisation")),
        ("orgcoach list --format json", N_("for another program")),
    ),
    "show": (
        ("orgcoach show latest", N_("the last one")),
        ("orgcoach show km4d --mirror", N_("the one whose id begins like this, with the mirror")),
    ),
    "search": (
        ("orgcoach search waiting list", N_("where both words occur")),
        ("orgcoach search --format json lever", N_("for another program")),
    ),
    "suggest": (
        ("orgcoach suggest report.txt", N_("a text file")),
        ("orgcoach suggest latest", N_("your last reflection")),
        ("pbpaste | orgcoach suggest -", N_("what was copied, on a Mac")),
    ),
    "export": (
        ("orgcoach export latest", N_("a Word file, to send and to get back with remarks")),
        (
            "orgcoach export latest --form assignment --to pdf",
            N_("the assignment as a PDF, with a title page and sources"),
        ),
        (
            "orgcoach export --organisation waterland --since 1-9-2026",
            N_("all finished reflections of a period in one document"),
        ),
        (
            "orgcoach export latest --form supervision --quote 1.2 --preview",
            N_("read what would go along before it does"),
        ),
    ),
    "names": (
        ("orgcoach names", N_("the whole list")),
        (
            'orgcoach names add "Petra de Vries" "team leader A"',
            N_("from now on read as team leader A"),
        ),
        (
            'orgcoach names add Waterland "the council" --kind organisation',
            N_("an organisation; with ‘gemeente’ before it as well"),
        ),
    ),
    "review": (
        ("orgcoach review import handed-in.docx", N_("the file as your supervisor sent it back")),
        ("orgcoach review list", N_("where comments are open")),
        ("orgcoach review list latest", N_("all comments on your last reflection")),
        ("orgcoach review group-3", N_("read what students sent, as their supervisor")),
        ("orgcoach review answer latest 2 It was long", N_("answer the second one")),
    ),
    "review read": (
        ("orgcoach review ~/Downloads/group-3", N_("read all of it in the app")),
        ("orgcoach review group-3.zip --list", N_("who sent what, and what was answered")),
        ("orgcoach review group-3 --format csv > list.csv", N_("the list for a spreadsheet")),
        (
            "orgcoach review group-3 --hand-back back --by 'M. de Wit'",
            N_("a Word file with your comments for everybody who is done"),
        ),
    ),
    "review import": (
        ("orgcoach review import handed-in.docx", N_("the file as your supervisor sent it back")),
        ("orgcoach review import --to latest answer.eml", N_("a mail about your last reflection")),
        ("pbpaste | orgcoach review import --to latest -", N_("what was copied, on a Mac")),
    ),
    "insight": (
        ("orgcoach insight", N_("of all reflections")),
        ("orgcoach insight waterland --since 1-1-2026", N_("of one organisation, this year")),
        ("orgcoach insight --reread", N_("beside what the rules of today read")),
        ("orgcoach insight --format html > insight.html", N_("a page with pictures")),
    ),
    "goals": (
        ("orgcoach goals", N_("those that are open")),
        ("orgcoach goals changed km4d Speak up sooner", N_("note what it became")),
    ),
    "steps": (
        ("orgcoach steps", N_("those that are open")),
        ("orgcoach steps done km4d", N_("the one in the reflection whose id begins like this")),
        ("orgcoach steps let-go latest It solved itself", N_("let it go, with a word why")),
    ),
    "history": (
        ("orgcoach history latest", N_("which versions there are")),
        ("orgcoach history latest --diff", N_("what changed since the last one")),
        (
            "orgcoach history latest --restore 2",
            N_("version 2 comes back, the present one is kept"),
        ),
    ),
    "delete": (("orgcoach delete km4d", N_("the one whose id begins like this")),),
    "bin": (
        ("orgcoach bin", N_("what is in it, each with a number")),
        ("orgcoach bin restore 1", N_("the one that was deleted last comes back")),
    ),
    "guides": (
        ("orgcoach guides", N_("which there are, with their ids")),
        ("orgcoach guides check mine.toml", N_("whether a guide of your own is good")),
    ),
    "locate": (("orgcoach locate", N_("the folders, one a line")),),
    "doctor": (
        ("orgcoach doctor", N_("only look")),
        ("orgcoach doctor --fix", N_("mend what is safe to mend")),
    ),
    "protect": (
        ("orgcoach protect", N_("choose a passphrase, and close every file with it")),
        ("orgcoach protect --change", N_("another passphrase")),
    ),
    "unprotect": (("orgcoach unprotect", N_("plain files again, to be read by whoever can")),),
    "completion": (
        ("source <(orgcoach completion bash)", N_("for bash, in ~/.bashrc")),
        ("source <(orgcoach completion zsh)", N_("for zsh, in ~/.zshrc, after compinit")),
        ("orgcoach completion fish | source", N_("for fish, in ~/.config/fish/config.fish")),
    ),
    "settings": (
        ("orgcoach settings", N_("all of them")),
        ("orgcoach settings mirror off", N_("no mirror from now on")),
        ("orgcoach settings --format json", N_("for another program")),
    ),
    "demo": (("orgcoach demo", N_("have a look round")),),
}


class Formatter(argparse.HelpFormatter):
    """Paragraphs are filled; lines that begin with a space stay as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        parts = []
        for line in text.split("\n"):
            if line.startswith(" ") or not line:
                parts.append(indent + line)
            else:
                parts.append(textwrap.fill(line, width, break_on_hyphens=False))
        return "\n".join(parts)


def tell(parser: argparse.ArgumentParser, command: str) -> None:
    """Give the parser of `command` its sentences and its examples."""
    if more := _MORE.get(command):
        parser.description = f"{parser.description} {_(more)}"
    if examples := _EXAMPLES.get(command):
        lines = [_("examples:")]
        for line, about in examples:
            lines += [f"  {line}", f"      {_(about)}"]
        parser.epilog = "\n".join(lines)
