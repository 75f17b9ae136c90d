"""How long work tells how far it is: a bar with the time left, on a terminal only."""

import sys
from typing import Any


def bar_on_terminal(unit: str) -> dict[str, Any]:
    """Return settings of a bar of ``tqdm``; it shows nothing where standard output is no terminal, or is kept quiet."""
    return {"unit": unit, "file": sys.stdout, "disable": None, "leave": False, "dynamic_ncols": True}
