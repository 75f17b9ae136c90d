"""The workshop in a browser: the form by keyboard, to a file and back; the placemat on one sheet; all of it offline."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from lagesbild.publish.kit_files import FORM, PLACEMAT, QUESTIONS, SCRIPT, STYLE
from lagesbild.publish.pages import asset_files
from lagesbild.settings import LANGUAGES, Language
from lagesbild.workshop.answers import Answers
from lagesbild.workshop.drawings import PAPER, drawings_of, papers_of
from lagesbild.workshop.environment import asset
from lagesbild.workshop.pages import Drawing, pages_of_kit
from lagesbild.workshop.summary import summary_files
from tests.browser.soundness import NARROW, assert_accessible, opened, show_as
from tests.workshop import ANSWERS, FACT, KIT_ID, answered, edition, kit, told

pytestmark = pytest.mark.browser
SVG: Final = "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9' width='300' height='300'/%3E"
SQUARE: Final = f"data:image/svg+xml,{SVG}"
WALL: Final = {"width": 1600, "height": 1200}
LONGEST: Final = "Pohjois-Pohjanmaan Nivala-Haapajärven seutukunta"
CLIPPED = """() => [...document.querySelectorAll('main, main *')].filter((each) => {
  const at = each.getBoundingClientRect();
  const page = document.querySelector('main').getBoundingClientRect();
  return at.right > page.right + 1 || at.bottom > page.bottom + 1
    || (['SECTION', 'LI', 'HEADER'].includes(each.tagName) && each.scrollHeight > each.clientHeight + 1);
}).map((each) => each.outerHTML.slice(0, 60))"""

OUTSIDE = """() => [...document.querySelectorAll('fieldset')].filter((box) => {
  const [outer, inner] = [box, box.querySelector('legend')].map((each) => each.getBoundingClientRect());
  const next = box.querySelector('legend + *').getBoundingClientRect();
  return inner.top < outer.top || inner.left < outer.left || inner.right > outer.right || next.top < inner.bottom;
}).map((box) => box.textContent.trim().slice(0, 40))"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kits of a made-up group, as they stand in a folder."""
    root = tmp_path_factory.mktemp("workshop")
    drawings = {each.exhibit: Drawing(SQUARE, "A made-up chart.") for each in told().messages}
    files = {f"assets/{name}": content for name, content in asset_files().items()}
    files[f"assets/{STYLE}"] = asset(STYLE).encode()
    for language in LANGUAGES:
        pages = pages_of_kit(edition(language, name=LONGEST), drawings)
        files |= {f"{language}/{name}": page for name, page in pages.items()}
    files |= summary_files(kit(), [Answers.model_validate(ANSWERS)])
    for path, content in files.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.fixture
def form(browser: Browser, folder: Path) -> Iterator[Page]:
    with opened(browser, (folder / "sv" / FORM).as_uri(), offline=True) as (page, heard):
        yield page
        assert heard.complaints == []
        assert len(heard.requests) == 1 or all(each.startswith("blob:") for each in heard.requests[1:])


def status(page: Page) -> str:
    return page.locator("#status").inner_text()


def saved(page: Page, tmp_path: Path) -> dict[str, Any]:
    """What the form saves, and under which name."""
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def fill(page: Page) -> None:
    """Fill in the form as a table does, with the fields of ``ANSWERS``."""
    page.locator("#table").fill("1")
    page.locator("[name='agreement.school-stages.level'][value=mostly]").check()
    page.locator("[name='agreement.school-stages.comment']").fill("Gymnasiet drar elever hit")
    page.locator("#knowledge").fill("Nya företag kommer\n\n")
    page.locator("#meaning").fill(" Två skolor delar lärare ")
    page.locator("#questions").fill("Vem kör bussen?")
    measure = ANSWERS["measures"][0]
    for name in ("measure", "aim", "responsible"):
        page.locator(f"[name='measures.0.{name}']").fill(measure[name])
    for name in ("fact_key", "theme", "obstacle", "is_public"):
        page.locator(f"[name='measures.0.{name}']").select_option(measure[name])


def test_what_a_table_fills_in_is_the_file_that_is_collected(form: Page, tmp_path: Path) -> None:
    fill(form)
    content = saved(form, tmp_path)
    assert {name: content[name] for name in ANSWERS if name not in {"id", "saved"}} == {
        name: value for name, value in ANSWERS.items() if name not in {"id", "saved"}
    }
    assert Answers.model_validate(content).kit == KIT_ID
    assert status(form) == "Svaren finns i filen kopa-suupohja-sv-1.json."


