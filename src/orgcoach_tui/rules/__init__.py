"""What words lean to: rules as data in, evidence with exact places and a suggestion out."""

from orgcoach_tui.rules.compile import compile_rules
from orgcoach_tui.rules.errors import RuleError
from orgcoach_tui.rules.languages import guess_language
from orgcoach_tui.rules.suggest import suggest

__all__ = ["RuleError", "compile_rules", "guess_language", "suggest"]
