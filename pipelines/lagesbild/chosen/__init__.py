"""Measures that groups chose: the register of them, what it refuses, and its figures then and now."""

from lagesbild.chosen.checking import Problem, field_problem, problems_of
from lagesbild.chosen.due import ENDED, due_day, is_overdue
from lagesbild.chosen.followed import Chosen, Followed, followed, time_of
from lagesbild.chosen.measure import MODEL_FIELDS, Measure
from lagesbild.chosen.notes import Note, NoteKind, latest, notes_of, with_notes
from lagesbild.chosen.register import (
    EXAMPLE,
    Entry,
    Register,
    contract_of,
    read_example,
    read_register,
    register_problems,
)
from lagesbild.chosen.translations import in_words_of

__all__ = [
    "ENDED",
    "EXAMPLE",
    "MODEL_FIELDS",
    "Chosen",
    "Entry",
    "Followed",
    "Measure",
    "Note",
    "NoteKind",
    "Problem",
    "Register",
    "contract_of",
    "due_day",
    "field_problem",
    "followed",
    "in_words_of",
    "is_overdue",
    "latest",
    "notes_of",
    "problems_of",
    "read_example",
    "read_register",
    "register_problems",
    "time_of",
    "with_notes",
]
