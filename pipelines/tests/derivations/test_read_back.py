"""Every sentence of briefs and overview is read back, in three languages; what says too much or too little is refused.

The pages are made in this process. All templates are held against themselves: the same in every language.
"""

from pathlib import Path

import pytest
import yaml

from lagesbild.exhibits import declared
from lagesbild.language import Context, Finding, Magnitude, Numbers, Sentence, Texts, join
from lagesbild.language.texts import SHARED
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store
from tests.derivations.case import Case
from tests.derivations.judge import of_brief
from tests.derivations.raw import Raw
from tests.derivations.read_back import Templates, all_template_problems, problems, template_problems
from tests.derivations.signs import numbers_in
from tests.in_process import Page, brief_of, overview_of, parts_of, said_by

ROOMS = [exhibit.room for exhibit in declared()]
TEMPLATES = {language: Templates(language, ROOMS) for language in LANGUAGES}
SAMPLE = [
    ("kopa-jarviseutu", 2040),
    ("kopa-suupohja", 2035),
    ("vpk-tuusula", 2040),
    ("vpk-riihimaki", 2035),
    ("005", 2040),
    ("588", 2035),
    ("KU478", 2040),
    ("MK06", 2045),
    ("MK21", 2030),
    ("SSS", 2040),
]


def refused_of(page: Page, language: Language) -> list[str]:
    """What is not found in any sentence of a page, and what has a number and is no sentence; years alone are none."""
    said = list(said_by(page))
    assert len(said) > 100
    plain = [(where, text) for where, text in said if not isinstance(text, Sentence) and not text.isdecimal()]
    read = [(where, text) for where, text in said if isinstance(text, Sentence)]
    refused = [f"{where}: {text} is not made of a template" for where, text in plain if numbers_in(text, language)]
    return refused + [f"{where}: {each}" for where, text in read for each in problems(text, TEMPLATES[language])]


@pytest.mark.slow
@pytest.mark.parametrize(("area", "horizon"), SAMPLE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_a_brief_is_read_back_and_derived(
    store: Store, built_home: Project, area: str, horizon: int, language: Language
) -> None:
    page = brief_of(store, built_home, area, language=language, horizon=horizon)
    assert refused_of(page, language) == []
    with Raw(built_home.root / "data", store.query) as raw:
        assert of_brief(Case(raw, raw.place(area), language, horizon), parts_of(page)) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_overview_is_read_back(store: Store, built_home: Project, language: Language) -> None:
    for horizon in (2035, 2040):
        page = overview_of(store, built_home, "pilot-groups", language=language, horizon=horizon)
        assert refused_of(page, language) == []


def test_every_template_says_the_same_in_its_languages() -> None:
    assert all_template_problems([*sorted(SHARED.glob("*.yml")), *ROOMS]) == []


# ---- what is refused


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A room with a few strings."""
    strings = {
        "takeaway": {
            "fi": "Väkiluku on {now} vuonna {year}.",
            "sv": "Folkmängden är {now} år {year}.",
            "en": "The population is {now} in {year}.",
        },
        "past_down": {"fi": "Väheni {pct}.", "sv": "Minskade {pct}.", "en": "It fell by {pct}."},
        "past_up": {"fi": "Väheni {pct}.", "sv": "Ökade {pct}.", "en": "It rose by {pct}."},
        "moved_up": {"fi": "Siirretty.", "sv": "Flyttade.", "en": "Moved up."},
        "change": {"fi": "Se kasvaa {pct}.", "sv": "Den ökar {pct}.", "en": "It grows by {pct}."},
        "then": {"fi": "Se laskee: {now}, {then}.", "sv": "Sjunker: {now}, {then}.", "en": "It falls: {now}, {then}."},
        "size": {
            "fi": "{Share} lapsista: {fewer} vähemmän.",
            "sv": "{Share} av barnen: {fewer} färre.",
            "en": "{Share} of the children: {fewer} fewer.",
        },
        "how": {"fi": "Määrä {how}.", "sv": "Antalet {how}.", "en": "The number {how}."},
        "twice": {"fi": "{what} – {what}", "sv": "{what} – {what}", "en": "{what} – {what}"},
        "places": {
            "fi": {"one": "{n} kunta", "other": "{n} kuntaa"},
            "sv": {"one": "{n} kommun", "other": "{n} kommuner"},
            "en": {"one": "one municipality", "other": "{n} municipalities"},
        },
    }
    path = tmp_path / "room.yml"
    path.write_text(yaml.safe_dump(strings, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def read(room: Path, language: Language, key: str, **values: object) -> list[str]:
    """The problems of one sentence of the room, as it is made."""
    return problems(Texts(language, room)(key, **values), Templates(language, [room]))


def altered(room: Path, language: Language, right: str, wrong: str) -> list[str]:
    """The problems of the room's takeaway after a change of its words alone."""
    made = Texts(language, room)("takeaway", now=Numbers(language).integer(16507), year=2025)
    assert right in made
    return problems(Sentence(made.replace(right, wrong), made.findings), Templates(language, [room]))


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("fi", "16\N{NO-BREAK SPACE}507", "16\N{NO-BREAK SPACE}508"),  # number
        ("fi", "16\N{NO-BREAK SPACE}507", "−16\N{NO-BREAK SPACE}507"),  # sign
        ("fi", "16\N{NO-BREAK SPACE}507", "16507"),  # grouping
        ("fi", "16\N{NO-BREAK SPACE}507", "16 507"),  # a line may break there
        ("fi", "2025", "2024"),  # year
        ("sv", "16\N{NO-BREAK SPACE}507", "16,507"),  # grouping of another language
        ("sv", " år 2025", ""),  # left out
        ("sv", "2025.", "2025 och 12 till."),  # added
        ("en", "16,507", "16\N{NO-BREAK SPACE}507"),
        ("en", "16,507", "16,507.5"),
        ("en", "2025", "2025 and 2025"),
    ],
)
def test_a_number_that_was_not_found_is_refused(room: Path, language: Language, right: str, wrong: str) -> None:
    assert altered(room, language, right, right) == []
    assert altered(room, language, right, wrong) != []


