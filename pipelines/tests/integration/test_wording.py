"""The page for people who edit language: every template is there, with examples of real areas or said to have none."""

from pathlib import Path

import pytest

from lagesbild.exhibits import declared
from lagesbild.language.texts import SHARED, catalogue
from lagesbild.settings import LANGUAGES, Project
from lagesbild.store import Store
from lagesbild.wording.heard import Heard
from lagesbild.wording.listing import File, listed, marked, wording_page, write_wording


def said(kind: str, area: str, *texts: str) -> list[Heard]:
    return [Heard(kind, area, language, text) for language, text in zip(LANGUAGES, texts, strict=True)]


HEARD = [
    *said("members.all_down", "Suupohja", "Vähenee.", "Minskar.", "Falls."),
    *said("members.all_down", "Suupohja", "Toinen.", "En annan.", "Another."),  # the first of an area is shown
    *said("members.all_down", "Järviseutu", "Vähenee.", "Minskar.", "Falls."),  # as it is said already
    *said("members.all_down", "Tuusula", "Pienenee <b>.", "Krymper.", "Shrinks."),
    *said("members.all_down", "Espoo", "Kolmas.", "Tredje.", "Third."),
    *said("members.all_down", "Kökar", "Neljäs.", "Fjärde.", "Fourth."),
    Heard("members.all_up", "Kökar", "fi", "Vain suomeksi."),  # not in every language
]


@pytest.fixture(scope="module")
def files() -> list[File]:
    return listed(HEARD)


def test_every_template_of_every_exhibit_and_of_what_they_share_is_listed(files: list[File]) -> None:
    expected = {path: list(catalogue(path)) for path in [*(each.room for each in declared()), *SHARED.glob("*.yml")]}
    keys = {SHARED.parent / file.path: [entry.key for entry in file.entries] for file in files}
    assert keys == expected


def test_a_template_has_at_most_three_examples_that_differ(files: list[File]) -> None:
    (members,) = (file for file in files if file.path == "exhibits/service_need/members.yml")
    examples = {entry.key: [(each.area, each.said["en"]) for each in entry.examples] for entry in members.entries}
    assert examples["all_down"] == [("Suupohja", "Falls."), ("Tuusula", "Shrinks."), ("Espoo", "Third.")]
    assert examples["all_up"] == []


def test_the_page_shows_keys_files_and_what_has_no_example(files: list[File]) -> None:
    page = wording_page(files)
    assert "<code>exhibits/service_need/members.yml</code>" in page
    assert "<code>all_down</code>" in page
    assert '<p lang="fi">Pienenee &lt;b&gt;.</p>' in page
    templates = sum(len(file.entries) for file in files)
    assert page.count("No example among the sampled areas.") == templates - 1
    assert page.count("src=") == page.count("href=") == 0


def test_places_to_fill_are_marked_and_markup_is_not() -> None:
    assert marked("{In_area} <on> {n}.") == "<mark>{In_area}</mark> &lt;on&gt; <mark>{n}</mark>."


@pytest.mark.slow
def test_templates_are_filled_by_real_areas(store: Store, built_home: Project, checkout: Project) -> None:
    if not built_home.notebooks.exists():
        built_home.notebooks.symlink_to(checkout.notebooks)
    path = write_wording(store, built_home, ["vpk-tuusula", "KU766"])
    page = path.read_text(encoding="utf-8")
    assert path == Path(built_home.reports) / "wording" / "index.html"
    # the overview of eleven groups, and the lead of a brief
    assert "The population falls in 6 of 11 areas." in page
    assert "Tuusula on 42" in page and "Sottunga är en kommun med" in page
