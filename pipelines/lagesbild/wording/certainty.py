"""How sure the projection is, in words: each service age band with its interval, and what the interval is made of."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import pandas as pd

from lagesbild.projections import LONGEST_YEARS, SIZE_CLASSES
from lagesbild.wording.numbers import Several
from lagesbild.wording.presented import Column, Point, Presented, Role, columns, table
from lagesbild.wording.records import Record, records, where
from lagesbild.wording.words import NOTHING, Words

TELLING: Final = "7-12"


def projection_certainty(rows: pd.DataFrame, words: Words) -> Presented:
    """One interval per service age band and the projection in it, from one row each: change in percent from today.

    Not shown where the horizon is farther than the record reaches. A band in which nobody is today has dashes for its
    percentages and no interval. The direction of a band is likely where zero lies outside its interval. Saying how sure
    a finding is is no finding of its own: the weight is zero.
    """
    text, bands = words.text, records(rows)
    first = bands[0]
    if not first["outcomes_count"]:
        far = text("certainty.too_far", years=first["distance_years"], longest=LONGEST_YEARS)
        return Presented(title=text("certainty.question"), takeaway="", reason=far)
    known = [row for row in bands if row["change_pct"] is not None]
    times = {
        key: words.year(first[f"{key}_year"], first.get(f"{key}_kind", "projected")) for key in ("base", "horizon")
    }
    return words.present(
        title=text("certainty.title", area=words.area_name, **times),
        takeaway=_takeaway(known, words),
        alt="certainty.alt",
        notes=tuple(_notes(bands, words)),
        table=table(_header(first, times, words), (_cells(row, words) for row in bands)),
        marks=_points(known, words),
        value_title=text("population.change_pct"),
        changes=True,
    )


def _takeaway(known: Sequence[Record], words: Words) -> str:
    """Which directions are likely and which open, one band's interval, and how such ones stood the trial."""
    telling = _telling(known)
    likely = [row for row in known if row["is_likely"]]
    said = words.text(
        "certainty.takeaway", horizon=words.horizon, likely=_ages(likely, words),
        open=_ages([row for row in known if not row["is_likely"]], words), band=_age(telling),
        pct=words.change_percent(telling["change_pct"]), interval=_interval(telling, words),
    )  # fmt: skip
    if telling["later_tested_count"]:
        trial = _tested(telling, "later", words)["pct"]
        said += " " + words.text("certainty.takeaway_trial", coverage=_coverage(telling, words), pct=trial)
    if telling["area_persons"] < telling["smallest_persons"]:
        said += " " + words.text("certainty.takeaway_smaller")
    return said


def _telling(bands: Sequence[Record]) -> Record:
    return (where(bands, band=TELLING) or bands)[0]


def _ages(bands: Sequence[Record], words: Words) -> str:
    return ", ".join(map(_age, bands)) or words.text("certainty.none")


def _age(row: Record) -> str:
    """``7–12``: the band without its name."""
    return str(row["band"]).replace("-", "–")


def _name(row: Record, words: Words) -> str:
    return words.text(f"population.band_{row['band']}")


def _interval(row: Record, words: Words) -> str:
    """``−51,2 … −26,8 %``; a dash where nobody is in the band today."""
    if row["low_pct"] is None:
        return NOTHING
    low, high = words.number.change(row["low_pct"], 1), words.change_percent(row["high_pct"])
    return _ends(words.text("certainty.interval", low=low, high=high), (low, high), words)


def _ends(said: str, ends: Sequence[str], words: Words) -> Several:
    """A cell of which a download has both ends."""
    labels = (words.text("certainty.lower"), words.text("certainty.upper"))
    return Several(said, dict(zip(labels, ends, strict=True)))


def _header(row: Record, times: dict[str, str], words: Words) -> tuple[Column, ...]:
    text = words.text
    return columns(
        text("population.band"),
        *times.values(),
        text("certainty.persons_interval", horizon=words.horizon),
        text("population.change_pct"),
        text("certainty.change_interval"),
        text("certainty.half_width"),
        text("certainty.official", year=row["official_year"], region=words.region_name),
    )


