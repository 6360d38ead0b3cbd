"""`python -m orgcoach_tui` is the same as the command `orgcoach`."""

import sys

from orgcoach_tui.cli import main

sys.exit(main())
