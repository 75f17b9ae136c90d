"""Does a wrong number, direction or year reach a page unseen? Faults, each seeded into a copy of the package.

For each exhibit listed a wrong sum, a word of direction turned round in one language, and a wrong year. Each is written
into a copy in a temporary folder, never into the working tree; then the exhibit is shown from that copy in three
languages, derived from the raw figures, and read back. The table says who refused it; one that nobody refused fails the
command. An exhibit that only a fetched table fills is shown from a copy of the store with made-up figures in it.
Needs a built store: ``make faults``, or ``python pipelines/seeded_faults.py`` with ids of exhibits for some of them.
"""

import multiprocessing
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import duckdb

PIPELINES: Final = Path(__file__).parent
JUDGES: Final = ("derivation", "read-back", "loader")
COPIED: Final = ("lagesbild", "tests/derivations", "tests/in_process.py", "tests/judged.py")
FIRST_IMPORTED: Final = (
    "pandas",
    "pyarrow",
    "plotly.graph_objects",
    "IPython.display",
    "nbformat",
    "pydantic",
)
"""What takes long to import and is the same in every copy."""
ALL: Final = ("fi", "sv", "en")


class Fault(NamedTuple):
    """One change of a file of the package: of code where ``key`` is empty, else of a template in some languages."""

    exhibit: str
    kind: str
    file: str
    right: str
    wrong: str
    key: str = ""
    languages: tuple[str, ...] = ALL


