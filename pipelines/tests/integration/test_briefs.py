"""Running notebooks: a brief counts only when it is whole; what is not says why."""

import json
import sys
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from lagesbild.briefs import Job, job_of, jobs_of, load_edition, run, run_many
from lagesbild.briefs.run import Engine, run_brief
from lagesbild.errors import BadFile, BriefFailed, UnknownName
from lagesbild.exhibits import declared
from lagesbild.notebook import EXHIBIT, IN_DEPTH, OPENING, SECTION
from lagesbild.publish.inputs import recorded_inputs
from lagesbild.settings import Project
from lagesbild.store import Store
from tests.conftest import new_home
from tests.notebooks import CLOSE, exhibit_ids, with_notebook

JOB = Job("broken", "kopa-suupohja", "", "fi", 2040)


def test_a_job_keeps_codes_as_text_and_names_its_page(store: Store) -> None:
    made = job_of(store, notebook="n", area="049", members="", language="sv", horizon=2035)
    assert (made.area, made.slug, str(made)) == ("KU049", "ku049", "ku049 sv")
    own = job_of(store, notebook="n", area="", members="005, 052", language="fi", horizon=2040)
    assert (own.members, own.slug) == ("005,052", "own-group-005-052")
    again = job_of(store, notebook="n", area="", members="KU052,005,052", language="fi", horizon=2040)
    assert again == own
    assert replace(own, horizon=2035, custom_horizon=True).slug == "own-group-005-052-2035"


def test_a_group_of_many_has_a_short_name_of_its_own() -> None:
    codes = [f"{number:03}" for number in range(293)]
    few, many = (Job("n", "", ",".join(codes[:count]), "fi", 2040).slug for count in (12, 13))
    assert few == "own-group-000-001-002-003-004-005-006-007-008-009-010-011"
    assert many == f"own-group-of-13-{sha256(','.join(codes[:13]).encode()).hexdigest()[:8]}"
    all_but_one = {Job("n", "", ",".join(code for code in codes if code != left), "fi", 2040).slug for left in codes}
    assert len(all_but_one) == 293
    assert {len(each) for each in all_but_one} == {len("own-group-of-292-01234567")}


def test_an_ended_municipality_keeps_its_code_so_that_the_brief_says_so(store: Store) -> None:
    assert job_of(store, notebook="n", area="588", members="", language="fi", horizon=2040).area == "588"


def test_the_edition_is_an_overview_and_eleven_groups_in_three_languages(checkout: Project, store: Store) -> None:
    jobs = jobs_of(store, name="pilot-groups", edition=load_edition(checkout, "pilot-groups"))
    assert len(jobs) == len(set(jobs)) == 3 + 33
    assert [str(job) for job in jobs[:6]] == [
        "network-overview fi",
        "network-overview sv",
        "network-overview en",
        "kopa-etela-savo fi",
        "kopa-etela-savo sv",
        "kopa-etela-savo en",
    ]


def test_an_edition_that_is_not_there_is_refused(checkout: Project) -> None:
    with pytest.raises(UnknownName, match=r"No edition 'pilot'\. Nearest: pilot-groups"):
        load_edition(checkout, "pilot")


def test_an_edition_of_an_own_notebook_has_pages_of_its_name_and_is_refused_without_it(
    home: Project, store: Store
) -> None:
    file = home.reference / "editions.yml"
    file.write_text(
        "editions: {mine: {notebook: own/our-schools, languages: [fi], horizon: 2040, areas: [kopa-suupohja]}}"
    )
    own = home.notebooks / "own"
    own.mkdir(parents=True)
    (own / "our school.ipynb").write_text("{}")
    with pytest.raises(UnknownName, match=r"No notebook 'own/our-schools'\. Nearest: own/our school"):
        load_edition(home, "mine")
    assert "notebooks/own/our school.ipynb" not in recorded_inputs(home)
    (own / "our-schools.ipynb").write_text("{}")
    (job,) = jobs_of(store, name="mine", edition=load_edition(home, "mine"))
    assert (job.path, job.notebook) == ("fi/kopa-suupohja-own-our-schools.html", "own/our-schools")
    assert "notebooks/own/our-schools.ipynb" in recorded_inputs(home)
    file.write_text(file.read_text().replace("our-schools", "in-depth"))
    (own / "in-depth.ipynb").write_text("{}")
    with pytest.raises(BadFile, match=r"in-depth\.ipynb: call it by letters and numbers"):
        load_edition(home, "mine")


