"""School stages: what is said of hand-made rows, and the children of real areas moved up from their ages today."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.service_need import school_stages
from lagesbild.figures import LinePoint
from lagesbild.language import Row
from lagesbild.measures.thresholds import LASTING_YEARS, LEAST_PCT
from lagesbild.measures.today import Reference
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area
from tests.exhibits.spoken import context, in_english, table, takeaways

JARVISEUTU = "kopa-jarviseutu"
BASE = Reference(2024, "projected")
YEARS = {"turn_year": "Int64", "peak_year": "Int64"}


def found(rows: pd.DataFrame) -> Answer[Reference]:
    return Answer(rows.astype(YEARS), BASE, frozenset())


def stages(*calculated: tuple[str, int, int, float | None, int | None]) -> pd.DataFrame:
    """Today 100 persons in every stage, and one calculated year each: stage, year, persons, percent, year of turn."""
    rows = [
        (year, kind, persons, stage, persons - 100, pct, turn)
        for stage, later, moved, change, turn in calculated
        for year, kind, persons, pct in ((2024, "projected", 100, 0.0), (later, "calculated", moved, change))
    ]
    names = ["year", "kind", "population_persons", "stage", "change_persons", "change_pct", "turn_year"]
    return pd.DataFrame(rows, columns=names).assign(peak_year=None)


SMALL = (("13-15", 2037, 95, -5.0, None), ("16-18", 2040, 104, 4.0, None))
TURNING = stages(("6", 2030, 85, -15.0, 2027), ("7-12", 2031, 70, -30.0, 2029), *SMALL)


def test_stages_that_turn_are_said_with_their_year_and_their_end() -> None:
    assert takeaways(school_stages, found(TURNING)) == [
        "Jo syntyneiden määrä (ilman muuttoliikettä) poikkeaa vähintään 10 prosenttia vuoden 2024 tasosta: esiopetus "
        "(6 v.) pysyvästi vuodesta 2027 (−15,0\u00a0% vuonna 2030); alakoulu (7–12 v.) pysyvästi vuodesta 2029 "
        "(−30,0\u00a0% vuonna 2031).",
        "Antalet redan födda (utan flyttning) avviker minst 10 procent från nivån år 2024: förskoleundervisning (6 år) "
        "varaktigt från 2027 (−15,0\u00a0% år 2030); årskurs 1–6 (7–12 år) varaktigt från 2029 (−30,0\u00a0% år 2031).",
        "The number already born (without migration) is at least 10% away from the 2024 level: pre-primary (6) "
        "lastingly "
        "from 2027 (−15.0% in 2030); grades 1–6 (7–12) lastingly from 2029 (−30.0% in 2031).",
    ]
    shown = in_english(school_stages, found(TURNING))
    assert shown.core == (
        "Counting only children already born, the lasting change comes first here: pre-primary (6) from 2027. "
        "It is largest here: grades 1–6 (7–12), −30 persons (−30.0%) in 2031. "
        "Compared with 2024, without migration."
    )
    assert shown.weight == 0.3
    assert table(shown)[0] == Row("2024 (projection)", ("100 (0.0%)", "100 (0.0%)", "100 (0.0%)", "100 (0.0%)"))
    assert table(shown)[1] == Row("2030 (calculation)", ("85 (−15.0%)", "–", "–", "–"))


def test_stages_that_turn_in_the_same_year_are_both_first() -> None:
    rows = stages(("6", 2030, 85, -15.0, 2027), ("7-12", 2031, 120, 20.0, 2027), *SMALL)
    assert in_english(school_stages, found(rows)).core.startswith(
        "Counting only children already born, the lasting change comes first here: pre-primary (6) from 2027; grades "
        "1–6 "
        "(7–12) from 2027."
    )


def test_growth_before_the_fall_is_said() -> None:
    peak = TURNING[(TURNING["stage"] == "7-12") & (TURNING["kind"] == "calculated")]
    peak = peak.assign(year=2026, population_persons=112, change_persons=12, change_pct=12.0)
    rows = pd.concat([TURNING, peak], ignore_index=True)
    rows["peak_year"] = rows["stage"].map({"7-12": 2026})
    assert (
        "; grades 1–6 (7–12) first +12.0% in 2026, lastingly from 2029 (−30.0% in 2031)."
        in takeaways(school_stages, found(rows))[2]
    )


def test_no_school_stage_turns() -> None:
    rows = stages(("6", 2030, 91, -9.0, None), ("7-12", 2031, 109, 9.0, None), *SMALL)
    assert takeaways(school_stages, found(rows)) == [
        "Jo syntyneiden lasten määrä (ilman muuttoliikettä) pysyy kaikilla kouluasteilla alle 10 prosentin päässä "
        "vuoden "
        "2024 tasosta.",
        "Antalet redan födda barn (utan flyttning) håller sig på alla skolstadier mindre än 10 procent från nivån år "
        "2024.",
        "The number of children already born (without migration) stays less than 10% away from the 2024 level at every "
        "stage.",
    ]
    shown = in_english(school_stages, found(rows))
    assert (shown.core, shown.weight) == ("", 0.0)


def test_what_does_not_last_is_said_with_its_year_and_its_end() -> None:
    rows = stages(("6", 2030, 91, -9.0, None), ("7-12", 2031, 115, 15.0, None), *SMALL)
    peak = rows[(rows["stage"] == "6") & (rows["kind"] == "calculated")]
    peak = peak.assign(year=2027, population_persons=176, change_persons=76, change_pct=76.0)
    rows = pd.concat([rows, peak], ignore_index=True)
    rows["peak_year"] = rows["stage"].map({"6": 2027, "7-12": 2031})
    assert takeaways(school_stages, found(rows))[2] == (
        "The number already born (without migration) is at least 10% away from the 2024 level: pre-primary (6) +76.0% "
        "in "
        "2027, in the end −9.0% in 2030; grades 1–6 (7–12) +15.0% in 2031."
    )
    assert in_english(school_stages, found(rows)).core == ""


def test_a_stage_in_which_nobody_is_today_has_a_dash_for_its_percentage() -> None:
    rows = TURNING.astype({"change_pct": object, "turn_year": object})
    rows.loc[rows["stage"] == "13-15", "change_pct"] = None
    last = table(in_english(school_stages, found(rows)))[3]
    assert last == Row("2037 (calculation)", ("–", "–", "95 (–)", "–"))


def test_lines_break_at_years_that_no_table_has_before_today() -> None:
    before = TURNING[TURNING["year"] == 2024].assign(year=2022, kind="observed", population_persons=110)
    shown = in_english(school_stages, found(pd.concat([before, TURNING], ignore_index=True)))
    pupils = [mark for mark in shown.marks if isinstance(mark, LinePoint) and mark.series == "pre-primary (6)"]
    assert [(mark.year, mark.value) for mark in pupils[:3]] == [(2022, 110), (2023, None), (2024, 100)]
    assert [mark.phase for mark in pupils] == ["", "", "calculation", "calculation"]
    assert "Years that are not at hand: 2023. The line is broken there." in shown.notes
    assert not any("not at hand: " in note for note in in_english(school_stages, found(TURNING)).notes)


def test_prose_has_the_thresholds_that_the_years_are_found_by() -> None:
    assert (LEAST_PCT, LASTING_YEARS) == (10.0, 3)
    notes = [school_stages.words(found(TURNING), context(school_stages, language)).notes[1] for language in LANGUAGES]
    assert notes == [
        "Muutosvuosi on ensimmäinen vuosi, josta alkaen laskelma pysyy loppuun asti, ainakin kolme vuotta, vähintään "
        "10 prosentin päässä lähtövuoden tasosta. Sitä ennen sanotaan vuosi, jona poikkeama on suurin, jos se on "
        "vähintään 10 prosenttia.",
        "Förändringsåret är det första år från vilket beräkningen till slutet, i minst tre år, håller sig minst 10 "
        "procent från utgångsårets nivå. Före det nämns det år då avvikelsen är störst, om den är minst 10 procent.",
        "The year of change is the first from which the calculation stays to its end, for three years at least, 10% or "
        "more away from the level of the first year. Before it the year farthest away is named, where that is at least "
        "10%.",
    ]


def _asked(turn_year: int | None) -> list[str]:
    rows = stages(("13-15", 2037, 95, -5.0, 2027), ("16-18", 2040, 80, -20.0, turn_year))
    return [school_stages.discuss(found(rows), context(school_stages, language)) for language in LANGUAGES]


def test_a_lasting_change_of_upper_secondary_ages_is_asked_about() -> None:
    assert _asked(2031) == [
        "Toisen asteen ikäluokat (16–18 v.) poikkeavat vuodesta 2031 alkaen pysyvästi vähintään 10 prosenttia vuoden "
        "2024 tasosta. Mitä koulutusta tarjotaan silloin ja kenen kanssa?",
        "Årskullarna i andra stadiets ålder (16–18 år) avviker från och med 2031 varaktigt minst 10 procent från "
        "nivån 2024. Vilken utbildning erbjuds då och tillsammans med vem?",
        "From 2031 on, the year groups of upper secondary age (16–18) are at least 10% away from the level of "
        "2024 and stay there. Which education is offered then, and with whom?",
    ]
    assert _asked(None) == ["", "", ""]


def asked(store: Store, code: str) -> pd.DataFrame:
    return school_stages.answer(store, area=find_area(store, code), horizon=2040).rows


def persons(rows: pd.DataFrame, stage: str, year: int) -> int:
    return int(rows[(rows["stage"] == stage) & (rows["year"] == year)]["population_persons"].item())


def test_children_already_born_are_moved_up_and_no_further(store: Store) -> None:
    rows = asked(store, JARVISEUTU)
    moved = rows[rows["kind"] == "calculated"]
    assert moved.groupby("stage")["year"].max().to_dict() == {"6": 2030, "7-12": 2031, "13-15": 2037, "16-18": 2040}
    ages = store.query(
        "select age_years, sum(population_persons) as persons from mart_area__population"
        " where area_code = 'kopa-jarviseutu' and year = 2024 and kind = 'projected' and sex = 'total' group by 1"
    ).set_index("age_years")["persons"]
    assert persons(moved, "7-12", 2031) == ages.loc[0:5].sum() == 702
    assert persons(moved, "6", 2025) == ages.loc[5] == 126


def test_the_turn_is_the_first_year_that_stays_away(store: Store) -> None:
    turns = asked(store, JARVISEUTU).drop_duplicates("stage").set_index("stage")["turn_year"].to_dict()
    assert turns == {"6": 2025, "7-12": 2026, "13-15": 2027, "16-18": 2031}


def test_history_and_today_are_cited_each_by_its_own_table(store: Store) -> None:
    answer = school_stages.answer(store, area=find_area(store, JARVISEUTU), horizon=2040)
    assert answer.facts == Reference(2024, "projected")
    assert answer.sources == {"statfin-11re-municipality", "statfin-14wx-municipality"}


@pytest.mark.slow
def test_the_ten_years_before_today_are_shown(whole_store: Store) -> None:
    rows = asked(whole_store, "005")
    pupils = rows[(rows["stage"] == "7-12") & (rows["kind"] == "observed")]
    assert pupils["year"].tolist() == list(range(2015, 2026))
    assert pupils["population_persons"].iloc[[0, -1]].tolist() == [6 * 81, 6 * 61]
    born = rows[(rows["stage"] == "6") & (rows["kind"] == "calculated")]
    assert born["population_persons"].tolist() == [61] * 6
