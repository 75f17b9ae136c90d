"""Own forecast, derived from its file, beside the raw projection of the same ages and years."""

from tests.derivations.case import OLDEST, Case, direction, pct, within
from tests.derivations.found import Found, found, tenth
from tests.derivations.own_figures import cell, lines, told

FEW_PERSONS, HUNDRED = 20, 100
Line = dict[str, str]


def derive(case: Case) -> list[Found]:
    bands: dict[tuple[str, ...], list[Line]] = {}
    for line in _listed(case):
        bands.setdefault((line["subject"], line["age_from"], line["age_to"]), []).append(line)
    first, last = max(
        ((band[0], band[-1]) for band in bands.values()), key=lambda ends: told(ends[0]["forecast_persons"])[1]
    )
    (now, _), (then_low, then) = told(first["forecast_persons"]), told(last["forecast_persons"])
    named: dict[str, Found | int] = {"who": _who(first), "year": int(last["year"])}
    if now < FEW_PERSONS:
        return [found("own_forecast.few", then=(then_low, then), **named)]
    change = pct(now, then)
    way = direction(change)
    return [found(f"own_forecast.forecast_{way}", **named, **({} if way == "same" else {"pct": tenth(change)}))]


def table(case: Case) -> list[list[object]]:
    """Each band and year: the own figure, the official one, and how far it is from that, where it is not hidden."""
    return [_row(case, line) for line in _listed(case)]


def is_supplied(case: Case) -> bool:
    return bool(lines(case, "own_forecast"))


def _listed(case: Case) -> list[Line]:
    """Residents first, from the youngest on, year by year."""
    given = lines(case, "own_forecast")
    return sorted(
        given,
        key=lambda line: (
            line["subject"] != "residents",
            int(line["age_from"]),
            int(line["age_to"]),
            int(line["year"]),
        ),
    )


def _who(line: Line) -> Found:
    if int(line["age_to"]) < HUNDRED:
        return found("own_forecast.who_band", ages=f"{line['age_from']}–{line['age_to']}")
    if int(line["age_from"]):
        return found("own_forecast.who_from", age=int(line["age_from"]))
    return found("own_forecast.who_all")


def _row(case: Case, line: Line) -> list[object]:
    low, high = told(line["forecast_persons"])
    ages = case.raw.ages(case.place, int(line["year"]), observed=False)
    if not ages:
        return [cell((low, high)), "–", "–"]
    oldest = OLDEST if int(line["age_to"]) == HUNDRED else int(line["age_to"])
    official = within(ages, int(line["age_from"]), oldest)
    return [cell((low, high)), float(official), float(low - official) if low == high else "–"]
