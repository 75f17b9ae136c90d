"""What a newer publication changes is said, and what it lost is refused."""

import pandas as pd
import pytest

from lagesbild.settings import Project
from lagesbild.sources.archive import newest_complete, snapshots
from lagesbild.sources.current import archive_of, current_snapshot
from lagesbild.sources.holdings import holdings
from tests.integration.fetch_runs import CHANGE, EDUCATION, Run, revise, run, service
from tests.integration.fetching import SHIPPED, Service
from tests.integration.test_bundle import replay

pytestmark = pytest.mark.slow

__all__ = ["replay", "run", "service"]


def test_revised_values_are_said_with_how_many_and_how_far(service: Service, run: Run) -> None:
    run("121w")
    revise(service, births_persons=61, deaths_persons=200)
    _, told = run("121w")
    assert [line for line in told if "revised" in line] == [
        "121w: births_persons: 1 of 309 values revised, at most by 5 persons (area_code=KU005, year=2025: 56 → 61),"
        " at most by 8.9 % (area_code=KU005, year=2025: 56 → 61)",
        "121w: deaths_persons: 1 of 309 values revised, at most by 72 persons (area_code=KU005, year=2025: 128 → 200),"
        " at most by 56.2 % (area_code=KU005, year=2025: 128 → 200)",
    ]


def test_a_number_that_becomes_a_sign_is_said(service: Service, run: Run) -> None:
    rows = service.rows[EDUCATION.path]
    rows.loc[rows["area_code"] == "KU005", ["doctorate_persons", "doctorate_status"]] = [None, "..."]
    assert (
        "12bs: doctorate_persons: 1 value now without a number, for example area_code=KU005, year=2025"
        in run("12bs")[1]
    )


def test_a_table_that_lost_an_area_is_refused_before_anything_is_asked_and_taken_when_accepted(
    home: Project, service: Service, run: Run
) -> None:
    rows = service.rows[CHANGE.path]
    service.rows[CHANGE.path] = rows[rows["area_code"] != "KU005"]
    what, _ = run("121w", "12bs")
    assert what.new == ["raw_statfin__education"]
    assert what.refused == {
        "raw_statfin__population_change": "statfin-121w StatFin/ssaaty/121w.px: the table has less than the present"
        " figures: lost area_code: 1 (KU005); 309 rows → 308. The present figures stay in use. If the publisher means"
        " it: lagesbild fetch statfin-121w --accept"
    }
    assert [path for path, _ in service.asked] == [EDUCATION.path]
    assert [each.is_complete for each in snapshots(archive_of(CHANGE, home))] == [False]
    what, told = run("121w", accept=True)
    assert what.new == ["raw_statfin__population_change"]
    assert "121w: accepted: lost area_code: 1 (KU005)" in told
    taken = current_snapshot(CHANGE, home)
    assert taken is not None
    assert (taken.complete["rows"], len(snapshots(archive_of(CHANGE, home)))) == (308, 1)


def test_values_that_the_contract_does_not_know_are_refused_before_anything_is_asked(
    service: Service, run: Run
) -> None:
    table = next(each for each in SHIPPED if each.id == "115v")
    rows = service.rows[table.path]
    totals = rows[rows["area_code"] == "MK01"].assign(area_code="SSS", industry_code="SSS")
    service.rows[table.path] = pd.concat([rows, totals], ignore_index=True)
    assert run("115v")[0].refused == {
        "raw_statfin__employed_industry": "statfin-115v StatFin/tyokay/115v.px: the table has values that its contract"
        " does not know: area_code: 1 (SSS); industry_code: 1 (SSS). Allow them in"
        " expectations/contracts/raw_statfin__employed_industry.yml, or leave them out: 'choose' in"
        " data/reference/sources.yml"
    }
    assert service.asked == []


def test_a_new_month_is_said_and_taken(home: Project, service: Service, run: Run) -> None:
    table = next(each for each in SHIPPED if each.id == "12r5")
    rows = service.rows[table.path]
    newest = rows[rows["month"] == "2023M10"].assign(month="2023M11")
    service.rows[table.path] = pd.concat([rows, newest], ignore_index=True)
    _, told = run("12r5")
    assert "12r5: new month: 1 (2023M11)" in told
    assert {each.source: each.period for each in holdings(home)}["keha-12r5"] == "1/2006–11/2023"


def test_a_dimension_that_is_new_is_refused(
    home: Project, service: Service, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    extra = {"code": "x", "text": "Language", "values": ["fi"], "valueTexts": ["Finnish"]}
    given = service._variables(CHANGE)
    monkeypatch.setattr(service, "_variables", lambda table: [*given, extra])
    assert "it has" in run("121w")[0].refused["raw_statfin__population_change"]
    assert service.asked == []


def test_another_unit_is_refused_and_another_name_is_said(home: Project, service: Service, run: Run) -> None:
    service.units = {"ssaaty-vm01": "number"}
    run("121w")
    service.updated[CHANGE.path] = "2026-11-20T06:00:00Z"
    service.units = {"ssaaty-vm01": "thousand"}
    what, _ = run("121w")
    assert (
        "another unit: ssaaty-vm01 was 'number' and is now 'thousand'" in what.refused["raw_statfin__population_change"]
    )
    asked = len(service.asked)
    _, told = run("121w", accept=True)
    assert len(service.asked) == asked
    assert "121w: ssaaty-vm01 was 'number' and is now 'thousand'" in told


def test_rows_that_do_not_fit_the_contract_never_reach_the_store(home: Project, service: Service, run: Run) -> None:
    revise(service, births_persons=-1)
    what, _ = run("121w")
    assert (
        "column births_persons: births_persons >= 0 and births_persons <= 700000 – area_code=KU005, "
        in what.refused["raw_statfin__population_change"]
    )
    assert newest_complete(archive_of(CHANGE, home)) is None


def test_a_table_that_says_to_be_older_than_the_last_is_refused_before_anything_is_asked_and_taken_when_accepted(
    home: Project, service: Service, run: Run
) -> None:
    service.updated[CHANGE.path] = "2026-11-20T06:00:00Z"
    run("121w")
    asked = len(service.asked)
    service.updated[CHANGE.path] = "2026-06-01T06:00:00Z"
    what, _ = run("121w")
    assert what.refused == {
        "raw_statfin__population_change": "statfin-121w StatFin/ssaaty/121w.px: the service says that it was last"
        " changed 2026-06-01T06:00:00, before it said 2026-11-20T06:00:00. The present figures stay in use."
        " If the publisher means it: lagesbild fetch statfin-121w --accept"
    }
    assert len(service.asked) == asked
    what, _ = run("121w", accept=True)
    assert (what.new, what.refused) == (["raw_statfin__population_change"], {})
    taken = current_snapshot(CHANGE, home)
    assert taken is not None
    assert taken.plan["service_updated"] == "2026-06-01T06:00:00"


def test_a_service_that_moved_is_named_with_the_variable_that_follows_it(service: Service, run: Run) -> None:
    service.moved = "https://new.example.org/PxWeb/api/v1/en/"
    what, _ = run("121w")
    (line,) = what.refused.values()
    assert "HTTP 308 " in line and "now at https://new.example.org/PxWeb/api/v1/en/" in line
    assert line.endswith(
        "set LAGESBILD_STATFIN_URL to the beginning of that address, as the declared one in"
        " data/reference/sources.yml begins, then: lagesbild fetch"
    )
    assert service.asked == []
