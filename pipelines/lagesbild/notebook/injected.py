"""What Papermill put into a notebook: a parameter that the notebook does not have is an error.

A cell of parameters that Papermill wrote follows the cell whose values it replaces, and begins with a comment of its
own; both are in the history of the kernel.
"""

import ast
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from IPython import get_ipython

from lagesbild.errors import BadParameter, UnknownName, nearest

WRITTEN: Final = "# Parameters\n"


def check_injected() -> None:
    """Make sure that the notebook which runs has every parameter that it was given.

    Raises:
        UnknownName: it does not have one; the nearest are in the message.
    """
    shell = get_ipython()
    check_cells(shell.user_ns.get("In", ()) if shell else ())


def check_cells(cells: Sequence[str]) -> None:
    """Look through the cells of a kernel, in the order in which they ran."""
    for own, given in pairwise(cells):
        known = _assigned(own)
        unknown = [name for name in _assigned(given) if name not in known] if given.startswith(WRITTEN) else []
        if known and unknown:
            raise UnknownName("parameter", unknown[0], nearest(unknown[0], known))


def check_flag(name: str, given: object) -> None:
    """Make sure that a parameter is true or false: ``-r`` of Papermill makes text of it, and all text is true.

    Raises:
        BadParameter: it is not.
    """
    if not isinstance(given, bool):
        raise BadParameter(name, given, "True or False; on Papermill's command line -p, not -r")


def check_text(name: str, given: object) -> None:
    """Make sure that a parameter is text.

    Raises:
        BadParameter: it is not.
    """
    if not isinstance(given, str):
        raise BadParameter(name, given, "text in quotes, '020' and not 020; on Papermill's command line -r, not -p")


def check_day(given: object) -> date:
    """The day that a parameter names as text: ``2026-11-29``; today where it is empty.

    Raises:
        BadParameter: it is none.
    """
    check_text("day", given)
    try:
        return date.fromisoformat(str(given)) if given else date.today()
    except ValueError as error:
        raise BadParameter("day", given, "a day as 2026-11-29, or empty for today") from error


def _assigned(cell: str) -> list[str]:
    try:
        statements = ast.parse(cell).body
    except SyntaxError:  # a magic of IPython
        return []
    targets = [target for each in statements if isinstance(each, ast.Assign) for target in each.targets]
    return [target.id for target in targets if isinstance(target, ast.Name)]
