"""The mirror: a reflection read by the rules, laid beside the writer's own placement, in words."""

from orgcoach_tui.mirror.reading import counts_for, passages, read
from orgcoach_tui.mirror.sentences import Said, sentences
from orgcoach_tui.mirror.shipped import rule_set

__all__ = ["Said", "counts_for", "passages", "read", "rule_set", "sentences"]
