#!/bin/sh
# Start orgcoach on Linux (and, through start.command, on macOS). Setting up happens by itself.
# This only finds a Python; everything else is in launchers/start.py.

case ${1-} in ./orgcoach.desktop) shift ;; esac # it says from where it was opened

self=$0
while [ -L "$self" ]; do # started through a link, on the desktop for instance
    target=$(readlink "$self")
    case $target in
        /*) self=$target ;;
        *) self=$(dirname "$self")/$target ;;
    esac
done
here=$(CDPATH='' cd -- "$(dirname "$self")" && pwd) || exit 1

stay() { # a window opened by a double-click closes at the end
    if [ -t 0 ]; then
        printf '\nDruk op Enter om te sluiten. / Press Enter to close.\n'
        read -r _
    fi
    exit 1
}

if [ ! -f "$here/launchers/start.py" ]; then
    cat <<'END'

De rest van de map van orgcoach ontbreekt. Laat dit bestand in de map staan waar het bij hoort,
en start het daar.

The rest of the orgcoach folder is missing. Leave this file in the folder it belongs to, and start
it from there.
END
    stay
fi

usable() {
    found=$(command -v "$1") || return 1
    # On a Mac without Apple's developer tools this one only opens a window that offers them.
    if [ "$found" = /usr/bin/python3 ] && [ "$(uname)" = Darwin ]; then
        xcode-select -p >/dev/null 2>&1 || return 1
    fi
    "$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' </dev/null >/dev/null 2>&1
}

# Where a Mac keeps what was installed from python.org or with Homebrew.
PATH=$PATH:/usr/local/bin:/opt/homebrew/bin:/Library/Frameworks/Python.framework/Versions/Current/bin
for python in "$here/.venv/bin/python" python3 python3.14 python3.13 python3.12 python3.11 python; do
    if usable "$python"; then
        exec "$found" -I "$here/launchers/start.py" "$@"
    fi
done

cat <<'END'

orgcoach heeft Python nodig, versie 3.11 of nieuwer, en die staat hier niet.
Python is gratis. Installeer het, en start daarna opnieuw:

    Mac      haal het op van https://www.python.org/downloads/
    Linux    sudo apt install python3 python3-venv   (of het programma voor software)

orgcoach needs Python, version 3.11 or newer, and there is none here.
Python is free. Install it, then start again:

    Mac      get it from https://www.python.org/downloads/
    Linux    sudo apt install python3 python3-venv   (or the program for software)
END
stay