POPULATION, NEED, LABOUR = (f"exhibits/{section}" for section in ("population", "service_need", "labour"))
SWAPPED: Final = ("{base} – {horizon}", "{horizon} – {base}")
FAULTS: Final = (
    Fault("population-history", "sum", f"{POPULATION}/population_history.sql", "sum(population", "max(population"),
    Fault(
        "population-history",
        "direction",
        f"{POPULATION}/population_history.yml",
        "pienenee",
        "kasvaa",
        "continues_down",
        ("fi",),
    ),
    Fault("population-history", "year", f"{POPULATION}/population_history.yml", "{horizon}", "2040", "continues_down"),
    Fault("service-age-bands", "sum", "ages.py", "GRADES: (7, 12)", "GRADES: (7, 11)"),
    Fault(
        "service-age-bands",
        "direction",
        f"{POPULATION}/service_age_bands.yml",
        "minskar",
        "ökar",
        "leads_down",
        ("sv",),
    ),
    Fault(
        "service-age-bands",
        "year",
        f"{POPULATION}/service_age_bands.yml",
        "by {horizon}",
        "by 2035",
        "leads_down",
        ("en",),
    ),
    Fault(
        "births-and-migration",
        "sum",
        f"{POPULATION}/births_and_migration.py",
        "_sum(then, low, min(high, years - 1))",
        "_sum(then, low, min(high, years))",
    ),
    Fault(
        "births-and-migration",
        "direction",
        f"{POPULATION}/births_and_migration.py",
        "born >= lost:",
        "born <= lost:",
    ),
    Fault(
        "births-and-migration", "year", f"{POPULATION}/births_and_migration.yml", "{base}", "{horizon}", "pupils_all"
    ),
    Fault(
        "components-of-change",
        "sum",
        f"{POPULATION}/components_of_change.sql",
        "sum(net_migration_persons)",
        "sum(change_persons)",
    ),
    Fault(
        "components-of-change",
        "direction",
        f"{POPULATION}/components_of_change.yml",
        "enemmän",
        "vähemmän",
        "fell_by_natural",
        ("fi",),
    ),
    Fault(
        "components-of-change", "year", f"{POPULATION}/components_of_change.yml", "{year}", "2024", "fell_by_natural"
    ),
    Fault(
        "children-over-time",
        "sum",
        f"{POPULATION}/children_over_time.py",
        'AGES: Final = "0-17"',
        'AGES: Final = "18-24"',
    ),
    Fault(
        "children-over-time",
        "direction",
        f"{POPULATION}/children_over_time.yml",
        "fell",
        "grew",
        "takeaway_down",
        ("en",),
    ),
    Fault("children-over-time", "year", f"{POPULATION}/children_over_time.yml", "{first}", "1990", "takeaway_down"),
    Fault("commuting", "sum", f"{LABOUR}/commuting.sql", "sum(commuting_persons)", "sum(employed_persons)"),
    Fault(
        "commuting", "direction", f"{LABOUR}/commuting.py", "[unit for unit, _ in pairs]", "[pairs[0][0]] * len(pairs)"
    ),
    Fault("commuting", "year", f"{LABOUR}/commuting.yml", "{year}", "2024", "takeaway"),
    Fault("grown-children", "sum", f"{POPULATION}/grown_children.py", "YEARS: Final = 18", "YEARS: Final = 17"),
    Fault("grown-children", "direction", f"{POPULATION}/grown_children.yml", "färre", "fler", "takeaway_down", ("sv",)),
    Fault("grown-children", "year", f"{POPULATION}/grown_children.yml", "{before}", "1999", "takeaway_down"),
    Fault(
        "youth-retention",
        "sum",
        f"{POPULATION}/youth_retention.sql",
        "and $age_to + $years)",
        "and $age_to + $years + 1)",
    ),
    Fault(
        "youth-retention",
        "direction",
        f"{POPULATION}/youth_retention.py",
        '"down": "loses"',
        '"down": "gains"',
    ),
    Fault("youth-retention", "year", f"{POPULATION}/youth_retention.yml", "{before}", "2020", "loses"),
    Fault(
        "projected-change",
        "sum",
        f"{POPULATION}/projected_change.sql",
        "sum(natural_increase_persons)",
        "max(natural_increase_persons)",
    ),
    Fault(
        "projected-change",
        "direction",
        f"{POPULATION}/projected_change.yml",
        "enemmän",
        "vähemmän",
        "deaths_gain",
        ("fi",),
    ),
    Fault(
        "projected-change",
        "year",
        f"{POPULATION}/projected_change.yml",
        "{first}–{last}",
        "{last}–{first}",
        "title",
        ("sv",),
    ),
    Fault("official-record", "sum", f"{POPULATION}/official_record.sql", "sum(projected", "max(projected"),
    Fault(
        "official-record",
        "direction",
        f"{POPULATION}/official_record.yml",
        "enemmän",
        "vähemmän",
        "takeaway_up",
        ("fi",),
    ),
    Fault("official-record", "year", f"{POPULATION}/official_record.yml", "{round}", "2021", "takeaway_up"),
    Fault(
        "school-stages",
        "sum",
        f"{NEED}/school_stages.py",
        ".between(age_from, age_to)]",
        ".between(age_from, age_to + 1)]",
    ),
    Fault("school-stages", "direction", f"{NEED}/school_stages.yml", "shrinks", "grows", "all_down", ("en",)),
    Fault("school-stages", "year", f"{NEED}/school_stages.yml", "{year}", "2035", "discuss"),
    Fault("service-places", "sum", "measures/places.py", "groups = places / size", "groups = persons / size"),
    Fault("service-places", "direction", f"{NEED}/service_places.yml", "minskar", "ökar", "all_down", ("sv",)),
    Fault("service-places", "year", f"{NEED}/service_places.yml", "{horizon}", "{base}", "title"),
    Fault(
        "state-share-costs",
        "sum",
        f"{NEED}/state_share_costs.sql",
        "between price.age_from",
        "between 1 + price.age_from",
    ),
    Fault("state-share-costs", "direction", f"{NEED}/state_share_costs.yml", "minskar", "ökar", "costs_down", ("sv",)),
    Fault("state-share-costs", "year", f"{NEED}/state_share_costs.yml", "{price_year}", "2024", "title"),
    Fault(
        "members",
        "sum",
        f"{NEED}/members.py",
        "CHILDREN: (0, 15)",
        "CHILDREN: (0, 14)",
    ),
    Fault("members", "direction", f"{NEED}/members.yml", "vähenee", "kasvaa", "all_down", ("fi",)),
    Fault("members", "year", f"{NEED}/members.yml", "{base} – {horizon}", "{horizon} – {base}", "title", ("sv",)),
    Fault(
        "map-of-change",
        "sum",
        f"{NEED}/map_of_change.sql",
        "between $age_from and $age_to",
        "between $age_from + 1 and $age_to",
    ),
    Fault("map-of-change", "direction", f"{NEED}/map_of_change.yml", "fall ", "grow ", "all_down", ("en",)),
    Fault("map-of-change", "year", f"{NEED}/map_of_change.yml", "{horizon}", "{base}", "title"),
    Fault(
        "similar-areas",
        "sum",
        "measures/sql/similar_candidates.sql",
        "(age_years between $pupils_from and $pupils_to) as pupils",
        "(age_years between $pupils_from and $pupils_to - 3) as pupils",
    ),
    Fault(
        "similar-areas",
        "direction",
        f"{NEED}/similar_areas.yml",
        "minskar",
        "ökar",
        "both_down",
        ("sv",),
    ),
    Fault("similar-areas", "year", f"{NEED}/similar_areas.yml", "{horizon}", "2035", "horizon_dependency"),
    Fault(
        "workforce-renewal",
        "sum",
        f"{LABOUR}/workforce_renewal.py",
        'groups["entering_persons"] / groups["leaving_persons"]',
        'groups["leaving_persons"] / groups["entering_persons"]',
    ),
    Fault(
        "workforce-renewal", "direction", f"{LABOUR}/workforce_renewal.yml", "enemmän", "vähemmän", "discuss", ("fi",)
    ),
    Fault("workforce-renewal", "year", f"{LABOUR}/workforce_renewal.yml", "{base}", "2035", "discuss"),
    Fault("overview-stages", "sum", "ages.py", '"13-15": (13, 15)', '"13-15": (13, 14)'),
    Fault(
        "overview-stages",
        "direction",
        "language/side_by_side.yml",
        "minskar",
        "ökar",
        "falls_everywhere",
        ("sv",),
    ),
    Fault("overview-stages", "year", "exhibits/overview/overview_stages.yml", *SWAPPED, "title", ("fi",)),
)


