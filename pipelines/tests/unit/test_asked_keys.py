"""Every string is asked for by code, and every string that code asks for is there."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import lagesbild
from lagesbild.exhibits import Exhibit, declared
from lagesbild.language.texts import SHARED, catalogue, shared
from tests.asked_keys import ANY, any_of, code_of, helpers, missing, unused

PACKAGE = Path(lagesbild.__file__).parent
ROOMS = declared()
ONLY_A_FILE = re.compile(r"[a-z_]+\\\.\.\+").fullmatch
OF_ROWS = {"shared.observed", "shared.projected", "shared.calculated"}
"""Keys of which the last part is a value of data."""
ALSO_OF_DATA = ("warnings.", "shortcomings.", "receivers.")
"""So are those of warnings, a table (see ``test_imprint.py``), of shortcomings, a rule of the checks of pages (see
``test_seeded_defects.py``), and of receivers, one that asks for fields (see ``test_followup.py``)."""


def named_in(path: Path) -> Iterator[str]:
    """Shared keys that a file names, as patterns: ``file.key``, whole or put together."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".j2":
        yield from map(re.escape, named_in_template(source))
        return
    code = code_of(source)
    words = code.words.union(*(measure.words for measure in code.measures))
    for pattern in chain(code.patterns, code.made, map(re.escape, code.words)):
        # a file of strings and any key: one of the strings of the module that asks, or of a measure that it imports
        yield from (
            (pattern.removesuffix(ANY) + re.escape(word) for word in words) if ONLY_A_FILE(pattern) else [pattern]
        )
    # what only begins with a key is gone on with where it is used: brief.lead in brief.lead_population
    yield from (f"{re.escape(word)}_.+" for word in code.words if re.fullmatch(r"[a-z_]+\.[a-z_]+", word))


def named_in_template(source: str) -> Iterator[str]:
    """Keys that a template names: ``"page.print"``; ``"page." ~ key ~ "_text"`` with every key that it loops over."""
    yield from re.findall(r"[\"']([a-z_]+\.[\w+-]+)[\"']", source)
    for start, name, end in re.findall(r"[\"']([a-z_]+\.)[\"'] ~ (\w+)(?: ~ [\"'](\w+)[\"'])?", source):
        loops = re.findall(rf"for {name} in \(([^)]*)\)", source)
        yield from (start + word + end for loop in loops for word in re.findall(r"[\"'](\w+)[\"']", loop))


@pytest.mark.parametrize("exhibit", ROOMS, ids=lambda exhibit: exhibit.id)
def test_every_key_is_used(exhibit: Exhibit[Any, Any]) -> None:
    assert unused(exhibit.room, catalogue(exhibit.room)) == []


def test_every_shared_key_is_used() -> None:
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.j2")]
    named = {pattern for path in files for pattern in named_in(path)}
    of_files = "|".join(path.stem for path in SHARED.glob("*.yml"))
    asked = any_of(pattern for pattern in named if re.match(rf"({of_files})(\\?\.|\.\+)", pattern))
    unnamed = {key for key in shared() if not asked(key)}
    assert sorted(key for key in unnamed - OF_ROWS if not key.startswith(ALSO_OF_DATA)) == []


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_key_that_is_written_exists(path: Path) -> None:
    rooms = {exhibit.room: set(catalogue(exhibit.room)) for exhibit in ROOMS}
    helped = set().union(*(keys for room, keys in rooms.items() if path in helpers(room)))
    own = rooms.get(path.with_suffix(".yml"), helped or set.intersection(*rooms.values()))
    assert missing(path, [*own, *shared()]) == []


CODE = '''
"""A room. It names "quoted" only here."""

LINES = {"births": "own", "deaths": "second"}
STAGES = [("early", 0), ("late", 1)]


def words(found, say):
    text, way = say.text, direction(found.pct)
    names = [text(f"part_{key}") for key in LINES]
    roles = [text(f"role_{role}") for _, role in LINES.items()]
    stages = [say.text(stage) for stage, _ in STAGES]
    key = "many" if len(names) > 1 else "one"
    notes = (*say.notes("projection"), text(key, n=2), _note(say, "first"), _note(say, ending="last"))
    return say.present(title=text("title"), alt="alt", takeaway=_moved("past", way, say), notes=notes)


def _moved(key, way, say):
    return say.text(f"{key}_{way}")


def _note(say, ending="whole"):
    return say.text("note_" + ending)
'''
KEYS = [
    "question",
    "title",
    "alt",
    "past_up",
    "past_down",
    "one",
    "many",
    "note_first",
    "note_last",
    "note_whole",
    "part_births",
    "part_deaths",
    "role_own",
    "role_second",
    "early",
    "late",
]


def room(folder: Path, code: str = CODE) -> Path:
    (folder / "room.py").write_text(code, encoding="utf-8")
    return folder / "room.yml"


def test_keys_are_followed_to_where_they_are_written(tmp_path: Path) -> None:
    assert unused(room(tmp_path), KEYS) == []
    assert missing(tmp_path / "room.py", [*KEYS, "notes.projection"]) == []


@pytest.mark.parametrize(
    "key",
    ["title_of_nothing", "future_up", "past", "note_other", "part_natural", "role_third", "quoted", "births", "own"],
)
def test_a_key_that_nobody_asks_for_is_refused(tmp_path: Path, key: str) -> None:
    assert unused(room(tmp_path), [*KEYS, key]) == [key]


@pytest.mark.parametrize(
    ("key", "pattern"),
    [
        ("title", "title"),
        ("alt", "alt"),
        ("many", "many"),
        ("note_last", "note_last"),
        ("part_deaths", "part_deaths"),
        ("early", "early"),
        ("notes.projection", r"notes\.projection"),
    ],
)
def test_a_key_that_is_asked_for_and_not_written_is_refused(tmp_path: Path, key: str, pattern: str) -> None:
    room(tmp_path)
    kept = [each for each in (*KEYS, "notes.projection") if each != key]
    assert missing(tmp_path / "room.py", kept) == [pattern]


def test_a_pattern_needs_a_key_that_it_matches(tmp_path: Path) -> None:
    room(tmp_path)
    kept = [key for key in (*KEYS, "notes.projection") if not key.startswith("past")]
    assert missing(tmp_path / "room.py", kept) == ["past_.+"]


def test_a_key_that_comes_with_a_row_is_one_of_the_strings_of_the_module(tmp_path: Path) -> None:
    code = 'KINDS = ("observed", "projected")\n\n\ndef words(row, say):\n    return say.text(row.kind)\n'
    assert unused(room(tmp_path, code), ["observed", "projected", "calculated"]) == ["calculated"]


def test_a_key_that_comes_with_a_row_may_be_written_in_a_measure(tmp_path: Path) -> None:
    code = "from lagesbild.measures.today import Kind\n\n\ndef words(row, say):\n    return say.text(row.kind)\n"
    assert unused(room(tmp_path, code), ["observed", "projected", "calculated"]) == ["calculated"]


def test_a_key_may_be_asked_for_by_a_module_of_language_that_helps(tmp_path: Path) -> None:
    code = "from lagesbild.language.register import RegisterRatio\n"
    assert unused(room(tmp_path, code), ["rises", "falls", "turns"]) == ["turns"]


def test_a_name_that_is_bound_to_itself_has_an_end(tmp_path: Path) -> None:
    code = 'def words(key, say):\n    key = key or "one"\n    return _again(key, say)\n\n\n'
    code += "def _again(key, say):\n    return say.text(key) or _again(key, say)\n"
    assert unused(room(tmp_path, code), ["one", "two"]) == ["two"]
