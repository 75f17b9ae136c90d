"""What each variable of a table is about, found by its flags and its English text.

Codes of variables carry a date and differ from table to table (``alue_23_20260101``), so none is written down here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from lagesbild.contracts import Role
from lagesbild.errors import SourceChanged

TEXTS: Final[dict[str, Role]] = {
    "area": "area",
    "region": "area",
    "municipality": "area",
    "age": "age",
    "age group": "age",
    "sex": "sex",
    "gender": "sex",
    "language": "language",
    "industry": "industry",
    "occupation": "occupation",
    "occupational group": "occupation",
    "classification of occupations": "occupation",
    "main type of activity": "activity",
    "main activity": "activity",
    "information": "content",
    "observations": "content",
}
CONTENT_CODE: Final = "contentscode"


@dataclass(frozen=True)
class Variable:
    """One variable as the service describes it in English; ``values`` are codes in the order of the service.

    ``labels`` are the values in words where the service gives them. A variable that is ``summed`` may be left out of
    a call: the service then adds its values up.
    """

    code: str
    text: str
    values: tuple[str, ...]
    time: bool = False
    content: bool = False
    summed: bool = False
    labels: tuple[str, ...] = ()


def role_of(variable: Variable) -> Role | None:
    """Return what the variable is about, or None where neither flag nor text shows it.

    What is in brackets after the text does not count: "Occupation (levels 1–3)".
    """
    if variable.time:
        return "time"
    if variable.content or variable.code.casefold() == CONTENT_CODE:
        return "content"
    return TEXTS.get(variable.text.partition("(")[0].strip().casefold())


def by_role(
    variables: Iterable[Variable], expected: Sequence[Role], *, source: str, table: str, summed: Sequence[str] = ()
) -> dict[Role, Variable]:
    """Return the variable of each expected role, in the order of the table.

    ``summed`` names by code the variables that are left to the service to add up.

    Raises:
        SourceChanged: a variable was added, renamed or dropped, two have the same role, or the service does not add
            up a variable that is left to it.
    """
    given = [variable for variable in variables if not (variable.code in summed and variable.summed)]
    found = {role: variable for variable in given if (role := role_of(variable))}
    if len(found) != len(given) or set(found) != set(expected):
        texts = ", ".join(f"{variable.text!r} ({role_of(variable) or 'unknown'})" for variable in given)
        raise SourceChanged(source, table, f"variables by role {sorted(expected)} are expected, it has {texts}")
    return found
