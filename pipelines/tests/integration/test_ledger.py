"""What has not changed is not run again, and what has is: worked out by hand for four areas.

Alajärvi, KU005, lies in the group kopa-jarviseutu and in the region MK14; Espoo, KU049, in none of them.
"""

import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import yaml

from lagesbild.adult.protect import Shipment, linked_tables, published
from lagesbild.briefs import CountyJob, FollowupJob, Job, MirrorJob, NeedJob, ProviderJob, run_many
from lagesbild.publish.imprint import PREVIEW, Imprint
from lagesbild.publish.ledger import grounds, made_page, open_ledger, what_stays
from lagesbild.publish.ledger.shelf import NOTEBOOK, PAGE
from lagesbild.settings import Project
from tests.adult.reported import RECORD
from tests.adult.test_reported import named, orgno, put_into, shipment
from tests.integration.test_cli import lagesbild
from tests.ledgers import JOBS, change, copied, explaining, home_with_store, make, take_as_built, would_run
from tests.records import provider, write_record
from tests.work import files_read

pytestmark = pytest.mark.slow
EVERYBODY = {"ku005", "kopa-jarviseutu", "mk14", "ku049"}
FEWER = "update mart_area__population set population_persons = population_persons // 100"
MORE = "update mart_area__{0} set {1}_persons = {1}_persons + 1 where area_code = '{2}'"


