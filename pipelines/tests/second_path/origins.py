"""Births, migration and deaths in the projected change, derived a second time: persons by their year of birth."""

from collections.abc import Mapping

from tests.second_path.raw import Ages

from tests.second_path.around import Row
from tests.second_path.derived import BANDS, OLDEST, Case

Born = Mapping[int, int]
LIMIT = 50
PARTS = ("born_after", "ageing", "younger", "older")
GRADES = range(7, 13)


def by_birth_year(ages: Ages, year: int) -> Born:
    """Year of birth → persons at the end of ``year``; the first holds everybody who is 100 or over."""
    return {year - age: persons for age, persons in ages.items()}


def parts(case: Case, youngest: int, oldest: int) -> dict[str, int | None]:
    """What the change of some ages is made of; none where no year of birth can be such a part."""
    now, then = by_birth_year(case.now, case.base), by_birth_year(case.then, case.horizon)
    here = [born for born in sorted({*now, *then}) if youngest <= case.horizon - born <= oldest]
    known = [born for born in here if born <= case.base]
    before = [born for born in now if youngest <= case.base - born <= oldest]
    gained = {born: then.get(born, 0) - now.get(born, 0) for born in known}
    return {
        "born_after": _sum([then[born] for born in here if born > case.base]),
        "ageing": sum(now.get(born, 0) for born in known) - sum(now[born] for born in before),
        "younger": _sum([gained[born] for born in known if case.horizon - born < LIMIT]),
        "older": _sum([gained[born] for born in known if case.horizon - born >= LIMIT]),
    }


def _sum(values: list[int]) -> int | None:
    return sum(values) if values else None


def births_and_migration(case: Case) -> str:
    found, signed = parts(case, 0, OLDEST), case.say.signed
    first, after = case.horizon - case.base, case.base + 1
    unborn = [age for age in GRADES if case.horizon - age >= after]
    key = "all" if len(unborn) == len(GRADES) else "some" if unborn else "none"
    ages = "–".join(str(age) for age in sorted({min(unborn), max(unborn)})) if unborn else ""
    return case.phrase(
        "births", change=signed(sum(case.then.values()) - sum(case.now.values())), start=case.base_said,
        base=case.base, horizon=case.horizon, born_after=signed(found["born_after"] or 0), first=first,
        younger=signed(found["younger"] or 0), older=signed(found["older"] or 0),
        grades=case.phrase(f"births_grades_{key}", horizon=case.horizon, base=case.base, ages=ages),
    )  # fmt: skip


def table(case: Case) -> list[Row]:
    """All of the table: persons then and now, the change and its parts."""
    bands = {case.phrase("births_all_ages"): (0, OLDEST)} | {case.phrase(f"band_{b}"): BANDS[b] for b in BANDS}
    return [_row(case, name, *ages) for name, ages in bands.items()]


def _row(case: Case, name: str, youngest: int, oldest: int) -> Row:
    say, found = case.say, parts(case, youngest, oldest)
    now, then = (
        sum(persons for age, persons in ages.items() if youngest <= age <= oldest) for ages in (case.now, case.then)
    )
    cells = (found[part] for part in PARTS)
    said = ("–" if value is None else say.signed(value) for value in cells)
    return name, say.number(now), say.number(then), say.signed(then - now), *said
