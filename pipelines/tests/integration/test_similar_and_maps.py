"""Similar areas and maps of real areas, re-derived here from the marts and the raw tables."""

import json
import math
from itertools import pairwise

import pandas as pd
import pytest
from lagesbild.wording import PRESENTERS, Words

from lagesbild import figures, questions
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area, group_of

JARVISEUTU = "kopa-jarviseutu"
OWN = ["KU005", "KU052", "KU403", "KU934"]


def similar(store: Store, code: str) -> pd.DataFrame:
    return questions.similar_areas(store, area=find_area(store, code), horizon=2040)


def pupils(store: Store, codes: list[str], year: int) -> int:
    found = store.query(
        "select sum(population_persons) as persons from raw_statfin__projection_municipality"
        " where list_contains($codes, area_code) and year = $year and sex_code = 'SSS'"
        " and try_cast(age_code as integer) between 7 and 15",
        codes=codes, year=year,
    )  # fmt: skip
    return int(found["persons"].iloc[0])


def test_municipalities_like_espoo(store: Store) -> None:
    rows = similar(store, "049")
    assert rows["area_code"][0] == "KU049"
    assert set(rows["name_fi"][1:]) == {"Vantaa", "Helsinki", "Turku", "Kirkkonummi", "Vaasa", "Porvoo", "Sipoo"}
    for _, row in rows.iterrows():
        now, then = pupils(store, [row["area_code"]], 2024), pupils(store, [row["area_code"]], 2040)
        assert row["pupils_change"] == pytest.approx(100 * (then - now) / now)
    assert rows["population"][0] == 325716  # Statistics Finland 11re, 31 December 2025
    assert rows["per_km2"][0] == pytest.approx(325716 / 312.88)  # National Land Survey, 1 January 2026
    assert rows["distance"].isna().tolist() == [True, *[False] * 7]
    assert (rows["sets"][0], rows["pupils_change_above"][0], rows["pupils_change_below"][0]) == (20, 20, 0)


def test_distance_of_two_municipalities_is_that_of_their_published_figures(store: Store) -> None:
    rows = similar(store, "049")
    table = store.query(
        """
        with total as (
            select area_code, sum(population_persons) filter (year = 2000) as past,
                   sum(population_persons) filter (year = 2025) as now
            from mart_area__population_total where kind = 'observed' and area_code like 'KU%' group by 1
        ), age as (
            select area_code, sum(population_persons) as persons,
                   sum(population_persons) filter (try_cast(age_code as integer) < 15) as young,
                   sum(population_persons) filter (try_cast(age_code as integer) >= 65) as old
            from raw_statfin__projection_municipality as projection
            where year = 2024 and sex_code = 'SSS' and try_cast(age_code as integer) is not null group by 1
        )
        select area_code, ln(now) as size, 100 * young / persons as young, 100 * old / persons as old,
               100 * (now - past) / past as change, ln(now / land_area_km2::double) as density,
               case urbanisation when 'Urban municipalities' then 100 when 'Semi-urban municipalities' then 50 else 0
               end as urban,
               if(language like 'Monolingual Finnish%', 0, 100) as swedish
        from raw_statfin__municipality_division join total using (area_code) join raw_nls__land_area using (area_code)
        join (select coalesce(merged_into_code, age.area_code) as area_code, sum(persons) as persons,
                     sum(young) as young, sum(old) as old
              from age left join raw_reference__mergers as merger on merger.area_code = age.area_code group by 1)
            using (area_code)
        where raw_statfin__municipality_division.year = 2026 order by area_code
        """
    ).set_index("area_code")
    assert len(table) == 308
    apart = (table.loc["KU092"] - table.loc["KU049"]) / table.std(ddof=0)
    expected = math.sqrt(float((apart**2).mean()))
    assert rows.set_index("area_code").loc["KU092", "distance"] == pytest.approx(expected)
    assert expected == pytest.approx(0.24, abs=0.005)


def test_regions_like_pirkanmaa(store: Store) -> None:
    rows = similar(store, "MK06")
    assert rows["name_fi"].tolist()[1:] == [
        "Varsinais-Suomi", "Keski-Suomi", "Pohjois-Pohjanmaa", "Kanta-Häme", "Päijät-Häme",
    ]  # fmt: skip
    assert rows["population"][0] == 548910  # 31 December 2025
    assert rows["base_kind"][0] == "observed"
    assert "goods" in rows
    assert rows["pupils_change"][0] == pytest.approx(-11.44, abs=0.01)


def test_groups_like_a_group_are_neighbouring_municipalities_outside_of_it(store: Store) -> None:
    rows = similar(store, JARVISEUTU)
    assert rows["area_code"][0] == "+".join(OWN)
    groups = [code.split("+") for code in rows["area_code"][1:]]
    assert [len(group) for group in groups] == [4] * 5
    listed = [code for group in groups for code in group]
    assert len(set(listed)) == len(listed)
    assert set(listed).isdisjoint(OWN)
    near = store.query("select area_code, neighbour_code from mart_area__neighbour")
    pairs = set(map(tuple, near.to_numpy().tolist()))
    for group in groups:
        reached = {group[0]}
        for _ in group:
            reached |= {code for code in group if any((code, other) in pairs for other in reached)}
        assert reached == set(group)
    own = rows.iloc[0]
    assert (pupils(store, OWN, 2024), pupils(store, OWN, 2040)) == (1795, 1037)
    assert own["pupils_change"] == pytest.approx(100 * (1037 - 1795) / 1795)
    assert own["population"] == 16507


