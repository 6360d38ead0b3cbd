"""`orgcoach new --plain`: the same walk as in the app, one question at a time in plain lines.

For screen readers, braille displays, slow connections and pipes: nothing is redrawn, coloured or
drawn, and every choice has a number.
"""
