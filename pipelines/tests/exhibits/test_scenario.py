"""A scenario beside the projection: persons by age band, worked by hand from the real projection, and what is said."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import scenario as scenario_exhibit
from lagesbild.figures import Bar
from lagesbild.language import AreaContext, Row
from lagesbild.language.what_if import Assumptions
from lagesbild.measures.scenarios import new_scenario
from lagesbild.settings import LANGUAGES
from lagesbild.store import Area, Store, find_area
from tests.exhibits.spoken import in_english, table

ASSUMED = Assumptions("more", "More of all.", 2026, 12.5, -7, 18, 34, 2025, "observed", 2040)


@pytest.fixture(scope="module")
def area(store: Store) -> Area:
    return find_area(store, "kopa-jarviseutu")


def takeaways(found: Answer[Assumptions], area: Area) -> list[str]:
    contexts = [AreaContext(language, 2040, scenario_exhibit.EXHIBIT.room, area=area) for language in LANGUAGES]
    return [scenario_exhibit.words(found, say).takeaway.replace("\N{NO-BREAK SPACE}", " ") for say in contexts]


def bands(*rows: tuple[str, int, int, int, float | None], assumed: Assumptions = ASSUMED) -> Answer[Assumptions]:
    """Band; persons today, projected, in the scenario; difference from the projection in percent."""
    columns = ["band", "base_persons", "horizon_persons", "scenario_persons", "difference_pct"]
    frame = pd.DataFrame(list(rows), columns=columns)
    difference = frame["scenario_persons"] - frame["horizon_persons"]
    return Answer(frame.assign(difference_persons=difference), assumed, frozenset())


def test_a_scenario_without_changes_is_the_projection_exactly(store: Store, area: Area) -> None:
    made = new_scenario(store, area=area, name="none", description="Nothing.", first_year=2025)
    found = scenario_exhibit.answer(store, area=area, horizon=2040, scenario=made)
    assert found.rows["scenario_persons"].tolist() == [628, 113, 686, 351, 360, 7281, 4860]
    assert found.rows["difference_persons"].tolist() == [0] * 7
    assert takeaways(found, area) == [
        "Skenaario none ei poikkea ennusteesta missään ikäryhmässä.",
        "Scenariot none avviker inte från prognosen i någon åldersgrupp.",
        "Scenario none does not differ from the projection at any age.",
    ]


def test_ten_percent_more_births_and_what_is_said_of_it(store: Store, area: Area) -> None:
    made = new_scenario(
        store, area=area, name="more-births", description="More.", first_year=2025, fertility_change_pct=10
    )
    found = scenario_exhibit.answer(store, area=area, horizon=2040, scenario=made)
    # 628 × 1.1 = 690.8, 113 × 1.1 = 124.3, 686 × 1.1 = 754.6, 351 × 1.1 = 386.1; those aged 16–18 were born by 2024
    assert found.rows["scenario_persons"].tolist()[:5] == [691, 124, 755, 386, 360]
    assert found.years == [2040]
    assert (found.facts.base_year, found.facts.base_kind, found.facts.lacks_oldest) == (2024, "projected", True)
    assert takeaways(found, area) == [
        "Skenaario more-births eroaa ennusteesta eniten alakoulussa: lapsia ja nuoria on kymmenesosan enemmän.",
        "Scenariot more-births avviker mest från prognosen i årskurs 1–6: en tiondel fler barn och unga.",
        "Scenario more-births differs most in grades 1–6: a tenth more children and young people.",
    ]


def test_fewer_and_very_few_are_said_as_such(area: Area) -> None:
    assert takeaways(bands(("0-5", 100, 80, 60, -25.0), ("6", 9, 8, 7, -12.5)), area) == [
        "Skenaario more eroaa ennusteesta eniten 0–5-vuotiailla: lapsia ja nuoria on neljänneksen vähemmän.",
        "Scenariot more avviker mest från prognosen för 0–5-åringar: en fjärdedel färre barn och unga.",
        "Scenario more differs most at ages 0–5: a quarter fewer children and young people.",
    ]
    assert takeaways(bands(("6", 9, 19, 7, -63.2)), area) == [
        "Skenaario more eroaa ennusteesta eniten esiopetuksessa: lapsia ja nuoria on 7, ennusteessa 19.",
        "Scenariot more avviker mest från prognosen i förskoleundervisningen: 7 barn och unga i stället för 19.",
        "Scenario more differs most in pre-primary: 7 children and young people instead of 19.",
    ]


def test_no_scenario_no_answer(store: Store, area: Area) -> None:
    found = scenario_exhibit.answer(store, area=area, horizon=2040, scenario=None)
    assert (found.is_empty, found.years, found.sources) == (True, [], frozenset())
    assert scenario_exhibit.EXHIBIT.needs == ("scenario",)
    assert scenario_exhibit.EXHIBIT.parameters == ("area", "horizon", "scenario")


def test_everything_that_it_changes_is_noted_under_its_name() -> None:
    shown = in_english(scenario_exhibit, bands(("7-12", 100, 80, 90, 12.5)))
    assert shown.notes[0].startswith(
        "The scenario more is the user's own: a what-if calculation of this project's, not"
    )
    assert shown.notes[0].endswith("The user's description: “More of all.”")
    assert shown.notes[1] == "Births: +12.5% against the projection from 2026 on."
    assert shown.notes[2] == (
        "Net migration: −7 persons a year against the projection from 2026 on; they are aged 18–34 and spread over "
        "these ages like the area's own residents in 2025."
    )
    assert shown.weight == 0


def test_bands_outside_the_service_ages_are_in_the_table_only() -> None:
    shown = in_english(scenario_exhibit, bands(("7-12", 100, 80, 90, 12.5), ("65+", 0, 0, 40, None)))
    assert table(shown) == (
        Row("7–12, grades 1–6", ("100", "80", "90", "+10", "+12.5%")),
        Row("65 and over", ("0", "0", "40", "+40", "–")),
    )
    drawn = [mark for mark in shown.marks if isinstance(mark, Bar)]
    assert [(bar.series, bar.value, bar.is_outline) for bar in drawn] == [
        ("2025", 100, False),
        ("2040 (projection)", 80, True),
        ("2040 (own scenario more)", 90, True),
    ]
