"""Documents of measures on real figures: what is taken from the register, what is refused, and what they tell."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lagesbild.briefs import DocumentJob
from lagesbild.chosen import MODEL_FIELDS, Measure
from lagesbild.errors import BadFile, BadParameter, BriefFailed, UnknownName
from lagesbild.notebook import document, open_models, open_way
from lagesbild.notebook.chosen import described_models
from lagesbild.notebook.injected import check_day
from lagesbild.publish.documents import make_documents
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store
from tests.chosen import GOOD, keep
from tests.conftest import new_home

pytestmark = pytest.mark.slow

MODEL = GOOD._replace(
    model_name="Yhteiset opettajat kolmessa koulussa",
    **{field: f"{field}: teksti" for field in MODEL_FIELDS[1:]},
)
SECRET = MODEL._replace(measure_id="secret", model_name="Salainen malli", is_public="no", theme="transport")
SWEDISH = MODEL._replace(
    measure_id="swedish", group_code="KU049", language="sv", model_name="Gemensam buss", theme="early_education"
)
Shown = Callable[..., dict[str, Any]]


@pytest.fixture
def own_home(built_home: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    home = new_home(tmp_path / "home")
    home.store.symlink_to(built_home.store)
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))
    return home


@pytest.fixture
def shown(own_home: Project, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What cells show, one after the other."""
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(document, "display", lambda data, raw: found.append(next(iter(data.values()))))
    return found


def models_of(shown: list[dict[str, Any]], language: str = "fi", **asked: Any) -> dict[str, dict[str, Any]]:
    models = open_models(language=language, horizon=2040, day="2026-11-29", **asked)
    models.opening()
    models.show_themes()
    models.show_kinds()
    models.show_models()
    models.closing()
    return {part.get("id", "opening" if "lead" in part else "closing"): part for part in shown}


def way_of(shown: list[dict[str, Any]], **asked: Any) -> dict[str, dict[str, Any]]:
    way = open_way(area="kopa-jarviseutu", language="en", horizon=2040, day="2026-11-29", **asked)
    way.opening()
    way.show_states()
    way.show_attention()
    way.show_measures()
    way.show_obstacles()
    way.closing()
    return {part.get("id", "opening" if "lead" in part else "closing"): part for part in shown}


def rows(block: dict[str, Any]) -> list[list[str]]:
    return [[words["text"].replace("\N{NO-BREAK SPACE}", " ") for words in row] for row in block["rows"]]


def described(
    store: Store, home: Project, *, public: bool = False, language: Language = "fi", is_example: bool = False
) -> list[str]:
    asked = {"horizon": 2040, "language": language, "public": public, "is_example": is_example}
    groups = described_models(store, project=home, **asked)  # type: ignore[arg-type]
    found = [each.measure for group in groups for each in group.chosen.followed]
    return list(dict.fromkeys(measure.measure_id for measure in found))


