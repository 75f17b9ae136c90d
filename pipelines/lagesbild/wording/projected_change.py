"""From today to the horizon in words: the service age bands of the area."""

from collections.abc import Sequence

import pandas as pd

from lagesbild.wording.presented import Point, Presented, columns, table
from lagesbild.wording.records import Record, records
from lagesbild.wording.words import Words, direction


def service_age_bands(bands: pd.DataFrame, words: Words) -> Presented:
    """One bar per service age band, from one row each: change in percent from today to the horizon.

    A band in which nobody is today has a dash for its percentage and no bar. The weight is the largest change.
    """
    text, rows = words.text, records(bands)
    times, known = _times(rows[0], words), [row for row in rows if row["change_pct"] is not None]
    return words.present(
        title=text("population.bands_title", area=words.area_name, base=times["base"], horizon=times["horizon"]),
        takeaway=_extremes(known, words),
        alt="population.bands_alt",
        notes=(*words.notes("bands_overlap", "projection"), *_today(rows[0], words), *words.oldest_notes(rows),
               *_not_fetched(rows[0], words)),
        table=table(
            columns(text("population.band"), *times.values(), text("population.change"), text("population.change_pct")),
            (_band_cells(row, times, words) for row in rows),
        ),
        marks=(_band_point(row, words) for row in known),
        value_title=text("population.change_pct"),
        changes=True,
        weight=max(abs(row["change_pct"]) for row in known) / 100,
    )  # fmt: skip


def _times(row: Record, words: Words) -> dict[str, str]:
    """The times of which the table has persons; the newest observed one only where today is projected."""
    kinds = {"observed": "observed", "base": row["base_kind"], "horizon": "projected"}
    times = {when: words.year(row[f"{when}_year"], kind) for when, kind in kinds.items()}
    return times if row["base_kind"] == "projected" else {when: times[when] for when in ("base", "horizon")}


def _extremes(known: Sequence[Record], words: Words) -> str:
    """The band that falls most and the band that grows most, in percent; about the same is neither."""
    lowest, highest = (pick(known, key=lambda row: row["change_pct"]) for pick in (min, max))
    said = []
    if direction(lowest["change_pct"]) == "down":
        said.append(_extreme("population.bands_fall", lowest, words))
    if direction(highest["change_pct"]) == "up":
        said.append(_extreme("population.bands_rise" if said else "population.bands_only_rise", highest, words))
    return " ".join(said) or words.text("population.bands_same", horizon=known[0]["horizon_year"])


def _extreme(key: str, row: Record, words: Words) -> str:
    change, pct = words.number.change(row["change_persons"]), words.change_percent(row["change_pct"])
    base = words.year(row["base_year"], row["base_kind"])
    return words.text(key, band=_band(row, words), base=base, horizon=row["horizon_year"], change=change, pct=pct)


def _band(row: Record, words: Words) -> str:
    return words.text(f"population.band_{row['band']}")


def _band_cells(row: Record, times: dict[str, str], words: Words) -> tuple[str, ...]:
    persons = (words.number.number(row[f"{when}_persons"]) for when in times)
    change = words.number.change(row["change_persons"])
    return (_band(row, words), *persons, change, words.change_percent(row["change_pct"]))


def _band_point(row: Record, words: Words) -> Point:
    band, said = _band(row, words), _both(row, words)
    return Point(words.text("population.change_pct"), "own", band, row["change_pct"], f"{band}: {said}", said)


def _both(row: Record, words: Words) -> str:
    return f"{words.number.change(row['change_persons'])} ({words.change_percent(row['change_pct'])})"


def _counted(row: Record) -> tuple[str, ...]:
    """The times before the horizon of which a member has its population."""
    return ("base",) if row["base_kind"] == "observed" else ("observed", "base")


def _today(row: Record, words: Words) -> tuple[str, ...]:
    if row["base_kind"] == "observed":
        return ()
    return (words.text("notes.today_projected", observed=row["observed_year"], base=row["base_year"]),)


def _not_fetched(row: Record, words: Words) -> tuple[str, ...]:
    """That the development without migration is not shown; nothing where an exhibit shows it."""
    return () if row["has_self_sufficiency"] else (words.text("migration.not_fetched", horizon=row["horizon_year"]),)
