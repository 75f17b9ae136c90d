"""The overview of all groups' measures: a page in each language, an internal and a public edition of it.

It counts what was decided, lists what is due and what stands in the way. Groups are in alphabetical order: no ranking.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from lagesbild.chosen import Measure, latest
from lagesbild.follow_up.form import CHOICES
from lagesbild.follow_up.overview import Line
from lagesbild.language import Context, alphabetical
from lagesbild.publish.environment import strict_environment
from lagesbild.publish.imprint import Said
from lagesbild.publish.pages import STATEMENT, asset_files, statement_page
from lagesbild.publish.shipped import LICENCES
from lagesbild.settings import LANGUAGES, Language

FILE: Final = "measures.html"
ASSETS: Final = ("icon.svg", "lagesbild.css", LICENCES)


class Cell(NamedTuple):
    """What stands in a cell; ``language`` is empty where it is that of the page."""

    words: str
    language: str = ""


class Table(NamedTuple):
    """A table with its title; the first cell of a row is its header. ``counts`` says that the others are numbers."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    counts: bool = False


def measures_files(lines: Sequence[Line], *, public: bool, day: str) -> dict[str, bytes]:
    """The pages of one edition and what they share, of a ``day`` (ISO): path → content."""
    files = {f"assets/{name}": content for name, content in asset_files().items() if name in ASSETS}
    for language in LANGUAGES:
        page = measures_page(lines, public=public, day=day, language=language)
        files[f"{language}/{FILE}"] = page.encode()
        statement = statement_page(language=language, standalone=True)
        files[f"{language}/{STATEMENT}"] = statement.encode()
    return files


def measures_page(lines: Sequence[Line], *, public: bool, day: str, language: Language) -> str:
    """The page in one language; the public edition is made of measures that may be shown, and has no notes."""
    say, edition = Context(language, 0), "public" if public else "internal"
    written = say.fmt.day(day)
    counted = {
        "measures": say.text("measures.count", n=len(lines)),
        "groups": say.text("measures.count_groups", n=len({line.group.code for line in lines})),
    }
    tables = [_states(lines, say), _listed(lines, say, public), _obstacles(lines, say)]
    if not public and (hindering := _hindering(lines, say)).rows:
        tables.append(hindering)
    return (
        strict_environment()
        .get_template("measures.html.j2")
        .render(
            lead=say.text("measures.lead", **counted, day=written),
            notice=say.text(f"measures.notice_{edition}"),
            tables=[table for table in tables if table.rows],
            imprint=Said(say.text("measures.compiled", day=written), "", "", "", "", ""),
            text=say.text,
            language=language,
            file=FILE,
            assets="../assets",
            standalone=True,
            translated=True,
        )
    )


def _codes(kind: str) -> list[str]:
    """The codes of one kind of choice, in the order of the form."""
    return [key.removeprefix(f"{kind}_") for key, each in CHOICES.items() if each == kind]


def _states(lines: Sequence[Line], say: Context) -> Table:
    """How many measures of each theme are in each state."""
    states = _codes("state")
    counted = Counter((line.measure.theme, line.measure.state) for line in lines)
    themes = [theme for theme in _codes("theme") if any(counted[theme, state] for state in states)]
    rows = [(say.text(f"form.theme_{theme}"), [counted[theme, state] for state in states]) for theme in themes]
    rows.append((say.text("measures.all"), [sum(numbers) for numbers in zip(*(row[1] for row in rows), strict=True)]))
    all_states, named = say.text("measures.all"), [say.text(f"form.state_{state}") for state in states]
    return Table(
        say.text("measures.states"),
        say.text("measures.states_about"),
        (say.text("form.field_theme"), *named, all_states),
        tuple(_row(name, *(say.fmt.integer(number) for number in (*numbers, sum(numbers)))) for name, numbers in rows),
        counts=True,
    )


def _listed(lines: Sequence[Line], say: Context, public: bool) -> Table:
    """Every measure; inside the office those that are due first come first."""
    by_group = sorted(lines, key=lambda line: alphabetical(line.group.names[say.language], say.language))
    ordered = by_group if public else sorted(by_group, key=lambda line: (not line.due, line.due))
    keys = ("measure", "group", "theme", "state", "reviewed", *(() if public else ("due",)))
    return Table(
        say.text("measures.listed"),
        "" if public else say.text("measures.due_about"),
        tuple(say.text(f"measures.column_{key}") for key in keys),
        tuple(tuple(_told(line, say).values())[: len(keys)] for line in ordered),
    )


def _told(line: Line, say: Context) -> Mapping[str, Cell]:
    measure = line.measure
    due = say.fmt.day(line.due) if line.due else say.text("measures.ended")
    return {
        "measure": _own_words(line.in_words_of(say.language), "measure", say),
        "group": Cell(line.group.names[say.language]),
        "theme": Cell(say.text(f"form.theme_{measure.theme}")),
        "state": Cell(say.text(f"form.state_{measure.state}")),
        "reviewed": Cell(say.fmt.day(measure.reviewed)),
        "due": Cell(say.text("measures.overdue", day=due) if line.is_overdue else due),
    }


def _obstacles(lines: Sequence[Line], say: Context) -> Table:
    """What stands in the way of how many measures, of which themes and in which groups."""
    rows = []
    for code in _codes("obstacle"):
        met = [line for line in lines if code in line.measure.obstacle_codes]
        themes = [theme for theme in _codes("theme") if theme in {line.measure.theme for line in met}]
        names = {line.group.names[say.language] for line in met}
        groups = sorted(names, key=lambda name: alphabetical(name, say.language))
        told = (", ".join(say.text(f"form.theme_{theme}") for theme in themes), ", ".join(groups))
        if met:
            rows.append(_row(say.text(f"form.obstacle_{code}"), say.text("measures.count", n=len(met)), *told))
    keys = ("obstacle", "measures", "themes", "groups")
    columns = tuple(say.text(f"measures.column_{key}") for key in keys)
    return Table(say.text("measures.obstacles"), say.text("measures.obstacles_about"), columns, tuple(rows))


def _hindering(lines: Sequence[Line], say: Context) -> Table:
    """What groups wrote last of what stands in the way."""
    keys = ("measure", "group", "noted", "hinders")
    columns = tuple(say.text(f"measures.column_{key}") for key in keys)
    return Table(say.text("measures.hindering"), "", columns, tuple(_hindered(lines, say)))


def _hindered(lines: Sequence[Line], say: Context) -> Iterator[tuple[Cell, ...]]:
    for line in lines:
        if note := latest(line.measure, "hinders"):
            group, day = line.group.names[say.language], say.fmt.day(note.day)
            measure = _own_words(line.in_words_of(say.language), "measure", say)
            text = _own_words(line.measure._replace(notes=note.text), "notes", say)
            yield measure, Cell(group), Cell(day), text


def _own_words(measure: Measure, field: str, say: Context) -> Cell:
    """What a group wrote in a field, in its language."""
    return Cell(getattr(measure, field), "" if measure.language == say.language else measure.language)


def _row(*words: str) -> tuple[Cell, ...]:
    return tuple(map(Cell, words))
