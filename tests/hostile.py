"""Text that tries to be more than text."""

HOSTILE = "\x1b[31mred\x1b]0;title\x07\x9b1m \u202erev\u202c <script>x</script> [x] [/b] [/ {0} %s"
"""Escape sequences, bidi overrides, and markup of three kinds."""

HARMLESS = "red rev <script>x</script> [x] [/b] [/ {0} %s"
"""What is left of it, to be shown as it is."""
