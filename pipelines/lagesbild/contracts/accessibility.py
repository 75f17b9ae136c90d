"""What the statement of accessibility reads: what was tested and what that found, and who takes feedback."""

from pathlib import Path
from typing import Annotated, Final, Literal, Self, get_args

from pydantic import Field, StringConstraints, model_validator

from lagesbild.contracts.model import Strict, read_yaml
from lagesbild.settings import LANGUAGES, Language

RECORD: Final = "accessibility.yml"
FEEDBACK: Final = "feedback.yml"
Brief = Literal["start", "list", "overview", "story", "depth", "handout"]
Workshop = Literal["facilitator", "questions", "placemat", "answers"]
Form = Literal[Brief, Workshop, "measures", "models", "since", "statement"]
"""The forms of page that there are."""
FORMS: Final[tuple[Form, ...]] = get_args(Form)
Way = Literal["screen", "dark", "phone", "paper", "keyboard", "scriptless"]
"""The ways in which each is read."""
WAYS: Final[tuple[Way, ...]] = get_args(Way)
Day = Annotated[str, StringConstraints(pattern=r"^20\d\d-[01]\d-[0-3]\d$")]
Rule = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Places = Annotated[int, Field(ge=1)]


class Assessment(Strict):
    """One assessment of the pages: ``day`` (ISO), ``tools`` name → version.

    ``pages`` are form → language → way → rule → in how many places it was broken; a way without rules found nothing.
    """

    day: Day
    tools: dict[str, str] = Field(min_length=1)
    pages: dict[Form, dict[Language, dict[Way, dict[Rule, Places]]]] = Field(min_length=1)

    @model_validator(mode="after")
    def _nothing_is_left_out(self) -> Self:
        for form, languages in self.pages.items():
            if set(languages) != set(LANGUAGES) or any(set(ways) != set(WAYS) for ways in languages.values()):
                raise ValueError(f"pages.{form}: each form is read in fi, sv and en, each time as {', '.join(WAYS)}")
        return self


class Feedback(Strict):
    """Who answers for the pages, by language, and their addresses; empty where staff have not said it."""

    publisher: dict[Language, str] = Field(default_factory=dict)
    email: Annotated[str, StringConstraints(pattern=r"^([^@\s<>\"?&]+@[^@\s<>\"?&]+\.[a-z]+)?$")] = ""
    form: Annotated[str, StringConstraints(pattern=r"^(https://[^\s<>\"]+)?$")] = ""

    @property
    def is_given(self) -> bool:
        """Whether a reader can write to somebody."""
        return bool(self.email or self.form)


def read_assessment(folder: Path) -> Assessment | None:
    """Read the record of the last assessment; none where there was none yet.

    Raises:
        BadFile: a field is missing, unknown or of the wrong form, or a language or way of reading is left out.
    """
    return read_yaml(folder / RECORD, Assessment) if (folder / RECORD).exists() else None


def read_feedback(folder: Path) -> Feedback:
    """Read who takes feedback; nobody where no file says it.

    Raises:
        BadFile: a field is unknown or of the wrong form.
    """
    return read_yaml(folder / FEEDBACK, Feedback) if (folder / FEEDBACK).exists() else Feedback()
