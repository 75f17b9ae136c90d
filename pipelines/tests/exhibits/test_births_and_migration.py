"""What the projected change is made of: sentences of hand-made rows, and parts added up by hand from the tables."""

from collections.abc import Iterator

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import births_and_migration, population_history, service_age_bands
from lagesbild.exhibits.population.births_and_migration import Followed, parts_of_change
from lagesbild.language import AreaContext, Row, findings_of
from lagesbild.measures.today import Kind
from lagesbild.settings import LANGUAGES
from lagesbild.store import Area, Store, find_area, group_of
from tests.conftest import MadeOnce
from tests.exhibits.spoken import bars, context, in_english, table, takeaways
from tests.integration.whole import whole_once

COLUMNS = [
    "band",
    "base_persons",
    "horizon_persons",
    "change_persons",
    "born_after_persons",
    "ageing_persons",
    "under_50_persons",
    "from_50_persons",
]
NUMBERS = ["base", "horizon", "change", "born_after", "ageing", "under_50", "from_50"]
PARTS = [f"{part}_persons" for part in ("born_after", "ageing", "under_50", "from_50")]
MUNICIPALITIES = ["005", "049", "091", "111", "214", "398", "507", "588", "766", "858", "934", "980"]


def found(years: int = 16, kind: Kind = "projected", *, lacks_oldest: bool = False) -> Answer[Followed]:
    """2,000 persons become 1,800; 150 + 120 pupils of grades 1–6 in two bands."""
    rows = pd.DataFrame(
        [
            ("all", 2000, 1800, -200, 300, 0, 25, -525),
            ("7-12", 200, 150, -50, 150, -200, None, None),
            ("16-18", 60, 70, 10, None, 10, 0, None),
        ],
        columns=COLUMNS,
    ).astype(dict.fromkeys(COLUMNS[1:], "Int64"))
    return Answer(rows, Followed(2040 - years, kind, 2040, years, lacks_oldest), frozenset())


def altered(born: int, young: int, old: int) -> Answer[Followed]:
    """The same with other parts of the whole change."""
    rows = found().rows
    for part, persons in (("born_after", born), ("under_50", young), ("from_50", old)):
        rows.loc[0, f"{part}_persons"] = persons
    rows.loc[0, "change_persons"] = born + young + old
    return Answer(rows, found().facts, frozenset())


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            (300, -75, -825),  # 300 of 900
            [
                "Syntyvät lapset korvaavat 33\u00a0% nykyisten asukkaiden vähenemisestä.",
                "De barn som föds uppväger 33\u00a0% av minskningen bland dagens invånare.",
                "Future births offset 33% of the decline among today’s residents.",
            ],
        ),
        (
            (175, 25, -525),  # 175 of 525; those under 50 are more
            [
                "Syntyvät lapset korvaavat 33\u00a0% iäkkäämpien ikäluokkien vähenemisestä.",
                "De barn som föds uppväger 33\u00a0% av minskningen i de äldre årskullarna.",
                "Future births offset 33% of the decline among older residents.",
            ],
        ),
        (
            (600, -25, -525),  # all of 550
            [
                "Syntyvät lapset korvaavat koko muun väestön vähenemisen.",
                "De barn som föds uppväger hela minskningen i den övriga befolkningen.",
                "Future births make up for the whole decline in other ages.",
            ],
        ),
        (
            (300, 225, -525),  # 525 of 525
            [
                "Syntyvät lapset ja muuttoliike korvaavat yhdessä iäkkäämpien ikäluokkien vähenemisen.",
                "Barnen som föds och flyttningen uppväger tillsammans minskningen i de äldre årskullarna.",
                "Births and migration together make up for the decline among older residents.",
            ],
        ),
        (
            (300, 600, -525),
            [
                "Väkiluku kasvaa sekä syntyvien lasten että muuttoliikkeen ansiosta.",
                "Folkmängden växer både genom barn som föds och genom inflyttning.",
                "The population grows both through births and through migration.",
            ],
        ),
    ],
    ids=["in-part", "of-the-older", "wholly", "with-migration", "migration"],
)
def test_how_much_of_the_losses_children_make_up_for(parts: tuple[int, int, int], expected: list[str]) -> None:
    assert takeaways(births_and_migration, altered(*parts)) == expected


