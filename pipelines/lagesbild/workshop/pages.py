"""The pages of a kit in one language: script, question sheets, placemat, and the form of a table."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from lagesbild.follow_up.form import CHOICES, MEASURES
from lagesbild.language import Context
from lagesbild.publish.imprint import Imprint, Said, imprint_said
from lagesbild.publish.kit_files import FORM, PLACEMAT, QUESTIONS, SCRIPT, kit_file
from lagesbild.settings import LANGUAGES, Language
from lagesbild.workshop.answers import Level
from lagesbild.workshop.asked import Ways, sheets
from lagesbild.workshop.environment import asset, locator_style, whole_page, workshop_environment
from lagesbild.workshop.plan import MINUTES, Show, start_of, timetable
from lagesbild.workshop.record import Judged, Kit
from lagesbild.workshop.told import Told

LEVELS: Final[tuple[Level, ...]] = ("fully", "mostly", "partly", "not", "unsure")
SPOKEN: Final = (
    *("saved", "still_missing", "name_the_table"),
    *("loaded", "not_ours", "of_other_kit", "replace"),
)
"""What the script of the form says."""
ROUNDS: Final = {"round_1": "see_know", "round_2": "", "round_3": "do_figure"}
"""Rounds of the placemat → the question that stands over the room to write; the second has one of its own."""


class Drawing(NamedTuple):
    """A chart as a picture: its data address, and what it shows in words."""

    data: str
    alt: str


class Edition(NamedTuple):
    """A kit in one language: what the brief says, which way each table's ages go, the brief's page.

    ``imprint`` is of the snapshot that it stands in, beside the brief's page; none where it is a folder of its own.
    """

    kit: Kit
    told: Told
    ways: Ways
    file: str
    say: Context
    languages: Sequence[Language]
    imprint: Imprint | None = None

    def name_of(self, page: str) -> str:
        """The name of a page of the kit: in a snapshot the brief's name stands before it."""
        return kit_file(self.file, page) if self.imprint else page

    @property
    def area(self) -> str:
        """The name of the group."""
        return str(self.told.opening["area_name"])

    @property
    def made_of(self) -> str:
        """Of which snapshot the figures are, and which kit this is."""
        text, kit = self.say.text, self.kit
        said = text("workshop.of_snapshot", snapshot=kit.snapshot) if kit.snapshot else text("workshop.not_dated")
        return f"{said} {text('workshop.kit', id=kit.id)}."


def pages_of_kit(edition: Edition, drawings: Mapping[str, Drawing]) -> dict[str, bytes]:
    """Return the pages by name, as they link to each other.

    ``drawings`` are of the exhibits that carry the messages, as far as there are such.
    """
    pages = {
        SCRIPT: script_page(edition),
        QUESTIONS: questions_page(edition),
        PLACEMAT: placemat_page(edition, drawings),
        FORM: form_page(edition),
    }
    return {edition.name_of(name): page.encode() for name, page in pages.items()}


def script_page(edition: Edition) -> str:
    """The facilitator's script: where to start, what to do before, the evening minute by minute."""
    told, say = edition.told, edition.say
    start = start_of(told, edition.ways, say)
    links = {
        "projector": f"{edition.file}?projector#page-area",
        "questions": edition.name_of(QUESTIONS),
        "placemat": edition.name_of(PLACEMAT),
        "form": edition.name_of(FORM),
    }
    return _framed(
        "facilitator.html.j2",
        edition,
        file=SCRIPT,
        title=say.text("workshop.title", area=edition.area),
        lead=say.text("workshop.lead", minutes=MINUTES, tables=len(edition.ways)),
        start=start,
        material=[Show(say.text(f"workshop.to_{name}"), href) for name, href in links.items()],
        timetable=timetable(told, start, file=edition.file, say=say),
        sheets=sheets(told, edition.ways, say),
    )


def questions_page(edition: Edition) -> str:
    """One sheet of A4 for each table."""
    listed = sheets(edition.told, edition.ways, edition.say)
    title = edition.say.text("workshop_questions.title", area=edition.area)
    return _framed("questions.html.j2", edition, file=QUESTIONS, title=title, sheets=listed)


def placemat_page(edition: Edition, drawings: Mapping[str, Drawing]) -> str:
    """One sheet of A3: figures, messages with their charts, and room to write for each round."""
    text = edition.say.text
    asked = {name: f"workshop_questions.{key}" if key else "workshop_form.meaning" for name, key in ROUNDS.items()}
    return whole_page(
        "placemat.html.j2",
        style=locator_style() + asset("placemat.css"),
        **_given(edition),
        told=edition.told,
        drawings=drawings,
        rounds=[(text(f"workshop.{name}"), text(key)) for name, key in asked.items()],
    )


def form_page(edition: Edition) -> str:
    """The form of a table, one file; what it saves says of which kit it is."""
    text, kit, words = edition.say.text, edition.kit, edition.kit.words[edition.say.language]
    about = {"group": kit.group, "kit": kit.id, "snapshot": kit.snapshot, "language": edition.say.language}
    return whole_page(
        "answers.html.j2",
        style=asset("form.css"),
        script="form.js",
        **_given(edition),
        words=words,
        levels=[(level, text(f"workshop_form.level_{level}")) for level in LEVELS],
        numbers=range(1, MEASURES + 1),
        measures_lead=text("workshop_form.measures_lead", n=MEASURES),
        figures=_figures(edition),
        themes=_choices("theme", edition.say),
        obstacles=_choices("obstacle", edition.say),
        publics=_choices("is_public", edition.say),
        about={"kit": about, "texts": {name: str(_template(edition.say, name)) for name in SPOKEN}},
    )


def _figures(edition: Edition) -> list[tuple[Judged, list[object]]]:
    words = edition.kit.words[edition.say.language]
    said = {each.exhibit: each for each in words.headlines}
    return [(said[exhibit], list(choices)) for exhibit, choices in words.by_exhibit.items()]


def _choices(kind: str, say: Context) -> list[tuple[str, str]]:
    keys = [key for key, each in CHOICES.items() if each == kind]
    return [(key.removeprefix(f"{kind}_"), say.text(f"form.{key}")) for key in keys]


def _template(say: Context, name: str) -> str:
    """A string of the script, which fills its places itself."""
    return say.text(f"workshop_form.{name}", file="{file}", fields="{fields}")


def _framed(template: str, edition: Edition, *, file: str, title: str, **given: object) -> str:
    """A page in the frame of all pages; it leads to the other languages where all of them are made."""
    name = edition.name_of(file)
    frame = {
        "imprint": _said(edition, title, name),
        "assets": "../assets",
        "standalone": edition.imprint is None,
        "translated": set(edition.languages) == set(LANGUAGES),
        "file": name,
    }
    return workshop_environment().get_template(template).render(**frame, **_given(edition), **given)


def _said(edition: Edition, title: str, name: str) -> Said:
    language = edition.say.language
    if edition.imprint is None:
        return Said(edition.say.text("page.maker"), "", "", "", "", "")
    return imprint_said(edition.imprint, language=language, title=title, path=f"{language}/{name}")


def _given(edition: Edition) -> dict[str, Any]:
    return {
        "text": edition.say.text,
        "language": edition.say.language,
        "area": edition.area,
        "made_of": edition.made_of,
    }
