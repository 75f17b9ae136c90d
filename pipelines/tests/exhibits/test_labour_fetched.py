"""From services played with made-up tables to pages: job openings and education over the years.

115s and 115r as ``occupation_tables`` makes them; 12bs with two years more than ship, in which everybody counted is
the same but for one in a hundred less with tertiary level for each year back, who had basic level only.
"""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from lagesbild.checks.gate import check_store
from lagesbild.exhibits.labour import (
    education,
    education_change,
    industries,
    job_openings,
    shift_share,
    specialisation,
    unanswered_of_labour,
)
from lagesbild.notebook.brief import Brief
from lagesbild.notebook.request import BriefRequest
from lagesbild.settings import Language, Project
from lagesbild.sources.fetch import fetch
from lagesbild.sources.holdings import cited_sources
from lagesbild.sources.services import Transport
from lagesbild.store import Store, build_candidate, find_area, swap_in
from tests.asking import Told, serving
from tests.conftest import new_home
from tests.derivations.case import Case
from tests.derivations.judge import of_brief, of_exhibit
from tests.derivations.raw import Raw
from tests.exhibits.data_gaps import EARLIER, FIELDS, OPENINGS, data_gaps
from tests.in_process import part_of
from tests.integration.fetch_runs import EDUCATION
from tests.integration.fetching import Service, running
from tests.integration.occupation_tables import EMPLOYED, by_age, by_region, play

pytestmark = pytest.mark.slow
BRIEFS = [("kopa-jarviseutu", "fi"), ("vpk-tuusula", "sv"), ("MK14", "en"), ("SSS", "fi")]
SHOWN = (
    industries,
    specialisation,
    shift_share,
    job_openings,
    education,
    education_change,
    unanswered_of_labour,
)
EARLIER_YEARS = (2013, 2020)


def with_earlier_years(rows: pd.DataFrame) -> pd.DataFrame:
    moved = {"basic_persons": 1, "tertiary_persons": -1, "short_cycle_persons": -1, "post_basic_persons": -1}
    years = [rows]
    for year in EARLIER_YEARS:
        before = rows.assign(year=year)
        persons = rows["tertiary_persons"] * (2025 - year) // 100
        for column, sign in moved.items():
            before[column] = rows[column] + sign * persons.clip(upper=rows["short_cycle_persons"])
        years.append(before)
    return pd.concat(years, ignore_index=True)


def patient(name: str) -> Transport:
    """A transport that does not wait between its calls."""
    return Transport(name, wait=lambda _: None)


def fetched_home(root: Path) -> Project:
    """A project into which the three tables were fetched; the store is built."""
    home = new_home(root)
    with serving(Told()) as told:
        play(told, "115s", by_region())
        play(told, "115r", by_age())
        sources = ["statfin-115s", "statfin-115r"]
        taken = fetch(home, sources, at=told.base_url, report=lambda _: None, transport=patient)
    assert sorted(taken.new) == ["raw_statfin__employed_occupation", "raw_statfin__employed_occupation_age"]
    service = Service()
    service.rows[EDUCATION.path] = with_earlier_years(service.rows[EDUCATION.path])
    service.updated[EDUCATION.path] = "2026-11-20T06:00:00Z"
    with running(service) as told_too:
        more = fetch(home, [EDUCATION.source], at=told_too.base_url, report=lambda _: None, transport=patient)
    assert more.new == ["raw_statfin__education"]
    swap_in(build_candidate(home), home)
    return home


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return fetched_home(tmp_path_factory.mktemp("openings") / "home")


@pytest.fixture(scope="module")
def opened(fetched: Project) -> Iterator[Store]:
    with Store.open(fetched) as store:
        yield store


def test_fetched_rows_pass_the_gate_but_for_the_years_that_are_made_of_another(fetched: Project) -> None:
    broken = [each for each in check_store(fetched.store, fetched) if not each.passed]
    assert [(each.table, each.column) for each in broken] == [
        ("raw_statfin__education", "population_15_persons"),
        ("raw_statfin__employed_occupation_age", "year"),
    ]


def test_rows_land_as_they_were_given(opened: Store) -> None:
    found = opened.query(
        "select value, content, unit, status from raw_statfin__employed_occupation where area_code = 'MK14'"
        " and year = 2023 and occupation_code = '91' and sex_code = 'SSS' order by content_code"
    )
    assert found["value"].astype(float).tolist() == [7.5, 12000.0]
    assert found["content"].tolist() == ["Share of employed, %", EMPLOYED[1]]
    assert found["unit"].tolist() == ["per cent", "number"]


def test_both_are_answered_and_only_fields_of_education_remain_a_data_gap(opened: Store) -> None:
    for code in ("kopa-jarviseutu", "MK14", "SSS"):
        assert [gap.short for gap in data_gaps(opened, find_area(opened, code))] == [FIELDS]


