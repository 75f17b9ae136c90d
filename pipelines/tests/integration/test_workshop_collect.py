"""Collecting the files of several tables: all or none, never twice, measures by the door of the filled forms."""

import re
from datetime import date
from pathlib import Path

import pytest

from lagesbild.chosen import Register, read_register
from lagesbild.errors import BadFile, FetchRunning
from lagesbild.files import locked
from lagesbild.follow_up import intake
from lagesbild.follow_up.intake import take_forms
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.workshop import collect as collecting
from lagesbild.workshop.answers import Answers
from lagesbild.workshop.collect import Collected, collect, tables_of
from lagesbild.workshop.summary import summary_page, write_summaries
from tests.hostile import HOSTILE
from tests.workshop import ANSWERS, answered, keep, kit, with_measure

DAY = date(2026, 11, 29)
SECOND: dict[str, object] = {
    "id": "1" * 32,
    "table": "2",
    "language": "fi",
    "agreement": {"school-stages": {"level": "not"}, "cohorts": {"level": "fully"}},
    "measures": [],
}


@pytest.fixture
def project(home: Project) -> Project:
    keep(home)
    return home


def take(project: Project, *paths: Path) -> Collected:
    return collect(project, paths, today=DAY)


def written(project: Project) -> dict[str, bytes]:
    """Every file of the user's own."""
    paths = (path for path in sorted(project.local.rglob("*.*")) if path.name != ".lock")
    return {str(path.relative_to(project.local)): path.read_bytes() for path in paths}


def refusals(found: Collected) -> list[str]:
    return [str(problem) for problem in found.taken.refused]


def test_a_measure_comes_into_the_register_with_the_figure_that_the_table_saw(project: Project, tmp_path: Path) -> None:
    found = take(project, answered(tmp_path))
    (measure,) = [entry.measure for entry in read_register(project).entries]
    assert [each.measure_id for each in found.taken.added] == [measure.measure_id] == ["kopa-suupohja-gemensam-larare"]
    assert {name: value for name, value in measure._asdict().items() if value and name != "form_digest"} == {
        "measure_id": "kopa-suupohja-gemensam-larare",
        "group_code": "kopa-suupohja",
        "measure": "Gemensam lärare",
        "aim": "Valfria ämnen finns kvar",
        "theme": "basic_education",
        "fact_key": "school-stages/7-12/today",
        "value_then": "1239",
        "year_then": "2024",
        "kind_then": "projected",
        "projected_then": "734",
        "projected_year": "2040",
        "responsible": "Utbildningsnämnden",
        "state": "planned",
        "obstacles": "staff",
        "is_public": "yes",
        "language": "sv",
        "reviewed": "2026-11-29",
    }


def test_the_same_files_again_change_nothing(project: Project, tmp_path: Path) -> None:
    paths = [answered(tmp_path), answered(tmp_path, "table-2.json", **SECOND)]
    first = take(project, *paths)
    before = written(project)
    again = take(project, *paths, *paths)
    assert (first.new_count, first.known_count) == (2, 0)
    assert (again.new_count, again.known_count, again.taken.added, again.taken.known_count) == (0, 4, (), 1)
    assert written(project) == before


