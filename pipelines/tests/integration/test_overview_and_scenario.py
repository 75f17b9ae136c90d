"""All areas of an edition side by side, and a scenario beside the projection: real figures, real kernels."""

from pathlib import Path

import pandas as pd
import papermill
import pytest
from lagesbild.wording import PRESENTERS, Words

from lagesbild import figures, questions
from lagesbild.briefs import Job, job_of, overview_job
from lagesbild.briefs.run import run_brief
from lagesbild.contracts import read_edition, read_scenario
from lagesbild.errors import BadFile, UnknownName
from lagesbild.exhibits import EXHIBIT, OPENING
from lagesbild.settings import LANGUAGES, Project
from lagesbild.store import Area, Store, find_area
from tests.conftest import new_home

AREAS = ("kopa-jarviseutu", "vpk-tuusula")


@pytest.fixture(scope="module")
def areas(store: Store) -> tuple[Area, ...]:
    return tuple(find_area(store, code) for code in AREAS)


@pytest.fixture
def own_home(built_home: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A home with its own local folder and the store that was built."""
    home = new_home(tmp_path / "home")
    home.store.symlink_to(built_home.store)
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    return home


def takeaways(name: str, rows: pd.DataFrame, area: Area) -> list[str]:
    return [
        PRESENTERS[name](rows, Words(language, area, 2040)).takeaway.replace("\N{NO-BREAK SPACE}", " ")
        for language in LANGUAGES
    ]


def test_areas_keep_the_order_that_is_given_and_the_years_that_all_have(store: Store, areas: tuple[Area, ...]) -> None:
    assert questions.side_by_side_horizons(store, areas=areas) == [2035, 2040]
    rows = questions.side_by_side_population(store, areas=areas[::-1], horizon=2040)
    shown = ["area_code", "base_year", "base_persons", "horizon_persons", "change_persons"]
    assert rows[shown].to_numpy().tolist() == [
        ["vpk-tuusula", 2024, 41988, 50637, 8649],
        ["kopa-jarviseutu", 2024, 16626, 13801, -2825],
    ]


def test_a_region_beside_a_group_is_shown_for_the_years_of_both(store: Store, areas: tuple[Area, ...]) -> None:
    mixed = (areas[0], find_area(store, "MK06"))
    assert questions.side_by_side_horizons(store, areas=mixed) == [2035, 2040]
    rows = questions.side_by_side_population(store, areas=mixed, horizon=2035)
    assert set(rows["base_year"]) == {2024}


def test_ratios_are_made_of_summed_persons(store: Store, areas: tuple[Area, ...]) -> None:
    row = questions.side_by_side_dependency(store, areas=areas, horizon=2040).iloc[0]
    assert [row[f"base_{part}_persons"] for part in ("children", "elderly", "working_age")] == [2435, 5496, 8695]
    assert row["base_ratio"] == pytest.approx(100 * (2435 + 5496) / 8695)
    renewal = questions.side_by_side_renewal(store, areas=areas, horizon=2040).iloc[0]
    assert renewal["horizon_ratio"] == pytest.approx(100 * 1009 / 1782)


def test_the_overview_agrees_with_the_brief_of_the_area(store: Store, areas: tuple[Area, ...]) -> None:
    brief = questions.service_age_bands(store, area=areas[0], horizon=2040).set_index("band")["change_persons"]
    side = questions.side_by_side_stages(store, areas=areas, horizon=2040)
    own = side[side["area_code"] == "kopa-jarviseutu"].set_index("band")["change_persons"]
    assert own.to_dict() == {band: brief[band] for band in ("0-5", "6", "7-12", "13-15", "16-18")}
    both = questions.side_by_side_tightness(store, areas=areas)
    single = questions.tightness(store, area=areas[0])
    last = single[single["unit"] == "area"].iloc[-1]
    newest = both[(both["area_code"] == "kopa-jarviseutu") & (both["time"] == "horizon")].iloc[0]
    assert (newest["month"], newest["tightness_low"]) == (last["month"], last["tightness_low"])


def test_the_sentences_say_how_many_and_between_what_and_name_nobody(store: Store, areas: tuple[Area, ...]) -> None:
    rows = questions.side_by_side_population(store, areas=areas, horizon=2040)
    assert takeaways("overview-population", rows, areas[0]) == [
        "Väkiluku, 2024 (ennuste) – 2040 (ennuste): pienenee 1 alueella, kasvaa 1 alueella (alueita yhteensä 2)."
        " Muutos on alueesta riippuen −17,0 % … +20,6 %.",
        "Folkmängden, 2024 (prognos) – 2040 (prognos): minskar i 1, ökar i 1 (antal områden 2). Förändringen"
        " varierar mellan −17,0 % och +20,6 % beroende på område.",
        "Population, 2024 (projection) – 2040 (projection): falls in 1, rises in 1 (number of areas 2). Depending on"
        " the area the change is −17.0% to +20.6%.",
    ]
    rows = questions.side_by_side_dependency(store, areas=areas, horizon=2040)
    assert takeaways("overview-dependency", rows, areas[0]) == [
        "Sataa työikäistä kohti on alueesta riippuen 55,9–91,2 lasta ja ikääntynyttä vuonna 2024 (ennuste);"
        " vuonna 2040 (ennuste) luku on 59,1–89,5. Luku pienenee 1 alueella, kasvaa 1 alueella (alueita"
        " yhteensä 2).",
        "Beroende på område går det 55,9–91,2 barn och äldre på hundra personer i arbetsför ålder år 2024 (prognos);"
        " år 2040 (prognos) är talet 59,1–89,5. Talet: minskar i 1, ökar i 1 (antal områden 2).",
        "Depending on the area there are 55.9–91.2 children and older people per hundred of working age in 2024"
        " (projection); in 2040 (projection) it is 59.1–89.5. The figure falls in 1, rises in 1 (number of areas"
        " 2).",
    ]
    rows = questions.side_by_side_children(store, areas=areas, horizon=2040, band="7-15")
    assert takeaways("overview-ages-7-15", rows, areas[0])[2].startswith(
        "Share of residents aged 7–15: depending on the area 10.8–"
    )


def test_all_areas_are_drawn_on_one_scale(store: Store, areas: tuple[Area, ...]) -> None:
    rows = questions.side_by_side_stages(store, areas=areas, horizon=2040)
    said = PRESENTERS["overview-stages"](rows, Words("en", areas[0], 2040))
    drawn = figures.dots_by_category(
        said.points, value_title=said.value_title, tick_values=said.ticks.values, tick_labels=said.ticks.labels
    )
    assert {trace.xaxis for trace in drawn.data} <= {None, "x"}
    low, high = drawn.layout.xaxis.range
    assert all(low <= value <= high for trace in drawn.data for value in trace.x)
    assert list(dict.fromkeys(said.points["x"])) == ["Järviseutu", "Tuusula"]
    assert len(said.points) == 2 * 5


def test_an_area_without_vacancy_figures_has_a_dash_and_no_bar(store: Store, areas: tuple[Area, ...]) -> None:
    rows = questions.side_by_side_tightness(store, areas=areas)
    rows.loc[rows["area_code"] == "vpk-tuusula", rows.columns.str.contains("tightness|persons|count")] = None
    said = PRESENTERS["overview-tightness"](rows, Words("en", areas[0], 2040))
    assert said.table is not None
    assert said.table.rows[1].cells == ("–", "–", "–", "–")
    assert set(said.points["x"]) == {"Järviseutu"}
    assert "October 2023, number of areas 1" in said.takeaway


def test_an_overview_is_asked_for_by_edition_and_checked_first(store: Store, own_home: Project) -> None:
    job = overview_job(store, notebook="network_overview", edition="pilot-groups", language="sv", horizon=2035)
    assert (job.slug, job.parameters) == (
        "network-overview", {"edition": "pilot-groups", "language": "sv", "horizon": 2035},
    )  # fmt: skip
    with pytest.raises(UnknownName, match=r"No edition 'pilots'\. Nearest: pilot-groups"):
        overview_job(store, notebook="network_overview", edition="pilots", language="sv", horizon=2035)
    with pytest.raises(UnknownName, match=r"No projected year '2030'\. Nearest: 2035, 2040"):
        overview_job(store, notebook="network_overview", edition="pilot-groups", language="sv", horizon=2030)
    assert read_edition(own_home.reference, "pilot-groups").overview == "network_overview"


@pytest.mark.usefixtures("own_home")
def test_a_scenario_without_changes_is_the_projection_exactly(store: Store, areas: tuple[Area, ...]) -> None:
    told = questions.new_scenario(store, area=areas[0], name="none", description="Nothing.", first_year=2025)
    rows = questions.scenario_bands(store, area=areas[0], horizon=2040, scenario=told)
    assert rows["scenario_persons"].tolist() == [628, 113, 686, 351, 360, 7281, 4860]
    assert rows["difference_persons"].tolist() == [0] * 7
    assert takeaways("scenario", rows, areas[0]) == [
        "Käyttäjän oma skenaario none ei poikkea ennusteesta palveluikäryhmissä vuonna 2040.",
        "Användarens eget scenario none avviker inte från prognosen i serviceåldrarna år 2040.",
        "The user's own scenario none does not differ from the projection in the service ages in 2040.",
    ]


@pytest.mark.usefixtures("own_home")
def test_ten_percent_more_births_and_what_is_said_of_it(store: Store, areas: tuple[Area, ...]) -> None:
    told = questions.new_scenario(
        store, area=areas[0], name="more-births", description="More.", first_year=2025, fertility_change_pct=10,
        group_size={"7-12": 18},
    )  # fmt: skip
    rows = questions.scenario_bands(store, area=areas[0], horizon=2040, scenario=told).set_index("band")
    # 628 × 1.1 = 690.8, 113 × 1.1 = 124.3, 686 × 1.1 = 754.6, 351 × 1.1 = 386.1; those aged 16–18 were born by 2024
    assert rows["scenario_persons"].tolist()[:5] == [691, 124, 755, 386, 360]
    assert takeaways("scenario", rows.reset_index(), areas[0]) == [
        "Käyttäjän omassa skenaariossa more-births ero ennusteeseen on suurin ikäryhmässä 7–12 v., alakoulu: 755 henkeä"
        " vuonna 2040, ennusteessa 686 (+69 henkeä, +10,1 %).",
        "I användarens eget scenario more-births är skillnaden mot prognosen störst i åldersgruppen"
        f" {rows_band('sv')}: 755 personer år 2040, i prognosen 686 (+69 personer, +10,1 %).",
        "In the user's own scenario more-births the difference from the projection is largest in the age band"
        f" {rows_band('en')}: 755 persons in 2040, in the projection 686 (+69 persons, +10.1%).",
    ]
    places = questions.scenario_places(store, area=areas[0], horizon=2040, scenario=told).set_index(["stage", "case"])
    assert places.loc[("7-12", "projection"), "groups"] == pytest.approx(686 / 20)
    assert places.loc[("7-12", "scenario"), "groups"] == pytest.approx(755 / 18)
    notes = PRESENTERS["scenario-places"](places.reset_index(), Words("en", areas[0], 2040)).notes
    assert "not a projection of Statistics Finland" in notes[0]


def rows_band(language: str) -> str:
    return {"sv": "7–12 år, årskurs 1–6", "en": "7–12, grades 1–6"}[language]


def test_a_scenario_that_does_not_fit_is_refused_before_any_notebook(
    store: Store, areas: tuple[Area, ...], own_home: Project
) -> None:
    told = questions.new_scenario(store, area=areas[0], name="more-births", description="More.", first_year=2025)
    told.save()
    asked = {"notebook": "situation_brief", "members": "", "language": "fi", "horizon": 2040}
    job = job_of(store, area="kopa-jarviseutu", scenario="more-births", **asked)  # type: ignore[arg-type]
    assert (job.slug, job.parameters["scenario"]) == ("kopa-jarviseutu-more-births", "more-births")
    with pytest.raises(UnknownName, match=r"No scenario 'more-birth'\. Nearest: more-births\."):
        job_of(store, area="kopa-jarviseutu", scenario="more-birth", **asked)  # type: ignore[arg-type]
    with pytest.raises(
        BadFile, match="field members: are KU005, KU052, KU403, KU934, but vpk-tuusula has KU858; save one"
    ):
        job_of(store, area="vpk-tuusula", scenario="more-births", **asked)  # type: ignore[arg-type]
    path = own_home.scenarios / "more-births.yml"
    for old, new, problem in [
        ("first_year: 2025", "first_year: 2024", "2024 is not after today's picture, 2024; take 2025"),
        ("projection: 2024", "projection: 2021", "stands on the projection from 2021, the one at hand is from 2024"),
    ]:
        whole = path.read_text()
        path.write_text(whole.replace(old, new))
        with pytest.raises(BadFile, match=problem):
            questions.saved_scenario(store, area=areas[0], name="more-births")
        path.write_text(whole)


@pytest.mark.slow
@pytest.mark.usefixtures("own_home")
def test_the_real_overview_gives_every_exhibit(checkout: Project) -> None:
    notebook = run_brief(Job("network_overview", "", "", "sv", 2040, edition="pilot-groups"), checkout)
    data = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    opening = next(each[OPENING] for each in data if OPENING in each)
    shown = [each[EXHIBIT] for each in data if EXHIBIT in each]
    assert (opening["title"], opening["kind"]) == ("Alla kommungrupper sida vid sida", "Översikt · 11 områden")
    assert [message["exhibit"] for message in opening["core_messages"]] == [
        "overview-population", "overview-stages", "overview-renewal",
    ]  # fmt: skip
    assert opening["answers"] == []
    assert [len(each["table"]["rows"]) for each in shown] == [11] * 7


@pytest.mark.slow
def test_the_workbench_saves_what_the_brief_then_shows(checkout: Project, own_home: Project, tmp_path: Path) -> None:
    source = checkout.notebooks / "scenario_workbench.ipynb"
    plain = papermill.execute_notebook(str(source), str(tmp_path / "plain.ipynb"), progress_bar=False)
    assert "Not saved." in plain.cells[-1].outputs[0]["data"]["text/plain"]
    assert not own_home.scenarios.exists()
    told = {"save": True, "fertility_change_pct": -20, "name": "fewer"}
    papermill.execute_notebook(str(source), str(tmp_path / "out.ipynb"), parameters=told, progress_bar=False)
    assert read_scenario(own_home, "fewer").fertility_change_pct == -20
    notebook = run_brief(Job("situation_brief", "kopa-jarviseutu", "", "en", 2040, "fewer"), checkout)
    data = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    shown = {each[EXHIBIT]["id"]: each[EXHIBIT] for each in data if EXHIBIT in each}
    assert len(shown) == 23 + 2
    # 686 × 0.8 = 548.8
    assert "549 persons in 2040, in the projection 686 (−137 persons, −20.0%)" in shown["scenario"]["takeaway"]
    assert "scenario-places" in shown
