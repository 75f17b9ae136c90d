"""Groups in a scenario beside those of the projection: its own persons and parameters, worked by hand."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import scenario_places
from lagesbild.language import AreaContext, Row, WorkedRow
from lagesbild.language.what_if import Assumptions
from lagesbild.measures.scenarios import new_scenario
from lagesbild.store import Area, Store, find_area
from tests.exhibits.spoken import in_english, table, takeaways

ASSUMED = Assumptions("more", "More of all.", 2026, 12.5, 0, 0, 64, 2025, "observed", 2040)


@pytest.fixture(scope="module")
def area(store: Store) -> Area:
    return find_area(store, "kopa-jarviseutu")


def groups(*stages: tuple[str, float, float], size_set: bool = False) -> Answer[Assumptions]:
    """Stage; groups by the projection and in the scenario. Persons, places and parameters are all the same."""
    rows = [
        (stage, case, 1000, 82.5, 20.0, 825.0, count, False, size_set and case == "scenario")
        for stage, projected, changed in stages
        for case, count in (("projection", projected), ("scenario", changed))
    ]
    frame = pd.DataFrame(rows, columns=list(scenario_places.Stage._fields))
    return Answer(frame, ASSUMED, frozenset())


def test_the_scenario_has_its_own_persons_and_group_size(store: Store, area: Area) -> None:
    made = new_scenario(
        store,
        area=area,
        name="more-births",
        description="More.",
        first_year=2025,
        fertility_change_pct=10,
        group_size={"7-12": 18},
    )
    found = scenario_places.answer(store, area=area, horizon=2040, scenario=made)
    places = found.rows.set_index(["stage", "case"])
    assert places.loc[("7-12", "projection"), "groups"] == pytest.approx(686 / 20)
    assert places.loc[("7-12", "scenario"), "groups"] == pytest.approx(755 / 18)
    assert found.rows.loc[found.rows["stage"] == "13-15", "group_size"].nunique() == 1
    shown = scenario_places.words(found, AreaContext("en", 2040, scenario_places.EXHIBIT.room, area=area))
    assert "not a projection of Statistics Finland" in shown.notes[0]
    assert shown.notes[3] == (
        "The scenario's own parameters: grades 1–6 (7–12): group size 18. The others are the same as in the "
        "calculation from the projection."
    )


def test_the_stage_whose_groups_differ_most_is_said() -> None:
    found = groups(("6", 10.0, 12.0), ("7-12", 34.25, 41.94))
    assert takeaways(scenario_places, found) == [
        "Skenaario more eroaa ennusteesta eniten alakoulussa: ryhmiä tarvitaan enemmän.",
        "Scenariot more avviker mest från prognosen i årskurs 1–6: det behövs fler grupper.",
        "Scenario more differs most in grades 1–6: more groups are needed.",
    ]
    assert takeaways(scenario_places, groups(("6", 10.0, 12.0), ("0-2", 34.0, 3.0))) == [
        "Skenaario more eroaa ennusteesta eniten 0–2-vuotiailla: ryhmiä tarvitaan vähemmän.",
        "Scenariot more avviker mest från prognosen för 0–2-åringar: det behövs färre grupper.",
        "Scenario more differs most at ages 0–2: fewer groups are needed.",
    ]
    shown = in_english(scenario_places, found)
    assert table(shown)[3] == Row("grades 1–6 (7–12), 2040 (own scenario more)", ("1,000", "82.5", "20", "825", "41.9"))
    assert shown.weight == 0


def test_a_difference_that_is_not_seen_is_none() -> None:
    assert takeaways(scenario_places, groups(("6", 10.0, 10.04))) == [
        "Skenaario more ei muuta ryhmien määrää.",
        "Scenariot more ändrar inte antalet grupper.",
        "Scenario more does not change the number of groups.",
    ]


def test_what_the_scenario_sets_stays_whatever_the_reader_sets() -> None:
    worked = in_english(scenario_places, groups(("6", 10.0, 12.0), size_set=True)).worked
    assert worked is not None
    values = {"participation_pct": "82.5", "group_size": "20"}
    assert worked.rows == (WorkedRow("6", 1000, 0, values), WorkedRow("6", 1000, 1, values, ("group_size",)))
    assert (worked.says_values, worked.settings) == (True, ())


def test_own_parameters_are_noted_and_so_is_that_there_are_none() -> None:
    same = "The parameters are the same as in the calculation from the projection."
    assert same in in_english(scenario_places, groups(("6", 10.0, 12.0))).notes
    own = in_english(scenario_places, groups(("6", 10.0, 12.0), size_set=True)).notes
    assert same not in own
    assert any(note.startswith("The scenario's own parameters: pre-primary (6): group size 20. The") for note in own)


def test_no_scenario_no_answer(store: Store, area: Area) -> None:
    found = scenario_places.answer(store, area=area, horizon=2040, scenario=None)
    assert (found.is_empty, found.years) == (True, [])
