"""A figure of one municipality breaks a check: what shows it keeps its earlier page and says why, all else goes on."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from lagesbild.briefs import Job, Outcome
from lagesbild.checks import build_checked_store
from lagesbild.checks.sql_checks import SqlCheck, run_check
from lagesbild.errors import ChecksFailed
from lagesbild.notebook import open_brief, open_overview
from lagesbild.publish import Page, edition, publish_edition
from lagesbild.publish.checked import checks_by_table, checks_record
from lagesbild.publish.imprint import PREVIEW
from lagesbild.publish.preview import Published
from lagesbild.publish.withheld import withheld_jobs
from lagesbild.settings import LANGUAGES, Project
from lagesbild.store import Store
from lagesbild.store.doubts import FiguresInDoubt
from tests.conftest import new_home
from tests.integration.made_up_snapshots import files_of, page_of

SPOILED = ("KU005", "SK146", "MK14", "kopa-jarviseutu")
SOUND = ("KU049", "KU232", "MK06", "kopa-suupohja")
JOBS = [Job("n", area, "", language, 2040) for area in (*SPOILED, *SOUND) for language in LANGUAGES]


def spoil(home: Project, area: str, persons: int) -> None:
    """One person more in one level of education than the table has in all."""
    path, manifest = home.bundled / "raw_statfin__education.parquet", home.bundled / "MANIFEST.json"
    rows = pd.read_parquet(path)
    rows.loc[rows["area_code"] == area, "basic_persons"] += persons
    entries = json.loads(manifest.read_text())
    path.unlink()
    rows.to_parquet(path, index=False)
    entries["raw_statfin__education"]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest.unlink()
    manifest.write_text(json.dumps(entries))


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def spoiled_home(tmp_path_factory: pytest.TempPathFactory, told: list[str]) -> Project:
    home = new_home(tmp_path_factory.mktemp("home") / "home")
    spoil(home, "KU005", 1)
    build_checked_store(home, report=told.append)
    return home


@pytest.fixture
def run(spoiled_home: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Runs of an edition give made-up pages; the names of the jobs that were run."""
    done: list[str] = []

    def outcomes(jobs: list[Job], make: object) -> Iterator[Outcome[Page]]:
        for job in jobs:
            done.append(str(job))
            yield Outcome(job, 1.0, page_of(job, PREVIEW))

    monkeypatch.setattr(edition, "run_many", outcomes)
    monkeypatch.setenv("LAGESBILD_HOME", str(spoiled_home.root))
    yield done


def publish(home: Project, said: list[str]) -> Published:
    return publish_edition(home, JOBS, report=said.append)


@pytest.mark.slow
def test_the_store_comes_and_the_terminal_says_what_failed(spoiled_home: Project, told: list[str]) -> None:
    (failed,) = [line for line in told if line.startswith("Failed for some areas: raw_statfin__education")]
    assert "area_code=KU005, year=2025, population_15_persons=7609, basic_persons=2240" in failed
    assert re.fullmatch(
        r"\d+ checks, \d+ warnings, [12] failed for some areas, whose briefs are held back; .*", told[-1]
    )
    assert spoiled_home.store.exists()


@pytest.mark.slow
def test_only_what_shows_the_municipality_is_held_back(spoiled_home: Project) -> None:
    overview = Job("network_overview", "", "", "en", 2040, edition="pilot-groups")
    own, other = (Job("n", "", members, "fi", 2040) for members in ("005,049", "049,091"))
    held = withheld_jobs(spoiled_home, [*JOBS, overview, own, other])
    assert {job.area for job in held if job.area} == {*SPOILED}
    assert (overview in held, own in held, other in held) == (True, True, False)
    said = held[Job("n", "MK14", "", "sv", 2040)]
    assert said.figures == "Alajärvi (Statistikcentralen, Befolkningens utbildningsstruktur)"
    assert said.failure.startswith("mk14 sv: a check failed for KU005 in raw_statfin__education: ")
    assert said.failure.endswith("See reports/data_docs; correct the figures, then: lagesbild build")


