"""Words in figures: shown literally, broken where they are long."""

import re
import textwrap
from typing import Final

LABEL_CHARACTERS: Final = 22
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
UNITS: Final = re.compile(r"(?<=\d) (?=(?:år|vuotta|v\.|kpl|km|%|‰|€)(?!\w))")


def escape(text: str) -> str:
    """Return ``text`` so that plotly shows it literally: no markup, no live links, nothing dropped.

    In a figure with ``meta`` plotly reads ``%{…}`` in names, titles and notes as a place to fill in.
    """
    signs = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "%{": "&#37;{"}
    for sign, shown in signs.items():
        text = text.replace(sign, shown)
    return text


def wrapped(name: str) -> str:
    """Return ``name`` in lines that have room beside a plot; no word is broken, no number parted from its unit."""
    return "<br>".join(textwrap.wrap(with_units(name), LABEL_CHARACTERS, break_long_words=False))


def with_units(text: str) -> str:
    """Return ``text`` with a space that does not break between a number and its unit: ``7–12 år``."""
    return UNITS.sub(NO_BREAK, text)
