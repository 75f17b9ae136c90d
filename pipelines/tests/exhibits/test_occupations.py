"""Occupations with most vacancies: hand-made rows and their sentences, the region's figures and own ones."""

from collections.abc import Iterator

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import occupations
from lagesbild.exhibits.labour.occupations import NewestMonth
from lagesbild.language import CompositeCell, Row
from lagesbild.settings import LANGUAGES, Project
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.spoken import context, in_english, table, takeaways
from tests.integration.refilled import refilled

COLUMNS = [
    "occupation_code",
    "name_fi",
    "name_sv",
    "name_en",
    "vacancies_at_least_count",
    "vacancies_at_most_count",
    "unemployed_at_least_persons",
    "unemployed_at_most_persons",
    "tightness_low",
    "tightness_high",
]
KITCHEN_NAMES = ("Avustavat keittiötyöntekijät", "Köksbiträden", "Kitchen helpers")
ROWS = pd.DataFrame(
    [
        ("5321", "Lähihoitajat", "Närvårdare", "Health care assistants", 101, 101, 80, 80, 126.25, 126.25),
        ("9412", *KITCHEN_NAMES, 60, 62, 61, 61, 98.4, 101.6),
        ("5131", "Tarjoilijat", "Servitörer", "Waiters", 3, 3, 0, 0, None, None),
    ],
    columns=COLUMNS,
)
OF_REGION = Answer.of(ROWS, NewestMonth("2023-10", is_own=False))
OWN = Answer.of(ROWS, NewestMonth("2023-10", is_own=True))


def test_the_occupation_with_most_vacancies_is_named() -> None:
    assert takeaways(occupations, OF_REGION) == [
        "Etelä-Pohjanmaalla kysytyin ammattiryhmä oli lokakuussa 2023 lähihoitajat.",
        "Mest efterfrågade i Södra Österbotten i oktober 2023 var närvårdare.",
        "In South Ostrobothnia health care assistants had most vacancies in October 2023.",
    ]
    assert in_english(occupations, OWN).takeaway.startswith("In Järviseutu health care assistants had most ")


def test_vacancies_per_unemployed_are_a_dash_where_nobody_is_unemployed() -> None:
    assert table(in_english(occupations, OF_REGION)) == (
        Row("Health care assistants (5321)", ("101", "80", "126")),
        Row("Kitchen helpers (9412)", ("60–62", "61", "98–102")),
        Row("Waiters (5131)", ("3", "0", "–")),
    )


def test_a_download_has_both_ends_of_a_range_as_numbers() -> None:
    cells = table(in_english(occupations, OF_REGION))[1].cells
    ends = [[end.value for _, end in cell.parts] for cell in cells if isinstance(cell, CompositeCell)]
    assert ends == [[60, 62], [98, 102]]


def test_figures_of_the_region_are_named_so() -> None:
    note = "The figures are regional: Etelä-Pohjanmaa. There are none for the municipalities themselves."
    shown = in_english(occupations, OF_REGION)
    assert (shown.notes[0], shown.is_of_region) == (note, True)
    region = in_english(occupations, OF_REGION, "region")
    assert note not in region.notes
    assert not region.is_of_region


def test_figures_of_the_own_municipalities_are_named_so() -> None:
    shown = in_english(occupations, OWN)
    assert shown.title == "Vacancies and unemployed jobseekers in 3 occupations, Järviseutu, October 2023"
    assert not any("The figures are regional" in note for note in shown.notes)
    assert not shown.is_of_region


def test_no_vacancies_are_not_shown() -> None:
    none = Answer.of(ROWS.head(0), NewestMonth("", is_own=False))
    shown = [occupations.words(none, context(occupations, language)) for language in LANGUAGES]
    assert [each.reason for each in shown] == [
        "alueella ei ole avoimia työpaikkoja",
        "området saknar lediga jobb",
        "the area has no vacancies",
    ]


def test_occupations_are_the_regions_with_the_numbers_of_the_provider(store: Store) -> None:
    found = occupations.answer(store, area=find_area(store, "kopa-jarviseutu"))
    # KEHA 12ti, Etelä-Pohjanmaa, October 2023
    assert found.rows["occupation_code"].tolist()[:3] == ["5321", "9412", "5322"]
    assert found.rows["vacancies_at_least_count"].tolist()[:3] == [101, 91, 71]
    assert len(found.rows) == 10
    assert found.facts == NewestMonth("2023-10", is_own=False)


def test_nobody_unemployed_has_no_ratio(store: Store) -> None:
    rows = occupations.answer(store, area=find_area(store, "MK21")).rows.set_index("occupation_code")
    # Åland: 10 vacancies and no unemployed jobseekers in 8142
    assert bool(rows["tightness_low"].isna().loc["8142"])
    assert not bool(rows["tightness_low"].isna().loc["5120"])


NURSES, KITCHEN = "5321", "9412"
FETCHED = pd.DataFrame(
    [
        ("KU005", NURSES, "2026M09", 90, None, 90, None),
        ("KU005", NURSES, "2026M10", 20, None, 30, None),
        ("KU005", KITCHEN, "2026M10", None, "...", 6, None),
        ("KU052", NURSES, "2026M10", 5, None, None, "..."),
        ("KU052", KITCHEN, "2026M10", 0, None, 0, None),
        ("KU049", NURSES, "2026M09", 1, None, 1, None),
    ],
    columns=[
        "area_code",
        "occupation_code",
        "month",
        "unemployed_persons",
        "unemployed_status",
        "vacancies_count",
        "vacancies_status",
    ],
).astype({"unemployed_persons": "Int64", "vacancies_count": "Int64"})
BUILT = ("stg_keha__occupation", "mart_region__occupation", "mart_municipality__occupation")


@pytest.fixture(scope="module")
def fetched(built_home: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store as if occupations of municipalities had been fetched; all their counts are made up."""
    path = tmp_path_factory.mktemp("fetched") / "store.duckdb"
    with refilled(built_home, path, {"raw_keha__occupation_municipality": FETCHED}, *BUILT) as opened:
        yield opened


def test_own_municipalities_are_summed_and_hidden_numbers_are_ranges(fetched: Store) -> None:
    found = occupations.answer(fetched, area=group_of(fetched, ["005", "052"]))
    counts = [
        "occupation_code",
        "vacancies_at_least_count",
        "vacancies_at_most_count",
        "unemployed_at_least_persons",
        "unemployed_at_most_persons",
    ]
    assert found.rows[counts].to_numpy().tolist() == [[NURSES, 31, 34, 25, 25], [KITCHEN, 6, 6, 1, 4]]
    assert found.facts == NewestMonth("2026-10", is_own=True)
    assert found.sources == {"keha-12ti-municipality"}


@pytest.mark.parametrize("codes", [["005", "091"], ["005", "049"]])
def test_the_region_stands_for_a_group_of_which_one_member_lacks_the_newest_month(
    fetched: Store, codes: list[str]
) -> None:
    found = occupations.answer(fetched, area=group_of(fetched, codes))
    assert found.facts == NewestMonth("2023-10", is_own=False)


def test_a_region_keeps_its_own_figures(fetched: Store, store: Store) -> None:
    region = occupations.answer(fetched, area=find_area(fetched, "MK14"))
    member = occupations.answer(store, area=find_area(store, "KU005"))
    pd.testing.assert_frame_equal(region.rows, member.rows)
    assert (region.facts, member.facts) == (NewestMonth("2023-10", is_own=True), NewestMonth("2023-10", is_own=False))