class Fed(NamedTuple):
    """Made-up rows of a fetched table: its source, the statement that fills it, and what is built from it, in turn."""

    source: str
    filled: str
    built: tuple[str, ...]


FED: Final[Mapping[str, Fed]] = {
    "projected-change": Fed(
        "statfin-14wy",
        """insert into raw_statfin__projected_change by name
           select area_code, year, 'SSS' as sex_code, 30 as births_persons, 20 + year - 2024 as net_migration_persons,
                  -15 as increase_persons, 9000 as population_persons
           from (select distinct area_code from mart_area__population_total where area_code like 'KU%')
           cross join range(2025, 2046) as years(year)""",
        ("stg_statfin__projected_change", "mart_area__projected_change"),
    )
}
"""Exhibits that only a fetched table fills."""


def seeded(text: str, fault: Fault) -> str:
    """The file's text with the fault in it.

    Raises:
        ValueError: what the fault alters is not there, or not there once.
    """
    if not fault.key:
        return _replaced(text, fault)
    block = re.search(rf"(?m)^{re.escape(fault.key)}:.*(?:\n  .*)*", text)
    if block is None:
        raise ValueError(f"{fault.file} has no key {fault.key}")
    lines = [_in_languages(line, fault) for line in block[0].split("\n")]
    changed = "\n".join(lines)
    if changed.count(fault.wrong) < len(fault.languages):
        raise ValueError(f"{fault.file}, {fault.key}: no {fault.right} in {', '.join(fault.languages)}")
    return text[: block.start()] + changed + text[block.end() :]


def _in_languages(line: str, fault: Fault) -> str:
    """One line of a template: of one language, or of all of them where the key has a single line."""
    is_chosen = line.strip().startswith(tuple(f"{each}:" for each in fault.languages)) or "{fi:" in line
    return line.replace(fault.right, fault.wrong) if is_chosen else line


def _replaced(text: str, fault: Fault) -> str:
    if text.count(fault.right) != 1:
        raise ValueError(f"{fault.file}: {fault.right} is there {text.count(fault.right)} times")
    return text.replace(fault.right, fault.wrong)


