"""Strings in three languages: what is read, filled, and refused."""

import re
from pathlib import Path

import pytest
import yaml

from lagesbild.errors import BadFile
from lagesbild.exhibits import declared
from lagesbild.language import Texts
from lagesbild.language.texts import SHARED, catalogue, placeholders, shared
from lagesbild.settings import LANGUAGES, Language

FILES = sorted([*SHARED.glob("*.yml"), *(exhibit.room for exhibit in declared())])
FORMS = {"one": "{n} kommun", "other": "{n} kommuner"}


def written(folder: Path, strings: object, key: str = "greeting") -> Path:
    path = folder / "own.yml"
    path.write_text(yaml.safe_dump({key: strings}, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_string_is_in_three_languages_with_the_same_placeholders(path: Path) -> None:
    for key, strings in catalogue(path).items():
        assert list(strings) == ["fi", "sv", "en"], key
        forms = [form for each in strings.values() for form in ([each] if isinstance(each, str) else each.values())]
        assert all(text.strip() == text != "" for text in forms), key
        assert len({placeholders(strings[language]) for language in LANGUAGES}) == 1, key


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_key_stands_twice_in_a_file(path: Path) -> None:
    keys = re.findall(r"(?m)^([^\s#:]+):", path.read_text(encoding="utf-8"))
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("exhibit", declared(), ids=lambda exhibit: exhibit.id)
def test_every_exhibit_asks_its_question(exhibit: object) -> None:
    room = exhibit.room  # type: ignore[attr-defined]
    assert all(str(text).endswith("?") for text in catalogue(room)["question"].values())


def test_a_text_is_filled_and_says_what_it_lacks() -> None:
    assert Texts("sv")("page.exhibit", number=3) == "Figur 3"
    assert "page.exhibit" in Texts("sv")
    with pytest.raises(KeyError, match="number"):
        Texts("sv")("page.exhibit")
    with pytest.raises(KeyError, match=r"page\.none"):
        Texts("sv")("page.none")


def test_a_room_has_its_own_strings_beside_the_shared_ones(tmp_path: Path) -> None:
    room = written(tmp_path, {"fi": "Hei", "sv": "Hej", "en": "Hello"})
    text = Texts("sv", room)
    assert (text("greeting"), text("shared.year")) == ("Hej", "År")
    assert text("greeting").findings[0].kind == "own.greeting"
    assert "greeting" in text and "greeting" not in Texts("sv")


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("fi", "Kunta", "Kuntaryhmä · 4 kuntaa"),
        ("sv", "Kommun", "Kommungrupp · 4 kommuner"),
        ("en", "Municipality", "Group of 4 municipalities"),
    ],
)
def test_a_number_takes_the_form_of_its_language(language: Language, one: str, many: str) -> None:
    text = Texts(language)
    assert (text("brief.kind_group", n=1), text("brief.kind_group", n=4)) == (one, many)
    assert text("brief.kind_group", n=0) == many.replace("4", "0")


def test_forms_need_their_number() -> None:
    with pytest.raises(KeyError, match="n"):
        Texts("en")("brief.kind_group")


@pytest.mark.parametrize(
    ("strings", "message"),
    [
        ({"fi": "a", "sv": "b"}, "has fi, sv; every string needs fi, sv and en"),
        ({"fi": "a", "sv": "b", "en": "c", "de": "d"}, "has fi, sv, en, de; every string needs fi, sv and en"),
        (
            {"fi": "{n} kuntaa", "sv": "{n} kommuner", "en": "{count} municipalities"},
            "the placeholders differ between the languages",
        ),
        (
            {"fi": "{n} kuntaa", "sv": {"one": "{n} kommun"}, "en": "{n} municipalities"},
            "plural forms need `other` and the placeholder {n}",
        ),
        (
            {language: {"one": "one", "other": "more"} for language in LANGUAGES},
            "plural forms need `other` and the placeholder {n}",
        ),
        (
            {"fi": FORMS, "sv": FORMS, "en": {"one": "{n}", "other": "{n} of {all}"}},
            "the placeholders differ between the languages",
        ),
    ],
    ids=["missing-language", "another-language", "other-placeholders", "no-other", "no-number", "forms-differ"],
)
def test_a_string_that_is_not_whole_is_refused(tmp_path: Path, strings: dict[str, object], message: str) -> None:
    with pytest.raises(BadFile) as refused:
        catalogue(written(tmp_path, strings))
    assert str(refused.value) == f"own.yml, field greeting: {message}"


def test_whole_strings_are_read(tmp_path: Path) -> None:
    strings = {"fi": "Hei", "sv": "Hej", "en": "Hello"}
    assert catalogue(written(tmp_path, strings)) == {"greeting": strings}
    assert shared(tmp_path) == {"own.greeting": strings}


def test_forms_of_a_number_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, {"fi": "Kuntia: {n}", "sv": FORMS, "en": "Municipalities: {n}"})
    assert [Texts("sv", path)("greeting", n=n) for n in (1, 2)] == ["1 kommun", "2 kommuner"]
    assert Texts("fi", path)("greeting", n=1) == "Kuntia: 1"