def _cells(row: Record, words: Words) -> tuple[str, ...]:
    number = words.number
    return (
        _name(row, words),
        number.number(row["base_persons"]),
        number.number(row["horizon_persons"]),
        _ends(
            number.between(row["low_persons"], row["high_persons"]),
            (number.number(row["low_persons"]), number.number(row["high_persons"])),
            words,
        ),
        words.change_percent(row["change_pct"]),
        _interval(row, words),
        number.percent(row["half_width_pct"]),
        words.change_percent(row["official_deviation_pct"]),
    )


def _points(known: Sequence[Record], words: Words) -> list[Point]:
    """For each band both ends of its interval, then the projections: first those whose direction is likely."""
    interval = words.text("certainty.band_of", coverage=_coverage(known[0], words))
    ends = [
        Point(interval, "quiet", _name(row, words), row[end], "", _label(row, words), dashed=True)
        for row in known
        for end in ("low_pct", "high_pct")
    ]
    likely = [_projection(row, words) for row in known if row["is_likely"]]
    return [*ends, *likely, *(_projection(row, words) for row in known if not row["is_likely"])]


def _projection(row: Record, words: Words) -> Point:
    band, name = _name(row, words), words.text("certainty.likely" if row["is_likely"] else "certainty.open")
    hover = f"{band}, {name}: {_label(row, words)}"
    role: Role = "own" if row["is_likely"] else "quiet"
    return Point(name, role, band, row["change_pct"], hover, dashed=True)


def _label(row: Record, words: Words) -> str:
    return f"{words.change_percent(row['change_pct'])} ({_interval(row, words)})"


def _notes(bands: Sequence[Record], words: Words) -> Iterable[str]:
    text, row, oldest = words.text, bands[0], bands[-1]
    yield text("certainty.note_rule", enough=row["enough_persons"])
    yield from _trials(row, words)
    if row["area_persons"] < row["smallest_persons"]:
        persons, smallest = (words.number.number(row[key]) for key in ("area_persons", "smallest_persons"))
        yield text("certainty.note_smaller", persons=persons, smallest=smallest)
    yield text("certainty.note_method")
    yield text(
        "certainty.note_record", first=row["first_launch"], last=row["last_launch"], years=row["distance_years"],
        size=_size(row["size_class"], words), areas=row["areas_count"], outcomes=row["outcomes_count"],
        coverage=_coverage(row, words),
    )  # fmt: skip
    yield text("certainty.note_elderly", pct=words.number.percent(oldest["above_pct"], 0))
    yield _official(row, _telling(bands), words)
    yield from words.notes("bands_overlap", "projection")
    yield from words.oldest_notes(bands)


def _official(row: Record, telling: Record, words: Words) -> str:
    return words.text(
        "certainty.note_official", year=row["official_year"], years=row["official_year"] - row["launch_year"],
        region=words.region_name, band=_age(telling), pct=words.change_percent(telling["official_deviation_pct"]),
    )  # fmt: skip


def _trials(row: Record, words: Words) -> Iterable[str]:
    """How many outcomes lay inside intervals that were made without them."""
    if not row["later_tested_count"]:
        yield words.text("certainty.note_later_untried")
    else:
        covered = 100 * row["later_covered_count"] / row["later_tested_count"]
        key = "certainty.note_later_short" if covered < row["coverage_pct"] else "certainty.note_later_kept"
        yield words.text(key, **_tested(row, "later", words), coverage=_coverage(row, words))
    if row["left_out_tested_count"]:
        yield words.text("certainty.note_left_out", **_tested(row, "left_out", words))


def _tested(row: Record, trial: str, words: Words) -> dict[str, str]:
    covered, tested = row[f"{trial}_covered_count"], row[f"{trial}_tested_count"]
    return {"pct": words.number.percent(100 * covered / tested, 0), "tested": words.number.number(tested)}


def _coverage(row: Record, words: Words) -> str:
    return words.number.number(row["coverage_pct"])


def _size(name: str, words: Words) -> str:
    names, write = list(SIZE_CLASSES), words.number.number
    if name == names[-1]:
        return words.text("certainty.size_last")
    least, below = dict(zip(names, pairwise(SIZE_CLASSES.values()), strict=False))[name]
    if not least:
        return words.text("certainty.size_first", below=write(below))
    return words.text("certainty.size_between", least=write(least), below=write(below))
