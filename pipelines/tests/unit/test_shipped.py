"""What pages bring along of others' code, the licences that go with it, and the bill of materials of a snapshot."""

import json
import re
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from plotly.offline import get_plotlyjs

from lagesbild.contracts import load_register
from lagesbild.publish.code_version import CodeVersion, libraries
from lagesbild.publish.imprint import Imprint
from lagesbild.publish.pages import statement_page
from lagesbild.publish.recipe import Recipe
from lagesbild.publish.shipped import licences_file
from lagesbild.publish.shipped.bill import bill_of_materials
from lagesbild.publish.shipped.components import OWN_PROGRAM, components
from lagesbild.settings import Language, Project

CODE = CodeVersion("1.0", "ab" * 32, {"jinja2": "3.1.6", "no-such-package": "7"})
RECIPE = Recipe("pilots", "2026-11-29", CODE, {"data/a.csv": "cd"})
IMPRINT = Imprint(titles={"en": "Situation briefs"}, publishers={"en": "Association of municipalities"})
FILES = {"index.html": b"<p>", "assets/plotly.min.js": b"plotly"}
PLOTLY = "5536a646767eeca54b54cd509050e53eb38ec384153ea1322d26de609eec6ca6"


def bill(checkout: Project, recipe: Recipe = RECIPE, files: dict[str, bytes] = FILES) -> bytes:
    known = load_register(checkout.reference).sources
    sources = {name: known[name] for name in ("statfin-11re-region", "af-yrkesbarometern")}
    return bill_of_materials(recipe, IMPRINT, files=files, sources=sources)


def named(content: bytes) -> dict[str, Any]:
    return {each["name"]: each for each in json.loads(content)["components"]}


def test_the_list_is_of_the_very_plotly_that_ships() -> None:
    found = re.search(r"plotly\.js v([\d.]+)", get_plotlyjs()[:100])
    assert found is not None
    assert (components()[0].name, components()[0].version) == ("plotly.js", found[1])


def test_every_part_stands_in_the_file_with_its_notice_and_each_text_once() -> None:
    text = licences_file().decode("utf-8-sig")
    for part in components():
        assert f"{part.name} {part.version} – {part.notice}" in text
        assert part.wording in text
    assert len(components()) == 21
    assert len(re.findall(r"(?m)^MIT$", text)) == 1


def test_the_programs_own_licence_is_the_one_it_is_given_under(checkout: Project) -> None:
    given = (checkout.root / "LICENSE").read_text(encoding="utf-8")
    assert OWN_PROGRAM.notice in given
    assert " ".join(OWN_PROGRAM.wording.split()) in " ".join(given.split())


@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "Ohjelmiston lisenssit"), ("sv", "Programvarans licenser"), ("en", "Software licences")],
)
def test_every_page_leads_to_the_licences(language: Language, words: str) -> None:
    assert f'<a href="../assets/licences.txt" type="text/plain">{words}</a>' in statement_page(language=language)


def test_a_bill_is_what_others_take_for_one(checkout: Project) -> None:
    content = bill(checkout).decode()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(content) is None
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(content.replace('"library"', '"thing"')) is not None


def test_a_bill_has_code_tables_and_packages_with_their_licences(checkout: Project) -> None:
    found = named(bill(checkout))
    plotly, jinja = found["plotly.js"], found["jinja2"]
    assert (plotly["version"], plotly["scope"]) == ("4.1.1", "required")
    assert plotly["pedigree"]["notes"].endswith("without what only other kinds of chart need.")
    assert plotly["licenses"] == [{"license": {"id": "MIT"}}]
    assert plotly["hashes"] == [{"alg": "SHA-256", "content": PLOTLY}]
    assert {each["name"]: each["purl"] for each in plotly["components"]}["d3"] == "pkg:npm/%40plotly/d3@3.8.2"
    assert (jinja["version"], jinja["scope"], jinja["purl"]) == ("3.1.6", "excluded", "pkg:pypi/jinja2@3.1.6")
    assert jinja["licenses"] == [{"license": {"name": "BSD License"}}]
    assert "licenses" not in found["no-such-package"]
    tables = {name: each["licenses"][0]["license"]["name"] for name, each in found.items() if each["type"] == "data"}
    assert sorted(tables.values()) == ["CC BY 4.0", "CC0 1.0"]


def test_a_bill_has_nothing_by_chance(checkout: Project) -> None:
    content = bill(checkout)
    told = json.loads(content)
    assert content == bill(checkout)
    assert told["metadata"]["timestamp"] == "2026-11-29T00:00:00+00:00"
    assert told["metadata"]["component"]["version"] == RECIPE.id
    other = Recipe("pilots", "2026-11-30", CODE, {"data/a.csv": "cd"})
    assert json.loads(bill(checkout, other))["serialNumber"] != told["serialNumber"]


def test_what_no_page_needs_is_in_no_bill(checkout: Project) -> None:
    assert "plotly.js" not in named(bill(checkout, files={"index.html": b"<p>"}))


def test_packages_are_those_that_the_program_needs_and_none_of_its_tests() -> None:
    there = libraries()
    assert {"duckdb", "plotly", "markupsafe", "cyclonedx-python-lib"} <= there.keys()
    assert not {"lagesbild", "pytest", "ruff", "pip-audit"} & there.keys()
    assert list(there) == sorted(there)
