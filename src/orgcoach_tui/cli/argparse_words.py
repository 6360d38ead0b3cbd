"""argparse's own words in the language in use.

argparse takes them from two names in its own module, bound to the domain of the whole process.
`speak` binds those names to ours. Different versions of Python word a few things differently;
all of 3.11 to 3.14 are below.
"""

import argparse
from typing import Any

from orgcoach_tui import i18n
from orgcoach_tui.i18n import N_

WORDS = (
    N_("usage: "),
    N_("%(heading)s:"),
    N_(" (default: %(default)s)"),
    N_("positional arguments"),
    N_("options"),
    N_("subcommands"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("unexpected option string: %s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),
)


def speak() -> None:
    """Let argparse speak our language from now on, in every parser of this process."""
    module: Any = argparse
    module._ = i18n._
    module.ngettext = i18n.ngettext
