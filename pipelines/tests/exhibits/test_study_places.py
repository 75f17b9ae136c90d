"""First-choice applicants against study places: sentences of hand-made rows, and records that are made up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import study_places as room
from lagesbild.figures import LinePoint
from lagesbild.settings import Project
from lagesbild.sources.fetch import fetch
from lagesbild.sources.services import Transport
from lagesbild.store import Store, find_area
from tests.asking import Told, serving
from tests.conftest import CHECKOUT, new_home
from tests.derivations.case import Case
from tests.derivations.found import as_reported
from tests.derivations.raw import Raw
from tests.derivations.study_places import derive, is_supplied
from tests.exhibits.spoken import exhibit_of, in_english, table, takeaways
from tests.integration.refilled import refilled

RAW = "raw_vipunen__study_place"
BUILT = ("stg_vipunen__study_place", "mart_area__study_place")
GENERAL, VOCATIONAL, OTHER = "Lukiokoulutus", "Ammatillinen koulutus", "Valmentava"


def target(code: str, year: int, number: int, level: str, *counts: int | None) -> dict[str, object]:
    """Places and first-choice applicants of one target; None is not told."""
    places, first = counts
    return {
        "area_code": code,
        "year": year,
        "route": "Yhteishaku",
        "level": level,
        "target_code": f"1.2.246.562.20.{number}",
        "places_count": places,
        "first_choice_persons": first,
    }


# made up: Alajärvi with both programmes, Evijärvi until 2024, Honkajoki (Kankaanpää now), one without a municipality
MADE_UP = pd.DataFrame(
    [
        target("KU005", 2024, 1, GENERAL, 60, 48),
        target("KU005", 2024, 2, VOCATIONAL, 40, 44),
        target("KU005", 2025, 3, GENERAL, 60, 45),
        target("KU005", 2025, 4, VOCATIONAL, 40, 36),
        target("KU005", 2025, 5, OTHER, 10, 2),
        target("KU005", 2025, 6, VOCATIONAL, None, 7),
        target("KU005", 2025, 7, VOCATIONAL, 16, None),
        target("KU052", 2024, 8, GENERAL, 20, 9),
        target("KU099", 2025, 9, GENERAL, 20, 30),
        target("unknown", 2025, 10, VOCATIONAL, 5, 1),
    ]
).astype({"places_count": "Int64", "first_choice_persons": "Int64"})


def year(unit: str, year: int, places: int, first: int, *kinds: int, open_targets: int = 0) -> dict[str, Any]:
    general_places, general_first, vocational_places, vocational_first = kinds or (places, first, 0, 0)
    return {
        "unit": unit,
        "year": year,
        "places_count": places,
        "first_choice_persons": first,
        "general_places_count": general_places,
        "general_first_choice_persons": general_first,
        "vocational_places_count": vocational_places,
        "vocational_first_choice_persons": vocational_first,
        "open_targets_count": open_targets,
    }


def told(*years: dict[str, Any], newest_year: int = 2025) -> Answer[room.Newest]:
    return Answer(pd.DataFrame(years), room.Newest(newest_year), frozenset())


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            told(year("area", 2025, 110, 83)),
            [
                "Alueella Järviseutu ensisijaisia hakijoita oli vähemmän kuin paikkoja:"
                " 75 sataa paikkaa kohti vuonna 2025.",
                "I området Sjönejden var förstahandssökandena färre än platserna: 75 per hundra platser 2025.",
                "In Järviseutu first-choice applicants were fewer than places: 75 per hundred places in 2025.",
            ],
        ),
        (
            told(year("area", 2025, 200, 201)),
            [
                "Alueella Järviseutu ensisijaisia hakijoita oli enemmän kuin paikkoja:"
                " 101 sataa paikkaa kohti vuonna 2025.",
                "I området Sjönejden var förstahandssökandena fler än platserna: 101 per hundra platser 2025.",
                "In Järviseutu first-choice applicants were more than places: 101 per hundred places in 2025.",
            ],
        ),
        (
            told(year("area", 2025, 1000, 996)),
            [
                "Alueella Järviseutu ensisijaisia hakijoita oli suunnilleen yhtä monta kuin paikkoja vuonna 2025.",
                "I området Sjönejden var förstahandssökandena ungefär lika många som platserna 2025.",
                "In Järviseutu first-choice applicants were about as many as places in 2025.",
            ],
        ),
        (
            told(year("area", 2022, 20, 9), year("country", 2025, 100, 90)),
            [
                "Alueella Järviseutu oli aloituspaikkoja yhteishaussa viimeksi vuonna 2022.",
                "I området Sjönejden fanns det nybörjarplatser i gemensamma ansökan senast 2022.",
                "In Järviseutu there were last study places in the joint application in 2022.",
            ],
        ),
    ],
    ids=["fewer", "more", "as-many", "ended"],
)
def test_it_is_said_whether_first_choices_fill_the_places(answer: Answer[room.Newest], said: list[str]) -> None:
    assert takeaways(room, answer) == said


def test_two_lines_and_ratios_of_both_programmes_and_the_country_in_the_table() -> None:
    shown = in_english(
        room,
        told(
            year("area", 2023, 100, 92, 60, 48, 40, 44),
            year("area", 2025, 110, 83, 0, 0, 40, 36, open_targets=2),
            year("country", 2023, 1000, 950),
            year("country", 2025, 1000, 1040),
        ),
    )
    points = [mark for mark in shown.marks if isinstance(mark, LinePoint)]
    assert [(point.series, point.role, point.year, point.value) for point in points] == [
        ("First-choice applicants", "own", 2023, 92),
        ("First-choice applicants", "own", 2024, None),
        ("First-choice applicants", "own", 2025, 83),
        ("Study places", "third", 2023, 100),
        ("Study places", "third", 2024, None),
        ("Study places", "third", 2025, 110),
    ]
    assert [(row.header, row.cells) for row in table(shown)] == [
        ("2023", ("100", "92", "80", "110", "92", "95")),
        ("2025", ("110", "83", "–", "90", "75", "104")),
    ]
    assert (
        "2 application targets of 2025 lack the number of places or applicants and are not in the figures."
        in shown.notes
    )


@pytest.fixture(scope="module")
def fetched(built_home: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("fetched") / "store.duckdb"
    with refilled(built_home, path, {RAW: MADE_UP}, *BUILT) as opened:
        yield opened


def test_targets_are_summed_by_programme_and_open_ones_are_in_no_sum(fetched: Store) -> None:
    found = fetched.query(
        "select programme, places_count, first_choice_persons, targets_count, open_targets_count"
        " from mart_area__study_place where area_code = 'kopa-jarviseutu' and year = 2025 order by programme"
    )
    assert found.to_numpy().tolist() == [
        ["general", 60, 45, 1, 0],
        ["other", 10, 2, 1, 0],
        ["vocational", 40, 36, 1, 2],
    ]


def test_a_municipality_that_merged_counts_where_it_is_now_and_none_only_in_the_country(fetched: Store) -> None:
    kankaanpaa = room.answer(fetched, area=find_area(fetched, "214")).rows
    assert kankaanpaa.query("unit == 'area'")[["year", "places_count", "first_choice_persons"]].to_numpy().tolist() == [
        [2025, 20, 30]
    ]
    country = room.answer(fetched, area=find_area(fetched, "SSS"))
    assert country.rows[["year", "places_count", "first_choice_persons"]].to_numpy().tolist() == [
        [2024, 120, 101],
        [2025, 135, 114],
    ]
    assert (country.facts, country.sources) == (room.Newest(2025), frozenset({"vipunen-study-places"}))


def test_a_target_under_two_levels_counts_once_where_most_chose_it(built_home: Project, tmp_path: Path) -> None:
    twice = pd.DataFrame([target("KU005", 2025, 1, OTHER, 30, 4), target("KU005", 2025, 1, GENERAL, 30, 21)])
    with refilled(built_home, tmp_path / "store.duckdb", {RAW: twice}, *BUILT) as opened:
        found = opened.query(
            "select programme, places_count, first_choice_persons from mart_area__study_place where area_code = 'KU005'"
        )
    assert found.to_numpy().tolist() == [["general", 30, 25]]


def test_figures_of_the_newest_year_can_be_followed(fetched: Store) -> None:
    keyed = exhibit_of(room).keyed(room.answer(fetched, area=find_area(fetched, "kopa-jarviseutu")))
    assert [(fact.key, round(fact.value, 2), fact.year) for fact in keyed] == [
        ("study-places/places/today", 110, 2025),
        ("study-places/first_choice/today", 83, 2025),
        ("study-places/ratio/today", 75.45, 2025),
    ]
    assert exhibit_of(room).keyed(room.answer(fetched, area=find_area(fetched, "052"))) == ()


def test_an_area_without_places_is_not_shown(fetched: Store, store: Store) -> None:
    assert room.answer(fetched, area=find_area(fetched, "588")).is_empty
    assert room.answer(store, area=find_area(store, "SSS")).is_empty


@pytest.mark.parametrize(
    ("code", "kind", "values"),
    [
        ("kopa-jarviseutu", "fewer", {"n": 75, "year": 2025}),
        ("214", "more", {"n": 150, "year": 2025}),
        ("052", "ended", {"last": 2024}),
        ("SSS", "fewer", {"n": 84, "year": 2025}),
    ],
)
def test_it_is_derived_from_the_raw_table(fetched: Store, code: str, kind: str, values: dict[str, int]) -> None:
    with Raw(CHECKOUT.root / "data", fetched.query) as raw:
        (own,) = as_reported(derive(Case(raw, raw.place(code), "en", 2040)))
        assert own["kind"] == f"study_places.{kind}"
        assert {name: own["values"][name] for name in values} == values
        assert not is_supplied(Case(raw, raw.place("588"), "en", 2040))


def played(answers: Told, *, level: str = VOCATIONAL) -> None:
    """A service with five hundred targets of each programme in every year, half of them in Alajärvi."""
    for asked in range(2014, 2027):
        records = [
            {
                "koulutuksenAlkamisvuosi": asked,
                "hakutapa": "Yhteishaku",
                "koulutusasteTaso2": GENERAL if number % 2 else level,
                "kooditKuntaHakukohde": "005" if number < 500 else "049",
                "kooditHakukohde": f"1.2.246.562.20.{asked}{number:04}",
                "aloituspaikatLkm": 20,
                "ensisijaisetHakijatLkm": 18,
                "tietojoukkoPaivitettyPvm": "2026-11-20",
            }
            for number in range(1000)
        ]
        answers.answers[f"{DATA}filter=koulutuksenAlkamisvuosi%3D%3D{asked}{JOINT}&limit=5000&offset=0"] = records
        answers.answers[f"{DATA}limit=1&offset=0"] = records[:1]


DATA = "/perusopetuksen_jalkeinen_koulutus_hakeneet_ja_paikan_vastaanottaneet/data?"
JOINT = "%20and%20hakutapa%3D%3D%27Yhteishaku%27"


@pytest.mark.slow
def test_the_records_are_fetched_and_taken(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    with serving(Told()) as service:
        played(service)
        done = fetch(
            home,
            ["vipunen-study-places"],
            at=service.base_url,
            report=lambda _: None,
            transport=lambda name: Transport(name, wait=lambda _: None),
        )
    assert (done.failures, done.new) == ({}, [RAW])
    (complete,) = home.raw.glob("vipunen-study-places/*/*/complete.json")
    assert '"updated": "2026-11-20"' in complete.read_text(encoding="utf-8")
