"""What the raw figures give for one sentence: its kind and exact values, without a word of it.

A derivation is compared with the findings that an exhibit's sentences report: the same kinds in the same order, each
with the same values. Numbers are fractions, rounded as they must be read; names are text; a month is ``2023-10``.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any, NamedTuple, TypeAlias

Exact = int | Fraction | Decimal
Json = Mapping[str, Any]


class Found(NamedTuple):
    """One finding: the template that must report it, and its values by name; inner findings are values, too."""

    kind: str
    values: Mapping[str, "Value"]


Value: TypeAlias = "Exact | str | tuple[Exact, Exact] | Found | Sequence[Found]"


def found(kind: str, /, **values: Value) -> Found:
    """``found("cohorts.takeaway", now=412, born=2021)``."""
    return Found(kind, values)


def rounded(value: Exact, decimals: int = 0) -> Fraction:
    """Round to decimals; a half goes away from zero: 2.5 → 3, −2.5 → −3."""
    exact = Fraction(value) * 10**decimals
    size = Fraction(floor(abs(exact) + Fraction(1, 2)), 10**decimals)
    return -size if exact < 0 else size


def tenth(value: Exact) -> Fraction:
    """Rounded to one decimal, as percentages and ratios are read."""
    return rounded(value, 1)


def flattened(findings: Iterable[Found]) -> list[Found]:
    """Each finding, then the findings inside it in the order of their names."""
    return [each for one in findings for each in (one, *flattened(_inner(one)))]


def _inner(one: Found) -> list[Found]:
    return [inner for name in sorted(one.values) for inner in _listed(one.values[name])]


def _listed(value: Value) -> list[Found]:
    if isinstance(value, Found):
        return [value]
    return [each for each in value if isinstance(each, Found)] if isinstance(value, list) else []


def as_reported(findings: Iterable[Found]) -> list[dict[str, Any]]:
    """The same findings as an exhibit reports them: kinds, and values as numbers, words, or kinds of inner findings."""
    return [
        {"kind": each.kind, "values": {name: _as_value(value) for name, value in each.values.items()}}
        for each in flattened(findings)
    ]


def _as_value(value: Value) -> object:
    if inner := _listed(value):
        return [each.kind for each in flattened(inner)]
    if isinstance(value, tuple):
        return [float(each) for each in value] if value[0] != value[1] else float(value[0])
    return value if isinstance(value, str | int) else float(value)  # type: ignore[arg-type]


def differences(reported: Sequence[Json], derived: Sequence[Found]) -> list[str]:
    """Say where reported findings are not the derived ones; empty where they are."""
    wanted = flattened(derived)
    kinds, own = [each["kind"] for each in reported], [each.kind for each in wanted]
    if kinds != own:
        return [f"reports {', '.join(kinds) or 'nothing'}, derived {', '.join(own) or 'nothing'}"]
    return [
        f"{kind}: {name} is {_shown(given.get(name))}, derived {_shown(values.get(name))}"
        for kind, given, values in (
            (each["kind"], each["values"], one.values) for each, one in zip(reported, wanted, strict=True)
        )
        for name in sorted({*given, *values})
        if name not in given or name not in values or not _is_same(given[name], values[name])
    ]


def _is_same(given: Any, derived: Value) -> bool:
    if inner := _listed(derived):
        return bool(given == [each.kind for each in flattened(inner)])
    if isinstance(derived, tuple):
        ends = [Fraction(each) for each in derived]
        return _numbers(given) == (ends if ends[0] != ends[1] else ends[:1])
    if isinstance(derived, str):
        return bool(given == derived)
    return _numbers(given) == [Fraction(derived)]  # type: ignore[arg-type]


def _numbers(given: Any) -> list[Fraction]:
    listed = given if isinstance(given, list) else [given]
    return [Fraction(str(each)) for each in listed if isinstance(each, int | float)]


def _shown(value: object) -> str:
    return str(float(value)) if isinstance(value, Fraction) and value.denominator > 1 else str(value)