def test_a_broken_edition_file_names_the_field(home: Project) -> None:
    (home.reference / "editions.yml").write_text(
        "editions: {one: {notebook: n, languages: [se], horizon: 1, areas: []}}"
    )
    with pytest.raises(
        BadFile, match=r"editions.yml, field editions.one.languages.0: Input should be 'fi', 'sv' or 'en'"
    ):
        load_edition(home, "one")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (['raise ValueError("no such figure")', CLOSE], "cell 2: ValueError: no such figure"),
        (["1 + 1"], "the closing cell did not run"),
        (["import sys\nsys.exit(0)", CLOSE], "a cell was not run; a cell ended in an error"),
        (["import os\nos._exit(0)", CLOSE], "the kernel stopped"),
        ([CLOSE.replace('"charts": 0', '"charts": 3')], "exhibits or charts are missing"),
    ],
)
def test_a_notebook_that_does_not_end_whole_is_no_brief(home: Project, cells: list[str], reason: str) -> None:
    with pytest.raises(BriefFailed) as failed:
        run_brief(JOB, with_notebook(home, *cells))
    assert str(failed.value).startswith("kopa-suupohja fi: ")
    assert reason in str(failed.value)


@pytest.mark.slow
@pytest.mark.parametrize(("engine", "cell"), [("nbclient", "a cell"), ("lagesbild", "cell 2:")])
def test_a_cell_that_never_ends_is_stopped_and_it_is_said_what_helps(
    engine: Engine, cell: str, home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "CELL_SECONDS", 1)
    with pytest.raises(BriefFailed) as failed:
        run_brief(JOB, with_notebook(home, "while True: pass", CLOSE), engine=engine)
    told = str(failed.value)
    assert told.startswith(f"kopa-suupohja fi: {cell} took longer than 1 s. End other programs and run it again")
    assert "\n" not in told


def test_a_parameter_that_the_notebook_does_not_have_is_refused_before_any_kernel(home: Project) -> None:
    with pytest.raises(BriefFailed, match=r"the notebook broken\.ipynb has no parameter horizon, members"):
        run_brief(JOB, with_notebook(home, CLOSE, parameters='area = "x"\nlanguage = "fi"'))


@pytest.mark.slow
def test_parameters_reach_the_notebook_as_text_and_nothing_stays_behind(home: Project, tmp_path: Path) -> None:
    show = 'assert (area, members) == ("049", ""), (area, members)\n' + CLOSE
    run_brief(Job("broken", "049", "", "fi", 2040), with_notebook(home, show))
    assert sorted(path.name for path in home.notebooks.iterdir()) == ["broken.ipynb"]


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["nbclient", "lagesbild"])
def test_whatever_kernel_jupyterlab_wrote_down_our_own_interpreter_runs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    users = tmp_path / "jupyter" / "kernels" / "python3"
    users.mkdir(parents=True)
    (users / "kernel.json").write_text('{"argv": ["/bin/false"], "display_name": "Mine", "language": "python"}')
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    home = with_notebook(new_home(tmp_path / "{kunta} {0}"), "import sys\nprint(sys.executable)", CLOSE)
    path = home.notebooks / "broken.ipynb"
    kept = json.loads(path.read_text(encoding="utf-8"))
    ours = {"name": "python3", "display_name": "Python 3", "language": "python"}
    foreign = {"name": "ir", "display_name": "R", "language": "R"}
    written = ["{}", '{"kernelspec": {}}', json.dumps({"kernelspec": foreign, "language_info": {"name": "R"}})]
    for metadata in map(json.loads, [*written, json.dumps({"kernelspec": ours})]):
        path.write_text(json.dumps(kept | {"metadata": metadata}), encoding="utf-8")
        printed = run_brief(JOB, home, engine=engine).cells[2].outputs[0]["text"]
        assert printed == f"{sys.executable}\n"


@pytest.mark.parametrize("content", ["", "x", "[]", "null", "{}", '{"nbformat": 4}', '{"nbformat": "x"}'])
def test_what_is_no_notebook_is_said(home: Project, content: str) -> None:
    (with_notebook(home, CLOSE).notebooks / "broken.ipynb").write_text(content, encoding="utf-8")
    with pytest.raises(BriefFailed, match=r"^kopa-suupohja fi: broken\.ipynb is no notebook; open it in JupyterLab"):
        run_brief(JOB, home)


