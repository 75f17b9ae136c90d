"""How many reports providers write in a year: as they are asked today, and if one answer served all who ask."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple


class Duty(NamedTuple):
    """What one municipality asks of one provider with a contract: ``occasions`` a year, each with ``templates``.

    Either is missing where it is not known.
    """

    provider: str
    municipality_code: str
    occasions: int | None
    templates: int | None


class Burden(NamedTuple):
    """Reports a year ``today`` and in ``common``, and what is ``saved``; ``unknown`` duties are in none of them."""

    today: int
    common: int
    unknown: tuple[Duty, ...]

    @property
    def saved(self) -> int:
        """How many fewer they are in common."""
        return self.today - self.common


def burden_of(duties: Iterable[Duty], *, common_occasions: int) -> Burden:
    """Count the reports: today occasions × templates of each duty, in common ``common_occasions`` of each provider.

    A provider of whom no duty is known counts in neither.
    """
    listed = list(duties)
    counted: dict[str, int] = defaultdict(int)
    for duty in listed:
        if duty.occasions is not None and duty.templates is not None:
            counted[duty.provider] += duty.occasions * duty.templates
    unknown = tuple(duty for duty in listed if duty.occasions is None or duty.templates is None)
    return Burden(sum(counted.values()), common_occasions * len(counted), unknown)
