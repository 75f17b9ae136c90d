"""A scenario of the user's own in words: always named, never called a projection."""

from typing import NamedTuple

from lagesbild.contracts import Scenario
from lagesbild.language.context import Context
from lagesbild.language.sentence import Sentence


class Assumptions(NamedTuple):
    """What a scenario assumes of persons, by the names of ``Scenario``, and the years that are compared.

    They describe nothing where there is no scenario. ``lacks_oldest`` says that one of the years leaves out persons
    aged 100 and over.
    """

    name: str = ""
    description: str = ""
    first_year: int = 0
    fertility_change_pct: float = 0.0
    net_migration_persons_per_year: int = 0
    migration_age_from: int = 0
    migration_age_to: int = 0
    base_year: int = 0
    base_kind: str = "observed"
    horizon_year: int = 0
    lacks_oldest: bool = False

    @property
    def year(self) -> int:
        """The year that counts to the period of a page."""
        return self.horizon_year


class Names(NamedTuple):
    """What is compared, as it is written: today, the projection, the scenario."""

    base: str
    horizon: str
    scenario: str


def assumptions(
    scenario: Scenario, *, base_year: int, base_kind: str, horizon_year: int, lacks_oldest: bool
) -> Assumptions:
    """The assumptions of a scenario."""
    return Assumptions(
        scenario.name,
        scenario.description,
        scenario.first_year,
        float(scenario.fertility_change_pct),
        scenario.net_migration_persons_per_year,
        scenario.migration_age_from,
        scenario.migration_age_to,
        base_year,
        base_kind,
        horizon_year,
        lacks_oldest,
    )


def names_of(assumed: Assumptions, say: Context) -> Names:
    """``2024 (projection)``, ``2040 (projection)``, ``2040 (own scenario more-births)``."""
    return Names(
        say.year(assumed.base_year, assumed.base_kind),
        say.year(assumed.horizon_year, "projected"),
        say.text("what_if.year", year=assumed.horizon_year, name=assumed.name),
    )


def notes_of(assumed: Assumptions, say: Context) -> tuple[Sentence, ...]:
    """Whose the scenario is, and everything that it changes of persons."""
    own = say.text("what_if.own", name=assumed.name, description=assumed.description)
    pct = say.change_percent(assumed.fertility_change_pct)
    births = say.text("what_if.births", pct=pct, first=assumed.first_year)
    migration = say.text(
        "what_if.migration",
        persons=say.fmt.change(assumed.net_migration_persons_per_year),
        first=assumed.first_year,
        youngest=assumed.migration_age_from,
        oldest=assumed.migration_age_to,
        base=assumed.base_year,
    )
    return (own, births, migration)
