"""What a brief reports beside what the raw figures give: every finding, derived by the module of the exhibit's name.

A module has ``derive(case)``, and as far as the exhibit has such:

- ``core``; ``weight`` with ``SECTION`` and ``RELEVANCE`` in tenths, where it may become a core message; ``standing``,
  what it is about and what sets it apart; ``open_subjects``, the ages whose direction it leaves open;
- ``discuss`` with its ``RANK`` among the questions, or ``IS_SPARE`` where it is asked only if they are too few;
- ``FIRST_OF``, the section that it opens in the overview;
- ``table``, the first numbers of each row, with ``headers``, where rows are named for places; ``notes``, what the
  first notes report;
- ``is_supplied``, whether there is anything to show;
- ``OF_SWEDEN``, where it is on pages on adult education and in no brief.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.derivations.case import Case, direction
from tests.derivations.found import Found, differences
from tests.derivations.side_by_side import Side
from tests.derivations.standing import Standing, apart

Part = Mapping[str, Any]
MOST_QUESTIONS, LEAST_QUESTIONS = 5, 3
FOLDER = Path(__file__).parent
NOTHING = "–"
SECTIONS = ("population", "service_need", "labour")
MOST_MESSAGES, OF_SECTION = 3, 2
DECIDES = "service-age-bands"  # it says which directions are open, and speaks of none of them
MESSAGES = (  # what can be a core message, in the order of the page
    "population-history",
    "service-age-bands",
    "components-of-change",
    "school-stages",
    "cohorts",
    "members",
    "workforce-renewal",
    "dependency-ratio",
    "jobseekers",
    "shift-share",
    "education",
)
REASONS = {"members.no_year"}


def derivation(exhibit: str) -> ModuleType | None:
    """The module that derives an exhibit; found by folder."""
    stem = exhibit.replace("-", "_")
    module = import_module(f"tests.derivations.{stem}") if (FOLDER / f"{stem}.py").exists() else None
    return module if hasattr(module, "derive") else None


def derived_exhibits(*, of_sweden: bool = False) -> list[str]:
    """Ids of all exhibits of briefs and overviews that have a derivation, or of those of pages on adult education."""
    names = (path.stem.replace("_", "-") for path in sorted(FOLDER.glob("*.py")))
    return [name for name in names if derivation(name) and hasattr(derivation(name), "OF_SWEDEN") == of_sweden]


def having(attribute: str) -> dict[str, Any]:
    """Ids of the exhibits whose derivation has this, with its value."""
    modules = {name: derivation(name) for name in derived_exhibits()}
    return {name: getattr(module, attribute) for name, module in modules.items() if hasattr(module, attribute)}


def of_brief(case: Case, parts: Sequence[tuple[str, Part]]) -> list[str]:
    """Say where the parts of a brief are not what the raw figures give; an exhibit without a derivation is one too."""
    shown = {part["id"]: part for kind, part in parts if kind == "exhibit"}
    opening, closing = (
        next((part for kind, part in parts if kind == wanted), None) for wanted in ("opening", "closing")
    )
    supplied = {name: part for name, part in shown.items() if _is_supplied(case, name)}
    refused = [f"{name}: is shown, but nothing was supplied for it" for name in shown if name not in supplied]
    refused += [f"{name}: {each}" for name, part in supplied.items() for each in of_exhibit(case, part)]
    refused += [f"{name}: is left out" for name in left_out(case, shown)]
    if opening:
        refused += _of_list("core message", opening["core_messages"], core_messages(case))
    if closing:
        refused += _of_list("question", closing["discussion"]["questions"], questions(case))
    return refused


def of_overview(side: Side, parts: Sequence[tuple[str, Part]]) -> list[str]:
    """Say where the parts of an overview are not what the raw figures give."""
    shown = {part["id"]: part for kind, part in parts if kind == "exhibit"}
    names = [name for name in derived_exhibits() if name.startswith("overview")]
    refused = [f"{name}: is left out" for name in names if name not in shown]
    refused += [f"{name}: {each}" for name, part in shown.items() for each in of_exhibit(side, part)]
    opening = next((part for kind, part in parts if kind == "opening"), None)
    first = [(name, _core(side, name)) for name in first_of_sections()]
    return refused + (_of_list("core message", opening["core_messages"], first) if opening else [])


def first_of_sections() -> list[str]:
    """The exhibits of the overview's core messages: the first of each section, as its page says."""
    first = having("FIRST_OF")
    return sorted(first, key=lambda name: SECTIONS.index(first[name]))


def of_exhibit(case: Case | Side, part: Part) -> list[str]:
    """Say where one exhibit is not what its derivation gives: its takeaway, and table and notes where those are."""
    module = derivation(part["id"])
    if module is None:
        return ["has no second derivation"]
    refused = differences(part["findings"], module.derive(case))
    if hasattr(module, "table") and part.get("table"):
        refused += _of_table(part["table"], module.table(case))
    if hasattr(module, "headers") and part.get("table"):
        refused += _of_headers(part["table"], module.headers(case))
    if hasattr(module, "notes") and "notes_findings" in part:
        pairs: Iterable[tuple[Any, list[Found]]] = zip_longest(part["notes_findings"], module.notes(case), fillvalue=[])
        refused += [f"note: {each}" for note, own in pairs if own for each in differences(note, own)]
    return refused


