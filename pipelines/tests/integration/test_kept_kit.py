"""The kit of a brief that could not be renewed stays with it, and the compendium of models stops no brief."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from lagesbild.briefs import Job
from lagesbild.publish import models
from lagesbild.publish.entry import Entry
from lagesbild.publish.imprint import Imprint
from lagesbild.publish.kept import last_published
from lagesbild.publish.models import make_models
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.workshop.pages import pages_of_kit
from tests.workshop import edition

NOTICES: dict[Language, str] = {
    "fi": "Ei uusittu 30. marraskuuta 2026, koska uusi versio ei läpäissyt tarkistuksia; "
    "tässä on edellinen julkaistu versio.",
    "sv": "Förnyades inte den 30 november 2026, eftersom den nya versionen inte klarade kontrollerna; "
    "här finns den senast publicerade versionen.",
    "en": "Not renewed on 30 November 2026, because the new version did not pass its checks; "
    "this is the version published last.",
}
IMPRINT = Imprint(
    "pilots-2026-11-30-0a1b2c3d",
    "2026-11-30",
    titles=dict.fromkeys(LANGUAGES, "Pilots"),
    publishers=dict.fromkeys(LANGUAGES, "P"),
)
JOB = Job("situation_brief", "valley", "", "sv", 2040)
BRIEF = '<div class="name">\n<h1>Valley</h1></div>'


def published(root: Path, language: Language) -> tuple[Job, list[str]]:
    """A brief with the kit of its group, as a snapshot has them; the names of the kit's pages."""
    job = replace(JOB, language=language)
    kit = pages_of_kit(edition(language)._replace(file="valley.html", imprint=IMPRINT), {})
    entry = Entry("valley.html", "P", "Valley", "Group", "2000–2040", ("A",), "Core.", kit="valley-facilitator.html")
    files = {f"{language}/{name}": page.decode() for name, page in kit.items()}
    files |= {f"{language}/valley.html": BRIEF, "assets/workshop.css": "style"}
    files[f"workshop/{language}/valley.json"] = "{}"
    files["manifest.json"] = json.dumps({"entries": {f"{language}/valley.html": asdict(entry)}})
    files["datapackage.json"] = json.dumps({"resources": []})
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return job, [f"{language}/{name}" for name in kit]


def test_an_earlier_brief_stays_with_its_kit_and_what_its_group_was_shown(tmp_path: Path) -> None:
    job, kit = published(tmp_path, "sv")
    kept = last_published(tmp_path, job, day="2026-11-30")
    assert kept is not None
    assert sorted(kit) == [f"sv/valley-{name}.html" for name in ("answers", "facilitator", "placemat", "questions")]
    assert set(kept.files) == {*kit, "assets/workshop.css"}
    assert kept.records == {"workshop/sv/valley.json": b"{}"}
    assert kept.entry.kit == "valley-facilitator.html"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_every_page_of_its_kit_and_each_sheet_that_is_handed_out_say_that_they_are_older(
    tmp_path: Path, language: Language
) -> None:
    job, kit = published(tmp_path, language)
    kept = last_published(tmp_path, job, day="2026-11-30")
    assert kept is not None
    notice = f'<p class="notice">{NOTICES[language]}</p>'
    assert kept.html == f'<div class="name">\n{notice}\n<h1>Valley</h1></div>'
    said = {path: kept.files[path].decode().count(notice) for path in kit}
    sheets = kept.files[f"{language}/valley-questions.html"].decode().count('<article class="sheet"')
    assert (sheets, said) == (4, {path: 5 if path.endswith("questions.html") else 1 for path in kit})
    for path in kit:
        before, _, after = kept.files[path].decode().partition(notice)
        assert "<h1" not in before and "<h1" in after, path


def test_a_kit_that_was_kept_before_says_so_once_with_the_day_of_the_first_time(tmp_path: Path) -> None:
    job, _ = published(tmp_path, "sv")
    first = last_published(tmp_path, job, day="2026-11-30")
    assert first is not None
    for path, content in {**first.files, first.path: first.html.encode()}.items():
        (tmp_path / path).write_bytes(content)
    manifest = {"entries": {first.path: asdict(first.entry)}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    again = last_published(tmp_path, job, day="2026-12-24")
    assert again is not None
    assert (again.html, again.files) == (first.html, first.files)
    assert again.entry.notice == NOTICES["sv"]


def register(home: Project, **changed: str) -> None:
    """A register of the rows that ship as an example, with words put in the place of others."""
    text = (home.reference / "example_measures.csv").read_text(encoding="utf-8-sig")
    for word, other in changed.items():
        assert word in text
        text = text.replace(word, other)
    home.measures.write_text(text, encoding="utf-8")


def test_without_a_model_that_may_be_shown_there_is_no_compendium(home: Project) -> None:
    said: list[str] = []
    assert make_models(home, IMPRINT, horizon=2040, report=said.append).file == ""
    register(home, **{",yes,": ",no,"})
    assert make_models(home, IMPRINT, horizon=2040, report=said.append).file == ""
    assert said == []


def test_a_register_that_cannot_be_taken_is_reported_and_leaves_the_compendium_out(
    home: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(home, under_way="under_weigh")
    monkeypatch.setattr(models, "run_brief", None)  # nothing is run
    said: list[str] = []
    made = make_models(home, IMPRINT, horizon=2040, report=said.append)
    assert (made.file, made.files) == ("", {})
    (failure,) = made.failures
    assert "under_weigh" in failure and "line 2" in failure and "state" in failure
    assert said == [f"FAILED {failure}"]