@pytest.mark.slow
def test_pages_held_back_keep_their_earlier_version_with_the_reason_and_nothing_else_changes(
    spoiled_home: Project, run: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(edition, "withheld_jobs", lambda project, jobs: {})
        before = files_of(publish(spoiled_home, []).folder)
    run.clear()
    said: list[str] = []
    published = publish(spoiled_home, said)
    after = files_of(published.folder)
    assert run == [f"{area.lower()} {language}" for area in SOUND for language in LANGUAGES]
    assert len(published.failures) == 12  # four areas, three languages: the command ends with 1
    assert len([line for line in said if line.startswith("HELD BACK ")]) == 12
    held = {f"{language}/{area.lower()}.html" for area in SPOILED for language in LANGUAGES}
    indexes = {"index.html", "manifest.json", *(f"{language}/index.html" for language in LANGUAGES)}
    changed = {path for path in before if before[path] != after[path]}
    assert before.keys() == after.keys()
    assert held <= changed <= held | indexes
    notices = {language: notice(published.folder / language / "kopa-jarviseutu.html") for language in LANGUAGES}
    assert re.sub("Ei uusittu .*?, koska", "Ei uusittu …, koska", notices["fi"]) == (
        "Ei uusittu …, koska uusimmat luvut eivät läpäisseet tarkistuksia: "
        "Alajärvi (Tilastokeskus, Väestön koulutusrakenne). Tässä on edellinen julkaistu versio."
    )
    assert "Alajärvi (Statistikcentralen, Befolkningens utbildningsstruktur). Här finns" in notices["sv"]
    assert "Alajärvi (Statistics Finland, Educational structure of population). This is" in notices["en"]
    assert "notice" not in (published.folder / "fi/ku049.html").read_text()


def notice(page: Path) -> str:
    (found,) = re.findall('<p class="notice">(.*?)</p>', page.read_text(encoding="utf-8"))
    return str(found)


@pytest.mark.slow
def test_an_own_run_of_a_brief_or_overview_in_doubt_is_refused(run: list[str]) -> None:
    with pytest.raises(FiguresInDoubt, match=r"^Held back: a check failed for KU005 in raw_statfin__education: "):
        open_brief(area="005", language="fi", horizon=2040)
    with pytest.raises(FiguresInDoubt):
        open_overview(edition="pilot-groups", language="fi", horizon=2040)
    assert open_brief(area="049", language="fi", horizon=2040).area.place.code == "KU049"


@pytest.mark.slow
def test_pages_that_are_made_passed_every_check_and_the_record_has_what_failed(spoiled_home: Project) -> None:
    with Store.open(spoiled_home) as store:
        (education,) = [each for each in checks_by_table(store, spoiled_home) if each.table == "raw_statfin__education"]
        record = checks_record(store)
    assert education.passed == education.checks
    assert [(each["table_name"], each["offending_rows"]) for each in record["held_back"]][-1:] == [
        ("raw_statfin__education", 1)
    ]
    assert record["tables"]["raw_statfin__education"]["passed"] == education.checks - 1
    assert "raw_statfin__education" not in [each["table_name"] for each in record["warnings"]]


@pytest.mark.slow
def test_a_figure_of_the_whole_country_stops_everything(home: Project) -> None:
    spoil(home, "SSS", 1)
    with pytest.raises(ChecksFailed, match="area_code=SSS"):
        build_checked_store(home, report=lambda line: None)
    assert not home.store.exists()


@pytest.mark.parametrize(
    ("rows", "areas"),
    [
        (
            "select 'KU049' as area_code, 1 as a union all select 'KU005', 2 union all select 'KU005', 3",
            ("KU005", "KU049"),
        ),
        ("select 'KU005' as area_code union all select null", ()),
        ("select 2025 as year", ()),
        ("select 'KU005' as area_code where false", ()),
    ],
)
def test_a_result_has_the_areas_of_all_its_rows_or_none(rows: str, areas: tuple[str, ...]) -> None:
    with duckdb.connect() as connection:
        assert run_check(connection, SqlCheck("raw_a", "", "holds", "error", rows)).areas == areas