@pytest.mark.parametrize(("code", "language"), BRIEFS)
def test_rooms_say_what_the_raw_figures_give(fetched: Project, opened: Store, code: str, language: Language) -> None:
    request = BriefRequest(find_area(opened, code), language, 2040)
    brief = Brief(request, opened, cited_sources(fetched))
    exhibits = [exhibit for room in SHOWN if (exhibit := brief.show(room))]
    assert len(exhibits) == len(SHOWN)
    with Raw(fetched.root / "data", opened.query) as raw:
        case = Case(raw, raw.place(code), language, 2040)
        assert [each for exhibit in exhibits for each in of_exhibit(case, part_of(exhibit))] == []


def test_briefs_show_both_and_say_what_the_raw_figures_give(
    checkout: Project, fetched: Project, opened: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lagesbild.briefs import job_of, run_many
    from lagesbild.briefs.run import run_brief
    from lagesbild.publish.exporter import parts_of

    monkeypatch.setenv("LAGESBILD_HOME", str(fetched.root))
    jobs = [
        job_of(opened, notebook="situation_brief", area=area, members="", language=language, horizon=2040)
        for area, language in BRIEFS
    ]
    outcomes = list(run_many(jobs, partial(run_brief, project=checkout, engine="lagesbild"), workers=1))
    assert [each.failure for each in outcomes if each.failure] == []
    with Raw(fetched.root / "data", opened.query) as raw:
        for outcome in outcomes:
            assert outcome.result
            parts = parts_of(outcome.result)
            job = outcome.job
            names = [part["id"] for kind, part in parts if kind == "exhibit"]
            assert {"job-openings", "education", "education-change"} <= {*names}
            assert names[-1] == "unanswered-of-labour"
            assert of_brief(Case(raw, raw.place(job.area), job.language, 2040), parts) == []


def test_an_altered_finding_is_refused(fetched: Project, opened: Store) -> None:
    takeaway = {"in_region": "in South Ostrobothnia", "openings": 14900, "horizon": 2033}
    with Raw(fetched.root / "data", opened.query) as raw:
        case = Case(raw, raw.place("MK14"), "en", 2040)

        def refused(**wrong: object) -> list[str]:
            finding = {"kind": "job_openings.takeaway", "values": takeaway | wrong}
            return of_exhibit(case, {"id": "job-openings", "findings": [finding]})

        assert refused() == []
        for name, wrong in (("openings", 14901), ("horizon", 2034), ("in_region", "in Uusimaa")):
            assert [each.split(" is ")[0] for each in refused(**{name: wrong})] == [f"job_openings.takeaway: {name}"]
        assert of_exhibit(case, {"id": "job-openings", "findings": []}) != []


def test_two_contents_are_refused_by_the_gate_and_the_store_in_use_stays(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    with serving(Told()) as told:
        play(told, "115s", by_region(contents=[EMPLOYED, ("toinen", "Employed aged 18–64", "number")]))
        fetch(home, ["statfin-115s"], at=told.base_url, report=lambda _: None, transport=patient)
    candidate = build_candidate(home)
    failed = [each for each in check_store(candidate, home) if not each.passed]
    assert [each.severity for each in failed] == ["error"]
    assert failed[0].message == (
        "stg_statfin__employed_occupation, column content_code: no two contents of a table count employed persons –"
        " source_id=statfin-115s, content_code=toinen, content=Employed aged 18–64 |"
        " source_id=statfin-115s, content_code=tyolliset, content=Employed. Name the one to take in"
        " pipelines/lagesbild/store/sql/stg_statfin__employed_occupation.sql; to go on without this table move its"
        " newest snapshot out of data/raw/<source>, then: lagesbild build"
    )


def test_what_ships_has_neither_exhibit(store: Store) -> None:
    for code in ("kopa-jarviseutu", "MK14", "SSS"):
        area = find_area(store, code)
        assert job_openings.answer(store, area=area).is_empty
        assert education_change.answer(store, area=area).is_empty
        assert [gap.short for gap in data_gaps(store, area)] == [OPENINGS, FIELDS, EARLIER]


def test_a_year_that_one_member_lacks_is_left_out(fetched: Project, tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    shutil.copy(fetched.store, path)
    with duckdb.connect(path) as connection:
        connection.execute("delete from mart_area__education where area_code = 'KU052' and year = 2020")
    with Store.open_file(path) as lacking:
        found = education_change.answer(lacking, area=find_area(lacking, "kopa-jarviseutu"))
        assert found.rows.loc[found.rows["unit"] == "area", "year"].tolist() == [2013, 2025]
        # 2013 is more than ten years before, and the longest way back
        assert found.facts.base_year == 2013
        assert education_change.answer(lacking, area=find_area(lacking, "005")).facts.base_year == 2020
