"""What the page's script says of the reader's own values, in the page's language; it fills the gaps itself."""

from typing import Final

from lagesbild.language import Texts

SAID_BY_SCRIPT: Final = (
    "own.own_title",
    "own.own_value",
    "own.no_value",
    "own.published_headline",
    "own.result_groups",
    "own.result_staff",
    "own.result_costs",
    "own.changed",
    "own.as_published",
    "own.reset_done",
    "own.saved",
    "own.file",
    "own.loaded",
    "own.loaded_of_other",
    "own.kept",
    "own.not_a_number",
    "own.out_of_bounds",
    "own.too_exact",
    "own.file_form",
    "own.file_version",
    "own.file_unknown",
)


def own_texts(text: Texts) -> dict[str, str]:
    """Return the templates by name, with their gaps: ``changed`` → ``{what}: {now} (published {published}).``."""
    return {key.removeprefix("own."): text.template(key, {}) for key in SAID_BY_SCRIPT}