ALL = [
    "Kaikki vuoden 2040 alakouluikäiset (7–12 v.) ovat syntyneet vuoden 2027 jälkeen:"
    " heidän määränsä riippuu tulevista syntymistä.",
    "Alla som år 2040 är i åldern för årskurs 1–6 (7–12 år) är födda efter 2027:"
    " deras antal beror på kommande födslar.",
    "All who are of the age of grades 1–6 (7–12) in 2040 are born after 2027: their number depends on births to come.",
]
SOME = [
    "Vuoden 2040 alakouluikäisistä (7–12 v.) vuoden 2028 jälkeen syntyneitä ovat 7–11-vuotiaat.",
    "Av dem som år 2040 är i åldern för årskurs 1–6 (7–12 år) är 7–11-åringarna födda efter 2028.",
    "Of those of the age of grades 1–6 (7–12) in 2040, those aged 7–11 are born after 2028.",
]
ONE = [
    "Vuoden 2040 alakouluikäisistä (7–12 v.) vuoden 2032 jälkeen syntyneitä ovat 7-vuotiaat.",
    "Av dem som år 2040 är i åldern för årskurs 1–6 (7–12 år) är 7-åringarna födda efter 2032.",
    "Of those of the age of grades 1–6 (7–12) in 2040, those aged 7 are born after 2032.",
]
NONE = [
    "Kaikki vuoden 2040 alakouluikäiset (7–12 v.) ovat syntyneet viimeistään vuonna 2033.",
    "Alla som år 2040 är i åldern för årskurs 1–6 (7–12 år) är födda senast 2033.",
    "All who are of the age of grades 1–6 (7–12) in 2040 were born in 2033 at the latest.",
]


@pytest.mark.parametrize(("years", "expected"), [(13, ALL), (12, SOME), (8, ONE), (7, NONE)])
def test_which_pupils_are_not_born_yet_follows_the_years(years: int, expected: list[str]) -> None:
    said = [
        births_and_migration.words(found(years), context(births_and_migration, each)).notes[0] for each in LANGUAGES
    ]
    assert said == expected


def test_the_table_has_the_parts_of_every_band_and_the_chart_those_of_the_area() -> None:
    shown = in_english(births_and_migration, found())
    assert shown.table is not None
    assert [column.label for column in shown.table.columns] == [
        "Age group",
        "2024 (projection)",
        "2040 (projection)",
        "Change",
        "Born after 2024",
        "Ageing: into the band − out of it",
        "Aged 16–49 in 2040: mostly migration",
        "Aged 50 and over in 2040: deaths and migration",
    ]
    assert table(shown) == (
        Row("All ages", ("2,000", "1,800", "−200", "+300", "0", "+25", "−525")),
        Row("7–12, grades 1–6", ("200", "150", "−50", "+150", "−200", "–", "–")),
        Row("16–18, upper secondary age", ("60", "70", "+10", "–", "+10", "0", "–")),
    )
    assert bars(shown) == [
        ("Persons", "Born after 2024", 300, "+300 (57% of the decline)"),
        ("Persons", "Aged 16–49 in 2040: mostly migration", 25, "+25"),
        ("Persons", "Aged 50 and over in 2040: deaths and migration", -525, "−525"),
        ("Persons", "Total change", -200, "−200"),
    ]
    assert shown.weight == 0


def test_the_sentence_keeps_the_share() -> None:
    (own,) = findings_of(in_english(births_and_migration, found()).takeaway)
    assert (own.kind, own.values["share"].value) == ("births_and_migration.makes_up_older", 57.1)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("projected", "The change is counted from the projection's year 2024, for which the age structure of"),
        ("observed", "2024 is observed, but the projection starts from the population of 31 December 2023."),
    ],
)
def test_what_today_is_stands_in_a_note(kind: Kind, note: str) -> None:
    notes = in_english(births_and_migration, found(kind=kind)).notes
    assert [each.startswith(note) for each in notes].count(True) == 1


