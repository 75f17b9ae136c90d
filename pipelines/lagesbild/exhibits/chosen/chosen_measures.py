"""What a group decided to do, and what has become of its figures: then, now, and what was projected."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.chosen import Chosen, Followed
from lagesbild.exhibits import MEASURES, Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import NOTHING, AreaContext, Column, Context, Presented, Sentence, join, table
from lagesbild.measures.facts import DECIMALS, Unit
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Store

OWN: Final = "own_figure"
TEXTS: Final = ("measure", "aim", "responsible")
TIMES: Final = (
    *("value_then", "time_then", "value_now", "time_now", "change_pct"),
    *("projected_then", "projected_now", "projected_year", "projected_pct"),
)
HEADER: Final = ("measure", "figure", "then", "now", "projected", "news", "state", "aim", "responsible")
LONGEST_NAME: Final = 60
"""Letters of a measure's name at its bar; the table has all of it."""
BIDIRECTIONAL: Final = {"R", "AL", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}
ISOLATED: Final = "\N{FIRST STRONG ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"


class Row(NamedTuple):
    """One figure of one measure, then and now; names are those of the figure, ``news`` what is new, by spaces.

    Of the group's own figure ``unit`` is missing and ``own_unit`` in the group's words; else it is the other way round.
    """

    measure_id: str
    measure: str
    aim: str
    responsible: str
    state: str
    language: Language
    column: str
    name_fi: str
    name_sv: str
    name_en: str
    unit: Unit | None
    own_unit: str
    value_then: float
    time_then: str
    kind_then: str
    value_now: float | None
    at_most_now: float | None
    time_now: str
    kind_now: str
    projected_then: float | None
    projected_now: float | None
    projected_year: float | None
    change_pct: float | None
    projected_pct: float | None
    news: str


class Whose(NamedTuple):
    """Whether the measures are the example that ships."""

    is_example: bool


def answer(store: Store, *, chosen: Chosen) -> Answer[Whose]:
    """One row per figure of each public measure, in the order of the register; no rows where there is no measure."""
    rows = pd.DataFrame([_row(each, chosen) for each in chosen.followed], columns=list(Row._fields))
    sources = frozenset(source for each in chosen.followed if each.fact for source in each.fact.sources)
    return Answer.of(rows, Whose(chosen.is_example), sources=sources)


def _row(each: Followed, chosen: Chosen) -> dict[str, object]:
    measure, fact = each.measure, each.fact
    names = (measure.own_figure,) * len(LANGUAGES) if each.column == OWN else chosen.names[measure.keys[each.column]]
    told = {name: getattr(measure, name) for name in ("measure_id", *TEXTS, "state", "language", "own_unit")}
    told |= {f"name_{language}": name for language, name in zip(LANGUAGES, names, strict=True)}
    told |= {name: getattr(each, name) for name in ("column", "unit", *TIMES)}
    kinds = {"kind_then": measure.kind_then if each.column == "fact_key" else "", "kind_now": fact.kind if fact else ""}
    return told | kinds | {"at_most_now": fact.at_most if fact else None, "news": " ".join(each.news)}


def words(found: Answer[Whose], say: AreaContext) -> Presented:
    """Two bars per figure: its change since the choice, and what the projection of that time said; all in the table.

    There is no weight: statistics of an area are not a measure's effect, which the reading says.
    """
    text, rows = say.text, found.typed(Row)
    counted = [row for row in rows if row.column != OWN]
    header = [Column(name, numeric=False) for name in labels(say).values()]
    example = [text("example")] if found.facts.is_example else []
    reading = join(" ", [*example, no_effect(say)])
    written = table(tuple(header), [row_cells(row, say) for row in rows])
    title = text("title", in_area=say.in_area)
    if not (marks := list(_bars(counted, say))):  # figures that are gone, or that were nothing
        return Presented(title, takeaway="", reason=text("no_figures"), table=written, reading=reading)
    return say.present(
        title=title,
        takeaway=_takeaway(counted, say),
        alt="alt",
        reading=reading,
        notes=(text("note_then"), text("note_revised")),
        table=written,
        marks=marks,
        value_title=text("axis"),
        changes=True,
        remarks=tuple(example),
    )


def _takeaway(rows: Sequence[Row], say: AreaContext) -> Sentence:
    """How many of the figures have changed since their measure was chosen."""
    changed = sum(row.news != "unchanged" for row in rows)
    if not changed:
        return say.text("unchanged")
    if len(rows) == 1:
        return say.text("only_changed")
    return say.text("all_changed") if changed == len(rows) else say.text("changed", all=len(rows), n=changed)