def _of_headers(table: Part, derived: Sequence[str]) -> list[str]:
    """The names of the first rows, as many as were derived, in their order."""
    reported = [row["header"] for row in table["rows"]][: len(derived)]
    if reported == list(derived):
        return []
    return [f"table: rows are of {', '.join(reported)}, derived {', '.join(derived)}"]


def _of_table(table: Part, derived: Sequence[Sequence[object]]) -> list[str]:
    """The first numbers behind each row's header, as many as were derived; words are passed over, a dash is none."""
    reported = [_numbers(row["cells"], row["numbers"]) for row in table["rows"]]
    if len(reported) != len(derived):
        return [f"the table has {len(reported)} rows, derived {len(derived)}"]
    pairs = zip(reported, derived, strict=True)
    return [f"table: {row[: len(own)]}, derived {list(own)}" for row, own in pairs if row[: len(own)] != list(own)]


def _numbers(cells: Sequence[str], numbers: Sequence[Part | None]) -> list[object]:
    pairs = zip(cells, numbers, strict=True)
    return [_value(number) if number else cell for cell, number in pairs if number or cell == NOTHING]


def _value(number: Part) -> object:
    return [part["value"] for part in number["parts"]] if "parts" in number else number["value"]


def left_out(case: Case, shown: Collection[str]) -> list[str]:
    """The exhibits of a brief that must be there and are not; one that must be supplied says whether it is."""
    names = [name for name in derived_exhibits() if not name.startswith("overview")]
    return [name for name in names if name not in shown and _is_supplied(case, name)]


def _is_supplied(case: Case, name: str) -> bool:
    module = derivation(name)
    return not hasattr(module, "is_supplied") or bool(module.is_supplied(case))  # type: ignore[union-attr]


def core_messages(case: Case) -> list[tuple[str, list[Found]]]:
    """The three that weigh most, in the order of the page, and their findings.

    Relevance × the sum of size × certainty, at most 1, and of what sets the area apart. Growth of the population comes
    first; no subject is told twice, no section more than twice, and nothing of ages whose direction is open.
    """
    sections, relevance, weights = having("SECTION"), having("RELEVANCE"), having("weight")
    stood = {name: derive(case) for name, derive in having("standing").items()}
    (unsettled,) = (derive(case) for derive in having("open_subjects").values())
    subjects = {name: stood[name].subject if stood.get(name) else name for name in weights}
    weighed = {
        name: relevance[name] * (min(weights[name](case), 1) + apart(case, stood.get(name)))
        for name in MESSAGES
        if (name == DECIDES or subjects[name] not in unsettled) and not _is_empty(case, name)
    }
    ranked = sorted(weighed, key=lambda name: (not _grows(stood.get(name)), -weighed[name]))
    best: list[str] = []
    for name in ranked:
        is_new = subjects[name] not in [subjects[each] for each in best]
        in_section = [sections[each] for each in best].count(sections[name])
        if len(best) < MOST_MESSAGES and is_new and in_section < OF_SECTION:
            best.append(name)
    return [(name, _core(case, name)) for name in sorted(best, key=MESSAGES.index)]


def _grows(standing: Standing | None) -> bool:
    return bool(standing and standing.measure == "change_all" and direction(standing.value) == "up")


def _is_empty(case: Case, name: str) -> bool:
    """Whether the exhibit has no place in the brief, or gives a reason instead of a finding."""
    return not _is_supplied(case, name) or _core(case, name)[0].kind in REASONS


def _core(case: Case | Side, name: str) -> list[Found]:
    module = derivation(name)
    derive = getattr(module, "core", None) or getattr(module, "derive")  # noqa: B009
    found: list[Found] = derive(case)
    return found


def questions(case: Case) -> list[tuple[str, list[Found]]]:
    """The questions for discussion: exhibit and findings."""
    ranks, (spare,) = having("RANK"), having("IS_SPARE")
    discuss = having("discuss")
    asked = [(name, discuss[name](case)) for name in sorted(ranks, key=ranks.__getitem__)]
    kept = [(name, found) for name, found in asked if found][:MOST_QUESTIONS]
    return kept if len(kept) >= LEAST_QUESTIONS else [*kept, (spare, discuss[spare](case))]


def _of_list(what: str, reported: Sequence[Part], derived: Sequence[tuple[str, list[Found]]]) -> list[str]:
    names, own = [part["exhibit"] for part in reported], [name for name, _ in derived]
    if names != own:
        return [f"{what}s are of {', '.join(names)}, derived of {', '.join(own)}"]
    pairs = zip(reported, derived, strict=True)
    return [
        f"{what} of {name}: {each}" for part, (name, found) in pairs for each in differences(part["findings"], found)
    ]
