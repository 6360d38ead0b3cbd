"""Comments on a document as a reader does in LibreOffice; run by a Python that has `uno`.

reader_at_work.py IN OUT-FOLDER: saves back.docx, back.odt and back.doc.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.util import DateTime


def values(**named):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in named.items())


def started(profile, pipe):
    options = (f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;")
    office = subprocess.Popen(["soffice", "--headless", "--norestore", "--nologo", *options])
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", here
    )
    for _ in range(200):
        with contextlib.suppress(Exception):
            return office, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        time.sleep(0.2)
    office.kill()
    raise SystemExit("LibreOffice does not answer")


def main(source, target):
    with tempfile.TemporaryDirectory() as profile:
        office, there = started(profile, f"orgcoach{os.getpid()}")
        make = there.ServiceManager.createInstanceWithContext
        desktop = make("com.sun.star.frame.Desktop", there)
        name(make("com.sun.star.configuration.ConfigurationProvider", there))
        try:
            document = desktop.loadComponentFromURL(
                f"file://{source}", "_blank", 0, values(Hidden=True)
            )
            comment_all(document)
            track(document)
            type_red(document)
            for ending, writer in FORMATS:
                document.storeToURL(f"file://{target}/back.{ending}", values(FilterName=writer))
            document.close(True)
        finally:
            with contextlib.suppress(Exception):
                desktop.terminate()
            office.wait(30)


FORMATS = (("docx", "MS Word 2007 XML"), ("odt", "writer8"), ("doc", "MS Word 97"))


def name(settings):
    """Who works here."""
    path = values(nodepath="/org.openoffice.UserProfile/Data")
    user = settings.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess", path
    )
    user.setPropertyValue("givenname", "Marian")
    user.setPropertyValue("sn", "de Wit")
    user.commitChanges()


def comment_all(document):
    def found(words):
        search = document.createSearchDescriptor()
        search.SearchString = words
        return document.findFirst(search)

    def comment(at, words, author="M. de Wit", absorb=True, resolved=False, dated=True):
        note = document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Content, note.Author, note.Resolved = words, author, resolved
        if dated:
            note.DateTimeValue = DateTime(0, 0, 30, 10, 15, 3, 2026, False)
        at.Text.insertTextContent(at, note, absorb)

    comment(found("1. Wat er gebeurde"), "the heading")
    comment(found("Twee mensen hadden hem gelezen."), "two of how many?\nand who?")
    comment(found("Twee mensen hadden hem gelezen."), "a reply to that", "J. Bos")
    comment(found("stil"), "one word", resolved=True)
    comment(found("Daarna").getStart(), "a point", absorb=False, dated=False)
    cursor = document.Text.createTextCursorByRange(found("maar dat weten").getStart())
    cursor.gotoRange(found("toen was").getEnd(), True)
    comment(cursor, "two paragraphs", "J. Bos")
    whole = document.Text.createTextCursorByRange(found("Weinig").getStart())
    whole.gotoEndOfParagraph(True)
    comment(whole, "the paragraph")
    comment(found("Na een sessie"), "the whole")
    comment(found("expertadviseur"), "in the table")
    comment(found("Wat zag ik niet"), "the help question")


def track(document):
    def found(words):
        search = document.createSearchDescriptor()
        search.SearchString = words
        return document.findFirst(search)

    document.RecordChanges = True
    document.Text.insertString(found("Iedereen").getStart(), "Bijna ", False)
    found(", denk ik").setString("")
    end = document.Text.createTextCursorByRange(found("Haar bellen.").getEnd())
    document.Text.insertControlCharacter(end, 0, False)
    document.Text.insertString(end, "En vragen hoe het is.", False)
    document.RecordChanges = False


def type_red(document):
    search = document.createSearchDescriptor()
    search.SearchString = "En toen was het stil."
    cursor = document.Text.createTextCursorByRange(document.findFirst(search).getEnd())
    document.Text.insertString(cursor, " Hoe lang?", True)
    cursor.CharColor = 0xFF0000
    search.SearchString = "Eerst vragen, dan pas mijn notitie."
    cursor = document.Text.createTextCursorByRange(document.findFirst(search).getEnd())
    document.Text.insertControlCharacter(cursor, 0, False)
    document.Text.insertString(cursor, "A whole paragraph.", False)


if __name__ == "__main__":
    main(*sys.argv[1:])
