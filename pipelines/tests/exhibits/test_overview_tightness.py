"""Vacancies per hundred unemployed in areas side by side: the register's numbers, and areas without any."""

from dataclasses import replace

import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import tightness
from lagesbild.exhibits.overview import overview_tightness
from lagesbild.exhibits.overview.overview_tightness import Months
from lagesbild.figures import Bar
from lagesbild.language import CompositeCell
from lagesbild.settings import LANGUAGES
from lagesbild.store import Area, Store, find_area
from tests.exhibits.spoken import overview_context, table


@pytest.fixture(scope="module")
def areas(store: Store) -> tuple[Area, ...]:
    return tuple(find_area(store, code) for code in ("kopa-jarviseutu", "vpk-tuusula"))


def _without_figures(found: Answer[Months], *codes: str) -> Answer[Months]:
    rows = found.rows.copy()
    columns = rows.columns.str.contains("tightness|persons|count")
    rows.loc[rows["area_code"].isin(codes), columns] = None
    return replace(found, rows=rows)


def test_the_overview_agrees_with_the_brief_of_the_area(store: Store, areas: tuple[Area, ...]) -> None:
    both = overview_tightness.answer(store, areas=areas)
    single = tightness.answer(store, area=areas[0]).rows
    last = single[single["unit"] == "area"].iloc[-1]
    newest = both.rows[(both.rows["area_code"] == "kopa-jarviseutu") & (both.rows["when"] == "latest")].iloc[0]
    assert (both.facts.latest, newest["tightness_low"]) == (last["month"], last["tightness_low"])
    assert both.facts == Months(previous="2022-10", latest="2023-10")
    assert both.sources == {"keha-12r5"}


def test_areas_keep_the_order_that_is_given(store: Store, areas: tuple[Area, ...]) -> None:
    rows = overview_tightness.answer(store, areas=areas[::-1]).rows
    assert rows[["area_code", "when", "year"]].to_numpy().tolist() == [
        ["vpk-tuusula", "previous", 2022],
        ["vpk-tuusula", "latest", 2023],
        ["kopa-jarviseutu", "previous", 2022],
        ["kopa-jarviseutu", "latest", 2023],
    ]


def test_the_sentence_names_the_range_and_nobody(store: Store, areas: tuple[Area, ...]) -> None:
    found = overview_tightness.answer(store, areas=areas)
    shown = [overview_tightness.words(found, overview_context(overview_tightness, each)) for each in LANGUAGES]
    # KEHA 12r5, October: Järviseutu 129 / 352 and 62 / 393, Tuusula 405 / 1 205 and 193 / 1 425
    assert [each.takeaway for each in shown] == [
        "Avoimia työpaikkoja sataa työtöntä työnhakijaa kohti oli alueesta riippuen 14–16 (lokakuu 2023, alueita 2); "
        "vuotta aiemmin (lokakuu 2022) luku oli 34–37.",
        "Beroende på område fanns det 14–16 lediga arbetsplatser per hundra arbetslösa arbetssökande (oktober 2023, "
        "antal områden 2); ett år tidigare (oktober 2022) var talet 34–37.",
        "Depending on the area there were 14–16 vacancies per hundred unemployed jobseekers (October 2023, number of "
        "areas 2); a year earlier (October 2022) the figure was 34–37.",
    ]
    bars = [mark for mark in shown[2].marks if isinstance(mark, Bar)]
    assert [(bar.series, bar.role, bar.category) for bar in bars] == [
        ("October 2022", "quiet", "Järviseutu"),
        ("October 2022", "quiet", "Tuusula"),
        ("October 2023", "own", "Järviseutu"),
        ("October 2023", "own", "Tuusula"),
    ]


def test_an_area_without_vacancy_figures_has_a_dash_and_no_bar(store: Store, areas: tuple[Area, ...]) -> None:
    found = _without_figures(overview_tightness.answer(store, areas=areas), "vpk-tuusula")
    shown = overview_tightness.words(found, overview_context(overview_tightness))
    assert table(shown)[1].cells == ("–", "–", "–", "–")
    assert {mark.category for mark in shown.marks if isinstance(mark, Bar)} == {"Järviseutu"}
    assert "October 2023, number of areas 1" in shown.takeaway


def test_no_area_with_figures_is_not_shown(store: Store, areas: tuple[Area, ...]) -> None:
    found = _without_figures(overview_tightness.answer(store, areas=areas), "vpk-tuusula", "kopa-jarviseutu")
    shown = overview_tightness.words(found, overview_context(overview_tightness))
    assert shown.reason == "the figures at hand hold no unemployed jobseekers for this area"


def test_hidden_numbers_are_ranges_with_two_numbers_and_a_note(store: Store, areas: tuple[Area, ...]) -> None:
    found = overview_tightness.answer(store, areas=areas[:1])
    plain = overview_tightness.words(found, overview_context(overview_tightness))
    assert not any("hides" in note for note in plain.notes)
    latest = found.rows["when"] == "latest"
    hidden = found.rows.assign(tightness_high=found.rows["tightness_high"].where(~latest, 16.6))
    hidden["vacancies_at_most_count"] = hidden["vacancies_at_most_count"].where(~latest, 65)
    shown = overview_tightness.words(replace(found, rows=hidden), overview_context(overview_tightness))
    assert any(note.startswith("The provider hides the numbers 1–4.") for note in shown.notes)
    cells = table(shown)[0].cells
    assert cells[1:] == ("16–17", "62–65", "393")
    ranges = [cell for cell in cells if isinstance(cell, CompositeCell)]
    assert [[end.value for _, end in cell.parts] for cell in ranges] == [[16, 17], [62, 65]]
