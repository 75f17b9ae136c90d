"""The imprint of a page, in three languages: preview, date, identifier, how to cite, checks passed and warnings."""

import re
from pathlib import Path

import pytest

from lagesbild.checks.sql_checks import load_checks, rules_of
from lagesbild.contracts import Edition, load_contracts
from lagesbild.language.texts import shared
from lagesbild.publish.checked import TableChecks
from lagesbild.publish.code_version import CodeVersion
from lagesbild.publish.imprint import PREVIEW, Imprint, Said, imprint_of, imprint_said
from lagesbild.publish.recipe import Recipe
from lagesbild.settings import Language, Project

CHECKS = (
    TableChecks("raw_statfin__population_region", frozenset({"statfin-11re"}), 12, 12),
    TableChecks("mart_area__jobseekers", frozenset({"keha-1201"}), 8, 7),
)
EDITION = Edition(
    notebook="n",
    languages=("fi", "sv", "en"),
    horizon=2040,
    areas=("049",),
    title={"fi": "Pilottiryhmien tilannekuvat", "sv": "Lägesbilder för pilotgrupperna", "en": "Situation briefs"},
    publisher={"fi": "Kuntaliitto", "sv": "Kommunförbundet"},
)
RECIPE = Recipe(
    "pilots", "2026-11-29", CodeVersion("1.0", "ab", {}), {"data/a.csv": "cd"}, "https://example.org/briefs"
)


def said(language: Language, imprint: Imprint, sources: frozenset[str] | None = None) -> Said:
    return imprint_said(imprint, language=language, title="X", path=f"{language}/x.html", sources=sources)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "Koonnut Lägesbild, päiväämätön esikatselu."),
        ("sv", "Sammanställd av Lägesbild, odaterad förhandsvisning."),
        ("en", "Compiled by Lägesbild, an undated preview."),
    ],
)
def test_a_preview_says_that_it_is_one_and_nothing_to_cite(language: Language, words: str) -> None:
    assert said(language, PREVIEW) == Said(words, "", "", "", "", "")


@pytest.mark.parametrize(
    ("language", "published", "identified", "citation"),
    [
        (
            "fi",
            "Koonnut Lägesbild, julkaistu 29. marraskuuta 2026.",
            "Pilottiryhmien tilannekuvat · tunniste {id}",
            "Kuntaliitto (2026). X. Pilottiryhmien tilannekuvat, julkaistu 29. marraskuuta 2026. Tunniste {id}.",
        ),
        (
            "sv",
            "Sammanställd av Lägesbild, publicerad den 29 november 2026.",
            "Lägesbilder för pilotgrupperna · beteckning {id}",
            "Kommunförbundet (2026). X. Lägesbilder för pilotgrupperna, publicerad den 29 november 2026. "
            "Beteckning {id}.",
        ),
        (
            "en",
            "Compiled by Lägesbild, published on 29 November 2026.",
            "Situation briefs · identifier {id}",
            "Lägesbild (2026). X. Situation briefs, published on 29 November 2026. Identifier {id}.",
        ),
    ],
)
def test_a_published_page_says_date_identifier_and_how_to_cite(
    language: Language, published: str, identified: str, citation: str
) -> None:
    told = said(language, imprint_of(EDITION, RECIPE, (), None))
    assert (told.published, told.identified) == (published, identified.format(id=RECIPE.id))
    assert told.citation == citation.format(id=RECIPE.id)
    assert told.href == f"https://example.org/briefs/{RECIPE.id}/{language}/x.html"


def test_an_edition_without_title_is_called_by_its_name_and_has_no_address() -> None:
    plain = Edition(notebook="n", languages=("en",), horizon=2040, areas=())
    told = said("en", imprint_of(plain, Recipe("two", "2026-11-29", CodeVersion("1.0", "ab", {}), {}), (), None))
    assert told.citation.startswith(
        "Lägesbild (2026). X. two, published on 29 November 2026. Identifier two-2026-11-29-"
    )
    assert told.href == ""


