"""Figures of protected tables in words: hidden ones, shares that are only a sign, half-years."""

from collections.abc import Iterable, Iterator
from typing import Final

from lagesbild.adult.protect.shares import LEAST_LEARNERS
from lagesbild.adult.reported.outcomes import Outcomes, Share
from lagesbild.adult.reported.tables import principal_of
from lagesbild.figures import Bar, Role
from lagesbild.language import Column, Context, MunicipalContext, Sentence, columns, join

PARTS: Final[tuple[tuple[str, Role], ...]] = (
    ("passed", "own"),
    ("without", "second"),
    ("dropped", "third"),
)
"""The parts of a whole bar from its beginning, and how they look."""
MUNICIPALITIES: Final = 26
"""Of Stockholm County."""
HEADED: Final = ("learners", "participations", "passed", "without", "dropped", "finished")


def count_cell(count: float | None, say: Context) -> str:
    """A count, or that it is hidden."""
    return say.text("mirror.hidden") if count is None else say.fmt.integer(count)


def share_cell(share: Share, say: Context) -> str:
    """A share in percent, ``~`` where few are on one side, or that it is hidden."""
    if share is None:
        return say.text("mirror.hidden")
    return share if isinstance(share, str) else say.fmt.percent(share)


def share_notes(say: Context) -> tuple[Sentence, ...]:
    """What shares of outcomes are of, when they are not shown, and whose they are."""
    return (say.text("mirror.note_shares", least=LEAST_LEARNERS), say.text("mirror.note_source"))


def no_tables(say: MunicipalContext) -> Sentence:
    """That there are none: of the municipality, or joint ones of the county."""
    return say.text("mirror.no_tables" if principal_of(say.municipality) else "mirror.no_joint")


def joint_note(givers: int, say: Context) -> tuple[Sentence, ...]:
    """That the county's figure is of those municipalities only that gave theirs, where some have not."""
    return (say.text("mirror.note_joint", n=givers, all=MUNICIPALITIES),) if givers < MUNICIPALITIES else ()


def half_named(half: str, say: Context) -> Sentence:
    """``juli–december 2025`` of ``2025H2``."""
    return say.text(f"mirror.half_{half[-2:]}", year=int(half[:4]))


def in_half(half: str, say: Context) -> Sentence:
    """When it was: ``heinä–joulukuussa 2025``, ``juli–december 2025``, ``in July–December 2025``."""
    return say.text(f"mirror.in_{half[-2:]}", year=int(half[:4]))


def year_before(half: str) -> str:
    """The same half of the year before: ``2024H2`` of ``2025H2``."""
    return f"{int(half[:4]) - 1}{half[4:]}"


def outcomes_reading(outcomes: Outcomes, half: str, say: Context) -> Sentence:
    """Of what the shares are, of how many learners, and how many courses go on besides, as far as that is known."""
    learners = say.fmt.integer(outcomes.learners or 0)
    said = [say.text("mirror.base_of_shares", learners=learners, in_period=in_half(half, say))]
    if outcomes.continues:
        said.append(say.text("mirror.going_on", count=say.fmt.integer(outcomes.continues)))
    return join(" ", said)


def hidden_forms(forms: Iterable[str], say: Context) -> list[Sentence]:
    """That the figures of school forms are not shown, and why; nothing where there are none."""
    named = [say.text(f"school_forms.on_{form}") for form in forms]
    return [say.text("mirror.hidden_forms", forms=say.listed(named))] if named else []


def outcome_columns(first: Sentence, say: Context) -> tuple[Column, ...]:
    """A header column and those of ``outcome_cells``: learners, participations, I1, I2, I3 and I5."""
    counts = ("learners_persons", "participations_count")
    of = (*counts, *["share_pct"] * (len(HEADED) - len(counts)))
    return columns(first, *(say.text(f"mirror.{each}") for each in HEADED), of=of)


def outcome_cells(outcomes: Outcomes, say: Context) -> tuple[str, ...]:
    """How the participations of one cell ended, as a row of a table: never one share without the others."""
    counts = (count_cell(each, say) for each in (outcomes.learners, outcomes.participations))
    shares = (share_cell(each, say) for each in (*outcomes.shares.values(), outcomes.finished_pct))
    return (*counts, *shares)


def parts_of(outcomes: Outcomes, category: str, say: Context) -> Iterator[Bar]:
    """A whole bar of shares that are known: what became of all that were finished or dropped, in percent."""
    base = 0.0
    for name, role in PARTS:
        pct = 100 - base if name == PARTS[-1][0] else float(outcomes.shares[name] or 0)
        label, series = say.fmt.percent(pct), say.text(f"mirror.{name}")
        yield Bar(series, role, category, pct, f"{category}, {series}: {label}", label, base=base)
        base += pct
