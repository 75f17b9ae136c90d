"""The population by level of education: made-up rows with sentences written out, and figures added up by hand."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import education
from lagesbild.exhibits.labour.education import Newest
from lagesbild.language import Gap, Row
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import context, in_english, table, takeaways


def levels(unit: str, basic: float, tertiary: float) -> pd.DataFrame:
    shares = {"basic": basic, "tertiary": tertiary, "upper_secondary": 100 - basic - tertiary}
    rows = [(unit, level, int(10 * pct), pct) for level, pct in shares.items()]
    return pd.DataFrame(rows, columns=["unit", "level", "population_persons", "population_pct"])


def made_up(*units: pd.DataFrame) -> Answer[Newest]:
    return Answer(pd.concat(units, ignore_index=True), Newest(2025), frozenset())


OWN = levels("area", basic=29.5, tertiary=20.25)
COMPARED = made_up(OWN, levels("country", basic=24.5, tertiary=34.5))


def test_a_share_unlike_the_countrys() -> None:
    assert takeaways(education, COMPARED) == [
        "Alueella Järviseutu 20,3\u00a0% on suorittanut korkea-asteen tutkinnon, koko maassa 34,5\u00a0%.",
        "I området Sjönejden har 20,3\u00a0% examen på högre nivå, i hela landet 34,5\u00a0%.",
        "In Järviseutu 20.3% have a tertiary qualification, in the whole country 34.5%.",
    ]


def test_a_share_like_the_countrys() -> None:
    assert takeaways(education, made_up(OWN, levels("country", basic=24.5, tertiary=21.24))) == [
        "Alueella Järviseutu 20\u00a0% on suorittanut korkea-asteen tutkinnon, suunnilleen kuten koko maassa.",
        "I området Sjönejden har 20\u00a0% examen på högre nivå, ungefär som i hela landet.",
        "In Järviseutu 20% have a tertiary qualification, much as in the whole country.",
    ]


def test_a_share_alone() -> None:
    assert takeaways(education, made_up(OWN)) == [
        "Alueella Järviseutu 20\u00a0% on suorittanut korkea-asteen tutkinnon.",
        "I området Sjönejden har 20\u00a0% examen på högre nivå.",
        "In Järviseutu 20% have a tertiary qualification.",
    ]


def test_table_and_titles() -> None:
    shown = in_english(education, COMPARED)
    assert table(shown)[1] == Row("Upper secondary", ("502", "50.3%", "41.0%"))
    assert shown.title == "Population aged 15 and over by level of education 2025, Järviseutu, per cent"
    assert shown.axis.title == "Share of those aged 15 and over, %"


def test_fields_of_education_are_a_data_gap_whatever_the_answer() -> None:
    assert education.gap(COMPARED, context(education)) == Gap(
        "population by field of education",
        "Fields of education and vacancies",
        "Vacancies are known by occupation but education only by level; there are no figures on fields of education "
        "and the occupations to which they lead.",
        "Statistics Finland: educational structure of the population by field of education, and employed persons by "
        "occupation and field of education.",
    )


def test_education_shares_come_from_summed_persons(store: Store) -> None:
    found = education.answer(store, area=find_area(store, "kopa-jarviseutu"))
    own = found.rows[found.rows["unit"] == "area"].set_index("level")
    assert own["population_persons"].to_dict() == {"basic": 4087, "tertiary": 3332, "upper_secondary": 6747}
    assert own.loc["tertiary", "population_pct"] == pytest.approx(100 * 3332 / 14166)
    assert (found.facts, found.sources) == (Newest(2025), frozenset({"statfin-12bs"}))


@pytest.mark.slow
def test_of_a_whole_table_the_newest_year_is_taken(whole_store: Store) -> None:
    found = education.answer(whole_store, area=find_area(whole_store, "005"))
    assert found.facts == Newest(2025)
    own = found.rows[found.rows["unit"] == "area"].set_index("level")["population_persons"].to_dict()
    assert own == {"basic": 100, "upper_secondary": 200, "tertiary": 100}
