"""The accessibility statement says what the record of the last test says, no more and no less, in three languages."""

import re
from pathlib import Path

import pytest

from lagesbild.contracts.accessibility import FORMS, WAYS, Assessment, Feedback, read_assessment, read_feedback
from lagesbild.errors import BadFile
from lagesbild.language import Texts
from lagesbild.publish.inputs import recorded_inputs
from lagesbild.publish.pages import statement_page
from lagesbild.publish.statement import statement_said
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store.build import _inputs
from tests.conftest import CHECKOUT

SOUND = f"{{{', '.join(f'{way}: {{}}' for way in WAYS)}}}"
RECORD = f"""day: "2026-03-07"
tools: {{axe-core: "4.9", Chromium: "156"}}
pages:
  story: {{fi: {SOUND}, sv: {SOUND}, en: {SOUND}}}
  statement: {{fi: {SOUND}, sv: {SOUND}, en: {SOUND}}}
"""
BROKEN = RECORD.replace("sv: {screen: {}", "sv: {screen: {color-contrast: 2, chart-unnamed: 1}", 1).replace(
    "en: {screen: {}", "en: {screen: {color-contrast: 1}", 1
)


def kept(folder: Path, text: str) -> Assessment:
    (folder / "accessibility.yml").write_text(text, encoding="utf-8")
    record = read_assessment(folder)
    assert record
    return record


def test_a_record_without_faults_is_said_as_it_is(tmp_path: Path) -> None:
    said = statement_said(kept(tmp_path, RECORD), Feedback(), "en")
    assert said.status == "The pages meet the requirements in part. Their shortcomings are listed on this page."
    assert said.assessed.startswith("This statement was drawn up on 7 March 2026.")
    assert "automatically (axe-core 4.9, Chromium 156)." in said.assessed
    assert said.result == "The checks found no faults."
    assert said.ways == ("Screen", "Dark mode", "320 pixels wide", "Print", "Keyboard", "Without JavaScript")
    assert said.lines == (
        ("Situation brief", ("0", "0", "0", "0", "0", "0")),
        ("Accessibility statement", ("0", "0", "0", "0", "0", "0")),
    )
    assert said.failures == ()


FAILURES = {
    "fi": (
        "Kuviolta puuttuu nimi: Tilannekuva – Näyttö, ruotsiksi, 1 kohta.",
        "Tekstin kontrasti ei riitä: Tilannekuva – Näyttö, ruotsiksi, englanniksi, 3 kohtaa.",
    ),
    "sv": (
        "En figur saknar namn: Lägesbild – Skärm, på svenska, 1 ställe.",
        "Textens kontrast räcker inte: Lägesbild – Skärm, på svenska, på engelska, 3 ställen.",
    ),
    "en": (
        "A chart has no name: Situation brief – Screen, in Swedish, 1 place.",
        "The contrast of a text is too low: Situation brief – Screen, in Swedish, in English, 3 places.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_fails_is_listed(tmp_path: Path, language: Language) -> None:
    said = statement_said(kept(tmp_path, BROKEN), Feedback(), language)
    assert said.failures == FAILURES[language]
    assert said.lines[0].faults == ("4", "0", "0", "0", "0", "0")
    assert "4" in said.result


def test_a_rule_without_words_is_named() -> None:
    ways: dict[str, dict[str, int]] = {way: {} for way in WAYS}
    pages = {"list": {each: {**ways, "phone": {"target-size": 1}} for each in LANGUAGES}}
    record = Assessment.model_validate({"day": "2026-03-07", "tools": {"axe-core": "4.9"}, "pages": pages})
    assert statement_said(record, Feedback(), "en").failures == (
        "The rule target-size of the axe check is not met: List of the briefs – 320 pixels wide, "
        "in Finnish, in Swedish, in English, 3 places.",
    )


def test_without_a_record_nothing_is_claimed() -> None:
    said = statement_said(None, Feedback(), "en")
    assert said.status == "The accessibility of the pages has not been assessed yet."
    assert (said.assessed, said.result, said.lines, said.failures) == ("", "", (), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_statement_holds_the_record_of_the_project(language: Language) -> None:
    record, page = read_assessment(CHECKOUT.pages), statement_page(language=language)
    assert record
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", page)
    faults = {name: [int(cell) for cell in re.findall(r"<td>(\d+)</td>", cells)] for name, cells in rows}
    assert list(faults.values()) == [
        [sum(sum(ways[way].values()) for ways in record.pages[form].values()) for way in WAYS] for form in FORMS
    ]
    assert all(f"{name} {version}" in page for name, version in record.tools.items())
    listed = {
        rule
        for languages in record.pages.values()
        for ways in languages.values()
        for way in ways.values()
        for rule in way
    }
    assert len(re.findall("<li>", page.split("<main", 1)[1].split("</main>")[0])) >= 3 + len(listed)


MISSING = {
    "fi": "Palautteen osoite puuttuu vielä.",
    "sv": "Adressen för respons saknas ännu.",
    "en": "The address for feedback is still missing.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_contact_is_said_and_none_is_invented(language: Language) -> None:
    page = statement_page(language=language)
    assert MISSING[language] in page
    assert "mailto:" not in page
    assert Texts(language)("statement.authority_address") in page


def test_a_contact_is_shown_where_staff_gave_one(tmp_path: Path) -> None:
    (tmp_path / "feedback.yml").write_text(
        'publisher: {fi: "Kunta <1>", sv: "Kommun <1>", en: "Town <1>"}\nemail: palaute@example.fi\n', encoding="utf-8"
    )
    feedback = read_feedback(tmp_path)
    assert feedback.is_given
    said = statement_said(None, feedback, "sv")
    assert (said.publisher, said.email, said.form) == ("Kommun <1>", "palaute@example.fi", "")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ("email: nobody", "email"),
        ('email: "a@b.fi?cc=c@d.fi"', "email"),
        ("form: javascript:alert(1)", "form"),
        ("publisher: {de: Amt}", "publisher"),
        ("phone: 1", "phone"),
    ],
)
def test_a_contact_that_is_none_is_refused(tmp_path: Path, wrong: str, field: str) -> None:
    (tmp_path / "feedback.yml").write_text(wrong, encoding="utf-8")
    with pytest.raises(BadFile, match=f"feedback.yml, field {field}"):
        read_feedback(tmp_path)


@pytest.mark.parametrize(
    ("right", "wrong", "field"),
    [
        ('"2026-03-07"', '"7.3.2026"', "day"),
        ('{axe-core: "4.9"', "{axe-core: ", "tools"),
        (f"  story: {{fi: {SOUND}, ", "  story: {", "pages.story: each form"),
        ("dark: {}, ", "", "pages.story: each form"),
        ("screen: {}", "screen: {color-contrast: 0}", "pages.story.fi.screen.color-contrast"),
        ("screen: {}", "screen: {Contrast!: 1}", "pages.story.fi.screen"),
        ("  story:", "  poster:", "pages.poster"),
    ],
)
def test_a_record_that_leaves_something_out_is_refused(tmp_path: Path, right: str, wrong: str, field: str) -> None:
    with pytest.raises(BadFile, match=field):
        kept(tmp_path, RECORD.replace(right, wrong, 1))


def test_what_the_statement_is_made_from_is_an_input_of_a_snapshot_and_not_of_the_store() -> None:
    files = {f"data/reference/pages/{name}" for name in ("accessibility.yml", "feedback.yml")}
    assert files <= set(recorded_inputs(CHECKOUT))
    assert files.isdisjoint(path.relative_to(CHECKOUT.root).as_posix() for path in _inputs(CHECKOUT))
