"""What every exhibit says alike: directions, ranges, names of areas, notes."""

import pytest

from lagesbild.exhibits.population import population_history
from lagesbild.language import CompositeCell, Context, Series, Texts, direction, gaps
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store.areas import AreaKind
from tests.exhibits.spoken import context


@pytest.mark.parametrize(
    ("change_pct", "way"),
    [(-1.0, "down"), (-0.999, "same"), (0.0, "same"), (0.999, "same"), (1.0, "up"), (12.5, "up"), (-50.0, "down")],
)
def test_less_than_one_percent_either_way_is_about_the_same(change_pct: float, way: str) -> None:
    assert direction(change_pct) == way


def test_the_stated_width_is_the_width_in_use() -> None:
    assert Texts("en")("methods.same_text", width=1) == "Said when the change is less than 1 per cent either way."


def test_gaps_are_the_years_between_that_are_not_there() -> None:
    assert gaps([2000, 2003, 2001]) == [2002]
    assert gaps([2000]) == []


@pytest.mark.parametrize(("low", "high", "text"), [(30, 33, "30–33"), (998, 1001, "998–1,001")])
def test_a_hidden_range_has_both_ends_as_numbers(low: int, high: int, text: str) -> None:
    cell = Context("en", 2040).range(low, high)
    assert isinstance(cell, CompositeCell)
    assert (cell, [(label, part.value) for label, part in cell.parts]) == (
        text,
        [("lower end", low), ("upper end", high)],
    )


def test_a_range_of_percentages_has_both_ends_as_numbers() -> None:
    cell = Context("fi", 2040).percent_range(0.54, 1.86)
    assert isinstance(cell, CompositeCell)
    assert cell == "0,5–1,9\u00a0%"
    assert [(label, part.value) for label, part in cell.parts] == [("alaraja", 0.5), ("yläraja", 1.9)]


def test_a_range_that_reads_as_one_number_is_one_number() -> None:
    say = Context("sv", 2040)
    assert say.range(85, 85).value == 85  # type: ignore[attr-defined]
    assert say.percent_range(1.91, 1.94).value == 1.9  # type: ignore[attr-defined]


def test_persons_and_their_change_are_one_cell_of_several_numbers() -> None:
    say = Context("fi", 2040)
    assert say.with_change(85, -15.0) == "85 (−15,0\u00a0%)"
    assert [label for label, _ in say.with_change(5, None).parts] == ["Henkilöä"]
    cell = say.from_to(200, 170, -15.0, (2024, 2040))
    assert cell == "200 → 170: −30 (−15,0\u00a0%)"
    assert [(label, part.value) for label, part in cell.parts] == [
        ("2024", 200),
        ("2040", 170),
        ("Muutos", -30),
        ("Muutos, %", -15),
    ]


def test_nothing_to_compare_with_is_a_dash() -> None:
    assert Context("en", 2040).change_percent(None) == "–"


def test_many_names_are_counted_and_a_full_stop_that_ends_them_is_left_out() -> None:
    say = Context("en", 2040)
    assert say.some_of(["Cooks", "Waiters etc."]) == "Cooks and Waiters etc"
    assert say.some_of(["A", "B", "C", "D"]) == "A, B, C and D"
    assert say.some_of(["A", "B", "C", "D", "E"]) == "A, B, C and 2 others"
    assert Context("fi", 2040).some_of(["A", "B", "C", "D", "E"]) == "A, B, C ja 2 muuta"
    assert Context("sv", 2040).some_of(["A", "B", "C", "D", "E"]) == "A, B, C och 2 till"


def test_names_that_hold_a_comma_are_told_apart_by_quotation_marks() -> None:
    assert Context("en", 2040).some_of(["cooks, etc.", "waiters"]) == "“cooks, etc.” and “waiters”"
    assert Context("sv", 2040).some_of(["kockar, biträden", "servitörer"]) == "”kockar, biträden” och ”servitörer”"


def test_a_projected_year_is_called_a_projection() -> None:
    assert [Context(language, 2040).year(2040, "projected") for language in LANGUAGES] == [
        "2040 (ennuste)",
        "2040 (prognos)",
        "2040 (projection)",
    ]
    assert Context("fi", 2040).year(2019, "observed") == "2019"


def test_what_is_compared_is_in_one_order_as_far_as_it_is_there() -> None:
    say = context(population_history)
    assert say.compared(["country", "area", "area"]) == [
        Series("area", "own", "Järviseutu"),
        Series("country", "quiet", "Whole country"),
    ]
    assert say.compared(["region"]) == [Series("region", "second", "Etelä-Pohjanmaa")]


@pytest.mark.parametrize(
    ("kind", "stands_in", "notes"),
    [("group", True, 1), ("municipality", True, 1), ("region", False, 0), ("country", False, 0)],
)
def test_figures_of_the_region_are_named_for_areas_below_it(kind: AreaKind, stands_in: bool, notes: int) -> None:
    say = context(population_history, kind=kind)
    assert say.is_region_stand_in is stands_in
    assert len(say.region_notes()) == notes
    assert all("regional: Etelä-Pohjanmaa." in note for note in say.region_notes())


def test_the_country_is_its_own_region() -> None:
    assert context(population_history, kind="country").region_name == "Järviseutu"


def test_notes_are_there_only_where_they_hold() -> None:
    say = context(population_history)
    assert say.oldest_notes(False) == () and say.gap_notes([]) == ()
    assert say.gap_notes([2001, 2003]) == ("There are no figures for 2001, 2003; the line is broken there.",)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fi", "Miten väkiluku kehittyy?"),
        ("sv", "Hur utvecklas folkmängden?"),
        ("en", "How is the population changing?"),
    ],
)
def test_what_is_not_shown_has_the_question_as_its_title(language: Language, question: str) -> None:
    shown = context(population_history, language).not_shown("nothing was counted")
    assert (shown.title, shown.takeaway, shown.reason) == (question, "", "nothing was counted")
    assert (shown.table, shown.marks) == (None, ())
    assert context(population_history, language).not_shown("why", title="Other").title == "Other"
