"""The dependency ratio: sentences of hand-made rows, and the real figures added up by hand."""

import pytest

from lagesbild.exhibits.service_need import dependency_ratio
from lagesbild.figures import LinePoint, lines_over_years
from lagesbild.language import Row
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Store, find_area
from tests.exhibits.ratios import OWN, WHOLE, now_and_then, ratios
from tests.exhibits.spoken import context, in_english, table, takeaways

BOTH = ratios(OWN, WHOLE)


def points(role: str) -> list[LinePoint]:
    """The points of the line of one role."""
    marks = in_english(dependency_ratio, BOTH).marks
    return [mark for mark in marks if isinstance(mark, LinePoint) and mark.role == role]


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (
            85.45,
            92.5,
            [
                "Lasten ja ikääntyneiden määrä sataa työikäistä kohti kasvaa luvusta 85 lukuun 93.",
                "Antalet barn och äldre per hundra i arbetsför ålder ökar från 85 till 93.",
                "Children and older people per hundred of working age rise from 85 to 93.",
            ],
        ),
        (
            61.6,
            59.6,
            [
                "Lasten ja ikääntyneiden määrä sataa työikäistä kohti pienenee luvusta 62 lukuun 60.",
                "Antalet barn och äldre per hundra i arbetsför ålder minskar från 62 till 60.",
                "Children and older people per hundred of working age fall from 62 to 60.",
            ],
        ),
        (
            61.6,
            62.5,
            [
                "Lasten ja ikääntyneiden määrä sataa työikäistä kohti ei juuri muutu: nyt 62.",
                "Antalet barn och äldre per hundra i arbetsför ålder är nästan oförändrat: nu 62.",
                "Children and older people per hundred of working age hardly change: now 62.",
            ],
        ),
    ],
    ids=["rises", "falls", "stays"],
)
def test_the_ratio_today_and_where_it_goes(now: float, then: float, said: list[str]) -> None:
    assert takeaways(dependency_ratio, now_and_then(now, then)) == said


@pytest.mark.parametrize(
    ("ends", "middle", "said"),
    [
        (
            (91.2, 89.5),
            92.7,
            [
                "Lasten ja ikääntyneiden määrä sataa työikäistä kohti kasvaa vuoteen 2035 ja pienenee sitten.",
                "Antalet barn och äldre per hundra i arbetsför ålder ökar till 2035, sedan minskar det.",
                "Children and older people per hundred of working age rise until 2035, then fall.",
            ],
        ),
        (
            (91.2, 89.5),
            88.5,
            [
                "Lasten ja ikääntyneiden määrä sataa työikäistä kohti pienenee vuoteen 2035 ja kasvaa sitten.",
                "Antalet barn och äldre per hundra i arbetsför ålder minskar till 2035, sedan ökar det.",
                "Children and older people per hundred of working age fall until 2035, then rise.",
            ],
        ),
    ],
    ids=["rises-until", "falls-until"],
)
def test_a_year_beyond_both_ends_is_where_the_ratio_turns(
    ends: tuple[float, float], middle: float, said: list[str]
) -> None:
    found = now_and_then(*ends)
    turned = found.rows.head(1).assign(year=2035, kind="projected", ratio=middle)
    assert takeaways(dependency_ratio, ratios(found.rows, turned)) == said


def test_less_than_one_beyond_is_no_turn() -> None:
    found = now_and_then(91.2, 89.5)
    nearly = found.rows.head(1).assign(year=2035, kind="projected", ratio=92.1)
    assert takeaways(dependency_ratio, ratios(found.rows, nearly))[2].endswith("fall from 91 to 90.")


def test_the_ages_are_written_in_title_axis_and_table() -> None:
    shown = in_english(dependency_ratio, ratios(OWN))
    assert shown.title == (
        "Demographic dependency ratio in Järviseutu 2019–2040, projection from 2024; "
        "children and older people per hundred aged 15–64"
    )
    assert shown.axis.title == "Children and older people per hundred aged 15–64"
    assert shown.table is not None
    labels = [column.label for column in shown.table.columns]
    assert labels == ["Year", "Järviseutu", "Järviseutu: children 0–14", "Järviseutu: 65 and over"]
    assert shown.weight == pytest.approx(92.5 / 85.45 - 1)


