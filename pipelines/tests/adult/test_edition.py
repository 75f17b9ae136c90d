"""The edition of Stockholm County: which pages it has, in which languages, with and without protected tables."""

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from lagesbild.adult.protect.desk import protect_record
from lagesbild.adult.reported import Reported
from lagesbild.briefs import adult, jobs_of, load_edition
from lagesbild.checks import build_checked_store
from lagesbild.contracts import read_edition
from lagesbild.errors import BadFile, UnknownName
from lagesbild.publish import publish_edition
from lagesbild.publish.inputs import recorded_inputs
from lagesbild.publish.rebuild import rebuild
from lagesbild.publish.recipe import NO_EARLIER, recipe_of
from lagesbild.publish.snapshot import publish_snapshot
from lagesbild.settings import Project
from lagesbild.store import Store
from tests.adult.reported import reported_of
from tests.records import NEIGHBOUR, TOWN, provider, write_record
from tests.swedish import CODES

EDITION = """editions:
  made-up:
    pages: [{pages}]
    languages: [sv]
    areas: ["{area}"]
"""


def test_it_has_the_county_and_need_and_mirror_of_each_municipality(
    store: Store, checkout: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adult, "read_reported", lambda _: Reported())
    edition = load_edition(checkout, "storsthlm")
    jobs = jobs_of(store, name="storsthlm", edition=edition)
    assert edition.areas == CODES
    assert edition.languages == ("sv", "en")
    kinds = Counter((job.notebook, job.language) for job in jobs)
    assert kinds == {
        ("county_overview", "sv"): 1,
        ("county_overview", "en"): 1,
        ("mirror", "sv"): 26,
        ("mirror", "en"): 26,
        ("adult_education_need", "sv"): 26,
        ("adult_education_need", "en"): 26,
        ("quality_followup", "sv"): 1,
        ("quality_followup", "en"): 1,
    }
    assert not any(job.is_located for job in jobs)
    assert len({job.path for job in jobs}) == 108


def test_a_provider_with_figures_has_a_report(
    store: Store, checkout: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported = reported_of(tmp_path / "record")
    key = next(
        key
        for key in reported.figures
        if key[:2] == ("participations", "2025H2") and key[4] == provider(3) and not key[2] and not key[5]
    )
    hidden = replace(reported, figures={**reported.figures, key: None})
    monkeypatch.setattr(adult, "read_reported", lambda _: hidden)
    jobs = jobs_of(store, name="storsthlm", edition=load_edition(checkout, "storsthlm"))
    assert [job.area for job in jobs if job.notebook == "provider_report"] == [provider(1), provider(2)] * 2


def edition_at(folder: Path, pages: str, area: str = "0127") -> Path:
    (folder / "editions.yml").write_text(EDITION.format(pages=pages, area=area), encoding="utf-8")
    return folder


def test_a_page_or_a_municipality_that_there_is_not_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"editions\.made-up\.pages\.0"):
        read_edition(edition_at(tmp_path, "mirrors"), "made-up")
    with pytest.raises(BadFile, match="an edition has a notebook or pages"):
        read_edition(edition_at(tmp_path, ""), "made-up")
    with pytest.raises(UnknownName, match="No municipality of Stockholm County '127'"):
        jobs_of(store, name="made-up", edition=read_edition(edition_at(tmp_path, "mirror", "127"), "made-up"))


def test_tables_and_names_of_providers_are_inputs_of_a_snapshot(home: Project) -> None:
    folder = home.local / "adult" / "tables"
    folder.mkdir(parents=True)
    (folder / "0180-2025H2-0123456789abcdef.csv").write_text("x", encoding="utf-8")
    (folder.parent / "providers.csv").write_text("provider_orgno,name\n", encoding="utf-8")
    (folder.parent / "record.duckdb").write_text("never", encoding="utf-8")
    assert [name for name in recorded_inputs(home) if "adult/" in name and name.startswith("data/local")] == [
        "data/local/adult/providers.csv",
        "data/local/adult/tables/0180-2025H2-0123456789abcdef.csv",
    ]


@pytest.mark.slow
def test_a_preview_of_a_municipality_and_the_county_is_made(
    built_home: Project, checkout: Project, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    if not built_home.notebooks.exists():
        built_home.notebooks.symlink_to(checkout.notebooks)
    edition = load_edition(checkout, "storsthlm").model_copy(update={"areas": ("0127",), "languages": ("sv",)})
    made = publish_edition(built_home, jobs_of(store, name="storsthlm", edition=edition), edition="storsthlm")
    assert (made.briefs, made.failures) == (4, ())
    index = (made.folder / "sv" / "index.html").read_text(encoding="utf-8")
    assert all(f"{name}.html" in index for name in ("mirror-0127", "county-overview", "quality-followup"))


@pytest.mark.slow
def test_a_snapshot_of_protected_tables_is_rebuilt_to_the_byte(
    home: Project, checkout: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """County, mirror, the reports of three providers and the follow-up; neither record nor tables are asked again."""
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    edition_at(home.reference, "county, mirror, provider, follow_up", "0180")
    home.notebooks.mkdir()
    for notebook in checkout.notebooks.glob("*.ipynb"):
        shutil.copy(notebook, home.notebooks)
    own = home.local / "adult"
    write_record(own / "record.duckdb", (*TOWN, *NEIGHBOUR))
    protect_record(home, own / "protected")
    build_checked_store(home, report=lambda _: None)
    edition = load_edition(home, "made-up")
    with Store.open(home) as store:
        jobs = jobs_of(store, name="made-up", edition=edition)
    recipe = recipe_of(home, edition="made-up", day="2026-03-01", address="", earlier=NO_EARLIER)
    folder = publish_snapshot(home, jobs, recipe=recipe, edition=edition, report=lambda _: None).folder
    pages = {path.stem for path in (folder / "sv").glob("*.html")}
    reports = {f"provider-report-{provider(number)}" for number in (1, 2, 3)}
    assert {"mirror-0180", "mirror-0180-in-depth", "county-overview", "quality-followup", *reports} <= pages
    shutil.rmtree(own)
    assert rebuild(folder, report=lambda _: None).is_same
