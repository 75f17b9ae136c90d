"""Does a wrong number, direction or year reach a page unseen? Faults, each seeded into a copy of the package.

For each exhibit of ``seeded_faults.yml`` a wrong sum, a word of direction turned round in one language, a wrong year.
Each is written into a copy in a temporary folder, never into the working tree; then the exhibit is shown from that copy
in three languages, derived from the raw figures, and read back. The table says who refused it; one that nobody refused
fails the command. An exhibit that only a fetched table fills is shown from a copy of the store with made-up figures.
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
import yaml

PIPELINES: Final = Path(__file__).parent
LISTED: Final = Path(__file__).with_suffix(".yml")
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


def _faults() -> Iterator[Fault]:
    listed: Mapping[str, Mapping[str, Any]] = yaml.safe_load(LISTED.read_text(encoding="utf-8"))
    for exhibit, kinds in listed.items():
        for kind, written in kinds.items():
            yield Fault(exhibit, kind, **{**written, "languages": tuple(written.get("languages", ALL))})


FAULTS: Final = tuple(_faults())


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
    ),
    "study-places": Fed(
        "vipunen-study-places",
        """insert into raw_vipunen__study_place by name
           select area_code, year, 'Yhteishaku' as route, level, area_code || year || level as target_code,
                  60 as places_count, 40 + year - 2020 as first_choice_persons
           from (select distinct area_code from mart_area__population_total where area_code like 'KU%')
           cross join range(2020, 2026) as years(year)
           cross join (values ('Lukiokoulutus'), ('Ammatillinen koulutus')) as levels(level)""",
        ("stg_vipunen__study_place", "mart_area__study_place"),
    ),
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