def test_what_is_refused_is_said(room: Path) -> None:
    assert altered(room, "en", "16,507", "16,508") == [
        "The population is 16,508 in 2025.: 16508 is in the words and no finding",
        "The population is 16,508 in 2025.: 16507 is found and not in the words",
    ]
    assert "The population is 16507 in 2025.: 16507 is written without groups" in altered(room, "en", ",", "")


def test_a_percent_sign_stands_behind_a_space_that_does_not_break(room: Path) -> None:
    made = Texts("sv", room)("past_down", pct=Numbers("sv").change_percent(-16.4))
    assert problems(made, Templates("sv", [room])) == []
    wrong = Sentence(made.replace("\N{NO-BREAK SPACE}", " "), made.findings)
    assert problems(wrong, Templates("sv", [room])) == ["Minskade −16,4 %.: 4 % may break"]


@pytest.mark.parametrize("written", ["25,6", "25.6"])
def test_numbers_are_read_by_the_signs_of_their_language(written: str) -> None:
    assert [str(each) for each in numbers_in(written, "fi")] == (["25.6"] if "," in written else ["25", "6"])
    assert [str(each) for each in numbers_in("−2,825, 7–12 and +0.5%", "en")] == ["-2825", "7", "12", "0.5"]
    assert [str(each) for each in numbers_in("12\N{NO-BREAK SPACE}345,6 (-3)", "sv")] == ["12345.6", "3"]


def test_a_direction_that_its_kind_denies_is_refused(room: Path) -> None:
    for language in LANGUAGES:
        assert read(room, language, "past_down", pct=Numbers(language).change_percent(-1.5)) == []
    assert read(room, "sv", "past_up", pct=Numbers("sv").change_percent(1.5)) == []
    (refused,) = read(room, "fi", "past_up", pct=Numbers("fi").change_percent(1.5))
    assert refused.endswith(": room.past_up says down")
    assert read(room, "en", "moved_up") == []  # there is no moved_down: no direction


def test_a_direction_against_the_sign_is_refused(room: Path) -> None:
    assert read(room, "en", "change", pct=Numbers("en").change_percent(2.5)) == []
    assert read(room, "en", "change", pct=Numbers("en").change_percent(-2.5)) == [
        "It grows by −2.5%.: room.change says up of -2.5"
    ]
    fmt = Numbers("sv")
    assert read(room, "sv", "then", now=fmt.integer(5), then=fmt.integer(4)) == []
    assert read(room, "sv", "then", now=fmt.integer(4), then=fmt.integer(5)) == [
        "Sjunker: 4, 5.: room.then says down of +1"
    ]


