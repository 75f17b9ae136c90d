"""Similar areas: what is said of hand-made rows, and real areas derived here from the marts and the raw tables."""

import math
from functools import cache

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import similar_areas
from lagesbild.language import AreaContext, Row
from lagesbild.measures.likeness import REGION_VARIABLES, VARIABLES
from lagesbild.measures.similar import Likeness, Standing
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.persons import projected
from tests.exhibits.spoken import bars, in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
OWN = ["KU005", "KU052", "KU403", "KU934"]
NOT_COMPARED: Answer[Likeness | None] = Answer(pd.DataFrame(), None, frozenset())


def _likeness(variables: tuple[str, ...] = VARIABLES) -> Likeness:
    standings = {
        "pupils_change": Standing(-30.0, 1, 19),
        "horizon_dependency": Standing(70.0, 20, 0),
        "tertiary": Standing(30.0, 3, 17),
    }
    return Likeness(2024, "projected", 2040, 2000, 2025, 2025, variables, 20, standings)


def _similar(goods: float | None = None) -> Answer[Likeness | None]:
    """The area, and three similar ones whose change is −40, −30 and −20 percent; ``goods`` where they are regions."""
    names = ["Own", "Öland", "Zeta", "Åbo"]
    rows = pd.DataFrame(
        {
            "is_own": [True, False, False, False],
            "distance": [None, 0.126, 0.5, 0.333],
            "pupils_change": [-42.25, -40.0, -30.0, -20.0],
            "horizon_dependency": [90.0, 80.0, 70.0, 60.0],
            "tertiary": [25.0, 20.0, 30.0, 40.0],
            "population": [1000.0, 2000.0, 3000.0, 4000.0],
            "per_km2": 2.5,
            "children": 14.0,
            "elderly": 33.0,
            "change": -25.0,
            "urban": 50.0,
            "language": 0.0,
            "goods": goods,
            "is_open": False,
        }
    )
    for language in LANGUAGES:
        rows[f"names_{language}"] = pd.Series([[name] for name in names])
    return Answer(rows, _likeness(VARIABLES if goods is None else REGION_VARIABLES), frozenset())