def no_effect(say: Context) -> Sentence:
    """That statistics of an area are not a measure's effect: what stands wherever both are shown."""
    return say.text("no_effect")


def labels(say: Context) -> dict[str, str]:
    """How the columns of the table are called."""
    return {key: say.text(key) for key in HEADER}


def row_cells(row: Row, say: AreaContext) -> tuple[str, ...]:
    """What the table has of one figure, in the order of ``HEADER``."""
    measure, aim, responsible = (isolated(getattr(row, name)) for name in TEXTS)
    if row.language != say.language:
        measure = say.text(f"written_in_{row.language}", words=measure)
    figure = isolated(row.name_fi) if row.column == OWN else say.name(row)
    news = join(", ", [say.text(f"news_{key}") for key in row.news.split()])
    state = say.text(f"state_{row.state}")
    then = say.text("at", value=_written(row, row.value_then, say), time=_time(row.time_then, row.kind_then, say))
    return (measure, figure, then, _now(row, say), _projected(row, say), news, state, aim, responsible)


def isolated(text: str) -> str:
    """Words from outside whose direction of writing does not reach beyond them."""
    turns = any(unicodedata.bidirectional(each) in BIDIRECTIONAL for each in text)
    return ISOLATED.format(text) if turns else text


def _now(row: Row, say: AreaContext) -> Sentence:
    """The newest figure with its time; a range where hidden numbers leave one, that it is gone where it is."""
    if row.value_now is None:
        return say.text("news_gone")
    now = _written(row, row.value_now, say)
    if row.at_most_now is not None:
        now = say.range(row.value_now, row.at_most_now, DECIMALS[row.unit or "count"])
    return say.text("at", value=now, time=_time(row.time_now, row.kind_now, say))


def _projected(row: Row, say: AreaContext) -> str:
    if row.projected_then is None or row.projected_year is None:
        return NOTHING
    then, now = (_written(row, value, say) for value in (row.projected_then, row.projected_now))
    return say.text("projected_from_to", then=then, now=now, year=int(row.projected_year))


def _written(row: Row, value: float | None, say: AreaContext) -> str:
    """A value with its unit, as far as its name does not say it."""
    if value is None:
        return NOTHING
    if row.column == OWN:
        number = say.fmt.decimal(value, 0 if value.is_integer() else 1)
        return f"{number} {isolated(row.own_unit)}" if row.own_unit else number
    if row.unit == "pct":
        return say.fmt.percent(value)
    return say.fmt.decimal(value, DECIMALS[row.unit or "count"])


def _time(time: str, kind: str, say: AreaContext) -> str:
    """``2025``, ``2024, projection``, ``June 2026`` or ``15 August 2026``."""
    by_length = {len("2026-08"): say.fmt.month, len("2026-08-15"): say.fmt.day}
    written = by_length[len(time)](time) if len(time) in by_length else time
    return say.text("projected_time", time=written, kind=say.kind(kind)) if kind == "projected" else written


def _bars(rows: Sequence[Row], say: AreaContext) -> Iterator[Bar]:
    drawn = [row for row in rows if row.change_pct is not None]
    names = list(_unique(_short(row, rows, say) for row in drawn))
    for row, name in zip(drawn, names, strict=True):
        change = _change(row, say)
        yield Bar(say.text("since"), "own", name, row.change_pct or 0.0, f"{name}: {change}", change)
    for row, name in zip(drawn, names, strict=True):
        if row.projected_pct is not None:
            change = say.fmt.change_percent(row.projected_pct)
            label = say.text("by_year", change=change, year=int(row.projected_year or 0))
            yield Bar(say.text("projection"), "third", name, row.projected_pct, f"{name}: {label}", label, True)


def _change(row: Row, say: AreaContext) -> str:
    """The change since the choice; of the same year it is none, but a correction, which is said."""
    change = say.fmt.change_percent(row.change_pct or 0.0)
    return say.text("corrected", change=change) if "revised" in row.news.split() else change


def _short(row: Row, rows: Sequence[Row], say: AreaContext) -> str:
    """A measure's name at its bar, with the figure where it has several."""
    several = sum(each.measure_id == row.measure_id for each in rows) > 1
    measure = isolated(_cut(row.measure, LONGEST_NAME // 2 if several else LONGEST_NAME))
    return f"{measure}: {say.name(row)}" if several else measure


def _cut(name: str, longest: int) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def _unique(names: Iterable[str]) -> Iterator[str]:
    """The same names, those that come again with a number."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield f"{name} ({seen[name]})" if seen[name] > 1 else name


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars, needs=(MEASURES,))