def test_findings_of_other_rooms_and_what_is_said_twice_are_read(room: Path) -> None:
    inner = Texts("sv", room)("takeaway", now=Numbers("sv").integer(3), year=2025)
    outer = Texts("sv")("shared.year_of_kind", year=2040, kind=join(" ", [inner, "x"]))
    assert problems(outer, Templates("sv", [room])) == []
    assert read(room, "sv", "twice", what=inner) == []
    once = Sentence(str(inner), Texts("sv", room)("twice", what=inner).findings)
    assert problems(once, Templates("sv", [room])) == [
        f"{inner}: 3 is found and not in the words",
        f"{inner}: 2025 is found and not in the words",
    ]
    assert read(room, "en", "places", n=1) == []  # the form has no number, as its language writes none


def test_words_that_were_glued_lose_what_they_report(room: Path) -> None:
    glued = Sentence("Hela 2040. Folkmängden är 3 år 2025.", [Finding("room.moved_up", {})])
    assert len(problems(glued, Templates("sv", [room]))) == 3


# ---- words for a size


def sized(room: Path, language: Language, share: float, fewer: float) -> Sentence:
    say = Context(language, 2040, room)
    return say.text("size", share=say.magnitude.share(share), fewer=say.magnitude.than(fewer))


def test_words_for_a_size_are_read_back(room: Path) -> None:
    made = [sized(room, language, 47.3, -33.4) for language in LANGUAGES]
    assert made == [
        "Lähes puolet lapsista: kolmanneksen vähemmän.",
        "Nästan hälften av barnen: en tredjedel färre.",
        "Nearly half of the children: a third fewer.",
    ]
    for language, sentence in zip(LANGUAGES, made, strict=True):
        assert problems(sentence, Templates(language, [room])) == []
        assert problems(sized(room, language, 41.6, -2.4), Templates(language, [room])) == []


@pytest.mark.parametrize(
    ("right", "wrong", "refused"),
    [
        ("a third", "a quarter", ["a quarter is in the words and no finding", "a third is found and not in the words"]),
        ("Nearly half", "Half", ["half is in the words and no finding", "nearly half is found and not in the words"]),
        ("a third fewer", "fewer", ["a third is found and not in the words"]),
        ("fewer", "fewer, just over a tenth", ["just over a tenth is in the words and no finding"]),
    ],
)
def test_a_word_for_a_size_that_was_not_found_is_refused(
    room: Path, right: str, wrong: str, refused: list[str]
) -> None:
    made = sized(room, "en", 47.3, -33.4)
    assert right in made
    changed = Sentence(made.replace(right, wrong), made.findings)
    assert problems(changed, Templates("en", [room])) == [f"{changed}: {each}" for each in refused]


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("fi", "lähes puolet", 50.0),
        ("fi", "lähes puolet", 44.9),
        ("sv", "en tredjedel", -33.2),
        ("en", "a third", 34.3),
        ("en", "falls by a third", 33.5),  # direction
        ("en", "falls by a third", -32.0),
        ("en", "doubles", -100.0),
        ("en", "doubles", 99.9),
        ("en", "hardly changes", 1.0),
        ("en", "grows by 4%", 3.4),
        ("en", "falls by nearly half", -50.0),
        ("en", "nearly all of it", 97.0),  # no words of the table
    ],
)
def test_a_word_that_its_number_does_not_lie_in_is_refused(
    room: Path, language: Language, words: str, value: float
) -> None:
    how = Magnitude(words, value, Numbers(language).change_percent(value).pattern)
    made = Texts(language, room)("how", how=how)
    assert problems(made, Templates(language, [room]))[-1] == f"{made}: {words} is said of {how.value}"


@pytest.mark.parametrize(
    ("words", "value", "is_true"),
    [
        ("46%", -46.1, True),
        ("46%", -46.6, False),
        ("20%", 20.4, True),
        ("29.5%", 29.5, True),
        ("30%", 29.5, False),
        ("29.5%", 29.4, False),
        ("falls by 46%", -46.1, True),
        ("falls by 46%", 46.1, False),
        ("falls by 48%", -46.1, False),
        ("nearly 46%", -46.1, False),
    ],
)
def test_a_percentage_may_stand_for_a_word_where_it_is_the_numbers(
    room: Path, words: str, value: float, is_true: bool
) -> None:
    made = Texts("en", room)("how", how=Magnitude(words, value, Numbers("en").change_percent(value).pattern))
    assert (problems(made, Templates("en", [room])) == []) is is_true


