"""Words in figures: shown literally, broken where they are long."""

import textwrap
from typing import Final

LABEL_CHARACTERS: Final = 22


def escape(text: str) -> str:
    """Return ``text`` so that plotly shows it literally: no markup, no live links, nothing dropped.

    In a figure with ``meta`` plotly reads ``%{…}`` in names, titles and notes as a place to fill in.
    """
    signs = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "%{": "&#37;{"}
    for sign, shown in signs.items():
        text = text.replace(sign, shown)
    return text


def wrapped(name: str) -> str:
    """Return ``name`` in lines that have room beside a plot; no word is broken."""
    return "<br>".join(textwrap.wrap(name, LABEL_CHARACTERS, break_long_words=False))
