"""Names that try everything – of a group, its programme, its units, staff, applicants and sources – on real pages.

One brief in three languages carries all of them: in Chromium nothing of them runs, loads or leads anywhere and no
letter is lost; in workbook and CSV none is a formula.
"""

import csv
import io
import unicodedata
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser

from lagesbild.briefs import Job, run_many
from lagesbild.publish import Page, make_page
from lagesbild.publish.exporter import in_depth_file
from lagesbild.publish.site import files_of
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import build_candidate, swap_in
from tests.browser.soundness import opened, written
from tests.conftest import CHECKOUT, new_home
from tests.hostile import HOSTILE

pytestmark = [pytest.mark.browser, pytest.mark.slow]
GROUP = "kova-ryhma"
WRITTEN = [unicodedata.normalize("NFC", " ".join(text.split())) for text in HOSTILE if len(text) < 200]
NAMES = [
    text
    for text in WRITTEN
    if text[0] not in "=+-@＝＠#" and not {unicodedata.category(letter) for letter in text} & {"Cf", "Cc", "Zl"}
]
"""What begins as a formula or an error of a spreadsheet is refused in own files; a group's name holds it within."""
WITHIN = ("=CMD('/C calc')!A0", "-2+3", "=1+1")
NAME, PROGRAMME = (" ¦ ".join([*NAMES[half::2], *WITHIN]) for half in range(2))
"""A name has 500 letters at most: half of them each."""
HEADERS = {
    "groups": "group_code,name_fi,name_sv,name_en,programme,member_code,source",
    "own_units": "area_code,unit,stage,year,pupils_persons,places_count,latitude,longitude,source,source_date",
    "own_border_pupils": "area_code,stage,home_code,school_code,year,pupils_persons,source,source_date",
    "own_staff": "area_code,profession_fi,profession_sv,profession_en,stage,"
    "age_from,age_to,year,staff_persons,source,source_date",
    "own_applicants": "area_code,programme_fi,programme_sv,programme_en,"
    "year,applicants_persons,places_count,source,source_date",
}
LIVE = """() => ({
  hit: window.hit ?? null,
  run: [...document.querySelectorAll('*')].flatMap((each) => [...each.attributes])
    .filter((each) => each.name.startsWith('on')).length,
  led: [...document.querySelectorAll('a[href]')].filter((each) => /^(javascript|data|file):/i.test(each.href)
    && !each.href.startsWith(location.href.replace(/[^/]*\\/[^/]*$/, ''))).map((each) => each.href),
  drawn: document.querySelectorAll('main :is(iframe, object, embed, form[action], img[src="x"], main style)').length,
})"""


def lines(name: str, rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([HEADERS[name].split(","), *rows])
    return out.getvalue()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Project:
    home = new_home(tmp_path_factory.mktemp("hostile") / "home")
    day = "2026-09-20"
    rows: dict[str, list[list[object]]] = {
        "groups": [[GROUP, NAME, NAME, NAME, PROGRAMME, code, PROGRAMME] for code in ("KU005", "KU052")],
        "own_units": [[GROUP, each, "7-12", 2026, 20, 40, 63.0, 23.8, each, day] for each in NAMES],
        "own_border_pupils": [[GROUP, "7-12", "KU005", "KU052", 2000 + n, 12, e, day] for n, e in enumerate(NAMES)],
        "own_staff": [
            [GROUP, each, each, each, "7-12", low, high, 2026, 12, each, day]
            for each in NAMES
            for low, high in ((20, 54), (55, 100))
        ],
        "own_applicants": [[GROUP, each, each, each, 2026, 12, 20, each, day] for each in NAMES],
    }
    for name, listed in rows.items():
        (home.local / f"{name}.csv").write_text(lines(name, listed), encoding="utf-8")
    home.notebooks.symlink_to(CHECKOUT.notebooks)
    swap_in(build_candidate(home), home)
    return home


@pytest.fixture(scope="module")
def pages(home: Project) -> dict[Language, Page]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAGESBILD_HOME", str(home.root))
        jobs = [Job("situation_brief", GROUP, "", language, 2040) for language in LANGUAGES]
        made = {
            each.job.language: each for each in run_many(jobs, partial(make_page, engine="lagesbild", standalone=True))
        }
    assert [each.failure for each in made.values()] == ["", "", ""]
    return {language: each.result for language, each in made.items() if each.result}


def spoken(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_a_name_runs_and_no_letter_is_lost(
    browser: Browser, pages: dict[Language, Page], tmp_path: Path, language: Language
) -> None:
    folder = written(tmp_path, files_of(pages[language], language))
    told = ""
    for name in (f"{GROUP}.html", in_depth_file(f"{GROUP}.html")):
        with opened(browser, (folder / language / name).as_uri()) as (page, heard):
            page.on("dialog", lambda dialog: pytest.fail(dialog.message))
            page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
            assert page.evaluate(LIVE) == {"hit": None, "run": 0, "led": [], "drawn": 0}
            assert (heard.complaints, heard.outside(folder.as_uri())) == ([], [])
            shown = spoken(str(page.locator("body").text_content()))
            assert [each for each in (NAME, PROGRAMME) if spoken(each) not in shown] == [], name
            told += shown
    assert [each for each in NAMES if told.count(spoken(each)) < 5] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_a_formula_in_what_is_taken_along(pages: dict[Language, Page], language: Language) -> None:
    page = pages[language]
    (book,) = [content for path, content in page.files.items() if path.endswith(".xlsx")]
    cells = [cell for sheet in load_workbook(io.BytesIO(book)) for row in sheet.iter_rows() for cell in row]
    texts = {spoken(str(cell.value)) for cell in cells if cell.value is not None}
    assert {cell.data_type for cell in cells} & {"f", "e"} == set()
    assert [each for each in NAMES if not any(text.startswith((each, f"'{each}")) for text in texts)] == []
    assert {cell.hyperlink.target for cell in cells if cell.hyperlink} == {None}  # only to other sheets
    sign = "," if language == "en" else ";"
    tables = [content.decode("utf-8-sig") for path, content in page.records.items() if path.endswith(".csv")]
    fields = {spoken(each) for text in tables for row in csv.reader(io.StringIO(text), delimiter=sign) for each in row}
    assert [each for each in NAMES if not any(text.startswith((each, f"'{each}")) for text in fields)] == []
    assert [text for text in fields if text.startswith(("=", "@", "＝", "＠"))] == []
