"""The mirror: a reflection read by the rules, laid beside the writer's own placement, in words."""

from orgcoach_tui.mirror.reading import passages, read
from orgcoach_tui.mirror.sentences import Said, sentences
from orgcoach_tui.mirror.shipped import rule_set

__all__ = ["Said", "passages", "read", "rule_set", "sentences"]
