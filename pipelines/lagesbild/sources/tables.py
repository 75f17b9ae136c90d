"""The tables that the project takes from PxWeb: where they are, what of them, and how their columns are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lagesbild.sources.roles import Role

Selection = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Content:
    """One content of a table: its code there and its column here.

    ``decimals`` tells measures from counts. A content that ``may_hide`` has a status column beside it; any other must
    have a number in every cell.
    """

    code: str
    column: str
    may_hide: bool = False
    decimals: bool = False

    @property
    def status(self) -> str:
        """The column of the provider's sign: ``vacancies_count`` → ``vacancies_status``."""
        return self.column.rsplit("_", 1)[0] + "_status"


@dataclass(frozen=True)
class PxTable:
    """One table: where it is, what its variables are called here, and what of it is taken.

    ``only`` limits a role to some values; without it all are taken.
    """

    table: str
    source: str
    path: str
    keys: Mapping[Role, str]
    contents: tuple[Content, ...]
    only: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The provider's name of the table: ``11re``."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".px")


AREA_YEAR: Final[Mapping[Role, str]] = {"area": "area_code", "time": "year"}
AREA_YEAR_SEX_AGE: Final[Mapping[Role, str]] = {**AREA_YEAR, "sex": "sex_code", "age": "age_code"}
AREA_MONTH: Final[Mapping[Role, str]] = {"area": "area_code", "time": "month"}
UNDER_100: Final = tuple(f"{age:03}" for age in range(100))
UNEMPLOYED: Final = Content("TYOTTOMATLOPUSSA", "unemployed_persons", may_hide=True)
VACANCIES: Final = Content("AVPAIKATLOPUSSA", "vacancies_count", may_hide=True)

PX_TABLES: Final = (
    PxTable(
        "raw_statfin__population_municipality",
        "statfin-11re-2019",
        "StatFin/vaerak/11re.px",
        AREA_YEAR_SEX_AGE,
        (Content("vaerak-vaesto", "population_persons"),),
        only={"time": ("2019",)},
    ),
    PxTable(
        "raw_statfin__projection_municipality",
        "statfin-14wx-municipality",
        "StatFin/vaenn/14wx.px",
        AREA_YEAR_SEX_AGE,
        (Content("vaesto_e24", "population_persons"),),
        only={"time": ("2024", "2035", "2040"), "sex": ("SSS",), "age": UNDER_100},
    ),
    PxTable(
        "raw_statfin__population_change",
        "statfin-121w",
        "StatFin/ssaaty/121w.px",
        AREA_YEAR,
        (
            Content("ssaaty-vm01", "births_persons"),
            Content("ssaaty-vm11", "deaths_persons"),
            Content("ssaaty-luonvalisays", "natural_increase_persons"),
            Content("ssaaty-vm43_tulo", "intermunicipal_in_persons"),
            Content("ssaaty-vm43_lahto", "intermunicipal_out_persons"),
            Content("ssaaty-vm43_netto", "intermunicipal_net_persons"),
            Content("ssaaty-vm44", "intramunicipal_persons"),
            Content("ssaaty-vm41", "immigration_persons"),
            Content("ssaaty-vm42", "emigration_persons"),
            Content("ssaaty-vm4142", "net_immigration_persons"),
            Content("ssaaty-koknetmuutto", "net_migration_persons"),
            Content("ssaaty-valisays", "increase_persons"),
            Content("ssaaty-vakorjaus", "correction_persons"),
            Content("ssaaty-kokmuutos", "change_persons"),
            Content("ssaaty-vaesto", "population_persons"),
        ),
        only={"time": ("2025",)},
    ),
    PxTable(
        "raw_keha__unemployment",
        "keha-12r5",
        "StatFin/tyonv/12r5.px",
        AREA_MONTH,
        (UNEMPLOYED, Content("TYOVOIMATK", "labour_force_persons", may_hide=True), VACANCIES),
    ),
    PxTable(
        "raw_keha__occupation",
        "keha-12ti",
        "StatFin/tyonv/12ti.px",
        {**AREA_MONTH, "occupation": "occupation_code"},
        (UNEMPLOYED, VACANCIES),
    ),
    PxTable(
        "raw_statfin__employed_industry",
        "statfin-115v",
        "StatFin/tyokay/115v.px",
        {**AREA_YEAR, "industry": "industry_code", "sex": "sex_code"},
        (Content("tyokay-tyolliset", "employed_persons"),),
    ),
    PxTable(
        "raw_statfin__education",
        "statfin-12bs",
        "StatFin/vkour/12bs.px",
        AREA_YEAR,
        (
            Content("vaesto_15_", "population_15_persons"),
            Content("kaste0", "basic_persons"),
            Content("kaste3T8", "post_basic_persons"),
            Content("kaste3", "upper_secondary_persons"),
            Content("kaste4", "specialist_vocational_persons", may_hide=True),
            Content("kaste5T8", "tertiary_persons"),
            Content("kaste5", "short_cycle_persons"),
            Content("kaste6", "bachelor_persons"),
            Content("kaste7", "master_persons"),
            Content("kaste8", "doctorate_persons", may_hide=True),
            Content("vktm", "educational_level_index", decimals=True),
        ),
        only={"time": ("2025",)},
    ),
)