def test_those_who_turn_100_are_named_where_the_projection_leaves_them_out() -> None:
    notes = [in_english(births_and_migration, found(lacks_oldest=lacks)).notes for lacks in (False, True)]
    assert [each for each in notes[1] if each not in notes[0]] == [
        "The municipal projection leaves out people aged 100 and over, about 1,200 in the whole country.",
        "Those who reach the age of 100 before the horizon are therefore missing in the horizon's number and lower the"
        " part of those aged 50 and over.",
    ]


def asked(store: Store, area: Area, horizon: int) -> Answer[Followed]:
    return births_and_migration.answer(store, area=area, horizon=horizon)


def band(answer: Answer[Followed], name: str) -> list[int | None]:
    """Today, horizon, change and its four parts."""
    row = answer.rows[answer.rows["band"] == name].iloc[0]
    return [None if pd.isna(row[f"{number}_persons"]) else int(row[f"{number}_persons"]) for number in NUMBERS]


def test_parts_of_a_group_are_those_added_up_from_the_projection(store: Store) -> None:
    # StatFin 14wx, both sexes, KU005 + KU052 + KU403 + KU934, sums over ages (select sum … where age between …):
    # 2040: 0–15 1 778, 16–49 4 512, 50–99 7 511; 2024: 0–33 5 058, 34–99 11 568
    answer = asked(store, find_area(store, "kopa-jarviseutu"), 2040)
    assert band(answer, "all") == [16626, 13801, -2825, 1778, 0, 4512 - 5058, 7511 - 11568]
    # everybody aged 7–12 in 2040 is born after 2024
    assert band(answer, "7-12") == [1124, 686, -438, 686, -1124, None, None]
    # 2024: 0–2 322, who are 16–18 in 2040
    assert band(answer, "16-18") == [637, 360, -277, None, 322 - 637, 360 - 322, None]
    # 2040: 15 118, 16–49 as above, 50–64 2 651; 2024: 0–48 7 668, of them 34–48 2 610
    assert band(answer, "15-64") == [8695, 7281, -1414, 118, 7668 - 8695, -546, 2651 - 2610]
    # 2024: 49–99 8 958; the projection of municipalities ends at age 99
    assert band(answer, "65+") == [5496, 4860, -636, None, 8958 - 5496, None, 4860 - 8958]
    assert answer.facts.lacks_oldest
    assert answer.sources == {"statfin-14wx-municipality"}


def test_another_horizon_is_another_age_from_which_everybody_lives(store: Store) -> None:
    # 14wx as above, 2035: 0–10 1 188, 11–49 5 341, 50–99 7 881; 2024: 0–38 5 850, 39–99 10 776
    answer = asked(store, find_area(store, "kopa-jarviseutu"), 2035)
    assert band(answer, "all") == [16626, 14410, -2216, 1188, 0, 5341 - 5850, 7881 - 10776]
    assert answer.facts.lead_years == 11


def test_a_region_is_compared_with_what_was_observed_and_keeps_its_oldest(store: Store) -> None:
    # StatFin 11re, MK21 2025, men and women: 0–48 16 639, 49 and over 14 197; 14wx 2026: 0 240, 1–49 16 493, 50+ 14 086
    answer = asked(store, find_area(store, "MK21"), 2026)
    assert band(answer, "all") == [30836, 30819, -17, 240, 0, 16493 - 16639, 14086 - 14197]
    assert not answer.facts.lacks_oldest
    assert answer.sources == {"statfin-11re-region", "statfin-14wx-region"}