def test_each_year_of_the_area_stands_beside_the_same_year_of_the_country() -> None:
    shown = in_english(dependency_ratio, BOTH)
    assert table(shown)[0] == Row("2019", ("78.3", "61.4", "25.8", "52.5"))
    assert table(shown)[1] == Row("2024 (projection)", ("85.5", "61.6", "24.7", "60.8"))
    note = "The figures of the region and the country are observed up to 2024, even where the area’s own are projected."
    assert note in shown.notes
    assert note not in in_english(dependency_ratio, ratios(OWN)).notes
    known = [mark for mark in shown.marks if isinstance(mark, LinePoint) and mark.value is not None]
    assert [mark.role for mark in known] == ["own"] * 3 + ["quiet"] * 3
    assert [mark.phase for mark in known] == ["", "", "projection"] * 2


def test_lines_go_straight_over_years_that_are_missing_before_today_and_are_dashed_after_it() -> None:
    shown, own = in_english(dependency_ratio, BOTH), points("own")
    assert [(point.year, point.phase) for point in own] == [(2019, ""), (2024, ""), (2040, "projection")]
    assert "The dots are the years for which there are figures; between them the line is drawn straight." in shown.notes
    observed, projected = lines_over_years(own, shown.axis).data[:2]
    assert (observed.x, projected.x) == ((2019, 2024), (2024, 2040))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "fi",
            "Sataa työikäistä kohti on 91,2 lasta ja ikääntynyttä vuonna 2024 (ennuste) ja ennusteen mukaan 91,3 "
            "vuonna 2040. Mistä koulutuksen opettajat ja muu henkilöstö saadaan?",
        ),
        (
            "sv",
            "På hundra personer i arbetsför ålder går det 91,2 barn och äldre år 2024 (prognos) och enligt prognosen "
            "91,3 år 2040. Varifrån kommer lärarna och den övriga personalen inom utbildningen?",
        ),
        (
            "en",
            "There are 91.2 children and older people per hundred of working age in 2024 (projection), and 91.3 in "
            "2040 according to the projection. Where will teachers and other staff of education come from?",
        ),
    ],
)
def test_a_ratio_that_rises_is_asked_about(language: Language, expected: str) -> None:
    say = context(dependency_ratio, language)
    assert dependency_ratio.discuss(now_and_then(91.24, 91.26), say) == expected


@pytest.mark.parametrize(("now", "then"), [(91.2, 91.2), (91.16, 91.24), (91.2, 80.0)])
def test_a_ratio_that_does_not_rise_as_it_is_written_is_not_asked_about(now: float, then: float) -> None:
    found = now_and_then(now, then)
    assert [dependency_ratio.discuss(found, context(dependency_ratio, each)) for each in LANGUAGES] == [""] * 3


def test_dependency_ratio_is_the_finnish_one(store: Store) -> None:
    found = dependency_ratio.answer(store, area=find_area(store, "SSS"), horizon=2040)
    row = found.rows[found.rows["year"] == 2019].iloc[0]
    # 0–14: 871 036, 65 and over: 1 231 274, 15–64: 3 422 982
    assert (row["children_persons"], row["elderly_persons"], row["working_age_persons"]) == (871036, 1231274, 3422982)
    assert row["ratio"] == pytest.approx(61.4175, abs=1e-4)


def test_areas_of_comparison_are_shown_for_the_areas_own_years(store: Store) -> None:
    found = dependency_ratio.answer(store, area=find_area(store, "kopa-jarviseutu"), horizon=2040)
    years = {unit: rows["year"].tolist() for unit, rows in found.rows.groupby("unit")}
    assert years == {unit: [2019, 2024, 2035, 2040] for unit in ("area", "region", "country")}
    kinds = found.rows.loc[found.rows["unit"] == "region", "kind"].tolist()
    assert kinds == ["observed", "observed", "projected", "projected"]
    assert (found.facts.year, found.facts.kind) == (2024, "projected")
    assert "statfin-14wx-municipality" in found.sources


@pytest.mark.slow
def test_the_ten_years_before_today_are_shown(whole_store: Store) -> None:
    found = dependency_ratio.answer(whole_store, area=find_area(whole_store, "005"), horizon=2040)
    own = found.rows[found.rows["unit"] == "area"]
    assert own["year"].tolist() == list(range(2015, 2041))
    assert own["kind"].tolist() == ["observed"] * 11 + ["projected"] * 15
    # 2025: 15 ages of children, 35 ages from 65 to 99 and 3 persons; 50 ages of working age, 61 persons each
    assert own["ratio"].iloc[10] == pytest.approx(100 * (50 * 61 + 3) / (50 * 61))
    assert (found.facts.year, found.facts.kind) == (2025, "observed")
