"""The kit of a brief that could not be renewed stays with it, and the compendium of models stops no brief."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from lagesbild.briefs import Job
from lagesbild.publish import models
from lagesbild.publish.entry import Entry
from lagesbild.publish.imprint import Imprint
from lagesbild.publish.kept import last_published
from lagesbild.publish.models import make_models
from lagesbild.settings import Project

IMPRINT = Imprint("pilots-2026-11-30-0a1b2c3d", "2026-11-30")
JOB = Job("situation_brief", "valley", "", "sv", 2040)
KIT = ("valley-facilitator", "valley-questions", "valley-placemat", "valley-answers")


def test_an_earlier_brief_stays_with_its_kit_and_what_its_group_was_shown(tmp_path: Path) -> None:
    entry = Entry("valley.html", "P", "Valley", "Group", "2000–2040", ("A",), "Core.", kit="valley-facilitator.html")
    files = {f"sv/{name}.html": "kit" for name in KIT}
    files |= {"sv/valley.html": "brief", "assets/workshop.css": "style", "workshop/sv/valley.json": "{}"}
    files["manifest.json"] = json.dumps({"entries": {"sv/valley.html": asdict(entry)}})
    files["datapackage.json"] = json.dumps({"resources": []})
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    kept = last_published(tmp_path, JOB, day="2026-11-30")
    assert kept is not None
    assert set(kept.files) == {*(f"sv/{name}.html" for name in KIT), "assets/workshop.css"}
    assert kept.records == {"workshop/sv/valley.json": b"{}"}
    assert kept.entry.kit == "valley-facilitator.html"


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
