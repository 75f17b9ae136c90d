"""Briefs of areas with much to say print on four A4 sheets at most: many members, long names, large regions and towns.

Real figures; each notebook runs once per language that it is printed in.
"""

from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lagesbild.briefs import Job, job_of, run_many
from lagesbild.briefs.run import run_brief
from lagesbild.publish.exporter import Frame, brief_page
from lagesbild.settings import Project
from lagesbild.store import Store
from tests.browser.paper import MOST_SHEETS, ask_for, printed
from tests.browser.soundness import opened
from tests.browser.test_brief_page import WIDE

pytestmark = pytest.mark.browser
PRINTED = [
    *(("vpk-kielisaareke", language) for language in ("fi", "sv", "en")),
    ("MK06", "fi"),
    ("KU091", "sv"),
    ("HV16", "en"),
    ("kopa-etela-savo", "sv"),
]
"""Many members with long names, a region of 23 municipalities, the largest town, a long kind of area, a group."""


@pytest.fixture(scope="module")
def pages(
    checkout: Project, built_home: Project, store: Store, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], str]:
    """The address of each brief's page, beside the files that pages share."""
    folder = tmp_path_factory.mktemp("areas")
    (folder / "assets").symlink_to(site / "assets")
    jobs = [
        job_of(store, notebook="situation_brief", area=area, members="", language=language, horizon=2040)
        for area, language in PRINTED
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAGESBILD_HOME", str(built_home.root))
        outcomes = list(run_many(jobs, partial(run_brief, project=checkout, engine="lagesbild"), workers=2))
    assert [each.failure for each in outcomes if each.failure] == []
    made = {each.job: each.result for each in outcomes}
    return {(job.area, job.language): _written(folder, job, made[job]) for job in jobs}


def _written(folder: Path, job: Job, notebook: object) -> str:
    file = folder / job.language / f"{job.area}.html"
    file.parent.mkdir(exist_ok=True)
    file.write_text(brief_page(notebook, Frame(language=job.language, file=file.name)), encoding="utf-8")
    return file.as_uri()


@pytest.mark.slow
def test_long_briefs_print_on_four_sheets(browser: Browser, pages: dict[tuple[str, str], str]) -> None:
    assert len(pages) == len(PRINTED)
    sheets = {}
    for which, address in pages.items():
        with opened(browser, address, **WIDE) as (page, _):
            sheets[which] = printed(page)[1]
            if which == PRINTED[-1]:
                ask_for(page, "whole")
                assert printed(page)[1] > MOST_SHEETS
    assert {which: count for which, count in sheets.items() if not 1 < count <= MOST_SHEETS} == {}
