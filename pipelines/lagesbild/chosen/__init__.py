"""Measures that groups chose: the register of them, what it refuses, and its figures then and now."""

from lagesbild.chosen.checking import Problem, field_problem, problems_of
from lagesbild.chosen.followed import Chosen, Followed, followed, time_of
from lagesbild.chosen.measure import Measure
from lagesbild.chosen.notes import Note, NoteKind, latest, notes_of, with_notes
from lagesbild.chosen.register import Entry, Register, contract_of, read_example, read_register, register_problems

__all__ = [
    "Chosen",
    "Entry",
    "Followed",
    "Measure",
    "Note",
    "NoteKind",
    "Problem",
    "Register",
    "contract_of",
    "field_problem",
    "followed",
    "latest",
    "notes_of",
    "problems_of",
    "read_example",
    "read_register",
    "register_problems",
    "time_of",
    "with_notes",
]