def test_the_median_and_the_count_of_choices_are_of_the_groups_listed(store: Store) -> None:
    rows = similar(store, JARVISEUTU)
    others = rows[~rows["is_own"]]
    for name in ("pupils_change", "horizon_dependency", "tertiary"):
        assert rows[f"{name}_median"][0] == pytest.approx(others[name].median())
        assert rows[f"{name}_above"][0] + rows[f"{name}_below"][0] <= 20
    assert (rows["pupils_change_below"][0], rows["horizon_dependency_below"][0], rows["tertiary_above"][0]) == (
        20,
        18,
        20,
    )


def test_order_of_members_and_merged_codes_change_nothing(store: Store) -> None:
    given = questions.similar_areas(store, area=group_of(store, ["507", "005"]), horizon=2040)
    turned = questions.similar_areas(store, area=group_of(store, ["005", "588"]), horizon=2040)
    pd.testing.assert_frame_equal(given, turned)
    alone = [questions.similar_areas(store, area=find_area(store, code), horizon=2040) for code in ("588", "507")]
    pd.testing.assert_frame_equal(*alone)
    pd.testing.assert_frame_equal(
        given, questions.similar_areas(store, area=group_of(store, ["005", "507"]), horizon=2040)
    )


def test_nothing_is_like_the_whole_country(store: Store) -> None:
    area = find_area(store, "SSS")
    assert similar(store, "SSS").empty
    assert questions.map_of_change(store, area=area, horizon=2040).empty
    for name in ("similar-areas", "map-of-change"):
        shown = [PRESENTERS[name](pd.DataFrame(), Words(language, area, 2040)) for language in LANGUAGES]
        assert all(each.reason and not each.takeaway for each in shown)


def test_neighbours_of_alajarvi_and_islands(store: Store) -> None:
    near = store.query(
        "select area.name_fi from mart_area__neighbour as neighbour"
        " join mart_area__area as area on area.area_code = neighbour_code"
        " where neighbour.area_code = 'KU005' order by 1"
    )
    assert set(near["name_fi"]) == {
        "Alavus", "Kuortane", "Kyyjärvi", "Lappajärvi", "Lapua", "Perho", "Soini", "Vimpeli", "Ähtäri",
    }  # fmt: skip
    alone = store.query("select area_code from mart_area__boundary anti join mart_area__neighbour using (area_code)")
    assert {"KU318", "KU072"} <= set(alone["area_code"])  # Kökar, Hailuoto
    assert len(alone) == 11


def test_a_merged_municipality_is_drawn_as_one(store: Store) -> None:
    rows = store.query("select geometry from mart_area__boundary where area_code = 'KU507'")
    (polygon,) = json.loads(rows["geometry"][0])["coordinates"]
    ring = polygon[0]
    twice = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))
    # Mäntyharju 1 211 and Pertunmaa 454 km² with lakes; generalised lines keep it within a tenth
    assert abs(twice) / 2e6 == pytest.approx(1211 + 454, rel=0.1)
    assert store.query("select count(*) as n from mart_area__boundary")["n"][0] == 308


@pytest.mark.parametrize(("code", "members", "around"), [(JARVISEUTU, 4, 11), ("049", 1, 6), ("MK06", 23, 21)])
def test_map_has_a_polygon_for_every_member_and_neighbour(store: Store, code: str, members: int, around: int) -> None:
    area = find_area(store, code)
    rows = questions.map_of_change(store, area=area, horizon=2040)
    assert (int(rows["is_member"].sum()), int((~rows["is_member"]).sum())) == (members, around)
    first = rows.iloc[0]
    assert (first["base_persons"], first["horizon_persons"]) == (
        pupils(store, [first["area_code"]], 2024), pupils(store, [first["area_code"]], 2040)
    )  # fmt: skip
    shown = PRESENTERS["map-of-change"](rows, Words("en", area, 2040))
    assert shown.table is not None
    assert len(shown.table.rows) == members + around
    figure = figures.area_map(shown.points, value_title="", tick_values=(), tick_labels=())
    polygons = [trace for trace in figure.data if trace.type == "scatter" and trace.fill == "toself"]
    assert {trace.name for trace in polygons} == set(rows["name_en"])
    assert len(polygons) == members + around
    west, east = figure.layout.xaxis.range
    south, north = figure.layout.yaxis.range
    for trace in polygons:
        corners = [(x, y) for x, y in zip(trace.x, trace.y, strict=True) if x is not None]
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in corners)
        assert all(west < x < east and south < y < north for x, y in corners)
    assert sum(trace.type == "scatter" and trace.line.width == 3 for trace in figure.data) == members
    (dots,) = [trace for trace in figure.data if trace.hovertext]
    assert len(dots.hovertext) == members + around


def test_a_year_that_municipalities_do_not_have_is_said(store: Store) -> None:
    area = find_area(store, "MK06")
    rows = questions.map_of_change(store, area=area, horizon=2045)
    assert PRESENTERS["map-of-change"](rows, Words("sv", area, 2045)).reason == (
        "materialet saknar kommungränser eller kommunernas prognos för år 2045"
    )
