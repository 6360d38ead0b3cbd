#!/bin/sh
# Start orgcoach on a Mac: a double-click in the Finder opens this in Terminal.
exec /bin/sh "$(dirname "$0")/start.sh" "$@"