@pytest.mark.slow
def test_kernels_at_the_same_time_answer_only_their_own_run(home: Project) -> None:
    with_notebook(home, "print(area)", CLOSE)
    jobs = [Job("broken", f"area-{number}", "", "fi", 2040) for number in range(6)]
    outcomes = list(run_many(jobs, partial(run_brief, project=home), workers=3))
    assert [outcome.failure for outcome in outcomes] == [""] * 6
    printed = {each.job.area: each.result.cells[2].outputs[0]["text"] for each in outcomes if each.result}
    assert printed == {job.area: f"{job.area}\n" for job in jobs}
    assert sorted(path.name for path in home.notebooks.iterdir()) == ["broken.ipynb"]


@pytest.mark.slow
def test_the_real_notebook_gives_every_exhibit_and_its_core_messages_with_and_without_a_kernel(
    checkout: Project, built_home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(built_home.root))
    job = Job("situation_brief", "kopa-jarviseutu", "", "sv", 2040)
    notebook = run_brief(job, checkout)
    (outcome,) = run_many([job], partial(run_brief, project=checkout, engine="lagesbild"))
    assert outcome.result is not None, outcome.failure
    assert [cell.get("outputs") for cell in outcome.result.cells] == [cell.get("outputs") for cell in notebook.cells]
    data = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    exhibits = [each[EXHIBIT] for each in data if EXHIBIT in each]
    opening = next(each[OPENING] for each in data if OPENING in each)
    optional = {exhibit.id for exhibit in declared() if exhibit.needs}
    assert [exhibit["id"] for exhibit in exhibits] == [
        each for each in exhibit_ids(checkout.notebooks / "situation_brief.ipynb") if each not in optional
    ]
    assert [exhibit["number"] for exhibit in exhibits] == list(range(1, len(exhibits) + 1))
    shown = [str(each["text/html"]) for each in data if "text/html" in each]
    assert any("<p>Visas inte, eftersom" in html for html in shown)
    assert any("sysselsatta efter yrke och ålder i hela landet" in html for html in shown if "<table" in html)
    asked = {exhibit["id"]: exhibit["question"] for exhibit in exhibits}
    assert asked["industries"].endswith("? Siffror: Södra Österbotten")
    assert asked["education"].endswith("?")
    assert [message["exhibit"] for message in opening["core_messages"]] == [
        "service-age-bands",
        "cohorts",
        "jobseekers",
    ]
    lead = (
        "Järviseutu är en kommungrupp som består av Alajärvi, Evijärvi, Lappajärvi och Vindala. Antalet invånare är "
        "16_507. Enligt befolkningsprognosen minskar folkmängden med 16_% till år 2040, då invånarna "
        "är 13_801. Barnen i grundskoleåldern, 7–15 år, är då 42_% färre än nu."
    )
    assert opening["lead"] == lead.replace("_", "\N{NO-BREAK SPACE}")
    assert opening["certainty"] == {
        "text": "Förändringens riktning är osäker för 0–5-åringar, annars trolig.",
        "exhibit": "projection-certainty",
    }
    assert opening["newest_source"] == "Den nyaste källan är daterad 21 juli 2026."
    kinds = [next((kind for kind in (SECTION, IN_DEPTH, EXHIBIT) if kind in each), "") for each in data]
    story = [kind for kind in kinds[: kinds.index(IN_DEPTH)] if kind]
    assert (story.count(SECTION), 10 <= story.count(EXHIBIT) <= 12) == (3, True)
    assert opening["remarks"][1:] == [
        "Kommunernas senaste faktiska åldersstruktur gäller 2019, så nuläget är prognosens första år 2024.",
        "De nyaste siffrorna om arbetslöshet och lediga jobb gäller juni 2026.",
        "De nyaste siffrorna om yrken gäller oktober 2023.",
    ]
    assert opening["members"] == ["Alajärvi", "Evijärvi", "Lappajärvi", "Vindala"]
    assert exhibits[0]["takeaway"] == "Minskningen fortsätter: folkmängden minskar med 16\N{NO-BREAK SPACE}% till 2040."
