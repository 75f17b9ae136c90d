"""A made-up group's workshop for tests: what its brief says, its kit, and the answers of a table."""

import json
from pathlib import Path
from typing import Any

from lagesbild.follow_up.form import Choice
from lagesbild.language import Context
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.workshop.asked import Ahead, Ways
from lagesbild.workshop.pages import Edition
from lagesbild.workshop.record import Judged, Kit, Words, keep_kit
from lagesbild.workshop.told import Told, told_of

FORM_ID = "0123456789abcdef0123456789abcdef"
KIT_ID = "c0ffee123456"
GROUP = "kopa-suupohja"
SHRINKING: Ways = {key: Ahead("down", 2024, "projected") for key in ("0-6", "7-15", "16-18", "15-64")}
LINE = {"width": 120, "height": 34, "history": "M3 3L9 4", "projection": "M9 4L117 9", "end": [117, 9]}
FACT = "school-stages/7-12/today"


def exhibit(name: str, number: int, takeaway: str = "") -> tuple[str, dict[str, Any]]:
    source = {"publisher": "Statistics Finland", "ids": ["statfin-x"], "text": "x", "href": ""}
    said = takeaway or f"Finding of {name}."
    return "exhibit", {"id": name, "number": number, "takeaway": said, "question": "Why?", "sources": [source, source]}


def parts(name: str = "Suupohja") -> list[tuple[str, dict[str, Any]]]:
    """The parts of a brief: two exhibits of three messages in the story, one in depth, one that shows nothing."""
    tiles = [
        {"key": key, "label": f"Ages {key}", "now": "950", "then": "2040: 753", "change": "−21%", "line": LINE}
        for key in ("residents", "0-6", "7-15", "16-18", "15-64", "75+")
    ]
    messages = {"service-age-bands": "Every young age group shrinks.", "cohorts": "Fewer begin.", "education": "20%."}
    opening = {
        "area_name": name,
        "kind": "Group of 4 municipalities",
        "lead": "A made-up lead.",
        "tiles": tiles,
        "tiles_note": "Large number: now.",
        "locator": None,
        "certainty": {"text": "Uncertain for some.", "exhibit": "projection-certainty"},
        "core_messages": [{"text": text, "exhibit": each} for each, text in messages.items()],
        "newest_source": "The newest source is dated 21 July 2026.",
    }
    questions = [
        {"text": "Where will schools be?", "exhibit": "service-age-bands"},
        {"text": "Which education is offered?", "exhibit": "school-stages"},
        {"text": "Which decisions hold?", "exhibit": "projection-certainty"},
    ]
    silent = ("exhibit", exhibit("members", 5)[1] | {"takeaway": ""})
    return [
        ("opening", opening),
        exhibit("service-age-bands", 1, "A longer headline."),
        exhibit("projection-certainty", 2),
        exhibit("school-stages", 3),
        exhibit("cohorts", 4),
        silent,
        ("in_depth", {}),
        exhibit("education", 6),
        ("closing", {"discussion": {"questions": questions}}),
    ]


def told(name: str = "Suupohja") -> Told:
    return told_of(parts(name), file="kopa-suupohja.html")


def words(brief: Told) -> Words:
    judged = tuple(Judged(exhibit=each.exhibit, number=each.number, text=each.text) for each in brief.judged)
    stages = brief.observations["school-stages"]
    headline = Judged(exhibit="school-stages", number=stages.number, text=stages.text)
    figures = (Choice("fact_key", "7–12: 1,239 (2024)", FACT, "1239", "2024", "projected", "734", "2040"),)
    return Words(judged=judged, headlines=(headline,), figures=figures)


def kit(name: str = "Suupohja", languages: tuple[Language, ...] = LANGUAGES) -> Kit:
    said = words(told(name))
    names = dict.fromkeys(LANGUAGES, name)
    return Kit(id=KIT_ID, group=GROUP, names=names, snapshot="", words=dict.fromkeys(languages, said))


def edition(language: Language = "en", *, name: str = "Suupohja", ways: Ways = SHRINKING) -> Edition:
    return Edition(kit(name), told(name), ways, "kopa-suupohja.html", Context(language, 2040), LANGUAGES)


ANSWERS: dict[str, Any] = {
    "format": "lagesbild-workshop-answers",
    "version": 1,
    "id": FORM_ID,
    "group": GROUP,
    "kit": KIT_ID,
    "snapshot": "",
    "language": "sv",
    "table": "1",
    "saved": "2026-11-29T18:00:00Z",
    "agreement": {"school-stages": {"level": "mostly", "comment": "Gymnasiet drar elever hit"}},
    "knowledge": ["Nya företag kommer"],
    "meaning": ["Två skolor delar lärare"],
    "questions": ["Vem kör bussen?"],
    "measures": [
        {
            "measure": "Gemensam lärare",
            "aim": "Valfria ämnen finns kvar",
            "theme": "basic_education",
            "exhibit": "school-stages",
            "fact_key": FACT,
            "responsible": "Utbildningsnämnden",
            "obstacle": "staff",
            "is_public": "yes",
        }
    ],
}


def answered(folder: Path, name: str = "table-1.json", **changed: Any) -> Path:
    """A file of answers; a field that is ``None`` is left out."""
    content = {key: value for key, value in (ANSWERS | changed).items() if value is not None}
    path = folder / name
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def with_measure(**changed: Any) -> list[dict[str, Any]]:
    """The table's measure with other fields."""
    return [ANSWERS["measures"][0] | changed]


def keep(project: Project) -> None:
    """Keep the kit where a project has it."""
    keep_kit(project, kit())