def refusals(home: Path, exhibit: str, fault: Fault | None) -> Mapping[str, list[str]]:
    """What each judge says of the exhibit in a copy of the package, with the fault or as it is."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "pipelines"
        for name in COPIED:
            _copy(PIPELINES / name, copy / name)
        shutil.copytree(PIPELINES.parent / "notebooks", Path(folder) / "notebooks")
        if fault:
            path = copy / "lagesbild" / fault.file
            path.write_text(seeded(path.read_text(encoding="utf-8"), fault), encoding="utf-8")
        return _judged_in_copy(copy, home, exhibit)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "test_*"))
    else:
        shutil.copy(source, target)


def _judged_in_copy(copy: Path, home: Path, exhibit: str) -> Mapping[str, list[str]]:
    """Ask in a process of its own, which has imported nothing of the package yet."""
    context = multiprocessing.get_context("fork")
    answers: Any = context.SimpleQueue()
    process = context.Process(target=_judge, args=(copy, home, exhibit, answers))
    process.start()
    said: Mapping[str, list[str]] = answers.get()
    process.join()
    return said


def _judge(copy: Path, home: Path, exhibit: str, answers: Any) -> None:
    try:
        sys.path[:] = [str(copy), *(each for each in sys.path if Path(each).resolve() != PIPELINES)]
        for name in [each for each in sys.modules if each.split(".")[0] in {"lagesbild", "tests"}]:
            del sys.modules[name]
        project = import_module("lagesbild.settings").Project(home)
        answers.put(import_module("tests.judged").judged(project, exhibit))
    except Exception as error:
        answers.put({"broken": [repr(error)]})


def rows(home: Path, faults: Iterable[Fault]) -> Iterator[tuple[Fault, Mapping[str, list[str]]]]:
    """Each fault with what was said of it; first, once for each exhibit, that nothing is said without one.

    Raises:
        ValueError: something is refused that has no fault.
    """
    sound: set[str] = set()
    with TemporaryDirectory() as folder:
        for fault in faults:
            fed = _fed(home, fault.exhibit, Path(folder))
            if fault.exhibit not in sound:
                said = refusals(fed, fault.exhibit, None)
                if any(said.values()):
                    raise ValueError(f"{fault.exhibit} is refused as it is: {said}")
                sound.add(fault.exhibit)
            yield fault, refusals(fed, fault.exhibit, fault)


def _fed(home: Path, exhibit: str, folder: Path) -> Path:
    """The home; for an exhibit that only a fetched table fills another one, with its figures made up."""
    fed = folder / exhibit
    if exhibit not in FED or fed.exists():
        return fed if exhibit in FED else home
    for path in (home / "data").glob("*/*"):
        link = fed / path.relative_to(home)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(path.resolve())
    shutil.copy(home / "data" / "lagesbild.duckdb", fed / "data")
    _date(fed / "data" / "reference" / "sources.yml", FED[exhibit].source)
    process = multiprocessing.get_context("fork").Process(target=_feed, args=(fed, FED[exhibit]))
    process.start()
    process.join()
    return fed


def _date(register: Path, source: str) -> None:
    """Give a source the day of a fetch, as pages cite it, in a register that is a link to another home's."""
    text = register.read_text(encoding="utf-8")
    register.unlink()
    entry = f"  {source}:\n"
    register.write_text(text.replace(entry, f"{entry}    updated: '2024-10-24'\n"), encoding="utf-8")


def _feed(home: Path, fed: Fed) -> None:
    """Fill a store, in a process of its own: later ones are forked from this one, which must have opened none."""
    statements = PIPELINES / "lagesbild" / "store" / "sql"
    with duckdb.connect(home / "data" / "lagesbild.duckdb") as store:
        store.execute(fed.filled)
        for table in fed.built:
            statement = (statements / f"{table}.sql").read_text(encoding="utf-8")
            store.execute(f"insert into {table} by name {statement}")


def main(chosen: Sequence[str]) -> int:
    """Print one line per fault; the number of faults that nobody refused."""
    settings = import_module("lagesbild.settings")
    for name in FIRST_IMPORTED:
        import_module(name)
    faults = [fault for fault in FAULTS if not chosen or fault.exhibit in chosen]
    print(f"{'exhibit':<22}{'fault':<11}{'':<10}" + "".join(f"{judge:<12}" for judge in JUDGES))
    missed = 0
    for fault, said in rows(settings.project().root, faults):
        marks = "".join(f"{'refused' if said.get(judge) else '–':<12}" for judge in JUDGES)
        is_refused = any(said.get(judge) for judge in JUDGES)
        missed += not is_refused
        where = " ".join(fault.languages) if fault.key else "code"
        line = f"{fault.exhibit:<22}{fault.kind:<11}{where:<10}{marks}"
        print(line.rstrip() if is_refused else f"{line}MISSED {said}", flush=True)
    print(f"{len(faults) - missed} of {len(faults)} faults were refused.")
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