def _beside(own: float, median: float, above: int, *, is_open: bool = False) -> Answer[Likeness | None]:
    """The area's change beside the median, above which it lies in so many of twenty ways; or its direction is open."""
    found = _similar()
    assert found.facts is not None
    standing = Standing(median, above, 20 - above)
    facts = found.facts._replace(standings={**found.facts.standings, "pupils_change": standing})
    rows = found.rows.assign(pupils_change=[own, -40.0, -30.0, -20.0], is_open=[is_open, False, False, False])
    return Answer(rows, facts, frozenset())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            _beside(-42.0, -30.0, 1),
            [
                "Kouluikäisten määrä vähenee alueella Järviseutu 42\u00a0%, samankaltaisilla "
                "alueilla tyypillisesti 30\u00a0%.",
                "Antalet skolbarn minskar i området Sjönejden med 42\u00a0%, i liknande områden typiskt med 30\u00a0%.",
                "School-age numbers fall in Järviseutu by 42%, in similar areas typically 30%.",
            ],
        ),
        (
            _beside(-12.0, -30.0, 20),
            [
                "Kouluikäisten määrä vähenee alueella Järviseutu 12\u00a0%, samankaltaisilla "
                "alueilla tyypillisesti 30\u00a0%.",
                "Antalet skolbarn minskar i området Sjönejden med 12\u00a0%, i liknande områden typiskt med 30\u00a0%.",
                "School-age numbers fall in Järviseutu by 12%, in similar areas typically 30%.",
            ],
        ),
        (
            _beside(-12.0, 3.0, 0),
            [
                "Kouluikäisten määrä vähenee alueella Järviseutu 12\u00a0% mutta kasvaa "
                "samankaltaisilla alueilla 3\u00a0%.",
                "Antalet skolbarn minskar i området Sjönejden med 12\u00a0% men ökar i liknande områden med 3\u00a0%.",
                "School-age numbers fall in Järviseutu by 12% but grow in similar areas by 3%.",
            ],
        ),
        (
            _beside(12.0, 3.0, 18),
            [
                "Kouluikäisten määrä kasvaa alueella Järviseutu 12\u00a0%, samankaltaisilla alueilla tyypillisesti "
                "3\u00a0%.",
                "Antalet skolbarn ökar i området Sjönejden med 12\u00a0%, i liknande områden typiskt med 3\u00a0%.",
                "School-age numbers grow in Järviseutu by 12%, in similar areas typically by 3%.",
            ],
        ),
        (
            _beside(3.0, 12.0, 2),
            [
                "Kouluikäisten määrä kasvaa alueella Järviseutu 3\u00a0%, samankaltaisilla alueilla tyypillisesti "
                "12\u00a0%.",
                "Antalet skolbarn ökar i området Sjönejden med 3\u00a0%, i liknande områden typiskt med 12\u00a0%.",
                "School-age numbers grow in Järviseutu by 3%, in similar areas typically by 12%.",
            ],
        ),
        (
            _beside(3.0, -12.0, 20),
            [
                "Kouluikäisten määrä kasvaa alueella Järviseutu 3\u00a0% mutta vähenee "
                "samankaltaisilla alueilla 12\u00a0%.",
                "Antalet skolbarn ökar i området Sjönejden med 3\u00a0% men minskar i liknande områden med 12\u00a0%.",
                "School-age numbers grow in Järviseutu by 3% but fall in similar areas by 12%.",
            ],
        ),
        (
            _beside(-5.0, 0.4, 0),
            [
                "Kouluikäisten määrä vähenee alueella Järviseutu 5\u00a0% mutta ei juuri muutu "
                "samankaltaisilla alueilla.",
                "Antalet skolbarn minskar i området Sjönejden med 5\u00a0% men är nästan oförändrat "
                "i liknande områden.",
                "School-age numbers fall in Järviseutu by 5% but hardly change in similar areas.",
            ],
        ),
        (
            _beside(5.0, -0.4, 20),
            [
                "Kouluikäisten määrä kasvaa alueella Järviseutu 5\u00a0% mutta ei juuri muutu "
                "samankaltaisilla alueilla.",
                "Antalet skolbarn ökar i området Sjönejden med 5\u00a0% men är nästan oförändrat i liknande områden.",
                "School-age numbers grow in Järviseutu by 5% but hardly change in similar areas.",
            ],
        ),
        (
            _beside(-31.0, -30.0, 5),
            [
                "Kouluikäisten määrä vähenee alueella Järviseutu 31\u00a0%, suunnilleen kuten "
                "samankaltaisilla alueilla.",
                "Antalet skolbarn minskar i området Sjönejden med 31\u00a0%, ungefär som i liknande områden.",
                "School-age numbers fall in Järviseutu by 31%, much as in similar areas.",
            ],
        ),
        (
            _beside(5.0, 4.0, 15),
            [
                "Kouluikäisten määrä kasvaa alueella Järviseutu 5\u00a0%, suunnilleen kuten samankaltaisilla alueilla.",
                "Antalet skolbarn ökar i området Sjönejden med 5\u00a0%, ungefär som i liknande områden.",
                "School-age numbers grow in Järviseutu by 5%, much as in similar areas.",
            ],
        ),
        (
            _beside(-30.4, -29.6, 1),
            [
                "Kouluikäisten määrä vähenee alueella Järviseutu 30\u00a0%, suunnilleen kuten "
                "samankaltaisilla alueilla.",
                "Antalet skolbarn minskar i området Sjönejden med 30\u00a0%, ungefär som i liknande områden.",
                "School-age numbers fall in Järviseutu by 30%, much as in similar areas.",
            ],
        ),
        (
            _beside(0.4, -12.0, 20),
            [
                "Kouluikäisten määrä ei juuri muutu alueella Järviseutu.",
                "Antalet skolbarn är nästan oförändrat i området Sjönejden.",
                "School-age numbers hardly change in Järviseutu.",
            ],
        ),
        (
            _beside(-12.0, -30.0, 20, is_open=True),
            [
                "Kouluikäisten määrä vähenee samankaltaisilla alueilla tyypillisesti 30\u00a0%, mutta alueella "
                "Järviseutu suunta on epävarma.",
                "I liknande områden minskar skolbarnen typiskt med 30\u00a0%, men i området Sjönejden är "
                "riktningen osäker.",
                "School-age numbers typically fall by 30% in similar areas but are uncertain in Järviseutu.",
            ],
        ),
        (
            _beside(0.4, 12.0, 0, is_open=True),
            [
                "Kouluikäisten määrä kasvaa samankaltaisilla alueilla tyypillisesti 12\u00a0%, mutta alueella "
                "Järviseutu suunta on epävarma.",
                "I liknande områden ökar skolbarnen typiskt med 12\u00a0%, men i området Sjönejden är "
                "riktningen osäker.",
                "School-age numbers typically grow by 12% in similar areas but are uncertain in Järviseutu.",
            ],
        ),
        (
            _beside(5.0, 0.4, 20, is_open=True),
            [
                "Kouluikäisten määrä ei juuri muutu samankaltaisilla alueilla, mutta alueella Järviseutu suunta on "
                "epävarma.",
                "I liknande områden är skolbarnen nästan lika många som nu, men i området Sjönejden är "
                "riktningen osäker.",
                "School-age numbers hardly change in similar areas but are uncertain in Järviseutu.",
            ],
        ),
    ],
    ids=[
        "more",
        "less",
        "instead",
        "grows-more",
        "grows-less",
        "grows-instead",
        "alone",
        "grows-alone",
        "like",
        "like-up",
        "reads-alike",
        "same",
        "open-down",
        "open-up",
        "open-same",
    ],
)
def test_the_finding_leads_and_not_the_method(found: Answer[Likeness | None], expected: list[str]) -> None:
    assert takeaways(similar_areas, found) == expected