@pytest.mark.parametrize(
    ("words", "value", "is_true"),
    [
        ("about 1,300", 1344, True),
        ("about 1,400", 1350, True),
        ("about 1,400", 1349, False),
        ("about 1,340", 1344, False),
        ("1,300", 1344, False),
        ("1,300", 1300, True),
        ("about 1,300", 1300, False),
        ("about 500", -496, True),
        ("97", 97, True),
        ("about 100", 97, False),
    ],
)
def test_about_is_two_digits(room: Path, words: str, value: int, is_true: bool) -> None:
    made = Texts("en", room)("how", how=Magnitude(words, value, "#,##0"))
    assert (problems(made, Templates("en", [room])) == []) is is_true


def test_a_word_for_a_size_in_a_template_is_refused() -> None:
    small = {language: f"{text} ({half})" for (language, text), half in zip(SAME.items(), HALVES, strict=True)}
    assert template_problems({language: text.lower() for language, text in small.items()}) == {
        "sizes": "fi lähes puolet; sv nästan hälften; en nearly half"
    }


HALVES = ("lähes puolet", "nästan hälften", "nearly half")
SAME: dict[Language, str] = {
    "fi": "Väheni {base}–{horizon}, vähintään 10 (alakoulu), 31.12.",
    "sv": "Minskade {base}–{horizon}, minst 10 (årskurs 1–6), 31.12",
    "en": "Fell {base}–{horizon}, at least 10 (grades 1–6), 31 December",
}


def test_a_template_that_says_the_same_passes() -> None:
    small = {language: text.lower() for language, text in SAME.items()}
    assert template_problems(small) == {}
    forms = {language: {"one": text, "other": text} for language, text in small.items()}
    assert template_problems(forms) == {}


@pytest.mark.parametrize(
    ("language", "right", "wrong", "refused"),
    [
        ("fi", "10", "11", {"numbers": "fi 11 31; sv 10 31; en 10 31"}),
        ("sv", "årskurs 1–6", "årskurs 1–5", {"numbers": "fi 10 31; sv 1 5 10 31; en 10 31"}),
        ("en", "31 december", "30 december", {"numbers": "fi 10 31; sv 10 31; en 10 30"}),
        ("fi", "väheni", "kasvoi", {"ways": "fi at_least up; sv at_least down; en at_least down"}),
        ("sv", "minst", "högst", {"ways": "fi at_least down; sv at_most down; en at_least down"}),
        ("en", "fell ", "", {"ways": "fi at_least down; sv at_least down; en at_least"}),
        (
            "en",
            "{base}–{horizon}",
            "{horizon}–{base}",
            {"order": "fi base horizon; sv base horizon; en horizon base"},
        ),
        (
            "sv",
            "{base}–{horizon}",
            "{base}–{base}",
            {"order": "fi base horizon; sv base base; en base horizon", "twice": "base"},
        ),
    ],
)
def test_a_template_that_says_another_thing_in_one_language_is_refused(
    language: Language, right: str, wrong: str, refused: dict[str, str]
) -> None:
    small = {each: text.lower() for each, text in SAME.items()}
    assert right in small[language]
    assert template_problems(small | {language: small[language].replace(right, wrong)}) == refused


def test_a_year_in_a_template_is_refused() -> None:
    dated = {language: text.lower().replace("{horizon}", "2040") for language, text in SAME.items()}
    assert template_problems(dated) == {"year": "2040, 2040, 2040"}


def test_a_value_that_takes_the_place_of_another_is_refused() -> None:
    wrong = {language: text.lower().replace("{horizon}", "{base}") for language, text in SAME.items()}
    assert template_problems(wrong) == {"twice": "base"}


def test_what_is_listed_must_be_so(room: Path) -> None:
    refused = all_template_problems([room])
    assert "room.past_up: ways fi down; sv up; en up" in refused
    assert "births_and_migration.pupils_all: order is listed, but not so" in refused
