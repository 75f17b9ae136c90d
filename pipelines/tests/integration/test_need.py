"""The page on the need for adult education: made whole by its command, refused before any notebook runs."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from lagesbild.briefs import NeedJob
from lagesbild.briefs.run import run_brief
from lagesbild.cli import app
from lagesbild.errors import UnknownName
from lagesbild.notebook.desk import Desk
from lagesbild.publish.exporter import Frame, brief_page, parts_of
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store
from tests.swedish import need_of


def test_a_job_has_its_own_page_and_takes_what_its_notebook_takes(store: Store) -> None:
    job = NeedJob.of(store, municipality="0127", language="sv")
    assert (job.path, str(job)) == ("sv/adult-education-need-0127.html", "adult-education-need-0127 sv")
    assert job.parameters == {"municipality": "0127", "language": "sv"}
    with pytest.raises(UnknownName, match=r"0127 \(Botkyrka\)"):
        NeedJob.of(store, municipality="127", language="sv")
    with pytest.raises(UnknownName, match="language"):
        NeedJob.of(store, municipality="0127", language="no")


def test_the_opening_has_six_key_figures_and_three_messages(store: Store, checkout: Project) -> None:
    page = need_of(store, checkout, "0127", "sv")
    head = page.head()
    tiles = {tile["key"]: (tile["now"], tile["then"]) for tile in head["tiles"]}
    assert tiles == {
        "residents": ("94\u00a0606", "i länet 2\u00a0377\u00a0081"),
        "adults": ("50\u00a0486", "i länet 1\u00a0299\u00a0324"),
        "without": ("9\u00a0365", "i länet 126\u00a0348"),
        "share": ("18,5\u00a0%", "i länet 9,7\u00a0%"),
        "youngest": ("1\u00a0951", "i länet 28\u00a0897"),
        "unemployed": ("5\u00a0299", "i länet 77\u00a0150"),
    }
    assert head["lead"].startswith(
        "I Botkyrka bor 50\u00a0486 personer i åldern 25–64 år. Av dem saknar 9\u00a0365 gymn"
    )
    assert [message["exhibit"] for message in page.core_messages()] == [
        "without-upper-secondary",
        "without-by-age",
        "registered-unemployed",
    ]


def test_an_analyst_asks_the_same_at_the_desk(store: Store, checkout: Project) -> None:
    desk = Desk(store, cited_sources(checkout))
    found = desk.answer("without-upper-secondary", area="0127", language="sv")
    assert found.rows["without_persons"].tolist() == [580_290, 126_348, 9_365]
    taken = desk.exhibits().set_index("exhibit")["takes"]
    assert taken["without-upper-secondary"] == "area"
    with pytest.raises(UnknownName, match="Stockholm County"):
        desk.answer("without-upper-secondary", area="KU049")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notebook_runs_whole_and_becomes_a_page(
    language: Language, built_home: Project, checkout: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    job = NeedJob("adult_education_need", "0180", "", language, 0)
    notebook = run_brief(job, checkout, engine="lagesbild")
    assert [kind for kind, _ in parts_of(notebook)] == ["opening", "section", *["exhibit"] * 5, "closing"]
    page = brief_page(notebook, Frame(language=language, file=f"{job.slug}.html", standalone=True))
    name = {"fi": "Tukholma", "sv": "Stockholm", "en": "Stockholm"}[language]
    assert f">{name}</h1>" in page
    assert page.count('<p class="now">') == 6
    assert 'viewBox="0 0 120 34"' not in page  # key figures of one time have no line


@pytest.mark.slow
def test_the_command_refuses_a_code_that_lost_its_zero(
    built_home: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    told = CliRunner().invoke(app, ["adult", "need", "127", "--output", str(tmp_path)])
    assert isinstance(told.exception, UnknownName)
    assert list(tmp_path.iterdir()) == []