@pytest.mark.slow
@pytest.mark.parametrize("horizon", [2035, 2040])
def test_parts_add_up_to_the_change_for_every_area(store: Store, horizon: int) -> None:
    ages = store.query(
        "select area_code, year, kind, age_years, population_persons from mart_area__population where sex = 'total'"
        " and (kind = 'observed' and year = 2025 or kind = 'projected' and year in (2024, $horizon))"
        " order by area_code, year, kind, age_years",
        horizon=horizon,
    )
    areas = ages.groupby("area_code")
    # Municipalities, regions, the country, groups; subregions, employment areas, wellbeing services counties
    assert len(areas) == 308 + 19 + 1 + 11 + 69 + 46 + 23
    for code, rows in areas:
        first = 2025 if (rows["kind"] == "observed").any() else 2024
        now, then = (
            rows[rows["year"] == year].set_index("age_years")["population_persons"] for year in (first, horizon)
        )
        for low, high in [(0, 100), (0, 5), (7, 12), (16, 18), (15, 64), (65, 100), (85, 100)]:
            parts = parts_of_change(now, then, low, high, horizon - first)
            change = then[then.index.isin(range(low, high + 1))].sum() - now[now.index.isin(range(low, high + 1))].sum()
            assert sum(parts[part] or 0 for part in PARTS) == change == parts["change_persons"], (code, low, high)


@pytest.mark.parametrize("code", ["kopa-jarviseutu", "vpk-tuusula", "049", "766", "MK21", "SSS"])
@pytest.mark.parametrize("horizon", [2035, 2040])
def test_numbers_are_those_of_the_figures_beside_it(store: Store, code: str, horizon: int) -> None:
    area = find_area(store, code)
    rows = asked(store, area, horizon).rows.set_index("band")
    bands = service_age_bands.answer(store, area=area, horizon=horizon).rows.set_index("band")
    assert rows.loc[bands.index, PARTS].fillna(0).sum(axis="columns").tolist() == bands["change_persons"].tolist()
    years = population_history.answer(store, area=area, horizon=horizon).rows
    assert rows.loc["all", "horizon_persons"] == years["population_persons"].iloc[-1]


@pytest.mark.slow
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(codes=st.lists(st.sampled_from(MUNICIPALITIES), min_size=2, max_size=5))
def test_any_set_of_municipalities_adds_up_in_any_order(store: Store, codes: list[str]) -> None:
    group = group_of(store, codes)
    rows = asked(store, group, 2040).rows
    pd.testing.assert_frame_equal(rows, asked(store, group_of(store, codes[::-1]), 2040).rows)
    alone = [asked(store, group_of(store, [code]), 2040).rows.set_index("band")[PARTS] for code in group.codes]
    pd.testing.assert_frame_equal(sum(alone[1:], alone[0]), rows.set_index("band")[PARTS])


@pytest.fixture(scope="module", params=[(), ("raw_statfin__projection_municipality",)], ids=["whole", "mixed"])
def fetched(request: pytest.FixtureRequest, made_once: MadeOnce) -> Iterator[tuple[Store, int]]:
    """Whole tables, and how many persons aged 100 or over the projection has: none where it is the one that ships."""
    with Store.open(whole_once(made_once, *request.param)) as opened:
        yield opened, 0 if request.param else 3


@pytest.mark.slow
def test_whole_tables_are_compared_from_today_observed(fetched: tuple[Store, int]) -> None:
    store, oldest = fetched
    area = find_area(store, "005")
    # Made-up: 61 persons at each age 0–99 and 3 of 100 or over in 2025; 31 at each age in 2040, 15 years later
    answer = asked(store, area, 2040)
    older = 50 * 31 + oldest - (65 * 61 + 3)
    assert band(answer, "all") == [6103, 3100 + oldest, oldest - 3003, 15 * 31, 0, 35 * (31 - 61), older]
    aged = 30 * 61 + 3  # 70 and over in 2025
    assert band(answer, "85+") == [918, 465 + oldest, oldest - 453, None, aged - 918, None, 465 + oldest - aged]
    assert (answer.facts.base_year, answer.facts.base_kind) == (2025, "observed")
    say = AreaContext("en", 2040, births_and_migration.EXHIBIT.room, area=area)
    shown = births_and_migration.words(answer, say)
    assert "2025–2040 (projection)" in shown.title
    assert any("2025 is observed, but the projection starts" in note for note in shown.notes)
    assert any("lower the part of those aged 50 and over" in note for note in shown.notes) == (oldest == 0)
