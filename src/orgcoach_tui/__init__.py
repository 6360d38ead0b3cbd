"""A reflection companion in the terminal for organisation coaching."""

__version__ = "0.1.0"
