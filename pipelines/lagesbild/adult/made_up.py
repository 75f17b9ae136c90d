"""How made-up figures of adult education are known: by organisation numbers that cannot be given out."""

from typing import Final

MONTH: Final = slice(2, 4)
"""A real organisation has 20 or more there, a sole trader's personal number its month of birth: 01 to 12."""


def is_made_up(organisation_number: str) -> bool:
    """Whether a provider is one of the sample: 00 as third and fourth digit are neither an organisation nor a month."""
    return organisation_number[MONTH] == "00"