def test_the_file_comes_back_into_an_empty_form_and_is_the_same_form(form: Page, tmp_path: Path) -> None:
    form.locator("#load").set_input_files(answered(tmp_path))
    form.locator("#status", has_text="table-1.json").wait_for()
    content = saved(form, tmp_path)
    assert {**content, "saved": ANSWERS["saved"]} == ANSWERS
    assert form.locator("[name='measures.0.fact_key']").input_value() == FACT


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"format": "x"}, "har inte sparats av det här formuläret. Ingenting ändrades."),
        ({"version": 2}, "har inte sparats av det här formuläret. Ingenting ändrades."),
        ({"kit": "aaaaaaaaaaaa"}, "hör till ett annat formulär: en annan grupp, ett annat språk eller andra tal."),
        ({"language": "fi"}, "hör till ett annat formulär: en annan grupp, ett annat språk eller andra tal."),
    ],
)
def test_another_file_changes_nothing(form: Page, tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    form.locator("#table").fill("9")
    form.locator("#load").set_input_files(answered(tmp_path, **changed))
    form.locator("#status", has_text="table-1.json").wait_for()
    assert said in status(form)
    assert form.locator("#table").input_value() == "9"


def test_a_hostile_file_is_shown_as_it_is_written(form: Page, tmp_path: Path) -> None:
    text = "<img src=x onerror=alert(1)>"
    form.locator("#load").set_input_files(answered(tmp_path, table=text, knowledge=[text, 7], measures="x"))
    form.locator("#status", has_text="table-1.json").wait_for()
    assert form.locator("#knowledge").input_value() == f"{text}\n"
    assert form.locator("img").count() == 0


@pytest.mark.parametrize("width", [320, 390, 1366])
def test_every_legend_lies_inside_its_box(form: Page, width: int) -> None:
    form.set_viewport_size({"width": width, "height": 844})
    assert form.locator("legend").count() > 5
    assert form.evaluate(OUTSIDE) == []


def test_without_a_table_nothing_is_saved_and_the_field_is_asked_for(form: Page) -> None:
    form.locator("[data-save]").click()
    assert status(form) == "Skriv först bordets nummer eller namn."
    assert form.evaluate("document.activeElement.id") == "table"


def test_a_measure_that_is_not_whole_is_saved_and_what_it_lacks_is_said(form: Page, tmp_path: Path) -> None:
    form.locator("#table").fill("1")
    form.locator("[name='measures.1.measure']").fill("Buss")
    assert [each["measure"] for each in saved(form, tmp_path)["measures"]] == ["Buss"]
    assert "Det fattas ännu: Åtgärd 2: Vad man vill uppnå; Åtgärd 2: Talet som den bygger på;" in status(form)


def test_the_form_is_filled_in_and_saved_by_keyboard_alone(form: Page) -> None:
    for _ in range(3):
        form.keyboard.press("Tab")
    form.keyboard.press("Tab")
    form.keyboard.type("Bord ett")
    form.keyboard.press("Tab")
    form.keyboard.press("Space")
    form.keyboard.press("ArrowRight")
    assert form.locator("#table").input_value() == "Bord ett"
    assert form.locator("[name='agreement.service-age-bands.level']:checked").input_value() == "mostly"
    form.locator("[data-save]").focus()
    with form.expect_download() as download:
        form.keyboard.press("Enter")
    assert download.value.suggested_filename == "kopa-suupohja-sv-Bord-ett.json"


@pytest.mark.parametrize("name", [SCRIPT, QUESTIONS, FORM, PLACEMAT, "collected.html"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_accessible_ask_for_nothing_outside_and_fit_a_phone(
    browser: Browser, folder: Path, language: Language, name: str
) -> None:
    with opened(browser, (folder / language / name).as_uri()) as (page, heard):
        assert_accessible(page)
        show_as(page, color_scheme="dark")
        assert_accessible(page)
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        assert name == PLACEMAT or page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        assert (heard.complaints, heard.outside(folder.as_uri())) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_papers_have_their_size_and_as_many_pages_as_they_should(
    browser: Browser, folder: Path, language: Language
) -> None:
    papers = papers_of(browser, folder / language)
    pages = {name: content.count(b"/Type /Page\n") for name, content in papers.items()}
    assert set(papers) == {name.replace(".html", ".pdf") for name in PAPER}
    assert (pages["placemat.pdf"], pages["questions.pdf"]) == (1, 4)
    assert 1 <= pages["facilitator.pdf"] <= 2
    assert b"/MediaBox [0 0 1191" in papers["placemat.pdf"]
    assert not [name for name, content in papers.items() if b"file:" in content]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_a_placemat_is_cut(browser: Browser, folder: Path, language: Language) -> None:
    with opened(browser, (folder / language / PLACEMAT).as_uri(), viewport=WALL) as (
        page,
        _,
    ):
        show_as(page, media="print")
        assert page.evaluate(CLIPPED) == []
        assert all(page.evaluate("[...document.images].map((each) => each.getBoundingClientRect().height > 150)"))


def test_charts_of_a_brief_are_drawn_and_one_without_a_chart_is_left_out(browser: Browser, site: Path) -> None:
    observation = told().messages[0]
    asked = [observation._replace(exhibit=name, href=f"brief.html?projector#{name}") for name in ("people", "nothing")]
    drawn = drawings_of(browser, site / "en", asked)
    assert set(drawn) == {"people"}
    assert drawn["people"].data.startswith("data:image/svg+xml,")
    assert drawn["people"].alt
