"""Words in figures: shown literally, broken where they are long."""

import textwrap
from typing import Final

LABEL_CHARACTERS: Final = 22


def escape(text: str) -> str:
    """Return ``text`` so that plotly shows it literally: no markup, no live links, nothing dropped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(name: str) -> str:
    """Return ``name`` in lines that have room beside a plot; no word is broken."""
    return "<br>".join(textwrap.wrap(name, LABEL_CHARACTERS, break_long_words=False))
