"""What was recorded of a measure since it was chosen: a line for each answer, under its day."""

import re
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple, get_args

from lagesbild.chosen.measure import Measure

NoteKind = Literal["done", "seen", "hinders", "next"]
KINDS: Final[tuple[NoteKind, ...]] = get_args(NoteKind)
LINE: Final = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) ({'|'.join(KINDS)}): (.*)")


class Note(NamedTuple):
    """One answer; of a line that was written by hand in another form ``day`` and ``kind`` are empty."""

    day: str
    kind: NoteKind | Literal[""]
    text: str


def notes_of(measure: Measure) -> list[Note]:
    """Everything that was recorded, in its order."""
    return [_note(line) for line in measure.notes.split("\n") if line.strip()]


def with_notes(kept: str, added: Iterable[Note]) -> str:
    """The field of the register with more lines behind those that are there; an answer becomes one line."""
    lines = (f"{note.day} {note.kind}: {one_line(note.text)}" for note in added)
    return "\n".join(filter(None, (kept, *lines)))


def one_line(text: str) -> str:
    """The same words without line ends."""
    return " ".join(text.split("\n")).strip()


def latest(measure: Measure, kind: NoteKind) -> Note | None:
    """The answer to one question that was recorded last."""
    found = [note for note in notes_of(measure) if note.kind == kind]
    return max(found, key=lambda note: note.day, default=None)


def _note(line: str) -> Note:
    found = LINE.fullmatch(line.strip())
    if found is None:
        return Note("", "", line.strip())
    day, kind, text = found.groups()
    return Note(day, kind, text)  # type: ignore[arg-type]