def test_two_who_collect_at_once_do_not_lose_each_others_measures(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[bool] = []

    def read_meanwhile(of: Project) -> Register:
        with pytest.raises(FetchRunning), locked(project.local, busy=FetchRunning()):
            pass
        met.append(True)
        return read_register(of)

    for module in (collecting, intake):
        monkeypatch.setattr(module, "read_register", read_meanwhile)
    take(project, answered(tmp_path))
    take_forms(project, [tmp_path / "none.xlsx"], today=DAY)
    assert met == [True, True]


def test_one_bad_file_keeps_all_out(project: Project, tmp_path: Path) -> None:
    before = written(project)
    bad = answered(tmp_path, "bad.json", id="2" * 32, measures=with_measure(theme="sport", responsible=""))
    found = take(project, answered(tmp_path), bad, tmp_path / "none.json")
    told = refusals(found)
    assert told[0] == "none.json: is not there; name the file that the form saved"
    assert told[1].startswith("bad.json, field measures.1.theme: 'sport' is none of early_education, ")
    assert told[2].startswith("bad.json, field measures.1.responsible: is empty; write: Body or function that answers")
    assert len(told) == 3
    assert written(project) == before


def test_a_field_is_refused_once(project: Project, tmp_path: Path) -> None:
    path = answered(tmp_path, measures=with_measure(fact_key="school-stages/7-13/today", exhibit="school-stages"))
    (refusal,) = refusals(take(project, path))
    assert refusal.startswith("table-1.json, field measures.1.fact_key: the kit has no figure")


def test_a_measure_without_a_figure_is_refused_at_that_field(project: Project, tmp_path: Path) -> None:
    (refusal,) = refusals(take(project, answered(tmp_path, measures=with_measure(fact_key="", exhibit=""))))
    assert refusal.startswith("table-1.json, field measures.1.fact_key: is empty; write: The figure")


def test_a_name_of_a_person_is_only_doubted(project: Project, tmp_path: Path) -> None:
    found = take(project, answered(tmp_path, measures=with_measure(partners="Herra Huu")))
    assert [str(each) for each in found.taken.warned] == [
        "table-1.json, field measures.1.partners: 'Herra Huu' looks like the name of a person; "
        "name the body or function"
    ]
    assert len(found.taken.added) == 1


def test_a_later_file_of_the_same_form_takes_the_place_of_the_earlier(project: Project, tmp_path: Path) -> None:
    early = answered(tmp_path, "early.json")
    late = answered(tmp_path, "late.json", saved="2026-11-29T19:00:00Z", knowledge=["Nytt"])
    take(project, late, early)
    kept = tables_of(project, kit(), today=DAY)
    assert [table.answers.knowledge for table in kept] == [("Nytt",)]
    before = written(project)
    assert (take(project, early).new_count, written(project)) == (0, before)


def test_a_measure_that_a_later_file_left_out_is_not_taken_from_the_earlier(project: Project, tmp_path: Path) -> None:
    early = answered(tmp_path, "early.json")
    late = answered(tmp_path, "late.json", saved="2026-11-29T19:00:00Z", measures=[])
    assert take(project, early, late).taken.added == ()
    assert take(project, early).taken.added == ()


def test_two_tables_that_began_with_the_same_file_are_two_tables(project: Project, tmp_path: Path) -> None:
    found = take(project, answered(tmp_path), answered(tmp_path, "table-2.json", table="2", measures=[]))
    assert found.new_count == 2
    assert [table.answers.table for table in tables_of(project, kit(), today=DAY)] == ["1", "2"]


def test_answers_that_were_kept_and_spoilt_stop_before_anything_is_written(project: Project, tmp_path: Path) -> None:
    path = answered(tmp_path)
    take(project, path)
    (kept,) = [each for each in project.workshops.rglob("*.json") if each.name != "kit.json"]
    kept.write_bytes(b"{")
    with pytest.raises(BadFile, match="is not whole JSON"):
        take(project, path)


def summarised(*tables: dict[str, object], language: Language = "en") -> str:
    answers = [Answers.model_validate(ANSWERS | table) for table in tables]
    return summary_page(kit(), answers, language=language)


def under(html: str, heading: str) -> str:
    """What stands under one heading, without markup."""
    part = html.partition(f"<h2>{heading}</h2>")[2].partition("<h2>")[0]
    return " ".join(re.sub("<[^>]*>", " ", part).split())


@pytest.mark.parametrize(
    ("levels", "heading"),
    [
        (("fully", "mostly"), "What the tables agree on"),
        (("fully", "unsure"), "What the tables agree on"),
        (("mostly", "partly"), "Where the tables differ"),
        (("not", "partly"), "What the tables doubt"),
        (("unsure", "unsure"), "What was not judged"),
    ],
)
def test_a_finding_stands_where_the_tables_put_it(levels: tuple[str, str], heading: str) -> None:
    tables: list[dict[str, object]] = [{"agreement": {"cohorts": {"level": level}}} for level in levels]
    assert "Figure 4: Fewer begin." in under(summarised(*tables), heading)


def test_the_summary_says_how_many_tables_chose_what_and_what_they_wrote() -> None:
    html = summarised({}, SECOND)
    levels = under(html, "How many tables")
    assert "Finding of school-stages. 0 1 0 1 0" in levels
    assert "Fewer begin. 1 0 0 0 0" in levels
    assert under(html, "What was added to the findings").endswith(
        "1 Gymnasiet drar elever hit Finding of school-stages."
    )
    assert under(html, "Own knowledge").endswith("1 Nya företag kommer 2 Nya företag kommer")
    assert "Finding and figure 1 Gemensam lärare Figure 3: Finding of school-stages." in under(html, "Chosen measures")
    assert '<span class="as-written" lang="sv">Nya företag kommer</span>' in html


def test_a_part_that_nobody_wrote_in_says_so() -> None:
    assert under(summarised({"questions": []}), "Open questions") == "The tables noted nothing."


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_words_of_tables_are_no_markup(text: str) -> None:
    table: dict[str, object] = {"table": text[:40], "knowledge": [text], "measures": with_measure(measure=text)}
    html = summarised(table | {"agreement": {"cohorts": {"level": "fully", "comment": text}}})
    assert "<script" not in html and "<img" not in html and "<svg" not in html


def test_summaries_are_written_in_every_language_and_stay_where_nothing_changed(
    project: Project, tmp_path: Path
) -> None:
    found = take(project, answered(tmp_path))
    pages = write_summaries(project, found.kits, today=DAY)
    folder = project.reports / "workshop" / "kopa-suupohja" / "collected-c0ffee123456"
    assert pages == [folder / language / "collected.html" for language in LANGUAGES]
    assert (folder / "sv" / "collected.html").read_text(encoding="utf-8").count("Svaren från 1 bord") == 1
    before = {path: path.stat().st_ino for path in folder.rglob("*.*")}
    write_summaries(project, found.kits, today=DAY)
    assert {path: path.stat().st_ino for path in folder.rglob("*.*")} == before