def test_a_page_tells_the_checks_of_its_own_figures() -> None:
    imprint = Imprint(checks=CHECKS)
    assert said("fi", imprint, frozenset({"statfin-11re"})).checks == "Sivun luvut läpäisivät kaikki 12 tarkistusta."
    assert said("sv", imprint, frozenset({"statfin-11re"})).checks == "Siffrorna på sidan klarade alla 12 kontroller."
    assert said("en", imprint, frozenset({"statfin-11re"})).checks == "The figures on this page passed all 12 checks."
    assert said("en", imprint, frozenset()).checks == ""


def test_a_warning_is_told_in_words_where_its_figures_are() -> None:
    imprint = Imprint(checks=CHECKS)
    assert said("fi", imprint).checks == (
        "Tilannekuvien luvuille tehtiin 20 tarkistusta, ja 19 niistä läpäistiin. Ota huomioon: maakuntien työttömien "
        "työnhakijoiden summa poikkeaa koko maan luvusta."
    )
    assert said("sv", imprint, frozenset({"keha-1201"})).checks == (
        "Siffrorna på sidan gick igenom 8 kontroller och klarade 7 av dem. Observera: summan av de arbetslösa "
        "arbetssökande i landskapen avviker från hela landets siffra."
    )
    assert said("en", imprint, frozenset({"keha-1201"})).checks == (
        "The figures on this page went through 8 checks and passed 7 of them. Bear in mind: the unemployed jobseekers "
        "of the regions do not sum to those of the country."
    )


def test_every_check_that_may_warn_has_words(checkout: Project) -> None:
    contracts = load_contracts(checkout.contracts).values()
    rules = [*load_checks(checkout.checks), *(rule for each in contracts for rule in rules_of(each))]
    warning = {rule.table for rule in rules if rule.severity == "warning"}
    worded = {key.removeprefix("warnings.") for key in shared() if key.startswith("warnings.")}
    assert worded == {*warning, "other"}


def test_the_package_has_the_version_that_it_is_built_as(checkout: Project) -> None:
    from lagesbild import __version__

    built = re.search(r'^version = "(.+)"$', (checkout.root / "pyproject.toml").read_text(), re.MULTILINE)
    assert built is not None
    assert built[1] == __version__


def recipe(**changed: object) -> str:
    told = {"edition": "pilots", "day": "2026-11-29", "code": CodeVersion("1.0", "ab", {}), "inputs": {"a": "b"}}
    return Recipe(**(told | changed)).id  # type: ignore[arg-type]


def test_the_id_of_a_snapshot_is_edition_date_and_eight_letters_of_all_that_decides_its_pages() -> None:
    assert re.fullmatch(r"pilots-2026-11-29-[0-9a-f]{8}", recipe())
    assert recipe() == recipe()
    others = [
        recipe(day="2026-11-30"),
        recipe(edition="two"),
        recipe(code=CodeVersion("1.0", "ac", {})),
        recipe(code=CodeVersion("1.0", "ab", {"plotly": "7"})),
        recipe(inputs={"a": "c"}),
        recipe(inputs={"a": "b", "c": "d"}),
        recipe(address="https://example.org"),
        recipe(browser="Chromium 1.2.3"),
    ]
    assert len({recipe()[-8:], *(each[-8:] for each in others)}) == 9


def test_a_program_says_what_of_it_is_another() -> None:
    then, now = CodeVersion("1.0", "a" * 64, {"plotly": "6"}), CodeVersion("1.0", "b" * 64, {"plotly": "7"})
    assert now.differences(then) == ["the program's files aaaaaaaa → bbbbbbbb", "plotly 6 → 7"]
    assert now.differences(now) == []


def test_the_digest_of_a_package_leaves_out_what_python_writes(tmp_path: Path) -> None:
    from lagesbild.program import package_digest

    (tmp_path / "a.py").write_text("x")
    before = package_digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("y")
    assert package_digest(tmp_path) == before
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert package_digest(tmp_path) != before