def test_years_of_a_change_are_joined_without_spaces() -> None:
    shown = in_english(similar_areas, _similar())
    assert "2024–2040 (projection)" in shown.title
    assert any("change in the number of 7–15-year-olds, 2024–2040 (projection)" in note for note in shown.notes)


def test_similar_areas_come_in_alphabetical_order_with_their_distance() -> None:
    rows = table(in_english(similar_areas, _similar()))
    assert [row.header for row in rows] == ["Järviseutu", "Åbo", "Öland", "Zeta", "Median of similar areas"]
    assert [row.cells[0] for row in rows] == ["–", "0.33", "0.13", "0.50", "–"]
    assert rows[0].cells[1:] == ("−42.3%", "90.0", "25.0%", "1,000", "14.0", "33.0", "−25.0", "2.5", "50.0", "0.0")
    assert rows[-1] == Row("Median of similar areas", ("–", "−30.0%", "70.0", "30.0%", *["–"] * 7))


def test_members_of_a_similar_group_are_named_in_the_order_of_the_language() -> None:
    found = _similar()
    found.rows["names_en"] = pd.Series([["Own"], ["Zeta", "Åbo"], ["B"], ["C"]])
    assert table(in_english(similar_areas, found))[1].header == "Åbo – Zeta"


def test_bars_are_sorted_and_a_group_has_the_name_of_its_first_municipality() -> None:
    found = _similar()
    found.rows["names_en"] = pd.Series([["Own"], ["Zeta", "Åbo", "Bromarv"], ["B"], ["C", "D"]])
    shown = in_english(similar_areas, found)
    assert bars(shown) == [
        ("Järviseutu", "Järviseutu", -42.25, "−42.3%"),
        ("Similar areas", "Åbo and 2 others", -40.0, "−40.0%"),
        ("Median of similar areas", "Median of similar areas", -30.0, "−30.0%"),
        ("Similar areas", "B", -30.0, "−30.0%"),
        ("Similar areas", "C and 1 other", -20.0, "−20.0%"),
    ]
    assert shown.weight == 0


def test_notes_say_how_they_were_chosen_and_what_is_left_out() -> None:
    shown = in_english(similar_areas, _similar())
    assert shown.notes[0] == (
        "Compared in the same way: demographic dependency ratio 2040 (projection): 90.0, median 70.0; share with "
        "tertiary qualification of those aged 15 or over 2025: 25.0%, median 30.0%."
    )
    assert "The area lies on the same side of the median in 19 of 20 reasonable ways of choosing." in shown.notes
    assert any(note.startswith("Industry is not among the variables") for note in shown.notes)
    assert any(note.startswith("A similar group is made of") for note in shown.notes)
    of_region = in_english(similar_areas, _similar(goods=30.0), "region")
    assert not any("Industry is not" in note or "A similar group" in note for note in of_region.notes)
    assert table(of_region)[0].cells[-1] == "30.0"


def test_an_area_that_cannot_be_compared_says_why() -> None:
    assert in_english(similar_areas, NOT_COMPARED).reason == "there are too few areas to compare with"
    assert in_english(similar_areas, NOT_COMPARED, "country").reason == "no areas are similar to the whole country"


@cache
def similar(store: Store, code: str) -> Answer[Likeness | None]:
    return similar_areas.answer(store, area=find_area(store, code), horizon=2040)


def likeness(found: Answer[Likeness | None]) -> Likeness:
    assert found.facts is not None
    return found.facts


def names(rows: pd.DataFrame) -> list[str]:
    """The Finnish names of the similar areas, each of one municipality or region."""
    return [name for listed in rows["names_fi"][1:] for name in listed]


