"""What changed since an earlier brief, in words: one line for the brief itself, and a page of its own."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from lagesbild.language import Context, Numbers
from lagesbild.publish.environment import strict_environment
from lagesbild.publish.since.compare import KINDS, Change, Since, compare_records
from lagesbild.publish.since.record import AreaRecord
from lagesbild.settings import Language

FILE_END: Final = "-since.html"
Json = Mapping[str, Any]


class Row(NamedTuple):
    """One row of a table: what it is of, then, now, and what kind of change it is."""

    name: str
    then: str
    now: str
    what: str


class Told(NamedTuple):
    """What a page of changes says; all strings are ready to read.

    ``counts`` are sentences, ``touched``, ``chosen`` and ``left`` core messages, ``figures`` and ``sentences`` rows.
    """

    line: str
    counts: tuple[str, ...]
    touched: tuple[str, ...]
    chosen: tuple[str, ...]
    left: tuple[str, ...]
    figures: tuple[Row, ...]
    sentences: tuple[Row, ...]


def since_file(file: str) -> str:
    """Return the name of the page of changes of a brief: ``kopa-jarviseutu-since.html``."""
    return f"{file.removesuffix('.html')}{FILE_END}"


def told(then: AreaRecord, now: AreaRecord, *, day: str, language: Language) -> Told:
    """Say what changed since the brief of a ``day`` (ISO)."""
    found, say = compare_records(then, now), Context(language, 0)
    return Told(
        line=_line(found, Numbers(language).day(day), say),
        counts=tuple(_counts(found, say)),
        touched=tuple(now.takeaways[each] for each in found.touched),
        chosen=tuple(now.takeaways[each] for each in found.messages if each not in found.earlier_messages),
        left=tuple(then.takeaways[each] for each in found.earlier_messages if each not in found.messages),
        figures=tuple(_figure(change, then, now, say) for change in found.changes),
        sentences=tuple(_sentences(found, then, now, say)),
    )


def since_page(words: Told, *, title: str, file: str, language: Language, **given: object) -> str:
    """Return the page of changes; ``title`` is that of the brief, ``file`` its name."""
    return (
        strict_environment()
        .get_template("since.html.j2")
        .render(
            words=words,
            title=title,
            brief=file,
            text=Context(language, 0).text,
            language=language,
            file=since_file(file),
            **given,
        )
    )


def _line(found: Since, day: str, say: Context) -> str:
    if found.is_empty:
        return say.text("since.same", day=day)
    if not found.changes:
        return say.text("since.said_otherwise", day=day)
    return say.text("since.changed", n=len(found.changes), day=day)


def _counts(found: Since, say: Context) -> Iterator[str]:
    for kind in KINDS:
        if number := found.count(kind):
            yield say.text(f"since.count_{kind}", n=number)
    if found.changes:
        yield say.text("since.unchanged", n=found.unchanged)


def _figure(change: Change, then: AreaRecord, now: AreaRecord, say: Context) -> Row:
    name = now.names.get(change.key) or then.names[change.key]
    return Row(name, _cell(change.then, say), _cell(change.now, say), say.text(f"since.kind_{change.kind}"))


def _cell(fact: Json | None, say: Context) -> str:
    """``1 124 (2024)``, or that it was not shown."""
    if fact is None:
        return say.text("since.none")
    return say.text("since.of_period", value=_value(fact, say.fmt), period=_period(fact, say))


def _value(fact: Json, fmt: Numbers) -> str:
    is_percent, decimals = fact["unit"] == "pct", fact["decimals"]
    if fact["at_most"] is not None:
        between = fmt.percent_between if is_percent else fmt.between
        return between(fact["value"], fact["at_most"], decimals)
    return fmt.percent(fact["value"], decimals) if is_percent else fmt.decimal(fact["value"], decimals)


def _period(fact: Json, say: Context) -> str:
    if fact["month"]:
        return say.fmt.month(date(fact["year"], fact["month"], 1).strftime("%Y-%m"))
    return str(fact["year"]) if fact["kind"] == "observed" else say.text("since.projected", year=fact["year"])


def _sentences(found: Since, then: AreaRecord, now: AreaRecord, say: Context) -> Iterator[Row]:
    for key, exhibits in (("found", found.found_otherwise), ("reworded", found.reworded)):
        for each in exhibits:
            yield Row(now.questions[each], then.takeaways[each], now.takeaways[each], say.text(f"since.{key}"))