def test_models_are_what_is_described_whole_and_in_public_what_may_be_shown(store: Store, home: Project) -> None:
    keep(home, GOOD._replace(measure_id="plain"), MODEL, SECRET, MODEL._replace(measure_id="begun", model_how=""))
    assert described(store, home) == ["jarviseutu-common-teachers", "secret"]
    assert described(store, home, public=True) == ["jarviseutu-common-teachers"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_has_two_models_in_each_language(store: Store, home: Project, language: Language) -> None:
    assert described(store, home, language=language, is_example=True) == [
        "example-return-guidance",
        "example-summer-jobs",
    ]


@pytest.mark.parametrize(
    ("measures", "public", "message"),
    [
        ([GOOD], False, "measures.csv: has no model yet; of a measure that was tried fill in model_name, model_need,"),
        (
            [GOOD, MODEL._replace(measure_id="begun", model_needs="", model_results="")],
            False,
            "has no model yet; begun still lacks model_results, model_needs",
        ),
        ([SECRET], True, "measures.csv: has no model that may be shown yet; of a measure"),
        ([MODEL, GOOD._replace(measure_id="bad", state="soon")], False, "line 3, field state: 'soon' is none of"),
        (
            [MODEL._replace(group_code="kopa-jarvisetu")],
            False,
            "line 2, field group_code: No area 'kopa-jarvisetu'. Nearest: kopa-jarviseutu",
        ),
        ([MODEL._replace(fact_key="school-stages/7-13/today")], False, "line 2, field fact_key: no figure 'school-"),
    ],
)
def test_a_register_without_whole_models_is_refused(
    store: Store, home: Project, measures: list[Measure], public: bool, message: str
) -> None:
    keep(home, *measures)
    with pytest.raises(BadFile) as refused:
        described(store, home, public=public)
    assert message in str(refused.value)


def test_a_compendium_tells_by_theme_by_kind_and_model_by_model(own_home: Project, shown: list[dict[str, Any]]) -> None:
    keep(own_home, MODEL, SWEDISH)
    parts = models_of(shown)
    assert list(parts) == [
        *("opening", "by-theme", "by-kind"),
        *("theme-early_education", "model-swedish"),
        *("theme-basic_education", "model-jarviseutu-common-teachers", "closing"),
    ]
    assert rows(parts["by-theme"]["blocks"][0]) == [
        ["Varhaiskasvatus", "Gemensam buss", "Espoo"],
        ["Esi- ja perusopetus", "Yhteiset opettajat kolmessa koulussa", "Järviseutu"],
    ]
    about, kinds = parts["by-kind"]["blocks"]
    assert rows(kinds)[0][0] == "Alle 20 000 asukasta, alakouluikäisten määrä vähenee"
    assert rows(kinds)[1][0].startswith("Vähintään 100 000 asukasta, ")
    assert "vähintään 10 prosenttia" in about["words"]["text"]
    named = parts["by-theme"]["blocks"][0]["rows"][0][1]
    assert (named["language"], named["mark"], named["href"]) == ("sv", "ruotsiksi", "#model-swedish")
    assert parts["opening"]["running"].startswith("Vain sisäiseen käyttöön: mukana voi olla malleja")
    assert parts["opening"]["lead"].startswith("2 mallia 2 ryhmältä, tilanne 29. marraskuuta 2026.")


def test_a_model_has_its_figures_and_the_areas_like_its_own(own_home: Project, shown: list[dict[str, Any]]) -> None:
    keep(own_home, MODEL)
    facts, told, figures, note, alike = models_of(shown, "en")["model-jarviseutu-common-teachers"]["blocks"][1:]
    assert [row["label"] for row in facts["rows"]][:3] == ["Group", "Kind of area", "Measure"]
    assert [(row["label"], row["words"]["text"]) for row in told["rows"]][::7] == [
        ("Need or problem", "model_need: teksti"),
        ("What others need", "model_needs: teksti"),
    ]
    assert rows(figures)[0] == [
        *("7–12, grades 1–6", "1,124 (2024, projection)", "1,124 (2024, projection)", "686 → 686 (2040)", "unchanged"),
    ]
    assert "not a measure’s effect" in note["words"]["text"]
    assert len(alike["items"]) == 5 and all(" and " in words["text"] for words in alike["items"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_says_that_it_is_one_before_anything_else(shown: list[dict[str, Any]], language: Language) -> None:
    opening = models_of(shown, language, example_measures=True, public=True)["opening"]
    made_up = {"fi": "Esimerkki: nämä mallit on keksitty", "sv": "Exempel: dessa", "en": "Example: these models"}
    effect = {"fi": "Alueen tilastot eivät kerro", "sv": "Områdets statistik visar inte", "en": "Statistics of an area"}
    first, second = opening["notices"]
    assert first.startswith(made_up[language]) and second.startswith(effect[language])
    assert opening["running"] == f"{first} {second}"


def test_a_way_says_what_turned_what_is_gone_and_what_waits(own_home: Project, shown: list[dict[str, Any]]) -> None:
    turned = GOOD._replace(measure_id="turned", measure="Käännös", projected_then="1300", reviewed="2026-05-29")
    gone = GOOD._replace(measure_id="gone", measure="Kadonnut", fact_key="members/KU005/7-15/projected/2099")
    keep(own_home, turned, gone, GOOD._replace(notes="2026-09-01 hinders: Matka on pitkä"))
    parts = way_of(shown)
    (attention,) = parts["attention"]["blocks"]
    assert rows(attention)[0] == [
        "Käännös",
        "7–12, grades 1–6: it now goes another way than was projected at the choice.",
    ]
    assert [row[0] for row in rows(attention)] == ["Käännös", "Kadonnut", "Käännös"]
    assert (
        rows(attention)[2][1] == "The measure was last gone through on 29 May 2026; going through it again is overdue."
    )
    notes = parts["measure-jarviseutu-common-teachers"]["blocks"][-1]
    assert rows(notes) == [["1 September 2026", "What stands in the way?", "Matka on pitkä"]]
    assert rows(parts["obstacles"]["blocks"][0])[:2] == [["Law", "Käännös"], ["Law", "Kadonnut"]]


def test_in_public_a_way_has_no_notes_and_nothing_that_waits(own_home: Project, shown: list[dict[str, Any]]) -> None:
    late = GOOD._replace(reviewed="2026-01-01", notes="2026-01-01 hinders: Salaisuus")
    keep(own_home, late, GOOD._replace(measure_id="hidden", measure="Salainen", is_public="no"))
    parts = way_of(shown, public=True)
    assert "hidden" not in str(parts) and "Salai" not in str(parts)
    assert parts["attention"]["blocks"][0]["words"]["text"].startswith("The figures go the way that was projected")


@pytest.mark.parametrize("area", ["kopa-suupohja", "KU049"])
def test_a_group_without_measures_has_no_way(own_home: Project, area: str) -> None:
    keep(own_home, GOOD)
    with pytest.raises(BadFile, match=f"has no measure of {area}; begin with: lagesbild form {area}"):
        open_way(area=area, language="fi", horizon=2040)


def test_parameters_are_checked_before_anything_is_drawn(own_home: Project) -> None:
    keep(own_home, MODEL)
    with pytest.raises(UnknownName, match="No projected year '2050'"):
        open_models(language="fi", horizon=2050)
    with pytest.raises(UnknownName, match="No language 'se'"):
        open_models(language="se", horizon=2040)
    with pytest.raises(BadParameter, match="a day as 2026-11-29"):
        open_models(language="fi", horizon=2040, day="29.11.2026")
    with pytest.raises(BadParameter, match="public"):
        open_way(area="kopa-jarviseutu", language="fi", horizon=2040, public="False")  # type: ignore[arg-type]
    assert check_day("2026-02-28") == date(2026, 2, 28)


def test_a_run_leaves_whole_documents_or_what_was_there(own_home: Project, checkout: Project) -> None:
    own_home.notebooks.symlink_to(checkout.notebooks)
    keep(own_home, MODEL, SECRET)
    job = DocumentJob("models", "en", 2040, "2026-11-29", public=True)
    folder = own_home.reports / "models" / "public"
    folder.mkdir(parents=True)
    (folder / "old.html").write_text("old")
    with pytest.raises(BriefFailed, match="models sv"):
        make_documents(own_home, [job, DocumentJob("models", "sv", 2099, "2026-11-29")], folder, with_pdf=False)
    assert [path.name for path in folder.parent.rglob("*")] == ["public", "old.html"]
    made = make_documents(own_home, [job], folder, with_pdf=False)
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert files == {
        *("assets/icon.svg", "assets/lagesbild.css", "assets/licences.txt"),
        *(f"en/{name}" for name in ("models.html", "models.docx", "accessibility.html")),
    }
    html = made.pages[0].read_text(encoding="utf-8")
    assert "Yhteiset opettajat kolmessa koulussa" in html and "Salainen" not in html
    assert [path.name for path in folder.parent.iterdir()] == ["public"]


def test_the_way_of_the_example_runs_from_its_notebook(own_home: Project, checkout: Project) -> None:
    own_home.notebooks.symlink_to(checkout.notebooks)
    job = DocumentJob("measures", "sv", 2040, "2026-11-29", area="kopa-jarviseutu", example_measures=True)
    made = make_documents(own_home, [job], own_home.reports / "measures" / "example", with_pdf=False)
    html = made.pages[0].read_text(encoding="utf-8")
    assert "Exempel: dessa åtgärder är påhittade" in html
    assert "17\N{NO-BREAK SPACE}536" in html