def test_municipalities_like_espoo(store: Store) -> None:
    found = similar(store, "049")
    rows = found.rows
    assert rows["area_codes"][0] == ["KU049"]
    assert set(names(rows)) == {"Vantaa", "Helsinki", "Turku", "Kirkkonummi", "Vaasa", "Porvoo", "Sipoo"}
    for _, row in rows.iterrows():
        now, then = (
            projected(store, row["area_codes"], (7, 15), 2024),
            projected(store, row["area_codes"], (7, 15), 2040),
        )
        assert row["pupils_change"] == pytest.approx(100 * (then - now) / now)
    assert rows["population"][0] == 325716  # Statistics Finland 11re, 31 December 2025
    assert rows["per_km2"][0] == pytest.approx(325716 / 312.88)  # National Land Survey, 1 January 2026
    assert rows["distance"].isna().tolist() == [True, *[False] * 7]
    standing = likeness(found).standings["pupils_change"]
    assert (likeness(found).choices_count, standing.above_count, standing.below_count) == (20, 20, 0)


def test_distance_of_two_municipalities_is_that_of_their_published_figures(store: Store) -> None:
    rows = similar(store, "049").rows
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
    apart = (table - table.loc["KU049"]).loc[["KU092"]] / table.std(ddof=0)
    expected = math.sqrt((apart.to_numpy() ** 2).mean())
    (distance,) = rows.loc[rows["area_codes"].map(lambda codes: codes == ["KU092"]), "distance"]
    assert distance == round(expected, 2)
    assert expected == pytest.approx(0.24, abs=0.005)


def test_regions_like_pirkanmaa(store: Store) -> None:
    found = similar(store, "MK06")
    rows = found.rows
    assert names(rows) == ["Varsinais-Suomi", "Keski-Suomi", "Pohjois-Pohjanmaa", "Kanta-Häme", "Päijät-Häme"]
    assert rows["population"][0] == 548910  # 31 December 2025
    assert likeness(found).base_kind == "observed"
    assert "goods" in likeness(found).variables
    assert rows["goods"].notna().all()
    assert rows["pupils_change"][0] == pytest.approx(-11.44, abs=0.01)


def test_groups_like_a_group_are_neighbouring_municipalities_outside_of_it(store: Store) -> None:
    rows = similar(store, JARVISEUTU).rows
    assert rows["area_codes"][0] == OWN
    groups = rows["area_codes"].tolist()[1:]
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
    assert (projected(store, OWN, (7, 15), 2024), projected(store, OWN, (7, 15), 2040)) == (1795, 1037)
    assert own["pupils_change"] == pytest.approx(100 * (1037 - 1795) / 1795)
    assert own["population"] == 16507


def test_the_median_and_the_count_of_choices_are_of_the_groups_listed(store: Store) -> None:
    found = similar(store, JARVISEUTU)
    others, standings = found.rows[~found.rows["is_own"]], likeness(found).standings
    assert list(standings) == ["pupils_change", "horizon_dependency", "tertiary"]
    for name, standing in standings.items():
        assert standing.median == pytest.approx(others[name].median())
        assert standing.above_count + standing.below_count <= 20
    pupils_change, dependency, tertiary = standings.values()
    assert (pupils_change.below_count, dependency.below_count, tertiary.above_count) == (20, 18, 20)


def test_every_table_that_the_choice_rests_on_is_cited(store: Store) -> None:
    assert similar(store, "049").sources == {
        "nls-land-area",
        "sotkanet-127",
        "statfin-11re-total",
        "statfin-12bs",
        "statfin-14wx-municipality",
        "statfin-division",
    }
    assert similar(store, JARVISEUTU).sources == similar(store, "049").sources
    assert {"statfin-115v", "statfin-14wx-region"} < similar(store, "MK06").sources


def test_order_of_members_and_merged_codes_change_nothing(store: Store) -> None:
    def of_group(*codes: str) -> pd.DataFrame:
        return similar_areas.answer(store, area=group_of(store, codes), horizon=2040).rows

    given = of_group("507", "005")
    pd.testing.assert_frame_equal(given, of_group("005", "588"))
    pd.testing.assert_frame_equal(given, of_group("005", "507"))
    pd.testing.assert_frame_equal(similar(store, "588").rows, similar(store, "507").rows)


def test_nothing_is_like_the_whole_country(store: Store) -> None:
    area = find_area(store, "SSS")
    found = similar(store, "SSS")
    assert (found.is_empty, found.facts) == (True, None)
    for language in LANGUAGES:
        shown = similar_areas.words(found, AreaContext(language, 2040, similar_areas.EXHIBIT.room, area=area))
        assert shown.reason
        assert not shown.takeaway