@contextmanager
def at(home: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    with monkeypatch.context() as patched:
        patched.setenv("LAGESBILD_HOME", str(home.root))
        yield home


@pytest.fixture(scope="module")
def whole_run(tmp_path_factory: pytest.TempPathFactory, built_home: Project) -> Iterator[Project]:
    """A home whose four briefs were made, none of which was there before."""
    home = home_with_store(tmp_path_factory.mktemp("ledger") / "home", built_home.store)
    with pytest.MonkeyPatch.context() as patched, at(home, patched):
        assert make(home) == dict.fromkeys(EVERYBODY, "not made before")
        yield home


@pytest.fixture
def made(whole_run: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """The same in a home that a test may change; it goes with the test, as each has a store."""
    with at(copied(whole_run, tmp_path / "home"), monkeypatch) as home:
        yield home
    shutil.rmtree(home.root)


def test_nothing_runs_where_nothing_changed(made: Project) -> None:
    assert would_run(made) == {}


def test_a_whole_run_is_not_begun_again_until_a_figure_or_a_page_is_another(made: Project) -> None:
    edition = {"notebook": "situation_brief", "horizon": 2040, "languages": ["fi"], "areas": [job.area for job in JOBS]}
    (made.reference / "editions.yml").write_text(yaml.safe_dump({"editions": {"four": edition}}))
    take_as_built(made)
    page = made.reports / "site-four" / "fi" / "ku005.html"
    first, again = lagesbild(made, "briefs", "four").stdout, lagesbild(made, "briefs", "four").stdout
    assert "4 of 4 notebooks have nothing new to say" in first
    assert again == "Nothing has changed; 4 briefs as before: open reports/site-four/index.html\n"
    page.write_bytes(page.read_bytes() + b" ")
    change(made, MORE.format("commuting", "employed", "KU005"))
    assert "2 of 4 notebooks have nothing new to say" in lagesbild(made, "briefs", "four").stdout


def test_commuters_of_a_municipality_are_shown_by_it_and_its_group(made: Project) -> None:
    change(made, MORE.format("commuting", "employed", "KU005"))
    reason = "changed: mart_area__commuting of KU005"
    assert would_run(made) == {"ku005": reason, "kopa-jarviseutu": reason}


def test_those_of_a_region_by_all_that_lies_in_it(made: Project) -> None:
    change(made, MORE.format("commuting", "employed", "MK14"))
    assert would_run(made) == dict.fromkeys(EVERYBODY - {"ku049"}, "changed: mart_area__commuting of MK14")


def test_those_of_an_area_that_nobody_shows_by_none(made: Project) -> None:
    change(made, MORE.format("commuting", "employed", "KU091"))
    assert would_run(made) == {}


def test_residents_of_a_municipality_by_those_that_show_it_not_by_all_that_are_held_against_it(made: Project) -> None:
    """Helsinki, KU091, is on the map of its neighbour Espoo; one more of each age changes nobody's rank."""
    change(made, MORE.format("population", "population", "KU091"))
    assert would_run(made) == {"ku049": "changed: mart_area__population of KU091"}


def test_residents_that_set_others_apart_otherwise_by_all_that_they_do(made: Project) -> None:
    """Helsinki, which grows, loses nearly everybody: each brief lies one rank higher among all municipalities."""
    change(made, f"{FEWER} where area_code = 'KU091' and year = 2040 and kind = 'projected'")
    told = would_run(made)
    assert told.keys() == EVERYBODY
    assert "mart_area__population of KU091" in told["ku005"]


def test_another_notebook_runs_all_and_another_parameter_is_another_brief(made: Project) -> None:
    other = [replace(JOBS[0], language="sv"), replace(JOBS[0], horizon=2035)]
    assert would_run(made, other) == {"ku005 sv": "not made before", "ku005": "changed: parameters"}
    path = made.notebooks / "situation_brief.ipynb"
    path.write_text(path.read_text().replace("from lagesbild", "from  lagesbild", 1))
    assert would_run(made) == dict.fromkeys(EVERYBODY, "changed: notebook")


def test_another_program_runs_all(made: Project) -> None:
    told: list[str] = []
    ledger = replace(explaining(made), program="another")
    what_stays(made, JOBS, imprint=PREVIEW, ledger=ledger, report=told.append)
    assert told == [f"{job}: changed: program" for job in JOBS]


def test_a_measure_in_the_register_runs_the_briefs_of_its_group(made: Project) -> None:
    example = (made.reference / "example_measures.csv").read_text().splitlines()
    assert all("kopa-jarviseutu" in line for line in example[1:] if line)
    made.measures.write_text("\n".join(example[:2]) + "\n")
    assert would_run(made) == {"kopa-jarviseutu": "changed: measures of its group"}


@pytest.mark.parametrize(("source", "run"), [("scb-uf0506", set()), ("keha-12r5-latest", EVERYBODY)])
def test_what_is_said_of_a_source_runs_the_briefs_that_cite_it(made: Project, source: str, run: set[str]) -> None:
    path = made.reference / "sources.yml"
    before, heading, rest = path.read_text().partition(f"  {source}:\n")
    path.write_text(before + heading + rest.replace("    table: ", "    table: no-", 1))
    take_as_built(made)
    assert would_run(made) == dict.fromkeys(run, "changed: what it cites")


def test_what_was_damaged_is_made_again_byte_for_byte(made: Project) -> None:
    ledger = open_ledger(made)
    pages = what_stays(made, JOBS, imprint=PREVIEW, ledger=ledger, report=lambda line: None).pages
    for job, name in zip(JOBS, (PAGE, NOTEBOOK, PAGE), strict=False):
        place = ledger.place(job, name)
        place.write_bytes(place.read_bytes()[:-1] + b"\0")
    ledger.place(JOBS[2], NOTEBOOK).unlink()
    ledger.place(JOBS[3], "line").write_bytes(b"no line")
    assert make(made) == {
        "ku005": "its page is made of the notebook as it was",
        "kopa-jarviseutu": "as it was",
        "mk14": "its page is made of the notebook as it was",
        "ku049": "not made before",
    }
    again = what_stays(made, JOBS, imprint=PREVIEW, ledger=explaining(made), report=lambda line: None).pages
    assert again == pages


def test_a_snapshot_makes_the_same_page_of_a_kept_notebook_as_of_one_that_runs(made: Project) -> None:
    imprint = Imprint(
        id="pilot-groups-2026-11-30-0a1b2c3d", day="2026-11-30", titles={"fi": "P"}, publishers={"fi": "L"}
    )
    stay = what_stays(made, JOBS[:1], imprint=imprint, ledger=open_ledger(made), report=lambda line: None)
    assert stay.ledger is not None
    assert not stay.pages
    assert stay.ledger.kept == {JOBS[0].path}
    (kept,) = run_many(JOBS[:1], partial(made_page, imprint=imprint, ledger=stay.ledger))
    (run,) = run_many(JOBS[:1], partial(made_page, imprint=imprint, ledger=None))
    assert kept.result is not None
    assert kept.result == run.result
    assert would_run(made, JOBS[:1]) == {}  # the page of the preview is there still


def test_a_run_that_was_stopped_goes_on_where_it_was(made: Project) -> None:
    shutil.rmtree(made.reports / ".ledger")
    stay = what_stays(made, JOBS[:2], imprint=PREVIEW, ledger=open_ledger(made), report=lambda line: None)
    run = run_many(JOBS[:2], partial(made_page, imprint=PREVIEW, ledger=stay.ledger), workers=1)
    assert isinstance(run, Generator)
    assert not next(run).failure
    run.close()
    assert would_run(made, JOBS[:2]) == {"kopa-jarviseutu": "not made before"}


def test_a_fresh_run_takes_nothing(made: Project) -> None:
    told: list[str] = []
    ledger = open_ledger(made, is_fresh=True, explains=True)
    assert what_stays(made, JOBS, imprint=PREVIEW, ledger=ledger, report=told.append).pages == {}
    assert told == [f"{job}: asked for" for job in JOBS]


def test_a_brief_reads_no_file_that_the_ledger_does_not_look_at(made: Project) -> None:
    """But for figures, which it asks of the store: who reads another file has it stand in ``grounds``."""
    overview = Job("network_overview", "", "", "fi", 2040, edition="pilot-groups")
    for job in (JOBS[1], overview):
        (read,) = run_many([job], partial(files_read, root=str(made.root)))
        assert read.result is not None, read.failure
        assert job.notebook in grounds.KNOWN
        looked_at = {f"notebooks/{job.notebook}.ipynb", "data/reference/sources.yml", "data/reference/editions.yml"}
        assert {*read.result} <= looked_at


@pytest.fixture
def with_tables(made: Project, tmp_path: Path) -> Project:
    """The home with the protected tables of two municipalities, joint ones among them."""
    for half, tables in linked_tables(write_record(tmp_path / "record", RECORD)).items():
        small = [key for key, cell in tables.cells.items() if cell.is_small]
        put_into(made, "tables", Shipment("0180", half, published(tables, small)))
    named(made, f"{provider(1)},Alfa")
    return made


ON_ADULTS = [
    NeedJob("adult_education_need", "0180", "", "sv", 0),
    MirrorJob("mirror", "0180", "", "sv", 0),
    ProviderJob("provider_report", provider(1), "", "sv", 0),
    CountyJob("county_overview", "", "", "sv", 0),
    FollowupJob("quality_followup", "", "", "sv", 0),
]


def test_pages_on_adult_education_read_what_is_looked_at_and_run_where_it_changes(with_tables: Project) -> None:
    reported = [*with_tables.local.rglob("*.csv"), *with_tables.registers.iterdir()]
    beside = {f"data/reference/{name}.csv" for name in ("quality_criteria", "asked_fields")}
    beside |= {path.relative_to(with_tables.root).as_posix() for path in reported} | {"expectations/columns.yml"}
    for job in ON_ADULTS:
        (read,) = run_many([job], partial(files_read, root=str(with_tables.root)))
        assert read.result is not None, read.failure
        looked_at = {f"notebooks/{job.notebook}.ipynb", "data/reference/sources.yml"}
        assert {*read.result} <= looked_at | (beside if job.notebook in grounds.ON_TABLES else set())
    assert make(with_tables, ON_ADULTS) == dict.fromkeys(map(str, ON_ADULTS), "not made before")
    (with_tables.local / "note.txt").write_text("what no page reads")
    assert would_run(with_tables, ON_ADULTS) == {}
    put_into(with_tables, "tables", shipment(orgno(1), "0126"))
    changed = {str(job) for job in ON_ADULTS} - {str(ON_ADULTS[0])}
    assert would_run(with_tables, ON_ADULTS) == dict.fromkeys(changed, "changed: protected tables and criteria")
