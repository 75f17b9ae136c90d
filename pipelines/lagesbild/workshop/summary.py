"""The summary of a workshop: what the tables agree on, where they differ, what they know, ask and chose."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import date
from pathlib import Path
from typing import Final, Literal, NamedTuple

from lagesbild.files import write_atomic
from lagesbild.language import Context
from lagesbild.publish.imprint import Said
from lagesbild.publish.kit_files import STYLE
from lagesbild.publish.leaks import refuse_leaks, secrets_of
from lagesbild.publish.measures_page import ASSETS
from lagesbild.publish.pages import STATEMENT, asset_files, statement_page
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.workshop.answers import Answers
from lagesbild.workshop.collect import Table, tables_of
from lagesbild.workshop.environment import asset, workshop_environment
from lagesbild.workshop.pages import LEVELS
from lagesbild.workshop.record import Judged, Kit, exhibit_of

FILE: Final = "collected.html"
Verdict = Literal["agreed", "differ", "doubted", "unjudged"]
VERDICTS: Final[tuple[Verdict, ...]] = ("agreed", "differ", "doubted", "unjudged")
FOR: Final = frozenset({"fully", "mostly"})
AGAINST: Final = frozenset({"partly", "not"})


class Heard(NamedTuple):
    """A finding, how many tables chose each level, and what follows of it."""

    observation: Judged
    counts: tuple[int, ...]
    verdict: Verdict


class Words(NamedTuple):
    """What a table wrote: about what, if anything, its words; ``language`` is empty where it is that of the page."""

    table: str
    about: str
    text: str
    language: str


class Part(NamedTuple):
    """One part of the summary: its title, what the words are about, if about anything, and what the tables wrote."""

    title: str
    about: str
    words: tuple[Words, ...]


def write_summaries(project: Project, kits: Iterable[Kit], *, today: date) -> list[Path]:
    """Write the summary of each kit in every language that it was made in; a file that is the same already stays.

    Raises:
        BadFile: answers that are kept cannot be read.
        LeakFound: a page holds what only this machine should know.
    """
    return [page for kit in kits for page in _written(project, kit, tables_of(project, kit, today=today))]


def _written(project: Project, kit: Kit, tables: Sequence[Table]) -> Iterator[Path]:
    folder = project.reports / "workshop" / kit.group.lower() / f"collected-{kit.id}"
    files = summary_files(kit, [table.answers for table in tables])
    refuse_leaks(files, secrets_of(project))
    for path, content in files.items():
        place = folder / path
        if not place.exists() or place.read_bytes() != content:
            write_atomic(place, content)
        if place.name == FILE:
            yield place


def summary_files(kit: Kit, tables: Sequence[Answers]) -> dict[str, bytes]:
    """The pages of a kit and what they share: path → content."""
    files = {f"assets/{name}": content for name, content in asset_files().items() if name in ASSETS}
    files[f"assets/{STYLE}"] = asset(STYLE).encode()
    for language in kit.words:
        files[f"{language}/{STATEMENT}"] = statement_page(language=language, standalone=True).encode()
        files[f"{language}/{FILE}"] = summary_page(kit, tables, language=language).encode()
    return files


def summary_page(kit: Kit, tables: Sequence[Answers], *, language: Language) -> str:
    """The summary in one language; what the tables wrote stays in theirs."""
    say = Context(language, 0)
    heard = [_heard(each, tables) for each in kit.words[language].judged]
    day = say.fmt.day(max(table.day for table in tables))
    return (
        workshop_environment()
        .get_template("collected.html.j2")
        .render(
            text=say.text,
            language=language,
            area=kit.names[language],
            lead=say.text("collected.lead", n=len(tables), day=day),
            verdicts=_verdicts(heard, say),
            levels=[say.text(f"workshop_form.level_{level}") for level in LEVELS],
            heard=[(each.observation, [say.fmt.integer(count) for count in each.counts]) for each in heard],
            parts=list(_parts(kit, tables, say)),
            imprint=Said(say.text("workshop.kit", id=kit.id), "", "", "", "", ""),
            file=FILE,
            assets="../assets",
            standalone=True,
            translated=set(kit.words) == set(LANGUAGES),
        )
    )


def _heard(observation: Judged, tables: Sequence[Answers]) -> Heard:
    given = [table.agreement[observation.exhibit].level for table in tables if observation.exhibit in table.agreement]
    counted = Counter(given)
    said = {level for level in given if level in FOR | AGAINST}
    return Heard(observation, tuple(counted[level] for level in LEVELS), _verdict(said))


def _verdict(said: Set[str]) -> Verdict:
    """All for it, all against it, or both; tables that cannot say do not count."""
    if not said:
        return "unjudged"
    if said <= FOR:
        return "agreed"
    return "doubted" if said <= AGAINST else "differ"


def _verdicts(heard: Sequence[Heard], say: Context) -> list[tuple[str, list[Judged]]]:
    """The findings of each verdict, under its title."""
    listed = [(verdict, [each.observation for each in heard if each.verdict == verdict]) for verdict in VERDICTS]
    return [(say.text(f"collected.{verdict}"), found) for verdict, found in listed if found]


def _parts(kit: Kit, tables: Sequence[Answers], say: Context) -> Iterator[Part]:
    """What the tables wrote, part by part; one of which nobody wrote anything says so."""
    about = {"comments": say.text("collected.observation"), "measures": say.text("collected.column_rests_on")}
    wrote: dict[str, Callable[[Answers], Iterable[tuple[str, str]]]] = {
        "comments": lambda table: _comments(kit, table, say),
        "knowledge": lambda table: (("", line) for line in table.knowledge),
        "meaning": lambda table: (("", line) for line in table.meaning),
        "questions": lambda table: (("", line) for line in table.questions),
        "measures": lambda table: _measures(kit, table, say),
    }
    for name, of in wrote.items():
        words = [_words(table, *each, say) for table in tables for each in of(table)]
        yield Part(say.text(f"collected.{name}"), about.get(name, ""), tuple(words))


def _words(table: Answers, about: str, text: str, say: Context) -> Words:
    return Words(table.table, about, text, "" if table.language == say.language else table.language)


def _comments(kit: Kit, table: Answers, say: Context) -> Iterator[tuple[str, str]]:
    said = {each.exhibit: each for each in kit.words[say.language].judged}
    for exhibit, agreement in table.agreement.items():
        if agreement.comment:
            yield said[exhibit].text, agreement.comment


def _measures(kit: Kit, table: Answers, say: Context) -> Iterator[tuple[str, str]]:
    """Each measure with the finding and the figure that it rests on."""
    words = kit.words[say.language]
    said = {each.exhibit: each for each in words.headlines}
    figures = {choice.code: choice.words for choice in words.figures}
    for measure in table.measures:
        headline = said[exhibit_of(measure.fact_key)]
        rests_on = {"number": headline.number, "observation": headline.text, "figure": figures[measure.fact_key]}
        yield say.text("collected.rests_on", **rests_on), measure.measure
