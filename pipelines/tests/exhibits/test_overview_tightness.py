"""Vacancies per hundred unemployed in areas side by side: the register's numbers, and areas without any."""

from dataclasses import replace

import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import tightness
from lagesbild.exhibits.overview import overview_tightness
from lagesbild.exhibits.overview.overview_tightness import Months, Register
from lagesbild.figures import Bar
from lagesbild.language import CompositeCell
from lagesbild.settings import LANGUAGES
from lagesbild.store import Area, Store, find_area
from tests.exhibits.spoken import overview_context, table


@pytest.fixture(scope="module")
def areas(store: Store) -> tuple[Area, ...]:
    return tuple(find_area(store, code) for code in ("kopa-jarviseutu", "vpk-tuusula"))


def _without_figures(found: Answer[Register], *codes: str) -> Answer[Register]:
    rows = found.rows.copy()
    columns = rows.columns.str.contains("tightness|persons|count")
    rows.loc[rows["area_code"].isin(codes), columns] = None
    return replace(found, rows=rows)


def test_the_overview_agrees_with_the_brief_of_the_area(store: Store, areas: tuple[Area, ...]) -> None:
    both = overview_tightness.answer(store, areas=areas)
    single = tightness.answer(store, area=areas[0]).rows
    last = single[single["unit"] == "area"].iloc[-1]
    newest = both.rows[(both.rows["area_code"] == "kopa-jarviseutu") & (both.rows["when"] == "latest")].iloc[0]
    assert (both.facts.months.latest, newest["tightness_low"]) == (last["month"], last["tightness_low"])
    assert both.facts.months == Months(previous="2023-06", latest="2026-06")
    assert both.sources == {"keha-12r5", "keha-12r5-latest"}


def test_areas_keep_the_order_that_is_given(store: Store, areas: tuple[Area, ...]) -> None:
    rows = overview_tightness.answer(store, areas=areas[::-1]).rows
    assert rows[["area_code", "when", "year"]].to_numpy().tolist() == [
        ["vpk-tuusula", "previous", 2023],
        ["vpk-tuusula", "latest", 2026],
        ["kopa-jarviseutu", "previous", 2023],
        ["kopa-jarviseutu", "latest", 2026],
    ]


def test_the_sentence_counts_the_areas_that_go_the_way_of_most(store: Store, areas: tuple[Area, ...]) -> None:
    found = overview_tightness.answer(store, areas=areas)
    shown = [overview_tightness.words(found, overview_context(overview_tightness, each)) for each in LANGUAGES]
    # KEHA 12r5, June 2023 and 2026: Järviseutu 78 / 384 and 33–36 / 493, Tuusula 245 / 1 450 and 152 / 2 121
    assert [each.takeaway for each in shown] == [
        "Avoimia työpaikkoja työtöntä kohti on nyt vähemmän kaikilla 2 alueella.",
        "Antalet lediga jobb per arbetslös har minskat i alla 2 områden.",
        "The number of vacancies per unemployed person has fallen in all 2 areas.",
    ]
    assert table(shown[2])[0].cells == ("20.3", "6.7–7.3", "33–36", "493")
    assert shown[2].notes[0].startswith("Of the country’s vacancies 31% have no region; in 2023 the share was 6%.")
    bars = [mark for mark in shown[2].marks if isinstance(mark, Bar)]
    assert [(bar.series, bar.role, bar.category) for bar in bars] == [
        ("June 2023", "quiet", "Järviseutu"),
        ("June 2023", "quiet", "Tuusula"),
        ("June 2026", "own", "Järviseutu"),
        ("June 2026", "own", "Tuusula"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            (20.0, 5.0),
            (5.0, 20.0),
            [
                "Avoimia työpaikkoja työtöntä kohti on nyt vähemmän 1 alueella kaikkiaan 2 alueesta.",
                "Antalet lediga jobb per arbetslös har minskat i 1 av 2 områden.",
                "The number of vacancies per unemployed person has fallen in 1 of 2 areas.",
            ],
        ),
        (
            (5.0, 5.0),
            (5.0, 20.0),
            [
                "Avoimia työpaikkoja työtöntä kohti on nyt enemmän 1 alueella kaikkiaan 2 alueesta.",
                "Antalet lediga jobb per arbetslös har ökat i 1 av 2 områden.",
                "The number of vacancies per unemployed person has risen in 1 of 2 areas.",
            ],
        ),
    ],
)
def test_the_way_of_most_is_told_with_the_number_of_areas(
    store: Store,
    areas: tuple[Area, ...],
    first: tuple[float, float],
    second: tuple[float, float],
    said: list[str],
) -> None:
    found = overview_tightness.answer(store, areas=areas)
    rows = found.rows.assign(tightness_low=[*first, *second], tightness_high=[*first, *second])
    shown = [
        overview_tightness.words(replace(found, rows=rows), overview_context(overview_tightness, each))
        for each in LANGUAGES
    ]
    assert [each.takeaway for each in shown] == said


def test_where_all_rise_the_sentence_says_so(store: Store, areas: tuple[Area, ...]) -> None:
    found = overview_tightness.answer(store, areas=areas)
    rows = found.rows.assign(when=found.rows["when"].map({"previous": "latest", "latest": "previous"}))
    turned = replace(found, rows=rows)
    said = [overview_tightness.words(turned, overview_context(overview_tightness, each)).takeaway for each in LANGUAGES]
    assert said == [
        "Avoimia työpaikkoja työtöntä kohti on nyt enemmän kaikilla 2 alueella.",
        "Antalet lediga jobb per arbetslös har ökat i alla 2 områden.",
        "The number of vacancies per unemployed person has risen in all 2 areas.",
    ]


def test_an_area_without_vacancy_figures_has_a_dash_and_no_bar(store: Store, areas: tuple[Area, ...]) -> None:
    found = _without_figures(overview_tightness.answer(store, areas=areas), "vpk-tuusula")
    shown = overview_tightness.words(found, overview_context(overview_tightness))
    assert table(shown)[1].cells == ("–", "–", "–", "–")
    assert {mark.category for mark in shown.marks if isinstance(mark, Bar)} == {"Järviseutu"}
    assert shown.takeaway.endswith("unemployed person has fallen.")


def test_no_area_with_figures_is_not_shown(store: Store, areas: tuple[Area, ...]) -> None:
    found = _without_figures(overview_tightness.answer(store, areas=areas), "vpk-tuusula", "kopa-jarviseutu")
    shown = overview_tightness.words(found, overview_context(overview_tightness))
    assert shown.reason == "there are no figures on unemployed jobseekers in this area"


def test_hidden_numbers_are_ranges_with_two_numbers_and_a_note(store: Store, areas: tuple[Area, ...]) -> None:
    shown = overview_tightness.words(
        overview_tightness.answer(store, areas=areas), overview_context(overview_tightness)
    )
    assert any(note.startswith("The numbers 1–4 are protected.") for note in shown.notes)
    ranges = [cell for cell in table(shown)[0].cells if isinstance(cell, CompositeCell)]
    assert [[float(end.value) for _, end in cell.parts] for cell in ranges] == [[6.7, 7.3], [33, 36]]


def test_without_hidden_numbers_there_is_no_note_on_them(store: Store, areas: tuple[Area, ...]) -> None:
    tuusula = overview_tightness.answer(store, areas=areas[1:])
    plain = overview_tightness.words(tuusula, overview_context(overview_tightness))
    assert not any("hides" in note for note in plain.notes)
