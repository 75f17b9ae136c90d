"""One measure that a group chose, as the register keeps it."""

from collections.abc import Mapping
from typing import Final, NamedTuple

MODEL_FIELDS: Final = (
    *("model_name", "model_need", "model_what", "model_for_whom", "model_how"),
    *("model_participants", "model_results", "model_obstacles", "model_needs"),
)
"""What describes a model for others: each may be empty in a measure, all are filled in a model."""
TEXTS: Final = (
    *("measure", "aim", "responsible", "partners", "milestones", "own_figure", "own_unit", "cost"),
    *MODEL_FIELDS,
)
"""What a translation says."""
OF_TRANSLATION: Final = ("measure_id", "group_code", "language", "translation_of", *TEXTS)
"""What is filled in a translation; all else, what was recorded since too, stands in the row that it translates."""


class Measure(NamedTuple):
    """One row of the register; all values are text as they were written, empty where nothing is said.

    The fields are the columns of ``expectations/registers/register_measures.yml``.
    """

    measure_id: str
    group_code: str
    measure: str
    aim: str
    theme: str
    fact_key: str
    snapshot: str
    value_then: str
    year_then: str
    kind_then: str
    projected_then: str
    projected_year: str
    responsible: str
    partners: str
    started: str
    milestones: str
    followed_by: str
    followed_then: str
    followed_year: str
    own_figure: str
    own_unit: str
    own_values: str
    state: str
    cost: str
    obstacles: str
    is_public: str
    language: str
    translation_of: str
    reviewed: str
    notes: str
    model_name: str
    model_need: str
    model_what: str
    model_for_whom: str
    model_how: str
    model_participants: str
    model_results: str
    model_obstacles: str
    model_needs: str
    form_digest: str
    sheet_digest: str

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Measure":
        """Make a measure of a row's fields; those that are left out are empty."""
        return cls(*(values.get(name, "") for name in cls._fields))

    @property
    def is_translation(self) -> bool:
        """Whether it says another row in its language."""
        return bool(self.translation_of)

    def gaps_of(self, translation: "Measure") -> tuple[str, ...]:
        """The texts of this measure that a translation of it does not say."""
        return tuple(name for name in TEXTS if getattr(self, name) and not getattr(translation, name))

    def worded(self, translation: "Measure") -> "Measure":
        """The same measure in the words and the language of its translation."""
        return self._replace(language=translation.language, **{name: getattr(translation, name) for name in TEXTS})

    @property
    def may_be_shown(self) -> bool:
        """Whether pages may show it."""
        return self.is_public == "yes"

    @property
    def model_gaps(self) -> tuple[str, ...]:
        """The fields of a model that are empty; none of them is where the measure is described as one."""
        return tuple(name for name in MODEL_FIELDS if not getattr(self, name))

    @property
    def is_model(self) -> bool:
        """Whether it is described as a model for others."""
        return not self.model_gaps

    @property
    def is_begun_model(self) -> bool:
        """Whether some of a model is described, and some not yet."""
        return 0 < len(self.model_gaps) < len(MODEL_FIELDS)

    @property
    def keys(self) -> dict[str, str]:
        """The figures that it rests on and is followed by, by the column that names them."""
        named = {"fact_key": self.fact_key, "followed_by": self.followed_by}
        return {column: key for column, key in named.items() if key}

    @property
    def obstacle_codes(self) -> tuple[str, ...]:
        """The codes of what stands in its way, each once."""
        return tuple(dict.fromkeys(code.strip() for code in self.obstacles.split(";") if code.strip()))

    @property
    def own_series(self) -> list[tuple[str, float]]:
        """Dates and values of the group's own figure, the oldest first."""
        pairs = (part.strip().split("=") for part in self.own_values.split(";") if part.strip())
        return sorted((date, float(value)) for date, value in pairs)
